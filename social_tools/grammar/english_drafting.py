"""English, as data: asking for help with a post, and sharing it in the words that were proposed."""

from social_tools.grammar.language import Rule
from social_tools.grammar.reading import Ref

_IT = {"images": [Ref("picture")]}
_PROPOSED = {name: Ref("proposal", word=name) for name in ("text", "images", "warning")}
_THEN_SHARED = (("share_post", _PROPOSED),)

_ASKED = (
    Rule("draft_post", "<suggest> [<me>] [a|an|another|some|the] [<good>|{tone}] <caption>", _IT, alone=True),
    Rule("draft_post", "<suggest> [<me>] [a|an|another|some|the] [<good>|{tone}] <caption> (for|to|of) {drafted}"),
    Rule("draft_post", "(describe|caption) {drafted} [for <me>|in words]"),
    Rule("draft_post", "what (could|should|shall|can) i (say|write) (about|with|to|for|under) {drafted}"),
    Rule("draft_post", "(which|what) (tags|hashtags|caption|alt text) (fit|fits|suit|suits|would fit) {drafted}"),
    Rule("draft_post", "help <me> [to|with] (share|sharing|post|posting|caption|captioning|describe) {drafted}"),
    Rule(
        "draft_post",
        "(help <me> [to] (write|draft|compose|make|with)|<compose> [<me>]) (a|an|my|the) [{tone}|<good>] [new]"
        " <message> (about|on|of) {rough}",
    ),
    Rule("draft_post", "(help <me> [to] [write|phrase|word]|<improve>) [this|it|the following|my text] : {rough}"),
    Rule("draft_post", "/ (draft|suggest) {rough}"),
    Rule("draft_post", "/ (draft|suggest)", _IT, alone=True),
)

_SHARED = (
    Rule("draft_post", "<share> {drafted} with (a|an|some) [<good>|{tone}] <caption>", then=_THEN_SHARED),
    Rule("share_post", "<share> [it|this|that|the <picture>] with (that|the|your|this) <proposal>", _PROPOSED),
    Rule("share_post", "(<share>|use|take) (that|the|your|this) <proposal>", _PROPOSED),
)

DRAFTING = (*_ASKED, *_SHARED)

TONES = {
    "funny": ("funny|witty|amusing|humorous",),
    "poetic": ("poetic|lyrical",),
    "formal": ("formal|professional|serious",),
    "cheerful": ("cheerful|happy|warm|friendly",),
    "short": ("short|brief|tiny",),
}

WORDS = {
    "suggest": "suggest|propose|write|give|find|make|think of|come up with|i need|i would like|i want|recommend|draft",
    "good": "good|nice|great|fitting|better|new|different|suitable|proper",
    "caption": "caption|captions|alt text|alt texts|alternative text|description|tags|hashtags|title|words for a post",
    "compose": "write|draft|compose|prepare|phrase",
    "improve": "improve|polish|tidy up|proofread|correct|rephrase|reword|make (it|this) better",
    "proposal": "proposal|suggestion|suggested (caption|text|words)|proposed (caption|text|words)|caption|draft text",
}
