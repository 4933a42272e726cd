"""A fair queue: so many at once, one for each person, and the people by turns."""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass


@dataclass
class _Place:
    """Somebody who waits, and what they were told last."""

    admitted: asyncio.Future[None]
    told: Callable[[int], None]
    before: int = -1

    @property
    def given_up(self) -> bool:
        """Cancelled, and about to leave the queue."""
        return self.admitted.cancelled()

    def tell(self, before: int) -> None:
        if before != self.before:
            self.before = before
            self.told(before)


class FairQueue:
    def __init__(self, at_once: int) -> None:
        self._free = at_once
        self._busy: set[int] = set()
        self._waiting: dict[int, deque[_Place]] = {}
        """By person, in the order in which it is their turn."""

    async def enter(self, person: int, told: Callable[[int], None] = lambda before: None) -> None:
        """Wait for a turn, and be told how many are before it whenever that changes. `leave` must follow."""
        place = _Place(asyncio.get_running_loop().create_future(), told)
        self._waiting.setdefault(person, deque()).append(place)
        self._go_on()
        try:
            await place.admitted
        except asyncio.CancelledError:
            if place.admitted.done() and not place.admitted.cancelled():
                self.leave(person)
            else:
                self._give_up(person, place)
            raise

    def leave(self, person: int) -> None:
        """Make room for the next one."""
        self._busy.discard(person)
        self._free += 1
        self._go_on()

    def _give_up(self, person: int, place: _Place) -> None:
        places = self._waiting[person]
        places.remove(place)
        if not places:
            del self._waiting[person]
        self._go_on()

    def _go_on(self) -> None:
        while self._free and (person := self._next()) is not None:
            places = self._waiting.pop(person)
            place = next(one for one in places if not one.given_up)
            places.remove(place)
            if places:
                self._waiting[person] = places  # behind everybody else
            self._busy.add(person)
            self._free -= 1
            place.admitted.set_result(None)
        self._tell()

    def _next(self) -> int | None:
        """Whose turn it is."""
        return next(
            (
                person
                for person, places in self._waiting.items()
                if person not in self._busy and not all(place.given_up for place in places)
            ),
            None,
        )

    def _tell(self) -> None:
        for person, places in self._waiting.items():
            for number, place in enumerate(places):
                place.tell(len(self._busy) + self._ahead(person, number))

    def _ahead(self, person: int, number: int) -> int:
        """How many that wait come before this person's place of this number, counted from 0."""
        order = list(self._waiting)
        turn = order.index(person)
        others = (min(len(self._waiting[one]), number + (at < turn)) for at, one in enumerate(order) if one != person)
        return number + sum(others)
