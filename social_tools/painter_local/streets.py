"""Places at street level: a café, a market, shops, an avenue, a rooftop."""

import numpy as np

from social_tools.painter_local.brush import Array, Colour, glow, grid, lay, mix, noise, rgb, smooth
from social_tools.painter_local.city import NEONS, reflect, row_of_buildings
from social_tools.painter_local.countryside import stand_lamp
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


def market(easel: Easel) -> Stage:
    """Stalls with striped awnings and heaps of fruit, houses behind them."""
    light, rng = easel.light, easel.rng
    ground = easel.skyline(0.62, 0.66)
    street_base(easel, ground)
    for x in (0.12, 0.38, 0.64, 0.9):
        house = facade(
            easel, int(float(rng.uniform(0.4, 0.52)) * easel.height), 0.62, PLASTERS[int(rng.integers(len(PLASTERS)))]
        )
        set_down(easel, house, x, ground - 0.02, 0.3, 0)
    paving(easel, ground - 0.022, "#c0aa92", wetness(easel))
    order = rng.permutation(len(STRIPES))
    string_of_lights(easel, 0.2, 0.07, 14, 0.009, FRUITS)
    for i, x in enumerate((0.34, 0.64)):
        set_down(easel, stall(easel, int(0.27 * easel.height), STRIPES[order[i]]), x, ground + 0.04, 0.14)
    for i, x in enumerate((0.08, 0.93)):
        set_down(easel, stall(easel, int(0.44 * easel.height), STRIPES[order[i + 2]]), x, ground + 0.17, 0.03)
        if easel.dark:
            lamp_glow(easel, x, ground - 0.1, 0.07, "#ffc46a", 0.7)
    crate(easel, 0.26, ground + 0.2)
    crate(easel, 0.76, ground + 0.22)
    return Stage(light, ground, 0.92, ground + 0.12)


def stall(easel: Easel, height: int, stripes: tuple[str, str]) -> Sheet:
    rng = easel.rng
    sheet = Sheet(height, 1.06)
    for x in (0.1, 0.93):
        sheet.box(x, 0.18, x + 0.035, 1, "#8a5f42", "#6a4630")
    sheet.box(0.1, 0.24, 0.96, 0.62, rgb("#6a4a3f") * 0.8, rgb("#8a6450"))
    for y in (0.56, 0.66, 0.76):
        sheet.shape_of([(0.06, y), (1.0, y), (1.0, y + 0.1), (0.06, y + 0.1)], "#b98554", "#94643c")
        for k in range(6):
            colour = rgb(FRUITS[int(rng.integers(len(FRUITS)))])
            left = 0.08 + 0.153 * k
            for j in range(8):
                x, lift = left + 0.02 + 0.034 * (j % 4) + 0.012 * (j // 4), 0.034 * (j // 4)
                sheet.disc(float(x), y - 0.002 - lift, 0.023, mix(colour, np.ones(3, np.float32), 0.12), colour * 0.82)
            sheet.line([(left - 0.006, y - 0.03), (left - 0.006, y + 0.1)], "#7a5234", 0.01)
    sheet.box(0.06, 0.86, 1.0, 0.97, "#a8744a", "#7f5434")
    awning(sheet, 0.02, 1.04, 0.03, 0.17, stripes, easel.snowy)
    return sheet


def crate(easel: Easel, x: float, foot: float) -> None:
    sheet = Sheet(int(0.085 * easel.height), 1.5)
    colour = rgb(FRUITS[int(easel.rng.integers(len(FRUITS)))])
    for j in range(14):
        sheet.disc(
            0.2 + 0.18 * (j % 7), 0.34 - 0.16 * (j // 7), 0.13, mix(colour, np.ones(3, np.float32), 0.15), colour * 0.8
        )
    for y in (0.42, 0.63, 0.82):
        sheet.box(0.05, y, 1.45, y + 0.16, "#c08a58", "#9a6a40")
    set_down(easel, sheet, x, foot, 0.02)


def shop(easel: Easel) -> Stage:
    return shop_front(easel, noodles=False)


def noodle_shop(easel: Easel) -> Stage:
    return shop_front(easel, noodles=True)


def shop_front(easel: Easel, noodles: bool) -> Stage:
    """One shop seen from across the street: its window, its door, a board for its name."""
    light, rng = easel.light, easel.rng
    ground = easel.skyline(0.74, 0.77)
    street_base(easel, ground)
    height = int((ground - 0.06) * easel.height)
    for x in (-0.02, 1.02):
        side = facade(easel, int(height * 1.04), 0.6, PLASTERS[int(rng.integers(len(PLASTERS)))], 3)
        set_down(easel, side, x, ground, 0.16, 0)
    wall = "#7a4a3a" if noodles else PLASTERS[int(rng.integers(len(PLASTERS)))]
    front = shop_body(easel, height, rgb(wall), noodles)
    set_down(easel, front, 0.5, ground, 0.0, 0)
    if easel.dark:
        lamp_glow(easel, 0.5, ground - 0.16, 0.2, "#ffab58", 0.5)
    if noodles:
        top = ground - height / easel.height
        for x in (0.2, 0.8):
            paper_lantern(easel, x, top + 0.3, 0.05)
    paving(easel, ground - 0.002, "#8f8a92", max(wetness(easel), 0.3 if noodles and easel.dark else 0.0))
    return Stage(light, ground, 0.93, ground + 0.1, board=(0.5, ground - height / easel.height * 0.66))


def shop_body(easel: Easel, height: int, wall: Colour, noodles: bool) -> Sheet:
    rng = easel.rng
    sheet = Sheet(height, 1.06)
    sheet.box(0.02, 0.06, 1.04, 1, wall, wall * 0.84)
    cap = rgb(SNOW) if easel.snowy else rgb("#3f4a5f" if noodles else "#8a5a4a")
    sheet.shape_of([(-0.02, 0.12), (0.1, 0.0), (0.96, 0.0), (1.08, 0.12)], cap, cap * 0.8)
    sheet.rounded(0.14, 0.25, 0.92, 0.41, 0.02, "#3a2a2a")
    board = rgb("#f0dcb4") if not noodles else rgb("#c8382f")
    sheet.rounded(0.155, 0.265, 0.905, 0.395, 0.015, board, board * 0.85)
    shop_window(easel, sheet, 0.1, 0.62, 0.58, 0.86)
    display(sheet, rng, noodles)
    sheet.box(0.68, 0.54, 0.94, 1, "#4a342a")
    glass = rgb("#ffd892") if easel.dark else rgb("#9ab0bc")
    sheet.box(0.705, 0.57, 0.915, 0.84, glass, glass * 0.8)
    if easel.dark:
        sheet.shining(0.705, 0.57, 0.915, 0.84)
    sheet.disc(0.73, 0.88, 0.014, "#e8c468")
    if noodles:
        for i in range(4):
            x = 0.665 + 0.072 * i
            sheet.shape_of([(x, 0.5), (x + 0.068, 0.5), (x + 0.066, 0.68), (x + 0.002, 0.68)], "#2f4a8a", "#233a70")
            sheet.disc(x + 0.034, 0.58, 0.02, "#f4f0e4")
    else:
        awning(sheet, 0.06, 0.66, 0.47, 0.1, STRIPES[int(rng.integers(len(STRIPES)))], easel.snowy)
    return sheet


def display(sheet: Sheet, rng: np.random.Generator, noodles: bool) -> None:
    """What stands in the window: bowls that steam, or boxes and jars."""
    for k in range(4):
        x = 0.17 + 0.125 * k
        if noodles:
            sheet.disc(x, 0.79, 0.045, "#f0e0b0", flat=0.35)
            sheet.shape_of(
                [(x - 0.05, 0.785), (x + 0.05, 0.785), (x + 0.03, 0.845), (x - 0.03, 0.845)], "#c8382f", "#8a241f"
            )
            for bend in (-0.015, 0.015):
                sheet.line([(x + bend, 0.76), (x + bend * 0.2, 0.73), (x + bend, 0.7)], "#fff6e0", 0.006)
        else:
            colour = rgb(FRUITS[int(rng.integers(len(FRUITS)))])
            tall = float(rng.uniform(0.06, 0.14))
            sheet.rounded(x - 0.04, 0.845 - tall, x + 0.04, 0.845, 0.012, colour, colour * 0.75)
            sheet.rounded(x - 0.03, 0.835 - tall, x + 0.03, 0.855 - tall, 0.008, "#f4ead8")


def paper_lantern(easel: Easel, x: float, y: float, r: float) -> None:
    sheet = Sheet(int(2.6 * r * easel.height), 0.8)
    sheet.line([(0.4, 0), (0.4, 0.1)], "#3a2a2a", 0.02)
    sheet.disc(0.4, 0.52, 0.33, "#ff6a4a", "#d8342a", flat=1.18)
    for k in (-0.24, -0.08, 0.08, 0.24):
        sheet.line([(0.1, 0.52 + k), (0.7, 0.52 + k)], "#c02a24", 0.012)
    sheet.box(0.24, 0.1, 0.56, 0.17, "#3a2a2a")
    sheet.box(0.24, 0.87, 0.56, 0.94, "#3a2a2a")
    if easel.dark:
        sheet.shining(0.07, 0.17, 0.73, 0.87, 0.3)
    set_down(easel, sheet, x, y + r * 1.3, 0.0, 0)
    if easel.dark:
        lamp_glow(easel, x, y, r * 1.4, "#ff7a4a", 0.9)


def avenue(easel: Easel) -> Stage:
    """A street between tall houses that run towards a point, with a crossing in front."""
    light, rng = easel.light, easel.rng
    horizon = easel.skyline(0.56, 0.62)
    middle = 0.5 + float(rng.uniform(-0.1, 0.1))
    street_base(easel, horizon)
    row_of_buildings(easel, horizon + 0.004, 0.34, 0.09, 0.6 * light.haze, easel.dark)
    front = fronts(easel)
    walls(easel, horizon, middle, front)
    road(easel, horizon, middle)
    if easel.dark:
        luck = easel.stream("signs")
        for _ in range(7):
            side = float(luck.choice((-1, 1)))
            near = float(luck.uniform(0.16, 0.46))
            sign(easel, middle + side * near, horizon - near * float(luck.uniform(0.25, 0.62)), near)
    start = int((horizon + 0.02) * easel.height)
    reflect(easel, start, max(wetness(easel), 0.3 if easel.dark else 0.0))
    for side in (-1, 1):
        stand_lamp(easel, middle + side * 0.34, horizon + 0.24, 0.4)
    return Stage(light, horizon, 0.9, horizon + 0.14)


@apart
def sign(easel: Easel, x: float, y: float, size: float) -> None:
    """A glowing sign without words that sticks out from a wall."""
    colour = NEONS[int(easel.rng.integers(len(NEONS)))]
    sheet = Sheet(max(10, int(size * 0.42 * easel.height)), 0.42)
    sheet.rounded(0.06, 0.04, 0.36, 0.96, 0.06, "#191423")
    for k in range(int(easel.rng.integers(2, 5))):
        y0 = 0.12 + 0.2 * k
        if easel.rng.random() < 0.5:
            sheet.disc(0.21, y0 + 0.07, 0.075, mix(rgb(colour), np.ones(3, np.float32), 0.3))
        else:
            sheet.rounded(0.12, y0, 0.3, y0 + 0.12, 0.03, mix(rgb(colour), np.ones(3, np.float32), 0.3))
    sheet.shining(0.0, 0.0, 0.42, 1.0)
    set_down(easel, sheet, x, y + size * 0.21, 0.0, 0)
    lamp_glow(easel, x, y, size * 0.16, colour, 0.85)


def fronts(easel: Easel) -> Array:
    """A long wall of house fronts, 512 high; above a roof there is nothing."""
    rng, light, panes = easel.rng, easel.light, easel.stream("panes")
    long, tall = 1024, 512
    wall = np.zeros((tall, long, 4), dtype=np.float32)
    x = 0
    while x < long:
        wide = int(rng.integers(90, 170))
        top = int(rng.integers(0, 230))
        front = rgb(PLASTERS[int(rng.integers(len(PLASTERS)))]) * light.ambient * (0.66 if easel.dark else 1.0)
        part = wall[top:, x : x + wide]
        part[..., :3], part[..., 3] = np.clip(front, 0, 1), 1
        for y in range(18, part.shape[0] - 110, 48):
            for column in range(10, part.shape[1] - 18, 30):
                lit = easel.dark and panes.random() < 0.5
                pane = (
                    rgb(LANTERNS[int(panes.integers(3))])
                    if lit
                    else mix(front * 0.5, light.low, 0.12 if easel.dark else 0.35)
                )
                part[y : y + 28, column : column + 18, :3] = pane
        shop = part[-96:, 8:-8]
        if shop.size:
            glass = (
                rgb(LANTERNS[int(panes.integers(3))]) if easel.dark else mix(rgb("#7f96b0"), light.low, 0.4) * light.lit
            )
            shop[20:, :, :3] = glass
            stripes = STRIPES[int(rng.integers(len(STRIPES)))]
            for k in range(0, shop.shape[1], 16):
                shop[:24, k : k + 16, :3] = rgb(stripes[(k // 16) % 2]) * (
                    light.lit if not easel.dark else light.ambient * 1.2
                )
            shop[20:, ::34, :3] = front * 0.5
        wall[top:, x + wide - 3 : x + wide, :3] *= 0.6
        x += wide
    return wall


def walls(easel: Easel, horizon: float, middle: float, front: Array) -> None:
    """The fronts on both sides, drawn towards the vanishing point."""
    height, width, light = easel.height, easel.width, easel.light
    columns = (np.arange(width, dtype=np.float32) + 0.5) / width - middle
    depth = 0.16 / np.maximum(np.abs(columns), 0.02)
    along = (np.where(columns < 0, 0, 511) + depth * 260).astype(int) % front.shape[1]
    rows = np.arange(height, dtype=np.float32)[:, None] / height
    foot = horizon + 0.16 / np.maximum(depth, 0.05) * 0.42
    up = (foot[None, :] - rows) * depth[None, :] * 2.0
    v = (511 - up * 300).astype(int)
    inside = (v >= 0) & (v < 512) & (np.abs(columns)[None, :] > 0.085)
    colours = front[np.clip(v, 0, 511), along[None, :]]
    pale = np.clip(depth * 0.3 - 0.1, 0, 0.75) * light.haze
    side = np.where(columns < 0, 1.08 if not easel.from_left else 0.86, 1.08 if easel.from_left else 0.86).astype(
        np.float32
    )
    shade = side if not easel.dark else np.ones_like(side)
    tone = mix(colours[..., :3] * shade[None, :, None], mix(light.low, light.middle, 0.3), pale[None, :, None])
    lay(easel.picture, np.clip(tone, 0, 1), (colours[..., 3] * inside).astype(np.float32))


def road(easel: Easel, horizon: float, middle: float) -> None:
    """Pavements, a road with a dashed line, and the stripes of a crossing in front."""
    light, start = easel.light, int(horizon * easel.height)
    tall = easel.height - start
    t = np.linspace(0.001, 1, tall, dtype=np.float32)[:, None]
    columns = (np.arange(easel.width, dtype=np.float32)[None, :] + 0.5) / easel.width - middle
    down = t * (1 - horizon)
    across = columns / (down / 0.42 + 0.004)
    part = easel.picture[start:]
    grey = rgb("#6a6d7c" if not easel.dark else "#474b62") * mix(light.ambient, light.lit, 0.4)
    lay(part, mix(mix(grey, light.low, 0.3), grey * 0.85, t[..., None]), smooth(1.02, 1.0, np.abs(across)))
    kerb = smooth(0.6, 0.62, np.abs(across)) * smooth(1.02, 1.0, np.abs(across))
    lay(part, rgb("#b3abb0") * light.ambient * (0.7 if easel.dark else 1.0), kerb)
    white = rgb("#ece8e0") * light.lit * (0.8 if easel.dark else 1.0)
    dash = (np.abs(across) < 0.018) & (np.sin(0.9 / (down + 0.02)) > 0) & (t < 0.5)
    lay(part, white, dash * np.float32(0.8))
    stripes = (t > 0.56) & (t < 0.8) & (np.abs(across) < 0.58) & (np.floor(across * 11) % 2 == 0)
    lay(part, white, stripes * np.float32(0.82))
    part *= (1 + 0.08 * (noise(easel.rng, tall, easel.width, (60, 60)) - 0.5))[..., None]
    if easel.snowy:
        lay(part, mix(light.ambient, rgb(SNOW), 0.5), 0.3 + 0.55 * kerb)


def rooftop(easel: Easel) -> Stage:
    """A flat roof with a railing, a water tank and lamps on a line, high above the city."""
    light, rng = easel.light, easel.rng
    horizon = easel.skyline(0.66, 0.7)
    street_base(easel, horizon)
    for i, (tall, wide) in enumerate(((0.36, 0.06), (0.28, 0.09), (0.18, 0.13))):
        row_of_buildings(easel, horizon + 0.05, tall, wide, (0.75, 0.5, 0.25)[i] * light.haze, easel.dark)
    start = int((horizon + 0.04) * easel.height)
    t = np.linspace(0, 1, easel.height - start, dtype=np.float32)[:, None, None]
    floor: Array = rgb("#8a7f86") * mix(light.ambient, light.lit, 0.4)
    if easel.snowy:
        floor = mix(light.ambient, rgb(SNOW), 0.5)
    easel.picture[start:] = np.clip(mix(floor, floor * 0.8, t), 0, 1)
    easel.picture[start:] *= (1 + 0.12 * (noise(rng, easel.height - start, easel.width, (40, 30)) - 0.5))[..., None]
    flip = bool(rng.random() < 0.5)
    parapet(easel, horizon)
    set_down(easel, water_tank(int(0.42 * easel.height)), 0.12 if flip else 0.88, horizon + 0.12, 0.04)
    set_down(easel, stair_house(easel, int(0.26 * easel.height)), 0.86 if flip else 0.14, horizon + 0.13, 0.03)
    string_of_lights(easel, horizon - 0.28, 0.1, 12, 0.012)
    return Stage(light, horizon, 0.9, horizon + 0.12, foot="snow" if easel.snowy else "none")


def parapet(easel: Easel, horizon: float) -> None:
    sheet = Sheet(int(0.09 * easel.height), easel.width / easel.height / 0.09)
    brick = rgb("#a8604f")
    sheet.box(0, 0.2, sheet.shape, 1, brick, brick * 0.8)
    for row in range(4):
        for x in np.arange(-0.3 + 0.15 * (row % 2), sheet.shape, 0.3):
            sheet.line([(float(x), 0.2 + 0.2 * row), (float(x), 0.4 + 0.2 * row)], brick * 0.72, 0.02)
        sheet.line([(0, 0.2 + 0.2 * row), (sheet.shape, 0.2 + 0.2 * row)], brick * 0.72, 0.02)
    sheet.box(0, 0.02, sheet.shape, 0.22, SNOW if easel.snowy else "#c9bcb4", "#a89a92")
    set_down(easel, sheet, 0.5, horizon + 0.06, 0.05, 0.4)


def water_tank(height: int) -> Sheet:
    sheet = Sheet(height, 0.62)
    for x in (0.1, 0.29, 0.48):
        sheet.line([(x + 0.02, 0.55), (x, 1)], "#4a3a34", 0.026)
    sheet.line([(0.1, 0.98), (0.5, 0.6)], "#4a3a34", 0.014)
    sheet.line([(0.5, 0.98), (0.1, 0.6)], "#4a3a34", 0.014)
    sheet.box(0.07, 0.2, 0.55, 0.58, "#9a6a4a", "#7a5038")
    for x in np.linspace(0.1, 0.52, 9):
        sheet.line([(float(x), 0.2), (float(x), 0.58)], "#7f5438", 0.006)
    for y in (0.28, 0.48):
        sheet.box(0.07, y, 0.55, y + 0.016, "#3f3834")
    sheet.shape_of([(0.03, 0.21), (0.31, 0.02), (0.59, 0.21)], "#5f5048", "#4a3e38")
    return sheet


def stair_house(easel: Easel, height: int) -> Sheet:
    sheet = Sheet(height, 0.95)
    wall = rgb("#b9aaa4")
    sheet.box(0.08, 0.12, 0.87, 1, wall, wall * 0.84)
    sheet.box(0.02, 0.04, 0.93, 0.14, SNOW if easel.snowy else "#8a7f80")
    sheet.box(0.34, 0.36, 0.62, 1, "#5f7a8a", "#4a6070")
    sheet.disc(0.48, 0.26, 0.04, "#ffe2a0" if easel.dark else "#e8e4dc")
    if easel.dark:
        sheet.shining(0.44, 0.22, 0.52, 0.3, 0.04)
    return sheet


__all__ = ["avenue", "cafe", "market", "noodle_shop", "rooftop", "shop"]
