"""Putting one figure together: an animal or a person with what it wears, holds and sits on, as one picture."""

import random
from dataclasses import dataclass, field, replace
from functools import lru_cache
from math import sqrt
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageDraw

from social_tools.painter_local.bodies import BEHIND_FRAME, DOLLS, Garment, bodies, body_of, garments, roles, toys
from social_tools.painter_local.brush import Array
from social_tools.painter_local.scene import Subject, Thing
from social_tools.painter_local.sprites import opened, recoloured
from social_tools.painter_local.vocabulary import nouns

TALL = 400
"""Pixels of a body before the figure is fitted into its spot."""
FLOATING = 9
FACE = 51.84 / 32
"""Units of a toy's body for one unit of its face."""
Point = tuple[float, float]


@dataclass
class Sheet:
    """Pictures laid over one another by depth, on paper that grows as needed."""

    parts: list[tuple[float, Image.Image, int, int]] = field(default_factory=list)

    def lay(self, depth: float, image: Image.Image, left: float, top: float) -> None:
        self.parts.append((depth, image, round(left), round(top)))

    def box(self) -> tuple[int, int, int, int]:
        return (
            min(left for _, _, left, _ in self.parts),
            min(top for _, _, _, top in self.parts),
            max(left + image.width for _, image, left, _ in self.parts),
            max(top + image.height for _, image, _, top in self.parts),
        )

    def solid_box(self) -> tuple[int, int, int, int]:
        """The box without what floats above, such as the letters of sleep."""
        return Sheet([part for part in self.parts if part[0] < FLOATING]).box()

    def flat(self) -> Image.Image:
        left, top, right, bottom = self.box()
        paper = Image.new("RGBA", (right - left, bottom - top))
        for _, image, x, y in sorted(self.parts, key=lambda part: part[0]):
            paper.alpha_composite(image, (x - left, y - top))
        return paper

    def join(self, other: "Sheet", depth: float, right: float, down: float) -> None:
        self.parts += [
            (part[0] + depth, part[1], part[2] + round(right), part[3] + round(down)) for part in other.parts
        ]


@dataclass
class Dressed:
    """A body on its sheet, and where its parts are, in pixels."""

    sheet: Sheet
    width: float
    height: float
    head: tuple[float, float, float] | None
    """The middle of the crown, and the pixels for one unit of which a head is 32 wide."""
    eyes: tuple[Point, ...]
    eye_size: float
    neck: Point | None
    hands: tuple[Point, ...]
    belly: Point
    back: Point | None
    toy: bool = False


def is_toy(subject: Subject) -> bool:
    """Animals stand as their own picture shows them, unless they are to do what needs arms."""
    busy = subject.role or subject.holds or subject.pose in ("sitting", "reading", "playing", "asleep", "holding hands")
    dressed = any(garments()[thing.noun].where in ("body", "behind") for thing in subject.wears)
    only_toy = subject.noun not in bodies()
    return subject.noun in toys() and bool(only_toy or busy or dressed or subject.how in ("riding", "in"))


def plain(subject: Subject) -> bool:
    return not (subject.things or subject.role or subject.pose in POSED or subject.together)


POSED = ("sitting", "reading", "playing", "asleep", "holding hands", "dancing", "upside down")


def figure(subject: Subject, member: int, look: str = "") -> tuple[Array, float]:
    """One figure, cropped to what is seen of it, and how much of its height the body has: a hat makes nobody smaller."""
    image, body = assembled(subject, member, look)
    box = image.getchannel("A").point(lambda value: 255 if value > 16 else 0).getbbox()
    cropped = image.crop(box)
    return np.asarray(cropped, dtype=np.float32) / 255, min(1.0, body / cropped.height) if body else 1.0


def fitted(picture: Array, height: int, widest: int) -> Array:
    """As tall as asked unless it would be too wide."""
    scale = min(height / picture.shape[0], widest / picture.shape[1])
    size = (max(2, round(picture.shape[1] * scale)), max(2, round(picture.shape[0] * scale)))
    image = to_rgba(picture).convert("RGBa").resize(size, Image.Resampling.LANCZOS).convert("RGBA")
    return np.asarray(image, dtype=np.float32) / 255


def assembled(subject: Subject, member: int, look: str) -> tuple[Image.Image, float]:
    """The figure, and the height of a body that stands for itself; nothing where it lies down or sits on something."""
    body = 0.0 if subject.base or subject.pose == "asleep" else float(TALL)
    if subject.together:
        sheet = side_by_side([dressed(subject, i, look) for i in range(subject.count)], subject)
    else:
        one = dressed(subject, member, look)
        sheet = placed_on_base(one.sheet, subject) if subject.base else one.sheet
    image = sheet.flat()
    if subject.pose == "upside down":
        image = image.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    elif subject.pose == "dancing":
        image = dancing(image, member)
    return image, body


def dressed(subject: Subject, member: int, look: str) -> Dressed:
    body = toy_body(subject) if is_toy(subject) else own_body(subject, look)
    if subject.pose == "asleep":
        close_eyes(body)
    for name in roles().get(subject.role, ()):
        put_on(body, garments()[name], None)
    for thing in subject.wears:
        put_on(body, garments()[thing.noun], thing.colour)
    hold_all(body, subject)
    if subject.pose == "asleep":
        body.sheet = asleep(body.sheet, lying=body.toy)
    return body


def toy_body(subject: Subject) -> Dressed:
    toy = toys()[subject.noun]
    unit = TALL / 80
    slug = subject.noun.replace(" ", "-")
    sheet = Sheet()
    paint = subject.colour if subject.colour not in nouns()[subject.noun].colours else None
    sheet.lay(1, scaled(DOLLS / f"{slug}-body.webp", 76 * unit, paint), -6 * unit, -2 * unit)
    sheet.lay(3, scaled(DOLLS / f"{slug}-face.webp", 51.84 * unit, paint), 6 * unit, -unit)
    face = FACE * unit
    eyes = tuple((6 * unit + x * face, -unit + y * face) for x, y in toy.eyes)
    return Dressed(
        sheet,
        64 * unit,
        80 * unit,
        (32 * unit, -unit + toy.crown * face, face),
        eyes,
        toy.eye_size * face,
        (32 * unit, 47.5 * unit),
        ((47 * unit, 65 * unit), (17 * unit, 65 * unit)),
        (32 * unit, 63 * unit),
        None,
        toy=True,
    )


def own_body(subject: Subject, look: str) -> Dressed:
    image = own_picture(subject.noun, look)
    if subject.colour and subject.colour not in nouns()[subject.noun].colours:
        image = painted(image, subject.colour)
    image = image.resize((max(2, round(TALL * image.width / image.height)), TALL), Image.Resampling.LANCZOS)
    body, width = body_of(subject.noun), float(image.width)
    sheet = Sheet()
    sheet.lay(1, image, 0, 0)
    head = (body.head[0] * width, body.head[1] * TALL, body.head[2] * width / 24) if body.head else None
    return Dressed(
        sheet,
        width,
        TALL,
        head,
        tuple((x * width, y * TALL) for x, y in body.eyes),
        body.eye_size * width,
        (body.neck[0] * width, body.neck[1] * TALL) if body.neck else None,
        tuple((x * width, y * TALL) for x, y in body.hands),
        (0.5 * width, (0.62 if body.neck is None else min(0.72, max(0.62, body.neck[1] + 0.16))) * TALL),
        (body.back[0] * width, body.back[1] * TALL) if body.back else None,
    )


def own_picture(noun: str, look: str) -> Image.Image:
    return opened(nouns()[noun].file)


@lru_cache(maxsize=64)
def scaled(file: Path, width: float, colour: str | None = None) -> Image.Image:
    image = opened(file)
    if colour:
        image = painted(image, colour)
    size = (max(1, round(width)), max(1, round(width * image.height / image.width)))
    return image.convert("RGBa").resize(size, Image.Resampling.LANCZOS).convert("RGBA")


def painted(image: Image.Image, colour: str) -> Image.Image:
    return to_rgba(recoloured(np.asarray(image, dtype=np.float32) / 255, colour))


def to_rgba(picture: Array) -> Image.Image:
    return Image.fromarray((np.clip(picture, 0, 1) * 255 + 0.5).astype(np.uint8))


def put_on(body: Dressed, garment: Garment, colour: str | None) -> None:
    paint = colour if colour not in garment.colours else None
    if garment.where in ("body", "behind"):
        if body.toy:
            unit = TALL / 80
            depth = 2 if garment.where == "body" else 0
            body.sheet.lay(depth, scaled(garment.file, 76 * unit, paint), -6 * unit, -2 * unit)
    elif garment.where == "neck":
        around_neck(body, garment, paint)
    elif garment.where in ("eyes", "patch", "monocle", "brow"):
        before_eyes(body, garment, paint)
    else:
        on_head(body, garment, paint)


def on_head(body: Dressed, garment: Garment, paint: str | None) -> None:
    if body.head is None:
        return
    x, crown, unit = body.head
    image = scaled(garment.file, opened(garment.file).width / 8 * unit, paint)
    if garment.where == "whole head":
        if body.toy:
            middle = 15.5 * unit - TALL / 80
            body.sheet.lay(6, image, x - image.width / 2, middle - image.height / 2)
        return
    if garment.where == "ears":
        body.sheet.lay(5, image, x - image.width / 2, crown - 3 * unit)
        return
    lift = {"halo": 5.0, "side": -2.5}.get(garment.where, -2.0)
    shift = 7 * unit if garment.where == "side" else 0
    body.sheet.lay(5, image, x - image.width / 2 + shift, crown - image.height - lift * unit)


def before_eyes(body: Dressed, garment: Garment, paint: str | None) -> None:
    if not body.eyes or (body.head is None and len(body.eyes) < 2):
        return
    left, right = body.eyes[0], body.eyes[-1]
    apart = abs(right[0] - left[0])
    unit = apart / 7.8 if apart else (body.head[2] if body.head else 1) * 0.9
    unit = min(unit, 1.25 * body.head[2]) if body.head else unit
    x, y = (left[0] + right[0]) / 2, (left[1] + right[1]) / 2
    image = scaled(garment.file, opened(garment.file).width / 8 * unit, paint)
    if garment.where == "monocle":
        body.sheet.lay(4, image, right[0] - 6 * unit, right[1] - 5 * unit)
    elif garment.where == "patch":
        body.sheet.lay(4, image, left[0] - 13 * unit, left[1] - 7 * unit)
    elif garment.where == "brow":
        body.sheet.lay(4, image, x - image.width / 2, y - image.height - 2.2 * unit)
    else:
        body.sheet.lay(4, image, x - image.width / 2, y - image.height / 2)


def around_neck(body: Dressed, garment: Garment, paint: str | None) -> None:
    if body.neck is None:
        return
    unit = body.head[2] if body.head else body.width / 40
    x, y = body.neck
    image = scaled(garment.file, opened(garment.file).width / 8 * unit, paint)
    body.sheet.lay(3.5, image, x - image.width / 2, y - (0.35 if image.width > image.height else 0.1) * image.height)


def hold_all(body: Dressed, subject: Subject) -> None:
    slots = [*body.hands, *body.hands]
    things = [thing for thing in subject.holds for _ in range(min(thing.count, 3))]
    if subject.pose in ("reading", "playing") and things:
        first = things.pop(0)
        opened_one = replace(first, noun="open book") if first.noun in ("book", "books", "notebook") else first
        before_belly(body, opened_one)
    for number, thing in enumerate(things[: len(slots)]):
        in_hand(body, thing, slots[number], number)


def before_belly(body: Dressed, thing: Thing) -> None:
    wide = body.width * 0.62 if body.toy else min(0.85 * body.width, 0.6 * body.height)
    image = thing_picture(thing, wide)
    x, y = body.belly
    body.sheet.lay(6, image, x - image.width / 2, y - image.height * 0.42)


def thing_picture(thing: Thing, wide: float) -> Image.Image:
    noun = nouns()[thing.noun]
    paint = thing.colour if thing.colour not in noun.colours else None
    return scaled(noun.file, wide, paint)


GRIPS = {"balloon": (0.06, 0.98), "umbrella": (0.54, 0.95), "bouquet": (0.5, 0.85), "kite": (0.7, 0.98)}
HELD = {"balloon": 0.5, "umbrella": 0.98, "bouquet": 0.42, "kite": 0.6}


def in_hand(body: Dressed, thing: Thing, hand: Point, number: int) -> None:
    """In the right hand first, then the left; a second of the same hand a little aside."""
    noun = nouns()[thing.noun]
    tall = body.height * HELD.get(thing.noun, 0.2 + 0.075 * noun.size)
    size = opened(noun.file).size
    image = thing_picture(thing, min(tall * size[0] / size[1], body.height))
    if hand[0] < body.width * 0.5:
        image = image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    x, y = GRIPS.get(thing.noun, (0.5, 0.9 if noun.kind == "plant" else 0.62))
    x = x if hand[0] >= body.width * 0.5 else 1 - x
    aside = (number // 2) * body.width * 0.18 * (1 if hand[0] >= body.width * 0.5 else -1)
    depth = 0.5 if thing.noun == "umbrella" else 2.5 if thing.noun in ("balloon", "kite") else 6
    body.sheet.lay(depth, image, hand[0] - x * image.width + aside, hand[1] - y * image.height - abs(aside) * 0.3)


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
}
EDGES = {"hot air balloon": (0.5, 0.875, 0.24), "sailboat": (0.3, 0.8, 0.34), "bathtub": (0.5, 0.5, 0.6)}
"""Of what something can be in: the middle and the height of its edge, and how much of its width a rider takes."""
TURNED = {"skateboard": -41, "broom": -48}


def placed_on_base(rider: Sheet, subject: Subject) -> Sheet:
    """A figure on what it rides or sits on, or in what it is in."""
    assert subject.base is not None
    return put_in(rider, subject, subject.base) if subject.how == "in" else put_upon(rider, subject, subject.base)


def put_upon(rider: Sheet, subject: Subject, base: Thing) -> Sheet:
    noun = nouns()[base.noun]
    left, top, right, bottom = rider.solid_box()
    wide, tall = right - left, bottom - top
    ratio = float(np.clip((noun.size / nouns()[subject.noun].size) ** 0.42, 0.8, 1.9)) / min(1.0, subject.scale)
    image = opened(noun.file)
    stretch = sqrt(image.width / image.height)
    width = max(1.05 * wide if subject.together else 0.8 * wide, 1.08 * ratio * sqrt(wide * tall) * stretch)
    picture = thing_picture(base, width)
    if base.noun in TURNED:
        picture = picture.rotate(TURNED[base.noun], Image.Resampling.BICUBIC, expand=True)
    seat = seat_of(base.noun, picture)
    sheet = Sheet()
    sheet.lay(20 if base.noun in BEHIND_FRAME else 0, picture, 0, 0)
    x, y = seat[0] * picture.width, seat[1] * picture.height
    sheet.join(rider, 5, x - (left + right) / 2, y - bottom + 0.1 * tall)
    return sheet


def put_in(rider: Sheet, subject: Subject, base: Thing) -> Sheet:
    """What is above the edge is behind the rider, and what is below it before."""
    left, top, right, bottom = rider.solid_box()
    wide, tall = right - left, bottom - top
    middle, edge, share = EDGES.get(base.noun, (0.5, None, 0.72))
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
