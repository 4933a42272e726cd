"""Asleep and dancing: what is drawn over and around a body."""

import random
from functools import lru_cache

from PIL import Image, ImageDraw

from social_tools.painter_local.sheets import FLOATING, TALL, Dressed, Sheet


def close_eyes(body: Dressed) -> None:
    """A lid in the colour of the fur above each eye, and a dark line that hangs below it."""
    face = body.sheet.flat()
    left, top, _, _ = body.sheet.box()
    for x, y in body.eyes:
        r = body.eye_size * 1.9
        at = (round(x - left), round(y - top - r * 1.25))
        fur = face.getpixel((min(max(at[0], 0), face.width - 1), min(max(at[1], 0), face.height - 1)))
        side = round(r * 2 + 6)
        lid = Image.new("RGBA", (side * 4, side * 4))
        pen = ImageDraw.Draw(lid)
        pen.ellipse((8, 8, side * 4 - 8, side * 4 - 8), fill=tuple(fur[:3]))  # type: ignore[index]
        pen.arc((side, side * 0.7, side * 3, side * 2.7), 15, 165, fill=(52, 36, 52), width=max(4, round(side * 0.28)))
        lid = lid.resize((side, side), Image.Resampling.BOX)
        body.sheet.lay(3.2, lid, x - side / 2, y - side / 2)


def asleep(sheet: Sheet, lying: bool) -> Sheet:
    """Toys lie down; others sleep as they stand. Three letters rise from the head."""
    image = sheet.flat()
    if lying:
        image = image.rotate(72, Image.Resampling.BICUBIC, expand=True)
        image = image.crop(image.getbbox())
    result = Sheet()
    result.lay(1, image, 0, 0)
    for i, size in enumerate((0.1, 0.14, 0.18)):
        z = letter_z(round(TALL * size))
        at = (0.3 - 0.07 * i, -0.02 - 0.13 * i) if lying else (0.02 - 0.07 * i, 0.02 - 0.13 * i)
        result.lay(FLOATING, z, at[0] * image.width, at[1] * TALL - z.height * 0.5)
    return result


@lru_cache(maxsize=8)
def letter_z(side: int) -> Image.Image:
    image = Image.new("RGBA", (side * 4, side * 4))
    pen = ImageDraw.Draw(image)
    a, b = side * 0.6, side * 3.4
    for width, colour in ((side * 1.0, (40, 44, 84, 255)), (side * 0.6, (255, 255, 255, 255))):
        pen.line([(a, a), (b, a), (a, b), (b, b)], fill=colour, width=round(width), joint="curve")
        for x, y in ((a, a), (b, b)):
            pen.ellipse((x - width / 2, y - width / 2, x + width / 2, y + width / 2), fill=colour)
    return image.resize((side, side), Image.Resampling.BOX).rotate(12, Image.Resampling.BICUBIC)


def dancing(image: Image.Image, member: int) -> Image.Image:
    """Leaning to one side, with notes in the air."""
    turn = 13 if member % 2 else -13
    leaning = image.rotate(turn, Image.Resampling.BICUBIC, expand=True)
    leaning = leaning.crop(leaning.getbbox())
    sheet = Sheet()
    sheet.lay(1, leaning, 0, 0)
    chance = random.Random(member)
    for x in (0.0, 0.92):
        note = musical_note(round(TALL * 0.16))
        sheet.lay(2, note, x * leaning.width - note.width * 0.3, (0.02 + 0.2 * chance.random()) * leaning.height)
    return sheet.flat()


@lru_cache(maxsize=2)
def musical_note(side: int) -> Image.Image:
    s = side * 4
    image = Image.new("RGBA", (s, s))
    pen = ImageDraw.Draw(image)
    for grow, colour in ((0.035, (255, 255, 255, 255)), (0.0, (70, 60, 130, 255))):
        g = grow * s
        pen.ellipse((0.08 * s - g, 0.66 * s - g, 0.4 * s + g, 0.92 * s + g), fill=colour)
        pen.ellipse((0.56 * s - g, 0.56 * s - g, 0.88 * s + g, 0.82 * s + g), fill=colour)
        pen.polygon(
            [
                (0.32 * s - g, 0.18 * s - g),
                (0.88 * s + g, 0.08 * s - g),
                (0.88 * s + g, 0.24 * s + g),
                (0.32 * s - g, 0.34 * s + g),
            ],
            fill=colour,
        )
        pen.rectangle((0.32 * s - g, 0.2 * s, 0.4 * s + g, 0.8 * s), fill=colour)
        pen.rectangle((0.8 * s - g, 0.1 * s, 0.88 * s + g, 0.7 * s), fill=colour)
    return image.resize((side, side), Image.Resampling.BOX)
