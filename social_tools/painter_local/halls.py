"""Rooms with a purpose: a castle hall, a kitchen, a theatre, a library, a classroom, a seat by the window."""

import numpy as np

from social_tools.painter_local import weather
from social_tools.painter_local.brush import (
    Array,
    Colour,
    blurred,
    blurred_colours,
    glow,
    grid,
    lay,
    mix,
    noise,
    rgb,
    smooth,
)
from social_tools.painter_local.countryside import cottage
from social_tools.painter_local.indoors import BOOKS, CLOTHS, WALLS, boards, box, lamp_light, rug, window
from social_tools.painter_local.light import Light
from social_tools.painter_local.outdoors import cloud_cover, ground_colours
from social_tools.painter_local.props import Sheet, lamp_glow, place, set_down
from social_tools.painter_local.skies import paint_sky
from social_tools.painter_local.stage import Easel, Stage, apart, hill, ridge
from social_tools.painter_local.trees import LEAVES, tree_line

BANNERS = (("#b0303a", "#e8c04a"), ("#2f4f9a", "#e8d8a0"), ("#3f7a4f", "#e8c04a"), ("#6a3f9a", "#f0d070"))


def indoors_light(easel: Easel, **changed: object) -> Easel:
    """The same easel, lit by lamps and windows."""
    light = Light(**{**lamp_light(easel.light).__dict__, **changed})
    return Easel(easel.picture, easel.scene, light, easel.rng, easel.tilt)


def pool_of_light(easel: Easel, x: float, y: float, wide: float, tall: float, colour: Colour, strength: float) -> None:
    rows, columns = grid(easel.height, easel.width)
    glow(easel.picture, colour, np.exp(-(((columns - x) / wide) ** 2 + ((rows - y) / tall) ** 2)) * strength)


def bricks(easel: Easel, top: float, bottom: float, colour: Colour, course: float, joint: float = 0.72) -> None:
    """A wall of stones or tiles, each a little different."""
    y0, y1 = int(top * easel.height), int(bottom * easel.height)
    rows = np.arange(y0, y1, dtype=np.float32)[:, None] / easel.height / course
    columns = np.arange(easel.width, dtype=np.float32)[None, :] / easel.height / course / 2.1
    across = columns + 0.5 * (np.floor(rows) % 2)
    seed = np.sin(np.floor(rows) * 12.9898 + np.floor(across) * 78.233) * 43758.5453
    shade = 0.86 + 0.2 * (seed - np.floor(seed))
    edge = np.minimum(np.minimum(rows % 1, 1 - rows % 1), np.minimum(across % 1, 1 - across % 1) * 2.1)
    face = shade * (joint + (1 - joint) * smooth(0.02, 0.1, edge))
    easel.picture[y0:y1] = np.clip(colour * face[..., None], 0, 1)


def castle_hall(easel: Easel) -> Stage:
    """Stone walls, tall windows, banners, torches, and a red carpet that leads to a throne."""
    rng = easel.rng
    floor = easel.skyline(0.62, 0.66)
    hall = indoors_light(easel, ambient=mix(rgb("#a89a9a"), lamp_light(easel.light).ambient, 0.3), sun_x=0.5)
    light = hall.light
    bricks(hall, 0.0, floor, rgb("#9a8f94") * light.ambient * 1.05, 0.052)
    rows, columns = grid(easel.height, easel.width)
    easel.picture *= (1 - 0.42 * smooth(0.5, 0.0, rows) - 0.2 * smooth(0.25, 0.5, np.abs(columns - 0.5)))[..., None]
    flagstones(hall, floor)
    cloth, gold = BANNERS[int(rng.integers(len(BANNERS)))]
    for x in (0.13, 0.87):
        arched_window(easel, x, 0.12, 0.075, floor - 0.2)
    carpet(hall, floor, cloth, gold)
    set_down(hall, throne(int(0.4 * easel.height), cloth), 0.5, floor + 0.045, 0.02)
    for x in (0.29, 0.71):
        set_down(hall, banner(int(0.36 * easel.height), cloth, gold), x, 0.42, 0.0, 0)
    for x in (0.025, 0.975):
        column(hall, x, floor + 0.1)
    for x in (0.22, 0.78):
        torch(hall, x, floor - 0.16)
    if not easel.light.night:
        for x, lean in ((0.13, 1), (0.87, -1)):
            sunbeam(easel, x, lean, floor)
    pool_of_light(hall, 0.5, floor + 0.1, 0.4, 0.24, rgb("#ffce8a"), 0.22)
    return Stage(light, floor, 0.89, floor + 0.1)


def flagstones(easel: Easel, floor: float) -> None:
    start = int(floor * easel.height)
    t = np.linspace(0, 1, easel.height - start, dtype=np.float32)[:, None]
    columns = np.linspace(-0.5, 0.5, easel.width, dtype=np.float32)[None, :]
    depth = 1 / (0.3 + t)
    across, away = columns * depth * 5, depth * 5
    seed = np.sin(np.floor(across) * 12.9898 + np.floor(away) * 78.233) * 43758.5453
    shade = 0.86 + 0.2 * (seed - np.floor(seed))
    edge = np.minimum(np.minimum(across % 1, 1 - across % 1), np.minimum(away % 1, 1 - away % 1) * 1.0)
    stone = rgb("#a09692") * easel.light.ambient * 1.1
    easel.picture[start:] = np.clip(stone * (shade * (0.66 + 0.34 * smooth(0.0, 0.05, edge)))[..., None], 0, 1)


def arched_window(easel: Easel, x: float, top: float, half: float, bottom: float) -> None:
    """A tall window through which the sky shines."""
    rows, columns = grid(easel.height, easel.width)
    crown = top + half * 1.5
    inside = np.abs(columns - x) - half * np.sqrt(
        np.clip(1 - (np.clip(crown - rows, 0, None) / (half * 1.5)) ** 2, 0, 1)
    )
    mask = (
        smooth(0.003, -0.003, inside)
        * smooth(top - 0.002, top + 0.002, rows)
        * smooth(bottom + 0.002, bottom - 0.002, rows)
    )
    frame = (
        smooth(0.018, 0.012, inside)
        * smooth(top - 0.03, top - 0.02, rows)
        * smooth(bottom + 0.02, bottom + 0.014, rows)
    )
    light = easel.light
    lay(easel.picture, rgb("#6a6068") * lamp_light(light).ambient, (frame * np.ones_like(inside)).astype(np.float32))
    view = mix(light.middle, light.low, smooth(top, bottom, rows)[..., None])
    lay(easel.picture, np.broadcast_to(view, easel.picture.shape), mask.astype(np.float32))
    bars = ((np.abs((columns - x) / half * 1.5 % 1 - 0.5) > 0.46) | (np.abs(rows / 0.05 % 1 - 0.5) > 0.47)) * mask
    lay(easel.picture, rgb("#3f3a44"), bars.astype(np.float32) * 0.8)


def sunbeam(easel: Easel, x: float, lean: int, floor: float) -> None:
    rows, columns = grid(easel.height, easel.width)
    middle = x + lean * (rows - 0.2) * 0.42
    beam = (
        smooth(0.12, 0.0, np.abs(columns - middle) - 0.05) * smooth(0.12, 0.3, rows) * smooth(floor + 0.26, floor, rows)
    )
    glow(easel.picture, easel.light.sun, (beam * 0.22 * easel.light.power).astype(np.float32))


def carpet(easel: Easel, floor: float, cloth: str, gold: str) -> None:
    start = int((floor + 0.03) * easel.height)
    t = np.linspace(0, 1, easel.height - start, dtype=np.float32)[:, None]
    columns = np.linspace(-0.5, 0.5, easel.width, dtype=np.float32)[None, :]
    across = np.abs(columns) / (0.1 + 0.22 * t)
    tone = mix(rgb(cloth), rgb(gold), (smooth(0.8, 0.82, across) * smooth(0.94, 0.92, across))[..., None])
    lay(
        easel.picture[start:],
        np.clip(tone * easel.light.lit * (1 - 0.2 * t)[..., None], 0, 1),
        smooth(1.01, 0.99, across) * 0.97,
    )


def throne(height: int, cloth: str) -> Sheet:
    sheet = Sheet(height, 0.72)
    gold = "#e0b34a"
    sheet.box(0.04, 0.88, 0.68, 1, "#8f8488", "#6f666a")
    sheet.shape_of(
        [(0.14, 0.9), (0.14, 0.18), (0.24, 0.1), (0.36, 0.02), (0.48, 0.1), (0.58, 0.18), (0.58, 0.9)], gold, "#a87a2a"
    )
    sheet.shape_of(
        [(0.2, 0.64), (0.2, 0.24), (0.36, 0.1), (0.52, 0.24), (0.52, 0.64)], rgb(cloth) * 1.1, rgb(cloth) * 0.75
    )
    sheet.rounded(0.12, 0.62, 0.6, 0.72, 0.03, rgb(cloth) * 1.15, rgb(cloth) * 0.8)
    for x in (0.1, 0.54):
        sheet.rounded(x, 0.5, x + 0.08, 0.58, 0.02, "#f0c860")
        sheet.box(x + 0.015, 0.56, x + 0.065, 0.9, gold, "#a87a2a")
    for x, y in ((0.36, 0.03), (0.14, 0.17), (0.58, 0.17)):
        sheet.disc(x, y, 0.03, "#f6d87a", "#c99a3a")
    return sheet


def banner(height: int, cloth: str, gold: str) -> Sheet:
    sheet = Sheet(height, 0.36)
    sheet.box(0, 0, 0.36, 0.03, "#6a4a34")
    sheet.shape_of([(0.02, 0.03), (0.34, 0.03), (0.34, 0.98), (0.18, 0.86), (0.02, 0.98)], rgb(gold), rgb(gold) * 0.8)
    sheet.shape_of(
        [(0.04, 0.03), (0.32, 0.03), (0.32, 0.93), (0.18, 0.82), (0.04, 0.93)], rgb(cloth) * 1.08, rgb(cloth) * 0.72
    )
    sheet.shape_of([(0.18, 0.3), (0.27, 0.44), (0.18, 0.58), (0.09, 0.44)], gold)
    return sheet


def column(easel: Easel, x: float, foot: float) -> None:
    sheet = Sheet(int((foot + 0.02) * easel.height), 0.16)
    sheet.box(0.02, 0, 0.14, 1, "#a89ca0", "#8a7f84")
    sheet.box(0.03, 0, 0.06, 1, "#beb2b4", "#9a9094")
    sheet.box(0, 0.95, 0.16, 1, "#8f8488")
    set_down(easel, sheet, x, foot, 0.0, 0.4)


def torch(easel: Easel, x: float, y: float) -> None:
    sheet = Sheet(int(0.15 * easel.height), 0.4)
    sheet.shape_of([(0.14, 0.42), (0.26, 0.42), (0.22, 0.96), (0.18, 0.96)], "#5f4434", "#3f2c22")
    sheet.box(0.11, 0.4, 0.29, 0.48, "#4a4448")
    sheet.shape_of([(0.2, 0.0), (0.3, 0.26), (0.27, 0.42), (0.13, 0.42), (0.1, 0.26)], "#ffb83a", "#ff7a2a")
    sheet.shape_of([(0.2, 0.14), (0.25, 0.3), (0.2, 0.41), (0.15, 0.3)], "#fff0b0")
    sheet.shining(0.08, 0.0, 0.32, 0.42)
    set_down(easel, sheet, x, y + 0.1, 0.0, 0)
    lamp_glow(easel, x, y - 0.02, 0.075, "#ff9a4a", 0.75)


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


def theatre(easel: Easel) -> Stage:
    """Boards between red curtains, a round spot of light, and heads of people who watch."""
    rng = easel.rng
    floor = easel.skyline(0.64, 0.67)
    hue = rgb(("#a8202c", "#7a1f4f", "#1f4f7a", "#6a2f8a")[int(rng.integers(4))])
    light = Light(hue * 0.3, hue * 0.4, hue * 0.5, rgb("#fff0cc"), rgb("#a88f98"), 0.5, 0.1, 0.7, 0.1, 0.0)
    room = Easel(easel.picture, easel.scene, light, rng)
    rows, columns = grid(easel.height, easel.width)
    back = rgb(("#1a2448", "#2a1838", "#12302f")[int(rng.integers(3))])
    easel.picture[:] = (
        back * (0.5 + 0.9 * np.exp(-(((columns - 0.5) / 0.34) ** 2 + ((rows - 0.4) / 0.4) ** 2)))[..., None]
    )
    boards(room, floor, light)
    easel.picture[int(floor * easel.height) :] *= 0.62
    spot = np.exp(-(((columns - 0.5) / 0.27) ** 4 + ((rows - 0.83) / 0.085) ** 4))
    cone = smooth(0.03, -0.02, np.abs(columns - 0.5) - 0.03 - 0.24 * rows / 0.83) * smooth(0.88, 0.8, rows)
    glow(easel.picture, light.sun, (spot * 0.55 + cone * 0.17).astype(np.float32))
    curtains(room, hue)
    apron = int(0.93 * easel.height)
    easel.picture[apron:] = rgb("#2a1a18") * 0.7
    easel.picture[apron : apron + max(3, easel.height // 100)] = rgb("#e0b34a") * 0.85
    for x in np.linspace(0.06, 0.94, 10):
        lamp_glow(room, float(x), 0.935, 0.012, "#ffe0a0", 0.9)
    heads(easel)
    return Stage(light, floor, 0.85, floor + 0.08)


def curtains(easel: Easel, hue: Colour) -> None:
    rows, columns = grid(easel.height, easel.width)
    folds = 0.62 + 0.38 * np.sin(columns * 120 + np.sin(rows * 5) * 0.8) * np.ones_like(rows)
    pulled = 0.15 + 0.07 * smooth(0.62, 0.1, rows) + 0.03 * np.sin(rows * 7)
    away = np.minimum(columns, 1 - columns)
    mask = smooth(0.0, 0.006, pulled - away) * smooth(0.94, 0.93, rows)
    tone = hue * (folds * (0.75 + 0.5 * smooth(0.0, 0.2, away)))[..., None]
    lay(easel.picture, np.clip(tone, 0, 1), mask.astype(np.float32))
    swag = 0.1 + 0.045 * np.abs(np.sin(columns * np.pi * 4))
    drape = hue * (0.7 + 0.35 * np.sin(rows * 150 + np.abs(np.sin(columns * np.pi * 4)) * 9))[..., None]
    lay(easel.picture, np.clip(drape, 0, 1), smooth(0.004, -0.004, rows - swag).astype(np.float32))
    fringe = np.exp(-(((rows - swag) / 0.008) ** 2))
    lay(easel.picture, rgb("#e0b34a"), fringe.astype(np.float32) * 0.9)


def heads(easel: Easel) -> None:
    sheet = Sheet(int(0.09 * easel.height), easel.width / easel.height / 0.09)
    for i in range(13):
        x = sheet.shape * (i + 0.5) / 13 + float(easel.rng.uniform(-0.1, 0.1))
        r = float(easel.rng.uniform(0.24, 0.32))
        sheet.disc(x, 0.2 + r, r, "#0d0a12")
        sheet.disc(x, 1.15, r * 1.7, "#0d0a12", flat=0.8)
    drawing = sheet.array()
    place(easel, drawing, 0.5, 1.03, 0)


def library(easel: Easel) -> Stage:
    """Shelves to the ceiling on both sides, a tall window, a ladder and lamps."""
    rng, outside = easel.rng, easel.light
    floor = easel.skyline(0.66, 0.7)
    room = indoors_light(easel, ambient=mix(rgb("#b39a86"), lamp_light(outside).ambient, 0.4))
    light = room.light
    easel.picture[:] = np.clip(rgb("#6a4a38") * light.lit * 0.8, 0, 1)
    arched_window(easel, 0.5, 0.07, 0.13, floor - 0.12)
    for x0, x1, storeys in ((0.0, 0.18, 6), (0.19, 0.345, 7), (0.655, 0.81, 7), (0.82, 1.0, 6)):
        book_wall(room, x0, 0.02, x1, floor, storeys)
    boards(room, floor, light)
    box(easel.picture, 0.345, floor - 0.11, 0.655, floor, np.clip(rgb("#7a5440") * light.lit, 0, 1))
    box(easel.picture, 0.335, floor - 0.125, 0.665, floor - 0.105, np.clip(rgb("#9a6c50") * light.lit, 0, 1))
    rug(room, 0.5, floor + 0.19, 0.4, light)
    ladder(room, float(rng.choice((0.27, 0.73))), floor + 0.03)
    for x in (0.36, 0.64):
        desk_lamp(room, x, floor - 0.12)
    pool_of_light(room, 0.5, floor + 0.15, 0.3, 0.22, outside.sun if not outside.night else rgb("#ffcf8a"), 0.26)
    return Stage(light, floor, 0.91, floor + 0.1)


def book_wall(easel: Easel, x0: float, y0: float, x1: float, y1: float, storeys: int) -> None:
    """A bookcase from floor to ceiling, drawn as columns of back covers."""
    height, width, rng = easel.height, easel.width, easel.rng
    left, right = int(x0 * width), int(x1 * width)
    wood = np.clip(rgb("#7f5238") * easel.light.lit, 0, 1)
    box(easel.picture, x0, y0, x1, y1, wood)
    edge = max(3, width // 130)
    palette = np.stack([rgb(code) for code in (*BOOKS, "#8a3a3a", "#3a5a4a", "#5a4a6a", "#b08a5a")])
    for i in range(storeys):
        top = int((y0 + (y1 - y0) * i / storeys) * height) + edge
        foot = int((y0 + (y1 - y0) * (i + 1) / storeys) * height) - edge // 2
        part = easel.picture[top:foot, left + edge : right - edge]
        if part.size == 0:
            continue
        part[:] = wood * 0.36
        widths = rng.integers(max(3, width // 110), max(5, width // 55), 60)
        cuts = np.cumsum(widths)
        which = np.searchsorted(cuts, np.arange(part.shape[1]))
        tones = (
            palette[rng.integers(0, len(palette), 61)][which]
            * easel.light.lit
            * rng.uniform(0.8, 1.1, (61, 1)).astype(np.float32)[which]
        )
        tall = (part.shape[0] * rng.uniform(0.66, 0.92, 61)).astype(int)[which]
        rows = np.arange(part.shape[0])[:, None]
        inside = (part.shape[0] - rows) < tall[None, :]
        spine = 1 - 0.35 * (np.concatenate([[True], which[1:] != which[:-1]]))
        band = 1 + 0.5 * ((part.shape[0] - rows) / np.maximum(tall, 1)[None, :] > 0.8) * (
            (part.shape[0] - rows) / np.maximum(tall, 1)[None, :] < 0.88
        )
        lay(
            part,
            np.clip(tones[None, :, :] * (spine[None, :] * band)[..., None], 0, 1).astype(np.float32),
            (inside & (which < 60)[None, :] & (rng.random(61) < 0.93)[which][None, :]).astype(np.float32),
        )


def ladder(easel: Easel, x: float, foot: float) -> None:
    sheet = Sheet(int((foot - 0.06) * easel.height), 0.24)
    for lean in (0.02, 0.15):
        sheet.line([(lean + 0.04, 0), (lean, 1)], "#c08a54", 0.02)
    for y in np.linspace(0.06, 0.94, 11):
        sheet.line([(0.06 - 0.04 * y, float(y)), (0.19 - 0.04 * y, float(y))], "#d8a468", 0.012)
    set_down(easel, sheet, x, foot, 0.0)


def desk_lamp(easel: Easel, x: float, foot: float) -> None:
    sheet = Sheet(int(0.1 * easel.height), 0.9)
    sheet.line([(0.45, 0.4), (0.45, 0.96)], "#c9a24a", 0.06)
    sheet.disc(0.45, 0.95, 0.2, "#c9a24a", flat=0.25)
    sheet.shape_of([(0.2, 0.1), (0.7, 0.1), (0.86, 0.46), (0.04, 0.46)], "#4fae7a", "#2f7a54")
    sheet.shining(0.04, 0.36, 0.86, 0.46)
    set_down(easel, sheet, x, foot, 0.0, 0.2)
    lamp_glow(easel, x, foot - 0.05, 0.05, "#ffe0a0", 0.7)


def classroom(easel: Easel) -> Stage:
    """A green board with drawings in chalk, windows, a globe, rows of desks."""
    rng, outside = easel.rng, easel.light
    floor = easel.skyline(0.62, 0.66)
    room = indoors_light(easel)
    light = room.light
    wall = rgb(WALLS[int(rng.integers(len(WALLS)))]) * light.lit
    easel.picture[:] = np.clip(wall, 0, 1)
    box(easel.picture, 0, floor - 0.16, 1, floor, np.clip(wall * 0.82, 0, 1))
    boards(room, floor, light)
    side = bool(rng.random() < 0.5)
    window(easel, outside, 0.72 if side else 0.04, 0.1, 0.24, 0.32)
    set_down(room, chalkboard(int(0.36 * easel.height), rng), 0.34 if side else 0.66, 0.46, 0.0, 0)
    set_down(room, globe(int(0.16 * easel.height)), 0.84 if side else 0.16, floor - 0.02, 0.0, 0.3)
    for x in (0.14, 0.5, 0.86):
        set_down(room, desk(int(0.15 * easel.height), rng), x, floor + 0.1, 0.04)
    for x in (-0.01, 1.01):
        set_down(room, desk(int(0.23 * easel.height), rng), x, floor + 0.26, 0.0)
    pool_of_light(
        room, 0.84 if side else 0.16, floor + 0.14, 0.34, 0.2, outside.sun if not outside.night else rgb("#ffcf8a"), 0.2
    )
    return Stage(light, floor, 0.92, floor + 0.16)


def chalkboard(height: int, rng: np.random.Generator) -> Sheet:
    sheet = Sheet(height, 1.6)
    sheet.rounded(0, 0, 1.6, 1, 0.02, "#b07a48", "#8f5f38")
    green = ("#2f5f4a", "#2a4f5f", "#33383f")[int(rng.integers(3))]
    sheet.box(0.045, 0.045, 1.555, 0.93, green, rgb(green) * 0.86)
    chalk = "#e8efe6"
    sheet.disc(0.36, 0.36, 0.13, "#f4e08a")
    sheet.disc(0.36, 0.36, 0.11, green)
    for a in np.linspace(0, 2 * np.pi, 11)[:-1]:
        sheet.line(
            [(0.36 + 0.16 * np.cos(a), 0.36 + 0.16 * np.sin(a)), (0.36 + 0.22 * np.cos(a), 0.36 + 0.22 * np.sin(a))],
            "#f4e08a",
            0.014,
        )
    sheet.line([(0.74, 0.66), (0.74, 0.42), (0.9, 0.26), (1.06, 0.42), (1.06, 0.66), (0.74, 0.66)], chalk, 0.014)
    sheet.line([(0.7, 0.44), (0.9, 0.24), (1.1, 0.44)], "#f2b0b8", 0.014)
    sheet.line([(0.87, 0.66), (0.87, 0.52), (0.95, 0.52), (0.95, 0.66)], chalk, 0.012)
    for x, colour in ((1.24, "#f2b0b8"), (1.38, "#a8d8f0")):
        sheet.line([(x, 0.66), (x, 0.5)], "#a8e0a0", 0.014)
        for a in np.linspace(0, 2 * np.pi, 6)[:-1]:
            sheet.disc(x + 0.035 * np.cos(a), 0.46 + 0.035 * np.sin(a), 0.02, colour)
    sheet.line([(0.2, 0.74), (1.44, 0.74)], chalk, 0.01)
    sheet.box(0.5, 0.95, 0.6, 0.975, "#f4f4ee")
    sheet.box(0.66, 0.95, 0.74, 0.975, "#f2b0b8")
    return sheet


def globe(height: int) -> Sheet:
    sheet = Sheet(height, 0.8)
    sheet.disc(0.4, 0.96, 0.2, "#8a5f42", flat=0.2)
    sheet.line([(0.4, 0.76), (0.4, 0.95)], "#c9a24a", 0.04)
    sheet.disc(0.4, 0.4, 0.36, "#6ab8e8", "#2f6fb0")
    for x, y, r in ((0.28, 0.3, 0.13), (0.36, 0.5, 0.1), (0.55, 0.28, 0.1), (0.58, 0.46, 0.13)):
        sheet.disc(x, y, r, "#7fbf5a", flat=0.8)
    return sheet


def desk(height: int, rng: np.random.Generator) -> Sheet:
    sheet = Sheet(height, 1.5)
    for x in (0.14, 1.28):
        sheet.box(x, 0.3, x + 0.07, 1, "#5f6672", "#454b56")
    sheet.shape_of([(0.1, 0.22), (1.4, 0.22), (1.48, 0.36), (0.02, 0.36)], "#e0ad6c", "#c89254")
    sheet.box(0.02, 0.36, 1.48, 0.46, "#a8743f")
    for k in range(int(rng.integers(1, 4))):
        colour = BOOKS[int(rng.integers(len(BOOKS)))]
        sheet.rounded(0.3, 0.14 - 0.06 * k, 0.72, 0.21 - 0.06 * k, 0.015, colour)
    sheet.disc(1.1, 0.14, 0.08, "#e0443a", "#b02a24")
    sheet.line([(1.1, 0.08), (1.13, 0.02)], "#5f4434", 0.02)
    return sheet


def window_seat(easel: Easel) -> Stage:
    """A wide window, its sill in front, and outside whatever the weather and the season are."""
    rng, outside = easel.rng, easel.light
    height, width = easel.height, easel.width
    sill = 0.8 - 0.4 * easel.tilt
    view = np.zeros((height, width, 3), dtype=np.float32)
    land = Easel(view, easel.scene, outside, easel.stream("outside"))
    out_of_window(land, 0.56)
    easel.picture[:] = np.asarray(view)
    if easel.scene.weather in ("rain", "storm"):
        on_the_glass(easel)
    room = indoors_light(easel, sun_x=0.5, sun_y=0.3)
    light = room.light
    frame_window(room, sill)
    cloth, pale = CLOTHS[int(rng.integers(len(CLOTHS)))]
    drapes(room, rgb(pale) if rng.random() < 0.5 else rgb(cloth), sill)
    start = int(sill * height)
    t = np.linspace(0, 1, height - start, dtype=np.float32)[:, None]
    grain = 0.94 + 0.12 * noise(rng, height - start, width, (60, 4))
    wood = rgb(("#c89a68", "#a8744a", "#e8ddd0")[int(rng.integers(3))]) * light.lit
    easel.picture[start:] = np.clip(wood * (grain * (1.05 - 0.3 * t))[..., None], 0, 1)
    shine = outside.sun if not outside.night else rgb("#8fa8e0")
    glow(
        easel.picture[start:],
        shine,
        (np.exp(-t * 5) * 0.3 * outside.power * np.ones((1, width), np.float32)).astype(np.float32),
    )
    if easel.dark:
        pool_of_light(room, 0.5, 0.95, 0.5, 0.24, rgb("#ffca88"), 0.24)
    return Stage(light, sill, sill + 0.12, sill + 0.03)


def out_of_window(easel: Easel, horizon: float) -> None:
    rng, light = easel.rng, easel.light
    paint_sky(easel.picture, light, rng, horizon, cloud_cover(easel))
    ridge(easel, horizon, 0.12, mix(light.top, light.ambient, 0.4), 0.2 if easel.snowy else None, 2.6)
    far, near = ground_colours(easel)
    codes = LEAVES[easel.scene.season]
    leaf = mix(rgb(codes[0]) * light.ambient, light.low, 0.4 * light.haze)
    tree_line(easel.picture, rng, horizon + 0.02, 0.09, leaf, mix(far, light.low, 0.3), 0.03, easel.snowy)
    for i in range(3):
        hill(easel, horizon + 0.03 + 0.1 * i, 0.09, mix(far, near, 0.3 * i), mix(far, near, 0.3 + 0.3 * i), 1.6)
    for x, foot, tall in ((0.28, 0.06, 0.09), (0.42, 0.1, 0.13), (0.66, 0.08, 0.11)):
        set_down(easel, cottage(easel, int(tall * easel.height)), x, horizon + foot + 0.02, 0.2)
    if easel.scene.weather == "snow":
        weather.snowfall(easel)
    elif easel.scene.weather in ("rain", "storm"):
        weather.rainfall(easel)
    elif easel.scene.weather == "fog":
        weather.fog(easel)
    if easel.scene.season == "autumn":
        weather.falling_leaves(easel)


@apart
def on_the_glass(easel: Easel) -> None:
    """Drops that run down the pane; behind them the view is soft."""
    easel.picture[:] = blurred_colours(easel.picture, easel.height * 0.006)
    drops: Array = np.zeros((easel.height, easel.width), dtype=np.float32)
    for _ in range(150):
        x, y = int(easel.rng.uniform(0.06, 0.94) * easel.width), int(easel.rng.uniform(0, 0.8) * easel.height)
        long = int(easel.rng.exponential(0.035) * easel.height) + 3
        drops[y : y + long, x : x + max(2, easel.width // 380)] = float(easel.rng.uniform(0.4, 0.9))
        r = max(2, easel.width // 240)
        drops[y + long : y + long + r * 2, max(0, x - r // 2) : x + r] = 0.95
    soft = blurred(drops, 1.2)
    glow(easel.picture, mix(easel.light.low, np.ones(3, np.float32), 0.4), soft * 0.6)


def frame_window(easel: Easel, sill: float) -> None:
    frame = np.clip(rgb("#f4ece0") * easel.light.ambient * 1.05, 0, 1)
    shade = frame * 0.78
    wall = np.clip(rgb(WALLS[int(easel.rng.integers(len(WALLS)))]) * easel.light.ambient, 0, 1)
    for x0, x1 in ((0.0, 0.075), (0.925, 1.0)):
        box(easel.picture, x0, 0, x1, sill, wall)
    box(easel.picture, 0, 0, 1, 0.05, wall)
    for x in (0.075, 0.483, 0.895):
        box(easel.picture, x, 0.05, x + 0.03, sill, frame)
        box(easel.picture, x + 0.025, 0.05, x + 0.031, sill, shade)
    for y in (0.05, 0.38, sill - 0.03):
        box(easel.picture, 0.075, y, 0.925, y + 0.022, frame)
        box(easel.picture, 0.075, y + 0.018, 0.925, y + 0.024, shade)


def drapes(easel: Easel, cloth: Colour, sill: float) -> None:
    rows, columns = grid(easel.height, easel.width)
    away = np.minimum(columns, 1 - columns)
    edge = 0.12 + 0.05 * smooth(0.55, 0.0, rows) - 0.05 * np.exp(-(((rows - 0.56) / 0.09) ** 2))
    mask = smooth(0.0, 0.005, edge - away) * smooth(sill + 0.05, sill + 0.04, rows)
    folds = 0.8 + 0.2 * np.sin(away * 150 * (1 + 0.25 * np.exp(-(((rows - 0.56) / 0.12) ** 2))))
    tone = cloth * easel.light.ambient * 1.08 * folds[..., None]
    lay(easel.picture, np.clip(tone, 0, 1).astype(np.float32), mask.astype(np.float32))
    tie = np.exp(-(((rows - 0.56) / 0.012) ** 2)) * mask
    lay(easel.picture, cloth * 0.6, tie.astype(np.float32))
