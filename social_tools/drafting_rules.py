"""Proposals by fixed rules: the person's own words put in order, what the painter drew, and tags that are in both."""

import re
from collections.abc import Mapping

from social_tools.digest import STOP
from social_tools.drafter import Proposal, Shot
from social_tools.painter_local.tongues import Words, heard
from social_tools.painter_local.vocabulary import Meaning
from social_tools.text import MAX_POST, clean, length
from storage.search import fold

TAGS = 3
SHORTEST, PLAIN = 3, 4
SAID = frozenset({"noun", "place", "weather", "season"})
DRAWN = SAID | {"style", "time", "aloft"}
"""What of the painter's words is worth a tag: things, and how a picture is made; not its colours and numbers."""
TAG = re.compile(r"#(\w+)")
WORD = re.compile(r"[^\W\d_]+")
ENDS = re.compile(r"[\w\"”’')]$")
PICTURE_OF = re.compile(r"^(?:an?|the)\s+(?:\w+\s+)?(?:picture|image|photo|drawing|painting)\s+of\s+", re.IGNORECASE)
CANNOT_LOOK = "By fixed rules I cannot write in a tone or for an audience: for that it takes a model."
WARNINGS: dict[str, str] = {
    "spoilers": r"spoilers?|plot twist",
    "violence": r"blood|bloody|gore|gory|weapons?|guns?|war|murder(?:ed|s)?|killed|corpses?",
    "nudity": r"nude|naked|nsfw",
    "self-harm": r"suicide|self.harm",
    "death": r"funeral|passed away|died",
    "flashing lights": r"strobe|flashing lights?",
}
"""A warning, and the words on which it is proposed."""


def propose(shots: list[Shot], text: str, goal: str) -> Proposal:
    """A caption, alt texts, tags and warnings, the same ones every time."""
    caption = _caption(text or (PICTURE_OF.sub("", shots[0].prompt) if shots else ""))
    tags = _tags(caption, [word for shot in shots for word in shot.drawn])
    return Proposal(
        with_tags(caption, tags),
        tuple(shot.alt for shot in shots),
        tuple(tags),
        tuple(warnings(" ".join([text, *(shot.prompt for shot in shots)]))),
        note=CANNOT_LOOK if goal else "",
    )


def _caption(written: str) -> str:
    """The same words, with a capital in front, a full stop behind, and no space too many."""
    lines = [" ".join(line.split()) for line in clean(written).split("\n")]
    said = "\n".join(lines).strip()
    said = said[:1].upper() + said[1:] if not said.startswith(("http", "@")) else said
    return f"{said}." if ENDS.search(said) and not TAG.search(said.split(" ")[-1]) else said


def _tags(caption: str, drawn: list[str]) -> list[str]:
    """Tags that stand there already; then things that the painter drew, or could draw; then the longest plain word."""
    own: list[str] = TAG.findall(caption)
    said = WORD.findall(fold(TAG.sub("", caption)))
    _, meant = heard(said)
    things = [word for part in drawn for word in WORD.findall(fold(part))[-1:] if _is_thing(word, DRAWN, meant)]
    known = [word for word in said if _is_thing(word, SAID, meant)]
    plain = sorted((word for word in said if len(word) >= PLAIN), key=len, reverse=True)[:1]
    found = [*things, *known, *([] if things or known else plain)]
    kept = [word for word in found if len(word) >= SHORTEST and word not in STOP]
    return list(dict.fromkeys([*own, *kept]))[: max(TAGS, len(own))]


def _is_thing(word: str, groups: frozenset[str], meant: Mapping[Words, Meaning]) -> bool:
    meaning = meant.get((word,))
    return meaning is not None and meaning.group in groups


def with_tags(caption: str, tags: list[str]) -> str:
    """A caption with the tags behind it that are not in it yet, as far as there is room for them."""
    for tag in tags:
        longer = f"{caption} #{tag}".strip()
        if tag not in TAG.findall(caption) and length(longer) <= MAX_POST:
            caption = longer
    return caption


def warnings(said: str) -> list[str]:
    return [name for name, words in WARNINGS.items() if re.search(rf"\b(?:{words})\b", said, re.IGNORECASE)]
