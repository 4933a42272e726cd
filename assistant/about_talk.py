"""What the offline assistant says about messages and notifications: a sentence; the card shows the rest."""

from typing import Any


def on_notifications(result: dict[str, Any]) -> str:
    if "marked" in result:
        return "Marked as read." if "act" in result else "That was read already."
    if result["items"]:
        return "This is what happened. Nothing is marked as read yet."
    return "Nothing new has happened to you." if not result["unread"] else "Nothing of that kind is new."


def on_messages(result: dict[str, Any]) -> str:
    if "message" in result:
        return "It is sent. You can take it back at any time."
    if "conv" not in result:
        asking = len(result["requests"])
        words = "Your conversations." if result["items"] else "You have no conversations yet."
        who = "Somebody" if asking == 1 else f"{asking} people"
        return f"{words} {who} would like to write to you." if asking else words
    names = " and ".join(result["with"]) or "nobody who is still there"
    return f"Your conversation with {names}."
