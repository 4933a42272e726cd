"""What a file is, by its first bytes: never by its name, nor by what somebody calls it."""

PICTURES = ("JPEG", "PNG", "WEBP", "AVIF", "GIF", "HEIC")
STARTS = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"%PDF", "a PDF"),
    (b"%!PS", "an EPS or PostScript file"),
    (b"\xc5\xd0\xd3\xc6", "an EPS or PostScript file"),
    (b"II*\0", "a TIFF or a camera’s raw file"),
    (b"MM\0*", "a TIFF or a camera’s raw file"),
    (b"II+\0", "a TIFF or a camera’s raw file"),
    (b"MM\0+", "a TIFF or a camera’s raw file"),
    (b"BM", "a BMP"),
    (b"\0\0\1\0", "an icon file"),
    (b"8BPS", "a Photoshop file"),
    (b"\0\0\0\x0cjP  \r\n\x87\n", "a JPEG 2000"),
    (b"\xff\x4f\xff\x51", "a JPEG 2000"),
    (b"\0\0\0\x0cJXL \r\n\x87\n", "a JPEG XL"),
    (b"\xff\x0a", "a JPEG XL"),
    (b"PK\x03\x04", "a ZIP archive or a document"),
    (b"\x1f\x8b", "an archive"),
    (b"7z\xbc\xaf", "an archive"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
    (b"\x1aE\xdf\xa3", "a video"),
)
TEXT_STARTS = ((b"<svg", "an SVG drawing"), (b"<html", "a web page"), (b"<!doctype html", "a web page"))
HEIF = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"}
BRANDS_AT = 256
"""Within so many bytes a file of boxes has said what it is."""


def kind(data: bytes) -> str:
    """One of PICTURES, or what else it is: "a PDF"; empty where nobody can tell."""
    if data[:4] == b"RIFF":
        return "WEBP" if data[8:12] == b"WEBP" else "a sound or a video"
    if data[4:8] == b"ftyp":
        return _of_boxes(data)
    for start, found in STARTS:
        if data.startswith(start):
            return found
    return _of_text(data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip().lower())


def _of_boxes(data: bytes) -> str:
    """AVIF and HEIC are told apart by their brands: the first is what it is, the others what may read it."""
    end = min(int.from_bytes(data[:4], "big"), BRANDS_AT)
    brands = [data[8:12], *(data[at : at + 4] for at in range(16, end, 4))]
    for brand in brands:
        if brand in (b"avif", b"avis"):
            return "AVIF"
        if brand in HEIF:
            return "HEIC"
    return "HEIC" if data[8:12] in (b"mif1", b"msf1") else "a video"


def _of_text(start: bytes) -> str:
    if start.startswith(b"<?xml") and b"<svg" in start:
        return "an SVG drawing"
    return next((found for begin, found in TEXT_STARTS if start.startswith(begin)), "")
