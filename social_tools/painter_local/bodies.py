"""Who can wear, hold and carry what, and where on its picture: the lists of bodies.txt and wearing.txt."""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from social_tools.painter_local.vocabulary import HERE, listed, nouns, rows, words_in

DOLLS = HERE / "dolls"
SMALL = frozenset({"thing", "food", "plant"})
CARRIERS = frozenset({"vehicle", "float"})
CONTAINERS = frozenset({
    "cup of tea", "cup of coffee", "teacup", "cup", "mug", "bucket", "basket", "bathtub", "canoe", "box", "bowl",
    "vase", "pot", "flowerpot", "hot air balloon", "sled", "cardboard box", "shopping cart", "shopping trolley",
    "boot", "nest", "gift", "sailboat", "rowing boat", "suitcase", "drum", "sink", "pumpkin", "glass", "jar",
    "backpack", "handbag", "barrel", "crate", "pram", "wheelbarrow", "teapot", "hot tub", "pool", "cauldron",
    "treasure chest", "picnic basket", "hammock", "money bag", "speedboat",
})  # fmt: skip
"""What something can be in and still be seen."""
BEHIND_FRAME = frozenset({"bicycle", "motorbike", "scooter", "unicycle"})
"""Ridden so that its frame is in front of the rider."""
UNHELD = frozenset({"bed", "sofa", "chair", "bathtub", "door", "ladder", "telescope", "computer", "rock", "tree stump"})
PLAYED = frozenset({
    "guitar", "violin", "trumpet", "saxophone", "drum", "accordion", "banjo", "flute", "piano", "harp", "maracas",
})  # fmt: skip
READ = frozenset({"book", "books", "open book", "letter", "love letter", "newspaper", "map", "scroll", "notebook"})


@dataclass(frozen=True)
class Body:
    """Places on a picture, as shares of its width and height."""

    head: tuple[float, float, float] | None = None
    eyes: tuple[tuple[float, float], ...] = ()
    eye_size: float = 0.03
    neck: tuple[float, float] | None = None
    hands: tuple[tuple[float, float], ...] = ()
    back: tuple[float, float] | None = None
    has: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True)
class Toy:
    """A face on a sitting body; numbers are units of which the face is 32 wide."""

    crown: float
    eyes: tuple[tuple[float, float], tuple[float, float]]
    eye_size: float


@dataclass(frozen=True)
class Garment:
    name: str
    where: str
    file: Path
    colours: frozenset[str]


def _numbers(cell: str) -> list[float]:
    return [float(number) for number in cell.split()]


def _pairs(numbers: list[float]) -> tuple[tuple[float, float], ...]:
    return tuple(zip(numbers[::2], numbers[1::2], strict=True))


@cache
def bodies() -> dict[str, Body]:
    found = {}
    for row in rows("bodies.txt"):
        name, *cells = (cell.strip() for cell in row.split("|"))
        if name == "toy":
            continue
        head, eyes, neck, hands, back = (_numbers(cell) for cell in cells[:5])
        found[name] = Body(
            (head[0], head[1], head[2]) if head else None,
            _pairs(eyes[:-1]) if eyes else (),
            eyes[-1] if eyes else 0.03,
            (neck[0], neck[1]) if neck else None,
            _pairs(hands),
            (back[0], back[1]) if back else None,
            frozenset(listed(cells[5])),
        )
    return found


@cache
def toys() -> dict[str, Toy]:
    found = {}
    for row in rows("bodies.txt"):
        cells = [cell.strip() for cell in row.split("|")]
        if cells[0] == "toy":
            left, right, down, size = _numbers(cells[3])
            found[cells[1]] = Toy(float(cells[2]), ((left, down), (right, down)), size)
    return found


@cache
def garments() -> dict[str, Garment]:
    found = {}
    for row in rows("wearing.txt"):
        cells = [cell.strip() for cell in row.split("|")]
        if cells[0] != "role":
            name, where, picture, _, colours = cells[:5]
            found[name] = Garment(name, where, DOLLS / f"{picture}.webp", frozenset(listed(colours)))
    return found


@cache
def garment_words() -> dict[tuple[str, ...], str]:
    """Words in a row -> the name of what can be worn."""
    found: dict[tuple[str, ...], str] = {}
    for row in rows("wearing.txt"):
        cells = [cell.strip() for cell in row.split("|")]
        if cells[0] != "role":
            for phrase in (cells[0], *listed(cells[3])):
                found.setdefault(tuple(words_in(phrase)), cells[0])
    return found


@cache
def roles() -> dict[str, tuple[str, ...]]:
    """A role -> what belongs to its costume."""
    cells = [[cell.strip() for cell in row.split("|")] for row in rows("wearing.txt")]
    return {cell[1]: tuple(listed(cell[2])) for cell in cells if cell[0] == "role"}


@cache
def role_words() -> dict[tuple[str, ...], str]:
    found = {}
    for row in rows("wearing.txt"):
        cells = [cell.strip() for cell in row.split("|")]
        if cells[0] == "role":
            for phrase in (cells[1], *listed(cells[3])):
                found[tuple(words_in(phrase))] = cells[1]
    return found


def body_of(noun: str) -> Body:
    return bodies().get(noun, Body())


def can_wear(noun: str, garment: str) -> bool:
    """Whether there is a place for it on the picture of the noun."""
    where = garments()[garment].where
    if noun in toys():
        return True
    body = body_of(noun)
    if where in ("head", "halo", "side", "brow", "ears"):
        return body.head is not None
    if where in ("eyes", "patch", "monocle"):
        return bool(body.eyes)
    return where == "neck" and body.neck is not None


def can_play(noun: str, role: str) -> bool:
    """Whether an animal can be dressed so that the role is seen: a toy wholly, others at least with a hat."""
    return noun in toys() or any(garments()[name].where == "head" and can_wear(noun, name) for name in roles()[role])


def can_hold(noun: str, thing: str) -> bool:
    has_hands = noun in toys() or bool(body_of(noun).hands)
    held = nouns()[thing]
    small = held.kind in SMALL or thing in ("balloon", "kite", "star", "heart", "snowflake")
    return has_hands and small and held.size <= 4 and thing not in UNHELD


def can_carry(noun: str) -> bool:
    """Whether there is a back for a rider."""
    return body_of(noun).back is not None
