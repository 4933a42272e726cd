"""Posts, their pictures, and what people do with them."""

from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, SmallInteger
from sqlmodel import Field, SQLModel

from storage.models.columns import ID, NO_ROWID, json, key, partial, ref, time

SEEN_IN_FEEDS = "deleted_ms IS NULL AND reply_to IS NULL AND visibility < 3"
HOT = "deleted_ms IS NULL AND reply_to IS NULL AND repost_of IS NULL AND visibility = 0"
"""A query must spell these conditions in the same way, or it does not get the index."""


class Post(SQLModel, table=True):
    """A post or a reply."""

    __table_args__ = (
        partial("post_author_seen", "author_id", "id", where=SEEN_IN_FEEDS),
        partial("post_replies", "reply_to", where="reply_to IS NOT NULL"),
        partial("post_thread", "root", where="root IS NOT NULL"),
        partial("post_quotes", "quote_of", where="quote_of IS NOT NULL"),
        partial("post_reposts", "repost_of", "author_id", where="repost_of IS NOT NULL", unique=True),
        partial("post_hot", "hot", "id", where=HOT),
        partial("post_pinned", "author_id", "pinned_ms", where="pinned_ms IS NOT NULL"),
        partial("post_deleted", "deleted_ms", where="deleted_ms IS NOT NULL"),
    )

    id: int = key()
    author_id: int = ref("account.id")
    text: str = Field(max_length=5000)
    visibility: int
    reply_to: int | None = ref("post.id", null=True)
    root: int | None = ref("post.id", null=True)
    quote_of: int | None = ref("post.id", null=True)
    quote_detached: bool = False
    """The quoted author has taken their post out of it."""
    quote_policy: int = 0
    assistant_quote: int | None = Field(default=None, sa_column=Column(Integer, nullable=True))
    """Whose assistants may repeat it (a Policy); None is what its author's setting says when it is asked."""
    allow_training: bool | None = Field(default=None, sa_column=Column(Boolean, nullable=True))
    """Whether models may be trained on it; None is what its author's setting says."""
    repost_of: int | None = ref("post.id", null=True)
    """Then this is only the mark that its author passed that post on."""
    warning: str = Field(default="", max_length=140)
    likes: int = 0
    replies: int = 0
    """Those that are for everybody, and so of `quotes`."""
    reposts: int = 0
    quotes: int = 0
    hot: float = 0.0
    """Rises with answers and with time of birth, never falls with age: `storage.ranking` has the formula."""
    pinned_ms: int | None = time()
    edited_ms: int | None = time()
    deleted_ms: int | None = time()
    """When it was deleted; 0 where it is erased, and only keeps the place above what answers or quotes it."""
    ai: int = Field(default=0, sa_column=Column(SmallInteger, nullable=False, server_default="0"))
    """How much the assistant helped with it: `storage.helped` tells."""
    remix: int = Field(default=2, sa_column=Column(SmallInteger, nullable=False, server_default="2"))
    """Who may remix its pictures (a Policy). Where it is nobody, remixes that exist do not show them beside them."""
    taken_down: bool = False
    """Deleted by a moderator: its author cannot bring it back."""


class Image(SQLModel, table=True):
    """A picture. `token` is the unguessable part of its address; `sha256` names its bytes in the media store."""

    __table_args__ = (
        Index("image_sha256", "sha256"),
        partial("image_deleted", "deleted_ms", where="deleted_ms IS NOT NULL"),
        partial("image_remix_of", "remix_of", where="remix_of IS NOT NULL"),
    )

    id: int = key()
    token: str = Field(max_length=32, unique=True)
    owner_id: int = ref("account.id", index=True)
    sha256: str = Field(max_length=64)
    mime: str = Field(max_length=32)
    width: int
    height: int
    size: int
    alt: str = Field(max_length=1500)
    prompt: str = Field(max_length=4000)
    maker: str = Field(max_length=64)
    drawn: list[str] = json()
    missed: list[str] = json()
    scene: dict[str, Any] = json()
    varies: int | None = Field(default=None, sa_column=Column(ID, nullable=True))
    """The picture of its owner's that this one is a variation of."""
    source: int = Field(default=0, sa_column=Column(SmallInteger, nullable=False, server_default="0"))
    """How it came to be (a Source)."""
    remix_of: int | None = Field(default=None, sa_column=Column(BigInteger, nullable=True))
    """The post whose picture this one was made from; the post may be gone."""
    credit: list[list[int]] | None = json(null=True)
    """[post, account] of each picture that this one descends from by remixing, the nearest first."""
    credentials: dict[str, Any] | None = json(null=True)
    """What the content credentials of an uploaded file said."""
    blur: str = Field(default="", max_length=2000)
    deleted_ms: int | None = time()


class PostImage(SQLModel, table=True):
    """A picture in a post, with the alt text it was shared with."""

    __tablename__ = "post_image"
    __table_args__ = NO_ROWID

    post_id: int = ref("post.id", key=True)
    position: int = Field(primary_key=True)
    image_id: int = ref("image.id", index=True)
    alt: str = Field(max_length=1500)


class PostLike(SQLModel, table=True):
    """Who likes which post."""

    __tablename__ = "post_like"
    __table_args__ = (Index("post_like_post", "post_id", "account_id"), NO_ROWID)

    account_id: int = ref("account.id", key=True)
    post_id: int = ref("post.id", key=True)


class Bookmark(SQLModel, table=True):
    """A post that somebody keeps for themselves."""

    __table_args__ = (Index("bookmark_post", "post_id"), NO_ROWID)

    account_id: int = ref("account.id", key=True)
    post_id: int = ref("post.id", key=True)


class Hidden(SQLModel, table=True):
    """A post that somebody has reported, and need not see again."""

    __table_args__ = (Index("hidden_post", "post_id"), NO_ROWID)

    account_id: int = ref("account.id", key=True)
    post_id: int = ref("post.id", key=True)


class Revision(SQLModel, table=True):
    """How a post was before an edit."""

    __table_args__ = NO_ROWID

    post_id: int = ref("post.id", key=True)
    version: int = Field(primary_key=True)
    until_ms: int = time(null=False)
    text: str = Field(max_length=5000)
    warning: str = Field(default="", max_length=140)
    visibility: int
    alts: list[str] = json()


class PostTag(SQLModel, table=True):
    """A hashtag in a post, folded to lower case."""

    __tablename__ = "post_tag"
    __table_args__ = NO_ROWID

    tag: str = Field(primary_key=True, max_length=64)
    post_id: int = ref("post.id", key=True, index=True)


class TagFollow(SQLModel, table=True):
    """Who follows a tag."""

    __tablename__ = "tag_follow"
    __table_args__ = NO_ROWID

    account_id: int = ref("account.id", key=True)
    tag: str = Field(primary_key=True, max_length=64, index=True)


class Mention(SQLModel, table=True):
    """Who is mentioned in a post; of a direct post, its audience."""

    __table_args__ = (Index("mention_account", "account_id", "post_id"), NO_ROWID)

    post_id: int = ref("post.id", key=True)
    account_id: int = ref("account.id", key=True)


class Poll(SQLModel, table=True):
    """A question with two to four answers."""

    post_id: int = ref("post.id", key=True)
    closes_ms: int = time(null=False)


class PollOption(SQLModel, table=True):
    """One answer of a poll; positions begin with 1."""

    __tablename__ = "poll_option"
    __table_args__ = NO_ROWID

    post_id: int = ref("post.id", key=True)
    position: int = Field(primary_key=True)
    text: str = Field(max_length=50)
    votes: int = 0


class Vote(SQLModel, table=True):
    """Who chose which answer."""

    __table_args__ = NO_ROWID

    post_id: int = ref("post.id", key=True)
    account_id: int = ref("account.id", key=True, index=True)
    position: int


class Draft(SQLModel, table=True):
    """Arguments of `share_post` that are kept: to go on with, or to be published at a time."""

    __table_args__ = (partial("draft_due", "publish_ms", where="publish_ms IS NOT NULL"),)

    id: int = key()
    account_id: int = ref("account.id", index=True)
    arguments: dict[str, Any] = json()
    publish_ms: int | None = time()
