"""Prints and screens: poster, pop art, comic, woodblock, pixels, vaporwave."""

import numpy as np
from PIL import Image, ImageFilter

from social_tools.painter_local.brush import (
    Array,
    blurred,
    cloudy,
    from_image,
    grid,
    luminance,
    mix,
    noise,
    rgb,
    smooth,
    to_image,
)
from social_tools.painter_local.styles.study import (
    Study,
    enlarged,
    evened,
    few_colours,
    figure_edge,
    outlines,
    saturated,
)


def sharpened(small: Image.Image, study: Study) -> Array:
    """Flat areas at the full size, with clean borders."""
    full = small.resize((study.width, study.height), Image.Resampling.BICUBIC)
    return from_image(full)


def poster(study: Study) -> Array:
    """Flat areas in few strong colours, as in a screen print, with a pale frame; the subjects in inks of their own."""
    small = study.image(2)
    soft = evened(study.image(3), 7).resize((study.width, study.height), Image.Resampling.BICUBIC)
    ground = few_colours(to_image(saturated(from_image(soft), 1.4)), 12).convert("RGB")
    figure = few_colours(to_image(saturated(from_image(evened(small, 3)), 1.3)), 40).convert("RGB")
    full = mix(from_image(ground), sharpened(figure, study), smooth(0.35, 0.65, study.figures)[..., None])
    y, x = grid(study.height, study.width)
    edge = np.minimum(np.minimum(x, 1 - x) * study.width, np.minimum(y, 1 - y) * study.height) / study.unit
    full[edge < 30] = rgb("#f6eedc")
    return np.clip(full, 0, 1, out=full)


def dots(study: Study, spacing: float, degrees: float) -> Array:
    """Heights of a screen of round dots: a tone is printed where it is above these, from 0 to 1."""
    turn = np.deg2rad(degrees)
    step = np.float32(np.pi / max(2.0, spacing * study.unit))
    rows = np.arange(study.height, dtype=np.float32)[:, None]
    columns = np.arange(study.width, dtype=np.float32)[None, :]
    u = (columns * np.float32(np.cos(turn)) + rows * np.float32(np.sin(turn))) * step
    v = (rows * np.float32(np.cos(turn)) - columns * np.float32(np.sin(turn))) * step
    return np.asarray(0.5 + 0.25 * (np.cos(2 * u) + np.cos(2 * v)), dtype=np.float32)


POPS = (
    ("#ff2f7f", "#ffe23a", "#1fc8e8", "#2a1f5f"),
    ("#ff5a2a", "#fff04a", "#3a5fff", "#1a1a3f"),
    ("#00b8a8", "#ff8fd0", "#ffdf3a", "#3a1f5a"),
)


def pop_art(study: Study) -> Array:
    """Four loud inks, large dots, a thick dark contour."""
    hot, bright, cool, dark = (rgb(code) for code in POPS[int(study.rng.integers(len(POPS)))])
    small = from_image(evened(study.image(2), 5))
    level = luminance(small)
    low, middle, high = np.quantile(level, (0.22, 0.52, 0.8))
    inside = (
        np.asarray(Image.fromarray((np.clip(study.figures, 0, 1) * 255).astype(np.uint8)).reduce(2), dtype=np.float32)
        / 255
    )
    field = np.where(
        (level < low)[..., None],
        dark,
        np.where(
            (level < middle)[..., None], cool, np.where((level < high)[..., None], bright, np.ones(3, np.float32))
        ),
    )
    person = np.where(
        (level < 0.24)[..., None],
        dark,
        np.where(
            (level < 0.46)[..., None],
            hot,
            np.where((level < 0.72)[..., None], saturated(small, 2.0), np.ones(3, np.float32)),
        ),
    )
    flat = np.where((inside > 0.5)[..., None], person, field).astype(np.float32)
    full = sharpened(to_image(flat).filter(ImageFilter.MedianFilter(3)), study)
    screen = dots(study, 15, 30)
    share = enlarged(smooth(float(high), float(low), level), study)
    printed = smooth(-0.05, 0.05, share * 0.9 - screen) * (1 - smooth(0.3, 0.7, study.figures))
    full = mix(full, hot, (printed * 0.85)[..., None])
    lit = smooth(-0.05, 0.05, enlarged(smooth(0.75, 0.2, level), study) * 0.8 - dots(study, 11, 75)) * smooth(
        0.3, 0.7, study.figures
    )
    full = mix(full, full * 0.72, lit[..., None])
    ink = enlarged(np.maximum(figure_edge(study, 9), outlines(study, 1.5, 0.16, 0.4)), study)
    return np.clip(mix(full, dark * 0.4, smooth(0.35, 0.6, blurred(ink, 1.0))[..., None]), 0, 1)


def comic(study: Study) -> Array:
    """Ink contours, flat strong colours in steps of light, fine dots in the shade, a panel's frame."""
    small = from_image(evened(study.image(2), 5))
    level = luminance(small)
    step = np.round(level * 5) / 5
    flat: Array = small * (np.clip(step, 0.12, 1) / np.maximum(level, 0.05))[..., None]
    flat = saturated(np.clip(flat, 0, 1), 1.55)
    full = sharpened(to_image(flat).filter(ImageFilter.MedianFilter(3)), study)
    shade = enlarged(smooth(0.62, 0.2, level), study)
    printed = smooth(-0.06, 0.06, shade * 0.72 - dots(study, 7.5, 45))
    full *= (1 - 0.34 * printed)[..., None]
    ink = enlarged(
        np.maximum(figure_edge(study, 7.5), outlines(study, 1.0, 0.11, 0.26)), study, Image.Resampling.BICUBIC
    )
    full = mix(full, rgb("#14121c"), smooth(0.3, 0.62, ink)[..., None])
    y, x = grid(study.height, study.width)
    edge = np.minimum(np.minimum(x, 1 - x) * study.width, np.minimum(y, 1 - y) * study.height) / study.unit
    full[edge < 30] = rgb("#14121c")
    full[edge < 24] = rgb("#fdf8ec")
    return np.clip(full, 0, 1)


INKS = (
    "#16305f",
    "#2f6a9a",
    "#7fb0c8",
    "#cfdcd0",
    "#f2e4c4",
    "#e8b87a",
    "#c8553f",
    "#7a8f54",
    "#3f5a3f",
    "#3a2a2a",
    "#f4efe0",
    "#8a5f4a",
    "#e8cfc0",
    "#5f7f9a",
)


def woodblock(study: Study) -> Array:
    """A Japanese print: muted inks laid flat, dark blue contours, the grain of the block, paper round it."""
    height, width, rng = study.height, study.width, study.rng
    small = from_image(evened(study.image(2), 7))
    inks = np.stack([rgb(code) for code in INKS])
    palette = Image.new("P", (1, 1))
    palette.putpalette([int(v * 255) for ink in inks for v in ink])
    warm = mix(small, small * rgb("#fff0d4"), 0.6)
    flat = to_image(saturated(warm, 1.1)).quantize(palette=palette, dither=Image.Dither.NONE).convert("RGB")
    blend = mix(from_image(flat.filter(ImageFilter.MedianFilter(3))), small, 0.24)
    full = sharpened(to_image(blend), study)
    y, x = grid(height, width)
    fade = smooth(0.3, 0.0, y) * 0.55
    full = mix(
        full, rgb("#16305f"), (fade * np.ones_like(x))[..., None] * (1 - smooth(0.3, 0.7, study.figures))[..., None]
    )
    grain = noise(rng, height, width, (90, 5)) * 0.6 + noise(rng, height, width, (220, 9)) * 0.4
    full = full * (0.93 + 0.14 * grain)[..., None]
    ink = enlarged(
        np.maximum(figure_edge(study, 5.5), outlines(study, 1.4, 0.085, 0.2)), study, Image.Resampling.BICUBIC
    )
    full = mix(full, rgb("#1a2444"), (smooth(0.28, 0.6, ink) * 0.9)[..., None])
    edge = np.minimum(np.minimum(x, 1 - x) * width, np.minimum(y, 1 - y) * height) / study.unit
    ragged = edge + (cloudy(rng, height, width, (60, 60), 2) - 0.5) * 3
    paper = rgb("#f2e8d0") * (0.97 + 0.05 * cloudy(rng, height, width, (70, 70), 3))[..., None]
    full = mix(full, paper, ((ragged < 36) * 1.0)[..., None])
    full = mix(full, rgb("#1a2444"), ((ragged >= 36) & (ragged < 39.5))[..., None] * 0.9)
    seal(full, study)
    return np.clip(full, 0, 1).astype(np.float32)


def seal(picture: Array, study: Study) -> None:
    """A small red seal in the corner, a pattern and not a letter."""
    side, at = int(44 * study.unit), int(62 * study.unit)
    if side < 8:
        return
    y, x = study.height - at - side, study.width - at - side
    part = picture[y : y + side, x : x + side]
    part[:] = rgb("#b8322a")
    marks = study.rng.random((4, 4)) < 0.45
    cell = side // 5
    for j in range(4):
        for i in range(4):
            if marks[j, i]:
                part[
                    cell // 2 + j * cell + 1 : cell // 2 + (j + 1) * cell,
                    cell // 2 + i * cell + 1 : cell // 2 + (i + 1) * cell,
                ] = rgb("#f4e4d0")


def pixels(study: Study) -> Array:
    """Large square pixels in a few colours, with ordered dithering."""
    height, width = study.height, study.width
    cell = max(2, round(8 * study.unit))
    image = study.image()
    small = from_image(image.resize((max(1, width // cell), max(1, height // cell)), Image.Resampling.BOX))
    bayer = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]], dtype=np.float32) / 16 - 0.5
    tiled = np.tile(bayer, (small.shape[0] // 4 + 1, small.shape[1] // 4 + 1))[: small.shape[0], : small.shape[1]]
    vivid = np.clip(saturated(small, 1.25) + tiled[..., None] * 0.05, 0, 1)
    few = few_colours(to_image(vivid), 40).convert("RGB")
    return from_image(few.resize((width, height), Image.Resampling.NEAREST))


def vaporwave(study: Study) -> Array:
    """Magenta and cyan, a striped sun, a grid that runs to the horizon, lines of a screen."""
    height, width = study.height, study.width
    rows, columns = grid(height, width)
    grey = luminance(study.picture)
    curve = [rgb(code) for code in ("#14063a", "#5a1f9a", "#ff4fb0", "#ffb48a", "#fff4d8")]
    at = np.clip(grey * 4, 0, 3.999)
    low = at.astype(np.intp)
    table = np.stack(curve)
    duo = table[low] + (table[np.minimum(low + 1, 4)] - table[low]) * (at - low)[..., None]
    keep = smooth(0.2, 0.7, study.figures)[..., None]
    full = mix(duo, saturated(study.picture, 1.2) * rgb("#ffe0ff"), 0.18 + 0.5 * keep).astype(np.float32)
    horizon = float(np.clip(study.horizon, 0.35, 0.75))
    behind = 1 - smooth(0.25, 0.6, study.figures)
    sky = smooth(horizon + 0.003, horizon - 0.003, rows)
    upper = mix(
        rgb("#1a0a4a"),
        mix(rgb("#c83fb8"), rgb("#ff9a7a"), smooth(0.6, 1.0, rows / horizon)[..., None]),
        smooth(0.1, 0.9, rows / horizon)[..., None],
    )
    full = mix(full, np.broadcast_to(upper, full.shape), (sky * behind * 0.62)[..., None])
    radius = 0.24
    d = np.sqrt(((columns - 0.5) * width / height) ** 2 + (rows - horizon + 0.13) ** 2)
    stripe = smooth(-0.1, 0.1, np.sin((rows - horizon) * 170) + 1.5 - 2.6 * smooth(horizon - 0.3, horizon, rows))
    disc = smooth(radius, radius - 0.004, d) * stripe * sky * behind
    full = mix(
        full,
        mix(rgb("#fff06a"), rgb("#ff3f9a"), smooth(horizon - 0.36, horizon, rows)[..., None]),
        (disc * 0.95)[..., None],
    )
    depth = np.clip((rows - horizon) / (1 - horizon), 1e-3, 1)
    across = (columns - 0.5) / (0.06 + depth) * 9
    away = 2.6 / (0.1 + depth)
    line = np.maximum(
        np.exp(-(((across - np.round(across)) * (0.06 + depth) * 46) ** 2)),
        np.exp(-(((away - np.round(away)) * (0.1 + depth) ** 2 * 60) ** 2)),
    )
    ground = (1 - sky) * behind
    full *= (1 - 0.45 * ground)[..., None]
    full = mix(full, rgb("#4ff0ff"), (line * ground * 0.85)[..., None])
    glow = np.exp(-(((rows - horizon) / 0.02) ** 2)) * behind
    full = mix(full, rgb("#ff8ae8"), (glow * 0.6)[..., None])
    full[:: max(2, round(4 * study.unit))] *= np.float32(0.84)
    shift = max(1, round(2.5 * study.unit))
    full[..., 0] = np.roll(full[..., 0], shift, axis=1)
    full[..., 2] = np.roll(full[..., 2], -shift, axis=1)
    return np.clip(full, 0, 1).astype(np.float32)
