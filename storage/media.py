"""Bytes by their content: the name of a file is the SHA-256 of what is in it."""

import asyncio
import hashlib
import os
import re
import tempfile
from pathlib import Path

from storage.errors import StorageError

NAME = re.compile(r"[0-9a-f]{64}(\.512)?")


class Media:
    """A folder of pictures, written so that a file is either whole or not there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    async def put(self, data: bytes, small: bytes | None = None) -> str:
        """Keep the bytes (and a small version of the picture); the SHA-256 by which they are found again."""
        return await asyncio.to_thread(self._put, data, small)

    def path(self, sha256: str, small: bool = False) -> Path | None:
        """Where the bytes lie, or None where they do not."""
        name = f"{sha256}.512" if small else sha256
        if not NAME.fullmatch(name):
            return None
        path = self.folder / name[:2] / name
        return path if path.is_file() else None

    async def remove(self, sha256: str) -> None:
        """Remove the bytes and the small version, where they lie."""
        for path in filter(None, (self.path(sha256), self.path(sha256, small=True))):
            await asyncio.to_thread(path.unlink, missing_ok=True)

    def _put(self, data: bytes, small: bytes | None) -> str:
        sha256 = hashlib.sha256(data).hexdigest()
        try:
            self._write(sha256, data)
            if small is not None:
                self._write(f"{sha256}.512", small)
        except OSError as error:
            raise StorageError("The picture could not be saved: the disk is full or cannot be written to.") from error
        return sha256

    def _write(self, name: str, data: bytes) -> None:
        target = self.folder / name[:2] / name
        if target.exists():
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=".new-", dir=target.parent)
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
