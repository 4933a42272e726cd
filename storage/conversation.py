"""A post with the conversation that it is in: the root first, and each answer under what it answers."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, or_, select
from sqlmodel import col

from storage.database import Reader
from storage.models import Post
from storage.post_views import PostView, views
from storage.visibility import visible

DEEPEST = 20
PAGE = 40
MOST = 5000
"""A longer conversation is cut: so many of its oldest posts are shown, page by page."""
ROOT = select(col(Post.root)).where(col(Post.id) == bindparam("post"))
_in_it = or_(col(Post.root) == bindparam("root"), col(Post.id) == bindparam("root"))
IN_IT = select(col(Post.id), col(Post.reply_to)).where(_in_it).order_by(col(Post.id)).limit(MOST)
SEEN = select(col(Post.id)).where(_in_it, visible()).order_by(col(Post.id)).limit(MOST)


@dataclass(frozen=True)
class Turn:
    """One place in a conversation. `post` is None where what was there cannot be seen, and something below it can."""

    id: int
    depth: int
    post: PostView | None


@dataclass(frozen=True)
class Conversation:
    """A page of turns in reading order; it goes on after the turn `next`. `cut` says that the rest is not shown."""

    turns: Sequence[Turn]
    depth: int = 0
    """Of the post itself."""
    next: int | None = None
    cut: bool = False


def around(reader: Reader, viewer: int, post: int, after: int | None = None) -> Conversation:
    """The conversation that a post is in, as far as the viewer may see it.

    One that is longer than a page begins with the post, below what it answers; with `after`, behind that turn.
    """
    root = reader.value(ROOT, post=post) or post
    rows = [tuple(row) for row in reader.rows(IN_IT, root=root)]
    above = {id_: to for id_, to in rows if to is not None}
    places = list(_places(root, above, set(reader.column(SEEN, root=root, viewer=viewer))))
    order = {id_: index for index, (id_, _) in enumerate(places)}
    start, before = 0, []
    if after is not None:
        start = order.get(after, len(places)) + 1
    elif len(places) > PAGE and post in order:
        start, before = order[post], [places[order[id_]] for id_ in _answered(post, above)]
    shown = before + places[start : start + PAGE]
    found = {view.id: view for view in views(reader, viewer, [id_ for id_, _ in shown])}
    turns = [Turn(id_, min(depth, DEEPEST), found.get(id_)) for id_, depth in shown]
    goes_on = start + PAGE < len(places)
    depth = min(places[order[post]][1], DEEPEST) if post in order else 0
    return Conversation(turns, depth, turns[-1].id if goes_on else None, cut=not goes_on and len(rows) == MOST)


def _answered(post: int, above: dict[int, int]) -> list[int]:
    """What a post answers, from the root down: the root itself, and the nearest below it."""
    chain = []
    while (post := above.get(post, 0)) != 0:
        chain.append(post)
    nearest = chain if len(chain) <= DEEPEST else [*chain[: DEEPEST - 1], chain[-1]]
    return nearest[::-1]


def _places(root: int, above: dict[int, int], seen: Collection[int]) -> Iterator[tuple[int, int]]:
    """Ids and depths of what is shown. Depth first, without recursion: it may be deeper than Python's stack."""
    below: dict[int, list[int]] = {}
    for id_, to in above.items():
        below.setdefault(to, []).append(id_)
    shown = _with_something_to_show(above, seen)
    waiting = [(root, 0)]
    while waiting:
        id_, depth = waiting.pop()
        if id_ not in shown:
            continue
        yield id_, depth
        waiting += [(answer, depth + 1) for answer in reversed(below.get(id_, ()))]


def _with_something_to_show(above: dict[int, int], seen: Collection[int]) -> set[int]:
    """Posts that can be seen, and those above them."""
    shown: set[int] = set()
    for id_ in seen:
        at: int | None = id_
        while at is not None and at not in shown:
            shown.add(at)
            at = above.get(at)
    return shown
