"""Storage keeps what it confirms, on SQLite and on PostgreSQL."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Clock, person
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlmodel import SQLModel

from storage import changes, dialect, feed, follows, images, people, post_views, posts, receipts, signins, threads
from storage.database import Database, Reader, Writer
from storage.errors import DataInUse, StorageError
from storage.ids import MAX_ID, IdMaker, created_ms, parse_id
from storage.media import Media
from storage.migrate import is_ours
from storage.models import Account, Image, Shown, Visibility
from storage.posts import NewPost


def picture(db: Database, owner: int, token: str = "t" * 24) -> Image:
    return Image(
        id=db.new_id(), token=token, owner_id=owner, sha256="0" * 64, mime="image/webp", width=8, height=8, size=1,
        alt="A fox", prompt="fox", maker="salon-painter", drawn=["fox"], missed=[], scene={},
    )  # fmt: skip


async def test_every_live_connection_has_the_durability_that_the_facts_ask_for(any_db: Database) -> None:
    assert await any_db.careless() == []


async def test_a_careless_setting_on_a_live_connection_is_found(file_db: Database) -> None:
    await file_db._writing.run_sync(
        lambda connection: dialect.driver_of(connection).execute("PRAGMA synchronous=NORMAL")
    )
    assert await file_db.careless() == ["synchronous is 1, not 2"]


async def test_a_reading_session_cannot_write(any_db: Database) -> None:
    assert not hasattr(Reader, "run") and not hasattr(Reader, "add")
    ada = await person(any_db, "ada")

    def sneak(reader: Reader) -> None:
        Writer(reader._statements, lambda: 0, any_db.new_id).add_if_absent(Account(id=1, key="k", handle="h", name="n"))

    with pytest.raises((StorageError, Exception), match=r"readonly|read-only|cannot be written"):
        await any_db.read(sneak)
    assert await any_db.read(people.by_handle, "h") is None
    assert await any_db.read(people.by_id, ada.id) == ada


async def test_a_thousand_posts_at_once_are_all_kept_and_counted_in_few_commits(any_db: Database) -> None:
    ada = await person(any_db, "ada")
    before = any_db.commits
    made = await asyncio.gather(*(any_db.write(posts.publish, NewPost(ada.id, f"{n}")) for n in range(1000)))
    assert len({id_ for id_, _ in made}) == 1000
    found = await any_db.read(people.by_id, ada.id)
    assert found is not None and found.posts == 1000
    assert any_db.commits - before < 50


async def test_a_change_that_fails_leaves_nothing_and_takes_nothing_else_with_it(any_db: Database) -> None:
    ada = await person(any_db, "ada")

    def half(writer: Writer) -> None:
        posts.publish(writer, NewPost(ada.id, "half"))
        raise ValueError("on the way")

    outcomes = await asyncio.gather(
        any_db.write(posts.publish, NewPost(ada.id, "whole")),
        any_db.write(half),
        any_db.write(posts.publish, NewPost(ada.id, "too")),
        return_exceptions=True,
    )
    assert isinstance(outcomes[1], ValueError)
    page = await any_db.read(feed.by_author, ada.id, ada.id, None, 10)
    assert [post.text for post in page.posts] == ["too", "whole"]


async def test_what_was_confirmed_is_there_after_opening_again(database_url: str, clock: Clock) -> None:
    database = await Database(database_url, clock=clock).open()
    ada = await person(database, "ada")
    id_, _ = await database.write(posts.publish, NewPost(ada.id, "kept"))
    await database.close()
    clock.now -= 86_400_000
    database = await Database(database_url, clock=clock).open()
    view = await database.read(post_views.view, 0, id_)
    assert view is not None and view.text == "kept"
    assert database.new_id() > id_, "ids grow, even when the clock goes backwards over a restart"
    await database.close()


async def test_a_post_survives_the_death_of_its_process(tmp_path: Path) -> None:
    script = (
        "import asyncio, os\n"
        "from storage import people, posts\n"
        "from storage.database import Database\n"
        "async def main():\n"
        f"    db = await Database('sqlite:///{tmp_path}/salon.db').open()\n"
        "    ada = await db.write(people.create, key='a', handle='ada', name='Ada')\n"
        "    id_, _ = await db.write(posts.publish, posts.NewPost(ada.id, 'kept'))\n"
        "    print(id_, flush=True)\n"
        "    os.kill(os.getpid(), 9)\n"
        "asyncio.run(main())\n"
    )
    root = Path(__file__).parent.parent
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, cwd=root, env={**os.environ, "PYTHONPATH": str(root)}
    )
    assert done.returncode == -9
    database = await Database(f"sqlite:///{tmp_path}/salon.db").open()
    view = await database.read(post_views.view, 0, int(done.stdout))
    await database.close()
    assert view is not None and view.text == "kept"


async def test_a_second_process_on_the_same_file_is_refused_in_a_sentence(tmp_path: Path) -> None:
    database = await Database(f"sqlite:///{tmp_path / 'salon.db'}").open()
    with pytest.raises(DataInUse, match="already using"):
        await Database(f"sqlite:///{tmp_path / 'salon.db'}").open()
    await database.close()


@pytest.mark.parametrize(
    ("url", "words"), [("mysql://x/y", "SQLite and PostgreSQL"), ("nonsense", "not one I can read")]
)
def test_an_address_of_another_engine_is_refused_in_a_sentence(url: str, words: str) -> None:
    with pytest.raises(StorageError, match=words):
        Database(url)


async def test_a_damaged_file_and_a_database_that_is_not_there_are_a_sentence(tmp_path: Path, postgres: str) -> None:
    (tmp_path / "salon.db").write_text("not a database at all, but a letter to my aunt. " * 100)
    with pytest.raises(StorageError, match="damaged"):
        await Database(f"sqlite:///{tmp_path / 'salon.db'}").open()
    with pytest.raises(StorageError, match="does not let Salon in"):
        await Database(postgres.replace("/postgres?", "/nowhere?")).open()
    with pytest.raises(StorageError, match="does not answer"):
        await Database("postgresql+asyncpg://salon@127.0.0.1:1/salon").open()


async def test_the_newest_migration_and_the_tables_say_the_same(any_db: Database) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext
    from sqlmodel import SQLModel

    def differences(connection: object) -> list[object]:
        context = MigrationContext.configure(connection, opts={"include_object": is_ours})  # type: ignore[arg-type]
        return compare_metadata(context, SQLModel.metadata)

    assert await any_db._writing.run_sync(differences) == []


async def test_following_counts_once_and_tells_what_takes_it_back(any_db: Database) -> None:
    ada, bob = await person(any_db, "ada"), await person(any_db, "bob")
    undo = await any_db.write(follows.follow, ada.id, bob.id)
    assert await any_db.write(follows.follow, ada.id, bob.id) is None
    now = await any_db.read(people.by_id, bob.id)
    assert undo is not None and now is not None and now.followers == 1
    redo = await any_db.write(changes.apply, undo)
    assert await any_db.read(people.by_id, bob.id) == bob
    assert redo is not None and redo["change"] == "follow"


async def test_a_viewer_sees_what_they_may_and_nothing_else(any_db: Database) -> None:
    ada, bob, cy = [await person(any_db, name) for name in ("ada", "bob", "cy")]
    await any_db.write(follows.follow, bob.id, ada.id)
    made = {kind: (await any_db.write(posts.publish, NewPost(ada.id, kind.name, kind)))[0] for kind in Visibility}
    ids = list(made.values())

    async def seen(viewer: int) -> set[str]:
        return {view.text for view in await any_db.read(post_views.views, viewer, ids)}

    assert await seen(ada.id) == {"public", "unlisted", "followers", "direct"}
    assert await seen(bob.id) == {"public", "unlisted", "followers"}
    assert await seen(cy.id) == await seen(0) == {"public", "unlisted"}
    explore = await any_db.read(feed.explore, cy.id, None, 10)
    assert [post.text for post in explore.posts] == ["public"]


async def test_a_picture_may_be_fetched_by_its_owner_and_by_who_sees_a_post_with_it(any_db: Database) -> None:
    ada, bob = await person(any_db, "ada"), await person(any_db, "bob")
    image = picture(any_db, ada.id)
    await any_db.write(images.add, image)

    async def may(viewer: int) -> bool:
        return await any_db.read(images.fetchable, viewer, image.token) is not None

    assert (await may(ada.id), await may(bob.id), await may(0)) == (True, False, False)
    post, undo = await any_db.write(posts.publish, NewPost(ada.id, "", Visibility.followers, [(image.id, "A fox")]))
    assert (await may(bob.id), await may(0)) == (False, False)
    await any_db.write(follows.follow, bob.id, ada.id)
    assert (await may(bob.id), await may(0)) == (True, False)
    await any_db.write(changes.apply, undo)
    assert (await may(ada.id), await may(bob.id)) == (True, False)
    view = await any_db.read(post_views.view, ada.id, post)
    assert view is None


async def test_pages_have_no_gap_and_no_repeat_while_others_post(any_db: Database) -> None:
    ada, bob = await person(any_db, "ada"), await person(any_db, "bob")
    await any_db.write(follows.follow, bob.id, ada.id)
    for n in range(20):
        await any_db.write(posts.publish, NewPost(ada.id, f"{n}"))
    texts: list[str] = []
    cursor: int | None = None
    pages = 0
    while True:
        pages += 1
        page = await any_db.read(feed.home, bob.id, cursor, 10)
        texts += [post.text for post in page.posts]
        await any_db.write(posts.publish, NewPost(ada.id, "while reading"))
        if (cursor := page.next) is None:
            break
    assert texts == [f"{n}" for n in range(19, -1, -1)]
    assert pages == 2, "a full last page is the last"


async def test_the_taint_of_a_thread_is_never_taken_back(any_db: Database) -> None:
    ada, bob = await person(any_db, "ada"), await person(any_db, "bob")
    assert not await any_db.read(threads.tainted, ada.id, "t")
    await any_db.write(threads.taint, ada.id, "t")
    await any_db.write(threads.show, ada.id, "t", "user", ["@bob"], {})
    assert await any_db.read(threads.tainted, ada.id, "t")
    assert await any_db.read(threads.tainted, bob.id, "t"), "somebody else's thread is never clean"
    assert await any_db.read(threads.recent, bob.id, "t") == []


async def test_nobody_can_write_into_what_somebody_elses_thread_has_shown(any_db: Database) -> None:
    ada, bob = await person(any_db, "ada"), await person(any_db, "bob")
    await any_db.write(threads.show, ada.id, "t", "user", ["@cy"], {})
    await any_db.write(threads.show, bob.id, "t", "user", ["@evil"], {})
    await any_db.write(threads.taint, bob.id, "t")
    assert [shown.items for shown in await any_db.read(threads.recent, ada.id, "t")] == [["@cy"]]
    assert not await any_db.read(threads.tainted, ada.id, "t")


async def test_receipts_are_only_their_owners(any_db: Database) -> None:
    ada, bob = await person(any_db, "ada"), await person(any_db, "bob")
    made = await any_db.write(
        receipts.add, ada.id, tool="follow_user", target="@bob", words="You followed @bob", undo=None, result={}
    )
    assert await any_db.read(receipts.get, ada.id, made.id) == made
    assert await any_db.read(receipts.get, bob.id, made.id) is None


@given(st.lists(st.integers(min_value=0, max_value=3_900_000_000_000), min_size=2, max_size=300))
def test_ids_only_grow_and_stay_exact_in_javascript_whatever_the_clock_does(times: list[int]) -> None:
    ticks = iter(times)
    maker = IdMaker(lambda: next(ticks), worker=3)
    made = [maker() for _ in times]
    assert made == sorted(set(made)) and made[-1] <= MAX_ID


def test_an_id_tells_when_it_was_made() -> None:
    assert created_ms(IdMaker(lambda: 1_795_000_000_123)()) == 1_795_000_000_123


@given(st.text(max_size=30))
def test_only_decimal_strings_are_ids(text: str) -> None:
    found = parse_id(text)
    assert found is None or (str(found) == text.lstrip("0") and 0 < found <= MAX_ID)


async def test_media_are_whole_or_not_there(tmp_path: Path) -> None:
    media = Media(tmp_path / "media")
    name = await media.put(b"large", b"small")
    assert await media.put(b"large", b"small") == name
    large, small = media.path(name), media.path(name, 512)
    assert large and small and (large.read_bytes(), small.read_bytes()) == (b"large", b"small")
    assert media.path("0" * 64) is None and media.path("../../etc/passwd") is None
    assert list((tmp_path / "media").rglob(".new-*")) == []


async def test_a_folder_that_cannot_be_written_to_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "media").write_text("a file where a folder should be")
    with pytest.raises(StorageError, match="could not be saved"):
        await Media(tmp_path / "media").put(b"x")
    with pytest.raises(StorageError, match="cannot be written to"):
        await Database(f"sqlite:///{tmp_path}/media/salon.db").open()


async def test_a_sign_in_that_has_expired_is_worth_nothing_and_is_forgotten(any_db: Database, clock: Clock) -> None:
    ada = await person(any_db, "ada")
    for key, minutes in (("short", 1), ("long", 60)):
        await any_db.write(signins.add, key, ada.id, clock.now + minutes * 60_000)
    clock.forward(minutes=5)
    assert await any_db.read(signins.person, "short") is None
    assert await any_db.read(signins.person, "long") == ada
    await any_db.write(signins.sweep)
    clock.now -= 5 * 60_000
    assert await any_db.read(signins.person, "short") is None, "its row is gone"


PLAIN: dict[type, object] = {int: 1, float: 1.0, bool: False}


def _limited() -> list[tuple[str, str, int]]:
    columns = [column for table in SQLModel.metadata.sorted_tables for column in table.c]
    return [(each.table.name, each.name, longest) for each in columns if (longest := getattr(each.type, "length", 0))]


async def test_no_column_takes_a_text_that_is_longer_than_it_says(any_db: Database) -> None:
    def longer(connection: Connection, table: str, name: str, longest: int, more: int) -> str:
        """What is said about a row that has nothing else in its place either."""
        columns = SQLModel.metadata.tables[table].c
        values = {each.name: PLAIN.get(each.type.python_type, "1") for each in columns if not each.nullable}
        try:
            with connection.begin_nested() as savepoint:
                connection.execute(columns[name].table.insert().values({**values, name: "x" * (longest + more)}))
                savepoint.rollback()
        except DBAPIError as error:
            return str(error.orig)
        return ""

    for table, name, longest in _limited():
        assert "value too long" in await any_db.maintain(longer, table, name, longest, 1), f"{table}.{name}"
        assert "value too long" not in await any_db.maintain(longer, table, name, longest, 0), f"{table}.{name}"


async def test_no_id_comes_again_after_a_restart_with_a_clock_that_went_back(database_url: str, clock: Clock) -> None:
    db = await Database(database_url, clock=clock).open()
    await person(db, "ada")
    clock.forward(minutes=60)
    shown = Shown(id=db.new_id(), thread_id="t", kind="posts", items=[], about={})
    await db.write(Writer.add, shown)
    await db.close()
    clock.forward(minutes=-60)
    db = await Database(database_url, clock=clock).open()
    assert db.new_id() >> 4 > shown.id >> 4, "whatever table has the newest"
    await db.close()
