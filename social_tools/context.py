"""Who asks, through which surface, and what the tools work with."""

import asyncio
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from social_tools.credentials import Credentials
from social_tools.drafter import Drafter
from social_tools.errors import SocialError
from social_tools.painter import Painter
from social_tools.progress import Progress
from social_tools.trends import Trends
from social_tools.windows import Windows
from storage import approvals, receipts
from storage.database import Database, Writer
from storage.inverse import Inverse
from storage.media import Media
from storage.models import Receipt
from storage.people import Person

Surface = Literal["chat", "widget", "web", "cli"]
RESIZING_AT_ONCE = 2


@dataclass(frozen=True)
class Salon:
    """What one running Salon works with."""

    db: Database
    media: Media
    painter: Painter
    url: str = ""
    """The public address, without a slash at its end."""
    key: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    """Signs what people get to hand back unchanged."""
    trends: Trends = field(default_factory=Trends)
    calls: Windows = field(default_factory=Windows)
    """How often each person has asked for something lately."""
    uploads: Windows = field(default_factory=Windows)
    """How often each person has brought a file lately."""
    drafter: Drafter | None = None
    """A model that proposes how to share something; without one, fixed rules do."""
    images_per_hour: int = 20
    """How many pictures one person may have made within an hour."""
    credentials: Credentials | None = None
    """Signs the pictures that are made here; without it they go unsigned."""
    resizing: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(RESIZING_AT_ONCE), repr=False)
    """Bounds the memory that pictures take while they are made smaller."""


@dataclass(frozen=True)
class Act:
    """What a change did. `undo` is None where nothing changed or nothing can take it back."""

    data: dict[str, Any]
    target: str = ""
    words: str = ""
    undo: Inverse | None = None
    receipt: bool = True
    """False where nothing changed: then there is nothing to take back, and no receipt."""
    undoes: int | None = None
    """The receipt that this act takes back."""


@dataclass(frozen=True)
class Done:
    """An act that is on disk: its result, and its receipt where something changed."""

    data: dict[str, Any]
    receipt: Receipt | None


@dataclass
class Turn:
    """What one message may do: shared by all the calls that are made for it."""

    id: str = field(default_factory=lambda: secrets.token_hex(8))
    spent: set[int] = field(default_factory=set)
    """Which commands of the message have been carried out: each counts once."""
    now_ms: int = 0
    """When the person spoke, to the minute: what "in two hours" is counted from; 0 until somebody asks."""
    alone: asyncio.Lock = field(default_factory=asyncio.Lock, repr=False)
    """Held while a call changes something, so that two that come at once do not both count as the first."""
    done: dict[str, Any] = field(default_factory=dict)
    """What came of calls that would do more when made again, by a digest of what they were."""
    reading: Any = None
    """What the grammar made of the message (a Reading); read once."""
    told: Callable[[Progress], None] = lambda progress: None
    """Told how far long work has come."""
    shown: Any = None
    """What the thread had shown when the person spoke, and what their own commands have shown since (a Snapshot)."""


@dataclass(frozen=True)
class Context:
    """One person asking for one thing. The actor is the session: no tool has an argument for it."""

    salon: Salon
    person: Person
    thread: str
    surface: Surface = "chat"
    message: str = ""
    """What the person typed in this turn; empty where they pressed a button."""
    click: bool = False
    turn: Turn = field(default_factory=Turn)
    approval: int | None = None
    tool: str = ""

    def using(self, **changes: Any) -> "Context":
        return replace(self, **changes)

    async def act(self, change: Callable[[Writer], Act]) -> Done:
        """Run a change, its receipt and the use of its approval as one: all of it is kept, or none.

        With an approval that is used up already, nothing runs and the first result is given again.
        """
        return await self.salon.db.write(self._act, change)

    def _act(self, writer: Writer, change: Callable[[Writer], Act]) -> Done:
        if self.approval is not None and (earlier := self._used(writer, self.approval)):
            return earlier
        act = change(writer)
        receipt = self._receipt(writer, act) if act.receipt else None
        data = {**act.data, "act": str(receipt.id)} if receipt else act.data
        if self.approval is not None and not approvals.move(
            writer, self.approval, "used", receipt=receipt.id if receipt else None, result=data
        ):
            raise SocialError("stale", "That preview is no longer open. Ask again to get a new one.")
        return Done(data, receipt)

    def _used(self, writer: Writer, approval: int) -> Done | None:
        found = approvals.get(writer, self.person.id, approval)
        if found is None or found.state != "used" or found.result is None:
            return None
        receipt = receipts.get(writer, self.person.id, found.receipt_id) if found.receipt_id else None
        return Done(found.result, receipt)

    def _receipt(self, writer: Writer, act: Act) -> Receipt:
        receipt = receipts.add(
            writer,
            self.person.id,
            tool=self.tool,
            target=act.target,
            words=act.words,
            undo=act.undo,
            result=act.data,
        )
        if act.undoes is not None:
            receipts.mark_undone(writer, act.undoes, receipt.id)
        return receipt
