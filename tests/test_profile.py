"""How people show themselves."""

import io
from typing import Any

import pytest
from acts import image
from conftest import Cast, Clock
from PIL import Image

from social_tools import gate
from social_tools.gate import Outcome
from social_tools.images import square
from social_tools.profile import has_made_up_name
from storage import people
from storage.people import Person


async def change(cast: Cast, **news: Any) -> Outcome:
    return await gate.call(cast.asks(cast.ada), "update_profile", news)


async def ada(cast: Cast) -> Person:
    found = await cast.salon.db.read(people.by_id, cast.ada.id)
    assert found is not None
    return found


async def test_each_part_is_changed_alone_and_taken_back(any_cast: Cast) -> None:
    cast = any_cast
    news = {"handle": "countess", "name": "Ada L.", "bio": "ink\nand rain", "pronouns": "she/her"}
    before = await ada(cast)
    for part, value in news.items():
        done = await change(cast, **{part: value})
        assert done.data["changed"] == [part] and getattr(await ada(cast), part) == value
        undone = await gate.call(cast.asks(cast.ada), "undo_action", {"act": done.data["act"]})
        assert undone.data["state"] == "changed_back" and await ada(cast) == before


async def test_what_is_so_already_changes_nothing_and_leaves_no_receipt(cast: Cast) -> None:
    done = await change(cast, name="Ada")
    assert done.kind == "done" and done.receipt is None and done.data["changed"] == []


@pytest.mark.parametrize(
    ("news", "words"),
    [
        ({}, "Say what to change"),
        ({"handle": "bob"}, "@bob is taken. @bob_here is free."),
        ({"handle": "no spaces"}, "letters from a to z"),
        ({"handle": "admin"}, "kept back"),
        ({"handle": "аda"}, "letters from a to z"),
        ({"name": " \u200b "}, "at least one letter"),
        ({"name": "x" * 65}, "longer than 64"),
        ({"bio": "x" * 501}, "longer than 500"),
        ({"avatar": "1"}, "no picture"),
        ({"author": "bob"}, "no argument"),
    ],
)
async def test_what_cannot_be_is_a_sentence_and_changes_nothing(cast: Cast, news: dict[str, str], words: str) -> None:
    before = await ada(cast)
    done = await change(cast, **news)
    assert done.kind == "refused" and words in done.say and done.say.endswith(".")
    assert await ada(cast) == before


async def test_a_handle_that_somebody_took_meanwhile_is_not_taken_from_them(any_cast: Cast, clock: Clock) -> None:
    cast = any_cast
    done = await change(cast, handle="countess")
    refused = await gate.call(cast.asks(cast.bob), "update_profile", {"handle": "ada"})
    assert "@ada is taken" in refused.say, "for 90 days it leads to who had it"
    clock.forward(minutes=91 * 24 * 60)
    await cast.salon.db.write(people.change_profile, cast.bob.id, handle="ada")
    undone = await gate.call(cast.asks(cast.ada), "undo_action", {"act": done.data["act"]})
    assert undone.kind == "refused" and "@ada is taken" in undone.say
    assert (await ada(cast)).handle == "countess"


async def test_a_guest_with_a_made_up_name_takes_the_name_of_the_new_handle(cast: Cast) -> None:
    guest = await cast.salon.db.write(people.create, key="g", handle="amber_fox_7", name="Amber Fox", animal="fox")
    assert has_made_up_name(guest)
    await gate.call(cast.asks(guest), "update_profile", {"handle": "lin_marsh"})
    now = await cast.salon.db.read(people.by_id, guest.id)
    assert now is not None and (now.handle, now.name) == ("lin_marsh", "Lin Marsh")
    await gate.call(cast.asks(now), "update_profile", {"handle": "lin"})
    now = await cast.salon.db.read(people.by_id, guest.id)
    assert now is not None and (now.handle, now.name) == ("lin", "Lin Marsh"), "a name of one's own stays"


async def test_a_picture_becomes_an_avatar_after_a_preview_and_only_ones_own(any_cast: Cast) -> None:
    cast = any_cast
    made = (await image(cast))["id"]
    asked = await change(cast, avatar=made)
    assert asked.kind == "pending"
    foreign = await gate.call(cast.asks(cast.bob), "update_profile", {"avatar": made})
    assert foreign.data["error"] == "not_found"
    await gate.approve(cast.asks(cast.ada), asked.data["act"])
    assert (await ada(cast)).avatar == int(made)
    cleared = await change(cast, avatar="")
    assert cleared.kind == "done" and (await ada(cast)).avatar is None


def test_an_avatar_is_the_middle_of_a_picture_and_damage_is_nothing() -> None:
    wide = io.BytesIO()
    Image.new("RGB", (300, 100), "red").save(wide, "WEBP")
    with Image.open(io.BytesIO(square(wide.getvalue()))) as cut:
        assert cut.size == (160, 160)
    assert square(wide.getvalue()[:40]) == square(b"") == b""
