"""Asked again, asked four times at once, or stopped in the middle: nothing is ever done twice, and nothing half."""

import asyncio
import itertools
from collections.abc import AsyncIterator, Coroutine, Generator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from acts import does, every_row
from village import Village, opened

from social_tools import TOOLS, gate
from social_tools.context import Context, Turn
from social_tools.feed_rules import drafts, read
from social_tools.gate import Outcome
from storage import receipts, threads
from storage.models import Receipt

ADA, BOB, CY = 0, 1, 2
CALLS: dict[str, tuple[str, dict[str, Any]]] = {
    "a post": ("share_post", {"text": "good morning @bob #fox"}),
    "an answer": ("share_post", {"text": "yes", "reply_to": "a post of bob's"}),
    "a poll": ("share_post", {"text": "?", "poll": {"options": ["a", "b"]}}),
    "a scheduled post": ("share_post", {"text": "later", "publish_at": "2026-11-30T12:00Z"}),
    "an edit": ("edit_post", {"post": "a post of ada's", "text": "other words @cy #owl"}),
    "a remix allowed": ("edit_post", {"post": "a post of ada's", "remix": "anyone"}),
    "a remix withdrawn": ("edit_post", {"post": "a remixed post", "remix": "nobody"}),
    "a remix": ("create_image", {"prompt": "at night", "remix_of": "a remixed post"}),
    "a deletion": ("delete_post", {"post": "a post of ada's"}),
    "a deleted picture": ("delete_post", {"image": "a picture"}),
    "a repost": ("react_to_post", {"post": "a post of bob's", "reaction": "repost"}),
    "a vote": ("react_to_post", {"post": "a poll", "reaction": "vote", "option": 1}),
    "a follow": ("follow_user", {"user": "@dee"}),
    "a block": ("limit_user", {"user": "@bob", "level": "block"}),
    "a removed follower": ("limit_user", {"user": "@bob", "level": "remove_follower"}),
    "an answered request": ("answer_request", {"kind": "follow", "user": "@ada", "accept": True}),
    "a new list": ("update_list", {"name": "painters", "add": ["@bob"]}),
    "a profile": ("update_profile", {"handle": "countess", "bio": "hi"}),
    "a setting": ("update_settings", {"changes": {"quote_policy": "nobody"}}),
    "a message": ("send_message", {"to": ["@bob"], "text": "psst"}),
    "a message to new people": ("send_message", {"to": ["@bob", "@dee"], "text": "psst"}),
    "a mark": ("mark_read", {"up_to": "a notification"}),
    "a report": ("report_content", {"target": "a post of bob's", "category": "spam"}),
    "rules": ("apply_feed_rules", {"draft": "a draft"}),
    "an undo": ("undo_action", {"act": "an act"}),
    "a picture": ("create_image", {"prompt": "a fox"}),
}  # fmt: skip
BY_CY = ("an answered request",)
SAID: dict[str, tuple[str, str, dict[str, Any]]] = {
    "a post": ('post "good morning"', "share_post", {"text": "good morning"}),
    "a follow": ("follow @dee", "follow_user", {"user": "@dee"}),
    "a picture": ("draw a fox", "create_image", {"prompt": "a fox"}),
    "a mute": ("mute @bob", "limit_user", {"user": "@bob", "level": "mute"}),
}


async def _things(village: Village) -> dict[str, str]:
    """What the calls name, made beforehand."""
    cast, ada = village.cast, await village.who(ADA)
    poll = await does(cast, await village.who(BOB), "share_post", text="?", poll={"options": ["x", "y"]})
    act = await does(cast, ada, "react_to_post", post=village.posts[1], reaction="like")
    notices = await does(cast, ada, "get_notifications", unread=False)
    return {
        "a post of ada's": village.posts[0],
        "a post of bob's": village.posts[1],
        "a remixed post": village.posts[-2],
        "a poll": poll.data["post"],
        "a picture": village.images[0]["id"],
        "a notification": notices.data["items"][0]["n"],
        "a draft": drafts.sign(cast.salon.key, ada.id, "home", read("hide spoilers", village.clock()).rules),
        "an act": act.data["act"],
    }


@asynccontextmanager
async def asked(name: str) -> AsyncIterator[tuple[Village, Context, str]]:
    """A village, and a call that waits for a yes in it; as with all that is not literal in a tainted thread."""
    tool, arguments = CALLS[name]
    async with opened() as village:
        known = await _things(village)
        who = await village.who(CY if name in BY_CY else ADA)
        await village.db.write(threads.taint, who.id, "thread")
        given = {key: known.get(value, value) if isinstance(value, str) else value for key, value in arguments.items()}
        pending = await gate.call(village.cast.asks(who, "what a day"), tool, given)
        assert pending.kind == "pending", pending.data
        yield village, village.cast.asks(who), pending.data["act"]


async def done_so_far(village: Village) -> list[Receipt]:
    found: list[Receipt] = []
    for id_ in village.ids:
        found += (await village.db.read(receipts.page, id_, None, 40))[0]
    return found


async def everything(village: Village) -> dict[str, Any]:
    await village.db.write(lambda writer: None)  # what was accepted before is on disk, or never will be
    return await village.db.read(every_row) | {"receipts": len(await done_so_far(village))}


def test_every_tool_that_writes_is_here() -> None:
    assert {tool for tool, _ in CALLS.values()} == {tool.name for tool in TOOLS if tool.kind != "read"}


@pytest.mark.parametrize("name", CALLS)
async def test_one_yes_is_one_act_however_often_and_at_once_it_is_given(name: str) -> None:
    async with asked(name) as (village, context, approval):
        before = len(await done_so_far(village))
        outcomes = await asyncio.gather(*(gate.approve(context, approval) for _ in range(4)))
        after = await everything(village)
        assert after["receipts"] == before + 1
        for outcome in [*outcomes, await gate.approve(context, approval)]:
            assert outcome.kind == "done" and outcome.data == outcomes[0].data
        assert await everything(village) == after


class Stopped:
    """Runs a coroutine until it waits for the nth time; then it is cancelled, as Stop cancels a turn."""

    def __init__(self, work: Coroutine[Any, Any, Outcome], at: int) -> None:
        self._work, self._at = work, at

    def __await__(self) -> Generator[Any, None, Outcome]:
        for number in itertools.count():
            try:
                waiting = self._work.send(None)
            except StopIteration as done:
                return done.value  # type: ignore[no-any-return]
            if number == self._at and waiting is None:
                self._work.throw(asyncio.CancelledError())
            elif number == self._at:
                waiting.cancel()
            yield waiting
        raise AssertionError


async def stopped(work: Coroutine[Any, Any, Outcome], at: int) -> bool:
    """Whether there was something to stop."""
    try:
        await Stopped(work, at)
    except asyncio.CancelledError:
        return True
    return False


@pytest.mark.parametrize("name", CALLS)
async def test_a_stop_at_any_moment_leaves_all_of_it_or_nothing_and_the_same_yes_then_does_it_once(name: str) -> None:
    at, more = 0, True
    while more:
        async with asked(name) as (village, context, approval):
            before = await everything(village)
            after = before
            while more and after == before:
                more = await stopped(gate.approve(context, approval), at)
                after = await everything(village)
                at += 1
            assert after["receipts"] == before["receipts"] + 1
            again = await gate.approve(context, approval)
            assert again.kind == "done" and await everything(village) == after
    assert at > 2


@pytest.mark.parametrize("name", SAID)
async def test_a_command_that_is_tried_again_in_its_turn_is_carried_out_once(name: str) -> None:
    message, tool, arguments = SAID[name]
    async with opened() as village:
        before = len(await done_so_far(village))
        turn, ada = Turn(), await village.who(ADA)
        context = village.cast.asks(ada, message, turn=turn)
        outcomes = await asyncio.gather(*(gate.call(context, tool, arguments) for _ in range(4)))
        after = await everything(village)
        assert after["receipts"] == before + 1
        assert {outcome.kind for outcome in (*outcomes, await gate.call(context, tool, arguments))} == {"done"}
        assert await everything(village) == after


async def test_a_command_that_is_said_twice_is_carried_out_twice() -> None:
    async with opened() as village:
        context = village.cast.asks(await village.who(ADA), 'post "hello" and post "hello"', turn=Turn())
        first, second, third = [await gate.call(context, "share_post", {"text": "hello"}) for _ in range(3)]
        assert first.data["post"] != second.data["post"] and third.data["post"] in (
            first.data["post"],
            second.data["post"],
        )
