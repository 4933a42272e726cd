"""The bytes of a picture into a small, plain one. Runs in a process of its own, which may be killed at any time.

Whatever a file says in words is left behind here; only what was found in it is told, by names from `FOUND`.
"""

import io
import warnings
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from PIL import Image, ImageCms, ImageFile, UnidentifiedImageError

MOST_PIXELS, LONGEST = 24_000_000, 12_000
KEPT = 2048
"""The longest side of what is kept."""
MOST_WEBP_PIXELS = 16_000_000
"""Pillow opens a WebP at four times its size, as if it moved."""
HEAVY_PIXELS = 10_000_000
"""From so many on, what fails may fail for want of memory."""
BAND = 64
QUALITY, METHOD = 88, 2
LARGEST_PROFILE = 4_000_000
FOUND = ("location", "device", "time", "words", "behind", "moving", "clear")
WHERE, WHEN = 0x8825, (0x9003, 0x9004, 0x0132)
DEVICE = (0x010F, 0x0110, 0x0131, 0x927C, 0xA430, 0xA431, 0xA433, 0xA434, 0xA435)
WORDS = (0x010E, 0x013B, 0x8298, 0x9286, 0x9C9B, 0x9C9C, 0x9C9D, 0x9C9E, 0x9C9F)
DETAILS, ORIENTATION = 0x8769, 0x0112
TURNED = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
SIDEWAYS = (5, 6, 7, 8)
COMMENTS = ("comment", "Comment", "Title", "Author", "Description", "Copyright", "parameters", "XML:com.adobe.xmp")


class Refused(Exception):
    """A picture that is not taken; the message is a key of `taking.WHY`."""


@dataclass(frozen=True)
class Decoded:
    """A picture as it is kept: WebP, sRGB, upright, without a word of what came with it."""

    data: bytes
    width: int
    height: int
    was: tuple[int, int]
    """Width and height as it came."""
    found: list[str] = field(default_factory=list)
    """What was in the file besides the picture, and is left out: some of FOUND."""


def decode(data: bytes, kind: str) -> Decoded:
    """Raises Refused."""
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    warnings.simplefilter("ignore")
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    if kind == "WEBP":
        check(_webp_size(data), MOST_WEBP_PIXELS)
    try:
        return _decoded(data, kind)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Refused("large") from None
    except Refused:
        raise
    except MemoryError:
        raise Refused("heavy") from None
    except Exception:  # each library has its own
        raise Refused("damaged") from None


def check(size: tuple[int, int], most: int = MOST_PIXELS) -> None:
    """Whether a picture of this size is opened at all. Raises Refused."""
    if max(size) > LONGEST or size[0] * size[1] > MOST_PIXELS:
        raise Refused("large")
    if size[0] * size[1] > most:
        raise Refused("heavy")
    if min(size) < 1:
        raise Refused("damaged")


def _decoded(data: bytes, kind: str) -> Decoded:
    with _opened(data, kind) as picture:
        was = picture.size
        check(was)
        why = "heavy" if was[0] * was[1] > HEAVY_PIXELS else "damaged"
        found, turn, profile = list[str](), 1, picture.info.get("icc_profile") or b""
        if kind == "JPEG":
            picture.draft(None, _kept(was))
        try:
            loaded = _loaded(picture, kind)
        except (OSError, ValueError, RuntimeError, Refused):
            raise Refused(why) from None
        shrunk, clear = _small(loaded)
        del loaded
        with suppress(Exception):  # what is wrong beside a picture does not spoil it
            turn, found = _beside(picture, data, kind)
    if clear:
        found.append("clear")
    plain = upright(_in_srgb(shrunk, profile), turn)
    was = was[::-1] if turn in SIDEWAYS else was
    return Decoded(webp(plain), plain.width, plain.height, was, [name for name in FOUND if name in found])


def _kept(size: tuple[int, int]) -> tuple[int, int]:
    scale = min(1, KEPT / max(size))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _opened(data: bytes, kind: str) -> Image.Image:
    if kind == "HEIC":
        return _heic(data)
    with suppress(UnidentifiedImageError):
        return Image.open(io.BytesIO(data), formats=[kind])
    raise Refused("damaged")


def _heic(data: bytes) -> Image.Image:
    try:
        import pi_heif  # type: ignore[import-untyped]
    except ImportError:
        raise Refused("heic") from None
    pi_heif.options.THUMBNAILS = pi_heif.options.DEPTH_IMAGES = pi_heif.options.AUX_IMAGES = False
    pi_heif.options.DECODE_THREADS = 1
    pi_heif.register_heif_opener()
    return Image.open(io.BytesIO(data), formats=["HEIF"])


def _loaded(picture: Image.Image, kind: str) -> Image.Image:
    if kind in ("WEBP", "AVIF"):
        return _raw(picture, kind)
    picture.load()
    return picture


def _raw(picture: Any, kind: str) -> Image.Image:
    """What Pillow does for these two, with the decoder's own copies let go of first."""
    decoder, picture._decoder = picture._decoder, None
    found = decoder.get_next() if kind == "WEBP" else decoder.get_frame(0)
    del decoder
    if found is None:
        raise Refused("damaged")
    raw, size, mode = found[0], picture.size, picture.mode
    return Image.frombuffer(mode, size, raw, "raw", getattr(picture, "rawmode", mode), 0, 1)


def _small(picture: Image.Image) -> tuple[Image.Image, bool]:
    """At most KEPT a side and of plain colours, and whether one could see through it. A band at a time, as a whole
    picture in a second mode would not fit."""
    times = max(1, max(picture.size) // KEPT)
    width, height = (-(-side // times) for side in picture.size)
    small, clear = None, False
    for top in range(0, picture.height, BAND * times):
        band = picture.crop((0, top, picture.width, min(picture.height, top + BAND * times)))
        band.info = dict(picture.info)
        clear = clear or _is_clear(band)
        plain = _plain(band).reduce(times)
        small = small or Image.new(plain.mode, (width, height))
        small.paste(plain, (0, top // times))
    if small is None:
        raise Refused("damaged")
    small.thumbnail((KEPT, KEPT), Image.Resampling.LANCZOS)
    return small, clear


def _is_clear(picture: Image.Image) -> bool:
    """Whether one can see through it somewhere."""
    if "A" in picture.getbands():
        return picture.getchannel("A").getextrema()[0] < 255  # type: ignore[operator]
    return "transparency" in picture.info


def _plain(picture: Image.Image) -> Image.Image:
    """RGB, grey or CMYK; on white where it is clear, so that nothing hides below what cannot be seen."""
    if picture.mode.startswith("I;16"):
        picture = picture.convert("I")
    if picture.mode in ("I", "F"):
        return picture.point(lambda value: value * (1 / 257)).convert("L")
    if "A" in picture.getbands() or "transparency" in picture.info:
        seen = picture.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen).convert("RGB")
    return picture if picture.mode in ("RGB", "L", "CMYK") else picture.convert("RGB")


def _in_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    if profile and len(profile) <= LARGEST_PROFILE:
        with suppress(Exception):  # a broken profile says nothing about the colours
            theirs = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            ours = ImageCms.createProfile("sRGB")
            turned = ImageCms.profileToProfile(picture, theirs, ours, outputMode="RGB")
            if turned is not None:
                return turned
    return picture.convert("RGB")


def upright(picture: Image.Image, orientation: int) -> Image.Image:
    how = TURNED.get(orientation)
    return picture.transpose(how) if how is not None else picture


def webp(picture: Image.Image, quality: int = QUALITY) -> bytes:
    out = io.BytesIO()
    picture.info.clear()
    picture.save(out, "WEBP", quality=quality, method=METHOD)
    return out.getvalue()


def _beside(picture: Image.Image, data: bytes, kind: str) -> tuple[int, list[str]]:
    """How the picture is to be turned, and what else stands in the file."""
    found = ["behind"] if _behind(data, kind) else []
    if any(name in picture.info for name in COMMENTS) or "xmp" in picture.info or getattr(picture, "text", None):
        found.append("words")
    if kind in ("WEBP", "AVIF"):
        moving = int(getattr(picture, "n_frames", 1)) > 1
    else:
        moving = kind in ("GIF", "PNG") and _moves(picture)
    if moving:
        found.append("moving")
    exif = picture.getexif()
    turn = exif.get(ORIENTATION, 1)
    told = {*exif, *exif.get_ifd(DETAILS)}
    if exif.get_ifd(WHERE):
        found.append("location")
    for name, tags in (("device", DEVICE), ("time", WHEN), ("words", WORDS)):
        if told & set(tags):
            found.append(name)
    return turn if kind != "HEIC" and isinstance(turn, int) else 1, found


def _moves(picture: Image.Image) -> bool:
    """Whether there is a second frame; the others are not looked at."""
    with suppress(Exception):
        picture.seek(1)
        return True
    return False


def _behind(data: bytes, kind: str) -> bool:
    """Whether something stands behind the end of the picture: a video, a document, another file."""
    if kind == "JPEG":
        return not data[-64:].rstrip(b"\0\r\n ").endswith(b"\xff\xd9")
    if kind == "PNG":
        return data.rfind(b"IEND") + 8 < len(data)
    if kind == "GIF":
        return not data.rstrip(b"\0").endswith(b";")
    return kind == "WEBP" and int.from_bytes(data[4:8], "little") + 9 < len(data)


def _webp_size(data: bytes) -> tuple[int, int]:
    """Width and height by the header: Pillow makes room for the picture before anybody can look."""
    first, head = data[12:16], data[16:32]
    if first == b"VP8X" and len(head) >= 14:
        return int.from_bytes(head[8:11], "little") + 1, int.from_bytes(head[11:14], "little") + 1
    if first == b"VP8L" and len(head) >= 9:
        bits = int.from_bytes(head[5:9], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if first == b"VP8 " and len(head) >= 14:
        return int.from_bytes(head[10:12], "little") & 0x3FFF, int.from_bytes(head[12:14], "little") & 0x3FFF
    raise Refused("damaged")
