"""Scenery that is drawn as shapes: houses, stalls, lamps. Drawn large, reduced, lit and set down like a sprite."""

from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw

from social_tools.painter_local.brush import Array, Colour, cloudy, lay, mix, rgb, smooth, stamp
from social_tools.painter_local.sprites import relit
from social_tools.painter_local.stage import Easel

Point = tuple[float, float]
LARGER = 2


class Sheet:
    """A transparent sheet to draw shapes on; it is one unit high, and y grows downwards."""

    def __init__(self, height: int, shape: float = 1.0) -> None:
        self.height = max(8, height)
        self.shape = shape
        self.side = self.height * LARGER
        self.image = Image.new("RGBA", (max(8, int(self.side * shape)), self.side), (0, 0, 0, 0))
        self.pen = ImageDraw.Draw(self.image)
        self.lamps: Image.Image | None = None
        """Where this thing shines by itself, whatever the light of the scene."""

    def shining(self, x0: float, y0: float, x1: float, y1: float, r: float = 0.0) -> None:
        if self.lamps is None:
            self.lamps = Image.new("L", self.image.size)
        corners = (x0 * self.side, y0 * self.side, x1 * self.side, y1 * self.side)
        ImageDraw.Draw(self.lamps).rounded_rectangle(corners, r * self.side, fill=255)

    def at(self, points: Sequence[Point]) -> list[Point]:
        return [(x * self.side, y * self.side) for x, y in points]

    def shape_of(self, points: Sequence[Point], colour: str | Colour, below: str | Colour | None = None) -> None:
        """A filled shape; with `below`, its colour runs from the one at its top to the other at its foot."""
        if below is None:
            self.pen.polygon(self.at(points), fill=ink(colour))
            return
        mask = Image.new("L", self.image.size)
        ImageDraw.Draw(mask).polygon(self.at(points), fill=255)
        self.fill(mask, colour, below)

    def fill(self, mask: Image.Image, colour: str | Colour, below: str | Colour) -> None:
        box = mask.getbbox()
        if box is None:
            return
        wide, tall = box[2] - box[0], box[3] - box[1]
        t = np.linspace(0, 1, tall, dtype=np.float32)[:, None]
        column = mix(tone(colour), tone(below), t)[:, None]
        run = Image.fromarray((np.clip(column, 0, 1) * 255).astype(np.uint8)).resize((wide, tall))
        self.image.paste(run.convert("RGBA"), box, mask.crop(box))

    def box(
        self, x0: float, y0: float, x1: float, y1: float, colour: str | Colour, below: str | Colour | None = None
    ) -> None:
        self.shape_of([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], colour, below)

    def rounded(
        self,
        x0: float,
        y0: float,
        x1: float,
        y1: float,
        r: float,
        colour: str | Colour,
        below: str | Colour | None = None,
    ) -> None:
        corners = (x0 * self.side, y0 * self.side, x1 * self.side, y1 * self.side)
        if below is None:
            self.pen.rounded_rectangle(corners, r * self.side, fill=ink(colour))
            return
        mask = Image.new("L", self.image.size)
        ImageDraw.Draw(mask).rounded_rectangle(corners, r * self.side, fill=255)
        self.fill(mask, colour, below)

    def disc(
        self, x: float, y: float, r: float, colour: str | Colour, below: str | Colour | None = None, flat: float = 1.0
    ) -> None:
        corners = ((x - r) * self.side, (y - r * flat) * self.side, (x + r) * self.side, (y + r * flat) * self.side)
        if below is None:
            self.pen.ellipse(corners, fill=ink(colour))
            return
        mask = Image.new("L", self.image.size)
        ImageDraw.Draw(mask).ellipse(corners, fill=255)
        self.fill(mask, colour, below)

    def line(self, points: Sequence[Point], colour: str | Colour, thick: float) -> None:
        self.pen.line(self.at(points), fill=ink(colour), width=max(1, int(thick * self.side)), joint="curve")

    def mirror(self) -> None:
        flip = Image.Transpose.FLIP_LEFT_RIGHT
        self.image = self.image.transpose(flip)
        self.lamps = self.lamps.transpose(flip) if self.lamps else None

    def array(self) -> Array:
        small = self.image.convert("RGBa").reduce(LARGER).convert("RGBA")
        return np.asarray(small, dtype=np.float32) / 255


def tone(colour: str | Colour) -> Colour:
    return rgb(colour) if isinstance(colour, str) else colour


def ink(colour: str | Colour) -> tuple[int, int, int, int]:
    red, green, blue = (int(v * 255) for v in np.clip(tone(colour), 0, 1))
    return (red, green, blue, 255)


def set_down(easel: Easel, prop: Array | Sheet, x: float, foot: float, haze: float = 0.0, shade: float = 0.5) -> None:
    """Light a prop as the scene is lit and stand it on the ground, its middle at x."""
    drawing = prop.array() if isinstance(prop, Sheet) else prop
    lit = relit(drawing, easel.light, haze * easel.light.haze, easel.light.sun_x < x)
    if isinstance(prop, Sheet) and prop.lamps is not None:
        shine = np.asarray(prop.lamps.reduce(LARGER), dtype=np.float32)[..., None] / 255 * (1 - 0.6 * haze)
        lit[..., :3] = mix(lit[..., :3], drawing[..., :3], shine)
    place(easel, lit, x, foot, shade)


def place(easel: Easel, prop: Array, x: float, foot: float, shade: float = 0.5) -> None:
    left, top = int(x * easel.width) - prop.shape[1] // 2, int(foot * easel.height) - prop.shape[0]
    if shade:
        shade_below(easel, left, top + prop.shape[0], prop.shape[1], shade)
    stamp(easel.picture, prop, left, top)


def shade_below(easel: Easel, left: int, foot: int, wide: int, strength: float) -> None:
    """A soft dark line on the ground where a thing touches it."""
    tall = max(3, int(easel.height * 0.014))
    y0, y1 = max(0, foot - tall), min(easel.height, foot + tall)
    x0, x1 = max(0, left - tall), min(easel.width, left + wide + tall)
    if y0 >= y1 or x0 >= x1:
        return
    down = np.exp(-(((np.arange(y0, y1, dtype=np.float32)[:, None] - foot) / (tall * 0.5)) ** 2))
    columns = np.arange(x0, x1, dtype=np.float32)[None, :]
    reach = np.clip(np.minimum(columns - left, left + wide - columns) / tall + 1, 0, 1)
    lay(easel.picture[y0:y1, x0:x1], easel.light.ambient * 0.25, down * reach * strength)


def lamp_glow(easel: Easel, x: float, y: float, r: float, colour: str | Colour, strength: float = 0.8) -> None:
    """Light around a lamp, a lantern or a lit window."""
    height, width = easel.height, easel.width
    reach = r * 3
    y0, y1 = max(0, int((y - reach) * height)), min(height, int((y + reach) * height))
    x0, x1 = max(0, int(x * width - reach * height)), min(width, int(x * width + reach * height))
    if y0 >= y1 or x0 >= x1:
        return
    down = (np.arange(y0, y1, dtype=np.float32)[:, None] / height - y) / r
    across = (np.arange(x0, x1, dtype=np.float32)[None, :] - x * width) / height / r
    d2 = down**2 + across**2
    fall = np.exp(-d2) * 0.6 + np.exp(-np.sqrt(d2) * 1.6) * 0.5 * np.clip(1 - d2 / 9, 0, 1)
    part = easel.picture[y0:y1, x0:x1]
    shine = np.clip(tone(colour) * (fall * strength)[..., None], 0, 1)
    part += (1 - np.clip(part, 0, 1)) * shine


def boulder(easel: Easel, width: int) -> Array:
    """A rounded rock with a rough face, and snow or moss on top."""
    rng, light = easel.rng, easel.light
    height = max(8, int(width * float(rng.uniform(0.55, 0.75))))
    rows = np.linspace(-1, 1, height, dtype=np.float32)[:, None]
    columns = np.linspace(-1, 1, max(8, width), dtype=np.float32)[None, :]
    rough = cloudy(rng, height, max(8, width), (4, 5), 4) - 0.5
    d = (columns + 0.12 * rows) ** 2 + np.abs(rows * 0.92 + 0.06) ** 1.9 + rough * 0.36
    facing = 0.62 - 0.3 * rows + 0.22 * columns * (-1 if easel.from_left else 1) + rough * 0.7
    stone = rgb("#8d8794") * light.ambient * facing[..., None] * 1.3
    stone = stone + light.sun * (light.power * 0.34 * np.clip(facing - 0.55, 0, 1))[..., None]
    cap = mix(light.ambient, rgb("#f1f4fc"), 0.5) if easel.snowy else rgb("#6f9a54") * light.lit
    stone = mix(stone, cap, (smooth(-0.1, -0.6, rows + rough * 0.9) * (0.95 if easel.snowy else 0.4))[..., None])
    return np.dstack([np.clip(stone, 0, 1), smooth(1.0, 0.9, d)]).astype(np.float32)
