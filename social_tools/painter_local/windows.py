"""A seat by the window, with the weather outside."""

import numpy as np

from social_tools.painter_local import weather
from social_tools.painter_local.brush import (
    Array,
    Colour,
    blurred,
    blurred_colours,
    glow,
    grid,
    lay,
    mix,
    noise,
    rgb,
    smooth,
)
from social_tools.painter_local.countryside import cottage
from social_tools.painter_local.halls import indoors_light, pool_of_light
from social_tools.painter_local.indoors import CLOTHS, WALLS, box
from social_tools.painter_local.outdoors import cloud_cover, ground_colours
from social_tools.painter_local.props import set_down
from social_tools.painter_local.skies import paint_sky
from social_tools.painter_local.stage import Easel, Stage, apart, hill, ridge
from social_tools.painter_local.trees import LEAVES, tree_line

BANNERS = (("#b0303a", "#e8c04a"), ("#2f4f9a", "#e8d8a0"), ("#3f7a4f", "#e8c04a"), ("#6a3f9a", "#f0d070"))


def window_seat(easel: Easel) -> Stage:
    """A wide window, its sill in front, and outside whatever the weather and the season are."""
    rng, outside = easel.rng, easel.light
    height, width = easel.height, easel.width
    sill = 0.8 - 0.4 * easel.tilt
    view = np.zeros((height, width, 3), dtype=np.float32)
    land = Easel(view, easel.scene, outside, easel.stream("outside"))
    out_of_window(land, 0.56)
    easel.picture[:] = np.asarray(view)
    if easel.scene.weather in ("rain", "storm"):
        on_the_glass(easel)
    room = indoors_light(easel, sun_x=0.5, sun_y=0.3)
    light = room.light
    frame_window(room, sill)
    cloth, pale = CLOTHS[int(rng.integers(len(CLOTHS)))]
    drapes(room, rgb(pale) if rng.random() < 0.5 else rgb(cloth), sill)
    start = int(sill * height)
    t = np.linspace(0, 1, height - start, dtype=np.float32)[:, None]
    grain = 0.94 + 0.12 * noise(rng, height - start, width, (60, 4))
    wood = rgb(("#c89a68", "#a8744a", "#e8ddd0")[int(rng.integers(3))]) * light.lit
    easel.picture[start:] = np.clip(wood * (grain * (1.05 - 0.3 * t))[..., None], 0, 1)
    shine = outside.sun if not outside.night else rgb("#8fa8e0")
    glow(
        easel.picture[start:],
        shine,
        (np.exp(-t * 5) * 0.3 * outside.power * np.ones((1, width), np.float32)).astype(np.float32),
    )
    if easel.dark:
        pool_of_light(room, 0.5, 0.95, 0.5, 0.24, rgb("#ffca88"), 0.24)
    return Stage(light, sill, sill + 0.12, sill + 0.03)


def out_of_window(easel: Easel, horizon: float) -> None:
    rng, light = easel.rng, easel.light
    paint_sky(easel.picture, light, rng, horizon, cloud_cover(easel))
    ridge(easel, horizon, 0.12, mix(light.top, light.ambient, 0.4), 0.2 if easel.snowy else None, 2.6)
    far, near = ground_colours(easel)
    codes = LEAVES[easel.scene.season]
    leaf = mix(rgb(codes[0]) * light.ambient, light.low, 0.4 * light.haze)
    tree_line(easel.picture, rng, horizon + 0.02, 0.09, leaf, mix(far, light.low, 0.3), 0.03, easel.snowy)
    for i in range(3):
        hill(easel, horizon + 0.03 + 0.1 * i, 0.09, mix(far, near, 0.3 * i), mix(far, near, 0.3 + 0.3 * i), 1.6)
    for x, foot, tall in ((0.28, 0.06, 0.09), (0.42, 0.1, 0.13), (0.66, 0.08, 0.11)):
        set_down(easel, cottage(easel, int(tall * easel.height)), x, horizon + foot + 0.02, 0.2)
    easel.rng = easel.stream("weather", "outside")
    if easel.scene.weather == "snow":
        weather.snowfall(easel)
    elif easel.scene.weather in ("rain", "storm"):
        weather.rainfall(easel)
    elif easel.scene.weather == "fog":
        weather.fog(easel)
    if easel.scene.season == "autumn":
        weather.falling_leaves(easel)


@apart
def on_the_glass(easel: Easel) -> None:
    """Drops that run down the pane; behind them the view is soft."""
    easel.picture[:] = blurred_colours(easel.picture, easel.height * 0.006)
    drops: Array = np.zeros((easel.height, easel.width), dtype=np.float32)
    for _ in range(150):
        x, y = int(easel.rng.uniform(0.06, 0.94) * easel.width), int(easel.rng.uniform(0, 0.8) * easel.height)
        long = int(easel.rng.exponential(0.035) * easel.height) + 3
        drops[y : y + long, x : x + max(2, easel.width // 380)] = float(easel.rng.uniform(0.4, 0.9))
        r = max(2, easel.width // 240)
        drops[y + long : y + long + r * 2, max(0, x - r // 2) : x + r] = 0.95
    soft = blurred(drops, 1.2)
    glow(easel.picture, mix(easel.light.low, np.ones(3, np.float32), 0.4), soft * 0.6)


def frame_window(easel: Easel, sill: float) -> None:
    frame = np.clip(rgb("#f4ece0") * easel.light.ambient * 1.05, 0, 1)
    shade = frame * 0.78
    wall = np.clip(rgb(WALLS[int(easel.rng.integers(len(WALLS)))]) * easel.light.ambient, 0, 1)
    for x0, x1 in ((0.0, 0.075), (0.925, 1.0)):
        box(easel.picture, x0, 0, x1, sill, wall)
    box(easel.picture, 0, 0, 1, 0.05, wall)
    for x in (0.075, 0.483, 0.895):
        box(easel.picture, x, 0.05, x + 0.03, sill, frame)
        box(easel.picture, x + 0.025, 0.05, x + 0.031, sill, shade)
    for y in (0.05, 0.38, sill - 0.03):
        box(easel.picture, 0.075, y, 0.925, y + 0.022, frame)
        box(easel.picture, 0.075, y + 0.018, 0.925, y + 0.024, shade)


def drapes(easel: Easel, cloth: Colour, sill: float) -> None:
    rows, columns = grid(easel.height, easel.width)
    away = np.minimum(columns, 1 - columns)
    edge = 0.12 + 0.05 * smooth(0.55, 0.0, rows) - 0.05 * np.exp(-(((rows - 0.56) / 0.09) ** 2))
    mask = smooth(0.0, 0.005, edge - away) * smooth(sill + 0.05, sill + 0.04, rows)
    folds = 0.8 + 0.2 * np.sin(away * 150 * (1 + 0.25 * np.exp(-(((rows - 0.56) / 0.12) ** 2))))
    tone = cloth * easel.light.ambient * 1.08 * folds[..., None]
    lay(easel.picture, np.clip(tone, 0, 1).astype(np.float32), mask.astype(np.float32))
    tie = np.exp(-(((rows - 0.56) / 0.012) ** 2)) * mask
    lay(easel.picture, cloth * 0.6, tie.astype(np.float32))
