"""English, as data: what people do with a post: like, pass on, keep, vote; and who else did."""

from typing import Any

from social_tools.grammar.language import Rule
from social_tools.grammar.reading import Ref


def _on(reaction: str) -> dict[str, Any]:
    return {"reaction": reaction}


def _off(reaction: str) -> dict[str, Any]:
    return {"reaction": reaction, "on": False}


_LIKES = (
    Rule("react_to_post", "[/] <like> {posts}", _on("like")),
    Rule("react_to_post", "(heart|favourite|favorite|fave) {this}", _on("like")),
    Rule("react_to_post", "(give|put) (a like|a heart) (to|on) {posts}", _on("like")),
    Rule("react_to_post", "give {posts} a (like|heart)", _on("like")),
    Rule("react_to_post", "[/] <unlike> {posts}", _off("like")),
    Rule("react_to_post", "(take back|remove|undo|withdraw) my (like|heart) (on|of|from|for) {posts}", _off("like")),
)

_REPOSTS = (
    Rule("react_to_post", "[/] <repost> {posts} [(to|with) (my followers|everyone|everybody)]", _on("repost")),
    Rule("react_to_post", "pass {posts} (on|along) [(to|with) (my followers|everyone|everybody)]", _on("repost")),
    Rule("react_to_post", "(unrepost|unboost|undo the repost of|stop passing on) {posts}", _off("repost")),
    Rule("react_to_post", "stop passing {posts} on", _off("repost")),
    Rule("react_to_post", "(take back|remove|undo|withdraw) my repost (of|for|on) {posts}", _off("repost")),
    Rule("react_to_post", "take my repost of {posts} back", _off("repost")),
)

_BOOKMARKS = (
    Rule("react_to_post", "[/] bookmark {posts}", _on("bookmark")),
    Rule("react_to_post", "(save|keep|remember) {posts} (for later|in my bookmarks|to my bookmarks)", _on("bookmark")),
    Rule("react_to_post", "(add|put) {posts} (to|in|into) my bookmarks", _on("bookmark")),
    Rule("react_to_post", "[/] (unbookmark|unsave) {posts}", _off("bookmark")),
    Rule("react_to_post", "(remove|take|delete) {posts} (from|out of) my bookmarks", _off("bookmark")),
    Rule("react_to_post", "(take back|remove|undo) my bookmark (of|from|on) {posts}", _off("bookmark")),
)

_POLL = _on("vote") | {"post": Ref("poll")}
_NUMBERED = (
    "([the] (option|answer|choice) {option_number}|[the] {option_place} (option|answer|choice|one)"
    "|(number|nr) {option_number})"
)
_VOTES = (
    Rule("react_to_post", f"[/] [i] vote [for] {_NUMBERED} [in the poll|in that poll|in this poll]", _POLL),
    Rule("react_to_post", f"[/] [i] vote [for] {_NUMBERED} (in|on) {{polled}}", _on("vote")),
    Rule("react_to_post", "[/] [i] vote [for] {choice} (in|on) {polled}", _on("vote")),
    Rule("react_to_post", "[/] [i] vote [for] {choice} [in the poll|in that poll|in this poll]", _POLL),
    Rule("react_to_post", "my vote (goes to|is for) {choice}", _POLL),
)

_SEEN = (
    Rule("get_post", "who (likes|liked|else likes|else liked) {shown}", {"include": ["likes"]}),
    Rule("get_post", "(show|see) [<me>] who (likes|liked) {shown}", {"include": ["likes"]}),
    Rule("get_post", "(<show> [<me>]) the likes (of|on|for) {shown}", {"include": ["likes"]}),
    Rule("get_post", "[the] likes (of|on|for) {shown}", {"include": ["likes"]}, alone=True),
    Rule("get_post", "[<show> [<me>]] [the|all] <earlier> (of|for) {shown}", {"include": ["history"]}),
    Rule("get_post", "[<show> [<me>]] [the|all] <earlier>", {"include": ["history"], "post": Ref("post")}, alone=True),
    Rule(
        "get_post",
        "(how was {shown} before|what did {shown} say before|what was {shown} before)",
        {"include": ["history"]},
    ),
    Rule("get_post", "(was|has) {shown} [been] (edited|changed)", {"include": ["history"]}),
    Rule(
        "get_post",
        "[<show> [<me>]] [the] (thread|conversation) (of|around|about|with|for) {shown}",
        {"include": ["thread"]},
    ),
    Rule("get_post", "open the (thread|conversation) (of|around|with|for) {shown}", {"include": ["thread"]}),
)

REACTIONS = (*_LIKES, *_REPOSTS, *_BOOKMARKS, *_VOTES, *_SEEN)

WORDS = {
    "reaction": "repost|reshare|boost|pass on|bookmark|unbookmark|unrepost",
    "repost": "repost|reshare|boost|pass on|pass along|share on",
    "earlier": "(earlier|older|previous|old) versions|(edit|version) history",
}
