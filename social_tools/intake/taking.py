"""A file that a person brings, opened in a process of its own: a clean picture, or a sentence that says why not."""

import asyncio
import base64
import json
import os
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from social_tools.errors import SocialError
from social_tools.intake.kinds import PICTURES, kind
from social_tools.text import clean, short

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
    small: bytes
    blur: str
    width: int
    height: int
    notes: tuple[str, ...]
    """What was taken out and changed, each in a sentence."""
    credentials: dict[str, Any] | None = None
    peak: int = field(default=0, compare=False)
    """The most memory that opening it took, in bytes."""

    mime = "image/webp"


async def take_in(data: bytes) -> Taken:
    """Raises NotTaken, a sentence."""
    if not data:
        raise NotTaken("empty")
    if len(data) > MOST_BYTES:
        raise NotTaken("bytes")
    if (found := kind(data)) not in PICTURES:
        raise _not_a_picture(found)
    async with _turns:
        told, credentials = await _opened(data)
    if told.get("refused") in WHY:
        raise NotTaken(told["refused"])
    try:
        large, small, tiny = (base64.b64decode(told[name]) for name in ("data", "small", "tiny"))
        blur = "data:image/webp;base64," + base64.b64encode(tiny).decode()
        return Taken(
            large, small, blur, told["w"], told["h"], _notes(told), _plain(credentials), int(told.get("peak", 0))
        )
    except (KeyError, ValueError, TypeError):
        raise NotTaken("damaged") from None


def _not_a_picture(found: str) -> NotTaken:
    return NotTaken("kind", f"That is {found}, not a picture that I can show. {TAKEN}" if found else "")


async def _opened(data: bytes) -> tuple[dict[str, Any], Any]:
    """What the process says of the file, and of its credentials. It never outlives its time, nor this call."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-I", "-B", "-c", BOOT, ROOT,
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
    return _json(picture), _json(credentials).get("credentials")


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


STATES = {"trusted": "trusted", "valid": "valid", "invalid": "invalid"}


def _plain(told: Any) -> dict[str, Any] | None:
    """The credentials as they are kept: short, in one line, without signs that anything might be made of."""
    if not isinstance(told, dict):
        return None
    words = {name: _line(told[name]) for name in ("by", "tool") if isinstance(told.get(name), str)}
    found: dict[str, Any] = {name: value for name, value in words.items() if value}
    if isinstance(told.get("source"), str) and told["source"].isascii() and told["source"].isalpha():
        found["source"] = told["source"][:40]
    if state := STATES.get(str(told.get("state"))):
        found["state"] = state
    return found or None


def _line(text: str) -> str:
    kept = "".join(sign if sign.isalnum() or sign in " .-_/()" else " " for sign in clean(text[:200]))
    return short(" ".join(kept.split()), 60)
