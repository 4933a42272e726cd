"""German, as data: the everyday orders.

Those about posts are in `german_posts`, words are in `german_words`, what calls no tool is in `german_talk`.
"""

from typing import Any

from social_tools.grammar import german_posts, german_talk, german_words, other_edits, other_remixes, picture_changes
from social_tools.grammar.language import Language, Rule, folded, rules
from social_tools.grammar.reading import Ref

_B = "[bitte|mal|doch|jetzt|einfach|kurz|bitte mal|mal bitte|doch mal|doch bitte]"
_WORDS = {
    "mir": "mir|uns",
    "dem": "der|die|das|den|dem|diesen|dieser|dieses|diesem|diese",
    "mein": "mein|meine|meinen|meinem|meiner|meines",
    "post": "beitrag|post|posting|bild|foto|zeichnung|gemälde|antwort|kommentar",
    "text": "beitrag|post|posting|antwort|kommentar",
    "posts": "beiträge|posts|postings",
    "picture": "bild|foto|zeichnung|gemälde|aquarell|skizze|illustration|poster|porträt|logo",
    "newest": "neuester|neueste|neuestes|neuesten|letzter|letzte|letztes|letzten|jüngste|jüngsten",
    "draw": f"(mal|male|malen sie|zeichne|zeichnen sie|skizziere) {_B} [mir|uns] {_B}",
    "make": f"(mach|mache|machen sie|erstell|erstelle|erstellen sie|erzeuge|generiere|gib) {_B} [mir|uns] {_B}",
    "show": f"(zeig|zeige|zeigen sie|lies|öffne|öffnen sie|lade) {_B} [mir|uns] {_B}",
    "shown": "zeigen|anzeigen|öffnen|sehen|lesen|anschauen",
    "share": f"(teile|teil|teilen sie|poste|post|posten sie|veröffentliche|veröffentlichen sie) {_B}",
    "sharing": "teilen|posten|veröffentlichen",
    "saying": "mit dem text|mit der bildunterschrift|mit den worten|und (schreib|schreibe|sag|sage) [dazu]|:",
    "write": f"(schreib|schreibe|schreiben sie|erstelle|mach|mache|verfasse) {_B}",
    "reply": f"(antworte|antwort|antworten sie|erwidere|kommentiere) {_B}",
    "like": f"(like|liken sie|herze|favorisiere) {_B}",
    "follow": f"(folge|folg|folgen sie|abonniere) {_B}",
    "unfollow": f"(entfolge|entfolg|deabonniere) {_B}",
    "delete": f"(lösche|lösch|löschen sie|entferne|entfern|entfernen sie) {_B}",
    "find": f"(suche|such|suchen sie|finde|find|finden sie) {_B} [mir|uns] {_B}",
    "send": f"(schick|schicke|schicken sie|sende|senden sie|schreib|schreibe) {_B}",
    "feed": "feed|startseite|timeline|zeitleiste|zeitachse",
    "followers": "follower|followers|abonnenten|anhänger",
    "replies": "antworten|kommentare|reaktionen",
    "they": "die leute|die anderen|andere|sie|alle",
    "avatar": "profilbild|avatar|profilfoto",
    "block": f"(blockiere|blockier|blockieren sie|blocke|block|sperre) {_B}",
    "turn": f"(schalte|schalt|schalten sie|stelle|stell|mach|mache) {_B}",
    "order": "poste|post|posten|teile|teil|teilen|veröffentliche|lösche|lösch|entferne|folge|folg|like|reposte|antworte"
    "|schicke|schick|sende|schreib|schreibe|blockiere|blockier|blocke|stumme|melde|zitiere|mal|male|zeichne|merk|merke"
    "|gib|mach|mache|schalte|ändere",
    "ordered": "posten|teilen|veröffentlichen|löschen|entfernen|folgen|liken|antworten|schicken|senden|schreiben"
    "|blockieren|melden|zitieren|malen|zeichnen|ändern",
    "no": "nicht|nie|niemals|keinesfalls|nichts|niemanden|niemandem",
    "blue": "blauer|röter|grüner|gelber|heller|dunkler|wärmer|kälter|bunter|weicher|blasser|lila|rosa|farbiger",
    "scene": "bei (nacht|tag|sonnenaufgang|sonnenuntergang|dämmerung|mondlicht|regen|nebel)"
    "|im (regen|schnee|nebel|winter|sommer|herbst|frühling|mondlicht|sturm)|in der (dämmerung|nacht)"
    "|(als|in) [ein] (aquarell|poster|bleistiftzeichnung|ölgemälde|schwarzweiß|schwarz und weiß|sepia|pixel art)",
}

_PICTURES = (
    *rules("create_image", "{prompt_again}", "[und|jetzt|nun|aber|nochmal|dasselbe|das gleiche] {change}", alone=True),
    *rules(
        "create_image",
        f"(mach|mache|machen sie|male|mal|ändere) {_B} (es|das|ihn|sie|(<dem>|<mein>) [<newest>] <picture>) {_B}"
        f" {{change}}",
        "<make> (ein|noch ein|ein neues) <picture> (von|mit) {prompt}",
        "<make> (ein|eine|noch ein) <picture> : {prompt}",
        "<make> {count} (bilder|varianten) von {prompt}",
        "(zeig|zeige) [mir] (ein|noch ein) <picture> (von|mit) {prompt}",
    ),
    *rules(
        "create_image",
        "[ich] [hätte|möchte|will|brauche|wünsche mir] [gern|gerne] (ein|noch ein) <picture> (von|mit) {prompt}",
        "{count} bilder von {prompt}",
        "[mir|uns|bitte] {prompt_before_verb}",
        "/ bild [:] {prompt}",
        first=True,
    ),
    Rule("create_image", "<draw> [:] {prompt}", wish=False),
)

_ME: dict[str, Any] = {"user": "me"}
_FEEDS = (
    *rules("read_feed", "beste zuerst", "die besten zuerst", feed=Ref("feed", word="this"), sort="best"),
    *rules("read_feed", "neueste zuerst", "die neuesten zuerst", feed=Ref("feed", word="this"), sort="newest"),
    *rules("read_feed", "nur bilder", feed=Ref("feed", word="this"), images_only=True),
    *rules("read_feed", "[zeig|zeige] [mir] {more}", alone=True),
    *rules("read_feed", "{tag_feed}", alone=True),
    *rules("read_feed", "<show> {tag_feed}", "<posts> (mit|unter|zu) {tag_feed}", "was ist neu in {tag_feed}"),
    *rules(
        "read_feed",
        "<show> (<mein>|<dem>) <feed>",
        "(<mein>|<dem>) <feed> <shown>",
        "was (gibt es|ist|gibt's) [denn|hier|heute] (neues|neu|los) [heute|hier|in meinem feed]",
        "gibt es [was|etwas|irgendwas] neues [heute|hier]",
        "was ist in meinem feed",
        "<show> (die|alle) (neuen|neuesten) <posts>",
        "aktualisiere (<mein>|<dem>) <feed>",
        feed="home",
    ),
    *rules("read_feed", "[/] <mein> <feed>", "[/] <feed>", "[die] (neuen|neuesten) <posts>", alone=True, feed="home"),
    *rules("read_feed", "(entdecken|entdecke|erkunden|explore)", alone=True, feed="explore"),
    *rules(
        "read_feed",
        "<show> (explore|entdecken|was <they> posten|was <they> teilen|alles|alle <posts>)",
        "was posten <they> [so|gerade]",
        "was teilen <they> [so|gerade]",
        feed="explore",
    ),
    *rules("read_feed", "[<show>] <mein> (lesezeichen|merkliste|gespeicherten <posts>)", feed="bookmarks"),
    *rules(
        "read_feed",
        "<show> [die|alle] [<newest>] <posts> (von|vom) {feed_of}",
        "was hat {feed_of} [so|zuletzt|heute|neulich] (gepostet|geteilt|geschrieben|gemalt|gezeichnet)",
        "was (postet|teilt) {feed_of} [so]",
        "<show> {feed_owner} [<newest>] <posts>",
    ),
    *rules("read_feed", "[die] [<newest>] <posts> von {feed_of}", "{feed_owner} [<newest>] <posts>", alone=True),
    *rules("read_feed", "[<show>] [die] bilder von {feed_of}", images_only=True),
    *rules(
        "get_digest",
        "was (habe|hab) ich [alles|hier|{since}|{span}] verpasst",
        "(habe|hab) ich [hier] (was|etwas|viel|irgendwas) verpasst",
        "was ist [hier|alles] [{since}|{span}] passiert",
        "[gib mir] (eine|die) zusammenfassung [{since}|{span}]",
        "fass [alles] zusammen",
    ),
    *rules("explain_feed", "warum sehe ich {shown}", feed=Ref("feed", word="this")),
    *rules("preview_feed_rules", "[was sind|<show>] <mein> (feedregeln|regeln|feed regeln)", wish=""),
)

_SEARCH = (
    *rules(
        "search",
        "was ist [denn|gerade|jetzt|hier|heute] (im trend|angesagt|beliebt|in)",
        "[<show>] [die|aktuelle] trends",
        "was trendet [gerade|hier]",
        query="",
        type="tags",
    ),
    *rules(
        "search",
        "(wem|welchen leuten) (soll|sollte|könnte|kann) ich folgen",
        "[<show>] [<mein>] vorschläge",
        "schlag mir (leute|jemanden) vor",
        query="",
        type="people",
    ),
    *rules("search", "[<show>] meine (bilder|zeichnungen) von {made_on}", query="", type="images"),
    *rules("search", "(suche|finde|such) meine {described} (bilder|zeichnungen)", type="images"),
    *rules(
        "search", "[<show>] meine (bilder|zeichnungen)", "welche bilder habe ich [gemacht]", query="", type="images"
    ),
    *rules(
        "search",
        "<find> [nach] (leuten|leute|personen|person|menschen|jemanden|jemandem) [namens|mit dem namen|wie|:] {query}",
        type="people",
    ),
    *rules("search", "<find> [nach] tags [wie|zu|für|:] {query}", type="tags"),
    *rules(
        "search",
        "<find> [nach] (beiträgen|<posts>) (über|zu|mit|von|zum thema) {query}",
        "gibt es <posts> (über|zu|mit) {query}",
        "(suche|such|suchen sie) [bitte] [nach|:] {query}",
        "/ suche {query}",
    ),
)

_PEOPLE = (
    *rules("get_user", "wer bin ich", "<mein> (profil|benutzername|account|konto)", user="me", alone=True),
    *rules("get_user", "<show> mein profil", "mein profil <shown>", "wie sieht mein profil aus", **_ME),
    *rules("get_user", "[<show>] meine <followers>", "wer folgt mir", **_ME, include=["followers"]),
    *rules("get_user", "wem folge ich", "[<show>] wem ich folge", **_ME, include=["following"]),
    *rules("get_user", "wer folgt {user}", "[<show>] [die] <followers> von {user}", include=["followers"]),
    *rules("get_user", "wem folgt {user}", include=["following"]),
    *rules("get_user", "[<show>] meine listen", **_ME, include=["lists"]),
    *rules("get_user", "[<show>] meine einstellungen", **_ME, include=["settings"]),
    *rules("get_user", "[<show>] [meine] anfragen", "wer will mir folgen", **_ME),
    *rules(
        "get_user",
        "wer ist {user}",
        "wer ist {author}",
        "wer hat {author} (gemalt|gezeichnet|gepostet|geschrieben|gemacht)",
        "[<show>] [das|dem] profil (von|vom) {user}",
        "(erzähl|erzähle) mir [etwas|was|mehr] über {at_name}",
        "<show> {at_name}",
    ),
    *rules("follow_user", "<follow> {followed} nicht (mehr|länger)", "<unfollow> {followed}", follow=False),
    *rules("follow_user", "{followed} (entfolgen|nicht mehr folgen)", "hör auf [,] {followed} zu folgen", follow=False),
    *rules("follow_user", "<follow> {followed} [auch|zurück]", "{followed} folgen"),
    *rules(
        "limit_user",
        "(entstumme|entmute) {users}",
        "(hebe|heb) die (stummschaltung|blockierung|sperre) (von|für) {users} auf",
        "<turn> {users} (nicht mehr|wieder) (stumm|laut|frei)",
        "(entblocke|entblockiere|entblockier|entsperre) [bitte] {users}",
        "<block> {users} nicht mehr",
        "{users} (entblocken|entsperren|nicht mehr blockieren)",
        level="none",
    ),
    *rules(
        "limit_user",
        "<turn> {users} stumm",
        "<turn> {user} {until} stumm",
        "(stumme|mute|muten sie) [bitte] {users}",
        "(stumme|mute) [bitte] {user} {until}",
        "{users} (stummschalten|stumm schalten|muten|stumm stellen)",
        "{user} {until} (stummschalten|stumm schalten|muten)",
        level="mute",
    ),
    *rules("limit_user", "<block> {users}", "{users} (blockieren|blocken|sperren)", level="block"),
    *rules(
        "report_content",
        "(melde|meld|melden sie) [bitte] {reported} (als|wegen|für) {category}",
    ),
    *rules(
        "update_profile",
        "(nenn|nenne|nennen sie) mich [bitte] {new_handle}",
        "(ändere|änder|setze|setz) meinen (benutzernamen|nutzernamen|handle) (in|zu|auf) {new_handle}",
        "mein (benutzername|nutzername|handle) (ist|soll|:) {new_handle} [sein]",
        "mein [neuer] name ist {full_name}",
        "(ändere|setze) meinen namen (in|zu|auf) {full_name}",
        "meine bio (ist|lautet|soll sein|:) [:] {bio}",
        "(ändere|setze) meine bio (in|auf|zu|:) [:] {bio}",
        "(nimm|benutze|verwende|nutze) {avatar} als [mein|mein neues|neues] <avatar>",
        "(mach|mache) {avatar} zu meinem <avatar>",
    ),
    *rules("update_profile", "(lösche|entferne) meine bio", bio=""),
)

_PRIVATE = (
    *rules(
        "read_messages",
        "[<show>] [meine|die] [neuen|privaten] (nachrichten|direktnachrichten|dms)",
        "[<show>] (mein|das) (postfach|posteingang)",
        "(habe|hab) ich [neue|irgendwelche|ungelesene] (nachrichten|post)",
        "hat mir (jemand|wer) geschrieben",
        "<mein> nachrichten <shown>",
    ),
    *rules(
        "read_messages",
        "[<show>] (meine nachrichten|mein gespräch|das gespräch|den chat|die unterhaltung|meine unterhaltung)"
        " (mit|von) {correspondent}",
        "was hat mir {correspondent} geschrieben",
        "was hat {correspondent} mir geschrieben",
    ),
    *rules(
        "send_message",
        "(schreib|schreibe|sag|sage|schreiben sie) {recipient} : {text}",
        "(schreib|schreibe|sag|sage|schreiben sie) {recipient} {quoted}",
        "<send> {recipient} eine [private] (nachricht|direktnachricht|dm) (<saying>|mit :) [:] {text}",
        "<send> {recipient} eine [private] (nachricht|direktnachricht|dm) [mit] {quoted}",
        "<send> eine [private] (nachricht|direktnachricht|dm) an {recipient} <saying> [:] {text}",
        "nachricht an {recipient} : {text}",
    ),
    *rules(
        "send_message",
        "(schick|schicke|sende) {recipient} {sent_post}",
        "(schick|schicke|sende) {sent_post} an {recipient}",
        text="",
    ),
    *rules(
        "send_message",
        "(schick|schicke|sende) {recipient} {sent_image}",
        "(schick|schicke|sende) {sent_image} an {recipient}",
        text="",
    ),
    *rules("mark_read", "(markiere|markier) {read} als gelesen", "{read} als gelesen markieren"),
    *rules(
        "get_notifications",
        "[<show>] [meine|die|alle] [neuen|neue] (benachrichtigungen|mitteilungen)",
        "(habe|hab) ich [neue|irgendwelche] (benachrichtigungen|mitteilungen)",
        "gibt es [neue] (benachrichtigungen|mitteilungen)",
        "<mein> benachrichtigungen <shown>",
        "was ist mir passiert",
    ),
    *rules("get_notifications", "wer hat mich erwähnt", "[<show>] meine erwähnungen", types=["mention"]),
)

_LEDGER = (
    *rules(
        "list_actions",
        "was hast du [alles|so|heute|bisher] [für mich] [alles|heute|bisher] (gemacht|getan)",
        "[<show>] [meine|deine] [letzten] (aktionen|quittungen|handlungen)",
    ),
    *rules(
        "undo_action",
        f"(mach|mache|machen sie) {_B} {{act}} {_B} (rückgängig|ungeschehen)",
        "{act} rückgängig machen",
        "(nimm|nehme) {act} zurück",
        "(storniere|streiche) {scheduled}",
    ),
    *rules("undo_action", "[/] (rückgängig|undo) [machen|bitte]", "mach rückgängig", act=Ref("act")),
    *rules(
        "undo_action",
        "(stell|stelle) (es|das|ihn|<mein> [<newest>] (<post>|bild)) wieder her",
        "(hol|hole) (es|das|ihn|<mein> [<newest>] (<post>|bild)) zurück",
        "wiederherstellen",
        act=Ref("act", word="restore"),
    ),
    *rules("update_settings", "(frag|frage) mich immer [vorher|zuerst]", changes={"assistant": "ask_always"}),
)

_IT = "(es|das|dies|dieses|diesen|diese|dieser|ihn)"
_POINTED = (
    "<dem> <post>",
    "[<dem>] {ordinal} [<post>]",
    "[<post>] (nummer|nr) {number}",
    "[<post>] {id}",
    "{owner} [<newest>] <post>",
    "{owner} {ordinal} <post>",
    "<dem> [<newest>] <post> (von|vom) {who}",
    "<dem> {ordinal} <post> (von|vom) {who}",
)
_MINE = (
    "{owner} [<newest>] <text>",
    "<dem> <text>",
    "[<dem>] {ordinal} [<text>]",
    "<text> (nummer|nr) {number}",
    "{id}",
)
_SHOWN = (_IT, *_POINTED)
_PERSON = (
    "{name}",
    "(ihr|ihm|sie|ihn|ihnen)",
    "(der|die|dieser|diese|dieser|diesem) (person|nutzer|nutzerin|künstler|künstlerin)",
)
_REFS = {
    "user": (*_PERSON, "<dem> {ordinal} [person]"),
    "author": (_IT, "<dem> <post>", "<dem> {ordinal} [<post>]"),
    "post": (_IT, *_POINTED),
    "pointed": _POINTED,
    "message": ("(diese|die|seine|ihre) [letzte|neueste] nachricht", "die {ordinal} nachricht"),
    "shown": _SHOWN,
    "replied": (
        "[darauf|dazu|(auf|zu) (das|es|dies|diesen|dieses)]",
        *(f"(auf|zu) {say}" for say in _POINTED),
        "{who}",
        "(auf|an) {who}",
    ),
    "answered": _POINTED,
    "own_post": ("{owner} [<newest>] <text>",),
    "own_text": ("{owner} [<newest>] <text>",),
    "edited": (_IT, *_MINE),
    "made_picture": ("<dem> (bild|foto|gemälde|zeichnung)",),
    "followed": ("{tag}", "dem (tag|hashtag) {tag_word}", "dem (tag|hashtag) {tag}"),
    "person": _PERSON,
    "at_person": ("{at_who}",),
    "not_seen": ("<posts> von {who}",),
    "draft": ("(den|meinen) [<newest>] entwurf", "(den|meinen) {ordinal} entwurf"),
    "scheduled": ("(den|meinen) [<newest>|nächsten] geplanten (beitrag|post)",),
    "read": (
        "(es|sie|das|alles|alle)",
        "[alle] meine benachrichtigungen",
        "(das|dieses) gespräch",
        "(die|meine) nachrichten",
    ),
    "sent_post": ("<dem> (beitrag|post)", "<dem> {ordinal} (beitrag|post)", "{owner} [<newest>] (beitrag|post)"),
    "sent_image": ("(<dem>|<mein>) [<newest>] <picture>", "<dem> {ordinal} <picture>"),
    "picture_gone": ("<mein> [<newest>] <picture>",),
    "deleted": (_IT, *_MINE, "<dem> [<newest>] <text> von {who}"),
    "this": ("(das|dies|diesen)",),
    "image": (
        "(es|das|dies|ihn|sie)",
        "(<dem>|<mein>) [<newest>] <picture>",
        "[<dem>] {ordinal} [<picture>]",
        "(den|die|das) {thing} [<picture>]",
        "(den|die|das|meinen|meine|mein) {thing} [<picture>] von {made_on}",
    ),
    "act": ("(es|das|dies)", "(das|die) <newest> [aktion|schritt]", "was du [gerade] gemacht hast"),
    "pronoun": ("(ihr|ihm|ihnen)",),
    "prompt": (
        "noch (eins|eines|einmal|mal|ein bild|ein <picture>|eine|einen)",
        "nochmal",
        "[mal|male] [es|das] nochmal",
        "ein anderes [bild]",
    ),
    "pictures": ("beide [bilder]", "alle [bilder|drei|vier]"),
    "feed": ("mehr", "weiter", "[die] nächste seite", "ältere [<posts>]", "mehr <posts>"),
}

GERMAN = folded(
    Language(
        code="de",
        words=_WORDS | german_talk.WORDS,
        rules=(
            *_PICTURES,
            *other_edits.RULES,
            *other_remixes.GERMAN,
            *_FEEDS,
            *_PEOPLE,
            *_PRIVATE,
            *_LEDGER,
            *german_posts.POSTS,
            *_SEARCH,
        ),
        topics=german_talk.TOPICS,
        questions=german_talk.QUESTIONS,
        answers=german_talk.ANSWERS,
        refs=_REFS,
        edits=other_edits.GERMAN,
        collages=other_edits.GERMAN_COLLAGES,
        changes=(
            "[etwas|ein bisschen|ein wenig|viel|noch|noch etwas|deutlich] <blue> [und <blue>]",
            "<scene> [und <blue>]",
            "(mehr|weniger) (blau|rot|grün|gelb|farbe|licht)",
            *picture_changes.GERMAN,
        ),
        **german_words.SPOKEN,
        **german_words.WORDS,
    )
)
