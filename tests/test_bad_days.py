"""Days on which the disk fills up or the machine dies: what was confirmed is there, and nothing half."""

from pathlib import Path

from killing import check, posting

from storage import people
from storage.database import Database


async def test_a_full_disk_is_a_sentence_and_keeps_what_was_confirmed(tmp_path: Path) -> None:
    process = posting(tmp_path, limit=900_000)
    output, _ = process.communicate(timeout=120)
    *lines, refused = output.splitlines()
    assert refused.startswith("refused") and "disk" in refused and refused.endswith(".")
    await check(tmp_path, [(int(id_), sha) for id_, sha in map(str.split, lines)])
    db = await Database(f"sqlite:///{tmp_path}/salon.db").open()
    ada = await db.read(people.by_handle, "ada")
    assert ada is not None and ada.posts >= len(lines) > 0, "with space again, it goes on"
    await db.close()


def test_no_half_written_picture_is_left_under_a_name_that_could_be_served(tmp_path: Path) -> None:
    process = posting(tmp_path)
    assert process.stdout is not None
    process.stdout.readline()
    process.kill()
    process.wait()
    process.stdout.close()
    for file in (tmp_path / "media").rglob("*"):
        if file.is_file() and not file.name.startswith(".new-"):
            assert file.stat().st_size in (3000, 10), file.name
