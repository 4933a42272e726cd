"""Drawing a scene: place, weather, subjects, a last look, style."""

from collections.abc import Callable

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from social_tools.painter import Size
from social_tools.painter_local import (
    avenues,
    city,
    coasts,
    countryside,
    fancies,
    halls,
    heavens,
    indoors,
    kitchens,
    launches,
    outdoors,
    rivers,
    schools,
    shops,
    streets,
    waters,
    weather,
    windows,
)
from social_tools.painter_local.arranging import arranged
from social_tools.painter_local.brush import BLOCK, Array, blocks, blurred_colours, grid, luminance, smooth, to_image
from social_tools.painter_local.camera import framed, view_of
from social_tools.painter_local.isometric import diorama
from social_tools.painter_local.light import light_of
from social_tools.painter_local.moods import in_mood
from social_tools.painter_local.scene import Scene
from social_tools.painter_local.stage import Easel, Stage, stream
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
    "market": shops.market,
    "shop": shops.shop,
    "noodle shop": shops.noodle_shop,
    "rooftop": avenues.rooftop,
    "harbour": coasts.harbour,
    "cliff": coasts.cliff,
    "ice": coasts.ice,
    "mushroom wood": fancies.mushroom_wood,
    "candy land": fancies.candy_land,
    "cave": fancies.cave,
    "canyon": fancies.canyon,
    "birch forest": fancies.birch_forest,
    "kitchen": kitchens.kitchen,
    "castle hall": halls.castle_hall,
    "stage": halls.theatre,
    "library": schools.library,
    "classroom": schools.classroom,
    "window": windows.window_seat,
    "table": indoors.table,
    "launch pad": launches.launch_pad,
    "sky": heavens.sky,
    "starry sky": heavens.starry_sky,
    "space": heavens.space,
    "moonscape": heavens.moonscape,
}


def draw(scene: Scene, size: Size = "square", going_on: Callable[[], None] = lambda: None) -> Image.Image:
    """Draw a scene. The same scene at the same size gives the same pixels."""
    return draw_at(scene, *SIZES[size], going_on)


def draw_at(scene: Scene, width: int, height: int, going_on: Callable[[], None] = lambda: None) -> Image.Image:
    """Each part draws from random numbers of its own: what changes one part leaves the others as they are.
    `going_on` is called between the stages, and may raise to end it."""
    scene = arranged(scene)
    light = light_of(scene, stream(scene.seed, "light"))
    easel = Easel(
        np.zeros((height, width, 3), dtype=np.float32),
        scene,
        light,
        stream(scene.seed, "place", scene.place),
        view_of(scene).tilt,
    )
    if scene.style == "isometric":
        stage = diorama(easel, PLACES[scene.place])
    else:
        stage = framed(easel, PLACES[scene.place](easel))
    going_on()
    easel.rng = easel.stream("weather")
    if scene.weather == "storm" and weather.falls_on(easel):
        weather.lightning(easel, stage)
    weather.behind(easel, stage)
    going_on()
    place_all(easel, stage)
    going_on()
    if scene.sign:
        put_up_sign(easel, stage, scene.sign)
    easel.rng = easel.stream("weather", "near")
    weather.in_front(easel)
    easel.rng = easel.stream("mood", scene.mood)
    in_mood(easel, stage)
    easel.rng = easel.stream("grain")
    picture = finished(easel.picture, easel)
    going_on()
    figures = np.zeros((height, width), dtype=np.float32) if easel.figures is None else easel.figures
    study = Study(picture, easel.stream("style", scene.style), figures, stage.horizon, easel.light.night)
    picture = STYLES[scene.style](study)
    going_on()
    return to_image(washed(picture, scene.tones))


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
        shade = 1 - 0.42 * smooth(0.16, 0.62, (rows[block] - 0.5) ** 2 + (columns - 0.5) ** 2)
        for channel in range(3):
            light = part[..., channel]
            light += (1 - light) * (bloom[block][..., channel] * np.float32(0.34 / 255))
            light *= shade
            light += (light * light * (3 - 2 * light) - light) * np.float32(0.22)
            light *= np.float32(1.1)
        speck = np.roll(grain[: part.shape[0]], 37 * i, axis=1) - np.float32(0.1 / 1.1) * luminance(part)
        for channel in range(3):
            light = part[..., channel]
            light += speck
            np.clip(light, 0, 1, out=light)
    return picture


def put_up_sign(easel: Easel, stage: Stage, words: str) -> None:
    """The quoted words on the board that a shop has for them, or on one of wood near the front."""
    image = to_image(easel.picture)
    pen = ImageDraw.Draw(image)
    share = min(0.064, 0.84 / len(words)) if stage.board else 0.044
    font = ImageFont.load_default(size=max(8, int(easel.width * share * (stage.zoom if stage.board else 1.0))))
    left, top, right, bottom = pen.textbbox((0, 0), words, font=font)
    wide, tall = int(right - left), int(bottom - top)
    tone = np.clip(easel.light.lit, 0, 1)
    wood, dark = (tuple(int(c * v) for c, v in zip(code, tone, strict=True)) for code in ((196, 146, 98), (70, 42, 30)))
    if stage.board:
        x, y = int(easel.width * stage.board[0] - wide / 2), int(easel.height * stage.board[1] - tall / 2)
        behind = image.getpixel((min(image.width - 1, max(0, x)), min(image.height - 1, max(0, y + tall // 2))))
        bright = isinstance(behind, tuple) and behind[0] + behind[1] > 260
        pen.text((x - left, y - top), words, font=font, fill=dark if bright else (255, 232, 190))
    else:
        pad = int(easel.width * 0.022)
        x, y = int((easel.width - wide) / 2), int(min(0.95, stage.near + 0.06) * easel.height) - tall - pad
        box = (x - pad, y - pad, x + wide + pad, y + tall + pad)
        under = (box[0] + 4, box[1] + 7, box[2] + 4, box[3] + 7)
        pen.rounded_rectangle(under, pad // 2, fill=tuple(c // 2 for c in dark))
        pen.rounded_rectangle(box, pad // 2, fill=wood, outline=dark, width=max(2, pad // 7))
        pen.text((x - left, y - top), words, font=font, fill=dark)
    easel.picture[:] = np.asarray(image, dtype=np.float32) / 255
