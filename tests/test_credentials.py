"""Content credentials: what is made here is signed, what others signed is read, and no file makes either fail."""

import io
import random
import stat
import threading
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image as Pillow

from social_tools import certificate
from social_tools.certificate import Damaged
from social_tools.credential_state import State, from_json
from social_tools.credentials import BIGGEST_CHAIN, Credentials, sniff
from social_tools.marked import PAINTER, Made, webp, xmp
from storage.models import Source

PAINTED = Made(Source.painted, PAINTER)
MODEL = Made(Source.made, "gpt-image-2")
PHOTO, EDITED = Made(Source.photo), Made(Source.edited)
MIMES = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp", "AVIF": "image/avif", "GIF": "image/gif"}


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Credentials:
    return Credentials(tmp_path_factory.mktemp("ours"), "1.2.3")


@pytest.fixture(scope="module")
def theirs(tmp_path_factory: pytest.TempPathFactory) -> Credentials:
    """Another Salon."""
    return Credentials(tmp_path_factory.mktemp("theirs"), "1.2.3")


def picture(form: str = "WEBP", colour: int = 90) -> bytes:
    out = io.BytesIO()
    Pillow.linear_gradient("L").resize((64, 48)).point(lambda level: (level + colour) % 256).save(out, form)
    return out.getvalue()


def pixels(data: bytes) -> bytes:
    with Pillow.open(io.BytesIO(data)) as opened:
        return opened.convert("RGB").tobytes()


@pytest.mark.parametrize("form", MIMES)
def test_a_signed_picture_says_that_it_is_ours_and_looks_as_before(ours: Credentials, form: str) -> None:
    data = picture(form)
    signed = ours.sign(data, MIMES[form], PAINTED)
    found = ours.read(signed)
    assert found == State("ours", "A Salon", "Salon", "algorithmicMedia", 1), ours.trouble
    assert found.words == (
        "Content credentials: drawn by fixed rules, no AI model. Signed by this server, and unchanged since."
    )
    assert pixels(signed) == pixels(data) and len(signed) - len(data) < 5_000, "and holds no second picture"


@pytest.mark.parametrize(
    ("made", "source_type", "ai"),
    [
        (PAINTED, "algorithmicMedia", False),
        (MODEL, "trainedAlgorithmicMedia", True),
        (Made(Source.reworked, "gpt-image-2"), "compositeWithTrainedAlgorithmicMedia", True),
        (PHOTO, "", False),
        (EDITED, "", False),
        (Made(Source.photo, claimed="trainedAlgorithmicMedia"), "trainedAlgorithmicMedia", True),
    ],
)
def test_what_is_claimed_is_what_is_known(ours: Credentials, made: Made, source_type: str, ai: bool) -> None:
    found = ours.read(ours.sign(picture(), "image/webp", made))
    assert (found.standing, found.source_type, found.says_ai) == ("ours", source_type, ai)
    assert (b"DigitalSourceType" in xmp(made)) == bool(source_type)
    assert source_type.encode() in xmp(made)


def test_nothing_personal_and_no_second_picture_is_in_a_manifest(ours: Credentials) -> None:
    report = manifest_of(ours, ours.sign(picture(), "image/webp", PAINTED))
    assert report["claim_generator_info"][0]["name"] == "Salon" and "thumbnail" not in report
    assert report["signature_info"]["issuer"] == "Salon"
    assert not [each for each in report["assertions"] if each["label"] != "c2pa.actions.v2"]


def manifest_of(credentials: Credentials, data: bytes) -> dict[str, Any]:
    import c2pa

    context = credentials._opened()[0]
    found = c2pa.Reader(sniff(data), io.BytesIO(data), context=context).get_active_manifest()
    assert found
    return found


def test_what_another_server_signed_is_whole_but_nobody_vouches_for_it(ours: Credentials, theirs: Credentials) -> None:
    found = ours.read(theirs.sign(picture(), "image/webp", MODEL))
    assert found.standing == "other" and found.says_ai
    assert found.words == (
        "Content credentials: made by an AI model, it says. Signed by “A Salon” with Salon; "
        "nobody vouches here for who that is."
    )
    assert from_json(found.as_json()) == found


def test_a_picture_that_was_changed_after_it_was_signed_is_found_out(ours: Credentials) -> None:
    data = bytearray(ours.sign(picture("PNG"), "image/png", PAINTED))
    at = data.index(b"IDAT") + 20
    data[at] ^= 1
    found = ours.read(bytes(data), "image/png")
    assert found.standing == "changed" and "it was changed after it was signed" in found.words


def test_a_file_without_credentials_has_none(ours: Credentials) -> None:
    for data in (picture(), picture("JPEG"), b"", b"RIFF", b"not a picture", b"<svg xmlns='x'/>"):
        assert ours.read(data) == State("none"), data[:10]
    assert ours.read(picture()).words == "No content credentials."


# What a picture comes from.


def test_a_derivative_keeps_the_chain(ours: Credentials) -> None:
    whole = ours.sign(picture(), "image/webp", PAINTED)
    small = ours.sign(picture(colour=10), "image/webp", PAINTED, [whole], ["c2pa.resized"])
    assert ours.read(small) == State("ours", "A Salon", "Salon", "algorithmicMedia", 2)
    edited = ours.sign(picture(colour=20), "image/webp", EDITED, [small])
    assert ours.read(edited).chain == 3 and ours.read(edited).source_type == "algorithmicMedia"


def test_what_a_model_signed_keeps_its_claim_through_our_edits(ours: Credentials, theirs: Credentials) -> None:
    upload = theirs.sign(picture("JPEG"), "image/jpeg", MODEL)
    edited = ours.sign(picture("PNG"), "image/png", EDITED, [upload])
    found = ours.read(edited)
    assert (found.standing, found.says_ai, found.chain) == ("ours", True, 2)


def test_a_collage_names_each_of_its_parts(ours: Credentials) -> None:
    parts = [ours.sign(picture(form), MIMES[form], PHOTO) for form in ("PNG", "JPEG", "WEBP")]
    collage = ours.sign(picture(), "image/webp", EDITED, parts)
    report = manifest_of(ours, collage)
    assert [each["relationship"] for each in report["ingredients"]] == ["componentOf"] * 3
    assert ours.read(collage) == State("ours", "A Salon", "Salon", "composite", 4)


def test_a_chain_that_grows_too_long_is_cut_so_that_small_pictures_stay_small(ours: Credentials) -> None:
    data = ours.sign(picture(), "image/webp", PAINTED)
    for _ in range(30):
        data = ours.sign(picture(), "image/webp", PAINTED, [data], ["c2pa.resized"])
        assert len(data) < BIGGEST_CHAIN + 2_000
        assert ours.read(data).standing == "ours"


# The certificate.


def test_the_key_is_readable_by_its_owner_alone_and_made_once(tmp_path: Path) -> None:
    first = certificate.load(tmp_path)
    file = tmp_path / certificate.NAME
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert certificate.load(tmp_path) == first and [each.name for each in tmp_path.iterdir()] == [file.name]


def test_those_who_come_at_once_get_the_same_certificate(tmp_path: Path) -> None:
    found: list[int] = []
    together = threading.Barrier(8)

    def come() -> None:
        together.wait()
        found.append(certificate.load(tmp_path).serial)

    threads = [threading.Thread(target=come) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8 and len(set(found)) == 1


@pytest.mark.parametrize("damage", [b"", b"not a certificate", None])
def test_a_damaged_certificate_leaves_pictures_unsigned_and_says_so(tmp_path: Path, damage: bytes | None) -> None:
    file = tmp_path / certificate.NAME
    certificate.load(tmp_path)
    file.write_bytes(file.read_bytes()[:400] if damage is None else damage)
    credentials, data = Credentials(tmp_path), picture()
    assert credentials.sign(data, "image/webp", PAINTED) == data
    assert "is damaged, so new pictures are not signed" in credentials.trouble
    assert credentials.read(data) == State("none")
    with pytest.raises(Damaged):
        certificate.read(file)
    file.unlink()
    assert credentials.read(credentials.sign(data, "image/webp", PAINTED)).standing == "ours", "without a restart"
    assert credentials.trouble == ""


def test_a_key_of_another_certificate_is_damage(tmp_path: Path) -> None:
    for name in ("one", "other"):
        certificate.load(tmp_path / name)
    one, other = ((tmp_path / name / certificate.NAME).read_bytes() for name in ("one", "other"))
    mixed = tmp_path / certificate.NAME
    mixed.write_bytes(certificate._blocks(one)[0] + b"".join(certificate._blocks(other)[1:]))
    with pytest.raises(Damaged):
        certificate.read(mixed)


def test_pictures_go_on_where_the_folder_cannot_be_written_to(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file where a folder should be")
    credentials, data = Credentials(tmp_path / "file"), picture()
    assert credentials.sign(data, "image/webp", PAINTED) == data and credentials.trouble


def test_pictures_go_on_without_the_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "c2pa", None)
    credentials, data = Credentials(tmp_path), picture()
    assert credentials.sign(data, "image/webp", PAINTED) == data
    assert "cannot be written on this machine" in credentials.trouble
    assert credentials.read(data) == State("unknown")


# Files by anybody.


@settings(max_examples=60)
@given(seed=st.integers(0, 2**32), form=st.sampled_from(["WEBP", "PNG", "JPEG"]), hits=st.integers(1, 60))
def test_no_damage_to_a_signed_file_makes_reading_fail(ours: Credentials, seed: int, form: str, hits: int) -> None:
    chance = random.Random(seed)
    data = bytearray(ours.sign(picture(form), MIMES[form], PAINTED))
    for _ in range(hits):
        data[chance.randrange(len(data))] = chance.randrange(256)
    if chance.random() < 0.3:
        data = data[: chance.randrange(len(data))]
    assert ours.read(bytes(data), MIMES[form]).words
    signed_again = ours.sign(picture(), "image/webp", EDITED, [bytes(data)])
    assert pixels(signed_again) == pixels(picture())


@given(data=st.binary(max_size=200), mime=st.sampled_from([*MIMES.values(), "image/svg+xml", "", "application/pdf"]))
def test_no_bytes_make_reading_fail(ours: Credentials, data: bytes, mime: str) -> None:
    assert ours.read(data, mime).standing in ("none", "damaged")


def test_words_of_other_peoples_certificates_are_one_short_line() -> None:
    from social_tools.credential_state import state

    report = {
        "active_manifest": "a",
        "manifests": {
            "a": {
                "signature_info": {"issuer": "Ev\u202eil\n<script>" + "x" * 500},
                "claim_generator_info": [{"name": "y\n" * 400}],
                "ingredients": [{"active_manifest": "a"}],
            }
        },
        "validation_state": "Valid",
    }
    found = state(report, None)
    assert found.standing == "other" and len(found.words) < 300
    assert "\n" not in found.words and "\u202e" not in found.words


def test_nothing_of_the_library_is_loaded_before_the_first_picture() -> None:
    import subprocess
    import sys

    code = (
        "import sys, social_tools, social_tools.credentials, assistant.main; from pathlib import Path\n"
        "social_tools.credentials.Credentials(Path('/nonexistent'))\n"
        "print({'c2pa', 'cryptography', 'PIL', 'numpy'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=Path(__file__).parent.parent
    )
    assert done.stdout.strip() == "set()", done.stderr


def test_marks_are_in_the_xmp_of_what_is_encoded_here() -> None:
    data = webp(Pillow.new("RGB", (8, 8)), MODEL)
    with Pillow.open(io.BytesIO(data)) as opened:
        assert b"trainedAlgorithmicMedia" in opened.info["xmp"] and b"gpt-image-2" in opened.info["xmp"]
    assert b'CreatorTool="&lt;b&gt;&amp;"' in xmp(Made(Source.made, "<b>&"))
