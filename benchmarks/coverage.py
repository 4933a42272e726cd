"""How many things of other people's lists the painter draws, says that it cannot draw, or passes off as another thing.

Run by `./salon bench coverage`; writes benchmarks/coverage.md. Every name of a list is read as the prompt "a NAME".

- right: the one thing drawn is, by the name of its picture, the word asked for or a synonym of `coverage/synonyms.txt`
- missed: nothing is drawn for it, and every word of it is said to be missed
- passed off: anything else is drawn, also where a part of the name is said to be missed
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from social_tools.painter import CannotPaint
from social_tools.painter_local.reading import read
from social_tools.painter_local.scene import Reading
from social_tools.painter_local.vocabulary import plural_of, rows, words_in

HERE = Path(__file__).resolve().parent
LISTS = {"coco-80": "COCO, 80 classes", "cifar-100": "CIFAR-100, fine labels", "quick-draw-345": "Quick, Draw!, 345"}
TRAPS = "traps"
RIGHT, MISSED, PASSED_OFF = "right", "missed", "passed off"
GOALS = {RIGHT: 90.0, PASSED_OFF: 2.0}
OF_OUR_OWN = ("made", "drawn", "plush")


def names(list_name: str) -> list[str]:
    lines = (HERE / "coverage" / f"{list_name}.txt").read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


@dataclass(frozen=True)
class Allowed:
    """What is right for a word beside the word itself."""

    same: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()


@cache
def synonyms() -> dict[str, Allowed]:
    found = {}
    for line in names("synonyms"):
        name, rest = line.split("=", 1)
        rest, _, places = rest.partition("@")
        same, _, kinds = rest.partition(">")
        cells = (frozenset(spelled(word) for word in cell.split(",") if word.strip()) for cell in (same, kinds, places))
        found[spelled(name)] = Allowed(*cells)
    return found


def spelled(words: str) -> str:
    return " ".join(words_in(words))


@cache
def pictures() -> dict[str, str]:
    """Noun -> the name that its picture has in the emoji set; a picture of our own is called as the noun is."""
    found = {}
    for row in rows("nouns.txt"):
        name, picture = (cell.strip() for cell in row.split("|")[:2])
        found[name] = spelled(picture) if picture and picture not in OF_OUR_OWN else spelled(name)
    return found


def is_called(label: str, names: frozenset[str]) -> bool:
    return any(label in (name, spelled(plural_of(name))) or name == spelled(plural_of(label)) for name in names)


def shown(reading: Reading) -> list[str]:
    """What the prompt brought into the picture beside its one thing: places, weather, times and styles by name."""
    scene = reading.scene
    usual = {"weather": "clear", "season": "summer", "style": "storybook"}
    said = [getattr(scene, group) for group, value in usual.items() if getattr(scene, group) != value]
    said += [scene.place] if reading.place_named else []
    said += [scene.time] if reading.time_named else []
    return [spelled(word) for word in said]


@dataclass(frozen=True)
class Verdict:
    name: str
    is_what: str
    drawn: tuple[str, ...] = ()
    kind_only: bool = False
    """Right because a kind of the thing was drawn."""


def judged(name: str) -> Verdict:
    try:
        reading = read(f"a {name}")
    except CannotPaint:
        return Verdict(name, MISSED)
    return judge(name, reading)


def judge(name: str, reading: Reading) -> Verdict:
    allowed = synonyms().get(spelled(name), Allowed())
    same = allowed.same | {spelled(name)}
    subjects = tuple(subject.noun for subject in reading.scene.subjects)
    places = shown(reading)
    drawn = subjects or tuple(places)
    if len(subjects) == 1 and not places and not reading.missed:
        labels = {spelled(subjects[0]), pictures()[subjects[0]]}
        if all(is_called(label, same) for label in labels):
            return Verdict(name, RIGHT, drawn)
        if all(is_called(label, same | allowed.kinds) for label in labels):
            return Verdict(name, RIGHT, drawn, kind_only=True)
    if not subjects and not reading.missed and len(places) == 1 and places[0] in allowed.places:
        return Verdict(name, RIGHT, drawn)
    said = {word for missed in reading.missed for word in words_in(missed)}
    if not subjects and not places and set(words_in(name)) - {"the", "of", "a"} <= said:
        return Verdict(name, MISSED)
    return Verdict(name, PASSED_OFF, drawn)


@dataclass
class Tally:
    verdicts: list[Verdict] = field(default_factory=list)

    def of(self, is_what: str) -> list[Verdict]:
        return [verdict for verdict in self.verdicts if verdict.is_what == is_what]

    def share(self, is_what: str) -> float:
        return 100 * len(self.of(is_what)) / len(self.verdicts)

    @property
    def kinds(self) -> list[Verdict]:
        return [verdict for verdict in self.of(RIGHT) if verdict.kind_only]


def tally(list_name: str) -> Tally:
    return Tally([judged(name) for name in names(list_name)])


def row(label: str, found: Tally) -> str:
    shares = " | ".join(f"{found.share(what):.1f} %" for what in (RIGHT, MISSED, PASSED_OFF))
    return f"| {label} | {len(found.verdicts)} | {shares} | {len(found.kinds)} |"


def told(verdicts: list[Verdict]) -> str:
    return ", ".join(f"{one.name} ({' + '.join(one.drawn) or 'nothing said'})" for one in verdicts) or "none"


def report() -> Iterator[str]:
    yield "# What the painter draws of other people's lists\n"
    yield "Made by `./salon bench coverage`. Every name of a list is read as the prompt “a NAME”. **Right**: the one"
    yield "thing drawn is, by the painter's name for it and by its picture's own name, the word asked for or a synonym"
    yield "of `coverage/synonyms.txt`, which was written down before. **Missed**: nothing is drawn for it, and all of it"
    yield "is said to be missed. **Passed off**: anything else, also where one half is drawn and the other is missed."
    yield f"Goals: right at least {GOALS[RIGHT]:.0f} %, passed off at most {GOALS[PASSED_OFF]:.0f} %, on each list.\n"
    yield "| list | names | right | missed | passed off | right by a kind of it |\n|--|--|--|--|--|--|"
    tallies = {title: tally(name) for name, title in LISTS.items()}
    tallies["Traps of our own (compounds)"] = tally(TRAPS)
    yield from (row(title, found) for title, found in tallies.items())
    for title, found in tallies.items():
        yield f"\n## {title}\n"
        yield f"Missed: {', '.join(one.name for one in found.of(MISSED)) or 'none'}.\n"
        yield f"Passed off: {told(found.of(PASSED_OFF))}.\n"
        yield f"Right by a kind of it: {told(found.kinds)}."


def main() -> int:
    text = "\n".join(report()) + "\n"
    (HERE / "coverage.md").write_text(text, encoding="utf-8")
    print("\n".join(line for line in text.splitlines() if line.startswith("|")))
    reached = [
        found.share(RIGHT) >= GOALS[RIGHT] and found.share(PASSED_OFF) <= GOALS[PASSED_OFF]
        for found in (tally(name) for name in LISTS)
    ]
    print("The goals are reached." if all(reached) else "The goals are not reached; see benchmarks/coverage.md.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
