"""Reports: what moderators are asked to look at, what they decide, and what that does.

Each is open until a moderator decides. The person it is about may then appeal once; a moderator upholds or reverses.
"""

from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import and_, bindparam, delete, or_, select, update
from sqlalchemy.orm import aliased
from sqlmodel import col

from storage import posts
from storage.database import Reader, Writer
from storage.ids import MAX_ID
from storage.inverse import Inverse, inverse
from storage.models import Account, ChatMember, Hidden, Message, Notification, Post, Report

TRANSITIONS: dict[str, frozenset[str]] = {
    "open": frozenset({"decided"}),
    "decided": frozenset({"appealed"}),
    "appealed": frozenset({"upheld", "reversed"}),
    "upheld": frozenset(),
    "reversed": frozenset(),
}
"""From each state, where it can go. Undoing a step takes it back to where it was."""
WAITING = ("open", "appealed")
"""States in which it is a moderator's turn."""
if unknown := {to for ends in TRANSITIONS.values() for to in ends} - set(TRANSITIONS):
    raise RuntimeError(f"reports cannot become {unknown}")
if lost := set(TRANSITIONS) - {"open"} - {to for ends in TRANSITIONS.values() for to in ends}:
    raise RuntimeError(f"no report ever becomes {lost}")

Decision = Literal["no_action", "hide", "warn", "suspend"]
DECISIONS: tuple[Decision, ...] = ("no_action", "hide", "warn", "suspend")
STEP = ("state", "moderator_id", "decision", "reason", "appeal")
"""What changes in the life of a report."""


@dataclass(frozen=True)
class ReportView:
    """A report with what it is about: for moderators, and in parts for the two sides."""

    id: int
    reporter_id: int
    account_id: int
    post_id: int | None
    message_id: int | None
    category: str
    comment: str
    state: str
    moderator_id: int | None
    decision: str
    reason: str
    appeal: str
    reporter: str
    handle: str
    """Of whom it is about."""
    suspended: bool
    text: str
    """Of the post or message it is about; empty where it is about the person."""
    gone: bool
    """That post is deleted, by its author or by a moderator."""


_reporter, _about = aliased(Account), aliased(Account)
TABLE = Report.__table__  # type: ignore[attr-defined]
VIEW: Any = (
    select(
        *TABLE.c,
        col(_reporter.handle).label("reporter"),
        col(_about.handle).label("handle"),
        col(_about.suspended).label("suspended"),
        col(Post.text).label("post_text"),
        col(Message.text).label("message_text"),
        col(Post.deleted_ms).label("deleted_ms"),
    )
    .join(_reporter, col(_reporter.id) == TABLE.c.reporter_id)
    .join(_about, col(_about.id) == TABLE.c.account_id)
    .outerjoin(Post, col(Post.id) == TABLE.c.post_id)
    .outerjoin(Message, col(Message.id) == TABLE.c.message_id)
)
BY_ID = VIEW.where(TABLE.c.id == bindparam("id"))
QUEUE = (
    VIEW.where(TABLE.c.state.in_(WAITING), TABLE.c.id > bindparam("after"))
    .order_by(TABLE.c.id)
    .limit(bindparam("limit"))
)
CONCERNING = (
    VIEW.where(
        or_(
            TABLE.c.reporter_id == bindparam("account"),
            and_(
                TABLE.c.account_id == bindparam("account"),
                TABLE.c.state != "open",
                TABLE.c.decision != "no_action",
            ),
        ),
        TABLE.c.id < bindparam("before"),
    )
    .order_by(TABLE.c.id.desc())
    .limit(bindparam("limit"))
)
SAME = select(TABLE.c.id).where(
    TABLE.c.reporter_id == bindparam("reporter"),
    TABLE.c.account_id == bindparam("account"),
    TABLE.c.post_id.is_not_distinct_from(bindparam("post")),
    TABLE.c.message_id.is_not_distinct_from(bindparam("message")),
    TABLE.c.state == "open",
)
ROW = select(*TABLE.c).where(TABLE.c.id == bindparam("id"))
MESSAGE = (
    select(col(Message.author_id))
    .join(ChatMember, col(ChatMember.chat_id) == col(Message.chat_id))
    .where(
        col(Message.id) == bindparam("message"),
        col(Message.deleted_ms).is_(None),
        col(ChatMember.account_id) == bindparam("account"),
        col(ChatMember.state) != "out",
    )
)
SUSPENSION = (
    select(TABLE.c.reason)
    .where(
        TABLE.c.account_id == bindparam("account"), TABLE.c.decision == "suspend", TABLE.c.state.not_in(("reversed",))
    )
    .order_by(TABLE.c.id.desc())
    .limit(1)
)
ROLE = select(col(Account.role), col(Account.suspended)).where(col(Account.id) == bindparam("account"))


def get(reader: Reader, id_: int) -> ReportView | None:
    row = reader.one(BY_ID, id=id_)
    return _view(row) if row else None


def queue(reader: Reader, limit: int = 20, after: int = 0) -> list[ReportView]:
    """What waits for a moderator, oldest first."""
    return [_view(row) for row in reader.rows(QUEUE, after=after, limit=limit)]


def concerning(reader: Reader, account: int, limit: int = 20, before: int = MAX_ID) -> list[ReportView]:
    """What a person has reported, and what was decided about them, newest first."""
    return [_view(row) for row in reader.rows(CONCERNING, account=account, before=before, limit=limit)]


def _view(row: Any) -> ReportView:
    found = dict(row._mapping)
    post, message, deleted = found.pop("post_text"), found.pop("message_text"), found.pop("deleted_ms")
    return ReportView(**found, text=post or message or "", gone=deleted is not None)


def message_author(reader: Reader, account: int, message: int) -> int | None:
    """Who wrote a private message that this person can read."""
    found: int | None = reader.value(MESSAGE, account=account, message=message)
    return found


def reason_of_suspension(reader: Reader, account: int) -> str:
    """What a moderator gave as the reason, newest first."""
    return reader.value(SUSPENSION, account=account) or "There is no reason on record."


def is_moderator(reader: Reader, account: int) -> bool:
    row = reader.one(ROLE, account=account)
    return bool(row and row.role == "moderator" and not row.suspended)


def add(
    writer: Writer,
    reporter: int,
    account: int,
    category: str,
    comment: str = "",
    *,
    post: int | None = None,
    message: int | None = None,
) -> tuple[int, Inverse | None]:
    """Report something, and hide a reported post from who reported it. Its id, and None where it waits already."""
    if waiting := writer.value(SAME, reporter=reporter, account=account, post=post, message=message):
        return int(waiting), None
    id_ = writer.new_id()
    writer.add(
        Report(
            id=id_,
            reporter_id=reporter,
            account_id=account,
            post_id=post,
            message_id=message,
            category=category,
            comment=comment,
        )
    )
    hides = post is not None and writer.add_if_absent(Hidden(account_id=reporter, post_id=post))
    return id_, inverse("withdraw_report", reporter=reporter, report=id_, shows=hides)


def withdraw(writer: Writer, reporter: int, report: int, shows: bool) -> None:
    """A report that nobody has looked at is as if it never was; `shows` its post to the reporter again."""
    row = writer.one(ROW, id=report)
    if row is None:
        return
    if row.state != "open":
        raise ValueError("it has been decided.")
    writer.run(delete(Report).where(col(Report.id) == report))
    if shows:
        writer.run(delete(Hidden).where(col(Hidden.account_id) == reporter, col(Hidden.post_id) == row.post_id))


def decide(writer: Writer, moderator: int, report: int, decision: Decision, reason: str) -> Inverse:
    """Decide on an open report, with what that does. Raises ValueError with a sentence."""
    row = _step(writer, report, "decided", moderator)
    if decision == "hide" and row.post_id is None:
        raise ValueError("Only a post can be hidden.")
    undone = _carry_out(writer, row, decision)
    told = _tell(writer, row, about=decision != "no_action")
    news = {"state": "decided", "moderator_id": moderator, "decision": decision, "reason": reason}
    return _move(writer, row, news, undone, told)


def appeal(writer: Writer, account: int, report: int, words: str) -> Inverse:
    """Ask for a second look at what was decided about one. Raises ValueError with a sentence."""
    row = writer.one(ROW, id=report)
    if row is None or row.account_id != account or row.state == "open" or row.decision == "no_action":
        raise ValueError("There is no such decision about you.")
    if "appealed" not in TRANSITIONS[row.state]:
        raise ValueError("You have appealed already, and once is all there is.")
    return _move(writer, row, {"state": "appealed", "appeal": words}, {}, [])


def settle(writer: Writer, moderator: int, report: int, uphold: bool, reason: str) -> Inverse:
    """Uphold or reverse what was appealed against. Raises ValueError with a sentence."""
    state = "upheld" if uphold else "reversed"
    row = _step(writer, report, state, moderator)
    undone = {} if uphold else _take_back(writer, row)
    told = _tell(writer, row, about=True)
    return _move(writer, row, {"state": state, "moderator_id": moderator, "reason": reason}, undone, told)


def step_back(
    writer: Writer, actor: int, report: int, was: dict[str, Any], now: str, undone: dict[str, Any], told: list[int]
) -> None:
    """Undo the last step of a report: what it did, and what it told. Raises ValueError where it has gone on since."""
    row = writer.one(ROW, id=report)
    if row is None or row.state != now:
        raise ValueError("it has gone on since.")
    if now != "appealed" and not is_moderator(writer, actor):
        raise ValueError("you are no moderator any more.")
    _set_post(writer, row.post_id, undone.get("post"))
    if "suspended" in undone:
        _suspend(writer, row.account_id, undone["suspended"])
    writer.run(delete(Notification).where(col(Notification.id).in_(told)))
    writer.run(update(Report).where(col(Report.id) == report).values(**was))


def _step(reader: Reader, report: int, state: str, moderator: int) -> Any:
    """The report, if a moderator may take it there. Nobody decides on themselves, or on what they have reported."""
    row = reader.one(ROW, id=report)
    if not is_moderator(reader, moderator) or row is None:
        raise ValueError("There is no such report.")
    if state not in TRANSITIONS[row.state]:
        raise ValueError("That report is not at this point: somebody may have decided on it just now.")
    if moderator in (row.account_id, row.reporter_id):
        raise ValueError("You are one of the two sides. Another moderator has to decide this.")
    return row


def _move(writer: Writer, row: Any, news: dict[str, Any], undone: dict[str, Any], told: list[int]) -> Inverse:
    writer.run(update(Report).where(col(Report.id) == row.id).values(**news))
    was = {name: row._mapping[name] for name in STEP}
    actor = news.get("moderator_id", row.account_id)
    return inverse("step_back", actor=actor, report=row.id, was=was, now=news["state"], undone=undone, told=told)


def _carry_out(writer: Writer, row: Any, decision: Decision) -> dict[str, Any]:
    """What a decision does; how things were before."""
    if decision == "hide":
        before = _set_post(writer, row.post_id, {"removed": True, "taken_down": True})
        if before == {"removed": True, "taken_down": False}:  # or an appeal that is won would bring it back
            raise ValueError("Its author has deleted that post already. Warn, suspend, or take no action.")
        return {"post": before}
    if decision == "suspend":
        return {"suspended": _suspend(writer, row.account_id, True)}
    return {}


def _take_back(writer: Writer, row: Any) -> dict[str, Any]:
    """The opposite, when an appeal is won."""
    if row.decision == "hide":
        return {"post": _set_post(writer, row.post_id, {"removed": False, "taken_down": False})}
    if row.decision == "suspend":
        return {"suspended": _suspend(writer, row.account_id, False)}
    return {}


def _suspend(writer: Writer, account: int, suspended: bool) -> bool:
    before: bool = writer.one(ROLE, account=account).suspended
    writer.run(update(Account).where(col(Account.id) == account).values(suspended=suspended))
    return before


def _set_post(writer: Writer, post: int | None, wanted: dict[str, Any] | None) -> dict[str, Any] | None:
    """Remove a post or bring it back, and mark it as taken down or not; how it was."""
    if post is None or wanted is None:
        return None
    row = writer.one(select(col(Post.deleted_ms), col(Post.taken_down)).where(col(Post.id) == post))
    if row is None:
        raise ValueError("That post is erased for good.")
    writer.run(update(Post).where(col(Post.id) == post).values(taken_down=wanted["taken_down"]))
    if wanted["removed"] and row.deleted_ms is None:
        posts.remove(writer, post)
    if not wanted["removed"] and row.deleted_ms is not None:
        posts.restore(writer, post)
    return {"removed": row.deleted_ms is not None, "taken_down": row.taken_down}


def _tell(writer: Writer, row: Any, *, about: bool) -> list[int]:
    """Let both sides know that there is something to read: who reported it, and, where it concerns them, the other."""
    told = []
    for account in (row.reporter_id, *([row.account_id] if about else [])):
        notice = Notification(
            id=writer.new_id(), account_id=account, type="moderation", actor_id=account, post_id=row.post_id
        )
        writer.add(notice)
        writer.reach(account, notice.id)
        told.append(notice.id)
    return told
