"""Connections to a file: who asks first is served first, nothing hangs, and a connection heals."""

import asyncio
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import Connection

from storage import dialect
from storage.database import Database, Reader
from storage.errors import StorageError

ROOT = Path(__file__).parent.parent


async def test_who_asks_first_is_served_first_and_no_connection_idles(file_db: Database) -> None:
    go, served = threading.Event(), list[tuple[int, int]]()
    size = dialect.FILE_READERS
    holding = [asyncio.create_task(file_db.read(lambda _: go.wait(60))) for _ in range(size)]
    waiting = [
        asyncio.create_task(file_db.read(lambda _, n=n: served.append((threading.get_ident(), n)))) for n in range(6)
    ]
    await file_db.write(lambda _: None)  # goes on while all that read are busy
    assert served == []
    waiting[2].cancel()
    go.set()
    assert all(await asyncio.gather(*holding))
    outcomes = await asyncio.gather(*waiting, return_exceptions=True)
    assert [type(outcome) for outcome in outcomes].count(asyncio.CancelledError) == 1
    assert sorted(number for _, number in served) == [0, 1, 3, 4, 5]
    for thread in {thread for thread, _ in served}:
        numbers = [number for its, number in served if its == thread]
        assert numbers == sorted(numbers), "no thread takes a later asker before an earlier one"


async def test_one_long_query_holds_up_nobody_else(file_db: Database) -> None:
    go = threading.Event()
    long = asyncio.create_task(file_db.read(lambda _: go.wait(60)))
    assert [await file_db.read(lambda _, n=n: n) for n in range(20)] == list(range(20))
    go.set()
    assert await long


COUNTED = dialect.text(
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :limit) SELECT max(i) FROM n"
)


async def test_what_takes_no_longer_than_a_glance_is_read_without_another_thread(file_db: Database) -> None:
    def count(reader: Reader, limit: int) -> tuple[int, int]:
        return threading.get_ident(), reader.value(COUNTED, limit=limit)

    assert await file_db.glance(count, 10) == (threading.get_ident(), 10)


async def test_a_glance_that_takes_too_long_is_begun_again_on_a_thread_and_holds_up_nobody(file_db: Database) -> None:
    tried: list[int] = []

    def count(reader: Reader) -> int:
        tried.append(threading.get_ident())
        found: int = reader.value(COUNTED, limit=1_000_000)
        return found

    drivers = []
    for _ in range(3):  # as SQLAlchemy sends it, then as it goes straight to the driver
        assert await file_db.glance(count) == 1_000_000
        drivers.append(await file_db.glance(lambda reader: dialect.driver_of(reader._statements.connection)))
    assert [at == threading.get_ident() for at in tried] == [True, False] * 3
    assert len({id(driver) for driver in drivers}) == 3, "or the stopped statement would be prepared anew each time"


async def test_a_glance_never_waits_for_a_lock_nor_tells_of_a_trouble_that_a_thread_does_not_have(
    file_db: Database,
) -> None:
    def broken(reader: Reader) -> int:
        if threading.current_thread() is threading.main_thread():
            dialect.driver_of(reader._statements.connection).close()  # type: ignore[attr-defined]
        found: int = reader.value(dialect.text("SELECT 1"))
        return found

    assert await file_db._readers.glance(lambda on: on.exec_driver_sql("PRAGMA busy_timeout").scalar()) == 0
    assert await file_db.glance(broken) == 1
    assert await file_db.glance(lambda reader: reader.value(dialect.text("SELECT 2"))) == 2


async def test_who_reads_at_a_glance_again_and_again_lets_others_have_their_turn(file_db: Database) -> None:
    order: list[str] = []

    async def reads(name: str) -> None:
        for _ in range(5):
            order.append(await file_db.glance(lambda _: name))

    await asyncio.gather(reads("ada"), reads("bob"))
    assert order == ["ada", "bob"] * 5


async def test_what_was_asked_for_is_finished_before_closing_and_later_asks_are_refused(tmp_path: Path) -> None:
    db = await Database(f"sqlite:///{tmp_path}/salon.db").open()
    go = threading.Event()
    reads = [asyncio.create_task(db.read(lambda _, n=n: go.wait(60) and n)) for n in range(5)]
    await asyncio.gather(*(db.write(lambda _: None) for _ in range(3)))
    closing = asyncio.create_task(db.close())
    go.set()
    await closing
    assert await asyncio.gather(*reads) == [0, 1, 2, 3, 4]
    for read in (db.read, db.glance):
        with pytest.raises(StorageError):
            await read(lambda _: None)


async def test_a_connection_that_broke_is_a_new_one_at_the_next_call(file_db: Database) -> None:
    def broken(connection: Connection) -> None:
        dialect.driver_of(connection).close()  # type: ignore[attr-defined]
        raise OSError("on the way")

    with pytest.raises(OSError, match="on the way"):
        await file_db._writing.run_sync(broken)
    for _ in range(dialect.FILE_READERS):
        with pytest.raises(OSError, match="on the way"):
            await file_db._readers.run_sync(broken)
    assert await file_db.careless() == []
    assert await file_db.write(lambda writer: writer.value(dialect.text("SELECT 1"))) == 1


async def test_a_query_that_raises_what_no_future_takes_is_an_error_and_not_a_wait_for_ever(file_db: Database) -> None:
    def stops(_: Reader) -> None:
        raise StopIteration

    with pytest.raises(RuntimeError, match="StopIteration"):
        await file_db.read(stops)


def test_a_process_that_fails_with_its_data_open_ends(tmp_path: Path) -> None:
    script = (
        "import asyncio\n"
        "from storage.database import Database\n"
        "async def main():\n"
        f"    await Database('sqlite:///{tmp_path}/salon.db').open()\n"
        "    raise ValueError('on the way')\n"
        "asyncio.run(main())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=120,
    )
    assert done.returncode == 1 and done.stderr.rstrip().endswith("ValueError: on the way"), done.stderr
