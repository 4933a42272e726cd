"""Tokens by which a site lets a visitor of its own into the widget: each counts once, briefly, on that site only."""

import secrets
from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import bindparam, delete, select
from sqlmodel import col

from storage import handles, people
from storage.database import Reader, Writer
from storage.models import Account, Entry, Site
from storage.people import COLUMNS, Person
from storage.sites import digest

OF_A_SITE = "site_"
KNOWN = select(col(Entry.digest)).where(col(Entry.digest) == bindparam("digest"))
BY_DIGEST = (
    select(*COLUMNS)
    .join(Entry, col(Entry.account_id) == col(Account.id))
    .join(Site, col(Site.origin) == col(Entry.origin))
    .where(
        col(Entry.digest) == bindparam("digest"),
        col(Entry.origin) == bindparam("origin"),
        col(Entry.expires_ms) > bindparam("now"),
    )
)


class Naming(NamedTuple):
    """What a new account may be called. `animal` is the face of somebody who has no name of their own."""

    handle: str
    name: str
    animal: str = ""


def visitor(writer: Writer, origin: str, user: str, namings: Iterable[Naming]) -> Person:
    """The account of a site's visitor, by the site's own id of theirs. A new one gets the first naming that is free.

    Raises ValueError where none is free.
    """
    key = account_key(origin, user)
    if known := people.by_key(writer, key):
        return known
    for naming in namings:
        if handles.is_free(writer, naming.handle):
            return people.create(writer, key=key, kind="visitor", **naming._asdict())
    raise ValueError("There is no free handle for this visitor.")


def account_key(origin: str, user: str) -> str:
    """No two sites share one, as an origin has no line break in it."""
    return OF_A_SITE + digest(f"{origin}\n{user}")[:56]


def vouched_for(person: Person) -> bool:
    """Whether a site answers for them."""
    return person.key.startswith(OF_A_SITE)


def issue(writer: Writer, account: int, origin: str, expires_ms: int) -> str:
    """A new token; only its hash is kept. What has expired is forgotten on the way."""
    token = secrets.token_urlsafe(32)
    writer.run(delete(Entry).where(col(Entry.expires_ms) <= writer.now_ms))
    writer.add(Entry(digest=digest(token), account_id=account, origin=origin, expires_ms=expires_ms))
    return token


def known(reader: Reader, token: str) -> bool:
    """Whether there is something to redeem, good or not."""
    return reader.value(KNOWN, digest=digest(token)) is not None


def redeem(writer: Writer, token: str, origin: str) -> Person | None:
    """Who comes in by this token on this site, if the site is still registered. Whatever comes of it, it is used up."""
    row = writer.one(BY_DIGEST, digest=digest(token), origin=origin, now=writer.now_ms)
    used = writer.run(delete(Entry).where(col(Entry.digest) == digest(token)))
    return Person(*row) if row and used else None
