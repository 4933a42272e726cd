"""English, as data: posts with more to them (quotes, polls, warnings, times), and changes to what is published."""

from social_tools.grammar.language import Rule
from social_tools.grammar.reading import Ref

_MINE = {"post": Ref("post", whose="me", word="my last post")}

_QUOTED = (
    Rule("share_post", "quote {quote_of} [and] <saying> [:] {text} [{visibility}]"),
    Rule("share_post", "quote {quote_of} [,|with] {quoted} [{visibility}]"),
    Rule("share_post", "quote {quote_of} with [a comment|the comment|the words] : {text} [{visibility}]"),
)

_TRAINED = {
    True: "(ai|ais|models|ai models) (may|can) (train on|learn from|be trained on) it",
    False: "(nobody|no one|no ai|no model) (may|can) (train [ai|an ai|models] on|learn from) it",
}
_QUOTABLE = (
    Rule("share_post", "(<share>|tweet) {quoted} [{visibility}] [,|;] [and|but] {quotable}"),
    Rule("share_post", "<share> {images} [{visibility}] [,|;] [and|but] {quotable}"),
    Rule("share_post", "(<share>|tweet) {quoted} [{visibility}] [,|;] [and|but] {repeatable}"),
    Rule("share_post", "<share> {images} [{visibility}] [,|;] [and|but] {repeatable}"),
    *(
        Rule("share_post", f"{what} [{{visibility}}] [,|;] [and|but] {said}", {"allow_training": may})
        for what in ("(<share>|tweet) {quoted}", "<share> {images}")
        for may, said in _TRAINED.items()
    ),
)

_POLLS = (
    Rule("share_post", "[<write>|start|ask] [a|another] poll {closes} : {poll}"),
    Rule("share_post", "[<write>|start|ask] [a|another] poll : {poll}"),
    Rule("share_post", "[/] poll {poll}"),
    Rule(
        "share_post",
        "(<write> a poll|ask|start a poll|poll) [saying|:] {asked} [,] with [the] (options|answers|choices) {options}",
    ),
    Rule("share_post", "(ask|poll|<write> a poll|start a poll) {asked} : {options}"),
)

_WARNED = (
    Rule("share_post", "(<share>|tweet) {visibility} <with_warning> {warned} : {text}"),
    Rule("share_post", "(<share>|tweet) <with_warning> {warned} [{visibility}] : {text}"),
    Rule("share_post", "(<share>|tweet) {quoted} [{visibility}] <with_warning> {warned} [{visibility}]"),
    Rule("share_post", "<share> {images} <with_warning> {warned} [[,|and] <saying> [:] {text}]"),
    Rule("share_post", "<share> {images} <saying> {quoted} <with_warning> {warned} [{visibility}]"),
    Rule("share_post", "<reply> to {reply_to} <with_warning> {warned} : {text}"),
    Rule("share_post", "quote {quote_of} <with_warning> {warned} : {text}"),
)

_SCHEDULED = (
    Rule("share_post", "(<share>|tweet|schedule) {quoted} [for] {publish_at} [{visibility}]"),
    Rule("share_post", "(<share>|tweet|schedule) {quoted} {visibility} [for] {publish_at}"),
    Rule("share_post", "{publish_at} [,] (<share>|tweet) [{visibility}] : {text}", first=True),
    Rule("share_post", "{publish_at} [,] (<share>|tweet) [{visibility}] {quoted}", first=True),
    Rule(
        "share_post",
        "(schedule [a] [<message>]|<share> [a <message>]) [for] {publish_at} [{visibility}] <saying> [:] {text}",
    ),
    Rule("share_post", "(schedule|<share>) {images} [for] {publish_at} [{visibility}] [[,|and] <saying> [:] {text}]"),
    Rule("share_post", "(schedule|<share>) {images} <saying> {quoted} [for] {publish_at} [{visibility}]"),
)

_DRAFTS = (
    Rule("share_post", "(<share>|finish|continue|open|use|take up) {draft}", alone=True),
    Rule("list_actions", "(what|which) drafts (do i have|are there)"),
    Rule("list_actions", "[/] [<show> [<me>]|what are] [my|the] [saved] (drafts|(scheduled|planned) posts)"),
    Rule("list_actions", "(what is|what have i|what posts are|what do i have|what did i) (scheduled|schedule|planned)"),
)

_EDITED = (
    Rule("edit_post", "<remove> the [content] warning [from|of|on|off] {edited}", {"warning": ""}),
    Rule("edit_post", "take the [content] warning (off|from) {edited}", {"warning": ""}),
    Rule("edit_post", "(add|put|set|give) [a|the] [content] warning [:|saying] {warned} (to|on) {edited}"),
    Rule("edit_post", "(give|mark) {edited} [a|with a|with] [the] [content] warning [:|saying] {warned}"),
    Rule("edit_post", "(make|set) {edited} [visible to|visible for|for] {narrowed}"),
    Rule("edit_post", "show {edited} only to {narrowed}"),
    Rule("edit_post", "(hide|unlist) {edited} (from explore|from the lists)", {"visibility": "unlisted"}),
    Rule("edit_post", "unlist {edited}", {"visibility": "unlisted"}),
    Rule("edit_post", "[/] pin {edited} [(to|on|at) (my profile|the top)]", {"pinned": True}),
    Rule("edit_post", "[/] unpin {edited} [from my profile]", {"pinned": False}),
    Rule("edit_post", "<edit> {own_text} (to|into|:) [:] {text}"),
    Rule("edit_post", "<edit> {edited} (to (say|read)|:|so that it (says|reads)) [:] {text}"),
    Rule("edit_post", "<edit> {edited} (to|into) {quoted}"),
    Rule("edit_post", "<edit> [the] <alt> (of|on|for|in) {edited} (to|into|:) [:] {alt_text}"),
    Rule("edit_post", "(set|add|write|put) [the|a] <alt> (of|on|for|in|to) {edited} [to|as] : {alt_text}"),
    Rule("edit_post", "set [the] <alt> (of|on|for|in) {edited} (to|as) [:] {alt_text}"),
    Rule("edit_post", "[the] <alt> (of|on|for|in) {edited} (is|should be|should say|:) [:] {alt_text}"),
    Rule("edit_post", "give {edited} [the|an] <alt> [:] {alt_text}"),
    Rule("edit_post", "describe (the|my) (<picture>|drawing|painting) (in|of|on) {edited} as [:] {alt_text}"),
    Rule("edit_post", "/ edit {text}", _MINE),
)

SHARING = (*_QUOTED, *_QUOTABLE, *_POLLS, *_WARNED, *_SCHEDULED, *_DRAFTS, *_EDITED)

WORDS = {
    "edit": "edit|change|correct|rewrite",
    "alt": "alt text|alt description|image description|picture description|description of the picture",
    "with_warning": "[,] with [a|the] [content] (warning|cw) [:|saying|of]",
    "remove": "remove|delete|drop|clear|erase|take away",
}
