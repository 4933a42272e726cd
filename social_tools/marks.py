"""What a post's text marks: people by @handle, and subjects by #tag."""

import unicodedata
from dataclasses import dataclass

import regex

from social_tools.text import URL

MOST_TAGS = 8
LONGEST_TAG = 64
TAG = regex.compile(r"(?<![\w&#/])#([\p{L}\p{N}\p{M}_]+)")
MENTION = regex.compile(r"(?<![\w@/.])@(\w+)", flags=regex.ASCII)
HAS_A_LETTER = regex.compile(r"\p{L}")


@dataclass(frozen=True)
class Marks:
    """Tags as they are folded, in order, and handles in lower case; whether such people exist, storage knows."""

    tags: tuple[str, ...]
    mentions: tuple[str, ...]


def marks(text: str) -> Marks:
    """At most eight tags of at most 64 characters, and everybody who is mentioned. An address marks nothing."""
    words = URL.sub(" ", text)
    tags = [fold(tag) for tag in TAG.findall(words) if HAS_A_LETTER.search(tag)]
    kept = [tag for tag in dict.fromkeys(tags) if len(tag) <= LONGEST_TAG][:MOST_TAGS]
    handles = [handle.lower() for handle in MENTION.findall(words) if len(handle) <= 30]
    return Marks(tuple(kept), tuple(dict.fromkeys(handles)))


def fold(tag: str) -> str:
    """A tag as it is found again: without #, and however it is written."""
    return unicodedata.normalize("NFKC", tag.removeprefix("#")).casefold()
