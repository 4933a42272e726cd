"""Slash commands, which the chat page completes: another way to say what the grammar takes literally."""

from typing import TypedDict


class Offered(TypedDict):
    """A command as Chainlit's page wants it; the icon is one of its own."""

    id: str
    description: str
    icon: str
    button: bool
    persistent: bool
    selected: bool


COMMANDS: tuple[tuple[str, str, str, str], ...] = (
    ("feed", "Posts by the people you follow", "newspaper", ""),
    ("explore", "What everybody shares", "compass", ""),
    ("draw", "A picture of …", "palette", "a fox in the snow"),
    ("post", "Share these words", "send", "hello everyone"),
    ("share", "Share the last picture", "image-up", "it saying good morning"),
    ("suggest", "A caption, or a post of your notes", "sparkles", "rain on the roof"),
    ("reply", "Reply to the post we spoke of last", "reply", "lovely"),
    ("poll", "Ask everybody", "list-checks", "tea or coffee?"),
    ("like", "Like a post by its number", "heart", "the second one"),
    ("open", "Open a post and its replies", "message-circle", "the second one"),
    ("repost", "Pass a post on", "repeat-2", "the second one"),
    ("bookmark", "Keep a post for yourself", "bookmark", "the second one"),
    ("search", "Posts with these words", "search", "night market"),
    ("ask", "What do people say about …", "message-circle-question", "the night market"),
    ("digest", "What you missed", "list", ""),
    ("trending", "Tags that many people use now", "trending-up", ""),
    ("why", "Why you see a post", "circle-help", "the second one"),
    ("rules", "What you want more or less of", "sliders-horizontal", "more watercolour"),
    ("follow", "Follow somebody", "user-plus", "lin"),
    ("who", "Somebody's profile", "user", "lin"),
    ("message", "Write to somebody in private", "mail", "lin: see you at ten"),
    ("messages", "Your conversations", "inbox", ""),
    ("notifications", "What happened to you", "bell", ""),
    ("mute", "See somebody's posts no longer", "volume-x", "lin"),
    ("block", "Keep somebody away", "ban", "lin"),
    ("report", "Tell the moderators", "flag", "the second one as spam"),
    ("profile", "Yours, as others see it", "id-card", ""),
    ("settings", "Yours, as they are", "settings", ""),
    ("drafts", "Previews that you left open", "file-text", ""),
    ("actions", "What was done for you", "history", ""),
    ("undo", "Take back what was done last", "undo-2", ""),
    ("help", "What you can say", "life-buoy", ""),
)
"""Name, what it does, icon, and an example of what may follow it."""
NAMES = frozenset(name for name, *_ in COMMANDS)


def offered() -> list[Offered]:
    return [
        Offered(id=name, description=does, icon=icon, button=False, persistent=False, selected=False)
        for name, does, icon, _ in COMMANDS
    ]


def spoken(command: object, words: str) -> str:
    """What a person says who chose a command and then wrote these words. The client is not trusted."""
    return f"/{command} {words}".rstrip() if isinstance(command, str) and command in NAMES else words
