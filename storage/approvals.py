"""Approvals: calls that wait for a person's yes. Single use, and they expire."""

from typing import Any

from sqlalchemy import bindparam, func, select, update
from sqlmodel import col

from storage.database import Reader, Writer
from storage.models import Approval

ENDS = frozenset({"used", "denied", "replaced"})
"""An approval is open until it comes to one of these, for good. One that has expired is open, and out of time."""
TABLE = Approval.__table__  # type: ignore[attr-defined]
BY_ID = select(*TABLE.c).where(TABLE.c.id == bindparam("id"), TABLE.c.account_id == bindparam("account"))
OPEN = (
    select(*TABLE.c)
    .where(
        TABLE.c.account_id == bindparam("account"),
        TABLE.c.thread_id == bindparam("thread"),
        TABLE.c.state == "open",
        TABLE.c.expires_ms > bindparam("now"),
    )
    .order_by(TABLE.c.id)
)
IN_TURN = (
    select(func.count())
    .select_from(TABLE)
    .where(TABLE.c.account_id == bindparam("account"), TABLE.c.turn == bindparam("turn"))
)


def get(reader: Reader, account: int, id_: int) -> Approval | None:
    """A person's own approval."""
    row = reader.one(BY_ID, id=id_, account=account)
    return Approval(**row._mapping) if row else None


def open_ones(reader: Reader, account: int, thread: str) -> list[Approval]:
    """What waits for a yes in a thread, oldest first."""
    rows = reader.rows(OPEN, account=account, thread=thread, now=reader.now_ms)
    return [Approval(**row._mapping) for row in rows]


def asked_in_turn(reader: Reader, account: int, turn: str) -> int:
    count: int = reader.value(IN_TURN, account=account, turn=turn)
    return count


def waiting(reader: Reader, account: int, thread: str, digest: str) -> Approval | None:
    """An open approval of this content in this thread."""
    return next((one for one in open_ones(reader, account, thread) if one.digest == digest), None)


def add(writer: Writer, approval: Approval) -> Approval:
    writer.add(approval)
    return approval


def move(
    writer: Writer, id_: int, state: str, *, receipt: int | None = None, result: dict[str, Any] | None = None
) -> bool:
    """Take an approval from open to another state; False where it is no longer open."""
    if state not in ENDS:
        raise ValueError(f"An approval cannot become {state}.")
    changed = writer.run(
        update(Approval)
        .where(col(Approval.id) == id_, col(Approval.state) == "open")
        .values(state=state, receipt_id=receipt, result=result)
    )
    return changed == 1
