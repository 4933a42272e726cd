"""Places in the country: a village, a farm, a park, a hill."""

import numpy as np

from social_tools.painter_local.brush import Array, Colour, grid, lay, mix, noise, profile, rgb, smooth
from social_tools.painter_local.outdoors import (
    PETALS,
    SNOW,
    cloud_cover,
    finish_ground,
    ground_colours,
    sides,
    sparkle,
    stand_trees,
)
from social_tools.painter_local.props import Sheet, lamp_glow, place, set_down
from social_tools.painter_local.skies import paint_sky
from social_tools.painter_local.stage import Easel, Stage, apart, flowers, ground_below, hill, mottle, ridge, tufts
from social_tools.painter_local.trees import LEAVES, tree_line

WALLS = ("#f4e8d4", "#f0d4b0", "#e8c8b8", "#dfe4e0", "#f6dfa8", "#d8c0a0", "#c9d6dc")
ROOFS = ("#b5533f", "#8a4a44", "#5f6a86", "#a8663c", "#6b5a54")
PANES = "#ffd98a"


def backdrop(easel: Easel, horizon: float, hills: int = 3, swell: float = 0.06, far_ridge: float = 0.12) -> None:
    """Sky, blue hills far away, a line of trees, and rolling ground down to the viewer."""
    light, rng = easel.light, easel.rng
    paint_sky(easel.picture, light, rng, horizon, cloud_cover(easel))
    ridge(
        easel, horizon + 0.01, far_ridge * float(rng.uniform(0.8, 1.4)), mix(light.top, light.ambient, 0.4), None, 2.4
    )
    far, near = ground_colours(easel)
    leaf = mix(rgb(LEAVES[easel.scene.season][0]) * light.ambient, light.low, 0.45 * light.haze)
    tree_line(easel.picture, rng, horizon + 0.012, 0.05, leaf, mix(far, light.low, 0.3), 0.02, bool(rng.random() < 0.4))
    for i in range(hills):
        t = i / max(1, hills - 1)
        tone = mix(mix(far, light.low, 0.4 * light.haze * (1 - t)), near, 0.6 * t)
        hill(easel, horizon + 0.01 + 0.1 * i, swell * (1 - 0.5 * t), tone, mix(tone, near, 0.6), 1.5)
    mottle(easel, horizon, 0.05 if easel.snowy else 0.1)


@apart
def path(easel: Easel, horizon: float, colour: Colour, wide: float = 0.2, bend: float = 0.16) -> None:
    """A way that winds from far to near."""
    start = int((horizon + 0.03) * easel.height)
    tall = easel.height - start
    t = np.linspace(0, 1, tall, dtype=np.float32)[:, None]
    side = float(easel.rng.choice((-1, 1)))
    middle = 0.5 + side * bend * np.sin(t**0.6 * 5.5) * (1 - t) ** 1.2
    half = 0.008 + wide * t**1.5
    columns = np.linspace(0, 1, easel.width, dtype=np.float32)[None, :]
    ragged = (noise(easel.rng, tall, easel.width, (60, 30)) - 0.5) * 0.012
    mask = smooth(0.006, -0.006, np.abs(columns - middle + ragged) - half)
    rough = 0.92 + 0.16 * noise(easel.rng, tall, easel.width, (50, 24))
    lay(easel.picture[start:], np.clip(colour * rough[..., None], 0, 1), mask * 0.94)


@apart
def cottage(easel: Easel, height: int, storeys: int = 1) -> Sheet:
    """A house with a gable or a long roof, windows that are lit after dark, and snow on the roof in winter."""
    rng, light = easel.rng, easel.light
    wide = float(rng.uniform(0.9, 1.25)) if storeys == 1 else float(rng.uniform(0.62, 0.85))
    sheet = Sheet(height, wide)
    wall, roof = rgb(WALLS[int(rng.integers(len(WALLS)))]), rgb(ROOFS[int(rng.integers(len(ROOFS)))])
    eaves = 0.46 if storeys == 1 else 0.3
    left, right = 0.07 * wide, 0.93 * wide
    chimney = left + (right - left) * float(rng.choice((0.22, 0.72)))
    sheet.box(chimney, 0.06, chimney + 0.09, eaves, "#9a6a58", "#7a5048")
    sheet.box(left, eaves - 0.02, right, 1, wall, wall * 0.84)
    gable = bool(rng.random() < 0.5)
    top = [(wide / 2, 0.03)] if gable else [(left + 0.1, 0.1), (right - 0.1, 0.1)]
    cap = rgb(SNOW) if easel.snowy else roof
    sheet.shape_of(
        [(left - 0.07, eaves + 0.03), *top, (right + 0.07, eaves + 0.03)], cap * 1.05, mix(cap, roof, 0.3) * 0.85
    )
    sheet.line([(left - 0.07, eaves + 0.03), (right + 0.07, eaves + 0.03)], roof * 0.6, 0.016)
    if rng.random() < 0.4:
        beams(sheet, left, right, eaves, storeys)
    door = left + (right - left) * float(rng.choice((0.3, 0.5, 0.68)))
    sheet.rounded(
        door - 0.07, 0.7, door + 0.07, 1.02, 0.03, ("#6a4a3a", "#4a6a7a", "#8a3f3a", "#3f6a4f")[int(rng.integers(4))]
    )
    pane = rgb(PANES) if easel.dark else mix(rgb("#6f8aa8"), light.low, 0.35)
    for storey in range(storeys):
        y = 0.62 - 0.26 * (storeys - 1 - storey) if storeys > 1 else 0.6
        for x in np.linspace(left + 0.14, right - 0.14, 3 if storeys == 1 else 2):
            if abs(x - door) > 0.13 or y < 0.5:
                window_pane(sheet, float(x), y, 0.062, pane, bool(rng.random() < 0.85) and easel.dark)
    if gable and storeys == 1:
        window_pane(sheet, wide / 2, 0.3, 0.042, pane, easel.dark)
    return sheet


def beams(sheet: Sheet, left: float, right: float, eaves: float, storeys: int) -> None:
    wood = "#5f4636"
    for x in np.linspace(left + 0.012, right - 0.012, 4):
        sheet.line([(float(x), eaves + 0.03), (float(x), 1)], wood, 0.018)
    for y in np.linspace(eaves + 0.05, 0.94, storeys + 1):
        sheet.line([(left, float(y)), (right, float(y))], wood, 0.018)


def window_pane(sheet: Sheet, x: float, y: float, r: float, pane: Colour, shining: bool) -> None:
    sheet.box(x - r * 1.2, y - r * 1.3, x + r * 1.2, y + r * 1.3, "#fbf6ea")
    sheet.box(x - r, y - r * 1.1, x + r, y + r * 1.1, pane, pane * 0.86)
    if shining:
        sheet.shining(x - r, y - r * 1.1, x + r, y + r * 1.1)
    sheet.line([(x, y - r * 1.1), (x, y + r * 1.1)], "#fbf6ea", 0.012)
    sheet.line([(x - r, y), (x + r, y)], "#fbf6ea", 0.012)


def church(easel: Easel, height: int) -> Sheet:
    sheet = Sheet(height, 0.8)
    cap = rgb(SNOW) if easel.snowy else rgb("#6a5f78")
    sheet.box(0.3, 0.62, 0.76, 1, "#efe6d6", "#cdbfae")
    sheet.shape_of([(0.26, 0.64), (0.36, 0.46), (0.72, 0.46), (0.8, 0.64)], cap, cap * 0.8)
    sheet.box(0.1, 0.36, 0.32, 1, "#f4ecdc", "#d4c6b2")
    sheet.shape_of([(0.07, 0.38), (0.21, 0.02), (0.35, 0.38)], cap, cap * 0.8)
    pane = rgb(PANES) if easel.dark else rgb("#5f7a98")
    for x in (0.42, 0.54, 0.66):
        sheet.rounded(x - 0.025, 0.7, x + 0.025, 0.86, 0.025, pane)
        if easel.dark:
            sheet.shining(x - 0.025, 0.7, x + 0.025, 0.86, 0.025)
    sheet.disc(0.21, 0.48, 0.045, "#fbf6ea")
    sheet.rounded(0.165, 0.8, 0.255, 1.02, 0.04, "#5f4636")
    return sheet


def lamp_post(easel: Easel, height: int) -> Sheet:
    sheet = Sheet(height, 0.3)
    iron = "#3a3f4a"
    sheet.line([(0.15, 0.2), (0.15, 1)], iron, 0.026)
    sheet.box(0.11, 0.95, 0.19, 1, iron)
    glass = "#ffe6a8" if easel.dark else "#e8ecec"
    sheet.shape_of([(0.09, 0.09), (0.21, 0.09), (0.185, 0.2), (0.115, 0.2)], glass)
    sheet.shape_of([(0.07, 0.09), (0.15, 0.02), (0.23, 0.09)], iron)
    if easel.dark:
        sheet.shining(0.1, 0.09, 0.2, 0.2)
    return sheet


def stand_lamp(easel: Easel, x: float, foot: float, tall: float) -> None:
    set_down(easel, lamp_post(easel, int(tall * easel.height)), x, foot)
    if easel.dark:
        lamp_glow(easel, x, foot - tall * 0.86, tall * 0.16, "#ffd890", 0.9)


def village(easel: Easel) -> Stage:
    """Houses on both sides of a winding lane, a church behind them, hills all around."""
    rng = easel.rng
    horizon = easel.skyline(0.48, 0.54)
    backdrop(easel, horizon, 3, 0.08, 0.2)
    _, near = ground_colours(easel)
    lane = mix(rgb("#d8c09a") * easel.light.lit, near, 0.25) if not easel.snowy else mix(near, rgb("#b9c0d6"), 0.5)
    finish_ground(easel, horizon + 0.1, 0 if easel.snowy else 60)
    path(easel, horizon, lane)
    set_down(easel, church(easel, int(0.24 * easel.height)), float(rng.choice((0.36, 0.62))), horizon + 0.05, 0.34)
    for x, foot, tall, pale in village_plots(rng):
        drawing = cottage(easel, int(tall * easel.height), 1 if rng.random() < 0.7 else 2)
        set_down(easel, drawing, x, horizon + foot, pale)
        if easel.dark:
            lamp_glow(easel, x, horizon + foot - tall * 0.35, tall * 0.3, "#ffb860", 0.34)
    codes = LEAVES[easel.scene.season]
    stand_trees(easel, [(float(rng.uniform(-0.02, 0.04)), 0.9, 0.34)], "leafy" if not easel.snowy else "conifer", codes)
    stand_lamp(easel, float(rng.choice((0.27, 0.74))), horizon + 0.25, 0.2)
    return Stage(easel.light, horizon, 0.89, horizon + 0.2, foot="snow" if easel.snowy else "none")


def village_plots(rng: np.random.Generator) -> list[tuple[float, float, float, float]]:
    plots = [(0.24, 0.06, 0.12, 0.4), (0.5, 0.05, 0.1, 0.44), (0.75, 0.06, 0.12, 0.4)]
    plots += [(0.1, 0.1, 0.18, 0.22), (0.34, 0.09, 0.15, 0.26), (0.68, 0.1, 0.16, 0.24), (0.9, 0.11, 0.19, 0.2)]
    plots += [(0.02, 0.22, 0.32, 0.06), (0.96, 0.24, 0.34, 0.05)]
    return [
        (x + float(rng.uniform(-0.03, 0.03)), foot, tall * float(rng.uniform(0.9, 1.1)), pale)
        for x, foot, tall, pale in plots
    ]


def barn(easel: Easel, height: int, flip: bool) -> Sheet:
    """A red barn with white edges and a round-shouldered roof."""
    sheet = Sheet(height, 1.15)
    cap = rgb(SNOW) if easel.snowy else rgb("#6f6a72")
    red = rgb("#c4392f")
    front = [(0.16, 1), (0.16, 0.5), (0.26, 0.28), (0.5, 0.12), (0.74, 0.28), (0.84, 0.5), (0.84, 1)]
    sheet.shape_of([(0.5, 0.1), (0.76, 0.1), (1.02, 0.28), (1.1, 0.52), (0.84, 0.52)], cap, cap * 0.82)
    sheet.box(0.84, 0.5, 1.08, 1, red * 0.72, red * 0.6)
    sheet.shape_of(front, red, red * 0.82)
    for x in np.linspace(0.2, 0.8, 11):
        sheet.line([(float(x), 0.5), (float(x), 1)], red * 0.82, 0.005)
    roof = [(0.12, 0.53), (0.24, 0.26), (0.5, 0.09), (0.76, 0.26), (0.88, 0.53)]
    sheet.line(roof, "#f7f1e8" if not easel.snowy else cap, 0.034)
    sheet.box(0.36, 0.62, 0.64, 1, "#f7f1e8")
    sheet.box(0.38, 0.64, 0.62, 1, red * 0.9, red * 0.75)
    for line in ([(0.38, 0.64), (0.62, 1)], [(0.62, 0.64), (0.38, 1)]):
        sheet.line(line, "#f7f1e8", 0.022)
    sheet.box(0.44, 0.36, 0.56, 0.48, "#f7f1e8")
    sheet.box(0.455, 0.375, 0.545, 0.465, PANES if easel.dark else "#3f2a2a")
    if easel.dark:
        sheet.shining(0.455, 0.375, 0.545, 0.465)
    if flip:
        sheet.mirror()
    return sheet


def silo(easel: Easel, height: int) -> Array:
    sheet = Sheet(height, 0.4)
    sheet.disc(0.2, 0.2, 0.16, "#c9d0d8", "#8f98a6")
    sheet.box(0.04, 0.2, 0.36, 1, "#dfe3e6", "#b3b8c2")
    for y in np.linspace(0.3, 0.95, 6):
        sheet.line([(0.04, float(y)), (0.36, float(y))], "#9aa2ae", 0.008)
    return sheet.array()


def fence(easel: Easel, y: float, tall: float, colour: str = "#f2ead8") -> None:
    """A fence right across, open in the middle."""
    sheet = Sheet(int(tall * easel.height), easel.width / easel.height / tall)
    wide = sheet.shape
    for x0, x1 in ((0.0, 0.3 * wide), (0.7 * wide, wide)):
        for rail in (0.28, 0.62):
            sheet.box(x0, rail, x1, rail + 0.13, colour)
        for post in np.arange(x0 + 0.3, x1, 1.25):
            sheet.box(float(post), 0.04, float(post) + 0.2, 1, colour)
    set_down(easel, sheet.array(), 0.5, y, 0.05, 0.25)


def farm(easel: Easel) -> Stage:
    """A red barn, a silo and a farmhouse behind a fence, ploughed fields to the hills."""
    rng, light = easel.rng, easel.light
    horizon = easel.skyline(0.5, 0.56)
    backdrop(easel, horizon, 3, 0.05)
    if not easel.snowy:
        furrows(easel, horizon)
    flip = bool(rng.random() < 0.5)
    tall = float(rng.uniform(0.32, 0.38))
    base = horizon + 0.1

    def across(x: float) -> float:
        return 1 - x if flip else x

    set_down(easel, cottage(easel, int(0.17 * easel.height)), across(0.3), base - 0.03, 0.2)
    set_down(easel, silo(easel, int(tall * 1.05 * easel.height)), across(0.93), base + 0.01, 0.12)
    set_down(easel, barn(easel, int(tall * easel.height), flip), across(0.75), base + 0.03, 0.06)
    stand_trees(
        easel,
        [(across(0.06), base + 0.02, 0.3), (across(0.46), base - 0.02, 0.14)],
        "leafy",
        LEAVES[easel.scene.season],
    )
    fence(easel, horizon + 0.17, 0.07)
    for x, r in ((0.16, 0.05), (0.27, 0.036)):
        bale(easel, across(x), horizon + 0.24, r)
    finish_ground(easel, horizon + 0.17, 0 if easel.snowy else 90)
    return Stage(light, horizon, 0.88, horizon + 0.2, foot="snow" if easel.snowy else "grass")


def bale(easel: Easel, x: float, foot: float, r: float) -> None:
    sheet = Sheet(int(2 * r * easel.height), 1.0)
    sheet.disc(0.5, 0.5, 0.49, "#e8c468", "#b98f3c")
    for k in (0.36, 0.24, 0.12):
        sheet.disc(0.5, 0.5, k + 0.02, "#c9a04a")
        sheet.disc(0.5, 0.5, k, "#e2ba5c", "#c49a44")
    set_down(easel, sheet.array(), x, foot, 0.05)


@apart
def furrows(easel: Easel, horizon: float) -> None:
    """Rows of a crop that run towards a point on the horizon."""
    rows, columns = grid(easel.height, easel.width)
    depth = np.clip((rows - horizon - 0.02) / (1 - horizon), 0.004, 1)
    vanishing = float(easel.rng.uniform(0.2, 0.8))
    line = 0.5 + 0.5 * np.sin((columns - vanishing) / (0.05 + depth) * 46)
    crest = horizon + 0.05 + 0.03 * (profile(easel.rng, easel.width, 2, 2) - 0.5)
    band = smooth(-0.01, 0.015, rows - crest[None, :]) * smooth(0.17, 0.11, rows - horizon)
    crop = rgb(("#e0b84f", "#8fae3f", "#b98a54")[int(easel.rng.integers(3))]) * easel.light.lit
    lay(easel.picture, np.clip(crop * (0.72 + 0.34 * line)[..., None], 0, 1), band * 0.85)


def park(easel: Easel) -> Stage:
    """Lawns under large trees, a path with lamps and benches, roofs of the town far behind."""
    rng, light = easel.rng, easel.light
    horizon = easel.skyline(0.5, 0.56)
    paint_sky(easel.picture, light, rng, horizon, cloud_cover(easel))
    roofs(easel, horizon + 0.012)
    far, near = ground_colours(easel)
    codes = LEAVES[easel.scene.season]
    for i in range(2):
        leaf = mix(rgb(codes[i]) * light.ambient, light.low, (0.5 - 0.2 * i) * light.haze)
        tree_line(
            easel.picture, rng, horizon + 0.01 + 0.015 * i, 0.1 + 0.03 * i, leaf, mix(leaf, far, 0.4), 0.16, False
        )
    for i in range(3):
        hill(easel, horizon + 0.02 + 0.12 * i, 0.03, mix(far, near, 0.3 * i), mix(far, near, 0.3 + 0.35 * i), 1.3)
    mottle(easel, horizon, 0.08)
    finish_ground(easel, horizon + 0.1, 0 if easel.snowy else 130)
    path(
        easel,
        horizon,
        mix(rgb("#e2cda8") * light.lit, far, 0.1) if not easel.snowy else mix(near, rgb("#aab4d0"), 0.5),
        0.16,
        0.12,
    )
    stand_trees(easel, sides(easel, 5, (0.3, 0.7), (horizon + 0.06, 0.9)), "leafy", codes)
    side = float(rng.choice((0.22, 0.78)))
    stand_lamp(easel, 0.5 + (side - 0.5) * 0.7, horizon + 0.12, 0.2)
    stand_lamp(easel, 1 - side, horizon + 0.3, 0.36)
    set_down(easel, bench(int(0.1 * easel.height)), side, horizon + 0.2, 0.05)
    return Stage(light, horizon, 0.9, horizon + 0.12, foot="snow" if easel.snowy else "none")


def roofs(easel: Easel, base: float) -> None:
    """A far skyline of roofs as one pale shape."""
    heights = np.repeat(easel.rng.uniform(0.02, 0.14, 40), -(-easel.width // 40))[: easel.width]
    crest = (base - heights).astype(np.float32) * easel.height
    tone = mix(mix(easel.light.top, easel.light.ambient, 0.5), easel.light.low, 0.55 * easel.light.haze)
    ground_below(easel, crest, tone, tone)


def bench(height: int) -> Array:
    sheet = Sheet(height, 2.0)
    for y in (0.08, 0.24, 0.4):
        sheet.rounded(0.08, y, 1.92, y + 0.11, 0.04, "#b5764a", "#96603c")
    sheet.shape_of(
        [(0.02, 0.62), (0.1, 0.52), (1.9, 0.52), (1.98, 0.62), (1.98, 0.7), (0.02, 0.7)], "#c08250", "#8f5a38"
    )
    for x in (0.2, 1.72):
        sheet.box(x, 0.4, x + 0.08, 1, "#3a3f4a")
    return sheet.array()


def hilltop(easel: Easel) -> Stage:
    """One round hill in the middle, under a wide sky."""
    rng, light = easel.rng, easel.light
    horizon = easel.skyline(0.7, 0.76)
    paint_sky(easel.picture, light, rng, horizon, cloud_cover(easel))
    ridge(easel, horizon + 0.01, float(rng.uniform(0.1, 0.2)), mix(light.top, light.ambient, 0.4), None, 2.4)
    far, near = ground_colours(easel)
    hill(easel, horizon + 0.02, 0.06, mix(far, light.low, 0.4 * light.haze), mix(far, near, 0.3), 1.6)
    _, columns = grid(easel.height, easel.width)
    middle = 0.5 + float(rng.uniform(-0.05, 0.05))
    top = max(0.5, horizon - 0.1)
    t = (columns[0] - middle) / 0.62
    crest = (top + 0.3 * t**2 + 0.012 * (profile(rng, easel.width, 6, 2) - 0.5)) * easel.height
    ground_below(easel, crest.astype(np.float32), mix(far, near, 0.2), near)
    mottle(easel, top, 0.1)
    codes = LEAVES[easel.scene.season]
    side = float(rng.choice((-1, 1)))
    x = middle + side * 0.4
    stand_trees(easel, [(x, top + 0.3 * (0.4 / 0.62) ** 2 + 0.02, float(rng.uniform(0.3, 0.4)))], "leafy", codes)
    if easel.snowy:
        sparkle(easel, top)
    else:
        lawn = [near * 0.8, near * 1.05, mix(near, far, 0.6)]
        flowers(easel, top + 0.14, 1.0, 120, [rgb(code) for code in PETALS[:4]])
        tufts(easel, top + 0.1, 1.03, 420, lawn)
    return Stage(light, horizon, top + 0.06, top + 0.02, foot="snow" if easel.snowy else "grass")


__all__ = ["backdrop", "bench", "cottage", "farm", "hilltop", "lamp_post", "park", "path", "place", "village"]
