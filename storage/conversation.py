"""A post with the conversation that it is in: the root first, and each answer under what it answers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, or_, select
from sqlmodel import col

from storage.database import Reader
from storage.models import Post
from storage.post_views import PostView, views

DEEPEST = 20
MOST = 400
"""A longer conversation is cut: its oldest posts are shown."""
ROOT = select(col(Post.root)).where(col(Post.id) == bindparam("post"))
IN_IT = (
    select(col(Post.id), col(Post.reply_to))
    .where(or_(col(Post.root) == bindparam("root"), col(Post.id) == bindparam("root")))
    .order_by(col(Post.id))
    .limit(MOST)
)


@dataclass(frozen=True)
class Turn:
    """One place in a conversation. `post` is None where what was there cannot be seen, and something below it can."""

    id: int
    depth: int
    post: PostView | None


@dataclass(frozen=True)
class Conversation:
    """Its turns in reading order; `cut` says that there is more of it."""

    turns: Sequence[Turn]
    cut: bool = False


def around(reader: Reader, viewer: int, post: int) -> Conversation:
    """The conversation that a post is in, as far as the viewer may see it."""
    root = reader.value(ROOT, post=post) or post
    rows = [tuple(row) for row in reader.rows(IN_IT, root=root)]
    seen = {view.id: view for view in views(reader, viewer, [id_ for id_, _ in rows])}
    below: dict[int, list[int]] = {}
    for id_, above in rows:
        if above is not None:
            below.setdefault(above, []).append(id_)
    return Conversation(list(_turns(root, below, seen)), cut=len(rows) == MOST)


def _turns(root: int, below: dict[int, list[int]], seen: dict[int, PostView]) -> Iterator[Turn]:
    """Depth first, without recursion: a conversation may be deeper than Python's stack."""
    shown = _with_something_to_show(root, below, seen)
    waiting = [(root, 0)]
    while waiting:
        id_, depth = waiting.pop()
        if id_ not in shown:
            continue
        yield Turn(id_, min(depth, DEEPEST), seen.get(id_))
        waiting += [(answer, depth + 1) for answer in reversed(below.get(id_, ()))]


def _with_something_to_show(root: int, below: dict[int, list[int]], seen: dict[int, PostView]) -> set[int]:
    """Posts that can be seen, and those above them."""
    above = {answer: id_ for id_, answers in below.items() for answer in answers}
    shown: set[int] = set()
    for id_ in seen:
        at: int | None = id_
        while at is not None and at not in shown:
            shown.add(at)
            at = above.get(at)
    return shown
