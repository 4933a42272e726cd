"""A disk that is full, a folder that cannot be written to, files that are damaged, and what a crash leaves behind."""

import contextlib
import os
import resource
import tempfile
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
from chat import Chat, newcomer
from conftest import NOON, Cast
from hypothesis import given
from hypothesis import strategies as st
from live import Live, free_port, obey_modes, running, salon

from social_tools import gate
from storage import images
from storage.media import NEW_MS, Media

HTML = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """A Salon with Ada in it, whose disk and pictures may be spoiled; it obeys the modes of files, also as root."""
    home = tmp_path_factory.mktemp("spoiled") / "home"
    salon("user", "add", "ada", "--home", str(home))
    forgotten = home / "media" / "ab" / ".new-forgotten"
    forgotten.parent.mkdir(parents=True)
    forgotten.touch()
    os.utime(forgotten, (0, 0))
    with running(home, before=obey_modes) as started:
        yield started


def test_what_a_killed_server_left_half_written_is_removed_at_the_next_start(product: Live) -> None:
    forgotten = product.home / "media" / "ab" / ".new-forgotten"
    for _ in range(2000):
        if not forgotten.exists():
            return
        httpx2.get(f"{product.url}/health")
    pytest.fail("it is still there")


@contextlib.contextmanager
def full_disk(product: Live) -> Iterator[None]:
    """No file of the server's grows, until there is space again."""
    if not hasattr(resource, "prlimit"):
        pytest.skip("this system cannot limit a running process")
    resource.prlimit(product.process.pid, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
    try:
        yield
    finally:
        resource.prlimit(product.process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


@contextlib.contextmanager
def read_only(folder: Path) -> Iterator[None]:
    folders = [folder, *(path for path in folder.rglob("*") if path.is_dir())]
    for path in folders:
        path.chmod(0o555)
    try:
        yield
    finally:
        for path in folders:
            path.chmod(0o755)


async def test_with_a_full_disk_the_chat_says_so_and_goes_on_once_there_is_space(product: Live) -> None:
    async with Chat(product, newcomer(product)) as chat:
        assert "Here it is" in await chat.say("draw a fox")
        with full_disk(product):
            for message in ("draw a whale", 'post "hello"', "share it saying hello"):
                assert "disk is full" in await chat.say(message), message
            pressed = await chat.press(tool="create_image", arguments={"prompt": "an owl"})
            assert "disk is full" in pressed["say"]
            assert await chat.say("hello") and await chat.say("show me my feed"), "what needs no space still works"
            page = httpx2.get(f"{product.url}/", headers=HTML)
            assert page.status_code == 503 and "disk is full" in page.text
            done = product.salon("do", "share_post", '{"text": "hello"}', "--as", "ada", "--yes")
            assert done.returncode == 4 and "disk is full" in done.stdout and "Traceback" not in done.stderr
        assert "Here it is" in await chat.say("draw a whale")
        assert "It is out" in await chat.say('post "there is space again"')
        await chat.say("show me my posts")
        assert [item["text"] for item in chat.card("FeedCard")["items"]] == ["there is space again"]
    assert "Traceback" not in product.log.read_text()


async def test_with_a_read_only_media_folder_the_chat_says_so_and_goes_on_once_it_is_not(product: Live) -> None:
    async with Chat(product, newcomer(product)) as chat:
        with read_only(product.home / "media"):
            assert "cannot be written to" in await chat.say("draw a lighthouse")
            assert "It is out" in await chat.say('post "words need no media folder"')
        assert "Here it is" in await chat.say("draw a lighthouse")


def test_a_read_only_data_folder_is_a_sentence_for_every_command(tmp_path: Path) -> None:
    home = tmp_path / "home"
    at_home = ("--home", str(home))
    salon("user", "add", "ada", *at_home)
    commands = [
        ("chat", "--port", str(free_port()), "--no-browser"),
        ("ask", "hello", "--as", "ada"),
        ("do", "share_post", '{"text": "hello"}', "--as", "ada", "--yes"),
    ]
    with read_only(home):
        for command in commands:
            done = salon(*command, *at_home, before=obey_modes)
            assert done.returncode == 1 and "cannot be written to" in done.stderr, done
            assert len(done.stderr.splitlines()) == 1
    assert salon(*commands[1], *at_home, before=obey_modes).returncode == 0


@pytest.mark.parametrize("damage", ["missing", "empty", "cut short"])
async def test_a_damaged_picture_answers_like_none_and_breaks_no_page_and_no_card(product: Live, damage: str) -> None:
    async with Chat(product, newcomer(product)) as chat:
        await chat.say("draw a fox")
        picture = chat.card("PictureCard")["pictures"][0]
        await chat.say("share it saying good morning")
        await chat.say("yes")
        before = set((product.home / "media").rglob("*"))
        with httpx2.Client(base_url=product.url, cookies={product.cookie: chat.token}) as client:
            addresses = picture["src"], picture["src"].replace(".webp", ".512.webp")
            assert [client.get(address).status_code for address in addresses] == [200, 200]
            for path in before:
                if path.is_file():
                    spoil(path, damage)
            for address in addresses:
                answer = client.get(address)
                assert answer.status_code == 404 and "There is nothing here" in answer.text
            await chat.say("show me my posts")
            item = chat.card("FeedCard")["items"][0]
            assert item["pictures"][0]["alt"] == picture["alt"]
            page = client.get(item["url"])
            assert page.status_code == 200 and f'alt="{picture["alt"]}"' in page.text
        assert "Here it is" in await chat.say("draw a fox"), "another picture can be made"


def spoil(path: Path, damage: str) -> None:
    if damage == "missing":
        path.unlink()
    else:
        path.write_bytes(b"" if damage == "empty" else path.read_bytes()[:100])


# The sweeper.

AGES = st.sampled_from([0, NEW_MS - 1000, NEW_MS + 1000, 40 * NEW_MS])


def age(path: Path, milliseconds: int) -> Path:
    os.utime(path, ((NOON - milliseconds) / 1000,) * 2)
    return path


@given(files=st.lists(st.tuples(st.sampled_from(["needed", "spare", "unfinished", "foreign"]), AGES), max_size=8))
async def test_the_sweeper_removes_what_is_old_and_spare_and_nothing_else(files: list[tuple[str, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        media, needed, stay, go = Media(Path(folder)), set[str](), set[Path](), set[Path]()
        for number, (kind, milliseconds) in enumerate(files):
            if kind in ("needed", "spare"):
                sha256 = await media.put(bytes([number]), b"small")
                needed |= {sha256} if kind == "needed" else set()
                paths = [path for side in (0, 512) if (path := media.path(sha256, side))]
            else:
                paths = [media.folder / "ab" / (f".new-{number}" if kind == "unfinished" else f"notes-{number}.txt")]
                paths[0].parent.mkdir(exist_ok=True)
                paths[0].touch()
            aged = {age(path, milliseconds) for path in paths}
            removed = milliseconds > NEW_MS and kind in ("spare", "unfinished")
            (go if removed else stay).update(aged)

        async def named(names: list[str]) -> set[str]:
            return needed & set(names)

        assert await media.sweep(named, NOON) == len(go)
        assert {path for path in media.folder.rglob("*") if path.is_file()} == stay


async def test_a_picture_that_is_made_again_while_the_sweeper_looks_is_kept(tmp_path: Path) -> None:
    media = Media(tmp_path)
    path = media.path(await media.put(b"a fox"))
    assert path is not None
    now = int(path.stat().st_mtime * 1000)
    os.utime(path, (0, 0))

    async def named(names: list[str]) -> set[str]:
        await media.put(b"a fox")
        return set()

    assert await media.sweep(named, now) == 0 and path.exists()


async def test_the_sweeper_asks_the_rows_of_the_database(any_cast: Cast) -> None:
    cast = any_cast
    await gate.call(cast.asks(cast.ada), "create_image", {"prompt": "a fox"})
    await cast.salon.media.put(b"of no picture", b"small")
    files = [age(path, 2 * NEW_MS) for path in cast.salon.media.folder.rglob("*") if path.is_file()]
    assert len(files) == 4
    assert await cast.salon.media.sweep(lambda names: cast.salon.db.read(images.named, names), NOON) == 2
    kept = await cast.salon.db.read(images.files, "", 10)
    assert [cast.salon.media.whole(sha256, size) is not None for sha256, size in kept] == [True]
