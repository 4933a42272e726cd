"""People whom a viewer might like to follow, each with the reason."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, exists, func, not_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from storage import people
from storage.database import Reader
from storage.ids import MAX_ID
from storage.models import Account, Follow, FollowRequest, Post, PostTag, TagFollow, Visibility
from storage.people import Person
from storage.visibility import blocked, muted

CLOSE = 200
"""So many of those whom the viewer follows are asked for theirs."""
POOL = 40
RECENT_POSTS = 200
NAMED = 2


@dataclass(frozen=True)
class Suggestion:
    """A person, and why: who follows them of those the viewer follows, or a tag they post about, or neither."""

    person: Person
    known_by: tuple[str, ...] = ()
    others: int = 0
    """How many more of those the viewer follows."""
    tag: str = ""


def _new_to_viewer(account: Any) -> ColumnElement[bool]:
    follows = exists().where(col(Follow.follower_id) == bindparam("viewer"), col(Follow.followee_id) == account)
    asked = exists().where(
        col(FollowRequest.follower_id) == bindparam("viewer"), col(FollowRequest.followee_id) == account
    )
    return and_(
        account != bindparam("viewer"),
        not_(follows),
        not_(asked),
        not_(blocked("viewer", account)),
        not_(muted(account)),
    )


_near, _far = aliased(Follow), aliased(Follow)
_CLOSE = select(col(_near.followee_id)).where(col(_near.follower_id) == bindparam("viewer")).limit(CLOSE).subquery()
KNOWN = (
    select(col(_far.followee_id))
    .where(col(_far.follower_id).in_(select(_CLOSE.c.followee_id)), _new_to_viewer(col(_far.followee_id)))
    .group_by(col(_far.followee_id))
    .order_by(func.count().desc(), col(_far.followee_id))
    .limit(POOL)
)
_mine, _theirs = aliased(Follow), aliased(Follow)
KNOWN_BY = (
    select(col(_theirs.followee_id), col(Account.handle))
    .join(_mine, col(_mine.followee_id) == col(_theirs.follower_id))
    .join(Account, col(Account.id) == col(_mine.followee_id))
    .where(
        col(_mine.follower_id) == bindparam("viewer"), col(_theirs.followee_id).in_(bindparam("ids", expanding=True))
    )
    .order_by(col(Account.followers).desc(), col(Account.handle))
)
_TAGGED = (
    select(col(PostTag.tag), col(Post.author_id), col(Post.id))
    .join(Post, col(Post.id) == col(PostTag.post_id))
    .join(TagFollow, col(TagFollow.tag) == col(PostTag.tag))
    .where(
        col(TagFollow.account_id) == bindparam("viewer"),
        col(Post.deleted_ms).is_(None),
        col(Post.visibility) == Visibility.public,
        col(Post.id) < bindparam("before"),
    )
    .order_by(col(PostTag.post_id).desc())
    .limit(RECENT_POSTS)
    .subquery()
)
ON_TAGS = (
    select(_TAGGED.c.author_id, func.min(_TAGGED.c.tag))
    .where(_new_to_viewer(_TAGGED.c.author_id))
    .group_by(_TAGGED.c.author_id)
    .order_by(func.count().desc(), _TAGGED.c.author_id)
    .limit(POOL)
)
POPULAR = (
    select(col(Account.id))
    .where(col(Account.posts) > 0, _new_to_viewer(col(Account.id)))
    .order_by(col(Account.followers).desc(), col(Account.posts).desc(), col(Account.id).desc())
    .limit(POOL)
)


def suggested(reader: Reader, viewer: int, limit: int = 3) -> list[Suggestion]:
    """Those whom one's own people follow come first, then those who post about one's tags, then the popular."""
    now = {"viewer": viewer, "now": reader.now_ms}
    near = list(reader.column(KNOWN, **now))
    tags = dict(tuple(row) for row in reader.rows(ON_TAGS, **now, before=MAX_ID))
    ids = list(dict.fromkeys((*near, *tags, *reader.column(POPULAR, **now))))
    found = people.by_ids(reader, ids)
    shown = [found[id_] for id_ in ids if id_ in found and _may_be_suggested(found[id_])][:limit]
    known_by = acquaintances(reader, viewer, [person.id for person in shown])
    return list(_with_reasons(shown, known_by, tags))


def _may_be_suggested(person: Person) -> bool:
    return not person.suspended and (person.settings or {}).get("discoverable", True) is not False


def _with_reasons(shown: list[Person], known_by: dict[int, list[str]], tags: dict[int, str]) -> Iterator[Suggestion]:
    for person in shown:
        names = known_by.get(person.id, [])
        yield Suggestion(person, tuple(names[:NAMED]), max(len(names) - NAMED, 0), tags.get(person.id, ""))


def acquaintances(reader: Reader, viewer: int, ids: list[int]) -> dict[int, list[str]]:
    """Of each of these people, the handles of those who follow them and whom the viewer follows."""
    found: dict[int, list[str]] = {}
    for person, handle in reader.rows(KNOWN_BY, viewer=viewer, ids=ids) if ids else ():
        found.setdefault(person, []).append(handle)
    return found
