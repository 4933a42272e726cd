"""Accounts, how they stand to each other, and how their browsers are signed in."""

from typing import Any

from sqlalchemy import Column, Index
from sqlmodel import Field, SQLModel

from storage.models.columns import ID, NO_ROWID, json, key, mark, ref, time


class Account(SQLModel, table=True):
    """A person (or, marked so, a sample person). `key` is what the sign-in cookie names; it never changes."""

    id: int = key()
    key: str = Field(max_length=64, unique=True)
    handle: str = Field(max_length=30, unique=True)
    name: str = Field(max_length=64)
    bio: str = Field(default="", max_length=500)
    pronouns: str = Field(default="", max_length=40)
    animal: str = Field(default="", max_length=30)
    avatar: int | None = Field(default=None, sa_column=Column(ID, nullable=True))
    """An image of theirs; without one, their animal is drawn."""
    kind: str = Field(default="guest", max_length=16)
    passphrase: str = Field(default="", max_length=200)
    """An Argon2 hash, or nothing: then only a browser that is signed in can be this person."""
    approve_followers: bool = False
    role: str = Field(default="", max_length=16)
    """`moderator`, or nothing."""
    suspended: bool = False
    read_to: int = mark()
    """The newest notification that was marked read."""
    settings: dict[str, Any] | None = json(null=True)
    """What differs from the defaults of `update_settings`."""
    posts: int = 0
    followers: int = 0
    following: int = 0


class Follow(SQLModel, table=True):
    """Who follows whom."""

    __table_args__ = (
        Index("follow_followee", "followee_id", "follower_id"),
        NO_ROWID,
    )

    follower_id: int = ref("account.id", key=True)
    followee_id: int = ref("account.id", key=True)


class FollowRequest(SQLModel, table=True):
    """Somebody would like to follow a person who approves their followers."""

    __tablename__ = "follow_request"
    __table_args__ = (Index("follow_request_followee", "followee_id"), NO_ROWID)

    follower_id: int = ref("account.id", key=True)
    followee_id: int = ref("account.id", key=True)


class Mute(SQLModel, table=True):
    """Whose posts somebody does not want to see, for a time or for good."""

    __table_args__ = (Index("mute_target", "target_id"), NO_ROWID)

    account_id: int = ref("account.id", key=True)
    target_id: int = ref("account.id", key=True)
    until_ms: int | None = time()


class Block(SQLModel, table=True):
    """Neither sees the other."""

    __table_args__ = (Index("block_target", "target_id", "account_id"), NO_ROWID)

    account_id: int = ref("account.id", key=True)
    target_id: int = ref("account.id", key=True)


class PeopleList(SQLModel, table=True):
    """A private feed of chosen people; `shared`, a starter pack."""

    __tablename__ = "people_list"

    id: int = key()
    account_id: int = ref("account.id", index=True)
    name: str = Field(max_length=40)
    shared: bool = False


class ListMember(SQLModel, table=True):
    """Somebody on a list. In a starter pack they are `asked` until they agree."""

    __tablename__ = "list_member"
    __table_args__ = (Index("list_member_account", "account_id"), NO_ROWID)

    list_id: int = ref("people_list.id", key=True)
    account_id: int = ref("account.id", key=True)
    state: str = Field(default="member", max_length=16)


class FormerHandle(SQLModel, table=True):
    """A handle that leads to its former holder for a while."""

    __tablename__ = "former_handle"

    handle: str = Field(primary_key=True, max_length=30)
    account_id: int = ref("account.id", index=True)
    until_ms: int = time(null=False)


class SignIn(SQLModel, table=True):
    """A browser that is signed in. Its cookie names `key`; without the row, the cookie is worth nothing."""

    __tablename__ = "sign_in"

    key: str = Field(primary_key=True, max_length=64)
    account_id: int = ref("account.id", index=True)
    expires_ms: int = time(null=False)


class Site(SQLModel, table=True):
    """A site that may embed the widget."""

    id: int = key()
    origin: str = Field(max_length=255, unique=True)
    key_hash: str = Field(max_length=64)


class Entry(SQLModel, table=True):
    """A token by which a site lets a visitor of its own into the widget, once."""

    digest: str = Field(primary_key=True, max_length=64)
    account_id: int = ref("account.id", index=True)
    origin: str = Field(max_length=255)
    expires_ms: int = time(null=False)
