"""Putting things into a place: how large, where, in front of what, with which shadow."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from social_tools.painter_local.arranging import BACK, GROUND, lane_of, looks_of
from social_tools.painter_local.brush import Array, blurred, cloudy, glow, grid, lay, mix, noise, rgb, smooth, stamp
from social_tools.painter_local.camera import seen
from social_tools.painter_local.figures import figure, fitted, plain
from social_tools.painter_local.scene import Spot, Subject
from social_tools.painter_local.settling import SEA_FLOOR
from social_tools.painter_local.sprites import recoloured, relit, sprite
from social_tools.painter_local.stage import Easel, Post, Stage
from social_tools.painter_local.vocabulary import nouns

FACES_FORWARD = {"building", "sky", "space", "plant", "tree", "food", "street", "furniture"}


def place_all(easel: Easel, stage: Stage) -> None:
    for post in sorted(
        seen(posts(easel, stage), stage), key=lambda post: (post.how != "sky", post.how != "hover", post.foot)
    ):
        put(easel, stage, post)


def posts(easel: Easel, stage: Stage) -> list[Post]:
    """Where the spots of a scene are in this place."""
    found: list[Post] = []
    for subject in sorted(easel.scene.subjects, key=lambda subject: subject.relation == "above"):
        for member, spot in enumerate(subject.spots[: subject.figures]):
            found.append(over(subject, post_of(easel, stage, subject, member, spot), found))
    return found


def over(subject: Subject, post: Post, others: list[Post]) -> Post:
    """What is above another is higher than its upper edge."""
    below = [other for other in others if other.subject.key == subject.to] if subject.relation == "above" else []
    if not below:
        return post
    tall = min(post.tall, 0.22)
    foot = max(tall + 0.02, min(other.foot - other.tall for other in below) - 0.04)
    return replace(post, foot=min(foot, post.foot) if foot > tall + 0.03 else foot, tall=tall)


def how_of(subject: Subject, stage: Stage) -> str:
    kind = nouns()[subject.noun].kind
    if kind in ("sky", "space"):
        return "sky" if not stage.afloat or stage.horizon > 0.9 else "hover"
    if subject.aloft or subject.relation == "above":
        return "hover"
    if stage.afloat:
        on_sand = stage.foot == "sand" and (subject.noun in SEA_FLOOR or kind in ("plant", "thing"))
        return "ground" if on_sand else "hover"
    carried = subject.base is not None and nouns()[subject.base.noun].kind in ("float", "swim")
    if stage.water is not None and (kind in ("float", "swim") or carried or subject.pose == "swimming"):
        return "water"
    return "ground"


def post_of(easel: Easel, stage: Stage, subject: Subject, member: int, spot: Spot) -> Post:
    how = how_of(subject, stage)
    small = min(easel.height, easel.width) / easel.height
    tall = min(spot.tall * subject.size * small, 0.92)
    if how == "sky":
        return in_the_sky(easel, stage, subject, member, spot, tall)
    if how == "hover":
        return hovering(easel, stage, subject, member, spot, tall)
    if how == "water" and stage.water is not None:
        foot = stage.water + 0.075 * (1 - spot.deep)
        return Post(subject, member, spot.x, foot, tall * 0.92, 0.06 + 0.1 * spot.deep, how)
    if lane_of(subject) == BACK:
        foot = stage.far + 0.02 + 0.05 * (1 - spot.deep)
        return Post(subject, member, spot.x, foot, min(tall, foot - 0.05), 0.16, how)
    foot = max(stage.near + 0.01 - 0.22 * spot.deep, min(stage.far + 0.02, stage.near))
    tall = min(tall * (1 - 0.3 * spot.deep), foot - 0.06)
    lift = 0.16 * tall + 0.02 if subject.pose == "jumping" else 0.0
    return Post(subject, member, spot.x, foot - lift, tall, 0.16 * spot.deep, how)


def hovering(easel: Easel, stage: Stage, subject: Subject, member: int, spot: Spot, tall: float) -> Post:
    subjects = easel.scene.subjects
    alone = all(how_of(one, stage) in ("hover", "sky") for one in subjects)
    if lane_of(subject) == GROUND or stage.afloat:
        low = 0.62 if not any(lane_of(one) == GROUND for one in subjects) or lane_of(subject) == GROUND else 0.4
        high = 0.22 if lane_of(subject) != GROUND else 0.42
    else:
        low, high = (min(0.5, stage.horizon), 0.2) if alone else (0.36, 0.14)
    if (
        lane_of(subject) == GROUND
        and len([one for one in subjects if lane_of(one) == GROUND]) == 1
        and subject.figures == 1
    ):
        middle = 0.5 - 0.06 * spot.deep
    else:
        middle = low + (high - low) * spot.deep
    foot = min(0.97, max(middle + tall / 2, tall + 0.03))
    return Post(subject, member, spot.x, foot, tall, 0.05 + 0.08 * (1 - min(1.0, tall * 3)), "hover")


def in_the_sky(easel: Easel, stage: Stage, subject: Subject, member: int, spot: Spot, tall: float) -> Post:
    small = min(easel.height, easel.width) / easel.height
    if subject.noun == "rainbow":
        return Post(subject, member, 0.5, stage.horizon + 0.03, 0.5 * small, 0.25, "sky")
    if subject.noun in ("sun", "moon", "crescent moon") and member == 0:
        middle = max(0.16, min(stage.light.sun_y * stage.horizon, stage.horizon - 0.14))
        tall = 0.2 * subject.scale * small
        first = next(one for one in easel.scene.subjects if one.noun in ("sun", "moon", "crescent moon"))
        moved = stage.light.sun_x if first.key == subject.key and sun_or_moon(subject, stage) else spot.x
        return Post(subject, member, moved, middle + tall / 2, tall, 0.0, "sky")
    return Post(subject, member, spot.x, 0.26 - 0.14 * spot.deep + tall / 2, tall, 0.04, "sky")


def sun_or_moon(subject: Subject, stage: Stage) -> bool:
    """Whether the sky has this light itself, where it is drawn over it."""
    return (subject.noun == "sun") != stage.light.night


def picture_of(easel: Easel, post: Post) -> Array:
    """The figure as large as its post, turned to one side or the other."""
    subject, noun = post.subject, nouns()[post.subject.noun]
    height, widest = max(12, int(post.tall * easel.height)), max(12, int(0.96 * easel.width))
    looks = looks_of(easel.scene.seed, subject)
    if plain(subject):
        picture = sprite(subject.noun, height, widest, looks[post.member % len(looks)])
        if subject.colour and subject.colour not in noun.colours:
            picture = recoloured(picture, subject.colour)
    else:
        picture, body = figure(subject, post.member, looks)
        picture = fitted(picture, min(round(height / body), round((post.foot - 0.01) * easel.height)), widest)
    return picture[:, ::-1] if turned(easel, post) else picture


def turned(easel: Easel, post: Post) -> bool:
    subject = post.subject
    if subject.flipped is not None:
        return subject.flipped
    if nouns()[subject.noun].kind in FACES_FORWARD or (
        not plain(subject) and (subject.holds or subject.pose == "asleep")
    ):
        return False
    return bool(easel.stream(subject.key, post.member, "turn").random() < 0.5)


def put(easel: Easel, stage: Stage, post: Post) -> None:
    noun = nouns()[post.subject.noun]
    if noun.name == "rainbow":
        rainbow(easel, stage)
        return
    easel.rng = easel.stream(post.subject.key, post.member, "ground")
    picture = picture_of(easel, post)
    if noun.kind != "sky":
        picture = relit(picture, stage.light, post.haze * stage.light.haze, stage.light.sun_x < post.x)
    left = int(post.x * easel.width) - picture.shape[1] // 2
    top = int(post.foot * easel.height) - picture.shape[0]
    easel.mark(picture[..., 3], left, top)
    if post.how == "water":
        put_on_water(easel, stage, picture, left, top)
    elif post.how == "ground":
        put_on_ground(easel, stage, post, picture, left, top)
    else:
        stamp(easel.picture, picture, left, top)


def put_on_ground(easel: Easel, stage: Stage, post: Post, picture: Array, left: int, top: int) -> None:
    if stage.foot == "water":
        islet(easel, stage, post, picture.shape[1])
    lifted = int((0.16 * post.tall + 0.02) * easel.height) if post.subject.pose == "jumping" else 0
    shadow(easel, stage, picture[..., 3], left, top + lifted)
    stamp(easel.picture, grounded(picture), left, top)
    if not lifted:
        bury_feet(easel, stage, picture, left, top)


def rainbow(easel: Easel, stage: Stage) -> None:
    """A wide soft bow of seven colours that comes down behind the horizon."""
    rows, columns = grid(easel.height, easel.width)
    across, down = (columns - 0.5) * easel.width / easel.height, rows - stage.horizon - 0.06
    t = (np.sqrt(across**2 + down**2) - 0.34) / 0.1
    bands = np.stack(
        [rgb(code) for code in ("#8b4fd8", "#4a6ff0", "#35b6f2", "#4fd07a", "#ffe04a", "#ff9d3c", "#f2453d")]
    )
    at = np.clip(t * 6, 0, 6)
    low = np.clip(at.astype(int), 0, 5)
    colours = mix(bands[low], bands[low + 1], (at - low)[..., None])
    strength = smooth(-0.08, 0.1, t) * smooth(1.08, 0.9, t) * smooth(stage.horizon + 0.01, stage.horizon - 0.16, rows)
    lay(easel.picture, colours, strength * 0.62)
    glow(easel.picture, np.ones(3, np.float32), smooth(0.3, -2.6, t) * (rows < stage.horizon) * 0.05)


def islet(easel: Easel, stage: Stage, post: Post, wide: int) -> None:
    """Something to stand on at sea: a low rock with foam around it."""
    height, width = int(wide * 0.34) + 20, int(wide * 1.9) + 40
    rows = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    t = np.linspace(-1, 1, width, dtype=np.float32)[None, :]
    rough = cloudy(easel.rng, height, width, (5, 9), 4)
    crest = 0.16 + 0.5 * np.abs(t) ** 2.2 + 0.3 * (noise(easel.rng, 2, width, (1, 8))[:1] - 0.5)
    mask = (
        smooth(-0.03, 0.03, rows - crest)
        * smooth(0.86, 0.76, rows + 0.16 * (rough - 0.5))
        * smooth(0.98, 0.8, np.abs(t))
    )
    stone = rgb("#7d7480") * stage.light.lit * (0.55 + 0.75 * rough - 0.35 * rows)[..., None]
    foam = np.exp(-(((rows - 0.8 - 0.1 * (rough - 0.5)) / 0.05) ** 2)) * smooth(1.0, 0.85, np.abs(t))
    layer = np.dstack([mix(stone, stage.light.lit, foam[..., None] * 0.85), np.maximum(mask, foam * 0.8)]).astype(
        np.float32
    )
    stamp(
        easel.picture,
        np.clip(layer, 0, 1),
        int(post.x * easel.width) - width // 2,
        int(post.foot * easel.height) - int(height * 0.36),
    )


def grounded(picture: Array) -> Array:
    """Darken a thing a little towards its foot."""
    down = np.linspace(0, 1, picture.shape[0], dtype=np.float32)[:, None, None]
    result = picture.copy()
    result[..., :3] *= 1 - 0.16 * smooth(0.7, 1.0, down)
    return result


def shadow(easel: Easel, stage: Stage, alpha: Array, left: int, top: int) -> None:
    """A cast shadow that lies on the ground towards the viewer and away from the sun, and a dark line of contact."""
    height, width = alpha.shape
    low = stage.light.sun_y > 0.6
    squash, lean = (0.42, 0.55) if low else (0.2, 0.35)
    middle = (left + width / 2) / easel.width
    shear = float(np.clip((middle - stage.light.sun_x) * 3, -1, 1)) * lean / squash
    tall = int(height * squash)
    margin = int(abs(shear) * tall) + 24
    source = Image.fromarray((alpha * 255).astype(np.uint8))
    data = (1, -shear, -margin, 0, -1 / squash, height - 1)
    flat = source.transform((width + 2 * margin, tall), Image.Transform.AFFINE, data, Image.Resampling.BILINEAR)
    cast: Array = np.asarray(flat, dtype=np.float32) / 255
    cast *= np.linspace(1, 0.35, tall, dtype=np.float32)[:, None]
    cast = blurred(np.pad(cast, ((14, 14), (0, 0))), max(3.0, height * 0.014))
    contact: Array = np.zeros((max(8, height // 8), width + 2 * margin), dtype=np.float32)
    image = Image.fromarray(contact.astype(np.uint8))
    feet = np.flatnonzero(alpha[-max(3, height // 14) :].max(axis=0) > 0.4)
    if feet.size:
        box = (int(feet[0]) + margin, contact.shape[0] * 0.3, int(feet[-1]) + margin, contact.shape[0] * 0.75)
        ImageDraw.Draw(image).ellipse(box, fill=255)
    contact = blurred(np.asarray(image, dtype=np.float32) / 255, max(3.0, height * 0.012))
    tint = mix(stage.light.ambient, stage.light.top, 0.3) * 0.34
    strength = 0.3 + 0.3 * min(1.0, stage.light.power)
    darken(easel.picture, tint, cast * strength, left - margin, top + height - 14 - int(height * 0.03))
    darken(easel.picture, tint * 0.7, contact * 0.62, left - margin, top + height - int(contact.shape[0] * 0.55))


def darken(picture: Array, tint: Array, mask: Array, left: int, top: int) -> None:
    layer = np.dstack([np.broadcast_to(tint, (*mask.shape, 3)), mask]).astype(np.float32)
    stamp(picture, layer, left, top)


def bury_feet(easel: Easel, stage: Stage, picture: Array, left: int, top: int) -> None:
    """Let the soles sink: a low drift of snow or sand, or blades of grass, in front of the feet."""
    height, width = picture.shape[:2]
    foot = top + height
    if stage.foot in ("snow", "sand"):
        tall = max(6, int(height * (0.055 if stage.foot == "snow" else 0.035)))
        row = min(easel.height - 1, foot + tall // 2)
        t = np.linspace(-1, 1, int(width * 1.25), dtype=np.float32)[None, :]
        columns = np.clip(np.arange(t.shape[1]) + left - int(width * 0.125), 0, easel.width - 1)
        colour = ground_beside(easel, row, columns)
        bump = noise(easel.rng, 2, t.shape[1], (1, 9))[:1]
        rows = np.linspace(0, 1, tall * 2, dtype=np.float32)[:, None]
        crest = 0.5 - 0.42 * (1 - t**2) * (0.55 + 0.6 * bump)
        mask: Array = smooth(-0.05, 0.1, rows - crest) * smooth(1.0, 0.62, rows) * smooth(1.0, 0.7, np.abs(t))
        layer = np.dstack([np.broadcast_to(colour, (*mask.shape, 3)) * (1.03 - 0.05 * rows[..., None]), mask]).astype(
            np.float32
        )
        stamp(easel.picture, np.clip(layer, 0, 1), left - int(width * 0.125), foot - tall)
    elif stage.foot == "grass":
        blades(easel, left, foot, width, height)


def ground_beside(easel: Easel, row: int, columns: NDArray[np.intp]) -> Array:
    """The colours of one row of the ground, evened out sideways."""
    kernel = np.ones(31, dtype=np.float32) / 31
    padded = np.pad(easel.picture[row, columns], ((15, 15), (0, 0)), mode="edge")
    return np.stack([np.convolve(padded[:, i], kernel, mode="valid") for i in range(3)], axis=1).astype(np.float32)


def blades(easel: Easel, left: int, foot: int, width: int, height: int) -> None:
    rng = easel.rng
    row = min(easel.height - 1, foot + 4)
    tall = max(8, int(min(height * 0.09, easel.height * 0.045)))
    image = Image.new("RGBA", (width, tall * 2), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    for _ in range(max(8, width // 7)):
        x = rng.uniform(0, width)
        column = int(np.clip(left + x, 0, easel.width - 1))
        tone = np.clip(easel.picture[row, column] * rng.uniform(0.75, 1.15), 0, 1)
        h, y, bend = tall * rng.uniform(0.4, 1.0), tall * rng.uniform(1.1, 1.6), rng.uniform(-0.4, 0.4)
        pen.polygon([(x - 2, y), (x + 2, y), (x + bend * h, y - h)], fill=(*(int(v * 255) for v in tone), 240))
    stamp(easel.picture, np.asarray(image, dtype=np.float32) / 255, left, foot - int(tall * 1.3))


def put_on_water(easel: Easel, stage: Stage, picture: Array, left: int, top: int) -> None:
    """Float: the lowest part is under water, a shaken mirror image below, a little foam at the waterline."""
    height, width = picture.shape[:2]
    rows = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    sunk = picture.copy()
    sunk[..., 3] *= smooth(0.995, 0.93, rows)
    mirror = picture[::-1][: int(height * 0.7)].copy()
    shake = ((noise(easel.rng, mirror.shape[0], 1, (mirror.shape[0] / 9, 1)) - 0.5) * width * 0.1).astype(int)
    columns = np.clip(np.arange(width)[None, :] + shake, 0, width - 1)
    mirror = mirror[np.arange(mirror.shape[0])[:, None], columns]
    fade = np.linspace(0.5, 0.0, mirror.shape[0], dtype=np.float32)[:, None]
    mirror[..., 3] *= fade
    mirror[..., :3] = mix(mirror[..., :3], stage.light.ambient * 0.7, 0.4)
    stamp(easel.picture, mirror, left, top + height - int(height * 0.06))
    stamp(easel.picture, sunk, left, top)
    line = picture[int(height * 0.9), :, 3] > 0.4
    if line.any():
        x0, x1 = np.flatnonzero(line)[[0, -1]]
        foam: Array = np.zeros((max(6, height // 22), int(x1 - x0) + 40), dtype=np.float32)
        t = np.linspace(-1, 1, foam.shape[1], dtype=np.float32)[None, :]
        r = np.linspace(-1, 1, foam.shape[0], dtype=np.float32)[:, None]
        wave = (noise(easel.rng, 1, foam.shape[1], (1, 14))[0] - 0.5)[None, :]
        foam = np.exp(-(((r + wave * 0.9) / 0.42) ** 2)) * smooth(1.0, 0.75, np.abs(t))
        white = mix(stage.light.lit, np.ones(3, np.float32), 0.45)
        layer = np.dstack([np.broadcast_to(np.clip(white, 0, 1), (*foam.shape, 3)), foam * 0.7]).astype(np.float32)
        stamp(easel.picture, layer, left + int(x0) - 20, top + int(height * 0.93))
