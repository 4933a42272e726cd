"""Telling people what happened to them. The changes themselves do it, in one line, and take it back in one:

    notify(writer, author, "like", account, post)
    told = unnotify(writer, author, "like", account, post)

Both may be called again without harm. What `unnotify` returns goes into the inverse, and from there as `again` into
`notify`, so that doing, undoing and doing again leave the same notification. A post that is removed needs neither: its
notifications are hidden with it, and come back with it. `storage.notifications` reads what is written here.
"""

from sqlalchemy import bindparam, delete, exists, literal, not_, select
from sqlmodel import col

from storage.database import Reader, Writer
from storage.models import Account, Notification, Post
from storage.visibility import blocked, muted, visible

NAMES_THEM_ALREADY = ("reply", "quote", "remix")
"""Whoever is told of one of these is not told that the same post mentions them."""
FROM_NOBODY = "moderation"
"""Comes whatever its reader has muted, does not ask who may see the post, and does not tell who decided."""

_told = select(col(Notification.id)).where(
    col(Notification.account_id) == bindparam("viewer"),
    col(Notification.actor_id) == bindparam("actor"),
    col(Notification.type) == bindparam("type"),
)
TOLD_OF_POST = _told.where(col(Notification.post_id) == bindparam("post"))
TOLD_OF_MESSAGE = _told.where(col(Notification.message_id) == bindparam("message"))
TOLD_OF_PERSON = _told.where(col(Notification.post_id).is_(None), col(Notification.message_id).is_(None))
TOLD_OTHERWISE = select(literal(1)).where(
    exists().where(
        col(Notification.account_id) == bindparam("viewer"),
        col(Notification.actor_id) == bindparam("actor"),
        col(Notification.post_id) == bindparam("post"),
        col(Notification.type).in_(NAMES_THEM_ALREADY),
    )
)
LISTENS = select(col(Account.id)).where(
    col(Account.id) == bindparam("viewer"),
    not_(blocked("viewer", bindparam("actor"))),
    not_(muted(bindparam("actor"))),
)
SEES = select(col(Post.id)).where(col(Post.id) == bindparam("post"), visible())


def notify(
    writer: Writer,
    account: int,
    type: str,
    actor: int,
    post: int | None = None,
    *,
    message: int | None = None,
    again: int | None = None,
) -> int:
    """Tell an account what somebody did. Nobody hears of their own acts, of people whom they have muted or of whom
    one has blocked the other, or of what they may not see; and of nothing twice.

    `again` is what `unnotify` returned: that notification comes back as it was, or none where there was none. What
    its reader has muted or blocked meanwhile is hidden where it is read. Returns the id of what is written, or 0.
    """
    if again == 0 or not (again or _hears(writer, account, type, actor, post)):
        return 0
    if _told_of(writer, account, type, actor, post, message):
        return 0
    row = Notification(
        id=again or writer.new_id(), account_id=account, type=type, actor_id=actor, post_id=post, message_id=message
    )
    writer.add(row)
    writer.reach(account, row.id)
    return row.id


def _hears(reader: Reader, account: int, type: str, actor: int, post: int | None) -> bool:
    if type == FROM_NOBODY:
        return True
    if account == actor or not reader.value(LISTENS, viewer=account, actor=actor, now=reader.now_ms):
        return False
    if type == "mention" and reader.value(TOLD_OTHERWISE, viewer=account, actor=actor, post=post):
        return False
    return post is None or reader.value(SEES, viewer=account, post=post) is not None


def unnotify(
    writer: Writer, account: int, type: str, actor: int, post: int | None = None, *, message: int | None = None
) -> int:
    """Take back what `notify` wrote for the same act; its id, or 0 where there was nothing."""
    told = _told_of(writer, account, type, actor, post, message)
    if told:
        writer.run(delete(Notification).where(col(Notification.id) == told))
    return told


def _told_of(reader: Reader, account: int, type: str, actor: int, post: int | None, message: int | None) -> int:
    """The notification of this act, or 0."""
    about = {"viewer": account, "actor": actor, "type": type}
    if post:
        found = reader.value(TOLD_OF_POST, **about, post=post)
    elif message:
        found = reader.value(TOLD_OF_MESSAGE, **about, message=message)
    else:
        found = reader.value(TOLD_OF_PERSON, **about)
    return found or 0
