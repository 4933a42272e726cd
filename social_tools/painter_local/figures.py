"""One figure, an animal or a person with what it wears, holds and sits on, as one picture."""

import numpy as np
from PIL import Image

from social_tools.painter_local.bodies import DOLLS, bodies, body_of, garments, roles, toys
from social_tools.painter_local.brush import Array
from social_tools.painter_local.dressing import hold_all, put_on
from social_tools.painter_local.poses import asleep, close_eyes, dancing
from social_tools.painter_local.riding import placed_on_base, side_by_side
from social_tools.painter_local.scene import Subject
from social_tools.painter_local.sheets import FACE, TALL, Dressed, Sheet, painted, scaled, to_rgba
from social_tools.painter_local.sprites import opened
from social_tools.painter_local.vocabulary import nouns, variants


def is_toy(subject: Subject) -> bool:
    """Animals stand as their own picture shows them, unless they are to do what needs arms."""
    busy = subject.role or subject.holds or subject.pose in ("sitting", "reading", "playing", "asleep", "holding hands")
    dressed = any(garments()[thing.noun].where in ("body", "behind") for thing in subject.wears)
    only_toy = subject.noun not in bodies()
    return subject.noun in toys() and bool(only_toy or busy or dressed or subject.how in ("riding", "in"))


def plain(subject: Subject) -> bool:
    return not (subject.things or subject.role or subject.pose in POSED or subject.together)


POSED = ("sitting", "reading", "playing", "asleep", "holding hands", "dancing", "upside down")


def figure(subject: Subject, member: int, looks: tuple[int, ...] = ()) -> tuple[Array, float]:
    """One figure, cropped, and the share of its height that the body has: a hat makes nobody smaller."""
    image, body = assembled(subject, member, looks or (0,))
    box = image.getchannel("A").point(lambda value: 255 if value > 16 else 0).getbbox()
    cropped = image.crop(box)
    return np.asarray(cropped, dtype=np.float32) / 255, min(1.0, body / cropped.height) if body else 1.0


def fitted(picture: Array, height: int, widest: int) -> Array:
    """As tall as asked unless it would be too wide."""
    scale = min(height / picture.shape[0], widest / picture.shape[1])
    size = (max(2, round(picture.shape[1] * scale)), max(2, round(picture.shape[0] * scale)))
    image = to_rgba(picture).convert("RGBa").resize(size, Image.Resampling.LANCZOS).convert("RGBA")
    return np.asarray(image, dtype=np.float32) / 255


def assembled(subject: Subject, member: int, looks: tuple[int, ...]) -> tuple[Image.Image, float]:
    """The figure, and the height of a body that stands for itself; nothing where it lies down or sits on something."""
    body = 0.0 if subject.base or subject.pose == "asleep" else float(TALL)
    if subject.together:
        sheet = side_by_side([dressed(subject, i, looks[i % len(looks)]) for i in range(subject.count)], subject)
    else:
        one = dressed(subject, member, looks[member % len(looks)])
        sheet = placed_on_base(one.sheet, subject) if subject.base else one.sheet
    image = sheet.flat()
    if subject.pose == "upside down":
        image = image.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    elif subject.pose == "dancing":
        image = dancing(image, member)
    return image, body


def dressed(subject: Subject, member: int, look: int) -> Dressed:
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


def own_body(subject: Subject, look: int) -> Dressed:
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


def own_picture(noun: str, look: int) -> Image.Image:
    looks = variants(noun)
    return opened(looks[look % len(looks)].file)
