"""Bring a database to the newest schema; Alembic is loaded only when there is something to do."""

import re
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, inspect, select
from sqlmodel import SQLModel

from storage.errors import StorageError
from storage.models import ID

VERSIONS = Path(__file__).parent / "migrations" / "versions"
IDS = [table.c.id for table in SQLModel.metadata.sorted_tables if "id" in table.c and table.c.id.type is ID]
"""The ids that `storage.ids` makes: one sequence for all tables."""

WORDS = re.compile(r"(post|account)_words(_\w+)?")
"""What migration 0004 makes for searching, with the tables that belong to it."""


def is_ours(_item: Any, name: str | None, *_: Any) -> bool:
    """Whether Alembic compares something of the database with the models."""
    return not WORDS.fullmatch(name or "")


def newest_version() -> str:
    """Migrations are named by number, so the last file is the head."""
    return max(file.name.split("_")[0] for file in VERSIONS.glob("[0-9]*.py"))


def current_version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    version: str | None = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return version


def upgrade(connection: Connection) -> int:
    """Upgrade in the caller's transaction; returns the newest id that is stored (0 when empty)."""
    current, newest = current_version(connection), newest_version()
    if current is not None and current > newest:
        raise StorageError("This data was written by a newer Salon. Update Salon, or choose another data folder.")
    if current != newest:
        from alembic import command

        command.upgrade(alembic_config(connection), "head")
    return max(connection.execute(select(func.max(id_))).scalar() or 0 for id_ in IDS)


def alembic_config(connection: Connection):  # type: ignore[no-untyped-def]
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(VERSIONS.parent))
    config.attributes["connection"] = connection
    return config
