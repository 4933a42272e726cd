"""Feeds, best first. `storage.ranking` has the formula.

A feed is cut into windows of a hundred posts: of explore, the highest by `hot`; of any other feed, the newest. A window
is ranked for its viewer, and pages go through it before the next one begins. The cursor holds the window, so that
nothing is shown twice and nothing is left out while others post.
"""

import base64
import binascii
import math
import struct
from collections.abc import Callable
from dataclasses import dataclass, replace

from sqlalchemy import bindparam, func, not_, select, text, tuple_
from sqlmodel import col

from storage import feed
from storage.database import Reader
from storage.feed import Source, everything
from storage.ids import MAX_ID
from storage.models import HOT, Post
from storage.post_views import PostView, views, with_picture
from storage.ranking import Share, Signals, standing
from storage.visibility import blocked, muted

WINDOW = 100
ROUNDS = 4
"""So many windows are looked through for one page."""
FORMAT = ">qdqdqdq"
AT = tuple_(col(Post.hot), col(Post.id))
TOP = tuple_(bindparam("top_hot"), bindparam("top"))
HOTTEST = (
    select(col(Post.hot), col(Post.id))
    .where(text(HOT), AT < TOP, col(Post.id) <= bindparam("newest"))
    .where(not_(muted(col(Post.author_id))), not_(blocked("viewer", col(Post.author_id))))
    .order_by(col(Post.hot).desc(), col(Post.id).desc())
    .limit(bindparam("limit"))
)
HOTTEST_WITH_PICTURES = HOTTEST.where(with_picture())
NEWEST = select(func.max(col(Post.id)))


@dataclass(frozen=True)
class Place:
    """Where a page ended: its window lies below `top` and reaches down to `end` (0: to the bottom), both as (hot, id).

    `score` and `last` are of the post that was shown last. Posts later than `newest` are for another reading.
    """

    newest: int
    top_hot: float = math.inf
    top: int = MAX_ID
    end_hot: float = 0.0
    end: int = 0
    score: float = math.inf
    last: int = MAX_ID

    def __str__(self) -> str:
        packed = struct.pack(FORMAT, self.newest, self.top_hot, self.top, self.end_hot, self.end, self.score, self.last)
        return base64.urlsafe_b64encode(packed).decode().rstrip("=")

    @classmethod
    def parse(cls, cursor: str) -> "Place | None":
        """The place that a cursor names, or None where it cannot be one."""
        try:
            found = cls(*struct.unpack(FORMAT, base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))))
        except (binascii.Error, struct.error, ValueError):
            return None
        numbers = (found.top_hot, found.end_hot, found.score)
        ids = (found.newest, found.top, found.end, found.last)
        return found if all(0 <= id_ <= MAX_ID for id_ in ids) and not any(map(math.isnan, numbers)) else None


@dataclass(frozen=True)
class BestPage:
    """Posts, best first, and where the next page begins (None at the end)."""

    posts: list[PostView]
    next: Place | None


Boosts = Callable[[PostView], tuple[Share, ...]]


def no_boosts(_post: PostView) -> tuple[Share, ...]:
    return ()


def signals(post: PostView, boosts: Boosts = no_boosts) -> Signals:
    """What the score of a post for its viewer is made of."""
    mutual = post.following and post.followed_by
    return Signals(
        post.id,
        f"@{post.handle}",
        post.likes,
        post.replies,
        post.reposts,
        post.quotes,
        post.following,
        mutual,
        boosts(post),
    )


def page(
    reader: Reader,
    viewer: int,
    source: Source,
    place: Place | None,
    limit: int,
    keep: Callable[[PostView], bool] = everything,
    boosts: Boosts = no_boosts,
) -> BestPage:
    """The next posts of a feed, best first."""
    at = place or Place(reader.value(NEWEST) or 0)
    posts: list[PostView] = []
    for _ in range(ROUNDS):
        at, rows = window(reader, viewer, source, at)
        ranked = rank(views(reader, viewer, rows), keep, boosts)
        rest = [one for one in ranked if one[:2] < (at.score, at.last)]
        taken = rest[: limit - len(posts)]
        posts += [post for *_, post in taken]
        if len(taken) < len(rest):
            return BestPage(posts, replace(at, score=taken[-1][0], last=taken[-1][1]))
        if not at.end:
            return BestPage(posts, None)
        at = Place(at.newest, at.end_hot, at.end)
        if len(posts) == limit:
            break
    return BestPage(posts, at)


def window(reader: Reader, viewer: int, source: Source, at: Place) -> tuple[Place, list[int]]:
    """The ids of a window, and the place with its end filled in."""
    rows = _rows(reader, viewer, source, at, WINDOW + 1)
    if at.end:
        return at, [id_ for hot, id_ in rows[:WINDOW] if (hot, id_) >= (at.end_hot, at.end)]
    if len(rows) > WINDOW:
        at = replace(at, end_hot=rows[WINDOW - 1][0], end=rows[WINDOW - 1][1])
    return at, [id_ for _, id_ in rows[:WINDOW]]


def rank(posts: list[PostView], keep: Callable[[PostView], bool], boosts: Boosts) -> list[tuple[float, int, PostView]]:
    """Posts with their standing, best first; of two that stand alike, the later one first."""
    found = [(standing(signals(post, boosts)), post.id, post) for post in posts if keep(post)]
    return sorted(found, key=lambda one: one[:2], reverse=True)


def _rows(reader: Reader, viewer: int, source: Source, at: Place, limit: int) -> list[tuple[float, int]]:
    if source.kind == "explore":
        asked: dict[str, float] = {"viewer": viewer, "now": reader.now_ms, "limit": limit}
        asked |= {"top_hot": at.top_hot, "top": at.top, "newest": at.newest}
        statement = HOTTEST_WITH_PICTURES if source.images_only else HOTTEST
        return [(row.hot, row.id) for row in reader.rows(statement, **asked)]
    before = min(at.top, at.newest + 1)
    return [(0.0, id_) for id_ in feed.ids(reader, viewer, source, before, limit)]
