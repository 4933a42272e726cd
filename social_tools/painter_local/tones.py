"""A last wash over the whole picture: bluer, warmer, darker. What is in the picture stays where it is."""

from collections.abc import Callable, Iterable

import numpy as np

from social_tools.painter_local.brush import Array, luminance, mix, rgb

TINTS = {
    "bluer": "#3f74d8",
    "redder": "#d8433f",
    "greener": "#3fae5a",
    "yellower": "#e8c23a",
    "pinker": "#e873ac",
    "more purple": "#8a55cf",
    "warmer": "#f2a24a",
    "colder": "#6fa6d8",
}


def tint(picture: Array, colour: str) -> Array:
    """Towards a colour, keeping what is light light and what is dark dark."""
    wash = rgb(colour)
    tinted = luminance(picture)[..., None] * (wash / max(float(luminance(wash[None, None])[0, 0]), 1e-3))
    return mix(picture, np.clip(tinted, 0, 1), 0.34)


def _saturate(picture: Array, by: float) -> Array:
    grey = luminance(picture)[..., None]
    return grey + (picture - grey) * by


SHADES: dict[str, Callable[[Array], Array]] = {
    "darker": lambda picture: picture**1.35 * 0.86,
    "brighter": lambda picture: 1 - (1 - picture) ** 1.3,
    "paler": lambda picture: mix(_saturate(picture, 0.6), np.ones(3, np.float32), 0.16),
    "more colourful": lambda picture: _saturate(picture, 1.5),
}


def washed(picture: Array, tones: Iterable[str]) -> Array:
    """The picture after each of these tones, in order; float values from 0 to 1."""
    for tone in tones:
        picture = tint(picture, TINTS[tone]) if tone in TINTS else SHADES[tone](picture)
    return np.clip(picture, 0, 1).astype(np.float32)
