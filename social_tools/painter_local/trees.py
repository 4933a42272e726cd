"""Trees: near ones with shaded branches, and far ones as a line of shapes."""

import numpy as np
from PIL import Image, ImageDraw

from social_tools.painter_local.brush import Array, Colour, Rng, cloudy, lay, mix, rgb, smooth
from social_tools.painter_local.light import Light

LEAVES = {
    "summer": ("#3f8f46", "#5aa84a", "#2f7d55"),
    "spring": ("#8fc96a", "#f2a7c3", "#f7c3d4"),
    "autumn": ("#d9772b", "#c9482f", "#e0a633"),
    "winter": ("#7f93a8", "#8aa0b5", "#95a5ba"),
}


def polygon(size: tuple[int, int], points: list[tuple[float, float]]) -> Array:
    """A filled shape with soft edges; points are in pixels."""
    width, height = size
    image = Image.new("L", (width * 2, height * 2))
    ImageDraw.Draw(image).polygon([(x * 2, y * 2) for x, y in points], fill=255)
    return np.asarray(image.resize(size, Image.Resampling.BOX), dtype=np.float32) / 255


def tier(rng: Rng, centre: float, top: float, bottom: float, half: float, lobes: int) -> list[tuple[float, float]]:
    """One storey of a conifer: a cone whose lower edge hangs in rounded tips, each a little different."""
    points = [(centre, top)]
    cuts = np.cumsum(rng.uniform(0.7, 1.3, lobes))
    edges = np.concatenate([[0.0], cuts / cuts[-1]])
    drop = rng.uniform(0.1, 0.24, lobes)
    for lobe in range(lobes):
        for t in np.linspace(0, 1, 7)[:-1]:
            along = edges[lobe] + (edges[lobe + 1] - edges[lobe]) * t
            sag = np.sin(t * np.pi) ** 0.7 * drop[lobe]
            arch = (1 - (2 * along - 1) ** 2) * 0.16
            points.append((centre + half * (1 - 2 * along), bottom + (bottom - top) * (sag + arch - 0.3)))
    return points


def conifer(rng: Rng, height: int, light: Light, leaf: Colour, snow: bool, from_left: bool) -> Array:
    """A fir with shaded branches, and snow on them if it is winter."""
    width = int(height * rng.uniform(0.46, 0.58))
    tree = np.zeros((height, width, 4), dtype=np.float32)
    size, centre, storeys = (width, height), width / 2, int(rng.integers(7, 10))
    stem = [(centre - width * 0.04, height * 0.8), (centre + width * 0.04, height * 0.8)]
    cover(
        tree,
        rgb("#5b4038") * light.ambient,
        polygon(size, [*stem, (centre + width * 0.06, height), (centre - width * 0.06, height)]),
    )
    across = np.linspace(-1, 1, width, dtype=np.float32)[None, :] * (-1 if from_left else 1)
    rows = np.arange(height, dtype=np.float32)[:, None]
    patches = cloudy(rng, height, width, (16, 9), 3)
    white = mix(light.ambient, rgb("#f4f7ff"), 0.45)
    for i in reversed(range(storeys)):
        top = height * (0.01 + 0.74 * (i / storeys) ** 1.1)
        bottom = top + height * (0.17 + 0.1 * i / storeys)
        half = width * (0.1 + 0.4 * ((i + 0.7) / storeys) ** 0.9) * rng.uniform(0.94, 1.06)
        y0, y1 = int(top), min(height, int(bottom + (bottom - top) * 0.25) + 2)
        band = (width, y1 - y0)
        shape = polygon(band, [(x, y - y0) for x, y in tier(rng, centre, top, bottom, half, 3 + i // 2)])
        down = np.clip((rows[y0:y1] - top) / (bottom - top), 0, 1)
        curve = np.clip(across * width / 2 / half, -1, 1)
        shade = 0.44 + 0.5 * down + (0.1 + 0.24 * light.power) * curve
        tone = leaf * light.ambient + leaf * light.sun * light.power * 0.8 * np.clip(curve + 0.25, 0, 1)[..., None]
        tone = tone * (shade * (0.9 + 0.2 * patches[y0:y1]))[..., None]
        if snow:
            lies = smooth(0.5, 0.66, patches[y0:y1] + 0.3 * (1 - np.abs(down - 0.46) * 2.4)) * 0.96
            cold = white * (0.8 + 0.12 * down + 0.14 * curve)[..., None]
            warm = cold + light.sun * light.power * 0.34 * np.clip(curve + 0.1, 0, 1)[..., None]
            tone = mix(tone, np.clip(warm, 0, 1), lies[..., None])
        cover(tree[y0:y1], np.clip(tone, 0, 1), shape)
    return tree


def leafy(rng: Rng, height: int, light: Light, leaf: Colour, snow: bool, from_left: bool) -> Array:
    """A round tree: a trunk and a heap of shaded balls of leaves."""
    width = int(height * rng.uniform(0.72, 0.9))
    tree = np.zeros((height, width, 4), dtype=np.float32)
    centre = width / 2
    stem = [
        (centre - width * 0.045, height * 0.5),
        (centre + width * 0.045, height * 0.5),
        (centre + width * 0.075, height),
        (centre - width * 0.075, height),
    ]
    cover(tree, rgb("#6a4a3a") * light.lit, polygon((width, height), stem))
    balls = [(-0.22, 0.06, 0.2), (0.22, 0.06, 0.2), (0.0, -0.14, 0.24), (0.0, 0.06, 0.26)]
    for angle, reach in zip(rng.uniform(0, 2 * np.pi, 46), np.sqrt(rng.random(46)), strict=True):
        balls.append((0.37 * reach * np.cos(angle), 0.25 * reach * np.sin(angle), rng.uniform(0.07, 0.13)))
    speckle = cloudy(rng, height, width, (34, 30), 2) - 0.5
    for dx, dy, radius in balls:
        r, cx, cy = radius * width, centre + dx * width, height * (0.38 + dy)
        y0, y1, x0, x1 = (
            max(0, int(cy - r - 2)),
            min(height, int(cy + r + 3)),
            max(0, int(cx - r - 2)),
            min(width, int(cx + r + 3)),
        )
        rows, columns = np.mgrid[y0:y1, x0:x1].astype(np.float32)
        dapple = speckle[y0:y1, x0:x1]
        x, y = (columns - cx) / r, (rows - cy) / r
        toward = dx * (-1 if from_left else 1)
        lit = 0.8 + 0.13 * (x * (-1 if from_left else 1)) - 0.14 * y - 0.62 * dy + 0.5 * toward + 0.22 * dapple
        tone = (
            leaf * light.ambient * lit[..., None]
            + leaf * light.sun * light.power * 0.8 * np.clip(lit - 0.55, 0, 1)[..., None]
        )
        if snow:
            tone = mix(tone, mix(light.ambient, rgb("#f6f8ff"), 0.5), smooth(0.1, -0.5, y)[..., None] * 0.9)
        tone = np.clip(tone * rng.uniform(0.93, 1.07), 0, 1)
        cover(tree[y0:y1, x0:x1], tone, smooth(1.04, 0.94, np.sqrt(x * x + y * y) + 0.42 * dapple))
    return tree


def palm(rng: Rng, height: int, light: Light, from_left: bool) -> Array:
    """A palm: a bent trunk and a crown of drooping leaves."""
    width = int(height * 0.9)
    tree = np.zeros((height, width, 4), dtype=np.float32)
    lean = rng.uniform(0.08, 0.16) * (1 if from_left else -1)
    spine = [(width * (0.5 - lean * 1.2 + lean * 2 * t * t), height * (1 - 0.72 * t)) for t in np.linspace(0, 1, 14)]
    thick = [width * 0.034 * (1.25 - 0.55 * t) for t in np.linspace(0, 1, 14)]
    left = [(x - w, y) for (x, y), w in zip(spine, thick, strict=True)]
    right = [(x + w, y) for (x, y), w in zip(spine, thick, strict=True)]
    bark = rgb("#a57a58")
    rings = 0.86 + 0.14 * (np.sin(np.arange(height, dtype=np.float32) * 26 * np.pi / height) > 0)
    cover(tree, bark * light.lit * rings[:, None, None], polygon((width, height), left + right[::-1]))
    crown_x, crown_y = spine[-1]
    angles = sorted(rng.uniform(-12, 12) + a for a in (-200, -168, -138, -100, -62, -30, 2, 24))
    for i, angle in enumerate(angles):
        reach = width * rng.uniform(0.36, 0.46)
        tone = mix(rgb("#2f8a4a"), rgb("#6cc04e"), i % 3 / 2)
        cover(
            tree,
            tone * light.lit * (0.8 + 0.08 * (i % 3)),
            polygon((width, height), frond(crown_x, crown_y, angle, reach)),
        )
    return tree


def frond(x: float, y: float, angle: float, reach: float) -> list[tuple[float, float]]:
    """One leaf of a palm: an arc that falls at its end, with a toothed lower side."""
    radians = np.deg2rad(angle)
    upper, lower = [], []
    for i, t in enumerate(np.linspace(0, 1, 15)):
        cx = x + np.cos(radians) * reach * t
        cy = y + np.sin(radians) * reach * t * 0.8 + reach * 0.75 * t * t
        wide = reach * 0.13 * np.sin(np.pi * min(1.0, t * 0.94 + 0.06)) ** 0.7
        upper.append((cx, cy - wide * 0.5))
        lower.append((cx - np.cos(radians) * reach * 0.03, cy + wide * (1.3 if i % 2 else 0.55)))
    return upper + lower[::-1]


def cover(tree: Array, colour: Array, alpha: Array) -> None:
    """Lay a colour on a transparent sprite."""
    lay(tree[..., :3], colour, np.where(tree[..., 3] > 0.02, alpha, (alpha > 0).astype(np.float32)))
    tree[..., 3] = np.maximum(tree[..., 3], alpha)


def tree_line(
    picture: Array, rng: Rng, base: float, tall: float, colour: Colour, foot: Colour, gap: float, pointed: bool
) -> None:
    """A row of far trees as one soft shape, lower around the gap in the middle and paler at its foot."""
    rng = rng.spawn(1)[0]
    height, width = picture.shape[:2]
    top, bottom = int(height * (base - tall * 1.3)), int(height * (base + 0.02))
    size = (width, bottom - top)
    image = Image.new("L", (size[0] * 2, size[1] * 2))
    pen = ImageDraw.Draw(image)
    x = -0.05
    while x < 1.05:
        room = 0.45 + 0.55 * float(smooth(gap * 0.25, gap * 1.6, abs(x - 0.5)))
        h = tall * room * rng.uniform(0.65, 1.25) * height * 2
        draw_far_tree(pen, x * width * 2, size[1] * 2 - 0.02 * height, h, pointed, rng)
        x += tall * rng.uniform(0.1, 0.3) * (0.8 if pointed else 1.3) + 0.006
    mask = np.asarray(image.resize(size, Image.Resampling.BOX), dtype=np.float32) / 255
    t = np.linspace(0, 1, size[1], dtype=np.float32)[:, None, None]
    start = max(0, -top)
    lay(picture[max(0, top) : bottom], mix(colour, foot, t**1.6)[start:], mask[start:])


def draw_far_tree(pen: ImageDraw.ImageDraw, x: float, y: float, h: float, pointed: bool, rng: Rng) -> None:
    if not pointed:
        for _ in range(9):
            r, turn, reach = h * rng.uniform(0.11, 0.2), rng.uniform(0, 2 * np.pi), rng.random() ** 0.5
            cx, cy = x + 0.24 * h * reach * np.cos(turn), y - h * (0.62 + 0.24 * reach * np.sin(turn))
            pen.ellipse((cx - r, cy - r, cx + r, cy + r), fill=255)
        pen.ellipse((x - h * 0.26, y - h * 0.84, x + h * 0.26, y - h * 0.38), fill=255)
        pen.rectangle((x - h * 0.04, y - h * 0.5, x + h * 0.04, y), fill=255)
        return
    wide, storeys = h * rng.uniform(0.17, 0.23), 7
    pen.rectangle((x - h * 0.02, y - h * 0.2, x + h * 0.02, y), fill=255)
    for i in range(storeys):
        top, foot = y - h * (1 - i * 0.125), y - h * (1 - i * 0.125 - 0.24)
        half = wide * (i + 1.2) / (storeys + 0.2)
        pen.polygon(
            [
                (x, top),
                (x + half, foot),
                (x + half * 0.45, foot - h * 0.03),
                (x - half * 0.45, foot - h * 0.03),
                (x - half, foot),
            ],
            fill=255,
        )
