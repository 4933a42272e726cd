"""Communities of four sizes to measure on, made anew from the same numbers and loaded into Salon's own schema.

./salon bench world S            T: 2 k people, for tests · S: 10 k, 100 k posts, 1 M follows · D: 1 M posts
./salon bench world L            L: 100 k people, 1 M posts, 10 M follows
./salon bench world S --url postgresql+asyncpg://…     into an empty database of a server
"""

import argparse
import asyncio
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from sqlmodel import SQLModel

from benchmarks._fill import fill
from benchmarks._generate import CHUNK, SIZES, Community
from storage.database import Database
from storage.models import Account, Follow, Image, Post, PostImage, PostLike

FOLDER = Path(__file__).parent / "worlds"
Progress = Callable[[int, int], None]
Rows = Iterable[tuple[Any, ...]]


def path(size: str) -> Path:
    return FOLDER / f"{size}.db"


def tables(world: Community) -> Iterator[tuple[type[SQLModel], tuple[str, ...], int, Rows]]:
    """Each table with its columns, the number of its rows, and the rows, after the tables that it refers to."""
    ids, posts = world.person_ids, world.post_ids
    written, following, followers = (_count(of, len(ids)) for of in (world.authors, world.follower, world.followee))
    people = ((int(ids[i]), f"u_{i}", f"person_{i}", f"Person {i}", "fox", "member") for i in range(len(ids)))
    counted = ((*row, written[i], followers[i], following[i]) for i, row in enumerate(people))
    names = ("id", "key", "handle", "name", "animal", "kind", "posts", "followers", "following")
    yield Account, names, len(ids), counted
    yield Follow, ("follower_id", "followee_id"), len(world.follower), _pairs(ids, world.follower, ids, world.followee)
    names = ("id", "author_id", "text", "visibility", "reply_to", "root", "likes", "replies")
    yield Post, names, len(posts), _posts(world)
    pictured = world.pictured
    yield Image, _IMAGE, len(pictured), (_image(world, int(place)) for place in pictured)
    of_post = ((int(posts[place]), 0, int(posts[place]) + 1, "A fox in the snow") for place in pictured)
    yield PostImage, ("post_id", "position", "image_id", "alt"), len(pictured), of_post
    yield PostLike, ("account_id", "post_id"), len(world.fan), _pairs(ids, world.fan, posts, world.liked)


_IMAGE = ("id", "token", "owner_id", "sha256", "mime", "width", "height", "size", "alt", "prompt", "maker")
_IMAGE += ("drawn", "missed", "scene", "blur")


def _image(world: Community, place: int) -> tuple[Any, ...]:
    id_ = int(world.post_ids[place]) + 1
    owner = int(world.person_ids[world.authors[place]])
    about = ("A fox in the snow", "a fox in the snow", "salon-painter", "[]", "[]", "{}", "")
    return (id_, f"{id_:024d}", owner, f"{id_:064x}", "image/webp", 1024, 1024, 40_000, *about)


def _count(places: Any, people: int) -> list[int]:
    import numpy as np

    return np.bincount(places, minlength=people).tolist()  # type: ignore[no-any-return]


def _pairs(a: Any, first: Any, b: Any, second: Any) -> Rows:
    for start in range(0, len(first), CHUNK):
        part = slice(start, start + CHUNK)
        yield from zip(a[first[part]].tolist(), b[second[part]].tolist(), strict=True)


def _posts(world: Community) -> Rows:
    ids, authors = world.post_ids.tolist(), world.person_ids[world.authors].tolist()
    columns = (world.visibility, world.reply_to, world.likes, world.replies)
    numbers = zip(*(column.tolist() for column in columns), strict=True)
    for id_, author, text, (vis, above, likes, replies) in zip(ids, authors, world.texts(), numbers, strict=True):
        root = ids[above] if above >= 0 else None
        yield id_, author, text, vis, root, root, likes, replies


async def load(url: str, size: str, progress: Progress = lambda done, total: None) -> Community:
    """Make a community in an empty database; it has to be new."""
    world = Community(SIZES[size])
    db = await Database(url).open()
    await db.close()
    await fill(db.url, filling(world, progress))
    return world


def filling(
    world: Community, progress: Progress = lambda done, total: None
) -> Iterator[tuple[Any, tuple[str, ...], list[tuple[Any, ...]]]]:
    parts = list(tables(world))
    total, done = sum(count for _, _, count, _ in parts), 0
    for model, names, _, rows in parts:
        table: Any = model.__table__  # type: ignore[attr-defined]
        defaults = {
            column.name: field.default
            for column in table.columns
            if column.name not in names
            and not (field := model.model_fields[column.name]).is_required()
            and field.default is not None
        }
        constant = tuple(defaults.values())
        rows = iter(rows)
        while chunk := [row + constant for row in islice(rows, CHUNK)]:
            yield table, names + tuple(defaults), chunk
            done += len(chunk)
            progress(done, total)


def make(size: str) -> Path:
    """The file of a community, made if it is not there."""
    if path(size).exists():
        return path(size)
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    FOLDER.mkdir(exist_ok=True)
    half = FOLDER / f"{size}.half.db"
    for left in FOLDER.glob(f"{size}.half.db*"):
        left.unlink()
    columns = (TextColumn(f"World {size}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as shown:
        task = shown.add_task("", total=None)
        asyncio.run(
            load(f"sqlite:///{half}", size, lambda done, total: shown.update(task, completed=done, total=total))
        )
    with half.open("rb") as file:
        os.fsync(file.fileno())  # or the first checkpoint of a measurement pays for it
    half.rename(path(size))
    (FOLDER / f"{size}.half.db.lock").unlink(missing_ok=True)
    return path(size)


def main() -> int:
    parser = argparse.ArgumentParser(prog="./salon bench world", description=__doc__.splitlines()[0])
    parser.add_argument("sizes", nargs="*", default=["S"], choices=list(SIZES), metavar="T|S|D|L")
    parser.add_argument("--url", help="an empty database to fill, instead of a file in benchmarks/worlds")
    asked = parser.parse_args()
    for size in asked.sizes:
        if asked.url:
            asyncio.run(load(asked.url, size))
        print(asked.url or make(size))
    return 0


if __name__ == "__main__":
    sys.exit(main())
