"""The real product in a process of its own."""

import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.identity import cookie_name

ROOT = Path(__file__).parent.parent
PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 24, 1, 2


@dataclass(frozen=True)
class Live:
    """A running Salon: its address, its data folder, its process and what it logs."""

    port: int
    home: Path
    process: subprocess.Popen[str]
    log: Path

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


def salon(
    *words: str, stdin: str | None = None, before: Callable[[], None] | None = None, **more: str
) -> subprocess.CompletedProcess[str]:
    """Run a `salon` command; `before` is called in its process first."""
    command = [sys.executable, "-m", "assistant.main", *words]
    return subprocess.run(
        command, capture_output=True, text=True, env=environment(**more), cwd=ROOT, timeout=180, input=stdin,
        preexec_fn=before,
    )  # fmt: skip


def obey_modes() -> None:
    """Called in a process of root's before it starts: from then on files say to it, too, who may do what."""
    if os.geteuid() == 0:
        for capability in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
            if ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, capability, 0, 0, 0):
                raise OSError("root cannot be made to obey the modes of files here")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


@contextlib.contextmanager
def running(home: Path, *, port: int = 0, before: Callable[[], None] | None = None, **more: str) -> Iterator[Live]:
    """Start the product, and stop it as Ctrl+C does, unless it is stopped by then."""
    port = port or free_port()
    command = [sys.executable, "-m", "assistant.main", "chat", "--port", str(port), "--home", str(home), "--no-browser"]
    log = home.parent / f"{home.name}.log"
    with log.open("w") as errors:
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=errors, text=True, env=environment(**more), cwd=ROOT,
            preexec_fn=before,
        )  # fmt: skip
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert "Salon is open" in line, log.read_text()
        yield Live(port, home, process, log)
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
        process.stdout.close()
