"""Carry a command out: through the running server where there is one, or on the data itself."""

import asyncio
import contextlib
import logging
import os
import tempfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

from assistant.settings import Settings
from storage.errors import StorageError

Progress = Callable[[int, int], None]
LONGEST = 100
"""A socket's address is limited to 108 bytes."""
PATIENCE_S = 660


def socket_path(home: Path) -> Path:
    path = home / "salon.sock"
    if len(os.fsencode(path)) <= LONGEST:
        return path
    folder = Path(tempfile.gettempdir()) / f"salon-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.stat().st_uid != os.getuid() or folder.stat().st_mode & 0o077:
        raise StorageError(f"{folder} is open to others, so commands cannot go through it. Remove it and start again.")
    return folder / f"{sha256(os.fsencode(home)).hexdigest()[:16]}.sock"


def run(settings: Settings, name: str, progress: Progress | None = None, /, **arguments: Any) -> dict[str, Any]:
    """The answer of a command. Raises StorageError where the data cannot be opened."""
    answer = _through_server(settings, name, arguments)
    return asyncio.run(_on_the_data(settings, name, progress, arguments)) if answer is None else answer


def _through_server(settings: Settings, name: str, arguments: dict[str, Any]) -> dict[str, Any] | None:
    import httpx2

    path = socket_path(settings.home)
    if not path.exists():
        return None
    try:
        with httpx2.Client(transport=httpx2.HTTPTransport(uds=str(path)), timeout=PATIENCE_S) as client:
            answer = client.post("http://salon/run", json={"name": name, "arguments": arguments})
            answer.raise_for_status()
            found: dict[str, Any] = answer.json()
            return found
    except httpx2.ConnectError:
        return None
    except httpx2.HTTPError:
        raise StorageError("The running Salon stopped answering. What it had confirmed is kept.") from None


async def _on_the_data(
    settings: Settings, name: str, progress: Progress | None, arguments: dict[str, Any]
) -> dict[str, Any]:
    from assistant import commands, running

    _log_to_a_file(settings.home)
    parts = running.put_together(settings)
    parts.progress = progress or parts.progress
    await parts.salon.db.open()
    try:
        return await commands.run(parts, name, arguments)
    finally:
        await parts.close()
        await parts.salon.db.close()


def _log_to_a_file(home: Path) -> None:
    """What a developer needs to know of a failure is kept for them, and not printed among a command's answer."""
    handler: logging.Handler = logging.NullHandler()
    with contextlib.suppress(OSError):
        handler = logging.FileHandler(home / "salon.log")
    logging.basicConfig(handlers=[handler], format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.raiseExceptions = False
