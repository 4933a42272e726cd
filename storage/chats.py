"""Private conversations as one of their people reads them.

Everything here is built on two conditions: `_open` says which conversations there are for a viewer, `_readable` which
of their messages. Of two people of whom one has blocked the other, neither has their conversation any more; in a group,
neither sees what the other writes, nor that they are there.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, exists, func, not_, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from storage.database import Reader
from storage.ids import MAX_ID
from storage.messages import GROUP, chat_of
from storage.models import Account, Chat, ChatMember, Image, Message
from storage.people import COLUMNS, Person, by_ids
from storage.post_views import Picture, PostView, views
from storage.visibility import blocked


@dataclass(frozen=True)
class MessageView:
    """One message. `post_gone` says that it holds a post which the reader cannot see."""

    id: int
    author: Person
    text: str
    picture: Picture | None = None
    post: PostView | None = None
    post_gone: bool = False


@dataclass
class ChatView:
    """A conversation: the others in it, how much of it is unread, and its newest message."""

    id: int
    group: bool
    request: bool
    read_to: int
    people: list[Person] = field(default_factory=list)
    unread: int = 0
    newest: MessageView | None = None


@dataclass(frozen=True)
class ChatPage:
    """Conversations, the one that was written in last first, and the cursor of the next page (None at the end)."""

    chats: list[ChatView]
    next: int | None


@dataclass(frozen=True)
class MessagePage:
    """Messages, newest first, and the cursor of the next page (None at the end)."""

    messages: list[MessageView]
    next: int | None


_other = aliased(ChatMember)


def _open() -> ColumnElement[bool]:
    """Whether a conversation is there for the viewer, whose membership is joined."""
    parted = exists().where(
        col(_other.chat_id) == col(Chat.id),
        col(_other.account_id) != bindparam("viewer"),
        blocked("viewer", col(_other.account_id)),
    )
    return and_(
        col(ChatMember.account_id) == bindparam("viewer"),
        col(ChatMember.state) != "out",
        or_(col(Chat.people).startswith(GROUP), not_(parted)),
    )


def _readable() -> ColumnElement[bool]:
    return and_(col(Message.deleted_ms).is_(None), not_(blocked("viewer", col(Message.author_id))))


_joined = select(
    col(Chat.id), col(Chat.people).startswith(GROUP).label("group"), col(ChatMember.state), col(ChatMember.read_to)
).join(ChatMember, col(ChatMember.chat_id) == col(Chat.id))
ONE = _joined.where(_open(), col(Chat.id) == bindparam("chat"))
_newest = (
    select(col(Message.id))
    .where(col(Message.chat_id) == col(Chat.id), _readable())
    .order_by(col(Message.id).desc())
    .limit(1)
    .correlate(Chat)
    .scalar_subquery()
)
_listed = _joined.add_columns(_newest.label("newest")).where(_open(), col(ChatMember.state) == bindparam("state"))
_list = _listed.subquery()
LIST = (
    select(*_list.c)
    .where(_list.c.newest < bindparam("before"))
    .order_by(_list.c.newest.desc())
    .limit(bindparam("limit"))
)
_written: Any = (
    select(
        col(Message.id),
        col(Message.text),
        col(Message.author_id),
        col(Message.post_id),
        col(Image.id).label("image"),
        col(Image.token),
        col(Image.alt),
        col(Image.width),
        col(Image.height),
        col(Image.blur),
        col(Image.maker),
        col(Image.source),
    )
    .outerjoin(Image, col(Image.id) == col(Message.image_id))
    .where(_readable())
    .order_by(col(Message.id).desc())
)
IN_CHAT = _written.where(col(Message.chat_id) == bindparam("chat"), col(Message.id) < bindparam("before")).limit(
    bindparam("limit")
)
BY_IDS = _written.where(col(Message.id).in_(bindparam("ids", expanding=True)))
UNREAD = (
    select(col(Message.chat_id), func.count())
    .join(ChatMember, col(ChatMember.chat_id) == col(Message.chat_id))
    .where(col(ChatMember.account_id) == bindparam("viewer"), col(Message.author_id) != bindparam("viewer"))
    .where(col(Message.chat_id).in_(bindparam("chats", expanding=True)), col(Message.id) > col(ChatMember.read_to))
    .where(_readable())
    .group_by(col(Message.chat_id))
)
PEOPLE = (
    select(col(ChatMember.chat_id), *COLUMNS)
    .join(Account, col(Account.id) == col(ChatMember.account_id))
    .join(Chat, col(Chat.id) == col(ChatMember.chat_id))
    .where(col(ChatMember.chat_id).in_(bindparam("chats", expanding=True)), col(Account.id) != bindparam("viewer"))
    .where(or_(not_(col(Chat.people).startswith(GROUP)), col(ChatMember.state) != "out"))
    .where(not_(blocked("viewer", col(Account.id))))
    .order_by(col(Account.handle))
)
CHAT_OF_MESSAGE = select(col(Message.chat_id)).where(col(Message.id) == bindparam("message"), _readable())


def page(reader: Reader, viewer: int, before: int | None, limit: int, *, requests: bool = False) -> ChatPage:
    """A person's conversations, or the requests that they have not answered."""
    state = "asked" if requests else "in"
    rows = reader.rows(LIST, viewer=viewer, state=state, before=before or MAX_ID, limit=limit + 1)
    shown = rows[:limit]
    newest = {row.id: message for row, message in zip(shown, _by_ids(reader, viewer, shown), strict=True)}
    chats = _complete(reader, viewer, [_view(row) for row in shown])
    for chat in chats:
        chat.newest = newest[chat.id]
    return ChatPage(chats, shown[-1].newest if len(rows) > limit else None)


def one(reader: Reader, viewer: int, chat: int) -> ChatView | None:
    """A conversation of the viewer's; None where it is not there for them."""
    row = reader.one(ONE, viewer=viewer, chat=chat)
    return _complete(reader, viewer, [_view(row)])[0] if row else None


def with_person(reader: Reader, viewer: int, other: int) -> ChatView | None:
    """The conversation of two people, as one of them has it."""
    chat = chat_of(reader, [viewer, other])
    return one(reader, viewer, chat) if chat else None


def of_message(reader: Reader, viewer: int, message: int) -> ChatView | None:
    """The conversation that a message is in, where the viewer may read it."""
    chat = reader.value(CHAT_OF_MESSAGE, viewer=viewer, message=message)
    return one(reader, viewer, chat) if chat else None


def messages(reader: Reader, viewer: int, chat: ChatView, before: int | None, limit: int) -> MessagePage:
    """What was written in a conversation of the viewer's."""
    rows = reader.rows(IN_CHAT, viewer=viewer, chat=chat.id, before=before or MAX_ID, limit=limit + 1)
    found = _messages(reader, viewer, rows[:limit])
    return MessagePage(found, found[-1].id if len(rows) > limit else None)


def _view(row: Any) -> ChatView:
    return ChatView(row.id, bool(row.group), row.state == "asked", row.read_to)


def _complete(reader: Reader, viewer: int, chats: list[ChatView]) -> list[ChatView]:
    """Put people and counts to conversations."""
    by_id = {chat.id: chat for chat in chats}
    if by_id:
        for chat, *person in reader.rows(PEOPLE, viewer=viewer, chats=list(by_id)):
            by_id[chat].people.append(Person(*person))
        for chat, count in reader.rows(UNREAD, viewer=viewer, chats=list(by_id)):
            by_id[chat].unread = count
    return chats


def _by_ids(reader: Reader, viewer: int, chats: Sequence[Any]) -> list[MessageView]:
    """The newest messages of these rows, in their order."""
    if not chats:
        return []
    rows = reader.rows(BY_IDS, viewer=viewer, ids=[chat.newest for chat in chats])
    found = {message.id: message for message in _messages(reader, viewer, rows)}
    return [found[chat.newest] for chat in chats]


def _messages(reader: Reader, viewer: int, rows: Sequence[Any]) -> list[MessageView]:
    posts = {view.id: view for view in views(reader, viewer, [row.post_id for row in rows if row.post_id])}
    people = by_ids(reader, {row.author_id for row in rows})
    return [_message(row, people[row.author_id], posts.get(row.post_id)) for row in rows]


def _message(row: Any, author: Person, post: PostView | None) -> MessageView:
    picture = None
    if row.image is not None:
        picture = Picture(row.image, row.token, row.alt, row.width, row.height, row.blur, row.maker, row.source)
    return MessageView(row.id, author, row.text, picture, post, post_gone=row.post_id is not None and post is None)
