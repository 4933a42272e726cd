"""Wishes in English, as data: how a clause begins, when it ends, and what its words stand for."""

VERBS = (
    ("a lot more|much more|lots more|far more", "boost", 4.0),
    ("show me more|show more|i want more|i want to see more|i would like more|give me more|see more|more",
     "boost", 2.0),
    ("a lot less|a lot fewer|much less|far less|far fewer|much fewer", "boost", -4.0),
    ("show me less|show me fewer|show less|show fewer|see less|see fewer|not so many|not so much|less|fewer",
     "boost", -2.0),
    ("do not show me|do not show|dont show me|dont show|don't show me|don't show|stop showing me|stop showing"
     "|no more|hide all|hide|without|mute|remove|get rid of|i do not want to see|i don't want to see|no", "hide", 0.0),
    ("show me only|show only|nothing but|only|just", "only", 0.0),
    ("warn me about|warn me of|warn me before|warn about|warn of|put a warning on|warn", "warn", 0.0),
    ("blur|cover", "blur", 0.0),
)  # fmt: skip
"""What a clause begins with, the verb of the rule, and its weight. Longer beginnings are tried first."""
FIRST = "first"
FIRST_WEIGHT = 1.5
"""“Friends first” is a boost."""
_FILLERS = (
    "a an the any all some of about with posts post stuff things content please my me in on from by feed to see and"
    " also talk mentioning mention"
)
FILLERS = frozenset(_FILLERS.split())
"""Words beside the matter that a clause is about."""
_VAGUE = (
    "it this that these those them they him her more less good better best great nice interesting boring fun funny"
    " quality cool bad worse worst important relevant annoying stupid weird random new fresh positive negative happy"
    " sad beautiful ugly pretty awesome everything anything something nothing stuff things posts people like"
    " until till during"
)
VAGUE = frozenset(_VAGUE.split())
"""Words that say what somebody feels, or point somewhere: no rule can be made of them."""
RELATIONS = {
    "friends": "mutual", "my friends": "mutual", "mutuals": "mutual", "mutual": "mutual",
    "people i follow": "following", "following": "following",
    "the people i follow": "following", "those i follow": "following",
}  # fmt: skip
PICTURES = frozenset({"pictures", "images", "photos", "picture", "image", "posts with pictures", "posts with images"})
AI = frozenset(
    {
        "ai",
        "ai pictures",
        "ai images",
        "ai art",
        "generated pictures",
        "ai-generated pictures",
        "ai posts",
        "ai content",
    }
)
REPOSTS = frozenset({"reposts", "repost", "boosts", "shares"})
FROM = ("from", "by")
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
UNITS = {"hour": 1, "hours": 1, "day": 24, "days": 24, "week": 168, "weeks": 168}
NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}
