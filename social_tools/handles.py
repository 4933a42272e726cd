"""Handles: what one may look like, and which are kept back."""

import re

HANDLE = re.compile(r"[a-z0-9_]{1,30}")
RESERVED = frozenset((
    "about", "account", "admin", "administrator", "all", "anonymous", "api", "assistant", "assets", "avatars", "bot",
    "everybody", "everyone", "explore", "feed", "guest", "health", "help", "home", "me", "media", "mod", "moderator",
    "nobody", "official", "p", "post", "posts", "public", "root", "salon", "search", "settings", "someone", "staff",
    "support", "system", "tag", "tags", "thread", "user", "users", "widget", "you",
))  # fmt: skip


def check_handle(text: str) -> str:
    """The handle in its one spelling, without @. Raises ValueError with a sentence."""
    handle = text.strip().removeprefix("@").lower()
    if not HANDLE.fullmatch(handle):
        raise ValueError("A handle has 1 to 30 letters from a to z, digits or underscores, such as @lin_marsh.")
    if handle in RESERVED:
        raise ValueError(f"@{handle} is kept back. Choose another handle.")
    return handle
