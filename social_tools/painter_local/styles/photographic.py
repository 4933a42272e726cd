"""Photographs: black and white, noir, sepia."""

import numpy as np

from social_tools.painter_local.brush import Array, blurred, cloudy, grid, luminance, mix, rgb, smooth
from social_tools.painter_local.styles.study import Study, mirrored_paper, toned


def storybook(study: Study) -> Array:
    return study.picture


def black_and_white(study: Study) -> Array:
    """A fine print: deep blacks, clean whites, every grey between them."""
    grey = luminance(study.picture)
    low, high = (float(v) for v in np.quantile(grey[::4, ::4], (0.02, 0.98)))
    strong = smooth(0.0, 1.0, np.clip((grey - low) / max(high - low, 0.1), 0, 1))
    value = mix(grey, strong, 0.55) + mirrored_paper(study.rng, study.height, study.width, 0.014)
    return toned(np.clip(value, 0, 1), rgb("#060608"), rgb("#fcfcfb"))


def noir(study: Study) -> Array:
    """Hard light from one side through a blind, black shadows, smoke, grain."""
    height, width, rng = study.height, study.width, study.rng
    rows, columns = grid(height, width)
    grey = luminance(study.picture)
    low, high = (float(v) for v in np.quantile(grey[::4, ::4], (0.1, 0.97)))
    level = np.clip((grey - low) / max(high - low, 0.12), 0, 1)
    hard = smooth(0.16, 0.86, level) ** 1.15
    slant = float(rng.choice((-1, 1))) * float(rng.uniform(0.22, 0.36))
    along = rows + columns * slant
    blind = smooth(-0.12, 0.26, np.sin(along * 46.0))
    middle = float(rng.uniform(0.42, 0.58))
    beam = (
        np.exp(-(((columns - middle - (rows - 0.5) * slant) / 0.34) ** 4))
        * smooth(0.02, 0.2, rows)
        * smooth(1.05, 0.75, rows)
    )
    inside = smooth(0.3, 0.7, study.figures)
    lamp = mix(0.32, 0.3 + 0.95 * blind, beam)
    lamp = mix(lamp, 0.72 + 0.6 * mix(blind, 0.85, 0.45) * (0.35 + 0.65 * beam), inside)
    value = hard * lamp + 0.16 * blind * beam * (1 - inside)
    smoke = cloudy(rng, height, width, (5, 3), 5)
    value += smooth(0.52, 0.85, smoke) * 0.13 * smooth(1.0, 0.3, rows)
    halo = blurred(np.clip(value - 0.72, 0, 1), 22 * study.unit)
    value = value + halo * 0.7
    value *= 1 - 0.62 * smooth(0.2, 0.62, (rows - 0.5) ** 2 + (columns - 0.5) ** 2)
    value += mirrored_paper(rng, height, width, 0.035)
    return toned(np.clip(value, 0, 1), rgb("#050506"), rgb("#f4f2ee"))


def sepia(study: Study) -> Array:
    """An old photograph: brown, faded, stained and creased a little, with a pale deckled edge."""
    height, width, rng = study.height, study.width, study.rng
    grey = luminance(study.picture) * 0.84 + 0.09
    rows, columns = grid(height, width)
    grey = grey * (1 - 0.3 * smooth(0.16, 0.5, (rows - 0.5) ** 2 + (columns - 0.5) ** 2))
    stains = cloudy(rng, height, width, (4, 4), 5)
    value = np.clip(grey + mirrored_paper(rng, height, width, 0.022) + (stains - 0.5) * 0.14, 0, 1)
    full = toned(np.clip(value * 2, 0, 1), rgb("#2d1a10"), rgb("#b98a5a"))
    full = mix(full, rgb("#fbeccb"), np.clip(value * 2 - 1, 0, 1)[..., None])
    for _ in range(9):
        x, r = int(rng.integers(width)), int(rng.integers(height))
        full[r : r + int(rng.integers(40, 200)), x : x + 1] *= np.float32(1.22)
    edge = np.minimum(np.minimum(columns, 1 - columns) * width, np.minimum(rows, 1 - rows) * height) / study.unit
    edge = edge + (cloudy(rng, height, width, (50, 50), 2) - 0.5) * 7
    full = mix(full, rgb("#f3e6cb") * (0.96 + 0.06 * stains)[..., None], smooth(36, 34, edge)[..., None])
    full *= (1 - 0.3 * np.exp(-(((edge - 36) / 5) ** 2)))[..., None]
    return np.clip(full, 0, 1, out=full)
