"""English, as data: looking for posts, people, tags and pictures, and what many people do now."""

from social_tools.grammar.language import Rule
from social_tools.grammar.reading import Ref

_PEOPLE, _TAGS, _OWN, _FEEDS = {"type": "people"}, {"type": "tags"}, {"type": "images"}, {"type": "feeds"}
_NEWEST, _PICTURES = {"sort": "newest"}, {"has_image": True}

_EVERYTHING = {"query": ""}
_ALL_OWN = _EVERYTHING | _OWN
_ASKED_NOTHING = (
    Rule("search", "[what is|<show> [<me>]] [the] trending [tags|topics|now|today|here]", _EVERYTHING | _TAGS),
    Rule("search", "[<show> [<me>]|what are] [the] trends [now|today|here]", _EVERYTHING | _TAGS),
    Rule("search", "(what|which) (tags|topics) are (trending|popular) [now|today|here]", _EVERYTHING | _TAGS),
    Rule("search", "(who|whom) (should|could|can) i follow", _EVERYTHING | _PEOPLE),
    Rule(
        "search",
        "(suggest|recommend|show) [<me>] (people|someone|somebody|accounts) [to follow]",
        _EVERYTHING | _PEOPLE,
    ),
    Rule("search", "(find|show) [<me>] (people|someone|somebody) to follow", _EVERYTHING | _PEOPLE),
    Rule("search", "[<show> [<me>]] [my|the] suggestions", _EVERYTHING | _PEOPLE),
    Rule("search", "[what] people [that|whom] i might (like|know)", _EVERYTHING | _PEOPLE),
    Rule("search", "[<show> [<me>]|what are] my (pictures|images|drawings|paintings)", _EVERYTHING | _OWN),
    Rule("search", "[<show> [<me>]|<find> [<me>]] [all] my {described} <own_pictures>", _OWN),
    Rule("search", "[<show> [<me>]|<find> [<me>]] [all] my {described} <own_pictures> [from|of|made] {made_on}", _OWN),
    Rule(
        "search", "[<show> [<me>]|<find> [<me>]] [all] my <own_pictures> [from|of|made] {made_on}", _EVERYTHING | _OWN
    ),
    Rule(
        "search",
        "[<show> [<me>]|<find> [<me>]] [all] my <own_pictures> (from|of) (this|the last|the past) week",
        _EVERYTHING | _OWN | {"since": Ref("since", word="-6d")},
    ),
    Rule("search", "what [pictures] (did i|have i) (<draw>|<make>|drawn|made|painted) {made_on}", _ALL_OWN),
    Rule("search", "what pictures (do i have|have i made|did i make)", _EVERYTHING | _OWN),
    Rule("search", "(what|which) [saved] feeds do i have", _EVERYTHING | _FEEDS),
    Rule("search", "[<show> [<me>]|what are] my [saved] feeds", _EVERYTHING | _FEEDS),
)

_LOOKED_FOR = (
    Rule(
        "search",
        "<find> [<me>] (people|someone|somebody|users) [(called|named|like|who [are|is] called)|:] {query}",
        _PEOPLE,
    ),
    Rule("search", "<find> [<me>] [the] (tags|tag|hashtags) [like|for|about|called|:] {query}", _TAGS),
    Rule("search", "<find> [<me>] [in|through] my <pictures> (of|for|with|about|showing) {query}", _OWN),
    Rule("search", "<find> [<me>] [the] <newest> posts (about|with|on|mentioning|for|saying) {query}", _NEWEST),
    Rule("search", "<find> [<me>] posts with <pictures> (about|of|on|for|mentioning) {query}", _PICTURES),
    Rule("search", "(search [for]|look for) [the] <pictures> (about|of|with|showing) {query}", _PICTURES),
    Rule("search", "<find> [<me>] posts (by|from) {from} (about|with|on|mentioning|saying) {query}"),
    Rule("search", "<find> [<me>] [the] <newest> posts (by|from) {from} (about|with|on|mentioning) {query}", _NEWEST),
    Rule("search", "<find> [<me>] [any|the] posts (about|with|on|mentioning|for|saying|that say) {query}"),
    Rule("search", "(are there|is there) [any|some] (posts|anything) (about|on|mentioning) {query}"),
    Rule("search", "<find> [<me>] anything (about|on) {query}"),
    Rule("search", "[/] search [for|:] {query}"),
)

SEARCH = (*_ASKED_NOTHING, *_LOOKED_FOR)

WORDS = {
    "own_pictures": "pictures|images|drawings|paintings|sketches|photos|pics",
    "find": "find|look for|search for|search|look up",
}
