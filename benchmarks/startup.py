"""From the start of the process to the first page, on data that is there: Salon against Chainlit alone.

Run by `./salon bench startup`. ROUNDS sets how many pairs are timed (default 5). The goal is a ratio of at most 2.
"""

import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GOAL = 2.0
HELLO = "import chainlit as cl\n\n@cl.on_message\nasync def main(message):\n    await cl.Message('hello').send()\n"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def to_first_page(command: list[str], port: int, folder: Path) -> float:
    """Seconds until the page comes."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    begun = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        while time.perf_counter() - begun < 120:
            try:
                request = urllib.request.Request(f"http://127.0.0.1:{port}/", headers={"Accept": "text/html"})
                urllib.request.urlopen(request, timeout=5).read()
                return time.perf_counter() - begun
            except OSError:
                time.sleep(0.01)
        raise SystemExit(f"{command} did not serve a page")
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()


def salon(folder: Path) -> float:
    port = free_port()
    words = ["chat", "--home", str(folder / "home"), "--port", str(port), "--no-browser"]
    return to_first_page([sys.executable, "-m", "assistant.main", *words], port, folder)


def bare(folder: Path) -> float:
    port = free_port()
    (folder / "hello.py").write_text(HELLO)
    return to_first_page([sys.executable, "-m", "chainlit", "run", "hello.py", "-h", "--port", str(port)], port, folder)


def main() -> None:
    rounds = int(os.environ.get("ROUNDS", "5"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        salon(folder), bare(folder)  # makes the data, and warms the disk
        ratios = [salon(folder) / bare(folder) for _ in range(rounds)]
    median = statistics.median(ratios)
    print(
        f"start to first page, Salon / Chainlit alone: {median:.2f}"
        f" (of {', '.join(f'{ratio:.2f}' for ratio in ratios)})"
    )
    print(f"goal: at most {GOAL}: {'reached' if median <= GOAL else 'MISSED'}")
    sys.exit(median > GOAL)


if __name__ == "__main__":
    main()
