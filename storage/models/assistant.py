"""What was done, what waits for a yes, and what was said."""

from typing import Any

from sqlalchemy import BigInteger, Column, ForeignKey, Index, String
from sqlmodel import Field, SQLModel

from storage.models.columns import json, key, ref, time


class Receipt(SQLModel, table=True):
    """One thing that was done for a person, and how it is taken back."""

    __table_args__ = (Index("receipt_account", "account_id", "id"),)

    id: int = key()
    account_id: int = ref("account.id")
    tool: str = Field(max_length=64)
    target: str = Field(max_length=100)
    words: str = Field(max_length=300)
    inverse: dict[str, Any] | None = json(null=True)
    undone_by: int | None = ref("receipt.id", null=True)
    result: dict[str, Any] = json()


class Approval(SQLModel, table=True):
    """A call that waits for, or got, a person's yes. Its states and transitions are in `storage.approvals`."""

    __table_args__ = (Index("approval_account", "account_id", "thread_id", "state"),)

    id: int = key()
    account_id: int = ref("account.id")
    thread_id: str = Field(max_length=64)
    turn: str = Field(max_length=64)
    tool: str = Field(max_length=64)
    arguments: dict[str, Any] = json()
    digest: str = Field(max_length=64)
    state: str = Field(max_length=16)
    expires_ms: int = time(null=False)
    receipt_id: int | None = ref("receipt.id", null=True)
    result: dict[str, Any] | None = json(null=True)


class Thread(SQLModel, table=True):
    """A conversation. `tainted` is sticky: somebody else's words have been in its context."""

    __table_args__ = (Index("thread_account", "account_id", "updated_ms"),)

    id: str = Field(primary_key=True, max_length=64)
    account_id: int = ref("account.id")
    tainted: bool = False
    name: str = Field(default="", max_length=200)
    updated_ms: int | None = time()
    """When it last went on; None where it is not one of the conversations that a person can go back to."""
    memory: list[dict[str, Any]] | None = json(null=True)
    """What the model is told of the conversation so far, as chat-completions messages."""
    said_ms: int | None = time()
    """When it began, or when a turn of it last came to an end."""


class Sent(SQLModel, table=True):
    """What one turn of a conversation has sent to a model's server: ids and names of fields, never a word of it."""

    __table_args__ = (Index("sent_account", "account_id", "id"), Index("sent_thread", "thread_id"))

    id: int = key()
    account_id: int = ref("account.id")
    thread_id: str = Field(max_length=64)
    host: str = Field(max_length=255)
    """Where it went."""
    model: str = Field(max_length=200)
    requests: int
    size: int = time(null=False)
    """Bytes of the requests, exactly."""
    tokens: int = 0
    """So many the server has counted of what it was sent."""
    uncounted: int = Field(default=0, sa_column=Column(BigInteger, nullable=False, server_default="0"))
    """So many of the bytes the server has not counted."""
    posts: dict[str, list[str]] = json()
    """By id: the fields of each that were sent. One with no field but its id was only named."""
    images: dict[str, list[str]] = json()
    results: dict[str, list[str]] = json()
    """By tool: the fields of its results."""


class Step(SQLModel, table=True):
    """A message of a conversation as the chat page draws it."""

    __table_args__ = (Index("step_thread", "thread_id", "at_ms"),)

    id: str = Field(primary_key=True, max_length=64)
    thread_id: str = Field(sa_column=Column(String(64), ForeignKey("thread.id"), nullable=False))
    at_ms: int = time(null=False)
    body: dict[str, Any] = json()


class Element(SQLModel, table=True):
    """A card in a conversation."""

    id: str = Field(primary_key=True, max_length=64)
    thread_id: str = Field(sa_column=Column(String(64), ForeignKey("thread.id"), nullable=False, index=True))
    step_id: str = Field(max_length=64)
    body: dict[str, Any] = json()


class Shown(SQLModel, table=True):
    """What a thread has shown, in order: the record by which "the second one" and "her" are resolved."""

    __table_args__ = (Index("shown_thread", "thread_id", "id"),)

    id: int = key()
    thread_id: str = Field(max_length=64)
    kind: str = Field(max_length=16)
    items: list[str] = json()
    about: dict[str, Any] = json()
