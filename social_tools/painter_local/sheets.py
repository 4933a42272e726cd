"""Paper on which a figure is put together from parts."""

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import numpy as np
from PIL import Image

from social_tools.painter_local.brush import Array
from social_tools.painter_local.scene import Thing
from social_tools.painter_local.sprites import opened, recoloured
from social_tools.painter_local.vocabulary import nouns

TALL = 400
"""Pixels of a body before the figure is fitted into its spot."""

FLOATING = 9

FACE = 51.84 / 32
"""Units of a toy's body for one unit of its face."""
Point = tuple[float, float]


@dataclass
class Sheet:
    """Pictures laid over one another by depth, on paper that grows as needed."""

    parts: list[tuple[float, Image.Image, int, int]] = field(default_factory=list)

    def lay(self, depth: float, image: Image.Image, left: float, top: float) -> None:
        self.parts.append((depth, image, round(left), round(top)))

    def box(self) -> tuple[int, int, int, int]:
        return (
            min(left for _, _, left, _ in self.parts),
            min(top for _, _, _, top in self.parts),
            max(left + image.width for _, image, left, _ in self.parts),
            max(top + image.height for _, image, _, top in self.parts),
        )

    def solid_box(self) -> tuple[int, int, int, int]:
        """The box without what floats above, such as the letters of sleep."""
        return Sheet([part for part in self.parts if part[0] < FLOATING]).box()

    def flat(self) -> Image.Image:
        left, top, right, bottom = self.box()
        paper = Image.new("RGBA", (right - left, bottom - top))
        for _, image, x, y in sorted(self.parts, key=lambda part: part[0]):
            paper.alpha_composite(image, (x - left, y - top))
        return paper

    def join(self, other: "Sheet", depth: float, right: float, down: float) -> None:
        self.parts += [
            (part[0] + depth, part[1], part[2] + round(right), part[3] + round(down)) for part in other.parts
        ]


@dataclass
class Dressed:
    """A body on its sheet, and where its parts are, in pixels."""

    sheet: Sheet
    width: float
    height: float
    head: tuple[float, float, float] | None
    """The middle of the crown, and the pixels for one unit of which a head is 32 wide."""
    eyes: tuple[Point, ...]
    eye_size: float
    neck: Point | None
    hands: tuple[Point, ...]
    belly: Point
    back: Point | None
    toy: bool = False


@lru_cache(maxsize=64)
def scaled(file: Path, width: float, colour: str | None = None) -> Image.Image:
    image = opened(file)
    if colour:
        image = painted(image, colour)
    size = (max(1, round(width)), max(1, round(width * image.height / image.width)))
    return image.convert("RGBa").resize(size, Image.Resampling.LANCZOS).convert("RGBA")


def painted(image: Image.Image, colour: str) -> Image.Image:
    return to_rgba(recoloured(np.asarray(image, dtype=np.float32) / 255, colour))


def to_rgba(picture: Array) -> Image.Image:
    return Image.fromarray((np.clip(picture, 0, 1) * 255 + 0.5).astype(np.uint8))


def thing_picture(thing: Thing, wide: float) -> Image.Image:
    noun = nouns()[thing.noun]
    paint = thing.colour if thing.colour not in noun.colours else None
    return scaled(noun.file, wide, paint)
