"""Moving a community to another database: table by table, in chunks, verified by counts and hashes.

A move that was stopped or killed goes on where it was when it is started again: with each chunk the target keeps, in
the table `moving`, how far it has come. That table goes when everything is verified.
"""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import JSON, Column, Connection, MetaData, String, Table, func, inspect, select, tuple_
from sqlalchemy.exc import DBAPIError
from sqlmodel import SQLModel

from storage import dialect
from storage.database import Database
from storage.errors import StorageError

CHUNK = 2_000
Progress = Callable[[int, int], None]
MOVING = Table(
    "moving",
    MetaData(),
    Column("name", String(64), primary_key=True),
    Column("origin", String(500), nullable=False),
    Column("moved_to", JSON, nullable=False),
)
"""For each table that was begun: from where, and the key of the last row that was moved."""


@dataclass(frozen=True)
class Moved:
    """What was moved and verified."""

    tables: int
    rows: int


async def move(source_url: str, target_url: str, progress: Progress = lambda done, total: None) -> Moved:
    """Move everything. Raises StorageError where it cannot be done, or where the target is not the same afterwards."""
    source, target = Database(source_url), Database(target_url)
    if source.url == target.url:
        raise StorageError("The source and the target are the same database.")
    file = dialect.file_of(source.url)
    if file and not file.exists():
        raise StorageError(f"There is no database at {file}.")
    await source.open()
    try:
        await target.open()
        try:
            return await _Move(source, target, progress).run()
        except dialect.FAILURES as error:
            raise dialect.explain(error) or error from error
        finally:
            await target.close()
    finally:
        await source.close()


class _Move:
    def __init__(self, source: Database, target: Database, progress: Progress) -> None:
        self.source, self.target, self.progress = source, target, progress
        self.origin = source.url.render_as_string(hide_password=True)
        self.tables = SQLModel.metadata.sorted_tables
        self.total = self.done = 0

    async def run(self) -> Moved:
        counts = {table: await self.source.maintain(_count, table) for table in self.tables}
        self.total = 3 * sum(counts.values())  # moved, then read on both sides
        begun: dict[str, Any] = await self.target.maintain(_begin, self.origin, self.tables)
        for table in self.tables:
            await self._move(table, begun.get(table.name))
        for table in self.tables:
            await self._verify(table)
        await self.target.maintain(_end)
        return Moved(len(counts), sum(counts.values()))

    async def _move(self, table: Table, last: Any) -> None:
        if last:
            self._come(await self.source.maintain(_count, table, up_to=last))
        while rows := await self.source.maintain(_chunk, table, last):
            last = _key(table, rows[-1])
            try:
                await self.target.maintain(_store, table, rows, self.origin, last)
            except DBAPIError as error:
                about = f"A row of {table.name} cannot be stored in the target: {str(error.orig).splitlines()[0]}"
                raise dialect.explain(error) or StorageError(about) from error
            self._come(len(rows))
        for column in _references_to_itself(table):
            await self.target.maintain(_point, column, await self.source.maintain(_pointing_forward, column))

    async def _verify(self, table: Table) -> None:
        if await self._digest(self.source, table) != await self._digest(self.target, table):
            raise StorageError(
                f"The target is not the same as the source: {table.name} differs. Was the source in use meanwhile?"
                " Begin again, with an empty target; the source is as it was."
            )

    async def _digest(self, db: Database, table: Table) -> tuple[int, int]:
        """The number of rows and the sum of their hashes, which no order of theirs changes."""
        count, total, last = 0, 0, None
        while rows := await db.maintain(_chunk, table, last):
            last = _key(table, rows[-1])
            count += len(rows)
            total = (total + sum(map(_hash, rows))) % (1 << 256)
            self._come(len(rows))
        return count, total

    def _come(self, rows: int) -> None:
        self.done += rows
        self.progress(self.done, self.total)


def _begin(connection: Connection, origin: str, tables: Sequence[Table]) -> dict[str, Any]:
    """How far each table has come. Raises StorageError where the target has other data."""
    if inspect(connection).has_table(MOVING.name):
        begun = connection.execute(select(MOVING)).all()
        if any(row.origin != origin for row in begun):
            raise StorageError(f"The target holds a part of another move, from {begun[0].origin}.")
        return {row.name: row.moved_to for row in begun}
    if any(connection.execute(select(table).limit(1)).first() for table in tables):
        raise StorageError("The target has data of its own, so nothing was moved. Choose an empty database.")
    MOVING.create(connection)
    connection.commit()
    return {}


def _end(connection: Connection) -> None:
    MOVING.drop(connection)
    connection.commit()


def _after(table: Table, last: Sequence[Any]) -> Any:
    return tuple_(*table.primary_key) > tuple_(*last)


def _count(connection: Connection, table: Table, up_to: Sequence[Any] | None = None) -> int:
    query = select(func.count()).select_from(table)
    return connection.execute(query.where(~_after(table, up_to)) if up_to else query).scalar_one()


def _chunk(connection: Connection, table: Table, last: Sequence[Any] | None) -> Sequence[Any]:
    """The rows after a key, in the order of the keys."""
    query = select(table).order_by(*table.primary_key).limit(CHUNK)
    return connection.execute(query.where(_after(table, last)) if last else query).all()


def _store(connection: Connection, table: Table, rows: Sequence[Any], origin: str, last: list[Any]) -> None:
    """Keep the rows, and how far they go. What points to a later row of the same table is pointed there at the end."""
    later = _references_to_itself(table)
    values = [dict(row._mapping) for row in rows]
    for value in values:
        for column in later:
            if value[column.name] is not None and value[column.name] > value["id"]:
                value[column.name] = None
    connection.execute(table.insert(), values)
    connection.execute(MOVING.delete().where(MOVING.c.name == table.name))
    connection.execute(MOVING.insert(), {"name": table.name, "origin": origin, "moved_to": last})
    connection.commit()


def _references_to_itself(table: Table) -> list[Column[Any]]:
    return [key.parent for key in table.foreign_keys if key.column.table is table]


def _pointing_forward(connection: Connection, column: Column[Any]) -> Sequence[Any]:
    table = column.table
    return connection.execute(select(table.c.id, column).where(column > table.c.id)).all()


def _point(connection: Connection, column: Column[Any], rows: Sequence[Any]) -> None:
    table: Any = column.table
    for id_, value in rows:
        connection.execute(table.update().where(table.c.id == id_).values({column: value}))
    connection.commit()


def _key(table: Table, row: Any) -> list[Any]:
    return [row._mapping[column] for column in table.primary_key]


def _hash(row: Any) -> int:
    written = json.dumps(list(row), sort_keys=True, separators=(",", ":"))
    return int.from_bytes(hashlib.sha256(written.encode()).digest())
