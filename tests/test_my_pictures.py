"""“My pictures”: what one made, found by words and days, named in orders, and never anybody else's."""

from typing import Any

import pytest
from conftest import Cast, Clock
from hypothesis import given
from hypothesis import strategies as st
from turns import talk

from assistant.brain import Brain
from assistant.cards import Cards
from social_tools import gate
from social_tools.grammar import Ref, read
from social_tools.items import _maker
from social_tools.marked import made_by
from social_tools.views import OwnPictures
from storage import images
from storage.models import Source
from storage.own_pictures import fits
from storage.people import Person
from storage.post_views import Picture

DAY = 24 * 60


async def draws(cast: Cast, person: Person, *prompts: str) -> list[str]:
    made = [
        await gate.call(cast.asks(person, thread="elsewhere"), "create_image", {"prompt": prompt}) for prompt in prompts
    ]
    return [outcome.data["images"][0]["id"] for outcome in made]


async def finds(cast: Cast, person: Person, query: str = "", **more: object) -> gate.Outcome:
    return await gate.call(cast.asks(person), "search", {"query": query, "type": "images", **more})


def prompts(outcome: gate.Outcome) -> list[str]:
    assert isinstance(outcome.view, OwnPictures)
    return [image.prompt for image in outcome.view.pictures]


async def test_one_s_own_pictures_are_found_by_words_of_what_was_asked_for_or_drawn(any_cast: Cast) -> None:
    cast = any_cast
    await draws(cast, cast.ada, "a red fox", "an owl", "two foxes in the snow")
    await draws(cast, cast.bob, "a fox of Bob's")
    assert prompts(await finds(cast, cast.ada)) == ["two foxes in the snow", "an owl", "a red fox"]
    assert prompts(await finds(cast, cast.ada, "fox")) == ["two foxes in the snow", "a red fox"]
    assert prompts(await finds(cast, cast.ada, "owls")) == ["an owl"]
    assert prompts(await finds(cast, cast.ada, "snow fox")) == ["two foxes in the snow"]
    assert prompts(await finds(cast, cast.ada, "lighthouse")) == []


async def test_they_are_found_by_the_day_on_which_they_were_made(any_cast: Cast, clock: Clock) -> None:
    cast = any_cast
    await draws(cast, cast.ada, "an old fox")
    clock.forward(minutes=DAY)
    await draws(cast, cast.ada, "a new fox")
    first = images_day(clock.now - DAY * 60_000)
    assert prompts(await finds(cast, cast.ada, since=first, until=first)) == ["an old fox"]
    assert prompts(await finds(cast, cast.ada, since=images_day(clock.now))) == ["a new fox"]
    assert (await finds(cast, cast.ada, since="the other day")).kind == "refused"


def images_day(milliseconds: int) -> str:
    from datetime import UTC, datetime

    return f"{datetime.fromtimestamp(milliseconds / 1000, UTC):%Y-%m-%d}"


async def test_pages_follow_one_another_without_a_gap_or_a_repetition(cast: Cast) -> None:
    made = await draws(cast, cast.ada, *(f"fox {number}" for number in range(9)))
    seen, more = [], {"query": "", "type": "images", "limit": 4}
    positions = []
    while more:
        outcome = await gate.call(cast.asks(cast.ada), "search", more)
        assert isinstance(outcome.view, OwnPictures)
        seen += [item["id"] for item in outcome.data["items"]]
        positions.append(outcome.view.position)
        more = outcome.view.more
    assert seen == made[::-1] and positions == [1, 5, 9]
    assert (await finds(cast, cast.ada, cursor="nonsense")).kind == "refused"


async def test_each_says_where_it_is_shown_and_a_deleted_one_is_gone(cast: Cast) -> None:
    private, shared, face, gone = await draws(cast, cast.ada, "a", "b", "c", "d")
    for tool, arguments in (
        ("share_post", {"text": "b", "images": [{"id": shared, "alt": "b"}]}),
        ("update_profile", {"avatar": face}),
        ("delete_post", {"image": gone}),
    ):
        asked = await gate.call(cast.asks(cast.ada), tool, arguments)
        if asked.approval:
            await gate.approve(cast.asks(cast.ada), str(asked.approval.id))
    outcome = await finds(cast, cast.ada)
    card = Cards(cast.ada, cast.salon.db.clock()).draw(outcome)
    assert card and card.name == "PicturesCard"
    assert [(each["id"], each["where"]) for each in card.props["pictures"]] == [
        (face, "Your avatar"), (shared, "Shared"), (private, ""),
    ]  # fmt: skip
    assert all(each["thumb"].endswith(".512.webp") and each["original"] for each in card.props["pictures"])
    assert not outcome.others, "nothing of anybody else is in it"


async def test_who_has_none_is_told_how_to_make_one(cast: Cast) -> None:
    for query, words in (("", "not made any pictures yet"), ("fox", "None of your pictures fits")):
        card = Cards(cast.ada, 0).draw(await finds(cast, cast.ada, query))
        assert card and card.props["pictures"] == [] and words in card.props["empty"]


@given(words=st.lists(st.text(max_size=8), max_size=4), text=st.text(max_size=60))
def test_any_words_can_be_looked_for(words: list[str], text: str) -> None:
    assert fits(words, text) in (True, False)
    assert fits([], text) and fits(["fox"], "Two FOXES, at dawn") and fits(["füchse"], "drei Fuchse im Schnee")


# In the chat.

SENTENCES: list[tuple[str, dict[str, Any]]] = [
    ("my pictures", {"query": ""}),
    ("show me my pictures", {"query": ""}),
    ("find my fox pictures", {"query": "fox"}),
    ("my pictures from yesterday", {"query": "", "since": "-1d", "until": "-1d"}),
    ("my fox pictures from monday", {"query": "fox", "since": "mon", "until": "mon"}),
    ("what did I draw today", {"query": "", "since": "+0d", "until": "+0d"}),
    ("my pictures of this week", {"query": "", "since": "-6d"}),
    ("find my pictures of red foxes", {"query": "red foxes"}),
    ("zeig meine Bilder", {"query": ""}),
    ("meine Bilder von gestern", {"query": "", "since": "-1d", "until": "-1d"}),
    ("mes images d'hier", {"query": "", "since": "-1d", "until": "-1d"}),
    ("mis imágenes de ayer", {"query": "", "since": "-1d", "until": "-1d"}),
]


@pytest.mark.parametrize(("words", "arguments"), SENTENCES)
def test_a_sentence_asks_for_them(words: str, arguments: dict[str, Any]) -> None:
    (command,) = read(words).commands
    found = {name: value.word if isinstance(value, Ref) else value for name, value in command.arguments.items()}
    assert (command.tool, found) == ("search", {"type": "images"} | arguments)


@pytest.mark.parametrize(
    ("words", "tool", "name"),
    [
        ("use the fox from yesterday as my avatar", "update_profile", "avatar"),
        ("delete the fox picture", "delete_post", "image"),
        ("delete my fox drawing from yesterday", "delete_post", "image"),
        ("delete the picture of the fox", "delete_post", "image"),
    ],
)
def test_an_order_names_a_picture_by_what_it_shows_and_when_it_was_made(words: str, tool: str, name: str) -> None:
    (command,) = read(words).commands
    ref = command.arguments[name]
    assert command.tool == tool and ref.named == "fox" and ref.day == ("-1d" if "yesterday" in words else "")


@pytest.mark.parametrize("words", ["delete my profile picture", "delete my new picture", "delete the last picture"])
def test_what_is_no_name_of_a_picture_is_not_taken_for_one(words: str) -> None:
    assert not any(
        isinstance(value, Ref) and value.named for c in read(words).commands for value in c.arguments.values()
    )


async def test_the_fox_from_yesterday_becomes_the_avatar(cast: Cast, clock: Clock, offline: Brain) -> None:
    fox, _ = await draws(cast, cast.ada, "a fox", "an owl")
    clock.forward(minutes=DAY)
    await draws(cast, cast.ada, "another fox, of today")
    await talk(cast, offline, "use the fox from yesterday as my avatar")
    await talk(cast, offline, "yes")
    assert await avatar_of(cast) == int(fox)


async def avatar_of(cast: Cast) -> int | None:
    from storage import people

    person = await cast.salon.db.read(people.by_id, cast.ada.id)
    assert person
    return person.avatar


async def test_where_several_fit_they_are_shown_and_asked_about(cast: Cast, offline: Brain) -> None:
    first, second = await draws(cast, cast.ada, "a red fox", "a grey fox")
    events = await talk(cast, offline, "use the fox picture as my avatar")
    asked = str(events)
    assert "Which one do you mean?" in asked and "use the second one as my avatar" in asked
    await talk(cast, offline, "use the second one as my avatar")
    await talk(cast, offline, "yes")
    assert await avatar_of(cast) == int(first) and second


async def test_a_picture_of_somebody_else_is_never_meant(cast: Cast, offline: Brain) -> None:
    await draws(cast, cast.bob, "a fox")
    events = str(await talk(cast, offline, "delete the fox picture"))
    assert "None of your pictures shows “fox”" in events


async def test_a_deleted_picture_is_erased_for_good_on_a_word(cast: Cast, offline: Brain) -> None:
    (fox,) = await draws(cast, cast.ada, "a fox")
    for words in ("delete the fox picture", "yes", "erase it for good", "yes"):
        told = str(await talk(cast, offline, words))
    assert "Nobody can bring it back" in told
    assert await cast.salon.db.read(images.binned, cast.ada.id, int(fox)) is None
    assert not [path for path in cast.salon.media.folder.rglob("*") if path.is_file()]
    assert "No deleted picture of yours" in str(await talk(cast, offline, "erase it for good"))


# Alt text.


@pytest.mark.parametrize(
    "words",
    [
        "never without my review", "never share without my review", "never share alt text without my review",
        "never share my pictures without my review", "always let me check the alt text before sharing",
        "let me check the alt text first",
    ],
)  # fmt: skip
def test_a_person_can_say_that_no_alt_text_goes_out_without_their_review(words: str) -> None:
    (command,) = read(words).commands
    assert (command.tool, command.arguments) == ("update_settings", {"changes": {"review_alt": True}})


# Who made it.


@pytest.mark.parametrize(
    ("source", "maker", "words", "told"),
    [
        (Source.painted, "salon-painter", "Painted by Salon’s painter, no AI model", "painter"),
        (Source.made, "gpt-image-2", "Made by gpt-image-2, an AI model", "model"),
        (Source.reworked, "gpt-image-2", "A photo, changed by gpt-image-2, an AI model", "model"),
        (Source.photo, "", "A photo", ""),
        (Source.edited, "", "A photo, edited here by fixed rules", ""),
        (Source.photo, "other", "Brought along; its file says that an AI model made it", "model"),
        (Source.painted, "old-model", "Made by old-model, an AI model", "model"),
    ],
)
def test_cards_and_assistants_are_told_who_made_a_picture(source: Source, maker: str, words: str, told: str) -> None:
    assert made_by(source, maker) == words
    assert _maker(Picture(1, "t", "alt", 8, 8, "", maker, source)) == told
