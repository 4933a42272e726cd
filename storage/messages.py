"""Private messages: the changes. `storage.chats` reads them.

A conversation belongs to its people: the same people have one. Each of them is `in` it, `asked` while it is a request
from somebody they do not follow, or `out`. What hangs on a conversation is for those who are not out.
"""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Literal

from sqlalchemy import bindparam, delete, exists, literal, or_, select, update
from sqlmodel import col

from storage.database import Reader, Writer
from storage.inverse import Inverse, inverse
from storage.models import Block, Chat, ChatMember, Follow, Message, Notification, Report
from storage.notify import notify

Obstacle = Literal["you_block", "blocks_you", "declined"]
STATES = frozenset({"in", "asked", "out"})
GROUP = "g:"

BY_PEOPLE = select(col(Chat.id)).where(col(Chat.people) == bindparam("people"))
STATE = select(col(ChatMember.state)).where(
    col(ChatMember.chat_id) == bindparam("chat"), col(ChatMember.account_id) == bindparam("account")
)
READ_TO = select(col(ChatMember.read_to)).where(
    col(ChatMember.chat_id) == bindparam("chat"), col(ChatMember.account_id) == bindparam("account")
)
READERS = select(col(ChatMember.account_id)).where(
    col(ChatMember.chat_id) == bindparam("chat"), col(ChatMember.state) != "out"
)
BLOCKS = select(literal(1)).where(
    exists().where(col(Block.account_id) == bindparam("one"), col(Block.target_id) == bindparam("other"))
)
FOLLOWS = select(literal(1)).where(
    exists().where(col(Follow.follower_id) == bindparam("one"), col(Follow.followee_id) == bindparam("other"))
)
WRITTEN = select(col(Message.chat_id), col(Message.author_id), col(Message.deleted_ms)).where(
    col(Message.id) == bindparam("message")
)
WROTE = select(literal(1)).where(
    exists().where(
        col(Message.chat_id) == bindparam("chat"),
        col(Message.author_id) == bindparam("account"),
        col(Message.deleted_ms).is_(None),
    )
)
REPORTED = select(literal(1)).where(exists().where(col(Report.message_id) == bindparam("message")))
NEEDED = select(literal(1)).where(
    or_(
        exists().where(col(Message.chat_id) == bindparam("chat")),
        exists().where(col(ChatMember.chat_id) == bindparam("chat"), col(ChatMember.state) == "out"),
    )
)
_first_author = (
    select(col(Message.author_id))
    .where(col(Message.chat_id) == col(Chat.id))
    .order_by(col(Message.id))
    .limit(1)
    .correlate(Chat)
    .scalar_subquery()
)
ASKED_BY = (
    select(col(Chat.id), col(ChatMember.state))
    .join(ChatMember, col(ChatMember.chat_id) == col(Chat.id))
    .where(col(ChatMember.account_id) == bindparam("account"), col(ChatMember.state) != "in")
    .where(or_(col(Chat.people) == bindparam("people"), _first_author == bindparam("other")))
    .order_by(col(Chat.id))
)


def key_of(people: Iterable[int]) -> str:
    """What tells whose conversation it is: "1:2" for two people, a hash for a group."""
    names = ":".join(str(id_) for id_ in sorted(set(people)))
    return names if names.count(":") == 1 else GROUP + hashlib.sha256(names.encode()).hexdigest()[:48]


def obstacle(reader: Reader, author: int, other: int) -> Obstacle | None:
    """Why somebody cannot write to a person; None where they can."""
    if reader.value(BLOCKS, one=author, other=other):
        return "you_block"
    if reader.value(BLOCKS, one=other, other=author):
        return "blocks_you"
    chat = chat_of(reader, [author, other])
    return "declined" if chat and reader.value(STATE, chat=chat, account=other) == "out" else None


def chat_of(reader: Reader, people: Iterable[int]) -> int | None:
    """The conversation of exactly these people, if they have one."""
    found: int | None = reader.value(BY_PEOPLE, people=key_of(people))
    return found


def begin(writer: Writer, author: int, others: Sequence[int]) -> int:
    """The conversation of these people, begun by the author where there is none. Who does not follow them is asked."""
    people = [author, *others]
    chat = Chat(id=writer.new_id(), people=key_of(people))
    if not writer.add_if_absent(chat):
        found: int = writer.value(BY_PEOPLE, people=chat.people)
        return found
    for person in people:
        known = person == author or writer.value(FOLLOWS, one=person, other=author)
        writer.add(ChatMember(chat_id=chat.id, account_id=person, state="in" if known else "asked", read_to=0))
    return chat.id


def send(
    writer: Writer, author: int, chat: int, text: str, *, image: int | None = None, post: int | None = None
) -> tuple[int, Inverse]:
    """Write into a conversation of the author's; the id, and what takes it back. Who writes is in it from then on."""
    was: str = writer.value(STATE, chat=chat, account=author)
    _set_state(writer, chat, author, "in")
    message = Message(id=writer.new_id(), chat_id=chat, author_id=author, text=text, image_id=image, post_id=post)
    writer.add(message)
    for reader in writer.column(READERS, chat=chat):
        notify(writer, reader, "message", author, message=message.id)
    return message.id, inverse("recall_message", message=message.id, state=was)


def recall(writer: Writer, message: int, state: str) -> None:
    """Take a message back, for everybody: nothing of it stays, and where it was the only one, no conversation.

    Its author is again what they were (`state`) before they wrote. One that is reported is only hidden.
    """
    row = writer.one(WRITTEN, message=message)
    if row is None or row.deleted_ms is not None:
        return
    writer.run(delete(Notification).where(col(Notification.message_id) == message))
    if writer.value(REPORTED, message=message):
        writer.run(update(Message).where(col(Message.id) == message).values(deleted_ms=writer.now_ms))
    else:
        writer.run(delete(Message).where(col(Message.id) == message))
    if not writer.value(WROTE, chat=row.chat_id, account=row.author_id):
        _set_state(writer, row.chat_id, row.author_id, state)
    if not writer.value(NEEDED, chat=row.chat_id):
        writer.run(delete(ChatMember).where(col(ChatMember.chat_id) == row.chat_id))
        writer.run(delete(Chat).where(col(Chat.id) == row.chat_id))


def answer(writer: Writer, account: int, other: int, accept: bool) -> Inverse | None:
    """Accept or decline what somebody asks: to write to a person, or to have them in a group. None where nothing is.

    What was declined can still be accepted.
    """
    asked = writer.rows(ASKED_BY, account=account, other=other, people=key_of([account, other]))
    wanted = "in" if accept else "out"
    return set_states(writer, account, [[chat, wanted] for chat, state in asked if state != wanted])


def set_states(writer: Writer, account: int, states: Sequence[Sequence[int | str]]) -> Inverse | None:
    """Set how a person stands to conversations, as [chat, state] pairs; None where they stood so."""
    before = [[chat, writer.value(STATE, chat=chat, account=account)] for chat, _ in states]
    changed = [(old, new) for old, new in zip(before, states, strict=True) if old[1] and old[1] != new[1]]
    for _, (chat, state) in changed:
        _set_state(writer, int(chat), account, str(state))
    return inverse("set_chat_states", account=account, states=[old for old, _ in changed]) if changed else None


def mark_read(writer: Writer, account: int, chat: int, up_to: int) -> Inverse | None:
    """Everything in a conversation up to this id is read; None where it was."""
    return set_read(writer, account, chat, up_to) if up_to > (_read_to(writer, account, chat) or 0) else None


def set_read(writer: Writer, account: int, chat: int, to: int) -> Inverse | None:
    """Put the mark here, further back too; None where it is."""
    before = _read_to(writer, account, chat)
    if before is None or before == to:
        return None
    writer.run(_member(chat, account).values(read_to=to))
    return inverse("set_chat_read", account=account, chat=chat, to=before)


def _read_to(reader: Reader, account: int, chat: int) -> int | None:
    found: int | None = reader.value(READ_TO, chat=chat, account=account)
    return found


def _set_state(writer: Writer, chat: int, account: int, state: str) -> None:
    if state not in STATES:
        raise ValueError(f"Nobody can be {state} in a conversation.")
    writer.run(_member(chat, account).values(state=state))


def _member(chat: int, account: int):  # type: ignore[no-untyped-def]
    return update(ChatMember).where(col(ChatMember.chat_id) == chat, col(ChatMember.account_id) == account)
