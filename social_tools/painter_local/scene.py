"""A scene is data that is then drawn: what a prompt asks for, once it has been understood."""

from dataclasses import asdict, dataclass
from typing import Any

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
    mood: str = ""
    camera: str = ""
    """How near the viewer stands, of DISTANCES, or from above or from below; empty is left to the seed."""

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
