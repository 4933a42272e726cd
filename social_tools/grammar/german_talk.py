"""German sentences that call no tool: small talk with a fixed answer, questions back, and yes and no."""

WORDS = {"how": "wie (kann|könnte|soll|muss) (ich|man)|wie geht das"}
_SECRET = "(passwort|kennwort|passphrase)"
_HELP_WITH = "[/] hilfe (mit|zu|bei|zum|für)"

TOPICS = {
    "greeting": (
        "(hallo|hi|hey|moin|servus|guten (morgen|tag|abend)|grüß gott|grüezi|na) [du|zusammen|salon|alle|nochmal]",
    ),
    "thanks": (
        "[ok|okay|super|toll] (danke|vielen dank|besten dank|herzlichen dank|dankeschön|danke schön|dank dir)"
        " [dir|sehr|schön|salon|vielmals]",
        "(super|toll|prima|klasse|wunderbar|sehr gut|gut gemacht|schön|perfekt|cool)",
    ),
    "goodbye": ("(tschüss|tschüs|auf wiedersehen|bis (bald|später|dann|morgen)|gute nacht|ciao|mach's gut) [salon]",),
    "how_are_you": ("wie geht es (dir|ihnen) [heute]", "wie geht's [dir]", "alles (gut|klar) [bei dir]"),
    "who_made_you": (
        "wer hat (dich|salon) (gemacht|gebaut|programmiert|entwickelt|geschrieben)",
        "wem gehört (das|salon)",
    ),
    "who_are_you": (
        "(wer|was) (bist du|sind sie) [eigentlich|genau|denn]",
        "was ist (salon|das hier|das)",
        "wie heißt du",
        "(erzähl|erzähle) mir (etwas|was) über (dich|salon)",
    ),
    "are_you_ai": (
        "bist du [wirklich|echt] [ein|eine] (ki|bot|roboter|mensch|person|computer|maschine|chatgpt|sprachmodell|echt"
        "|künstliche intelligenz)",
        "(welches|was für ein) (modell|sprachmodell) (bist du|benutzt du|verwendest du)",
        "(benutzt|verwendest) du [eine] (ki|chatgpt|ein sprachmodell)",
    ),
    "privacy": (
        "werden meine (daten|nachrichten|bilder|beiträge) [hier] (verkauft|gespeichert|gelesen|geteilt|weitergegeben)",
        "(verkaufst|speicherst|liest|teilst) du meine (daten|nachrichten|bilder|beiträge)",
        "wer (kann|darf) (meine {words}|das|mich) (sehen|lesen)",
        "was (passiert|machst du) mit meinen (daten|bildern|nachrichten)",
        "(sind|ist) (meine daten|das|das hier|dieser chat|mein profil) [hier] (sicher|privat|öffentlich|geschützt)",
        "welche daten (speicherst|sammelst|hast) du [{anything}]",
        "(datenschutz|privatsphäre)",
    ),
    "told_passphrase": (
        f"mein [neues] {_SECRET} (ist|lautet|:|=) {{anything}}",
        f"{_SECRET} (:|=|ist) {{anything}}",
        f"(ändere|setze) mein {_SECRET} (in|auf|zu) {{anything}}",
    ),
    "passphrase": (
        f"[wie kann ich|ich will|ich möchte] [mein|das|ein] [neues] {_SECRET} [ändern|setzen|vergessen]",
        f"ich habe mein {_SECRET} vergessen",
    ),
    "sign_in": ("[wie kann ich mich|ich will mich|mich] (anmelden|einloggen)", "(melde|logge) mich (an|ein)"),
    "sign_out": ("[wie kann ich mich|mich] (abmelden|ausloggen)", "(melde|logge) mich (ab|aus)"),
    "own_account": ("(ich will|ich möchte|erstelle|mach mir) ein [eigenes] konto [{anything}]", "[mich] registrieren"),
    "help_pictures": (f"{_HELP_WITH} (bildern|bilder|malen|zeichnen)",),
    "help_posts": (f"{_HELP_WITH} (beiträgen|posts|posten|teilen)", "wie (poste|teile) ich [etwas|einen beitrag]"),
    "help_feeds": (f"{_HELP_WITH} (feed|feeds|lesen|suche|suchen)",),
    "help_people": (f"{_HELP_WITH} (leuten|personen|folgen|profil|profilen)", "wie folge ich [jemandem|{name}]"),
    "help_messages": (f"{_HELP_WITH} nachrichten",),
    "help_safety": (f"{_HELP_WITH} (sicherheit|blockieren|melden|datenschutz)",),
    "what_can_you_do": ("was kannst du [alles|so|denn|hier]", "was (kann|macht) (man|salon) hier"),
    "help": (
        "[/] hilfe [bitte]",
        "(hilf|helfen sie) mir [bitte]",
        "kannst du mir helfen",
        "was (kann|soll|muss) ich [hier|jetzt|denn] (sagen|tun|machen|fragen|schreiben)",
        "wie (geht|funktioniert) (das|das hier|salon|es)",
        "<how> {anything}",
        "ich (verstehe|versteh) (das|es) nicht",
    ),
}

QUESTIONS = {
    "post_what": (
        "(poste|post|teile|veröffentliche|tweete) [bitte] {anything}",
        "(poste|post|posten|tweeten)",
        "(schreib|schreibe|verfasse) [bitte] (einen|ein|eine|den|was|etwas) [{words}] [{anything}]",
        "(mach|erstelle) [bitte] (einen|den) [neuen] (beitrag|post|status) [{anything}]",
        "[etwas|was|einen beitrag] (posten|veröffentlichen|teilen)",
        "sag (allen|meinen followern) {anything}",
    ),
    "share_what": ("(teile|teil) [bitte|mein|ein|das] [bild]", "{order_behind}"),
    "picture_of_what": (
        "(mal|male|zeichne) [mir] [bitte] [was|etwas|irgendwas|ein bild]",
        "(mach|erstelle) [mir] [bitte] (ein|noch ein) <picture>",
        "[ein|noch ein] bild",
    ),
    "follow_whom": (
        "(folge|folg) [jemandem|leuten|allen|ihnen]",
        "(jemandem|leuten|allen|wem) folgen",
        "entfolge [jemandem]",
    ),
    "like_which": ("(like|liken|mag) [etwas|was|alle|das|es]", "(gib|gebe) {anything} like"),
    "reply_what": ("(antworte|antworten|kommentiere) [{anything}]",),
    "delete_what": ("(lösche|lösch|entferne|löschen) [alle|alles|meine|meinen|mein|den|das] [{anything}]",),
    "open_which": ("(öffne|öffnen|zeig mir) [einen|den|das|etwas]",),
    "message_what": (
        "(schick|schicke|sende|schreib|schreibe) [{recipient}] [eine|die] [private] (nachricht|nachrichten|dm)",
        "(schreib|schreibe|sag) {recipient} [{anything}]",
        "[eine] nachricht [schreiben|schicken|senden|an {recipient}]",
    ),
    "limit_whom": (
        "(blockiere|blocke|stumme|entblocke|sperre) [jemanden|wen|sie|ihn|diese person]",
        "(jemanden|wen) (blockieren|stummschalten)",
    ),
    "search_what": ("(suche|such|finde|suchen) [etwas|was|leute|posts|beiträge|jemanden]",),
    "quote_what": ("(zitiere|zitieren) [{quote_of}] [:|mit]",),
    "react_which": ("(reposte|merke|speichere) [etwas|was]",),
    "report_as": ("(melde|melden) [{reported}]", "(jemanden|etwas|das) melden"),
    "profile_what": (
        "(ändere|bearbeite) [bitte] mein [{anything}]",
        "mein (profil|namen|name|profilbild) ändern",
        "nenn mich [{anything}]",
    ),
    "which_user": ("{at_name}", "(zeig|zeige) [mir] (ein|das) profil"),
    "settings_what": ("[meine] (einstellungen|datenschutzeinstellungen) ändern",),
    "who_follows": ("wer folgt {anything}",),
}

ANSWERS = {
    "yes": (
        "(ja|jo|jawohl|jep|klar|na klar|sicher|okay|ok|genau|gerne|gern|einverstanden|natürlich|passt) [,]"
        " [ja|bitte|mach das|mach es|tu das|genau|gerne|sicher|teil es|teile es|poste es]",
        "(mach das|mach es|tu das|tu es|sieht gut aus|das passt|so passt es|leg los|los)",
        "(bestätigen|bestätige|bestätigt|genehmigt|einverstanden)",
        "(teile|teil|poste|veröffentliche|schick) (es|das|ihn)",
    ),
    "no": (
        "(nein|nee|nö|ne) [,] [danke|lass es|lass das|lieber nicht|nicht|abbrechen|stopp|doch nicht|noch nicht]",
        "(abbrechen|abbruch|stopp|stop|lass es|lass das|lieber nicht|doch nicht|vergiss es|vergiss das|jetzt nicht"
        "|noch nicht|verwerfen)",
    ),
}
