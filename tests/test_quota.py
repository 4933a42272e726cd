"""How many pictures one person may have made within an hour: so many, and never one more."""

import asyncio
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from acts import does
from conftest import Cast, Clock, make_cast
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.cards import Cards
from assistant.replies import sentence
from social_tools import gate
from social_tools.studio import Studio
from storage import images
from storage.database import Database
from storage.ids import created_ms
from storage.models import Image, Source

HOUR_MS = 3_600_000


def with_quota(cast: Cast, per_hour: int) -> Cast:
    salon = replace(cast.salon, images_per_hour=per_hour, painter=Studio(cast.painter))
    return replace(cast, salon=salon)


async def made(cast: Cast, person: Any = None) -> list[int]:
    return await cast.salon.db.read(images.made_since, (person or cast.ada).id, 0)


async def test_four_calls_at_once_are_not_one_picture_too_many(any_cast: Cast) -> None:
    cast = with_quota(any_cast, 5)
    calls = [gate.call(cast.asks(cast.ada), "create_image", {"prompt": f"fox {n}", "count": 2}) for n in range(4)]
    outcomes = await asyncio.gather(*calls)
    assert sorted(outcome.kind for outcome in outcomes) == ["done", "done", "refused", "refused"]
    assert len(await made(cast)) == 4 and len(cast.painter.asked) == 4, "what would be too many is not even begun"


async def test_each_person_has_their_own_hour(cast: Cast) -> None:
    cast = with_quota(cast, 1)
    for person in (cast.ada, cast.bob, cast.cy):
        assert (await does(cast, person, "create_image", prompt="a fox")).kind == "done"
    assert (await does(cast, cast.bob, "create_image", prompt="a fox")).data["error"] == "rate_limited"


async def test_what_fails_or_is_stopped_does_not_count(cast: Cast) -> None:
    cast = with_quota(cast, 1)
    for _ in range(3):
        assert (await does(cast, cast.ada, "create_image", prompt="nothing")).kind == "refused"
    stopped = asyncio.create_task(does(cast, cast.ada, "create_image", prompt="a fox"))
    await asyncio.sleep(0)
    stopped.cancel()
    await asyncio.gather(stopped, return_exceptions=True)
    assert await made(cast) == []
    assert (await does(cast, cast.ada, "create_image", prompt="a fox")).kind == "done"


async def test_what_was_brought_along_does_not_count(cast: Cast) -> None:
    cast = with_quota(cast, 1)
    await cast.salon.db.write(
        images.add,
        Image(
            id=cast.salon.db.new_id(), token="t", owner_id=cast.ada.id, sha256="0" * 64, mime="image/jpeg", width=1,
            height=1, size=1, alt="", prompt="", maker="", drawn=[], missed=[], scene={}, source=Source.photo,
        ),
    )  # fmt: skip
    assert (await does(cast, cast.ada, "create_image", prompt="a fox")).kind == "done"


async def test_it_is_said_when_few_are_left_in_words_and_on_the_card(cast: Cast) -> None:
    cast = with_quota(cast, 5)
    notes = []
    for _ in range(5):
        outcome = await does(cast, cast.ada, "create_image", prompt="a fox")
        card = Cards(cast.ada, 0).draw(outcome)
        assert card is not None and card.props["note"] == outcome.data.get("note", "")
        notes.append(sentence(outcome.data))
    assert notes == [
        "Here it is.",
        "Here it is. 3 more pictures this hour.",
        "Here it is. 2 more pictures this hour.",
        "Here it is. 1 more picture this hour.",
        "Here it is. No more pictures this hour.",
    ]


async def test_it_says_when_there_is_room_again_and_then_there_is(cast: Cast, clock: Clock) -> None:
    cast = with_quota(cast, 2)
    await does(cast, cast.ada, "create_image", prompt="a fox")
    clock.forward(minutes=20)
    await does(cast, cast.ada, "create_image", prompt="a fox")
    refused = await does(cast, cast.ada, "create_image", prompt="a fox")
    assert refused.say.endswith("Try again in 40 minutes.")
    clock.now += refused.data["retry_s"] * 1000
    assert (await does(cast, cast.ada, "create_image", prompt="a fox")).kind == "done"
    assert (await does(cast, cast.ada, "create_image", prompt="a fox", count=3)).say == (
        "One hour holds 2 pictures here. Ask for fewer."
    )


@settings(max_examples=15)
@given(
    per_hour=st.integers(1, 5),
    steps=st.lists(st.tuples(st.integers(0, 50), st.lists(st.integers(1, 4), min_size=1, max_size=4)), max_size=8),
)
def test_no_hour_ever_holds_more(per_hour: int, steps: list[tuple[int, list[int]]]) -> None:
    """Whenever pictures are asked for, also four times at once: no hour that ends with one holds too many."""
    asyncio.run(_hours(per_hour, steps))


async def _hours(per_hour: int, steps: list[tuple[int, list[int]]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        clock = Clock()
        db = await Database(f"sqlite:///{folder}/salon.db", clock=clock).open()
        cast = with_quota(await make_cast(db, Path(folder)), per_hour)
        for minutes, counts in steps:
            clock.forward(minutes=minutes)
            asked = [{"prompt": f"fox {n}", "count": count} for n, count in enumerate(counts)]
            await asyncio.gather(*(gate.call(cast.asks(cast.ada), "create_image", one) for one in asked))
        times = [created_ms(id_) for id_ in await made(cast)]
        await db.close()
    for end in times:
        assert sum(end - HOUR_MS < time <= end for time in times) <= per_hour


@pytest.mark.parametrize("wrong", ["0", "-1", "many", "10001"])
def test_a_number_that_is_none_is_a_sentence(wrong: str) -> None:
    from assistant.settings import SettingsError, load

    with pytest.raises(SettingsError, match="SALON_IMAGES_PER_HOUR"):
        load(images_per_hour=wrong)
