"""How long `./salon` takes to set itself up, against the lock's install alone. Goal: at most twice as long.

./salon bench setup     (needs the network; each round installs everything twice, with empty caches)
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
UV = ROOT / ".venv" / "bin" / "uv"
LOCK = "requirements.lock"
ROUNDS = int(os.environ.get("ROUNDS", "3"))
GOAL = 2.0


def seconds(folder: Path, commands: list[list[str]]) -> float:
    """The time of the commands in an environment with nothing in it but a path and an empty home."""
    home = folder / "home"
    home.mkdir()
    bare = {"PATH": "/usr/bin:/bin:/usr/local/bin", "HOME": str(home)}
    began = time.perf_counter()
    for command in commands:
        subprocess.run(command, cwd=folder, env=bare, check=True, stderr=subprocess.DEVNULL)
    return time.perf_counter() - began


def launcher(folder: Path) -> float:
    for name in ("salon", LOCK, "requirements-test.lock"):
        shutil.copy2(ROOT / name, folder / name)
    return seconds(folder, [["./salon", "setup"]])


def install_alone(folder: Path) -> float:
    shutil.copy2(ROOT / LOCK, folder / LOCK)
    flags = ["--quiet", "--system-certs", "--compile-bytecode", "--require-hashes"]
    install = [str(UV), "pip", "install", "--python", ".venv/bin/python", *flags, "-r", LOCK]
    return seconds(folder, [["python3", "-m", "venv", ".venv"], install])


def main() -> int:
    times: dict[str, list[float]] = {"launcher": [], "install alone": []}
    for number in range(1, ROUNDS + 1):
        for name, measure in (("launcher", launcher), ("install alone", install_alone)):
            with tempfile.TemporaryDirectory() as folder:
                times[name].append(measure(Path(folder)))
            print(f"round {number}: {name} {times[name][-1]:.1f} s", flush=True)
    ratio = median(times["launcher"]) / median(times["install alone"])
    print(f"The launcher takes {ratio:.2f} times the install alone (goal: at most {GOAL}).")
    return 0 if ratio <= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
