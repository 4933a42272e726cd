"""Avatars: a soft gradient that belongs to a seed, and an animal or a letter on it."""

import hashlib
import io
import unicodedata

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from social_tools.painter_local.animals import AVATAR_ANIMALS
from social_tools.painter_local.brush import Array, grid, mix, rgb, smooth, stamp, to_image
from social_tools.painter_local.encoding import XMP
from social_tools.painter_local.sprites import sprite

GROUNDS = (
    ("#ffd6a5", "#ff8fab"), ("#bde0fe", "#7a8cf0"), ("#caffbf", "#4fc0a8"), ("#fdffb6", "#ffb44a"),
    ("#e0c3fc", "#8a6fe8"), ("#a0f0ed", "#3f9fd8"), ("#ffc8dd", "#c77dff"), ("#d8f3dc", "#52b788"),
    ("#ffe5d9", "#f28482"), ("#dfe7fd", "#6d8bd8"), ("#f8edeb", "#d99a8c"), ("#fff1b8", "#8ecf6a"),
)  # fmt: skip


def draw_avatar(seed: str, animal: str | None, size: int = 160) -> bytes:
    """A square WebP that also looks right when it is shown as a circle."""
    side = max(16, min(size, 1024))
    digest = hashlib.sha256(seed.encode("utf-8", "surrogatepass")).digest()
    picture = gradient(digest, side * 2)
    if animal in AVATAR_ANIMALS:
        place_animal(picture, str(animal))
    else:
        picture = lettered(picture, seed)
    image = to_image(picture).resize((side, side), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    image.save(out, "WEBP", quality=84, method=4, xmp=XMP)
    return out.getvalue()


def gradient(digest: bytes, side: int) -> Array:
    light, deep = (rgb(code) for code in GROUNDS[digest[0] % len(GROUNDS)])
    angle = digest[1] / 256 * 2 * np.pi
    rows, columns = grid(side, side)
    along = 0.5 + (columns - 0.5) * np.cos(angle) * 0.6 + (rows - 0.5) * 0.7 + 0.1 * np.sin(columns * 5 + digest[2])
    picture = mix(light, deep, smooth(0, 1, along)[..., None])
    glow = np.exp(-(((columns - 0.5) / 0.34) ** 2 + ((rows - 0.42) / 0.34) ** 2))
    return mix(picture, np.ones(3, np.float32), (glow * 0.34)[..., None])


def place_animal(picture: Array, animal: str) -> None:
    side = picture.shape[0]
    figure = sprite(animal, int(side * 0.7), int(side * 0.66))
    left, top = (side - figure.shape[1]) // 2, int(side * 0.53 - figure.shape[0] / 2)
    rows, columns = grid(side, side)
    foot = (top + figure.shape[0]) / side
    shade = np.exp(-(((columns - 0.5) / (figure.shape[1] / side * 0.42)) ** 2 + ((rows - foot + 0.01) / 0.03) ** 2))
    picture *= (1 - 0.28 * shade)[..., None]
    stamp(picture, figure, left, top)


def lettered(picture: Array, seed: str) -> Array:
    letter = next((c for c in unicodedata.normalize("NFKD", seed).upper() if c.isascii() and c.isalnum()), "")
    image = to_image(picture)
    side = image.width
    font = ImageFont.load_default(size=int(side * 0.46))
    ImageDraw.Draw(image).text((side / 2, side / 2), letter, font=font, fill=(255, 255, 255), anchor="mm")
    return np.asarray(image, dtype=np.float32) / 255
