"""A scene is data that is then drawn: what a prompt asks for, once it has been understood."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from social_tools.painter_local.bodies import garments, roles
from social_tools.painter_local.vocabulary import nouns

VERSION = 2
"""Of the data that is kept with a picture. What an older version lacks is chosen anew when it is drawn."""

NO_WEATHER = (
    *("room", "table", "underwater", "space", "moonscape"),
    *("cave", "kitchen", "castle hall", "stage", "library", "classroom"),
)
"""Places where neither weather nor season is seen."""

DISTANCES = ("very far away", "far away", "", "close-up", "extreme close-up")
"""How near the viewer stands, from far to near."""


def moved(camera: str, wanted: str) -> str:
    """The camera after a word for it: "closer" and "further" are steps from where it stands."""
    if wanted not in ("closer", "further away"):
        return wanted
    at = DISTANCES.index(camera) if camera in DISTANCES else DISTANCES.index("")
    step = 1 if wanted == "closer" else -1
    return DISTANCES[max(0, min(at + step, len(DISTANCES) - 1))]


@dataclass(frozen=True)
class Thing:
    """What a subject wears, holds, or sits on."""

    noun: str
    colour: str | None = None
    count: int = 1


@dataclass(frozen=True)
class Spot:
    """Where one member of a subject stands, in shares of the picture, whatever the place and the size."""

    x: float
    deep: float
    """On the ground 0 is near and 1 far away; in the air 0 is low and 1 high."""
    tall: float
    """Of the picture's shorter side, before the subject's own scale."""


@dataclass(frozen=True)
class Subject:
    noun: str
    count: int = 1
    colour: str | None = None
    scale: float = 1.0
    aloft: bool = False
    key: str = ""
    """Its own name in the scene, which no change of colour, number or place takes away."""
    look: str = ""
    """How a person looks, in the words of vocabulary.look_words: "dark, red hair"."""
    role: str = ""
    """A costume: "astronaut" makes a cat an astronaut cat."""
    pose: str = ""
    wears: tuple[Thing, ...] = ()
    holds: tuple[Thing, ...] = ()
    base: Thing | None = None
    """What it rides, sits on or is in."""
    how: str = ""
    """Toward its base: "riding", "on" or "in". One base carries all members, several carry one each."""
    relation: str = ""
    to: str = ""
    """The key of the subject that the relation is to."""
    flipped: bool | None = None
    """Turned round from how its picture shows it; None is left to the seed."""
    spots: tuple[Spot, ...] = ()

    @property
    def looks(self) -> tuple[str, ...]:
        return tuple(self.look.split(", ")) if self.look else ()

    @property
    def together(self) -> bool:
        """Whether all its members make one figure."""
        return self.count > 1 and ((self.base is not None and self.base.count == 1) or self.pose == "holding hands")

    @property
    def figures(self) -> int:
        return 1 if self.together else self.count

    @property
    def size(self) -> float:
        """Of its figure. A tiny rider is tiny beside what it rides."""
        return self.scale if self.base is None else max(1.0, self.scale)

    @property
    def things(self) -> tuple[Thing, ...]:
        return (*self.wears, *self.holds, *((self.base,) if self.base else ()))


@dataclass(frozen=True)
class Scene:
    place: str
    time: str
    weather: str = "clear"
    season: str = "summer"
    style: str = "storybook"
    subjects: tuple[Subject, ...] = ()
    sign: str | None = None
    seed: int = 0
    tones: tuple[str, ...] = ()
    """Washes over the whole picture; they move nothing in it."""
    mood: str = ""
    camera: str = ""
    """How near the viewer stands, of DISTANCES, or from above or from below; empty is left to the seed."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "subjects", tuple(named(self.subjects)))

    def to_dict(self) -> dict[str, Any]:
        return {**_lists(asdict(self)), "version": VERSION}

    @staticmethod
    def from_dict(data: dict[str, Any]) -> "Scene":
        """A scene from its data, also from that of another version: what is unknown here is left out."""
        values = _known(Scene, data)
        subjects = [subject for subject in data.get("subjects") or () if subject.get("noun") in nouns()]
        values["subjects"] = tuple(_subject(subject) for subject in subjects)
        values["tones"] = tuple(data.get("tones") or ())
        return Scene(**{"place": "meadow", "time": "day"} | values)

    def subject(self, key: str) -> Subject | None:
        return next((subject for subject in self.subjects if subject.key == key), None)


def named(subjects: Iterable[Subject]) -> Iterable[Subject]:
    """The subjects, each with a key of its own."""
    taken: set[str] = set()
    for subject in subjects:
        key = subject.key or subject.noun
        number = 2
        while key in taken:
            key, number = f"{subject.key or subject.noun} {number}", number + 1
        taken.add(key)
        yield subject if key == subject.key else replace(subject, key=key)


def _subject(data: dict[str, Any]) -> Subject:
    values = _known(Subject, data)
    for name in ("wears", "holds"):
        values[name] = tuple(_things(data.get(name) or ()))
    values["base"] = next(iter(_things([data.get("base") or {}])), None)
    values["role"] = data.get("role", "") if data.get("role", "") in ("", *roles()) else ""
    values["spots"] = tuple(Spot(**_known(Spot, spot)) for spot in data.get("spots") or ())
    return Subject(**values)


def _things(data: Iterable[dict[str, Any]]) -> Iterable[Thing]:
    return (Thing(**_known(Thing, one)) for one in data if one.get("noun") in nouns() or one.get("noun") in garments())


def _known(kind: Any, data: dict[str, Any]) -> dict[str, Any]:
    names = {field.name for field in fields(kind)}
    return {name: value for name, value in data.items() if name in names}


def _lists(data: Any) -> Any:
    """The same data as JSON gives it back: tuples become lists."""
    if isinstance(data, dict):
        return {name: _lists(value) for name, value in data.items()}
    return [_lists(value) for value in data] if isinstance(data, tuple | list) else data


@dataclass(frozen=True)
class Reading:
    """A scene, and which words of the prompt are in it and which are not."""

    scene: Scene
    drawn: tuple[str, ...]
    missed: tuple[str, ...]
    place_named: bool
    time_named: bool
