"""Posts that come out at a time, and previews that nobody decided on."""

import asyncio
from pathlib import Path

from acts import does, every_row, post
from conftest import Cast, Clock

from social_tools import gate, schedule
from social_tools.context import Salon
from storage import feed, people
from storage.database import Database

AT = "2026-11-30T12:00Z"
AT_MS = 1_796_040_000_000


async def explored(cast: Cast) -> list[str]:
    return [view.text for view in (await cast.salon.db.read(feed.explore, 0, None, 10)).posts]


async def test_a_scheduled_post_comes_out_at_its_time_and_its_receipt_then_takes_it_back(
    any_cast: Cast, clock: Clock
) -> None:
    cast = any_cast
    done = await does(cast, cast.ada, "share_post", text="good morning", publish_at=AT)
    assert done.data["publish_at"] == AT and done.receipt is not None
    assert done.receipt.words == "You will share “good morning” on 30 November 2026 at 12:00 UTC"
    listed = (await gate.call(cast.asks(cast.ada), "list_actions", {})).data["items"][0]
    assert listed[4] == f"undo until {AT}"
    clock.now = AT_MS - 1
    assert await schedule.publish_due(cast.salon) == AT_MS and await explored(cast) == []
    clock.now = AT_MS
    assert await schedule.publish_due(cast.salon) is None
    assert await explored(cast) == ["good morning"]
    await does(cast, cast.ada, "undo_action", act=done.data["act"])
    assert await explored(cast) == []


async def test_a_scheduled_post_is_cancelled_by_its_receipt(any_cast: Cast, clock: Clock) -> None:
    cast = any_cast
    before = await cast.salon.db.read(every_row)
    done = await does(cast, cast.ada, "share_post", text="never", publish_at=AT)
    undone = await does(cast, cast.ada, "undo_action", act=done.data["act"])
    assert undone.data["state"] == "cancelled" and await cast.salon.db.read(every_row) == before
    clock.now = AT_MS
    await schedule.publish_due(cast.salon)
    assert await explored(cast) == []


async def test_it_survives_a_restart_and_several_processes_publish_it_once(database_url: str, clock: Clock) -> None:
    from conftest import make_cast

    first = await Database(database_url, clock=clock).open()
    cast = await make_cast(first, Path("/nonexistent"))
    await does(cast, cast.ada, "share_post", text="once", publish_at=AT)
    await first.close()
    clock.now = AT_MS + 1
    several = 3 if "postgresql" in database_url else 1
    opened = [await Database(database_url, clock=clock, worker=n).open() for n in range(several)]
    salons = [Salon(db, cast.salon.media, cast.painter) for db in opened]
    await asyncio.gather(*map(schedule.publish_due, salons))
    page = await opened[0].read(feed.explore, 0, None, 10)
    ada = await opened[0].read(people.by_id, cast.ada.id)
    for db in opened:
        await db.close()
    assert [view.text for view in page.posts] == ["once"] and ada is not None and ada.posts == 1


async def test_the_server_sleeps_until_the_next_post_is_due_and_never_longer_than_a_minute(
    cast: Cast, clock: Clock
) -> None:
    naps: list[float] = []

    async def sleep(seconds: float) -> None:
        naps.append(seconds)
        clock.now += int(seconds * 1000)
        if len(naps) > 5:
            raise asyncio.CancelledError

    clock.now = AT_MS - 150_000
    early = await does(cast, cast.ada, "share_post", text="soon", publish_at=AT)
    assert early.kind == "refused" and "five minutes" in early.say
    clock.now = AT_MS - 330_000
    await does(cast, cast.ada, "share_post", text="soon", publish_at=AT)
    clock.now = AT_MS - 150_000
    await asyncio.gather(schedule.keep_publishing(cast.salon, sleep), return_exceptions=True)
    assert naps == [60, 60, 30, 60, 60, 60]
    assert await explored(cast) == ["soon"]


async def test_what_can_no_longer_come_out_is_kept_as_a_draft_and_the_receipt_says_why(
    any_cast: Cast, clock: Clock
) -> None:
    cast = any_cast
    first = await post(cast, "a question")
    await does(cast, cast.ada, "share_post", text="an answer", reply_to=first, publish_at=AT)
    await does(cast, cast.bob, "delete_post", post=first)
    clock.now = AT_MS
    await schedule.publish_due(cast.salon)
    listed = (await gate.call(cast.asks(cast.ada), "list_actions", {})).data
    assert [text for _, text in listed["drafts"]] == ["an answer"]
    outcome = await gate.call(cast.asks(cast.ada), "list_actions", {"limit": 1})
    assert outcome.view.receipts[0].words.startswith("Not shared, but kept as a draft")  # type: ignore[union-attr]


async def test_a_day_holds_twenty_five_scheduled_posts(cast: Cast) -> None:
    for n in range(25):
        assert (await does(cast, cast.ada, "share_post", text=f"{n}", publish_at=AT)).kind == "done"
    assert (await does(cast, cast.ada, "share_post", text="x", publish_at=AT)).data["error"] == "rate_limited"
    assert (await does(cast, cast.ada, "share_post", text="x", publish_at="2026-12-01T12:00+02:00")).kind == "done"


async def test_a_preview_that_nobody_decided_on_is_a_draft_and_a_cancelled_one_is_gone(
    any_cast: Cast, clock: Clock
) -> None:
    cast = any_cast
    asked = await gate.call(cast.asks(cast.ada, "hm"), "share_post", {"text": "half a thought"})
    unwanted = await gate.call(cast.asks(cast.ada, "hm"), "share_post", {"text": "not this"})
    await gate.deny(cast.asks(cast.ada), unwanted.data["act"])
    clock.forward(minutes=11)
    listed = (await gate.call(cast.asks(cast.ada), "list_actions", {})).data
    assert listed["drafts"] == [[asked.data["act"], "half a thought"]]
    other = await gate.edit(cast.asks(cast.bob), asked.data["act"], {})
    assert other.kind == "refused"
    again = await gate.edit(cast.asks(cast.ada, thread="another"), asked.data["act"], {})
    assert again.kind == "pending" and again.data["act"] != asked.data["act"]
    assert "drafts" not in (await gate.call(cast.asks(cast.ada), "list_actions", {})).data
    await gate.approve(cast.asks(cast.ada, thread="another"), again.data["act"])
    assert await explored(cast) == ["half a thought"]
