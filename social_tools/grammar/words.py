"""From a message to words with their places in it, and one forgiven slip of the finger."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from social_tools.grammar.language import Language

NEWLINE = "\n"
LOOKED_AT = 4000  # characters; beyond them a message can only go on as free text

QUOTES = {'"': '"', "“": "”", "”": "”", "„": "“", "«": "»", "'": "'", "‘": "’"}  # opening and closing
_LINE_BREAKS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_TOKEN = re.compile(rf"[{_LINE_BREAKS}]|[@#]?\w+(?:['’]\w+)*|[^\w\s]")
_LINE_BREAK = re.compile(f"[{_LINE_BREAKS}]")
_FIVE = 5  # letters from which a changed, missing or extra one is forgiven
_FOUR = 4  # letters from which two swapped ones are forgiven


@dataclass(frozen=True, slots=True)
class Token:
    word: str  # folded; "" where the message goes on unread
    start: int
    end: int

    @property
    def is_mark(self) -> bool:
        """Punctuation or an emoji: nothing that carries words."""
        return self.word not in {NEWLINE, ""} and not any(character.isalnum() for character in self.word)


class Message:
    """The words of a message. Positions are indexes into `tokens`; `end` is the one past the last."""

    def __init__(self, source: str, language: Language) -> None:
        self.source = source.strip()
        self.tokens = list(_tokens(self.source, _spelling(language)))
        if len(self.source) > LOOKED_AT:
            self.tokens.append(Token("", LOOKED_AT, len(self.source)))
        self.end = len(self.tokens)
        breaks = (at for at, token in enumerate(self.tokens) if token.word in {NEWLINE, ""})
        self.first_line = next(breaks, self.end)  # the position at which it ends

    def word(self, at: int) -> str:
        return self.tokens[at].word if 0 <= at < self.end else ""

    def quoted(self) -> set[int]:
        """Positions inside quotation marks of the first line; a quote that never ends reaches to the line's end."""
        inside: set[int] = set()
        closing = ""
        for at, token in enumerate(self.tokens[: self.first_line]):
            if closing:
                inside.add(at)
                closing = "" if token.word == closing else closing
            elif token.word in QUOTES and (token.start == 0 or not self.source[token.start - 1].isalnum()):
                closing = QUOTES[token.word]
        return inside

    def text(self, start: int, end: int) -> str:
        """The source from one token up to another, as it was typed."""
        if start >= min(end, self.end):
            return ""
        return self.source[self.tokens[start].start : self.tokens[min(end, self.end) - 1].end]

    def at_character(self, character: int) -> int:
        """The first token at or after a character."""
        return bisect_left(self.tokens, character, key=lambda token: token.start)


def first_line(source: str) -> str:
    return _LINE_BREAK.split(source.strip(), maxsplit=1)[0]


class Spelling:
    """How a language writes: what is one word when it is typed, and how letters compare."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.table = str.maketrans(dict(language.letters))

    def tokens(self, typed: str, start: int) -> Iterator[Token]:
        """The words in what was typed without a space: mostly one."""
        end = start + len(typed)
        word = self._compared(typed)
        while word not in self.language.expansions and (length := self._leaning(word)):
            yield Token(word[: length - 1], start, start + length)
            typed, word, start = typed[length:], word[length:], start + length
        if word not in self.language.expansions and (clitic := self._clitic(word)):
            yield Token(word.removesuffix(clitic), start, end - len(clitic))
            yield Token(clitic, end - len(clitic), end)
            return
        yield from (Token(part, start, end) for part in self.language.expansions.get(word, word).split(" "))

    def _compared(self, typed: str) -> str:
        if typed in _LINE_BREAKS:
            return NEWLINE
        word = typed.casefold().translate(self.table)
        return word.replace("’", "'") if len(typed) > 1 else word

    def _leaning(self, word: str) -> int:
        """How many letters the "l'" of "l'image" has; 0 where there is none."""
        head, mark, tail = word.partition("'")
        return len(head) + 1 if mark and tail and head in self.language.elisions else 0

    def _clitic(self, word: str) -> str:
        """The "lo" of "borralo"; nothing where it is no such word."""
        return next(
            (c for c in self.language.clitics if word.endswith(c) and word.removesuffix(c) in self.language.hosts), ""
        )

    def joins(self, source: str, at: int) -> bool:
        """Whether a mark stands between two letters and only parts them."""
        return (
            source[at] in self.language.joined_by
            and source[at - 1 : at].isalpha()
            and source[at + 1 : at + 2].isalpha()
        )


_spelling = cache(Spelling)


def _tokens(source: str, spelling: Spelling) -> Iterator[Token]:
    for found in _TOKEN.finditer(source[:LOOKED_AT]):
        if len(found[0]) > 1 or not spelling.joins(source, found.start()):
            yield from spelling.tokens(found[0], found.start())


def one_slip_apart(typed: str, word: str) -> bool:
    """Two neighbours swapped, or (in longer words) one letter changed, missing or extra."""
    if typed == word or abs(len(typed) - len(word)) > 1:
        return False
    same = 0
    while same < min(len(typed), len(word)) and typed[same] == word[same]:
        same += 1
    left, right = typed[same:], word[same:]
    if len(typed) >= _FOUR and left[:2] == right[1::-1] and left[2:] == right[2:] and len(left) > 1:
        return True
    return len(typed) >= _FIVE and (left[1:] == right[1:] or left[1:] == right or left == right[1:])


def without_slip(typed: str, correctable: Iterable[str]) -> str:
    """The command word that was probably meant, or ""."""
    if not typed.isalpha():
        return ""
    return next((word for word in correctable if one_slip_apart(typed, word)), "")
