"""Cutting a picture into pieces that follow its shapes: for glass, stones, polygons and paper."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from social_tools.painter_local.brush import Array, Rng

Labels = NDArray[np.intp]


def pieces(
    field: Array, step: int, rng: Rng, adhere: float, jitter: float = 0.7, rounds: int = 2
) -> tuple[Labels, Array]:
    """Piece numbers and the mean colour of each. With a larger `adhere`, borders follow the colours more closely."""
    height, width = field.shape[:2]
    down, across = max(2, height // step), max(2, width // step)
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    home_row = np.minimum((rows * down / height).astype(np.intp), down - 1)
    home_column = np.minimum((columns * across / width).astype(np.intp), across - 1)
    ys = ((np.arange(down)[:, None] + 0.5 + rng.uniform(-0.5, 0.5, (down, across)) * jitter) * height / down).ravel()
    xs = ((np.arange(across)[None, :] + 0.5 + rng.uniform(-0.5, 0.5, (down, across)) * jitter) * width / across).ravel()
    at = (np.clip(ys, 0, height - 1).astype(int), np.clip(xs, 0, width - 1).astype(int))
    colours = field[at].copy()
    ys, xs = ys.astype(np.float32), xs.astype(np.float32)
    labels = np.zeros((height, width), dtype=np.intp)
    for _ in range(rounds):
        best = np.full((height, width), np.inf, dtype=np.float32)
        for dy in (-1, 0, 1):
            for dx in (-1, 0, 1):
                near = np.clip(home_row + dy, 0, down - 1) * across + np.clip(home_column + dx, 0, across - 1)
                away = ((rows - ys[near]) ** 2 + (columns - xs[near]) ** 2) / np.float32(step * step)
                if adhere:
                    apart = field - colours[near]
                    away += np.float32(adhere) * np.einsum("ijk,ijk->ij", apart, apart)
                closer = away < best
                best = np.where(closer, away, best)
                labels = np.where(closer, near, labels)
        flat = labels.ravel()
        count = np.maximum(np.bincount(flat, minlength=down * across), 1)
        colours = np.stack(
            [np.bincount(flat, field[..., k].ravel(), down * across) / count for k in range(3)], axis=1
        ).astype(np.float32)
        ys = (np.bincount(flat, rows.ravel(), down * across) / count).astype(np.float32)
        xs = (np.bincount(flat, columns.ravel(), down * across) / count).astype(np.float32)
    return labels, colours


def borders(labels: Labels) -> Array:
    """1 where two pieces meet."""
    edge = np.zeros(labels.shape, dtype=np.float32)
    edge[:, 1:] = labels[:, 1:] != labels[:, :-1]
    edge[1:] = np.maximum(edge[1:], labels[1:] != labels[:-1])
    return edge


def resized(labels: Labels, height: int, width: int) -> Labels:
    image = Image.fromarray(labels.astype(np.int32))
    return np.asarray(image.resize((width, height), Image.Resampling.NEAREST)).astype(np.intp)
