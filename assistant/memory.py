"""What the model is told of each conversation: kept in the database, so that it survives a restart."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from typing import Any
from weakref import WeakValueDictionary

from storage import threads
from storage.database import Database
from storage.errors import StorageError

log = logging.getLogger("salon")
Messages = list[dict[str, Any]]


class Memory:
    """Conversations by person and thread. One turn of each at a time."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._turns: WeakValueDictionary[tuple[int, str], asyncio.Lock] = WeakValueDictionary()

    def turn(self, person: int, thread: str) -> asyncio.Lock:
        """Held by the one turn of a conversation that runs, and by what must not happen during one."""
        return self._turns.setdefault((person, thread), asyncio.Lock())

    @contextlib.asynccontextmanager
    async def conversation(self, person: int, thread: str) -> AsyncIterator[Messages]:
        """The messages so far, to be added to. They are kept however the turn ends."""
        async with self.turn(person, thread):
            found = await self._db.read(threads.memory, person, thread)
            messages = found or []
            try:
                yield messages
            finally:
                await asyncio.shield(self._keep(person, thread, messages, new=found is None))

    async def _keep(self, person: int, thread: str, messages: Messages, *, new: bool) -> None:
        if not messages:
            return
        try:
            await self._db.write(threads.remember, person, thread, messages, new=new)
        except StorageError:
            log.warning("a turn is over, but its words are not remembered", exc_info=True)
