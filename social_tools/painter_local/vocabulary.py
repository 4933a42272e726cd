"""Every word the painter knows, from the lists beside this file."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
TONES = {
    "light": ("light",),
    "medium-light": ("light",),
    "medium": ("brown", "medium"),
    "medium-dark": ("brown", "dark"),
    "dark": ("dark",),
}
"""Tone of a picture -> the words for skin that fit it."""
WORD = re.compile(r"(?:[^\W_]|[\u0900-\u0963\u0966-\u0dff\u0e00-\u0eff])+")
"""Letters and digits; the vowel signs of Indian letters and of Thai belong to them."""
ACCENTS = re.compile("(?<=[a-z])[\u0300-\u036f]+")


@dataclass(frozen=True)
class Noun:
    """Something there is a sprite for."""

    name: str
    kind: str
    size: int
    colours: frozenset[str]

    @property
    def file(self) -> Path:
        """Its picture, or the first of them."""
        return variants(self.name)[0].file


@dataclass(frozen=True)
class Look:
    """One picture of a noun. Only people have several, and words for what they look like."""

    slug: str
    tone: str = ""
    """Of the skin, from "light" over "medium" to "dark"."""
    hair: str = ""
    """Its colour and more, such as "curly black" or "bald"."""
    words: frozenset[str] = frozenset()
    """Every word that fits it: who it is, what it does, and the words of tone and hair."""

    @property
    def file(self) -> Path:
        return HERE / "sprites" / f"{self.slug}.webp"


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
    if text.isascii():
        return WORD.findall(text.lower())
    plain = ACCENTS.sub("", unicodedata.normalize("NFKD", text).casefold())
    return WORD.findall(unicodedata.normalize("NFC", plain))


JOINT = re.compile(r" (?:of|in|on|with|without|feeding|from|behind) ")
IRREGULAR = {
    "man": "men", "woman": "women", "person": "people", "child": "children", "mouse": "mice", "tooth": "teeth",
    "goose": "geese", "knife": "knives", "leaf": "leaves", "scarf": "scarves", "elf": "elves", "wolf": "wolves",
    "volcano": "volcanoes", "tornado": "tornadoes", "superhero": "superheroes", "aircraft": "aircraft",
    "dice": "dice", "thread": "thread", "crossbones": "crossbones",
}  # fmt: skip


def plural_of(phrase: str) -> str:
    """The plural, of the first part in "man with a turban"; a name that is a plural stays as it is."""
    if " and " in phrase:
        return " and ".join(plural_of(part) for part in phrase.split(" and "))
    joint = JOINT.search(phrase)
    if joint:
        return plural_of(phrase[: joint.start()]) + phrase[joint.start() :]
    last = phrase.rpartition(" ")[2]
    stem = next((one for one in (last, last[-3:], last[-5:]) if one in IRREGULAR), None)
    if stem and (stem == last or stem in ("man", "woman")) and last != "human":
        return phrase[: -len(stem)] + IRREGULAR[stem]
    if is_plural(phrase):
        return phrase
    if phrase.endswith(("s", "x", "ch", "sh")):
        return phrase + "es"
    if phrase.endswith("y") and phrase[-2:-1] not in "aeiou":
        return phrase[:-1] + "ies"
    return phrase + "s"


def is_plural(phrase: str) -> bool:
    """Whether a name is a plural already: socks, scissors, clinking glasses."""
    return phrase.endswith("s") and not phrase.endswith(("ss", "us"))


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
def people() -> dict[str, tuple[Look, ...]]:
    """Noun -> its pictures, of the nouns that have several."""
    found: dict[str, tuple[Look, ...]] = {}
    for row in rows("people.txt"):
        slug, shows, tone, hair, words, _ = (cell.strip() for cell in row.split("|"))
        fits = {*words.split(), *hair.split(), *(f"{part} hair" for part in hair.split()), *TONES.get(tone, ())}
        for noun in listed(shows):
            found[noun] = (*found.get(noun, ()), Look(slug, tone, hair, frozenset(fits)))
    return found


def variants(noun: str) -> tuple[Look, ...]:
    """The pictures of a noun, at least one."""
    return people().get(noun) or (Look(noun.replace(" ", "-")),)


def fitting(noun: str, asked: Iterable[str]) -> tuple[int, ...]:
    """Which of variants(noun) are all that was asked: {"dark", "red hair"}. None may be; it is then missed."""
    return tuple(i for i, look in enumerate(variants(noun)) if look.words.issuperset(asked))


@cache
def look_words() -> dict[tuple[str, ...], str]:
    """Words in a row -> the one of Look.words that they mean: "with red hair" -> "red hair"."""
    found = {}
    for row in rows("looks.txt"):
        meant, phrases = (part.strip() for part in row.split("=", 1))
        found.update({tuple(words_in(phrase)): meant for phrase in [meant, *listed(phrases)]})
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


BEFORE_A_NOUN = {
    "orange": Meaning("colour", "orange"), "chestnut": Meaning("colour", "brown"), "olive": Meaning("colour", "green"),
    "baby": Meaning("scale", "0.72"),
}  # fmt: skip
"""What these things are when a thing follows: an orange cat, a baby elephant."""


@cache
def meanings() -> dict[tuple[str, ...], Meaning]:
    """Words in a row -> what they mean in an English prompt. For other languages see tongues.py."""
    known = english()
    for row in rows("compounds.txt"):
        phrase, _, head = row.partition(" = ")
        known.setdefault(tuple(phrase.split()), _of_a_compound(phrase, head, known))
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
    """A sea cucumber is nothing that can be drawn; a tree frog is a frog, and its tree is missed."""
    if not head:
        return Meaning("unknown", phrase)
    return replace(known[tuple(head.split())], english=head, missed=phrase.removesuffix(head).strip())


def place_plural_aside(known: dict[tuple[str, ...], Meaning], words: tuple[str, ...], meaning: Meaning) -> None:
    """A word of words.txt wins over a noun's plural ("clouds" is a sky), but not over a noun ("orange").
    Fillers give way to every other word."""
    before = known.get(words)
    if before is None or before.plural or (before.group == "filler" != meaning.group):
        known[words] = meaning


@cache
def longest() -> int:
    return max(len(words) for words in meanings())
