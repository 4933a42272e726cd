"""The sky: a gradient, the sun or the moon, clouds and stars."""

import numpy as np

from social_tools.painter_local.brush import (
    Array,
    Rng,
    cloudy,
    glow,
    grid,
    lay,
    mix,
    profile,
    rgb,
    shifted,
    smooth,
    stamp,
    stretched,
)
from social_tools.painter_local.light import Light
from social_tools.painter_local.sprites import moon_disc


def paint_sky(picture: Array, light: Light, rng: Rng, horizon: float, clouds: float = 0.4) -> None:
    """Paint the sky over the whole picture; the ground is painted over it later."""
    starlight, drift, curtains = rng.spawn(3)
    size = 0.03 + 0.024 * float(rng.random())
    height, width = picture.shape[:2]
    rows, _ = grid(height, width)
    t = np.clip(rows / horizon, 0, 1)[..., None]
    upper = mix(light.top, light.middle, smooth(0, 0.62, t))
    picture[:] = mix(upper, light.low, smooth(0.45, 1.02, t))
    if light.stars > 0.05:
        paint_stars(picture, starlight, light.stars, horizon)
    small_rows, small_columns = grid(max(2, height // 3), max(2, width // 3))
    across, down = small_columns - light.sun_x, (small_rows - light.sun_y * horizon) * height / width
    distance = stretched(np.sqrt(across**2 + down**2), height, width)
    glow(picture, light.sun, np.exp(-distance * 3.2) * 0.55 * light.power + np.exp(-distance * 14) * 0.5 * light.power)
    if light.night and light.power > 0.12:
        paint_moon(picture, light, horizon)
    elif not light.night and light.power > 0.3:
        disc = smooth(size + 0.006, size, distance) * min(1.0, light.power * 1.5)
        lay(picture, mix(light.sun, np.ones(3, np.float32), 0.6), disc)
    if light.aurora:
        northern_lights(picture, curtains, horizon)
    if clouds > 0:
        paint_clouds(picture, light, drift, horizon, clouds)


def paint_stars(picture: Array, rng: Rng, strength: float, horizon: float) -> None:
    height, width = picture.shape[:2]
    count = int(420 * strength * height * width / 1024**2)
    ys = (rng.random(count) ** 1.3 * horizon * height).astype(int)
    xs = (rng.random(count) * width).astype(int)
    shine = (rng.random(count) ** 3 * 0.9 + 0.1).astype(np.float32) * min(1.0, strength + 0.2)
    tint = mix(rgb("#bcd0ff"), rgb("#fff0d8"), rng.random((count, 1)).astype(np.float32))
    for dy, dx, share in ((0, 0, 1.0), (0, 1, 0.45), (1, 0, 0.45), (0, -1, 0.45), (-1, 0, 0.45)):
        y, x = np.clip(ys + dy, 0, height - 1), np.clip(xs + dx, 0, width - 1)
        picture[y, x] += (1 - picture[y, x]) * (shine * share)[:, None] * tint


def paint_moon(picture: Array, light: Light, horizon: float) -> None:
    height, width = picture.shape[:2]
    size = int(min(height, width) * 0.11)
    disc = moon_disc(size)
    stamp(picture, disc, int(light.sun_x * width) - size // 2, int(light.sun_y * horizon * height) - size // 2)


CLOUDS = {
    # cells down and across, threshold, softness of the edge
    "heaps": ((4.5, 2.6), 0.72, 0.2),
    "puffs": ((6.0, 5.0), 0.7, 0.13),
    "veils": ((9.0, 1.3), 0.68, 0.34),
    "flocks": ((13.0, 8.0), 0.66, 0.16),
    "banks": ((5.0, 1.6), 0.66, 0.12),
}


def paint_clouds(picture: Array, light: Light, rng: Rng, horizon: float, amount: float) -> None:
    """Clouds are noise above a threshold, brighter on the side where the sun is, flatter near the horizon."""
    height, width = picture.shape[:2]
    band = int(height * horizon)
    if band < 8:
        return
    tall, wide = max(8, band // 2), width // 2
    rows = np.linspace(0, 1, tall, dtype=np.float32)[:, None]
    cells, limit, soft = CLOUDS[list(CLOUDS)[int(rng.integers(len(CLOUDS)))]] if amount < 0.6 else CLOUDS["heaps"]
    density = cloudy(rng, tall, wide, cells, 5)
    threshold = limit - 0.3 * amount
    mask = smooth(threshold, threshold + soft, density) * smooth(1.02, 0.55, rows) * smooth(-0.25, 0.15, rows)
    shift = max(1, int(wide * 0.02)) * (1 if light.sun_x > 0.5 else -1)
    thick = shifted(density, int(tall * 0.025), -shift, edge=True)
    facing = np.clip(0.5 + (density - thick) * 3.2, 0, 1)
    bright = mix(light.low, np.ones(3, np.float32), 0.15 if light.night else 0.55)
    shade = mix(light.middle, light.ambient, 0.45) * (0.9 if light.night else 1.0)
    colours = mix(shade, bright, facing[..., None])
    full = enlarge(np.dstack([colours, mask]).astype(np.float32), band, width)
    lay(picture[:band], full[..., :3], full[..., 3] * (0.35 if light.night else 0.85))


def enlarge(small: Array, height: int, width: int) -> Array:
    from PIL import Image

    image = Image.fromarray((np.clip(small, 0, 1) * 255).astype(np.uint8))
    return np.asarray(image.resize((width, height), Image.Resampling.BICUBIC), dtype=np.float32) / 255


def northern_lights(picture: Array, rng: Rng, horizon: float) -> None:
    """Curtains of green and violet light that wave across the night sky."""
    height, width = picture.shape[:2]
    rows, columns = grid(height, width)
    for colour, lift, strength in (("#4affb0", 0.3, 0.75), ("#3fd8e8", 0.2, 0.5), ("#b06aff", 0.12, 0.5)):
        wave = lift + 0.16 * (profile(rng, width, 2.4, 3) - 0.5) + 0.04
        folds = 0.35 + 0.9 * profile(rng, width, 26, 3)
        below = rows - wave[None, :] * horizon / 0.5
        curtain = np.where(below > 0, np.exp(-below * 42), np.exp(below * 8.5)) * folds[None, :]
        curtain = (
            curtain * smooth(horizon, horizon - 0.2, rows) * smooth(-0.1, 0.3, columns + float(rng.uniform(-0.1, 0.4)))
        )
        glow(picture, rgb(colour), (curtain * strength).astype(np.float32))
