"""Many rows at once into a database that nobody uses yet: without its indexes, which are made at the end."""

import sqlite3
from collections.abc import Iterable
from typing import Any

from sqlalchemy.engine import URL

from storage import dialect

Chunk = tuple[Any, tuple[str, ...], list[tuple[Any, ...]]]
"""A table, names of its columns, and rows."""


async def fill(url: URL, chunks: Iterable[Chunk]) -> None:
    file = dialect.file_of(url)
    if file:
        _fill_file(str(file), chunks)
    else:
        await _fill_server(url, chunks)


def _fill_file(file: str, chunks: Iterable[Chunk]) -> None:
    connection = sqlite3.connect(file, isolation_level=None)
    for pragma in ("synchronous=OFF", "cache_size=-400000", "temp_store=MEMORY", "foreign_keys=OFF"):
        connection.execute(f"PRAGMA {pragma}")
    made = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    indexes = connection.execute(made).fetchall()
    for name, _ in indexes:
        connection.execute(f'DROP INDEX "{name}"')
    connection.execute("BEGIN")
    for table, names, rows in chunks:
        marks = ", ".join("?" * len(names))
        connection.executemany(f'INSERT INTO "{table.name}" ({", ".join(names)}) VALUES ({marks})', rows)
    for _, sql in indexes:
        connection.execute(sql)
    connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


async def _fill_server(url: URL, chunks: Iterable[Chunk]) -> None:
    import asyncpg

    plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
    connection = await asyncpg.connect(plain)
    try:
        for table, names, rows in chunks:
            await connection.copy_records_to_table(table.name, records=rows, columns=list(names))
        await connection.execute("ANALYZE")
    finally:
        await connection.close()
