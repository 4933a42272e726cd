"""A street between tall houses, and a roof high above the city."""

import numpy as np

from social_tools.painter_local.brush import Array, lay, mix, noise, rgb, smooth
from social_tools.painter_local.city import NEONS, reflect, row_of_buildings
from social_tools.painter_local.countryside import stand_lamp
from social_tools.painter_local.outdoors import SNOW
from social_tools.painter_local.props import Sheet, lamp_glow, set_down
from social_tools.painter_local.stage import Easel, Stage, apart
from social_tools.painter_local.streets import LANTERNS, PLASTERS, STRIPES, street_base, string_of_lights, wetness


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
        own = easel.stream("signs")
        for _ in range(7):
            side = float(own.choice((-1, 1)))
            near = float(own.uniform(0.16, 0.46))
            sign(easel, middle + side * near, horizon - near * float(own.uniform(0.25, 0.62)), near)
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
