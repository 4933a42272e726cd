"""The whole database as one value, for the law that what is undone is as if never done."""

from typing import Any

from sqlalchemy import select
from sqlmodel import SQLModel

from storage.database import Database, Reader

NOT_COMPARED = {"receipt", "approval", "thread", "shown", "step", "element"}
"""What tells what was done, and of the conversation in which it was."""


async def everything(db: Database) -> dict[str, list[Any]]:
    """Every row of every table, but for receipts and conversations."""
    return await db.read(_rows)


def _rows(reader: Reader) -> dict[str, list[Any]]:
    return {
        table.name: sorted((tuple(row) for row in reader.rows(select(*table.c))), key=repr)
        for table in SQLModel.metadata.sorted_tables
        if table.name not in NOT_COMPARED
    }
