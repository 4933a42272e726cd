"""What is told of a picture is what is in it: drawn, missed and the sentence for those who cannot see it."""

import re
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from social_tools.painter import CannotPaint
from social_tools.painter_local.bodies import garments, roles
from social_tools.painter_local.naming import NO_ARTICLE, numbered
from social_tools.painter_local.reading import change, read
from social_tools.painter_local.scene import VERSION, Scene, Subject
from social_tools.painter_local.telling import ALONE, WHERE, tell
from social_tools.painter_local.vocabulary import meanings, nouns, words_in

NOUNS = sorted(name for name in nouns() if name not in NO_ARTICLE)
LIVING = sorted(noun.name for noun in nouns().values() if noun.kind in ("land", "float", "swim"))
DRAWABLE = ("noun", "place", "time", "weather", "season", "style", "colour", "scale", "mood", "tone", "pose", "aloft")
WORDS = sorted({words[0] for words, meaning in meanings().items() if len(words) == 1 and meaning.group in DRAWABLE})
NONSENSE = ("zorb", "quibbling", "frumious", "snark", "wabe", "justice")
LINKS = (
    "wearing a hat",
    "holding a balloon",
    "riding a bicycle",
    "on a rock",
    "behind a tree",
    "asleep",
    "reading a book",
)

prompts = st.builds(
    lambda parts, link: " and ".join(parts) + link,
    st.lists(
        st.builds(
            lambda count, colour, noun: f"{count}{colour}{noun}",
            st.sampled_from(("a ", "the ", "")),
            st.sampled_from(("", "red ", "tiny ", "blue ")),
            st.sampled_from(NOUNS),
        ),
        min_size=1,
        max_size=3,
    ),
    st.sampled_from(("", *(f" {link}" for link in LINKS))),
)


def told_nouns(sentence: str, scene: Scene) -> set[str]:
    """Every thing of the vocabulary that a sentence names, by the longest names it holds."""
    for where in (WHERE[scene.place], ALONE[scene.place], "on a lake"):
        sentence = sentence.replace(where, " | ")
    text = " ".join(words_in(sentence))
    found = set()
    for name, told in sorted(names().items(), key=lambda item: -len(item[0])):
        text, number = re.subn(rf"\b{name}\b", " | ", text)
        if number:
            found.add(told)
    return found


def names() -> dict[str, str]:
    known = {}
    for name in (*nouns(), *garments()):
        for count in (1, 2):
            words = words_in(numbered(name, count))
            known[" ".join(words[1:] if words[0] in ("a", "an", "the", "two") else words).removeprefix("lots of ")] = (
                name
            )
    return known


def nouns_of(scene: Scene) -> set[str]:
    return {one.noun for subject in scene.subjects for one in (subject, *subject.things)}


@given(prompts, st.integers(0, 99))
@settings(max_examples=120, deadline=None)
def test_the_sentence_names_each_thing_of_the_scene_and_no_other(prompt: str, seed: int) -> None:
    with suppress(CannotPaint):
        scene = read(prompt, seed).scene
        inside = {word for role in roles() for word in words_in(role)}
        told = told_nouns(tell(scene), scene)
        assert told - inside >= nouns_of(scene) - inside
        assert told <= nouns_of(scene) | inside | {subject.role for subject in scene.subjects}


@given(st.lists(st.sampled_from(WORDS) | st.sampled_from(NONSENSE), min_size=1, max_size=8).map(", ".join))
@settings(max_examples=200, deadline=None)
def test_every_word_is_either_drawn_or_missed_and_none_is_both(prompt: str) -> None:
    with suppress(CannotPaint):
        reading = read(prompt, 3)
        drawn, missed = ({word for said in part for word in words_in(said)} for part in (reading.drawn, reading.missed))
        assert not set(reading.drawn) & set(reading.missed)
        for word in words_in(prompt):
            english = meanings().get((word,))
            said = set(words_in(english.english or english.value)) if english else set()
            assert word in drawn | missed or said & (drawn | missed)


@given(st.sampled_from(LIVING), st.sampled_from(LIVING), st.sampled_from(("no", "without", "not a")))
@settings(max_examples=80, deadline=None)
def test_what_is_asked_not_to_be_there_is_not_drawn(one: str, other: str, no: str) -> None:
    scene = read(f"a {one} in a meadow, {no} {other}").scene
    assert {subject.noun for subject in scene.subjects} == {one}


@pytest.mark.parametrize(
    ("prompt", "drawn", "missed"),
    [
        ("a fox trot in a city", {"city"}, {"fox trot"}),
        ("a fox reading a zorb", {"fox"}, {"reading", "zorb"}),
        ("a car wearing a hat", {"car"}, {"wearing"}),
        ("a snake holding a balloon", {"snake", "balloon"}, {"holding"}),
        ("a house riding a bicycle", {"house", "bicycle"}, {"riding"}),
        ("an elephant sitting in a meadow", {"elephant", "meadow"}, {"sitting"}),
        ("a viking table", {"table"}, {"viking"}),
        ("a fox behind a zorb", {"fox"}, {"behind", "zorb"}),
        ("a rock asleep", {"rock"}, {"asleep"}),
        ("eleven foxes", {"foxes"}, set()),
    ],
)
def test_what_a_picture_cannot_show_is_said_to_be_missed(prompt: str, drawn: set[str], missed: set[str]) -> None:
    reading = read(prompt, 2)
    assert set(reading.drawn) >= drawn
    assert missed <= {word for said in reading.missed for word in (said, *said.split())}
    assert not missed & set(reading.drawn)


OLD: dict[str, Any] = {
    "place": "forest", "time": "dawn", "weather": "snow", "season": "summer", "style": "storybook", "sign": None,
    "seed": 7, "tones": ["bluer"],
    "subjects": [{"noun": "fox", "count": 2, "colour": "red", "scale": 1.0, "aloft": False}],
}  # fmt: skip


def test_a_scene_that_was_kept_before_there_were_spots_and_keys_still_loads() -> None:
    scene = Scene.from_dict(OLD)
    assert tell(scene) == "Two red foxes in a snowy forest at dawn, in bluer colours"
    assert len(change(scene, "four of them").scene.subjects[0].spots) == 4


def test_a_scene_of_a_later_version_loads_without_what_is_unknown() -> None:
    later: dict[str, Any] = {**OLD, "version": 99, "perfume": "rose", "mood": "cosy"}
    later["subjects"] = [
        *OLD["subjects"],
        {"noun": "zorb"},
        {"noun": "cat", "wings": 2, "wears": [{"noun": "crown", "x": 1}]},
    ]  # type: ignore[misc]
    scene = Scene.from_dict(later)
    assert [subject.noun for subject in scene.subjects] == ["fox", "cat"]
    assert scene.mood == "cosy"
    assert Scene.from_dict({}).subjects == ()


def test_a_scene_says_its_version_and_comes_back_the_same() -> None:
    scene = read("a pirate cat with a red balloon riding a horse behind a tree", 4).scene
    assert scene.to_dict()["version"] == VERSION
    assert Scene.from_dict(scene.to_dict()) == scene


def test_two_subjects_never_share_a_key() -> None:
    scene = Scene("meadow", "day", subjects=(Subject("fox"), Subject("fox"), Subject("fox", key="fox 2")))
    assert len({subject.key for subject in scene.subjects}) == 3
