"""The process that opens one file: a file on its standard input, a picture or a refusal on its standard output.

It is started anew for each file, with little memory, little time, and nothing that it may write to.
"""

import base64
import json
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from social_tools.intake.decoding import Refused, decode
from social_tools.intake.kinds import PICTURES, kind

MOST_MEMORY = 224_000_000
"""Besides the program itself and its libraries, so that all of it stays below 256 MB."""
MOST_SECONDS = 20
"""Of work, not of waiting."""


def limit() -> None:
    """Lay down, for good, what this process may use. Windows knows no such limits."""
    try:
        import resource
    except ImportError:
        return
    for name, most in (
        ("RLIMIT_DATA", MOST_MEMORY),
        ("RLIMIT_CPU", MOST_SECONDS),
        ("RLIMIT_FSIZE", 0),
        ("RLIMIT_CORE", 0),
        ("RLIMIT_NOFILE", 32),
    ):
        with suppress(ValueError, OSError, AttributeError):
            resource.setrlimit(getattr(resource, name), (most, most))
    with suppress(OSError):
        os.nice(5)


def peak() -> int:
    """The most memory that this process has had, in bytes; 0 where that is not known."""
    with suppress(OSError, StopIteration):  # Linux counts here from the start of the program, and elsewhere from before
        lines = Path("/proc/self/status").read_text().splitlines()
        return 1024 * int(next(line for line in lines if line.startswith("VmHWM")).split()[1])
    with suppress(ImportError):
        import resource

        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most if sys.platform == "darwin" else most * 1024
    return 0


def answer(data: bytes) -> dict[str, Any]:
    found = kind(data)
    if found not in PICTURES:
        return {"refused": "kind", "is": found}
    try:
        done = decode(data, found)
    except Refused as error:
        return {"refused": str(error)}
    picture = base64.b64encode(done.data).decode()
    return {"data": picture, "kind": found, "w": done.width, "h": done.height, "was": done.was, "found": done.found}


def say(part: dict[str, Any]) -> None:
    sys.stdout.buffer.write(json.dumps(part).encode() + b"\n")
    sys.stdout.buffer.flush()


def main() -> None:
    """Two lines: the picture, and then, for what may crash on its way, what its credentials say."""
    limit()
    data = sys.stdin.buffer.read()
    told = answer(data)
    say({**told, "peak": peak()})
    if "refused" not in told:
        from social_tools.intake.credentials import read

        anchor = sys.argv[2] if len(sys.argv) > 2 else ""
        say(read(data, told["kind"], anchor))
