"""What a style is given: the picture, and what is known about it."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageFilter, ImageOps

from social_tools.painter_local.brush import Array, Rng, blocks, from_image, luminance, smooth, to_image


@dataclass
class Study:
    """A finished picture on its way into a style."""

    picture: Array
    rng: Rng
    figures: Array
    """Where the subjects are, from 0 to 1."""
    horizon: float = 0.55
    night: bool = False

    @property
    def height(self) -> int:
        return int(self.picture.shape[0])

    @property
    def width(self) -> int:
        return int(self.picture.shape[1])

    @property
    def unit(self) -> float:
        """How large a pixel of a picture of 1024 is here: strokes and dots keep their share of the picture."""
        return min(self.height, self.width) / 1024

    def image(self, part: int = 1) -> Image.Image:
        image = to_image(self.picture)
        return image.reduce(part) if part > 1 else image


Style = Callable[[Study], Array]


def saturated(picture: Array, by: float) -> Array:
    grey = luminance(picture)[..., None]
    return np.asarray(grey + (picture - grey) * np.float32(by), dtype=np.float32)


def evened(image: Image.Image, size: int) -> Image.Image:
    """Smooth areas with edges kept: small things go, borders stay. Large sizes are worked on at half the scale."""
    if size <= 3:
        return image.filter(ImageFilter.MedianFilter(3))
    half = image.reduce(2).filter(ImageFilter.MedianFilter(3 if size < 7 else 5))
    return half.resize(image.size, Image.Resampling.BICUBIC)


def few_colours(image: Image.Image, count: int) -> Image.Image:
    """The image in its `count` most useful colours; they are found on a small copy."""
    small = image.copy()
    small.thumbnail((150, 150), Image.Resampling.BOX)
    return image.quantize(palette=small.quantize(count, Image.Quantize.MEDIANCUT, kmeans=1), dither=Image.Dither.NONE)


def spread(image: Image.Image, study: Study, how: Image.Resampling = Image.Resampling.BICUBIC) -> Array:
    """A small image as a picture of the full size."""
    return from_image(image.resize((study.width, study.height), how))


def outlines(study: Study, blur: float, low: float, high: float, part: int = 2, stretch: bool = False) -> Array:
    """Lines where the colours change, from 0 to 1, at 1/`part` of the size. In a pale picture faint changes count."""
    image = study.image(part).filter(ImageFilter.GaussianBlur(max(0.5, blur * study.unit)))
    if stretch:
        pale = washed_out(image)
        image = image.filter(ImageFilter.GaussianBlur(2.4 * pale * study.unit)) if pale > 0.2 else image
        image = Image.blend(image, ImageOps.equalize(image), pale)
    field = np.asarray(image, dtype=np.float32) / 255
    strength = np.zeros(field.shape[:2], dtype=np.float32)
    for axis in (0, 1):
        step = np.abs(np.roll(field, -1, axis) - np.roll(field, 1, axis)).max(axis=2)
        strength += step
    strength[[0, -1]] = 0
    strength[:, [0, -1]] = 0
    strongest = max(0.05, float(np.quantile(strength, 0.97)))
    fainter = min(1.0, strongest / high)
    return smooth(low * fainter, high * fainter, strength)


def washed_out(image: Image.Image) -> float:
    """How little light and dark a picture has, from 0 (plenty) to 0.85: fog, snow, night."""
    grey = np.asarray(image.convert("L").reduce(4), dtype=np.float32)
    range_of_light = float(np.quantile(grey, 0.9) - np.quantile(grey, 0.1))
    return float(np.clip(1.25 - range_of_light / 110, 0, 0.85))


def figure_edge(study: Study, thick: float, part: int = 2) -> Array:
    """A ring round the subjects, from 0 to 1, at 1/`part` of the size."""
    mask = Image.fromarray((np.clip(study.figures, 0, 1) * 255).astype(np.uint8)).reduce(part)
    r = max(1, round(thick * study.unit / part))
    wider, narrower = (
        mask.filter(ImageFilter.MaxFilter(2 * r + 1)),
        mask.filter(ImageFilter.MinFilter(2 * max(1, r // 2) + 1)),
    )
    ring = np.asarray(wider, dtype=np.float32) - np.asarray(narrower, dtype=np.float32)
    return np.clip(ring / 255, 0, 1)


def enlarged(field: Array, study: Study, how: Image.Resampling = Image.Resampling.BILINEAR) -> Array:
    """A mask from 0 to 1 at the full size."""
    image = Image.fromarray((np.clip(field, 0, 1) * 255).astype(np.uint8))
    return np.asarray(image.resize((study.width, study.height), how), dtype=np.float32) / np.float32(255)


def toned(grey: Array, dark: Array, bright: Array) -> Array:
    """A picture in two inks, from a field of light."""
    result = np.empty((*grey.shape, 3), dtype=np.float32)
    for rows in blocks(grey.shape[0]):
        result[rows] = dark + (bright - dark) * grey[rows][..., None]
    return result


def mirrored_paper(rng: Rng, height: int, width: int, strength: float) -> Array:
    """The tooth of paper: a small square of noise, repeated mirrored so that no seam shows."""
    tile = rng.standard_normal((256, 256), dtype=np.float32)
    tile = np.asarray(Image.fromarray(tile).filter(ImageFilter.BoxBlur(0)), dtype=np.float32)
    pair = np.block([[tile, tile[:, ::-1]], [tile[::-1], tile[::-1, ::-1]]])
    down, across = -(-height // 512), -(-width // 512)
    return np.tile(pair, (down, across))[:height, :width] * np.float32(strength)
