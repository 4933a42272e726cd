"""Sites that may embed the widget."""

import hashlib
import secrets

from sqlalchemy import bindparam, delete, select, update
from sqlmodel import col

from storage.database import Reader, Writer
from storage.models import Entry, Site

BY_KEY = select(col(Site.origin)).where(col(Site.key_hash) == bindparam("digest"))


def add(writer: Writer, origin: str) -> str:
    """Register an origin; its key, which is shown once. Registering again gives a new key and ends the old one."""
    key = secrets.token_urlsafe(24)
    if not writer.add_if_absent(Site(id=writer.new_id(), origin=origin, key_hash=digest(key))):
        writer.run(update(Site).where(col(Site.origin) == origin).values(key_hash=digest(key)))
        _end_entries(writer, origin)
    return key


def remove(writer: Writer, origin: str) -> bool:
    """Forget a site and the tokens that it asked for; False where it was not registered."""
    _end_entries(writer, origin)
    return writer.run(delete(Site).where(col(Site.origin) == origin)) == 1


def origins(reader: Reader) -> list[str]:
    return reader.column(select(col(Site.origin)).order_by(col(Site.origin)))


def by_key(reader: Reader, key: str) -> str | None:
    """The origin of the site whose key this is. Only hashes are compared, so the time it takes tells nothing."""
    origin: str | None = reader.value(BY_KEY, digest=digest(key))
    return origin


def digest(secret: str) -> str:
    """What is kept of a secret that is long and random."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _end_entries(writer: Writer, origin: str) -> None:
    writer.run(delete(Entry).where(col(Entry.origin) == origin))
