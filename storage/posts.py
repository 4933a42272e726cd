"""Posts and likes: who may see one, and the changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, delete, exists, func, or_, select, update
from sqlalchemy.orm import aliased
from sqlmodel import col

from storage.database import Reader, Writer
from storage.inverse import Inverse, inverse
from storage.models import Account, Follow, Image, Post, PostImage, PostLike, Visibility


@dataclass(frozen=True)
class Picture:
    """A picture as it hangs in a post."""

    id: int
    token: str
    alt: str
    width: int
    height: int
    blur: str
    maker: str


@dataclass(frozen=True)
class PostView:
    """A post with its author, as one viewer sees it."""

    id: int
    text: str
    visibility: Visibility
    likes: int
    replies: int
    author_id: int
    handle: str
    name: str
    animal: str
    kind: str
    avatar: int | None
    liked: bool
    following: bool
    reply_to: int | None = None
    pictures: tuple[Picture, ...] = ()


def follows_author(viewer: str = "viewer") -> ColumnElement[bool]:
    return exists().where(col(Follow.follower_id) == bindparam(viewer), col(Follow.followee_id) == col(Post.author_id))


def answers_own_post(viewer: str = "viewer") -> ColumnElement[bool]:
    above = aliased(Post)
    return exists().where(col(above.id) == col(Post.reply_to), col(above.author_id) == bindparam(viewer))


def visible(viewer: str = "viewer") -> ColumnElement[bool]:
    """The one condition under which a viewer (0 is nobody) may see a post."""
    return and_(
        col(Post.deleted_ms).is_(None),
        or_(
            col(Post.visibility) <= Visibility.unlisted,
            col(Post.author_id) == bindparam(viewer),
            and_(col(Post.visibility) == Visibility.followers, or_(follows_author(viewer), answers_own_post(viewer))),
        ),
    )


HYDRATE: Any = (
    select(
        col(Post.id),
        col(Post.text),
        col(Post.visibility),
        col(Post.likes),
        col(Post.replies),
        col(Account.id).label("author_id"),
        col(Account.handle),
        col(Account.name),
        col(Account.animal),
        col(Account.kind),
        col(Account.avatar),
        exists()
        .where(col(PostLike.account_id) == bindparam("viewer"), col(PostLike.post_id) == col(Post.id))
        .label("liked"),
        follows_author().label("following"),
        col(Post.reply_to),
    )
    .join(Account, col(Account.id) == col(Post.author_id))
    .where(col(Post.id).in_(bindparam("ids", expanding=True)), visible())
)
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
    )
    .join(Image, col(Image.id) == col(PostImage.image_id))
    .where(col(PostImage.post_id).in_(bindparam("ids", expanding=True)))
    .order_by(col(PostImage.post_id), col(PostImage.position))
)

NEWEST = (
    select(col(Post.id))
    .where(col(Post.author_id) == bindparam("author"), col(Post.deleted_ms).is_(None))
    .order_by(col(Post.id).desc())
    .limit(1)
)


def views(reader: Reader, viewer: int, ids: Sequence[int]) -> list[PostView]:
    """The posts of these ids that the viewer may see, in the order of the ids."""
    if not ids:
        return []
    pictures: dict[int, list[Picture]] = {}
    for post_id, *rest in reader.rows(PICTURES, ids=list(ids)):
        pictures.setdefault(post_id, []).append(Picture(*rest))
    found = {row.id: row for row in reader.rows(HYDRATE, viewer=viewer, ids=list(ids))}
    return [_view(found[id_], pictures.get(id_, ())) for id_ in ids if id_ in found]


def _view(row: Any, pictures: Sequence[Picture]) -> PostView:
    found = dict(row._mapping)
    kinds = {"visibility": Visibility(row.visibility), "liked": bool(row.liked), "following": bool(row.following)}
    return PostView(**(found | kinds), pictures=tuple(pictures))


def view(reader: Reader, viewer: int, id_: int) -> PostView | None:
    """One post, or None where it is not there for this viewer."""
    found = views(reader, viewer, [id_])
    return found[0] if found else None


def publish(
    writer: Writer,
    author: int,
    text: str,
    visibility: Visibility,
    images: Sequence[tuple[int, str]],
    *,
    reply_to: int | None = None,
) -> tuple[int, Inverse]:
    """Add a post with its pictures as (image id, alt text) pairs; its id, and what takes it back."""
    post = Post(
        id=writer.new_id(),
        author_id=author,
        text=text,
        visibility=visibility,
        reply_to=reply_to,
        root=_root(writer, reply_to) if reply_to else None,
    )
    writer.add(post)
    for position, (image, alt) in enumerate(images):
        writer.add(PostImage(post_id=post.id, position=position, image_id=image, alt=alt))
    _count(writer, post.id, 1)
    return post.id, inverse("remove_post", post=post.id)


def remove(writer: Writer, post: int) -> Inverse | None:
    """Hide a post from everybody; None where it is hidden already."""
    changed = writer.run(
        update(Post).where(col(Post.id) == post, col(Post.deleted_ms).is_(None)).values(deleted_ms=writer.now_ms)
    )
    if not changed:
        return None
    _count(writer, post, -1)
    return inverse("restore_post", post=post)


def restore(writer: Writer, post: int) -> Inverse | None:
    """Bring a removed post back; None where it is there."""
    changed = writer.run(
        update(Post).where(col(Post.id) == post, col(Post.deleted_ms).is_not(None)).values(deleted_ms=None)
    )
    if not changed:
        return None
    _count(writer, post, 1)
    return inverse("remove_post", post=post)


def like(writer: Writer, account: int, post: int) -> Inverse | None:
    """Like a post; None where it is liked already."""
    if not writer.add_if_absent(PostLike(account_id=account, post_id=post)):
        return None
    writer.run(update(Post).where(col(Post.id) == post).values(likes=Post.likes + 1))
    return inverse("unlike", account=account, post=post)


def unlike(writer: Writer, account: int, post: int) -> Inverse | None:
    """Take a like back; None where there is none."""
    removed = writer.run(delete(PostLike).where(col(PostLike.account_id) == account, col(PostLike.post_id) == post))
    if not removed:
        return None
    writer.run(update(Post).where(col(Post.id) == post).values(likes=Post.likes - 1))
    return inverse("like", account=account, post=post)


def newest_of(reader: Reader, author: int) -> dict[str, int]:
    """A person's newest post and newest reply that are there, by the names `post` and `reply`."""
    found = {
        "post": reader.value(NEWEST.where(col(Post.reply_to).is_(None)), author=author),
        "reply": reader.value(NEWEST.where(col(Post.reply_to).is_not(None)), author=author),
    }
    return {name: id_ for name, id_ in found.items() if id_}


def _root(reader: Reader, post: int) -> int:
    """The first post of the conversation that a post is in."""
    root: int = reader.value(select(func.coalesce(col(Post.root), col(Post.id))).where(col(Post.id) == post))
    return root


def _count(writer: Writer, post: int, by: int) -> None:
    """Count a post that came or went: for its author, and for the post that it answers."""
    author, above = writer.one(select(col(Post.author_id), col(Post.reply_to)).where(col(Post.id) == post))
    writer.run(update(Account).where(col(Account.id) == author).values(posts=Account.posts + by))
    if above:
        writer.run(update(Post).where(col(Post.id) == above).values(replies=Post.replies + by))
