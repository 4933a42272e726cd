"""Edits, done to a picture. Each takes an RGB picture and gives another."""

from collections.abc import Callable
from typing import Any

from PIL import Image, ImageColor, ImageEnhance, ImageFilter, ImageOps

from social_tools.photo_edits.lettering import banded

Picture = Image.Image
Edit = dict[str, Any]
LARGEST = 2048
SMALLEST = 16
TURNS = {90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90}
SHAPES = {"square": (1, 1), "portrait": (4, 5), "landscape": (3, 2), "wide": (16, 9)}
PLACES = {"left": 0.0, "top": 0.0, "right": 1.0, "bottom": 1.0}
STEPS = (0.0, 0.12, 0.25, 0.5)
"""How far a tone goes, by how strongly it was asked for."""
COLOURS = {
    "white": "#fbfaf7", "black": "#161616", "grey": "#8d8d8d", "gold": "#c9a24b", "red": "#b3322c", "blue": "#2f5d94",
    "green": "#3c7a4b", "yellow": "#e3bd3e", "pink": "#dd8fa5", "brown": "#7a5230", "purple": "#75519b",
}  # fmt: skip
PATCHES = 9
"""Of a blurred part, no more is left than so many patches a side."""


def shrunk(picture: Picture, side: int = LARGEST) -> Picture:
    if max(picture.size) > side:
        picture.thumbnail((side, side), Image.Resampling.LANCZOS, reducing_gap=2.0)
    return picture


def done(picture: Picture, edits: list[Edit]) -> Picture:
    """The picture after all of these edits, in their order. Makes no copy where there are none."""
    for edit in edits:
        picture = shrunk(EDITS[edit["do"]](picture, edit))
    return picture


def crop(picture: Picture, edit: Edit) -> Picture:
    if "part" in edit:
        return picture.crop(box(picture, edit["part"]))
    wide, high = SHAPES[edit["to"]] if isinstance(edit["to"], str) else edit["to"]
    width = min(picture.width, round(picture.height * wide / high))
    height = min(picture.height, round(picture.width * high / wide))
    across = next((PLACES[word] for word in edit.get("keep", "").split() if word in ("left", "right")), 0.5)
    down = next((PLACES[word] for word in edit.get("keep", "").split() if word in ("top", "bottom")), 0.5)
    left, top = round((picture.width - width) * across), round((picture.height - height) * down)
    return picture.crop((left, top, left + max(width, 1), top + max(height, 1)))


def turn(picture: Picture, edit: Edit) -> Picture:
    return picture.transpose(TURNS[edit["by"]])


def flip(picture: Picture, edit: Edit) -> Picture:
    return ImageOps.flip(picture) if edit["way"] == "over" else ImageOps.mirror(picture)


def tone(picture: Picture, edit: Edit) -> Picture:
    step = STEPS[edit.get("by", 2)]
    match edit["what"]:
        case "brighter":
            return _curve(picture, 1 / (1 + 2 * step))
        case "darker":
            return _curve(picture, 1 + 2 * step)
        case "warmer":
            return _balance(picture, 1 + 0.45 * step, 1 - 0.5 * step)
        case "cooler":
            return _balance(picture, 1 - 0.45 * step, 1 + 0.5 * step)
        case "contrast":
            return ImageEnhance.Contrast(picture).enhance(1 + 1.2 * step)
        case "flat":
            return ImageEnhance.Contrast(picture).enhance(1 - 0.9 * step)
        case "colourful":
            return ImageEnhance.Color(picture).enhance(1 + 2 * step)
        case "muted":
            return ImageEnhance.Color(picture).enhance(1 - 1.6 * step)
        case "sharper":
            return picture.filter(ImageFilter.UnsharpMask(2, round(400 * step), 2))
    return picture.filter(ImageFilter.GaussianBlur(max(picture.size) * step / 80))  # softer


def _curve(picture: Picture, gamma: float) -> Picture:
    return picture.point([round(255 * (value / 255) ** gamma) for value in range(256)] * 3)


def _balance(picture: Picture, red: float, blue: float) -> Picture:
    return _levels(picture, [red, 1.0, blue])


def _levels(picture: Picture, factors: list[float]) -> Picture:
    return picture.point([min(255, round(value * by)) for by in factors for value in range(256)])


def tint(picture: Picture, edit: Edit) -> Picture:
    """A little more of a colour, and less of the others."""
    colour = ImageColor.getrgb(COLOURS[edit["colour"]])[:3]
    middle, far = sum(colour) / 3, 2 * STEPS[edit.get("by", 2)]
    return _levels(picture, [1 + far * (part - middle) / 128 for part in colour])


def grey(picture: Picture, _edit: Edit) -> Picture:
    return picture.convert("L").convert("RGB")


def sepia(picture: Picture, _edit: Edit) -> Picture:
    return ImageOps.colorize(picture.convert("L"), "#1c120a", "#fdf3df", mid="#a67c4f")


def box(picture: Picture, where: str) -> tuple[int, int, int, int]:
    """A part of a picture in pixels: a corner or an edge is a third of it, more or less."""
    words, part = set(where.split()), 0.4
    size = 0.5 if "half" in words else part
    left, right, top, bottom = 0.0, 1.0, 0.0, 1.0
    if "left" in words:
        right = size
    elif "right" in words:
        left = 1 - size
    elif "middle" in words:
        left, right = (1 - part) / 2, (1 + part) / 2
    if "top" in words:
        bottom = size
    elif "bottom" in words:
        top = 1 - size
    elif "middle" in words:
        top, bottom = (1 - part) / 2, (1 + part) / 2
    width, height = picture.size
    return (
        round(left * width),
        round(top * height),
        max(round(right * width), round(left * width) + 1),
        max(round(bottom * height), round(top * height) + 1),
    )


def blur(picture: Picture, edit: Edit) -> Picture:
    """What is blurred cannot be made out again: only few patches of colour are left of it."""
    if edit["where"] == "whole":
        return picture.filter(ImageFilter.GaussianBlur(max(picture.size) / 60))
    place = box(picture, edit["where"])
    part = picture.crop(place)
    few = part.resize((min(PATCHES, part.width), min(PATCHES, part.height)), Image.Resampling.BOX)
    out = picture.copy()
    out.paste(few.resize(part.size, Image.Resampling.BICUBIC), place[:2])
    return out


def caption(picture: Picture, edit: Edit) -> Picture:
    return banded(picture, edit["text"], top=edit.get("at") == "top")


def frame(picture: Picture, edit: Edit) -> Picture:
    """A frame with a thin line at its inner edge, as a mat has one."""
    wide = max(6, round(max(picture.size) * 0.045))
    colour = ImageColor.getrgb(COLOURS[edit["colour"]])
    line = tuple(round(part * 0.8) if sum(colour) > 380 else min(255, part + 45) for part in colour)
    thin = max(1, wide // 14)
    return ImageOps.expand(ImageOps.expand(picture, thin, line), wide - thin, colour[:3])


def resize(picture: Picture, edit: Edit) -> Picture:
    side = edit["side"] or max(SMALLEST, max(picture.size) // 2)
    scale = min(LARGEST, max(SMALLEST, side)) / max(picture.size)
    size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    return picture.resize(size, Image.Resampling.LANCZOS)


EDITS: dict[str, Callable[[Picture, Edit], Picture]] = {
    "crop": crop,
    "turn": turn,
    "flip": flip,
    "tone": tone,
    "tint": tint,
    "grey": grey,
    "sepia": sepia,
    "blur": blur,
    "caption": caption,
    "frame": frame,
    "resize": resize,
}
