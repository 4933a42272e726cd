"""A community moves from a file to a server and back, whole, also when it is killed on the way."""

import asyncio
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import NOON, Clock, person
from live import ROOT, environment, salon
from sqlalchemy import Connection, Table, select
from sqlmodel import SQLModel

from storage import follows, moving, people, posts, reactions, receipts
from storage.database import Database
from storage.errors import StorageError
from storage.models import PostTag, Visibility


async def fill(db: Database, count: int = 30) -> None:
    """Something of everything that is hard to move."""
    ada, bob = await person(db, "ada"), await person(db, "bob")
    await db.write(follows.follow, ada.id, bob.id)
    first, _ = await db.write(posts.publish, posts.NewPost(ada.id, "Grüße 🦊 “quoted”\n%s"))
    for n in range(count):
        made, undo = await db.write(posts.publish, posts.NewPost(bob.id, f"{n}", Visibility.followers, reply_to=first))
        await db.write(reactions.like, ada.id, made)
        await db.write(lambda writer, made=made, n=n: writer.add(PostTag(tag=f"{'zaé'[n % 3]}-{n}", post_id=made)))
    done = await db.write(
        receipts.add, ada.id, tool="share_post", target="x", words="w", undo=undo, result={"é": [1.5]}
    )
    undone = await db.write(receipts.add, ada.id, tool="undo_action", target="x", words="w", undo=None, result={})
    await db.write(receipts.mark_undone, done.id, undone.id)


def everything(connection: Connection) -> dict[str, list[str]]:
    def written(row: object) -> str:
        return json.dumps(list(row), sort_keys=True)  # type: ignore[call-overload]

    return {
        table.name: sorted(map(written, connection.execute(select(table)).all()))
        for table in SQLModel.metadata.sorted_tables
    }


async def look(url: str) -> dict[str, list[str]]:
    db = await Database(url).open()
    found = await db.maintain(everything)
    await db.close()
    return found


@pytest.fixture
def source(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'first' / 'salon.db'}"


KILLED = """
import asyncio, os, signal, sys
from storage import moving

source, target, after = sys.argv[1], sys.argv[2], int(sys.argv[3])
moving.CHUNK = 7

def progress(done, total):
    if done >= after:
        os.kill(os.getpid(), signal.SIGKILL)

asyncio.run(moving.move(source, target, progress))
"""


def move_and_kill(source: str, target: str, after: int) -> None:
    command = [sys.executable, "-c", KILLED, source, target, str(after)]
    assert subprocess.run(command, cwd=ROOT, env=environment(), timeout=120).returncode == -9


async def test_killed_on_the_way_there_and_back_it_goes_on_and_everything_arrives(
    tmp_path: Path, source: str, postgres_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    db = await Database(source, clock=Clock()).open()
    await fill(db)
    await db.close()
    monkeypatch.setattr(moving, "CHUNK", 7)
    before, back = await look(source), f"sqlite:///{tmp_path / 'back.db'}"
    rows = sum(map(len, before.values()))
    for start, end in ((source, postgres_database), (postgres_database, back)):
        for after in (1, rows // 2, rows + 20):  # before the first chunk is counted, on the way, while verifying
            move_and_kill(start, end, after)
        reached: list[tuple[int, int]] = []
        moved = await moving.move(start, end, lambda done, total, reached=reached: reached.append((done, total)))
        assert moved.rows == rows
        assert reached[-1] == (3 * rows, 3 * rows), "the progress bar ends at its end"
        assert await look(end) == before
    db = await Database(back, clock=Clock(NOON + 1000)).open()
    ada = await db.read(people.by_handle, "ada")
    assert ada is not None
    await db.write(posts.publish, posts.NewPost(ada.id, "life goes on"))
    await db.close()


async def test_a_target_with_data_of_its_own_is_refused_and_left_alone(
    source: str, database_url: str, clock: Clock
) -> None:
    for url, handle in ((source, "ada"), (database_url, "bob")):
        db = await Database(url, clock=clock).open()
        await person(db, handle)
        await db.close()
    before = await look(database_url)
    with pytest.raises(StorageError, match="data of its own, so nothing was moved"):
        await moving.move(source, database_url)
    assert await look(database_url) == before


async def test_a_half_finished_move_from_elsewhere_is_refused(tmp_path: Path, source: str) -> None:
    other, target = f"sqlite:///{tmp_path / 'other.db'}", f"sqlite:///{tmp_path / 'target.db'}"
    for url in (source, other):
        db = await Database(url).open()
        await fill(db, 2)
        await db.close()
    move_and_kill(source, target, 5)
    with pytest.raises(StorageError, match="a part of another move"):
        await moving.move(other, target)


async def test_a_row_that_was_damaged_on_the_way_is_found(
    tmp_path: Path, source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    db = await Database(source).open()
    await fill(db, 3)
    await db.close()
    store = moving._store

    def careless(connection: Connection, table: Table, rows: list[Any], origin: str, last: list[Any]) -> None:
        store(connection, table, rows, origin, last)
        if table.name == "post":
            connection.execute(table.update().where(table.c.text == "1").values(likes=table.c.likes + 1))
            connection.commit()

    monkeypatch.setattr(moving, "_store", careless)
    with pytest.raises(StorageError, match=r"not the same as the source: post differs"):
        await moving.move(source, f"sqlite:///{tmp_path / 'target.db'}")


async def test_what_cannot_be_moved_is_a_sentence(tmp_path: Path, source: str) -> None:
    with pytest.raises(StorageError, match="no database at"):
        await moving.move(source, f"sqlite:///{tmp_path / 'target.db'}")
    with pytest.raises(StorageError, match="the same database"):
        await moving.move(source, source)
    db = await Database(source).open()
    with pytest.raises(StorageError, match="Stop it first"):
        await moving.move(source, f"sqlite:///{tmp_path / 'target.db'}")
    await db.close()


async def test_the_command_moves_and_says_what_comes_next(tmp_path: Path, source: str) -> None:
    db = await Database(source).open()
    await fill(db, 3)
    await db.close()
    words = ("migrate-data", "--from", source, "--to", f"sqlite:///{tmp_path / 'target.db'}")
    done = await asyncio.to_thread(salon, *words)
    assert done.returncode == 0 and "Now set SALON_DATABASE_URL" in done.stdout, done.stderr
    again = await asyncio.to_thread(salon, *words)
    assert again.returncode == 1 and "data of its own" in again.stderr and "Traceback" not in again.stderr
