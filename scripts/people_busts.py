"""Busts of the emoji set made whole: the last row of their clothes goes on downward, over legs of our own."""

import io

import numpy as np
import resvg_py
from people_recipes import Face, Lower, bust_alone, figure, legs_alone, lower_of
from PIL import Image
from sprite_recipes import astronaut, wizard

UNIT = 14
"""Pixels for one unit of the page, which is 40 wide, from -4, and 48 high."""


def person(picture: str, pictures: dict[str, str], face: Face) -> Image.Image:
    """What a line of people.txt is made into; a group is made of other lines."""
    kind, *names = picture.split()
    if kind == "group":
        return together([member(pictures[name], pictures, face) for name in names])
    if kind == "bust":
        return standing(names[0], face)
    if kind == "astronaut":
        return drawn(astronaut(lambda _: face(names[0])))
    if kind in ("wizard", "witch"):
        return drawn(wizard(names[0], "#2aa5f5", "#1769c9", face))
    xlink = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return drawn(figure(picture, face) or f'<svg {xlink} viewBox="0 0 32 32">{face(picture)}</svg>')


def member(picture: str, pictures: dict[str, str], face: Face) -> Image.Image:
    """One of a group, children smaller than the grown-ups."""
    image = trimmed(person(picture, pictures, face))
    scale = {"child": 0.74, "baby": 0.52}.get(picture.split()[0], 1.0)
    return image.resize((round(image.width * scale), round(image.height * scale)), Image.Resampling.LANCZOS)


def drawn(svg: str) -> Image.Image:
    data = bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=None, width=40 * UNIT))
    return Image.open(io.BytesIO(data)).convert("RGBA")


def trimmed(image: Image.Image) -> Image.Image:
    return image.crop(image.getchannel("A").point(lambda value: 255 if value > 24 else 0).getbbox())


def together(people: list[Image.Image]) -> Image.Image:
    """Side by side, close enough to hold hands, the first two outermost."""
    order = people if len(people) < 3 else [people[0], *people[2:], people[1]]
    close = 26
    width = sum(image.width for image in order) - close * (len(order) - 1)
    whole = Image.new("RGBA", (width, max(image.height for image in order)))
    left = 0
    for image in order:
        whole.alpha_composite(image, (left, whole.height - image.height))
        left += image.width - close
    return whole


def rendered(svg: str) -> np.ndarray:
    return np.asarray(drawn(svg).convert("RGBa"), dtype=np.float32)


def standing(emoji: str, face: Face) -> Image.Image:
    lower = lower_of(emoji)
    bust, below = rendered(bust_alone(emoji, face)), rendered(legs_alone(emoji))
    if not lower.gown:
        bust = lengthened(bust, lower)
    bust = slimmed(bust, lower)
    if lower.shape == "trousers":
        below = np.roll(below, round(shift_of(lower) * UNIT), axis=1)
    whole = bust + below * (1 - bust[..., 3:] / 255)
    image = Image.fromarray(np.clip(whole, 0, 255).astype(np.uint8), "RGBa")
    return image.convert("RGBA")


def shift_of(lower: Lower) -> float:
    """How far the middle of the clothes lies beside the middle of the page."""
    return ((lower.left + lower.right) / 2 - 16) * 0.84


def lengthened(bust: np.ndarray, lower: Lower) -> np.ndarray:
    """The last row drawn out downward, with a round hem, a little darker towards it."""
    result = bust.copy()
    cut, end = round(lower.cut * UNIT), round((46 if lower.shape == "robe" else 34.4) * UNIT)
    row = bust[cut - 4 : cut].mean(axis=0)
    columns = np.arange(bust.shape[1]) / UNIT - 4
    row[(columns < lower.left) | (columns > lower.right)] = 0
    middle, half = (lower.left + lower.right) / 2, (lower.right - lower.left) / 2
    held = bust[cut:].copy()
    held[:, columns <= lower.right] = 0
    result[cut:] = held
    for y in range(cut, end):
        down = (y - cut) / (end - cut)
        shade = 1 - 0.16 * down
        edge = half * (1 - 0.04 * down) * np.sqrt(1 - np.clip(down - 0.72, 0, 0.28) ** 2 * 4)
        inside = np.clip((edge - np.abs(columns - middle)) * UNIT, 0, 1)[:, None]
        drawn = row * inside * np.array([shade, shade, shade, 1])
        result[y] = drawn + result[y] * (1 - drawn[:, 3:] / 255)
    return result


def slimmed(bust: np.ndarray, lower: Lower) -> np.ndarray:
    """Shoulders and all below them drawn in towards the middle; a robe widens again to its hem."""
    result = np.empty_like(bust)
    columns = np.arange(bust.shape[1])
    middle = (16 + 4) * UNIT
    for y in range(bust.shape[0]):
        down = y / UNIT
        scale = 1 - 0.16 * np.clip((down - 15.5) / 6, 0, 1)
        if lower.shape == "robe":
            scale += 0.2 * np.clip((down - 28) / 18, 0, 1)
        source = (columns - middle) / scale + middle
        for band in range(4):
            result[y, :, band] = np.interp(source, columns, bust[y, :, band], left=0, right=0)
    return result
