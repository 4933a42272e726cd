"""Places above the ground: the open sky, a starry sky, space, and the surface of a moon."""

import numpy as np
from PIL import Image

from social_tools.painter_local.brush import cloudy, from_image, glow, grid, lay, mix, noise, rgb, smooth, to_image
from social_tools.painter_local.light import Light
from social_tools.painter_local.outdoors import cloud_cover
from social_tools.painter_local.skies import paint_clouds, paint_sky, paint_stars
from social_tools.painter_local.stage import Easel, Stage, hill, mottle, ridge
from social_tools.painter_local.trees import tree_line

NEBULAE = (
    ("#0a0a2a", "#5b2a9a", "#e0559a"),
    ("#050f24", "#1f5f9a", "#4fe0c8"),
    ("#12081f", "#8a2f5a", "#f2a04a"),
    ("#080a24", "#3a3fb0", "#8ac6ff"),
)


def space_light(light: Light, sun_x: float) -> Light:
    return Light(light.top, light.middle, light.low, rgb("#fff1d8"), rgb("#8f90bd"), sun_x, 0.2, 0.75, 0.1, 1.0)


def nebula(easel: Easel) -> None:
    rng, picture = easel.rng, easel.picture
    dark, cool, warm = (rgb(code) for code in NEBULAE[int(rng.integers(len(NEBULAE)))])
    half_h, half_w = easel.height // 2, easel.width // 2
    rows, columns = grid(half_h, half_w)
    band = np.exp(
        -(((columns - 0.5) * rng.uniform(0.5, 0.9) * rng.choice((-1, 1)) + rows - rng.uniform(0.35, 0.6)) ** 2) / 0.05
    )
    first, second = cloudy(rng, half_h, half_w, (4, 4), 5), cloudy(rng, half_h, half_w, (5, 5), 5)
    small = np.broadcast_to(dark, (half_h, half_w, 3)).copy()
    glow(small, cool, smooth(0.36, 0.8, first) * (0.25 + 0.95 * band))
    glow(small, warm, smooth(0.48, 0.85, second) * band * 0.85)
    picture[:] = from_image(to_image(small).resize((easel.width, easel.height), Image.Resampling.BILINEAR))
    paint_stars(picture, rng, 1.0, 1.0)
    big_stars(easel, 16)


def big_stars(easel: Easel, count: int) -> None:
    """A few stars with a cross of light."""
    rows, columns = np.mgrid[-1:1:41j, -1:1:41j].astype(np.float32)
    flare = np.exp(-np.abs(rows) * 22 - np.abs(columns) * 2.6) + np.exp(-np.abs(columns) * 22 - np.abs(rows) * 2.6)
    flare = np.clip(flare + np.exp(-(rows**2 + columns**2) * 40), 0, 1) * np.clip(
        1 - np.sqrt(rows**2 + columns**2), 0, 1
    )
    for _ in range(count):
        y, x = int(easel.rng.uniform(0, 0.62) * easel.height), int(easel.rng.uniform(0, 0.95) * easel.width)
        part = easel.picture[y : y + 41, x : x + 41]
        glow(part, rgb("#eef4ff"), flare[: part.shape[0], : part.shape[1]] * float(easel.rng.uniform(0.3, 0.9)))


def world(easel: Easel, x: float, y: float, r: float) -> None:
    """A banded planet, lit from one side."""
    rng = easel.rng
    rows, columns = grid(easel.height, easel.width)
    across, down = (columns - x) * easel.width / easel.height / r, (rows - y) / r
    d2 = across**2 + down**2
    bulge = np.sqrt(np.clip(1 - d2, 0, 1))
    first, second = (
        rgb(code)
        for code in (
            (("#e8a46a", "#a8547a"), ("#6ac0d8", "#2f5fae"), ("#c79af0", "#5a3fae"), ("#f0d090", "#c07a5a"))[
                int(rng.integers(4))
            ]
        )
    )
    swirl = noise(rng, easel.height, easel.width, (6, 4))
    bands = 0.5 + 0.5 * np.sin(down * 9 + swirl * 3)
    side = 1 if easel.light.sun_x > 0.5 else -1
    lit = np.clip(0.12 + 0.75 * (across * side * 0.7 - down * 0.35 + bulge * 0.6), 0.05, 1.1)
    lay(
        easel.picture,
        np.clip(mix(first, second, bands[..., None]) * lit[..., None], 0, 1),
        smooth(1.0, 0.985, np.sqrt(d2)),
    )
    halo = np.exp(-np.abs(np.sqrt(d2) - 1) * 26) * np.clip(0.4 + across * side, 0, 1) * 0.5
    glow(easel.picture, first, halo)


def space(easel: Easel) -> Stage:
    nebula(easel)
    light = space_light(easel.light, easel.light.sun_x)
    named = {subject.noun for subject in easel.scene.subjects}
    if not named & {"planet", "earth"}:
        x = 0.16 if easel.rng.random() < 0.5 else 0.84
        world(easel, x, float(easel.rng.uniform(0.75, 1.0)), float(easel.rng.uniform(0.2, 0.34)))
    return Stage(light, 0.5, 0.74, 0.5, afloat=True)


def moonscape(easel: Easel) -> Stage:
    nebula(easel)
    light = space_light(easel.light, easel.light.sun_x)
    rng = easel.rng
    horizon = easel.skyline(0.6, 0.66)
    lit_easel = Easel(easel.picture, easel.scene, light, rng)
    if "earth" not in {subject.noun for subject in easel.scene.subjects}:
        world(lit_easel, 0.78 if light.sun_x < 0.5 else 0.22, 0.24, 0.12)
    dust = rgb("#b9b4c8")
    ridge(lit_easel, horizon + 0.01, 0.1, dust * 0.5, None, 3)
    for i in range(3):
        hill(lit_easel, horizon + 0.1 * i, 0.05, dust * (0.72 - 0.06 * i), dust * (0.5 - 0.05 * i), 1.8)
    mottle(lit_easel, horizon, 0.14)
    craters(lit_easel, horizon)
    return Stage(light, horizon, 0.87, horizon + 0.12, foot="none")


def craters(easel: Easel, horizon: float) -> None:
    rows, columns = grid(easel.height, easel.width)
    side = 1 if easel.light.sun_x > 0.5 else -1
    for _ in range(11):
        t = float(easel.rng.random())
        y, x, r = (
            horizon + 0.06 + 0.34 * t,
            float(easel.rng.random()),
            (0.02 + 0.06 * t) * float(easel.rng.uniform(0.6, 1.2)),
        )
        dx, dy = (columns - x) / r, (rows - y) / (r * 0.36)
        d = np.sqrt(dx**2 + dy**2)
        lay(easel.picture, rgb("#4a4660"), smooth(1.0, 0.8, d) * np.clip(0.5 + 0.5 * dx * side, 0, 1) * 0.75)
        glow(
            easel.picture,
            rgb("#f4eeff"),
            np.exp(-(((d - 1.02) / 0.1) ** 2)) * np.clip(0.25 - 0.6 * dx * side + 0.3 * dy, 0, 1) * 0.5,
        )


def sky(easel: Easel) -> Stage:
    """High above: heaps of cloud below, open sky above."""
    light, rng = easel.light, easel.rng
    paint_sky(easel.picture, light, rng, 0.95, max(0.7, cloud_cover(easel)))
    rows, _ = grid(easel.height, easel.width)
    white = mix(light.lit, np.ones(3, np.float32), 0.2)
    for i in range(3):
        base = 0.76 + 0.09 * i
        bumps = cloudy(rng, easel.height, easel.width, (5, 6 - i), 4)
        mask = smooth(0.0, 0.07, rows - base + (bumps - 0.5) * 0.32)
        tone = mix(
            mix(white, light.low, 0.35),
            mix(light.ambient, light.middle, 0.3),
            smooth(base - 0.08, base + 0.28, rows)[..., None],
        )
        lay(easel.picture, np.clip(tone * (0.85 + 0.3 * bumps)[..., None], 0, 1), mask * 0.85)
    return Stage(light, 0.95, 0.68, 0.5, afloat=True)


def starry_sky(easel: Easel) -> Stage:
    """A wide night sky over dark hills, with the Milky Way across it."""
    light, rng = easel.light, easel.rng
    horizon = easel.skyline(0.72, 0.78)
    paint_sky(easel.picture, light, rng, horizon, 0.12 if easel.scene.weather == "clear" else cloud_cover(easel))
    rows, columns = grid(easel.height, easel.width)
    slant = float(rng.choice((-1, 1))) * float(rng.uniform(0.5, 0.9))
    band = np.exp(-(((columns - 0.5) * slant + rows - 0.36) ** 2) / 0.018) * cloudy(
        rng, easel.height, easel.width, (5, 5), 4
    )
    glow(easel.picture, mix(light.low, rgb("#e9d6ff"), 0.5), band * 0.75 * smooth(horizon, horizon - 0.2, rows))
    paint_stars(easel.picture, rng, 1.0, horizon)
    big_stars(easel, 8)
    dark = mix(light.top, light.low, 0.35)
    ridge(easel, horizon + 0.01, 0.1, dark, None, 2.4)
    tree_line(easel.picture, rng, horizon + 0.03, 0.1, dark * 0.6, dark * 0.75, 0.2, True)
    hill(
        easel, horizon + 0.03, 0.05, mix(dark, rgb("#3f6a5a") * light.ambient, 0.5), rgb("#1c3440") * light.ambient, 1.6
    )
    mottle(easel, horizon + 0.03, 0.12)
    return Stage(light, horizon, 0.92, horizon + 0.06, foot="grass")


__all__ = ["moonscape", "paint_clouds", "sky", "space", "starry_sky"]
