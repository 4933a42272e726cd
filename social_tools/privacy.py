"""What `update_settings` knows, and which of two values shows more of a person."""

from collections.abc import Callable
from typing import Any

from social_tools.settings import DEFAULTS, setting
from storage.people import APPROVE, Person

KEPT_DAYS = "chat_retention_days"

NAMES = {
    "default_visibility": "who sees your posts",
    "discoverable": "whether you are suggested to others",
    "approve_followers": "whether you approve followers",
    "hide_words": "the words that you hide",
    "assistant": "how often the assistant asks",
    "quote_policy": "who may quote you",
    "default_remix": "who may remix your pictures",
    "assistant_quote": "whose assistants may repeat your posts",
    "allow_training": "whether AI models may be trained on your posts",
    "chat_retention_days": "how long our chats are kept",
    "review_alt": "whether you check alt text first",
}
OPENNESS: dict[str, Callable[[Any], int]] = {
    "default_visibility": ("followers", "unlisted", "public").index,
    "discoverable": int,
    "approve_followers": lambda approves: int(not approves),
    "hide_words": lambda words: 0,
    "assistant": ("ask_always", "normal").index,
    "quote_policy": ("nobody", "followers", "anyone").index,
    "default_remix": ("nobody", "followers", "anyone").index,
    "assistant_quote": ("nobody", "followers", "anyone").index,
    "allow_training": int,
    "chat_retention_days": lambda days: 0,
    "review_alt": lambda checks: 0,
}
"""The more a value shows, or lets happen, the higher."""


def current(person: Person) -> dict[str, Any]:
    """What somebody has set, or the default, of all that `update_settings` knows."""
    return {name: person.approve_followers if name == APPROVE else setting(person, name) for name in NAMES}


def exposes(person: Person, news: dict[str, Any]) -> bool:
    """Whether any of these changes (None is back to the default) makes somebody more exposed than they are."""
    now = current(person)
    return any(
        OPENNESS[name](DEFAULTS[name] if value is None else value) > OPENNESS[name](now[name])
        for name, value in news.items()
    )


def loses(person: Person, news: dict[str, Any]) -> bool:
    """Whether these changes let conversations be erased that are kept now: nothing brings those back."""
    days, now = news.get(KEPT_DAYS), setting(person, KEPT_DAYS)
    return days is not None and (now is None or days < now)
