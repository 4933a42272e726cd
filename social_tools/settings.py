"""What a person can set, and what holds where they have set nothing."""

from typing import Any

from storage.people import Person

DEFAULTS: dict[str, Any] = {
    "default_visibility": "public",
    "default_remix": "nobody",
    "allow_training": False,
    "discoverable": True,
    "approve_followers": False,
    "hide_words": [],
    "language": "",
    "assistant": "normal",
    "quote_policy": "anyone",
    "assistant_quote": "anyone",
    "chat_retention_days": None,
    "review_alt": False,
}


def setting(person: Person, name: str) -> Any:
    """One setting of a person: what they chose, or the default."""
    return (person.settings or {}).get(name, DEFAULTS[name])
