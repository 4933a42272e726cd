"""Commands while the server runs: through a Unix socket in the data folder, so that one process has the data."""

import asyncio
import contextlib
import os
import socket
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import FastAPI
from pydantic import BaseModel

from assistant import commands
from assistant.reach import socket_path
from assistant.running import Running


class Command(BaseModel):
    name: str
    arguments: dict[str, Any]


def app(running: Running) -> FastAPI:
    control = FastAPI(openapi_url=None)

    @control.post("/run")
    async def run(command: Command) -> dict[str, Any]:
        return await commands.run(running, command.name, command.arguments)

    return control


class _Quiet(uvicorn.Server):
    """A server that leaves the process's signals to the one that serves people."""

    def capture_signals(self) -> contextlib.AbstractContextManager[None]:  # type: ignore[override]
        return contextlib.nullcontext()


@contextlib.asynccontextmanager
async def listening(running: Running) -> AsyncIterator[None]:
    """Listen for commands, only from this user's own processes."""
    path = socket_path(running.settings.home)
    path.unlink(missing_ok=True)
    server = _Quiet(uvicorn.Config(app(running), log_level="error", lifespan="off", access_log=False))
    with _bind(path) as listener:
        task = asyncio.create_task(server.serve([listener]))
        try:
            yield
        finally:
            server.should_exit = True
            await task
            path.unlink(missing_ok=True)


def _bind(path: Path) -> socket.socket:
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    mask = os.umask(0o177)
    try:
        listener.bind(str(path))
    finally:
        os.umask(mask)
    return listener
