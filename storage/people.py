"""Accounts and who follows whom."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import bindparam, delete, exists, select, update
from sqlmodel import col

from storage.database import Reader, Writer
from storage.inverse import Inverse, inverse
from storage.models import Account, Follow
from storage.notify import notify, unnotify

COLUMNS = (
    col(Account.id),
    col(Account.key),
    col(Account.handle),
    col(Account.name),
    col(Account.bio),
    col(Account.animal),
    col(Account.kind),
    col(Account.posts),
    col(Account.followers),
    col(Account.following),
    col(Account.pronouns),
    col(Account.avatar),
    col(Account.settings),
)


@dataclass(frozen=True)
class Person:
    """An account as others see it; `key` alone is never shown."""

    id: int
    key: str
    handle: str
    name: str
    bio: str
    animal: str
    kind: str
    posts: int
    followers: int
    following: int
    pronouns: str = ""
    avatar: int | None = None
    settings: dict[str, Any] | None = field(default=None, hash=False)


@dataclass(frozen=True)
class Relation:
    """How a viewer and another person stand to each other."""

    following: bool
    followed_by: bool


BY_KEY = select(*COLUMNS).where(col(Account.key) == bindparam("key"))
BY_HANDLE = select(*COLUMNS).where(col(Account.handle) == bindparam("handle"))
BY_ID = select(*COLUMNS).where(col(Account.id) == bindparam("id"))
SUSPENDED = select(col(Account.suspended)).where(col(Account.id) == bindparam("id"))
BY_IDS = select(*COLUMNS).where(col(Account.id).in_(bindparam("ids", expanding=True)))
EVERYBODY = select(*COLUMNS).order_by(col(Account.handle))
PAIR = (
    select(col(Follow.follower_id), col(Follow.followee_id))
    .where(col(Follow.follower_id).in_([bindparam("one"), bindparam("other")]))
    .where(col(Follow.followee_id).in_([bindparam("one"), bindparam("other")]))
)
UNKNOWN_FIRST = (
    select(*COLUMNS)
    .where(col(Account.id) != bindparam("viewer"), col(Account.posts) > 0)
    .where(~exists().where(col(Follow.follower_id) == bindparam("viewer"), col(Follow.followee_id) == col(Account.id)))
    .order_by(col(Account.followers).desc(), col(Account.posts).desc(), col(Account.id).desc())
    .limit(bindparam("limit"))
)


def by_key(reader: Reader, key: str) -> Person | None:
    row = reader.one(BY_KEY, key=key)
    return Person(*row) if row else None


def by_handle(reader: Reader, handle: str) -> Person | None:
    """The person of a handle, written with or without @, in any case."""
    row = reader.one(BY_HANDLE, handle=handle.removeprefix("@").lower())
    return Person(*row) if row else None


def by_id(reader: Reader, id_: int) -> Person | None:
    row = reader.one(BY_ID, id=id_)
    return Person(*row) if row else None


def is_suspended(reader: Reader, id_: int) -> bool:
    return bool(reader.value(SUSPENDED, id=id_))


def by_ids(reader: Reader, ids: Iterable[int]) -> dict[int, Person]:
    """The people of these ids who are there."""
    wanted = list(ids)
    return {row.id: Person(*row) for row in reader.rows(BY_IDS, ids=wanted)} if wanted else {}


def relation(reader: Reader, viewer: int, other: int) -> Relation:
    pairs = {(a, b) for a, b in reader.rows(PAIR, one=viewer, other=other)}
    return Relation((viewer, other) in pairs, (other, viewer) in pairs)


def everybody(reader: Reader) -> list[Person]:
    """Every account, in the order of their handles."""
    return [Person(*row) for row in reader.rows(EVERYBODY)]


def suggestions(reader: Reader, viewer: int, limit: int = 3) -> list[Person]:
    """People who post and whom the viewer does not follow yet, the most followed first."""
    return [Person(*row) for row in reader.rows(UNKNOWN_FIRST, viewer=viewer, limit=limit)]


def create(writer: Writer, *, key: str, handle: str, name: str, animal: str = "", kind: str = "guest") -> Person:
    """Add an account. Raises ValueError where the handle is taken."""
    account = Account(id=writer.new_id(), key=key, handle=handle, name=name, animal=animal, kind=kind)
    if not writer.add_if_absent(account):
        raise ValueError(f"@{handle} is taken.")
    found = by_key(writer, key)
    if found is None:
        raise ValueError(f"@{handle} is taken.")
    return found


PROFILE = ("handle", "name", "bio", "pronouns", "avatar")


def change_profile(writer: Writer, account: int, **news: Any) -> Inverse | None:
    """Set some of PROFILE; None where it is so already. Raises ValueError where the handle is taken."""
    table = Account.__table__  # type: ignore[attr-defined]
    before = writer.one(select(*(table.c[name] for name in PROFILE)).where(table.c.id == account))
    changed = {name: value for name, value in news.items() if before._mapping[name] != value}
    if not changed:
        return None
    if "handle" in changed and by_handle(writer, changed["handle"]):
        raise ValueError(f"@{changed['handle']} is taken.")
    writer.run(update(table).where(table.c.id == account).values(**changed))
    return inverse("change_profile", account=account, **{name: before._mapping[name] for name in changed})


def follow(writer: Writer, follower: int, followee: int, *, told: int | None = None) -> Inverse | None:
    """Follow; None where nothing changed. `told` is for `notify`."""
    if not writer.add_if_absent(Follow(follower_id=follower, followee_id=followee)):
        return None
    _count_follow(writer, follower, followee, 1)
    notify(writer, followee, "follow", follower, again=told)
    return inverse("unfollow", follower=follower, followee=followee)


def unfollow(writer: Writer, follower: int, followee: int) -> Inverse | None:
    """Stop following; None where nothing changed."""
    removed = writer.run(delete(Follow).where(col(Follow.follower_id) == follower, col(Follow.followee_id) == followee))
    if not removed:
        return None
    _count_follow(writer, follower, followee, -1)
    told = unnotify(writer, followee, "follow", follower)
    return inverse("follow", follower=follower, followee=followee, told=told)


def _count_follow(writer: Writer, follower: int, followee: int, by: int) -> None:
    writer.run(update(Account).where(col(Account.id) == follower).values(following=Account.following + by))
    writer.run(update(Account).where(col(Account.id) == followee).values(followers=Account.followers + by))
