"""Handles that lead to their former holder for a while, and handles that look alike."""

from typing import Any

from sqlalchemy import bindparam, delete, func, select
from sqlmodel import col

from storage.database import Reader, Writer
from storage.models import Account, FormerHandle

FORWARD_MS = 90 * 86_400_000
LOOK_ALIKE = (("_", ""), ("rn", "m"), ("0", "o"), ("1", "l"), ("i", "l"))
"""In this order; two handles that come to the same are read as the same."""

Former = tuple[str, int | None, int]
"""A handle, whom it leads to (nobody: it does not), and until when."""

FORMER = select(col(FormerHandle.account_id), col(FormerHandle.until_ms)).where(
    col(FormerHandle.handle) == bindparam("handle")
)
HOLDER = select(col(Account.id)).where(col(Account.handle) == bindparam("handle"))
FOLLOWERS = select(col(Account.followers)).where(col(Account.id) == bindparam("account"))


def former_holder(reader: Reader, handle: str) -> int | None:
    """The account that a handle led to before, and still does."""
    row = reader.one(FORMER, handle=handle)
    return row.account_id if row and row.until_ms > reader.now_ms else None


def is_free(reader: Reader, handle: str, account: int = 0) -> bool:
    """Whether this account may have a handle: nobody else has it, or had it a short while ago."""
    others = {reader.value(HOLDER, handle=handle), former_holder(reader, handle)} - {None, account}
    return not others


def move(writer: Writer, account: int, old: str, new: str, former: list[Former] | None) -> list[Former]:
    """Have the old handle lead to this account for a while, or set both as `former` says. How they were before."""
    before = [_former(writer, handle) for handle in (old, new)]
    for handle, leads_to, until_ms in former or [(old, account, writer.now_ms + FORWARD_MS), (new, None, 0)]:
        writer.run(delete(FormerHandle).where(col(FormerHandle.handle) == handle))
        if leads_to is not None:
            writer.add(FormerHandle(handle=handle, account_id=leads_to, until_ms=until_ms))
    return before


def _former(reader: Reader, handle: str) -> Former:
    row = reader.one(FORMER, handle=handle)
    return (handle, row.account_id, row.until_ms) if row else (handle, None, 0)


def _folded(handle: Any) -> Any:
    for seen, read in LOOK_ALIKE:
        handle = func.replace(handle, seen, read)
    return handle


READ_AS = (
    select(col(Account.handle))
    .where(
        _folded(col(Account.handle)) == _folded(bindparam("handle")),
        col(Account.handle) != bindparam("handle"),
        col(Account.id) != bindparam("account"),
        col(Account.followers) > bindparam("followers"),
    )
    .order_by(col(Account.followers).desc())
    .limit(1)
)


def looks_like(reader: Reader, handle: str, account: int = 0) -> str | None:
    """The handle of somebody with more followers that this one could be taken for."""
    followers = reader.value(FOLLOWERS, account=account) or 0
    found: str | None = reader.value(READ_AS, handle=handle, account=account, followers=followers)
    return found
