"""Where everything stands, as data: each member of a subject gets its spot once and keeps it through every change."""

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import sqrt
from pathlib import Path

from social_tools.painter_local.bodies import toys
from social_tools.painter_local.scene import Scene, Spot, Subject
from social_tools.painter_local.vocabulary import fitting, nouns

GROUND, AIR, SKY, BACK = "ground", "air", "sky", "back"
WIDEST = 0.94
"""Of the picture: as much as a row may take."""
RELATIONS = ("left of", "right of", "behind", "in front of", "above", "under", "beside", "between", "around")


WIDE_ROLES = {"astronaut": 0.98, "king": 0.85, "queen": 0.85, "vampire": 0.85, "superhero": 0.85, "farmer": 0.85}
"""Width by height of toys in wide costumes."""


@dataclass(frozen=True)
class Placed:
    """A figure that has its spot, as others must keep clear of it."""

    key: str
    lane: str
    spot: Spot
    wide: float


def arranged(scene: Scene) -> Scene:
    """The scene with a spot for every figure. Those that have one keep it; the others find room."""
    subjects = [replace(subject, spots=subject.spots[: subject.figures]) for subject in scene.subjects]
    if all(len(subject.spots) == subject.figures for subject in subjects):
        return replace(scene, subjects=tuple(subjects))
    done = {
        lane: laid_out(scene.seed, lane, subjects)
        for lane in (GROUND, BACK, AIR, SKY)
        if not any(subject.spots for subject in subjects if lane_of(subject) == lane)
    }
    result: list[Subject] = []
    for subject in subjects:
        fresh = done.get(lane_of(subject), {})
        result.append(replace(subject, spots=tuple(fresh[subject.key])) if subject.key in fresh else subject)
    for at, subject in enumerate(result):
        if len(subject.spots) < subject.figures:
            result[at] = squeezed_in(scene.seed, subject, result)
    return replace(scene, subjects=tuple(related(result)))


def lane_of(subject: Subject) -> str:
    kind = nouns()[subject.noun].kind
    if kind in ("sky", "space"):
        return SKY
    if subject.aloft or subject.relation == "above":
        return AIR
    return BACK if kind in ("building", "tree") and subject.base is None else GROUND


def chance(seed: int, *names: object) -> random.Random:
    """Random numbers of their own for whatever has a name in a scene."""
    return random.Random("|".join(map(str, (seed, *names))))


def extent(subject: Subject) -> float:
    """How large a thing is beside others: far less apart than in life."""
    size = nouns()[subject.noun].size
    if subject.base is not None:
        size = max(size, nouns()[subject.base.noun].size)
    return float(size**0.5)


def looks_of(seed: int, subject: Subject) -> tuple[int, ...]:
    """Which of the pictures of a noun its members have, in order: all that were asked for, shuffled by the seed."""
    found = list(fitting(subject.noun, subject.looks)) or [0]
    chance(seed, subject.key, "looks").shuffle(found)
    return tuple(found)


@cache
def aspect(file: Path) -> float:
    """Width by height of a WebP with transparency, from its first bytes."""
    with file.open("rb") as opened:
        head = opened.read(30)
    if head[12:16] != b"VP8X":
        return 1.0
    wide, tall = (int.from_bytes(head[at : at + 3], "little") + 1 for at in (24, 27))
    return wide / tall


def proportion(subject: Subject) -> float:
    """Width by height of a figure, near enough to keep others clear of it."""
    noun = nouns()[subject.noun]
    busy = subject.role or subject.things or subject.pose
    wide = 0.68 if subject.noun in toys() and busy else aspect(noun.file)
    if subject.role in WIDE_ROLES:
        wide = WIDE_ROLES[subject.role]
    if subject.pose == "asleep" and subject.noun in toys():
        wide = 1.15
    if subject.together:
        wide *= 0.85 * subject.count
    wide += 0.2 * len(subject.holds)
    if subject.base is not None:
        base = nouns()[subject.base.noun]
        shape = aspect(base.file)
        beneath = max(0.9 * wide, 1.08 * max(0.8, (base.size / noun.size) ** 0.42) * sqrt(wide * shape))
        wide = max(wide, beneath) / (0.85 + 0.75 * beneath / shape if subject.how != "in" else 1.1)
    return max(0.3, min(wide, 2.6))


def breadth(subject: Subject, spot: Spot) -> float:
    return spot.tall * subject.size * proportion(subject) * (1 - 0.3 * spot.deep)


def laid_out(seed: int, lane: str, subjects: Sequence[Subject]) -> dict[str, list[Spot]]:
    """A lane that nobody stands in yet, as a whole."""
    mine = [subject for subject in subjects if lane_of(subject) == lane]
    if not mine:
        return {}
    others = {lane_of(subject) for subject in subjects} - {lane, SKY}
    ways: dict[str, Callable[[int, list[Subject], set[str]], dict[str, list[Spot]]]] = {
        GROUND: on_the_ground,
        BACK: at_the_back,
        AIR: in_the_air,
        SKY: in_the_sky,
    }
    return ways[lane](seed, mine, others)


def in_order(subjects: Sequence[Subject]) -> list[tuple[Subject, int]]:
    """Every figure, from left to right, as the relations between them ask."""
    row = [(subject, member) for subject in subjects for member in range(subject.figures)]
    for subject in subjects:
        mine = [figure for figure in row if figure[0].key == subject.key]
        theirs = [figure for figure in row if figure[0].key == subject.to]
        if not theirs or subject.key == subject.to:
            continue
        rest = [figure for figure in row if figure not in mine]
        first, last = rest.index(theirs[0]), rest.index(theirs[-1]) + 1
        if subject.relation == "left of":
            row = [*rest[:first], *mine, *rest[first:]]
        elif subject.relation in ("right of", "beside"):
            row = [*rest[:last], *mine, *rest[last:]]
        elif subject.relation == "around":
            half = (len(mine) + 1) // 2
            row = [*rest[:first], *mine[:half], *rest[first:last], *mine[half:], *rest[last:]]
        elif subject.relation == "between":
            middle = first + max(1, (last - first) // 2) if last - first > 1 else last
            row = [*rest[:middle], *mine, *rest[middle:]]
    return row


def on_the_ground(seed: int, subjects: list[Subject], others: set[str]) -> dict[str, list[Spot]]:
    """Up to four stand side by side; of more, every second one stands further back, between two of the others."""
    row = in_order(subjects)
    number = len(row)
    zigzag = number > 4
    largest = max(extent(subject) for subject in subjects)
    luck = chance(seed, "row")
    base = (0.38 if BACK in others else 0.46) * luck.uniform(0.85, 1.1)
    base *= 1.2 if number == 1 and subjects[0].base is not None else 1.0
    crowd = 1.0 if number == 1 else max(0.62, 1.05 - 0.09 * (number / 2 if zigzag else number))
    spots = [
        Spot(0, depth_of(seed, subject, member, at % 2 if zigzag else 0), base * crowd * extent(subject) / largest)
        for at, (subject, member) in enumerate(row)
    ]
    share = 0.66 if zigzag else 1.0
    wides = [breadth(subject, one) * share for (subject, _), one in zip(row, spots, strict=True)]
    edges = (wides[0] + wides[-1]) * (1 / share - 1) / 2
    shrink = min(1.0, (WIDEST - (0 if zigzag else 0.02 * number)) / (sum(wides) + edges))
    whole = sum(wides) * shrink
    gap = 0.0 if zigzag else max(0.0, min(0.08, (WIDEST - whole) / number))
    shift = luck.uniform(-0.13, 0.13) if number == 1 else luck.uniform(-0.04, 0.04)
    x = 0.5 + shift * (1 - whole) - (whole + gap * (number - 1)) / 2
    found: dict[str, list[Spot]] = {subject.key: [] for subject in subjects}
    for (subject, _), one, wide in zip(row, spots, wides, strict=True):
        found[subject.key].append(spot(x + wide * shrink / 2, one.deep, one.tall * shrink))
        x += wide * shrink + gap
    return found


def spot(x: float, deep: float, tall: float) -> Spot:
    return Spot(round(x, 4), round(deep, 4), round(tall, 4))


def depth_of(seed: int, subject: Subject, member: int, row: int = 0) -> float:
    deep = chance(seed, subject.key, member, "depth").uniform(0, 0.16) + 0.62 * row
    return deep + {"behind": 0.6, "around": 0.25 * (member % 2), "in front of": 0.0}.get(subject.relation, 0.0)


def at_the_back(seed: int, subjects: list[Subject], others: set[str]) -> dict[str, list[Spot]]:
    row = in_order(subjects)
    luck = chance(seed, "back")
    largest = max(extent(subject) for subject in subjects)
    base = (0.52 if others else 0.62) * luck.uniform(0.9, 1.08) * (1.0 if len(row) < 3 else 0.8)
    found: dict[str, list[Spot]] = {subject.key: [] for subject in subjects}
    side = luck.choice((-1, 1))
    for at, (subject, member) in enumerate(row):
        own = chance(seed, subject.key, member, "back")
        if len(row) == 1:
            x = 0.5 + side * own.uniform(0.2, 0.28) if others else 0.5 + own.uniform(-0.13, 0.13)
        else:
            x = 0.5 + 0.78 * ((at + 0.5) / len(row) - 0.5) + own.uniform(-0.05, 0.05) / len(row)
        tall = base * extent(subject) / largest
        room = 1.15 if len(row) == 1 else 1.7 / len(row)
        wide = breadth(subject, Spot(0, 0, tall))
        found[subject.key].append(spot(x, own.uniform(0, 0.2), tall * min(1.0, room * 0.62 / wide)))
    return found


def in_the_air(seed: int, subjects: list[Subject], others: set[str]) -> dict[str, list[Spot]]:
    row = in_order(subjects)
    largest = max(extent(subject) for subject in subjects)
    base = (0.26 if others else 0.42) * max(0.42, 1.08 - 0.1 * len(row))
    found: dict[str, list[Spot]] = {subject.key: [] for subject in subjects}
    for at, (subject, member) in enumerate(row):
        own = chance(seed, subject.key, member, "air")
        x = 0.5 + 0.8 * ((at + 0.5) / len(row) - 0.5) + own.uniform(-0.07, 0.07) / max(1, len(row) - 1)
        high = 0.5 if len(row) == 1 else (0.2, 0.85, 0.5)[at % 3] + own.uniform(-0.12, 0.12)
        tall = base * extent(subject) / largest
        tall *= 0.6 if nouns()[subject.noun].kind == "thing" else 1.0
        wide = breadth(subject, Spot(0, 0, tall))
        found[subject.key].append(spot(x, high, tall * min(1.0, 1.02 / len(row) / wide)))
    return found


def in_the_sky(seed: int, subjects: list[Subject], others: set[str]) -> dict[str, list[Spot]]:
    row = in_order(subjects)
    found: dict[str, list[Spot]] = {subject.key: [] for subject in subjects}
    for at, (subject, member) in enumerate(row):
        own = chance(seed, subject.key, member, "sky")
        tall = (0.1 + 0.026 * nouns()[subject.noun].size) * max(0.5, 1.1 - 0.1 * len(row))
        if len(row) == 1:
            x = own.choice((0.24, 0.76)) + own.uniform(-0.05, 0.05)
        else:
            x = (at + 0.5) / len(row) * 0.8 + 0.1 + own.uniform(-0.04, 0.04)
        found[subject.key].append(spot(x, own.uniform(0, 1), tall))
    return found


def squeezed_in(seed: int, subject: Subject, everyone: Sequence[Subject]) -> Subject:
    """Spots for the members that lack one, in the room that the others leave."""
    lane = lane_of(subject)
    placed = list(standing(everyone, lane))
    spots = list(subject.spots)
    peers = [one for one in everyone if lane_of(one) == lane and one.spots]
    unit = max(one.spots[0].tall / extent(one) for one in peers)
    for member in range(len(spots), subject.figures):
        tall = min(0.8, max(0.12, unit * extent(subject)))
        found = room_for(seed, subject, member, placed, tall)
        spots.append(found)
        placed.append(Placed(subject.key, lane, found, breadth(subject, found)))
    return replace(subject, spots=tuple(spots))


def standing(everyone: Iterable[Subject], lane: str) -> Iterable[Placed]:
    for subject in everyone:
        if lane_of(subject) == lane:
            for one in subject.spots:
                yield Placed(subject.key, lane, one, breadth(subject, one))


def room_for(seed: int, subject: Subject, member: int, placed: list[Placed], tall: float) -> Spot:
    """The place with the least in its way, near the middle if there is a choice, else smaller or further back."""
    own = chance(seed, subject.key, member, "room")
    lean = own.uniform(-0.1, 0.1)
    best: tuple[float, Spot] | None = None
    for step in range(4):
        for deep in (0.1, 0.55, 0.9) if lane_of(subject) != SKY else (0.5,):
            size = tall * 0.87**step
            wide = breadth(subject, Spot(0, deep, size))
            half = min(0.46, wide / 2)
            for at in range(41):
                x = 0.04 + half + (0.92 - 2 * half) * at / 40
                covered = sum(overlap(x, wide, other, deep) for other in placed) / wide
                cost = 6 * covered + 0.25 * abs(x - 0.5 - lean) + 0.5 * step + 0.2 * deep
                cost += 9 * sum(wrong_side(subject, x, other) for other in placed)
                if best is None or cost < best[0] - 1e-9:
                    best = cost, spot(x, deep, size)
    assert best is not None
    return best[1]


def overlap(x: float, wide: float, other: Placed, deep: float) -> float:
    """How much of a width another stands before; what is in another row hides only half as much."""
    shared = min(x + wide / 2, other.spot.x + other.wide / 2) - max(x - wide / 2, other.spot.x - other.wide / 2)
    return max(0.0, shared + 0.01) * (1.0 if abs(deep - other.spot.deep) < 0.35 else 0.75)


def wrong_side(subject: Subject, x: float, other: Placed) -> bool:
    if subject.to != other.key:
        return False
    return (subject.relation == "left of" and x > other.spot.x) or (subject.relation == "right of" and x < other.spot.x)


def related(subjects: list[Subject]) -> Iterable[Subject]:
    """Settle what is over, under or behind something once that has its own spot."""
    by_key = {subject.key: subject for subject in subjects}
    for subject in subjects:
        other = by_key.get(subject.to)
        if other is None or not other.spots or other.key == subject.key:
            yield subject
            continue
        yield replace(subject, spots=tuple(beside(subject, one, n, other) for n, one in enumerate(subject.spots)))


def beside(subject: Subject, one: Spot, number: int, other: Subject) -> Spot:
    target = other.spots[min(number, len(other.spots) - 1)]
    aside = (number - (len(subject.spots) - 1) / 2) * breadth(subject, one)
    if subject.relation in ("above", "under"):
        return replace(one, x=round(min(0.94, max(0.06, target.x + aside)), 4))
    if subject.relation == "behind" and lane_of(subject) == lane_of(other):
        shift = 0.45 * breadth(other, target) * (1 if target.x < 0.5 else -1)
        return replace(
            one, x=round(min(0.92, max(0.08, target.x + shift + aside)), 4), deep=min(1.0, target.deep + 0.55)
        )
    if subject.relation == "in front of":
        shift = 0.4 * breadth(other, target) * (1 if target.x < 0.5 else -1) if lane_of(other) == GROUND else 0.0
        return replace(
            one,
            x=round(min(0.92, max(0.08, target.x + shift + aside)), 4),
            deep=max(0.0, target.deep - 0.4) if lane_of(other) == GROUND else one.deep,
        )
    return one
