"""The tables. Creation times are in the ids; other times are milliseconds since 1970-01-01 UTC."""

from enum import IntEnum
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, ForeignKey, Index, Integer, String, text
from sqlalchemy.types import TypeEngine
from sqlmodel import Field, SQLModel

ID: TypeEngine[int] = BigInteger().with_variant(Integer, "sqlite")
"""64 bits on every engine, and still the rowid on SQLite."""


class Visibility(IntEnum):
    """Who may see a post, from the widest audience to the narrowest."""

    public = 0
    unlisted = 1
    followers = 2
    direct = 3


def _id() -> Any:
    return Field(sa_column=Column(ID, primary_key=True, autoincrement=False))


def _ref(target: str, *, key: bool = False, null: bool = False, index: bool = False) -> Any:
    return Field(
        default=None if null else ...,
        sa_column=Column(
            ID, ForeignKey(target), primary_key=key, nullable=null, index=index or None, autoincrement=False
        ),
    )


def _time() -> Any:
    return Field(default=None, sa_column=Column(BigInteger, nullable=True))


def _json(null: bool = False) -> Any:
    return Field(default=None if null else ..., sa_column=Column(JSON(none_as_null=True), nullable=null))


SEEN_IN_FEEDS = "deleted_ms IS NULL AND reply_to IS NULL AND visibility < 3"
"""A query must spell this condition in the same way, or it does not get the index."""


def _partial(name: str, *columns: str, where: str) -> Index:
    return Index(name, *columns, sqlite_where=text(where), postgresql_where=text(where))


class Account(SQLModel, table=True):
    """A person (or, marked so, a sample person). `key` is what the sign-in cookie names; it never changes."""

    id: int = _id()
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
    posts: int = 0
    followers: int = 0
    following: int = 0


class Post(SQLModel, table=True):
    """A post or a reply."""

    __table_args__ = (
        _partial("post_author_seen", "author_id", "id", where=SEEN_IN_FEEDS),
        _partial("post_replies", "reply_to", where="reply_to IS NOT NULL"),
        _partial("post_thread", "root", where="root IS NOT NULL"),
    )

    id: int = _id()
    author_id: int = _ref("account.id")
    text: str = Field(max_length=5000)
    visibility: int
    reply_to: int | None = _ref("post.id", null=True)
    root: int | None = _ref("post.id", null=True)
    likes: int = 0
    replies: int = 0
    deleted_ms: int | None = _time()


class Image(SQLModel, table=True):
    """A picture. `token` is the unguessable part of its address; `sha256` names its bytes in the media store."""

    id: int = _id()
    token: str = Field(max_length=32, unique=True)
    owner_id: int = _ref("account.id", index=True)
    sha256: str = Field(max_length=64)
    mime: str = Field(max_length=32)
    width: int
    height: int
    size: int
    alt: str = Field(max_length=1500)
    prompt: str = Field(max_length=4000)
    maker: str = Field(max_length=64)
    drawn: list[str] = _json()
    missed: list[str] = _json()
    scene: dict[str, Any] = _json()
    varies: int | None = Field(default=None, sa_column=Column(ID, nullable=True))
    """The picture of its owner's that this one is a variation of."""
    blur: str = Field(default="", max_length=2000)


class PostImage(SQLModel, table=True):
    """A picture in a post, with the alt text it was shared with."""

    __tablename__ = "post_image"
    __table_args__ = {"sqlite_with_rowid": False}

    post_id: int = _ref("post.id", key=True)
    position: int = Field(primary_key=True)
    image_id: int = _ref("image.id", index=True)
    alt: str = Field(max_length=1500)


class Follow(SQLModel, table=True):
    """Who follows whom."""

    __table_args__ = (
        Index("follow_followee", "followee_id", "follower_id"),
        {"sqlite_with_rowid": False},
    )

    follower_id: int = _ref("account.id", key=True)
    followee_id: int = _ref("account.id", key=True)


class PostLike(SQLModel, table=True):
    """Who likes which post."""

    __tablename__ = "post_like"
    __table_args__ = (Index("post_like_post", "post_id", "account_id"), {"sqlite_with_rowid": False})

    account_id: int = _ref("account.id", key=True)
    post_id: int = _ref("post.id", key=True)


class Receipt(SQLModel, table=True):
    """One thing that was done for a person, and how it is taken back."""

    __table_args__ = (Index("receipt_account", "account_id", "id"),)

    id: int = _id()
    account_id: int = _ref("account.id")
    tool: str = Field(max_length=64)
    target: str = Field(max_length=100)
    words: str = Field(max_length=300)
    inverse: dict[str, Any] | None = _json(null=True)
    undone_by: int | None = _ref("receipt.id", null=True)
    result: dict[str, Any] = _json()


class Approval(SQLModel, table=True):
    """A call that waits for, or got, a person's yes. Its states and transitions are in `storage.approvals`."""

    __table_args__ = (Index("approval_account", "account_id", "thread_id", "state"),)

    id: int = _id()
    account_id: int = _ref("account.id")
    thread_id: str = Field(max_length=64)
    turn: str = Field(max_length=64)
    tool: str = Field(max_length=64)
    arguments: dict[str, Any] = _json()
    digest: str = Field(max_length=64)
    state: str = Field(max_length=16)
    expires_ms: int = Field(sa_column=Column(BigInteger, nullable=False))
    receipt_id: int | None = _ref("receipt.id", null=True)
    result: dict[str, Any] | None = _json(null=True)


class Thread(SQLModel, table=True):
    """A conversation. `tainted` is sticky: somebody else's words have been in its context."""

    __table_args__ = (Index("thread_account", "account_id", "updated_ms"),)

    id: str = Field(primary_key=True, max_length=64)
    account_id: int = _ref("account.id")
    tainted: bool = False
    name: str = Field(default="", max_length=200)
    updated_ms: int | None = _time()
    """When it last went on; None where it is not one of the conversations that a person can go back to."""
    memory: list[dict[str, Any]] | None = _json(null=True)
    """What the model is told of the conversation so far, as chat-completions messages."""


class Step(SQLModel, table=True):
    """A message of a conversation as the chat page draws it."""

    __table_args__ = (Index("step_thread", "thread_id", "at_ms"),)

    id: str = Field(primary_key=True, max_length=64)
    thread_id: str = Field(sa_column=Column(String(64), ForeignKey("thread.id"), nullable=False))
    at_ms: int = Field(sa_column=Column(BigInteger, nullable=False))
    body: dict[str, Any] = _json()


class Element(SQLModel, table=True):
    """A card in a conversation."""

    id: str = Field(primary_key=True, max_length=64)
    thread_id: str = Field(sa_column=Column(String(64), ForeignKey("thread.id"), nullable=False, index=True))
    step_id: str = Field(max_length=64)
    body: dict[str, Any] = _json()


class Shown(SQLModel, table=True):
    """What a thread has shown, in order: the record by which "the second one" and "her" are resolved."""

    __table_args__ = (Index("shown_thread", "thread_id", "id"),)

    id: int = _id()
    thread_id: str = Field(max_length=64)
    kind: str = Field(max_length=16)
    items: list[str] = _json()
    about: dict[str, Any] = _json()


class Site(SQLModel, table=True):
    """A site that may embed the widget."""

    id: int = _id()
    origin: str = Field(max_length=255, unique=True)
    key_hash: str = Field(max_length=64)


class SignIn(SQLModel, table=True):
    """A browser that is signed in. Its cookie names `key`; without the row, the cookie is worth nothing."""

    __tablename__ = "sign_in"

    key: str = Field(primary_key=True, max_length=64)
    account_id: int = _ref("account.id", index=True)
    expires_ms: int = Field(sa_column=Column(BigInteger, nullable=False))


class Entry(SQLModel, table=True):
    """A token by which a site lets a visitor of its own into the widget, once."""

    digest: str = Field(primary_key=True, max_length=64)
    account_id: int = _ref("account.id", index=True)
    origin: str = Field(max_length=255)
    expires_ms: int = Field(sa_column=Column(BigInteger, nullable=False))
