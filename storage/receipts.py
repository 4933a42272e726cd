"""Receipts: what was done for a person, newest first."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlmodel import col

from storage.database import Reader, Writer
from storage.ids import MAX_ID, created_ms, first_id
from storage.inverse import Inverse
from storage.models import Receipt

TABLE = Receipt.__table__  # type: ignore[attr-defined]
BY_ID = select(*TABLE.c).where(TABLE.c.id == bindparam("id"), TABLE.c.account_id == bindparam("account"))
PAGE = (
    select(*TABLE.c)
    .where(TABLE.c.account_id == bindparam("account"), TABLE.c.id < bindparam("before"))
    .order_by(TABLE.c.id.desc())
    .limit(bindparam("limit"))
)
DONE_SINCE = (
    select(TABLE.c.id)
    .where(
        TABLE.c.account_id == bindparam("account"), TABLE.c.id >= bindparam("since"), TABLE.c.tool == bindparam("tool")
    )
    .order_by(TABLE.c.id)
)


def add(
    writer: Writer,
    account: int,
    *,
    tool: str,
    target: str,
    words: str,
    undo: Inverse | None,
    result: dict[str, Any],
) -> Receipt:
    receipt = Receipt(
        id=writer.new_id(),
        account_id=account,
        tool=tool,
        target=target[:100],
        words=words[:300],
        inverse=dict(undo) if undo else None,
        undone_by=None,
        result=result,
    )
    writer.add(receipt)
    return receipt


def get(reader: Reader, account: int, id_: int) -> Receipt | None:
    """A person's own receipt."""
    row = reader.one(BY_ID, id=id_, account=account)
    return Receipt(**row._mapping) if row else None


def page(reader: Reader, account: int, before: int | None, limit: int) -> tuple[Sequence[Receipt], int | None]:
    """Receipts, newest first, and the cursor of the next page."""
    rows = reader.rows(PAGE, account=account, before=before or MAX_ID, limit=limit + 1)
    receipts = [Receipt(**row._mapping) for row in rows]
    return receipts[:limit], receipts[limit - 1].id if len(receipts) > limit else None


def since(reader: Reader, account: int, first: int, limit: int = 10) -> list[Receipt]:
    """What was done from an id on, oldest first."""
    found, _ = page(reader, account, None, limit)
    return [one for one in reversed(found) if one.id >= first]


def times_since(reader: Reader, account: int, tool: str, since_ms: int) -> list[int]:
    """When a person did this, in milliseconds since 1970, oldest first; what was undone counts too."""
    return [created_ms(id_) for id_ in reader.column(DONE_SINCE, account=account, tool=tool, since=first_id(since_ms))]


def mark_undone(writer: Writer, id_: int, by: int) -> None:
    writer.run(update(Receipt).where(col(Receipt.id) == id_).values(undone_by=by))
