"""Posts as one viewer sees them: with author, pictures, poll, what they quote, and who passed them on."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial, reduce
from operator import add, attrgetter
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Integer, bindparam, cast, exists, func, literal_column, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import SQLModel, col

from storage.database import Reader
from storage.lineage import Lineage, lineages
from storage.models import Account, Bookmark, Image, Poll, PollOption, Post, PostImage, PostLike, Visibility, Vote
from storage.visibility import followed_by_author, follows_author, visible


class Picture(NamedTuple):
    """A picture as it hangs in a post."""

    id: int
    token: str
    alt: str
    width: int
    height: int
    blur: str
    maker: str
    source: int = 0
    """How it came to be (a Source)."""
    remix_of: int | None = None
    lineage: Lineage | None = None
    """Where it is a remix."""


@dataclass(frozen=True)
class PollView:
    """A poll as one viewer sees it: options with their votes, when it closes, and which one they chose (from 1)."""

    options: tuple[tuple[str, int], ...]
    closes_ms: int
    chosen: int | None


@dataclass(frozen=True)
class Passer:
    """Who passed a post on."""

    handle: str
    name: str


class PostView(NamedTuple):  # no dataclass: those take long to make, and a page has twenty of them
    """A post with its author, as one viewer sees it. The columns of `HYDRATE` come first, in its order."""

    id: int
    text: str
    likes: int
    replies: int
    reposts: int
    quotes: int
    author_id: int
    handle: str
    name: str
    animal: str
    kind: str
    avatar: int | None
    reply_to: int | None
    warning: str
    quote_policy: int
    remix: int
    """Who may remix its pictures (a Policy)."""
    edited_ms: int | None
    pinned_ms: int | None
    ai: int
    """How much the assistant helped with it, as `storage.helped` reads it."""
    liked: bool
    reposted: bool
    bookmarked: bool
    following: bool
    followed_by: bool
    """Whether the author follows the viewer."""
    with_wishes: bool
    """Whether the author may have said whose assistants may repeat it; `storage.wishes` knows."""
    visibility: Visibility
    pictures: tuple[Picture, ...]
    poll: PollView | None
    quote: "PostView | None"
    quote_gone: bool
    """It quotes a post that this viewer cannot see, or whose author has taken it out."""
    passed_on_by: Passer | None


def _by_viewer(model: type[SQLModel]) -> ColumnElement[bool]:
    table: Any = model.__table__  # type: ignore[attr-defined]
    return exists().where(table.c.account_id == bindparam("viewer"), table.c.post_id == col(Post.id))


def _bits(*conditions: Any) -> Any:
    """Conditions as one number, a bit for each: on a page there are a hundred, and each would be a value to make."""
    return reduce(add, (cast(one, Integer) * literal_column(str(1 << place)) for place, one in enumerate(conditions)))


def with_picture() -> ColumnElement[bool]:
    """Whether a post, or the one that it passes on, has a picture."""
    return exists().where(col(PostImage.post_id) == func.coalesce(col(Post.repost_of), col(Post.id)))


_mark = aliased(Post)
REPOSTED = exists().where(
    col(_mark.repost_of) == col(Post.id),
    col(_mark.author_id) == bindparam("viewer"),
    col(_mark.deleted_ms).is_(None),
)
WITH_WISHES = or_(col(Post.assistant_quote).is_not(None), col(Account.settings).is_not(None))
MARKS = _by_viewer(PostLike), REPOSTED, _by_viewer(Bookmark), follows_author(), followed_by_author(), WITH_WISHES
"""What a PostView says with yes or no, in its order."""
MORE = or_(col(Post.repost_of).is_not(None), col(Post.quote_of).is_not(None), col(Poll.closes_ms).is_not(None))
DETACHED = 1 << len(MARKS)
"""What has this bit or the next is not only words and pictures."""
HYDRATE: Any = (
    select(
        col(Post.id),
        col(Post.text),
        col(Post.likes),
        col(Post.replies),
        col(Post.reposts),
        col(Post.quotes),
        col(Account.id).label("author_id"),
        col(Account.handle),
        col(Account.name),
        col(Account.animal),
        col(Account.kind),
        col(Account.avatar),
        col(Post.reply_to),
        col(Post.warning),
        col(Post.quote_policy),
        col(Post.remix),
        col(Post.edited_ms),
        col(Post.pinned_ms),
        col(Post.ai),
        _bits(*MARKS, col(Post.quote_detached), MORE).label("marks"),
        col(Post.visibility),
        col(Post.repost_of),
        col(Post.quote_of),
        col(Poll.closes_ms),
    )
    .join(Account, col(Account.id) == col(Post.author_id))
    .outerjoin(Poll, col(Poll.post_id) == col(Post.id))
    .where(col(Post.id).in_(bindparam("ids", expanding=True)), visible(suspended=col(Account.suspended).is_(True)))
)
VISIBILITIES = tuple(Visibility)
AS_THEY_ARE = PostView._fields.index("liked")
"""So many columns of a row stand in a PostView."""
MARKED = [tuple(bool(marks >> place & 1) for place in range(len(MARKS))) for marks in range(4 * DETACHED)]
PLAIN = None, None, False, None
_marks = attrgetter("marks")
_post_view: Callable[[tuple[Any, ...]], PostView] = partial(tuple.__new__, PostView)
PICTURES = (
    select(
        col(PostImage.post_id),
        col(Image.id),
        col(Image.token),
        col(PostImage.alt),
        col(Image.width),
        col(Image.height),
        col(Image.blur),
        col(Image.maker),
        col(Image.source),
        col(Image.remix_of),
    )
    .join(Image, col(Image.id) == col(PostImage.image_id))
    .where(col(PostImage.post_id).in_(bindparam("ids", expanding=True)))
    .order_by(col(PostImage.post_id), col(PostImage.position))
)
OPTIONS = (
    select(col(PollOption.post_id), col(PollOption.text), col(PollOption.votes))
    .where(col(PollOption.post_id).in_(bindparam("ids", expanding=True)))
    .order_by(col(PollOption.post_id), col(PollOption.position))
)
CHOSEN = select(col(Vote.post_id), col(Vote.position)).where(
    col(Vote.account_id) == bindparam("viewer"), col(Vote.post_id).in_(bindparam("ids", expanding=True))
)


def views(reader: Reader, viewer: int, ids: Sequence[int]) -> list[PostView]:
    """The posts of these ids that the viewer may see, in the order of the ids, each once.

    The id of a repost stands for the post that was passed on.
    """
    rows = _rows(reader, viewer, ids, {})
    if max(map(_marks, rows.values()), default=0) >= DETACHED:
        rows = _rows(reader, viewer, [row.repost_of for row in rows.values() if row.repost_of], rows)
        rows = _rows(reader, viewer, [row.quote_of for row in rows.values() if _quotes(row)], rows)
    found = _Found(reader, viewer, rows)
    shown = [view for id_ in ids if (view := found.view(id_)) is not None]
    return list({view.id: view for view in reversed(shown)}.values())[::-1]


def view(reader: Reader, viewer: int, id_: int) -> PostView | None:
    """One post, or None where it is not there for this viewer."""
    found = views(reader, viewer, [id_])
    return found[0] if found else None


def _rows(reader: Reader, viewer: int, ids: Iterable[int], known: dict[int, Any]) -> dict[int, Any]:
    """What is known, with the rows of these ids."""
    wanted = [id_ for id_ in dict.fromkeys(ids) if id_ not in known]
    if not wanted:
        return known
    return known | {row.id: row for row in reader.rows(HYDRATE, viewer=viewer, ids=wanted)}


def _quotes(row: Any) -> bool:
    return row.quote_of is not None and not row.marks & DETACHED


class _Found:
    """Rows with what hangs on them."""

    def __init__(self, reader: Reader, viewer: int, rows: dict[int, Any]) -> None:
        self.rows = rows
        own = [id_ for id_, row in rows.items() if row.repost_of is None]
        found = [(post_id, Picture(*rest)) for post_id, *rest in (reader.rows(PICTURES, ids=own) if own else ())]
        remixes = [picture.id for _, picture in found if picture.remix_of is not None]
        lines = lineages(reader, viewer, remixes) if remixes else {}
        self.pictures: dict[int, tuple[Picture, ...]] = {}
        for post_id, picture in found:
            shown = picture._replace(lineage=lines.get(picture.id)) if lines else picture
            self.pictures[post_id] = (*self.pictures.get(post_id, ()), shown)
        self.polls = self._polls(reader, viewer, [id_ for id_ in own if rows[id_].closes_ms is not None])

    def _polls(self, reader: Reader, viewer: int, ids: list[int]) -> dict[int, PollView]:
        if not ids:
            return {}
        options: dict[int, list[tuple[str, int]]] = {}
        for post_id, text, votes in reader.rows(OPTIONS, ids=ids):
            options.setdefault(post_id, []).append((text, votes))
        chosen = dict(tuple(row) for row in reader.rows(CHOSEN, viewer=viewer, ids=ids))
        return {id_: PollView(tuple(options.get(id_, ())), self.rows[id_].closes_ms, chosen.get(id_)) for id_ in ids}

    def view(self, id_: int, quoted: bool = False) -> PostView | None:
        row = self.rows.get(id_)
        if row is None:
            return None
        if row.marks < DETACHED:
            return self._made(row, PLAIN)
        if row.repost_of is not None:
            original = self.view(row.repost_of)
            return original._replace(passed_on_by=Passer(row.handle, row.name)) if original else None
        quote = self.view(row.quote_of, quoted=True) if _quotes(row) and not quoted else None
        quote_gone = row.quote_of is not None and quote is None and not quoted
        return self._made(row, (self.polls.get(id_), quote, quote_gone, None))

    def _made(self, row: Any, more: tuple[Any, ...]) -> PostView:
        visibility, pictures = VISIBILITIES[row.visibility], self.pictures.get(row.id, ())
        return _post_view((*row[:AS_THEY_ARE], *MARKED[row.marks], visibility, pictures, *more))
