"""A schema that was left half-way, and a file that somebody else holds: old or new, never between, and on it goes."""

import contextlib
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from live import ROOT, environment
from sqlalchemy import text

from storage import people, ranking
from storage.database import Database
from storage.errors import StorageError

OLD = """
import sys
from alembic import command
from sqlalchemy import create_engine
from storage.migrate import alembic_config

with create_engine(f"sqlite:///{sys.argv[1]}").begin() as connection:
    command.upgrade(alembic_config(connection), "0001")
    connection.exec_driver_sql("INSERT INTO account VALUES (1, 'u', 'ada', 'Ada', '', '', 'guest', 0, 0, 0)")
    first = 9 << 40
    for row in ((first, "first", 0, None, 7, 2), (9 << 41, "yes", 0, first, 0, 0), (9 << 42, "psst", 2, first, 0, 0)):
        connection.exec_driver_sql(
            "INSERT INTO post (id, author_id, text, visibility, reply_to, root, likes, replies)"
            " VALUES (?1, 1, ?2, ?3, ?4, ?4, ?5, ?6)", row
        )
"""
MIGRATING = """
import asyncio, os, signal, sys
from sqlalchemy import Engine, event
from storage.database import Database

left = int(sys.argv[2])

@event.listens_for(Engine, "before_cursor_execute")
def count(*_):
    global left
    left -= 1
    if not left:
        os.kill(os.getpid(), signal.SIGKILL)

asyncio.run(Database(f"sqlite:///{sys.argv[1]}").open())
"""


def migrating(program: str, home: Path, *words: str) -> int:
    command = [sys.executable, "-c", program, str(home / "salon.db"), *words]
    return subprocess.run(command, env=environment(), cwd=ROOT, capture_output=True).returncode


async def test_killed_amid_its_migrations_it_has_the_old_schema_whole_and_then_the_new(tmp_path: Path) -> None:
    assert migrating(OLD, tmp_path) == 0
    for statement in (12, 90, 160):
        assert migrating(MIGRATING, tmp_path, str(statement)) == -signal.SIGKILL, statement
        with contextlib.closing(sqlite3.connect(tmp_path / "salon.db")) as connection:
            assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]
            assert not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'mute'").fetchall()
    db = await Database(f"sqlite:///{tmp_path}/salon.db").open()
    ada, (version, newest) = await db.read(people.by_handle, "ada"), await db.schema()
    assert ada is not None and ada.name == "Ada" and version == newest
    first = await db.read(lambda reader: reader.one(text("SELECT replies, hot FROM post WHERE likes = 7")))
    assert tuple(first) == (1, ranking.hot(9 << 40, likes=7, replies=1)), "one of the two answers is for everybody"
    await db.close()


async def test_a_database_that_somebody_else_has_locked_is_a_sentence_and_works_again(tmp_path: Path) -> None:
    db = await Database(f"sqlite:///{tmp_path}/salon.db").open()
    ada = await db.write(people.create, key="a", handle="ada", name="Ada")
    await db.maintain(lambda connection: connection.exec_driver_sql("PRAGMA busy_timeout = 50") and None)
    with contextlib.closing(sqlite3.connect(tmp_path / "salon.db")) as other:
        other.execute("BEGIN IMMEDIATE")
        assert await db.read(people.by_handle, "ada") == ada
        with pytest.raises(StorageError, match=r"\.$"):
            await db.write(people.create, key="b", handle="bob", name="Bob")
    assert await db.read(people.by_handle, "bob") is None
    await db.write(people.create, key="b", handle="bob", name="Bob")
    await db.close()
