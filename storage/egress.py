"""What has left this machine for a model's server: one row a turn, written before the bytes go."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, insert, select, update
from sqlmodel import SQLModel

from storage.database import Reader, Writer
from storage.ids import MAX_ID
from storage.models import Image, Post, Sent

TABLE: Any = Sent.__table__  # type: ignore[attr-defined]
PAGE = (
    select(*TABLE.c)
    .where(TABLE.c.account_id == bindparam("account"), TABLE.c.id < bindparam("before"))
    .order_by(TABLE.c.id.desc())
    .limit(bindparam("limit"))
)


@dataclass(frozen=True)
class Page:
    """Turns, newest first, and the cursor of the next page (None at the end)."""

    turns: list[Sent]
    next: int | None


def note(writer: Writer, turn: Sent) -> None:
    """Keep how much of a turn has been sent so far."""
    values = {column.name: getattr(turn, column.name) for column in TABLE.c}
    if not writer.run(update(TABLE).where(TABLE.c.id == turn.id).values(**values)):
        writer.run(insert(TABLE).values(**values))


def page(reader: Reader, account: int, before: int | None, limit: int) -> Page:
    """What a person's turns have sent."""
    rows = reader.rows(PAGE, account=account, before=before or MAX_ID, limit=limit + 1)
    turns = [Sent(**row._mapping) for row in rows[:limit]]
    return Page(turns, turns[-1].id if len(rows) > limit else None)


def posts_and_images(reader: Reader, numbers: Iterable[int]) -> tuple[set[int], set[int]]:
    """Which of these numbers are ids of posts, and which of pictures."""
    wanted = list(numbers)
    return (_there(reader, Post, wanted), _there(reader, Image, wanted)) if wanted else (set(), set())


def _there(reader: Reader, model: type[SQLModel], ids: Sequence[int]) -> set[int]:
    table: Any = model.__table__  # type: ignore[attr-defined]
    return set(reader.column(select(table.c.id).where(table.c.id.in_(ids))))
