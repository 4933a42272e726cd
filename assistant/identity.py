"""Guests: a newcomer is signed in by a cookie before they have done anything."""

import hashlib
import secrets
from datetime import UTC, datetime, timedelta

import jwt

from social_tools.painter_local.animals import AVATAR_ANIMALS
from storage import people, signins
from storage.database import Database
from storage.people import Person

DAYS = 90
DAY_MS = 86_400_000
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
    """Signs and reads the cookie. Its claims are those that Chainlit reads too; its identifier is that of a sign-in."""

    def __init__(self, secret: str) -> None:
        self._secret = secret
        self.cookie = cookie_name(secret)

    async def open(self, db: Database, person: Person) -> str:
        """Sign a browser in as this person; the value of its cookie."""
        key, until = f"s_{secrets.token_hex(16)}", datetime.now(UTC) + timedelta(days=DAYS)
        await db.write(signins.add, key, person.id, db.clock() + DAYS * DAY_MS)
        claims = {"identifier": key, "display_name": person.name, "metadata": {}, "iat": datetime.now(UTC)}
        return jwt.encode({**claims, "exp": until}, self._secret, algorithm="HS256")

    def key(self, token: str) -> str | None:
        """The sign-in that a cookie names; None where it is not one of ours, or has expired."""
        try:
            claims = jwt.decode(token, self._secret, algorithms=["HS256"], options={"require": ["exp", "identifier"]})
        except jwt.InvalidTokenError:
            return None
        return str(claims["identifier"])

    async def person(self, db: Database, token: str | None) -> Person | None:
        """The person who is signed in by this cookie."""
        key = self.key(token) if token else None
        return await db.read(signins.person, key) if key else None


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
