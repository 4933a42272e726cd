"""A file that a person brings, opened in a process of its own: a clean picture, or a sentence that says why not."""

import asyncio
import base64
import json
import os
import sys
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from social_tools.credential_state import SOURCES, State, state
from social_tools.errors import SocialError
from social_tools.intake.kinds import PICTURES, kind

MOST_BYTES = 16_000_000
PATIENCE_S = 30
AT_ONCE = 2
BOOT = (
    "import sys, types; package = types.ModuleType('social_tools'); package.__path__ = [sys.argv[1]]; "
    "sys.modules['social_tools'] = package; from social_tools.intake.worker import main; main()"
)
"""Loads the intake alone; the rest of Salon is neither needed nor wanted in that process."""
ROOT = str(Path(__file__).resolve().parent.parent)
TAKEN = "I take JPEG, PNG, WebP, AVIF, GIF and HEIC."
WHY = {
    "empty": "That file is empty. Choose the picture again, or another one.",
    "bytes": f"That file has more than {MOST_BYTES // 1_000_000} MB, which is as large as a picture may be. "
    "Save a smaller copy of it, and bring that.",
    "kind": f"I cannot tell what kind of file that is. {TAKEN}",
    "heic": "HEIC pictures cannot be opened on this server yet. Whoever runs it can add that with: "
    "pip install 'salon-social[heic]'. Until then, save it as a JPEG, and bring that.",
    "large": "That picture is larger than 24 million pixels, or longer than 12,000 on one side. "
    "Make it smaller, and bring that.",
    "heavy": "That picture is either damaged or needs more memory than I give to one picture. "
    "Save it as a JPEG, or make it smaller, and bring that.",
    "damaged": "That picture is damaged or cut off, so I could not open it. Save it again, and bring that.",
    "slow": "That picture took too long to open, so I stopped. Save it as a JPEG, and bring that.",
}
FOUND = {
    "location": "where it was taken",
    "time": "when it was taken",
    "device": "what it was taken with",
    "words": "words in the file",
    "behind": "something behind the picture",
}
_turns = asyncio.Semaphore(AT_ONCE)


class NotTaken(SocialError):
    """A file of which no picture is made; `why` is a key of WHY."""

    def __init__(self, why: str, hint: str = "") -> None:
        super().__init__("invalid", hint or WHY[why], field="file")
        self.why = why


@dataclass(frozen=True)
class Taken:
    """A clean picture: nothing of the file is left but what is to be seen on it."""

    data: bytes
    width: int
    height: int
    notes: tuple[str, ...]
    """What was taken out and changed, each in a sentence."""
    credentials: State | None = None
    """What it says of how it came to be."""
    peak: int = field(default=0, compare=False)
    """The most memory that opening it took, in bytes."""

    mime = "image/webp"


async def take_in(data: bytes, anchor: str = "", serial: int | None = None) -> Taken:
    """Raises NotTaken, a sentence. `anchor` and `serial` are this Salon's own, by which it knows its own pictures."""
    if not data:
        raise NotTaken("empty")
    if len(data) > MOST_BYTES:
        raise NotTaken("bytes")
    if (found := kind(data)) not in PICTURES:
        raise _not_a_picture(found)
    async with _turns:
        told, credentials = await _opened(data, anchor)
    if told.get("refused") in WHY:
        raise NotTaken(told["refused"])
    try:
        large = base64.b64decode(told["data"])
        state_ = _standing(credentials, serial)
        return Taken(large, told["w"], told["h"], _notes(told), state_, int(told.get("peak", 0)))
    except (KeyError, ValueError, TypeError):
        raise NotTaken("damaged") from None


def _not_a_picture(found: str) -> NotTaken:
    return NotTaken("kind", f"That is {found}, not a picture that I can show. {TAKEN}" if found else "")


async def _opened(data: bytes, anchor: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the process says of the file, and of its credentials. It never outlives its time, nor this call."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-I", "-B", "-c", BOOT, ROOT, anchor,
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
        env=kept | {"MALLOC_ARENA_MAX": "1"},
    )  # fmt: skip
    try:
        async with asyncio.timeout(PATIENCE_S):
            said, _ = await process.communicate(data)
    except TimeoutError:
        raise NotTaken("slow") from None
    finally:
        if process.returncode is None:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()
    picture, _, credentials = said.partition(b"\n")
    return _json(picture), _json(credentials)


def _json(line: bytes) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _notes(told: dict[str, Any]) -> tuple[str, ...]:
    """What a person is told of what became of their file."""
    found, notes = set(told["found"]), []
    removed = [words for name, words in FOUND.items() if name in found]
    if removed:
        *more, last = removed
        notes.append(f"Taken out: {', '.join(more)} and {last}." if more else f"Taken out: {last}.")
    if "moving" in found:
        notes.append("Only its first picture is kept.")
    if "clear" in found:
        notes.append("What was transparent is white now.")
    width, height = (int(side) for side in told["was"])
    if (width, height) != (told["w"], told["h"]):
        notes.append(f"Made smaller: {told['w']:,} × {told['h']:,} pixels, from {width:,} × {height:,}.")
    return tuple(notes)


def _standing(told: dict[str, Any], serial: int | None) -> State | None:
    """What the credentials come to; None where the file says nothing of itself."""
    report, claims = told.get("report"), told.get("claims")
    claims = claims if isinstance(claims, str) and claims in SOURCES else ""
    if report is not None:
        try:
            found = state(report, serial) if report else State("damaged")
        except (AttributeError, TypeError, ValueError, KeyError):
            found = State("damaged")
        return found if found.source_type else replace(found, source_type=claims)
    return State("none", source_type=claims) if claims else None
