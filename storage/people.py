"""Accounts and who follows whom."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import bindparam, delete, exists, or_, select, update
from sqlmodel import col

from storage import handles
from storage.database import Reader, Writer
from storage.inverse import Inverse, inverse
from storage.models import Account, Block, Follow, FollowRequest, Mute
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
    col(Account.approve_followers),
    col(Account.suspended),
    col(Account.role),
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
    """What differs from the defaults of `update_settings`."""
    approve_followers: bool = False
    suspended: bool = False
    role: str = ""


@dataclass(frozen=True)
class Standing:
    """Who has a passphrase can come back from another browser, and is no guest that was made in passing."""

    suspended: bool
    has_passphrase: bool


@dataclass(frozen=True)
class Relation:
    """How a viewer and another person stand to each other. `requested` and `asks` are requests to follow."""

    following: bool
    followed_by: bool
    requested: bool = False
    asks: bool = False
    muted: bool = False
    blocked: bool = False
    """By the viewer. Whom the other has blocked cannot see them at all."""

    @property
    def words(self) -> list[str]:
        """What holds, by its name."""
        names = [name for name, holds in vars(self).items() if holds]
        return [*names, "mutual"] if self.following and self.followed_by else names


BY_KEY = select(*COLUMNS).where(col(Account.key) == bindparam("key"))
BY_HANDLE = select(*COLUMNS).where(col(Account.handle) == bindparam("handle"))
BY_ID = select(*COLUMNS).where(col(Account.id) == bindparam("id"))
STANDING = select(col(Account.suspended), col(Account.passphrase)).where(col(Account.id) == bindparam("account"))
BY_IDS = select(*COLUMNS).where(col(Account.id).in_(bindparam("ids", expanding=True)))
EVERYBODY = select(*COLUMNS).order_by(col(Account.handle))


def _between(mine: Any, theirs: Any) -> Any:
    """Rows from the viewer to the other, or back."""
    ends: list[Any] = [bindparam("viewer"), bindparam("other")]
    return select(mine, theirs).where(mine.in_(ends), theirs.in_(ends))


FOLLOWS = _between(col(Follow.follower_id), col(Follow.followee_id))
REQUESTS = _between(col(FollowRequest.follower_id), col(FollowRequest.followee_id))
MUTES = exists().where(
    col(Mute.account_id) == bindparam("viewer"),
    col(Mute.target_id) == bindparam("other"),
    or_(col(Mute.until_ms).is_(None), col(Mute.until_ms) > bindparam("now")),
)
BLOCKS = _between(col(Block.account_id), col(Block.target_id))


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
    return standing(reader, id_).suspended


def find(reader: Reader, viewer: int, handle: str) -> Person | None:
    """The person of a handle, or of a former one that still leads to them, as far as this viewer may know of them.

    Who is blocked finds the one who blocked them no more, unless they have blocked them too.
    """
    found = by_handle(reader, handle)
    if found is None and (holder := handles.former_holder(reader, handle.removeprefix("@").lower())):
        found = by_id(reader, holder)
    return found if found and not hides(reader, found.id, viewer) else None


def hides(reader: Reader, person: int, viewer: int) -> bool:
    """Whether a person is as if they never existed for this viewer."""
    return _pairs(reader, BLOCKS, viewer, person) == {(person, viewer)}


def by_ids(reader: Reader, ids: Iterable[int]) -> dict[int, Person]:
    """The people of these ids who are there."""
    wanted = list(ids)
    return {row.id: Person(*row) for row in reader.rows(BY_IDS, ids=wanted)} if wanted else {}


def relation(reader: Reader, viewer: int, other: int) -> Relation:
    follows, requests = _pairs(reader, FOLLOWS, viewer, other), _pairs(reader, REQUESTS, viewer, other)
    return Relation(
        following=(viewer, other) in follows,
        followed_by=(other, viewer) in follows,
        requested=(viewer, other) in requests,
        asks=(other, viewer) in requests,
        muted=bool(reader.value(select(MUTES), viewer=viewer, other=other, now=reader.now_ms)),
        blocked=(viewer, other) in _pairs(reader, BLOCKS, viewer, other),
    )


def _pairs(reader: Reader, query: Any, viewer: int, other: int) -> set[tuple[int, int]]:
    return {(a, b) for a, b in reader.rows(query, viewer=viewer, other=other)}


def everybody(reader: Reader) -> list[Person]:
    """Every account, in the order of their handles."""
    return [Person(*row) for row in reader.rows(EVERYBODY)]


def create(writer: Writer, *, key: str, handle: str, name: str, animal: str = "", kind: str = "guest") -> Person:
    """Add an account. Raises ValueError where the handle is taken."""
    if handles.former_holder(writer, handle):
        raise ValueError(f"@{handle} is taken.")
    account = Account(id=writer.new_id(), key=key, handle=handle, name=name, animal=animal, kind=kind)
    if not writer.add_if_absent(account):
        raise ValueError(f"@{handle} is taken.")
    found = by_key(writer, key)
    if found is None:
        raise ValueError(f"@{handle} is taken.")
    return found


APPROVE = "approve_followers"
"""The one setting that has a column of its own."""
PROFILE = ("handle", "name", "bio", "pronouns", "avatar")


def change_profile(
    writer: Writer, account: int, former: list[handles.Former] | None = None, **news: Any
) -> Inverse | None:
    """Set some of PROFILE; None where it is so already. Raises ValueError where the handle is taken.

    The old handle leads to the new one for a while; `former` says instead how such handles were before.
    """
    table = Account.__table__  # type: ignore[attr-defined]
    before = writer.one(select(*(table.c[name] for name in PROFILE)).where(table.c.id == account))
    changed = {name: value for name, value in news.items() if before._mapping[name] != value}
    if not changed:
        return None
    old = {name: before._mapping[name] for name in changed}
    if "handle" in changed:
        if not handles.is_free(writer, changed["handle"], account):
            raise ValueError(f"@{changed['handle']} is taken.")
        old["former"] = handles.move(writer, account, before.handle, changed["handle"], former)
    writer.run(update(table).where(table.c.id == account).values(**changed))
    return inverse("change_profile", account=account, **old)


def change_settings(writer: Writer, account: int, news: dict[str, Any]) -> Inverse | None:
    """Set some of the settings, None for the default; None where it is so already."""
    row = writer.one(select(col(Account.settings), col(Account.approve_followers)).where(col(Account.id) == account))
    kept = row.settings or {}
    before = {name: row.approve_followers if name == APPROVE else kept.get(name) for name in news}
    old = {name: value for name, value in before.items() if value != news[name]}
    if not old:
        return None
    settings = {**kept, **{name: value for name, value in news.items() if name != APPROVE}}
    writer.run(
        update(Account)
        .where(col(Account.id) == account)
        .values(
            settings={name: value for name, value in settings.items() if value is not None} or None,
            approve_followers=news.get(APPROVE, row.approve_followers),
        )
    )
    return inverse("change_settings", account=account, news=old)


def standing(reader: Reader, account: int) -> Standing:
    """What decides whether, and how often, somebody may act."""
    row = reader.one(STANDING, account=account)
    return Standing(row.suspended, bool(row.passphrase)) if row else Standing(False, False)


def set_role(writer: Writer, account: int, role: str) -> None:
    """What an account may do for everybody: `moderator`, or nothing."""
    writer.run(update(Account).where(col(Account.id) == account).values(role=role))


def follow(writer: Writer, follower: int, followee: int, *, told: int | None = None) -> bool:
    """Follow, whoever approves it; whether something changed. `told` is for `notify`."""
    if not writer.add_if_absent(Follow(follower_id=follower, followee_id=followee)):
        return False
    _count_follow(writer, follower, followee, 1)
    notify(writer, followee, "follow", follower, again=told)
    return True


def unfollow(writer: Writer, follower: int, followee: int) -> int | None:
    """Stop following; what `unnotify` returned, or None where nothing changed."""
    removed = writer.run(delete(Follow).where(col(Follow.follower_id) == follower, col(Follow.followee_id) == followee))
    if not removed:
        return None
    _count_follow(writer, follower, followee, -1)
    return unnotify(writer, followee, "follow", follower)


def _count_follow(writer: Writer, follower: int, followee: int, by: int) -> None:
    writer.run(update(Account).where(col(Account.id) == follower).values(following=Account.following + by))
    writer.run(update(Account).where(col(Account.id) == followee).values(followers=Account.followers + by))
