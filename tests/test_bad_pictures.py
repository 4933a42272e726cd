"""Files by anybody: each becomes a clean picture, or a sentence, and none costs more than it may."""

import io

import pytest
from bad_pictures import BAD, ODD, ORDER, encoded, heavy, plain
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from social_tools.intake import taking
from social_tools.intake.taking import NotTaken, Taken, take_in

MOST_BYTES_OF_MEMORY = 256_000_000


def opened(taken: Taken) -> Image.Image:
    picture = Image.open(io.BytesIO(taken.data))
    picture.load()
    return picture


def assert_is_clean(taken: Taken) -> None:
    """Nothing but a picture: WebP, upright, sRGB, with nothing beside it."""
    picture = opened(taken)
    assert (picture.format, picture.mode, picture.size) == ("WEBP", "RGB", (taken.width, taken.height))
    assert not {"exif", "xmp", "icc_profile", "comment"} & set(picture.info)
    assert max(picture.size) <= 2048
    assert not any(word in taken.data for word in (b"evil", b"script", b"Acme", b"PK\x03\x04", b"Exif"))
    assert taken.data[8:16] == b"WEBPVP8 "
    assert taken.peak <= MOST_BYTES_OF_MEMORY


def test_the_files_are_many() -> None:
    assert len(BAD) >= 60
    assert len(ODD) >= 20


@pytest.mark.parametrize("name", BAD)
async def test_a_bad_file_is_answered_by_a_sentence(name: str) -> None:
    with pytest.raises(NotTaken) as refused:
        await take_in(BAD[name]())
    hint = refused.value.hint
    assert hint[0].isupper() and hint.endswith(".") and len(hint) < 250
    assert not any(word in hint for word in ("Error", "Exception", "Traceback", "PIL", "evil"))


@pytest.mark.parametrize("name", ODD)
async def test_an_odd_file_becomes_a_clean_picture(name: str) -> None:
    taken = await take_in(ODD[name]())
    assert_is_clean(taken)
    assert ORDER not in " ".join(taken.notes)


@pytest.mark.parametrize("turn", range(1, 9))
async def test_a_picture_is_turned_as_its_camera_was_held(turn: int) -> None:
    """The red corner of the picture is where the camera says that it is."""
    corner = {1: (0, 0), 2: (1, 0), 3: (1, 1), 4: (0, 1), 5: (0, 0), 6: (1, 0), 7: (1, 1), 8: (0, 1)}[turn]
    taken = await take_in(ODD[f"a JPEG turned {turn}"]())
    assert (taken.width, taken.height) == ((64, 48) if turn < 5 else (48, 64))
    at = (4 + corner[0] * (taken.width - 8), 4 + corner[1] * (taken.height - 8))
    red, _, blue = opened(taken).getpixel(at)  # type: ignore[misc]
    assert red > 150 > blue


async def test_the_heaviest_pictures_stay_below_256_megabytes() -> None:
    for name, data in heavy().items():
        taken = await take_in(data)
        assert 0 < taken.peak <= MOST_BYTES_OF_MEMORY, name
        assert max(taken.width, taken.height) == 2048


async def test_a_file_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """No file is known that does: here the time is up before the process has begun."""
    monkeypatch.setattr(taking, "PATIENCE_S", 0)
    with pytest.raises(NotTaken, match="too long"):
        await take_in(encoded(plain()))


async def test_a_process_that_dies_is_answered_by_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking, "BOOT", "import os; os.kill(os.getpid(), 9)")
    with pytest.raises(NotTaken, match="damaged"):
        await take_in(encoded(plain()))


@pytest.mark.parametrize("name", ["MOST_MEMORY", "MOST_SECONDS"])
async def test_the_process_keeps_to_its_limits(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """A process that wants more than it may have gets no further."""
    wants = {
        "MOST_MEMORY": "bytearray(400_000_000)",
        "MOST_SECONDS": "worker.MOST_SECONDS = 1; worker.limit(); exec('while 1: pass')",
    }
    begin = taking.BOOT.replace("from social_tools.intake.worker import main; main()", "")
    monkeypatch.setattr(
        taking,
        "BOOT",
        f"{begin}from social_tools.intake import worker; worker.limit(); {wants[name]}; print('{{\"w\": 1}}')",
    )
    said, _ = await taking._opened(encoded(plain()), "")
    assert said == {}


@settings(max_examples=12)
@given(
    kind=st.sampled_from(["JPEG", "PNG", "WEBP", "AVIF", "GIF"]),
    at=st.floats(0, 1),
    rubbish=st.binary(min_size=1, max_size=200),
)
async def test_a_file_with_rubbish_anywhere_is_a_clean_picture_or_a_sentence(
    kind: str, at: float, rubbish: bytes
) -> None:
    data = encoded(plain(200, 150), kind)
    place = int(at * len(data))
    try:
        taken = await take_in(data[:place] + rubbish + data[place + len(rubbish) :])
    except NotTaken:
        return
    assert taken.data[:4] == b"RIFF" and taken.peak <= MOST_BYTES_OF_MEMORY
