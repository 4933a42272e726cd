"""A scene is data that is then drawn: what a prompt asks for, once it has been understood."""

from dataclasses import asdict, dataclass
from typing import Any

NO_WEATHER = ("room", "table", "underwater", "space", "moonscape")
"""Places where neither weather nor season is seen."""


@dataclass(frozen=True)
class Subject:
    noun: str
    count: int = 1
    colour: str | None = None
    scale: float = 1.0
    aloft: bool = False


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

    def to_dict(self) -> dict[str, Any]:
        data = asdict(self)
        data["subjects"] = [asdict(subject) for subject in self.subjects]
        data["tones"] = list(self.tones)
        return data

    @staticmethod
    def from_dict(data: dict[str, Any]) -> "Scene":
        subjects = tuple(Subject(**subject) for subject in data["subjects"])
        return Scene(**{**data, "subjects": subjects, "tones": tuple(data.get("tones", ()))})


@dataclass(frozen=True)
class Reading:
    """A scene, and which words of the prompt are in it and which are not."""

    scene: Scene
    drawn: tuple[str, ...]
    missed: tuple[str, ...]
    place_named: bool
    time_named: bool
