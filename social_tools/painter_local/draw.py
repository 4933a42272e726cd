"""Drawing a scene: place, weather, subjects, a last look, style."""

import zlib
from collections.abc import Callable
from json import dumps
from typing import Any

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from social_tools.painter import Size
from social_tools.painter_local import city, heavens, indoors, outdoors, waters, weather
from social_tools.painter_local.brush import Array, blurred_colours, grid, luminance, mix, smooth, to_image
from social_tools.painter_local.light import light_of
from social_tools.painter_local.scene import NO_WEATHER, Scene
from social_tools.painter_local.stage import Easel, Stage
from social_tools.painter_local.staging import place_all
from social_tools.painter_local.styles import STYLES
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
    "table": indoors.table,
    "sky": heavens.sky,
    "starry sky": heavens.starry_sky,
    "space": heavens.space,
    "moonscape": heavens.moonscape,
}


def draw(scene: Scene, size: Size = "square", going_on: Callable[[], None] = lambda: None) -> Image.Image:
    """Draw a scene. The same scene at the same size gives the same pixels."""
    return draw_at(scene, *SIZES[size], going_on)


def draw_at(scene: Scene, width: int, height: int, going_on: Callable[[], None] = lambda: None) -> Image.Image:
    """`going_on` is called between the stages, and may raise to end it."""
    rng = np.random.default_rng([scene.seed, zlib.crc32(dumps(composition(scene), sort_keys=True).encode())])
    easel = Easel(np.zeros((height, width, 3), dtype=np.float32), scene, light_of(scene, rng), rng)
    stage = PLACES[scene.place](easel)
    going_on()
    if scene.weather == "storm" and scene.place not in NO_WEATHER:
        weather.lightning(easel, stage)
    weather.behind(easel, stage)
    going_on()
    place_all(easel, stage)
    going_on()
    if scene.sign:
        put_up_sign(easel, stage, scene.sign)
    weather.in_front(easel)
    picture = finished(easel.picture, easel)
    going_on()
    picture = STYLES[scene.style](picture, rng)
    going_on()
    return to_image(washed(picture, scene.tones))


def composition(scene: Scene) -> dict[str, Any]:
    """What decides where everything stands: the scene without its tones."""
    data = scene.to_dict()
    del data["tones"]
    return data


def finished(picture: Array, easel: Easel) -> Array:
    """Bloom where it is bright, a vignette, a little more contrast and colour, and a trace of grain."""
    bright = picture * smooth(0.66, 1.0, luminance(picture))[..., None]
    bloom = blurred_colours(bright, easel.height * 0.022)
    result: Array = picture + (1 - np.clip(picture, 0, 1)) * bloom * 0.34
    rows, columns = grid(easel.height, easel.width)
    edge = (rows - 0.5) ** 2 + (columns - 0.5) ** 2
    result *= (1 - 0.42 * smooth(0.16, 0.62, edge))[..., None]
    result = mix(result, result * result * (3 - 2 * np.clip(result, 0, 1)), 0.22)
    grey = luminance(result)[..., None]
    result = grey + (result - grey) * 1.1
    grain = easel.rng.standard_normal((easel.height, easel.width), dtype=np.float32)
    return np.clip(result + grain[..., None] * 0.006, 0, 1).astype(np.float32)


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
