"""A kitchen: tiles, cupboards, a stove with pots."""

import numpy as np

from social_tools.painter_local.brush import (
    Colour,
    mix,
    rgb,
)
from social_tools.painter_local.halls import bricks, indoors_light, pool_of_light
from social_tools.painter_local.indoors import BOOKS, WALLS, box, window
from social_tools.painter_local.props import Sheet, set_down
from social_tools.painter_local.stage import Easel, Stage

BANNERS = (("#b0303a", "#e8c04a"), ("#2f4f9a", "#e8d8a0"), ("#3f7a4f", "#e8c04a"), ("#6a3f9a", "#f0d070"))


def kitchen(easel: Easel) -> Stage:
    """Tiles, cupboards, a stove with pots, and a window above the worktop."""
    rng, outside = easel.rng, easel.light
    floor = easel.skyline(0.7, 0.73)
    room = indoors_light(easel)
    light = room.light
    wall = rgb(WALLS[int(rng.integers(len(WALLS)))]) * light.lit
    easel.picture[:] = np.clip(wall, 0, 1)
    bricks(room, floor - 0.28, floor, np.clip(mix(wall, np.ones(3, np.float32), 0.45) * light.lit, 0, 1), 0.034, 0.86)
    flip = bool(rng.random() < 0.5)

    def across(x: float, wide: float) -> float:
        return 1 - x - wide if flip else x

    wood = rgb(("#4f8a8a", "#d8a45a", "#7a8fb8", "#c86f5a", "#f0e6d8")[int(rng.integers(5))])
    window(easel, outside, across(0.36, 0.28), 0.12, 0.28, 0.26)
    counter(room, floor, wood)
    for i, x in enumerate((0.02, 0.19)):
        cupboard(room, across(x, 0.15), 0.1, 0.15, 0.24, wood, i)
    pots(room, across(0.7, 0.26), 0.14)
    stove(room, across(0.7, 0.2) + 0.1, floor + 0.16)
    jars(room, across(0.06, 0.26), floor - 0.05)
    checkers(room, floor + 0.16)
    pool_of_light(
        room,
        across(0.36, 0.28) + 0.14,
        floor + 0.2,
        0.34,
        0.2,
        outside.sun if not outside.night else rgb("#ffcf8a"),
        0.2,
    )
    if easel.dark:
        pool_of_light(room, 0.5, 0.0, 0.5, 0.4, rgb("#ffdca0"), 0.24)
    return Stage(light, floor + 0.1, 0.93, floor + 0.2)


def counter(easel: Easel, floor: float, wood: Colour) -> None:
    light, picture = easel.light, easel.picture
    top = rgb("#e8dccc") * light.lit
    box(picture, 0, floor - 0.02, 1, floor + 0.004, np.clip(top, 0, 1))
    box(picture, 0, floor + 0.004, 1, floor + 0.016, np.clip(top * 0.76, 0, 1))
    box(picture, 0, floor + 0.016, 1, floor + 0.16, np.clip(wood * light.lit * 0.86, 0, 1))
    for x in np.linspace(0, 1, 8):
        box(picture, float(x) + 0.008, floor + 0.03, float(x) + 0.135, floor + 0.145, np.clip(wood * light.lit, 0, 1))
        box(
            picture,
            float(x) + 0.06,
            floor + 0.044,
            float(x) + 0.084,
            floor + 0.05,
            np.clip(rgb("#c9a45a") * light.lit, 0, 1),
        )


def cupboard(easel: Easel, x: float, y: float, wide: float, tall: float, wood: Colour, i: int) -> None:
    light, picture = easel.light, easel.picture
    box(picture, x - 0.004, y + 0.01, x + wide + 0.008, y + tall + 0.014, np.zeros(3, np.float32), 0.12)
    box(picture, x, y, x + wide, y + tall, np.clip(wood * light.lit * 0.9, 0, 1))
    box(picture, x + 0.01, y + 0.012, x + wide - 0.01, y + tall - 0.012, np.clip(wood * light.lit * 1.04, 0, 1))
    knob = x + (wide - 0.028 if i == 0 else 0.018)
    box(picture, knob, y + tall * 0.72, knob + 0.01, y + tall * 0.8, np.clip(rgb("#c9a45a") * light.lit, 0, 1))


def pots(easel: Easel, x: float, y: float) -> None:
    sheet = Sheet(int(0.19 * easel.height), 1.5)
    sheet.line([(0.02, 0.06), (1.48, 0.06)], "#6a6470", 0.035)
    for k, colour in enumerate(("#c9794a", "#8f98a6", "#d88a54", "#7a828f")):
        at = 0.22 + 0.36 * k
        sheet.line([(at, 0.06), (at, 0.5)], "#5a5460", 0.03)
        sheet.disc(at, 0.66, 0.15 - 0.012 * k, rgb(colour) * 1.1, rgb(colour) * 0.7)
        sheet.disc(at, 0.66, 0.1 - 0.01 * k, rgb(colour) * 0.82, rgb(colour) * 0.95)
    set_down(easel, sheet, x + 0.13, y + 0.19, 0.0, 0)


def stove(easel: Easel, x: float, foot: float) -> None:
    sheet = Sheet(int(0.3 * easel.height), 0.76)
    sheet.rounded(0.02, 0.36, 0.74, 1, 0.02, "#e9e4de", "#c4bcb8")
    sheet.box(0.02, 0.36, 0.74, 0.44, "#4a4650")
    for k in range(4):
        sheet.disc(0.14 + 0.16 * k, 0.5, 0.03, "#6a6670")
    sheet.rounded(0.1, 0.58, 0.66, 0.9, 0.03, "#2f2c36", "#55303a" if easel.dark else "#3a3742")
    sheet.line([(0.14, 0.62), (0.62, 0.62)], "#b9b4b4", 0.02)
    sheet.rounded(0.12, 0.16, 0.4, 0.36, 0.03, "#d8534a", "#9a322c")
    sheet.box(0.09, 0.15, 0.43, 0.185, "#b8403a")
    sheet.disc(0.26, 0.14, 0.025, "#3a3742")
    sheet.rounded(0.48, 0.24, 0.68, 0.36, 0.02, "#9aa2ae", "#6a727e")
    for bend in (0.18, 0.28, 0.36):
        sheet.line([(bend, 0.12), (bend + 0.03, 0.07), (bend - 0.01, 0.02)], "#f4f0ea", 0.012)
    set_down(easel, sheet, x, foot, 0.0, 0.2)


def jars(easel: Easel, x: float, foot: float) -> None:
    sheet = Sheet(int(0.11 * easel.height), 2.4)
    for k in range(6):
        at, tall = 0.2 + 0.4 * k, float(easel.rng.uniform(0.5, 0.85))
        colour = rgb(BOOKS[int(easel.rng.integers(len(BOOKS)))])
        sheet.rounded(
            at - 0.14, 1 - tall, at + 0.14, 0.98, 0.05, mix(colour, np.ones(3, np.float32), 0.2), colour * 0.75
        )
        sheet.rounded(at - 0.1, 0.93 - tall, at + 0.1, 1.03 - tall, 0.03, "#c89a64")
    set_down(easel, sheet, x + 0.13, foot + 0.034, 0.0, 0.3)


def checkers(easel: Easel, floor: float) -> None:
    start = int(floor * easel.height)
    t = np.linspace(0, 1, easel.height - start, dtype=np.float32)[:, None]
    columns = np.linspace(-0.5, 0.5, easel.width, dtype=np.float32)[None, :]
    depth = 1 / (0.5 + t)
    odd = (np.floor(columns * depth * 8) + np.floor(depth * 9)) % 2
    tone = mix(rgb("#f0e8dc"), rgb("#b8a89c"), odd[..., None]) * easel.light.lit * (1.0 - 0.15 * t)[..., None]
    easel.picture[start:] = np.clip(tone, 0, 1)
