"""Muting and blocking: how far one person keeps another away. One level at a time."""

from typing import Any, Literal

from sqlalchemy import and_, bindparam, delete, or_, select
from sqlmodel import col

from storage import follows
from storage.database import Reader, Writer
from storage.inverse import Inverse, inverse
from storage.models import Account, Block, ListMember, Mute, PeopleList

Level = Literal["none", "mute", "block"]

IS_BLOCKED = select(col(Block.target_id)).where(
    col(Block.account_id) == bindparam("account"), col(Block.target_id) == bindparam("target")
)
MUTED_UNTIL = select(col(Mute.until_ms)).where(
    col(Mute.account_id) == bindparam("account"), col(Mute.target_id) == bindparam("target")
)
ON_THE_LISTS = (
    select(col(ListMember.list_id), col(ListMember.account_id), col(ListMember.state))
    .join(PeopleList, col(PeopleList.id) == col(ListMember.list_id))
    .where(
        or_(
            and_(col(PeopleList.account_id) == bindparam("one"), col(ListMember.account_id) == bindparam("other")),
            and_(col(PeopleList.account_id) == bindparam("other"), col(ListMember.account_id) == bindparam("one")),
        )
    )
    .order_by(col(ListMember.list_id))
)
THERE = select(col(Account.id)).where(col(Account.id).in_([bindparam("one"), bindparam("other")]))


def level(reader: Reader, account: int, target: int) -> tuple[Level, int | None]:
    """How far somebody is kept away, and until when. A mute that has run out still has its row."""
    if reader.one(IS_BLOCKED, account=account, target=target):
        return "block", None
    row = reader.one(MUTED_UNTIL, account=account, target=target)
    return ("mute", row.until_ms) if row else ("none", None)


def keep_away(
    writer: Writer,
    account: int,
    target: int,
    wanted: Level,
    until_ms: int | None = None,
    ended: dict[str, Any] | None = None,
) -> Inverse | None:
    """Set the level; None where it is so already. A block ends what bound the two; `ended` is what it then ended."""
    before, was_until = level(writer, account, target)
    if (before, was_until) == (wanted, until_ms) or (wanted == "none" and _over(writer, before, was_until)):
        return None
    if len(writer.rows(THERE, one=account, other=target)) < 2:
        raise ValueError("one of the two is not here any more.")
    writer.run(delete(Block).where(col(Block.account_id) == account, col(Block.target_id) == target))
    writer.run(delete(Mute).where(col(Mute.account_id) == account, col(Mute.target_id) == target))
    if wanted == "mute":
        writer.add(Mute(account_id=account, target_id=target, until_ms=until_ms))
    ends = _end(writer, account, target) if wanted == "block" else None
    if wanted == "block":
        writer.add(Block(account_id=account, target_id=target))
    if before == "block" and ended:
        _bind_again(writer, account, target, ended)
    return inverse(_name(wanted, before), account=account, target=target, wanted=before, until_ms=was_until, ended=ends)


def _over(reader: Reader, level_: Level, until_ms: int | None) -> bool:
    return level_ == "mute" and until_ms is not None and until_ms <= reader.now_ms


def _name(now: Level, back_to: Level) -> str:
    """What it is called to come back from a level to another."""
    if back_to == "block":
        return "block"
    if now == "block":
        return "unblock"
    return "mute" if back_to == "mute" else "unmute"


def _end(writer: Writer, one: int, other: int) -> dict[str, Any]:
    """End follows and requests both ways, and take each off the other's lists; what there was."""
    pairs = ((one, other), (other, one))
    stood = [(a, b, before) for a, b in pairs if (before := follows.put(writer, a, b, "none"))]
    listed = [tuple(row) for row in writer.rows(ON_THE_LISTS, one=one, other=other)]
    for list_, member, _ in listed:
        writer.run(delete(ListMember).where(col(ListMember.list_id) == list_, col(ListMember.account_id) == member))
    return {"follows": stood, "listed": listed}


def _bind_again(writer: Writer, one: int, other: int, ended: dict[str, Any]) -> None:
    """Unless the other has blocked this one meanwhile."""
    if follows.blocked(writer, one, other):
        return
    for follower, followee, before in ended["follows"]:
        follows.put(writer, follower, followee, *before)
    for list_, member, state in ended["listed"]:
        if writer.one(select(col(PeopleList.id)).where(col(PeopleList.id) == list_)):
            writer.add_if_absent(ListMember(list_id=list_, account_id=member, state=state))
