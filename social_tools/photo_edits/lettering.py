"""Words in a band below or above a picture."""

import io
from contextlib import suppress
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

PAPER, INK = "#fbfaf7", "#22201d"
MOST_LINES = 5
NOWHERE = "\U0010fffe"
"""A sign that no font has."""
FILES = ("figtree-latin.woff2", "figtree-latin-ext.woff2")
WEIGHT = 500
Letters = ImageFont.FreeTypeFont


@lru_cache(maxsize=24)
def fonts(size: int) -> tuple[Letters, ...]:
    """The letters of the languages of Europe that are written in Latin ones; of English alone, where Pillow cannot read
    our files."""
    found = []
    for name in FILES:
        with suppress(OSError):
            letters = ImageFont.truetype(io.BytesIO((Path(__file__).parent / "fonts" / name).read_bytes()), size)
            letters.set_variation_by_axes([WEIGHT])
            found.append(letters)
    plain = ImageFont.load_default(size)
    return (*found, *([plain] if isinstance(plain, Letters) and not found else []))


@lru_cache(maxsize=4096)
def place_of(sign: str) -> int:
    """Which of the fonts has a sign; -1 where none does, but an empty box."""
    if sign.isspace():
        return 0
    for place, letters in enumerate(fonts(32)):
        if bytes(letters.getmask(sign)) != bytes(letters.getmask(NOWHERE)):
            return place
    return -1


def runs(text: str) -> list[tuple[int, str]]:
    """A text as pieces, each in one font."""
    return [(place, "".join(signs)) for place, signs in groupby(text, key=lambda sign: max(place_of(sign), 0))]


def length(text: str, size: int) -> float:
    return sum(fonts(size)[place].getlength(piece) for place, piece in runs(text))


def showable(text: str) -> tuple[str, list[str]]:
    """A text with what can be written of it, and the signs that cannot."""
    lost = list(dict.fromkeys(sign for sign in text if place_of(sign) < 0))
    return " ".join("".join(sign for sign in text if place_of(sign) >= 0).split()), lost


def banded(picture: Image.Image, text: str, *, top: bool = False) -> Image.Image:
    size = max(11, round(min(picture.width, picture.height * 1.6) / 19))
    while True:
        lines = wrapped(text, size, max(picture.width - 2 * size, size))
        if len(lines) <= MOST_LINES or size <= 11:
            break
        size = max(11, round(size * 0.85))
    step = round(size * 1.3)
    band = step * len(lines) + round(size * 1.1)
    out = Image.new("RGB", (picture.width, picture.height + band), PAPER)
    out.paste(picture, (0, band if top else 0))
    draw = ImageDraw.Draw(out)
    start = (0 if top else picture.height) + round(size * 0.55) + step / 2
    for number, line in enumerate(lines):
        left = (picture.width - length(line, size)) / 2
        for place, piece in runs(line):
            draw.text((left, start + number * step), piece, fill=INK, font=fonts(size)[place], anchor="lm")
            left += fonts(size)[place].getlength(piece)
    return out


def wrapped(text: str, size: int, room: int) -> list[str]:
    """Lines that fit; a word that is longer than a line is cut."""
    lines, line = list[str](), ""
    for word in text.split():
        while length(word, size) > room and len(word) > 1:
            fits = max(1, next((n for n in range(len(word), 0, -1) if length(word[:n], size) <= room), 1))
            lines, line, word = [*lines, *([line] if line else []), word[:fits]], "", word[fits:]
        longer = f"{line} {word}".strip()
        if length(longer, size) <= room:
            line = longer
        else:
            lines, line = [*lines, line], word
    return [*lines, line] if line else lines
