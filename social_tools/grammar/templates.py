"""Templates, compiled: a sentence pattern becomes a tree of words, choices and slots."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    word: str


@dataclass(frozen=True, slots=True)
class Slot:
    name: str


@dataclass(frozen=True, slots=True)
class Choice:
    options: "tuple[Sequence, ...]"  # an empty option: may be missing


Part = Word | Slot | Choice
Sequence = tuple[Part, ...]

_PIECE = re.compile(r"\{\w+\}|[()\[\]|]|[^\s()\[\]|{}]+")


def compile_template(template: str, words: Mapping[str, str]) -> Sequence:
    spelled_out = re.sub(r"<(\w+)>", lambda found: f"({words[found[1]]})", template)
    pieces = _PIECE.findall(spelled_out)
    sequence, rest = _choice(pieces, 0)
    if rest != len(pieces):
        raise ValueError(f"unbalanced template: {template}")
    return sequence.options[0] if len(sequence.options) == 1 else (sequence,)


def _choice(pieces: list[str], at: int) -> tuple[Choice, int]:
    options: list[Sequence] = []
    parts: list[Part] = []
    while at < len(pieces) and pieces[at] not in {")", "]"}:
        if pieces[at] == "|":
            options.append(tuple(parts))
            parts, at = [], at + 1
        else:
            part, at = _part(pieces, at)
            parts.append(part)
    return Choice((*options, tuple(parts))), at


def _part(pieces: list[str], at: int) -> tuple[Part, int]:
    piece = pieces[at]
    if piece in {"(", "["}:
        inner, closing = _choice(pieces, at + 1)
        return (Choice((*inner.options, ())) if piece == "[" else inner), closing + 1
    return (Slot(piece[1:-1]) if piece.startswith("{") else Word(piece)), at + 1


def first_words(sequence: Sequence) -> frozenset[str] | None:
    """The words a match can begin with; None when it can begin with a slot or be empty."""
    words: set[str] = set()
    for part in sequence:
        if isinstance(part, Word):
            return frozenset(words | {part.word})
        if isinstance(part, Slot):
            return None
        may_be_missing = False
        for option in part.options:
            if not option:
                may_be_missing = True
                continue
            inner = first_words(option)
            if inner is None:
                return None
            words |= inner
        if not may_be_missing:
            return frozenset(words)
    return None


def words_in(sequence: Sequence) -> Iterator[str]:
    """Every word of a template."""
    for part in sequence:
        if isinstance(part, Word):
            yield part.word
        elif isinstance(part, Choice):
            for option in part.options:
                yield from words_in(option)
