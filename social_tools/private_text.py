"""Whether words that would go out hold private ones: said in their preview, so that nobody sends them unawares.

A passage is three words in a row, or one long word or number. Words that are said in a different way are not found.
"""

import re
from collections.abc import Iterator
from typing import Any

from storage import private_texts
from storage.database import Reader

WORDS = {
    "messages": "your private messages",
    "drafts": "a draft of yours",
    "posts": "a post that is not for everyone",
}
WORD = re.compile(r"\w+")
LETTERS, LONG, NUMBER = 10, 12, 4
"""So many letters three words have at least, one word alone, and one that is a number or has one in it."""


def found(reader: Reader, account: int, arguments: dict[str, Any]) -> tuple[str, ...]:
    """Where else passages of these arguments stand, in words; empty where nowhere that is private."""
    going_out = set(_passages(" . ".join(_texts(arguments))))
    if not going_out:
        return ()
    return tuple(
        WORDS[kind]
        for kind, texts in private_texts.of(reader, account).items()
        if any(not going_out.isdisjoint(_passages(text)) for text in texts)
    )


def _texts(value: Any, name: str = "") -> Iterator[str]:
    """What somebody would read; ids and handles are not words."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _texts(part, key)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part, name)
    elif isinstance(value, str) and name not in ("id", "to", "user", "target"):
        yield value


def _passages(text: str) -> Iterator[tuple[str, ...]]:
    words = WORD.findall(text.casefold())
    for word in words:
        if len(word) >= LONG or (len(word) >= NUMBER and any(letter.isdecimal() for letter in word)):
            yield (word,)
    for three in zip(words, words[1:], words[2:], strict=False):
        if sum(map(len, three)) >= LETTERS:
            yield three
