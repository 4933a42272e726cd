"""Lines: pencil, charcoal, ink, blueprint, neon."""

import numpy as np
from PIL import Image, ImageFilter

from social_tools.painter_local.brush import Array, blurred, cloudy, from_image, grid, luminance, mix, rgb, smooth
from social_tools.painter_local.styles.study import (
    Study,
    enlarged,
    figure_edge,
    mirrored_paper,
    outlines,
    spread,
    toned,
)


def hatching(study: Study, degrees: float, spacing: float, wobble: Array) -> Array:
    """Parallel lines across the whole sheet, from 0 (between) to 1 (on the line)."""
    turn = np.deg2rad(degrees)
    rows = np.arange(study.height, dtype=np.float32)[:, None]
    columns = np.arange(study.width, dtype=np.float32)[None, :]
    phase = (rows * np.float32(np.sin(turn)) + columns * np.float32(np.cos(turn))) * np.float32(
        2 * np.pi / (spacing * study.unit)
    )
    phase += wobble
    np.sin(phase, out=phase)
    phase *= 0.5
    phase += 0.5
    return phase


def pencil(study: Study) -> Array:
    """Graphite lines and layers of hatching on white paper."""
    height, width, rng = study.height, study.width, study.rng
    grey = luminance(study.picture)
    soft = blurred(1 - grey, 6 * study.unit)
    lines = np.clip(grey / np.maximum(1 - soft, 0.04), 0, 1) ** 2.2
    contour = enlarged(np.maximum(outlines(study, 0.8, 0.08, 0.3, 2, True), figure_edge(study, 2.6) * 0.8), study)
    wobble = cloudy(rng, height, width, (12, 12), 2) * 7
    shade = np.ones_like(grey)
    for degrees, spacing, low, high in ((52, 6.0, 0.35, 0.86), (58, 5.0, 0.1, 0.5), (-40, 6.5, 0.0, 0.32)):
        shade -= hatching(study, degrees, spacing, wobble) * smooth(high, low, grey) * 0.34
    tooth = 1 + mirrored_paper(rng, height, width, 0.05) * (1.15 - shade)
    value = np.clip(lines * shade * tooth * (1 - 0.72 * contour), 0, 1)
    return toned(value, rgb("#3a3a44"), rgb("#fbf9f4"))


def charcoal(study: Study) -> Array:
    """Deep smudged blacks, soft greys rubbed with a finger, white chalk where it is brightest, on grey paper."""
    height, width, rng = study.height, study.width, study.rng
    grey = luminance(from_image(study.image(2).filter(ImageFilter.GaussianBlur(2.6 * study.unit))))
    low, high = np.quantile(grey, (0.04, 0.96))
    level = np.clip((grey - low) / max(0.2, float(high - low)), 0, 1)
    contour = np.maximum(outlines(study, 1.0, 0.14, 0.4) * 0.7, blurred(figure_edge(study, 5), 1.2) * 0.85)
    smear = Image.fromarray((contour * 255).astype(np.uint8)).filter(ImageFilter.BoxBlur(3))
    dark = np.clip((1 - level) ** 1.9 * 0.8 + contour * 0.75 + np.asarray(smear, dtype=np.float32) / 255 * 0.5, 0, 1)
    dark = enlarged(dark, study) * (1 - 0.3 * study.figures)
    grain = mirrored_paper(rng, height, width, 0.2) + (cloudy(rng, height, width, (120, 120), 2) - 0.5) * 0.8
    bite = smooth(-0.35, 0.4, dark * 1.5 - 0.55 + grain * (1.1 - 0.6 * dark)) * dark**0.5
    light = enlarged(smooth(0.72, 1.0, level), study) * smooth(-0.3, 0.3, grain + 0.1)
    paper = 0.8 + 0.05 * (cloudy(rng, height, width, (8, 8), 3) - 0.5) + mirrored_paper(rng, height, width, 0.012)
    value = paper * (1 - bite * 0.92)
    value = value + (0.97 - value) * light * (1 - dark) * 0.8
    return toned(np.clip(value, 0, 1), rgb("#12100f"), rgb("#f6f0e6"))


def line_art(study: Study) -> Array:
    """Black ink on white: clean contours, a little black where it is darkest, nothing else."""
    fine = outlines(study, 1.2, 0.07, 0.16, 1, True) if study.unit < 0.6 else outlines(study, 1.2, 0.06, 0.14, 2, True)
    ring = figure_edge(study, 5.0)
    if fine.shape == ring.shape:
        fine = np.maximum(fine, ring)
    ink = enlarged(fine, study, Image.Resampling.BICUBIC)
    if fine.shape != ring.shape:
        ink = np.maximum(ink, enlarged(ring, study))
    ink = smooth(0.3, 0.62, blurred(ink, 0.9 * study.unit))
    grey = spread(study.image(2).filter(ImageFilter.GaussianBlur(1.5)).convert("L").convert("RGB"), study)[..., 0]
    inside = smooth(0.3, 0.7, study.figures)
    black = smooth(0.2, 0.13, grey) * inside
    value = 1 - np.maximum(ink, black)
    return toned(value, rgb("#15151c"), rgb("#fffdf8"))


def blueprint(study: Study) -> Array:
    """White construction lines and a grid on blue paper, with marks of measure at the edges."""
    height, width, rng = study.height, study.width, study.rng
    ink = enlarged(np.maximum(outlines(study, 0.9, 0.06, 0.2, 2, True), figure_edge(study, 4)), study)
    grey = spread(study.image(4), study)
    shade = luminance(grey)
    u = study.unit
    rows, columns = np.arange(height, dtype=np.float32)[:, None], np.arange(width, dtype=np.float32)[None, :]
    mesh = np.zeros((height, width), dtype=np.float32)
    for step, strength in ((26.0 * u, 0.1), (130.0 * u, 0.24)):
        mesh = np.maximum(mesh, strength * ((rows % step < max(1, 1.3 * u)) | (columns % step < max(1, 1.3 * u))))
    wobble = cloudy(rng, height, width, (10, 10), 2) * 3
    hatch = hatching(study, 45, 9, wobble) * smooth(0.5, 0.16, shade) * smooth(0.3, 0.7, study.figures) * 0.3
    y, x = grid(height, width)
    edge = np.minimum(np.minimum(x, 1 - x) * width, np.minimum(y, 1 - y) * height) / u
    frame = ((np.abs(edge - 22) < 1.3) | (np.abs(edge - 30) < 0.8)).astype(np.float32)
    ticks = ((edge > 22) & (edge < 42) & ((rows % (52 * u) < 2 * u) | (columns % (52 * u) < 2 * u))).astype(
        np.float32
    ) * 0.6
    line = np.clip(np.maximum(ink * 0.95, np.maximum(mesh, np.maximum(frame, ticks))) + hatch, 0, 1)
    paper = rgb("#1f4f9a") * (0.84 + 0.26 * shade + 0.08 * (cloudy(rng, height, width, (5, 5), 4) - 0.5))[..., None]
    return np.clip(mix(paper, rgb("#eef6ff"), line[..., None]), 0, 1)


def neon(study: Study) -> Array:
    """Glowing tubes along the contours, in the colours of the picture, on a night-black wall."""
    line = np.maximum(outlines(study, 1.6, 0.09, 0.24), figure_edge(study, 5))
    hue = from_image(study.image(2).filter(ImageFilter.MedianFilter(5)))
    peak = hue.max(axis=2, keepdims=True)
    low = hue.min(axis=2, keepdims=True)
    pure = np.clip((hue - low * 0.85) / np.maximum(peak - low * 0.85, 0.06), 0, 1)
    grey = (peak - low)[..., 0] < 0.1
    rows = np.linspace(0, 1, hue.shape[0], dtype=np.float32)[:, None, None]
    cold = mix(rgb("#2fe0ff"), rgb("#ff4fd8"), rows)
    pure = np.where(grey[..., None], np.broadcast_to(cold, pure.shape), pure)
    tube = pure * line[..., None]
    wide = (
        np.asarray(
            Image.fromarray((np.clip(tube, 0, 1) * 255).astype(np.uint8)).filter(
                ImageFilter.GaussianBlur(9 * study.unit)
            ),
            dtype=np.float32,
        )
        / 255
    )
    near = (
        np.asarray(
            Image.fromarray((np.clip(tube, 0, 1) * 255).astype(np.uint8)).filter(
                ImageFilter.GaussianBlur(2.2 * study.unit)
            ),
            dtype=np.float32,
        )
        / 255
    )
    core = smooth(0.55, 0.95, line)[..., None]
    wall = rgb("#0b0818") + hue * 0.09
    shone = wall + wide * 1.7 + near * 1.0 + tube * 0.35 + core * 0.35
    return spread(Image.fromarray((np.clip(shone, 0, 1) * 255).astype(np.uint8)), study)
