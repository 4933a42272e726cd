"""Small tools that every part of the drawing uses: colours, noise, blur and blending on numpy arrays."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

Array = NDArray[np.floating[Any]]
Colour = NDArray[np.floating[Any]]
Rng = np.random.Generator


def rgb(code: str) -> Colour:
    """A colour such as "#ff8800" as three numbers from 0 to 1."""
    return np.array([int(code[i : i + 2], 16) / 255 for i in (1, 3, 5)], dtype=np.float32)


def mix(a: Any, b: Any, t: Any) -> Array:
    if isinstance(t, np.ndarray) and t.ndim == 3 and t.shape[2] == 1 and t.size > 4096:
        return mixed(np.asarray(a), np.asarray(b), t[..., 0])
    return np.asarray(a + (b - a) * t, dtype=np.float32)


def mixed(a: Array, b: Array, t: Array) -> Array:
    """As `mix`, channel after channel: numpy is slow where its innermost loop has three steps."""
    shape = np.broadcast_shapes(a.shape, b.shape, (*t.shape, 3))
    result = np.empty(shape, dtype=np.float32)
    for channel in range(3):
        first = a[..., channel] if a.ndim else a
        part = result[..., channel]
        np.multiply((b[..., channel] if b.ndim else b) - first, t, out=part, casting="unsafe")
        part += first
    return result


def smooth(low: float, high: float, x: Any) -> Array:
    t = np.clip((x - low) / (high - low), 0, 1)
    return np.asarray(t * t * (3 - 2 * t), dtype=np.float32)


def noise(rng: Rng, height: int, width: int, cells: tuple[float, float]) -> Array:
    """Smooth random values from 0 to 1; `cells` is how many bumps fit down and across."""
    return stretched(random_grid(rng, cells), height, width)


def random_grid(rng: Rng, cells: tuple[float, float]) -> Array:
    return rng.random((max(2, round(cells[0]) + 1), max(2, round(cells[1]) + 1)), dtype=np.float32)


def stretched(field: Array, height: int, width: int) -> Array:
    image = Image.fromarray(np.ascontiguousarray(field, dtype=np.float32))
    return np.asarray(image.resize((width, height), Image.Resampling.BICUBIC), dtype=np.float32)


def cloudy(rng: Rng, height: int, width: int, cells: tuple[float, float], octaves: int = 4) -> Array:
    """Noise with ever finer detail, from about 0 to 1. What is coarse is made small and enlarged at the end."""
    total: Array = np.zeros((2, 2), dtype=np.float32)
    weight = 0.0
    for octave in range(octaves):
        fine = random_grid(rng, (cells[0] * 2**octave, cells[1] * 2**octave))
        tall, wide = (min(full, 3 * count) for full, count in zip((height, width), fine.shape, strict=True))
        total = stretched(total, tall, wide) + 0.5**octave * stretched(fine, tall, wide)
        weight += 0.5**octave
    return stretched(total, height, width) / np.float32(weight)


def profile(rng: Rng, width: int, bumps: float, octaves: int = 4, rough: float = 0.5) -> Array:
    """A skyline: one smooth random value from 0 to 1 for every column."""
    total = np.zeros(width, dtype=np.float32)
    weight = 0.0
    for octave in range(octaves):
        total += rough**octave * noise(rng, 2, width, (1, bumps * 2**octave))[0]
        weight += rough**octave
    return total / np.float32(weight)


def blurred(mask: Array, radius: float) -> Array:
    """Blur a mask of values from 0 to 1. Wide blurs are done on a small copy."""
    height, width = mask.shape
    factor = max(1, int(radius / 4))
    image = Image.fromarray((np.clip(mask, 0, 1) * 255).astype(np.uint8))
    small = image.resize((max(1, width // factor), max(1, height // factor)), Image.Resampling.BOX)
    small = small.filter(ImageFilter.GaussianBlur(radius / factor))
    return np.asarray(small.resize((width, height), Image.Resampling.BICUBIC), dtype=np.float32) / 255


def blurred_colours(picture: Array, radius: float) -> Array:
    height, width = picture.shape[:2]
    factor = max(1, int(radius / 3))
    image = to_image(picture).resize((max(1, width // factor), max(1, height // factor)), Image.Resampling.BOX)
    image = image.filter(ImageFilter.GaussianBlur(radius / factor))
    return from_image(image.resize((width, height), Image.Resampling.BICUBIC))


def to_image(picture: Array) -> Image.Image:
    return Image.fromarray((np.clip(picture, 0, 1) * 255 + 0.5).astype(np.uint8))


def from_image(image: Image.Image) -> Array:
    return np.asarray(image, dtype=np.float32) / 255


BLOCK = 64
"""Rows that are worked on at once: their numbers stay in the processor's cache."""


def blocks(height: int) -> Iterator[slice]:
    for start in range(0, height, BLOCK):
        yield slice(start, min(height, start + BLOCK))


def lay(picture: Array, colour: Any, alpha: Array) -> None:
    """Paint a colour (or a whole picture) over this one, in place, as strongly as `alpha` says."""
    paint = np.asarray(colour)
    whole = paint.ndim == 3 and paint.shape[0] == picture.shape[0]
    for rows in blocks(picture.shape[0]):
        part = alpha[rows] if alpha.shape[0] > 1 else alpha
        if part.any():
            layer = paint[rows] if whole else paint
            for channel in range(3):
                old = picture[rows][..., channel]
                change = layer[..., channel] - old
                change *= part
                old += change


def glow(picture: Array, colour: Any, strength: Array) -> None:
    """Add light the way a screen does: bright parts never burn out."""
    paint = np.asarray(colour)
    whole = paint.ndim == 3 and paint.shape[0] == picture.shape[0]
    for rows in blocks(picture.shape[0]):
        part = strength[rows] if strength.shape[0] > 1 else strength
        if part.any():
            layer = paint[rows] if whole else paint
            for channel in range(3):
                old = picture[rows][..., channel]
                light = layer[..., channel] * part
                np.clip(light, 0, 1, out=light)
                light *= 1 - old
                old += light


def stamp(picture: Array, sprite: Array, left: int, top: int) -> None:
    """Paste an RGBA sprite; what falls outside the picture is cut off."""
    height, width = picture.shape[:2]
    x0, y0 = max(0, left), max(0, top)
    x1, y1 = min(width, left + sprite.shape[1]), min(height, top + sprite.shape[0])
    if x0 < x1 and y0 < y1:
        part = sprite[y0 - top : y1 - top, x0 - left : x1 - left]
        lay(picture[y0:y1, x0:x1], part[..., :3], part[..., 3])


def shifted(field: Array, down: int, across: int, edge: bool = False) -> Array:
    """Move a field; what comes in from outside is zero, or with `edge` what stood at the border."""
    height, width = field.shape
    reach = ((abs(down), abs(down)), (abs(across), abs(across)))
    padded = np.pad(field, reach, mode="edge") if edge else np.pad(field, reach)
    y, x = abs(down) - down, abs(across) - across
    return padded[y : y + height, x : x + width]


def grid(height: int, width: int) -> tuple[Array, Array]:
    """Row and column coordinates, from 0 at the top left to 1 at the bottom right."""
    rows = (np.arange(height, dtype=np.float32) / height)[:, None]
    columns = (np.arange(width, dtype=np.float32) / width)[None, :]
    return rows, columns


def luminance(picture: Array) -> Array:
    return np.asarray(picture @ np.array([0.299, 0.587, 0.114], dtype=np.float32), dtype=np.float32)
