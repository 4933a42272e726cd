"""Places indoors: a room, and a table for still lifes."""

import numpy as np

from social_tools.painter_local import furniture
from social_tools.painter_local.brush import (
    Array,
    blurred,
    blurred_colours,
    cloudy,
    glow,
    grid,
    lay,
    mix,
    noise,
    rgb,
    smooth,
)
from social_tools.painter_local.light import Light
from social_tools.painter_local.skies import paint_sky
from social_tools.painter_local.stage import Easel, Stage, apart, hill

WALLS = ("#cfe0c8", "#f0d9c0", "#c9d8ea", "#e8cfd6", "#e9e2c8", "#cfd0e6")
BOOKS = ("#c8433f", "#3f6fb0", "#e0a83a", "#4f8f5a", "#7a4f9a", "#d97a4a", "#2f4a6a", "#e8dcc0")
CLOTHS = (
    ("#4f86c6", "#b5dcf2"),
    ("#d9738a", "#ffd3c4"),
    ("#4fa58a", "#c4ecd0"),
    ("#8a6fd0", "#dccbff"),
    ("#e8a24a", "#ffe6b4"),
)


def box(picture: Array, x0: float, y0: float, x1: float, y1: float, colour: Array, alpha: float = 1.0) -> Array:
    height, width = picture.shape[:2]
    part = picture[int(y0 * height) : int(y1 * height), int(x0 * width) : int(x1 * width)]
    part += (colour - part) * alpha
    return part


def lamp_light(light: Light) -> Light:
    """Indoors, the lamp decides at night and the window by day."""
    warm = light.night or light.sun_y > 0.9
    return Light(
        top=light.top,
        middle=light.middle,
        low=light.low,
        sun=rgb("#ffdca0") if warm else light.sun,
        ambient=rgb("#b3a09a") if warm else mix(light.ambient, np.ones(3, np.float32), 0.45),
        sun_x=light.sun_x,
        sun_y=0.3,
        power=0.55,
        haze=0.1,
        stars=0.0,
    )


def room(easel: Easel) -> Stage:
    """A living room with a bookshelf and a window; its paper, pictures and furniture vary with the seed."""
    rng, picture, outside = easel.rng, easel.picture, easel.light
    light = lamp_light(outside)
    inside = Easel(picture, easel.scene, light, rng)
    floor = easel.skyline(0.64, 0.7)
    wall = np.clip(rgb(WALLS[int(rng.integers(len(WALLS)))]) * light.lit, 0, 1)
    furniture.wallpaper(inside, wall, floor)
    rows, columns = grid(easel.height, easel.width)
    flip = bool(rng.random() < 0.5)
    wide, tall = float(rng.uniform(0.26, 0.36)), float(rng.uniform(0.28, 0.36))
    window_x, window_y = (0.1 if flip else 0.9 - wide), floor - 0.2 - tall
    window(easel, outside, window_x, window_y, wide, tall)
    if rng.random() < 0.6:
        furniture.curtains_of(inside, window_x, window_x + wide, window_y, window_y + tall)
    boards(easel, floor, light)
    box(picture, 0, floor - 0.022, 1, floor, np.clip(wall * 1.12, 0, 1))
    shelf_wide, shelf_tall = float(rng.uniform(0.2, 0.3)), float(rng.uniform(0.38, floor - 0.12))
    shelf_x = 0.97 - shelf_wide if flip else 0.03
    shelf(easel, shelf_x, floor + 0.012 - shelf_tall, shelf_wide, shelf_tall, light)
    rug(easel, 0.5, floor + 0.2, float(rng.uniform(0.32, 0.42)), light)
    between = (window_x + wide + shelf_x) / 2 if flip else (window_x + shelf_x + shelf_wide) / 2
    furnished(inside, floor, flip, between)
    x = window_x + wide / 2
    pool = np.exp(-(((columns - x) / 0.34) ** 2 + ((rows - floor - 0.14) / 0.2) ** 2)) * 0.3
    glow(picture, outside.sun if not outside.night else rgb("#ffcf8a"), pool * outside.power)
    return Stage(Light(**{**light.__dict__, "sun_x": x}), floor, 0.9, floor + 0.08)


def furnished(easel: Easel, floor: float, flip: bool, middle: float) -> None:
    """Pictures in the middle of the wall, and two pieces of furniture along it."""
    rng = easel.rng

    def across(x: float) -> float:
        return 1 - x if flip else x

    if rng.random() < 0.35:
        furniture.fireplace(easel, middle, floor + 0.03, 0.3)
        furniture.framed_picture(easel, middle, floor - 0.45, 0.13)
    else:
        for k in range(int(rng.integers(1, 4))):
            x, y = middle + 0.03 * (k % 2 * 2 - 1), floor - 0.5 + 0.12 * k
            furniture.framed_picture(easel, x, y, float(rng.uniform(0.08, 0.13)))
        if rng.random() < 0.6:
            furniture.side_table(easel, middle, floor + 0.03, 0.17)
    pieces = rng.permutation(3)
    if pieces[0] == 0:
        furniture.armchair(easel, across(0.86), floor + 0.12, 0.32)
    elif pieces[0] == 1:
        furniture.floor_lamp(easel, across(0.94), floor + 0.05, 0.52, easel.dark or bool(rng.random() < 0.3))
    furniture.plant(easel, across(0.06 if pieces[1] == 0 else 0.93), floor + 0.17, float(rng.uniform(0.28, 0.4)))


@apart
def window(easel: Easel, outside: Light, x: float, y: float, wide: float, tall: float) -> None:
    height, width = int(tall * easel.height), int(wide * easel.width)
    view = np.zeros((height, width, 3), dtype=np.float32)
    paint_sky(view, Light(**{**outside.__dict__, "sun_x": 0.65}), easel.rng, 0.8, 0.5)
    pane = Easel(view, easel.scene, outside, easel.rng)
    hill(pane, 0.8, 0.16, rgb("#7fae6a") * outside.lit, rgb("#4f8a55") * outside.ambient, 1.6)
    frame = rgb("#fbf7f0") * mix(outside.ambient, np.ones(3, np.float32), 0.5)
    edge = 0.016
    box(easel.picture, x - edge, y - edge, x + wide + edge, y + tall + edge, frame)
    top, left = int(y * easel.height), int(x * easel.width)
    easel.picture[top : top + height, left : left + width] = view
    box(easel.picture, x + wide / 2 - 0.005, y, x + wide / 2 + 0.005, y + tall, frame)
    box(easel.picture, x, y + tall / 2 - 0.005, x + wide, y + tall / 2 + 0.005, frame)
    box(easel.picture, x - 0.03, y + tall + 0.012, x + wide + 0.03, y + tall + 0.034, frame * 0.92)


def shelf(easel: Easel, x: float, y: float, wide: float, tall: float, light: Light) -> None:
    wood = rgb("#8a5a3a") * light.lit
    box(easel.picture, x, y, x + wide, y + tall, wood)
    box(easel.picture, x + 0.012, y + 0.012, x + wide - 0.012, y + tall, wood * 0.5)
    storeys = 4
    for i in range(storeys):
        foot = y + 0.012 + (tall - 0.012) * (i + 1) / storeys
        at = x + 0.016
        while at < x + wide - 0.032:
            thick, h = float(easel.rng.uniform(0.012, 0.024)), float(easel.rng.uniform(0.6, 0.84)) * tall / storeys
            if easel.rng.random() < 0.88:
                colour = rgb(BOOKS[int(easel.rng.integers(len(BOOKS)))]) * light.lit
                box(easel.picture, at, foot - 0.012 - h, at + thick - 0.0015, foot - 0.012, colour)
                box(
                    easel.picture,
                    at,
                    foot - 0.012 - h * 0.8,
                    at + thick - 0.0015,
                    foot - 0.012 - h * 0.72,
                    np.clip(colour * 1.35, 0, 1),
                )
            at += thick
        box(easel.picture, x, foot - 0.012, x + wide, foot, wood * 1.08)


def boards(easel: Easel, floor: float, light: Light) -> None:
    """Floorboards that run towards the viewer."""
    start = int(floor * easel.height)
    tall = easel.height - start
    t = np.linspace(0, 1, tall, dtype=np.float32)[:, None]
    columns = np.linspace(-0.5, 0.5, easel.width, dtype=np.float32)[None, :]
    across = columns / (0.55 + 0.75 * t) * 13
    plank = np.floor(across).astype(int) % 24
    tone = 0.84 + 0.2 * easel.rng.random(24).astype(np.float32)[plank]
    grain = 1 + 0.05 * np.sin(across * 40 + noise(easel.rng, tall, easel.width, (20, 4)) * 14)
    gap = smooth(0.0, 0.05, across % 1) * smooth(1.0, 0.95, across % 1)
    wood = rgb("#b98256") * light.lit
    easel.picture[start:] = np.clip(wood * (tone * grain * (0.62 + 0.38 * gap) * (1.05 - 0.2 * t))[..., None], 0, 1)


def rug(easel: Easel, x: float, y: float, r: float, light: Light) -> None:
    rows, columns = grid(easel.height, easel.width)
    d = np.sqrt(((columns - x) / r) ** 2 + ((rows - y) / (r * 0.27)) ** 2)
    dark, pale = (rgb(code) for code in CLOTHS[int(easel.rng.integers(len(CLOTHS)))])
    stripes = mix(dark, pale, (smooth(0.7, 0.72, d) * smooth(0.86, 0.84, d))[..., None])
    lay(easel.picture, np.clip(stripes * light.lit, 0, 1), smooth(1.0, 0.985, d) * 0.96)


def table(easel: Easel) -> Stage:
    """A table top, near: bare wood or under a cloth, before soft lights, a wall, a window or tiles."""
    rng, outside = easel.rng, easel.light
    light = lamp_light(outside)
    edge = easel.skyline(0.6, 0.68)
    dark, pale = (rgb(code) for code in CLOTHS[int(rng.integers(len(CLOTHS)))])
    rows, columns = grid(easel.height, easel.width)
    spot = np.exp(-(((columns - light.sun_x) / 0.5) ** 2 + ((rows - 0.3) / 0.5) ** 2))
    shade = mix(light.ambient, np.ones(3, np.float32), 0.55)
    easel.picture[:] = mix(mix(dark, pale, 0.25), mix(pale, light.sun, 0.3), spot[..., None]) * shade
    kind = int(rng.integers(4))
    if kind == 0:
        bokeh(easel, edge, mix(pale, light.sun, 0.5))
    elif kind == 1:
        window_light(easel, light)
    elif kind == 2:
        x = float(rng.choice((0.06, 0.52)))
        window(easel, outside, x, 0.08, 0.42, edge - 0.18)
        easel.picture[: int(edge * easel.height)] = blurred_colours(
            easel.picture[: int(edge * easel.height)], easel.height * 0.006
        )
    else:
        still_wall(easel, edge, mix(dark, pale, 0.45) * shade)
    start = int(edge * easel.height)
    table_top(easel, start, light)
    if rng.random() < 0.5:
        table_cloth(easel, start, light, *(rgb(code) for code in CLOTHS[int(rng.integers(len(CLOTHS)))]))
    t = np.linspace(0, 1, easel.height - start, dtype=np.float32)[:, None]
    shine = np.exp(-(((columns - light.sun_x) / 0.3) ** 2)) * np.exp(-t * 4) * 0.35
    glow(easel.picture[start:], light.sun, shine * light.power)
    easel.picture[start : start + 3] *= 1.12
    return Stage(light, edge, 0.86, edge + 0.1)


def table_top(easel: Easel, start: int, light: Light) -> None:
    rng, tall = easel.rng, easel.height - start
    grain = cloudy(rng, tall, easel.width, (40, 2.2), 4)
    wood = rgb(("#c08a5c", "#a06a48", "#d9b48a", "#8a5a44", "#e4d4bc")[int(rng.integers(5))]) * light.lit
    t = np.linspace(0, 1, tall, dtype=np.float32)[:, None]
    board = 5.2 * np.log(0.45 + t)
    joint = smooth(0.0, 0.05, board % 1) * smooth(1.0, 0.95, board % 1)
    easel.picture[start:] = np.clip(wood * ((0.8 + 0.4 * grain - 0.16 * t) * (0.84 + 0.16 * joint))[..., None], 0, 1)


def table_cloth(easel: Easel, start: int, light: Light, dark: Array, pale: Array) -> None:
    """A checked, striped or plain cloth over the middle of the table."""
    tall = easel.height - start
    t = np.linspace(0, 1, tall, dtype=np.float32)[:, None]
    columns = np.linspace(-0.5, 0.5, easel.width, dtype=np.float32)[None, :]
    across, away = columns / (0.62 + 0.5 * t) * 16, np.log(0.5 + t) * 13
    kind = int(easel.rng.integers(3))
    white = rgb("#fbf6ee")
    if kind == 0:
        both = (np.floor(across) % 2 + np.floor(away) % 2) / 2
        cloth = mix(white, mix(dark, pale, 0.25), both[..., None])
    elif kind == 1:
        cloth = mix(
            white, mix(dark, pale, 0.3), (smooth(-0.1, 0.1, np.sin(across * np.pi)) * np.ones_like(t))[..., None]
        )
    else:
        cloth = np.broadcast_to(mix(white, pale, 0.4), (tall, easel.width, 3))
    fold = 1 + 0.05 * np.sin(across * 0.9 + 2 * t)
    side = float(easel.rng.choice((0.36, 0.42, 0.6)))
    mask = smooth(0.005, -0.005, np.abs(columns) / (0.75 + 0.5 * t) - side) * smooth(0.02, 0.04, t)
    lay(
        easel.picture[start:],
        np.clip(cloth * light.lit * (fold * (1.02 - 0.14 * t))[..., None], 0, 1),
        mask.astype(np.float32),
    )


@apart
def window_light(easel: Easel, light: Light) -> None:
    """The bright shape of a window that the sun throws on the wall, with the shadow of leaves."""
    rows, columns = grid(easel.height, easel.width)
    slant = 0.35 if easel.from_left else -0.35
    u, v = columns - (0.34 if easel.from_left else 0.66) - slant * (rows - 0.3), rows - 0.3
    pane = (
        smooth(0.2, 0.18, np.abs(u))
        * smooth(0.24, 0.21, np.abs(v))
        * smooth(0.004, 0.012, np.abs(u))
        * smooth(0.004, 0.012, np.abs(v))
    )
    leaves = cloudy(easel.rng, easel.height, easel.width, (9, 9), 3)
    glow(easel.picture, light.sun, (pane * (0.25 + 0.75 * smooth(0.58, 0.46, leaves)) * 0.5).astype(np.float32))


def still_wall(easel: Easel, edge: float, colour: Array) -> None:
    """A wall with a long shelf of cups, jars and plants, a little out of focus."""
    wall = Easel(easel.picture, easel.scene, lamp_light(easel.light), easel.rng)
    furniture.wallpaper(wall, np.clip(colour, 0, 1), edge - 0.1)
    x = float(easel.rng.choice((0.2, 0.8)))
    furniture.plant(wall, x, edge + 0.04, 0.42)
    for k in range(3):
        furniture.framed_picture(
            wall, 1 - x + 0.17 * (k - 1), 0.1 + 0.07 * (k % 2), float(easel.rng.uniform(0.13, 0.2))
        )
    top = easel.picture[: int(edge * easel.height)]
    top[:] = blurred_colours(top, easel.height * 0.006)


def bokeh(easel: Easel, edge: float, colour: Array) -> None:
    """Out-of-focus lights on the wall behind."""
    layer = np.zeros((easel.height // 4, easel.width // 4), dtype=np.float32)
    rows, columns = grid(*layer.shape)
    for _ in range(18):
        x, y, r = float(easel.rng.random()), float(easel.rng.random()) * edge, float(easel.rng.uniform(0.02, 0.06))
        d = np.sqrt((columns - x) ** 2 + (rows - y) ** 2) / r
        layer = np.maximum(
            layer, smooth(1.0, 0.9, d) * (0.5 + 0.5 * smooth(0.5, 1, d)) * float(easel.rng.uniform(0.1, 0.34))
        )
    full = blurred(np.repeat(np.repeat(layer, 4, axis=0), 4, axis=1), 3)
    part = easel.picture[: full.shape[0], : full.shape[1]]
    glow(part, colour, full[: part.shape[0], : part.shape[1]])
