"""Places with fresh water: a river, a bridge, a viaduct, waterfalls, a pond with lily pads."""

import numpy as np
from PIL import Image, ImageDraw

from social_tools.painter_local.brush import Array, Colour, cloudy, grid, lay, mix, noise, profile, rgb, smooth
from social_tools.painter_local.countryside import backdrop
from social_tools.painter_local.outdoors import PETALS, SNOW, cloud_cover, finish_ground, ground_colours, stand_trees
from social_tools.painter_local.props import Sheet, boulder, ink, place, set_down
from social_tools.painter_local.skies import paint_sky
from social_tools.painter_local.stage import Easel, Stage, flowers, hill, mottle, ridge, tufts
from social_tools.painter_local.trees import LEAVES, tree_line
from social_tools.painter_local.waters import water


def between_banks(easel: Easel, top: float, wide: float = 0.3, bend: float = 0.12) -> None:
    """A river that winds from `top` to the viewer, through the ground that is already painted."""
    start = int(top * easel.height)
    ground = easel.picture[start:].copy()
    water(easel, top, 1.0, 0.45, 0.62)
    tall = easel.height - start
    t = np.linspace(0, 1, tall, dtype=np.float32)[:, None]
    side = float(easel.rng.choice((-1, 1)))
    middle = 0.5 + side * bend * np.sin(t**0.7 * 5) * (1 - 0.4 * t)
    half = 0.02 + wide * t**1.4
    columns = np.linspace(0, 1, easel.width, dtype=np.float32)[None, :]
    ragged = (noise(easel.rng, tall, easel.width, (40, 18)) - 0.5) * (0.006 + 0.02 * t)
    away = np.abs(columns - middle) - half + ragged
    edge = np.exp(-(((away - 0.004) / (0.004 + 0.01 * t)) ** 2))
    lay(easel.picture[start:], ground, smooth(-0.002, 0.004, away))
    shore = rgb("#8a6f52") * easel.light.ambient if not easel.snowy else mix(easel.light.ambient, rgb(SNOW), 0.4)
    lay(easel.picture[start:], shore, edge * 0.7)


def river(easel: Easel) -> Stage:
    rng = easel.rng
    horizon = easel.skyline(0.48, 0.54)
    backdrop(easel, horizon, 4, 0.06, 0.18)
    between_banks(easel, horizon + 0.05, float(rng.uniform(0.24, 0.32)))
    codes = LEAVES[easel.scene.season]
    spots = [(float(rng.uniform(-0.02, 0.1)), 0.72, 0.44), (float(rng.uniform(0.9, 1.02)), 0.68, 0.38)]
    spots += [(0.2, horizon + 0.09, 0.2), (0.82, horizon + 0.08, 0.17)]
    pointed = bool(rng.random() < 0.4) or easel.snowy
    stand_trees(easel, spots, "conifer" if pointed else "leafy", ("#3c7d68", "#2f6a5c") if pointed else codes)
    boulders(easel, [(0.14, 0.9, 0.1), (0.9, 0.86, 0.12), (0.8, 0.93, 0.07)])
    front_bank(easel, 0.9)
    return Stage(
        easel.light, horizon, 0.95, horizon + 0.13, water=horizon + 0.27, foot="snow" if easel.snowy else "grass"
    )


def front_bank(easel: Easel, top: float) -> None:
    """Ground across the foot of the picture, nearest to the viewer."""
    far, near = ground_colours(easel)
    hill(easel, top, 0.04, far, near, 1.4)
    mottle(easel, top - 0.02, 0.1)
    finish_ground(easel, top - 0.04, 0 if easel.snowy else 90)


def boulders(easel: Easel, spots: list[tuple[float, float, float]]) -> None:
    for x, foot, wide in spots:
        place(easel, boulder(easel, int(wide * easel.width)), x, foot, 0.4)


def bridge(easel: Easel) -> Stage:
    """A stone bridge with arches across a river."""
    rng = easel.rng
    horizon = easel.skyline(0.46, 0.52)
    backdrop(easel, horizon, 3, 0.06, 0.2)
    shore = horizon + 0.13
    codes = LEAVES[easel.scene.season]
    spots = [(0.03, shore + 0.01, 0.36), (0.97, shore + 0.01, 0.4), (0.15, shore - 0.03, 0.2)]
    stand_trees(easel, spots, "leafy" if not easel.snowy else "conifer", codes if not easel.snowy else ("#3c7d68",))
    tall = float(rng.uniform(0.2, 0.24))
    set_down(easel, stone_bridge(easel, int(tall * easel.height), int(rng.integers(2, 5))), 0.5, shore + 0.004, 0.12, 0)
    water(easel, shore, 1.0, 0.5, 0.8)
    boulders(easel, [(0.05, 0.84, 0.16), (0.93, 0.87, 0.18), (0.2, 0.9, 0.08)])
    front_bank(easel, 0.9)
    return Stage(easel.light, horizon, 0.95, shore, water=shore + 0.16, foot="snow" if easel.snowy else "grass")


def stone_bridge(easel: Easel, height: int, arches: int) -> Array:
    wide = easel.width / height * 1.04
    sheet = Sheet(height, wide)
    steps = np.linspace(0, wide, 60)
    rise = 0.3 * (1 - ((steps / wide) * 2 - 1) ** 2)
    deck = [(float(x), 0.42 - float(r)) for x, r in zip(steps, rise, strict=True)]
    stone = mix(rgb("#b9a893"), rgb("#a8a4a8"), float(easel.rng.random()))
    sheet.shape_of([*deck, (wide, 1.02), (0, 1.02)], stone, stone * 0.72)
    rng = np.random.default_rng(arches)
    for _ in range(260):
        x, y = float(rng.random()) * wide, float(rng.uniform(0.2, 1))
        sheet.line([(x, y), (x + 0.1, y), (x + 0.1, y + 0.04), (x, y + 0.04), (x, y)], stone * 0.84, 0.006)
    hollow = wide * 0.8 / arches
    for i in range(arches):
        x = wide * 0.1 + hollow * (i + 0.5)
        r = hollow * 0.4
        top = max(0.24, 1.0 - r * 0.95)
        clear_arch(sheet, x, r, top, stone)
    cap = rgb(SNOW) if easel.snowy else stone * 1.12
    sheet.line([(x, y - 0.01) for x, y in deck], cap, 0.06)
    return sheet.array()


def clear_arch(sheet: Sheet, x: float, r: float, top: float, stone: Colour) -> None:
    """An opening through which the other side is seen, with a ring of stones and a dark inner side."""
    ring = [(x + (r + 0.06) * np.cos(a), 1.02 - (1.02 - top + 0.06) * np.sin(a)) for a in np.linspace(0, np.pi, 30)]
    sheet.shape_of(ring, stone * 1.1)
    inner = [(x + r * np.cos(a), 1.02 - (1.02 - top) * np.sin(a)) for a in np.linspace(0, np.pi, 30)]
    sheet.shape_of(inner, stone * 0.42)
    hole = [(px - r * 0.16, py + 0.02) for px, py in inner]
    keep = [(max(px, x - r), min(py, 1.02)) for px, py in hole]
    sheet.pen.polygon(sheet.at(keep), fill=(0, 0, 0, 0))


def viaduct(easel: Easel) -> Stage:
    """A long row of tall arches across a mountain valley; things stand and drive on its top."""
    light, rng = easel.light, easel.rng
    horizon = easel.skyline(0.62, 0.66)
    paint_sky(easel.picture, light, rng, horizon, cloud_cover(easel))
    stone = mix(rgb("#66729c") * light.ambient, light.middle, 0.25)
    ridge(easel, horizon - 0.06, float(rng.uniform(0.34, 0.42)), mix(stone, light.low, 0.3), 0.45, 2.6)
    ridge(easel, horizon + 0.02, 0.24, rgb("#5a6484") * light.ambient, 0.2 if easel.snowy else 0.7, 3.4)
    far, near = ground_colours(easel)
    dark = mix(rgb("#2f5a4c") * light.ambient, light.low, 0.3 * light.haze)
    for i in range(3):
        tree_line(
            easel.picture,
            rng,
            horizon + 0.06 + 0.07 * i,
            0.09,
            mix(dark, near, 0.1 * i),
            mix(far, light.low, 0.3),
            0.04,
            True,
        )
        hill(easel, horizon + 0.06 + 0.08 * i, 0.06, mix(far, near, 0.3 * i), mix(far, near, 0.3 + 0.3 * i), 1.6)
    deck = 0.62
    lit = rgb("#c4ad94")
    tall = 1.0 - deck + 0.02
    sheet = Sheet(int(tall * easel.height), easel.width / easel.height / tall)
    span = 0.4
    sheet.box(0, 0, sheet.shape, 1, lit, lit * 0.7)
    x = span * float(rng.uniform(0.1, 0.9)) - span
    while x < sheet.shape + span:
        clear_arch(sheet, x, span * 0.38, 0.2, lit)
        x += span
    cap = rgb(SNOW) if easel.snowy else lit * 1.12
    sheet.box(0, 0, sheet.shape, 0.035, cap)
    sheet.box(0, 0.06, sheet.shape, 0.085, lit * 0.72)
    set_down(easel, sheet.array(), 0.5, 1.02, 0.1, 0)
    trees = [(float(x), 1.04 + 0.02 * float(rng.random()), float(rng.uniform(0.16, 0.26))) for x in rng.random(9)]
    stand_trees(easel, trees, "conifer", ("#33705c", "#2d6453"))
    return Stage(light, horizon, deck + 0.004, deck + 0.004, ledge=True)


def waterfall(easel: Easel) -> Stage:
    return falls(easel, tropical=False)


def jungle_waterfall(easel: Easel) -> Stage:
    return falls(easel, tropical=True)


def falls(easel: Easel, tropical: bool) -> Stage:
    """Water over a cliff into a pool, with spray; palms or firs beside it."""
    light, rng = easel.light, easel.rng
    horizon = easel.skyline(0.56, 0.6)
    paint_sky(easel.picture, light, rng, horizon, cloud_cover(easel) * 0.7)
    leaf = rgb("#1f7a4a" if tropical else "#2f5a4c")
    for i, pale in enumerate((0.7, 0.45)):
        tone = mix(leaf * light.ambient, light.low, pale * light.haze)
        tree_line(
            easel.picture, rng, horizon - 0.2 + 0.16 * i, 0.26, tone, mix(tone, light.low, 0.2), 0.05, not tropical
        )
    x = 0.5 + float(rng.uniform(-0.12, 0.12))
    top = horizon - float(rng.uniform(0.36, 0.42))
    cliff_face(easel, top, horizon + 0.02, x)
    falling_water(easel, top + 0.015, horizon + 0.02, x, float(rng.uniform(0.085, 0.13)))
    water(easel, horizon + 0.01, 1.0, 0.7, 0.5)
    spray(easel, x, horizon + 0.02)
    spots = [
        (0.02, horizon + 0.18, 0.6),
        (0.98, horizon + 0.2, 0.64),
        (0.14, horizon + 0.08, 0.42),
        (0.87, horizon + 0.08, 0.4),
    ]
    kind = "palm" if tropical else "conifer"
    stand_trees(easel, spots, kind, ("#2f8a4a",) if tropical else ("#3c7d68", "#2f6a5c"))
    boulders(
        easel,
        [
            (0.1, horizon + 0.26, 0.2),
            (0.9, horizon + 0.28, 0.22),
            (x - 0.15, horizon + 0.07, 0.1),
            (x + 0.15, horizon + 0.07, 0.09),
        ],
    )
    front_bank(easel, 0.88)
    if tropical and not easel.snowy:
        far, near = ground_colours(easel)
        tufts(easel, 0.86, 1.04, 260, [near * 0.7, near, mix(near, far, 0.6)], 0.08)
        flowers(easel, 0.86, 1.0, 30, [rgb(code) for code in PETALS[:3]], 0.02)
    return Stage(light, horizon, 0.93, horizon + 0.25, water=horizon + 0.24, foot="snow" if easel.snowy else "grass")


def cliff_face(easel: Easel, top: float, foot: float, x: float) -> None:
    """Rough rock, lower in the middle where the water comes over, overgrown along its top."""
    light, rng, height, width = easel.light, easel.rng, easel.height, easel.width
    _, columns = grid(height, width)
    away = np.abs(columns[0] - x)
    crest = (
        top - 0.1 * smooth(0.08, 0.3, away) + 0.2 * smooth(0.3, 0.52, away) + 0.05 * (profile(rng, width, 7, 3) - 0.5)
    ) * height
    y0, y1 = max(0, int(crest.min()) - 2), int(foot * height)
    rows = np.arange(y0, y1, dtype=np.float32)[:, None]
    rough = cloudy(rng, y1 - y0, width, (5, 16), 5)
    ledges = cloudy(rng, y1 - y0, width, (14, 5), 3)
    facing = 0.36 + 0.9 * (rough - 0.5) + 0.5 * (ledges - 0.5) + 0.3
    stone: Array = rgb("#7f7a80") * light.ambient * facing[..., None] * 1.15
    stone = stone + light.sun * (light.power * 0.3 * np.clip(facing - 0.6, 0, 1))[..., None]
    depth = rows - crest[None, :]
    moss = smooth(30, 4, depth - (rough - 0.4) * 90) + 0.5 * smooth(0.56, 0.72, ledges)
    cap = (
        mix(light.ambient, rgb(SNOW), 0.5)
        if easel.snowy
        else rgb("#5a9a48") * light.lit * (0.7 + 0.5 * rough)[..., None]
    )
    stone = mix(stone, cap, np.clip(moss, 0, 1)[..., None])
    lay(easel.picture[y0:y1], np.clip(stone, 0, 1), np.clip(depth + 0.5, 0, 1))


def falling_water(easel: Easel, top: float, foot: float, x: float, half: float) -> None:
    light, height, width = easel.light, easel.height, easel.width
    y0, y1 = max(0, int(top * height)), int(foot * height)
    t = np.linspace(0, 1, y1 - y0, dtype=np.float32)[:, None]
    columns = np.arange(width, dtype=np.float32)[None, :] / width
    streaks = noise(easel.rng, y1 - y0, width, (3, 90)) * 0.6 + noise(easel.rng, y1 - y0, width, (9, 200)) * 0.4
    edge = (noise(easel.rng, y1 - y0, 2, (22, 1))[:, :1] - 0.5) * 0.012
    mask = smooth(0.0, 0.012, half * (0.85 + 0.3 * t) - np.abs(columns - x + edge)) * smooth(0, 0.05, t)
    bright = mix(light.lit, np.ones(3, np.float32), 0.55)
    blue = mix(rgb("#6fb4d8") * light.ambient, light.low, 0.25)
    colour = mix(blue, bright, smooth(0.3, 0.66, streaks + 0.12 * t)[..., None])
    lay(easel.picture[y0:y1], np.clip(colour, 0, 1), mask * 0.97)


def spray(easel: Easel, x: float, foot: float) -> None:
    rows, columns = grid(easel.height, easel.width)
    puff = cloudy(easel.rng, easel.height, easel.width, (14, 14), 3)
    d = ((columns - x) / 0.2) ** 2 + ((rows - foot) / 0.055) ** 2
    lay(
        easel.picture,
        mix(easel.light.lit, np.ones(3, np.float32), 0.5),
        np.clip(np.exp(-d) * (0.35 + puff * 1.1), 0, 0.95),
    )


def pond(easel: Easel) -> Stage:
    """Still water with lily pads, close to the viewer, reeds at both sides."""
    light, rng = easel.light, easel.rng
    horizon = easel.skyline(0.34, 0.4)
    backdrop(easel, horizon, 2, 0.04, 0.12)
    codes = LEAVES[easel.scene.season]
    for i in range(2):
        leaf = mix(rgb(codes[i]) * light.ambient * 0.85, light.low, (0.4 - 0.2 * i) * light.haze)
        tree_line(easel.picture, rng, horizon + 0.05 + 0.02 * i, 0.18, leaf, leaf * 0.7, 0.1, False)
    water(easel, horizon + 0.05, 1.0, 0.32, 0.85)
    pads = [(float(rng.random()), float(horizon + 0.1 + 0.55 * rng.random() ** 1.4)) for _ in range(26)]
    for x, y in sorted(pads, key=lambda spot: spot[1]):
        lily_pad(easel, x, y, 0.016 + 0.11 * (y - horizon), bool(rng.random() < 0.3))
    lily_pad(easel, 0.5, 0.87, 0.27, False)
    reeds(easel)
    return Stage(light, horizon, 0.87, 0.8, water=horizon + 0.3)


def lily_pad(easel: Easel, x: float, y: float, r: float, bloom: bool) -> None:
    side = int(2 * r * easel.width)
    if side < 8:
        return
    sheet = Sheet(max(8, int(side * 0.4)), 2.5)
    turn = float(easel.rng.uniform(20, 160))
    green = mix(rgb("#4f9a4a"), rgb("#7fb84a"), float(easel.rng.random()))
    corners = tuple(v * sheet.side for v in (0.02, 0.06, 2.48, 1.0))
    sheet.pen.pieslice(corners, turn + 14, turn + 346, fill=ink(green * 0.6))
    corners = tuple(v * sheet.side for v in (0.02, 0.0, 2.48, 0.92))
    sheet.pen.pieslice(corners, turn + 14, turn + 346, fill=ink(green))
    for a in np.linspace(0, 2 * np.pi, 12)[:-1]:
        end = (1.25 + 1.1 * np.cos(a), 0.46 + 0.41 * np.sin(a))
        sheet.line([(1.25, 0.46), end], green * 1.16, 0.02)
    place(easel, tint(sheet.array(), easel.light.lit), x, y + r * 0.4 * easel.width / easel.height, 0)
    if bloom:
        petals(easel, x, y + r * 0.1, r * 0.62)


def petals(easel: Easel, x: float, y: float, r: float) -> None:
    side = int(2 * r * easel.width)
    if side < 10:
        return
    sheet = Sheet(side, 1.0)
    pink = ("#ffb3d0", "#ffffff", "#ffd6e6")[int(easel.rng.integers(3))]
    for spread, reach, shade in ((1.15, 0.5, 0.86), (0.7, 0.6, 1.0), (0.2, 0.62, 1.05)):
        for a in np.linspace(-spread, spread, 5):
            tip = (0.5 + np.sin(a) * reach * 0.75, 0.86 - np.cos(a) * reach)
            wide = 0.11
            left, right = (
                (0.5 + np.sin(a) * reach * 0.4 - wide, 0.82 - np.cos(a) * reach * 0.5),
                (0.5 + np.sin(a) * reach * 0.4 + wide, 0.82 - np.cos(a) * reach * 0.5),
            )
            sheet.shape_of([(0.5, 0.88), left, tip, right], rgb(pink) * shade)
    sheet.disc(0.5, 0.76, 0.08, "#ffd84a")
    place(easel, tint(sheet.array(), easel.light.lit), x, y, 0)


def tint(drawing: Array, light: Colour) -> Array:
    drawing = drawing.copy()
    drawing[..., :3] *= np.clip(light, 0, 1)
    return drawing


def reeds(easel: Easel) -> None:
    rng, height, width = easel.rng, easel.height, easel.width
    image = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    for _ in range(70):
        x = float(rng.choice((rng.uniform(-0.02, 0.16), rng.uniform(0.84, 1.02)))) * width
        foot, tall = float(rng.uniform(0.86, 1.04)) * height, float(rng.uniform(0.18, 0.42)) * height
        bend, w = float(rng.uniform(-0.1, 0.1)) * tall, height * 0.005
        tone = mix(rgb("#3f7a3f"), rgb("#8fae54"), float(rng.random())) * easel.light.lit
        fill = (*(int(v * 255) for v in np.clip(tone, 0, 1)), 255)
        pen.polygon(
            [(x - w, foot), (x + w, foot), (x + bend * 0.4 + w * 0.6, foot - tall * 0.6), (x + bend, foot - tall)],
            fill=fill,
        )
        if rng.random() < 0.22:
            brown = (*(int(v * 255) for v in np.clip(rgb("#7a4f34") * easel.light.lit, 0, 1)), 255)
            pen.rounded_rectangle(
                (x + bend - w * 1.6, foot - tall, x + bend + w * 1.6, foot - tall * 0.8), w, fill=brown
            )
    strands = np.asarray(image, dtype=np.float32) / 255
    lay(easel.picture, strands[..., :3], strands[..., 3])


__all__ = ["bridge", "jungle_waterfall", "pond", "river", "viaduct", "waterfall"]
