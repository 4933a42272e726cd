"""Keeping a picture: its bytes signed or untouched, its smaller versions, and the placeholder that stands in a page."""

import asyncio
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from social_tools.context import Salon
from social_tools.credentials import Credentials
from social_tools.errors import SocialError
from social_tools.marked import Made, webp
from storage.models import Source

if TYPE_CHECKING:
    from PIL.Image import Image as Pillow

FORMATS = ["WEBP", "PNG", "JPEG", "AVIF", "GIF"]
MIDDLE: Literal[1024] = 1024
SMALL: Literal[512] = 512
MOST_PIXELS = 40_000_000
ORIENTATION, SIDEWAYS = 0x0112, (5, 6, 7, 8)
RESIZED = "c2pa.resized", "c2pa.transcoded"


@dataclass(frozen=True)
class Kept:
    """A picture that is on disk, as its row tells it."""

    sha256: str
    size: int
    mime: str
    width: int
    height: int
    blur: str
    source: Source


async def keep(
    salon: Salon,
    data: bytes,
    mime: str,
    made: Made,
    *,
    parents: Sequence[bytes] = (),
    did: Sequence[str] = (),
    untouched: bool = False,
) -> Kept:
    """Keep a finished picture. Its row is the caller's to write; a file without a row is swept away after an hour.

    `data` is final: nothing is encoded again, only signed. `untouched` leaves even that: what a model's server gave
    stays byte for byte as it came. `parents` are the files that the picture was made from (one that was edited, or
    several that were put together): their credentials are carried along. `did` tells what was done to them in the
    words of C2PA, "c2pa.cropped"; without it, they were edited. Raises SocialError for what is no picture.
    """
    async with salon.resizing:
        about, sizes = await asyncio.to_thread(_made_smaller, data, made)
        whole = data
        if (signs := salon.credentials) is not None:
            whole = data if untouched else await asyncio.to_thread(signs.sign, data, mime, made, parents, did)
            sizes = await asyncio.to_thread(_signed, signs, sizes, made, whole)
        sha256 = await salon.media.put(whole, sizes.get(SMALL), sizes.get(MIDDLE))
    return Kept(sha256, len(whole), mime, about.width, about.height, about.blur, made.source)


@dataclass(frozen=True)
class _About:
    width: int
    height: int
    blur: str


def _signed(credentials: Credentials, sizes: dict[int, bytes], made: Made, whole: bytes) -> dict[int, bytes]:
    return {side: credentials.sign(data, "image/webp", made, [whole], RESIZED) for side, data in sizes.items()}


def _made_smaller(data: bytes, made: Made) -> tuple[_About, dict[int, bytes]]:
    try:
        return _resized(data, made)
    except SocialError:
        raise
    except Exception as error:  # a file by anybody, read by a dozen decoders
        raise SocialError("invalid", "That is not a picture, or it is damaged.") from error


def _resized(data: bytes, made: Made) -> tuple[_About, dict[int, bytes]]:
    from PIL import Image, ImageOps

    from social_tools.painter_local.encoding import blur

    with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
        if picture.width * picture.height > MOST_PIXELS:
            raise SocialError("invalid", f"That picture has more than {MOST_PIXELS // 1_000_000} million pixels.")
        needed = max(picture.size) > MIDDLE or picture.format != "WEBP"
        width, height = picture.size
        if picture.getexif().get(ORIENTATION, 1) in SIDEWAYS:
            width, height = height, width
        picture.draft("RGB", (2 * MIDDLE, 2 * MIDDLE))
        smaller, sizes = _plain(ImageOps.exif_transpose(picture)), dict[int, bytes]()
        for side in (MIDDLE, SMALL) if needed else (SMALL,):
            smaller.thumbnail((side, side), Image.Resampling.LANCZOS, reducing_gap=2.0)
            sizes[side] = webp(smaller, made)
        return _About(width, height, blur(smaller)), sizes


def _plain(picture: "Pillow") -> "Pillow":
    """In a mode that WebP has."""
    if picture.mode in ("RGB", "RGBA"):
        return picture
    if picture.mode in ("LA", "PA") or "transparency" in picture.info:
        return picture.convert("RGBA")
    plain = picture.convert("RGB")
    if picture.mode != "P":
        plain.info.pop("icc_profile", None)  # it is for the other mode
    return plain
