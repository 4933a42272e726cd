"""What is new reaches the chats that are open, once, in groups, and also across processes."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import httpx2
import live as live_product
import pytest
from acts import publish
from chat import Chat, cookie_of
from conftest import person
from live import Live

from assistant.live import Hub, line
from storage import dialect, follows, notifications, people, reactions
from storage.database import Database, Writer
from storage.dialect import Neighbours, News
from storage.errors import StorageError
from storage.ids import SAMPLES, WORKER_BITS

PATIENCE_S = 30


async def heard(listening: "asyncio.Queue[News]") -> dict[int, int]:
    return dict(await asyncio.wait_for(listening.get(), PATIENCE_S))


def ear(db: Database) -> "asyncio.Queue[News]":
    queue: asyncio.Queue[News] = asyncio.Queue()
    db.on_commit.append(queue.put_nowait)
    return queue


async def test_whom_something_has_reached_is_told_when_it_is_on_disk(any_db: Database) -> None:
    ada, bob = await person(any_db, "ada"), await person(any_db, "bob")
    listening = ear(any_db)
    await any_db.write(follows.follow, bob.id, ada.id)
    page = await any_db.read(notifications.page, ada.id)
    assert await heard(listening) == {ada.id: page.notices[0].id}


async def test_what_failed_has_reached_nobody(any_db: Database) -> None:
    ada, bob, cy = [await person(any_db, name) for name in ("ada", "bob", "cy")]
    listening = ear(any_db)

    def half(writer: Writer) -> None:
        follows.follow(writer, cy.id, bob.id)
        raise ValueError("on the way")

    await asyncio.gather(
        any_db.write(half), any_db.write(follows.follow, cy.id, ada.id), any_db.write(half), return_exceptions=True
    )
    assert set(await heard(listening)) == {ada.id}
    assert listening.empty()


async def test_a_listener_that_fails_harms_nobody(db: Database) -> None:
    ada, bob = await person(db, "ada"), await person(db, "bob")

    def fails(_news: News) -> None:
        raise RuntimeError("no")

    db.on_commit.append(fails)
    listening = ear(db)
    await db.write(follows.follow, bob.id, ada.id)
    assert set(await heard(listening)) == {ada.id}


async def test_a_line_is_followed_by_a_pause_in_which_the_next_is_gathered() -> None:
    shown: asyncio.Queue[tuple[int, int]] = asyncio.Queue()
    pause = asyncio.Event()

    async def show(account: int, first: int) -> bool:
        await shown.put((account, first))
        return account != 3

    hub = Hub(show, lambda: pause.wait())  # type: ignore[arg-type, return-value]
    hub.heard({1: 10, 2: 11})
    assert [await shown.get(), await shown.get()] == [(1, 10), (2, 11)]
    hub.heard({1: 20})
    hub.heard({1: 30, 3: 31})
    assert await shown.get() == (3, 31)
    hub.heard({3: 32})
    assert await shown.get() == (3, 32), "nobody was there to see it, so nothing is waited for"
    assert shown.empty()
    pause.set()
    assert await asyncio.wait_for(shown.get(), PATIENCE_S) == (1, 20), "all since the last line, as one"
    await hub.close()


async def test_a_line_says_the_newest_and_how_much_more_there_is(db: Database) -> None:
    ada, bob, cy = [await person(db, name) for name in ("ada", "bob", "cy")]
    mine = await publish(db, ada.id, "hello")
    await db.write(follows.follow, bob.id, ada.id)
    for fan in (bob, cy):
        await db.write(reactions.like, fan.id, mine)
    page = await db.read(notifications.page, ada.id)
    assert line(page.notices) == "@cy and @bob liked your post, and 1 more"


@pytest.fixture
async def two(postgres_url: str) -> AsyncIterator[tuple[Database, Database]]:
    """Two processes' databases on one server, as far as the server can tell."""
    one, other = await Database(postgres_url).open(), await Database(postgres_url).open()
    yield one, other
    await one.close()
    await other.close()


async def test_each_process_has_a_worker_number_of_its_own(two: tuple[Database, Database]) -> None:
    workers = {db.new_id() & ((1 << WORKER_BITS) - 1) for db in two}
    assert len(workers) == 2 and SAMPLES not in workers


async def test_two_processes_that_open_an_empty_database_at_once_both_open_it(postgres_url: str) -> None:
    one, other = await asyncio.gather(Database(postgres_url).open(), Database(postgres_url).open())
    ada, bob = await person(one, "ada"), await person(other, "bob")
    assert await one.read(people.by_id, bob.id) == bob and await other.read(people.by_id, ada.id) == ada
    await one.close()
    await other.close()


async def test_a_number_is_free_again_when_its_process_is_gone_and_one_too_many_is_a_sentence(
    postgres_url: str,
) -> None:
    async with AsyncExitStack() as stack:
        neighbours = [
            Neighbours(dialect.parse(postgres_url), lambda number: None, lambda news: None) for _ in range(15)
        ]
        for neighbour in neighbours:
            await neighbour.join()
            stack.push_async_callback(neighbour.close)
        assert [neighbour.worker for neighbour in neighbours] == list(range(15))
        late = Neighbours(dialect.parse(postgres_url), lambda number: None, lambda news: None)
        with pytest.raises(StorageError, match="15 Salons use this database"):
            await late.join()
        await late.close()


async def test_one_process_hears_whom_the_change_of_another_has_reached_and_not_its_own_twice(
    two: tuple[Database, Database],
) -> None:
    one, other = two
    ada, bob = await person(one, "ada"), await person(other, "bob")
    here, there = ear(one), ear(other)
    await one.write(follows.follow, bob.id, ada.id)
    assert await heard(there) == await heard(here)
    await other.write(follows.follow, ada.id, bob.id)
    assert set(await heard(here)) == set(await heard(there)) == {bob.id}
    assert here.empty() and there.empty()


async def test_a_connection_to_the_others_that_breaks_is_made_again(two: tuple[Database, Database]) -> None:
    one, other = two
    ada, bob = await person(one, "ada"), await person(other, "bob")
    there = ear(other)
    neighbours, joined = other._neighbours, asyncio.Event()
    assert neighbours is not None and one._neighbours is not None and neighbours._connection is not None
    join = neighbours.join

    async def join_and_tell() -> None:
        await join()
        joined.set()

    neighbours.join = join_and_tell  # type: ignore[method-assign]
    process = (await neighbours._connection.get_raw_connection()).driver_connection.get_server_pid()  # type: ignore[union-attr]
    await one.maintain(lambda connection: connection.exec_driver_sql(f"SELECT pg_terminate_backend({process})"))
    await asyncio.wait_for(joined.wait(), PATIENCE_S)
    assert neighbours.worker != one._neighbours.worker
    await one.write(follows.follow, bob.id, ada.id)
    assert set(await heard(there)) == {ada.id}


def newcomer(live: Live) -> str:
    """The sign-in of a new guest."""
    with httpx2.Client(base_url=live.url) as client:
        client.get("/", headers={"Accept": "text/html"})
        return cookie_of(client)


async def told(chat: Chat) -> str:
    """The line that something is new, once it is there."""
    async with asyncio.timeout(PATIENCE_S):
        while not (lines := [e["props"]["news"] for e in chat.elements if e["props"].get("news")]):
            chat.drew.clear()
            await chat.drew.wait()
    return str(lines[-1])


async def test_two_servers_on_one_database_push_to_each_others_people(postgres_url: str, tmp_path: Path) -> None:
    with (
        live_product.running(tmp_path / "one", SALON_DATABASE_URL=postgres_url) as one,
        live_product.running(tmp_path / "other", SALON_DATABASE_URL=postgres_url) as other,
    ):
        ada, bob = newcomer(one), newcomer(other)
        async with Chat(one, ada) as here, Chat(other, bob) as there:
            await there.say("call me bob")
            await there.say('post "hello from the other side"')
            await here.say("call me ada")
            await here.say("explore")
            await here.say("like the first one")
            assert await told(there) == "@ada liked your post"
            shown = await there.press(tool="get_notifications", arguments={})
            assert [item["words"] for item in shown["card"]["props"]["items"]] == ["@ada liked your post"]
            assert not [e for e in here.elements if e["props"].get("news")], "nobody is told of their own acts"
