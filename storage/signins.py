"""Browsers that are signed in. To end one is to delete its row: its cookie is worth nothing from then on."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import bindparam, delete, select
from sqlmodel import col

from storage.database import Reader, Writer
from storage.models import Account, SignIn
from storage.people import COLUMNS, Person

P = ParamSpec("P")
T = TypeVar("T")
BY_KEY = (
    select(*COLUMNS)
    .join(SignIn, col(SignIn.account_id) == col(Account.id))
    .where(col(SignIn.key) == bindparam("key"), col(SignIn.expires_ms) > bindparam("now"))
)


def person(reader: Reader, key: str) -> Person | None:
    """Who is signed in by this key; None where it has ended or expired."""
    row = reader.one(BY_KEY, key=key, now=reader.now_ms)
    return Person(*row) if row else None


def add(writer: Writer, key: str, account: int, expires_ms: int) -> None:
    writer.add(SignIn(key=key, account_id=account, expires_ms=expires_ms))


def end(writer: Writer, key: str) -> None:
    """Sign one browser out."""
    writer.run(delete(SignIn).where(col(SignIn.key) == key))


def end_others(writer: Writer, account: int, but: str = "") -> int:
    """Sign a person out everywhere, but for one browser; how many ended."""
    return writer.run(delete(SignIn).where(col(SignIn.account_id) == account, col(SignIn.key) != but))


def sweep(writer: Writer) -> None:
    """Forget what has expired."""
    writer.run(delete(SignIn).where(col(SignIn.expires_ms) <= writer.now_ms))


def acting(
    writer: Writer, key: str, change: Callable[Concatenate[Writer, int, P], T], /, *args: P.args, **kwargs: P.kwargs
) -> T | None:
    """Run a change as whoever is signed in by this key at this moment; nothing runs where the sign-in has ended."""
    found = person(writer, key)
    return change(writer, found.id, *args, **kwargs) if found else None
