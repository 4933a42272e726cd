"""Text that people write: how long it is as people count, and what is not kept of it."""

import regex

MAX_POST = 500
URL_COUNTS = 23
URL = regex.compile(r"https?://\S+")
UNSEEN = regex.compile(
    r"(\U0001F3F4[\U000E0061-\U000E007A]+\U000E007F)|[[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]--[\n\t\u200c\u200d]]", flags=regex.V1
)
"""Control and format characters, but for the joiners that words and emoji need, and the flags made of tags."""
GRAPHEME = regex.compile(r"\X")


def visible(text: str) -> str:
    """Without characters that nobody sees; new lines stay."""
    return str(UNSEEN.sub(lambda found: found[1] or "", text.replace("\r\n", "\n").replace("\r", "\n")))


def clean(text: str) -> str:
    """Without characters that nobody sees, and without blank ends; new lines stay."""
    return visible(text).strip()


def length(text: str) -> int:
    """Characters as people count them (grapheme clusters); an address counts 23, as Mastodon does."""
    urls = URL.findall(text)
    rest = URL.sub("", text)
    return sum(1 for _ in GRAPHEME.finditer(rest)) + URL_COUNTS * len(urls)


def short(text: str, limit: int) -> str:
    """At most `limit` characters, cut with an ellipsis."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def ago(milliseconds: int) -> str:
    """An age as lists show it: now, 5m, 3h, 2d, 7w."""
    seconds = max(milliseconds // 1000, 0)
    for size, unit in ((604_800, "w"), (86_400, "d"), (3_600, "h"), (60, "m")):
        if seconds >= size:
            return f"{seconds // size}{unit}"
    return "now"
