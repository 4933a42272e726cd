"""Time-ordered ids below 2^53: exact in JavaScript, creation time and keyset cursor in one.

Layout, high to low: 41 bits of milliseconds since 2025-01-01 UTC, 8 bits of sequence, 4 bits of worker.
"""

import threading
from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], int]
"""Milliseconds since 1970-01-01 UTC."""

EPOCH_MS = int(datetime(2025, 1, 1, tzinfo=UTC).timestamp() * 1000)
SEQUENCE_BITS, WORKER_BITS = 8, 4
SAMPLES = (1 << WORKER_BITS) - 1
"""The worker whose ids belong to samples alone; servers use the numbers below it."""
LOW_BITS = SEQUENCE_BITS + WORKER_BITS
MAX_ID = (1 << 53) - 1


class IdMaker:
    """Ids that only grow, also when the clock goes backwards or a millisecond runs out of sequence."""

    def __init__(self, clock: Clock, worker: int = 0) -> None:
        if not 0 <= worker < 1 << WORKER_BITS:
            raise ValueError(f"worker must be from 0 to {(1 << WORKER_BITS) - 1}")
        self._clock, self._worker = clock, worker
        self._last = 0
        self._turn = threading.Lock()

    def __call__(self) -> int:
        tick = max(self._clock() - EPOCH_MS, 0) << SEQUENCE_BITS
        with self._turn:
            self._last = max(tick, self._last + 1)
            return self._last << WORKER_BITS | self._worker

    def use(self, worker: int) -> None:
        """Make ids as this worker from now on."""
        self._worker = worker

    def start_after(self, newest: int) -> None:
        """Never return an id at or below one that is already stored."""
        self._last = max(self._last, newest >> WORKER_BITS)


def created_ms(id_: int) -> int:
    """When an id was made, in milliseconds since 1970-01-01 UTC."""
    return (id_ >> LOW_BITS) + EPOCH_MS


def first_id(milliseconds: int) -> int:
    """No id made since this moment is below this one."""
    return max(milliseconds - EPOCH_MS, 0) << LOW_BITS


def parse_id(text: str) -> int | None:
    """The id in a decimal string, or None where it cannot be one."""
    if not (text.isascii() and text.isdecimal() and len(text) <= 16):
        return None
    value = int(text)
    return value if 0 < value <= MAX_ID else None
