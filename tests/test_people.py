"""How people stand to each other: follows and requests, mutes and blocks, lists, handles."""

from typing import Any

import pytest
from acts import does as do
from acts import every_row, post
from conftest import Cast, Clock, person

from social_tools import gate
from social_tools.gate import Outcome
from storage import feed, follows, handles, lists, people, suggestions
from storage.database import Database
from storage.people import Person

DAY = 24 * 60


async def everything(db: Database) -> dict[str, list[Any]]:
    return await db.read(every_row)


async def undo(cast: Cast, who: Person, done: Outcome) -> Outcome:
    return await do(cast, who, "undo_action", act=done.data["act"])


async def relation(cast: Cast, one: Person, other: Person) -> list[str]:
    return (await cast.salon.db.read(people.relation, one.id, other.id)).words


async def follows_each_other(cast: Cast) -> None:
    await do(cast, cast.ada, "follow_user", user="@bob")
    await do(cast, cast.bob, "follow_user", user="@ada")


async def test_a_block_asks_ends_follows_both_ways_and_undo_brings_all_of_it_back(any_cast: Cast) -> None:
    cast = any_cast
    await follows_each_other(cast)
    before = await everything(cast.salon.db)
    asked = await gate.call(cast.asks(cast.ada, "block bob"), "limit_user", {"user": "bob", "level": "block"})
    assert asked.kind == "pending"
    done = await gate.approve(cast.asks(cast.ada), asked.data["act"])
    assert done.data["state"] == "blocked"
    assert await relation(cast, cast.ada, cast.bob) == ["blocked"]
    ada = await cast.salon.db.read(people.by_id, cast.ada.id)
    assert ada is not None and (ada.followers, ada.following) == (0, 0)
    lifting = await gate.call(cast.asks(cast.ada), "undo_action", {"act": done.data["act"]})
    assert lifting.kind == "pending", "to lift a block is danger"
    await gate.approve(cast.asks(cast.ada), lifting.data["act"])
    assert await everything(cast.salon.db) == before


async def test_to_whom_is_blocked_the_other_never_existed(any_cast: Cast) -> None:
    cast = any_cast
    shown = await post(cast)
    await do(cast, cast.bob, "limit_user", user="@ada", level="block")
    calls: list[tuple[str, dict[str, Any]]] = [
        ("get_user", {"user": "@bob"}), ("follow_user", {"user": "@bob"}), ("read_feed", {"feed": "@bob"}),
        ("limit_user", {"user": "@bob", "level": "mute"}), ("report_content", {"target": "@bob", "category": "spam"}),
        ("update_list", {"name": "birds", "add": ["@bob"]}),
        ("answer_request", {"kind": "follow", "user": "@bob", "accept": True}),
    ]  # fmt: skip
    for tool, arguments in calls:
        refused = await gate.call(cast.asks(cast.ada), tool, arguments)
        never = await gate.call(cast.asks(cast.ada), tool, {name: _instead(value) for name, value in arguments.items()})
        assert refused.kind == "refused" and refused.say.replace("bob", "nix") == never.say, tool
    assert (await do(cast, cast.ada, "get_post", post=shown)).data["error"] == "not_found"
    assert (await do(cast, cast.ada, "react_to_post", post=shown, reaction="like")).data["error"] == "not_found"
    assert (await do(cast, cast.bob, "get_user", user="@ada")).data["you"] == ["blocked"]


def _instead(value: Any) -> Any:
    return [_instead(one) for one in value] if isinstance(value, list) else "@nix" if value == "@bob" else value


async def test_a_block_that_both_have_made_can_be_lifted_by_each(cast: Cast) -> None:
    await do(cast, cast.bob, "limit_user", user="@ada", level="block")
    await cast.salon.db.write(_block, cast.ada.id, cast.bob.id)
    assert (await do(cast, cast.ada, "limit_user", user="@bob", level="none")).kind == "done"
    assert (await do(cast, cast.ada, "get_user", user="@bob")).data["error"] == "not_found"


def _block(writer: Any, one: int, other: int) -> None:
    from storage import limits

    limits.keep_away(writer, one, other, "block")


async def test_what_was_undone_does_not_come_back_over_a_block(cast: Cast) -> None:
    await do(cast, cast.ada, "follow_user", user="@bob")
    left = await do(cast, cast.ada, "follow_user", user="@bob", follow=False)
    await do(cast, cast.bob, "limit_user", user="@ada", level="block")
    again = await undo(cast, cast.ada, left)
    assert again.kind == "refused" and again.say.endswith(".")
    assert await relation(cast, cast.ada, cast.bob) == []


async def test_a_mute_ends_by_the_clock(any_cast: Cast, clock: Clock) -> None:
    cast = any_cast
    await do(cast, cast.ada, "follow_user", user="@bob")
    await post(cast, "noise")
    until = "2026-11-20T00:00:00+00:00"
    done = await do(cast, cast.ada, "limit_user", user="@bob", level="mute", until=until)
    assert (done.data["state"], done.data["until"]) == ("muted", until)
    assert not (await cast.salon.db.read(feed.home, cast.ada.id, None, 10)).posts
    assert "muted" in await relation(cast, cast.ada, cast.bob)
    clock.forward(minutes=30 * DAY)
    assert [view.text for view in (await cast.salon.db.read(feed.home, cast.ada.id, None, 10)).posts] == ["noise"]
    assert "muted" not in await relation(cast, cast.ada, cast.bob)
    assert (await do(cast, cast.ada, "limit_user", user="@bob", level="none")).receipt is None


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"user": "@bob", "level": "mute", "until": "soon"}, "Until when"),
        ({"user": "@bob", "level": "mute", "until": "2020-01-01"}, "over already"),
        ({"user": "@bob", "level": "block", "until": "2030-01-01"}, "Only a mute"),
        ({"user": "@ada", "level": "block"}, "That is you"),
        ({"user": "@bob", "level": "ban"}, "level"),
    ],
)
async def test_a_limit_that_cannot_be_is_a_sentence(cast: Cast, arguments: dict[str, str], words: str) -> None:
    refused = await gate.call(cast.asks(cast.ada), "limit_user", arguments)
    assert refused.kind == "refused" and words in refused.say


async def test_who_approves_followers_is_asked_and_answers_once(any_cast: Cast) -> None:
    cast = any_cast
    await do(cast, cast.bob, "update_settings", changes={"approve_followers": True})
    asked = await do(cast, cast.ada, "follow_user", user="@bob")
    assert asked.data["state"] == "requested" and asked.receipt and asked.receipt.words == "You asked to follow @bob"
    assert await relation(cast, cast.ada, cast.bob) == ["requested"]
    assert (await do(cast, cast.bob, "get_user")).data["requests"] == [["follow", "@ada"]]
    before = await everything(cast.salon.db)
    accepted = await do(cast, cast.bob, "answer_request", kind="follow", user="@ada", accept=True)
    assert accepted.data["state"] == "accepted" and await relation(cast, cast.ada, cast.bob) == ["following"]
    again = await do(cast, cast.bob, "answer_request", kind="follow", user="@ada", accept=True)
    assert again.kind == "done" and again.receipt is None
    await undo(cast, cast.bob, accepted)
    assert await everything(cast.salon.db) == before
    await do(cast, cast.bob, "answer_request", kind="follow", user="@ada", accept=False)
    assert await relation(cast, cast.ada, cast.bob) == []
    nothing = await do(cast, cast.bob, "answer_request", kind="follow", user="@ada", accept=False)
    assert nothing.data["error"] == "not_found"


async def test_undo_does_not_get_around_an_approval(cast: Cast) -> None:
    await do(cast, cast.ada, "follow_user", user="@bob")
    left = await do(cast, cast.ada, "follow_user", user="@bob", follow=False)
    await do(cast, cast.bob, "update_settings", changes={"approve_followers": True})
    await undo(cast, cast.ada, left)
    assert await relation(cast, cast.ada, cast.bob) == ["requested"]


async def test_a_removed_follower_is_told_nothing_and_comes_back_with_undo(any_cast: Cast) -> None:
    cast = any_cast
    await do(cast, cast.bob, "follow_user", user="@ada")
    before = await everything(cast.salon.db)
    done = await do(cast, cast.ada, "limit_user", user="@bob", level="remove_follower")
    assert await relation(cast, cast.ada, cast.bob) == []
    await undo(cast, cast.ada, done)
    assert await everything(cast.salon.db) == before


async def test_followers_come_in_pages_without_whom_the_viewer_may_not_know(
    any_cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    cast = any_cast
    monkeypatch.setattr("social_tools.people.PER_PAGE", 2)
    fans = [await person(cast.salon.db, f"fan{number}") for number in range(5)]
    for fan in fans:
        await do(cast, fan, "follow_user", user="@bob")
    await do(cast, fans[1], "limit_user", user="@ada", level="block")
    found, cursor = [], None
    while True:
        more = {"cursor": cursor} if cursor else {}
        page = (await do(cast, cast.ada, "get_user", user="@bob", include=["followers"], **more)).data["followers_list"]
        found += [handle for handle, _ in page["items"]]
        cursor = page["next"]
        if not cursor:
            break
    assert found == ["@fan4", "@fan3", "@fan2", "@fan0"]
    stale = await do(cast, cast.ada, "get_user", user="@bob", include=["followers"], cursor="x.1")
    assert stale.data["error"] == "stale"


async def test_settings_are_shown_to_oneself_alone(cast: Cast) -> None:
    mine = await do(cast, cast.ada, "get_user", include=["settings"])
    assert mine.data["settings"]["approve_followers"] is False
    assert (await do(cast, cast.ada, "get_user", user="@bob", include=["settings"])).data["error"] == "forbidden"


async def test_a_setting_asks_only_where_it_exposes_and_so_does_its_undo(any_cast: Cast) -> None:
    cast = any_cast
    before = await everything(cast.salon.db)
    narrow = {"approve_followers": True, "discoverable": False, "hide_words": ["Spoilers ", "spoilers"]}
    narrower = await gate.call(cast.asks(cast.ada), "update_settings", {"changes": narrow})
    assert narrower.kind == "done" and narrower.data["changed"]["hide_words"] == [[], ["spoilers"]]
    taking_back = await gate.call(cast.asks(cast.ada), "undo_action", {"act": narrower.data["act"]})
    assert taking_back.kind == "pending"
    opening = await gate.call(cast.asks(cast.ada), "update_settings", {"changes": {"discoverable": True}})
    assert opening.kind == "pending"
    await gate.approve(cast.asks(cast.ada), taking_back.data["act"])
    assert await everything(cast.salon.db) == before


async def test_an_assistant_that_always_asks_asks_for_what_was_said_too(cast: Cast) -> None:
    await do(cast, cast.ada, "update_settings", changes={"assistant": "ask_always"})
    ada = await cast.salon.db.read(people.by_id, cast.ada.id)
    assert ada is not None
    assert (await gate.call(cast.asks(ada, "follow bob"), "follow_user", {"user": "@bob"})).kind == "pending"


async def test_people_are_suggested_with_the_reason(any_cast: Cast) -> None:
    cast = any_cast
    db = cast.salon.db
    dee, eve = await person(db, "dee"), await person(db, "eve")
    await do(cast, cast.ada, "follow_user", user="@bob")
    await do(cast, cast.bob, "follow_user", user="@cy")
    await do(cast, dee, "share_post", text="a #fox")
    await do(cast, cast.ada, "follow_user", user="#Fox")
    found = await db.read(suggestions.suggested, cast.ada.id, 10)
    assert [(each.person.handle, each.known_by, each.tag) for each in found] == [
        ("cy", ("bob",), ""),
        ("dee", (), "fox"),
    ]
    await do(cast, cast.cy, "update_settings", changes={"discoverable": False})
    await do(cast, cast.ada, "limit_user", user="@dee", level="mute")
    assert not await db.read(suggestions.suggested, cast.ada.id, 10) and eve
    known = await do(cast, cast.ada, "get_user", user="@cy")
    assert known.data["known_by"] == ["@bob"]


async def test_a_starter_pack_has_only_those_who_agreed_and_can_be_followed_at_once(any_cast: Cast) -> None:
    cast = any_cast
    db = cast.salon.db
    made = await do(cast, cast.ada, "update_list", name="painters", add=["@bob", "@cy"])
    list_ = made.data["list"]
    assert made.data["people"] == 2
    assert (await do(cast, cast.bob, "follow_user", user=f"list:{list_}")).data["error"] == "not_found"
    shared = await gate.call(
        cast.asks(cast.ada, "share my list of painters"), "update_list", {"list": list_, "shared": True}
    )
    assert shared.kind == "pending", "to share is to send"
    shared = await gate.approve(cast.asks(cast.ada), shared.data["act"])
    assert (shared.data["people"], shared.data["asked"]) == (0, 2)
    assert (await do(cast, cast.bob, "get_user")).data["requests"] == [["starter_pack", "@ada", "painters"]]
    await do(cast, cast.bob, "answer_request", kind="starter_pack", user="@ada", accept=True)
    await do(cast, cast.cy, "answer_request", kind="starter_pack", user="@ada", accept=False)
    assert [found.handle for found in await db.read(lists.people_on, int(list_))] == ["bob"]
    before = await everything(db)
    followed = await do(cast, cast.cy, "follow_user", user=f"list:{list_}")
    assert await relation(cast, cast.cy, cast.bob) == ["following"]
    await undo(cast, cast.cy, followed)
    assert await everything(db) == before
    assert (await do(cast, cast.bob, "get_user", user="@ada", include=["lists"])).data["lists"][0]["list"] == list_


async def test_a_list_is_its_owners_alone_to_change(cast: Cast) -> None:
    list_ = (await do(cast, cast.ada, "update_list", name="birds")).data["list"]
    for changes in ({"name": "mine"}, {"deleted": True}, {"add": ["@cy"]}):
        assert (await do(cast, cast.bob, "update_list", list=list_, **changes)).data["error"] == "not_found"
    assert (await do(cast, cast.ada, "update_list", list=list_)).data["error"] == "invalid"
    assert (await do(cast, cast.ada, "update_list", name=" ")).data["error"] == "invalid"
    assert (await do(cast, cast.ada, "update_list", name="x" * 41)).data["error"] == "too_long"
    assert (await do(cast, cast.ada, "update_list", name="me", add=["@ada"])).data["error"] == "invalid"


async def test_an_old_handle_leads_to_its_holder_for_ninety_days(any_cast: Cast, clock: Clock) -> None:
    cast = any_cast
    db = cast.salon.db
    before = await everything(db)
    changed = await do(cast, cast.ada, "update_profile", handle="countess")
    found = await do(cast, cast.bob, "get_user", user="@ada")
    assert (found.data["user"], found.data["note"]) == ("@countess", "@ada is @countess now.")
    with pytest.raises(ValueError, match="taken"):
        await person(db, "ada")
    await undo(cast, cast.ada, changed)
    assert await everything(db) == before
    await do(cast, cast.ada, "update_profile", handle="countess")
    clock.forward(minutes=91 * DAY)
    assert (await do(cast, cast.bob, "get_user", user="@ada")).data["error"] == "not_found"
    assert await db.read(handles.is_free, "ada")


@pytest.mark.parametrize("handle", ["b0b", "bo_b", "_bob_"])
async def test_a_handle_that_looks_like_somebody_elses_with_more_followers_is_refused(
    any_cast: Cast, handle: str
) -> None:
    cast = any_cast
    assert await cast.salon.db.read(handles.looks_like, handle, cast.cy.id) is None
    await do(cast, cast.ada, "follow_user", user="@bob")
    refused = await do(cast, cast.cy, "update_profile", handle=handle)
    assert refused.data["error"] == "invalid" and "@bob" in refused.say
    assert (await do(cast, cast.cy, "update_profile", handle="bobby")).kind == "done"


async def test_requests_and_follows_say_how_they_stand(any_cast: Cast) -> None:
    cast = any_cast
    assert await cast.salon.db.read(follows.state, cast.ada.id, cast.bob.id) == "none"
    await follows_each_other(cast)
    assert await relation(cast, cast.ada, cast.bob) == ["following", "followed_by", "mutual"]
