"""The offline painter: it draws what it says, says what it could not draw, and draws the same again."""

import io
import re
import subprocess
import sys
import time
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from social_tools.painter import CannotPaint, Painting
from social_tools.painter_local import AVATAR_ANIMALS, LocalPainter, avatar
from social_tools.painter_local.draw import PLACES, SIZES, draw, draw_at
from social_tools.painter_local.light import SKIES
from social_tools.painter_local.painter import paint, vary
from social_tools.painter_local.reading import change, read
from social_tools.painter_local.scene import Scene, Subject
from social_tools.painter_local.styles import STYLES
from social_tools.painter_local.telling import tell
from social_tools.painter_local.vocabulary import HERE, emoji, meanings, nouns

FOX = "a fox in a snowy forest at dawn"


@cache
def painted(prompt: str, seed: int = 0) -> Painting:
    return paint(prompt, "square", seed)


@cache
def small(prompt: str, seed: int = 0) -> np.ndarray[Any, Any]:
    """The pixels of a small drawing of a prompt."""
    return np.asarray(draw_at(read(prompt, seed).scene, 192, 192), dtype=np.float32)


def far_apart(one: str, other: str, other_seed: int = 0) -> float:
    return float(np.abs(small(one) - small(other, other_seed)).mean())


def sprite_tint(prompt: str) -> float:
    """How much greener than red the middle of the drawing is, from -1 to 1."""
    middle = small(f"{prompt} in a room")[80:160, 60:130]
    return float((middle[..., 1] - middle[..., 0]).mean() / 255)


async def test_the_first_prompt_everyone_types_is_drawn_in_full() -> None:
    painting = await LocalPainter().paint(FOX)
    assert set(painting.drawn) == {"fox", "forest", "snow", "dawn"}
    assert painting.missed == ()
    assert painting.alt == "A fox in a snowy forest at dawn"
    assert (painting.width, painting.height, painting.mime, painting.maker) == (
        1024,
        1024,
        "image/webp",
        "salon-painter",
    )
    assert painting.blur.startswith("data:image/webp;base64,")
    assert len(painting.blur) < 600


def test_the_same_words_and_seed_give_the_same_bytes() -> None:
    assert paint(FOX, "square", 7).data == paint(FOX, "square", 7).data


def test_another_seed_gives_another_picture() -> None:
    assert far_apart(FOX, FOX, other_seed=1) > 8


def test_the_scene_is_data_from_which_the_picture_is_drawn_again() -> None:
    painting = painted(FOX)
    again = draw(Scene.from_dict(painting.scene))
    with Image.open(io.BytesIO(painting.data)) as image:
        difference = np.abs(np.asarray(image.convert("RGB"), dtype=float) - np.asarray(again, dtype=float))
    assert difference.mean() < 4


@pytest.mark.parametrize("size", SIZES)
def test_each_size_is_drawn_at_its_own_shape(size: Any) -> None:
    painting = paint("a whale at sea", size, 3)
    with Image.open(io.BytesIO(painting.data)) as image:
        assert image.size == SIZES[size] == (painting.width, painting.height)


@pytest.mark.parametrize(
    ("prompt", "drawn", "missed"),
    [
        ("a cat with a monocle", {"cat"}, {"monocle"}),
        ("two penguins on a beach at sunset", {"penguins", "beach", "sunset"}, set()),
        ("three cats", {"cats"}, set()),
        ("a blue whale", {"blue", "whale"}, set()),
        ("a red car in the rain", {"car", "red", "rain"}, set()),
        ("a beautiful picture of a cute dog, please", {"dog"}, set()),
        ("a purple elephant", {"purple", "elephant"}, set()),
        ("a fox reading a manifesto", {"fox"}, {"reading", "manifesto"}),
        ("a cat with a scarf", {"cat", "scarf"}, set()),
        ("a tree frog and a sea horse", {"frog"}, {"tree", "sea horse"}),
        ("a photorealistic horse", {"horse"}, {"photorealistic"}),
        ("a refrigerator in a meadow", {"meadow"}, {"refrigerator"}),
        ("a tiny mouse and a huge elephant", {"tiny", "mouse", "huge", "elephant"}, set()),
        ("a flying pig", {"flying", "pig"}, set()),
        ("a beach without people", {"beach"}, set()),
        ("a city at night, watercolor", {"city", "night", "watercolour"}, set()),
        ("an orange and an orange cat", {"orange", "cat"}, set()),
        ("twelve 12 ducks on a lake", {"ducks", "lake"}, {"twelve", "12"}),
        ("a forest in Portugal", {"forest"}, {"portugal"}),
        ("mice, wolves and geese", {"mice", "wolves", "geese"}, set()),
        ("a wolf in the style of van gogh", {"wolf"}, {"van gogh"}),
        ("a knight beside a castle at dusk", {"castle", "dusk"}, {"knight"}),
        ("green ideas over the sea", {"sea"}, {"green", "ideas"}),
        ("a cat in a room in the rain at dusk", {"cat", "room", "dusk"}, {"rain"}),
        ("a black and white cow", {"black and white", "cow"}, set()),
        ("a black and white cat", {"cat"}, {"black and white"}),
        ("a red car and a blue car", {"red", "car", "blue"}, set()),
        ("a rocket in space at dawn in spring", {"rocket", "space"}, {"dawn", "spring"}),
    ],
)
def test_it_says_which_words_it_drew_and_which_it_missed(prompt: str, drawn: set[str], missed: set[str]) -> None:
    reading = read(prompt)
    said = {word.removeprefix("at ") for word in reading.drawn}
    assert (said, set(reading.missed)) == (drawn, missed)


def test_counts_and_colours_reach_the_sentence() -> None:
    assert tell(read("three green frogs by a lake at noon").scene) == "Three green frogs by a lake"
    assert tell(read("two red cars and a blue car").scene) == "Two red cars and a blue car in a meadow"
    assert "sign that says “hello ada”" in tell(read('a robot in a room with a sign "hello ada"').scene)


def test_the_sentence_is_about_the_scene_and_never_repeats_the_prompt() -> None:
    painting = read("a zorbulating fox in a forest")
    assert "zorbulating" in painting.missed
    assert "zorbulating" not in tell(painting.scene)


def test_a_place_alone_is_drawn_as_a_quiet_scene() -> None:
    assert read("a quiet lake at dawn").scene.subjects == ()


@pytest.mark.parametrize(
    "prompt", ["", "   ", "the meaning of justice", "\x00\x01", "قطة جميلة", "'; DELETE FROM posts; --"]
)
def test_when_nothing_can_be_drawn_it_says_so_and_names_examples(prompt: str) -> None:
    with pytest.raises(CannotPaint, match="a fox in a snowy forest at dawn"):
        read(prompt)


def test_an_emoji_is_drawn_as_its_sprite() -> None:
    scene = read("🦊🦊 🌲❤️").scene
    assert [(subject.noun, subject.count) for subject in scene.subjects] == [("fox", 2), ("pine tree", 1), ("heart", 1)]


@given(
    st.text(max_size=300)
    | st.lists(
        st.sampled_from([*(" ".join(words) for words in meanings()), "x", "no", "9", "\x00", '"']), max_size=40
    ).map(" ".join)
)
@settings(max_examples=150, deadline=None)
def test_any_words_give_a_scene_or_a_sentence(text: str) -> None:
    try:
        reading = read(text, seed=5)
    except CannotPaint:
        return
    assert Scene.from_dict(reading.scene.to_dict()) == reading.scene
    assert not {word for said in reading.drawn for word in said.split()} & set(reading.missed)
    assert len(reading.missed) <= 12
    assert all(subject.count <= 9 for subject in reading.scene.subjects)
    assert "_" not in tell(reading.scene)


@given(
    place=st.sampled_from(sorted(PLACES)),
    noun=st.sampled_from(sorted(nouns())),
    other=st.sampled_from(sorted(nouns())),
    count=st.integers(1, 9),
    weather=st.sampled_from(["clear", "cloudy", "rain", "storm", "snow", "fog"]),
    season=st.sampled_from(["summer", "autumn", "spring", "winter"]),
    time=st.sampled_from(sorted(SKIES)),
    size=st.sampled_from(sorted(SIZES)),
    scale=st.sampled_from([0.5, 1.0, 1.6]),
    seed=st.integers(0, 2**32 - 1),
)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
def test_any_scene_can_be_drawn(**made: Any) -> None:
    subjects = (Subject(made["noun"], made["count"], "red", made["scale"]), Subject(made["other"], aloft=True))
    scene = Scene(
        made["place"], made["time"], made["weather"], made["season"], "storybook", subjects, "hi", made["seed"]
    )
    width, height = (side // 4 for side in SIZES[made["size"]])
    assert draw_at(scene, width, height).size == (width, height)


@pytest.mark.parametrize(
    "prompt", ["fox " * 2000, "a" * 5000, "🦊" * 3000, '"' * 5000, "two " * 3000 + "cats", "\x00fox\x00"]
)
def test_very_long_prompts_are_read_in_little_time(prompt: str) -> None:
    began = time.process_time()
    with suppress(CannotPaint):
        read(prompt)
    assert time.process_time() - began < 0.5


def test_the_picture_says_how_it_was_made() -> None:
    with Image.open(io.BytesIO(painted(FOX).data)) as image:
        xmp = image.info["xmp"].decode()
    assert "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia" in xmp
    assert "Salon painter" in xmp


def test_the_sprites_keep_to_their_budget_and_carry_their_licence() -> None:
    files = list((HERE / "sprites").glob("*.webp"))
    assert sum(file.stat().st_size for file in files) <= 9_000_000
    licence = (HERE / "sprites" / "LICENSE").read_text(encoding="utf-8")
    assert "MIT License" in licence
    assert "Microsoft Corporation" in licence


def test_every_noun_has_its_sprite_and_every_sprite_its_noun() -> None:
    assert {noun.file.name for noun in nouns().values()} == {file.name for file in (HERE / "sprites").glob("*.webp")}
    assert set(emoji().values()) <= set(nouns())


@pytest.mark.parametrize("group", ["place", "style"])
def test_every_word_for_a_place_or_a_style_leads_to_one_that_can_be_drawn(group: str) -> None:
    known = PLACES if group == "place" else STYLES
    assert {meaning.value for meaning in meanings().values() if meaning.group == group} == set(known)


def test_places_differ_to_the_eye() -> None:
    pictures = [f"a dog {where}" for where in ("in a forest", "in the desert", "in the city", "in a room")]
    assert all(far_apart(one, other) > 12 for i, one in enumerate(pictures) for other in pictures[:i])


def test_times_of_day_differ_in_brightness() -> None:
    night, dawn, day = (float(small(f"a meadow at {time}").mean()) for time in ("night", "dawn", "noon"))
    assert night < dawn - 25
    assert night < day - 40


@pytest.mark.parametrize("style", sorted(set(STYLES) - {"storybook"}))
def test_every_style_changes_the_picture(style: str) -> None:
    assert far_apart("a bear in a meadow at noon", f"a bear in a meadow at noon, {style}") > 2


def test_a_colour_changes_the_animal() -> None:
    plain, green = (sprite_tint(prompt) for prompt in ("an elephant", "a green elephant"))
    assert green > plain + 0.1


@pytest.mark.parametrize("animal", [None, *AVATAR_ANIMALS])
def test_an_avatar_is_a_small_square(animal: str | None) -> None:
    data = avatar("amber_fox", animal, 96)
    with Image.open(io.BytesIO(data)) as image:
        assert (image.size, image.format) == ((96, 96), "WEBP")
    assert len(data) < 12_000


def test_avatars_belong_to_their_seed() -> None:
    assert avatar("ada", "fox") == avatar("ada", "fox")
    assert len({avatar(seed, "fox") for seed in ("ada", "bob", "cy")}) == 3
    assert avatar("ada", None) != avatar("bob", None)


def test_avatar_animals_fit_in_a_handle_and_have_sprites() -> None:
    assert len(AVATAR_ANIMALS) >= 24
    assert all(re.fullmatch("[a-z]+", animal) and animal in nouns() for animal in AVATAR_ANIMALS)


def test_importing_the_painter_loads_neither_numpy_nor_pillow() -> None:
    code = "import sys, social_tools.painter_local as p; p.LocalPainter(); print({'numpy', 'PIL'} & set(sys.modules))"
    root = Path(__file__).resolve().parent.parent
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=root, check=True)
    assert done.stdout.strip() == "set()"


@pytest.mark.parametrize(
    "wish", ["bluer", "much darker", "more colourful", "at night", "in watercolour", "with a bird"]
)
def test_a_variation_is_the_same_picture_changed_as_told(wish: str) -> None:
    first = paint("a red fox asleep on books", seed=7, side=64)
    varied = vary(first.scene, wish)
    kept = {name: value for name, value in first.scene.items() if name not in ("tones", "time", "style", "subjects")}
    assert kept.items() <= varied.scene.items() and varied.scene != first.scene
    assert varied.scene["subjects"][: len(first.scene["subjects"])] == first.scene["subjects"]
    assert varied.drawn and varied.alt != first.alt


def test_a_tone_moves_nothing_and_adds_up() -> None:
    first = draw_at(read("a fox in a meadow", 3).scene, 64, 64)
    bluer = change(read("a fox in a meadow", 3).scene, "bluer").scene
    darker = change(bluer, "darker").scene
    assert darker.tones == ("bluer", "darker")
    red, green, blue = (int(channel) for channel in np.asarray(draw_at(bluer, 64, 64)).mean(axis=(0, 1)))
    before = [int(channel) for channel in np.asarray(first).mean(axis=(0, 1))]
    assert blue / (red + green) > before[2] / (before[0] + before[1])
    assert np.asarray(draw_at(darker, 64, 64)).mean() < np.asarray(draw_at(bluer, 64, 64)).mean()


def test_a_later_wish_takes_the_place_of_an_earlier_one() -> None:
    scene = change(change(read("a fox at dawn", 1).scene, "at night").scene, "bluer").scene
    assert (scene.time, scene.tones) == ("night", ("bluer",))


def test_a_wish_that_changes_nothing_is_a_sentence() -> None:
    with pytest.raises(CannotPaint, match="nicer"):
        change(read("a fox", 1).scene, "nicer")


@pytest.mark.parametrize(
    ("prompt", "noun", "place"),
    [
        ("einen Fuchs im Schnee", "fox", "forest"),
        ("zwei Pinguine am Strand", "penguin", "beach"),
        ("un faro de noche", "lighthouse", "sea"),
        ("un renard dans la forêt", "fox", "forest"),
    ],
)
def test_a_prompt_may_be_german_spanish_or_french(prompt: str, noun: str, place: str) -> None:
    scene = read(prompt)
    assert (scene.scene.subjects[0].noun, scene.scene.place, scene.missed) == (noun, place, ())
    assert any(said.startswith(noun) for said in scene.drawn)


@pytest.mark.parametrize("words", ["chat", "kind", "ours", "see", "tag", "gift"])
def test_an_english_word_never_means_what_it_says_in_another_language(words: str) -> None:
    found = meanings().get((words,))
    assert found is None or found.value not in ("cat", "child", "bear", "lake", "day", "skull")
