"""Stop says whether the act happened."""

import asyncio
import threading
from pathlib import Path
from typing import Any

import httpx2
from chat import Chat, cookie_of
from conftest import Cast, make_cast
from fake_model import FakeModel, part, serving, words
from live import running

from assistant import brain
from assistant.events import Trouble
from assistant.settings import load
from assistant.stopped import NOTHING, what_was_done
from assistant.turn import turn
from social_tools import gate
from social_tools.context import Act
from storage import follows, people
from storage.database import Database, Writer


async def test_what_was_on_its_way_to_disk_is_told_however_early_the_stop_came(any_cast: Cast) -> None:
    cast = any_cast
    db = cast.salon.db
    told = {True: 0, False: 0}
    for waits in range(12):
        since = db.new_id()
        who = cast.bob if waits % 2 else cast.cy
        act = {"user": f"@{who.handle}", "follow": not (await db.read(people.relation, cast.ada.id, who.id)).following}
        task = asyncio.create_task(gate.call(cast.asks(cast.ada), "follow_user", act))
        for _ in range(waits):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait({task})
        words_ = await what_was_done(db, cast.ada.id, since)
        now = (await db.read(people.relation, cast.ada.id, who.id)).following
        happened = now is act["follow"]
        assert (words_ == NOTHING) is not happened, (waits, words_)
        told[happened] += 1
    assert told[False], "some were stopped before they were done"


async def test_it_waits_for_what_is_being_written_at_that_moment(file_db: Database, tmp_path: Path) -> None:
    """In a file, where a change runs in a thread of its own and can be held up there."""
    cast, begun, go = await make_cast(file_db, tmp_path), threading.Event(), threading.Event()
    db, since = file_db, file_db.new_id()

    def slowly(writer: Writer) -> Act:
        undo = follows.follow(writer, cast.ada.id, cast.bob.id)
        begun.set()
        go.wait(30)
        return Act({"ok": "done"}, "@bob", "You followed @bob", undo)

    task = asyncio.create_task(cast.asks(cast.ada).using(tool="follow_user").act(slowly))
    await asyncio.to_thread(begun.wait, 30)
    task.cancel()
    await asyncio.wait({task})
    asking = asyncio.create_task(what_was_done(db, cast.ada.id, since))
    for _ in range(3):
        await db.read(people.by_id, cast.ada.id)
    assert not asking.done(), "it is not known yet"
    go.set()
    assert "You followed @bob" in await asking


async def test_a_turn_that_takes_too_long_says_what_was_done_before(cast: Cast) -> None:
    def answer(wire: Any) -> None:
        if wire.messages[-1]["role"] == "user":
            wire.stream({"tool_calls": [part("follow_user", {"user": "@bob"})]})
        else:
            wire.hang()

    with serving(model := FakeModel(lambda _: words("x"))) as url:
        thinks = brain.make(load(OPENAI_BASE_URL=url, home=Path("/nonexistent"), chat_model="m0"))
        said = {}
        for message in ("follow @bob", "follow @bob again, as you like"):
            model.fault = answer if message == "follow @bob" else lambda wire: wire.hang()
            events = [event async for event in turn(cast.asks(cast.ada, message), thinks, [], seconds=3)]
            said[message] = next(event.text for event in events if isinstance(event, Trouble))
        await thinks.close()
    first, second = said.values()
    assert "took too long" in first and "This was done before: You followed @bob." in first
    assert second.endswith(NOTHING)


async def test_stop_in_the_chat_says_what_was_done_and_the_next_message_works(tmp_path: Path) -> None:
    hangs, loop = asyncio.Event(), asyncio.get_running_loop()

    def never(wire: Any) -> None:
        loop.call_soon_threadsafe(hangs.set)
        wire.hang()

    def follows(wire: Any) -> None:
        if wire.messages[-1]["role"] == "user":
            wire.stream({"tool_calls": [part("follow_user", {"user": "@bob"})]})
        else:
            never(wire)

    with (
        serving(model := FakeModel(lambda _: words("Here I am."))) as url,
        running(tmp_path / "home", OPENAI_BASE_URL=url) as salon,
        httpx2.Client(base_url=salon.url) as client,
    ):
        salon.salon("user", "add", "bob")
        client.get("/", headers={"Accept": "text/html"})
        async with Chat(salon, cookie_of(client)) as chat:
            for message, fault, done in (
                ("follow @bob", follows, "Stopped. This was done before that"),
                ("tell me all", never, "Stopped. Nothing was changed."),
            ):
                model.fault = fault
                hangs.clear()
                await chat.emit(message)
                await asyncio.wait_for(hangs.wait(), 60)
                chat.spoke.clear()
                await chat.client.emit("stop")
                await asyncio.wait_for(chat.spoke.wait(), 60)
                assert chat.said[-1].startswith(done)
            model.fault = None
            assert await chat.say("hello again, whoever you are") == "Here I am."
            assert not [one for one in chat.said if "manually" in one]
