"""The German words that tell an order from small talk, a name from a word, and a text from its description."""

from typing import Any

from social_tools.grammar.english_choices import ELSEWHERE
from social_tools.grammar.english_words import word_set

_ENDINGS = ("e", "er", "es", "en", "em")
_ORDINALS = {
    f"{stem}{ending}": place
    for place, stem in enumerate(
        ("erst", "zweit", "dritt", "viert", "fünft", "sechst", "siebt", "acht", "neunt", "zehnt"), 1
    )
    for ending in _ENDINGS
} | {f"letzt{ending}": -1 for ending in _ENDINGS}

_NUMBERS = ("eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn")
_NOT_NAMES = word_set("""
aber alle allem allen alles als also am an andere anderen auch auf aus beim bei beiden bild bilder bin bis bist bitte
da damit dann daran darauf das dass dazu dein deine deinen dem den denn der des dich die dies diese diesem diesen
dieser dieses dir doch dort du durch ein eine einem einen einer eines er es etwas euch euer für gar gegen geht gern
gerne gestern gibt gut habe haben hat hast hatte heute hier hör ich ihm ihn ihnen ihr ihre ihren ihrem ihrer ihres im
immer in ins irgendwem irgendwas ist ja jede jedem jeden jeder jemand jemandem jemanden jetzt kann kannst kein keine
keinen könnte leute leuten machen man mehr mein meine meinem meinen meiner meines mich mir mit morgen müsste nach
nachricht nachrichten nein neu neue neuen nicht nichts nie niemand niemandem niemanden keiner keinem niemals nochmal
noch nun nur ob oder ohne person post posts regeln schon sehr seid sein seine seinen seinem seiner selbst sich sie
sind so soll sollte sollen sollst über um und uns unser unter vom von vor war warum was weil welche welchen wem wen
wenn wer werde werden wie wieder will willst wir wird wo zu zum zur zuletzt zurück beitrag beiträge profil feed freund
freunde freunden meinung rat regel tipp wecker licht termin termine musik lautsprecher ton handy fernseher radio
telefon rechnung urlaub tag tage stunde stunden wochenende anruf anrufe welt
""")

WORDS: dict[str, Any] = {
    "letters": {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "é": "e", "è": "e"},
    "drawn_last": word_set("malen zeichnen skizzieren"),
    "expansions": {
        "gibt's": "gibt es",
        "gibts": "gibt es",
        "geht's": "geht es",
        "hab": "habe",
        "is": "ist",
        "nix": "nichts",
        "teil's": "teil es",
        "lösch's": "lösch es",
        "mach's": "mach es",
        "poste's": "poste es",
    },
    "closings": (
        "bitte",
        "danke",
        "danke dir",
        "vielen dank",
        "für mich",
        "mal",
        "jetzt",
        "gleich",
        "salon",
        "okay",
        "ok",
        "wenn du kannst",
        "wenn es geht",
        "bitte mal",
        "auch",
        "sofort",
        "gern",
        "gerne",
    ),
    "idioms": (
        "(finde|suche|such) [bitte] (mein|meine|meinen) (handy|telefon|schlüssel|brille)",
        "(folge|folg|folgen sie) (dem rat|den regeln|den anweisungen|der spur|deinem herzen|mir unauffällig)",
        "(teile|teil) (die|den|das) (rechnung|kosten|kuchen|zimmer|meinung|brot)",
        "(mach|mache) (das|dem|die|den) (licht|fenster|tür|radio|fernseher|musik|heizung)",
        "mal (sehen|schauen|gucken|ehrlich|wieder|so|abwarten|kurz)",
        "post (vom|von der|für|aus|ist|kommt)",
        "(zeichne|zeichnen sie) (sich|ab|nach)",
        "(mal|male) (den teufel|schwarz)",
    ),
    "ordinals": _ORDINALS,
    "numbers": {word: place for place, word in enumerate(_NUMBERS, 1)},
    "possessives": {
        **{f"mein{ending}": "me" for ending in ("", *_ENDINGS)},
        **{f"ihr{ending}": "her" for ending in ("", *_ENDINGS)},
        **{f"sein{ending}": "his" for ending in ("", *_ENDINGS)},
    },
    "possessive_endings": (),
    "pictures": word_set("bilder bildern fotos zeichnungen"),
    "pronouns": word_set("ihr ihm sie ihn ihnen her his"),
    "orders": word_set(
        "poste teile teil veröffentliche folge folg entfolge like reposte antworte lösche lösch entferne blockiere"
        " stumme melde zitiere schicke schick sende merke"
    ),
    "things": word_set("es das dies diesen dieses ihn sie ihm ihr den die dem der"),
    "articles": word_set("ein eine einen einem einer eines"),
    "of": frozenset({"von"}),
    "plain": word_set("neues schönes gutes hübsches kleines großes"),
    "media": word_set("zeichnung gemälde skizze porträt poster illustration aquarell logo bild foto"),
    "sizes": {"hochformat": "portrait", "querformat": "landscape"},
    "size_tails": {
        f"{before}{said}": size
        for said, size in (("hochformat", "portrait"), ("querformat", "landscape"))
        for before in ("im ", "in ", "als ", "")
    },
    "not_names": _NOT_NAMES,
    "vague": word_set(
        "nichts kein keinen niemand etwas was über alles alle nichts mehr irgendwas irgendetwas für mit an auf"
        " in von zu wieder nochmal noch heute"
        " morgen später jetzt nur wenn wann wo mal bitte und oder aber nicht nie kein keine ob dass dass"
    ),
    "vague_articles": word_set(
        "ein eine einen einem einer mein meine meinen meinem meiner unser unsere der die das den dem zwei drei"
    ),
    "vague_kinds": word_set(
        "ankündigung artikel beitrag bild bilder foto fotos frage gedicht geschichte gruß kommentar link nachricht post"
        " posts rede selfie spruch status story text umfrage video witz zeichnung glückwunsch beschwerde"
    ),
    "telling": word_set("ist sind war waren hat habe haben wird werden kann können muss müssen soll will geht kommt"),
    "sentence_after_it": word_set("ist war wird hat regnet schneit geht sind kann muss soll"),
    "not_called": word_set("später nicht nie morgen wenn falls egal zu sehr noch neu kaputt falsch weg leer"),
    "known_pronouns": word_set("sie er"),
    "not_pictures": word_set(
        "kein keine keinen keinem ohne nichts es das dies diese diesen dieses sie ihn mir dir uns mich dich was"
        " warum wie wer wann mit von und oder aber"
        " etwas nichts irgendwas nochmal mal noch sehen so nicht kein keine ! ? . , : ob dass weiter aus an ab den dem"
    ),
    "correctable": word_set(
        "folge entfolge zeichne lösche entferne teile poste antworte blockiere reposte zeige öffne suche"
        " schreibe schicke"
        " zitiere startseite profil entwürfe nachrichten benachrichtigungen rückgängig entdecken zweiten dritten ersten"
        " veröffentliche beitrag hilfe danke"
    ),
    "not_slips": word_set(
        "folgen folgt folgte folgend folgende wolke zeichen zeichnet löschen löscht löschte entfernt teilen"
        " teilt teilte"
        " feile weile seite seine keine eile posten postet postete puste piste antworten antwortet blockieren blockiert"
        " zeigen zeigt ziege öffnen öffnet suchen sucht sache schreiben schreibt schicken schickt zitieren beiträge"
        " beitragen seiten ernsten erste zweite dritte zweifel teils schön ecke dank danken"
    ),
    "days": {
        "montag": "mon",
        "dienstag": "tue",
        "mittwoch": "wed",
        "donnerstag": "thu",
        "freitag": "fri",
        "samstag": "sat",
        "sonnabend": "sat",
        "sonntag": "sun",
        "heute": "+0d",
        "morgen": "+1d",
        "gestern": "-1d",
    },
    "units": {
        "minute": "m",
        "minuten": "m",
        "stunde": "h",
        "stunden": "h",
        "tag": "d",
        "tage": "d",
        "tagen": "d",
        "woche": "w",
        "wochen": "w",
    },
    "clock": {"mittag": "12:00", "mittags": "12:00", "mitternacht": "00:00"},
    "evening": frozenset(),
    "particles": {
        "changing": word_set("mit ohne bei im in als aber unter auf am an vor hinter"),
        "in": frozenset({"in"}),
        "at": frozenset({"um"}),
        "on": frozenset({"am"}),
        "for": frozenset({"für"}),
        "during": frozenset({"während"}),
        "until": frozenset({"bis"}),
        "since": frozenset({"seit"}),
        "this": word_set("diese dieser"),
        "the": word_set("der die das den dem"),
        "last": word_set("letzte letzten letzter letztem vergangenen"),
    },
    "asking_words": word_set("was wer wen wem wann wo wie warum soll sollte darf kann ist sind hat haben wird ob"),
    "wishing": frozenset(),
    "unwanted": frozenset(),
    "not_feeds": frozenset(),
    "not_lists": frozenset(),
    "not_options": frozenset(),
    "meanings": {
        "beide": "both",
        "beiden": "both",
        "alle": "all",
        "den": "the",
        "die": "the",
        "das": "the",
        "bild": "picture",
        "antwort": "reply",
        "kommentar": "comment",
        "gespräch": "conversation",
        "nachrichten": "messages",
        "benachrichtigungen": "notifications",
        "alles": "everything",
        "foto": "photo",
        "zeichnung": "drawing",
        "gemälde": "painting",
    },
    "refusing": word_set("nicht nichts kein keine keinen nie niemals"),
    "common": word_set(
        "nichts kein keine keinen niemand niemanden jemand der die das den dem ein eine einen und ist nicht ich"
        " du mir mich mein meine meinen dein deine es sie er"
        " wir ihr"
        " was wer wie wo warum wem mit von für auf zu zum im in an bei hat habe hast haben kann kannst könntest bitte"
        " zeig zeige mach poste lösche teile folge auch noch mal gibt heute morgen gestern über unter aber oder"
        " wenn bin"
        " bist sind wird werden soll sollte nach guten gut danke hallo"
    ),
    "elsewhere": ELSEWHERE,
    "subjects": {
        "posts": word_set(
            "poste posten post posts beitrag beiträge teile teilen teil veröffentliche veröffentlichen tweet tweete"
            " twittere status statusmeldung hochladen"
        ),
        "feeds": word_set("feed timeline startseite neuigkeiten neues lese lesen gelesen beiträge posts verpasst"),
        "messages": word_set(
            "nachricht nachrichten direktnachricht postfach posteingang schreib schreibe schick schicke dm"
        ),
        "notifications": word_set(
            "benachrichtigung benachrichtigungen mitteilung mitteilungen kommentiert kommentare geliked erwähnt"
            " geantwortet antworten likes"
        ),
        "people": word_set(
            "folge folgen folgt follower abonnenten profil profile nutzer nutzerin blockiere blockieren stummschalten"
            " freunde bekannte freundin freund"
        ),
        "pictures": word_set("bild bilder male malen zeichne zeichnen zeichnung gemälde foto fotos aquarell skizze"),
        "trends": word_set("trend trends hashtag hashtags angesagt beliebt"),
    },
}

SPOKEN: dict[str, Any] = {
    "visibility": {
        "followers": (
            "[nur] (für|an|mit) [nur] [meine|meinen|die|den] (follower|followern|abonnenten) [nur]",
            "nur follower",
        ),
        "public": ("öffentlich", "(für|an|mit) (alle|allen|jeden|die ganze welt)"),
        "unlisted": ("[als] ungelistet", "nicht gelistet"),
        "direct": ("nur für (die|alle) [,] die ich erwähne",),
    },
    "choices": {
        "narrowed": {"followers": ("[meine] follower",)},
        "quotable": {"nobody": ("niemand darf es zitieren",)},
        "categories": {
            "spam": ("(spam|werbung|betrug)",),
            "abuse": ("(beleidigung|beleidigend|belästigung|mobbing|hass|missbrauch|drohung)",),
            "sexual": ("(sexuell|pornografie|nacktheit)",),
            "violence": ("(gewalt|gewalttätig)",),
            "illegal": ("illegal", "(illegaler|illegale) inhalte"),
            "impersonation": ("(identitätsdiebstahl|fake profil|falsches profil)",),
            "other": ("(etwas anderes|sonstiges)",),
        },
        "it_is": {"spam": ("es ist (spam|werbung)",)},
        "requests": {"follow": ("(folgeanfrage|anfrage)",)},
        "notices": {"mention": ("erwähnungen",)},
        "my_notices": {"mention": ("erwähnungen",)},
        "happenings": {"mention": ("erwähnt",)},
    },
    "openings": (
        "[oh] (hey|hi|hallo|ok|okay|also|so|na|gut|guten morgen|guten tag|guten abend|servus|moin) [salon]",
        "salon",
        "(bitte|nun|jetzt|dann|auch|doch)",
        "(ja|jo|klar|gern|gerne)",
        "(danke|vielen dank|super|toll|prima|schön|cool) [dir]",
    ),
    "asking": (
        "(kannst|könntest|würdest|magst|willst) du [bitte|mal|mir bitte|bitte mal|vielleicht]",
        "(können|könnten|würden) sie [bitte|mal|bitte mal]",
        "ich (möchte|will|hätte gern|hätte gerne) [,] dass du",
    ),
    "wishes": (
        "ich (möchte|will|würde gern|würde gerne|mag|muss) [bitte|gern|gerne]",
        "(lass|lassen sie) (mich|uns)",
        "(kann|könnte|darf) ich [bitte|mal]",
    ),
    "joiners": (
        "[,|.|;] (und|aber) (dann|danach|anschließend|anschliessend) [auch]",
        "[,|.|;] (dann|danach|anschließend)",
        "[,|;] und [auch] [bitte]",
        "[,] aber",
        ", [auch|bitte]",
        ". [bitte]",
        "; [bitte]",
    ),
    "held_back": (),
    "negations": ("(nie|niemals|bloß nicht|ja nicht|auf keinen fall)",),
    "refused": (
        "<order> [{words}] (<no>|kein|keine|keinen) [{words}]",
        "[bitte|noch|das|es] [noch] <no> <ordered>",
        "{words} <no> [mehr] <ordered>",
        "(du sollst|sie sollen|ihr sollt|ich will|ich möchte|wir wollen) {words} <no> {words}",
    ),
}
