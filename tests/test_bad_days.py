"""Days on which the machine dies or fills up: what was confirmed is there, and nothing half."""

import random
import subprocess
import sys
from pathlib import Path

from live import ROOT, environment
from sqlalchemy import text

from storage import images, people, post_views
from storage.database import Database, Reader

KILLS = 20
POSTING = """
import asyncio, os, resource, signal, sys
from pathlib import Path
from storage import images, people, posts
from storage.database import Database
from storage.errors import StorageError
from storage.media import Media
from storage.models import Image, Visibility

home, limit = Path(sys.argv[1]), int(sys.argv[2])

async def main():
    db = await Database(f"sqlite:///{home}/salon.db").open()
    media = Media(home / "media")
    ada = await db.read(people.by_handle, "ada") or await db.write(people.create, key="a", handle="ada", name="Ada")

    async def post(data):
        sha = await media.put(data, data[:10])
        image = Image(id=db.new_id(), token=os.urandom(12).hex(), owner_id=ada.id, sha256=sha, mime="image/webp",
                      width=8, height=8, size=1, alt="A fox", prompt="fox", maker="salon-painter",
                      drawn=[], missed=[], scene={})
        def change(writer):
            images.add(writer, image)
            return posts.publish(writer, posts.NewPost(ada.id, "kept", images=[(image.id, "A fox")]))
        id_, _ = await db.write(change)
        print(id_, sha, flush=True)

    if limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        while True:
            await asyncio.gather(*(post(os.urandom(3000)) for _ in range(4)))
    except StorageError as error:
        print("refused", str(error), flush=True)
        await db.close()


signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
asyncio.run(main())
"""
HALF = {
    "posts without their picture": "SELECT count(*) FROM post WHERE id NOT IN (SELECT post_id FROM post_image)",
    "pictures of no post": "SELECT count(*) FROM image WHERE id NOT IN (SELECT image_id FROM post_image)",
    "a wrong count": "SELECT abs(posts - (SELECT count(*) FROM post)) FROM account",
    "a broken file": "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'",
}


def posting(home: Path, limit: int = 0) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", POSTING, home, str(limit)],
        stdout=subprocess.PIPE,
        text=True,
        env=environment(),
        cwd=ROOT,
    )


async def check(home: Path, confirmed: list[tuple[int, str]]) -> None:
    """Every confirmed post is there with its picture's bytes, and nothing half is."""
    db = await Database(f"sqlite:///{home}/salon.db").open()

    def count(reader: Reader, sql: str) -> int:
        return int(reader.value(text(sql)))

    assert {name: await db.read(count, sql) for name, sql in HALF.items()} == dict.fromkeys(HALF, 0)
    views = await db.read(post_views.views, 0, [id_ for id_, _ in confirmed])
    assert len(views) == len(confirmed)
    for view, (_, sha) in zip(views, confirmed, strict=True):
        found = await db.read(images.fetchable, 0, view.pictures[0].token)
        assert found is not None and found[0] == sha
        assert (home / "media" / sha[:2] / sha).stat().st_size == 3000
    await db.close()


async def test_killed_twenty_times_while_posting_it_has_lost_nothing_that_it_confirmed(tmp_path: Path) -> None:
    confirmed: list[tuple[int, str]] = []
    for round_ in range(KILLS):
        process = posting(tmp_path)
        assert process.stdout is not None
        for _ in range(random.Random(round_).randint(1, 30)):
            id_, sha = process.stdout.readline().split()
            confirmed.append((int(id_), sha))
        process.kill()
        confirmed += [(int(id_), sha) for id_, sha in (line.split() for line in process.stdout if line.endswith("\n"))]
        process.wait()
        process.stdout.close()
    assert len(confirmed) > KILLS
    await check(tmp_path, confirmed)


async def test_a_full_disk_is_a_sentence_and_keeps_what_was_confirmed(tmp_path: Path) -> None:
    process = posting(tmp_path, limit=300_000)
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
