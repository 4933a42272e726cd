"""What a place offers to the things that stand in it, and pieces of ground that several places share."""

import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

import numpy as np
from PIL import Image, ImageDraw

from social_tools.painter_local.brush import Array, Colour, Rng, blocks, cloudy, grid, lay, mix, profile, rgb, smooth
from social_tools.painter_local.light import Light
from social_tools.painter_local.scene import Scene, Subject


@dataclass(frozen=True)
class Stage:
    """Where feet, hulls and wings may be, as shares of the picture's height from the top."""

    light: Light
    horizon: float
    near: float
    far: float
    water: float | None = None
    foot: str = "none"
    """What hides the soles of the feet: snow, grass, sand, water or none."""
    afloat: bool = False
    """There is no ground: everything hovers, as in space or under water."""
    ledge: bool = False
    """What stands here stands exactly at `near`: on a bridge, a window sill or the boards of a theatre."""
    zoom: float = 1.0
    """How much larger than usual things are drawn, as the viewer has stepped nearer."""
    board: tuple[float, float] | None = None
    """The middle of a board that waits for the words of a sign."""


def stream(seed: int, *names: object) -> Rng:
    return np.random.default_rng([seed & 0xFFFFFFFF, zlib.crc32("|".join(map(str, names)).encode())])


@dataclass(frozen=True)
class Post:
    """One figure as it is drawn: the middle of its foot, and the height it has, in shares of the picture's height."""

    subject: Subject
    member: int
    x: float
    foot: float
    tall: float
    haze: float
    how: str
    """ground, water, hover or sky."""


@dataclass
class Easel:
    """What is handed to the painter of a place."""

    picture: Array
    scene: Scene
    light: Light
    rng: Rng
    tilt: float = 0.0
    """How much higher than usual the horizon lies: more where the viewer looks down, less where they look up."""

    figures: Array | None = None
    """Where subjects were drawn, from 0 to 1."""

    turns: dict[str, int] = field(default_factory=dict)
    """How often each part that draws apart has been drawn."""

    def mark(self, alpha: Array, left: int, top: int) -> None:
        """Remember where a subject is drawn: some styles draw its contour."""
        if self.figures is None:
            self.figures = np.zeros(self.picture.shape[:2], dtype=np.float32)
        y0, x0 = max(0, top), max(0, left)
        y1, x1 = min(self.height, top + alpha.shape[0]), min(self.width, left + alpha.shape[1])
        if y0 < y1 and x0 < x1:
            part = self.figures[y0:y1, x0:x1]
            np.maximum(part, alpha[y0 - top : y1 - top, x0 - left : x1 - left], out=part)

    def skyline(self, low: float, high: float) -> float:
        """Where the horizon of this picture is; usually between the two."""
        return float(np.clip(self.rng.uniform(low, high) - self.tilt, 0.2, 0.84))

    @property
    def dark(self) -> bool:
        """Whether lamps are lit."""
        return self.light.night or self.scene.time == "dusk" or self.scene.weather == "storm"

    def stream(self, *names: object) -> Rng:
        """Random numbers of their own for one part of the drawing, so that no change elsewhere moves it."""
        return stream(self.scene.seed, *names)

    @property
    def height(self) -> int:
        return int(self.picture.shape[0])

    @property
    def width(self) -> int:
        return int(self.picture.shape[1])

    @property
    def snowy(self) -> bool:
        return self.scene.weather == "snow" or self.scene.season == "winter"

    @property
    def from_left(self) -> bool:
        return self.light.sun_x < 0.5


P = ParamSpec("P")
T = TypeVar("T")


def apart(act: Callable[Concatenate[Easel, P], T]) -> Callable[Concatenate[Easel, P], T]:
    """Draws from random numbers of its own, so that what comes after it stays where it is, however much it draws."""

    @wraps(act)
    def with_its_own(easel: Easel, /, *given: P.args, **named: P.kwargs) -> T:
        turn = easel.turns[act.__name__] = easel.turns.get(act.__name__, 0) + 1
        rng, easel.rng = easel.rng, easel.stream(easel.scene.place, act.__name__, turn)
        try:
            return act(easel, *given, **named)
        finally:
            easel.rng = rng

    return with_its_own


def hill(easel: Easel, base: float, swell: float, colour: Colour, shade: Colour, bumps: float = 2.2) -> Array:
    """A rolling band of ground, from its crest to the bottom of the picture. Returns the crest."""
    crest = (base - swell * (profile(easel.rng, easel.width, bumps, 2) - 0.5)) * easel.height
    ground_below(easel, crest, colour, shade)
    return crest


def ground_below(easel: Easel, crest: Array, colour: Colour, shade: Colour) -> None:
    """Fill everything under a crest, lit towards the sun and darker towards the viewer."""
    light, height = easel.light, easel.height
    start = int(np.clip(crest.min() - 1, 0, height))
    _, columns = grid(height, easel.width)
    near_sun = np.exp(-(((columns - light.sun_x) / 0.42) ** 2)) * (0.22 * light.power)
    rows = np.arange(start, height, dtype=np.float32)[:, None]
    for block in blocks(height - start):
        depth = rows[block] - crest[None, :]
        alpha = np.clip(depth + 0.5, 0, 1)
        if not alpha.any():
            continue
        down = np.clip(depth / (height * 0.3), 0, 1)
        shine = near_sun * (1 - down)
        near = depth[: int(np.argmax(depth.min(axis=1) > height * 0.02)) or None]
        shine[: near.shape[0]] += np.exp(-((near / (height * 0.006)) ** 2)) * (light.power * 0.35)
        down = down * down * (3 - 2 * down)
        for channel in range(3):
            old = easel.picture[start:][block][..., channel]
            body = colour[channel] + (shade[channel] - colour[channel]) * down + light.sun[channel] * shine
            np.clip(body, 0, 1, out=body)
            old += (body - old) * alpha


def mottle(easel: Easel, top: float, strength: float, cells: tuple[float, float] = (26, 12)) -> None:
    """Roughen the ground below `top`, more so near the viewer."""
    start = int(top * easel.height)
    tall = easel.height - start
    if tall < 4:
        return
    speck = cloudy(easel.rng, tall, easel.width, cells, 4) - 0.5
    near = np.linspace(0.25, 1, tall, dtype=np.float32)[:, None]
    rough = 1 + strength * 2 * speck * near
    for channel in range(3):
        easel.picture[start:, :, channel] *= rough


def ridge(easel: Easel, base: float, tall: float, colour: Colour, snow_from: float | None, bumps: float = 3.0) -> None:
    """Mountains: a rough skyline, one side of every fold in the sun, snow above a height."""
    rng, light, height, width = easel.rng, easel.light, easel.height, easel.width
    heights = profile(rng, width, bumps, 6, 0.48)
    heights = (heights - heights.min()) / (np.ptp(heights) + 1e-6)
    crest = (base - tall * heights) * height
    top, bottom = int(max(0, crest.min() - 2)), min(height, int(base * height) + 2)
    rows = np.arange(top, bottom, dtype=np.float32)[:, None]
    rough = cloudy(rng, bottom - top, width, (9, 12), 5) - 0.5
    columns = np.arange(width, dtype=np.float32)[None, :]
    lookup = np.clip(columns + rough * width * 0.14, 0, width - 1).astype(int)
    slope = np.gradient(np.convolve(np.pad(crest, 6, mode="edge"), np.ones(13) / 13, mode="valid"))
    facing = slope[lookup] * (1 if not easel.from_left else -1) + rough * 0.6
    lit = 0.5 + 0.5 * np.tanh(facing * 2.4)
    stone = colour * (0.72 + 0.2 * lit)[..., None] + light.sun * (0.28 * light.power * lit)[..., None]
    if snow_from is not None:
        line = (base - tall * snow_from) * height + rough * tall * height * 0.75
        white = mix(light.ambient * 0.92, rgb("#ffffff"), 0.35) * (0.66 + 0.24 * lit)[..., None]
        white = np.clip(white + light.sun * (0.34 * light.power * lit)[..., None], 0, 1)
        stone = mix(stone, white, smooth(4, -18, rows - line)[..., None])
    pale = np.clip((rows - top) / max(1, bottom - top), 0, 1)[..., None] ** 1.4
    stone = mix(stone, mix(light.low, light.ambient, 0.25), np.clip(pale * 0.75 * light.haze, 0, 0.95))
    lay(easel.picture[top:bottom], np.clip(stone, 0, 1), np.clip(rows - crest[None, :] + 0.5, 0, 1))


@apart
def tufts(easel: Easel, top: float, bottom: float, count: int, colours: list[Colour], tall: float = 0.03) -> None:
    """Blades of grass, longer the nearer they are."""
    height, width, rng = easel.height, easel.width, easel.stream("tufts", top, count)
    image = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    for t in np.sort(rng.random(count)):
        x, y = rng.random() * width, (top + (bottom - top) * t) * height
        colour = tuple(int(v * 255) for v in np.clip(colours[int(rng.integers(len(colours)))], 0, 1))
        for _ in range(3):
            h = height * tall * (0.35 + 0.65 * t) * rng.uniform(0.5, 1.1)
            dx, w = rng.uniform(-0.5, 0.5) * h, max(1.0, h * 0.09)
            pen.polygon([(x - w, y), (x + w, y), (x + dx, y - h)], fill=(*colour, 235))
            x += w * 2.2
    blades = np.asarray(image, dtype=np.float32) / 255
    start = max(0, int((top - tall) * height))
    lay(easel.picture[start:], blades[start:, :, :3], blades[start:, :, 3])


@apart
def flowers(easel: Easel, top: float, bottom: float, count: int, colours: list[Colour], size: float = 0.011) -> None:
    """Small round flowers with a yellow eye, larger the nearer they are."""
    height, width, rng = easel.height, easel.width, easel.stream("flowers", top, count)
    image = Image.new("RGBA", (width * 2, height * 2), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    for t in np.sort(rng.random(count) ** 0.8):
        x, y = rng.random() * width * 2, (top + (bottom - top) * t) * height * 2
        r = height * 2 * size * (0.22 + 0.78 * t) * rng.uniform(0.7, 1.15)
        tone = colours[int(rng.integers(len(colours)))] * easel.light.lit
        colour = tuple(int(v * 255) for v in np.clip(tone, 0, 1))
        stalk = tuple(int(v * 255) for v in np.clip(rgb("#2f7a3c") * easel.light.lit, 0, 1))
        pen.line([(x, y), (x, y + r * 3)], fill=(*stalk, 255), width=max(1, int(r * 0.3)))
        turn = rng.random() * 6.28
        for k in range(5):
            cx, cy = x + np.cos(turn + k * 1.257) * r * 0.62, y + np.sin(turn + k * 1.257) * r * 0.5
            pen.ellipse((cx - r * 0.52, cy - r * 0.46, cx + r * 0.52, cy + r * 0.46), fill=(*colour, 255))
        eye = tuple(int(v * 255) for v in np.clip(rgb("#ffd84a") * easel.light.lit, 0, 1))
        pen.ellipse((x - r * 0.3, y - r * 0.26, x + r * 0.3, y + r * 0.26), fill=(*eye, 255))
    start = int((top - 0.03) * height)
    small = image.crop((0, start * 2, width * 2, height * 2)).resize((width, height - start), Image.Resampling.BOX)
    blooms = np.asarray(small, dtype=np.float32) / 255
    lay(easel.picture[start:], blooms[..., :3], blooms[..., 3])
