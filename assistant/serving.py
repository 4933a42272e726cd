"""Serving the chat from a terminal, until it is stopped."""

import errno
import logging
import socket
import webbrowser
from typing import TYPE_CHECKING

import typer

from assistant import ports
from assistant.settings import DEFAULT_PORT, Settings
from assistant.terminal import UNWRITABLE, bar, stop
from storage.errors import StorageError

if TYPE_CHECKING:
    from assistant.running import Running
NO_IMAGE_MODEL = "Pictures are drawn by the offline painter. SALON_IMAGE_MODEL names a model for them."


async def _seed_first(parts: "Running") -> str:
    from assistant import commands

    with bar() as parts.progress:
        told = await commands.seed(parts, people=12, posts=60)
    return str(told["said"])


def check_port(host: str, port: int) -> None:
    try:
        ports.listen(host, port).close()
    except PermissionError:
        stop(f"Port {port} needs more rights than you have. Try --port {DEFAULT_PORT}.")
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            stop(f"{host} is not an address of this machine. Try --host 127.0.0.1.")
        free = next((p for p in range(port + 1, min(port + 100, 65536)) if ports.is_free(host, p)), None)
        advice = f" Port {free} is free: use --port {free}." if free else ""
        stop(f"Port {port} of {host} is busy: is Salon running already?{advice}")


async def serve(settings: Settings, host: str, port: int, browser: bool, seeded: bool) -> None:
    import uvicorn

    from assistant.server import build

    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.getLogger("chainlit").setLevel(logging.ERROR)
    try:
        application, parts = build(settings)
        await parts.salon.db.open()
        if seeded:
            typer.echo(await _seed_first(parts))
    except StorageError as error:
        stop(str(error))
    except OSError:
        stop(UNWRITABLE.format(home=settings.home))
    config = uvicorn.Config(
        application, host=host, port=port, log_level="warning", access_log=False, server_header=False
    )
    address = settings.url or f"http://{'localhost' if host in ('127.0.0.1', '0.0.0.0', '::') else host}:{port}"

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            typer.echo(f"Salon is open at {address}\n(Ctrl+C stops it. Data: {settings.home})")
            if not settings.offline and not settings.image_model:
                typer.echo(NO_IMAGE_MODEL)
            if browser:
                webbrowser.open(address)

    await Server(config).serve()
