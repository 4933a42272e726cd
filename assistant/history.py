"""What was said in each conversation, for the model: in memory, the latest conversations only."""

import asyncio
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any

Messages = list[dict[str, Any]]
THREADS = 2000
THREADS_A_PERSON = 20


@dataclass
class Conversation:
    """The messages of a thread, to be added to; `turn` is held by the one turn that may do so."""

    messages: Messages = field(default_factory=list)
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)


class Memory:
    """Conversations by person and thread."""

    def __init__(self) -> None:
        self._threads: OrderedDict[tuple[int, str], Conversation] = OrderedDict()

    def conversation(self, person: int, thread: str) -> Conversation:
        key = (person, thread)
        found = self._threads.setdefault(key, Conversation())
        self._threads.move_to_end(key)
        own = [kept for kept in self._threads if kept[0] == person]
        for old in own[:-THREADS_A_PERSON] + list(self._threads)[:-THREADS]:
            self._threads.pop(old, None)
        return found
