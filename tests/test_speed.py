"""What a page costs, counted and not timed: trips to another thread, statements, and how the engine answers them."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from conftest import QuickPainter
from plans import plan

from benchmarks import world as worlds
from benchmarks._generate import Community
from social_tools.context import Context, Salon
from social_tools.feed import read_feed
from storage import dialect, feed, lineage, people, post_views, posts
from storage.database import Database, Reader
from storage.media import Media
from storage.statements import Prepared


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Community]:
    """World T, as the benchmarks have it."""
    url = f"sqlite:///{tmp_path_factory.mktemp('world') / 'T.db'}"
    return url, asyncio.run(worlds.load(url, "T"))


@pytest.fixture
async def community(small: tuple[str, Community]) -> AsyncIterator[tuple[Database, Community]]:
    db = await Database(small[0]).open()
    yield db, small[1]
    await db.close()


async def trips(call: Callable[[], Awaitable[object]], monkeypatch: pytest.MonkeyPatch) -> int:
    """How often another thread has to wake the loop."""
    loop, woken = asyncio.get_running_loop(), []
    wake = loop.call_soon_threadsafe
    with monkeypatch.context() as patched:
        patched.setattr(loop, "call_soon_threadsafe", lambda *given: (woken.append(given), wake(*given)))
        await call()
    return len(woken)


async def statements(db: Database, call: Callable[[], Awaitable[object]]) -> list[str]:
    """What is sent to the engine by the readers."""
    sent: list[str] = []
    await db._readers.each(lambda connection: dialect.driver_of(connection).set_trace_callback(sent.append))
    await call()
    await db._readers.each(lambda connection: dialect.driver_of(connection).set_trace_callback(None))
    return [" ".join(text.split()) for text in sent]


@pytest.mark.parametrize("followees", [10, 100, 1000])
async def test_a_home_page_is_no_trip_and_seven_statements_however_many_one_follows(
    community: tuple[Database, Community], followees: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    db, world = community
    me = await db.read(people.by_id, int(world.person_ids[world.probe(followees)]))
    assert me is not None and me.following == followees
    context = Context(Salon(db, Media(Path("/nonexistent")), QuickPainter()), me, "thread")

    async def page() -> None:
        result = await read_feed(context, limit=20)
        assert len(result.data["items"]) == 20

    await page()  # which remembers how far it was read
    assert await trips(page, monkeypatch) == 0
    sent = await statements(db, page)
    assert len(sent) == 7, sent
    assert (sent[0], sent[-1]) == ("BEGIN", "ROLLBACK")


async def test_a_change_is_one_trip(community: tuple[Database, Community], monkeypatch: pytest.MonkeyPatch) -> None:
    db, world = community
    author = int(world.person_ids[5])

    async def post() -> None:
        await db.write(posts.publish, posts.NewPost(author, "hello"))

    assert await trips(post, monkeypatch) == 1


async def test_statements_that_are_kept_go_straight_to_the_driver_and_give_the_same(
    community: tuple[Database, Community],
) -> None:
    db, world = community
    me = int(world.person_ids[world.probe(100)])

    def twice(reader: Reader) -> None:
        asked = {"viewer": me, "before": 1 << 53, "limit": 20}
        for number in (3, 1, 0, 3):
            ids = reader.column(feed.OWN, **asked)[:number] + reader.column(feed.EXPLORE, **asked, now=0)[:number]
            direct = reader.rows(post_views.HYDRATE, viewer=me, ids=ids)
            through = reader._statements.connection.execute(post_views.HYDRATE, {"viewer": me, "ids": ids}).all()
            assert direct == [tuple(row) for row in through]
            assert [row._mapping for row in direct] == [dict(row._mapping) for row in through]
            assert [[type(value) for value in row] for row in direct] == [[type(v) for v in row] for row in through]
        assert isinstance(reader._statements._known[post_views.HYDRATE], Prepared)

    await db.read(twice)


async def test_no_page_of_posts_reads_a_whole_table(community: tuple[Database, Community]) -> None:
    db, _ = community
    lines = lineage.CHAINS, lineage.NAMED, lineage.SHOWN, lineage.REMIXES, lineage.REMIXERS, lineage.REMIXED
    for statement in (feed.OWN, feed.EXPLORE, feed.BY_AUTHOR, post_views.HYDRATE, post_views.PICTURES, *lines):
        steps = await plan(db, statement)
        assert not [step for step in steps if step.startswith("SCAN ")], steps
