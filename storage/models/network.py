"""What reaches people, what they tell each other in private, how their feeds are ruled, and what is reported."""

from typing import Any

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.models.columns import NO_ROWID, json, key, mark, ref, time


class Notification(SQLModel, table=True):
    """Something that happened to a person. Read when its id is at most the account's `read_to`."""

    __table_args__ = (
        Index("notification_account", "account_id", "id"),
        Index("notification_cause", "actor_id", "type", "post_id"),
    )

    id: int = key()
    account_id: int = ref("account.id")
    type: str = Field(max_length=16)
    actor_id: int = ref("account.id")
    post_id: int | None = ref("post.id", null=True, index=True)
    message_id: int | None = ref("message.id", null=True, index=True)


class Chat(SQLModel, table=True):
    """A private conversation. `people` tells whose it is, so that the same people have one only: `storage.messages`."""

    id: int = key()
    people: str = Field(max_length=64, unique=True)


class ChatMember(SQLModel, table=True):
    """Who is in a private conversation: `in`, `asked` (a request from a stranger), or `out`."""

    __tablename__ = "chat_member"
    __table_args__ = (Index("chat_member_account", "account_id", "state"), NO_ROWID)

    chat_id: int = ref("chat.id", key=True)
    account_id: int = ref("account.id", key=True)
    state: str = Field(default="in", max_length=16)
    read_to: int = mark()


class Message(SQLModel, table=True):
    """One private message."""

    __table_args__ = (Index("message_chat", "chat_id", "id"),)

    id: int = key()
    chat_id: int = ref("chat.id")
    author_id: int = ref("account.id", index=True)
    text: str = Field(max_length=2000)
    image_id: int | None = ref("image.id", null=True, index=True)
    post_id: int | None = ref("post.id", null=True, index=True)
    deleted_ms: int | None = time()


class FeedRules(SQLModel, table=True):
    """The rules of a person's feed, by its name; `home` or one of their own."""

    __tablename__ = "feed_rules"
    __table_args__ = NO_ROWID

    account_id: int = ref("account.id", key=True)
    feed: str = Field(primary_key=True, max_length=40)
    rules: list[Any] = json()
    until_ms: int | None = time()


class FeedSeen(SQLModel, table=True):
    """How far a person has read a feed: the newest post of it that they were shown."""

    __tablename__ = "feed_seen"
    __table_args__ = NO_ROWID

    account_id: int = ref("account.id", key=True)
    feed: str = Field(primary_key=True, max_length=80)
    newest_id: int = mark()


class Report(SQLModel, table=True):
    """Something that moderators are asked to look at. Its states and transitions are in `storage.reports`."""

    __table_args__ = (Index("report_state", "state", "id"),)

    id: int = key()
    reporter_id: int = ref("account.id", index=True)
    account_id: int = ref("account.id", index=True)
    """Whom it is about."""
    post_id: int | None = ref("post.id", null=True, index=True)
    message_id: int | None = ref("message.id", null=True, index=True)
    category: str = Field(max_length=16)
    comment: str = Field(default="", max_length=1000)
    state: str = Field(default="open", max_length=16)
    moderator_id: int | None = ref("account.id", null=True)
    decision: str = Field(default="", max_length=16)
    reason: str = Field(default="", max_length=1000)
    appeal: str = Field(default="", max_length=1000)
