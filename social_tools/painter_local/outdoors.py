"""Places on land: forest, jungle, meadow, garden, snowfield, mountains, desert."""

import numpy as np

from social_tools.painter_local.brush import Array, Colour, cloudy, glow, grid, lay, mix, noise, rgb, smooth, stamp
from social_tools.painter_local.skies import paint_sky
from social_tools.painter_local.stage import Easel, Stage, apart, flowers, hill, mottle, ridge, tufts
from social_tools.painter_local.trees import LEAVES, conifer, leafy, palm, tree_line

SNOW = "#f1f4fc"
GRASSES = {
    "summer": (
        ("#7fc053", "#4f9440"),
        ("#8fc45f", "#5f9a3f"),
        ("#9fc05a", "#6f9440"),
        ("#6fb86a", "#3f8a54"),
        ("#b8c060", "#83963f"),
    ),
    "spring": (("#94cf5c", "#5aa648"), ("#a8d86a", "#6fb04f"), ("#8fd07f", "#54a860")),
    "autumn": (("#c9a955", "#94743a"), ("#b8b05a", "#86803a"), ("#d0985a", "#9a6a3a")),
    "winter": (("#b9b98a", "#86895f"), ("#a8ac8f", "#7a8068")),
}
PETALS = ["#ff6f91", "#ffd04a", "#ffffff", "#b57bee", "#ff8f4a", "#6fb1ff"]


def cloud_cover(easel: Easel) -> float:
    return {"clear": 0.38, "cloudy": 0.95, "rain": 0.9, "storm": 1.0, "snow": 0.5, "fog": 0.1, "aurora": 0.1}[
        easel.scene.weather
    ]


def ground_colours(easel: Easel) -> tuple[Colour, Colour]:
    """The colour of the ground where it is far, and where it is near."""
    light = easel.light
    if easel.snowy:
        lit = mix(light.ambient, rgb(SNOW), 0.5) + light.sun * light.power * 0.12
        return np.clip(lit, 0, 1), mix(light.ambient, rgb("#dfe7fa"), 0.34)
    shades = GRASSES[easel.scene.season]
    far, near = (rgb(code) for code in shades[easel.scene.seed // 3 % len(shades)])
    return far * light.lit, near * light.lit * 0.92


@apart
def shafts(easel: Easel, horizon: float, strength: float) -> None:
    """Sunbeams that fan out from a low sun through trees."""
    rows, columns = grid(easel.height, easel.width)
    across, down = columns - easel.light.sun_x, rows - easel.light.sun_y * horizon
    angle = np.arctan2(across, down + 0.12) / (2 * np.pi) + 0.5
    beam = noise(easel.stream("rays"), 2, 720, (1, 60))[0]
    rays = smooth(0.5, 0.85, beam[(angle * 719).astype(int)]) * smooth(-0.1, 0.1, down)
    fall = np.exp(-np.sqrt(across**2 + down**2) * 2.6)
    glow(easel.picture, easel.light.sun, rays * fall * strength * easel.light.power)


@apart
def tree_shadows(easel: Easel, horizon: float, count: int) -> None:
    """Long soft shadows that run from far trees towards the viewer, away from the sun."""
    rows, columns = grid(easel.height, easel.width)
    depth = np.clip((rows - horizon) / (1 - horizon), 0.0, 1)
    source = easel.light.sun_x
    where = source + (columns - source) / (0.42 + 0.95 * depth)
    stripes = noise(easel.stream("stripes"), 2, 900, (1, count))[0]
    index = np.clip((where + 0.5) / 2 * 899, 0, 899).astype(int)
    shade = smooth(0.56, 0.76, stripes[index]) * smooth(0.0, 0.12, depth) * (1 - 0.45 * depth)
    cool = mix(easel.light.ambient, easel.light.top, 0.35)
    lay(easel.picture, cool * 0.72, shade * 0.42 * min(1.0, easel.light.power + 0.15) * (rows > horizon))


@apart
def sparkle(easel: Easel, top: float, count: int = 260) -> None:
    rng = easel.stream("sparkles", top)
    ys = ((top + (1 - top) * rng.random(count)) * (easel.height - 1)).astype(int)
    xs = (rng.random(count) * (easel.width - 1)).astype(int)
    easel.picture[ys, xs] += (1 - easel.picture[ys, xs]) * (rng.random((count, 1)).astype(np.float32) * 0.8)


@apart
def stand_trees(easel: Easel, spots: list[tuple[float, float, float]], kind: str, leaf_codes: tuple[str, ...]) -> None:
    """Plant near trees at (x, foot, height), farthest first; a few drawings are used again, mirrored."""
    light, rng = easel.light, easel.rng
    drawings: list[Array] = []
    largest = min(0.5, max((tall for _, _, tall in spots), default=0.0))
    for i, (x, foot, tall) in enumerate(sorted(spots, key=lambda spot: spot[1])):
        if len(drawings) < 3:
            leaf = rgb(leaf_codes[i % len(leaf_codes)])
            drawings.append(grown(easel, kind, leaf, max(12, int(largest * easel.height))))
        drawing = drawings[i % len(drawings)]
        sized = shrunk(drawing, int(tall * easel.height))
        if rng.random() < 0.5 and kind != "conifer":
            sized = sized[:, ::-1]
        paled = sized.copy()
        paled[..., :3] = mix(
            sized[..., :3], mix(light.low, light.ambient, 0.3), float(np.clip(0.55 - tall * 0.8, 0, 0.5)) * light.haze
        )
        top = int(foot * easel.height) - sized.shape[0]
        shade_under(easel, x, foot, sized.shape[1])
        stamp(easel.picture, paled, int(x * easel.width) - sized.shape[1] // 2, top)


def grown(easel: Easel, kind: str, leaf: Colour, height: int) -> Array:
    rng = easel.rng.spawn(1)[0]
    if kind == "conifer":
        return conifer(rng, height, easel.light, leaf, easel.snowy, easel.from_left)
    if kind == "palm":
        return palm(rng, height, easel.light, easel.from_left)
    return leafy(rng, height, easel.light, leaf, easel.snowy, easel.from_left)


def shrunk(drawing: Array, height: int) -> Array:
    from PIL import Image

    width = max(2, round(drawing.shape[1] * height / drawing.shape[0]))
    image = Image.fromarray((np.clip(drawing, 0, 1) * 255).astype(np.uint8))
    small = image.convert("RGBa").resize((width, max(2, height)), Image.Resampling.LANCZOS).convert("RGBA")
    return np.asarray(small, dtype=np.float32) / 255


def shade_under(easel: Easel, x: float, foot: float, wide: int) -> None:
    rows, columns = grid(easel.height, easel.width)
    r = wide / easel.width * 0.5
    top, bottom = max(0, int((foot - 0.6 * r) * easel.height)), min(easel.height, int((foot + 0.6 * r) * easel.height))
    if top >= bottom:
        return
    d = ((columns - x) / r) ** 2 + ((rows[top:bottom] - foot) / (r * 0.24)) ** 2
    lay(easel.picture[top:bottom], easel.light.ambient * 0.3, np.exp(-d) * 0.5)


def sides(
    easel: Easel, count: int, tall: tuple[float, float], foot: tuple[float, float]
) -> list[tuple[float, float, float]]:
    """Spots to the left and right that leave the middle free."""
    spots = []
    for i in range(count):
        t = i / max(1, count - 1)
        edge = easel.rng.uniform(-0.03, 0.1) + 0.22 * (1 - t)
        x = edge if i % 2 == 0 else 1 - edge
        spots.append(
            (
                float(x),
                foot[0] + (foot[1] - foot[0]) * t,
                tall[0] + (tall[1] - tall[0]) * t * float(easel.rng.uniform(0.8, 1.15)),
            )
        )
    return spots


def forest(easel: Easel) -> Stage:
    light, rng, snowy = easel.light, easel.rng, easel.snowy
    horizon = easel.skyline(0.56, 0.62)
    paint_sky(easel.picture, light, rng, horizon, cloud_cover(easel) * 0.5)
    pointed = (bool(rng.random() < 0.6) and easel.scene.season == "summer") or snowy
    codes = ("#3c7d68", "#2f6a5c", "#447f5c") if pointed else LEAVES[easel.scene.season]
    far, near = ground_colours(easel)
    lay_ground = mix(far, light.low, 0.4 * light.haze)
    for i, pale in enumerate((0.84, 0.66, 0.46)):
        leaf: Colour = rgb(codes[i % 3]) * light.ambient * (0.8 if pointed else 0.95)
        leaf = mix(leaf, light.top, 0.55 if snowy else 0.0)
        tone = mix(leaf, mix(light.low, light.middle, 0.7), min(0.9, pale * light.haze + 0.1))
        tree_line(
            easel.picture,
            rng,
            horizon + 0.012 * i,
            0.24 + 0.08 * i,
            tone,
            mix(tone, light.low, 0.6),
            0.1 + 0.1 * i,
            pointed,
        )
    if light.sun_y > 0.6:
        shafts(easel, horizon, 0.75)
    hill(easel, horizon + 0.015, 0.015, lay_ground, mix(far, near, 0.5), 2)
    hill(easel, horizon + 0.1, 0.05, mix(far, near, 0.25), near, 1.6)
    tree_shadows(easel, horizon + 0.03, 26)
    mottle(easel, horizon, 0.05 if snowy else 0.12)
    stand_trees(easel, sides(easel, 9, (0.22, 0.8), (horizon + 0.03, 0.93)), "conifer" if pointed else "leafy", codes)
    finish_ground(easel, horizon)
    return Stage(light, horizon, 0.87, horizon + 0.1, foot="snow" if snowy else "grass")


@apart
def finish_ground(easel: Easel, horizon: float, blooms: int = 0) -> None:
    if easel.snowy:
        sparkle(easel, horizon)
        return
    far, near = ground_colours(easel)
    if blooms:
        chosen = easel.stream("petals").permutation(len(PETALS))
        few = chosen[: int(easel.stream("petals", "count").integers(1, 6))]
        flowers(easel, horizon + 0.05, 1.0, blooms, [rgb(PETALS[k]) for k in few])
    tufts(easel, horizon + 0.06, 1.03, 420, [near * 0.8, near * 1.05, mix(near, far, 0.6)])


def jungle(easel: Easel) -> Stage:
    light, rng = easel.light, easel.rng
    horizon = easel.skyline(0.58, 0.64)
    paint_sky(easel.picture, light, rng, horizon, cloud_cover(easel) * 0.5)
    for i, pale in enumerate((0.75, 0.55, 0.32)):
        tone = mix(rgb("#1f7a4a") * light.ambient, light.low, pale * light.haze)
        tree_line(
            easel.picture, rng, horizon + 0.01 * i, 0.24 + 0.07 * i, tone, mix(tone, light.low, 0.25), 0.12, False
        )
    shafts(easel, horizon, 0.5 if light.sun_y > 0.6 else 0.15)
    far, near = rgb("#5aa548") * light.lit, rgb("#2c6f3a") * light.lit
    hill(easel, horizon + 0.02, 0.03, far, near, 2)
    mottle(easel, horizon, 0.16)
    stand_trees(easel, sides(easel, 7, (0.34, 0.8), (horizon + 0.05, 0.95)), "palm", ("#2f8a4a",))
    tufts(easel, horizon + 0.05, 1.04, 620, [near * 0.75, near * 1.1, far], 0.06)
    return Stage(light, horizon, 0.88, horizon + 0.1, foot="grass")


def meadow(easel: Easel, blooms: int = 160) -> Stage:
    light, rng = easel.light, easel.rng
    horizon = easel.skyline(0.52, 0.6)
    paint_sky(easel.picture, light, rng, horizon, cloud_cover(easel))
    ridge(easel, horizon + 0.01, float(rng.uniform(0.08, 0.16)), mix(light.top, light.ambient, 0.4), None, 2.4)
    far, near = ground_colours(easel)
    codes = LEAVES[easel.scene.season]
    tree_line(
        easel.picture,
        rng,
        horizon + 0.012,
        0.05,
        mix(rgb(codes[0]) * light.ambient, light.low, 0.45 * light.haze),
        mix(far, light.low, 0.3),
        0.02,
        False,
    )
    for i in range(4):
        t = i / 3
        tone = mix(mix(far, light.low, 0.4 * light.haze * (1 - t)), near, 0.6 * t)
        hill(easel, horizon + 0.01 + 0.1 * i * (0.7 + 0.3 * t), 0.07 * (1 - 0.5 * t), tone, mix(tone, near, 0.6), 1.5)
    mottle(easel, horizon, 0.05 if easel.snowy else 0.1)
    stand_trees(
        easel,
        [
            (float(rng.choice((rng.uniform(0.02, 0.2), rng.uniform(0.8, 0.98)))), horizon + 0.1 * k, 0.12 + 0.11 * k)
            for k in range(1, 4)
        ],
        "leafy",
        codes,
    )
    finish_ground(easel, horizon + 0.04, 0 if easel.snowy else blooms)
    return Stage(light, horizon, 0.87, horizon + 0.12, foot="snow" if easel.snowy else "grass")


def garden(easel: Easel) -> Stage:
    return meadow(easel, blooms=900)


def snowfield(easel: Easel) -> Stage:
    light, rng = easel.light, easel.rng
    horizon = easel.skyline(0.54, 0.6)
    paint_sky(easel.picture, light, rng, horizon, cloud_cover(easel) * 0.7)
    ridge(
        easel,
        horizon + 0.01,
        float(rng.uniform(0.16, 0.26)),
        mix(rgb("#6b7fae") * light.ambient, light.middle, 0.3),
        0.3,
        3,
    )
    far = np.clip(mix(light.ambient, rgb(SNOW), 0.55) + light.sun * light.power * 0.12, 0, 1)
    near = mix(light.ambient, rgb("#dfe8fb"), 0.4)
    tree_line(
        easel.picture,
        rng,
        horizon + 0.012,
        0.055,
        mix(rgb("#3e5f70") * light.ambient, light.low, 0.4 * light.haze),
        mix(far, light.low, 0.4),
        0.12,
        True,
    )
    for i in range(4):
        hill(
            easel,
            horizon + 0.01 + 0.1 * i,
            0.1,
            mix(far, light.low, 0.25 * (1 - i / 3)),
            mix(far, near, 0.55 + 0.15 * i),
            1.7,
        )
    drifts = cloudy(rng, easel.height, easel.width, (11, 4), 4) - 0.5
    rows, _ = grid(easel.height, easel.width)
    easel.picture[:] += (drifts * 0.16 * smooth(horizon + 0.03, 0.8, rows))[..., None]
    sparkle(easel, horizon)
    return Stage(light, horizon, 0.87, horizon + 0.12, foot="snow")


def mountains(easel: Easel) -> Stage:
    """Peaks behind peaks with mist between them, a wood at their foot, an alp in front."""
    light, rng = easel.light, easel.rng
    horizon = easel.skyline(0.58, 0.66)
    paint_sky(easel.picture, light, rng, horizon, cloud_cover(easel))
    stone = rgb(("#66729c", "#7a7088", "#5f7a94")[int(rng.integers(3))]) * light.ambient
    ranges = int(rng.integers(2, 5))
    for i in range(ranges):
        t = (i + 1) / ranges
        pale = mix(mix(stone, light.middle, 0.3), light.low, 0.45 * (1 - t))
        snow_from = (0.2 if easel.snowy else 0.42 + 0.22 * t) if t < 1 or easel.snowy else 0.66
        base = horizon - 0.08 * (1 - t) + 0.01
        ridge(easel, base, float(rng.uniform(0.32, 0.5)) * (1.05 - 0.42 * t), pale, snow_from, 2.0 + 1.8 * t)
        valley_mist(easel, base - 0.02, 0.4 * light.haze)
    far, near = ground_colours(easel)
    dark = mix(rgb("#2f5a4c") * light.ambient, light.low, 0.35 * light.haze)
    for i in range(2):
        tree_line(
            easel.picture,
            rng,
            horizon + 0.03 + 0.02 * i,
            0.07 + 0.03 * i,
            mix(dark, near * 0.6, 0.25 * i),
            mix(far, light.low, 0.3),
            0.05 + 0.1 * i,
            True,
        )
    for i in range(3):
        hill(easel, horizon + 0.03 + 0.1 * i, 0.06, mix(far, near, 0.3 * i), mix(far, near, 0.4 + 0.3 * i), 1.6)
    mottle(easel, horizon + 0.02, 0.08)
    firs = sides(easel, int(rng.integers(3, 7)), (0.2, float(rng.uniform(0.4, 0.6))), (horizon + 0.08, 0.92))
    stand_trees(easel, firs, "conifer", ("#33705c", "#2d6453", "#3c7a5c"))
    finish_ground(easel, horizon + 0.06, 90)
    return Stage(light, horizon, 0.88, horizon + 0.12, foot="snow" if easel.snowy else "grass")


@apart
def valley_mist(easel: Easel, base: float, strength: float) -> None:
    """A band of mist that lies in front of a range."""
    top, bottom = max(0, int((base - 0.12) * easel.height)), min(easel.height, int((base + 0.06) * easel.height))
    rows = np.linspace(-0.12, 0.06, bottom - top, dtype=np.float32)[:, None]
    drift = cloudy(easel.rng, bottom - top, easel.width, (2, 4), 3)
    band = np.exp(-((rows / 0.045) ** 2)) * smooth(0.25, 0.7, drift)
    lay(easel.picture[top:bottom], mix(easel.light.low, easel.light.ambient, 0.2), band * strength)


def desert(easel: Easel) -> Stage:
    light, rng = easel.light, easel.rng
    horizon = easel.skyline(0.52, 0.58)
    paint_sky(easel.picture, light, rng, horizon, cloud_cover(easel) * 0.4)
    ridge(easel, horizon + 0.01, 0.09, mix(rgb("#b5735a") * light.ambient, light.low, 0.45), None, 3)
    warm, cool = rgb("#f3c27a") * light.lit, rgb("#b9754e") * light.ambient
    for i in range(5):
        dune(
            easel,
            horizon + 0.015 + 0.085 * i,
            0.09 + 0.015 * i,
            mix(warm, light.low, 0.35 * light.haze * (1 - i / 4)),
            mix(cool, light.low, 0.3 * (1 - i / 4)),
        )
    return Stage(light, horizon, 0.86, horizon + 0.14, foot="sand")


def dune(easel: Easel, base: float, swell: float, warm: Colour, cool: Colour) -> None:
    """A dune: a crest from which one side falls in light and the other in shade, along a curving edge."""
    rng, height, width = easel.rng, easel.height, easel.width
    crest = hill(easel, base, swell, warm, mix(warm, cool, 0.3), 1.5)
    start = int(np.clip(crest.min() - 2, 0, height - 1))
    tall = height - start
    rows = np.arange(start, height, dtype=np.float32)[:, None]
    columns = np.arange(width, dtype=np.float32)[None, :]
    below = rows - crest[None, :]
    depth = np.clip(below / (0.2 * height), 0, 1)
    bend = noise(rng, tall, width, (2.5 * tall / height, 2)) * width * 0.16
    lookup = np.clip(columns + bend * depth, 0, width - 1).astype(np.intp)
    slope = np.gradient(crest)
    away = slope[lookup] * (-1 if easel.from_left else 1)
    shade = smooth(0.02, 0.16, away) * (1 - depth) * (below > 0)
    lay(easel.picture[start:], cool, shade * 0.75)
    ripple = np.sin(below * 0.42 + noise(rng, tall, width, (5 * tall / height, 5)) * 26) * (below > 0)
    rough = (1 + 0.014 * float(np.clip(base, 0.4, 1)) * ripple).astype(np.float32)
    for channel in range(3):
        easel.picture[start:, :, channel] *= rough
