"""Rooms to read and learn in: a library and a classroom."""

import numpy as np

from social_tools.painter_local.brush import (
    lay,
    mix,
    rgb,
)
from social_tools.painter_local.halls import arched_window, indoors_light, pool_of_light
from social_tools.painter_local.indoors import BOOKS, WALLS, boards, box, lamp_light, rug, window
from social_tools.painter_local.props import Sheet, lamp_glow, set_down
from social_tools.painter_local.stage import Easel, Stage

BANNERS = (("#b0303a", "#e8c04a"), ("#2f4f9a", "#e8d8a0"), ("#3f7a4f", "#e8c04a"), ("#6a3f9a", "#f0d070"))


def library(easel: Easel) -> Stage:
    """Shelves to the ceiling on both sides, a tall window, a ladder and lamps."""
    rng, outside = easel.rng, easel.light
    floor = easel.skyline(0.66, 0.7)
    room = indoors_light(easel, ambient=mix(rgb("#b39a86"), lamp_light(outside).ambient, 0.4))
    light = room.light
    easel.picture[:] = np.clip(rgb("#6a4a38") * light.lit * 0.8, 0, 1)
    arched_window(easel, 0.5, 0.07, 0.13, floor - 0.12)
    for x0, x1, storeys in ((0.0, 0.18, 6), (0.19, 0.345, 7), (0.655, 0.81, 7), (0.82, 1.0, 6)):
        book_wall(room, x0, 0.02, x1, floor, storeys)
    boards(room, floor, light)
    box(easel.picture, 0.345, floor - 0.11, 0.655, floor, np.clip(rgb("#7a5440") * light.lit, 0, 1))
    box(easel.picture, 0.335, floor - 0.125, 0.665, floor - 0.105, np.clip(rgb("#9a6c50") * light.lit, 0, 1))
    rug(room, 0.5, floor + 0.19, 0.4, light)
    ladder(room, float(rng.choice((0.27, 0.73))), floor + 0.03)
    for x in (0.36, 0.64):
        desk_lamp(room, x, floor - 0.12)
    pool_of_light(room, 0.5, floor + 0.15, 0.3, 0.22, outside.sun if not outside.night else rgb("#ffcf8a"), 0.26)
    return Stage(light, floor, 0.91, floor + 0.1)


def book_wall(easel: Easel, x0: float, y0: float, x1: float, y1: float, storeys: int) -> None:
    """A bookcase from floor to ceiling, drawn as columns of back covers."""
    height, width, rng = easel.height, easel.width, easel.rng
    left, right = int(x0 * width), int(x1 * width)
    wood = np.clip(rgb("#7f5238") * easel.light.lit, 0, 1)
    box(easel.picture, x0, y0, x1, y1, wood)
    edge = max(3, width // 130)
    palette = np.stack([rgb(code) for code in (*BOOKS, "#8a3a3a", "#3a5a4a", "#5a4a6a", "#b08a5a")])
    for i in range(storeys):
        top = int((y0 + (y1 - y0) * i / storeys) * height) + edge
        foot = int((y0 + (y1 - y0) * (i + 1) / storeys) * height) - edge // 2
        part = easel.picture[top:foot, left + edge : right - edge]
        if part.size == 0:
            continue
        part[:] = wood * 0.36
        widths = rng.integers(max(3, width // 110), max(5, width // 55), 60)
        cuts = np.cumsum(widths)
        which = np.searchsorted(cuts, np.arange(part.shape[1]))
        tones = (
            palette[rng.integers(0, len(palette), 61)][which]
            * easel.light.lit
            * rng.uniform(0.8, 1.1, (61, 1)).astype(np.float32)[which]
        )
        tall = (part.shape[0] * rng.uniform(0.66, 0.92, 61)).astype(int)[which]
        rows = np.arange(part.shape[0])[:, None]
        inside = (part.shape[0] - rows) < tall[None, :]
        spine = 1 - 0.35 * (np.concatenate([[True], which[1:] != which[:-1]]))
        band = 1 + 0.5 * ((part.shape[0] - rows) / np.maximum(tall, 1)[None, :] > 0.8) * (
            (part.shape[0] - rows) / np.maximum(tall, 1)[None, :] < 0.88
        )
        lay(
            part,
            np.clip(tones[None, :, :] * (spine[None, :] * band)[..., None], 0, 1).astype(np.float32),
            (inside & (which < 60)[None, :] & (rng.random(61) < 0.93)[which][None, :]).astype(np.float32),
        )


def ladder(easel: Easel, x: float, foot: float) -> None:
    sheet = Sheet(int((foot - 0.06) * easel.height), 0.24)
    for lean in (0.02, 0.15):
        sheet.line([(lean + 0.04, 0), (lean, 1)], "#c08a54", 0.02)
    for y in np.linspace(0.06, 0.94, 11):
        sheet.line([(0.06 - 0.04 * y, float(y)), (0.19 - 0.04 * y, float(y))], "#d8a468", 0.012)
    set_down(easel, sheet, x, foot, 0.0)


def desk_lamp(easel: Easel, x: float, foot: float) -> None:
    sheet = Sheet(int(0.1 * easel.height), 0.9)
    sheet.line([(0.45, 0.4), (0.45, 0.96)], "#c9a24a", 0.06)
    sheet.disc(0.45, 0.95, 0.2, "#c9a24a", flat=0.25)
    sheet.shape_of([(0.2, 0.1), (0.7, 0.1), (0.86, 0.46), (0.04, 0.46)], "#4fae7a", "#2f7a54")
    sheet.shining(0.04, 0.36, 0.86, 0.46)
    set_down(easel, sheet, x, foot, 0.0, 0.2)
    lamp_glow(easel, x, foot - 0.05, 0.05, "#ffe0a0", 0.7)


def classroom(easel: Easel) -> Stage:
    """A green board with drawings in chalk, windows, a globe, rows of desks."""
    rng, outside = easel.rng, easel.light
    floor = easel.skyline(0.62, 0.66)
    room = indoors_light(easel)
    light = room.light
    wall = rgb(WALLS[int(rng.integers(len(WALLS)))]) * light.lit
    easel.picture[:] = np.clip(wall, 0, 1)
    box(easel.picture, 0, floor - 0.16, 1, floor, np.clip(wall * 0.82, 0, 1))
    boards(room, floor, light)
    side = bool(rng.random() < 0.5)
    window(easel, outside, 0.72 if side else 0.04, 0.1, 0.24, 0.32)
    set_down(room, chalkboard(int(0.36 * easel.height), rng), 0.34 if side else 0.66, 0.46, 0.0, 0)
    set_down(room, globe(int(0.16 * easel.height)), 0.84 if side else 0.16, floor - 0.02, 0.0, 0.3)
    for x in (0.14, 0.5, 0.86):
        set_down(room, desk(int(0.15 * easel.height), rng), x, floor + 0.1, 0.04)
    for x in (-0.01, 1.01):
        set_down(room, desk(int(0.23 * easel.height), rng), x, floor + 0.26, 0.0)
    pool_of_light(
        room, 0.84 if side else 0.16, floor + 0.14, 0.34, 0.2, outside.sun if not outside.night else rgb("#ffcf8a"), 0.2
    )
    return Stage(light, floor, 0.92, floor + 0.16)


def chalkboard(height: int, rng: np.random.Generator) -> Sheet:
    sheet = Sheet(height, 1.6)
    sheet.rounded(0, 0, 1.6, 1, 0.02, "#b07a48", "#8f5f38")
    green = ("#2f5f4a", "#2a4f5f", "#33383f")[int(rng.integers(3))]
    sheet.box(0.045, 0.045, 1.555, 0.93, green, rgb(green) * 0.86)
    chalk = "#e8efe6"
    sheet.disc(0.36, 0.36, 0.13, "#f4e08a")
    sheet.disc(0.36, 0.36, 0.11, green)
    for a in np.linspace(0, 2 * np.pi, 11)[:-1]:
        sheet.line(
            [(0.36 + 0.16 * np.cos(a), 0.36 + 0.16 * np.sin(a)), (0.36 + 0.22 * np.cos(a), 0.36 + 0.22 * np.sin(a))],
            "#f4e08a",
            0.014,
        )
    sheet.line([(0.74, 0.66), (0.74, 0.42), (0.9, 0.26), (1.06, 0.42), (1.06, 0.66), (0.74, 0.66)], chalk, 0.014)
    sheet.line([(0.7, 0.44), (0.9, 0.24), (1.1, 0.44)], "#f2b0b8", 0.014)
    sheet.line([(0.87, 0.66), (0.87, 0.52), (0.95, 0.52), (0.95, 0.66)], chalk, 0.012)
    for x, colour in ((1.24, "#f2b0b8"), (1.38, "#a8d8f0")):
        sheet.line([(x, 0.66), (x, 0.5)], "#a8e0a0", 0.014)
        for a in np.linspace(0, 2 * np.pi, 6)[:-1]:
            sheet.disc(x + 0.035 * np.cos(a), 0.46 + 0.035 * np.sin(a), 0.02, colour)
    sheet.line([(0.2, 0.74), (1.44, 0.74)], chalk, 0.01)
    sheet.box(0.5, 0.95, 0.6, 0.975, "#f4f4ee")
    sheet.box(0.66, 0.95, 0.74, 0.975, "#f2b0b8")
    return sheet


def globe(height: int) -> Sheet:
    sheet = Sheet(height, 0.8)
    sheet.disc(0.4, 0.96, 0.2, "#8a5f42", flat=0.2)
    sheet.line([(0.4, 0.76), (0.4, 0.95)], "#c9a24a", 0.04)
    sheet.disc(0.4, 0.4, 0.36, "#6ab8e8", "#2f6fb0")
    for x, y, r in ((0.28, 0.3, 0.13), (0.36, 0.5, 0.1), (0.55, 0.28, 0.1), (0.58, 0.46, 0.13)):
        sheet.disc(x, y, r, "#7fbf5a", flat=0.8)
    return sheet


def desk(height: int, rng: np.random.Generator) -> Sheet:
    sheet = Sheet(height, 1.5)
    for x in (0.14, 1.28):
        sheet.box(x, 0.3, x + 0.07, 1, "#5f6672", "#454b56")
    sheet.shape_of([(0.1, 0.22), (1.4, 0.22), (1.48, 0.36), (0.02, 0.36)], "#e0ad6c", "#c89254")
    sheet.box(0.02, 0.36, 1.48, 0.46, "#a8743f")
    for k in range(int(rng.integers(1, 4))):
        colour = BOOKS[int(rng.integers(len(BOOKS)))]
        sheet.rounded(0.3, 0.14 - 0.06 * k, 0.72, 0.21 - 0.06 * k, 0.015, colour)
    sheet.disc(1.1, 0.14, 0.08, "#e0443a", "#b02a24")
    sheet.line([(1.1, 0.08), (1.13, 0.02)], "#5f4434", 0.02)
    return sheet
