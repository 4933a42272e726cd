"""Salon as its surfaces use it: opened on a world, asked by one of its people."""

import contextlib
import json
import shutil
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from assistant.thought import dumps
from benchmarks._generate import SIZES, Community
from benchmarks.world import make
from social_tools.context import Context, Salon
from social_tools.feed import read_feed
from social_tools.painter_local import LocalPainter
from storage import people
from storage.database import Database
from storage.media import Media

PAGE = 20
SMALL, LARGE = "S", "D"
_worlds: dict[str, Community] = {}


def world(size: str) -> Community:
    if size not in _worlds:
        _worlds[size] = Community(SIZES[size])
    return _worlds[size]


@contextlib.asynccontextmanager
async def opened(url: str) -> AsyncIterator[Database]:
    db = await Database(url).open()
    try:
        yield db
    finally:
        await db.close()


def on_file(size: str) -> contextlib.AbstractAsyncContextManager[Database]:
    return opened(f"sqlite:///{make(size)}")


@contextlib.asynccontextmanager
async def on_copy(size: str) -> AsyncIterator[Database]:
    """To write into."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "salon.db"
        shutil.copyfile(make(size), copy)
        with copy.open("rb+") as file:
            import os

            os.fsync(file.fileno())
        async with opened(f"sqlite:///{copy}") as db:
            yield db


async def asks(db: Database, person: int) -> Context:
    """The context of a person of a world, by their id."""
    found = await db.read(people.by_id, person)
    assert found is not None
    return Context(Salon(db, Media(Path("/nonexistent")), LocalPainter()), found, "bench")


async def home(context: Context) -> str:
    """What a model or another program is given for "show me my feed"."""
    result = await read_feed(context, limit=PAGE)
    return dumps(result.data)


def shown(text: str) -> list[tuple[Any, ...]]:
    """What a page in JSON says of each post, to compare it by."""
    items = json.loads(text)["items"]
    return [(item["id"], item["by"], item["text"], item.get("likes", 0), "you" in item) for item in items]
