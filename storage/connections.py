"""Connections to the data, and the two ways to reach them.

A database in a file is reached through threads of its own, each with a connection: a call is one trip to one of them
and back. A database that is a server is reached through SQLAlchemy's asyncio. Both run plain functions of a
`Connection`, and take back what such a function did not commit.
"""

import asyncio
import contextlib
import threading
from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.asyncio import AsyncEngine

from storage.errors import StorageError

P = ParamSpec("P")
T = TypeVar("T")
CLOSED = "Salon is shutting down, so nothing can be read or saved."


class Connections(Protocol):
    """Some connections to one database."""

    @property
    def dialect(self) -> Dialect: ...

    async def open(self) -> None:
        """Raises the driver's error where the data cannot be opened."""

    async def run_sync(self, work: Callable[Concatenate[Connection, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a function on one of them."""

    async def each(self, work: Callable[[Connection], T]) -> list[T]:
        """Run a function on every one of them."""

    async def close(self) -> None:
        """Finish what was asked for, then let go of the data."""


@dataclass(frozen=True)
class _Job:
    work: Callable[[Connection], Any]
    done: asyncio.Future[Any]
    loop: asyncio.AbstractEventLoop

    def run(self, connection: Connection) -> None:
        result: Any = None
        error: BaseException | None = None
        try:
            result = None if self.done.cancelled() else self.work(connection)
        except StopIteration as stop:  # a future does not take it
            error = RuntimeError("a query raised StopIteration", stop)
        except BaseException as raised:
            error = raised
        with contextlib.suppress(RuntimeError):  # the loop has ended, and nobody waits any more
            self.loop.call_soon_threadsafe(self._tell, result, error)

    def _tell(self, result: Any, error: BaseException | None) -> None:
        if self.done.cancelled():
            return
        if error:
            self.done.set_exception(error)
        else:
            self.done.set_result(result)


class Lanes:
    """Threads with a connection each. They take work from one queue, so nobody is overtaken and no thread idles."""

    def __init__(self, engine: Engine, size: int) -> None:
        self._engine, self._size = engine, size
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._each = asyncio.Lock()

    @property
    def dialect(self) -> Dialect:
        return self._engine.dialect

    async def open(self) -> None:
        for number in range(self._size):
            connection = await asyncio.to_thread(self._engine.connect)
            thread = threading.Thread(target=self._serve, args=(connection,), name=f"salon-lane-{number}", daemon=True)
            thread.start()
            self._threads.append(thread)

    async def run_sync(self, work: Callable[Concatenate[Connection, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        self._check_open()
        loop = asyncio.get_running_loop()
        done: asyncio.Future[T] = loop.create_future()
        self._jobs.put(_Job(lambda connection: work(connection, *args, **kwargs), done, loop))
        return await done

    async def each(self, work: Callable[[Connection], T]) -> list[T]:
        self._check_open()
        everyone = threading.Barrier(self._size, timeout=60)

        def once(connection: Connection) -> T:
            everyone.wait()  # until each thread has taken one of these, so that none takes two
            return work(connection)

        async with self._each:
            return list(await asyncio.gather(*(self.run_sync(once) for _ in self._threads)))

    async def close(self) -> None:
        for _ in self._threads:
            self._jobs.put(None)
        while self._threads:
            await asyncio.to_thread(self._threads.pop().join)
        self._engine.dispose()

    def _check_open(self) -> None:
        if not self._threads:
            raise StorageError(CLOSED)

    def _serve(self, connection: Connection) -> None:
        driver = connection.connection.driver_connection
        while job := self._jobs.get():
            job.run(connection)
            if not _taken_back(connection, driver):
                connection = self._engine.connect()
                driver = connection.connection.driver_connection
            del job  # or it would keep what it held alive until the next one comes
        connection.close()


class Pool:
    """Connections to a server."""

    def __init__(self, engine: AsyncEngine, size: int) -> None:
        self._engine, self._size = engine, size
        self._each = asyncio.Lock()
        self._closed = False

    @property
    def dialect(self) -> Dialect:
        return self._engine.dialect

    async def open(self) -> None:
        async with self._engine.connect():
            pass

    async def run_sync(self, work: Callable[Concatenate[Connection, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        if self._closed:  # the engine would connect anew
            raise StorageError(CLOSED)
        async with self._engine.connect() as connection:
            return await connection.run_sync(work, *args, **kwargs)

    async def each(self, work: Callable[[Connection], T]) -> list[T]:
        if self._closed:
            raise StorageError(CLOSED)
        async with self._each, contextlib.AsyncExitStack() as stack:  # two that wait for all would wait for each other
            connections = [await stack.enter_async_context(self._engine.connect()) for _ in range(self._size)]
            return [await connection.run_sync(work) for connection in connections]

    async def close(self) -> None:
        self._closed = True
        await self._engine.dispose()


def _taken_back(connection: Connection, driver: Any) -> bool:
    """Undo what was not committed; False where the connection cannot even do that, and is thrown away."""
    try:
        if connection.get_transaction():
            connection.rollback()
        driver.rollback()  # what SQLAlchemy did not begin, or takes for ended because its commit failed
        return True
    except Exception:
        connection.invalidate()
        connection.close()
        return False
