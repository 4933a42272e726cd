"""Conversations as their person comes back to them: the list, the messages, the cards.

A browser chooses the ids of conversations, messages and cards. One that belongs to another conversation, or to another
person's, is refused without a word: nothing is stored, overwritten or told. Messages arrive in any order.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, and_, bindparam, cast, delete, func, literal, or_, select, update
from sqlmodel import col

from storage import threads
from storage.database import Reader, Writer
from storage.models import Account, Approval, Element, Sent, Shown, Step, Thread
from storage.people import COLUMNS, Person

NAME = 200
DAY_MS = 24 * 3_600_000
LATEST = 500
"""So many messages of a conversation come back."""


@dataclass(frozen=True)
class Listed:
    """A conversation in a list."""

    id: str
    name: str
    updated_ms: int


@dataclass(frozen=True)
class Page:
    """Conversations, the one that went on last first, and the cursor of the next page (None at the end)."""

    threads: list[Listed]
    next: str | None


@dataclass(frozen=True)
class Conversation:
    """A whole conversation: its latest messages and their cards, oldest first."""

    listed: Listed
    person: Person
    steps: list[Step]
    elements: list[Element]


LISTED = (col(Thread.id), col(Thread.name), col(Thread.updated_ms))
OWN = (
    select(*LISTED)
    .where(col(Thread.account_id) == bindparam("account"), col(Thread.updated_ms).is_not(None))
    .where(
        or_(
            col(Thread.updated_ms) < bindparam("at"),
            and_(col(Thread.updated_ms) == bindparam("at"), col(Thread.id) < bindparam("before")),
        )
    )
    .order_by(col(Thread.updated_ms).desc(), col(Thread.id).desc())
    .limit(bindparam("limit"))
)
ONE = select(*LISTED).where(col(Thread.id) == bindparam("thread"), col(Thread.updated_ms).is_not(None))
OWNER = (
    select(*COLUMNS)
    .join(Thread, col(Thread.account_id) == col(Account.id))
    .where(col(Thread.id) == bindparam("thread"), col(Thread.updated_ms).is_not(None))
)
STEPS = (
    select(col(Step.id), col(Step.thread_id), col(Step.at_ms), col(Step.body))
    .where(col(Step.thread_id) == bindparam("thread"))
    .order_by(col(Step.at_ms).desc(), col(Step.id))
    .limit(LATEST)
)
STEP = select(col(Step.thread_id), col(Step.body)).where(col(Step.id) == bindparam("id"))
ELEMENTS = select(col(Element.id), col(Element.thread_id), col(Element.step_id), col(Element.body)).where(
    col(Element.thread_id) == bindparam("thread")
)
ELEMENT = select(col(Element.thread_id), col(Element.body)).where(col(Element.id) == bindparam("id"))
_days: Any = col(Account.settings)["chat_retention_days"].as_integer()
_kept_ms = cast(_days, BigInteger) * literal(DAY_MS, BigInteger)
_last = func.coalesce(col(Thread.said_ms), 0), func.coalesce(col(Thread.updated_ms), 0)
OVER = (
    select(col(Thread.id), col(Thread.account_id))
    .join(Account, col(Account.id) == col(Thread.account_id))
    .where(col(Account.settings).is_not(None), _days.is_not(None))
    .where(*(moment < bindparam("now", type_=BigInteger) - _kept_ms for moment in _last))
)
"""Conversations that have rested for longer than their person wants them kept; one of an unknown age has."""
AT_ONCE = 100
FIRST_PAGE = ((1 << 62), "")


def page(reader: Reader, account: int, cursor: str | None, limit: int, search: str = "") -> Page:
    """A person's conversations, by the words in their names where some are given. A cursor of nobody's is the end."""
    start = _parsed(cursor) if cursor else FIRST_PAGE
    if start is None:
        return Page([], None)
    query = OWN.where(col(Thread.name).icontains(search, autoescape=True)) if search else OWN
    rows = reader.rows(query, account=account, at=start[0], before=start[1], limit=limit + 1)
    found = [Listed(*row) for row in rows[:limit]]
    return Page(found, f"{found[-1].updated_ms}.{found[-1].id}" if len(rows) > limit else None)


def _parsed(cursor: str) -> tuple[int, str] | None:
    at, _, before = cursor.partition(".")
    return (int(at), before) if at.isascii() and at.isdecimal() and len(at) < 16 and before else None


def owner(reader: Reader, thread: str) -> Person | None:
    """Whose conversation this is; None where there is no such conversation to come back to."""
    row = reader.one(OWNER, thread=thread)
    return Person(*row) if row else None


def whole(reader: Reader, thread: str) -> Conversation | None:
    person, listed = owner(reader, thread), reader.one(ONE, thread=thread)
    if person is None or listed is None:
        return None
    rows = [Step(id=id_, thread_id=of, at_ms=at, body=body) for id_, of, at, body in reader.rows(STEPS, thread=thread)]
    steps = sorted(rows, key=lambda step: (step.at_ms, step.body.get("createdAt") or ""))
    order = {step.id: index for index, step in enumerate(steps)}
    cards = [
        Element(id=id_, thread_id=of, step_id=step, body=body)
        for id_, of, step, body in reader.rows(ELEMENTS, thread=thread)
        if step in order
    ]
    return Conversation(
        Listed(*listed), person, steps, sorted(cards, key=lambda card: (order[card.step_id], card.body["made"]))
    )


def begin(writer: Writer, account: int, thread: str, name: str) -> bool:
    """A person's conversation goes on, or begins. Its first words are its name until it gets another one.

    False where the id is another person's.
    """
    if not threads.take(writer, account, thread):
        return False
    own = col(Thread.id) == thread
    writer.run(update(Thread).where(own).values(updated_ms=writer.now_ms))
    writer.run(update(Thread).where(own, col(Thread.name) == "").values(name=name[:NAME]))
    return True


def rename(writer: Writer, thread: str, name: str) -> None:
    writer.run(update(Thread).where(col(Thread.id) == thread).values(name=name[:NAME]))


def say(writer: Writer, account: int, step: Step, name: str, *, later: bool = False) -> bool:
    """Keep what the person said. It may be the first of a conversation; what answers it may not."""
    return begin(writer, account, step.thread_id, name) and keep_step(writer, account, step, later=later)


def keep_step(writer: Writer, account: int, step: Step, *, later: bool = False) -> bool:
    """Keep a message of a conversation that is there; False where it is refused.

    `later` says that this is how the message became. Whichever of the two comes first, what it became is kept, and
    nothing takes the place of something.
    """
    if not _is_own(writer, account, step.thread_id):
        return False
    if writer.add_if_absent(step):
        return True
    row = writer.one(STEP, id=step.id)
    if row.thread_id != step.thread_id:
        return False
    body = _over(row.body, step.body) if later else _over(step.body, row.body)
    writer.run(update(Step).where(col(Step.id) == step.id).values(body=body))
    return True


def _over(first: dict[str, Any], then: dict[str, Any]) -> dict[str, Any]:
    return first | {name: value for name, value in then.items() if value not in (None, "") or name not in first}


def remove_step(writer: Writer, account: int, id_: str) -> None:
    """Remove a message with its cards."""
    row = writer.one(STEP, id=id_)
    if row and _is_own(writer, account, row.thread_id):
        writer.run(delete(Element).where(col(Element.step_id) == id_, col(Element.thread_id) == row.thread_id))
        writer.run(delete(Step).where(col(Step.id) == id_))


def keep_element(writer: Writer, account: int, element: Element) -> bool:
    """Keep a card as it is now, in a conversation that is there; False where it is refused."""
    if not _is_own(writer, account, element.thread_id):
        return False
    element.body = {**element.body, "made": writer.new_id()}
    if writer.add_if_absent(element):
        return True
    row = writer.one(ELEMENT, id=element.id)
    if row.thread_id != element.thread_id:
        return False
    body = {**element.body, "made": row.body["made"]}
    writer.run(update(Element).where(col(Element.id) == element.id).values(body=body))
    return True


def remove_element(writer: Writer, account: int, id_: str) -> None:
    row = writer.one(ELEMENT, id=id_)
    if row and _is_own(writer, account, row.thread_id):
        writer.run(delete(Element).where(col(Element.id) == id_))


def erase(writer: Writer, thread: str) -> None:
    """A conversation goes with all that is in it: messages, cards, questions, what the model knew of it, and
    the record of what left for it.

    Receipts stay: they tell what was done, wherever it was asked for.
    """
    for table in (Step, Element, Shown, Approval, Sent):
        writer.run(delete(table).where(col(table.thread_id) == thread))
    writer.run(delete(Thread).where(col(Thread.id) == thread))


def over(reader: Reader) -> list[tuple[str, int]]:
    """Conversations that are to go because of their person's `chat_retention_days`, some at a time; each with its
    person."""
    return [(row.id, row.account_id) for row in reader.rows(OVER.limit(AT_ONCE), now=reader.now_ms)]


def erase_over(writer: Writer, thread: str) -> bool:
    """Erase one of them, if it did not go on meanwhile."""
    if not writer.rows(OVER.where(col(Thread.id) == thread), now=writer.now_ms):
        return False
    erase(writer, thread)
    return True


def _is_own(reader: Reader, account: int, thread: str) -> bool:
    row = reader.one(threads.BY_ID, thread=thread)
    return bool(row and row.account_id == account)
