"""The painter hears which language a prompt is in, and takes no English word for a foreign one, nor the other way."""

import time

import pytest

from social_tools.painter import CannotPaint
from social_tools.painter_local.reading import read
from social_tools.painter_local.tongues import all_tongues, also_english, heard, lexicon, three, tongue_of
from social_tools.painter_local.vocabulary import english, nouns, words_in


@pytest.mark.parametrize(
    ("prompt", "noun", "place"),
    [
        ("ein Bär und eine Ente am See", "bear", "lake"),
        ("drei Kinder am Strand", "child", "beach"),
        ("un chat sur la plage", "cat", "beach"),
        ("una bruja en el bosque", "witch", "forest"),
        ("un gatto sulla spiaggia", "cat", "beach"),
        ("dwa koty w lesie", "cat", "forest"),
        ("um gato na praia", "cat", "beach"),
        ("twee honden op het strand", "dog", "beach"),
        ("кошка на пляже", "cat", "beach"),
        ("海辺の猫", "cat", "beach"),
        ("沙滩上的一只猫", "cat", "beach"),
        ("해변의 고양이", "cat", "beach"),
        ("en räv i skogen", "fox", "forest"),
    ],
)
def test_a_prompt_may_be_in_many_languages(prompt: str, noun: str, place: str) -> None:
    reading = read(prompt)
    assert (reading.scene.subjects[0].noun, reading.scene.place, reading.missed) == (noun, place, ())
    assert any(said.startswith(noun) or said == "children" for said in reading.drawn)


@pytest.mark.parametrize(
    "word", ["chat", "kind", "ours", "see", "tag", "bar", "stern", "mar", "mono", "singe", "burro"]
)
def test_an_english_word_in_an_english_prompt_means_nothing_foreign(word: str) -> None:
    assert read(f"the {word} in a forest at night").scene.subjects == ()
    with pytest.raises(CannotPaint):
        read(word)


def test_the_same_letters_are_heard_in_their_own_language() -> None:
    assert read("die Katze liegt im Garten").scene.subjects[0].noun == "cat"
    assert [subject.noun for subject in read("a die and a cat").scene.subjects] == ["dice", "cat"]


def test_words_without_spaces_are_cut_and_what_is_left_is_missed() -> None:
    reading = read("海辺のゾルビュ猫")
    assert (reading.drawn, reading.missed) == (("beach", "cat"), ("ゾルビュ",))


def test_every_thing_has_a_name_in_german_spanish_and_french() -> None:
    by_hand = {code: {meaning.value for meaning in tongue.things.values()} for code, tongue in three().items()}
    assert all(len(found & set(nouns())) >= 340 for found in by_hand.values())
    for code in by_hand:
        named = {meaning.value for meaning in lexicon(code).values() if meaning.english}
        assert len(named & set(nouns())) >= 650


def test_many_languages_name_hundreds_of_things() -> None:
    counts = {
        code: len({meaning.value for meaning in tongue.things.values()}) for code, tongue in all_tongues().items()
    }
    assert len(counts) >= 18 and min(counts.values()) >= 400, counts


def test_words_that_are_english_too_are_no_sign_of_another_language() -> None:
    assert {"bar", "chat", "stern", "strand"} <= also_english()
    assert tongue_of(["bar"]) == tongue_of(["strand"]) == ""
    assert tongue_of(words_in("der Strand")) == "de"


def test_english_is_never_taken_for_another_language() -> None:
    for words in english():
        assert tongue_of(["a", *words, "in", "the", "forest"]) == ""


def test_an_english_prompt_needs_no_other_language_to_be_read() -> None:
    all_tongues.cache_clear()
    heard(words_in("a fox in a snowy forest at dawn"))
    assert all_tongues.cache_info().currsize == 0


def test_long_prompts_in_any_language_are_heard_in_little_time() -> None:
    heard(["猫"])
    heard(["fuchs"])
    began = time.process_time()
    for text in ("海辺の猫" * 500, "ein Fuchs " * 1500, "ж" * 4000, "森" * 4000):
        heard(words_in(text))
    assert time.process_time() - began < 1.0
