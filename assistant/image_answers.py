"""What a server for pictures answers: bytes that are looked at before anybody else sees them, within bounds."""

import base64
import binascii
import io
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import httpx2

from social_tools.painter import OutOfOrder
from social_tools.painter_local.encoding import blur

if TYPE_CHECKING:
    from PIL.Image import Image

T = TypeVar("T")
LONGEST_ANSWER = 64_000_000
LARGEST_PICTURE = 24_000_000
MOST_PIXELS = 24_000_000
SMALLEST_SIDE = 16
MOST_PREVIEWS = 4
PREVIEW_SIDE = 384
MIMES = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp"}
NO_PICTURE = "The image model's server sent no picture, so there is none. Try again."
TOO_LARGE = "The image model's server sent more than a picture can be, so I let go of it."
NOT_A_PICTURE = "What the image model's server sent is no picture that I can open. Try again."
BROKEN = (OSError, ValueError, SyntaxError, EOFError, TypeError, OverflowError, MemoryError)
"""What Pillow raises on bytes that are no picture, or half of one."""


@dataclass(frozen=True)
class Seen:
    """A picture that has been decoded: its bytes are as they came."""

    data: bytes
    mime: str
    width: int
    height: int
    blur: str


class _Bounded(httpx2.AsyncByteStream):
    """An answer's bytes, up to a limit."""

    def __init__(self, stream: httpx2.AsyncByteStream) -> None:
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        size = 0
        async for part in self._stream:
            size += len(part)
            if size > LONGEST_ANSWER:
                raise OutOfOrder(TOO_LARGE)
            yield part

    async def aclose(self) -> None:
        await self._stream.aclose()


async def bounded(response: httpx2.Response) -> None:
    """Called with each answer before it is read: it is as long as it says, and no longer than a picture can be."""
    if response.headers.get("content-encoding", "identity").lower() != "identity":
        raise OutOfOrder(NOT_A_PICTURE)  # it was asked for as it is; what is packed can be of any size
    assert isinstance(response.stream, httpx2.AsyncByteStream)
    response.stream = _Bounded(response.stream)


def unpacked(text: Any) -> bytes:
    """The bytes of a picture that came as base64. Raises OutOfOrder."""
    if not isinstance(text, str) or not text:
        raise OutOfOrder(NO_PICTURE)
    if len(text) > LARGEST_PICTURE * 4 // 3 + 4:
        raise OutOfOrder(TOO_LARGE)
    if text.startswith("data:"):
        text = text.partition(",")[2]
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        raise OutOfOrder(NOT_A_PICTURE) from None


def seen(data: bytes) -> Seen:
    """Decode a picture, on the calling thread. Raises OutOfOrder where it is none."""

    def look(picture: "Image") -> Seen:
        return Seen(data, MIMES[picture.format or ""], picture.width, picture.height, blur(picture))

    return _opened(data, look)


def preview(data: bytes) -> bytes:
    """A small WebP of a picture that is not finished. Raises OutOfOrder."""

    def shrink(picture: "Image") -> bytes:
        out = io.BytesIO()
        small = picture.convert("RGB")
        small.thumbnail((PREVIEW_SIDE, PREVIEW_SIDE))
        small.save(out, "WEBP", quality=60, method=1)
        return out.getvalue()

    return _opened(data, shrink)


def _opened(data: bytes, work: "Callable[[Image], T]") -> T:
    from PIL import Image

    if not data:
        raise OutOfOrder(NO_PICTURE)
    if len(data) > LARGEST_PICTURE:
        raise OutOfOrder(TOO_LARGE)
    try:
        with Image.open(io.BytesIO(data), formats=list(MIMES)) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise OutOfOrder(TOO_LARGE)
            if min(picture.size) < SMALLEST_SIDE or getattr(picture, "n_frames", 1) > 1:
                raise OutOfOrder(NOT_A_PICTURE)
            picture.load()
            return work(picture)
    except (*BROKEN, Image.DecompressionBombError):
        raise OutOfOrder(NOT_A_PICTURE) from None
