"""A true isometric stage: a block of land floats in the air, its sides cut, with things standing on it in rows."""

from collections.abc import Callable

import numpy as np
from PIL import Image

from social_tools.painter_local.brush import Array, Colour, cloudy, lay, mix, rgb, smooth, to_image
from social_tools.painter_local.countryside import barn
from social_tools.painter_local.fancies import sweet_tree
from social_tools.painter_local.outdoors import SNOW, grown, shrunk
from social_tools.painter_local.props import Sheet, lamp_glow, place, set_down
from social_tools.painter_local.shops import stall
from social_tools.painter_local.stage import Easel, Stage
from social_tools.painter_local.streets import STRIPES
from social_tools.painter_local.trees import LEAVES

LANDS: dict[str, tuple[str, str, str]] = {
    "green": ("#86c45a", "#9a6a44", "tree"),
    "wood": ("#6fae54", "#8a5f40", "many trees"),
    "jungle": ("#4f9f4a", "#7a5238", "palms"),
    "snow": ("#eef3fc", "#9fb4d0", "firs"),
    "sand": ("#f0cf92", "#c98f54", "none"),
    "shore": ("#f4dca4", "#d0a468", "palms"),
    "water": ("#4fa8d8", "#2f6f9f", "none"),
    "paved": ("#c9beb4", "#8f8790", "houses"),
    "floor": ("#c99a68", "#8a5f40", "none"),
    "dust": ("#b9b4c8", "#6f6a80", "none"),
    "sweet": ("#ffb8d8", "#f0d090", "sweets"),
    "fair": ("#c9beb4", "#8f8790", "stalls"),
    "farm": ("#86c45a", "#9a6a44", "farm"),
    "village": ("#86c45a", "#9a6a44", "houses"),
}
LAND_OF = {
    **dict.fromkeys(("meadow", "garden", "park", "hill", "river", "bridge", "cliff", "lake", "pond"), "green"),
    **dict.fromkeys(("forest", "birch forest", "mushroom wood", "waterfall", "mountains", "viaduct"), "wood"),
    **dict.fromkeys(("jungle", "jungle waterfall"), "jungle"),
    **dict.fromkeys(("snowfield", "ice"), "snow"),
    **dict.fromkeys(("desert", "canyon"), "sand"),
    "beach": "shore",
    "sea": "water",
    "harbour": "water",
    **dict.fromkeys(("city", "cafe", "shop", "noodle shop", "rooftop"), "paved"),
    **dict.fromkeys(("moonscape", "space", "cave", "sky", "starry sky"), "dust"),
    "candy land": "sweet",
    "market": "fair",
    "farm": "farm",
    "village": "village",
}
TOP, MIDDLE, FRONT, HALF, THICK = 0.3, 0.565, 0.83, 0.46, 0.1
"""Rows of the upper, side and near corners of the block; half its width; how thick it is."""


def diorama(easel: Easel, place_painter: Callable[[Easel], Stage]) -> Stage:
    """Redraw the place as a block; a place that is all walls is painted first and stands at the back of a box."""
    name = LAND_OF.get(easel.scene.place, "floor")
    light, scenery = easel.light, None
    if name in ("floor", "dust"):
        painted = place_painter(easel)
        light = painted.light
        scenery = easel.picture[: max(8, int((painted.near + 0.02) * easel.height))].copy()
    block = Easel(easel.picture, easel.scene, light, easel.stream("isometric"))
    backdrop(block)
    upper, side, growth = LANDS[name]
    ground = rgb(SNOW) if block.snowy and name not in ("floor", "water", "dust") else rgb(upper)
    cut_sides(block, rgb(side), ground)
    surface(block, ground, name)
    if scenery is not None:
        walls(block, scenery)
    furnish(block, "firs" if growth == "many trees" and block.snowy else growth)
    return Stage(light, TOP, 0.66, 0.5, water=0.62 if name == "water" else None, zoom=0.72, ledge=True)


def backdrop(easel: Easel) -> None:
    """A plain ground that runs from light to darker, and the block's soft shadow far below."""
    light = easel.light
    rows = np.linspace(0, 1, easel.height, dtype=np.float32)[:, None]
    columns = np.linspace(0, 1, easel.width, dtype=np.float32)[None, :]
    upper, lower = mix(light.middle, light.low, 0.35), mix(light.low, light.ambient, 0.4)
    picture = mix(upper, lower, rows[..., None])
    d = ((columns - 0.5) / 0.42) ** 2 + ((rows - 0.95) / 0.05) ** 2
    easel.picture[:] = picture * (1 - 0.34 * np.exp(-d))[..., None]


def corners(width: float, height: float) -> dict[str, tuple[float, float]]:
    stretch = height / width if height < width else 1.0
    half = HALF * stretch
    return {"top": (0.5, TOP), "right": (0.5 + half, MIDDLE), "front": (0.5, FRONT), "left": (0.5 - half, MIDDLE)}


def cut_sides(easel: Easel, side: Colour, ground: Colour) -> None:
    """The two near sides: a rim of what grows on top, and layers of earth with stones in it."""
    at = corners(easel.width, easel.height)
    shape = easel.width / easel.height
    sheet = Sheet(easel.height, shape)
    for name, shade in (("left", 0.96 if easel.from_left else 0.74), ("right", 0.74 if easel.from_left else 0.96)):
        (x0, y0), (x1, y1) = at[name], at["front"]
        tone = side * (easel.light.lit if shade > 0.9 else easel.light.ambient) * shade
        down = THICK
        for layer, (low, high, value) in enumerate(((0.0, 0.24, 0.0), (0.24, 0.62, 1.0), (0.62, 1.0, 0.8))):
            colour = ground * easel.light.lit * shade * 0.9 if layer == 0 else tone * value
            points = [
                (x0 * shape, y0 + down * low),
                (x1 * shape, y1 + down * low),
                (x1 * shape, y1 + down * high),
                (x0 * shape, y0 + down * high),
            ]
            sheet.shape_of(points, np.clip(colour, 0, 1))
        for _ in range(26):
            t, d = float(easel.rng.random()), float(easel.rng.uniform(0.36, 0.9))
            x, y = x0 + (x1 - x0) * t, y0 + (y1 - y0) * t + down * d
            sheet.disc(x * shape, y, 0.006, np.clip(tone * float(easel.rng.uniform(0.7, 1.25)), 0, 1), flat=0.7)
    place(easel, sheet.array(), 0.5, 1.0, 0)


def surface(easel: Easel, ground: Colour, name: str) -> None:
    """The upper side, in tiles that lie along its edges."""
    at = corners(easel.width, easel.height)
    half = at["right"][0] - 0.5
    rows = (np.arange(easel.height, dtype=np.float32)[:, None] + 0.5) / easel.height
    columns = (np.arange(easel.width, dtype=np.float32)[None, :] + 0.5) / easel.width
    across, down = (columns - 0.5) / half, (rows - MIDDLE) / (FRONT - MIDDLE)
    u, v = (across + down + 1) / 2, (down - across + 1) / 2
    inside = smooth(-0.002, 0.002, np.minimum(np.minimum(u, 1 - u), np.minimum(v, 1 - v)))
    tiles = 8
    odd = (np.floor(u * tiles) + np.floor(v * tiles)) % 2
    seam = np.minimum(np.abs(u * tiles - np.round(u * tiles)), np.abs(v * tiles - np.round(v * tiles)))
    rough = cloudy(easel.rng, easel.height, easel.width, (30, 30), 3)
    near_sun = 0.95 + 0.1 * (1 - u if easel.from_left else u)
    tone = near_sun * (1 + 0.035 * (odd - 0.5)) * (0.9 + 0.2 * rough) * (0.94 + 0.06 * smooth(0.0, 0.06, seam))
    colour = ground * easel.light.lit * tone[..., None]
    if name in ("green", "wood", "jungle", "paved", "village", "farm") and not easel.snowy:
        lane = smooth(0.075, 0.065, np.abs(u - 0.5))
        way = rgb("#e2cda0") if name != "paved" else rgb("#7f7a86")
        colour = mix(colour, way * easel.light.lit * (0.94 + 0.1 * rough)[..., None], lane[..., None])
    if name in ("green", "shore") and easel.scene.place in ("lake", "pond", "river", "bridge", "beach", "cliff"):
        wet = smooth(0.34, 0.32, v + 0.05 * (rough - 0.5))
        sea = mix(rgb("#3f9fd0"), rgb("#8fd8e8"), smooth(0.2, 0.34, v)[..., None]) * easel.light.lit
        colour = mix(colour, sea, wet[..., None])
    if name == "water":
        wave = smooth(0.62, 0.7, cloudy(easel.rng, easel.height, easel.width, (40, 16), 3))
        colour = mix(colour, rgb("#bfe8f4") * easel.light.lit, (wave * 0.6)[..., None])
    easel.picture[:] = mix(easel.picture, np.clip(colour, 0, 1), inside[..., None])


def walls(easel: Easel, scenery: Array) -> None:
    """The two far walls of a box, with the place itself painted on them."""
    at = corners(easel.width, easel.height)
    tall = 0.27
    half = int((at["right"][0] - 0.5) * easel.width)
    image = to_image(scenery).resize((2 * half, int(tall * easel.height)), Image.Resampling.LANCZOS)
    paint = np.asarray(image, dtype=np.float32) / 255
    left = int(0.5 * easel.width) - half
    climb = int((MIDDLE - TOP) * easel.height)
    y0 = int((TOP - tall) * easel.height)
    rows = np.arange(paint.shape[0] + climb)[:, None]
    columns = np.arange(2 * half)[None, :]
    away = np.abs(columns - half) / half
    source = rows - (away * climb).astype(int)
    inside = (source >= 0) & (source < paint.shape[0])
    shade = np.where(columns < half, 0.86, 1.0) * (1 - 0.16 * (1 - away) ** 4)
    colour = paint[np.clip(source, 0, paint.shape[0] - 1), columns] * shade[..., None].astype(np.float32)
    rim = (np.abs(source) < max(3, easel.height // 200)) | (
        np.abs(source - paint.shape[0] + 1) < max(2, easel.height // 300)
    )
    colour = np.where(rim[..., None], rgb("#f4ece0") * easel.light.ambient, colour).astype(np.float32)
    part = easel.picture[y0 : y0 + rows.shape[0], left : left + 2 * half]
    lay(part, colour[: part.shape[0]], inside[: part.shape[0]].astype(np.float32))


def on_top(easel: Easel, u: float, v: float) -> tuple[float, float]:
    """A point of the upper side, by its share along both edges, on the picture."""
    half = corners(easel.width, easel.height)["right"][0] - 0.5
    return 0.5 + (u - v) * half, MIDDLE + (u + v - 1) * (FRONT - MIDDLE)


def furnish(easel: Easel, growth: str) -> None:
    """Trees or houses along the two far edges, farthest first."""
    spots = [(u, 0.1) for u in (0.12, 0.3, 0.7, 0.88)] + [(0.1, v) for v in (0.3, 0.7, 0.88)]
    if growth == "many trees":
        spots += [(u, 0.26) for u in (0.24, 0.76, 0.92)] + [(0.26, v) for v in (0.76, 0.92)]
    if growth == "none":
        return
    if growth == "stalls":
        spots += [(0.48, 0.1), (0.1, 0.5), (0.92, 0.3), (0.3, 0.92)]
    drawings: list[Array] = []
    for i, (u, v) in enumerate(sorted(spots, key=lambda spot: spot[0] + spot[1])):
        x, foot = on_top(easel, u + float(easel.rng.uniform(-0.03, 0.03)), v + float(easel.rng.uniform(-0.02, 0.03)))
        if growth == "stalls":
            set_down(easel, stall(easel, int(0.2 * easel.height), STRIPES[i % len(STRIPES)]), x, foot + 0.03, 0.0, 0.3)
            continue
        if growth == "sweets":
            sweet_tree(easel, x, foot, float(easel.rng.uniform(0.14, 0.22)), 0.0)
            continue
        if growth == "farm" and i == 0:
            set_down(easel, barn(easel, int(0.2 * easel.height), False), 0.5, TOP + 0.09, 0.0, 0.3)
            continue
        if growth == "houses":
            set_down(
                easel,
                block_house(easel, int(float(easel.rng.uniform(0.13, 0.2)) * easel.height)),
                x,
                foot + 0.03,
                0.0,
                0.3,
            )
            if easel.dark:
                lamp_glow(easel, x, foot - 0.05, 0.05, "#ffc060", 0.4)
            continue
        kind = {"firs": "conifer", "palms": "palm"}.get(growth, "conifer" if easel.snowy else "leafy")
        if len(drawings) < 2:
            leaf = rgb(
                LEAVES[easel.scene.season][i % 3] if kind == "leafy" else ("#3c7d68", "#2f6a5c", "#447f5c")[i % 3]
            )
            drawings.append(grown(easel, kind, leaf, int(0.26 * easel.height)))
        tall = float(easel.rng.uniform(0.15, 0.21))
        place(easel, shrunk(drawings[i % len(drawings)], int(tall * easel.height)), x, foot + 0.01, 0.4)


def block_house(easel: Easel, height: int) -> Sheet:
    """A house seen over its corner."""
    sheet = Sheet(height, 0.94)
    wall = rgb(("#f4e0c0", "#f0b8a0", "#b8d0d8", "#f2d890", "#d8c0d8")[int(easel.rng.integers(5))])
    roof = rgb(SNOW) if easel.snowy else rgb(("#b5533f", "#5f6a86", "#a8663c")[int(easel.rng.integers(3))])
    left, right = (1.0, 0.78) if easel.from_left else (0.78, 1.0)
    sheet.shape_of([(0.07, 0.42), (0.47, 0.63), (0.47, 1.0), (0.07, 0.79)], wall * left, wall * left * 0.9)
    sheet.shape_of([(0.87, 0.42), (0.47, 0.63), (0.47, 1.0), (0.87, 0.79)], wall * right, wall * right * 0.9)
    sheet.shape_of([(0.02, 0.42), (0.47, 0.66), (0.47, 0.03)], roof * left)
    sheet.shape_of([(0.92, 0.42), (0.47, 0.66), (0.47, 0.03)], roof * right)
    pane = rgb("#ffd98a") if easel.dark else rgb("#7f98b4")
    for dx, slope in ((0.16, 0.525), (0.3, 0.525), (0.58, -0.525), (0.72, -0.525)):
        y = 0.6 + (dx - 0.07) * slope if slope > 0 else 0.6 + (0.87 - dx) * -slope
        points = [(dx, y), (dx + 0.08, y + 0.08 * slope), (dx + 0.08, y + 0.08 * slope + 0.11), (dx, y + 0.11)]
        sheet.shape_of(points, pane)
        if easel.dark:
            sheet.shining(dx, y, dx + 0.08, y + 0.12)
    return sheet
