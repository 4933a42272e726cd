"""Great rooms: a castle hall and a theatre."""

import numpy as np

from social_tools.painter_local.brush import (
    Colour,
    glow,
    grid,
    lay,
    mix,
    rgb,
    smooth,
)
from social_tools.painter_local.indoors import boards, lamp_light
from social_tools.painter_local.light import Light
from social_tools.painter_local.props import Sheet, lamp_glow, place, set_down
from social_tools.painter_local.stage import Easel, Stage

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
