"""A database in a file: aiosqlite's connections, each on a thread of its own, with SQLAlchemy's on top of them.

What is read at a glance needs no trip to another thread: it is read on the loop's own, by a connection that gives up
once it has taken longer than a glance may; then it is read on a thread after all.
"""

import asyncio
import sqlite3
from collections import deque
from collections.abc import Awaitable, Callable, Mapping, Sequence
from time import perf_counter
from typing import Any, Concatenate, ParamSpec, TypeVar

import aiosqlite
from sqlalchemy import Connection, Engine
from sqlalchemy.engine import Dialect
from sqlalchemy.exc import DBAPIError

from storage.connections import CLOSED
from storage.errors import StorageError

P = ParamSpec("P")
T = TypeVar("T")
GLANCE_S = 0.005
"""So long a glance may hold up the loop."""
STEPS = 20_000
"""So many steps of the engine are between two looks at the clock."""


class NoGlance(Exception):
    """It took too long, or could not be done at once."""


class Seat:
    """A connection, with SQLAlchemy's on top of it. What a call does not commit is taken back."""

    def __init__(self, engine: Engine, on_open: Callable[[Any], None] = lambda driver: None) -> None:
        self._engine, self._on_open = engine, on_open

    def open(self) -> None:
        self._on_top = self._engine.connect()
        self.driver: Any = self._on_top.connection.driver_connection
        self._on_open(self.driver)

    def run(self, work: Callable[..., T], args: Sequence[Any], kwargs: Mapping[str, Any]) -> T:
        try:
            return work(self._on_top, *args, **kwargs)
        except StopIteration as stop:  # a future does not take it
            raise RuntimeError("a query raised StopIteration") from stop
        finally:
            self._take_back()

    def _take_back(self) -> None:
        """Undo what was not committed. A connection that cannot even do that is thrown away for a new one."""
        try:
            if self._on_top.get_transaction():
                self._on_top.rollback()
            self.driver.rollback()  # what SQLAlchemy did not begin, or takes for ended because its commit failed
        except Exception:
            self.renew()

    def renew(self) -> None:
        """Go on with a new connection."""
        self._on_top.invalidate()
        self._on_top.close()
        self.open()

    def close(self) -> None:
        self._on_top.close()


class Glances:
    """A connection on the loop's own thread, for what takes less long than a trip to another one."""

    def __init__(self, engine: Engine) -> None:
        self.seat = Seat(engine, lambda driver: driver.set_progress_handler(self._is_over, STEPS))
        self._until = 0.0
        self._stopped = False

    def run(self, work: Callable[..., T], args: Sequence[Any], kwargs: Mapping[str, Any]) -> T:
        """Raises NoGlance where it takes longer than a glance, or the driver has any trouble."""
        try:
            if self._stopped:  # the driver never uses a statement again that was stopped on this connection
                self.seat.renew()
            self._until, self._stopped = perf_counter() + GLANCE_S, False
            return self.seat.run(work, args, kwargs)
        except (sqlite3.Error, DBAPIError):
            self._stopped = True
            raise NoGlance from None

    def _is_over(self) -> bool:
        return perf_counter() > self._until


class Lane(aiosqlite.Connection):
    """A connection and its thread. A call is one trip there and back."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(self._open, iter_chunk_size=64)
        self._thread.daemon = True  # or a process that fails would wait for it for ever
        self._seat = Seat(engine, self._take)
        self._send: Callable[..., Awaitable[Any]] = self._execute
        self._stopped: asyncio.Future[Any] | None = None

    def _open(self) -> sqlite3.Connection:
        self._seat.open()
        return self._conn

    def _take(self, driver: Any) -> None:
        self._connection = driver

    def run(self, work: Callable[..., T], *args: Any, **kwargs: Any) -> Awaitable[T]:
        """Run a function on the thread: one trip there and back."""
        return self._send(self._seat.run, work, args, kwargs)

    def stop(self) -> asyncio.Future[Any] | None:
        self._stopped = super().stop()
        return self._stopped

    async def open(self) -> None:
        """Raises the driver's error, once the thread has ended: it would tell a loop that may be closed by then."""
        try:
            await self
        except BaseException:
            if self._stopped:
                await self._stopped
            raise

    async def close(self) -> None:
        await self._send(self._seat.close)
        await super().close()


class Lanes:
    """Connections to a file. Who asks first is served first, by the first that is idle."""

    def __init__(self, engine: Engine, size: int, glancing: Engine | None = None) -> None:
        self._engine, self._size = engine, size
        self._glances = Glances(glancing) if glancing else None
        self._idle: deque[Lane] = deque()
        self._waiting: deque[asyncio.Future[Lane]] = deque()
        self._lanes: list[Lane] = []

    @property
    def dialect(self) -> Dialect:
        return self._engine.dialect

    async def open(self) -> None:
        for _ in range(self._size):
            lane = Lane(self._engine)
            await lane.open()
            self._lanes.append(lane)
            self._idle.append(lane)
        if self._glances:
            self._glances.seat.open()

    async def glance(self, work: Callable[Concatenate[Connection, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run here and now what takes no longer than a glance; begin it again on a thread where it does."""
        if self._glances and self._lanes:
            await asyncio.sleep(0)  # who reads one page after another lets the others have the loop in between
            try:
                return self._glances.run(work, args, kwargs)
            except NoGlance:
                pass
        return await self.run_sync(work, *args, **kwargs)

    async def run_sync(self, work: Callable[Concatenate[Connection, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        lane = self._idle.popleft() if self._idle else await self._next()
        try:
            return await lane.run(work, *args, **kwargs)
        finally:
            self._give_back(lane)

    async def each(self, work: Callable[[Connection], T]) -> list[T]:
        if not self._lanes:
            raise StorageError(CLOSED)
        glanced = [self._glances.seat.run(work, (), {})] if self._glances else []
        return [*glanced, *[await lane.run(work) for lane in self._lanes]]

    async def close(self) -> None:
        if self._glances and self._lanes:
            self._glances.seat.close()
        while self._lanes:
            lane = self._idle.popleft() if self._idle else await self._next()
            self._lanes.remove(lane)
            await lane.close()
        for waiter in self._waiting:
            if not waiter.done():
                waiter.set_exception(StorageError(CLOSED))
        self._engine.dispose()

    async def _next(self) -> Lane:
        if not self._lanes:
            raise StorageError(CLOSED)
        waiter: asyncio.Future[Lane] = asyncio.get_running_loop().create_future()
        self._waiting.append(waiter)
        try:
            return await waiter
        except asyncio.CancelledError:
            if waiter.done() and not waiter.cancelled():
                self._give_back(waiter.result())
            raise

    def _give_back(self, lane: Lane) -> None:
        """To who has waited longest: nobody is overtaken."""
        while self._waiting:
            waiter = self._waiting.popleft()
            if not waiter.done():
                waiter.set_result(lane)
                return
        self._idle.append(lane)
