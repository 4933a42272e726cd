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
from functools import cache, partial
from itertools import chain
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from filelock import FileLock, Timeout
from sqlalchemy import Connection, Executable, Insert, Table
from sqlmodel import SQLModel

from storage import dialect
from storage.dialect import Neighbours, News
from storage.errors import DataInUse, StorageError
from storage.ids import Clock, IdMaker
from storage.statements import Statements

P = ParamSpec("P")
T = TypeVar("T")
log = logging.getLogger("salon.storage")
BATCH = 256


def system_clock() -> int:
    """Milliseconds since 1970-01-01 UTC."""
    return time.time_ns() // 1_000_000


class Reader:
    """Runs reading statements, all of one call on the same snapshot."""

    def __init__(self, statements: Statements, clock: Clock) -> None:
        self._statements = statements
        self.now_ms = clock()

    def rows(self, statement: Executable, **values: Any) -> Sequence[Any]:
        return self._statements.rows(statement, values)

    def one(self, statement: Executable, **values: Any) -> Any:
        """The first row, or None."""
        rows = self._statements.rows(statement, values)
        return rows[0] if rows else None

    def value(self, statement: Executable, **values: Any) -> Any:
        """The first column of the first row, or None."""
        rows = self._statements.rows(statement, values)
        return rows[0][0] if rows else None

    def column(self, statement: Executable, **values: Any) -> list[Any]:
        """The first column of every row."""
        return [row[0] for row in self._statements.rows(statement, values)]

    @property
    def engine(self) -> str:
        """The name of the database engine, for `storage.dialect` to choose by."""
        return self._statements.dialect.name


class Writer(Reader):
    """Also changes rows. Everything one call does is committed together, or not at all."""

    def __init__(self, statements: Statements, clock: Clock, new_id: IdMaker) -> None:
        super().__init__(statements, clock)
        self.new_id = new_id
        self.news: dict[int, int] = {}
        """Whom this reaches: accounts, each with the id of the first thing that is new to it."""

    def run(self, statement: Executable, **values: Any) -> int:
        """Run an insert, update or delete; the number of rows it touched."""
        return self._statements.run(statement, values)

    def add(self, row: SQLModel) -> None:
        self._statements.run(_insert(_table(row)), row.model_dump())

    def reach(self, account: int, news: int) -> None:
        """Let it be known, once this is on disk, that something new has come for an account."""
        self.news.setdefault(account, news)

    def add_if_absent(self, row: SQLModel) -> bool:
        """Add a row unless one with its key is there; tells whether it was added."""
        return self._statements.run(dialect.insert_if_absent(self.engine, _table(row)), row.model_dump()) == 1


@cache
def _insert(table: Table) -> Insert:
    return table.insert()


def _table(row: SQLModel) -> Table:
    table: Table = type(row).__table__  # type: ignore[attr-defined]
    return table


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
        self._neighbours: Neighbours | None = None
        self.commits = 0
        self.on_commit: list[Callable[[News], None]] = []
        """Called with whom something new has reached, by a change of this process or of another one."""

    async def open(self) -> "Database":
        """Take the data, bring its schema up to date, start the writer.

        Raises DataInUse where another process has it, StorageError where it cannot be opened.
        """
        self._take_file()
        self._writing, self._readers = dialect.writing(self.url), dialect.reading(self.url)
        try:
            await self._writing.open()
            self.new_id.start_after(await self._writing.run_sync(_upgrade))
            await self._readers.open()
            await self._check_durability()
            await self._meet_neighbours()
        except (*dialect.FAILURES, OSError) as error:
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
            return await self._readers.run_sync(self._query, query, args, kwargs)
        except dialect.FAILURES as error:
            raise _storage_error(error) from error

    async def glance(self, query: Callable[Concatenate[Reader, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a query that reads little, such as a page, by the shortest way. It may be begun twice."""
        try:
            return await self._readers.glance(self._query, query, args, kwargs)
        except dialect.FAILURES as error:
            raise _storage_error(error) from error

    async def write(self, change: Callable[Concatenate[Writer, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a change; when this returns, it is on disk. A change that raises leaves nothing."""
        if self._task is None or self._task.done():
            raise StorageError("Salon is shutting down, so nothing was saved.")
        done: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        await self._jobs.put(_Job(lambda writer: change(writer, *args, **kwargs), done))
        return await done

    async def maintain(self, work: Callable[Concatenate[Connection, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a function of the writing connection itself, which commits what it keeps: for moving a whole database."""
        return await self._writing.run_sync(work, *args, **kwargs)

    async def scrub(self) -> bool:
        """Let nothing of what was erased be found in the files; False where that has to wait."""
        try:
            return await self.maintain(dialect.scrub)
        except dialect.FAILURES as error:
            raise _storage_error(error) from error

    async def careless(self) -> list[str]:
        """Durability settings that a live connection lacks; empty when all is well."""
        writing = await self._writing.each(partial(dialect.careless, writer=True))
        reading = await self._readers.each(partial(dialect.careless, writer=False))
        return [*chain(*writing, *reading)]

    async def damage(self) -> list[str]:
        """What is broken in the database, as far as can be told without stopping; empty when all is well."""
        try:
            return await self._readers.run_sync(dialect.damage)
        except dialect.FAILURES as error:
            raise _storage_error(error) from error

    async def schema(self) -> tuple[str | None, str]:
        """The version of the tables that are there, and the newest."""
        from storage.migrate import current_version, newest_version

        return await self._readers.run_sync(current_version), newest_version()

    async def _check_durability(self) -> None:
        if found := await self.careless():
            raise StorageError("The database would not keep what it confirms: " + "; ".join(found) + ".")

    async def _meet_neighbours(self) -> None:
        """Where the database is a server, other processes may use it too."""
        if dialect.file_of(self.url) is None:
            self._neighbours = Neighbours(self.url, self.new_id.use, self._announce)
            await self._neighbours.join()

    def _announce(self, news: News) -> None:
        for listener in self.on_commit if news else ():
            try:
                listener(news)
            except Exception:
                log.exception("what is new could not be passed on")

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
        if self._neighbours:
            await self._neighbours.close()
        await self._readers.close()
        await self._writing.close()
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
            await self._commit([job for job in batch if not job.done.cancelled()])
            if last:
                return

    async def _commit(self, batch: list[_Job]) -> None:
        try:
            outcomes, news = await self._writing.run_sync(self._run, batch)
            self.commits += 1
        except Exception as error:
            failure = _storage_error(error)
            log.warning("a commit of %d changes failed: %s", len(batch), failure, exc_info=failure is error)
            outcomes, news = [failure] * len(batch), {}
        for job, outcome in zip(batch, outcomes, strict=True):
            if job.done.done():
                continue
            if isinstance(outcome, Exception):
                job.done.set_exception(outcome)
            else:
                job.done.set_result(outcome)
        self._announce(news)

    def _query(self, connection: Connection, query: Any, args: Any, kwargs: Any) -> Any:
        dialect.begin_reading(connection)
        return query(Reader(Statements(connection), self.clock), *args, **kwargs)

    def _run(self, connection: Connection, batch: list[_Job]) -> tuple[list[Any], News]:
        """Each change on its own savepoint, so that one that fails takes nothing else with it."""
        writer, outcomes = Writer(Statements(connection), self.clock, self.new_id), []
        for job in batch:
            savepoint, news = connection.begin_nested(), dict(writer.news)
            try:
                outcomes.append(job.change(writer))
                savepoint.commit()
            except Exception as error:
                savepoint.rollback()
                writer.news = news
                outcomes.append(_storage_error(error))
        if self._neighbours and writer.news:
            dialect.tell(connection, self._neighbours.worker, writer.news)
        connection.commit()
        return outcomes, writer.news


def _upgrade(connection: Connection) -> int:
    """Bring the schema up to date; the newest id that is stored."""
    from storage.migrate import upgrade

    dialect.alone(connection)
    newest = upgrade(connection)
    connection.commit()
    return newest


def _storage_error(error: Exception) -> Exception:
    if isinstance(error, dialect.FAILURES):
        return dialect.explain(error) or error
    if isinstance(error, OSError):
        return StorageError(dialect.NO_ANSWER)
    return error
