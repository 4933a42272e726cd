"""The one condition under which a viewer may see a post. Every path that reads posts is built on it."""

from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, exists, not_, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from storage.models import Account, Block, Follow, Hidden, Mention, Mute, Post, Visibility


def follows_author(viewer: str = "viewer") -> ColumnElement[bool]:
    return exists().where(col(Follow.follower_id) == bindparam(viewer), col(Follow.followee_id) == col(Post.author_id))


def followed_by_author(viewer: str = "viewer") -> ColumnElement[bool]:
    return exists().where(col(Follow.follower_id) == col(Post.author_id), col(Follow.followee_id) == bindparam(viewer))


def answers_own_post(viewer: str = "viewer") -> ColumnElement[bool]:
    above = aliased(Post)
    return exists().where(col(above.id) == col(Post.reply_to), col(above.author_id) == bindparam(viewer))


def is_mentioned(viewer: str = "viewer") -> ColumnElement[bool]:
    return exists().where(col(Mention.post_id) == col(Post.id), col(Mention.account_id) == bindparam(viewer))


def blocked(viewer: str, other: Any) -> ColumnElement[bool]:
    """Whether one of the two has blocked the other."""
    mine = exists().where(col(Block.account_id) == bindparam(viewer), col(Block.target_id) == other)
    theirs = exists().where(col(Block.account_id) == other, col(Block.target_id) == bindparam(viewer))
    return or_(mine, theirs)


def in_audience(viewer: str = "viewer") -> ColumnElement[bool]:
    """Whether a post was meant for this viewer."""
    return or_(
        col(Post.visibility) <= Visibility.unlisted,
        col(Post.author_id) == bindparam(viewer),
        is_mentioned(viewer),
        and_(col(Post.visibility) == Visibility.followers, or_(follows_author(viewer), answers_own_post(viewer))),
    )


def muted(other: Any) -> ColumnElement[bool]:
    """Whether the viewer has muted somebody, at the moment `now`."""
    still = or_(col(Mute.until_ms).is_(None), col(Mute.until_ms) > bindparam("now"))
    found: ColumnElement[bool] = other.in_(
        select(col(Mute.target_id)).where(col(Mute.account_id) == bindparam("viewer"), still)
    )
    return found


def visible(viewer: str = "viewer", suspended: ColumnElement[bool] | None = None) -> ColumnElement[bool]:
    """Whether a viewer (0 is nobody) may see a post: it is there, meant for them, and nobody has blocked anybody.

    Whether its author is suspended is looked up, unless the statement has them at hand and says so.
    """
    if suspended is None:
        author = aliased(Account)
        suspended = exists().where(col(author.id) == col(Post.author_id), col(author.suspended).is_(True))
    reported = exists().where(col(Hidden.account_id) == bindparam(viewer), col(Hidden.post_id) == col(Post.id))
    return and_(
        col(Post.deleted_ms).is_(None),
        in_audience(viewer),
        not_(blocked(viewer, col(Post.author_id))),
        not_(suspended),
        not_(reported),
    )
