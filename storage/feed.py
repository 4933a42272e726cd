"""Feeds, newest first: the ids of a page first, then what is shown of them. The cursor is the last id of a page."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import ColumnElement, and_, bindparam, not_, or_, select, text
from sqlmodel import col

from storage.database import Reader, Writer
from storage.home import Follows, followed, follows_of
from storage.ids import MAX_ID
from storage.models import (
    SEEN_IN_FEEDS,
    Bookmark,
    FeedSeen,
    ListMember,
    Post,
    PostTag,
    TagFollow,
    Visibility,
)
from storage.post_views import PostView, views, with_picture
from storage.visibility import blocked, follows_author, muted, visible

ROUNDS = 8
"""So often a page is filled up for the posts that a viewer's rules take out of it; then it is shorter."""


@dataclass(frozen=True)
class Page:
    """Posts, newest first, and the cursor of the next page (None at the end)."""

    posts: list[PostView]
    next: int | None


@dataclass(frozen=True)
class Source:
    """Where the posts of a feed come from. `of` is an author's id, a list's id, or a tag."""

    kind: Literal["home", "explore", "author", "tag", "list", "bookmarks"]
    of: int | str = 0
    images_only: bool = False


HOME, EVERYBODYS = Source("home"), Source("explore")


def _live() -> ColumnElement[bool]:
    """Top-level posts that are not removed and are for more than those they mention."""
    return and_(text(SEEN_IN_FEEDS), col(Post.id) < bindparam("before"))


def _newest(statement: Any) -> Any:
    return statement.order_by(col(Post.id).desc()).limit(bindparam("limit"))


def found_by_anybody() -> ColumnElement[bool]:
    """Whether a post may come up where nobody asked for its author: an unlisted one only for their followers."""
    own = col(Post.author_id) == bindparam("viewer")
    return or_(col(Post.visibility) != Visibility.unlisted, own, follows_author())


OWN = _newest(select(col(Post.id)).where(col(Post.author_id) == bindparam("viewer"), _live()))
FOLLOWED_TAGS = (
    select(col(PostTag.post_id))
    .select_from(TagFollow)
    .join(PostTag, col(PostTag.tag) == col(TagFollow.tag))
    .join(Post, col(Post.id) == col(PostTag.post_id))
    .where(col(TagFollow.account_id) == bindparam("viewer"), col(PostTag.post_id) < bindparam("before"))
    .where(text(SEEN_IN_FEEDS), col(Post.visibility) == Visibility.public, not_(muted(col(Post.author_id))))
    .order_by(col(PostTag.post_id).desc())
    .limit(bindparam("limit"))
)
EXPLORE = _newest(
    select(col(Post.id))
    .where(_live(), col(Post.visibility) == Visibility.public, col(Post.repost_of).is_(None))
    .where(not_(muted(col(Post.author_id))), not_(blocked("viewer", col(Post.author_id))))
)
BY_AUTHOR = _newest(select(col(Post.id)).where(col(Post.author_id) == bindparam("of"), _live(), visible()))
TAGGED = (
    select(col(PostTag.post_id))
    .join(Post, col(Post.id) == col(PostTag.post_id))
    .where(col(PostTag.tag) == bindparam("of"), col(PostTag.post_id) < bindparam("before"))
    .where(visible(), found_by_anybody(), not_(muted(col(Post.author_id))))
    .order_by(col(PostTag.post_id).desc())
    .limit(bindparam("limit"))
)
LISTED = _newest(
    select(col(Post.id))
    .join(ListMember, col(ListMember.account_id) == col(Post.author_id))
    .where(col(ListMember.list_id) == bindparam("of"), col(ListMember.state) == "member", _live(), visible())
)
KEPT = (
    select(col(Bookmark.post_id))
    .where(col(Bookmark.account_id) == bindparam("viewer"), col(Bookmark.post_id) < bindparam("before"))
    .order_by(col(Bookmark.post_id).desc())
    .limit(bindparam("limit"))
)
PARTS = {
    "home": (OWN,),
    "tags": (FOLLOWED_TAGS,),
    "explore": (EXPLORE,),
    "author": (BY_AUTHOR,),
    "tag": (TAGGED,),
    "list": (LISTED,),
    "bookmarks": (KEPT,),
}
"""A feed is what these find, merged: each is read newest first, and none further than a page. Home has besides what
`storage.home` finds, and for those who follow tags, what has these."""
KEPT_PICTURES = KEPT.join(Post, col(Post.id) == col(Bookmark.post_id))
WITH_PICTURES = {
    kind: tuple((KEPT_PICTURES if part is KEPT else part).where(with_picture()) for part in parts)
    for kind, parts in PARTS.items()
}


def everything(_post: PostView) -> bool:
    return True


def ids(
    reader: Reader, viewer: int, source: Source, before: int | None, limit: int, follows: Follows | None = None
) -> list[int]:
    """The newest posts of a feed that are older than `before`. Some may still be for others' eyes only.

    What the viewer follows is read unless it is known already.
    """
    asked = {"viewer": viewer, "before": before or MAX_ID, "limit": limit, "now": reader.now_ms, "of": source.of}
    kinds = WITH_PICTURES if source.images_only else PARTS
    parts, found = kinds[source.kind], set[int]()
    if source.kind == "home":
        follows = follows or follows_of(reader, viewer)
        found.update(followed(reader, viewer, follows, before or MAX_ID, limit, with_pictures=source.images_only))
        if follows.tags:
            parts += kinds["tags"]
    for part in parts:
        found.update(reader.column(part, **asked))
    return sorted(found, reverse=True)[:limit]


def page(
    reader: Reader,
    viewer: int,
    source: Source,
    before: int | None,
    limit: int,
    keep: Callable[[PostView], bool] = everything,
    follows: Follows | None = None,
) -> Page:
    """A page of what the viewer may see and `keep` lets through."""
    posts: list[PostView] = []
    for _ in range(ROUNDS):
        wanted = limit - len(posts)
        found = ids(reader, viewer, source, before, wanted + 1, follows)
        more = views(reader, viewer, found[:wanted])
        if posts or keep is not everything:
            shown = {post.id for post in posts}
            more = [one for one in more if one.id not in shown and keep(one)]
        posts += more
        before = found[wanted - 1] if len(found) > wanted else None
        if before is None or len(posts) == limit:
            break
    return Page(posts, before)


def home(reader: Reader, viewer: int, before: int | None, limit: int) -> Page:
    """What the people and the tags that the viewer follows bring, and the viewer's own posts."""
    return page(reader, viewer, HOME, before, limit)


def explore(reader: Reader, viewer: int, before: int | None, limit: int) -> Page:
    """What everybody shares with everybody."""
    return page(reader, viewer, EVERYBODYS, before, limit)


def by_author(reader: Reader, viewer: int, author: int, before: int | None, limit: int) -> Page:
    """One person's posts, as far as the viewer may see them."""
    return page(reader, viewer, Source("author", author), before, limit)


def mark_seen(writer: Writer, viewer: int, feed: str, newest: int) -> None:
    """Remember how far a feed was read. A mark never goes back."""
    if writer.add_if_absent(FeedSeen(account_id=viewer, feed=feed, newest_id=newest)):
        return
    table = FeedSeen.__table__  # type: ignore[attr-defined]
    mine = and_(table.c.account_id == viewer, table.c.feed == feed, table.c.newest_id < newest)
    writer.run(table.update().where(mine).values(newest_id=newest))
