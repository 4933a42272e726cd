"""Putting clothes on a body, and things into its hands."""

from dataclasses import replace

from PIL import Image

from social_tools.painter_local.bodies import Garment
from social_tools.painter_local.scene import Subject, Thing
from social_tools.painter_local.sheets import TALL, Dressed, Point, scaled, thing_picture
from social_tools.painter_local.sprites import opened
from social_tools.painter_local.vocabulary import nouns


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
