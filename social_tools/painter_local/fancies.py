"""Places out of stories, and the inside of the earth: mushroom wood, candy land, cave, canyon, birch forest."""

import numpy as np
from PIL import Image, ImageDraw

from social_tools.painter_local.brush import (
    Array,
    Colour,
    cloudy,
    glow,
    grid,
    lay,
    mix,
    noise,
    profile,
    rgb,
    smooth,
    stretched,
)
from social_tools.painter_local.light import Light
from social_tools.painter_local.outdoors import SNOW, cloud_cover, finish_ground, ground_colours, shafts
from social_tools.painter_local.props import Sheet, lamp_glow, place, set_down
from social_tools.painter_local.skies import paint_sky
from social_tools.painter_local.stage import Easel, Stage, apart, hill, mottle
from social_tools.painter_local.trees import LEAVES, tree_line

CAPS = ("#e0443a", "#d9577a", "#e8923a", "#8a5fd0", "#3fa0b8")
SWEETS = ("#ff7fb0", "#7fd8c8", "#ffd36a", "#b58aff", "#ff9a6a", "#7fc0ff")
CRYSTALS = (("#4fe0ff", "#2f7fe8"), ("#c07aff", "#6a3fd0"), ("#ff7fd0", "#b03f9a"), ("#6affc0", "#2fa08a"))


def mushroom_wood(easel: Easel) -> Stage:
    """A wood of giant mushrooms; their caps glow after dark, and fireflies drift between them."""
    light, rng = easel.light, easel.rng
    horizon = easel.skyline(0.56, 0.62)
    paint_sky(easel.picture, light, rng, horizon, cloud_cover(easel) * 0.5)
    for i, pale in enumerate((0.8, 0.58, 0.4)):
        leaf = mix(rgb(LEAVES[easel.scene.season][i]), rgb("#4a5fa8"), 0.4) * light.ambient * 0.9
        tone = mix(leaf, mix(light.low, light.middle, 0.5), pale * light.haze)
        tree_line(easel.picture, rng, horizon + 0.012 * i, 0.3 + 0.06 * i, tone, mix(tone, light.low, 0.5), 0.08, False)
    if light.sun_y > 0.6:
        shafts(easel, horizon, 0.7)
    far, near = ground_colours(easel)
    for i in range(3):
        hill(easel, horizon + 0.01 + 0.11 * i, 0.05, mix(far, near, 0.3 * i), mix(far, near, 0.4 + 0.3 * i), 1.6)
    mottle(easel, horizon, 0.12)
    spots = [(0.36, 0.03, 0.14, 0.5), (0.62, 0.03, 0.16, 0.5), (0.2, 0.08, 0.26, 0.3), (0.8, 0.09, 0.3, 0.28)]
    spots += [(0.05, 0.2, 0.5, 0.1), (0.95, 0.22, 0.54, 0.1), (0.2, 0.28, 0.2, 0.02), (0.79, 0.31, 0.17, 0.02)]
    for x, down, tall, pale in spots:
        x += float(rng.uniform(-0.03, 0.03))
        cap = CAPS[int(rng.integers(len(CAPS)))]
        set_down(easel, mushroom(easel, int(tall * easel.height), cap), x, horizon + down, pale)
        if easel.dark:
            lamp_glow(easel, x, horizon + down - tall * 0.66, tall * 0.34, cap, 0.5 * (1 - pale))
    finish_ground(easel, horizon + 0.1, 0 if easel.snowy else 50)
    if not easel.snowy:
        motes(easel, "#fff0a0" if easel.dark else "#fffbe0", 46 if easel.dark else 22, horizon)
    return Stage(light, horizon, 0.88, horizon + 0.14, foot="snow" if easel.snowy else "grass")


def mushroom(easel: Easel, height: int, cap: str) -> Sheet:
    rng = easel.rng
    shape = float(rng.uniform(0.8, 1.0))
    sheet = Sheet(height, shape)
    middle, bend = shape / 2, float(rng.uniform(-0.05, 0.05))
    stem = [
        (middle - 0.1 + bend, 0.36),
        (middle + 0.1 + bend, 0.36),
        (middle + 0.1, 0.7),
        (middle + 0.15, 1),
        (middle - 0.15, 1),
        (middle - 0.11, 0.7),
    ]
    sheet.shape_of(stem, "#fbf3e2", "#cdbca4")
    sheet.disc(middle + bend, 0.41, 0.46 * shape, "#f4e4cc", "#d8bfa0", flat=0.16)
    dome = [(middle + bend + 0.49 * shape * np.cos(a), 0.42 - 0.4 * np.sin(a)) for a in np.linspace(0, np.pi, 40)]
    lower = [(middle + bend - 0.49 * shape * np.cos(a), 0.42 + 0.06 * np.sin(a)) for a in np.linspace(0, np.pi, 20)]
    top = rgb(SNOW) if easel.snowy else rgb(cap)
    sheet.shape_of(dome + lower, mix(top, np.ones(3, np.float32), 0.16), rgb(cap) * 0.72)
    for x, y, r in (
        (-0.24, 0.28, 0.06),
        (0.02, 0.13, 0.075),
        (0.26, 0.26, 0.055),
        (0.06, 0.33, 0.05),
        (-0.38, 0.37, 0.035),
        (0.39, 0.38, 0.03),
    ):
        sheet.disc(middle + bend + x * shape, y, r * shape * 1.1, "#fff6ea", flat=0.8)
    if easel.dark:
        sheet.shining(middle + bend - 0.4 * shape, 0.36, middle + bend + 0.4 * shape, 0.47, 0.05)
    return sheet


@apart
def motes(easel: Easel, colour: str, count: int, top: float) -> None:
    """Points of light that float over the ground."""
    for _ in range(count):
        x, y = float(easel.rng.random()), float(easel.rng.uniform(top - 0.2, 0.98))
        lamp_glow(easel, x, y, float(easel.rng.uniform(0.003, 0.007)), colour, 1.0)


def candy_land(easel: Easel) -> Stage:
    """Hills of icing, lollipops and canes for trees, clouds of candy floss."""
    light, rng = easel.light, easel.rng
    horizon = easel.skyline(0.54, 0.6)
    sweet = Light(
        **{
            **light.__dict__,
            "middle": mix(light.middle, rgb("#ffc8ec") * light.ambient, 0.5),
            "low": mix(light.low, rgb("#ffe0ee"), 0.35 if light.night else 0.6),
        }
    )
    paint_sky(easel.picture, sweet, rng, horizon, max(0.5, cloud_cover(easel)))
    tones = [rgb(code) for code in ("#ff9ac8", "#9fe6c8", "#ffd88a", "#c9a8ff")]
    order = rng.permutation(4)
    for i in range(4):
        tone = np.clip(tones[order[i]] * light.lit, 0, 1)
        shade = np.clip(tones[order[i]] * light.ambient * 0.86, 0, 1)
        hill(easel, horizon - 0.02 + 0.1 * i, 0.11, mix(tone, sweet.low, 0.3 * (1 - i / 3) * light.haze), shade, 1.8)
        if i in (0, 1, 2):
            for _ in range(3):
                sweet_tree(easel, float(rng.random()), horizon + 0.03 + 0.1 * i, 0.14 + 0.06 * i, 0.4 - 0.18 * i)
    for x, foot, tall in ((0.06, horizon + 0.27, 0.54), (0.93, horizon + 0.28, 0.58)):
        sweet_tree(easel, x, foot, tall, 0.0)
    for x, y, r in ((0.18, 0.93, 0.06), (0.29, 0.97, 0.045), (0.86, 0.95, 0.065), (0.7, 0.985, 0.04)):
        gumdrop(easel, x, y, r)
    sprinkles(easel, horizon + 0.12)
    if easel.dark:
        motes(easel, "#ffe0f4", 30, horizon)
    return Stage(sweet, horizon, 0.87, horizon + 0.14)


def sweet_tree(easel: Easel, x: float, foot: float, tall: float, pale: float) -> None:
    rng = easel.rng
    height = int(tall * easel.height)
    colour, other = (rgb(SWEETS[k]) for k in rng.permutation(len(SWEETS))[:2])
    if rng.random() < 0.34:
        sheet = Sheet(height, 0.5)
        hook = [(0.36 - 0.14 + 0.14 * np.cos(a), 0.2 - 0.16 * np.sin(a)) for a in np.linspace(0, np.pi, 14)]
        cane = [(0.36, 1.0), *hook, (0.08, 0.3)]
        sheet.line(cane, "#fff8f4", 0.085)
        for k in range(11):
            y = 0.24 + 0.08 * k
            sheet.shape_of([(0.318, y + 0.045), (0.402, y), (0.402, y + 0.03), (0.318, y + 0.075)], "#f0485a")
    else:
        sheet = Sheet(height, 0.62)
        sheet.line([(0.31, 0.4), (0.31, 1)], "#fff4ee", 0.05)
        sheet.disc(0.31, 0.31, 0.3, colour, colour * 0.86)
        spiral = [
            (0.31 + 0.027 * a * np.cos(a) / 1.9, 0.31 + 0.027 * a * np.sin(a) / 1.9)
            for a in np.linspace(0.4, 18.6, 130)
        ]
        sheet.line(spiral, mix(other, np.ones(3, np.float32), 0.4), 0.042)
    set_down(easel, sheet, x, foot, pale, 0.0)


def gumdrop(easel: Easel, x: float, foot: float, r: float) -> None:
    sheet = Sheet(int(r * 2 * easel.height), 1.0)
    colour = rgb(SWEETS[int(easel.rng.integers(len(SWEETS)))])
    dome = [
        (0.5 + 0.46 * np.cos(a) * (1 - 0.25 * np.sin(a)), 0.98 - 0.9 * np.sin(a)) for a in np.linspace(0, np.pi, 30)
    ]
    sheet.shape_of(dome, mix(colour, np.ones(3, np.float32), 0.35), colour * 0.85)
    for px, py in easel.rng.uniform((0.2, 0.25), (0.8, 0.92), (50, 2)):
        sheet.disc(float(px), float(py), 0.012, "#ffffff")
    set_down(easel, sheet, x, foot, 0.0)


@apart
def sprinkles(easel: Easel, top: float) -> None:
    image = Image.new("RGBA", (easel.width, easel.height), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    for t in np.sort(easel.rng.random(260)):
        x, y = float(easel.rng.random()) * easel.width, (top + (1 - top) * t) * easel.height
        tone = rgb(SWEETS[int(easel.rng.integers(len(SWEETS)))]) * np.clip(easel.light.lit, 0, 1)
        a, r = float(easel.rng.uniform(0, 3.14)), easel.height * (0.003 + 0.008 * t)
        ends = [(x - np.cos(a) * r, y - np.sin(a) * r * 0.5), (x + np.cos(a) * r, y + np.sin(a) * r * 0.5)]
        pen.line(ends, fill=(*(int(v * 255) for v in tone), 255), width=max(2, int(r * 0.6)))
    drops = np.asarray(image, dtype=np.float32) / 255
    lay(easel.picture, drops[..., :3], drops[..., 3])


def cave(easel: Easel) -> Stage:
    """A dark hall of rock, lit by crystals that grow in groups."""
    rng = easel.rng
    floor = easel.skyline(0.6, 0.66)
    bright, deep = (rgb(code) for code in CRYSTALS[int(rng.integers(len(CRYSTALS)))])
    light = Light(
        easel.light.top,
        deep * 0.4,
        deep * 0.6,
        bright,
        mix(rgb("#6a6488"), bright, 0.14),
        float(rng.choice((0.3, 0.7))),
        0.5,
        0.55,
        0.4,
        0.0,
    )
    lit = Easel(easel.picture, easel.scene, light, rng)
    rows, columns = grid(easel.height, easel.width)
    hall = np.exp(-(((columns - 0.5) / 0.34) ** 2 + ((rows - floor + 0.12) / 0.26) ** 2))
    easel.picture[:] = mix(rgb("#0c0a18"), deep * 0.62, hall[..., None])
    for i, reach in enumerate((0.66, 0.84, 1.0)):
        rock_arch(lit, floor, reach, mix(rgb("#3a3550"), deep, 0.34 - 0.15 * i) * (0.9 - 0.22 * i))
    stone = mix(rgb("#4a4560"), deep, 0.15)
    hill(lit, floor, 0.05, mix(stone, bright, 0.1), stone * 0.5, 2.4)
    mottle(easel, floor - 0.02, 0.3, (18, 10))
    spots = [
        (0.3, 0.02, 0.16),
        (0.7, 0.03, 0.18),
        (0.18, 0.1, 0.3),
        (0.84, 0.11, 0.34),
        (0.06, 0.28, 0.4),
        (0.96, 0.3, 0.42),
    ]
    for x, down, tall in spots:
        crystals(lit, x + float(rng.uniform(-0.03, 0.03)), floor + down, tall * float(rng.uniform(0.85, 1.1)))
    motes(lit, CRYSTALS[0][0], 26, floor - 0.2)
    return Stage(light, floor, 0.88, floor + 0.12)


def rock_arch(easel: Easel, floor: float, reach: float, tone: Colour) -> None:
    """One frame of rock around the hall, rougher and darker the nearer it is, with stalactites."""
    rng, height, width = easel.rng, easel.height // 2, easel.width // 2
    rows, columns = grid(height, width)
    drop = profile(rng, width, 16 + 8 * reach, 3) ** 2
    top = floor - 0.62 * reach + 0.2 * drop[None, :] * reach
    side = 0.27 + 0.22 * reach + 0.09 * (profile(rng, height, 7, 4) - 0.5)
    away = np.maximum((top - rows) / 0.3, (np.abs(columns - 0.5) - side[:, None]) / 0.3)
    rough = cloudy(rng, height, width, (9, 9), 4)
    edge = stretched(away + (rough - 0.5) * 0.09, easel.height, easel.width)
    face = stretched(0.5 + 0.95 * rough * np.exp(-np.clip(away, 0, 2) * 1.3), easel.height, easel.width)
    lay(easel.picture, np.clip(tone * face[..., None], 0, 1), smooth(-0.012, 0.012, edge))
    glow(easel.picture, easel.light.sun, np.exp(-(((edge - 0.03) / 0.035) ** 2)) * np.float32(0.2))


@apart
def crystals(easel: Easel, x: float, foot: float, tall: float) -> None:
    rng = easel.rng
    sheet = Sheet(int(tall * easel.height), 1.1)
    bright, deep = (rgb(code) for code in CRYSTALS[int(rng.integers(len(CRYSTALS)))])
    for lean in sorted(rng.uniform(-0.75, 0.75, 7), key=abs, reverse=True):
        long, wide = float(0.95 - 0.5 * abs(lean) - 0.15 * rng.random()), float(rng.uniform(0.06, 0.1))
        tip = (0.55 + np.sin(lean) * long, 1 - np.cos(lean) * long)
        base, neck = 0.55 + lean * 0.16, (0.55 + np.sin(lean) * long * 0.82, 1 - np.cos(lean) * long * 0.82)
        sheet.shape_of(
            [(base - wide, 1), (neck[0] - wide, neck[1]), tip, (neck[0], neck[1] + wide * 0.8), (base, 1)],
            mix(bright, np.ones(3, np.float32), 0.5),
            deep,
        )
        sheet.shape_of(
            [(base, 1), (neck[0], neck[1] + wide * 0.8), tip, (neck[0] + wide, neck[1]), (base + wide, 1)],
            bright,
            deep * 0.6,
        )
    sheet.shining(0, 0, 1.1, 1.1)
    lamp_glow(easel, x, foot - tall * 0.4, tall * 0.5, bright, 0.55)
    set_down(easel, sheet, x, foot, 0.0)


def canyon(easel: Easel) -> Stage:
    """Red walls in layers on both sides, table mountains far away, dry ground."""
    light, rng = easel.light, easel.rng
    horizon = easel.skyline(0.54, 0.6)
    paint_sky(easel.picture, light, rng, horizon, cloud_cover(easel) * 0.6)
    red = rgb(("#d8633a", "#c9502f", "#de8a4a")[int(rng.integers(3))])
    mesa(
        easel,
        horizon,
        [(float(rng.uniform(0.3, 0.42)), 0.12, 0.16), (float(rng.uniform(0.56, 0.7)), 0.16, 0.22)],
        red,
        0.55,
    )
    ground = rgb("#e0a468") * light.lit
    dry = rgb("#b0683f") * light.ambient
    hill(easel, horizon + 0.01, 0.02, mix(ground, light.low, 0.3 * light.haze), mix(ground, dry, 0.4), 2)
    mesa(easel, horizon + 0.05, [(0.1, 0.2, 0.34), (0.92, 0.22, 0.38)], red * 0.96, 0.28)
    hill(easel, horizon + 0.06, 0.04, mix(ground, dry, 0.15), mix(ground, dry, 0.6), 2)
    mesa(easel, horizon + 0.16, [(-0.06, 0.17, 0.54), (1.06, 0.16, 0.6)], red * 0.9, 0.05)
    hill(easel, horizon + 0.17, 0.05, mix(ground, dry, 0.2), dry, 1.7)
    mottle(easel, horizon, 0.12, (30, 14))
    return Stage(light, horizon, 0.87, horizon + 0.14, foot="sand")


def mesa(easel: Easel, base: float, blocks: list[tuple[float, float, float]], red: Colour, pale: float) -> None:
    """Rock with steep sides and a flat top, in bands of colour: (middle, half width, height) each."""
    light, rng, height, width = easel.light, easel.rng, easel.height, easel.width
    columns = np.linspace(0, 1, width, dtype=np.float32)
    crest = np.zeros(width, dtype=np.float32)
    for middle, half, tall in blocks:
        away = np.abs(columns - middle) / half + 0.1 * (profile(rng, width, 14, 3) - 0.5)
        shape = (
            smooth(1.0, 0.86, away) * 0.72
            + smooth(0.72, 0.62, away) * 0.28
            + 0.3 * smooth(1.5, 0.95, away) * (1 - smooth(1.0, 0.86, away))
        )
        crest = np.maximum(crest, tall * shape * (1 + 0.04 * (profile(rng, width, 20, 2) - 0.5)))
    top = (base - crest) * height
    y0, y1 = max(0, int(top.min()) - 1), int((base + 0.01) * height)
    rows = np.arange(y0, y1, dtype=np.float32)[:, None]
    rough = cloudy(rng, y1 - y0, width, (4, 22), 4)
    level = (base * height - rows) / height + 0.012 * (rough - 0.5)
    bands = noise(rng, 2, 400, (1, 44))[0][np.clip(level * 600, 0, 399).astype(int)]
    strata = mix(red * 0.72, mix(red, rgb("#ffdca8"), 0.6), smooth(0.25, 0.75, bands)[..., None])
    facing = 0.8 + 0.5 * (rough - 0.5) + 0.14 * (columns - 0.5)[None, :] * (-1 if easel.from_left else 1)
    face: Array = strata * mix(light.ambient, light.lit, 0.45) * facing[..., None] * 1.15
    face = face + light.sun * (light.power * 0.2 * np.clip(facing - 0.66, 0, 1))[..., None]
    face = mix(face, mix(light.low, light.ambient, 0.3), pale * light.haze)
    lay(easel.picture[y0:y1], np.clip(face, 0, 1), np.clip(rows - top[None, :] + 0.5, 0, 1) * (crest > 0.002)[None, :])


def birch_forest(easel: Easel) -> Stage:
    """White trunks with dark marks, close together, under light leaves."""
    light, rng = easel.light, easel.rng
    horizon = easel.skyline(0.6, 0.66)
    paint_sky(easel.picture, light, rng, horizon, cloud_cover(easel) * 0.4)
    codes = {
        "summer": ("#8fc24a", "#b8d45a"),
        "spring": ("#b0dc6a", "#d4ec8a"),
        "autumn": ("#f0b83a", "#e8933a"),
        "winter": ("#c9d2e0", "#dfe6f2"),
    }[easel.scene.season]
    for i, pale in enumerate((0.72, 0.5)):
        tone = mix(rgb(codes[i]) * light.ambient, light.low, pale * light.haze)
        tree_line(easel.picture, rng, horizon + 0.01 * i, 0.42, tone, mix(tone, light.low, 0.4), 0.02, False)
    far, near = ground_colours(easel)
    hill(easel, horizon, 0.02, mix(far, light.low, 0.35 * light.haze), mix(far, near, 0.5), 2)
    for depth in (0.0, 0.35, 0.7):
        for _ in range(int(13 - 9 * depth)):
            x = float(rng.uniform(-0.02, 1.02))
            if depth > 0.3 and abs(x - 0.5) < 0.2 + 0.16 * depth:
                x = 0.5 + np.sign(x - 0.5) * float(rng.uniform(0.26, 0.5))
            trunk(easel, x, horizon + 0.02 + 0.26 * depth, 0.008 + 0.03 * depth, 0.5 - 0.6 * depth)
        if depth == 0.0 and light.sun_y > 0.6:
            shafts(easel, horizon, 0.7)
        if depth < 0.6:
            hill(easel, horizon + 0.05 + 0.22 * depth, 0.03, mix(far, near, 0.3 + depth * 0.5), near, 1.8)
    mottle(easel, horizon, 0.12)
    canopy(easel, codes)
    finish_ground(easel, horizon + 0.05, 0 if easel.snowy else 70)
    return Stage(light, horizon, 0.89, horizon + 0.14, foot="snow" if easel.snowy else "grass")


def trunk(easel: Easel, x: float, foot: float, half: float, pale: float) -> None:
    """One birch, from the ground to above the picture."""
    rng, light, height = easel.rng, easel.light, easel.height
    wide = max(3, int(2 * half * easel.width))
    tall = int(foot * height)
    t = np.linspace(-1, 1, wide, dtype=np.float32)[None, :]
    rows = np.linspace(0, 1, tall, dtype=np.float32)[:, None]
    side = -1 if easel.from_left else 1
    lit = 0.84 + 0.2 * t * side - 0.24 * t**2
    marks = noise(rng, tall, wide, (max(4, tall / wide * 2.6), 2))
    dark = smooth(0.72, 0.82, marks) * (0.5 + 0.5 * np.abs(t)) + smooth(0.9, 1.0, rows) * 0.5
    bark: Array = (
        mix(rgb("#f6f2ec"), rgb("#3a3436"), np.clip(dark, 0, 1)[..., None])
        * mix(light.ambient, light.lit, 0.55)
        * lit[..., None]
    )
    bark = mix(bark, mix(light.low, light.ambient, 0.35), float(np.clip(pale, 0, 1)) * light.haze)
    drawing = np.dstack([np.clip(bark, 0, 1), np.broadcast_to(smooth(1.0, 0.8, np.abs(t)), (tall, wide))]).astype(
        np.float32
    )
    place(easel, drawing, x, foot, 0.5)


@apart
def canopy(easel: Easel, codes: tuple[str, ...]) -> None:
    """Leaves that hang into the picture from above."""
    if easel.scene.season == "winter" or easel.snowy:
        return
    rows, columns = grid(easel.height, easel.width)
    for i in range(2):
        leaves = cloudy(easel.rng, easel.height // 2, easel.width // 2, (20, 20), 4)
        reach = 0.1 + 0.14 * np.abs(columns[:, ::2] - 0.5)[:, : leaves.shape[1]] * 2 - 0.05 * i
        mask = smooth(0.44, 0.52, leaves + smooth(reach + 0.1, reach - 0.14, rows[::2][: leaves.shape[0]]) * 0.5 - 0.34)
        tone = rgb(codes[i]) * mix(easel.light.ambient, easel.light.lit, 0.7)
        full = (
            np.asarray(
                Image.fromarray((mask * 255).astype(np.uint8)).resize((easel.width, easel.height)), dtype=np.float32
            )
            / 255
        )
        shade = (
            np.asarray(
                Image.fromarray((leaves * 255).astype(np.uint8)).resize((easel.width, easel.height)), dtype=np.float32
            )
            / 255
        )
        lay(easel.picture, np.clip(tone * (0.5 + 0.9 * shade)[..., None], 0, 1), full)
