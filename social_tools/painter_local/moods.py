"""Moods: each grades the light of the whole picture and adds a touch of its own."""

from collections.abc import Callable

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from social_tools.painter_local.brush import Array, blocks, cloudy, glow, grid, lay, luminance, mix, rgb, smooth
from social_tools.painter_local.props import Sheet, lamp_glow, place
from social_tools.painter_local.scene import NO_WEATHER
from social_tools.painter_local.stage import Easel, Stage

CONFETTI = ("#ff5a7a", "#ffd23a", "#4fc8f0", "#8fe05a", "#b57bee", "#ff9a3a")


def in_mood(easel: Easel, stage: Stage) -> None:
    if easel.scene.mood in MOODS:
        MOODS[easel.scene.mood](easel, stage)


def graded(
    picture: Array, tint: str, strength: float, saturation: float = 1.0, light: float = 1.0, contrast: float = 1.0
) -> None:
    """Towards a tint that keeps what is light light; then colourfulness, brightness and contrast; in place."""
    wash = rgb(tint)
    wash = wash / max(float(luminance(wash[None, None])[0, 0]), 1e-3)
    for rows in blocks(picture.shape[0]):
        part = picture[rows]
        grey = luminance(part)[..., None]
        part += (np.clip(grey * wash, 0, 1) - part) * np.float32(strength)
        part += (part - grey) * np.float32(saturation - 1)
        part *= np.float32(light)
        part += (part - 0.45) * np.float32(contrast - 1)
        np.clip(part, 0, 1, out=part)


def edges_darkened(easel: Easel, strength: float, tint: str = "#000000", middle: float = 0.5) -> None:
    rows, columns = grid(easel.height, easel.width)
    far = smooth(0.1, 0.56, (rows - middle) ** 2 + (columns - 0.5) ** 2)
    lay(easel.picture, rgb(tint), far * np.float32(strength))


def outside(easel: Easel) -> bool:
    return easel.scene.place not in (*NO_WEATHER, "window")


def low_mist(easel: Easel, stage: Stage, colour: str, strength: float) -> None:
    rows, _ = grid(easel.height, easel.width)
    drift = cloudy(easel.rng, easel.height, easel.width, (6, 2.5), 4)
    band = np.exp(-(((rows - min(0.9, stage.near + 0.04)) / 0.16) ** 2))
    lay(easel.picture, rgb(colour), np.clip(band * strength * smooth(0.1, 0.9, drift) * 1.3, 0, 0.85))


def floating_lights(
    easel: Easel, colours: tuple[str, ...], count: int, low: float, high: float, strength: float = 0.7
) -> None:
    """Soft round lights, out of focus."""
    for _ in range(count):
        x, y = float(easel.rng.random()), float(easel.rng.random())
        if 0.22 < x < 0.78 and 0.24 < y < 0.86:
            x = x * 0.3 if easel.rng.random() < 0.5 else 1 - x * 0.3
        colour = colours[int(easel.rng.integers(len(colours)))]
        lamp_glow(
            easel, x, y, float(easel.rng.uniform(low, high)), colour, strength * float(easel.rng.uniform(0.4, 1.0))
        )


def gloomy(easel: Easel, stage: Stage) -> None:
    graded(easel.picture, "#8497a8", 0.5, 0.5, 0.74, 0.95)
    if outside(easel):
        low_mist(easel, stage, "#7f8a94", 0.5)
    edges_darkened(easel, 0.55, "#10161c")


def cosy(easel: Easel, stage: Stage) -> None:
    graded(easel.picture, "#f0a860", 0.26, 1.1, 1.0)
    rows, columns = grid(easel.height, easel.width)
    warm = np.exp(-(((columns - 0.5) / 0.42) ** 2 + ((rows - 0.62) / 0.4) ** 2))
    glow(easel.picture, rgb("#ffb45a"), (warm * 0.3).astype(np.float32))
    edges_darkened(easel, 0.5, "#2a1208", 0.6)
    floating_lights(easel, ("#ffcf7a", "#ffb45a", "#ffe0a8"), 16, 0.008, 0.02)


def dreamy(easel: Easel, stage: Stage) -> None:
    soft = (
        np.asarray(
            Image.fromarray((np.clip(easel.picture, 0, 1) * 255).astype(np.uint8))
            .reduce(4)
            .filter(ImageFilter.GaussianBlur(easel.height / 130))
            .resize((easel.width, easel.height)),
            dtype=np.float32,
        )
        / 255
    )
    easel.picture += (1 - easel.picture) * soft * 0.42
    graded(easel.picture, "#d8b4f0", 0.26, 1.05, 1.0, 0.92)
    rows, _ = grid(easel.height, easel.width)
    veil = cloudy(easel.rng, easel.height, easel.width, (4, 3), 4)
    lay(easel.picture, rgb("#ffe6f4"), smooth(0.45, 0.8, veil) * (0.18 + 0.2 * rows))
    floating_lights(easel, ("#fff0ff", "#ffd6f4", "#d6e8ff"), 44, 0.003, 0.011, 1.0)


def mysterious(easel: Easel, stage: Stage) -> None:
    graded(easel.picture, "#4f7fb0", 0.42, 0.85, 0.72, 1.12)
    if outside(easel):
        low_mist(easel, stage, "#5f7aa8", 0.85)
    rows, columns = grid(easel.height, easel.width)
    lit = np.exp(-(((columns - 0.5) / 0.3) ** 2 + ((rows - 0.56) / 0.34) ** 2))
    glow(easel.picture, rgb("#6fd0e0"), (lit * 0.16).astype(np.float32))
    edges_darkened(easel, 0.8, "#04081a")
    floating_lights(easel, ("#7ff0e0", "#a0b8ff"), 14, 0.003, 0.008, 0.9)


def cheerful(easel: Easel, stage: Stage) -> None:
    graded(easel.picture, "#ffe08a", 0.08, 1.28, 1.1, 1.02)
    rays(easel, "#fff4c8", 0.34)


def rays(easel: Easel, colour: str, strength: float) -> None:
    """Beams of light from the upper corner where the sun is."""
    rows, columns = grid(easel.height, easel.width)
    side = 0.0 if easel.from_left else 1.0
    angle = np.arctan2(rows + 0.12, np.abs(columns - side) + 0.06)
    beams = smooth(0.1, 0.9, 0.5 + 0.5 * np.sin(angle * 30 + float(easel.rng.uniform(0, 6))))
    fall = np.exp(-np.sqrt((rows + 0.1) ** 2 + (columns - side) ** 2) * 1.9)
    glow(easel.picture, rgb(colour), (beams * fall * strength + fall * strength * 0.6).astype(np.float32))


def dramatic(easel: Easel, stage: Stage) -> None:
    graded(easel.picture, "#e8a060", 0.12, 1.15, 0.94, 1.34)
    for rows in blocks(easel.height):
        part = easel.picture[rows]
        dark = (1 - smooth(0.1, 0.6, luminance(part)))[..., None]
        part += (part * rgb("#7fb8d8") * 1.2 - part) * dark * np.float32(0.55)
    if outside(easel):
        rays(easel, "#ffd8a0", 0.5)
    edges_darkened(easel, 0.82, "#05060c")


def romantic(easel: Easel, stage: Stage) -> None:
    graded(easel.picture, "#f590ac", 0.3, 1.06, 1.02, 0.96)
    floating_lights(easel, ("#ff9ab8", "#ffc8d8", "#ffd8a8"), 22, 0.01, 0.03, 0.8)
    hearts(easel)
    edges_darkened(easel, 0.3, "#5a1030")


def hearts(easel: Easel) -> None:
    image = Image.new("L", (easel.width, easel.height))
    pen = ImageDraw.Draw(image)
    for _ in range(13):
        x, y = float(easel.rng.random()) * easel.width, float(easel.rng.uniform(0.03, 0.5)) * easel.height
        r = float(easel.rng.uniform(0.008, 0.022)) * easel.height
        turns = np.linspace(0, 2 * np.pi, 30)
        points = [
            (
                x + r * np.sin(t) ** 3,
                y - r * (13 * np.cos(t) - 5 * np.cos(2 * t) - 2 * np.cos(3 * t) - np.cos(4 * t)) / 16,
            )
            for t in turns
        ]
        pen.polygon(points, fill=int(easel.rng.uniform(110, 210)))
    soft = image.filter(ImageFilter.GaussianBlur(easel.height / 900))
    lay(easel.picture, rgb("#ff8aa8"), np.asarray(soft, dtype=np.float32) / 255)


def spooky(easel: Easel, stage: Stage) -> None:
    graded(easel.picture, "#8a6ab8", 0.46, 0.85, 0.6, 1.14)
    rows, _ = grid(easel.height, easel.width)
    if outside(easel):
        glow(
            easel.picture,
            rgb("#8adf5a"),
            (np.exp(-(((rows - stage.horizon) / 0.13) ** 2)) * 0.3 + np.zeros((1, easel.width))).astype(np.float32),
        )
        bats(easel, stage)
        low_mist(easel, stage, "#7fa88a", 0.7)
    else:
        glow(
            easel.picture,
            rgb("#8adf5a"),
            (smooth(0.5, 1.1, rows) * 0.2 + np.zeros((1, easel.width))).astype(np.float32),
        )
    edges_darkened(easel, 0.85, "#07040f")


def bats(easel: Easel, stage: Stage) -> None:
    """Small black bats in the sky."""
    image = Image.new("L", (easel.width, easel.height))
    pen = ImageDraw.Draw(image)
    for _ in range(int(easel.rng.integers(7, 12))):
        x, y = (
            float(easel.rng.uniform(0.04, 0.96)) * easel.width,
            float(easel.rng.uniform(0.05, max(0.12, stage.horizon - 0.14))) * easel.height,
        )
        r, flap = float(easel.rng.uniform(0.014, 0.034)) * easel.height, float(easel.rng.uniform(-0.3, 0.5))
        half = [
            (0.0, -0.1),
            (0.1, -0.3),
            (0.16, -0.12),
            (0.6, -0.42 - flap),
            (1.0, -0.05 - flap),
            (0.74, 0.0 - flap * 0.6),
            (0.5, 0.16 - flap * 0.4),
            (0.3, 0.06),
            (0.0, 0.34),
        ]
        pen.polygon(
            [(x + px * r, y + py * r) for px, py in half] + [(x - px * r, y + py * r) for px, py in reversed(half)],
            fill=235,
        )
    lay(easel.picture, rgb("#0d0814"), np.asarray(image, dtype=np.float32) / 255)


def candlelit(easel: Easel, stage: Stage) -> None:
    """Candles on the ground on both sides, everything else in the dark around their light."""
    graded(easel.picture, "#e08a3a", 0.44, 0.95, 0.66, 1.0)
    rows, columns = grid(easel.height, easel.width)
    warm = np.exp(-(((columns - 0.5) / 0.4) ** 2 + ((rows - stage.near + 0.14) / 0.32) ** 2))
    for part in blocks(easel.height):
        easel.picture[part] *= (1 + warm[part] * 1.25)[..., None]
    glow(easel.picture, rgb("#ff9a3a"), (warm * 0.14).astype(np.float32))
    edges_darkened(easel, 0.72, "#0a0402", stage.near - 0.1)
    for x, foot, tall in ((0.1, 0.0, 0.13), (0.19, 0.035, 0.09), (0.83, 0.03, 0.1), (0.91, 0.0, 0.15)):
        candle(easel, x, min(0.97, stage.near + 0.03 + foot), tall)


def candle(easel: Easel, x: float, foot: float, tall: float) -> None:
    sheet = Sheet(int(tall * easel.height), 0.5)
    sheet.disc(0.25, 0.96, 0.2, "#8a5a2a", flat=0.2)
    sheet.rounded(0.16, 0.34, 0.34, 0.97, 0.03, "#fff0d0", "#c98f54")
    sheet.disc(0.25, 0.35, 0.09, "#ffe6b0", flat=0.3)
    sheet.line([(0.25, 0.34), (0.25, 0.27)], "#3a2418", 0.02)
    sheet.shape_of([(0.25, 0.0), (0.31, 0.17), (0.29, 0.28), (0.21, 0.28), (0.19, 0.17)], "#ffd25a", "#ff8a2a")
    sheet.shape_of([(0.25, 0.1), (0.28, 0.2), (0.25, 0.28), (0.22, 0.2)], "#fff8d8")
    place(easel, sheet.array(), x, foot, 0.4)
    lamp_glow(easel, x, foot - tall * 0.84, tall * 0.5, "#ffa048", 0.75)


def festive(easel: Easel, stage: Stage) -> None:
    graded(easel.picture, "#ffd08a", 0.1, 1.2, 1.03)
    bunting(easel, 0.035, 0.075, 13)
    bunting(easel, 0.0, 0.05, 16)
    confetti(easel)
    floating_lights(easel, ("#ffe08a", "#ff9ad0", "#8ae0ff"), 14, 0.006, 0.014, 0.7)


def bunting(easel: Easel, y: float, sag: float, count: int) -> None:
    """Little flags on a line across the top."""
    image = Image.new("RGBA", (easel.width, easel.height), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    shade = np.clip(mix(easel.light.lit, np.ones(3, np.float32), 0.4), 0, 1)
    spans = np.linspace(0, 1, count + 1)

    def at(t: float) -> tuple[float, float]:
        return t * easel.width, (y + sag * (1 - ((t * 2) % 1 * 2 - 1) ** 2)) * easel.height

    pen.line([at(float(t)) for t in np.linspace(0, 1, 80)], fill=(90, 70, 80, 255), width=max(1, easel.width // 500))
    for i in range(count):
        (ax, ay), (bx, by) = at(float(spans[i]) + 0.006), at(float(spans[i + 1]) - 0.006)
        tone = tuple(int(v * 255) for v in rgb(CONFETTI[i % len(CONFETTI)]) * shade)
        pen.polygon([(ax, ay), (bx, by), ((ax + bx) / 2, (ay + by) / 2 + easel.height * 0.062)], fill=(*tone, 255))
    flags = np.asarray(image, dtype=np.float32) / 255
    lay(easel.picture, flags[..., :3], flags[..., 3])


def confetti(easel: Easel) -> None:
    image = Image.new("RGBA", (easel.width, easel.height), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    for _ in range(150):
        x, y, r, turn = (
            easel.rng.random() * easel.width,
            easel.rng.random() ** 1.3 * easel.height,
            float(easel.rng.uniform(0.003, 0.009)) * easel.height,
            float(easel.rng.uniform(0, 3.14)),
        )
        tone = tuple(int(v * 255) for v in rgb(CONFETTI[int(easel.rng.integers(len(CONFETTI)))]))
        across, down = (np.cos(turn) * r, np.sin(turn) * r), (-np.sin(turn) * r * 0.5, np.cos(turn) * r * 0.5)
        corners = [
            (x + across[0] * a + down[0] * b, y + across[1] * a + down[1] * b)
            for a, b in ((1, 1), (-1, 1), (-1, -1), (1, -1))
        ]
        pen.polygon(corners, fill=(*tone, 235))
    pieces = np.asarray(image, dtype=np.float32) / 255
    lay(easel.picture, pieces[..., :3], pieces[..., 3])


MOODS: dict[str, Callable[[Easel, Stage], None]] = {
    "gloomy": gloomy,
    "cosy": cosy,
    "dreamy": dreamy,
    "mysterious": mysterious,
    "cheerful": cheerful,
    "dramatic": dramatic,
    "romantic": romantic,
    "spooky": spooky,
    "candlelit": candlelit,
    "festive": festive,
}
