"""Guests: a newcomer is signed in by a cookie before they have done anything."""

import hashlib
import secrets
from datetime import UTC, datetime, timedelta

import jwt

from social_tools.painter_local.animals import AVATAR_ANIMALS
from storage import people
from storage.database import Database
from storage.people import Person

DAYS = 90
COLOURS = (
    "amber", "azure", "blue", "brass", "bronze", "cedar", "cherry", "cobalt", "copper", "coral", "crimson", "dusky",
    "ember", "fern", "golden", "green", "hazel", "indigo", "ivory", "jade", "lilac", "mellow", "misty", "ochre",
    "olive", "opal", "pearl", "plum", "quiet", "rose", "ruby", "rusty", "saffron", "sandy", "scarlet", "sepia",
    "silver", "teal", "umber", "velvet", "violet", "willow",
)  # fmt: skip


def cookie_name(secret: str) -> str:
    """Browsers share cookies among the ports of a host; two Salons on one machine must not sign each other out."""
    return f"salon_{hashlib.sha256(secret.encode()).hexdigest()[:8]}"


class Sessions:
    """Signs and reads the cookie. Its claims are those that Chainlit reads too."""

    def __init__(self, secret: str) -> None:
        self._secret = secret
        self.cookie = cookie_name(secret)

    def sign(self, person: Person) -> str:
        now = datetime.now(UTC)
        claims = {"identifier": person.key, "display_name": person.name, "metadata": {}, "iat": now}
        return jwt.encode({**claims, "exp": now + timedelta(days=DAYS)}, self._secret, algorithm="HS256")

    def key(self, token: str) -> str | None:
        """Whose cookie it is; None where it is not one of ours, or has expired."""
        try:
            claims = jwt.decode(token, self._secret, algorithms=["HS256"], options={"require": ["exp", "identifier"]})
        except jwt.InvalidTokenError:
            return None
        return str(claims["identifier"])

    async def person(self, db: Database, token: str | None) -> Person | None:
        """The person whose cookie this is, where they are still here."""
        key = self.key(token) if token else None
        return await db.read(people.by_key, key) if key else None


async def new_guest(db: Database) -> Person:
    """A new account with a name that is easy to say, such as Amber Fox, @amber_fox."""
    for attempt in range(40):
        colour, animal = secrets.choice(COLOURS), secrets.choice(AVATAR_ANIMALS)
        number = "" if attempt < 3 else f"_{secrets.randbelow(10 ** (attempt // 4 + 2))}"
        try:
            return await db.write(
                people.create,
                key=f"u_{secrets.token_hex(12)}",
                handle=f"{colour}_{animal}{number}",
                name=f"{colour} {animal}".title(),
                animal=animal,
            )
        except ValueError:
            continue
    raise RuntimeError("no free name for a guest")
