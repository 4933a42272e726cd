"""Styles: each is unlike every other, works at any size, and is told."""

from functools import cache
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from social_tools.painter_local.draw import PLACES, SIZES, draw_at
from social_tools.painter_local.reading import change, read
from social_tools.painter_local.scene import Scene, Subject
from social_tools.painter_local.styles import STYLES
from social_tools.painter_local.telling import MANNER, tell

Pixels = NDArray[np.float32]
GREY = ("pencil sketch", "charcoal", "line art", "black and white", "noir")


@cache
def drawn(style: str, side: int = 224, place: str = "village", time: str = "day") -> Pixels:
    scene = Scene(place, time, seed=3, style=style, subjects=(Subject("fox"),))
    return np.asarray(draw_at(scene, side, side), dtype=np.float32)


def test_there_are_at_least_24_styles_and_each_is_told() -> None:
    assert len(STYLES) >= 24
    assert set(MANNER) == set(STYLES) - {"storybook"}
    for style, words in MANNER.items():
        assert words in tell(Scene("meadow", "day", style=style))


@pytest.mark.parametrize("style", sorted(STYLES))
@pytest.mark.parametrize("size", [*(tuple(s // 6 for s in shape) for shape in SIZES.values()), (40, 40), (257, 131)])
def test_every_style_paints_every_shape(style: str, size: tuple[int, int]) -> None:
    assert draw_at(Scene("room", "night", seed=2, style=style, subjects=(Subject("cat"),)), *size).size == size
    assert draw_at(Scene("sky", "dawn", seed=2, style=style), *size).size == size


@pytest.mark.parametrize("style", sorted(set(STYLES) - {"storybook"}))
def test_a_style_looks_unlike_every_other(style: str) -> None:
    """By colour, by light or by grain: two styles that are near in all three could be taken for each other."""

    def grain(picture: Pixels) -> float:
        grey = picture.mean(axis=2)
        return float(np.abs(np.diff(grey, axis=0)).mean() + np.abs(np.diff(grey, axis=1)).mean())

    mine = drawn(style)
    for other in STYLES:
        if other != style:
            theirs = drawn(other)
            apart = float(np.abs(mine - theirs).mean())
            assert apart > 9 or abs(grain(mine) - grain(theirs)) > 2.5, (style, other)


@pytest.mark.parametrize("style", ["storybook", "oil painting", "stained glass", "paper cut", "low poly", "noir"])
def test_the_same_scene_gives_the_same_pixels(style: str) -> None:
    scene = Scene("farm", "dusk", seed=9, style=style, mood="cosy", subjects=(Subject("cow", 2),))
    first, second = (np.asarray(draw_at(scene, 160, 120)) for _ in range(2))
    assert np.array_equal(first, second)


@pytest.mark.parametrize("style", GREY)
def test_drawings_and_photographs_without_colour_have_none(style: str) -> None:
    picture = drawn(style)
    assert float((picture.max(axis=2) - picture.min(axis=2)).mean()) < 12


def test_line_art_is_black_on_white() -> None:
    grey = drawn("line art").mean(axis=2)
    assert ((grey < 70) | (grey > 200)).mean() > 0.85
    assert (grey > 200).mean() > 0.6


def test_pixel_art_is_made_of_squares() -> None:
    picture = drawn("pixel art", 256)
    assert np.array_equal(picture[0::2, 0::2], picture[1::2, 1::2])
    assert len(np.unique(picture.reshape(-1, 3), axis=0)) <= 40


def test_a_blueprint_is_white_on_blue() -> None:
    picture = drawn("blueprint")
    assert (picture[..., 2] > picture[..., 0] + 30).mean() > 0.6


def test_sepia_is_brown() -> None:
    red, green, blue = drawn("sepia")[30:-30, 30:-30].mean(axis=(0, 1))
    assert red > green + 10 > blue + 20


@pytest.mark.parametrize("style", ["noir", "neon", "vaporwave"])
def test_night_styles_are_darker_than_the_day_they_show(style: str) -> None:
    assert drawn(style).mean() < drawn("storybook").mean() - 20


def test_an_isometric_scene_is_a_block_in_the_air() -> None:
    """The corners of the picture are empty, and the near edges of the block fall away to both sides."""
    picture = drawn("isometric", 256)
    corners = [picture[:20, :20], picture[:20, -20:], picture[-20:, :20]]
    assert all(float(corner.std(axis=(0, 1)).mean()) < 14 for corner in corners)
    assert np.abs(picture[190, 128] - picture[190, 12]).max() > 40


@pytest.mark.parametrize("place", sorted(PLACES))
def test_every_place_has_an_isometric_block(place: str) -> None:
    scene = Scene(place, "day", seed=1, style="isometric", subjects=(Subject("fox"),))
    block = np.asarray(draw_at(scene, 128, 128), dtype=np.float32)
    plain = np.asarray(draw_at(Scene(place, "day", seed=1, subjects=(Subject("fox"),)), 128, 128), dtype=np.float32)
    assert np.abs(block - plain).mean() > 10


def test_a_style_is_changed_and_everything_else_stays() -> None:
    scene = read("a fox in a village at dusk", 3).scene
    changed = change(scene, "as stained glass").scene
    assert (changed.style, changed.place, changed.time, changed.subjects) == (
        "stained glass",
        scene.place,
        scene.time,
        scene.subjects,
    )


@pytest.mark.parametrize(
    ("words", "style"),
    [
        ("film noir", "noir"),
        ("line drawing", "line art"),
        ("ukiyo-e", "woodblock print"),
        ("synthwave", "vaporwave"),
        ("crayons", "pastel"),
        ("impressionism", "impressionist"),
        ("comic book", "comic"),
    ],
)
def test_words_for_a_style_lead_to_it(words: str, style: str) -> None:
    assert read(f"a fox, {words}").scene.style == style


@pytest.mark.parametrize(
    ("prompt", "style"),
    [
        ("ein Fuchs, Buntglas", "stained glass"),
        ("un zorro, papel recortado", "paper cut"),
        ("un renard, bande dessinée", "comic"),
    ],
)
def test_styles_are_known_in_other_languages(prompt: str, style: str) -> None:
    assert read(prompt).scene.style == style


def test_faces_stay_readable_in_stained_glass() -> None:
    """The eyes are darker than what is around them."""
    picture: Any = drawn("stained glass", 384).mean(axis=2)
    plain: Any = drawn("storybook", 384).mean(axis=2)
    dark = np.argwhere(plain[100:260, 100:330] < 60)
    assert len(dark) > 10
    assert picture[100:260, 100:330][tuple(dark.T)].mean() < picture[100:260, 100:330].mean() - 30
