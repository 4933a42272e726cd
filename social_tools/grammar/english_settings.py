"""English, as data: settings in words, reports, and what was done and can be taken back."""

from typing import Any

from social_tools.grammar.language import Rule
from social_tools.grammar.reading import Ref


def _set(**changes: Any) -> dict[str, Any]:
    return {"changes": changes}


_OTHERS = "(others|other people|people|anyone|anybody|strangers|somebody|someone)"
_WHO = {
    "nobody": "(nobody|no one|none)",
    "followers": "(only [my] followers|my followers|followers only|just my followers)",
    "anyone": "(everybody|everyone|anyone|anybody|all)",
}
_AUDIENCES = {
    "followers": "(for|to) my followers [only]|followers only|(for|to) followers only|only (for|to) my followers",
    "public": "public|publicly|(for|to) (everyone|everybody)",
    "unlisted": "unlisted",
}

_QUOTES = tuple(
    rule
    for value, who in _WHO.items()
    for rule in (
        Rule(
            "update_settings",
            f"{who} (may|can|is allowed to|are allowed to|should) quote (me|my posts)",
            _set(quote_policy=value),
        ),
        Rule("update_settings", f"(let|allow) {who} [to] quote (me|my posts)", _set(quote_policy=value)),
    )
)
_POSTS = "(me|my posts|what i (share|write|post))"
_REPEAT = "(quote|repeat|retell|cite|use)"
_MODELS = "(ai|ais|an ai|ai models|models|others|other people|anybody|anyone)"
_TRAINED = "(training [an ai|ai|ai models|models]|ai training|(ai|ais|an ai|ai models|models) training)"
_WISHES = (
    Rule(
        "update_settings",
        f"no (assistant|assistants) (may|can) {_REPEAT} {_POSTS}",
        _set(assistant_quote="nobody"),
    ),
    Rule("update_settings", f"assistants (may|can|must) not {_REPEAT} {_POSTS}", _set(assistant_quote="nobody")),
    Rule(
        "update_settings",
        f"do not (let|allow) [other|any] [people's] assistants [to] {_REPEAT} {_POSTS}",
        _set(assistant_quote="nobody"),
    ),
    Rule(
        "update_settings",
        f"only [the] assistants of my followers (may|can) {_REPEAT} {_POSTS}",
        _set(assistant_quote="followers"),
    ),
    Rule(
        "update_settings",
        f"(all|every|any|everybody's) (assistant|assistants) (may|can) {_REPEAT} {_POSTS}",
        _set(assistant_quote="anyone"),
    ),
    Rule(
        "update_settings",
        f"(let|allow) (all|any|other) [people's] assistants [to] {_REPEAT} {_POSTS}",
        _set(assistant_quote="anyone"),
    ),
    Rule(
        "update_settings",
        f"do not (let|allow) {_MODELS} [to] (train|learn) (on|from|with) {_POSTS}",
        _set(allow_training=False),
    ),
    Rule("update_settings", f"do not train [{_MODELS}] on {_POSTS}", _set(allow_training=False)),
    Rule("update_settings", f"do not allow {_TRAINED} (on|with) {_POSTS}", _set(allow_training=False)),
    Rule("update_settings", f"(nobody|no one) (may|can) train [{_MODELS}] on {_POSTS}", _set(allow_training=False)),
    Rule(
        "update_settings",
        f"(let|allow) {_MODELS} [to] (train|learn) (on|from|with) {_POSTS}",
        _set(allow_training=True),
    ),
    Rule("update_settings", f"allow {_TRAINED} (on|with) {_POSTS}", _set(allow_training=True)),
    Rule(
        "update_settings",
        f"{_MODELS} (may|can) (train|be trained|learn) (on|from|with) {_POSTS}",
        _set(allow_training=True),
    ),
    Rule(
        "get_user",
        f"(which assistants|whose assistants|whose assistant) (may|can) {_REPEAT} {_POSTS}",
        {"user": "me", "include": ["settings"]},
    ),
)
_DEFAULTS = tuple(
    rule
    for value, who in _AUDIENCES.items()
    for rule in (
        Rule(
            "update_settings",
            f"my posts (are|should be) ({who}) [by default|from now on|always]",
            _set(default_visibility=value),
        ),
        Rule(
            "update_settings",
            f"(make|keep) (my|all my) posts ({who}) (by default|from now on)",
            _set(default_visibility=value),
        ),
        Rule("update_settings", f"(post|share) ({who}) by default", _set(default_visibility=value)),
    )
)

_SETTINGS = (
    Rule("update_settings", "(approve|let me approve|ask me about) my [new] followers", _set(approve_followers=True)),
    Rule("update_settings", "approve [my] [new] followers (myself|by hand|first)", _set(approve_followers=True)),
    Rule("update_settings", "(let|allow) <everybody> [to] follow me [without asking]", _set(approve_followers=False)),
    Rule("update_settings", "<everybody> (may|can) follow me [without asking]", _set(approve_followers=False)),
    Rule(
        "update_settings",
        "do not (let|allow) (anyone|anybody|people|others) [to] quote (me|my posts)",
        _set(quote_policy="nobody"),
    ),
    *_QUOTES,
    *_WISHES,
    Rule("update_settings", f"do not (suggest|recommend) me [to {_OTHERS}]", _set(discoverable=False)),
    Rule("update_settings", f"[you (may|can)] (suggest|recommend) me to {_OTHERS}", _set(discoverable=True)),
    Rule("update_settings", "(ask me always|always ask [me] [first])", _set(assistant="ask_always")),
    Rule(
        "update_settings",
        "ask me (before everything|every time|before you do anything|first every time)",
        _set(assistant="ask_always"),
    ),
    Rule("update_settings", "(do not always ask [me]|do not ask me always)", _set(assistant="normal")),
    Rule(
        "update_settings",
        "(you do not (have|need) to|you need not|stop) (ask|asking) me (always|every time)",
        _set(assistant="normal"),
    ),
    *_DEFAULTS,
    Rule(
        "update_settings", "(hide|mute) [all] [posts|everything] [with|containing|about] the (word|words) {hidden_word}"
    ),
    Rule(
        "update_settings",
        "(unhide|unmute|stop hiding|stop muting|show) [all] [posts with] the (word|words) {shown_word} [again]",
    ),
    Rule(
        "update_settings",
        "[let me|i want to|i will] (check|review) [the|all] (alt text|alt texts) (first|before sharing|always)",
        _set(review_alt=True),
    ),
    Rule(
        "update_settings",
        "always let me (check|review) [the|all|my] (alt text|alt texts) [first|before sharing|before it is shared]",
        _set(review_alt=True),
    ),
    Rule(
        "update_settings",
        "(never|do not) share [any|my] (alt text|alt texts|picture|pictures|image|images) without my review",
        _set(review_alt=True),
    ),
    Rule("update_settings", "never [share] without my review", _set(review_alt=True)),
    Rule(
        "update_settings",
        "(never|do not) share [anything with] alt text [that] (i have not|i did not) (checked|reviewed|check|review)",
        _set(review_alt=True),
    ),
    Rule(
        "update_settings",
        "(i|you) (need|do) not [need to|have to] (check|review) [the] (alt text|alt texts) [first]",
        _set(review_alt=False),
    ),
    Rule("update_settings", "(keep|save|store) <my_chats> for [only|just] {kept_days}"),
    Rule("update_settings", "(delete|erase|forget|remove|clear) <my_chats> after {kept_days}"),
    Rule("update_settings", "(delete|erase|forget|remove|clear) <my_chats> older than {kept_days}"),
    Rule(
        "update_settings", "keep <my_chats> (for ever|forever|for good|for ten years)", _set(chat_retention_days=3650)
    ),
    Rule("get_user", "[/] [<show> [<me>]|what are] (my|the) settings", {"user": "me", "include": ["settings"]}),
    Rule("get_user", "(what|which) words do i hide", {"user": "me", "include": ["settings"]}),
    Rule("get_user", "who (may|can) quote me", {"user": "me", "include": ["settings"]}),
)

_REPORTS = (
    Rule(
        "report_content",
        "[/] report {reported} [,|-] (as|for|because of|:|because (it|they|he|she) is) [a|an] {category}",
    ),
    Rule(
        "report_content",
        "[/] report {reported} [,|-] (as|for|because of) [a|an] {category} (:|,|saying|because) {comment}",
    ),
    Rule("report_content", "[/] report {reported} [,] [because] {it_is}"),
)

_ACTED = {"act": Ref("act", word="restore")}
_LEDGER = (
    Rule("list_actions", "[/] actions", alone=True),
    Rule(
        "list_actions",
        "what (did you [just] do|have you [just] done|have you been doing) [for <me>|so far|today|just now]",
    ),
    Rule("list_actions", "(<show> [<me>]|what (are|were)) [my|the|your] [latest|last|recent] <acts>"),
    Rule("list_actions", "[<show> [<me>]] (my|your) history", alone=True),
    Rule("list_actions", "[my|your] [latest|last|recent] <acts>", alone=True),
    Rule("undo_action", "[/] undo {act}"),
    Rule("undo_action", "[/] undo", {"act": Ref("act")}),
    Rule("undo_action", "(revert|reverse) {act}"),
    Rule("undo_action", "take {act} back"),
    Rule("undo_action", "take back {act}"),
    Rule("undo_action", "(cancel|unschedule|stop|undo) {scheduled}"),
    Rule("undo_action", "do not (publish|share|post|send) {scheduled}"),
    Rule("undo_action", "[/] (restore|undelete) [<deleted>]", _ACTED),
    Rule("undo_action", "bring back <deleted>", _ACTED),
    Rule("undo_action", "(bring|get) <deleted> back", _ACTED),
)

SETTINGS = (*_SETTINGS, *_REPORTS, *_LEDGER)

WORDS = {
    "everybody": "anyone|anybody|everyone|everybody",
    "my_chats": "[all] [my|our|the|these] (chats|conversations|chat history) [with you]",
}
