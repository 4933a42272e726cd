"""What falls or drifts between the viewer and the scene."""

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from social_tools.painter_local.brush import cloudy, glow, grid, lay, mix, rgb, smooth
from social_tools.painter_local.scene import NO_WEATHER
from social_tools.painter_local.stage import Easel, Stage

BEHIND_GLASS = ("window",)
"""Places that draw their own weather, on the other side of a pane."""


def falls_on(easel: Easel) -> bool:
    return easel.scene.place not in (*NO_WEATHER, *BEHIND_GLASS)


def behind(easel: Easel, stage: Stage) -> None:
    """Weather that lies between the far scenery and the subjects."""
    if not falls_on(easel):
        return
    rows, _ = grid(easel.height, easel.width)
    strength = {"fog": 0.85, "rain": 0.3, "storm": 0.3, "snow": 0.22}.get(easel.scene.weather, 0.0)
    mist = strength or (0.2 if easel.scene.time == "dawn" else 0.0)
    if mist and not stage.afloat:
        drift = cloudy(easel.rng, easel.height, easel.width, (7, 2.5), 3)
        band = np.exp(-(((rows - stage.horizon - 0.02) / (0.09 + 0.16 * strength)) ** 2))
        lay(
            easel.picture,
            mix(stage.light.low, stage.light.ambient, 0.15),
            np.clip(band * mist * (0.5 + drift), 0, 0.92),
        )


def in_front(easel: Easel) -> None:
    if not falls_on(easel):
        return
    if easel.scene.weather == "snow":
        snowfall(easel)
    elif easel.scene.weather in ("rain", "storm"):
        rainfall(easel)
    elif easel.scene.weather == "fog":
        fog(easel)
    if easel.scene.season == "autumn":
        falling_leaves(easel)


def snowfall(easel: Easel) -> None:
    """Three depths of flakes, the nearest large and blurred."""
    for count, low, high, soft, strength in (
        (420, 0.8, 1.6, 0.4, 0.75),
        (130, 1.6, 3.2, 0.9, 0.8),
        (26, 4.5, 9.5, 3.2, 0.5),
    ):
        image = Image.new("L", (easel.width, easel.height))
        pen = ImageDraw.Draw(image)
        for _ in range(count):
            x, y = easel.rng.random() * easel.width, easel.rng.random() * easel.height
            r = float(easel.rng.uniform(low, high)) * easel.height / 1024
            pen.ellipse((x - r, y - r, x + r, y + r), fill=255)
        flakes = np.asarray(image.filter(ImageFilter.GaussianBlur(soft)), dtype=np.float32) / 255
        glow(easel.picture, mix(easel.light.lit, np.ones(3, np.float32), 0.6), flakes * strength)


def rainfall(easel: Easel) -> None:
    lean = float(easel.rng.uniform(-0.22, 0.22))
    image = Image.new("L", (easel.width, easel.height))
    pen = ImageDraw.Draw(image)
    for _ in range(620):
        x, y = (easel.rng.random() * 1.3 - 0.15) * easel.width, easel.rng.random() * easel.height
        length = float(easel.rng.uniform(0.015, 0.05)) * easel.height
        pen.line(
            [(x, y), (x + lean * length, y + length)],
            fill=int(easel.rng.uniform(60, 190)),
            width=int(easel.rng.integers(1, 3)),
        )
    streaks = np.asarray(image.filter(ImageFilter.GaussianBlur(0.7)), dtype=np.float32) / 255
    glow(easel.picture, mix(easel.light.ambient, np.ones(3, np.float32), 0.5), streaks * 0.42)


def lightning(easel: Easel, stage: Stage) -> None:
    """A forked bolt from the clouds, drawn before the subjects."""
    rng, width, height = easel.rng, easel.width, easel.height
    image = Image.new("L", (width, height))
    pen = ImageDraw.Draw(image)
    x, y = float(rng.uniform(0.2, 0.8)) * width, 0.0
    while y < stage.horizon * height:
        nx, ny = x + float(rng.uniform(-0.05, 0.05)) * width, y + float(rng.uniform(0.03, 0.07)) * height
        pen.line([(x, y), (nx, ny)], fill=255, width=4)
        if rng.random() < 0.35:
            pen.line([(nx, ny), (nx + float(rng.uniform(-0.1, 0.1)) * width, ny + 0.09 * height)], fill=170, width=2)
        x, y = nx, ny
    core = np.asarray(image.filter(ImageFilter.GaussianBlur(1)), dtype=np.float32) / 255
    around = np.asarray(image.filter(ImageFilter.GaussianBlur(22)), dtype=np.float32) / 255
    glow(easel.picture, rgb("#e6ecff"), np.clip(core * 1.2 + around * 2.2, 0, 1))


def fog(easel: Easel) -> None:
    rows, _ = grid(easel.height, easel.width)
    drift = cloudy(easel.rng, easel.height, easel.width, (5, 2), 4)
    veil = smooth(0.35, 0.85, drift) * 0.34 + 0.1
    lay(easel.picture, mix(easel.light.low, easel.light.ambient, 0.2), veil * (0.6 + 0.4 * rows))


def falling_leaves(easel: Easel) -> None:
    image = Image.new("RGBA", (easel.width, easel.height), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    for _ in range(36):
        x, y = easel.rng.random() * easel.width, easel.rng.random() * easel.height
        r, turn = float(easel.rng.uniform(4, 11)) * easel.height / 1024, easel.rng.random() * 6.28
        tone = rgb(("#d9772b", "#c9482f", "#e0a633")[int(easel.rng.integers(3))]) * easel.light.lit
        points = [
            (x + np.cos(turn + a) * r * k, y + np.sin(turn + a) * r * k)
            for a, k in ((0, 1.2), (1.1, 0.6), (3.14, 1.1), (5.2, 0.6))
        ]
        pen.polygon(points, fill=(*(int(v * 255) for v in np.clip(tone, 0, 1)), 235))
    leaves = np.asarray(image, dtype=np.float32) / 255
    lay(easel.picture, leaves[..., :3], leaves[..., 3])
