"""English, as data: who is around a person: followers, those kept away, requests, lists."""

from typing import Any

from social_tools.grammar.language import Rule

_ME = {"user": "me"}
_FOLLOWERS, _FOLLOWING, _LISTS = {"include": ["followers"]}, {"include": ["following"]}, {"include": ["lists"]}

_AROUND = (
    Rule("get_user", "[<show> [<me>]|who are|list] my followers", _ME | _FOLLOWERS),
    Rule("get_user", "who (follows me|is following me)", _ME | _FOLLOWERS),
    Rule("get_user", "[<show> [<me>]|who are] {user_of} followers", _FOLLOWERS),
    Rule("get_user", "who (follows|is following) {user}", _FOLLOWERS),
    Rule("get_user", "[<show> [<me>]] [the] followers of {user}", _FOLLOWERS),
    Rule("get_user", "[<show> [<me>]] (who|whom) (do i follow|am i following|i follow)", _ME | _FOLLOWING),
    Rule("get_user", "[<show> [<me>]|who are] the people (that i|i|whom i) follow", _ME | _FOLLOWING),
    Rule("get_user", "(who|whom) (does|do) {user} follow", _FOLLOWING),
    Rule("get_user", "(show|see) [<me>] (who|whom) {user} (follows|is following)", _FOLLOWING),
    Rule(
        "get_user",
        "[<show> [<me>]|who are] (my|the) (mutuals|mutual followers|friends)",
        _ME | {"include": ["followers", "following"]},
    ),
    Rule("get_user", "[<show> [<me>]|what are] my (lists|starter packs)", _ME | _LISTS),
    Rule("get_user", "(what|which) lists do i have", _ME | _LISTS),
    Rule("get_user", "[<show> [<me>]] {user_of} (lists|starter packs)", _LISTS),
    Rule("get_user", "[<show> [<me>]] [the] (lists|starter packs) (of|by) {user}", _LISTS),
    Rule("get_user", "[<show> [<me>]|any] [my|the] [new|open|follow|follower] requests", _ME),
    Rule("get_user", "who (wants|would like|asked|asks) to follow me", _ME),
    Rule("get_user", "(does {user} follow me|do i follow {user}|am i following {user})"),
)

_FOLLOWED = (
    Rule("follow_user", "[/] (follow|start following) {followed} [back]"),
    Rule("follow_user", "[/] (unfollow|stop following) {followed}", {"follow": False}),
    Rule("follow_user", "i do not want to follow {followed} (any more|anymore|any longer)", {"follow": False}),
    Rule("follow_user", "i no longer want to follow {followed}", {"follow": False}),
    Rule(
        "follow_user",
        "follow [everyone|everybody|all|all the people] [in|on|from|of] [the] starter pack [called|named] {pack}",
    ),
    Rule("follow_user", "follow [everyone|everybody|all] [in|on|from|of] [the] {pack_number} starter pack"),
)

_KEPT_AWAY = (
    Rule("limit_user", "[/] (mute|silence) {users}", {"level": "mute"}),
    Rule("limit_user", "[/] (mute|silence) {user} {until}", {"level": "mute"}),
    Rule("limit_user", "[/] (unmute|stop muting|stop silencing) {users}", {"level": "none"}),
    Rule("limit_user", "(lift|remove|end) the (mute|block) (on|of|for) {users}", {"level": "none"}),
    Rule("limit_user", "[/] block {users}", {"level": "block"}),
    Rule("limit_user", "[/] (unblock|stop blocking) {users}", {"level": "none"}),
    Rule(
        "limit_user", "remove {users} (from my followers|as (a|my) follower|as followers)", {"level": "remove_follower"}
    ),
    Rule("limit_user", "make {user} unfollow me", {"level": "remove_follower"}),
)

_YES, _NO = {"accept": True}, {"accept": False}


def _kind(kind: str, accept: dict[str, bool]) -> dict[str, Any]:
    return {"kind": kind} | accept


_REQUESTS = (
    Rule("answer_request", "<accept> {user_of} {kind}", _YES),
    Rule("answer_request", "<decline> {user_of} {kind}", _NO),
    Rule("answer_request", "<accept> [the|a] {kind} (from|of|by) {user}", _YES),
    Rule("answer_request", "<decline> [the|a] {kind} (from|of|by) {user}", _NO),
    Rule("answer_request", "let {user} follow me", _kind("follow", _YES)),
    Rule("answer_request", "<accept> {user} as [a|my] follower", _kind("follow", _YES)),
    Rule("answer_request", "<decline> {user} as [a|my] follower", _kind("follow", _NO)),
    Rule("answer_request", "let {user} (write to|message) me", _kind("message", _YES)),
    Rule("answer_request", "<accept> messages (from|by) {user}", _kind("message", _YES)),
    Rule("answer_request", "<decline> messages (from|by) {user}", _kind("message", _NO)),
    Rule("answer_request", "let {user} quote me [again]", _kind("quote", _YES)),
    Rule("answer_request", "(take|remove) my posts (out of|from) {user_of} quotes", _kind("quote", _NO)),
    Rule("answer_request", "(take|remove) my posts (out of|from) [the] quotes (by|of) {user}", _kind("quote", _NO)),
)

_MADE = "(make|create|start) [a|another|the] [new] list"
_LIST = (
    Rule("update_list", f"({_MADE}|new list) [called|named|:] {{new_name}} (with|of) {{added}}"),
    Rule("update_list", f"({_MADE}|new list) (called|named|:) {{new_name}}"),
    Rule("update_list", "(add|put) {added} (to|on) [my|the] list [called|named] {list_name}"),
    Rule("update_list", "(add|put) {added} (to|on) (my|the) {list_word} list"),
    Rule("update_list", "(add|put) {at_added} (to|on) {list_word}"),
    Rule("update_list", "(remove|take) {removed} (from|off) [my|the] list [called|named] {list_name}"),
    Rule("update_list", "(remove|take) {removed} (from|off) (my|the) {list_word} list"),
    Rule("update_list", "(rename|call) (my|the) list {list_name} (to|as|into) {new_name}"),
    Rule("update_list", "(rename|call) (my|the) {list_word} list (to|as|into) {new_name}"),
    Rule("update_list", "delete (my|the) list [called|named] {list_name}", {"deleted": True}),
    Rule("update_list", "delete (my|the) {list_word} list", {"deleted": True}),
    Rule("update_list", "(share|publish) (my|the) list {list_name} as a starter pack", {"shared": True}),
    Rule("update_list", "(share|publish) (my|the) {list_word} list as a starter pack", {"shared": True}),
    Rule("update_list", "(make|turn) (my|the) list {list_name} [into] a starter pack", {"shared": True}),
    Rule("update_list", "(make|turn) (my|the) {list_word} list [into] a starter pack", {"shared": True}),
    Rule("update_list", "stop sharing (my|the) (list|starter pack) {list_name}", {"shared": False}),
    Rule("update_list", "stop sharing (my|the) {list_word} (list|starter pack)", {"shared": False}),
    Rule("update_list", "make (my|the) list {list_name} private", {"shared": False}),
    Rule("update_list", "make (my|the) {list_word} list private", {"shared": False}),
)

CIRCLES = (*_AROUND, *_FOLLOWED, *_KEPT_AWAY, *_REQUESTS, *_LIST)

WORDS = {"accept": "accept|approve|allow|agree to", "decline": "decline|reject|refuse|deny|turn down"}
