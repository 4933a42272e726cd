"""What is measured, each as one number: how many times as long (as much, as large) as what it is compared with.

A case is an async function that returns the number, or raises `LeftOut` with the reason for which it is not measured.
"""

import asyncio
import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from assistant.thought import dumps
from benchmarks import _peers, _product, _twins
from benchmarks._fill import fill
from benchmarks._generate import words
from benchmarks._pairs import again, no_garbage, ratio, seconds
from benchmarks._product import PAGE, asks, home, on_copy, on_file, opened, shown, world
from benchmarks.world import filling, load, path
from social_tools.context import Context
from social_tools.search import search
from storage import feed, people, posts
from storage.database import Database
from storage.post_views import PostView

CASES: dict[str, Callable[[], Awaitable[float | str]]] = {}
"""Each gives its number, or why there is none."""
Case = Callable[[], Awaitable[float]]


def case(name: str) -> Callable[[Case], Case]:
    def add(function: Case) -> Case:
        async def measured() -> float | str:
            try:
                return await function()
            except LeftOut as why:
                return str(why)

        CASES[name] = measured
        return measured

    return add


class LeftOut(Exception):
    """Why a case is not measured here."""


def small() -> str:
    """The world in which most is measured."""
    return _product.SMALL


def large() -> str:
    """One with ten times as many posts by as many people."""
    if small() != "S":
        raise LeftOut("there is no world that is ten times as large")
    return _product.LARGE


def viewer(size: str, followees: int) -> int:
    found = world(size)
    if followees not in found.probes:
        raise LeftOut(f"nobody follows {followees} people here")
    return int(found.person_ids[found.probe(followees)])


async def check_home(db: Database, size: str, person: int) -> None:
    """The page is the one that sqlite3 alone finds, in all that both say of a post."""
    raw = _twins.opened(size)
    rows, pictures = _twins.home(raw, person, db.clock(), PAGE)
    names = [name for name in _twins.columns(raw) if name in PostView._fields]
    places = [_twins.columns(raw).index(name) for name in names]
    found = (await db.read(feed.home, person, None, PAGE)).posts
    assert [[getattr(post, name) for name in names] for post in found] == [[row[at] for at in places] for row in rows]
    assert {one.token for post in found for one in post.pictures} == {row[2] for row in pictures}
    assert [post[0] for post in shown(await home(await asks(db, person)))] == [str(row[0]) for row in rows]
    assert len(rows) == PAGE


async def home_against_raw(followees: int) -> float:
    size, person = small(), viewer(small(), followees)
    async with on_file(size) as db:
        await check_home(db, size, person)
        context, raw, now = await asks(db, person), _twins.opened(size), db.clock()
        return await ratio(lambda: home(context), lambda: _twins.home(raw, person, now, PAGE))


@case("home page in JSON, 100 followed / sqlite3 alone")
async def _() -> float:
    return await home_against_raw(100)


@case("home page in JSON, 5000 followed / sqlite3 alone")
async def _() -> float:
    return await home_against_raw(5000)


async def growth(followees: int) -> float:
    """A page where there are ten times as many posts, against the same page."""
    async with on_file(large()) as more, on_file(small()) as less:
        pages = []
        for db, size in ((more, large()), (less, small())):
            await check_home(db, size, viewer(size, followees))
            pages.append(await asks(db, viewer(size, followees)))
        return await ratio(lambda: home(pages[0]), lambda: home(pages[1]))


@case("home page at 1 M posts / at 100 k, 100 followed")
async def _() -> float:
    return await growth(100)


@case("home page at 1 M posts / at 100 k, 5000 followed")
async def _() -> float:
    return await growth(5000)


@case("a post by who has most followers / by who has the median")
async def _() -> float:
    size = "L" if small() == "S" and path("L").exists() else small()
    found = world(size)
    import numpy as np

    followers = np.bincount(found.followee, minlength=found.size.people)
    famous, usual = int(followers.argmax()), int(np.argsort(followers)[len(followers) // 2])
    async with on_copy(size) as db:

        def post(person: int) -> Callable[[], Awaitable[Any]]:
            author = int(found.person_ids[person])
            return lambda: db.write(posts.publish, posts.NewPost(author, "a post of some twenty words"))

        return await ratio(post(famous), post(usual), pairs=200)


async def reading(viewers: list[Context], tasks: int, rounds: int) -> tuple[float, list[float]]:
    """Home pages a second that so many tasks get, and how long each of them took."""
    took: list[float] = []
    order = random.Random(tasks)

    async def one() -> None:
        for viewer in order.choices(viewers, k=rounds // tasks):
            took.append(await seconds(partial(home, viewer)))

    begun = time.perf_counter()
    with no_garbage():
        await asyncio.gather(*(one() for _ in range(tasks)))
    return len(took) / (time.perf_counter() - begun), took


async def readers() -> tuple[float, float]:
    """64 readers at once: throughput against that of 8, and how much longer the slowest hundredth waits."""
    found = world(small())
    people_there = found.person_ids[: found.dormant]
    async with on_file(small()) as db:
        viewers = [await asks(db, int(one)) for one in random.Random(1).sample(people_there.tolist(), 500)]
        for one in viewers:
            await home(one)  # which remembers how far it was read
        throughput, spread = [], []
        for _ in range(5):
            few, _ = await reading(viewers, 8, 1280)
            many, took = await reading(viewers, 64, 1280)
            throughput.append(many / few)
            spread.append(quantiles(took, n=100)[98] / median(took))
        return median(throughput), median(spread)


@case("home pages a second for 64 readers at once / for 8")
async def _() -> float:
    return (await readers())[0]


@case("wait of 64 readers at once, p99 / p50")
async def _() -> float:
    return (await readers())[1]


@case("posts lost or not counted of 1000 at once")
async def _() -> float:
    async with on_copy(small()) as db:
        author = int(world(small()).person_ids[3])
        before = await db.read(people.by_id, author)
        change = [db.write(posts.publish, posts.NewPost(author, f"{n}")) for n in range(1000)]
        outcomes = await asyncio.gather(*change, return_exceptions=True)
        after = await db.read(people.by_id, author)
        assert before and after
        acknowledged = len([outcome for outcome in outcomes if not isinstance(outcome, BaseException)])
        return (1000 - acknowledged) + abs(before.posts + 1000 - after.posts)


@case("bytes that a text post takes with all its indexes")
async def _() -> float:
    """By the pages of the file, before and after a hundred thousand come: with fewer, words weigh more."""
    with tempfile.TemporaryDirectory() as folder:
        db = await Database(f"sqlite:///{folder}/salon.db").open()
        await db.close()
        chunks = filling(world("S"))
        await fill(db.url, (chunk for chunk in chunks if chunk[0].name in ("account", "follow")))
        before = await pages(db)
        written = [chunk for chunk in filling(world("S")) if chunk[0].name == "post"]
        await fill(db.url, written)
        return (await pages(db) - before) / sum(len(rows) for _, _, rows in written)


async def pages(db: Database) -> int:
    """The bytes of all pages that are in use."""
    async with opened(db.url.render_as_string()) as now:
        return await now.maintain(
            lambda connection: (
                (
                    connection.exec_driver_sql("SELECT page_count FROM pragma_page_count").scalar_one()
                    - connection.exec_driver_sql("SELECT freelist_count FROM pragma_freelist_count").scalar_one()
                )
                * connection.exec_driver_sql("SELECT page_size FROM pragma_page_size").scalar_one()
            )
        )


async def search_growth(place: int) -> float:
    """The newest posts with the word of this rank in frequency, where there are ten times as many posts."""
    word = words()[place]
    async with on_file(large()) as more, on_file(small()) as less:
        contexts = [await asks(db, viewer(size, 100)) for db, size in ((more, large()), (less, small()))]

        async def found(context: Context) -> str:
            return dumps((await search(context, query=word, sort="newest", limit=PAGE)).data)

        for context in contexts:
            items = json.loads(await found(context))["items"]
            assert len(items) == PAGE and all(word in item["text"].split() for item in items)
        return await ratio(lambda: found(contexts[0]), lambda: found(contexts[1]), pairs=150)


@case("search newest first at 1 M posts / at 100 k, a rare word")
async def _() -> float:
    return await search_growth(5000)


@case("search newest first at 1 M posts / at 100 k, a usual word")
async def _() -> float:
    return await search_growth(100)


@case("search newest first at 1 M posts / at 100 k, the most frequent word")
async def _() -> float:
    return await search_growth(0)


@case("the tutorial's way with SQLModel / home page")
async def _() -> float:
    person = viewer(small(), 100)
    async with on_file(small()) as db, _peers.sqlmodel_tutorial(path(small())) as page:
        context = await asks(db, person)
        theirs, ours = await page(person, PAGE), shown(await home(context))
        assert [post["id"] for post in theirs] == [int(post[0]) for post in ours]
        return await ratio(lambda: page(person, PAGE), lambda: home(context), 100, again)


@case("django-activity-stream / home page")
async def _() -> float:
    python = os.environ.get("ACTSTREAM_PYTHON", "")
    if not python:
        raise LeftOut("set ACTSTREAM_PYTHON to the python of an environment with django-activity-stream==2.0.0")
    person = viewer(small(), 100)
    async with on_file(small()) as db:
        context = await asks(db, person)
        with _peers.activity_stream(python, path(small()), person, PAGE) as theirs:
            assert shown(theirs.page()) == shown(await home(context))
            return await ratio(theirs.page, lambda: home(context), 100, again)


@case("home page on PostgreSQL / on SQLite, 100 followed")
async def _() -> float:
    sys.path.append(str(Path(__file__).parent.parent / "tests"))
    import postgres

    with postgres.running() as server:
        await load(server, small())
        person = viewer(small(), 100)
        async with opened(server) as theirs, on_file(small()) as ours:
            there, here = await asks(theirs, person), await asks(ours, person)
            assert shown(await home(there)) == shown(await home(here))
            return await ratio(lambda: home(there), lambda: home(here), pairs=200)
