"""Several bodies side by side, hand in hand, or on and in what they ride."""

from math import sqrt
from typing import Any

import numpy as np
from PIL import Image, ImageDraw

from social_tools.painter_local.bodies import BEHIND_FRAME, body_of, toys
from social_tools.painter_local.scene import Subject, Thing
from social_tools.painter_local.sheets import TALL, Dressed, Point, Sheet, thing_picture
from social_tools.painter_local.sprites import opened
from social_tools.painter_local.vocabulary import nouns


def side_by_side(ones: list[Dressed], subject: Subject) -> Sheet:
    """Members that touch: hand in hand, or on one base."""
    sheet = Sheet()
    x = 0.0
    step = max(ones[0].width * (0.82 if ones[0].toy else 0.97), 1.0)
    for number, one in enumerate(ones):
        sheet.join(one.sheet, 0, x, 0)
        if number and subject.pose == "holding hands" and one.hands:
            join_hands(sheet, ones[0], x, step)
        x += step
    return placed_on_base(sheet, subject) if subject.base else sheet


def join_hands(sheet: Sheet, one: Dressed, x: float, step: float) -> None:
    """An arm from each of two neighbours whose own arms do not reach, and their paws one over the other."""
    if not one.toy:
        return
    unit = TALL / 80
    face = sheet.flat()
    left, top, _, _ = sheet.box()
    sleeve, fur = (face.getpixel((round(h * unit - left), round(v * unit - top))) for h, v in ((45, 56), (46.6, 65)))
    reach, drop = step / 2 + 12 * unit, 22 * unit
    arms = Image.new("RGBA", (round(reach * 2), round(drop)))
    pen = ImageDraw.Draw(arms)
    middle, thick = reach, round(7.5 * unit)
    for side, shade in ((-1, 1.0), (1, 0.93)):
        start, end = (middle + side * (step / 2 - 11 * unit), 7 * unit), (middle + side * unit, 14 * unit)
        pen.line([start, end], fill=_shaded(sleeve, shade), width=thick)
        for centre, tone, r in ((start, sleeve, 3.75), (end, fur, 4.3)):
            at, r = centre, r * unit
            pen.ellipse((at[0] - r, at[1] - r, at[0] + r, at[1] + r), fill=_shaded(tone, shade))
    sheet.lay(2.4, arms, x - step / 2 + one.width / 2 - reach, 47 * unit)


def _shaded(colour: Any, by: float) -> tuple[int, int, int, int]:
    return round(colour[0] * by), round(colour[1] * by), round(colour[2] * by), 255


SADDLES = {
    "chair": (0.5, 0.58),
    "sofa": (0.5, 0.62),
    "bed": (0.45, 0.55),
    "tree stump": (0.5, 0.3),
    "bicycle": (0.56, 0.5),
    "motorbike": (0.55, 0.5),
    "scooter": (0.62, 0.6),
    "skateboard": (0.5, 0.34),
    "bench": (0.5, 0.68),
    "throne": (0.5, 0.66),
    "swing set": (0.36, 0.68),
    "see-saw": (0.16, 0.36),
    "rocking horse": (0.46, 0.44),
    "hammock": (0.5, 0.6),
    "stairs": (0.45, 0.5),
    "flying carpet": (0.5, 0.5),
    "surfboard": (0.5, 0.45),
    "snowboard": (0.5, 0.4),
}

EDGES = {
    "hot air balloon": (0.5, 0.875, 0.24), "sailboat": (0.3, 0.8, 0.34), "bathtub": (0.5, 0.5, 0.6),
    "vase": (0.5, 0.05, 1.5), "flowerpot": (0.5, 0.1, 1.2), "hot tub": (0.5, 0.47, 0.42), "pool": (0.42, 0.6, 0.3),
    "cauldron": (0.5, 0.3, 0.5), "treasure chest": (0.5, 0.47, 0.55), "picnic basket": (0.5, 0.42, 0.55),
    "hammock": (0.5, 0.52, 0.4),
}  # fmt: skip
"""Of what something can be in: the middle and the height of its edge, and how much of its width a rider takes."""

TURNED = {"skateboard": -41, "broom": -48, "surfboard": 82, "snowboard": -70}


def placed_on_base(rider: Sheet, subject: Subject) -> Sheet:
    """A figure on what it rides or sits on, or in what it is in."""
    assert subject.base is not None
    return put_in(rider, subject, subject.base) if subject.how == "in" else put_upon(rider, subject, subject.base)


def put_upon(rider: Sheet, subject: Subject, base: Thing) -> Sheet:
    noun = nouns()[base.noun]
    left, top, right, bottom = rider.solid_box()
    wide, tall = right - left, bottom - top
    slim = wide < 0.62 * tall * (subject.count if subject.together else 1) and subject.noun not in toys()
    frame = base.noun in BEHIND_FRAME
    astride = subject.how == "riding" and slim and (frame or body_of(base.noun).back is not None)
    ratio = float(np.clip((noun.size / nouns()[subject.noun].size) ** 0.42, 0.8, 1.9)) / min(1.0, subject.scale)
    image = opened(noun.file)
    stretch = sqrt(image.width / image.height)
    width = max(1.05 * wide if subject.together else 0.8 * wide, 1.08 * ratio * sqrt(wide * tall) * stretch)
    picture = thing_picture(base, width * (1.3 if astride and not frame else 1.12 if astride else 1.0))
    if base.noun in TURNED:
        picture = picture.rotate(TURNED[base.noun], Image.Resampling.BICUBIC, expand=True)
    if astride:
        rider, bottom = above_knees(rider), round(bottom - LEGS * tall)
    seat = seat_of(base.noun, picture)
    sheet = Sheet()
    sheet.lay(20 if astride or frame else 0, picture, 0, 0)
    x, y = seat[0] * picture.width, seat[1] * picture.height * (0.55 if astride and frame else 1)
    sheet.join(rider, 5, x - (left + right) / 2, y - bottom + (0.14 if astride else 0.1) * tall)
    return sheet


LEGS = 0.26
"""Of the height of a person: what is hidden when one sits astride, seen from the side."""


def above_knees(rider: Sheet) -> Sheet:
    _, top, _, bottom = rider.solid_box()
    image = rider.flat()
    box = rider.box()
    result = Sheet()
    result.lay(1, image.crop((0, 0, image.width, round(bottom - box[1] - LEGS * (bottom - top)))), box[0], box[1])
    return result


WIDEST = 900
"""Pixels of what something is in; riders are drawn smaller rather than a balloon larger."""


def shrunk(sheet: Sheet, by: float) -> Sheet:
    image = sheet.flat()
    size = (max(2, round(image.width * by)), max(2, round(image.height * by)))
    result = Sheet()
    result.lay(1, image.convert("RGBa").resize(size, Image.Resampling.LANCZOS).convert("RGBA"), 0, 0)
    return result


def put_in(rider: Sheet, subject: Subject, base: Thing) -> Sheet:
    """What is above the edge is behind the rider, and what is below it before."""
    left, top, right, bottom = rider.solid_box()
    wide, tall = right - left, bottom - top
    middle, edge, share = EDGES.get(base.noun, (0.5, None, 0.72))
    crowd = subject.count if subject.together else 1
    share = min(0.85, share * crowd**0.7) if share < 1 else share
    if wide / share > WIDEST:
        rider = shrunk(rider, WIDEST * share / wide)
        left, top, right, bottom = rider.solid_box()
        wide, tall = right - left, bottom - top
    picture = thing_picture(base, wide / share)
    at = round((seat_of(base.noun, picture)[1] if edge is None else edge) * picture.height)
    sheet = Sheet()
    sheet.lay(0, picture, 0, 0)
    sheet.lay(20, picture.crop((0, at, picture.width, picture.height)), 0, at)
    sheet.join(rider, 5, middle * picture.width - (left + right) / 2, at - bottom + 0.42 * tall)
    return sheet


def seat_of(noun: str, picture: Image.Image) -> Point:
    """Where a rider's weight rests: on a saddle, on a back that is known, or on the upper edge in the middle."""
    if noun in SADDLES:
        return SADDLES[noun]
    back = body_of(noun).back
    if back:
        return back
    alpha = np.asarray(picture.getchannel("A"))
    middle = alpha[:, int(alpha.shape[1] * 0.4) : max(1, int(alpha.shape[1] * 0.6))] > 120
    return 0.5, int(np.argmax(middle.any(axis=1))) / max(1, alpha.shape[0])
