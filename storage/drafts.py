"""Posts that are not out yet: those that wait for their time, and those that nobody has decided on.

A scheduled post is a row with its arguments and its time. To publish it is to take the row: who deletes it publishes,
so that several processes never publish it twice.
"""

from typing import Any

from sqlalchemy import bindparam, delete, func, select, update
from sqlmodel import col

from storage.database import Reader, Writer
from storage.inverse import Inverse, inverse
from storage.models import Approval, Draft, Receipt

KEPT_MS = 30 * 24 * 3_600_000
TABLE: Any = Draft.__table__  # type: ignore[attr-defined]
ALL = (TABLE.c.id, TABLE.c.account_id, TABLE.c.arguments, TABLE.c.publish_ms)
NEXT = select(func.min(TABLE.c.publish_ms)).where(TABLE.c.publish_ms.is_not(None))
DUE = (
    select(*ALL)
    .where(TABLE.c.publish_ms.is_not(None), TABLE.c.publish_ms <= bindparam("now"))
    .order_by(TABLE.c.publish_ms, TABLE.c.id)
    .limit(1)
)
SCHEDULED = (
    select(func.count())
    .select_from(TABLE)
    .where(
        TABLE.c.account_id == bindparam("account"),
        TABLE.c.publish_ms >= bindparam("since"),
        TABLE.c.publish_ms < bindparam("until"),
    )
)
RECEIPT = (
    select(col(Receipt.id))
    .where(col(Receipt.account_id) == bindparam("account"), col(Receipt.id) > bindparam("draft"))
    .where(col(Receipt.tool) == "share_post", col(Receipt.target) == bindparam("target"))
    .order_by(col(Receipt.id))
    .limit(1)
)
UNDECIDED = (
    select(col(Approval.id), col(Approval.arguments))
    .where(col(Approval.account_id) == bindparam("account"), col(Approval.tool) == "share_post")
    .where(col(Approval.state) == "open", col(Approval.expires_ms) <= bindparam("now"))
    .where(col(Approval.expires_ms) > bindparam("since"))
    .order_by(col(Approval.id).desc())
    .limit(bindparam("limit"))
)


def schedule(writer: Writer, account: int, arguments: dict[str, Any], publish_ms: int) -> tuple[int, Inverse]:
    """Keep a post until its time; its id as a draft, and what cancels it."""
    draft = Draft(id=writer.new_id(), account_id=account, arguments=arguments, publish_ms=publish_ms)
    writer.add(draft)
    return draft.id, inverse("cancel_scheduled", draft=draft.id)


def cancel(writer: Writer, draft: int) -> Inverse | None:
    """Drop a draft. Raises ValueError where it is not there any more."""
    if not writer.run(delete(Draft).where(col(Draft.id) == draft)):
        raise ValueError("it is published already.")
    return None


def next_ms(reader: Reader) -> int | None:
    """When the next scheduled post is due (milliseconds since 1970); None where none waits."""
    found: int | None = reader.value(NEXT)
    return found


def scheduled_between(reader: Reader, account: int, since: int, until: int) -> int:
    """How many posts of a person wait for a time in this span."""
    count: int = reader.value(SCHEDULED, account=account, since=since, until=until)
    return count


def take_due(writer: Writer) -> Draft | None:
    """Take the scheduled post that has been due for longest; None where none is due, or another process was first."""
    row = writer.one(DUE, now=writer.now_ms)
    if row is None or not writer.run(delete(Draft).where(col(Draft.id) == row.id)):
        return None
    return Draft(**row._mapping)


def tell(writer: Writer, draft: Draft, **news: Any) -> None:
    """Let the receipt of the scheduling say what came of it."""
    id_ = writer.value(RECEIPT, account=draft.account_id, draft=draft.id, target=str(draft.id))
    if id_ is not None:
        writer.run(update(Receipt).where(col(Receipt.id) == id_).values(**news))


def undecided(reader: Reader, account: int, limit: int = 10) -> list[tuple[int, dict[str, Any]]]:
    """Previews of posts that nobody said yes or no to in time, newest first: they are the person's drafts.

    One that was cancelled is none: its person did not want it.
    """
    asked = {"account": account, "now": reader.now_ms, "since": reader.now_ms - KEPT_MS, "limit": limit}
    return [(row.id, row.arguments) for row in reader.rows(UNDECIDED, **asked)]
