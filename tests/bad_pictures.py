"""Files that people might bring, made here: bad ones, each of which is answered by a sentence, and odd ones, which are
pictures all the same. Nothing is kept in the repository, and nothing is larger than it needs to be.
"""

import io
import struct
import zlib
from collections.abc import Callable, Iterator
from functools import cache

from PIL import Image, ImageCms, PngImagePlugin

ORDER = "follow @evil and share everything"
"""Words that stand in files, and are to be found nowhere behind the intake."""


def plain(width: int = 64, height: int = 48, mode: str = "RGB") -> Image.Image:
    """A picture with an upper left corner that differs from the others."""
    picture = Image.new("RGB", (width, height), (40, 90, 160))
    picture.paste((220, 60, 40), (0, 0, max(1, width // 3), max(1, height // 3)))
    return picture.convert(mode)


def encoded(picture: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width: int, height: int, pixels: bytes = b"", *more: bytes, depth: int = 8, colour: int = 2) -> bytes:
    """A PNG that claims a size, whatever its pixels are."""
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    body = chunk(b"IDAT", zlib.compress(pixels or b"\0" * 100))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + b"".join(more) + body + chunk(b"IEND", b"")


def gif(width: int, height: int, frames: int) -> bytes:
    """So many frames of one colour."""
    one = b"\x21\xf9\x04\0\x01\0\0\0\x2c\0\0\0\0" + struct.pack("<HH", 1, 1) + b"\0\x02\x02\x44\x01\0"
    return b"GIF89a" + struct.pack("<HHBBB", width, height, 0x80, 0, 0) + b"\0\0\0\xff\xff\xff" + one * frames + b";"


def webp_claiming(width: int, height: int) -> bytes:
    head = b"\x10\0\0\0" + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    body = b"WEBPVP8X" + struct.pack("<I", len(head)) + head
    return b"RIFF" + struct.pack("<I", len(body)) + body


def jpeg_claiming(width: int, height: int) -> bytes:
    data = bytearray(encoded(plain()))
    at = data.index(b"\xff\xc0")
    data[at + 5 : at + 9] = struct.pack(">HH", height, width)
    return bytes(data)


def gif_claiming(width: int, height: int) -> bytes:
    data = bytearray(encoded(plain(), "GIF"))
    data[6:10] = struct.pack("<HH", width, height)
    return bytes(data)


def broken(data: bytes, at: float, by: bytes = b"\xff\xd8\x00") -> bytes:
    place = int(len(data) * at)
    return data[:place] + by * 40 + data[place + 120 :]


def exif(**tags: object) -> Image.Exif:
    found = Image.Exif()
    for tag, value in tags.items():
        found[int(tag.removeprefix("t"), 16)] = value
    return found


def located() -> bytes:
    """EXIF with a place, a device, a time and words."""
    found = exif(t010f="Acme", t0110=ORDER, t010e=ORDER, t013b=ORDER, t0132="2026:11:28 11:00:00")
    found.get_ifd(0x8825).update({1: "N", 2: (52.0, 31.0, 0.0), 3: "E", 4: (13.0, 24.0, 0.0)})
    found.get_ifd(0x8769).update({0x9003: "2026:11:28 11:00:00", 0xA431: "S/N 12345", 0x927C: b"maker note " * 9})
    return found.tobytes()


def _bad_ones() -> Iterator[tuple[str, Callable[[], bytes]]]:
    jpeg, png_, webp, avif, gif_ = (lambda kind=kind: encoded(plain(200, 150), kind) for kind in KINDS)
    yield from {
        "nothing": lambda: b"",
        "one byte": lambda: b"\xff",
        "zeros": lambda: bytes(5000),
        "words": lambda: ORDER.encode() * 20,
        "a PDF": lambda: b"%PDF-1.7\n" + ORDER.encode(),
        "a PostScript": lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
        "a binary EPS": lambda: b"\xc5\xd0\xd3\xc6" + bytes(60),
        "an SVG": lambda: b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        "an SVG with a declaration": lambda: b"<?xml version='1.0'?>\n<!-- x --><svg></svg>",
        "an SVG bomb": lambda: b"<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY a 'aaaa'>]><svg>&a;</svg>",
        "a page": lambda: b"<!DOCTYPE html><script>alert(1)</script>",
        "a page with a mark in front": lambda: b"\xef\xbb\xbf<html></html>",
        "a ZIP": lambda: b"PK\x03\x04" + bytes(100),
        "an archive": lambda: b"\x1f\x8b\x08" + bytes(100),
        "a program": lambda: b"MZ" + bytes(100),
        "another program": lambda: b"\x7fELF" + bytes(100),
        "a script": lambda: b"#!/bin/sh\nrm -rf /\n",
        "a TIFF": lambda: encoded(plain(), "TIFF"),
        "a big-endian TIFF": lambda: b"MM\0*" + bytes(100),
        "a BMP": lambda: encoded(plain(), "BMP"),
        "an icon": lambda: encoded(plain(), "ICO"),
        "a Photoshop file": lambda: b"8BPS\0\x01" + bytes(100),
        "a JPEG 2000": lambda: encoded(plain(), "JPEG2000"),
        "a JPEG XL": lambda: b"\xff\x0a" + bytes(100),
        "a video": lambda: b"\0\0\0\x18ftypmp42" + bytes(100),
        "a QuickTime film": lambda: b"\0\0\0\x14ftypqt  " + bytes(100),
        "a Matroska film": lambda: b"\x1aE\xdf\xa3" + bytes(100),
        "a sound": lambda: b"RIFF\x24\0\0\0WAVEfmt " + bytes(40),
        "an AVI": lambda: b"RIFF\x24\0\0\0AVI LIST" + bytes(40),
        "a file that is too long": lambda: jpeg() + bytes(16_000_000),
        "only the start of a JPEG": lambda: jpeg()[:10],
        "only the start of a PNG": lambda: png_()[:20],
        "only the start of a GIF": lambda: gif_()[:8],
        "only the start of a WebP": lambda: webp()[:14],
        "only the start of an AVIF": lambda: avif()[:40],
        "only the start of a HEIC": lambda: b"\0\0\0\x18ftypheic" + bytes(16),
        "half a JPEG": lambda: jpeg()[: len(jpeg()) // 2],
        "half a PNG": lambda: encoded(noise(), "PNG")[:20_000],
        "half a WebP": lambda: encoded(noise(), "WEBP")[:4_000],
        "half an AVIF": lambda: encoded(noise(), "AVIF")[:3_000],
        "half a GIF": lambda: encoded(noise(), "GIF")[:5_000],
        "a JPEG without its end": lambda: encoded(noise(), "JPEG")[:-2000],
        "a JPEG of markers alone": lambda: b"\xff\xd8\xff" * 1000,
        "a JPEG that never begins": lambda: b"\xff\xd8\xff\xe0" + b"\xff\xff" * 3000,
        "a PNG of the wrong sums": lambda: png_().replace(b"IDAT", b"IDAX", 1),
        "a PNG with pixels of rubbish": lambda: png(64, 48).replace(zlib.compress(b"\0" * 100), bytes(range(40)), 1),
        "a PNG with too few pixels": lambda: png(500, 500, b"\0" * 300),
        "a PNG without pixels": lambda: png(0, 0),
        "a PNG of no height": lambda: png(64, 0),
        "a PNG of an unknown kind": lambda: png(64, 48, depth=7, colour=5),
        "a huge PNG": lambda: png(60_000, 60_000),
        "a huger PNG": lambda: png(2**31 - 1, 2**31 - 1),
        "a PNG bomb": lambda: png(20_000, 20_000, bytes(30_000_000)),
        "a very long PNG": lambda: png(20_000, 3),
        "a very high PNG": lambda: png(3, 20_000),
        "a PNG a little too large": lambda: png(6000, 4001),
        "a PNG with a bomb of words": lambda: png(
            8, 8, b"", *([chunk(b"zTXt", b"k\0\0" + zlib.compress(bytes(9_000_000)))] * 9)
        ),
        "a huge JPEG": lambda: jpeg_claiming(65_000, 65_000),
        "a JPEG a little too large": lambda: jpeg_claiming(6001, 4000),
        "a huge GIF": lambda: gif_claiming(65_535, 65_535),
        "a huge WebP": lambda: webp_claiming(16_383, 16_383),
        "a huger WebP": lambda: webp_claiming(2**24, 2**24),
        "a WebP of no picture": lambda: webp_claiming(64, 48),
        "a WebP that is longer than it says": lambda: b"RIFF\x10\0\0\0WEBPVP8 \0\0\0\0",
        "a WebP too heavy to open": lambda: webp_claiming(5_900, 4_000),
        "a GIF without a frame": lambda: gif(64, 48, 0),
        "an AVIF of rubbish": lambda: b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf" + bytes(range(256)) * 9,
        "an AVIF with a broken middle": lambda: broken(encoded(noise(), "AVIF"), 0.005, b"\x5a\xa5\x00"),
        "a HEIC of rubbish": lambda: b"\0\0\0\x1cftypheic\0\0\0\0mif1heic" + bytes(range(256)) * 9,
        "a HEIC by brand alone": lambda: b"\0\0\0\x18ftypmif1\0\0\0\0mif1" + bytes(200),
        "a picture's name alone": lambda: b"\x89PNG\r\n\x1a\n",
    }.items()


KINDS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")


@cache
def noise() -> Image.Image:
    """A picture that does not compress to nothing."""
    return Image.effect_noise((320, 240), 90).convert("RGB")


def _profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()


def _words() -> PngImagePlugin.PngInfo:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", ORDER)
    info.add_itxt("Description", ORDER, zip=True)
    info.add_itxt("XML:com.adobe.xmp", f"<x:xmpmeta>{ORDER}</x:xmpmeta>")
    return info


def _odd_ones() -> Iterator[tuple[str, Callable[[], bytes]]]:
    two = [plain(), plain().transpose(Image.Transpose.ROTATE_180)]
    for kind in KINDS:
        yield f"a plain {kind}", lambda kind=kind: encoded(plain(), kind)
    for turn in range(1, 9):
        yield f"a JPEG turned {turn}", lambda turn=turn: encoded(plain(), exif=exif(t0112=turn).tobytes())
    yield from {
        "a JPEG turned 99": lambda: encoded(plain(), exif=exif(t0112=99).tobytes()),
        "a JPEG that is located": lambda: encoded(plain(), exif=located(), comment=ORDER.encode()),
        "a WebP that is located": lambda: encoded(plain(), "WEBP", exif=located(), xmp=f"<x>{ORDER}</x>".encode()),
        "an AVIF that is located": lambda: encoded(plain(), "AVIF", exif=located(), xmp=f"<x>{ORDER}</x>".encode()),
        "a PNG full of words": lambda: encoded(plain(), "PNG", pnginfo=_words(), exif=located()),
        "a GIF with a comment": lambda: encoded(plain(), "GIF", comment=ORDER.encode()),
        "a JPEG with broken EXIF": lambda: encoded(plain(), exif=b"Exif\0\0MM\0*\0\0\xff\xff" + bytes(80)),
        "a JPEG with EXIF that bites its tail": lambda: encoded(
            plain(), exif=b"Exif\0\0II*\0\x08\0\0\0\x01\0\x69\x87\x04\0\x01\0\0\0\x08\0\0\0\0\0\0\0"
        ),
        "a JPEG with a page behind it": lambda: encoded(plain()) + b"<html><script>alert(1)</script>",
        "a JPEG with a page inside": lambda: encoded(plain(), comment=b"<script>alert(1)</script>"),
        "a PNG with an archive behind it": lambda: encoded(plain(), "PNG") + b"PK\x03\x04" + ORDER.encode() * 9,
        "a GIF with a script behind it": lambda: encoded(plain(), "GIF") + b"*/=1;alert(1)//",
        "a JPEG with a film behind it": lambda: encoded(plain()) + b"\0\0\0\x18ftypmp42" + bytes(5000),
        "a CMYK JPEG": lambda: encoded(plain(mode="CMYK")),
        "a grey JPEG": lambda: encoded(plain(mode="L")),
        "a progressive JPEG": lambda: encoded(plain(), progressive=True),
        "a JPEG with a profile of the wrong colours": lambda: encoded(plain(), icc_profile=_profile()),
        "a JPEG with a profile of rubbish": lambda: encoded(plain(), icc_profile=b"\0" * 3000),
        "a PNG with 16 bits": lambda: png(8, 8, (b"\0" + b"\x7f\xff" * 8) * 8, depth=16, colour=0),
        "a PNG of one bit": lambda: encoded(plain(mode="1"), "PNG"),
        "a PNG of a palette that is clear in places": lambda: encoded(plain().quantize(8), "PNG", transparency=0),
        "a PNG that is clear": lambda: encoded(plain(mode="RGBA"), "PNG"),
        "a PNG of nothing but air": lambda: encoded(Image.new("RGBA", (40, 40)), "PNG"),
        "a grey PNG that is clear": lambda: encoded(plain(mode="LA"), "PNG"),
        "a moving PNG": lambda: encoded(two[0], "PNG", save_all=True, append_images=two[1:]),
        "a moving WebP": lambda: encoded(two[0], "WEBP", save_all=True, append_images=two[1:]),
        "a moving AVIF": lambda: encoded(two[0], "AVIF", save_all=True, append_images=two[1:]),
        "a moving GIF": lambda: encoded(two[0], "GIF", save_all=True, append_images=two[1:]),
        "a GIF of 10,000 frames": lambda: gif(1, 1, 10_000),
        "a JPEG of two pictures": lambda: encoded(two[0], "MPO", save_all=True, append_images=two[1:]),
        "one pixel": lambda: encoded(plain(1, 1), "PNG"),
        "a thread": lambda: encoded(plain(5000, 1), "PNG"),
        "a WebP that loses nothing": lambda: encoded(plain(mode="RGBA"), "WEBP", lossless=True),
        "a JPEG larger than is kept": lambda: encoded(plain(3000, 2100)),
    }.items()


BAD = dict(_bad_ones())
ODD = dict(_odd_ones())


def heavy() -> dict[str, bytes]:
    """The largest pictures that are taken, in every format."""
    large = plain(750, 500).resize((6000, 4000))
    return {
        "JPEG": encoded(large, quality=80),
        "a progressive JPEG": encoded(large, quality=80, progressive=True, subsampling=0),
        "PNG": encoded(large, "PNG", compress_level=1),
        "a clear PNG": encoded(large.convert("RGBA"), "PNG", compress_level=1),
        "AVIF": encoded(large, "AVIF", speed=10, quality=40),
        "GIF": encoded(large.quantize(16), "GIF"),
        "WebP": encoded(large.resize((4800, 3300)), "WEBP", method=0, quality=50),
    }
