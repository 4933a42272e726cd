"""A wish about a picture changes what it names and keeps the rest."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from social_tools.painter import CannotPaint
from social_tools.painter_local.draw import PLACES, draw_at
from social_tools.painter_local.light import light_of
from social_tools.painter_local.reading import change, read
from social_tools.painter_local.scene import NO_WEATHER, Scene
from social_tools.painter_local.stage import Easel, stream
from social_tools.painter_local.telling import tell

ANIMALS = ("fox", "bear", "cat", "penguin", "elephant", "owl", "tiger", "rabbit")
NUMBERS = ("one", "two", "three", "four")
WHERE = ("in a forest", "on a beach", "in a meadow", "in the desert", "in the mountains", "by a lake")

scenes = st.builds(
    lambda animals, counts, where, time, seed: (
        read(
            " and ".join(f"{count} {animal}" for animal, count in zip(animals, counts, strict=False))
            + f" {where} {time}",
            seed,
        ).scene
    ),
    st.lists(st.sampled_from(ANIMALS), min_size=1, max_size=3, unique=True),
    st.lists(st.sampled_from(NUMBERS), min_size=3, max_size=3),
    st.sampled_from(WHERE),
    st.sampled_from(("at noon", "at dusk", "at dawn")),
    st.integers(0, 2**32 - 1),
)


def fields_of(scene: Scene) -> dict[str, Any]:
    data = scene.to_dict()
    subjects = data.pop("subjects")
    return {**data, **{f"{subject['key']}.{name}": value for subject in subjects for name, value in subject.items()}}


def changed(before: Scene, after: Scene) -> set[str]:
    one, other = fields_of(before), fields_of(after)
    return {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)}


def spots(scene: Scene) -> dict[str, Any]:
    return {subject.key: subject.spots for subject in scene.subjects}


WISHES = {
    "bluer": {"tones"},
    "much darker": {"tones"},
    "closer": {"camera"},
    "at night": {"time"},
    "in the rain": {"weather"},
    "in fog": {"weather"},
    "same but watercolour": {"style"},
    "in pixel art": {"style"},
    "spooky": {"mood"},
    'with a sign that says "hello"': {"sign"},
    "plus grand": {"scale"},
    "bigger": {"scale"},
    "kleiner": {"scale"},
    "make it blue": {"colour"},
    "four of them": {"count", "spots"},
    "five of them": {"count", "spots"},
    "with a top hat": {"wears"},
    "dressed as a pirate": {"role"},
    "upside down": {"pose"},
    "dancing": {"pose"},
    "move it to the left": {"spots"},
    "to the right": {"spots"},
    "further away": {"camera"},
    "nachts": {"time"},
    "sous la pluie": {"weather"},
    "en acuarela": {"style"},
}


@given(scene=scenes, wish=st.sampled_from(sorted(WISHES)))
@settings(max_examples=150, deadline=None)
def test_a_wish_changes_the_field_it_names_and_no_other(scene: Scene, wish: str) -> None:
    try:
        after = change(scene, wish).scene
    except CannotPaint:
        return
    assert {name.rpartition(".")[2] for name in changed(scene, after)} <= WISHES[wish]
    others = {key: spot for key, spot in spots(scene).items() if key != scene.subjects[0].key}
    assert others.items() <= spots(after).items()


OPPOSITES = (
    ("add a moon", "without the moon"),
    ("with a butterfly", "remove the butterfly"),
    ("add a tree", "no tree"),
    ("add two red cars", "take away the cars"),
    ("bigger", "smaller"),
    ("in the rain", "no rain"),
    ("in the snow", "without snow"),
    ("with a top hat", "take off the hat"),
    ("in watercolour", "as a storybook illustration"),
    ("bluer", "not bluer"),
    ("spooky", "without spooky"),
    ('with a sign that says "x"', "without the sign"),
    ("closer", "further away"),
    ("dancing", "not dancing"),
    ("füge einen Mond hinzu", "ohne den Mond"),
    ("añade una luna", "sin la luna"),
    ("ajoute une lune", "sans la lune"),
)


@given(scene=scenes, pair=st.sampled_from(OPPOSITES))
@settings(max_examples=150, deadline=None)
def test_two_opposite_wishes_give_the_first_scene_back(scene: Scene, pair: tuple[str, str]) -> None:
    there = change(scene, pair[0]).scene
    assert there != scene
    assert change(there, pair[1]).scene == scene


@given(scene=scenes, other=st.sampled_from(("horse", "koala", "mouse")))
@settings(max_examples=50, deadline=None)
def test_what_takes_anothers_place_stands_where_that_stood(scene: Scene, other: str) -> None:
    first = scene.subjects[0].noun
    after = change(scene, f"replace the {first} by a {other}").scene
    assert {name.rpartition(".")[2] for name in changed(scene, after)} == {"noun"}
    assert spots(after) == spots(scene)
    assert change(after, f"swap the {other} for a {first}").scene == scene


@given(scene=scenes, more=st.integers(2, 9))
@settings(max_examples=60, deadline=None)
def test_when_others_join_them_those_who_were_there_stay(scene: Scene, more: int) -> None:
    first = scene.subjects[0]
    assume(more > first.count)
    after = change(scene, f"{more} of them").scene
    assert after.subjects[0].spots[: first.count] == first.spots
    assert after.subjects[0].count == len(after.subjects[0].spots) == more
    assert change(after, f"{first.count} of them").scene == scene


@given(scene=scenes)
@settings(max_examples=40, deadline=None)
def test_a_removed_subject_leaves_the_others_where_they_are(scene: Scene) -> None:
    assume(len(scene.subjects) > 1)
    after = change(scene, f"without the {scene.subjects[0].noun}").scene
    assert after == replace(scene, subjects=scene.subjects[1:])


@pytest.mark.parametrize(
    ("prompt", "wish", "told"),
    [
        ("a fox and a car in a meadow at noon", "make the car red", "A fox and a red car in a meadow"),
        ("a fox and a car in a meadow at noon", "a cat instead of the fox", "A cat and a car in a meadow"),
        ("a fox and a car in a meadow at noon", "make the fox bigger", "A fox and a car in a meadow"),
        ("a fox in a meadow at noon", "add another fox", "Two foxes in a meadow"),
        ("a fox in a meadow at noon", "two more foxes", "Three foxes in a meadow"),
        ("four foxes in a meadow at noon", "fewer foxes", "Two foxes in a meadow"),
        ("four foxes in a meadow at noon", "only one", "A fox in a meadow"),
        ("a fox in a meadow at noon", "more trees", "A fox and three trees in a meadow"),
        ("a fox in a meadow at noon", "give it a balloon", "A fox and a balloon in a meadow"),
        ("a fox in a meadow at noon", "holding a balloon", "A fox holding a balloon in a meadow"),
        ("a fox in a meadow at noon", "riding a bicycle", "A fox riding a bicycle in a meadow"),
        ("a bear riding a bicycle in a meadow at noon", "without the bicycle", "A bear in a meadow"),
        ("a bear with a red hat in a meadow at noon", "without the hat", "A bear in a meadow"),
        ("a bear with a hat in a meadow at noon", "with a green hat", "A bear wearing a green top hat in a meadow"),
        ("a bear asleep in a meadow at noon", "not asleep", "A bear in a meadow"),
        ("a bear in a meadow at noon", "reading a book", "A bear reading a book in a meadow"),
        ("a bear in a meadow at noon", "mach ihn rot", "A red bear in a meadow"),
        ("a bear and a tree in a meadow at noon", "ohne den Baum", "A bear in a meadow"),
        ("a bear and a tree in a meadow at noon", "sin el árbol", "A bear in a meadow"),
        ("a bear and a tree in a meadow at noon", "sans l'arbre", "A bear in a meadow"),
        ("a bear in a meadow at noon", "mit einem Hut", "A bear wearing a top hat in a meadow"),
        ("a bear in a meadow at noon", "con una bufanda", "A bear wearing a scarf in a meadow"),
        ("a bear in a meadow at noon", "avec un chapeau", "A bear wearing a top hat in a meadow"),
        ("a bear in a meadow at noon", "vier davon", "Four bears in a meadow"),
        ("a bear in a meadow at noon", "ersetze den Bären durch eine Katze", "A cat in a meadow"),
        ("a bear in a meadow at noon", "cambia el oso por un gato", "A cat in a meadow"),
        ("a bear in a meadow at noon", "remplace l'ours par un chat", "A cat in a meadow"),
    ],
)
def test_common_wishes_do_what_they_say(prompt: str, wish: str, told: str) -> None:
    scene = change(read(prompt, 5).scene, wish).scene
    assert tell(scene).replace(" big ", " ") == told


@pytest.mark.parametrize("wish", ["nicer", "without the elephant", "no rain", "in the zorb", "at noon", ""])
def test_a_wish_that_changes_nothing_is_refused_in_a_sentence(wish: str) -> None:
    with pytest.raises(CannotPaint, match="Try bluer"):
        change(read("a fox in a meadow at noon", 1).scene, wish)


def rng_after(place: str, **made: Any) -> Any:
    scene = Scene(place, **{"time": "day", "seed": 11, **made})
    easel = Easel(
        np.zeros((192, 192, 3), np.float32), scene, light_of(scene, stream(11, "light")), stream(11, "place", place)
    )
    PLACES[place](easel)
    return easel.rng.bit_generator.state["state"]


@pytest.mark.parametrize("place", sorted(PLACES))
def test_neither_time_nor_weather_moves_the_scenery(place: str) -> None:
    """What is drawn of a place takes as many random numbers whatever the hour, so all of it stays where it is."""
    others: list[dict[str, Any]] = [{"time": "night"}]
    if place not in NO_WEATHER:
        others += [{"weather": "snow"}, {"weather": "storm"}, {"season": "autumn"}]
    usual = rng_after(place)
    assert [made for made in others if rng_after(place, **made) != usual] == []


@pytest.mark.parametrize(("wish", "most"), [("add a moon", 0.1), ("make the car red", 0.25)])
def test_a_small_wish_leaves_most_pixels_alone(wish: str, most: float) -> None:
    scene = read("a fox and a car in a meadow at noon", 3).scene
    before, after = (np.asarray(draw_at(one, 128, 128), dtype=int) for one in (scene, change(scene, wish).scene))
    assert (np.abs(before - after).max(axis=2) > 24).mean() < most
