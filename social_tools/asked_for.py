"""Which kinds of act a message asks for at all. Weaker than a literal command; it counts only in a clean thread."""

import re

WORDS = {
    "create_image": "draw drawing paint painting picture pictures image images sketch illustrate imagine photo another "
    "crop rotate flip brighten darken sharpen blur sepia collage resize remix",
    "follow_user": "follow unfollow",
    "limit_user": "mute unmute block unblock",
    "answer_request": "accept decline",
    "react_to_post": "like unlike heart bookmark unbookmark vote",
    "mark_read": "mark",
    "undo_action": "undo revert",
    "apply_feed_rules": "apply",
}
ACTS = {word: tool for tool, words in WORDS.items() for word in words.split()}
REFUSALS = {"not", "don't", "dont", "never", "without", "stop"}
WORD = re.compile(r"[a-z']+")
WISHES = re.compile(r"\b(would|'d|looks?|feels?|sounds?|something|things?|more) like\b|\blike (an?|to|in|when|how)\b")
"""Where "like" is no order."""


def asked_for(message: str) -> frozenset[str]:
    """Names of tools of class write whose verb the message uses; none where it also says no."""
    words = WORD.findall(WISHES.sub(" ", message[:2_000].lower().replace("’", "'")))
    if REFUSALS.intersection(words):
        return frozenset()
    return frozenset(ACTS[word] for word in words if word in ACTS)
