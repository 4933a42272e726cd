"""Places with water: beach, sea, lake, and under the sea."""

import numpy as np
from PIL import Image, ImageDraw

from social_tools.painter_local.brush import Array, blurred, cloudy, glow, grid, lay, mix, noise, profile, rgb, smooth
from social_tools.painter_local.outdoors import cloud_cover, finish_ground, ground_colours, shafts, stand_trees
from social_tools.painter_local.props import Sheet, boulder, place, set_down
from social_tools.painter_local.skies import paint_sky
from social_tools.painter_local.stage import Easel, Stage, hill, mottle, ridge
from social_tools.painter_local.trees import tree_line


def water(easel: Easel, top: float, bottom: float, rough: float = 1.0, mirror: float = 0.0) -> None:
    """Water from a far edge to a near one: the sky's colours, waves that grow as they near, the sun's glitter."""
    light, rng, height, width = easel.light, easel.rng, easel.height, easel.width
    y0, y1 = int(top * height), min(height, int(bottom * height) + 1)
    t = np.linspace(0, 1, y1 - y0, dtype=np.float32)[:, None]
    distance = 1 / (0.06 + t)
    texture = cloudy(rng, 512, 512, (34, 12), 4)
    columns = np.linspace(-0.5, 0.5, width, dtype=np.float32)[None, :]
    u = ((columns * distance * 60 + 600) % 512).astype(int) % 512
    v = ((np.log(distance + 0.0) * 190) % 512).astype(int) % 512
    wave = (texture[np.broadcast_to(v, u.shape), u] - 0.5) * (0.35 + 0.65 * t) * rough
    deep = mix(
        rgb(("#1f6fa8", "#1f8a9f", "#2f5f94", "#2a7f8a")[easel.scene.seed // 2 % 4]) * light.ambient, light.top, 0.35
    )
    shallow = mix(mix(light.low, light.middle, 0.35), deep, 0.25)
    colours = mix(shallow, deep, (t**0.6)[..., None])
    if mirror > 0:
        colours = mix(colours, mirrored(easel, y0, y1, wave), mirror * (1 - 0.55 * t[..., None]))
    colours = (
        colours * (1 + wave * 0.95)[..., None]
        + mix(light.low, light.sun, 0.4) * (np.clip(wave - 0.16, 0, 1) * 0.9)[..., None]
    )
    path = np.exp(-(((columns + 0.5 - light.sun_x) / (0.05 + 0.16 * t)) ** 2))
    glitter = path * smooth(0.02, 0.2, wave + 0.05) * (0.12 + 0.95 * light.power)
    easel.picture[y0:y1] = np.clip(colours, 0, 1)
    glow(easel.picture[y0:y1], light.sun, glitter + path * 0.14 * light.power)
    haze = np.exp(-t * 9)[..., None] * 0.5 * light.haze
    easel.picture[y0:y1] = mix(easel.picture[y0:y1], light.low, haze)


def mirrored(easel: Easel, y0: int, y1: int, wave: Array) -> Array:
    """What stands above the edge of the water, upside down and shaken by the waves."""
    height, width = easel.height, easel.width
    tall = y1 - y0
    rows = np.clip(y0 - 1 - np.arange(tall)[:, None] * 0.8 + wave * 26, 0, height - 1).astype(int)
    columns = np.clip(np.arange(width)[None, :] + wave * 30, 0, width - 1).astype(int)
    return np.asarray(easel.picture[rows, columns] * 0.86, dtype=np.float32)


def sea(easel: Easel) -> Stage:
    light, rng = easel.light, easel.rng
    horizon = easel.skyline(0.48, 0.58)
    paint_sky(easel.picture, light, rng, horizon, cloud_cover(easel) * 1.2)
    if rng.random() < 0.6:
        ridge(easel, horizon + 0.004, 0.06, mix(light.top, light.low, 0.45), None, 2.2)
    rough = {"storm": 1.7, "rain": 1.25}.get(easel.scene.weather, 1.0)
    water(easel, horizon, 1.0, rough, 0.12)
    return Stage(light, horizon, horizon + 0.26, horizon + 0.18, water=horizon + 0.24, foot="water")


def beach(easel: Easel) -> Stage:
    light, rng = easel.light, easel.rng
    horizon = easel.skyline(0.4, 0.54)
    paint_sky(easel.picture, light, rng, horizon, cloud_cover(easel))
    water(easel, horizon, horizon + 0.26, 0.9)
    dry, wet = rgb("#f6d9a4") * light.lit, rgb("#b98f62") * light.ambient
    edge = (horizon + 0.17 + 0.05 * (profile(rng, easel.width, 2, 2) - 0.5)) * easel.height
    rows = np.arange(easel.height, dtype=np.float32)[:, None]
    depth = rows - edge[None, :]
    lay(easel.picture, mix(light.low, wet, 0.62), smooth(-6, 10, depth))
    lay(easel.picture, np.clip(dry, 0, 1), smooth(0.03 * easel.height, 0.075 * easel.height, depth))
    foam = np.exp(-(((depth + 3) / 5) ** 2)) + 0.6 * np.exp(
        -(((depth + 26 + noise(rng, easel.height, easel.width, (3, 9)) * 10) / 4) ** 2)
    )
    lay(easel.picture, mix(light.lit, np.ones(3, np.float32), 0.4), np.clip(foam, 0, 1) * 0.75)
    mottle(easel, horizon + 0.22, 0.06, (34, 16))
    shade = smooth(0.12, 0.5, (rows / easel.height - horizon) - 0.2)
    lay(easel.picture, rgb("#c2906a") * light.ambient, shade * 0.5)
    left = float(rng.uniform(-0.02, 0.1))
    spots = [(left, horizon + 0.32, 0.62), (1 - float(rng.uniform(-0.02, 0.08)), horizon + 0.28, 0.5)]
    kind = int(rng.integers(4))
    if kind < 2:
        stand_trees(easel, spots[kind:] if rng.random() < 0.5 else spots, "palm", ("#2f8a4a",))
    elif kind == 2:
        sea_stacks(easel, horizon)
    else:
        parasol(easel, float(rng.choice((0.12, 0.88))), horizon + 0.33)
    driftings(easel, horizon + 0.3)
    return Stage(light, horizon, 0.88, horizon + 0.27, water=horizon + 0.12, foot="sand")


def sea_stacks(easel: Easel, horizon: float) -> None:
    """Rocks at one side of the bay, grown with grass."""
    side = float(easel.rng.choice((0, 1)))
    for x, foot, wide in ((0.02, 0.2, 0.26), (0.16, 0.15, 0.15), (0.06, 0.3, 0.2), (0.2, 0.24, 0.09)):
        place(easel, boulder(easel, int(wide * easel.width)), abs(side - x), horizon + foot, 0.35)


def parasol(easel: Easel, x: float, foot: float) -> None:
    """A striped sunshade and a towel."""
    towel = Sheet(int(0.06 * easel.height), 3.4)
    hue, other = (("#e8534a", "#fff4e4"), ("#3f8fd0", "#ffffff"), ("#f0a83a", "#fff8e0"))[int(easel.rng.integers(3))]
    for k in range(6):
        a, b = 0.3 + 0.46 * k, 0.3 + 0.46 * (k + 1)
        towel.shape_of([(a, 0.1), (b, 0.1), (b - 0.3, 0.9), (a - 0.3, 0.9)], hue if k % 2 else other)
    set_down(easel, towel, x, foot + 0.05, 0.0, 0.2)
    sheet = Sheet(int(0.44 * easel.height), 1.0)
    sheet.line([(0.5, 0.1), (0.53, 1.0)], "#e8dcc8", 0.022)
    edges = np.linspace(np.pi, 0, 9)
    for k in range(8):
        points = [(0.5, 0.04)] + [
            (0.5 + 0.46 * np.cos(a), 0.4 - 0.34 * np.sin(a) * (0.4 + 0.6 * abs(np.sin(a))))
            for a in np.linspace(edges[k], edges[k + 1], 6)
        ]
        sheet.shape_of(points, rgb(hue if k % 2 else other), rgb(hue if k % 2 else other) * 0.86)
    set_down(easel, sheet, x, foot + 0.03, 0.0, 0.3)


def driftings(easel: Easel, top: float) -> None:
    """A few shells, stones and a starfish on the sand."""
    for _ in range(int(easel.rng.integers(5, 11))):
        x, y = float(easel.rng.random()), float(easel.rng.uniform(top, 0.98))
        sheet = Sheet(max(10, int((0.01 + 0.03 * (y - top)) * easel.height)), 1.2)
        colour = rgb(("#fbe6d8", "#f4c8b4", "#d8d0c8", "#b9a89c", "#ff9a6a")[int(easel.rng.integers(5))])
        sheet.disc(0.6, 0.6, 0.5, colour, colour * 0.78, flat=0.7)
        for lean in (-0.3, 0.0, 0.3):
            sheet.line([(0.6, 0.9), (0.6 + lean, 0.32)], colour * 0.86, 0.04)
        set_down(easel, sheet, x, y, 0.0, 0.3)


def lake(easel: Easel) -> Stage:
    light, rng = easel.light, easel.rng
    horizon = easel.skyline(0.46, 0.52)
    paint_sky(easel.picture, light, rng, horizon, cloud_cover(easel))
    stone = mix(rgb("#66729c") * light.ambient, light.middle, 0.25)
    ridge(easel, horizon + 0.005, float(rng.uniform(0.24, 0.32)), stone, 0.55 if not easel.snowy else 0.15, 2.8)
    far, near = ground_colours(easel)
    dark = rgb("#2f5a4c") * light.ambient
    tree_line(
        easel.picture,
        rng,
        horizon + 0.012,
        0.08,
        mix(dark, light.low, 0.3 * light.haze),
        mix(dark, far, 0.4),
        0.1,
        True,
    )
    water(easel, horizon + 0.008, 0.92, 0.5, 0.75)
    hill(easel, 0.86, 0.05, far, near, 1.4)
    mottle(easel, 0.84, 0.1)
    stand_trees(
        easel,
        [(float(rng.uniform(-0.02, 0.08)), 0.9, 0.5), (float(rng.uniform(0.94, 1.02)), 0.94, 0.44)],
        "conifer",
        ("#33705c", "#2d6453"),
    )
    finish_ground(easel, 0.82, 120)
    return Stage(light, horizon, 0.92, 0.88, water=horizon + 0.2, foot="snow" if easel.snowy else "grass")


def underwater(easel: Easel) -> Stage:
    light, rng, picture = easel.light, easel.rng, easel.picture
    dim = {"night": 0.42, "dusk": 0.62}.get(easel.scene.time, 1.0)
    tops = (("#7fe3ea", "#1b8fc4", "#0b3f7a"), ("#9af0dc", "#1aa3a8", "#0a4a6e"), ("#a6d8ff", "#3a7fd8", "#152f78"))
    top, middle, low = (rgb(code) * dim for code in tops[int(rng.integers(3))])
    rows, _ = grid(easel.height, easel.width)
    picture[:] = mix(mix(top, middle, smooth(0, 0.5, rows)[..., None]), low, smooth(0.35, 1.0, rows)[..., None])
    ripples = cloudy(rng, easel.height, easel.width, (16, 7), 3)
    glow(picture, top, smooth(0.52, 0.75, ripples) * np.exp(-rows * 9) * 0.9)
    beams(easel, dim)
    reef(easel, 0.8, mix(low, middle, 0.35), 0.1)
    sand = mix(rgb("#e9d3a0") * dim, middle, 0.45)
    hill(easel, 0.86, 0.07, sand, mix(sand, low, 0.5), 1.8)
    mottle(easel, 0.82, 0.08)
    weeds(easel, low, middle)
    bubbles(easel)
    return Stage(light, 0.3, 0.9, 0.84, foot="sand", afloat=True)


def beams(easel: Easel, dim: float) -> None:
    rows, columns = grid(easel.height, easel.width)
    where = (columns - 0.5) / (0.5 + 0.75 * rows) + rows * 0.22 * (1 if easel.from_left else -1)
    stripe = noise(easel.rng, 2, 800, (1, 22))[0]
    rays = smooth(0.5, 0.9, stripe[np.clip((where + 1.5) / 3 * 799, 0, 799).astype(int)])
    glow(easel.picture, rgb("#dffcff"), rays * np.exp(-rows * 2.3) * 0.5 * dim)


def reef(easel: Easel, base: float, colour: Array, swell: float) -> None:
    crest = (base - swell * (profile(easel.rng, easel.width, 5, 4) - 0.4)) * easel.height
    rows = np.arange(easel.height, dtype=np.float32)[:, None]
    lay(easel.picture, colour, np.clip((rows - crest[None, :]) / 3, 0, 1) * 0.85)


def weeds(easel: Easel, low: Array, middle: Array) -> None:
    """Waving sea grass along the bottom, thick at the sides."""
    rng, height, width = easel.rng, easel.height, easel.width
    image = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    for _ in range(34):
        x = float(rng.choice((rng.uniform(0, 0.26), rng.uniform(0.74, 1)))) * width
        foot, tall, phase = rng.uniform(0.88, 0.99) * height, rng.uniform(0.08, 0.3) * height, rng.uniform(0, 6)
        tone = mix(mix(rgb("#2fae74"), rgb("#7a4fb0"), float(rng.random() ** 2)), middle, 0.35)
        fill = (*(int(v * 255) for v in tone), 255)
        points = [
            (x + np.sin(t * 5 + phase) * 13 * t, foot - tall * t, (1 - t) * 8 + 1.5) for t in np.linspace(0, 1, 16)
        ]
        pen.polygon(
            [(px - w, py) for px, py, w in points] + [(px + w, py) for px, py, w in reversed(points)], fill=fill
        )
    strands = np.asarray(image, dtype=np.float32) / 255
    lay(easel.picture, strands[..., :3], strands[..., 3])


def bubbles(easel: Easel) -> None:
    rng = easel.rng
    rows, columns = np.mgrid[-1:1:48j, -1:1:48j].astype(np.float32)
    d = np.sqrt(rows**2 + columns**2)
    ring = (
        smooth(1.0, 0.92, d) * smooth(0.55, 0.95, d) * 0.7
        + np.exp(-((rows + 0.4) ** 2 + (columns + 0.4) ** 2) * 22) * 0.8
    ) * (d < 1)
    for _ in range(26):
        size = max(2, int(rng.uniform(0.008, 0.03) * easel.height))
        small = (
            np.asarray(
                Image.fromarray((np.clip(ring, 0, 1) * 255).astype(np.uint8)).resize((size, size)), dtype=np.float32
            )
            / 255
        )
        y, x = int(rng.uniform(0.05, 0.85) * easel.height), int(rng.uniform(0, 0.97) * (easel.width - size))
        part = easel.picture[y : y + size, x : x + size]
        glow(part, rgb("#e8feff"), small[: part.shape[0], : part.shape[1]])


__all__ = ["beach", "blurred", "lake", "sea", "shafts", "underwater", "water"]
