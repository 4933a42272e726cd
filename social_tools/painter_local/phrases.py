"""A text as words: emoji spelled out, marks kept where they end a phrase."""

import re
from dataclasses import replace
from functools import cache

from social_tools.painter_local.vocabulary import Meaning, emoji, meanings, plural_of, words_in

BREAK = ","
"""Stands among the words for a comma or another mark that ends a phrase."""
MARKS = re.compile(r"[,;:.!?()\n]+")


@cache
def emoji_pattern() -> re.Pattern[str]:
    characters = sorted((re.escape(c) for c in emoji()), key=len, reverse=True)
    return re.compile("(" + "|".join(characters) + r")(?:\s*\1)*")


def spelled_out(text: str) -> str:
    """Write the emoji that can be drawn as words: three cats in a row become "3 cats"."""

    def words(match: re.Match[str]) -> str:
        count = match.group(0).count(match.group(1))
        noun = emoji()[match.group(1)]
        return f", {noun}, " if count == 1 else f", {count} {plural_of(noun)}, "

    return emoji_pattern().sub(words, text.replace("\ufe0f", ""))


def phrases(text: str) -> list[str]:
    """The words of a text, and a BREAK where a mark ends a phrase."""
    words: list[str] = []
    for part in MARKS.split(text):
        words += [*words_in(part), BREAK]
    return words[:-1]


def one_of_several(word: str) -> Meaning | None:
    """ "Two trees" are trees, though "trees" alone make a forest."""
    one = meanings().get((word.removesuffix("s"),))
    return replace(one, plural=word.endswith("s")) if one and one.group == "noun" else None
