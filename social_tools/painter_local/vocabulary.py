"""Every word the painter knows, from the three lists beside this file."""

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Noun:
    """Something there is a sprite for."""

    name: str
    kind: str
    size: int
    colours: frozenset[str]

    @property
    def file(self) -> Path:
        return HERE / "sprites" / f"{self.name.replace(' ', '-')}.webp"


@dataclass(frozen=True)
class Meaning:
    """What a word, or a few words in a row, stand for."""

    group: str
    value: str
    plural: bool = False
    english: str = ""
    """How it is told, where it was said in another language or with more words than are drawn."""
    missed: str = ""
    """The part of the words that is not drawn."""


def words_in(text: str) -> list[str]:
    """The words of a text, lower case, without accents or punctuation."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return WORD.findall("".join(c for c in plain if not unicodedata.combining(c)))


def plural_of(phrase: str) -> str:
    if phrase.endswith(("maple leaf", "volcano", "tornado")):
        return phrase[:-1] + "ves" if phrase.endswith("f") else phrase + "es"
    if phrase.endswith(("s", "x", "ch", "sh")):
        return phrase + "es"
    if phrase.endswith("y") and phrase[-2:-1] not in "aeiou":
        return phrase[:-1] + "ies"
    return phrase + "s"


def rows(file: str) -> list[str]:
    lines = (HERE / file).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


def listed(cell: str) -> list[str]:
    return [word.strip() for word in cell.split(",") if word.strip()]


@cache
def nouns() -> dict[str, Noun]:
    found = {}
    for row in rows("nouns.txt"):
        name, _, kind, size, _, colours = (cell.strip() for cell in row.split("|")[:6])
        found[name] = Noun(name, kind, int(size), frozenset(listed(colours)))
    return found


@cache
def emoji() -> dict[str, str]:
    """Emoji character -> noun. The invisible selector that may follow an emoji is left out."""
    found = {}
    for row in rows("nouns.txt"):
        cells = row.split("|")
        for character in listed(cells[6]) if len(cells) > 6 else []:
            found[character.replace("\ufe0f", "")] = cells[0].strip()
    return found


@cache
def meanings() -> dict[tuple[str, ...], Meaning]:
    """Words in a row -> what they mean, in every language."""
    known = english()
    for row in rows("compounds.txt"):
        phrase, _, head = row.partition(" = ")
        known.setdefault(tuple(phrase.split()), _of_a_compound(phrase, head, known))
    for phrase, meaning in _of_other_languages(known):
        known.setdefault(tuple(words_in(phrase)), meaning)
    return known


def english() -> dict[tuple[str, ...], Meaning]:
    """The English words alone. Nouns are entered in the singular and the plural."""
    known: dict[tuple[str, ...], Meaning] = {}
    for row in rows("nouns.txt"):
        cells = [cell.strip() for cell in row.split("|")]
        for phrase in [cells[0], *listed(cells[4])]:
            known[tuple(words_in(phrase))] = Meaning("noun", cells[0])
        for phrase in [cells[0], *listed(cells[4])]:
            known.setdefault(tuple(words_in(plural_of(phrase))), Meaning("noun", cells[0], plural=True))
    for row in rows("words.txt"):
        group, rest = row.split(":", 1)
        value, others = (part.strip() for part in rest.split("=", 1))
        for phrase in filter(None, [value, *listed(others)]):
            place_plural_aside(known, tuple(words_in(phrase)), Meaning(group, value))
    return known


def _of_a_compound(phrase: str, head: str, known: dict[tuple[str, ...], Meaning]) -> Meaning:
    """A sea horse is nothing that can be drawn; a tree frog is a frog, and its tree is missed."""
    if not head:
        return Meaning("unknown", phrase)
    return replace(known[tuple(head.split())], english=head, missed=phrase.removesuffix(head).strip())


def _of_other_languages(known: dict[tuple[str, ...], Meaning]) -> list[tuple[str, Meaning]]:
    """What German, Spanish and French words mean, by the English ones; those never give way to them."""
    found = []
    for row in rows("tongues.txt"):
        english, *tongues = (cell.strip() for cell in row.split("|"))
        meaning = replace(known[tuple(words_in(english))], english=english)
        for one, _, several in (word.partition("/") for tongue in tongues for word in listed(tongue)):
            found.append((one, meaning))
            if several and meaning.group == "noun":
                found.append((several, Meaning("noun", meaning.value, plural=True, english=plural_of(english))))
    return found


def place_plural_aside(known: dict[tuple[str, ...], Meaning], words: tuple[str, ...], meaning: Meaning) -> None:
    """A word of words.txt wins over a noun's plural ("clouds" is a sky), but not over a noun ("orange").
    Fillers give way to every other word."""
    before = known.get(words)
    if before is None or before.plural or (before.group == "filler" != meaning.group):
        known[words] = meaning


@cache
def longest() -> int:
    return max(len(words) for words in meanings())
