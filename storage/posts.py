"""Posts and likes: the changes."""

from collections.abc import Sequence

from sqlalchemy import bindparam, delete, func, select, update
from sqlmodel import col

from storage.database import Reader, Writer
from storage.inverse import Inverse, inverse
from storage.models import Account, Post, PostImage, PostLike, Visibility

NEWEST = (
    select(col(Post.id))
    .where(col(Post.author_id) == bindparam("author"), col(Post.deleted_ms).is_(None))
    .order_by(col(Post.id).desc())
    .limit(1)
)


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
