"""The passphrase of an account: only its hash is here, and only whoever checks one reads it."""

from sqlalchemy import bindparam, case, select, update
from sqlmodel import col

from storage import people, signins
from storage.database import Reader, Writer
from storage.models import Account
from storage.people import COLUMNS, Person

GUEST, MEMBER = "guest", "member"
HASH = select(col(Account.passphrase)).where(col(Account.id) == bindparam("account"))
BY_HANDLE = select(col(Account.passphrase), *COLUMNS).where(col(Account.handle) == bindparam("handle"))


def passphrase(reader: Reader, account: int) -> str:
    """The hash of an account's passphrase; empty where there is none."""
    return reader.value(HASH, account=account) or ""


def by_handle(reader: Reader, handle: str) -> tuple[Person, str] | None:
    """The person of a handle, and the hash of their passphrase, empty where there is none."""
    row = reader.one(BY_HANDLE, handle=handle)
    return (Person(*row[1:]), row[0]) if row else None


def set_passphrase(writer: Writer, account: int, hashed: str, *, instead_of: str) -> bool:
    """Set the hash where it still is `instead_of`; a guest is a member from then on. Tells whether it was set."""
    kind = case((col(Account.kind) == GUEST, MEMBER), else_=col(Account.kind))
    changed = writer.run(
        update(Account)
        .where(col(Account.id) == account, col(Account.passphrase) == instead_of)
        .values(passphrase=hashed, kind=kind)
    )
    return changed == 1


def change_passphrase(writer: Writer, account: int, hashed: str, *, instead_of: str, signed_in: str) -> bool:
    """Set it, and sign the person out of every browser but the one with this sign-in. Tells whether it was set."""
    done = set_passphrase(writer, account, hashed, instead_of=instead_of)
    if done:
        signins.end_others(writer, account, signed_in)
    return done


def add_member(writer: Writer, *, key: str, handle: str, name: str, hashed: str = "") -> Person:
    """Add an account that was not a guest's. Raises ValueError where the handle is taken."""
    person = people.create(writer, key=key, handle=handle, name=name, kind=MEMBER)
    if hashed:
        set_passphrase(writer, person.id, hashed, instead_of="")
    return person
