"""Why a viewer does not get a post: what they themselves have done about it, or what the feed is made of."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, bindparam, exists, not_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from storage.database import Reader
from storage.models import Account, Block, Follow, Hidden, ListMember, Mute, Post, PostTag, TagFollow, Visibility
from storage.visibility import in_audience


@dataclass(frozen=True)
class Standing:
    """How a post stands to a viewer who may know of it: whether they blocked its author, and so on."""

    author: str
    author_id: int
    visibility: Visibility
    is_reply: bool
    followed: bool
    blocked: bool
    reported: bool
    muted: bool
    muted_until_ms: int | None
    tagged: bool
    passed_on: bool
    """Somebody whom the viewer follows has passed it on."""


_author = aliased(Account)
_repost = aliased(Post)
_own_block = exists().where(col(Block.account_id) == bindparam("viewer"), col(Block.target_id) == col(Post.author_id))
_their_block = exists().where(col(Block.account_id) == col(Post.author_id), col(Block.target_id) == bindparam("viewer"))
_reported = exists().where(col(Hidden.account_id) == bindparam("viewer"), col(Hidden.post_id) == col(Post.id))
_followed = exists().where(
    col(Follow.follower_id) == bindparam("viewer"), col(Follow.followee_id) == col(Post.author_id)
)
_tagged = exists().where(
    col(PostTag.post_id) == col(Post.id),
    col(TagFollow.tag) == col(PostTag.tag),
    col(TagFollow.account_id) == bindparam("viewer"),
)
_passed_on = exists().where(
    col(_repost.repost_of) == col(Post.id),
    col(_repost.deleted_ms).is_(None),
    col(Follow.follower_id) == bindparam("viewer"),
    col(Follow.followee_id) == col(_repost.author_id),
)
STANDING: Any = (
    select(
        col(_author.handle).label("author"),
        col(Post.author_id),
        col(Post.visibility),
        col(Post.reply_to),
        _followed.label("followed"),
        _own_block.label("blocked"),
        _reported.label("reported"),
        col(Mute.target_id).label("muted"),
        col(Mute.until_ms),
        _tagged.label("tagged"),
        _passed_on.label("passed_on"),
    )
    .join(_author, col(_author.id) == col(Post.author_id))
    .outerjoin(Mute, and_(col(Mute.account_id) == bindparam("viewer"), col(Mute.target_id) == col(Post.author_id)))
    .where(col(Post.id) == bindparam("post"), col(Post.deleted_ms).is_(None), col(Post.repost_of).is_(None))
    .where(in_audience(), not_(_their_block), col(_author.suspended).is_(False))
)
LISTED = select(col(ListMember.account_id)).where(
    col(ListMember.list_id) == bindparam("list"),
    col(ListMember.account_id) == bindparam("author"),
    col(ListMember.state) == "member",
)
TAGS = select(col(PostTag.tag)).where(col(PostTag.post_id) == bindparam("post"))


def standing(reader: Reader, viewer: int, post: int) -> Standing | None:
    """None where the viewer may not know of the post for any reason but their own block or report."""
    row = reader.one(STANDING, viewer=viewer, post=post)
    if row is None:
        return None
    muted = row.muted is not None and (row.until_ms is None or row.until_ms > reader.now_ms)
    return Standing(
        row.author, row.author_id, Visibility(row.visibility), row.reply_to is not None, bool(row.followed),
        bool(row.blocked), bool(row.reported), muted, row.until_ms, bool(row.tagged), bool(row.passed_on),
    )  # fmt: skip


def on_list(reader: Reader, list_: int, author: int) -> bool:
    return reader.value(LISTED, list=list_, author=author) is not None


def tags(reader: Reader, post: int) -> list[str]:
    return reader.column(TAGS, post=post)
