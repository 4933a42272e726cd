"""What stands and hangs in a room, drawn as shapes: pictures, plants, lamps, armchairs, curtains."""

import numpy as np

from social_tools.painter_local.brush import Array, Colour, grid, lay, mix, rgb, smooth
from social_tools.painter_local.props import Sheet, lamp_glow, set_down
from social_tools.painter_local.stage import Easel

COVERS = ("#c8604f", "#4f86a8", "#6f9a6a", "#d9a04a", "#8a6fb0", "#d98aa0")


def wallpaper(easel: Easel, colour: Colour, floor: float) -> None:
    """Plain, striped, dotted or panelled, as the seed decides."""
    rows, columns = grid(easel.height, easel.width)
    kind = int(easel.rng.integers(5))
    pale, deep = np.clip(colour * 1.06, 0, 1), np.clip(colour * 0.93, 0, 1)
    pattern: Array = np.zeros((easel.height, easel.width), dtype=np.float32)
    if kind == 1:
        pattern += smooth(-0.2, 0.2, np.sin(columns * 2 * np.pi * 16))
    elif kind == 2:
        u, v = columns * 18, rows * 18 * easel.height / easel.width
        u = u + 0.5 * (np.floor(v) % 2)
        pattern = smooth(0.2, 0.15, np.hypot(u % 1 - 0.5, v % 1 - 0.5))
    elif kind == 3:
        pattern += smooth(0.0, 0.004, rows - floor + 0.22)
        panel = np.abs((columns * 7) % 1 - 0.5)
        pattern -= 0.5 * (smooth(0.4, 0.41, panel) * smooth(0.44, 0.43, panel) * (rows > floor - 0.2))
    easel.picture[:] = mix(pale, deep, pattern[..., None]) * (0.98 - 0.12 * rows)[..., None]
    if kind == 3:
        rail = np.exp(-(((rows - floor + 0.22) / 0.005) ** 2)) * np.ones_like(columns)
        lay(easel.picture, np.clip(colour * 1.15, 0, 1), rail.astype(np.float32))


def framed_picture(easel: Easel, x: float, y: float, tall: float) -> None:
    """A small landscape in a frame."""
    shape = float(easel.rng.choice((0.75, 1.0, 1.4)))
    sheet = Sheet(int(tall * easel.height), shape)
    frame = ("#8a5a3a", "#d8b45a", "#f4efe4", "#3a3438")[int(easel.rng.integers(4))]
    sheet.box(0, 0, shape, 1, frame, rgb(frame) * 0.8)
    sheet.box(0.06, 0.06, shape - 0.06, 0.94, "#fbf7ee")
    sky, land = (("#a8d8f0", "#7fb86a"), ("#ffc89a", "#b0708a"), ("#c8c0f0", "#5f7aa8"))[int(easel.rng.integers(3))]
    sheet.box(0.13, 0.13, shape - 0.13, 0.87, sky, mix(rgb(sky), np.ones(3, np.float32), 0.5))
    sheet.disc(shape * 0.66, 0.34, 0.09, "#fff0b0")
    middle = shape * float(easel.rng.uniform(0.35, 0.6))
    sheet.shape_of(
        [(0.13, 0.74), (middle, 0.46), (shape - 0.13, 0.7), (shape - 0.13, 0.87), (0.13, 0.87)], land, rgb(land) * 0.8
    )
    set_down(easel, sheet, x, y + tall, 0.0, 0)


def plant(easel: Easel, x: float, foot: float, tall: float) -> None:
    sheet = Sheet(int(tall * easel.height), 0.8)
    for i, lean in enumerate(np.linspace(-1.15, 1.15, 11)):
        long = 0.6 - 0.12 * abs(lean) - 0.06 * (i % 2)
        tip = (0.4 + np.sin(lean) * long * 0.62, 0.74 - np.cos(lean) * long)
        side = (np.cos(lean) * 0.05, np.sin(lean) * 0.05)
        middle = (0.4 + np.sin(lean) * long * 0.36, 0.74 - np.cos(lean) * long * 0.56)
        leaf = mix(rgb("#2f7a4a"), rgb("#6fb85a"), i % 3 / 2)
        points = [
            (0.4, 0.76),
            (middle[0] - side[0], middle[1] - side[1]),
            tip,
            (middle[0] + side[0], middle[1] + side[1]),
        ]
        sheet.shape_of(points, leaf)
    pot = rgb(("#d8744a", "#e8e0d4", "#4f7a94")[int(easel.rng.integers(3))])
    sheet.shape_of([(0.22, 0.72), (0.58, 0.72), (0.53, 1.0), (0.27, 1.0)], pot, pot * 0.76)
    sheet.rounded(0.2, 0.69, 0.6, 0.76, 0.015, pot * 1.06)
    set_down(easel, sheet, x, foot, 0.0)


def floor_lamp(easel: Easel, x: float, foot: float, tall: float, lit: bool) -> None:
    sheet = Sheet(int(tall * easel.height), 0.4)
    sheet.line([(0.2, 0.2), (0.2, 0.97)], "#6a5444", 0.018)
    sheet.disc(0.2, 0.975, 0.09, "#6a5444", flat=0.25)
    shade = "#ffe6b0" if lit else "#efe2cc"
    sheet.shape_of([(0.11, 0.03), (0.29, 0.03), (0.35, 0.24), (0.05, 0.24)], shade, rgb(shade) * 0.88)
    if lit:
        sheet.shining(0.05, 0.03, 0.35, 0.24)
    set_down(easel, sheet, x, foot, 0.0)
    if lit:
        lamp_glow(easel, x, foot - tall * 0.84, tall * 0.24, "#ffcf88", 0.6)


def armchair(easel: Easel, x: float, foot: float, tall: float) -> None:
    sheet = Sheet(int(tall * easel.height), 1.0)
    cover = rgb(COVERS[int(easel.rng.integers(len(COVERS)))])
    for leg in (0.2, 0.76):
        sheet.box(leg, 0.9, leg + 0.05, 1.0, "#5f4434")
    sheet.rounded(0.16, 0.02, 0.84, 0.8, 0.14, cover * 1.06, cover * 0.8)
    sheet.rounded(0.2, 0.56, 0.8, 0.74, 0.06, cover * 1.18, cover * 0.94)
    for left in (0.06, 0.76):
        sheet.rounded(left, 0.42, left + 0.18, 0.92, 0.08, cover * 1.1, cover * 0.74)
    sheet.box(0.2, 0.72, 0.8, 0.92, cover * 0.86, cover * 0.7)
    set_down(easel, sheet, x, foot, 0.02)


def side_table(easel: Easel, x: float, foot: float, tall: float) -> None:
    sheet = Sheet(int(tall * easel.height), 1.0)
    for leg in (0.16, 0.78):
        sheet.line([(leg + 0.03, 0.4), (leg, 1.0)], "#7a5238", 0.05)
    sheet.box(0.06, 0.36, 0.94, 0.46, "#b07a4c", "#8f5f3a")
    sheet.rounded(0.38, 0.1, 0.6, 0.36, 0.05, "#7fb0c8", "#4f7f9a")
    for k, colour in enumerate(("#ff8aa8", "#ffd25a", "#b58af0")):
        sheet.line([(0.49, 0.14), (0.36 + 0.13 * k, 0.02)], "#4f9a54", 0.02)
        sheet.disc(0.36 + 0.13 * k, 0.03, 0.055, colour)
    set_down(easel, sheet, x, foot, 0.02)


def curtains_of(easel: Easel, x0: float, x1: float, y0: float, y1: float) -> None:
    """Curtains on both sides of a window in the wall."""
    cloth = rgb(COVERS[int(easel.rng.integers(len(COVERS)))])
    wide, tall = x1 - x0, y1 - y0
    sheet = Sheet(int((tall + 0.1) * easel.height), (wide + 0.16) * easel.width / ((tall + 0.1) * easel.height))
    shape = sheet.shape
    for left in (True, False):
        for k in range(6):
            a, b = 0.03 + 0.042 * k, 0.03 + 0.042 * (k + 1)
            xs = (a, b) if left else (shape - a, shape - b)
            lower = (a * 0.8, b * 0.8) if left else (shape - a * 0.8, shape - b * 0.8)
            tone = cloth * (1.08 if k % 2 == 0 else 0.86)
            sheet.shape_of([(xs[0], 0.05), (xs[1], 0.05), (lower[1], 0.98), (lower[0], 0.98)], tone, tone * 0.9)
    sheet.line([(0.0, 0.04), (shape, 0.04)], "#7a5a44", 0.022)
    set_down(easel, sheet, (x0 + x1) / 2, y1 + 0.07, 0.0, 0)


def fireplace(easel: Easel, x: float, foot: float, tall: float) -> None:
    sheet = Sheet(int(tall * easel.height), 1.2)
    stone = rgb(("#b9a89a", "#a85f4a", "#d8d0c4")[int(easel.rng.integers(3))])
    sheet.box(0.1, 0.12, 1.1, 1.0, stone, stone * 0.8)
    sheet.rounded(0.02, 0.04, 1.18, 0.16, 0.02, "#8a5f42", "#6f4a34")
    sheet.rounded(0.3, 0.4, 0.9, 1.04, 0.1, "#1f1614", "#3a1f14")
    for lean in (0.5, 0.6, 0.7):
        high = 0.56 if lean == 0.6 else 0.68
        sheet.shape_of(
            [(lean, high), (lean + 0.09, 0.84), (lean + 0.05, 0.96), (lean - 0.05, 0.96), (lean - 0.09, 0.84)],
            "#ffb83a",
            "#ff6a2a",
        )
        sheet.shape_of([(lean, high + 0.16), (lean + 0.04, 0.88), (lean, 0.96), (lean - 0.04, 0.88)], "#fff0b0")
    sheet.rounded(0.4, 0.92, 0.8, 0.98, 0.02, "#5f4030", "#3f2a20")
    sheet.shining(0.4, 0.5, 0.8, 0.98)
    sheet.rounded(0.2, -0.1, 0.3, 0.05, 0.01, "#d8b45a")
    sheet.disc(0.95, 0.0, 0.05, "#7fb0c8")
    set_down(easel, sheet, x, foot, 0.0, 0.3)
    lamp_glow(easel, x, foot - tall * 0.2, tall * 0.4, "#ff9a4a", 0.6)
