"""English, as data: orders about private messages, and about what happened to oneself."""

from social_tools.grammar.language import Rule

_NOTHING = {"text": ""}
_SENT = (
    Rule("send_message", "[/] (message|dm|pm|text|tell|write to|write) {recipient} [<saying>] : {text}"),
    Rule("send_message", "[/] (message|dm|pm|tell|write to) {recipient} {quoted}"),
    Rule("send_message", "(message|write to) {recipient} saying [:] {text}"),
    Rule("send_message", "(send|write) {recipient} a [private|direct] (message|dm) <saying> [:] {text}"),
    Rule("send_message", "(send|write) a [private|direct] (message|dm) to {recipient} <saying> [:] {text}"),
    Rule("send_message", "send {recipient} {sent_post} [and] <saying> [:] {text}"),
    Rule("send_message", "send {sent_post} to {recipient} [and] <saying> [:] {text}"),
    Rule("send_message", "send {recipient} {sent_post}", _NOTHING),
    Rule("send_message", "send {sent_post} to {recipient}", _NOTHING),
    Rule("send_message", "send {recipient} {sent_image} [and] <saying> [:] {text}"),
    Rule("send_message", "send {sent_image} to {recipient} [and] <saying> [:] {text}"),
    Rule("send_message", "send {recipient} {sent_image}", _NOTHING),
    Rule("send_message", "send {sent_image} to {recipient}", _NOTHING),
)

_READ = (
    Rule("read_messages", "[/] [my|the] [private|direct] (messages|dms|inbox)", alone=True),
    Rule("read_messages", "(<show>|check) [<me>] [my|the] [new|private|direct] (messages|dms|inbox|conversations)"),
    Rule("read_messages", "(any|(do i have|have i got) [any]) [new] (messages|mail)"),
    Rule("read_messages", "my messages"),
    Rule("read_messages", "[<show> [<me>]|any] [my|the] [new] message requests"),
    Rule("read_messages", "who (wants|would like) to (write to|message) me"),
    Rule("read_messages", "[<show> [<me>]] my (messages|conversation|chat) (with|from) {correspondent}"),
    Rule("read_messages", "(read|open) [<me>] [my|the] (messages|conversation|chat) (with|from) {correspondent}"),
    Rule("read_messages", "what (did|has|does) {correspondent} (write|written|say|said|wrote) to me"),
    Rule("mark_read", "mark {read} [as] (read|seen)"),
)

_HAPPENED = (
    Rule("get_notifications", "[/] [my|the] notifications", alone=True),
    Rule("get_notifications", "(<show>|check) [<me>] [my|the|any] [new|unread|latest] notifications"),
    Rule("get_notifications", "(any|(do i have|have i got) [any]) [new] notifications"),
    Rule("get_notifications", "my notifications"),
    Rule("get_notifications", "[is there] anything [new] for me"),
    Rule("get_notifications", "did anything happen to me"),
    Rule("get_notifications", "what happened to me [since last time|today|lately]"),
    Rule(
        "get_notifications",
        "<show> [<me>] (all [of] [my|the] notifications|[my|the] old notifications) [, read ones too]",
        {"unread": False},
    ),
    Rule("get_notifications", "all [of] [my|the] notifications", {"unread": False}),
    Rule("get_notifications", "[<show> [<me>]|any] (new|unread|my new) {types}"),
    Rule("get_notifications", "[<show> [<me>]] my {my_types}"),
    Rule(
        "get_notifications",
        "(who|did anyone|did anybody|did somebody|has anyone|has anybody) {happened} [lately|today]",
    ),
)

PRIVATE = (*_SENT, *_READ, *_HAPPENED)
