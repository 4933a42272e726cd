"""What people do with a post: like it, pass it on, keep it, vote in its poll. Each is set, never toggled."""

from typing import Any

from sqlalchemy import bindparam, delete, exists, not_, select, update
from sqlmodel import SQLModel, col

from storage.database import Reader, Writer
from storage.inverse import Inverse, inverse
from storage.models import Account, Bookmark, Poll, PollOption, Post, PostLike, Visibility, Vote
from storage.notify import notify, unnotify
from storage.posts import author_of
from storage.ranking import count
from storage.visibility import blocked

TABLE: Any = Post.__table__  # type: ignore[attr-defined]
REPOST = select(TABLE.c.id, TABLE.c.visibility).where(
    TABLE.c.repost_of == bindparam("post"), TABLE.c.author_id == bindparam("account")
)
LIKERS = (
    select(col(Account.handle))
    .join(PostLike, col(PostLike.account_id) == col(Account.id))
    .where(col(PostLike.post_id) == bindparam("post"), not_(blocked("viewer", col(Account.id))))
    .where(col(Account.suspended).is_(False))
    .order_by(col(Account.followers).desc(), col(Account.id))
    .limit(bindparam("limit"))
)
CLOSES = select(col(Poll.closes_ms)).where(col(Poll.post_id) == bindparam("post"))
CHOSEN = select(col(Vote.position)).where(
    col(Vote.post_id) == bindparam("post"), col(Vote.account_id) == bindparam("account")
)
HAS_OPTION = select(
    exists().where(col(PollOption.post_id) == bindparam("post"), col(PollOption.position) == bindparam("position"))
)


def like(writer: Writer, account: int, post: int, told: int | None = None) -> Inverse | None:
    """Like a post; None where it is liked already. `told` is for `notify`."""
    if not writer.add_if_absent(PostLike(account_id=account, post_id=post)):
        return None
    count(writer, post, likes=1)
    notify(writer, author_of(writer, post), "like", account, post, again=told)
    return inverse("unlike", account=account, post=post)


def unlike(writer: Writer, account: int, post: int) -> Inverse | None:
    """Take a like back; None where there is none."""
    if not _took(writer, PostLike, account, post):
        return None
    count(writer, post, likes=-1)
    told = unnotify(writer, author_of(writer, post), "like", account, post)
    return inverse("like", account=account, post=post, told=told)


def bookmark(writer: Writer, account: int, post: int) -> Inverse | None:
    """Keep a post for oneself; None where it is kept already."""
    added = writer.add_if_absent(Bookmark(account_id=account, post_id=post))
    return inverse("unbookmark", account=account, post=post) if added else None


def unbookmark(writer: Writer, account: int, post: int) -> Inverse | None:
    """Keep a post no longer; None where it was not kept."""
    return inverse("bookmark", account=account, post=post) if _took(writer, Bookmark, account, post) else None


def _took(writer: Writer, table: type[SQLModel], account: int, post: int) -> bool:
    columns = table.__table__.c  # type: ignore[attr-defined]
    return writer.run(delete(table).where(columns.account_id == account, columns.post_id == post)) == 1


def repost(
    writer: Writer,
    account: int,
    post: int,
    id_: int | None = None,
    audience: int | None = None,
    told: int | None = None,
) -> Inverse | None:
    """Pass a post on; None where that is done already. An earlier mark comes back with its `id_` and its `audience`.

    `told` is for `notify`.
    """
    now = writer.value(select(TABLE.c.visibility).where(TABLE.c.id == post))
    if now is None:
        return None
    audience = now if audience is None else audience
    mark = Post(id=id_ or writer.new_id(), author_id=account, text="", visibility=audience, repost_of=post)
    if not writer.add_if_absent(mark):
        return None
    count(writer, post, reposts=1)
    notify(writer, author_of(writer, post), "repost", account, post, again=told)
    return inverse("unrepost", account=account, post=post)


def unrepost(writer: Writer, account: int, post: int) -> Inverse | None:
    """Pass a post on no longer; None where it was not passed on."""
    mark = writer.one(REPOST, account=account, post=post)
    if mark is None:
        return None
    writer.run(delete(Post).where(col(Post.id) == mark.id))
    count(writer, post, reposts=-1)
    told = unnotify(writer, author_of(writer, post), "repost", account, post)
    return inverse("repost", account=account, post=post, id_=mark.id, audience=mark.visibility, told=told)


def may_repost(author: int, account: int, visibility: Visibility) -> bool:
    """Whether a person may pass a post on: one of everybody's, or their own that is not for a few chosen people."""
    return visibility <= Visibility.unlisted or (author == account and visibility is Visibility.followers)


def vote(writer: Writer, account: int, post: int, position: int) -> bool:
    """Choose an option (from 1); False where it is chosen already. Raises ValueError, a sentence, where that cannot be.

    A vote stays: there is no inverse.
    """
    closes = writer.value(CLOSES, post=post)
    if closes is None:
        raise ValueError("There is no poll in that post.")
    if not writer.value(HAS_OPTION, post=post, position=position):
        raise ValueError("That poll has no such option.")
    chosen = writer.value(CHOSEN, post=post, account=account)
    if chosen is not None:
        if chosen != position:
            raise ValueError("You have voted in that poll, and a vote stays as it is.")
        return False
    if closes <= writer.now_ms:
        raise ValueError("That poll is closed.")
    writer.add(Vote(post_id=post, account_id=account, position=position))
    own = col(PollOption.post_id) == post, col(PollOption.position) == position
    writer.run(update(PollOption).where(*own).values(votes=PollOption.votes + 1))
    return True


def likers(reader: Reader, viewer: int, post: int, limit: int = 20) -> list[str]:
    """Handles of people who like a post, those with the most followers first."""
    return reader.column(LIKERS, viewer=viewer, post=post, limit=limit)
