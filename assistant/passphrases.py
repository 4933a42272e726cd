"""Passphrases: what one must be like, and checking one. Only a hash is kept, and hashing is off the event loop."""

import asyncio
import unicodedata
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from social_tools.handles import HANDLE
from storage import accounts
from storage.database import Database
from storage.people import Person

if TYPE_CHECKING:
    from pwdlib import PasswordHash

T = TypeVar("T")
SHORTEST, LONGEST = 10, 200
TOO_SHORT = f"A passphrase has at least {SHORTEST} characters. A few words that belong together only for you are good."
TOO_LONG = f"A passphrase has at most {LONGEST} characters."
NO_TEXT = "That passphrase holds something that is not text."
KIB, PASSES = 19_456, 2
"""OWASP's least for Argon2id."""
AT_ONCE = 2


def checked(passphrase: str) -> str:
    """The passphrase in its one spelling (NFC, so that every keyboard means the same). Raises ValueError."""
    if len(passphrase) > 4 * LONGEST:  # putting marks in order takes a long text's length squared
        raise ValueError(TOO_LONG)
    spelled = unicodedata.normalize("NFC", passphrase)
    if len(spelled) < SHORTEST:
        raise ValueError(TOO_SHORT)
    if len(spelled) > LONGEST:
        raise ValueError(TOO_LONG)
    if not spelled.isascii() and any(unicodedata.category(letter) == "Cs" for letter in spelled):
        raise ValueError(NO_TEXT)
    return spelled


def _argon2() -> "PasswordHash":
    from pwdlib import PasswordHash
    from pwdlib.hashers.argon2 import Argon2Hasher

    return PasswordHash((Argon2Hasher(PASSES, KIB, parallelism=1),))


class Passphrases:
    """Hashes and checks, a few at a time, so that a rush of sign-ins leaves the rest of the house its processors."""

    def __init__(self, hasher: Callable[[], "PasswordHash"] = _argon2) -> None:
        self._make = hasher
        self._threads = ThreadPoolExecutor(AT_ONCE, "passphrase")

    @cached_property
    def _hasher(self) -> "PasswordHash":
        return self._make()

    async def hashed(self, passphrase: str) -> str:
        """The hash of a new passphrase. Raises ValueError with a sentence where it breaks the rules."""
        spelled = checked(passphrase)
        return await self._run(lambda: self._hasher.hash(spelled))

    async def hash_of(self, db: Database, person: Person, passphrase: str) -> str:
        """The hash that is kept of the person's passphrase where this is it; empty where it is not."""
        return await self._hash_of(db, person, await db.read(accounts.passphrase, person.id), passphrase)

    async def person(self, db: Database, handle: str, passphrase: str) -> Person | None:
        """The person of this handle and passphrase. Nobody's handle takes as long as a wrong passphrase."""
        name = handle.strip().removeprefix("@").lower()
        found = await db.read(accounts.by_handle, name) if HANDLE.fullmatch(name) else None
        person, kept = found or (None, "")
        return person if await self._hash_of(db, person, kept, passphrase) else None

    async def _hash_of(self, db: Database, person: Person | None, kept: str, passphrase: str) -> str:
        try:
            spelled = checked(passphrase)
        except ValueError:  # which was never anybody's
            spelled, kept = "", ""
        if person is None or not kept:
            await self._run(lambda: self._hasher.hash(spelled))
            return ""
        right, better = await self._run(lambda: self._hasher.verify_and_update(spelled, kept))
        if better:
            kept = better if await db.write(accounts.set_passphrase, person.id, better, instead_of=kept) else kept
        return kept if right else ""

    async def _run(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)
