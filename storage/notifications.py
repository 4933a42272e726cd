"""What happened to people: read in groups, and marked read up to an id. `storage.notify` writes it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import and_, bindparam, exists, func, not_, or_, select, update
from sqlmodel import col

from storage.database import Reader, Writer
from storage.ids import MAX_ID
from storage.inverse import Inverse, inverse
from storage.models import Account, ChatMember, Message, Notification, Post
from storage.notify import FROM_NOBODY
from storage.people import Person, by_ids
from storage.post_views import PostView, views
from storage.visibility import blocked, muted, visible

TYPES = (
    "mention", "reply", "quote", "remix", "like", "repost", "follow", "follow_request", "message", "moderation",
)  # fmt: skip
ROWS = 400
"""A page is made of so many notifications at most."""
MOST_COUNTED = 1000


@dataclass
class Notice:
    """Notifications of one kind about one thing, the newest first; `id` is that of the newest."""

    id: int
    type: str
    people: list[Person] = field(default_factory=list)
    """Who did it, each once."""
    post: PostView | None = None
    chat: int | None = None
    request: bool = False
    """The messages are from somebody whom the reader has not answered yet."""
    unread: bool = False


@dataclass(frozen=True)
class Page:
    """Notices, newest first, the cursor of the next page (None at the end), and how many notifications are unread."""

    notices: list[Notice]
    next: int | None
    unread: int


_read_to = select(col(Account.read_to)).where(col(Account.id) == bindparam("viewer")).scalar_subquery()
_member = and_(
    col(ChatMember.chat_id) == col(Message.chat_id), col(ChatMember.account_id) == col(Notification.account_id)
)
_unread = and_(
    col(Notification.id) > _read_to,
    or_(col(Notification.message_id).is_(None), col(Notification.message_id) > col(ChatMember.read_to)),
)
_shown = and_(
    col(Notification.account_id) == bindparam("viewer"),
    or_(
        col(Notification.type) == FROM_NOBODY,
        and_(
            not_(blocked("viewer", col(Notification.actor_id))),
            not_(muted(col(Notification.actor_id))),
            or_(
                col(Notification.post_id).is_(None),
                exists().where(col(Post.id) == col(Notification.post_id), visible()),
            ),
        ),
    ),
    or_(
        col(Notification.message_id).is_(None),
        and_(col(Message.deleted_ms).is_(None), col(ChatMember.state) != "out"),
    ),
)
_rows: Any = (
    select(
        col(Notification.id),
        col(Notification.type),
        col(Notification.actor_id),
        col(Notification.post_id),
        col(Message.chat_id),
        (col(ChatMember.state) == "asked").label("request"),
        _unread.label("unread"),
    )
    .outerjoin(Message, col(Message.id) == col(Notification.message_id))
    .outerjoin(ChatMember, _member)
    .where(_shown, col(Notification.type).in_(bindparam("types", expanding=True)))
    .where(col(Notification.id) < bindparam("before"), col(Notification.id) >= bindparam("since"))
    .order_by(col(Notification.id).desc())
    .limit(ROWS + 1)
)
ALL = _rows
UNREAD = _rows.where(_unread)
COUNT = select(func.count()).select_from(
    select(col(Notification.id))
    .outerjoin(Message, col(Message.id) == col(Notification.message_id))
    .outerjoin(ChatMember, _member)
    .where(_shown, _unread)
    .limit(MOST_COUNTED)
    .subquery()
)
OWN = select(col(Notification.id)).where(
    col(Notification.id) == bindparam("id"), col(Notification.account_id) == bindparam("account")
)
READ_TO = select(col(Account.read_to)).where(col(Account.id) == bindparam("account"))


def page(
    reader: Reader,
    account: int,
    *,
    types: Sequence[str] = TYPES,
    unread: bool = False,
    before: int | None = None,
    since: int = 0,
    limit: int = 20,
) -> Page:
    """At most so many notices. What comes meanwhile, or is read meanwhile, makes no gap and no repetition."""
    asked = {"viewer": account, "now": reader.now_ms, "types": list(types), "before": before or MAX_ID, "since": since}
    rows = reader.rows(UNREAD if unread else ALL, **asked)
    notices, last = _grouped(rows[:ROWS], limit)
    _complete(reader, account, notices)
    more = bool(rows) and rows[-1].id != last
    return Page([notice for notice, _, _ in notices], last if more else None, count_unread(reader, account))


_Group = tuple[Notice, int | None, dict[int, None]]
"""A notice, its post, and who did it."""


def _grouped(rows: Iterable[Any], limit: int) -> tuple[list[_Group], int]:
    """The first groups of these rows, and the last row that is in one of them."""
    groups: dict[tuple[str, int | None, int | None], _Group] = {}
    last = 0
    for row in rows:
        key = (row.type, row.post_id, row.chat_id)
        if key not in groups:
            if len(groups) == limit:
                break
            groups[key] = (Notice(row.id, row.type, chat=row.chat_id, request=bool(row.request)), row.post_id, {})
        notice, _, actors = groups[key]
        notice.unread = notice.unread or bool(row.unread)
        if row.type != FROM_NOBODY:
            actors.setdefault(row.actor_id)
        last = row.id
    return list(groups.values()), last


def _complete(reader: Reader, viewer: int, groups: list[_Group]) -> None:
    """Put people and posts to the notices."""
    people = by_ids(reader, {actor for _, _, who in groups for actor in who})
    posts = {view.id: view for view in views(reader, viewer, [post for _, post, _ in groups if post])}
    for notice, post, who in groups:
        notice.people = [people[actor] for actor in who]
        notice.post = posts.get(post) if post else None


def count_unread(reader: Reader, account: int) -> int:
    """How many notifications are unread; at most a thousand are counted."""
    count: int = reader.value(COUNT, viewer=account, now=reader.now_ms)
    return count


def is_own(reader: Reader, account: int, id_: int) -> bool:
    """Whether this is a notification of theirs."""
    return reader.value(OWN, account=account, id=id_) is not None


def mark_read(writer: Writer, account: int, up_to: int) -> Inverse | None:
    """Everything up to this id is read; None where it was."""
    return set_read(writer, account, up_to) if up_to > writer.value(READ_TO, account=account) else None


def set_read(writer: Writer, account: int, to: int) -> Inverse | None:
    """Put the mark here, further back too; None where it is."""
    before: int = writer.value(READ_TO, account=account)
    if before == to:
        return None
    writer.run(update(Account).where(col(Account.id) == account).values(read_to=to))
    return inverse("set_read", account=account, to=before)
