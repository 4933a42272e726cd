"""Finding posts and people by words: the newest that match first, some hundreds at a time, ranked in Python.

Nothing here costs as much as there are matches: an index gives the newest ones, and what the viewer may not see or did
not ask for is taken out of those. Where many are taken out a page is short, and its cursor goes on.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import fsum, log2
from typing import Any

from sqlalchemy import bindparam, not_, select
from sqlmodel import SQLModel, col

from storage import dialect, feed
from storage.best import NEWEST, Place
from storage.database import Reader
from storage.dialect import Phrase
from storage.ids import MAX_ID, created_ms
from storage.models import Account, Post, PostTag, Visibility
from storage.people import COLUMNS, Person
from storage.post_views import PostView, views, with_picture
from storage.visibility import blocked, muted, visible

WINDOW = 200
"""So many matches are ranked against one another."""
CHUNK = 200
EXAMINED = 2_000
"""So many matches are looked at for one page."""
UNSPACED = 5_000
"""In so many posts words are looked for letter by letter, where a language has no spaces between them."""
WEEK_MS = 7 * 24 * 3_600_000


@dataclass(frozen=True)
class Wanted:
    """What posts are looked for: phrases that all stand in them, pieces of text, and from whom and when they are."""

    phrases: tuple[Phrase, ...] = ()
    pieces: tuple[str, ...] = ()
    author: int | None = None
    above: int = 0
    below: int = MAX_ID
    has_image: bool = False

    @property
    def is_for_words(self) -> bool:
        return bool(self.phrases or self.pieces)


@dataclass(frozen=True)
class Found:
    """Posts, and the cursor of the next page (None at the end)."""

    posts: list[PostView]
    next: str | None


FITTING: Any = (
    select(col(Post.id))
    .where(col(Post.id).in_(bindparam("ids", expanding=True)), visible(), feed.found_by_anybody())
    .where(not_(muted(col(Post.author_id))), col(Post.repost_of).is_(None))
)
RECENT = (
    select(col(Post.id), col(Post.text))
    .where(col(Post.id) < bindparam("below"), col(Post.id) > bindparam("above"))
    .order_by(col(Post.id).desc())
    .limit(UNSPACED)
    .subquery()
)
PEOPLE = select(*COLUMNS, col(Account.settings)).where(
    col(Account.id).in_(bindparam("ids", expanding=True)),
    col(Account.suspended).is_(False),
    not_(blocked("viewer", col(Account.id))),
)
EXACT = select(col(Account.id)).where(col(Account.handle) == bindparam("handle"))
FIRST_TAG = select(col(PostTag.tag)).where(col(PostTag.tag) >= bindparam("at")).order_by(col(PostTag.tag)).limit(1)
NEXT_TAG = select(col(PostTag.tag)).where(col(PostTag.tag) > bindparam("at")).order_by(col(PostTag.tag)).limit(1)
TAGGED = (
    select(col(PostTag.post_id))
    .join(Post, col(Post.id) == col(PostTag.post_id))
    .where(col(PostTag.tag) == bindparam("tag"), visible(), col(Post.visibility) == Visibility.public)
    .limit(100)
)


def fold(written: str) -> str:
    """Without accents and capitals, as the index reads it."""
    apart = unicodedata.normalize("NFKD", written.lower())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def newest(reader: Reader, viewer: int, wanted: Wanted, before: int | None, limit: int) -> Found:
    """Matching posts, the newest first."""
    ids, next_ = _matches(reader, viewer, wanted, before or MAX_ID, limit)
    return Found(views(reader, viewer, ids), str(next_) if next_ else None)


def relevant(reader: Reader, viewer: int, wanted: Wanted, place: Place | None, limit: int) -> Found:
    """Matching posts, those that say the most first; ranked a window at a time, as the best of a feed are."""
    at = place or Place(MAX_ID, top=(reader.value(NEWEST) or 0) + 1)
    ids, next_ = _matches(reader, viewer, wanted, at.top, WINDOW)
    if at.end:
        ids, next_ = [id_ for id_ in ids if id_ >= at.end], at.end
    shown = views(reader, viewer, ids)
    ranked = sorted(((relevance(post, wanted), post.id, post) for post in shown), key=lambda one: one[:2], reverse=True)
    rest = [one for one in ranked if one[:2] < (at.score, at.last)]
    taken = rest[:limit]
    posts = [post for *_, post in taken]
    if len(rest) > limit:
        return Found(posts, str(replace(at, end=next_ or 1, score=taken[-1][0], last=taken[-1][1])))
    return Found(posts, str(Place(MAX_ID, top=next_)) if next_ and next_ > 1 else None)


def relevance(post: PostView, wanted: Wanted) -> float:
    """How well a post answers a search. One point is twice as many likes and replies, or a week; a word that it says
    often counts, too."""
    text = fold(post.text)
    hits = sum(text.count(fold(words)) for words in (*(one.words for one in wanted.phrases), *wanted.pieces))
    return fsum((log2(1 + post.likes + 2 * post.replies), 2 * log2(1 + hits), created_ms(post.id) / WEEK_MS))


def _matches(reader: Reader, viewer: int, wanted: Wanted, before: int, limit: int) -> tuple[list[int], int | None]:
    """The newest matches that the viewer may find, and the id below which to go on (None where there are no more)."""
    fitting: list[int] = []
    below = min(before, wanted.below)
    for _ in range(EXAMINED // CHUNK):
        candidates, end = _candidates(reader, viewer, wanted, below)
        allowed = set(_fitting(reader, viewer, wanted, candidates))
        for id_ in candidates:
            if id_ in allowed:
                if len(fitting) == limit:
                    return fitting, fitting[-1]
                fitting.append(id_)
        if end is None:
            return fitting, None
        below = end
    return fitting, below


def _candidates(reader: Reader, viewer: int, wanted: Wanted, below: int) -> tuple[list[int], int | None]:
    if wanted.phrases:
        ids = _with_words(reader, Post, wanted.phrases, below, wanted.above, CHUNK)
    elif wanted.pieces:
        return _unspaced(reader, wanted, below)
    else:
        source = feed.Source("author", wanted.author) if wanted.author else feed.EVERYBODYS
        ids = [id_ for id_ in feed.ids(reader, viewer, source, below, CHUNK) if id_ > wanted.above]
    return ids, ids[-1] if len(ids) == CHUNK else None


def _unspaced(reader: Reader, wanted: Wanted, below: int) -> tuple[list[int], int | None]:
    """Posts in which these pieces of text stand anywhere, among the next thousands."""
    values = {f"piece{n}": piece for n, piece in enumerate(wanted.pieces)}
    ids = reader.column(_holding(len(wanted.pieces)), **values, below=below, above=wanted.above)
    return ids, ids[-1] if len(ids) == CHUNK else None


@cache
def _holding(pieces: int) -> Any:
    asked = [RECENT.c.text.contains(bindparam(f"piece{n}")) for n in range(pieces)]
    return select(RECENT.c.id).where(*asked).order_by(RECENT.c.id.desc()).limit(CHUNK)


def _with_words(
    reader: Reader, model: type[SQLModel], phrases: Sequence[Phrase], below: int, above: int, limit: int
) -> list[int]:
    statement, values = dialect.ids_with_words(reader.engine, model.__table__, phrases)  # type: ignore[attr-defined]
    return reader.column(statement, **values, below=below, above=above, limit=limit)


def _fitting(reader: Reader, viewer: int, wanted: Wanted, ids: Sequence[int]) -> list[int]:
    if not ids:
        return []
    statement = _allowed(wanted.author is not None, wanted.has_image)
    return reader.column(statement, viewer=viewer, now=reader.now_ms, ids=list(ids), **_author(wanted))


def _author(wanted: Wanted) -> dict[str, int]:
    return {} if wanted.author is None else {"author": wanted.author}


@cache
def _allowed(by_author: bool, has_image: bool) -> Any:
    statement = FITTING.where(col(Post.author_id) == bindparam("author")) if by_author else FITTING
    return statement.where(with_picture()) if has_image else statement


def people(reader: Reader, viewer: int, phrases: Sequence[Phrase], handle: str, limit: int) -> list[Person]:
    """People in whose handle, name or bio these words begin; an exact handle first, then the most followed."""
    begun = [Phrase(word, begins=True) for phrase in phrases for word in phrase.words.split()]
    ids = _with_words(reader, Account, begun, MAX_ID, 0, WINDOW) if begun else []
    exact = reader.value(EXACT, handle=handle)
    rows = reader.rows(PEOPLE, viewer=viewer, ids=[*ids, *([exact] if exact else [])])
    found = [
        Person(*row[:-1])
        for row in rows
        if row.handle == handle or row.id == viewer or (row.settings or {}).get("discoverable", True)
    ]
    return sorted(found, key=lambda one: (one.handle != handle, -one.followers, one.handle))[:limit]


def tags(reader: Reader, viewer: int, begins: str, limit: int) -> list[tuple[str, int]]:
    """Tags that begin so, with how many posts the viewer may see under each (100 is 100 or more)."""
    found: list[tuple[str, int]] = []
    tag = reader.value(FIRST_TAG, at=begins)
    for _ in range(limit * 2):
        if len(found) == limit or not tag or not tag.startswith(begins):
            break
        if posts := len(reader.column(TAGGED, viewer=viewer, tag=tag)):
            found.append((tag, posts))
        tag = reader.value(NEXT_TAG, at=tag)
    return found
