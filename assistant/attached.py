"""Pictures that were dropped into a message: they wait in memory for it, each for its own person."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from social_tools.intake.taking import Taken

AT_ONCE = 4
"""Files of one message."""
MOST_WAITING, LIFE_MS = 200, 30 * 60_000


@dataclass(frozen=True)
class _Held:
    person: int
    taken: Taken
    at_ms: int


class Waiting:
    """Pictures that were dropped into a message that is not sent yet. Each person has their own."""

    def __init__(self) -> None:
        self._held: dict[str, _Held] = {}

    def hold(self, person: int, taken: Taken, now_ms: int) -> str:
        """The id by which the message names it."""
        self.sweep(now_ms)
        while len(self._held) >= MOST_WAITING:
            del self._held[next(iter(self._held))]
        id_ = str(uuid.uuid4())
        self._held[id_] = _Held(person, taken, now_ms)
        return id_

    def give(self, person: int, ids: Sequence[str]) -> list[Taken]:
        """Those of these pictures that are this person's, each once."""
        found = [self._held.pop(id_) for id_ in dict.fromkeys(ids) if id_ in self._held and self._is_of(person, id_)]
        return [held.taken for held in found]

    def sweep(self, now_ms: int) -> None:
        for id_ in [id_ for id_, held in self._held.items() if held.at_ms < now_ms - LIFE_MS]:
            del self._held[id_]

    def _is_of(self, person: int, id_: str) -> bool:
        return self._held[id_].person == person


def named(references: Any) -> list[str]:
    """The ids of the files that a message brings along, as the browser names them."""
    found = references if isinstance(references, list) else []
    ids = [one.get("id") for one in found[:AT_ONCE] if isinstance(one, dict)]
    return [id_ for id_ in ids if isinstance(id_, str)]
