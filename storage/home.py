"""Which posts by those they follow stand in a person's home feed: their ids, by the plan that fits how many that is.

Who follows few is served by each of those people's newest posts. Who follows many finds a page among the newest posts
of everybody, sooner than by asking for each of them.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, exists, func, literal_column, not_, select, text, true
from sqlalchemy.orm import aliased
from sqlmodel import col

from storage import dialect
from storage.database import Reader
from storage.models import SEEN_IN_FEEDS, Account, Follow, Post, TagFollow
from storage.post_views import with_picture
from storage.visibility import muted

WINDOW = 2000
"""So many of the newest posts are looked through for those who follow many."""
FOLLOWS = col(Account.following), exists().where(col(TagFollow.account_id) == col(Account.id)).label("tags")
OF_VIEWER = select(*FOLLOWS).where(col(Account.id) == bindparam("viewer"))


@dataclass(frozen=True)
class Follows:
    """How many people somebody follows, and whether tags."""

    people: int
    tags: bool


NOBODY = Follows(0, False)


def _live(pictures: bool) -> ColumnElement[bool]:
    """Top-level posts that are not removed and are for more than those they mention; with pictures, where asked for."""
    live = and_(text(SEEN_IN_FEEDS), col(Post.id) < bindparam("before"))
    return and_(live, with_picture()) if pictures else live


def _newest(statement: Any, id_: Any) -> Any:
    return statement.order_by(id_.desc()).limit(bindparam("limit"))


def follows_of(reader: Reader, viewer: int) -> Follows:
    row = reader.one(OF_VIEWER, viewer=viewer)
    return Follows(row.following, row.tags) if row else NOBODY


def followed(
    reader: Reader, viewer: int, follows: Follows, before: int, limit: int, *, with_pictures: bool = False
) -> list[int]:
    """The newest posts, older than `before`, of the people whom the viewer follows and has not muted."""
    asked = {"viewer": viewer, "before": before, "limit": limit, "now": reader.now_ms}
    habits = dialect.habits(reader.engine)
    if follows.people >= habits.many:
        found = reader.column(among_newest(habits, with_pictures), **asked)
        if len(found) == limit:
            return found
    return reader.column(of_each(habits, with_pictures), **asked)


@cache
def of_each(habits: dialect.Habits, pictures: bool = False) -> Any:
    """The newest posts of each followed person, merged."""
    mine = and_(col(Follow.follower_id) == bindparam("viewer"), not_(muted(col(Follow.followee_id))))
    by_them = col(Follow.followee_id) == col(Post.author_id)
    if habits.join_ends_with_page:
        return _newest(select(col(Post.id)).join(Follow, by_them).where(mine, _live(pictures)), col(Post.id))
    theirs = _newest(select(col(Post.id)).where(by_them, _live(pictures)).correlate(Follow), col(Post.id)).lateral(
        "theirs"
    )
    return _newest(select(theirs.c.id).select_from(Follow).join(theirs, true()).where(mine), theirs.c.id)


@cache
def among_newest(habits: dialect.Habits, pictures: bool = False) -> Any:
    """The newest posts by followed people within the window; fewer than a page where it has no more."""
    author: Any = col(Post.author_id) + literal_column("0")  # so that no engine starts with the followed people
    if habits.join_ends_with_page:
        return _followed_among(col(Post.id), author, _live(pictures), col(Post.id) >= _floor())
    recent = select(col(Post.id), author.label("author_id")).where(_live(pictures))
    window = recent.order_by(col(Post.id).desc()).limit(WINDOW).subquery("recent")
    return _followed_among(window.c.id, window.c.author_id)


def _floor() -> ColumnElement[int]:
    """The oldest id within the window."""
    older = aliased(Post)
    newest = select(col(older.id)).where(col(older.id) < bindparam("before")).order_by(col(older.id).desc())
    return func.coalesce(newest.limit(1).offset(WINDOW).scalar_subquery(), 0)


def _followed_among(id_: Any, author: Any, *conditions: ColumnElement[bool]) -> Any:
    follows = exists().where(col(Follow.follower_id) == bindparam("viewer"), col(Follow.followee_id) == author)
    return _newest(select(id_).where(*conditions, follows, not_(muted(author))), id_)
