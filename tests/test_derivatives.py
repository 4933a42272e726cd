"""What is kept of a picture: the original, smaller versions of it, each with its marks, and a placeholder."""

import asyncio
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import QuickPainter
from PIL import Image as Pillow

from social_tools.context import RESIZING_AT_ONCE, Salon
from social_tools.credentials import Credentials
from social_tools.errors import SocialError
from social_tools.images import square
from social_tools.keeping import Kept, keep
from social_tools.marked import PAINTER, Made
from storage.database import Database
from storage.media import Media, Sides
from storage.models import Source

PAINTED, MODEL = Made(Source.painted, PAINTER), Made(Source.made, "gpt-image-2")


@pytest.fixture
def salon(tmp_path: Path) -> Salon:
    db = Database(f"sqlite:///{tmp_path / 'never-opened.db'}")
    return Salon(db, Media(tmp_path / "media"), QuickPainter(), credentials=Credentials(tmp_path, "1"))


def picture(width: int, height: int, form: str = "WEBP", mode: str = "RGB", **more: object) -> bytes:
    out = io.BytesIO()
    image = Pillow.linear_gradient("L").resize((width, height)).convert(mode)
    image.save(out, form, **more)  # type: ignore[arg-type]
    return out.getvalue()


def version(salon: Salon, kept: Kept, side: Sides) -> bytes | None:
    path = salon.media.path(kept.sha256, side)
    return path.read_bytes() if path else None


def sizes(salon: Salon, kept: Kept) -> dict[int, tuple[int, int]]:
    found = {}
    for side in (0, 512, 1024):
        if data := version(salon, kept, side):  # type: ignore[arg-type]
            with Pillow.open(io.BytesIO(data)) as opened:
                found[side] = opened.size
    return found


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (picture(1024, 1024), {0: (1024, 1024), 512: (512, 512)}),
        (picture(1536, 1024), {0: (1536, 1024), 512: (512, 342), 1024: (1024, 683)}),
        (picture(600, 1200), {0: (600, 1200), 512: (256, 512), 1024: (512, 1024)}),
        (picture(800, 600, "PNG"), {0: (800, 600), 512: (512, 384), 1024: (800, 600)}),
        (picture(90, 60), {0: (90, 60), 512: (90, 60)}),
        (picture(2600, 1300, "JPEG"), {0: (2600, 1300), 512: (512, 256), 1024: (1024, 512)}),
    ],
)
async def test_a_picture_is_kept_as_it_is_and_in_the_sizes_that_screens_need(
    salon: Salon, data: bytes, expected: dict[int, tuple[int, int]]
) -> None:
    kept = await keep(salon, data, "image/webp" if data[:4] == b"RIFF" else "image/png", PAINTED)
    assert sizes(salon, kept) == expected
    assert (kept.width, kept.height) == expected[0] and kept.blur.startswith("data:image/webp;base64,")
    assert len(kept.blur) < 1_000


async def test_every_version_carries_its_marks_and_where_it_comes_from(salon: Salon) -> None:
    kept = await keep(salon, picture(1300, 1300), "image/webp", PAINTED)
    assert salon.credentials
    for side, steps in ((0, 1), (512, 2), (1024, 2)):
        data = version(salon, kept, side)  # type: ignore[arg-type]
        assert data is not None
        found = salon.credentials.read(data)
        assert (found.standing, found.source_type, found.chain) == ("ours", "algorithmicMedia", steps)
        if side:
            with Pillow.open(io.BytesIO(data)) as opened:
                assert b"algorithmicMedia" in opened.info["xmp"]


async def test_what_a_model_gave_stays_byte_for_byte_and_its_smaller_versions_say_what_they_are(
    salon: Salon, tmp_path: Path
) -> None:
    assert salon.credentials
    model = Credentials(tmp_path / "model")
    for given in (picture(1200, 800, "PNG"), model.sign(picture(1200, 800, "PNG"), "image/png", MODEL)):
        kept = await keep(salon, given, "image/png", MODEL, untouched=True)
        assert version(salon, kept, 0) == given and kept.size == len(given)
        for side in (512, 1024):
            data = version(salon, kept, side)  # type: ignore[arg-type]
            assert data
            found = salon.credentials.read(data)
            assert found.standing == "ours" and found.says_ai
    assert found.chain == 2, "the model's own credentials are in the chain"


TO_WEBP: list[Callable[[], bytes]] = [
    lambda: picture(700, 500, "PNG", "P"),
    lambda: picture(700, 500, "PNG", "LA"),
    lambda: picture(700, 500, "PNG", "RGBA"),
    lambda: picture(700, 500, "PNG", "1"),
    lambda: picture(700, 500, "PNG", "I;16"),
    lambda: picture(700, 500, "JPEG", "CMYK"),
    lambda: picture(700, 500, "JPEG", "L"),
    lambda: picture(700, 500, "GIF", "P"),
    lambda: picture(700, 500, "AVIF"),
]


@pytest.mark.parametrize("data", TO_WEBP)
async def test_every_kind_of_pixels_is_made_smaller(salon: Salon, data: Callable[[], bytes]) -> None:
    kept = await keep(salon, data(), "image/png", MODEL, untouched=True)
    assert sizes(salon, kept)[512] == (512, 366)


async def test_a_picture_that_lies_on_its_side_is_put_upright(salon: Salon) -> None:
    exif = Pillow.Exif()
    exif[0x0112] = 6
    kept = await keep(salon, picture(1200, 600, "JPEG", exif=exif), "image/jpeg", MODEL, untouched=True)
    assert (kept.width, kept.height) == (600, 1200) and sizes(salon, kept)[512] == (256, 512)


@pytest.mark.parametrize(
    "data", [b"", b"RIFF\0\0\0\0WEBP", b"<svg/>", picture(64, 64)[:60], picture(64, 64, "PNG")[:80]]
)
async def test_what_is_no_picture_is_refused_in_a_sentence_and_leaves_nothing(salon: Salon, data: bytes) -> None:
    with pytest.raises(SocialError, match="not a picture, or it is damaged"):
        await keep(salon, data, "image/webp", PAINTED)
    assert [path for path in salon.media.folder.rglob("*") if path.is_file()] == []


async def test_a_picture_of_too_many_pixels_is_refused_before_it_is_decoded(salon: Salon) -> None:
    import struct
    import zlib

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", 7_000, 7_000, 8, 2, 0, 0, 0)
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    with pytest.raises(SocialError, match="more than 40 million pixels"):
        await keep(salon, data, "image/png", MODEL)


async def test_so_many_pictures_at_once_are_in_memory(salon: Salon, monkeypatch: pytest.MonkeyPatch) -> None:
    now, most, put = 0, 0, salon.media.put

    async def slow(*data: bytes | None) -> str:
        nonlocal now, most
        now += 1
        most = max(most, now)
        await asyncio.sleep(0)
        now -= 1
        return await put(*data)  # type: ignore[arg-type]

    monkeypatch.setattr(salon.media, "put", slow)
    await asyncio.gather(*(keep(salon, picture(20 + n, 20), "image/webp", PAINTED) for n in range(6)))
    assert most <= RESIZING_AT_ONCE


async def test_without_credentials_a_picture_is_kept_as_it_came(tmp_path: Path) -> None:
    salon = Salon(Database(f"sqlite:///{tmp_path / 'x.db'}"), Media(tmp_path), QuickPainter())
    data = picture(40, 30)
    assert version(salon, await keep(salon, data, "image/webp", PAINTED), 0) == data


async def test_an_older_picture_without_a_version_is_given_in_the_next_larger_one(tmp_path: Path) -> None:
    media, data = Media(tmp_path), picture(40, 30)
    sha256 = await media.put(data, picture(20, 15))
    found = {side: media.nearest(sha256, len(data), side) for side in (0, 512, 1024)}  # type: ignore[arg-type]
    assert {side: at[1] for side, at in found.items() if at} == {0: 0, 512: 512, 1024: 0}
    await media.remove(sha256)
    assert media.nearest(sha256, len(data), 512) is None and not list(tmp_path.glob("??/*"))


def test_an_avatar_keeps_the_mark_of_its_picture() -> None:
    data = picture(300, 200, xmp=b"<x>algorithmicMedia</x>")
    with Pillow.open(io.BytesIO(square(data))) as opened:
        assert opened.size == (160, 160) and b"algorithmicMedia" in opened.info["xmp"]
    assert square(b"no picture") == b""
