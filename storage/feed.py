"""Feeds, newest first: the ids of a page first, then what is shown of them. The cursor is the last id of a page."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, bindparam, not_, select, text
from sqlmodel import col

from storage.database import Reader
from storage.home import followed
from storage.ids import MAX_ID
from storage.models import SEEN_IN_FEEDS, Post, Visibility
from storage.post_views import PostView, views
from storage.visibility import blocked, muted, visible


@dataclass(frozen=True)
class Page:
    """Posts, newest first, and the cursor of the next page (None at the end)."""

    posts: list[PostView]
    next: int | None


def _live() -> ColumnElement[bool]:
    """Top-level posts that are not removed and are for more than those they mention."""
    return and_(text(SEEN_IN_FEEDS), col(Post.id) < bindparam("before"))


OWN = (
    select(col(Post.id))
    .where(col(Post.author_id) == bindparam("viewer"), _live())
    .order_by(col(Post.id).desc())
    .limit(bindparam("limit"))
)
EXPLORE = (
    select(col(Post.id))
    .where(_live(), col(Post.visibility) == Visibility.public, col(Post.repost_of).is_(None))
    .where(not_(muted(col(Post.author_id))), not_(blocked("viewer", col(Post.author_id))))
    .order_by(col(Post.id).desc())
    .limit(bindparam("limit"))
)
BY_AUTHOR = (
    select(col(Post.id))
    .where(col(Post.author_id) == bindparam("author"), _live(), visible())
    .order_by(col(Post.id).desc())
    .limit(bindparam("limit"))
)


def home(reader: Reader, viewer: int, before: int | None, limit: int) -> Page:
    """What the people whom the viewer follows share, and the viewer's own posts."""
    asked = {"viewer": viewer, "before": before or MAX_ID, "limit": limit + 1}
    ids = {*followed(reader, viewer, asked["before"], asked["limit"]), *reader.column(OWN, **asked)}
    return _page(reader, viewer, sorted(ids, reverse=True), limit)


def explore(reader: Reader, viewer: int, before: int | None, limit: int) -> Page:
    """What everybody shares with everybody."""
    asked = {"viewer": viewer, "before": before or MAX_ID, "limit": limit + 1, "now": reader.now_ms}
    return _page(reader, viewer, reader.column(EXPLORE, **asked), limit)


def by_author(reader: Reader, viewer: int, author: int, before: int | None, limit: int) -> Page:
    """One person's posts, as far as the viewer may see them."""
    ids = reader.column(BY_AUTHOR, author=author, viewer=viewer, before=before or MAX_ID, limit=limit + 1)
    return _page(reader, viewer, ids, limit)


def _page(reader: Reader, viewer: int, ids: list[int], limit: int) -> Page:
    shown = ids[:limit]
    return Page(views(reader, viewer, shown), shown[-1] if len(ids) > limit else None)
