"""Which language a prompt is in, and what its words mean in it.

A word counts for a language where it is no English word; the language is chosen that knows most words. So "chat" is a
cat in "un chat sur la plage" and nothing in "a chat at night". Every language but English is read when it is first met.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from social_tools.painter_local.vocabulary import Meaning, english, listed, meanings, plural_of, rows, words_in

Words = tuple[str, ...]
NO_SPACES = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Thai, Japanese, Chinese and Korean letters, between whose words no space may stand."""
KANA = re.compile("[\u3040-\u30ff]")


@dataclass(frozen=True)
class Tongue:
    """The words of one language."""

    things: dict[Words, Meaning] = field(default_factory=dict)
    joints: set[str] = field(default_factory=set)
    """Articles, prepositions and the like, single words that hold a sentence together."""

    @property
    def singles(self) -> set[str]:
        return {words[0] for words in self.things if len(words) == 1} | self.joints


@cache
def three() -> dict[str, Tongue]:
    """German, Spanish and French, word by word with their plurals."""
    return _columns("tongues.txt", ("de", "es", "fr"))


@cache
def all_tongues() -> dict[str, Tongue]:
    """Every other language, most from the names of emoji."""
    found = {code: Tongue(dict(tongue.things), set(tongue.joints)) for code, tongue in three().items()}
    heading = rows("more_tongues.txt")[0]
    codes = tuple(cell.strip() for cell in heading.split("|")[1:])
    found |= _columns("more_tongues.txt", codes)
    for row in rows("keywords.txt"):
        code, *pairs = (cell.strip() for cell in row.split("|"))
        things = found.setdefault(code, Tongue()).things
        for name, noun in (pair.split("=") for pair in pairs):
            things.setdefault(tuple(name.split()), Meaning("noun", noun, english=noun))
    return found


def _columns(file: str, codes: tuple[str, ...]) -> dict[str, Tongue]:
    known = english()
    found = {code: Tongue() for code in codes}
    for row in rows(file):
        said, *cells = (cell.strip() for cell in row.split("|"))
        if said != "english":
            meaning = known[tuple(words_in(said))]
            for code, cell in zip(codes, cells, strict=False):
                for words, means in _forms(cell, said, meaning):
                    _enter(found[code], words, means)
    return found


def _forms(cell: str, said: str, meaning: Meaning) -> Iterator[tuple[Words, Meaning]]:
    for one, _, several in (word.partition("/") for word in listed(cell)):
        told = said if meaning.group != "filler" else ""
        yield tuple(words_in(one)), Meaning(meaning.group, meaning.value, english=told)
        if several and meaning.group == "noun":
            yield tuple(words_in(several)), Meaning("noun", meaning.value, plural=True, english=plural_of(said))


def _enter(tongue: Tongue, words: Words, meaning: Meaning) -> None:
    if meaning.group in ("filler", "link") and len(words) == 1:
        tongue.joints.add(words[0])
    if meaning.group == "filler":
        tongue.things.setdefault(words, meaning)
    elif words not in tongue.things or tongue.things[words].group == "filler":
        tongue.things[words] = meaning


@cache
def also_english() -> frozenset[str]:
    return frozenset(rows("also_english.txt"))


@cache
def english_singles() -> frozenset[str]:
    return frozenset(words[0] for words in english() if len(words) == 1)


def heard(words: list[str]) -> tuple[list[str], Mapping[Words, Meaning]]:
    """The words of a prompt, cut where no spaces stand between them, and what words mean in its language."""
    spaceless = next((word for word in words if NO_SPACES.search(word)), "")
    if spaceless:
        code = _by_letters("".join(words))
        known = lexicon(code)
        return [piece for word in words for piece in _cut(word, known)], known
    code = tongue_of(words)
    return words, lexicon(code) if code else meanings()


@cache
def lexicon(code: str) -> dict[Words, Meaning]:
    """What is understood in a prompt of this language: English words too, where it has no other use for them."""
    tongue = (three() if code in three() else all_tongues())[code]
    if code in three():
        tongue = Tongue({**all_tongues()[code].things, **tongue.things}, tongue.joints)
    return {**meanings(), **tongue.things}


@cache
def any_of_four() -> dict[Words, Meaning]:
    """For a few words that may be in any of the four languages: English wins over the others."""
    found: dict[Words, Meaning] = {}
    for tongue in three().values():
        found = {**tongue.things, **found}
    return {**found, **meanings()}


def tongue_of(words: list[str]) -> str:
    """The language of the words; empty for English, and for what nobody knows."""
    few = set(words[:80])
    near = _best(few, three())
    unknown = few - english_singles() - also_english()
    for code in [near] if near else []:
        unknown -= three()[code].singles
    return _best(few, all_tongues()) if unknown else near


def _best(words: set[str], tongues: dict[str, Tongue]) -> str:
    ours, both = english_singles(), also_english()
    best, most = "", (0, 0)
    for code, tongue in tongues.items():
        known = words & _singles(code, tongue)
        signs = {word for word in known if word not in ours and (word not in both or word in tongue.joints)}
        ahead = len(signs) - len((words & ours) - known)
        if signs and (ahead, len(known)) > most:
            best, most = code, (ahead, len(known))
    return best


_SINGLES: dict[tuple[str, int], set[str]] = {}


def _singles(code: str, tongue: Tongue) -> set[str]:
    key = (code, len(tongue.things))
    if key not in _SINGLES:
        _SINGLES[key] = tongue.singles
    return _SINGLES[key]


def _by_letters(text: str) -> str:
    if KANA.search(text):
        return "ja"
    if re.search("[\uac00-\ud7af]", text):
        return "ko"
    if re.search("[\u0e00-\u0e7f]", text):
        return "th"
    return max(
        ("zh", "ja"),
        key=lambda code: sum(len(piece) for piece in _cut(text, lexicon(code)) if (piece,) in lexicon(code)),
    )


def _cut(word: str, known: Mapping[Words, Meaning]) -> list[str]:
    """A run of letters without spaces, cut into the longest words that are known."""
    if not NO_SPACES.search(word):
        return [word]
    pieces: list[str] = []
    at, begun = 0, False
    while at < len(word):
        length = next((n for n in range(min(12, len(word) - at), 0, -1) if (word[at : at + n],) in known), 0)
        if length:
            pieces.append(word[at : at + length])
            begun = False
        elif begun:
            pieces[-1] += word[at]
        else:
            pieces.append(word[at])
            begun = True
        at += length or 1
    return pieces
