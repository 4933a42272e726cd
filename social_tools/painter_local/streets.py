"""What streets share (paving, house fronts, lamps on a line), and a café."""

import numpy as np

from social_tools.painter_local.brush import glow, grid, lay, mix, noise, rgb, smooth
from social_tools.painter_local.city import reflect
from social_tools.painter_local.outdoors import SNOW, cloud_cover
from social_tools.painter_local.props import Sheet, lamp_glow, set_down
from social_tools.painter_local.skies import paint_sky
from social_tools.painter_local.stage import Easel, Stage, apart

PLASTERS = ("#e8c9a0", "#d9a58a", "#c9b8a0", "#b8c4b4", "#e3b8a4", "#a9b7c8", "#d8cfa8")
STRIPES = (
    ("#d9483f", "#fbf3e6"),
    ("#2f8a6a", "#f6f0dc"),
    ("#3f6fb8", "#f4f4f0"),
    ("#e8a23a", "#fff4de"),
    ("#8a4f9a", "#f4e6f4"),
)
FRUITS = ("#e8433a", "#f59a2a", "#f7cf3a", "#7fb83f", "#8a4f9a", "#f2a6b8")
LANTERNS = ("#ffb84a", "#ff8a4a", "#ffd87a")


@apart
def paving(easel: Easel, top: float, colour: str, wet: float) -> None:
    """Cobbles that grow towards the viewer, with a mirror image when they are wet."""
    start = int(top * easel.height)
    tall = easel.height - start
    t = np.linspace(0, 1, tall, dtype=np.float32)[:, None]
    columns = np.linspace(-0.5, 0.5, easel.width, dtype=np.float32)[None, :]
    depth = 1 / (0.16 + t)
    row = depth * 7
    across = columns * depth * 15 + 0.5 * (np.floor(row) % 2)
    joint = smooth(0.0, 0.14, np.abs((across % 1) - 0.5) * -1 + 0.5) * smooth(0.0, 0.16, 0.5 - np.abs((row % 1) - 0.5))
    shade = np.sin(np.floor(row) * 12.9898 + np.floor(across) * 78.233) * 43758.5453
    shade = 0.84 + 0.26 * (shade - np.floor(shade))
    fade = smooth(0.0, 0.25, t)
    stone = rgb(colour) * mix(easel.light.ambient, easel.light.lit, 0.6)
    body = stone * (mix(0.94, shade * (0.72 + 0.28 * joint), fade) * (1.04 - 0.2 * t))[..., None]
    easel.picture[start:] = np.clip(body, 0, 1)
    if easel.snowy:
        drift = smooth(0.35, 0.7, noise(easel.rng, tall, easel.width, (7, 6)))
        lay(easel.picture[start:], mix(easel.light.ambient, rgb(SNOW), 0.5), 0.45 + 0.5 * drift)
    if wet > 0.02:
        reflect(easel, start, wet)


def wetness(easel: Easel) -> float:
    return 0.62 if easel.scene.weather in ("rain", "storm") else (0.22 if easel.dark else 0.0)


def awning(
    sheet: Sheet, x0: float, x1: float, y: float, tall: float, stripes: tuple[str, str], snowy: bool = False
) -> None:
    count = max(4, round((x1 - x0) / 0.09) | 1)
    edges = np.linspace(x0, x1, count + 1)
    for i in range(count):
        colour = stripes[i % 2]
        left, right = float(edges[i]), float(edges[i + 1])
        slant = 0.04
        top_left, top_right = left + (x0 + x1 - 2 * left) * slant, right + (x0 + x1 - 2 * right) * slant
        sheet.shape_of(
            [(top_left, y), (top_right, y), (right, y + tall), (left, y + tall)], rgb(colour), rgb(colour) * 0.86
        )
        sheet.disc((left + right) / 2, y + tall, (right - left) / 2, rgb(colour) * 0.84, flat=0.9)
    if snowy:
        sheet.rounded(x0 - 0.01, y - 0.02, x1 + 0.01, y + tall * 0.36, 0.02, SNOW)


def facade(easel: Easel, height: int, shape: float, plaster: str, storeys: int = 2) -> Sheet:
    """The front of a town house, its ground floor left free for a shop."""
    rng = easel.rng
    sheet = Sheet(height, shape)
    wall = rgb(plaster)
    sheet.box(0, 0, shape, 1, wall, wall * 0.86)
    sheet.box(0, 0.0, shape, 0.03, wall * 0.7)
    shutters = rgb(("#4f7a6a", "#5f6f9a", "#8a5a4a", "#6a8a5a")[int(rng.integers(4))])
    pane = rgb("#ffdf9a") if easel.dark else mix(rgb("#7f96b0"), easel.light.low, 0.3)
    count = max(2, int(shape / 0.26))
    for storey in range(storeys):
        y = 0.1 + 0.25 * storey
        for x in np.linspace(0.16, shape - 0.16, count):
            lit = bool(rng.random() < 0.6) and easel.dark
            sheet.box(x - 0.055, y, x + 0.055, y + 0.16, "#fbf6ea")
            tone = pane if lit or not easel.dark else rgb("#33405f")
            sheet.box(x - 0.046, y + 0.01, x + 0.046, y + 0.15, tone, tone * 0.85)
            if lit:
                sheet.shining(x - 0.046, y + 0.01, x + 0.046, y + 0.15)
            sheet.line([(x, y), (x, y + 0.16)], "#fbf6ea", 0.008)
            for side in (-1, 1):
                sheet.box(
                    x + side * 0.078 - 0.022, y - 0.004, x + side * 0.078 + 0.022, y + 0.164, shutters, shutters * 0.8
                )
            sheet.box(x - 0.07, y + 0.16, x + 0.07, y + 0.175, wall * 1.1)
            if rng.random() < 0.5 and not easel.snowy:
                for k in range(5):
                    sheet.disc(
                        x - 0.05 + 0.025 * k,
                        y + 0.158,
                        0.016,
                        ("#e85a7a", "#f2a23a", "#f4f0f0", "#5a9a4a")[(k + storey) % 4],
                    )
    return sheet


def shop_window(easel: Easel, sheet: Sheet, x0: float, x1: float, y0: float, y1: float) -> None:
    glass = rgb("#ffd892") if easel.dark else mix(rgb("#8fa8b8"), easel.light.low, 0.35)
    sheet.box(x0, y0, x1, y1, "#4a3a34")
    sheet.box(x0 + 0.014, y0 + 0.014, x1 - 0.014, y1 - 0.014, glass, glass * 0.72)
    if easel.dark:
        sheet.shining(x0 + 0.014, y0 + 0.014, x1 - 0.014, y1 - 0.014)
    else:
        sheet.shape_of(
            [(x0 + 0.05, y1 - 0.02), (x0 + 0.12, y1 - 0.02), (x0 + 0.22, y0 + 0.02), (x0 + 0.15, y0 + 0.02)],
            glass * 1.12,
        )
    for x in np.linspace(x0, x1, max(2, round((x1 - x0) / 0.2)) + 1)[1:-1]:
        sheet.line([(float(x), y0), (float(x), y1)], "#4a3a34", 0.012)


@apart
def string_of_lights(
    easel: Easel, y: float, sag: float, count: int, r: float = 0.011, colours: tuple[str, ...] = LANTERNS
) -> None:
    """Lamps on a line that hangs right across the picture."""
    sheet = Sheet(easel.height, easel.width / easel.height)
    wide = sheet.shape
    xs = np.linspace(-0.02, wide + 0.02, count * 4 + 1)
    heights = [y + sag * (1 - ((x / wide * 2) % 1 * 2 - 1) ** 2) for x in xs]
    sheet.line(list(zip(xs.tolist(), heights, strict=True)), "#3a3238", 0.003)
    spots = [(float(xs[i]), heights[i] + r, colours[(i // 4) % len(colours)]) for i in range(2, count * 4, 4)]
    for x, foot, colour in spots:
        sheet.disc(x, foot + r * 0.4, r, mix(rgb(colour), np.ones(3, np.float32), 0.35), rgb(colour))
    drawing = sheet.array()
    dim = drawing.copy()
    dim[..., :3] *= np.clip(easel.light.lit, 0, 1) if not easel.dark else 1
    lay(easel.picture, dim[..., :3], dim[..., 3])
    if easel.dark:
        for x, foot, colour in spots:
            lamp_glow(easel, x / wide, foot, r * 2.6, colour, 0.8)


def street_base(easel: Easel, ground: float) -> None:
    """The sky over a street, and pale houses at its far end."""
    light, rng = easel.light, easel.rng
    paint_sky(easel.picture, light, rng, ground, cloud_cover(easel) * 0.8)
    if easel.dark:
        rows, _ = grid(easel.height, easel.width)
        glow(
            easel.picture,
            rgb("#ff9a5c"),
            np.exp(-(((rows - ground) / 0.25) ** 2)) * 0.24 + np.zeros((1, easel.width), np.float32),
        )


def cafe(easel: Easel) -> Stage:
    """A café in a street: an awning, tables outside, lanterns overhead."""
    light, rng = easel.light, easel.rng
    ground = easel.skyline(0.66, 0.7)
    street_base(easel, ground)
    flip = bool(rng.random() < 0.5)
    height, shape = int((ground + 0.02) * 0.98 * easel.height), 0.98
    stripes = STRIPES[int(rng.integers(len(STRIPES)))]
    main = facade(easel, height, shape, PLASTERS[int(rng.integers(len(PLASTERS)))])
    shop_window(easel, main, 0.08, 0.62, 0.68, 0.93)
    main.box(0.68, 0.68, 0.86, 1.0, "#4a3a34")
    glass = "#ffd892" if easel.dark else "#8fa8b8"
    main.box(0.7, 0.7, 0.84, 0.9, glass)
    if easel.dark:
        main.shining(0.7, 0.7, 0.84, 0.9)
    awning(main, 0.03, 0.94, 0.585, 0.085, stripes, easel.snowy)
    if flip:
        main.mirror()
    for i, x in enumerate((0.1, 0.93)):
        far = facade(easel, int(height * 0.8), 0.5, PLASTERS[(i + int(rng.integers(4))) % len(PLASTERS)])
        set_down(easel, far, 1 - x if flip else x, ground - 0.012, 0.24, 0)
    set_down(easel, main, 0.64 if flip else 0.36, ground, 0.0, 0)
    paving(easel, ground - 0.002, "#b3a294", wetness(easel))
    if easel.dark:
        lamp_glow(easel, 0.6 if flip else 0.4, ground - 0.1, 0.16, "#ffb860", 0.5)
    string_of_lights(easel, 0.14, 0.1, 12)
    for x, foot, tall in (
        (0.16, ground + 0.1, 0.16),
        (0.84, ground + 0.1, 0.16),
        (0.04, ground + 0.23, 0.22),
        (0.97, ground + 0.24, 0.22),
    ):
        set_down(easel, cafe_table(easel, int(tall * easel.height)), x, foot, 0.02)
    return Stage(light, ground, 0.91, ground + 0.1)


def cafe_table(easel: Easel, height: int) -> Sheet:
    sheet = Sheet(height, 1.5)
    for x, back in ((0.22, -1), (1.28, 1)):
        sheet.line([(x + back * 0.12, 0.2), (x + back * 0.09, 0.62)], "#3f5f58", 0.045)
        sheet.rounded(x - 0.14, 0.58, x + 0.14, 0.65, 0.02, "#5a8a7a")
        for leg in (-0.11, 0.11):
            sheet.line([(x + leg, 0.64), (x + leg * 1.3, 1)], "#3f5f58", 0.035)
    sheet.line([(0.75, 0.42), (0.75, 0.98)], "#3a3a42", 0.05)
    sheet.disc(0.75, 0.97, 0.16, "#3a3a42", flat=0.2)
    sheet.disc(0.75, 0.4, 0.38, "#f4ead8", "#d8c8b0", flat=0.22)
    sheet.disc(0.62, 0.37, 0.07, "#fbfbf8", flat=0.4)
    sheet.box(0.57, 0.3, 0.67, 0.37, "#fbfbf8", "#dcd8d4")
    sheet.rounded(0.84, 0.25, 0.92, 0.39, 0.02, "#ffd27a")
    sheet.disc(0.88, 0.2, 0.045, "#e85a6a")
    if easel.dark:
        sheet.shining(0.84, 0.25, 0.92, 0.39, 0.02)
    return sheet
