"""Remixes: from whose pictures one was made, up to the first; and an author who lets nobody remix a post any more.

A picture keeps of each that it descends from the post and the account. Who that is, and what may be shown of it, is
found when somebody looks: a person who is renamed is credited by their new handle, and of what is deleted, or of
somebody with whom the viewer has parted, only the place in the chain is told.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import String, bindparam, cast, not_, select, update
from sqlmodel import col

from storage.database import Reader, Writer
from storage.models import Account, Image, Policy, Post, PostImage
from storage.notify import notify, unnotify
from storage.visibility import blocked, visible

DEEPEST = 100
"""A longer chain is kept without its middle: the nearest, and the very first."""
PAGE = 20
NO_ONE = 0
"""Stands for an account in a chain whose post is erased."""
CHAINS = select(col(Image.id), col(Image.remix_of), col(Image.credit)).where(
    col(Image.id).in_(bindparam("images", expanding=True))
)
NAMED = (
    select(
        col(Post.id),
        col(Post.author_id),
        col(Account.handle),
        col(Post.remix),
        visible(suspended=col(Account.suspended).is_(True)).label("seen"),
    )
    .join(Account, col(Account.id) == col(Post.author_id))
    .where(col(Post.id).in_(bindparam("posts", expanding=True)), col(Post.deleted_ms).is_(None))
    .where(col(Account.suspended).is_(False), not_(blocked("viewer", col(Post.author_id))))
)
SHOWN = (
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
    )
    .join(Image, col(Image.id) == col(PostImage.image_id))
    .where(col(PostImage.post_id).in_(bindparam("posts", expanding=True)))
    .order_by(col(PostImage.post_id), col(PostImage.position))
)
FIRST: Any = (
    select(*Image.__table__.c)  # type: ignore[attr-defined]
    .join(PostImage, col(PostImage.image_id) == col(Image.id))
    .where(col(PostImage.post_id) == bindparam("post"))
    .order_by(col(PostImage.position))
)
_made_from = col(Image.remix_of) == bindparam("post")
REMIXES = (
    select(col(Post.id))
    .distinct()
    .join(PostImage, col(PostImage.post_id) == col(Post.id))
    .join(Image, col(Image.id) == col(PostImage.image_id))
    .where(_made_from, visible(), col(Post.id) < bindparam("before"))
    .order_by(col(Post.id).desc())
    .limit(bindparam("limit"))
)
REMIXERS = (
    select(col(Post.author_id), col(Post.id))
    .join(PostImage, col(PostImage.post_id) == col(Post.id))
    .join(Image, col(Image.id) == col(PostImage.image_id))
    .where(_made_from, col(Post.deleted_ms).is_(None))
    .order_by(col(Post.id))
)
REMIXED = (
    select(col(Image.remix_of))
    .join(PostImage, col(PostImage.image_id) == col(Image.id))
    .where(col(PostImage.post_id) == bindparam("post"), col(Image.remix_of).is_not(None))
)
AUTHOR = select(col(Post.author_id)).where(col(Post.id) == bindparam("post"), col(Post.deleted_ms).is_(None))


class Ancestor(NamedTuple):
    """A picture that another one descends from, as one viewer may know of it."""

    post: int
    """0 where they may not see the post."""
    handle: str
    """Empty where it is gone, or theirs with whom the viewer has parted."""


class SourcePicture(NamedTuple):
    """The picture that was remixed."""

    id: int
    token: str
    alt: str
    width: int
    height: int
    blur: str
    maker: str = ""
    source: int = 0


class Lineage(NamedTuple):
    """From whose pictures one was made, the nearest first."""

    ancestors: tuple[Ancestor, ...]
    source: SourcePicture | None
    """Where the viewer may see it, and its author has not taken the leave to remix it back."""


def lineages(reader: Reader, viewer: int, images: Sequence[int]) -> dict[int, Lineage]:
    """Of these pictures, of which each is a remix."""
    rows = reader.rows(CHAINS, images=list(images))
    chains = {row.id: [post for post, _ in row.credit or ()] for row in rows if row.remix_of}
    wanted = sorted({post for chain in chains.values() for post in chain})
    named = {row.id: row for row in reader.rows(NAMED, viewer=viewer, posts=wanted)} if wanted else {}
    nearest = {row.remix_of for row in rows if row.remix_of in named and _shows(named[row.remix_of], viewer)}
    sources = _sources(reader, sorted(nearest))
    return {
        row.id: Lineage(tuple(_ancestor(named.get(post), post) for post in chains[row.id]), sources.get(row.remix_of))
        for row in rows
        if row.remix_of
    }


def _shows(row: Any, viewer: int) -> bool:
    return bool(row.seen) and (row.remix != Policy.nobody or row.author_id == viewer)


def _ancestor(row: Any, post: int) -> Ancestor:
    return Ancestor(post if row.seen else 0, row.handle) if row else Ancestor(0, "")


def _sources(reader: Reader, posts: Sequence[int]) -> dict[int, SourcePicture]:
    """The first picture of each of these posts."""
    found: dict[int, SourcePicture] = {}
    for post, *picture in reader.rows(SHOWN, posts=list(posts)) if posts else ():
        found.setdefault(post, SourcePicture(*picture))
    return found


def pictures(reader: Reader, post: int) -> list[Image]:
    """The pictures of a post, as they are kept."""
    return [Image(**row._mapping) for row in reader.rows(FIRST, post=post)]


def chain(post: int, author: int, above: list[list[int]] | None) -> list[list[int]]:
    """What a remix of a post's picture keeps: that post and its author, then what the picture itself descends from."""
    found = [[post, author], *(above or ())]
    return found if len(found) <= DEEPEST else [*found[: DEEPEST - 1], found[-1]]


def remixes(reader: Reader, viewer: int, post: int, before: int, limit: int = PAGE) -> list[int]:
    """Posts with a remix of a post's picture that a viewer may see, newest first."""
    return reader.column(REMIXES, viewer=viewer, post=post, before=before, limit=limit)


def tell_remixed(writer: Writer, remixer: int, post: int) -> None:
    """Tell those whose pictures a new post remixes: the nearest author alone, and not those further up the chain."""
    for source in sorted(set(writer.column(REMIXED, post=post))):
        if author := writer.value(AUTHOR, post=source):
            notify(writer, author, "remix", remixer, post)


def set_policy(writer: Writer, post: int, author: int, policy: int) -> list[list[int]]:
    """Let others remix a post, or not. Where nobody may any more, those who have are told, each once.

    Returns whom, and about which post of theirs, for `untell`.
    """
    before = writer.value(select(col(Post.remix)).where(col(Post.id) == post))
    writer.run(update(Post).where(col(Post.id) == post).values(remix=policy))
    if policy != Policy.nobody or before == Policy.nobody:
        return []
    newest = dict(tuple(row) for row in writer.rows(REMIXERS, post=post))
    return [[who, remix] for who, remix in sorted(newest.items()) if notify(writer, who, "remix", author, remix)]


def untell(writer: Writer, author: int, told: Iterable[Sequence[int]]) -> None:
    for who, remix in told:
        unnotify(writer, who, "remix", author, remix)


def forget(writer: Writer, post: int) -> None:
    """In every chain, let the author of a post that is erased be nobody."""
    _rewrite(writer, post, lambda link: [link[0], NO_ONE] if link[0] == post else link)


def hand_over(writer: Writer, guest: int, owner: int) -> None:
    """In every chain, put the new owner of what a guest has made in the guest's place."""
    _rewrite(writer, guest, lambda link: [link[0], owner] if link[1] == guest else link)


def _rewrite(writer: Writer, number: int, changed: Any) -> None:
    credit: Any = col(Image.credit)
    naming = select(col(Image.id), credit).where(
        col(Image.remix_of).is_not(None), cast(credit, String).contains(str(number))
    )
    for id_, links in writer.rows(naming):
        writer.run(update(Image).where(col(Image.id) == id_).values(credit=[changed(link) for link in links]))
