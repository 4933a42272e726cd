"""Bytes by their content: the name of a file is the SHA-256 of what is in it."""

import asyncio
import hashlib
import os
import re
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from threading import Lock
from typing import Literal

from storage.errors import StorageError

NAME = re.compile(r"[0-9a-f]{64}(\.512|\.1024)?")
Sides = Literal[0, 512, 1024]
"""How long the longer side of a version is at most; 0 is the picture as it was made."""
SMALLER: tuple[Sides, ...] = (512, 1024)
LARGER: dict[Sides, tuple[Sides, ...]] = {512: (512, 1024, 0), 1024: (1024, 0), 0: (0,)}
BATCH = 500
UNFINISHED = ".new-"
NEW_MS = 3_600_000
"""Younger files are left alone: the picture may be on its way into the database."""

Needed = Callable[[list[str]], Awaitable[set[str]]]
"""Gives those of some SHA-256 that a picture needs."""


class Media:
    """A folder of pictures, written so that a file is either whole or not there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._changing = Lock()

    async def put(self, data: bytes, small: bytes | None = None, middle: bytes | None = None) -> str:
        """Keep the bytes (and smaller versions of the picture); the SHA-256 by which they are found again."""
        return await asyncio.to_thread(self._put, data, {512: small, 1024: middle})

    def path(self, sha256: str, side: Sides = 0) -> Path | None:
        """Where the bytes lie, or None where they do not."""
        name = f"{sha256}.{side}" if side else sha256
        if not NAME.fullmatch(name):
            return None
        path = self.folder / name[:2] / name
        return path if path.is_file() else None

    def whole(self, sha256: str, size: int, side: Sides = 0) -> Path | None:
        """Where the bytes lie, or None where they do not or not all of them. `size` is that of the large picture."""
        path = self.path(sha256, side)
        if path is None or (_webp_size(path) if side else size) != path.stat().st_size:
            return None
        return path

    def nearest(self, sha256: str, size: int, side: Sides) -> tuple[Path, Sides] | None:
        """The version of this side, or the next larger one that is whole; None where there is none."""
        wanted = LARGER[side]
        found = ((self.whole(sha256, size, each), each) for each in wanted)
        return next(((path, each) for path, each in found if path), None)

    async def sweep(self, needed: Needed, now_ms: int) -> int:
        """Remove the old files that nothing needs; how many."""
        return await asyncio.to_thread(self._remove, await self.spare(needed, now_ms), now_ms)

    async def spare(self, needed: Needed, now_ms: int) -> list[Path]:
        """The old files that nothing needs."""
        found, old = list[Path](), await asyncio.to_thread(lambda: list(self.old(now_ms)))
        for start in range(0, len(old), BATCH):
            paths = old[start : start + BATCH]
            kept = await needed([path.name[:64] for path in paths if NAME.fullmatch(path.name)])
            found += [path for path in paths if path.name[:64] not in kept]
        return found

    def old(self, now_ms: int) -> Iterator[Path]:
        """Our files, finished or not, that were last written more than an hour ago."""
        for path in self.folder.glob("??/*"):
            if (NAME.fullmatch(path.name) or path.name.startswith(UNFINISHED)) and _is_old(path, now_ms):
                yield path

    def _remove(self, paths: list[Path], now_ms: int) -> int:
        removed = 0
        for path in paths:
            with self._changing:  # since it was looked at, the same picture may have been made again
                if _is_old(path, now_ms):
                    path.unlink(missing_ok=True)
                    removed += 1
        return removed

    async def remove(self, sha256: str) -> None:
        """Remove the bytes and the smaller versions, where they lie."""
        for path in filter(None, (self.path(sha256, side) for side in (0, *SMALLER))):
            await asyncio.to_thread(path.unlink, missing_ok=True)

    def _put(self, data: bytes, smaller: dict[int, bytes | None]) -> str:
        sha256 = hashlib.sha256(data).hexdigest()
        try:
            self._write(sha256, data)
            for side, version in smaller.items():
                if version is not None:
                    self._write(f"{sha256}.{side}", version)
        except OSError as error:
            raise StorageError("The picture could not be saved: the disk is full or cannot be written to.") from error
        return sha256

    def _write(self, name: str, data: bytes) -> None:
        target = self.folder / name[:2] / name
        with self._changing:
            if target.exists() and target.stat().st_size == len(data):
                os.utime(target)
                return
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=UNFINISHED, dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.replace(temporary, target)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
        self._sync(target.parent)

    @staticmethod
    def _sync(folder: Path) -> None:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _is_old(path: Path, now_ms: int) -> bool:
    try:
        return path.stat().st_mtime * 1000 < now_ms - NEW_MS
    except FileNotFoundError:
        return False


def _webp_size(path: Path) -> int:
    """How long a WebP file says it is."""
    with path.open("rb") as file:
        return 8 + int.from_bytes(file.read(8)[4:], "little")
