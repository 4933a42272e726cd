"""Conversations: whose they are, whether they are tainted, what they have shown, and what the model knows of them."""

from typing import Any

from sqlalchemy import bindparam, select, update
from sqlmodel import col

from storage.database import Reader, Writer
from storage.models import Shown, Thread

REMEMBERED = 40
BY_ID = select(col(Thread.account_id), col(Thread.tainted)).where(col(Thread.id) == bindparam("thread"))
MEMORY_OF = select(col(Thread.account_id), col(Thread.memory)).where(col(Thread.id) == bindparam("thread"))
RECENT = (
    select(col(Shown.kind), col(Shown.items), col(Shown.about))
    .where(col(Shown.thread_id) == bindparam("thread"))
    .order_by(col(Shown.id).desc())
    .limit(REMEMBERED)
)


OF_A_KIND = (
    select(col(Shown.items), col(Shown.about))
    .where(col(Shown.thread_id) == bindparam("thread"), col(Shown.kind) == bindparam("kind"))
    .order_by(col(Shown.id).desc())
    .limit(REMEMBERED)
)


def tainted(reader: Reader, account: int, thread: str) -> bool:
    """Whether somebody else's words are in this thread. A thread that is not this person's counts as tainted."""
    row = reader.one(BY_ID, thread=thread)
    return bool(row and (row.tainted or row.account_id != account))


def taint(writer: Writer, account: int, thread: str) -> None:
    """Sticky: nothing sets it back."""
    if take(writer, account, thread):
        writer.run(update(Thread).where(col(Thread.id) == thread).values(tainted=True))


def show(writer: Writer, account: int, thread: str, kind: str, items: list[str], about: dict[str, Any]) -> None:
    """Remember that a thread has shown these things."""
    if take(writer, account, thread):
        writer.add(Shown(id=writer.new_id(), thread_id=thread, kind=kind, items=items, about=about))


def take(writer: Writer, account: int, thread: str) -> bool:
    """Whether this thread is the person's; a browser chooses the ids, so it may name somebody else's."""
    writer.add_if_absent(Thread(id=thread, account_id=account, tainted=False, said_ms=writer.now_ms))
    return bool(writer.one(BY_ID, thread=thread).account_id == account)


def recent(reader: Reader, account: int, thread: str) -> list[Shown]:
    """What a person's thread has shown, newest first."""
    row = reader.one(BY_ID, thread=thread)
    if row is None or row.account_id != account:
        return []
    return [
        Shown(id=0, thread_id=thread, kind=kind, items=items, about=about)
        for kind, items, about in reader.rows(RECENT, thread=thread)
    ]


def shown_of(reader: Reader, account: int, thread: str, kind: str) -> list[Shown]:
    """All of a kind that a person's thread has shown, newest first, however long ago."""
    row = reader.one(BY_ID, thread=thread)
    rows = reader.rows(OF_A_KIND, thread=thread, kind=kind) if row and row.account_id == account else ()
    return [Shown(id=0, thread_id=thread, kind=kind, items=items, about=about) for items, about in rows]


def memory(reader: Reader, account: int, thread: str) -> list[dict[str, Any]] | None:
    """What the model is told of a conversation so far; None where this person has no such conversation."""
    row = reader.one(MEMORY_OF, thread=thread)
    return (row.memory or []) if row and row.account_id == account else None


def remember(writer: Writer, account: int, thread: str, messages: list[dict[str, Any]], *, new: bool) -> None:
    """Keep what the model is told. Unless it is new, a conversation that is gone by now stays gone."""
    if new:
        take(writer, account, thread)
    writer.run(
        update(Thread)
        .where(col(Thread.id) == thread, col(Thread.account_id) == account)
        .values(memory=messages, said_ms=writer.now_ms)
    )
