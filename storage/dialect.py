"""The only file that knows which database engine runs, and that both are set to lose nothing."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from storage.errors import StorageError

READERS = 2
COMMON = {"journal_mode": "wal", "foreign_keys": 1, "temp_store": 2, "busy_timeout": 5000}
WRITER_SETTINGS = {**COMMON, "synchronous": 2}
READER_SETTINGS = {**COMMON, "synchronous": 2, "query_only": 1, "wal_autocheckpoint": 0}
TUNING = ("mmap_size=1073741824", "cache_size=-8192")
FULL_DISK = "The disk is full, so nothing was saved. Free some space and try again."
READ_ONLY = "The data folder cannot be written to, so nothing was saved."
DAMAGED = "The database file is damaged or is not a database. Put a backup in its place, or choose another data folder."
NO_ENTRY = "The database server does not let Salon in: check the name, the user and the password in its address."
NO_ANSWER = "The database does not answer. Nothing was saved; try again in a moment."


def parse(url: str) -> URL:
    """The URL with an async driver; StorageError for an engine that Salon does not run on."""
    drivers = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg", "postgres": "postgresql+asyncpg"}
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


def writer_engine(url: URL) -> AsyncEngine:
    return _engine(url, WRITER_SETTINGS, "BEGIN IMMEDIATE", size=1)


def reader_engine(url: URL) -> AsyncEngine:
    return _engine(url, READER_SETTINGS, "BEGIN", size=READERS if file_of(url) else 5)


def _engine(url: URL, pragmas: dict[str, Any], begin: str, size: int) -> AsyncEngine:
    engine = create_async_engine(
        url, pool_size=size, max_overflow=0, pool_timeout=30, pool_pre_ping=file_of(url) is None
    )
    if file_of(url):
        _prepare_sqlite(engine, pragmas, begin)
    else:
        reading = begin == "BEGIN"
        event.listen(engine.sync_engine, "connect", lambda dbapi, _: _prepare_postgresql(dbapi, reading))
    return engine


def _prepare_sqlite(engine: AsyncEngine, pragmas: dict[str, Any], begin: str) -> None:
    @event.listens_for(engine.sync_engine, "connect")
    def _connect(dbapi: Any, _: object) -> None:
        dbapi.isolation_level = None
        cursor = dbapi.cursor()
        for pragma in (*(f"{name}={value}" for name, value in pragmas.items()), *TUNING):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)


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


def damage(connection: Connection) -> list[str]:
    """What this database itself finds broken, by a look that takes no lock; empty when all is well."""
    if connection.dialect.name == "postgresql":
        broken = "SELECT 'index ' || indexrelid::regclass || ' is not valid' FROM pg_index WHERE NOT indisvalid"
        torn = "SELECT checksum_failures || ' pages are torn' FROM pg_stat_database WHERE checksum_failures > 0"
        return [row for query in (broken, torn) for row in connection.exec_driver_sql(query).scalars()]
    found = [row for row in connection.exec_driver_sql("PRAGMA quick_check(5)").scalars() if row != "ok"]
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return found + [f"a row of {row[0]} names one of {row[2]} that is not there" for row in orphans[:5]]


async def open_connections(engine: AsyncEngine) -> list[AsyncConnection]:
    """As many connections as the pool can give at once, so that each can be looked at."""
    pool: Any = engine.pool
    return [await engine.connect() for _ in range(pool.size())]


def insert_if_absent(connection: Connection, table: Table, row: dict[str, Any]) -> bool:
    """Insert a row unless one with its key is there; tells whether it was inserted."""
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    return connection.execute(insert(table).values(row).on_conflict_do_nothing()).rowcount == 1


def explain(error: DBAPIError) -> StorageError | None:
    """The sentence for a failure that a person can mend; None for a fault of ours."""
    said = str(error.orig).lower()
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
