"""The English words that tell an order from small talk, a name from a word, and a text from its description."""

from typing import Any


def word_set(text: str) -> frozenset[str]:
    return frozenset(text.split())


def phrases(text: str) -> frozenset[str]:
    """Words, and several words that belong together."""
    return frozenset(text.split(", "))


_EXPANSIONS = {
    "what's": "what is",
    "whats": "what is",
    "who's": "who is",
    "whos": "who is",
    "how's": "how is",
    "where's": "where is",
    "that's": "that is",
    "thats": "that is",
    "it's": "it is",
    "everyone's": "everyone is",
    "i'd": "i would",
    "i'm": "i am",
    "i've": "i have",
    "you're": "you are",
    "don't": "do not",
    "dont": "do not",
    "name's": "name is",
    "bio's": "bio is",
    "handle's": "handle is",
    "mustn't": "must not",
    "shouldn't": "should not",
    "wanna": "want to",
    "gimme": "give me",
    "pls": "please",
    "plz": "please",
    "u": "you",
    "ur": "your",
    "&": "and",
}

_CLOSINGS = (
    "please",
    "thanks",
    "thank you",
    "thank you very much",
    "thanks a lot",
    "for me",
    "for us",
    "now",
    "right now",
    "salon",
    "if you can",
    "if you could",
    "will you",
    "would you",
    "would you please",
    "could you",
    "can you",
    "too",
    "as well",
)

_IDIOMS = (
    "follow (up|through|suit|along|your|my heart|the money|the rules|the white|the leader|the news|the instructions)",
    "post (office|offices|box|code|codes|card|mortem|modern|natal|war|graduate|haste|production|punk|rock|malone|hoc)",
    "tweet tweet",
    "tell me about it",
    "like (father|mother|so|most|many|all the|every|other|being|in|when|i|you|we|what|who|he|she)",
    "<draw> [<me>] the {ordinal} one",
    "draw (your own|a line|the line|the curtain|the curtains|the blinds|a conclusion|conclusions|attention)",
    "draw (straws|lots|a blank|a bath|a card|a comparison|comparisons|a distinction|money|blood|breath|inspiration)",
    "<draw> (near|up|from|on|out|back|in|over)",
    "paint the town",
    "make (my day|a reservation|sense|sure|do|up|out|love|a call|a wish|a deal|a decision|a mistake|an effort)",
    "make (me|us) (laugh|cry|smile|happy|sad|a coffee|a tea|a sandwich|coffee|tea|dinner|lunch|breakfast)",
    "make (a|an|some) (coffee|tea|sandwich|plan|move|change|difference|point|living|note|bet|case|scene|choice)",
    "create (a|an) (account|password|reservation|reminder|event|playlist|alarm)",
    "share (price|prices|holder|holders|your|the load|the news with|a secret|a joke)",
    "more (or less|of the same|than|to come|importantly)",
    "home (is|sweet)",
    "imagine (that|if|being|there|how|what|my|all|dragons|having|you|your|a world|the)",
    "undo (button|your|the button|the top)",
    "heart (of|attack|rate)",
    "(take|get) this down",
    "search [in|on|through] (the|my) (web|internet|net|calendar|email|mail|inbox|files|phone)",
    "search [on] (google|bing|youtube|online|wikipedia)",
    "open (source|mic|day|season|sesame)",
)

_ORDINALS = {
    word: place
    for place, words in enumerate(
        (
            "first 1st",
            "second 2nd",
            "third 3rd",
            "fourth 4th",
            "fifth 5th",
            "sixth 6th",
            "seventh 7th",
            "eighth 8th",
            "ninth 9th",
            "tenth 10th",
        ),
        1,
    )
    for word in words.split()
} | {"last": -1, "bottom": -1, "top": 1}

_NUMBERS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}

_NOT_NAMES = word_set("""
a about above abuse accept account accounts actions active advice after again age all along also always am an and
another answer any anybody anyone anything anyway are around art artist as ask asking at author away back bad be
because become been before behind being best better between big bigger boss both but by bye call can cancel cat cats
check children choice closely come could course crowd day days delete details did directions directly discover
discussion do does dog dogs doing done down draw dream dreams drew each eight eighth either else enough even ever
every everybody everyone everything example explore family famous far fast feed few fifth find first five follow
followed follower followers following for four fourth friend friends from fun get give go god going gone good great
group guidelines had happening happy has hate have he heart help her here hers herself hi him himself his history
home hot how however i idea if image images in instructions into invited is it it's its itself journalists just key
know last late later law laws lead leader leaders left less let life like liked likely links little logic long look
lot love made make man many may maybe me men mentally might mine missing money more morning most much music must my
myself near never new newest news next nine no nobody none not nothing now number of off ok okay older on once one
only open or order orders other others our out over own page paint pattern people person photo photos pic pics
picture pictures plan please policy post posted posts procedure profile protocol public question quickly quietly
read ready real really right rule rules running safe said same say says search second see self sense seven share she
should show sick signs silently six small so social some somebody someone something soon sorry start stay step steps
still stop story stuff such suggestions suit sure talking tell ten than thank thanks that the their them themselves
then there these they thing things third this those three through time to today together tomorrow tonight too top
topic topics trends true try turn two ugly uncle under undo unfollow unlike until up upload us use user users very
via was way we well were what whatever when where which while who whoever whom whose why will win winner winning
ad ads alarm alarms audio microphone music notification notifications phone radio ringer sound sounds speaker
speakers television tv volume with without woman women wonder word words world worse would write wrong yes
yesterday yet you your yours yourself
""")

_NOT_CALLED = word_set("""
already asap boring baby babe boss broken bored crazy dad daddy darling different dumb else empty fashioned fine
gone hidden honey if insane invalid irresponsible ishmael late later lazy legion long lost mad maybe misspelled
missing mister mom mum mud naive names not nuts outdated paranoid pathetic picky private public selfish short
shorter silly sir someday sometime sometimes sooner spelled spelt still stupid surprised taken tonight too ugly
unavailable unknown unlisted visible weird wrong
""")

_VAGUE = word_set("""
saying
about again all and anonymously any anything as at but by comments directly each every everything for from her here
him if images in instead into later less links me messages more nothing now of off often on or out over photos pics
pictures polls posts privately publicly replies some something soon stories stuff that there things to today
tomorrow tonight twice under up us videos whatever when while with you
""")

_VAGUE_KINDS = word_set("""
announcement article caption comment complaint drawing image images joke link message note one painting photo
photograph photos pic pics picture pictures poem poll polls post posts question quote reminder reply review selfie
sketch status story thing things tweet update video
""")

_SENTENCE_AFTER_IT = word_set("""
afternoon always are autumn can could day evening feeling feels finally had has have is just looks made makes may
might moment month morning must never rained rains really seems should snowed snows spring still summer takes time
took was week weekend were will winter would year
""")

_NOT_SLIPS = word_set("""
action actions allow allow apply auctions avatars beard bike brawl candle chance changed changer changes charge
commend commends commented crate crated crawl created creates creature deed delegate deleted deletes deplete drawl
drawn draws earth explored explorer explores faction faint fallow fed feeds feel feet fellow followed follows
handled handler handles hare hear heard hears hearts hearty heed hike hollow imaged images lake lick life liked
likes need opened opens painted paints past photo photos picture pictures pint point poster posts pots print profile
profiles profits pronoun public publicly raspy raw relate relies remote removed remover removes renamed renames
repay replay replied report reported reporter reports
responds restored restores saint scare seed shame shape shard shared shares shark sharp shore
show shown shows sketchy slow snare snow spare spot stare stop sweet taint threads threat timelines tread tweed
tweets undone undue unliked unlikely usernames wow
""")

WORDS: dict[str, Any] = {
    "expansions": _EXPANSIONS,
    "closings": _CLOSINGS,
    "idioms": _IDIOMS,
    "ordinals": _ORDINALS,
    "numbers": _NUMBERS,
    "possessives": {"her": "her", "his": "his", "their": "their", "my": "me"},
    "possessive_endings": ("'s",),
    "pictures": word_set("pictures images photos pics drawings paintings"),
    "pronouns": frozenset({"her", "him", "them", "she", "he", "they", "his", "their"}),
    "orders": word_set(
        "post share publish tweet send upload follow unfollow like unlike undo draw paint delete undelete reply comment"
        " repost unrepost bookmark unbookmark pin unpin mute unmute block unblock report vote quote schedule edit remix"
    ),
    "things": word_set("it this that them these those him her the to"),
    "of": frozenset({"of"}),
    "plain": word_set("new nice good pretty beautiful better bigger big small quick cool tall wide profile"),
    "articles": frozenset({"a", "an", "some", "another"}),
    "media": word_set(
        "drawing painting sketch portrait poster illustration watercolour watercolor cartoon logo wallpaper icon"
        " photograph photo picture image"
    ),
    "sizes": {
        "portrait": "portrait",
        "tall": "portrait",
        "vertical": "portrait",
        "landscape": "landscape",
        "wide": "landscape",
        "horizontal": "landscape",
    },
    "size_tails": {
        f"{before}{size}{after}": size
        for size in ("portrait", "landscape")
        for before, after in (
            ("in ", " format"),
            ("in ", " orientation"),
            ("in ", " mode"),
            ("in ", ""),
            ("as ", ""),
            ("", " format"),
            ("", " orientation"),
            (", ", ""),
        )
    },
    "not_names": _NOT_NAMES,
    "vague": _VAGUE,
    "vague_articles": word_set("a an my another one two three the our"),
    "vague_kinds": _VAGUE_KINDS,
    "telling": word_set(
        "is are was were am has have had will would can could should must may might do does did just finally still"
        " looks feels needs wants loves got went made makes came comes keeps let's isn't can't won't doesn't"
    ),
    "sentence_after_it": _SENTENCE_AFTER_IT,
    "not_called": _NOT_CALLED,
    "known_pronouns": word_set("she he they any"),
    "not_pictures": word_set(
        "it this that these those them him her you me us what why how who when with of by saying but and or something"
        " anything nothing again ? ! . , : one up"
    ),
    "correctable": word_set(
        "follow unfollow following unlike picture image photo create generate imagine draw paint sketch post share"
        " publish tweet show feed timeline explore profile like heart undo actions receipts author artist second third"
        " reply respond comment comments replies delete remove erase restore open thread avatar handle username rename"
        " pronouns change bookmark bookmarks repost unmute unblock schedule notifications trending"
    ),
    "not_slips": _NOT_SLIPS,
}
