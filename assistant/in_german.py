"""What the offline assistant says in German: help, who it is, privacy, and what it asks back."""

from assistant.about import Answer, Tongue

DRAW, FEED, EXPLORE, HELP = "mal einen Fuchs im Schnee", "zeig mir meinen Feed", "entdecken", "Hilfe"

_PICTURES = (
    DRAW,
    "dunkler",
    "noch eins",
    "teile es mit dem Text Guten Morgen",
    "remixe das zweite Bild: bei Nacht",
    "wer hat es geremixt?",
    "meine Bilder",
)
_POSTS = (
    "poste: Hallo zusammen",
    "poste für meine Follower: Hallo Freunde",
    "antworte auf den zweiten: wie schön",
    "zitiere den zweiten: so wahr",
    "lösche meinen letzten Beitrag",
    "meine Entwürfe",
)
_FEEDS = (FEED, EXPLORE, "mehr", "was habe ich verpasst", "suche nach Nachtmarkt", "was ist im Trend")
_PEOPLE = (
    "wer ist @lin",
    "folge lin",
    "folge lin nicht mehr",
    "zeig mir die Beiträge von lin",
    "meine Follower",
    "wem soll ich folgen",
)
_REACTIONS = ("öffne den zweiten", "like den zweiten", "reposte den ersten", "merk dir den dritten")
_TALK = ("schreib lin: bis um zehn", "meine Nachrichten", "Benachrichtigungen")
_SAFETY = (
    "schalte lin für eine Stunde stumm",
    "blockiere @spam",
    "melde den zweiten als Spam",
    "mach das rückgängig",
    "was hast du gemacht",
)

TAUGHT = {
    "Bilder": _PICTURES,
    "Beiträge": _POSTS,
    "Feeds": _FEEDS,
    "Reaktionen": _REACTIONS,
    "Leute": _PEOPLE,
    "Nachrichten": _TALK,
    "Sicherheit": _SAFETY,
}
_HELP = Answer(
    "Das kannst du sagen, so oder ähnlich:\n\n"
    + "\n".join(f"- **{group}**: {' · '.join(f'„{say}“' for say in says)}" for group, says in TAUGHT.items())
    + "\n\nAuf Englisch kann ich mehr: sag „help“.",
    (DRAW, FEED, EXPLORE, "help"),
)


def _about(words: str, says: tuple[str, ...]) -> Answer:
    return Answer(f"**{words}**\n\n" + "\n".join(f"- „{say}“" for say in says), (HELP, *says[:2]))


GERMAN = Tongue(
    topics={
        "greeting": Answer("Hallo. Was möchtest du tun?", (DRAW, FEED, EXPLORE, HELP)),
        "thanks": Answer("Gern geschehen."),
        "goodbye": Answer("Bis bald. Was du gemacht hast, ist noch da, wenn du in diesem Browser wiederkommst."),
        "how_are_you": Answer("Es läuft, danke. Ich folge festen Regeln und habe keine Launen.", (FEED, DRAW)),
        "help": _HELP,
        "what_can_you_do": _HELP,
        "help_pictures": _about("Bilder", _PICTURES),
        "help_posts": _about("Beiträge", _POSTS),
        "help_feeds": _about("Feeds", _FEEDS),
        "help_people": _about("Leute", _PEOPLE),
        "help_messages": _about("Nachrichten", _TALK),
        "help_safety": _about("Sicherheit", _SAFETY),
        "who_are_you": Answer(
            "Salon ist ein soziales Netzwerk in einem Chat, und ich bin sein eingebauter Offline-Assistent. Ich folge "
            "festen Regeln: Ich bin kein Sprachmodell, und nichts, was du sagst, verlässt diesen Rechner. Ist "
            "OPENAI_API_KEY oder OPENAI_BASE_URL gesetzt, antwortet hier stattdessen ein echtes Modell."
        ),
        "are_you_ai": Answer(
            "Nein. Ich bin eine Sammlung fester Regeln, die bestimmte Sätze versteht, kein Sprachmodell. Auch"
            " die Bilder "
            "sind nach Regeln gemalt, nicht von einem KI-Modell."
        ),
        "privacy": Answer(
            "So, wie ich jetzt laufe, verlässt nichts, was du sagst oder machst, diesen Rechner: kein fremdes Modell, "
            "keine Verfolgung, keine Werbung. Bilder sind privat, bis du sie teilst. Ein Beitrag erreicht die"
            " Leute, die "
            "seine Vorschau nennt, und du kannst ihn zurücknehmen."
        ),
        "who_made_you": Answer(
            "Salon ist freie Software unter der Apache-2.0-Lizenz. Wer diesen Server betreibt, dem gehört er."
        ),
        "sign_in": Answer("Anmelden geht auf einer eigenen Seite, nie in diesem Chat.", ("Anmelden",)),
        "passphrase": Answer(
            "Deine Passphrase setzt du auf einer eigenen Seite. Tippe sie nie in diesen Chat.", ("Dein Konto",)
        ),
        "sign_out": Answer("Abmelden kannst du dich auf der Seite deines Kontos.", ("Dein Konto",)),
        "own_account": Answer(
            "Du hast schon ein Konto: Es lebt in diesem Browser. Mit einer Passphrase meldest du dich überall an.",
            ("Dein Konto", "Anmelden"),
        ),
        "told_passphrase": Answer(
            "Bitte tippe keine Passphrase in den Chat. Ich habe nichts damit getan. War es eine echte, dann ändere sie "
            "auf der Seite deines Kontos.",
            ("Dein Konto",),
        ),
        "not_done": Answer("Gut, ich habe nichts getan."),
    },
    questions={
        "post_what": Answer("Was soll im Beitrag stehen? Zum Beispiel:", ("poste: Hallo aus Salon", DRAW)),
        "share_what": Answer("Welches Bild soll ich teilen? Mal erst eines, dann sag „teile es“.", (DRAW, "teile es")),
        "picture_of_what": Answer("Was soll das Bild zeigen?", (DRAW, "mal einen Leuchtturm am Meer")),
        "follow_whom": Answer("Wem möchtest du folgen? Sag den Namen: „folge @lin“.", (EXPLORE, "wem soll ich folgen")),
        "like_which": Answer("Welcher Beitrag gefällt dir? Öffne einen Feed.", ("like den zweiten", FEED, EXPLORE)),
        "reply_what": Answer(
            "Was soll die Antwort sagen, und auf welchen Beitrag?", ("antworte auf den zweiten: wie schön", FEED)
        ),
        "delete_what": Answer(
            "Ich kann einen Beitrag, eine Antwort oder ein Bild von dir löschen, und frage immer vorher. Was"
            " meinst du?",
            ("lösche meinen letzten Beitrag", "lösche mein letztes Bild", "zeig mir meine Beiträge"),
        ),
        "open_which": Answer("Welchen Beitrag? Sag seine Nummer in der Liste.", ("öffne den ersten", FEED)),
        "message_what": Answer(
            "An wen, und was soll darin stehen? Zum Beispiel „schreib lin: bis um zehn“.",
            ("meine Nachrichten", EXPLORE),
        ),
        "limit_whom": Answer("Wen meinst du? Sag den Namen: „blockiere @lin“.", (EXPLORE, "meine Einstellungen")),
        "search_what": Answer(
            "Wonach soll ich suchen?", ("suche nach Nachtmarkt", "suche Leute namens lin", "was ist im Trend")
        ),
        "quote_what": Answer(
            "Welchen Beitrag, und was sagst du dazu?", ("zitiere den ersten: so wahr", "zitiere es: so wahr", FEED)
        ),
        "react_which": Answer(
            "Welchen Beitrag meinst du? Sag seine Nummer.", ("reposte den ersten", "merk dir den ersten", FEED)
        ),
        "report_as": Answer(
            "Was stimmt damit nicht? Sag welchen Beitrag oder wen, und warum: Spam, Beleidigung, Gewalt, illegal …",
            ("melde es als Spam", "melde es wegen Beleidigung", "melde den zweiten als Spam"),
        ),
        "profile_what": Answer(
            "Was sollen die Leute von dir sehen? Sag „nenn mich ada“, „mein Name ist Ada Lovelace“ oder „meine Bio ist "
            "…“.",
            ("mein Profil", HELP),
        ),
        "which_user": Answer("Wen meinst du? Sag den Namen, zum Beispiel „wer ist @lin“.", (EXPLORE, "mein Profil")),
        "settings_what": Answer("Was soll anders sein? Das meiste geht auf Englisch.", ("meine Einstellungen", "help")),
        "who_follows": Answer("Wessen Follower?", ("meine Follower", "wem folge ich")),
        "subject": Answer("Das habe ich nicht ganz verstanden. Meinst du eines davon?"),
        "unknown": Answer(
            "Das habe ich nicht verstanden. Ich kenne die Sätze von Salon, nicht die ganze Welt. Meinst du eines"
            " davon?",
            (DRAW, FEED, EXPLORE, HELP),
        ),
    },
    unresolved={
        "no_posts": Answer("Ich habe dir hier noch keine Beiträge gezeigt. Soll ich?", (FEED, EXPLORE)),
        "which_post": Answer("Welchen Beitrag meinst du? Sag seine Nummer.", ("like den ersten", FEED)),
        "which_user": Answer("Wen meinst du? Sag den Namen oder die Nummer des Beitrags.", (FEED, EXPLORE)),
        "nothing_to_undo": Answer("Hier gibt es nichts rückgängig zu machen.", ("was hast du gemacht", FEED)),
        "nothing_to_restore": Answer("Hier wurde nichts gelöscht, das ich zurückholen kann.", (FEED, EXPLORE)),
        "no_post_of_mine": Answer("Du hast noch nichts geteilt.", (DRAW, "poste: Hallo aus Salon")),
        "no_reply_of_mine": Answer("Du hast noch auf nichts geantwortet.", (FEED, EXPLORE)),
        "few_pictures": Answer(
            "So viele Bilder habe ich dir hier noch nicht gezeigt. Bring oder male zuerst noch eines.",
            ("meine Bilder",),
        ),
        "no_alt": Answer(
            "Ich sehe dein Foto nicht an. Sag mir zuerst, was es zeigt, für alle, die es nicht sehen können. Zum "
            "Beispiel: „es zeigt einen Hund am Strand“.",
            (),
        ),
        "no_picture": Answer("Hier ist noch kein Bild. Soll ich eines malen?", (DRAW, "meine Bilder")),
        "nothing_to_mark": Answer(
            "Ich habe dir nichts Ungelesenes gezeigt.", ("Benachrichtigungen", "meine Nachrichten")
        ),
        "no_message": Answer("Ich habe dir hier keine Nachricht gezeigt.", ("meine Nachrichten", FEED)),
        "no_draft": Answer("So einen Entwurf hast du nicht.", ("meine Entwürfe", FEED)),
        "no_more": Answer("Das war alles.", (EXPLORE, DRAW)),
    },
    only="Die Liste hat nur {count}. Was meinst du?",
    subjects={
        "posts": ("poste: Hallo aus Salon", "teile es"),
        "messages": ("meine Nachrichten", "Hilfe mit Nachrichten"),
        "notifications": ("Benachrichtigungen", "zeig mir die Antworten"),
        "feeds": (FEED, "was habe ich verpasst", EXPLORE),
        "people": ("wem soll ich folgen", "meine Follower"),
        "pictures": (DRAW, "meine Bilder"),
        "trends": ("was ist im Trend", EXPLORE),
    },
    nothing_open=Answer("Es wartet nichts auf deine Antwort.", (FEED, DRAW)),
    nothing_to_cancel=Answer("Gut. Es wartete nichts, und nichts wurde getan."),
    several_open="Es sind {count} Vorschauen offen. Drücke den Knopf an der, die du meinst.",
    results={
        "Here it is.": "Hier ist es.",
        "This is how it will look. Press the button, or say yes or no.": (
            "So wird es aussehen. Drücke den Knopf, oder sag ja oder nein."
        ),
        "Press the button, or say yes or no.": "Drücke den Knopf, oder sag ja oder nein.",
        "Cancelled. Nothing was done.": "Abgebrochen. Nichts wurde getan.",
        "It is out. You can take it back at any time.": "Es ist draußen. Du kannst es jederzeit zurücknehmen.",
        "Your reply is out. You can take it back at any time.": (
            "Deine Antwort ist draußen. Du kannst sie jederzeit zurücknehmen."
        ),
        "It is deleted. For 30 days, “undo that” brings it back.": (
            "Es ist gelöscht. 30 Tage lang holt „mach das rückgängig“ es zurück."
        ),
        "You like it now.": "Es gefällt dir jetzt.",
        "You like it already.": "Es gefällt dir schon.",
        "Your like is taken back.": "Dein Like ist zurückgenommen.",
        "Passed on: the people who follow you see it in their feeds.": (
            "Weitergegeben: Wer dir folgt, sieht es im Feed."
        ),
        "It is in your bookmarks, which only you see.": "Es ist in deinen Lesezeichen, die nur du siehst.",
        "You follow {} now.": "Du folgst jetzt {}.",
        "You follow {} already.": "Du folgst {} schon.",
        "You no longer follow {}.": "Du folgst {} nicht mehr.",
        "You do not follow {}.": "Du folgst {} nicht.",
        "You asked to follow {}. They will answer.": "Du hast bei {} angefragt. Die Antwort kommt.",
        "You do not see {}’s posts any more. They are told nothing.": (
            "Du siehst die Beiträge von {} nicht mehr. Davon erfährt niemand."
        ),
        "You have blocked {}: neither of you sees the other.": "Du hast {} blockiert: Ihr seht einander nicht.",
        "{} is neither muted nor blocked.": "{} ist weder stummgeschaltet noch blockiert.",
        "This is you.": "Das bist du.",
        "This is {}.": "Das ist {}.",
        "Your feed, newest first.": "Dein Feed, das Neueste zuerst.",
        "What everybody shares, newest first.": "Was alle teilen, das Neueste zuerst.",
        "What everybody shares, best first.": "Was alle teilen, das Beste zuerst.",
        "Your feed, best first.": "Dein Feed, das Beste zuerst.",
        "Posts by {}.": "Beiträge von {}.",
        "This is what I found.": "Das habe ich gefunden.",
        "I found nothing for that. Other words may help.": (
            "Dazu habe ich nichts gefunden. Andere Wörter helfen vielleicht."
        ),
        "This is what happened. Nothing is marked as read yet.": (
            "Das ist passiert. Noch ist nichts als gelesen markiert."
        ),
        "Nothing new has happened to you.": "Es gibt nichts Neues für dich.",
        "It is sent. You can take it back at any time.": "Es ist gesendet. Du kannst es jederzeit zurücknehmen.",
        "Your conversations.": "Deine Gespräche.",
        "You have no conversations yet.": "Du hast noch keine Gespräche.",
        "Your conversation with {}.": "Dein Gespräch mit {}.",
        "This is what I did for you.": "Das habe ich für dich getan.",
        "I have not done anything for you yet.": "Ich habe noch nichts für dich getan.",
        "That was undone already.": "Das war schon rückgängig gemacht.",
        "It is back.": "Es ist wieder da.",
        "Undone.": "Rückgängig gemacht.",
        "Done.": "Erledigt.",
        "Your profile is changed.": "Dein Profil ist geändert.",
        "Done: you are {} now.": "Erledigt: Du bist jetzt {}.",
        "Nothing here yet. Make a picture and share it, and you are the first.": (
            "Hier ist noch nichts. Mal ein Bild und teile es, dann bist du die erste Person."
        ),
        "You follow nobody yet, so here is what everybody shares.": (
            "Du folgst noch niemandem, also hier, was alle teilen."
        ),
    },
)
