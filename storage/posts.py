"""Posts: how they are published, hidden, brought back, and taken out of one another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, delete, exists, func, literal, or_, select, update
from sqlmodel import col

from storage import lineage
from storage.database import Reader, Writer
from storage.ids import created_ms
from storage.inverse import Inverse, inverse
from storage.models import (
    Account,
    Bookmark,
    Follow,
    Hidden,
    Image,
    Mention,
    Message,
    Notification,
    Policy,
    Poll,
    PollOption,
    Post,
    PostImage,
    PostLike,
    PostTag,
    Report,
    Revision,
    Visibility,
    Vote,
)
from storage.notify import notify
from storage.ranking import count, hot

AS_IF_NEVER_MS = 10 * 60_000
"""Taken back so soon, a post to which nobody has done anything leaves nothing behind."""
RESTORE_MS = 30 * 24 * 3_600_000
"""A deleted post can be brought back for so long; then it is erased."""
PINNED = 5
"""So many posts can be pinned to a profile."""
ONE_DAY_MS = 24 * 3_600_000
TABLE: Any = Post.__table__  # type: ignore[attr-defined]
NEWEST = (
    select(col(Post.id))
    .where(col(Post.author_id) == bindparam("author"), col(Post.deleted_ms).is_(None), col(Post.repost_of).is_(None))
    .order_by(col(Post.id).desc())
    .limit(1)
)
PLACE = select(
    *(TABLE.c[name] for name in ("author_id", "reply_to", "quote_of", "quote_detached", "visibility"))
).where(TABLE.c.id == bindparam("post"))
HIDDEN = select(*(TABLE.c[name] for name in ("author_id", "deleted_ms", "taken_down", "pinned_ms"))).where(
    TABLE.c.id == bindparam("post")
)
ON_THE_PROFILE = (
    select(func.count())
    .select_from(TABLE)
    .where(TABLE.c.author_id == bindparam("author"), TABLE.c.pinned_ms.is_not(None), TABLE.c.deleted_ms.is_(None))
)
COUNT_POSTS = (
    update(Account).where(col(Account.id) == bindparam("author")).values(posts=col(Account.posts) + bindparam("more"))
)
NAMED = select(col(Account.id)).where(col(Account.handle).in_(bindparam("handles", expanding=True)))
MENTIONED = select(col(Mention.account_id)).where(col(Mention.post_id) == bindparam("post"))
OF_OTHERS = or_(
    *(exists().where(col(table.post_id) == bindparam("post")) for table in (PostLike, Bookmark, Vote, Hidden)),
    *(exists().where(col(table.post_id) == bindparam("post")) for table in (Revision, Report, Message)),
    *(
        exists().where(column == bindparam("post"))
        for column in (col(Post.reply_to), col(Post.quote_of), col(Post.repost_of), col(Image.remix_of))
    ),
)
"""Whether anything has been done with a post since it is out."""
PARTS = (PostImage, PostTag, Mention, PollOption, Poll, Notification)

AUTHOR = select(col(Post.author_id)).where(col(Post.id) == bindparam("post"))


@dataclass(frozen=True)
class NewPost:
    """What is to be published. Pictures are (image id, alt text); mentions are handles as they stand in the text."""

    author: int
    text: str = ""
    visibility: Visibility = Visibility.public
    images: Sequence[tuple[int, str]] = ()
    reply_to: int | None = None
    quote_of: int | None = None
    warning: str = ""
    quote_policy: Policy = Policy.anyone
    remix: Policy = Policy.nobody
    assistant_quote: Policy | None = None
    allow_training: bool | None = None
    """Of these two, None is what the author's settings say."""
    options: Sequence[str] = ()
    closes_ms: int | None = None
    """When the poll closes; without it, after a day."""
    tags: Sequence[str] = ()
    mentions: Sequence[str] = ()
    ai: int = 0
    """How much the assistant helped with it, as `storage.helped` has it."""


def publish(writer: Writer, new: NewPost) -> tuple[int, Inverse]:
    """Add a post with all that hangs on it; its id, and what takes it back."""
    id_ = writer.new_id()
    writer.add(
        Post(
            id=id_,
            author_id=new.author,
            text=new.text,
            visibility=new.visibility,
            reply_to=new.reply_to,
            root=_root(writer, new.reply_to) if new.reply_to else None,
            quote_of=new.quote_of,
            quote_policy=new.quote_policy,
            remix=new.remix,
            assistant_quote=new.assistant_quote,
            allow_training=new.allow_training,
            warning=new.warning,
            hot=hot(id_),
            ai=new.ai,
        )
    )
    for position, (image, alt) in enumerate(new.images):
        writer.add(PostImage(post_id=id_, position=position, image_id=image, alt=alt))
    if new.options:
        writer.add(Poll(post_id=id_, closes_ms=new.closes_ms or writer.now_ms + ONE_DAY_MS))
    for position, option in enumerate(new.options, 1):
        writer.add(PollOption(post_id=id_, position=position, text=option))
    mentioned = audience(writer, new)
    mark(writer, id_, new.tags, mentioned)
    _count(writer, id_, 1)
    _tell(writer, new, id_, mentioned)
    return id_, inverse("unpublish_post", post=id_)


def _tell(writer: Writer, new: NewPost, post: int, mentioned: Sequence[int]) -> None:
    """Tell whom a post answers, quotes, remixes and mentions."""
    for type_, of in (("reply", new.reply_to), ("quote", new.quote_of)):
        if of:
            notify(writer, author_of(writer, of), type_, new.author, post)
    if new.images:
        lineage.tell_remixed(writer, new.author, post)
    tell_mentioned(writer, new.author, post, mentioned)


def tell_mentioned(writer: Writer, author: int, post: int, mentioned: Iterable[int]) -> list[int]:
    """Tell people that a post mentions them; those who have been told now."""
    return [account for account in mentioned if notify(writer, account, "mention", author, post)]


def audience(reader: Reader, new: NewPost) -> list[int]:
    """Whom a post mentions. One that answers a direct post, itself direct, reaches whom it answers without a word."""
    mentioned = set(named(reader, new.mentions))
    if new.visibility is Visibility.direct and new.reply_to:
        above = reader.one(PLACE, post=new.reply_to)
        own = above.author_id == new.author
        mentioned |= set(reader.column(MENTIONED, post=new.reply_to)) if own else {above.author_id}
    return sorted(mentioned - {new.author})


def named(reader: Reader, handles: Sequence[str]) -> list[int]:
    """The accounts of those of these handles that exist."""
    return reader.column(NAMED, handles=list(handles)) if handles else []


def mark(writer: Writer, post: int, tags: Sequence[str], mentioned: Sequence[int]) -> None:
    """Set which tags a post has, and whom it mentions."""
    writer.run(delete(PostTag).where(col(PostTag.post_id) == post))
    writer.run(delete(Mention).where(col(Mention.post_id) == post))
    for tag in tags:
        writer.add(PostTag(tag=tag, post_id=post))
    for account in mentioned:
        writer.add(Mention(post_id=post, account_id=account))


def unpublish(writer: Writer, post: int) -> Inverse | None:
    """Take a post back: as if it had never been where it is still fresh and untouched, otherwise like `remove`."""
    fresh = writer.now_ms - created_ms(post) < AS_IF_NEVER_MS
    if not fresh or writer.value(select(OF_OTHERS), post=post) or not _is_there(writer, post):
        return remove(writer, post)
    _count(writer, post, -1)
    for table in PARTS:
        writer.run(delete(table).where(col(table.post_id) == post))
    writer.run(delete(Post).where(col(Post.id) == post))
    return None


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
    """Bring a removed post back; None where it is there. Raises ValueError where it is gone for good."""
    row = writer.one(HIDDEN, post=post)
    if row is None or (row.deleted_ms is not None and row.deleted_ms <= writer.now_ms - RESTORE_MS):
        raise ValueError("after 30 days a deleted post is erased.")
    if row.taken_down:
        raise ValueError("a moderator has taken this post down.")
    if row.deleted_ms is None:
        return None
    full = row.pinned_ms is not None and pinned(writer, row.author_id) >= PINNED
    writer.run(
        update(Post).where(col(Post.id) == post).values(deleted_ms=None, **({"pinned_ms": None} if full else {}))
    )
    _count(writer, post, 1)
    return inverse("remove_post", post=post)


def may_quote(reader: Reader, account: int, post: int) -> bool:
    """Whether a person may quote a post: their own, or one of everybody's whose author lets them."""
    row = reader.one(
        select(
            TABLE.c.author_id,
            TABLE.c.visibility,
            TABLE.c.quote_policy,
            exists()
            .where(col(Follow.follower_id) == literal(account), col(Follow.followee_id) == TABLE.c.author_id)
            .label("follows"),
        ).where(TABLE.c.id == post)
    )
    if row is None or row.author_id == account:
        return row is not None
    lets = row.quote_policy == Policy.anyone or (row.quote_policy == Policy.followers and bool(row.follows))
    return lets and row.visibility <= Visibility.unlisted


def answer_quotes(writer: Writer, author: int, quoter: int, accept: bool) -> Inverse | None:
    """Take an author's posts out of those in which one person quotes them, or let them back; None if there are none."""
    quoted = select(TABLE.c.id).where(TABLE.c.author_id == author)
    mine = TABLE.c.author_id == quoter, TABLE.c.quote_of.in_(quoted), TABLE.c.quote_detached.is_(accept)
    return _set_detached(writer, writer.column(select(TABLE.c.id).where(*mine).order_by(TABLE.c.id)), not accept)


def attach_quotes(writer: Writer, posts: list[int]) -> Inverse | None:
    """Let these posts quote again what was taken out of them."""
    return _set_detached(writer, posts, False)


def detach_quotes(writer: Writer, posts: list[int]) -> Inverse | None:
    return _set_detached(writer, posts, True)


def _set_detached(writer: Writer, posts: list[int], detached: bool) -> Inverse | None:
    rows = writer.rows(
        select(TABLE.c.id, TABLE.c.quote_of, TABLE.c.deleted_ms, TABLE.c.visibility).where(
            TABLE.c.id.in_(posts), TABLE.c.quote_of.is_not(None), TABLE.c.quote_detached.is_not(detached)
        )
    )
    for row in rows:
        writer.run(update(Post).where(col(Post.id) == row.id).values(quote_detached=detached))
        if row.deleted_ms is None and row.visibility <= Visibility.unlisted:
            count(writer, row.quote_of, quotes=-1 if detached else 1)
    changed = [row.id for row in rows]
    return inverse("attach_quotes" if detached else "detach_quotes", posts=changed) if changed else None


def pinned(reader: Reader, author: int) -> int:
    """How many posts a person has pinned."""
    found: int = reader.value(ON_THE_PROFILE, author=author)
    return found


def author_of(reader: Reader, post: int) -> int:
    author: int = reader.value(AUTHOR, post=post)
    return author


def newest_of(reader: Reader, author: int) -> dict[str, int]:
    """A person's newest post and newest reply that are there, by the names `post` and `reply`."""
    found = {
        "post": reader.value(NEWEST.where(col(Post.reply_to).is_(None)), author=author),
        "reply": reader.value(NEWEST.where(col(Post.reply_to).is_not(None)), author=author),
    }
    return {name: id_ for name, id_ in found.items() if id_}


def _is_there(reader: Reader, post: int) -> bool:
    return bool(reader.value(select(exists().where(col(Post.id) == post, col(Post.deleted_ms).is_(None)))))


def _root(reader: Reader, post: int) -> int:
    """The first post of the conversation that a post is in."""
    root: int = reader.value(select(func.coalesce(col(Post.root), col(Post.id))).where(col(Post.id) == post))
    return root


def _count(writer: Writer, post: int, by: int) -> None:
    """Count a post that came or went: for its author, and for the posts that it answers and quotes."""
    place = writer.one(PLACE, post=post)
    writer.run(COUNT_POSTS, author=place.author_id, more=by)
    if place.visibility <= Visibility.unlisted:
        count_above(writer, post, by)


def count_above(writer: Writer, post: int, by: int) -> None:
    """Count a post where it answers and quotes. What is not for everybody is not counted: nobody learns of it there."""
    place = writer.one(PLACE, post=post)
    if place.reply_to:
        count(writer, place.reply_to, replies=by)
    if place.quote_of and not place.quote_detached:
        count(writer, place.quote_of, quotes=by)
