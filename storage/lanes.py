"""A database in a file: aiosqlite's connections, each on a thread of its own, with SQLAlchemy's on top of them."""

import asyncio
import sqlite3
from collections import deque
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Concatenate, ParamSpec, TypeVar

import aiosqlite
from sqlalchemy import Connection, Engine
from sqlalchemy.engine import Dialect

from storage.connections import CLOSED
from storage.errors import StorageError

P = ParamSpec("P")
T = TypeVar("T")


class Lane(aiosqlite.Connection):
    """A connection and its thread. A call is one trip there and back."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(self._open, iter_chunk_size=64)
        self._thread.daemon = True  # or a process that fails would wait for it for ever
        self._engine = engine
        self._send: Callable[..., Awaitable[Any]] = self._execute
        self._stopped: asyncio.Future[Any] | None = None

    def _open(self) -> sqlite3.Connection:
        self._on_top = self._engine.connect()
        self._connection: Any = self._on_top.connection.driver_connection
        return self._conn

    def run(self, work: Callable[..., T], *args: Any, **kwargs: Any) -> Awaitable[T]:
        """Run a function on the thread: one trip there and back."""
        return self._send(self._run, work, args, kwargs)

    def _run(self, work: Callable[..., T], args: Sequence[Any], kwargs: Mapping[str, Any]) -> T:
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
            self._conn.rollback()  # what SQLAlchemy did not begin, or takes for ended because its commit failed
        except Exception:
            self._on_top.invalidate()
            self._on_top.close()
            self._open()

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
        await self._send(self._on_top.close)
        await super().close()


class Lanes:
    """Connections to a file. Who asks first is served first, by the first that is idle."""

    def __init__(self, engine: Engine, size: int) -> None:
        self._engine, self._size = engine, size
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

    async def run_sync(self, work: Callable[Concatenate[Connection, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        lane = self._idle.popleft() if self._idle else await self._next()
        try:
            return await lane.run(work, *args, **kwargs)
        finally:
            self._give_back(lane)

    async def each(self, work: Callable[[Connection], T]) -> list[T]:
        if not self._lanes:
            raise StorageError(CLOSED)
        return [await lane.run(work) for lane in self._lanes]

    async def close(self) -> None:
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
