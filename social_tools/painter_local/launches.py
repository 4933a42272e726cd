"""A rocket launch: a tower, a rocket on its flame, clouds of smoke that roll over the ground."""

import numpy as np

from social_tools.painter_local.brush import Array, cloudy, glow, grid, lay, mix, rgb, smooth
from social_tools.painter_local.outdoors import cloud_cover, ground_colours
from social_tools.painter_local.props import Sheet, lamp_glow, place, set_down
from social_tools.painter_local.skies import paint_sky
from social_tools.painter_local.stage import Easel, Stage, hill, mottle, ridge


def launch_pad(easel: Easel) -> Stage:
    light, rng = easel.light, easel.rng
    horizon = easel.skyline(0.7, 0.74)
    paint_sky(easel.picture, light, rng, horizon, cloud_cover(easel) * 0.7)
    ridge(easel, horizon + 0.01, 0.06, mix(light.top, light.ambient, 0.45), None, 2.4)
    far, near = ground_colours(easel)
    hill(easel, horizon + 0.01, 0.02, mix(far, light.low, 0.3 * light.haze), mix(far, near, 0.6), 1.6)
    hill(easel, horizon + 0.12, 0.02, mix(far, near, 0.5), near, 1.4)
    mottle(easel, horizon, 0.1)
    x = 0.5 + float(rng.choice((-0.14, 0.14))) + float(rng.uniform(-0.04, 0.04))
    side = float(rng.choice((-1, 1)))
    set_down(easel, tower(easel, int(0.56 * easel.height)), x + side * 0.17, horizon + 0.04, 0.06, 0.3)
    height = float(rng.uniform(0.52, 0.6))
    trail(easel, x, height, horizon + 0.03)
    set_down(easel, rocket(int(0.42 * easel.height)), x, height, 0.0, 0)
    smoke(easel, x, horizon + 0.05)
    return Stage(light, horizon, 0.93, horizon + 0.12)


def rocket(height: int) -> Sheet:
    sheet = Sheet(height, 0.5)
    for lean in (-1, 1):
        sheet.shape_of(
            [
                (0.25 + lean * 0.09, 0.66),
                (0.25 + lean * 0.22, 0.9),
                (0.25 + lean * 0.2, 1.0),
                (0.25 + lean * 0.07, 0.9),
            ],
            "#e0443a",
            "#a82a2a",
        )
    body = [
        (0.25, 0.0),
        (0.33, 0.13),
        (0.37, 0.32),
        (0.37, 0.7),
        (0.32, 0.92),
        (0.18, 0.92),
        (0.13, 0.7),
        (0.13, 0.32),
        (0.17, 0.13),
    ]
    sheet.shape_of(body, "#fbfaf6", "#c9ced8")
    sheet.shape_of([(0.25, 0.0), (0.33, 0.13), (0.35, 0.22), (0.15, 0.22), (0.17, 0.13)], "#f0584a", "#c8382f")
    sheet.box(0.13, 0.62, 0.37, 0.66, "#e0443a")
    sheet.disc(0.25, 0.38, 0.075, "#8f98a8")
    sheet.disc(0.25, 0.38, 0.055, "#8fd8f4", "#3f8fc8")
    sheet.shape_of([(0.2, 0.92), (0.3, 0.92), (0.33, 0.99), (0.17, 0.99)], "#5f6672")
    return sheet


def tower(easel: Easel, height: int) -> Sheet:
    """A tower of red girders with arms."""
    sheet = Sheet(height, 0.34)
    red = "#b8483a"
    for x in (0.1, 0.24):
        sheet.line([(x, 0.03), (x, 1.0)], red, 0.018)
    for k in range(12):
        y = 0.04 + 0.08 * k
        sheet.line([(0.1, y), (0.24, y)], red, 0.01)
        sheet.line([(0.1, y), (0.24, y + 0.08)], red, 0.007)
        sheet.line([(0.24, y), (0.1, y + 0.08)], red, 0.007)
    for y in (0.3, 0.5, 0.7):
        sheet.line([(0.02, y), (0.32, y)], "#8f98a6", 0.014)
    sheet.disc(0.17, 0.02, 0.016, "#ff5a4a")
    return sheet


def trail(easel: Easel, x: float, top: float, foot: float) -> None:
    """The flame under the rocket, and the pillar of smoke it stands on."""
    rows, columns = grid(easel.height, easel.width)
    t = np.clip((rows - top) / max(foot - top, 0.05), 0, 1)
    wobble = (cloudy(easel.rng, easel.height, easel.width, (26, 12), 3) - 0.5) * 0.05
    away = np.abs(columns - x + wobble * t) / (0.03 + 0.075 * t)
    inside: Array = smooth(1.1, 0.6, away) * smooth(top - 0.015, top + 0.01, rows) * smooth(foot + 0.05, foot, rows)
    white = mix(easel.light.lit, np.ones(3, np.float32), 0.4)
    tone = mix(rgb("#ffd890"), white, smooth(0.2, 0.7, t)[..., None])
    lay(easel.picture, np.clip(tone, 0, 1), inside * 0.94)
    flame = (
        smooth(1.0, 0.2, np.abs(columns - x) / (0.028 * (1 - t * 1.7).clip(0.05)))
        * smooth(top - 0.01, top + 0.01, rows)
        * (t < 0.56)
    )
    lay(
        easel.picture,
        mix(rgb("#fff6c8"), rgb("#ff8a2a"), smooth(0.05, 0.5, t)[..., None]),
        flame.astype(np.float32) * 0.95,
    )
    lamp_glow(easel, x, top + 0.05, 0.12, "#ffa040", 0.7)


def smoke(easel: Easel, x: float, foot: float) -> None:
    """Rolling clouds, lit from within near the flame."""
    for i in range(58):
        t = i / 57
        reach = float(easel.rng.uniform(-1, 1))
        r = float(easel.rng.uniform(0.03, 0.085)) * (1.1 - 0.5 * abs(reach))
        sheet = Sheet(max(10, int(2 * r * easel.height)), 1.0)
        lit = mix(easel.light.lit, np.ones(3, np.float32), 0.35) * (0.78 + 0.22 * t)
        warm = mix(lit, rgb("#ffb46a"), float(np.exp(-abs(reach) * 5)) * 0.7)
        sheet.disc(0.5, 0.5, 0.49, np.clip(warm * 1.08, 0, 1), np.clip(warm * 0.74, 0, 1))
        puff = sheet.array()
        puff[..., 3] *= 0.92
        place(easel, puff, x + reach * 0.4, foot + r * (0.2 + 0.9 * t) + 0.02 * t, 0)
    rows, columns = grid(easel.height, easel.width)
    glow(
        easel.picture,
        rgb("#ffb060"),
        (np.exp(-(((columns - x) / 0.16) ** 2 + ((rows - foot) / 0.07) ** 2)) * 0.4).astype(np.float32),
    )
