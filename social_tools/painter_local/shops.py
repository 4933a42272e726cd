"""Where things are sold: market stalls, a shop, a noodle shop."""

import numpy as np

from social_tools.painter_local.brush import Colour, mix, rgb
from social_tools.painter_local.outdoors import SNOW
from social_tools.painter_local.props import Sheet, lamp_glow, set_down
from social_tools.painter_local.stage import Easel, Stage
from social_tools.painter_local.streets import (
    FRUITS,
    PLASTERS,
    STRIPES,
    awning,
    facade,
    paving,
    shop_window,
    street_base,
    string_of_lights,
    wetness,
)


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
