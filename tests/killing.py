"""Killing Salon while people post, and looking at what is left. `./salon bench kills` does it more often."""

import asyncio
import contextlib
import hashlib
import io
import itertools
import random
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx2
from chat import Chat, newcomer
from live import ROOT, Live, environment, running
from PIL import Image as Pillow
from sqlalchemy import text

from assistant import reach
from assistant.settings import load
from storage import images, post_views
from storage.database import Database, Reader
from storage.errors import StorageError

Told = Callable[[int], None]
"""Called with the number of kills so far."""
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
            made = posts.publish(writer, posts.NewPost(ada.id, "kept", images=[(image.id, "A fox")]))
            posts.publish(writer, posts.NewPost(ada.id, "to it", reply_to=made[0]))
            return made
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
TOP = "FROM post p WHERE p.reply_to IS NULL"
HALF = {
    "posts without their picture": f"SELECT count(*) {TOP} AND p.id NOT IN (SELECT post_id FROM post_image)",
    "posts without their reply": f"SELECT count(*) {TOP} AND p.id NOT IN (SELECT root FROM post WHERE root > 0)",
    "replies to nothing": "SELECT count(*) FROM post WHERE reply_to > 0 AND reply_to NOT IN (SELECT id FROM post)",
    "pictures of no post": "SELECT count(*) FROM image WHERE id NOT IN (SELECT image_id FROM post_image)",
    "a wrong count of replies": f"SELECT count(*) {TOP} AND replies <> 1",
    "a wrong count of posts": "SELECT abs(posts - (SELECT count(*) FROM post)) FROM account",
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
        assert found is not None and found.sha256 == sha
        assert hashlib.sha256((home / "media" / sha[:2] / sha).read_bytes()).hexdigest() == sha
    await db.close()


def nobody_told(_kills: int) -> None:
    pass


async def kill_storage(home: Path, kills: int, told: Told = nobody_told) -> None:
    """Kill a process so often that posts with pictures as fast as it can, at a moment of which it knows nothing."""
    confirmed: list[tuple[int, str]] = []
    for round_ in range(kills):
        process = posting(home)
        assert process.stdout is not None
        for _ in range(random.Random(round_).randint(1, 30)):
            id_, sha = process.stdout.readline().split()
            confirmed.append((int(id_), sha))
        process.kill()
        confirmed += [(int(id_), sha) for id_, sha in (line.split() for line in process.stdout if line.endswith("\n"))]
        process.wait()
        process.stdout.close()
        told(round_ + 1)
    assert len(confirmed) > kills
    await check(home, confirmed)


def do(home: Path, handle: str, tool: str, **arguments: Any) -> dict[str, Any]:
    """`salon do … --as HANDLE --yes` through the running server, without a process for each."""
    told = reach.run(load(home=home), "do", handle=handle, tool=tool, arguments=arguments, yes=True)
    assert "error" not in told["data"], told
    found: dict[str, Any] = told["data"]
    return found


def share_picture(home: Path, handle: str, text: str) -> None:
    made = do(home, handle, "create_image", prompt="a fox")["images"][0]
    do(home, handle, "share_post", text=text, images=[{"id": made["id"], "alt": made["alt"]}])


def share_text(home: Path, handle: str, text: str) -> None:
    do(home, handle, "share_post", text=text)


async def post_until_killed(product: Live, round_: int, confirmed: list[str]) -> None:
    """Post in three ways at once, and kill the server amid it. Each round has a newcomer: nobody may post for ever."""
    handle = f"ada_{round_}"
    reach.run(load(home=product.home), "user add", handle=handle, name="Ada", passphrase=None)
    left = iter(range(random.Random(round_).randint(3, 9)))
    killed = asyncio.Event()

    def confirm(text: str) -> None:
        confirmed.append(text)
        if next(left, None) is None:
            product.process.kill()
            killed.set()

    async def by_command(way: str) -> None:
        with contextlib.suppress(StorageError):
            for number in itertools.count():
                text = f"{way} {round_} {number}"
                act = share_picture if way == "picture" else share_text
                await asyncio.to_thread(act, product.home, handle, text)
                confirm(text)
                if killed.is_set():
                    return

    async def by_chat() -> None:
        async with Chat(product, newcomer(product)) as chat:
            for number in itertools.count():
                text = f"chat {round_} {number}"
                if "It is out" in await chat.say(f'post "{text}"'):
                    confirm(text)

    chatting = asyncio.create_task(by_chat())
    posting_ = [asyncio.create_task(by_command(way)) for way in ("command", "picture")]
    await killed.wait()
    chatting.cancel()
    await asyncio.gather(*posting_, chatting, return_exceptions=True)


async def kill_product(home: Path, kills: int, told: Told = nobody_told) -> None:
    """Kill the server so often while people post by chat and command: what was confirmed is shown, whole and once."""
    confirmed = list[str]()
    for round_ in range(kills):
        with running(home) as product:
            await post_until_killed(product, round_, confirmed)
        told(round_ + 1)
    with running(home) as product, httpx2.Client(base_url=product.url) as client:
        shown, cursor = list[dict[str, Any]](), {}
        while cursor is not None:
            page = do(home, "ada_0", "read_feed", feed="explore", limit=40, **cursor)
            shown += page["items"]
            cursor = {"cursor": page["next"]} if page["next"] else None
        texts = [item["text"] for item in shown]
        assert set(confirmed) <= set(texts) and len(texts) == len(set(texts))
        for item in shown:
            pictures = re.findall(r'src="(/media/[^"]+)"', client.get(f"/p/{item['id']}").text)
            assert len(pictures) == ("picture" in item["text"])
            assert all(Pillow.open(io.BytesIO(client.get(picture).content)).load() for picture in pictures)
