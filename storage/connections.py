"""Connections to the data, of which there are two kinds: to a file (`storage.lanes`), and to a server.

Both run plain functions of a `Connection`, and take back what such a function did not commit.
"""

import asyncio
import contextlib
from collections.abc import Callable
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from sqlalchemy import Connection
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

    async def glance(self, work: Callable[Concatenate[Connection, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a function that reads little, by the shortest way there is."""

    async def each(self, work: Callable[[Connection], T]) -> list[T]:
        """Run a function on every one of them."""

    async def close(self) -> None:
        """Finish what was asked for, then let go of the data."""


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

    async def glance(self, work: Callable[Concatenate[Connection, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        return await self.run_sync(work, *args, **kwargs)

    async def each(self, work: Callable[[Connection], T]) -> list[T]:
        if self._closed:
            raise StorageError(CLOSED)
        async with self._each, contextlib.AsyncExitStack() as stack:  # two that wait for all would wait for each other
            connections = [await stack.enter_async_context(self._engine.connect()) for _ in range(self._size)]
            return [await connection.run_sync(work) for connection in connections]

    async def close(self) -> None:
        self._closed = True
        await self._engine.dispose()
