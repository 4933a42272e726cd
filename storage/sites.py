"""Sites that may embed the widget."""

import hashlib
import secrets

from sqlalchemy import select, update
from sqlmodel import col

from storage.database import Reader, Writer
from storage.models import Site


def add(writer: Writer, origin: str) -> str:
    """Register an origin; its key, which is shown once. Registering again gives a new key."""
    key = secrets.token_urlsafe(24)
    digest = hashlib.sha256(key.encode()).hexdigest()
    if not writer.add_if_absent(Site(id=writer.new_id(), origin=origin, key_hash=digest)):
        writer.run(update(Site).where(col(Site.origin) == origin).values(key_hash=digest))
    return key


def origins(reader: Reader) -> list[str]:
    return reader.column(select(col(Site.origin)).order_by(col(Site.origin)))
