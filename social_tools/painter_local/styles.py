"""Ways to paint: each turns the finished picture into another look."""

from collections.abc import Callable

import numpy as np
from PIL import Image, ImageFilter

from social_tools.painter_local.brush import (
    Array,
    Rng,
    blurred,
    cloudy,
    from_image,
    grid,
    luminance,
    mix,
    rgb,
    smooth,
    to_image,
)


def storybook(picture: Array, rng: Rng) -> Array:
    return picture


def smeared(picture: Array, passes: int, size: int) -> Array:
    image = to_image(picture)
    for _ in range(passes):
        image = image.filter(ImageFilter.MedianFilter(size))
    return from_image(image)


def watercolour(picture: Array, rng: Rng) -> Array:
    """Wobbling washes with darker edges on rough paper, and a white border."""
    height, width = picture.shape[:2]
    small = to_image(picture).resize((width // 2, height // 2), Image.Resampling.BOX)
    wash = smeared(from_image(small), 1, 5)
    wash = from_image(to_image(wash).resize((width, height), Image.Resampling.BICUBIC))
    sway = (cloudy(rng, height, width, (30, 30), 3) - 0.5) * height * 0.012
    rows = np.clip(np.arange(height)[:, None] + sway, 0, height - 1).astype(int)
    columns = np.clip(np.arange(width)[None, :] + sway[::-1], 0, width - 1).astype(int)
    wash = wash[rows, columns]
    grey = luminance(wash)
    edges = np.abs(grey - blurred(grey, 5)) * 2.6
    pools = cloudy(rng, height, width, (7, 7), 4) - 0.5
    faded = luminance(wash)[..., None]
    light = mix(faded + (wash - faded) * 1.3, np.ones(3, np.float32), 0.1)
    light = light * (1 - np.clip(edges, 0, 0.35))[..., None] + pools[..., None] * 0.2
    paper = (
        0.965
        + 0.05 * (rng.random((height, width), dtype=np.float32) - 0.5)
        + 0.05 * (cloudy(rng, height, width, (180, 180), 2) - 0.5)
    )
    y, x = grid(height, width)
    border = np.minimum(np.minimum(x, 1 - x) * width, np.minimum(y, 1 - y) * height) / min(width, height)
    ragged = smooth(0.028, 0.05, border + (cloudy(rng, height, width, (14, 14), 4) - 0.5) * 0.05)
    inked = mix(np.ones(3, np.float32), np.clip(light, 0, 1), ragged[..., None])
    return np.clip(inked * paper[..., None] * rgb("#fffaf0"), 0, 1)


def oil(picture: Array, rng: Rng) -> Array:
    """Strokes that follow the shapes, and the relief of thick paint."""
    height, width = picture.shape[:2]
    base = smeared(picture, 1, 5)
    grey = blurred(luminance(base), 7)
    gy, gx = np.gradient(grey)
    angle = np.arctan2(gy, gx) + np.pi / 2 + (cloudy(rng, height, width, (9, 9), 2) - 0.5) * 2.4
    along_x, along_y = np.cos(angle), np.sin(angle)
    bristle = blurred(rng.random((height, width), dtype=np.float32), 1.0)
    rows, columns = np.arange(height)[:, None], np.arange(width)[None, :]
    stroke, relief = np.zeros_like(base), np.zeros_like(bristle)
    for step in (-15, -10, -5, 0, 5, 10, 15):
        y = np.clip(rows + along_y * step, 0, height - 1).astype(np.intp)
        x = np.clip(columns + along_x * step, 0, width - 1).astype(np.intp)
        stroke += base[y, x] / 7
        relief += bristle[y, x] / 7
    relief = (relief - 0.5) * 2.2
    light = (
        np.roll(relief, 1, axis=0)
        - np.roll(relief, -1, axis=0)
        + np.roll(relief, 1, axis=1)
        - np.roll(relief, -1, axis=1)
    )
    grey_stroke = luminance(stroke)[..., None]
    rich = grey_stroke + (stroke - grey_stroke) * 1.22
    painted: Array = rich * (1 + relief * 0.55)[..., None] + light[..., None] * 0.34
    return np.clip(painted, 0, 1)


def pixels(picture: Array, rng: Rng) -> Array:
    """Large square pixels in a few colours, with ordered dithering."""
    height, width = picture.shape[:2]
    cell = 8
    small = from_image(to_image(picture).resize((width // cell, height // cell), Image.Resampling.BOX))
    bayer = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]], dtype=np.float32) / 16 - 0.5
    tiled = np.tile(bayer, (small.shape[0] // 4 + 1, small.shape[1] // 4 + 1))[: small.shape[0], : small.shape[1]]
    grey = luminance(small)[..., None]
    vivid = np.clip(grey + (small - grey) * 1.25 + tiled[..., None] * 0.05, 0, 1)
    few = to_image(vivid).quantize(40, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).convert("RGB")
    return from_image(few.resize((width, height), Image.Resampling.NEAREST))


def pencil(picture: Array, rng: Rng) -> Array:
    """Graphite lines and hatching on paper."""
    grey = luminance(picture)
    height, width = grey.shape
    soft = blurred(1 - grey, 9)
    dodge = np.clip(grey / np.maximum(1 - soft, 0.04), 0, 1)
    rows, columns = np.arange(height, dtype=np.float32)[:, None], np.arange(width, dtype=np.float32)[None, :]
    hatch = 0.5 + 0.5 * np.sin((rows + columns) * 0.85 + cloudy(rng, height, width, (40, 40), 2) * 5)
    tone = 1 - 0.55 * smooth(0.95, 0.15, grey) * (0.5 + 0.5 * hatch)
    paper = 0.97 + 0.06 * (rng.random((height, width), dtype=np.float32) - 0.5)
    ink = np.clip(dodge**2.4 * tone * paper, 0, 1)
    return mix(rgb("#34333c"), rgb("#fbf8f1"), ink[..., None])


def black_and_white(picture: Array, rng: Rng) -> Array:
    grey = luminance(picture)
    strong = mix(grey, smooth(0.04, 0.96, grey), 0.7)
    grain = rng.standard_normal(grey.shape, dtype=np.float32) * 0.02
    grey_again: Array = np.repeat((strong + grain)[..., None], 3, axis=2)
    return np.clip(grey_again, 0, 1)


def sepia(picture: Array, rng: Rng) -> Array:
    grey = np.clip(
        luminance(picture) * 0.92 + 0.05 + rng.standard_normal(picture.shape[:2], dtype=np.float32) * 0.018, 0, 1
    )
    return mix(
        mix(rgb("#2d1a10"), rgb("#b98a5a"), np.clip(grey * 2, 0, 1)[..., None]),
        rgb("#fdf0d2"),
        np.clip(grey * 2 - 1, 0, 1)[..., None],
    )


def poster(picture: Array, rng: Rng) -> Array:
    """Flat areas in few colours, as in a screen print."""
    height, width = picture.shape[:2]
    small = (
        to_image(picture).resize((width // 2, height // 2), Image.Resampling.BOX).filter(ImageFilter.MedianFilter(5))
    )
    few = small.quantize(20, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).convert("RGB")
    result = from_image(few.filter(ImageFilter.MedianFilter(5)).resize((width, height), Image.Resampling.BICUBIC))
    grey = luminance(result)[..., None]
    vivid: Array = grey + (result - grey) * 1.35
    return np.clip(vivid, 0, 1)


STYLES: dict[str, Callable[[Array, Rng], Array]] = {
    "storybook": storybook,
    "watercolour": watercolour,
    "oil painting": oil,
    "pixel art": pixels,
    "pencil sketch": pencil,
    "black and white": black_and_white,
    "sepia": sepia,
    "poster": poster,
}
