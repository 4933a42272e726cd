"""The only file that knows which database engine runs, and that both are set to lose nothing."""

import asyncio
import contextlib
import json
import logging
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import (
    Connection,
    Engine,
    Executable,
    NullPool,
    PoolProxiedConnection,
    Table,
    create_engine,
    event,
    func,
    select,
    text,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.dialects.postgresql.asyncpg import AsyncAdapt_asyncpg_dbapi
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError, DisconnectionError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from storage.connections import Connections, Pool
from storage.errors import StorageError
from storage.ids import SAMPLES
from storage.lanes import Lanes

log = logging.getLogger("salon.storage")
News = Mapping[int, int]
"""The accounts that something has reached, each with the id of the first of it."""
FILE_READERS, SERVER_READERS = 2, 5
COMMON = {"journal_mode": "wal", "foreign_keys": 1, "temp_store": 2}
WRITER_SETTINGS = {**COMMON, "synchronous": 2, "secure_delete": 1}
READER_SETTINGS = {**COMMON, "synchronous": 2, "query_only": 1, "wal_autocheckpoint": 0}
STATEMENTS = 512
"""How many statements the driver keeps prepared on a connection."""
TUNING = ("mmap_size=1073741824", "cache_size=-8192")
BUSY_MS = 5000
"""So long a connection waits for a lock that another program holds; one for glances does not wait."""
FULL_DISK = "The disk is full, so nothing was saved. Free some space and try again."
READ_ONLY = "The data folder cannot be written to, so nothing was saved."
DAMAGED = "The database file is damaged or is not a database. Put a backup in its place, or choose another data folder."
FAILURES = (DBAPIError, sqlite3.Error, AsyncAdapt_asyncpg_dbapi.Error)
"""What a statement raises, through SQLAlchemy or straight from the driver, when it fails."""
NO_ENTRY = "The database server does not let Salon in: check the name, the user and the password in its address."
NO_ANSWER = "The database does not answer. Nothing was saved; try again in a moment."
FULL_HOUSE = f"{SAMPLES} Salons use this database already, and there is no room for another. Stop one of them first."
WORKERS, SCHEMA = 0x5A101, 0x5A102
"""What an advisory lock is about: a worker's number, the schema."""
CHANNEL, MOST_TOLD, PAUSE_S = "salon_news", 200, 2


def parse(url: str) -> URL:
    """The URL with the driver that is used; StorageError for an engine that Salon does not run on."""
    drivers = {"sqlite": "sqlite+pysqlite", "postgresql": "postgresql+asyncpg", "postgres": "postgresql+asyncpg"}
    try:
        parsed = make_url(url)
    except Exception as error:
        raise StorageError(
            "The database address is not one I can read. Use sqlite:///file or postgresql+asyncpg://…"
        ) from error
    engine = parsed.drivername.split("+")[0]
    if engine not in drivers:
        raise StorageError(f"Salon runs on SQLite and PostgreSQL, not on {engine}.")
    return parsed.set(drivername=drivers[engine])


def file_of(url: URL) -> Path | None:
    """The database file, or None where the database is a server."""
    return Path(url.database or "") if url.get_backend_name() == "sqlite" else None


def writing(url: URL) -> Connections:
    """The one connection that writes."""
    if file_of(url):
        return Lanes(_file_engine(url, WRITER_SETTINGS, "BEGIN IMMEDIATE"), 1)
    return _server_pool(url, 1, reading=False)


def reading(url: URL) -> Connections:
    """Connections that cannot write."""
    if file_of(url):
        return Lanes(_file_engine(url, READER_SETTINGS), FILE_READERS, _file_engine(url, READER_SETTINGS, busy_ms=0))
    return _server_pool(url, SERVER_READERS, reading=True)


def begin_reading(connection: Connection) -> None:
    """From here on, everything that is read is as it is now."""
    if connection.dialect.is_async:
        connection.begin()
    else:
        driver_of(connection).execute("BEGIN")


def _file_engine(url: URL, pragmas: dict[str, Any], begin: str = "", busy_ms: int = BUSY_MS) -> Engine:
    engine = create_engine(
        url, poolclass=NullPool, connect_args={"check_same_thread": False, "cached_statements": STATEMENTS}
    )

    @event.listens_for(engine, "connect")
    def _connect(driver: Any, _: object) -> None:
        driver.isolation_level = None
        for pragma in (f"busy_timeout={busy_ms}", *(f"{name}={value}" for name, value in pragmas.items()), *TUNING):
            driver.execute(f"PRAGMA {pragma}")

    if begin:
        event.listen(engine, "begin", lambda connection: _begin(connection, begin))
    return engine


def _begin(connection: Connection, begin: str) -> None:
    """SQLAlchemy takes a connection whose transaction could not begin for one that is in it: it is of no use again."""
    try:
        driver_of(connection).execute(begin)
    except BaseException:
        connection.invalidate()
        raise


def _server_pool(url: URL, size: int, *, reading: bool) -> Pool:
    level = {"isolation_level": "REPEATABLE READ"} if reading else {}
    engine = create_async_engine(url, pool_size=size, max_overflow=0, pool_timeout=30, **level)
    event.listen(engine.sync_engine, "checkout", lambda driver, *_: _check_open(driver))
    event.listen(engine.sync_engine, "connect", lambda driver, _: _prepare_postgresql(driver, reading))
    return Pool(engine, size)


def _check_open(dbapi: Any) -> None:
    """A connection that the server has ended is made anew. To ask the server every time would be three trips to it."""
    if dbapi.driver_connection.is_closed():
        raise DisconnectionError


@dataclass(frozen=True)
class Habits:
    """How an engine goes about a query, where that decides how one is written."""

    join_ends_with_page: bool
    """It stops a join at the end of the page for each followed person; else it has to be told so for each of them."""
    many: int
    """From so many followed people on, a page is found sooner among everybody's newest posts."""


def habits(engine: str) -> Habits:
    return HABITS[engine]


HABITS = {"sqlite": Habits(True, 400), "postgresql": Habits(False, 200)}


class Driver(Protocol):
    """What statements go to without SQLAlchemy."""

    def execute(self, sql: str, values: Sequence[Any] = ..., /) -> Any:
        """A cursor, as the database modules of Python have it."""


def driver_of(connection: Connection) -> Driver:
    if connection.dialect.is_async:
        return _Server(connection.connection)
    found: Driver = connection.connection.driver_connection  # type: ignore[assignment]
    return found


class _Server:
    def __init__(self, pooled: PoolProxiedConnection) -> None:
        self._pooled = pooled

    def execute(self, sql: str, values: Sequence[Any] = (), /) -> Any:
        cursor = self._pooled.cursor()
        cursor.execute(sql, tuple(values))
        return cursor


def _prepare_postgresql(dbapi: Any, reading: bool) -> None:
    cursor = dbapi.cursor()
    cursor.execute("SET synchronous_commit = on")
    if reading:
        cursor.execute("SET default_transaction_read_only = on")
    cursor.close()
    dbapi.commit()


def careless(connection: Connection, *, writer: bool) -> list[str]:
    """Every setting of this live connection that is less durable than it has to be; empty when all is well."""
    if connection.dialect.name == "postgresql":
        wanted: dict[str, Any] = {"synchronous_commit": "on", "fsync": "on", "full_page_writes": "on"}
        found = {name: connection.exec_driver_sql(f"SHOW {name}").scalar_one() for name in wanted}
    else:
        wanted = WRITER_SETTINGS if writer else READER_SETTINGS
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in wanted}
    return [f"{name} is {found[name]}, not {want}" for name, want in wanted.items() if found[name] != want]


def scrub(connection: Connection) -> bool:
    """Empty the log of a file, in which erased bytes stand until they are written over; False where a reader is in the
    way. A server does as much by itself, when it vacuums."""
    if connection.dialect.name == "postgresql":
        return True
    busy, *_ = driver_of(connection).execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy


def damage(connection: Connection) -> list[str]:
    """What this database itself finds broken, by a look that takes no lock; empty when all is well."""
    if connection.dialect.name == "postgresql":
        broken = "SELECT 'index ' || indexrelid::regclass || ' is not valid' FROM pg_index WHERE NOT indisvalid"
        torn = "SELECT checksum_failures || ' pages are torn' FROM pg_stat_database WHERE checksum_failures > 0"
        return [row for query in (broken, torn) for row in connection.exec_driver_sql(query).scalars()]
    found = [row for row in connection.exec_driver_sql("PRAGMA quick_check(5)").scalars() if row != "ok"]
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return found + [f"a row of {row[0]} names one of {row[2]} that is not there" for row in orphans[:5]]


@cache
def insert_if_absent(engine: str, table: Table) -> Executable:
    """Inserts a row unless one with its key is there; touches no row where one is."""
    insert = postgresql.insert if engine == "postgresql" else sqlite.insert
    return insert(table).on_conflict_do_nothing()


@dataclass(frozen=True)
class Phrase:
    """Words that stand together, letters and digits only; with `begins`, the last is only the beginning of one."""

    words: str
    begins: bool = False


WORDS_IN_A_FILE = """
    SELECT rowid FROM {table}_words WHERE {table}_words MATCH :phrases AND rowid < :below AND rowid > :above
    ORDER BY rowid DESC LIMIT :limit
"""
WORDS_ON_A_SERVER = """
    SELECT id FROM {table} WHERE {table}_words @@ ({phrases}) AND id < :below AND id > :above
    ORDER BY id DESC LIMIT :limit
"""


@cache
def _ids_with_words(engine: str, table: str, begins: tuple[bool, ...]) -> Executable:
    if engine != "postgresql":
        return text(WORDS_IN_A_FILE.format(table=table))
    asked = [
        f"(quote_literal(trim(salon_fold(:p{n}))) || ':*')::tsquery"
        if begun
        else f"phraseto_tsquery('simple', salon_fold(:p{n}))"
        for n, begun in enumerate(begins)
    ]
    return text(WORDS_ON_A_SERVER.format(table=table, phrases=" && ".join(asked)))


def ids_with_words(engine: str, table: Table, phrases: Sequence[Phrase]) -> tuple[Executable, dict[str, Any]]:
    """Finds the newest rows in which all these phrases stand, accents and case aside: a statement, and its values.

    It takes `below`, `above` and `limit` besides, and never ranks: that would cost as much as there are matches.
    """
    statement = _ids_with_words(engine, table.name, tuple(phrase.begins for phrase in phrases))
    if engine == "postgresql":
        return statement, {f"p{n}": phrase.words for n, phrase in enumerate(phrases)}
    return statement, {"phrases": " AND ".join(f'"{one.words}"' + " *" * one.begins for one in phrases)}


def alone(connection: Connection) -> None:
    """Wait until no other process changes the schema; until the end of the transaction none will."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(SCHEMA)))


def tell(connection: Connection, worker: int, news: News) -> None:
    """Tell the other processes, when this is committed, whom something has reached. A file has no other processes."""
    if connection.dialect.name != "postgresql":
        return
    for part in _parts(news):
        connection.execute(select(func.pg_notify(CHANNEL, json.dumps([worker, part]))))


def _parts(news: News) -> Iterable[list[tuple[int, int]]]:
    """A notice holds less than 8,000 bytes."""
    pairs = list(news.items())
    return (pairs[start : start + MOST_TOLD] for start in range(0, len(pairs), MOST_TOLD))


class Neighbours:
    """This process among those that use the same server: its worker number, and what the others tell.

    Both hang on one connection of its own: while that is open nobody else gets the number, and after a break it is
    opened again, perhaps with another number.
    """

    def __init__(self, url: URL, use: Callable[[int], None], hear: Callable[[News], None]) -> None:
        self._engine = create_async_engine(url, pool_size=1, max_overflow=0, isolation_level="AUTOCOMMIT")
        self._use, self._hear = use, hear
        self._connection: AsyncConnection | None = None
        self._rejoining: asyncio.Task[None] | None = None
        self._closed = False
        self.worker = 0

    async def join(self) -> None:
        """Take the first number that is free, and listen. Raises StorageError where none is."""
        self._connection = await self._engine.connect()
        self.worker = await self._free_number(self._connection)
        self._use(self.worker)
        driver: Any = (await self._connection.get_raw_connection()).driver_connection
        await driver.add_listener(CHANNEL, self._heard)
        driver.add_termination_listener(self._lost)

    async def _free_number(self, connection: AsyncConnection) -> int:
        for number in range(SAMPLES):
            if await connection.scalar(select(func.pg_try_advisory_lock(WORKERS, number))):
                return number
        raise StorageError(FULL_HOUSE)

    def _heard(self, _driver: Any, _process: int, _channel: str, payload: str) -> None:
        worker, news = json.loads(payload)
        if worker != self.worker:
            self._hear(dict(news))

    def _lost(self, _driver: Any) -> None:
        if not self._closed:
            self._rejoining = asyncio.get_running_loop().create_task(self._rejoin())

    async def _rejoin(self) -> None:
        while True:
            try:
                await self._let_go()
                return await self.join()
            except Exception:
                log.warning("the connection to the other processes is lost", exc_info=True)
                await asyncio.sleep(PAUSE_S)

    async def _let_go(self) -> None:
        if self._connection is not None:
            with contextlib.suppress(DBAPIError):
                await self._connection.invalidate()
                await self._connection.close()

    async def close(self) -> None:
        self._closed = True
        if self._rejoining:
            self._rejoining.cancel()
        if self._connection is not None:
            await self._connection.close()
        await self._engine.dispose()


def explain(error: Exception) -> StorageError | None:
    """The sentence for a failure that a person can mend; None for a fault of ours."""
    said = str(getattr(error, "orig", error)).lower()
    if _any(said, ("disk is full", "no space left", "disk i/o error")):
        return StorageError(FULL_DISK)
    if _any(said, ("readonly", "read-only")):
        return StorageError(READ_ONLY)
    if _any(said, ("not a database", "malformed")):
        return StorageError(DAMAGED)
    if _any(said, ("does not exist", "authentication failed", "no pg_hba")):
        return StorageError(NO_ENTRY)
    if _any(said, ("unable to open", "refused", "was closed", "is closed", "is locked")):
        return StorageError(NO_ANSWER)
    return None


def _any(said: str, marks: Iterable[str]) -> bool:
    return any(mark in said for mark in marks)
