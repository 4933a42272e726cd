"""Putting things into a place: how large, where, in front of what, with which shadow."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from social_tools.painter_local.brush import Array, blurred, cloudy, glow, grid, lay, mix, noise, rgb, smooth, stamp
from social_tools.painter_local.reading import SEA_FLOOR
from social_tools.painter_local.scene import Subject
from social_tools.painter_local.sprites import recoloured, relit, sprite
from social_tools.painter_local.stage import Easel, Stage
from social_tools.painter_local.vocabulary import nouns

FACES_FORWARD = {"building", "sky", "space", "plant", "tree", "food"}


@dataclass(frozen=True)
class Spot:
    """One thing at one place: the middle of its foot, and the height and width it may take."""

    subject: Subject
    x: float
    foot: float
    tall: float
    wide: float
    haze: float
    how: str
    """ground, water, hover or sky."""


def place_all(easel: Easel, stage: Stage) -> None:
    spots = lay_out(easel, stage)
    for spot in sorted(spots, key=lambda spot: (spot.how != "sky", spot.how != "hover", spot.foot)):
        put(easel, stage, spot)


def lay_out(easel: Easel, stage: Stage) -> list[Spot]:
    groups: dict[str, list[Subject]] = {"sky": [], "hover": [], "water": [], "back": [], "front": []}
    for subject in easel.scene.subjects:
        groups[group_of(subject, stage)].extend([subject] * subject.count)
    crowded = bool(groups["front"] or groups["water"])
    spots = in_the_sky(easel, stage, groups["sky"])
    spots += hovering(easel, stage, groups["hover"])
    spots += on_the_water(easel, stage, groups["water"])
    spots += in_rows(easel, stage, groups["back"], back=crowded)
    spots += in_rows(easel, stage, groups["front"], back=False)
    return spots


def group_of(subject: Subject, stage: Stage) -> str:
    kind = nouns()[subject.noun].kind
    if kind in ("sky", "space"):
        return "sky" if not stage.afloat or stage.horizon > 0.9 else "hover"
    if subject.aloft:
        return "hover"
    if stage.afloat:
        return (
            "front" if stage.foot == "sand" and (subject.noun in SEA_FLOOR or kind in ("plant", "thing")) else "hover"
        )
    if stage.water is not None and kind in ("float", "swim"):
        return "water"
    return "back" if kind in ("building", "tree") else "front"


def relative(subjects: list[Subject], everyone: tuple[Subject, ...]) -> list[float]:
    """How large each thing is beside the largest one that moves, far less apart than in life."""
    still = ("sky", "space", "building", "tree")
    rivals = [extent(subject) for subject in everyone if nouns()[subject.noun].kind not in still]
    largest = max([*rivals, *(extent(subject) for subject in subjects)])
    return [extent(subject) / largest for subject in subjects]


def extent(subject: Subject) -> float:
    return float(nouns()[subject.noun].size ** 0.42 * subject.scale)


def enlarged(subjects: list[Subject]) -> float:
    return float(np.clip(max(subject.scale for subject in subjects), 0.5, 1.3))


def in_rows(easel: Easel, stage: Stage, subjects: list[Subject], back: bool) -> list[Spot]:
    """Up to four things stand side by side; more stand in two rows."""
    if not subjects:
        return []
    rng = easel.rng
    small = min(easel.height, easel.width)
    solo = all(nouns()[subject.noun].kind in ("building", "tree") for subject in subjects)
    base = (0.62 if solo and not back else 0.46) * enlarged(subjects) * small / easel.height
    base *= float(rng.uniform(0.78, 1.1))
    nearer = float(rng.uniform(-0.05, 0.02))
    if stage.afloat and any(subject.noun not in SEA_FLOOR for subject in easel.scene.subjects):
        base *= 0.6
    order = list(range(len(subjects)))
    rows = [order] if len(order) <= 4 else [order[::2], order[1::2]]
    factor = relative(subjects, easel.scene.subjects)
    spots = []
    for j, row in enumerate(rows):
        n = len(row)
        room = 0.84 if n > 1 else 0.72
        slot = room / n
        shift = float(rng.uniform(-0.15, 0.15)) if n == 1 else float(rng.uniform(-0.05, 0.05))
        if back:
            shift = float(rng.choice((-0.24, 0.24)))
        for i, index in enumerate(row):
            x = 0.5 + shift + slot * (i - (n - 1) / 2) + (slot * 0.25 if j else 0)
            foot = (stage.far + 0.02 if back else stage.near + nearer) - 0.11 * j + float(rng.uniform(-0.022, 0.022))
            crowd = 1.0 if n == 1 else max(0.62, 1.05 - 0.11 * n)
            tall = base * factor[index] * crowd * (0.84 if j else 1) * (0.9 if back else 1)
            tall = min(tall, foot - 0.08)
            spots.append(
                Spot(subjects[index], x, foot, tall, min(0.8, slot * 1.02), 0.16 if back else 0.07 * j, "ground")
            )
    return spots


def on_the_water(easel: Easel, stage: Stage, subjects: list[Subject]) -> list[Spot]:
    if not subjects or stage.water is None:
        return []
    rng, n = easel.rng, len(subjects)
    small = min(easel.height, easel.width) / easel.height
    shared = any(group_of(subject, stage) != "water" for subject in easel.scene.subjects)
    base = (0.3 if shared else 0.42) * enlarged(subjects) * small * (1.0 if n == 1 else 0.8)
    factor = relative(subjects, easel.scene.subjects)
    slot = 0.86 / n
    spots = []
    for i, subject in enumerate(subjects):
        x = 0.5 + slot * (i - (n - 1) / 2) + float(rng.uniform(-0.1, 0.1)) / n
        foot = stage.water + 0.05 * (i % 2) + float(rng.uniform(-0.01, 0.02))
        spots.append(Spot(subject, x, foot, base * factor[i], slot * 1.05, 0.06, "water"))
    return spots


def hovering(easel: Easel, stage: Stage, subjects: list[Subject]) -> list[Spot]:
    if not subjects:
        return []
    rng, n = easel.rng, len(subjects)
    small = min(easel.height, easel.width) / easel.height
    grounded = any(group_of(subject, stage) in ("front", "back", "water") for subject in easel.scene.subjects)
    top, bottom = (0.14, 0.34) if grounded else ((0.3, 0.62) if stage.afloat else (0.2, min(0.5, stage.horizon)))
    base = (0.26 if grounded else 0.42) * enlarged(subjects) * small * max(0.42, 1.08 - 0.1 * n)
    factor = relative(subjects, easel.scene.subjects)
    spots = []
    for i, subject in enumerate(subjects):
        x = 0.5 + 0.8 * ((i + 0.5) / n - 0.5) + float(rng.uniform(-0.07, 0.07)) / max(1, n - 1)
        wave = 0.5 + 0.5 * np.sin(i * 2.4 + float(rng.random()) * 1.2 + 1.2)
        tall = base * factor[i]
        middle = (top + bottom) / 2 if n == 1 else top + (bottom - top) * wave
        spots.append(Spot(subject, x, float(middle) + tall / 2, tall, max(0.24, 1.0 / n), 0.05, "hover"))
    return spots


def in_the_sky(easel: Easel, stage: Stage, subjects: list[Subject]) -> list[Spot]:
    spots = []
    small = min(easel.height, easel.width) / easel.height
    for i, subject in enumerate(subjects):
        if subject.noun in ("sun", "moon", "crescent moon") and i == 0:
            tall = 0.2 * subject.scale * small
            middle = max(0.16, min(stage.light.sun_y * stage.horizon, stage.horizon - 0.14))
            spots.append(Spot(subject, stage.light.sun_x, middle + tall / 2, tall, 0.3, 0.0, "sky"))
        elif subject.noun == "rainbow":
            spots.append(Spot(subject, 0.5, stage.horizon + 0.03, 0.5 * small, 0.9, 0.25, "sky"))
        else:
            tall = (
                (0.1 + 0.026 * nouns()[subject.noun].size) * subject.scale * small * max(0.5, 1.1 - 0.1 * len(subjects))
            )
            alone = 0.76 if stage.light.sun_x < 0.5 else 0.24
            x = alone if len(subjects) == 1 else (i + 0.5) / len(subjects) * 0.8 + 0.1
            x += float(easel.rng.uniform(-0.05, 0.05))
            spots.append(Spot(subject, x, float(easel.rng.uniform(0.12, 0.26)) + tall / 2, tall, 0.4, 0.04, "sky"))
    return spots


def put(easel: Easel, stage: Stage, spot: Spot) -> None:
    noun = nouns()[spot.subject.noun]
    if noun.name == "rainbow":
        rainbow(easel, stage)
        return
    picture = sprite(spot.subject.noun, max(12, int(spot.tall * easel.height)), max(12, int(spot.wide * easel.width)))
    if spot.subject.colour and spot.subject.colour not in noun.colours:
        picture = recoloured(picture, spot.subject.colour)
    if noun.kind not in FACES_FORWARD and easel.rng.random() < 0.5:
        picture = picture[:, ::-1]
    if noun.kind != "sky":
        picture = relit(picture, stage.light, spot.haze * stage.light.haze, stage.light.sun_x < spot.x)
    left = int(spot.x * easel.width) - picture.shape[1] // 2
    top = int(spot.foot * easel.height) - picture.shape[0]
    if spot.how == "water":
        put_on_water(easel, stage, picture, left, top)
    elif spot.how == "ground":
        if stage.foot == "water":
            islet(easel, stage, spot, picture.shape[1])
        shadow(easel, stage, picture[..., 3], left, top)
        stamp(easel.picture, grounded(picture), left, top)
        bury_feet(easel, stage, picture, left, top)
    else:
        stamp(easel.picture, picture, left, top)


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


def islet(easel: Easel, stage: Stage, spot: Spot, wide: int) -> None:
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
        int(spot.x * easel.width) - width // 2,
        int(spot.foot * easel.height) - int(height * 0.36),
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
