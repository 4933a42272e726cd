"""The real product in a process of its own."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.identity import cookie_name

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Live:
    """A running Salon: its address and its data folder."""

    port: int
    home: Path

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def cookie(self) -> str:
        return cookie_name((self.home / "secret").read_text())

    def salon(self, *words: str) -> subprocess.CompletedProcess[str]:
        """A `salon` command on the same data."""
        return salon(*words, "--home", str(self.home))


def environment(**more: str) -> dict[str, str]:
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("SALON_", "OPENAI_", "CHAINLIT_"))
    }
    return {**kept, "PYTHONPATH": str(ROOT), **more}


def salon(*words: str, **more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "assistant.main", *words]
    return subprocess.run(command, capture_output=True, text=True, env=environment(**more), cwd=ROOT, timeout=60)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


@contextlib.contextmanager
def running(home: Path, *, port: int = 0, **more: str) -> Iterator[Live]:
    """Start the product, and stop it as Ctrl+C does."""
    port = port or free_port()
    command = [sys.executable, "-m", "assistant.main", "chat", "--port", str(port), "--home", str(home), "--no-browser"]
    log = home.parent / f"{home.name}.log"
    with log.open("w") as errors:
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=errors, text=True, env=environment(**more), cwd=ROOT
        )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert "Salon is open" in line, log.read_text()
        yield Live(port, home)
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
        process.stdout.close()
