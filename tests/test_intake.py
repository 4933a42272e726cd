"""What becomes of a picture that somebody brings, and what they are told of it."""

import base64
import io
from pathlib import Path

import pytest
from bad_pictures import BAD, ODD, ORDER, encoded, exif, located, plain
from PIL import Image, ImageCms

from social_tools.credentials import Credentials
from social_tools.intake import taking
from social_tools.intake.taking import NotTaken, Taken, take_in
from social_tools.marked import Made, webp
from storage.models import Source

HEIC = base64.b64decode(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAX1tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAACJpbG9j"
    "AAAAAERAAAEAAQAAAAABoQABAAAAAAAAADwAAAAjaWluZgAAAAAAAQAAABVpbmZlAgAAAAABAABodmMxAAAAAA5waXRtAAAAAAABAAAA/Wlw"
    "cnAAAADdaXBjbwAAAHZodmNDAQNwAAAAkAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQGEAAQAqQgEBA3AA"
    "AAMAkAAAAwAAAwAeoCCBBZbq5Ka5uAhoMCAAAAMDIAAAAwAhYgABAAZEAcFzwIkAAAATY29scm5jbHgAAQANAAaAAAAAFGlzcGUAAAAAAAAA"
    "QAAAAEAAAAAoY2xhcAAAAEAAAAABAAAAMAAAAAEAAAAAAAAAAv////AAAAACAAAAEHBpeGkAAAAAAwgICAAAABhpcG1hAAAAAAAAAAEAAQWB"
    "AgMFhAAAAERtZGF0AAAAOCgBr1iK2BN2n/ykv/xLyHLdQd9mlTfni5do7ETg0owb9HHuNlqRAKZsTf9/Krb4Mf7NFGN68xuu"
)
"""A small picture, made with the encoder of libheif, which the reader that Salon uses does not bring along."""


def opened(taken: Taken) -> Image.Image:
    picture = Image.open(io.BytesIO(taken.data))
    picture.load()
    return picture


async def test_where_when_and_with_what_it_was_taken_is_taken_out_and_told() -> None:
    taken = await take_in(encoded(plain(), exif=located()))
    assert taken.notes == (
        "Taken out: where it was taken, when it was taken, what it was taken with and words in the file.",
    )


async def test_a_picture_without_anything_else_has_nothing_told_of_it() -> None:
    assert (await take_in(encoded(plain()))).notes == ()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a JPEG with a film behind it", "Taken out: something behind the picture."),
        ("a GIF of 10,000 frames", "Only its first picture is kept."),
        ("a moving WebP", "Only its first picture is kept."),
        ("a PNG of nothing but air", "What was transparent is white now."),
        ("a JPEG larger than is kept", "Made smaller: 2,048 × 1,434 pixels, from 3,000 × 2,100."),
    ],
)
async def test_a_person_is_told_what_was_left_out(name: str, said: str) -> None:
    assert said in (await take_in(ODD[name]())).notes


async def test_what_was_hidden_below_transparency_is_gone() -> None:
    secret = plain(mode="RGBA")
    secret.putalpha(Image.new("L", secret.size, 0))
    picture = opened(await take_in(encoded(secret, "PNG")))
    assert min(low for low, _ in picture.getextrema()) >= 250  # type: ignore[misc]


async def test_colours_of_another_profile_are_turned_into_srgb() -> None:
    same = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = same.replace(b"rXYZ", b"wait").replace(b"bXYZ", b"rXYZ").replace(b"wait", b"bXYZ")
    pixels = [
        opened(await take_in(encoded(plain(), quality=95, **options))).getpixel((50, 40))
        for options in ({}, {"icc_profile": same}, {"icc_profile": swapped})
    ]
    assert pixels[0] == pixels[1]
    assert max(abs(one - other) for one, other in zip(pixels[0], pixels[2], strict=True)) > 40  # type: ignore[arg-type]


async def test_sixteen_bits_and_cmyk_keep_their_light() -> None:
    grey = opened(await take_in(ODD["a PNG with 16 bits"]())).getpixel((4, 4))
    assert all(abs(level - 127) <= 3 for level in grey)  # type: ignore[union-attr]
    red, _, blue = opened(await take_in(ODD["a CMYK JPEG"]())).getpixel((4, 4))  # type: ignore[misc]
    assert red > 150 > blue


async def test_a_file_is_what_is_in_it_whatever_it_is_called() -> None:
    with pytest.raises(NotTaken, match="That is a PDF, not a picture"):
        await take_in(BAD["a PDF"]())
    with pytest.raises(NotTaken, match="That is an SVG drawing"):
        await take_in(BAD["an SVG"]())
    with pytest.raises(NotTaken, match="larger than 24 million pixels"):
        await take_in(BAD["a huge PNG"]())
    with pytest.raises(NotTaken, match="more than 16 MB"):
        await take_in(BAD["a file that is too long"]())
    with pytest.raises(NotTaken, match="needs more memory"):
        await take_in(BAD["a WebP too heavy to open"]())


async def test_a_heic_is_opened_where_its_reader_is_installed() -> None:
    taken = await take_in(HEIC)
    assert (taken.width, taken.height) == (64, 48)
    red, _, blue = opened(taken).getpixel((4, 4))  # type: ignore[misc]
    assert red > 150 > blue


async def test_without_its_reader_a_heic_is_answered_by_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking, "BOOT", f"import sys; sys.modules['pi_heif'] = None; {taking.BOOT}")
    with pytest.raises(NotTaken, match=r"salon-social\[heic\]"):
        await take_in(HEIC)


# Content credentials.


@pytest.fixture
def ours(tmp_path: Path) -> Credentials:
    return Credentials(tmp_path / "ours", "1.0")


def signed(credentials: Credentials) -> bytes:
    made = Made(Source.made, "gpt-image-2")
    return credentials.sign(webp(plain(200, 150), made), "image/webp", made)


async def test_content_credentials_are_read_before_they_are_gone(ours: Credentials, tmp_path: Path) -> None:
    theirs = signed(Credentials(tmp_path / "theirs", "1.0"))
    anchor, serial = ours.anchor()
    taken = await take_in(theirs, anchor, serial)
    assert taken.credentials is not None
    assert (taken.credentials.standing, taken.credentials.source_type) == ("other", "trainedAlgorithmicMedia")
    assert "made by an AI model, it says" in taken.credentials.words
    assert b"c2pa" not in taken.data


async def test_a_salon_knows_its_own_pictures_again(ours: Credentials) -> None:
    taken = await take_in(signed(ours), *ours.anchor())
    assert taken.credentials is not None and taken.credentials.standing == "ours"


async def test_a_picture_that_was_changed_after_signing_is_told_apart(ours: Credentials) -> None:
    data = bytearray(signed(ours))
    data[data.index(b"VP8 ") + 60] ^= 1
    taken = await take_in(bytes(data), *ours.anchor())
    assert taken.credentials is not None and taken.credentials.standing in ("changed", "damaged")


async def test_a_word_about_its_origin_without_a_signature_is_called_that() -> None:
    taken = await take_in(webp(plain(), Made(Source.made)))
    assert taken.credentials is not None
    assert taken.credentials.words == "Its file says of itself: made by an AI model. Nobody has signed that."


async def test_what_no_list_knows_of_is_no_origin() -> None:
    orders = f"http://cv.iptc.org/newscodes/digitalsourcetype/{ORDER.replace(' ', '')}".encode()
    assert (await take_in(encoded(plain(), "WEBP", xmp=orders))).credentials is None


async def test_credentials_of_rubbish_spoil_no_picture() -> None:
    taken = await take_in(encoded(plain(), comment=b"jumb c2pa " * 400))
    assert taken.width == 64
    assert taken.credentials is None or taken.credentials.standing in ("damaged", "none")


async def test_orientation_of_a_camera_that_lies_changes_nothing() -> None:
    taken = await take_in(encoded(plain(), exif=exif(t0112=99).tobytes()))
    assert (taken.width, taken.height) == (64, 48)
