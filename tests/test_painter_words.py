"""What the painter knows to draw: each thing has its art, each word one meaning, and people differ."""

from collections import Counter

import pytest
from PIL import Image

from social_tools.painter_local import vocabulary
from social_tools.painter_local.reading import read
from social_tools.painter_local.sprites import sprite
from social_tools.painter_local.vocabulary import fitting, listed, look_words, nouns, rows, variants, words_in


def test_there_are_more_than_800_things_and_each_picture_opens() -> None:
    assert len(nouns()) >= 800
    for noun in nouns():
        for look in variants(noun):
            with Image.open(look.file) as image:
                assert image.mode == "RGBA" and min(image.size) >= 16, look.slug


def test_no_word_means_two_things() -> None:
    meant: dict[tuple[str, ...], set[str]] = {}
    for row in rows("nouns.txt"):
        name, _, _, _, others = (cell.strip() for cell in row.split("|")[:5])
        for phrase in [name, *listed(others)]:
            meant.setdefault(tuple(words_in(phrase)), set()).add(name)
    assert {words: names for words, names in meant.items() if len(names) > 1} == {}


def test_no_emoji_means_two_things() -> None:
    found = [character for row in rows("nouns.txt") for character in listed("|".join(row.split("|")[6:]))]
    assert [character for character, times in Counter(found).items() if times > 1] == []


def test_sizes_are_from_1_to_9_and_make_sense() -> None:
    size = {name: noun.size for name, noun in nouns().items()}
    assert set(size.values()) <= set(range(1, 10))
    assert size["ant"] < size["cat"] < size["woman"] < size["horse"] < size["elephant"]
    assert size["girl"] < size["woman"] and size["watch"] < size["wheelchair"] < size["articulated lorry"]


@pytest.mark.parametrize("phrase", ["sea cow", "cash cow", "guinea pig", "rock star", "bee line", "book worm"])
def test_a_name_that_only_holds_a_known_word_is_missed(phrase: str) -> None:
    reading = read(f"a {phrase} in a meadow")
    assert (reading.scene.subjects, reading.drawn, reading.missed) == ((), ("meadow",), (phrase,))


@pytest.mark.parametrize(
    ("prompt", "drawn"),
    [
        ("a baby elephant and a baby in a meadow", ("baby", "elephant", "meadow")),
        ("a chestnut horse and a chestnut", ("chestnut", "horse")),
    ],
)
def test_a_thing_before_a_thing_may_only_describe_it(prompt: str, drawn: tuple[str, ...]) -> None:
    reading = read(prompt)
    assert (reading.drawn, reading.missed) == (drawn, ())
    assert len(reading.scene.subjects) == 2


def test_a_kind_of_a_thing_is_drawn_and_what_makes_it_so_is_missed() -> None:
    reading = read("a tree frog in a meadow")
    assert (reading.drawn, reading.missed) == (("frog", "meadow"), ("tree",))


@pytest.mark.parametrize(
    "noun", ["woman", "man", "person", "child", "doctor", "firefighter", "dancer", "wheelchair user"]
)
def test_people_differ_in_skin_and_by_variant(noun: str) -> None:
    looks = variants(noun)
    assert len(looks) >= 4 and len({look.tone for look in looks}) >= 3
    first, second = (sprite(noun, 120, 120, number) for number in (0, 1))
    assert first.shape != second.shape or abs(first - second).mean() > 0.01
    assert (sprite(noun, 80, 80, len(looks)) == sprite(noun, 80, 80, 0)).all()


@pytest.mark.parametrize("asked", [{"dark"}, {"light"}, {"brown"}, {"red hair"}, {"woman"}, {"bald"}, {"old"}])
def test_what_is_asked_of_a_person_is_found(asked: set[str]) -> None:
    found = fitting("person", asked)
    assert found and all(variants("person")[i].words >= asked for i in found)


def test_a_look_that_nobody_has_is_not_found() -> None:
    assert fitting("doctor", {"red hair"}) == ()
    assert fitting("cat", {"dark"}) == ()


def test_every_word_for_a_look_is_one_that_somebody_has() -> None:
    worn = {word for looks in vocabulary.people().values() for look in looks for word in look.words}
    assert set(look_words().values()) <= worn


def test_every_picture_of_people_txt_belongs_to_a_noun() -> None:
    assert set(vocabulary.people()) <= set(nouns())
    plain = {row.split("|")[0].strip() for row in rows("nouns.txt") if row.split("|")[1].strip() == "people"}
    assert plain == set(vocabulary.people())


@pytest.mark.parametrize(
    ("one", "several"),
    [
        ("man with a turban", "men with a turban"),
        ("policewoman", "policewomen"),
        ("socks", "socks"),
        ("bus", "buses"),
        ("scarf", "scarves"),
        ("maple leaf", "maple leaves"),
        ("cup of tea", "cups of tea"),
        ("volcano", "volcanoes"),
        ("human", "humans"),
        ("germ", "germs"),
        ("skis", "skis"),
        ("bow and arrow", "bows and arrows"),
    ],
)
def test_plurals_are_formed_as_people_form_them(one: str, several: str) -> None:
    assert vocabulary.plural_of(one) == several
