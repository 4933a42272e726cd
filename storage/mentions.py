"""Who was mentioned and has not seen it yet."""

from sqlalchemy import bindparam, func, select
from sqlmodel import col

from storage.database import Reader
from storage.models import Account, Notification, Post
from storage.visibility import visible

MISSED = (
    select(func.count())
    .select_from(Notification)
    .join(Account, col(Account.id) == col(Notification.account_id))
    .join(Post, col(Post.id) == col(Notification.post_id))
    .where(col(Notification.account_id) == bindparam("viewer"), col(Notification.id) > col(Account.read_to))
    .where(col(Notification.id) >= bindparam("since"), col(Notification.type) == "mention", visible())
)


def missed(reader: Reader, viewer: int, since: int) -> int:
    """How many mentions somebody has not read since an id."""
    found: int = reader.value(MISSED, viewer=viewer, since=since)
    return found
