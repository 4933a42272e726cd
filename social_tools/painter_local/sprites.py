"""Sprites: loading, recolouring, and lighting them as the scene is lit."""

from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from social_tools.painter_local.brush import Array, blurred, luminance, mix, rgb, shifted, smooth
from social_tools.painter_local.light import Light
from social_tools.painter_local.vocabulary import variants

NDArrayBool = NDArray[np.bool_]
PAINTS = {
    "red": "#e5343c", "orange": "#f5862a", "yellow": "#f7c52e", "green": "#3fae55", "turquoise": "#26b8b2",
    "blue": "#3b7fe8", "purple": "#8a52d6", "pink": "#f27db0", "brown": "#8a5a3c", "black": "#34323c",
    "white": "#f6f4f8", "grey": "#9a9aa4",
}  # fmt: skip


@lru_cache(maxsize=24)
def opened(file: Path) -> Image.Image:
    with Image.open(file) as image:
        return image.convert("RGBA")


def sprite(noun: str, height: int, widest: int, variant: int = 0) -> Array:
    """The picture of a noun, as tall as asked unless it would be too wide. Of several, `variant` chooses one."""
    looks = variants(noun)
    image = opened(looks[variant % len(looks)].file)
    scale = min(height / image.height, widest / image.width)
    size = (max(2, round(image.width * scale)), max(2, round(image.height * scale)))
    premultiplied = image.convert("RGBa").resize(size, Image.Resampling.LANCZOS).convert("RGBA")
    return np.asarray(premultiplied, dtype=np.float32) / 255


@lru_cache(maxsize=4)
def moon_disc(size: int) -> Array:
    disc = sprite("moon", size, size).copy()
    disc[..., :3] = mix(disc[..., :3], rgb("#fdf8e6"), 0.55)
    return disc


def recoloured(picture: Array, colour: str) -> Array:
    """Give the sprite's main colour another one; small parts in other colours (eyes, wheels) keep theirs."""
    paint = rgb(PAINTS[colour])
    colours, alpha = picture[..., :3], picture[..., 3]
    light = luminance(colours)
    high, low = colours.max(axis=2), colours.min(axis=2)
    vivid = (high - low) / np.maximum(high, 1e-3)
    solid = alpha > 0.5
    bright = vivid[solid].mean() > 0.28
    share = near_main_hue(colours, vivid, solid) if bright else smooth(0.2, 0.42, light)
    middle = float(np.median(light[solid & (share > 0.5)])) if (solid & (share > 0.5)).any() else 0.5
    relative = (light - middle)[..., None]
    painted = np.clip(paint + relative * np.where(relative > 0, 0.75, 1.0), 0, 1)
    result = picture.copy()
    result[..., :3] = mix(colours, painted, share[..., None])
    return result


def hues(colours: Array) -> Array:
    """The hue of each pixel, from 0 to 1 round the colour wheel."""
    red, green, blue = colours[..., 0], colours[..., 1], colours[..., 2]
    angle = np.arctan2(np.sqrt(3) * (green - blue), 2 * red - green - blue)
    return np.asarray(angle / (2 * np.pi) % 1, dtype=np.float32)


def near_main_hue(colours: Array, vivid: Array, solid: NDArrayBool) -> Array:
    hue = hues(colours)
    weights = (vivid * solid).ravel()
    counts, _ = np.histogram(hue.ravel(), bins=36, range=(0, 1), weights=weights)
    around = counts + np.roll(counts, 1) + np.roll(counts, -1)
    main = (int(around.argmax()) + 0.5) / 36
    away = np.abs((hue - main + 0.5) % 1 - 0.5)
    return smooth(0.16, 0.1, away) * smooth(0.12, 0.28, vivid)


def relit(picture: Array, light: Light, haze: float, from_left: bool) -> Array:
    """Tint a sprite with the light around it, brighten the rim that faces the sun, and let distance pale it."""
    alpha = picture[..., 3]
    height, width = alpha.shape
    colours = picture[..., :3]
    step = max(2, min(height, width) // 28)
    margin = step * 3
    soft = blurred(np.pad(alpha, margin), step * 1.6)[margin:-margin, margin:-margin]
    side = shifted(soft, 0, step if from_left else -step)
    above = shifted(soft, step, 0)
    rim = np.clip(soft - (0.6 * side + 0.4 * above), 0, 1) * alpha * 2.2
    across = (
        np.linspace(1, 0, width, dtype=np.float32)[None, :]
        if from_left
        else np.linspace(0, 1, width, dtype=np.float32)[None, :]
    )
    down = np.linspace(1, 0, height, dtype=np.float32)[:, None]
    facing = np.clip(0.2 + 0.45 * across + 0.35 * down, 0, 1) * light.power
    tint = mix(light.ambient, np.ones(3, np.float32), 0.3)
    lit: Array = colours * (tint + (light.sun * 0.62) * facing[..., None])
    lit += (1 - np.clip(lit, 0, 1)) * light.sun * np.clip(rim * light.power * 1.1, 0, 0.6)[..., None]
    lit = mix(lit, mix(light.low, light.ambient, 0.3), haze)
    result = picture.copy()
    result[..., :3] = np.clip(lit, 0, 1)
    return result
