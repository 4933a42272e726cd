"""English, as data: orders about private messages, and about what happened to oneself."""

from social_tools.grammar.language import Rule

_SENT = (
    Rule("send_message", "[/] (message|dm|pm|text|tell|write to) {recipient} [<saying>] : {text}"),
    Rule("send_message", "[/] (message|dm|pm|tell|write to) {recipient} {quoted}"),
    Rule("send_message", "(message|write to) {recipient} saying [:] {text}"),
    Rule("send_message", "(send|write) {recipient} a [private|direct] (message|dm) <saying> [:] {text}"),
    Rule("send_message", "(send|write) a [private|direct] (message|dm) to {recipient} <saying> [:] {text}"),
)

_READ = (
    Rule("read_messages", "[/] [my|the] [private|direct] (messages|dms|inbox)", alone=True),
    Rule("read_messages", "(<show>|check) [<me>] [my|the] [new|private|direct] (messages|dms|inbox|conversations)"),
    Rule("read_messages", "(any|(do i have|have i got) [any]) [new] messages"),
    Rule("read_messages", "<show> [<me>] my (messages|conversation|chat) with {correspondent}"),
    Rule("get_notifications", "[/] [my|the] notifications", alone=True),
    Rule("get_notifications", "(<show>|check) [<me>] [my|the|any] [new|unread|latest] notifications"),
    Rule("get_notifications", "(any|(do i have|have i got) [any]) [new] notifications"),
    Rule("get_notifications", "what happened to me [since last time|today|lately]"),
)

PRIVATE = (*_SENT, *_READ)
