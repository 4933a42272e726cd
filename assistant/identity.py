"""Guests: a newcomer is signed in by a cookie before they have done anything. And visitors, for whom a site answers."""

import hashlib
import secrets
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt

from social_tools.handles import check_handle
from social_tools.painter_local.animals import AVATAR_ANIMALS
from social_tools.text import clean, short
from storage import entries, people, signins
from storage.database import Database
from storage.entries import Naming
from storage.people import Person

DAYS = 90
DAY_MS = 86_400_000
LONGEST_HANDLE, LONGEST_NAME = 30, 64
OFFER_MINUTES = 10
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
        self.offer_cookie = f"{self.cookie}_bring"

    async def open(self, db: Database, person: Person) -> str:
        """Sign a browser in as this person; the value of its cookie."""
        key, until = f"s_{secrets.token_hex(16)}", datetime.now(UTC) + timedelta(days=DAYS)
        await db.write(signins.add, key, person.id, db.clock() + DAYS * DAY_MS)
        claims = {"identifier": key, "display_name": person.name, "metadata": {}, "iat": datetime.now(UTC)}
        return self._signed({**claims, "exp": until})

    def key(self, token: str | None) -> str | None:
        """The sign-in that a cookie names; None where it is not one of ours, or has expired."""
        claims = self._claims(token, "identifier")
        return str(claims["identifier"]) if claims else None

    def renewed(self, token: str, person: Person) -> tuple[str, int] | None:
        """The same sign-in's cookie with the person's present name, and how many seconds it has; None if it fits."""
        claims = self._claims(token, "identifier")
        if claims is None or claims.get("display_name") == person.name:
            return None
        left = claims["exp"] - int(datetime.now(UTC).timestamp())
        return self._signed({**claims, "display_name": person.name}), max(left, 1)

    def offer(self, guest: int, member: int) -> str:
        """Says that this browser was the guest before it became the member, for the few minutes of one question."""
        until = datetime.now(UTC) + timedelta(minutes=OFFER_MINUTES)
        return self._signed({"guest": guest, "member": member, "exp": until})

    def offered(self, token: str | None) -> tuple[int, int] | None:
        """The guest and the member of an offer; None where it is none of ours, or has expired."""
        claims = self._claims(token, "guest", "member")
        return (claims["guest"], claims["member"]) if claims else None

    def _signed(self, claims: dict[str, Any]) -> str:
        return jwt.encode(claims, self._secret, algorithm="HS256")

    def _claims(self, token: str | None, *needed: str) -> dict[str, Any] | None:
        try:
            claims: dict[str, Any] = jwt.decode(
                token or "", self._secret, algorithms=["HS256"], options={"require": ["exp", *needed]}
            )
        except jwt.InvalidTokenError:
            return None
        return claims

    async def person(self, db: Database, token: str | None) -> Person | None:
        """The person who is signed in by this cookie."""
        key = self.key(token)
        return await db.read(signins.person, key) if key else None


async def new_guest(db: Database) -> Person:
    """A new account with a name that is easy to say, such as Amber Fox, @amber_fox."""
    for naming in guest_namings():
        try:
            return await db.write(people.create, key=f"u_{secrets.token_hex(12)}", **naming._asdict())
        except ValueError:
            continue
    raise RuntimeError("no free name for a guest")


async def visitor(db: Database, origin: str, user: str, name: str) -> Person:
    """The account of a site's visitor by the site's own id of theirs; made at the first time, and called by `name`."""
    return await db.write(entries.visitor, origin, user, list(visitor_namings(name)))


def guest_namings() -> Iterator[Naming]:
    """Amber Fox, Quiet Owl, …: forty of them, the later with a number."""
    for attempt in range(40):
        colour, animal = secrets.choice(COLOURS), secrets.choice(AVATAR_ANIMALS)
        number = "" if attempt < 3 else f"_{secrets.randbelow(10 ** (attempt // 4 + 2))}"
        yield Naming(f"{colour}_{animal}{number}", f"{colour} {animal}".title(), animal)


def visitor_namings(name: str) -> Iterator[Naming]:
    """Handles made of a name; then those of guests, under the same name if there is one."""
    shown = short(" ".join(clean(name).split()), LONGEST_NAME)
    for digits in range(8):
        number = f"_{secrets.randbelow(10**digits)}" if digits else ""
        try:
            handle = check_handle(_folded(shown)[: LONGEST_HANDLE - len(number)].strip("_") + number)
        except ValueError:
            break
        yield Naming(handle, shown)
    for naming in guest_namings():
        yield Naming(naming.handle, shown or naming.name, naming.animal)


def _folded(name: str) -> str:
    """Ada Lovelace → ada_lovelace, José → jose; nothing where no letter is left."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "_".join("".join(c if c.isalnum() else " " for c in plain).split())
