"""A city street: rows of buildings, lit windows after dark, and a road that mirrors them when it is wet."""

import numpy as np

from social_tools.painter_local.brush import Array, Colour, blurred_colours, glow, grid, lay, mix, noise, rgb
from social_tools.painter_local.outdoors import cloud_cover
from social_tools.painter_local.skies import paint_sky
from social_tools.painter_local.stage import Easel, Stage

FRONTS = ("#7f8fae", "#a58a9a", "#8fa0a8", "#b09a86", "#6f7fa0", "#9a8fb0")
LAMPS = ("#ffd98a", "#ffe9b8", "#ffbf6a", "#bfe4ff")
NEONS = ("#ff4fa8", "#38e0ff", "#ffb03a", "#9a6bff", "#4affa0")


def city(easel: Easel) -> Stage:
    """A skyline beyond a road, or, as the seed decides, a street between houses."""
    if easel.scene.seed % 2:
        from social_tools.painter_local.avenues import avenue

        return avenue(easel)
    light, rng = easel.light, easel.rng
    horizon = easel.skyline(0.6, 0.66)
    dark = light.night or easel.scene.time == "dusk"
    paint_sky(easel.picture, light, rng, horizon, cloud_cover(easel) * 0.7)
    if dark:
        rows, _ = grid(easel.height, easel.width)
        glow(
            easel.picture,
            rgb(("#ff9a5c", "#c86bff", "#5aa0ff")[int(easel.stream("haze").integers(3))]),
            np.broadcast_to(np.exp(-((rows - horizon) ** 2) / 0.045) * 0.5, easel.picture.shape[:2]),
        )
    for i, (tall, wide) in enumerate(((0.42, 0.07), (0.36, 0.1), (0.3, 0.14))):
        row_of_buildings(easel, horizon + 0.004, tall, wide, (0.72, 0.45, 0.12)[i] * light.haze, dark)
    street(easel, horizon, dark)
    return Stage(light, horizon, 0.88, horizon + 0.1)


def row_of_buildings(easel: Easel, base: float, tall: float, wide: float, pale: float, dark: bool) -> None:
    rng, light = easel.rng, easel.light
    x = -float(rng.uniform(0, wide))
    while x < 1:
        w, h = wide * float(rng.uniform(0.6, 1.3)), tall * float(rng.uniform(0.45, 1.25))
        middle = abs(x + w / 2 - 0.5)
        h *= 0.62 + 0.75 * min(1.0, middle * 2.2)
        front = rgb(FRONTS[int(rng.integers(len(FRONTS)))]) * light.ambient * (0.62 if dark else 0.9)
        building(
            easel,
            x,
            base - h,
            x + w - 0.004,
            base,
            mix(front, mix(light.low, light.middle, 0.4), min(0.9, pale)),
            pale,
            dark,
        )
        x += w


def building(easel: Easel, x0: float, y0: float, x1: float, y1: float, front: Colour, pale: float, dark: bool) -> None:
    height, width, light = easel.height, easel.width, easel.light
    rng = easel.rng.spawn(1)[0]
    top, bottom, left, right = (
        max(0, int(y0 * height)),
        int(y1 * height),
        max(0, int(x0 * width)),
        min(width, int(x1 * width)),
    )
    if right - left < 6 or bottom - top < 6:
        return
    part = easel.picture[top:bottom, left:right]
    t = np.linspace(0, 1, right - left, dtype=np.float32)[None, :, None]
    side = (1.14 - 0.3 * t) if easel.from_left else (0.84 + 0.3 * t)
    part[:] = np.clip(front * side + light.sun * 0.06 * light.power, 0, 1)
    windows(part, rng, light.low, front, pale, dark)
    if rng.random() < 0.3:
        mast = int((left + right) / 2)
        easel.picture[max(0, top - int(0.04 * height)) : top, mast : mast + 2] = front
    if dark and pale < 0.3 and rng.random() < 0.85:
        neon(easel, rng, left + (right - left) // 5, top + (bottom - top) // 3)


def windows(part: Array, rng: np.random.Generator, sky: Colour, front: Colour, pale: float, dark: bool) -> None:
    tall, wide = part.shape[:2]
    cell = max(7, int(15 * (1.1 - pale)))
    columns = max(1, (wide - 6) // cell)
    busy = float(rng.uniform(0.3, 0.7))
    for j in range((tall - 10) // (cell + 3)):
        for i in range(columns):
            y, x = 6 + j * (cell + 3), 4 + i * cell
            pane = part[y : y + int(cell * 0.68), x : x + int(cell * 0.56)]
            if dark and rng.random() < busy:
                lamp = rgb(LAMPS[int(rng.integers(len(LAMPS)))]) * float(rng.uniform(0.65, 1.05))
                pane += (lamp - pane) * (1 - 0.35 * pale)
            else:
                tone = front * 0.6 if dark else mix(front * 0.62, sky, float(rng.uniform(0.1, 0.55)))
                pane += (tone - pane) * (0.8 - 0.5 * pale)


def neon(easel: Easel, rng: np.random.Generator, x: int, y: int) -> None:
    colour = rgb(NEONS[int(rng.integers(len(NEONS)))])
    wide, tall = (
        (int(easel.width * 0.016), int(easel.height * 0.09))
        if rng.random() < 0.6
        else (int(easel.width * 0.06), int(easel.height * 0.022))
    )
    rows, columns = np.mgrid[-tall * 2 : tall * 2, -wide * 2 : wide * 2].astype(np.float32)
    away = np.maximum(np.abs(rows) - tall / 2, 0) + np.maximum(np.abs(columns) - wide / 2, 0)
    y0, x0 = y - tall * 2, x - wide * 2
    if y0 < 0 or x0 < 0:
        return
    part = easel.picture[y0 : y0 + tall * 4, x0 : x0 + wide * 4]
    shine = np.exp(-away / (easel.width * 0.008))[: part.shape[0], : part.shape[1]]
    glow(part, colour, shine * 0.95)


def street(easel: Easel, horizon: float, dark: bool) -> None:
    light, rng, height, width = easel.light, easel.rng, easel.height, easel.width
    start = int(horizon * height)
    tall = height - start
    t = np.linspace(0, 1, tall, dtype=np.float32)[:, None]
    columns = np.linspace(-0.5, 0.5, width, dtype=np.float32)[None, :]
    road = rgb("#6d7080" if not dark else "#4a4f6a") * light.ambient
    easel_part = easel.picture[start:]
    easel_part[:] = mix(mix(road, light.low, 0.35), road * 0.8, t[..., None])
    across = columns / (0.16 + 0.9 * t)
    pavement = (np.abs(across) > 0.42).astype(np.float32)
    lay(easel_part, mix(rgb("#b3abb4") * light.lit * (0.5 if dark else 0.85), light.low, 0.2), pavement)
    lay(
        easel_part,
        rgb("#e8e4dc") * light.lit * (0.7 if dark else 1),
        ((np.abs(np.abs(across) - 0.42) < 0.012) * 0.8).astype(np.float32),
    )
    dash = (np.abs(across) < 0.012) * (np.sin(np.log(0.05 + t) * 16) > 0)
    lay(easel_part, rgb("#f4e6a8") * light.lit, dash.astype(np.float32) * 0.8)
    easel_part *= (1 + 0.1 * (noise(rng, tall, width, (40, 40)) - 0.5))[..., None]
    wet = 0.72 if easel.scene.weather in ("rain", "storm") else (0.34 if dark else 0.08)
    if easel.snowy:
        lay(easel_part, mix(light.ambient, rgb("#f4f7ff"), 0.5), 0.85 * pavement + 0.35)
    reflect(easel, start, wet)


def reflect(easel: Easel, start: int, wet: float) -> None:
    tall = easel.height - start
    rows = np.clip(start - 1 - (np.arange(tall) * 0.95).astype(int), 0, start - 1)
    ripple = ((noise(easel.rng, tall, 1, (60, 1)) - 0.5) * 18).astype(int)
    columns = np.clip(np.arange(easel.width)[None, :] + ripple, 0, easel.width - 1)
    upside = blurred_colours(easel.picture[rows[:, None], columns], 5)
    fade = np.linspace(1, 0.35, tall, dtype=np.float32)[:, None]
    lay(easel.picture[start:], upside, np.broadcast_to(fade * wet, (tall, easel.width)).astype(np.float32))
