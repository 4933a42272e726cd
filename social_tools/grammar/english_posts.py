"""English, as data: orders about posts and replies."""

from social_tools.grammar.language import Rule
from social_tools.grammar.reading import Ref

_LAST: dict[str, Ref] = {"reply_to": Ref("post")}
_THREAD = {"include": ["thread"]}
_LAST_THREAD = _THREAD | {"post": Ref("post")}

_SHARED = (
    Rule("share_post", "(<share>|tweet) (this|that) {visibility} : {text}"),
    Rule("share_post", "(<share>|tweet) (this|that) : {text} [{visibility}]"),
    Rule("share_post", "<share> {images} [{visibility}]"),
    Rule("share_post", "<share> {images} {visibility} [and] <saying> [:] {text}"),
    Rule("share_post", "<share> {images} [and] <saying> [:] {text} [{visibility}]"),
    Rule("share_post", "<share> {images} {visibility} with {quoted}"),
    Rule("share_post", "<share> {images} with {quoted} [{visibility}]"),
    Rule("share_post", "/ post {text} [{visibility}]"),
    Rule("share_post", "(<share>|tweet) {visibility} : {text}"),
    Rule("share_post", "(<share>|tweet) : {text} [{visibility}]"),
    Rule("share_post", "(<share>|tweet) {visibility} {quoted}"),
    Rule("share_post", "(<share>|tweet) {quoted} [{visibility}]"),
    Rule("share_post", "<write> (a|an) [new] <message> {visibility} <saying> [:] {text}"),
    Rule("share_post", "<write> (a|an) [new] <message> <saying> [:] {text} [{visibility}]"),
    Rule("share_post", "<write> (a|an) [new] <message> {visibility} {quoted}"),
    Rule("share_post", "<write> (a|an) [new] <message> {quoted} [{visibility}]"),
    Rule("share_post", "(<share>|tweet) saying [:] {text} [{visibility}]"),
    Rule("share_post", "(post|tweet) {bare_text}"),
)

_REPLIES = (
    Rule("share_post", "[/] <reply> to {reply_to} [and] <saying> [:] {text} [{visibility}]"),
    Rule("share_post", "<reply> to {reply_to} with : {text} [{visibility}]"),
    Rule("share_post", "<reply> to {reply_to} [,|with] {quoted} [{visibility}]"),
    Rule("share_post", "<reply> to {reply_to} with {images} [{visibility}]"),
    Rule("share_post", "<reply> to {reply_to} with {images} [and] <saying> [:] {text} [{visibility}]"),
    Rule("share_post", "share {images} as a reply to {reply_to} [{visibility}]"),
    Rule("share_post", "comment on {commented} [and] <saying> [:] {text} [{visibility}]"),
    Rule("share_post", "comment on {commented} [,|with] {quoted} [{visibility}]"),
    Rule("share_post", "answer {answered} [and] <saying> [:] {text} [{visibility}]"),
    Rule("share_post", "answer {answered} [,|with] {quoted} [{visibility}]"),
    Rule("share_post", "(<reply>|comment) [with] {quoted} [{visibility}]", _LAST),
    Rule("share_post", "(<reply>|comment) (:|saying [:]|with :) {text} [{visibility}]", _LAST),
    Rule("share_post", "<reply> {quoted} to {reply_to} [{visibility}]"),
    Rule("share_post", "comment {quoted} on {commented} [{visibility}]"),
    Rule("share_post", "/ reply [:] {text} [{visibility}]", _LAST),
    Rule("share_post", "(write|send|leave|give) {reply_to} a <comment> <saying> [:] {text} [{visibility}]"),
    Rule("share_post", "<leave> a <comment> <saying> [:] {text} [{visibility}]", _LAST),
    Rule("share_post", "<leave> a <comment> (to|on|under) {reply_to} [and] <saying> [:] {text} [{visibility}]"),
    Rule("share_post", "<leave> a <comment> (to|on|under) {reply_to} [,|with] {quoted} [{visibility}]"),
)

_OPENED = (
    Rule("get_post", "[/] <open> [<me>] {post}", _THREAD),
    Rule("get_post", "(open|view|expand) {this}", _THREAD),
    Rule("get_post", "(can|could|may) i (see|read|open) {post}", _THREAD),
    Rule("get_post", "<open> [<me>] [all] [the] <replies>", _LAST_THREAD),
    Rule("get_post", "<open> [<me>] [all] [the] <replies> (to|of|on|for|under|below) {thread_of}", _THREAD),
    Rule("get_post", "[all] [the] <replies>", _LAST_THREAD, alone=True),
    Rule("get_post", "[all] [the] <replies> (to|of|on|for|under|below) {thread_of}", _THREAD, alone=True),
    Rule("get_post", "[are there] any <replies> [yet]", _LAST_THREAD),
    Rule("get_post", "[are there] any <replies> (to|on|for|under|below) {thread_of} [yet]", _THREAD),
    Rule("get_post", "(who|(did|has|have) <anyone>) <replied> [yet]", _LAST_THREAD),
    Rule("get_post", "(who|(did|has|have) <anyone>) <replied> [to|on] {thread_of} [yet]", _THREAD),
    Rule("get_post", "what (did|have) (<anyone>|they|others) <replied>", _LAST_THREAD),
    Rule(
        "get_post",
        "what (did|do|have|are) (<anyone>|they|others) (<replied>|<said>) [to|on|about] {thread_of}",
        _THREAD,
    ),
)

_DELETED = (
    Rule("delete_post", "[/] <delete> {deleted}"),
    Rule("delete_post", "take {deleted} down"),
    Rule("delete_post", "(undo|take back) {own_post}"),
    Rule("delete_post", "take {own_post} back"),
    Rule("delete_post", "<delete> {picture_gone}"),
    Rule("delete_post", "<delete> (it|that|[that|the|my] deleted <picture>) <for_good>", {"image": Ref("binned")}),
    Rule("delete_post", "(i want|i would like) {own_post} gone"),
)

POSTS = (*_SHARED, *_REPLIES, *_OPENED, *_DELETED)

WORDS = {
    "reply": "reply|respond",
    "comment": "reply|comment",
    "leave": "leave|write|add|send|post|make",
    "replies": "replies|comments|answers|responses|[whole] thread|[whole] conversation|discussion",
    "replied": "reply|replied|answer|answered|comment|commented|respond|responded",
    "said": "say|said|saying|write|written|think",
    "anyone": "anyone|anybody|someone|somebody|people|everyone|everybody",
    "open": "open|show|read|view|expand|see|look at|display|go to",
    "delete": "delete|remove|erase|take down|get rid of|unpublish|unpost",
    "text": "post|reply|comment|answer",
    "for_good": "for good|for ever|forever|permanently|completely|at once",
}
