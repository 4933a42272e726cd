"""Drawing a scene: place, weather, subjects, a last look, style."""

import zlib
from collections.abc import Callable
from json import dumps
from typing import Any

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from social_tools.painter import Size
from social_tools.painter_local import city, coasts, countryside, fancies, halls, heavens, indoors, outdoors, rivers, streets, waters, weather
from social_tools.painter_local.brush import BLOCK, Array, blocks, blurred_colours, grid, luminance, smooth, to_image
from social_tools.painter_local.light import light_of
from social_tools.painter_local.scene import Scene
from social_tools.painter_local.stage import Easel, Stage
from social_tools.painter_local.staging import place_all
from social_tools.painter_local.styles import STYLES, Study
from social_tools.painter_local.tones import washed

SIZES: dict[Size, tuple[int, int]] = {"square": (1024, 1024), "portrait": (832, 1216), "landscape": (1216, 832)}
PLACES: dict[str, Callable[[Easel], Stage]] = {
    "forest": outdoors.forest,
    "jungle": outdoors.jungle,
    "meadow": outdoors.meadow,
    "garden": outdoors.garden,
    "snowfield": outdoors.snowfield,
    "mountains": outdoors.mountains,
    "desert": outdoors.desert,
    "beach": waters.beach,
    "sea": waters.sea,
    "lake": waters.lake,
    "underwater": waters.underwater,
    "city": city.city,
    "room": indoors.room,
    "village": countryside.village,
    "farm": countryside.farm,
    "park": countryside.park,
    "hill": countryside.hilltop,
    "river": rivers.river,
    "bridge": rivers.bridge,
    "viaduct": rivers.viaduct,
    "waterfall": rivers.waterfall,
    "jungle waterfall": rivers.jungle_waterfall,
    "pond": rivers.pond,
    "cafe": streets.cafe,
    "market": streets.market,
    "shop": streets.shop,
    "noodle shop": streets.noodle_shop,
    "rooftop": streets.rooftop,
    "harbour": coasts.harbour,
    "cliff": coasts.cliff,
    "ice": coasts.ice,
    "mushroom wood": fancies.mushroom_wood,
    "candy land": fancies.candy_land,
    "cave": fancies.cave,
    "canyon": fancies.canyon,
    "birch forest": fancies.birch_forest,
    "kitchen": halls.kitchen,
    "castle hall": halls.castle_hall,
    "stage": halls.theatre,
    "library": halls.library,
    "classroom": halls.classroom,
    "window": halls.window_seat,
    "table": indoors.table,
    "sky": heavens.sky,
    "starry sky": heavens.starry_sky,
    "space": heavens.space,
    "moonscape": heavens.moonscape,
}


def draw(scene: Scene, size: Size = "square") -> Image.Image:
    """Draw a scene. The same scene at the same size gives the same pixels."""
    return draw_at(scene, *SIZES[size])


def draw_at(scene: Scene, width: int, height: int) -> Image.Image:
    rng = np.random.default_rng([scene.seed, zlib.crc32(dumps(composition(scene), sort_keys=True).encode())])
    easel = Easel(np.zeros((height, width, 3), dtype=np.float32), scene, light_of(scene, rng), rng)
    stage = PLACES[scene.place](easel)
    if scene.weather == "storm" and weather.falls_on(easel):
        weather.lightning(easel, stage)
    weather.behind(easel, stage)
    bare = to_image(easel.picture)
    place_all(easel, stage)
    figures = figures_of(bare, easel.picture)
    if scene.sign:
        put_up_sign(easel, stage, scene.sign)
    weather.in_front(easel)
    study = Study(finished(easel.picture, easel), rng, figures, stage.horizon, easel.light.night)
    picture = STYLES[scene.style](study)
    return to_image(washed(picture, scene.tones))


def figures_of(bare: Image.Image, picture: Array) -> Array:
    """Where the subjects are: where their drawing changed the picture, without their soft shadows."""
    change = ImageChops.difference(bare, to_image(picture)).reduce(2)
    red, green, blue = change.split()
    largest = ImageChops.lighter(ImageChops.lighter(red, green), blue).filter(ImageFilter.MedianFilter(3))
    solid = largest.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.MinFilter(5))
    full = solid.resize(bare.size, Image.Resampling.BILINEAR)
    return smooth(0.13, 0.24, np.asarray(full, dtype=np.float32) / 255)


def composition(scene: Scene) -> dict[str, Any]:
    """What decides where everything stands: the scene without its tones, its mood and its camera."""
    apart = ("tones", "mood", "camera")
    return {name: value for name, value in scene.to_dict().items() if name not in apart}


def finished(picture: Array, easel: Easel) -> Array:
    """Bloom where it is bright, a vignette, a little more contrast and colour, and a trace of grain; in place."""
    height, width = picture.shape[:2]
    small = np.asarray(to_image(picture).reduce(4), dtype=np.float32) / 255
    small *= smooth(0.66, 1.0, luminance(small))[..., None]
    bloom = np.asarray(to_image(blurred_colours(small, height * 0.0055)).resize((width, height)))
    grain = easel.rng.standard_normal((BLOCK, width), dtype=np.float32) * np.float32(0.006)
    rows, columns = grid(height, width)
    for i, block in enumerate(blocks(height)):
        part = picture[block]
        np.clip(part, 0, 1, out=part)
        part += (1 - part) * (bloom[block] * np.float32(0.34 / 255))
        part *= (1 - 0.42 * smooth(0.16, 0.62, (rows[block] - 0.5) ** 2 + (columns - 0.5) ** 2))[..., None]
        part += (part * part * (3 - 2 * np.clip(part, 0, 1)) - part) * np.float32(0.22)
        grey = luminance(part)
        part *= np.float32(1.1)
        speck = np.roll(grain[: part.shape[0]], 37 * i, axis=1)
        part += (speck - np.float32(0.1) * grey)[..., None]
        np.clip(part, 0, 1, out=part)
    return picture


def put_up_sign(easel: Easel, stage: Stage, words: str) -> None:
    """A wooden board with the quoted words, near the front."""
    image = to_image(easel.picture)
    font = ImageFont.load_default(size=int(easel.width * 0.044))
    pen = ImageDraw.Draw(image)
    left, top, right, bottom = pen.textbbox((0, 0), words, font=font)
    wide, tall = right - left, bottom - top
    pad = int(easel.width * 0.022)
    x = int(easel.width * 0.5 - wide / 2)
    y = int(min(0.95, stage.near + 0.06) * easel.height) - tall - pad
    tone = np.clip(easel.light.lit, 0, 1)
    wood, dark = (tuple(int(c * v) for c, v in zip(code, tone, strict=True)) for code in ((196, 146, 98), (70, 42, 30)))
    box = (x - pad, y - pad, x + wide + pad, y + tall + pad)
    pen.rounded_rectangle((box[0] + 4, box[1] + 7, box[2] + 4, box[3] + 7), pad // 2, fill=tuple(c // 2 for c in dark))
    pen.rounded_rectangle(box, pad // 2, fill=wood, outline=dark, width=max(2, pad // 7))
    pen.text((x - left, y - top), words, font=font, fill=dark)
    easel.picture[:] = np.asarray(image, dtype=np.float32) / 255
