"""Places at the edge of the sea: a harbour, a cliff, the ice."""

from itertools import pairwise

import numpy as np

from social_tools.painter_local.brush import cloudy, lay, mix, noise, profile, rgb, smooth
from social_tools.painter_local.countryside import WALLS
from social_tools.painter_local.outdoors import SNOW, cloud_cover, finish_ground, ground_colours, sparkle, stand_trees
from social_tools.painter_local.props import Sheet, place, set_down
from social_tools.painter_local.skies import paint_sky
from social_tools.painter_local.stage import Easel, Stage, apart, ground_below, hill, mottle, ridge
from social_tools.painter_local.trees import LEAVES
from social_tools.painter_local.waters import water

HULLS = ("#c8433f", "#3f6fb0", "#f0e6d4", "#4f8f6a", "#e0a03a", "#2f4a6a")


def harbour(easel: Easel) -> Stage:
    """Coloured houses along a quay, boats at their moorings, planks in front."""
    light, rng = easel.light, easel.rng
    horizon = easel.skyline(0.46, 0.5)
    paint_sky(easel.picture, light, rng, horizon, cloud_cover(easel))
    ridge(easel, horizon + 0.01, 0.14, mix(light.top, light.ambient, 0.45), None, 2.2)
    far, near = ground_colours(easel)
    hill(easel, horizon - 0.02, 0.08, mix(far, light.low, 0.45 * light.haze), mix(far, near, 0.5), 1.8)
    x = -0.03
    while x < 1.03:
        wide = float(rng.uniform(0.07, 0.1))
        house = town_house(easel, int(float(rng.uniform(0.13, 0.2)) * easel.height), wide)
        set_down(easel, house, x + wide / 2, horizon + 0.035, 0.22, 0)
        x += wide * 0.98
    quay = int((horizon + 0.03) * easel.height)
    easel.picture[quay : quay + int(0.02 * easel.height)] = np.clip(rgb("#8f8a8c") * light.ambient, 0, 1)
    water(easel, horizon + 0.048, 1.0, 0.55, 0.75)
    for x, foot, tall in (
        (0.2, 0.66, 0.2),
        (0.5, 0.62, 0.15),
        (0.78, 0.67, 0.22),
        (0.97, 0.73, 0.28),
        (0.02, 0.74, 0.27),
    ):
        moored(easel, x + float(rng.uniform(-0.04, 0.04)), foot, tall)
    planks(easel, 0.84)
    for x in (0.05, 0.95):
        bollard(easel, x, 0.88)
    return Stage(light, horizon, 0.93, 0.88, water=horizon + 0.2)


@apart
def town_house(easel: Easel, height: int, wide: float) -> Sheet:
    rng = easel.rng
    shape = wide * easel.width / height
    sheet = Sheet(height, shape)
    wall = rgb((*WALLS, "#d9705a", "#7fa8c8", "#e8b84f", "#8fb88a")[int(rng.integers(len(WALLS) + 4))])
    cap = rgb(SNOW) if easel.snowy else rgb("#8a4a3f")
    sheet.box(0.01, 0.2, shape - 0.01, 1, wall, wall * 0.86)
    sheet.shape_of([(0, 0.22), (shape / 2, 0.02), (shape, 0.22)], cap, cap * 0.85)
    for y in (0.3, 0.52, 0.74):
        for x in np.linspace(0.2 * shape, 0.8 * shape, 2):
            lit = bool(rng.random() < 0.6) and easel.dark
            pane = rgb("#ffd98a") if lit else rgb("#5f7590")
            sheet.box(x - 0.05, y, x + 0.05, y + 0.13, pane)
            if lit:
                sheet.shining(x - 0.05, y, x + 0.05, y + 0.13)
    return sheet


@apart
def moored(easel: Easel, x: float, foot: float, tall: float) -> None:
    """A small sailing or fishing boat, and its mirror image in the water."""
    rng = easel.rng
    sheet = Sheet(int(tall * easel.height), 0.8)
    hull = rgb(HULLS[int(rng.integers(len(HULLS)))])
    sheet.line([(0.4, 0.02), (0.4, 0.8)], "#8a6a4f", 0.018)
    sheet.line([(0.4, 0.05), (0.08, 0.78)], "#6a6a72", 0.005)
    sheet.line([(0.4, 0.05), (0.74, 0.78)], "#6a6a72", 0.005)
    if rng.random() < 0.5:
        sheet.shape_of([(0.42, 0.1), (0.42, 0.7), (0.7, 0.7)], "#f7f2e6", "#e0d8cc")
        sheet.shape_of([(0.38, 0.2), (0.38, 0.7), (0.14, 0.7)], "#f0e8da", "#d8d0c4")
    else:
        sheet.rounded(0.3, 0.62, 0.56, 0.84, 0.02, "#f4efe4", "#d8d2c8")
        sheet.box(0.34, 0.66, 0.52, 0.73, "#ffd98a" if easel.dark else "#5f7a94")
        if easel.dark:
            sheet.shining(0.34, 0.66, 0.52, 0.73)
    sheet.shape_of([(0.04, 0.8), (0.78, 0.8), (0.66, 0.98), (0.14, 0.98)], hull, hull * 0.7)
    sheet.line([(0.04, 0.81), (0.78, 0.81)], "#f7f2e6", 0.02)
    drawing = sheet.array()
    mirror = drawing[::-1][: int(drawing.shape[0] * 0.6)].copy()
    shake = ((noise(rng, mirror.shape[0], 1, (mirror.shape[0] / 8, 1)) - 0.5) * drawing.shape[1] * 0.14).astype(int)
    columns = np.clip(np.arange(mirror.shape[1])[None, :] + shake, 0, mirror.shape[1] - 1)
    mirror = mirror[np.arange(mirror.shape[0])[:, None], columns]
    mirror[..., :3] = mirror[..., :3] * easel.light.ambient * 0.9
    mirror[..., 3] *= np.linspace(0.55, 0, mirror.shape[0], dtype=np.float32)[:, None]
    place(easel, mirror, x, foot + mirror.shape[0] / easel.height - 0.004, 0)
    set_down(easel, sheet, x, foot, 0.08, 0.3)


@apart
def planks(easel: Easel, top: float) -> None:
    """The boards of a jetty across the foot of the picture."""
    start = int(top * easel.height)
    tall = easel.height - start
    t = np.linspace(0, 1, tall, dtype=np.float32)[:, None]
    columns = np.linspace(-0.5, 0.5, easel.width, dtype=np.float32)[None, :]
    across = columns / (0.5 + 0.4 * t) * 11
    board = np.floor(across).astype(int) % 32
    shade = (0.8 + 0.26 * easel.rng.random(32, dtype=np.float32))[board]
    gap = smooth(0.0, 0.07, across % 1) * smooth(1.0, 0.93, across % 1)
    grain = 0.95 + 0.1 * noise(easel.rng, tall, easel.width, (6, 200))
    wood = rgb("#a8825f") * mix(easel.light.ambient, easel.light.lit, 0.6)
    easel.picture[start:] = np.clip(wood * (shade * grain * (0.5 + 0.5 * gap))[..., None], 0, 1)
    easel.picture[start : start + max(2, easel.height // 120)] *= 1.2
    if easel.snowy:
        lay(
            easel.picture[start:],
            mix(easel.light.ambient, rgb(SNOW), 0.5),
            0.35 + 0.5 * noise(easel.rng, tall, easel.width, (6, 8)),
        )


def bollard(easel: Easel, x: float, foot: float) -> None:
    sheet = Sheet(int(0.1 * easel.height), 0.7)
    sheet.box(0.2, 0.16, 0.5, 1, "#4a4f5a", "#33363f")
    sheet.rounded(0.12, 0.04, 0.58, 0.24, 0.08, "#5f6672", "#444a55")
    sheet.line([(0.18, 0.5), (0.52, 0.56)], "#d8c49a", 0.08)
    sheet.line([(0.18, 0.6), (0.52, 0.66)], "#c9b48a", 0.08)
    set_down(easel, sheet, x, foot + 0.06, 0.0)


def cliff(easel: Easel) -> Stage:
    """Grass that ends at a white cliff, the sea far below, more cliffs in the haze."""
    light, rng = easel.light, easel.rng
    horizon = easel.skyline(0.44, 0.5)
    paint_sky(easel.picture, light, rng, horizon, cloud_cover(easel))
    water(easel, horizon, 1.0, {"storm": 1.6, "rain": 1.2}.get(easel.scene.weather, 0.8), 0.1)
    flip = bool(rng.random() < 0.5)
    view = easel.picture[:, ::-1] if flip else easel.picture
    bent = Easel(view, easel.scene, easel.light, rng)
    headland(bent, horizon, 0.5, 0.1, 0.55)
    headland(bent, horizon + 0.05, 0.34, 0.16, 0.3)
    headland(bent, horizon + 0.14, 0.62, 0.17, 0.06)
    easel.picture[:] = (bent.picture[:, ::-1] if flip else bent.picture).copy()
    far, near = ground_colours(easel)
    hill(easel, 0.8, 0.07, mix(far, near, 0.3), near, 1.2)
    mottle(easel, 0.76, 0.1)
    x = 0.06 if flip else 0.05
    stand_trees(easel, [(1 - x if flip else x, 0.86, 0.3)], "leafy", LEAVES[easel.scene.season])
    finish_ground(easel, 0.78, 0 if easel.snowy else 140)
    return Stage(light, horizon, 0.9, 0.84, water=horizon + 0.17, foot="snow" if easel.snowy else "grass")


def headland(easel: Easel, top: float, reach: float, tall: float, pale: float) -> None:
    """A cliff from the left edge to `reach`: grass on top, a white face that falls into the sea."""
    light, rng, height, width = easel.light, easel.rng, easel.height, easel.width
    columns = np.linspace(0, 1, width, dtype=np.float32)
    edge = reach * (1 + 0.08 * (profile(rng, width, 9, 3) - 0.5))
    end = smooth(0.0, 0.03, edge - columns)
    grass = (top - tall * 0.36 * (1 - columns / reach) + 0.02 * (profile(rng, width, 5, 3) - 0.5)) * height
    lip = grass + (0.02 + 0.05 * np.clip(1 - columns / reach, 0, 1)) * height
    foot = (top + tall * 0.9) * height + np.zeros_like(columns)
    rows = np.arange(height, dtype=np.float32)[:, None]
    y0, y1 = max(0, int(grass.min()) - 2), min(height, int(foot.max()) + 8)
    rows = rows[y0:y1]
    rough = cloudy(rng, y1 - y0, width, (3, 60), 4)
    chalk = mix(rgb("#e6ddd0"), rgb("#b9a48f"), smooth(0.4, 0.7, rough)[..., None]) * mix(light.ambient, light.lit, 0.5)
    chalk = chalk * (0.8 + 0.3 * rough)[..., None]
    far, near = ground_colours(easel)
    turf = mix(far, near, 0.4) * (0.88 + 0.24 * rough)[..., None]
    body = mix(turf, chalk, smooth(-3, 5, rows - lip[None, :] - (rough - 0.5) * 26)[..., None])
    body = mix(body, mix(light.low, light.ambient, 0.3), pale * light.haze)
    mask = (
        np.clip(rows - grass[None, :] + 0.5, 0, 1)
        * smooth(2, -4, rows - foot[None, :] + (rough - 0.5) * 20)
        * end[None, :]
    )
    lay(easel.picture[y0:y1], np.clip(body, 0, 1), mask.astype(np.float32))
    foam = (
        np.exp(-(((rows - foot[None, :] + (rough - 0.5) * 14) / (height * 0.006)) ** 2))
        * (columns < edge + 0.02)[None, :]
    )
    lay(easel.picture[y0:y1], mix(light.lit, np.ones(3, np.float32), 0.5), foam.astype(np.float32) * 0.75)


def ice(easel: Easel) -> Stage:
    """The Arctic: icebergs in a cold sea, floes, thick ice in front, and northern lights after dark."""
    light, rng = easel.light, easel.rng
    horizon = easel.skyline(0.44, 0.5)
    paint_sky(easel.picture, light, rng, horizon, cloud_cover(easel) * 0.7)
    frost = mix(mix(rgb("#9fc4de") * light.ambient, light.middle, 0.25), light.low, 0.2)
    ridge(easel, horizon + 0.006, float(rng.uniform(0.1, 0.16)), frost, 0.1, 3.2)
    for x, tall, pale in ((0.24, 0.16, 0.4), (0.8, 0.22, 0.25), (0.58, 0.09, 0.5)):
        iceberg(easel, x + float(rng.uniform(-0.06, 0.06)), horizon + 0.03, tall * float(rng.uniform(0.8, 1.2)), pale)
    water(easel, horizon + 0.022, 1.0, 0.5, 0.7)
    for x, y in sorted(
        ((float(rng.random()), float(horizon + 0.06 + 0.3 * rng.random() ** 1.4)) for _ in range(16)),
        key=lambda spot: spot[1],
    ):
        floe(easel, x, y, 0.03 + 0.3 * (y - horizon))
    white = np.clip(mix(light.ambient, rgb(SNOW), 0.55) + light.sun * light.power * 0.12, 0, 1)
    cold = mix(light.ambient, rgb("#cfe2f8"), 0.45)
    crest = (0.76 + 0.05 * (profile(rng, easel.width, 3, 3) - 0.5)) * easel.height
    depth = int(0.035 * easel.height)
    ground_below(easel, crest - depth * 0.3, mix(rgb("#6fb0d8") * light.ambient, white, 0.3), cold)
    ground_below(easel, crest - depth, white, cold)
    mottle(easel, 0.74, 0.06, (14, 5))
    sparkle(easel, 0.74)
    return Stage(light, horizon, 0.89, 0.81, water=horizon + 0.16, foot="snow")


def iceberg(easel: Easel, x: float, foot: float, tall: float, pale: float) -> None:
    rng, light = easel.rng, easel.light
    sheet = Sheet(int(tall * easel.height), 1.7)
    top = [(0.1, 1.0)]
    xs = np.sort(rng.uniform(0.15, 1.55, 6))
    heights = rng.uniform(0.02, 0.6, 6)
    peaks = [(float(px), float(py)) for px, py in zip(xs, heights, strict=True)]
    sheet.shape_of([*top, *peaks, (1.64, 1.0)], "#f4faff", "#a8cfe8")
    for (ax, ay), (bx, by) in pairwise(peaks):
        if ay < by:
            sheet.shape_of([(ax, ay), (bx, by), (bx - 0.05, 1.0), (ax + 0.08, 1.0)], "#b9dbf0", "#7fb4d8")
    drawing = sheet.array()
    drawing[..., :3] = mix(
        drawing[..., :3] * mix(light.ambient, light.lit, 0.6), mix(light.low, light.ambient, 0.4), pale * light.haze
    )
    place(easel, np.clip(drawing, 0, 1).astype(np.float32), x, foot, 0)


def floe(easel: Easel, x: float, y: float, r: float) -> None:
    sheet = Sheet(max(8, int(r * 0.36 * easel.width)), 5.6)
    turns = np.linspace(0, 2 * np.pi, 11)[:-1]
    reach = easel.rng.uniform(0.75, 1.0, 10)
    points = [(2.8 + 2.7 * np.cos(a) * k, 0.44 + 0.4 * np.sin(a) * k) for a, k in zip(turns, reach, strict=True)]
    sheet.shape_of([(px, py + 0.14) for px, py in points], "#7fb4d8")
    sheet.shape_of(points, "#fbfdff", "#dceaf6")
    drawing = sheet.array()
    drawing[..., :3] *= np.clip(mix(easel.light.ambient, easel.light.lit, 0.6), 0, 1)
    place(easel, drawing, x, y, 0)
