"""Reading sessions, and one writer that commits in groups.

A query is a plain function whose first argument is a `Reader`; a change is one whose first argument is a `Writer`.
`await db.read(query, …)` and `await db.write(change, …)` run them. A `Writer` is also a `Reader`, so that a change can
use every query; a `Reader` has no way to write.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from filelock import FileLock, Timeout
from sqlalchemy import Connection, Executable, Table
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import SQLModel

from storage import dialect
from storage.errors import DataInUse, StorageError
from storage.ids import Clock, IdMaker

P = ParamSpec("P")
T = TypeVar("T")
log = logging.getLogger("salon.storage")
BATCH = 256


def system_clock() -> int:
    """Milliseconds since 1970-01-01 UTC."""
    return time.time_ns() // 1_000_000


class Reader:
    """Runs reading statements, all of one call on the same snapshot."""

    def __init__(self, connection: Connection, clock: Clock) -> None:
        self._connection = connection
        self.now_ms = clock()

    def rows(self, statement: Executable, **values: Any) -> Sequence[Any]:
        return self._connection.execute(statement, values).all()

    def one(self, statement: Executable, **values: Any) -> Any:
        """The first row, or None."""
        return self._connection.execute(statement, values).first()

    def value(self, statement: Executable, **values: Any) -> Any:
        return self._connection.execute(statement, values).scalar()

    def column(self, statement: Executable, **values: Any) -> list[Any]:
        return list(self._connection.execute(statement, values).scalars())


class Writer(Reader):
    """Also changes rows. Everything one call does is committed together, or not at all."""

    def __init__(self, connection: Connection, clock: Clock, new_id: IdMaker) -> None:
        super().__init__(connection, clock)
        self.new_id = new_id

    def run(self, statement: Executable, **values: Any) -> int:
        """Run an insert, update or delete; the number of rows it touched."""
        return self._connection.execute(statement, values).rowcount

    def add(self, row: SQLModel) -> None:
        table: Table = type(row).__table__  # type: ignore[attr-defined]
        self._connection.execute(table.insert(), row.model_dump())

    def add_if_absent(self, row: SQLModel) -> bool:
        """Add a row unless one with its key is there; tells whether it was added."""
        return dialect.insert_if_absent(self._connection, type(row).__table__, row.model_dump())  # type: ignore[attr-defined]


@dataclass(frozen=True)
class _Job:
    change: Callable[[Writer], Any]
    done: asyncio.Future[Any]


class Database:
    """One community's data, by URL."""

    def __init__(self, url: str, *, clock: Clock = system_clock, worker: int = 0) -> None:
        self.url = dialect.parse(url)
        self.clock = clock
        self.new_id = IdMaker(clock, worker)
        self._jobs: asyncio.Queue[_Job | None] = asyncio.Queue()
        self._lock: FileLock | None = None
        self._task: asyncio.Task[None] | None = None
        self.commits = 0

    async def open(self) -> "Database":
        """Take the data, bring its schema up to date, start the writer.

        Raises DataInUse where another process has it, StorageError where it cannot be opened.
        """
        self._take_file()
        self._readers = dialect.reader_engine(self.url)
        self._writers = dialect.writer_engine(self.url)
        try:
            self._writing = await self._writers.connect()
            await self._migrate()
            await self._check_durability()
        except (DBAPIError, OSError) as error:
            await self._release()
            raise _storage_error(error) from error
        except BaseException:
            await self._release()
            raise
        self._task = asyncio.create_task(self._write_jobs(), name="salon-writer")
        return self

    @property
    def is_open(self) -> bool:
        return self._task is not None

    async def close(self) -> None:
        """Finish what was accepted, then let go of the data."""
        if self._task:
            await self._jobs.put(None)
            await self._task
            self._task = None
        await self._release()

    async def read(self, query: Callable[Concatenate[Reader, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a query on one snapshot."""
        try:
            async with self._readers.connect() as connection:
                return await connection.run_sync(lambda c: query(Reader(c, self.clock), *args, **kwargs))
        except DBAPIError as error:
            raise _storage_error(error) from error

    async def write(self, change: Callable[Concatenate[Writer, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a change; when this returns, it is on disk. A change that raises leaves nothing."""
        if self._task is None or self._task.done():
            raise StorageError("Salon is shutting down, so nothing was saved.")
        done: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        await self._jobs.put(_Job(lambda writer: change(writer, *args, **kwargs), done))
        return await done

    async def careless(self) -> list[str]:
        """Durability settings that a live connection lacks; empty when all is well."""
        return await self.write(_careless, writer=True) + await self.read(_careless, writer=False)

    async def damage(self) -> list[str]:
        """What is broken in the database, as far as can be told without stopping; empty when all is well."""
        return await self.read(_damage)

    async def schema(self) -> tuple[str | None, str]:
        """The version of the tables that are there, and the newest."""
        from storage.migrate import current_version, newest_version

        return await self.read(lambda reader: current_version(reader._connection)), newest_version()

    async def _check_durability(self) -> None:
        """Every connection, before the first change."""
        found = await self._writing.run_sync(dialect.careless, writer=True)
        await self._writing.rollback()
        for connection in await dialect.open_connections(self._readers):
            found += await connection.run_sync(dialect.careless, writer=False)
            await connection.close()
        if found:
            raise StorageError("The database would not keep what it confirms: " + "; ".join(found) + ".")

    async def _migrate(self) -> None:
        from storage.migrate import upgrade

        newest = await self._writing.run_sync(upgrade)
        await self._writing.commit()
        self.new_id.start_after(newest)

    def _take_file(self) -> None:
        file = dialect.file_of(self.url)
        if file is None:
            return
        self._lock = FileLock(f"{file}.lock")
        try:
            Path(file).parent.mkdir(parents=True, exist_ok=True)
            self._lock.acquire(blocking=False)
        except Timeout as error:
            raise DataInUse(f"Another Salon is already using {file.parent}. Stop it first, or use it.") from error
        except OSError as error:
            raise StorageError(f"The data folder {file.parent} cannot be written to.") from error

    async def _release(self) -> None:
        await self._readers.dispose()
        if writing := getattr(self, "_writing", None):
            await writing.close()
        await self._writers.dispose()
        if self._lock:
            self._lock.release()

    async def _write_jobs(self) -> None:
        while job := await self._jobs.get():
            batch, last = [job], False
            while len(batch) < BATCH and not self._jobs.empty():
                following = self._jobs.get_nowait()
                if following is None:
                    last = True
                    break
                batch.append(following)
            await self._commit(self._writing, [job for job in batch if not job.done.cancelled()])
            if last:
                return

    async def _commit(self, connection: AsyncConnection, batch: list[_Job]) -> None:
        try:
            outcomes = await connection.run_sync(self._run, batch)
            await connection.commit()
            self.commits += 1
        except Exception as error:
            failure = _storage_error(error)
            log.warning("a commit of %d changes failed: %s", len(batch), failure, exc_info=failure is error)
            outcomes = [failure] * len(batch)
            await self._start_over(connection)
        for job, outcome in zip(batch, outcomes, strict=True):
            if job.done.done():
                continue
            if isinstance(outcome, Exception):
                job.done.set_exception(outcome)
            else:
                job.done.set_result(outcome)

    async def _start_over(self, connection: AsyncConnection) -> None:
        try:
            await connection.rollback()
        except Exception:
            await connection.invalidate()
            await connection.close()
            self._writing = await self._writers.connect()

    def _run(self, connection: Connection, batch: list[_Job]) -> list[Any]:
        """Each change on its own savepoint, so that one that fails takes nothing else with it."""
        writer, outcomes = Writer(connection, self.clock, self.new_id), []
        for job in batch:
            savepoint = connection.begin_nested()
            try:
                outcomes.append(job.change(writer))
                savepoint.commit()
            except Exception as error:
                savepoint.rollback()
                outcomes.append(_storage_error(error) if isinstance(error, DBAPIError) else error)
        return outcomes


def _careless(reader: Reader, *, writer: bool) -> list[str]:
    return dialect.careless(reader._connection, writer=writer)


def _damage(reader: Reader) -> list[str]:
    return dialect.damage(reader._connection)


def _storage_error(error: Exception) -> Exception:
    if isinstance(error, DBAPIError):
        return dialect.explain(error) or error
    if isinstance(error, OSError):
        return StorageError(dialect.NO_ANSWER)
    return error
