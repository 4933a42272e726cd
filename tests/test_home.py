"""The home feed: the same posts by every plan and on both engines, at a fixed price on a file."""

import asyncio
from dataclasses import dataclass, replace

import pytest
from conftest import NOON, Clock, person
from hypothesis import given
from hypothesis import strategies as st
from plans import plan

from storage import dialect, home, people
from storage.database import Database, Writer
from storage.ids import MAX_ID
from storage.models import Mute, Post, Visibility

FILE = dialect.habits("sqlite")
NAMES = ("ada", "bob", "cy", "dot", "eve")


async def test_each_followed_author_is_read_through_the_covering_index(file_db: Database) -> None:
    steps = await plan(file_db, home.of_each(FILE))
    assert any("follow USING PRIMARY KEY (follower_id=?)" in step for step in steps), steps
    assert any("post USING INDEX post_author_seen (author_id=? AND id<?)" in step for step in steps), steps


async def test_who_follows_many_is_served_from_the_newest_posts_of_everybody(file_db: Database) -> None:
    steps = await plan(file_db, home.among_newest(FILE))
    assert "SEARCH post USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)" in steps[0], steps
    assert any("follow USING PRIMARY KEY (follower_id=? AND followee_id=?)" in step for step in steps), steps
    assert not any("TEMP B-TREE" in step for step in steps), steps


@dataclass(frozen=True)
class World:
    """Who follows whom, who has muted whom (until when), and posts as (author, visibility, is a reply)."""

    follows: set[tuple[int, int]]
    mutes: dict[tuple[int, int], int | None]
    posts: list[tuple[int, Visibility, bool]]


person_number = st.integers(0, len(NAMES) - 1)
pairs = st.tuples(person_number, person_number).filter(lambda pair: pair[0] != pair[1])
worlds = st.builds(
    World,
    st.sets(pairs),
    st.dictionaries(pairs, st.sampled_from([None, NOON - 1, NOON + 1]), max_size=4),
    st.lists(st.tuples(person_number, st.sampled_from(Visibility), st.booleans()), max_size=30),
)


def add(writer: Writer, ids: list[int], world: World) -> list[int]:
    for follower, followee in world.follows:
        people.follow(writer, ids[follower], ids[followee])
    for (one, other), until in world.mutes.items():
        writer.add(Mute(account_id=ids[one], target_id=ids[other], until_ms=until))
    made: list[int] = []
    for author, visibility, is_reply in world.posts:
        above = made[0] if is_reply and made else None
        post = Post(
            id=writer.new_id(), author_id=ids[author], text="", visibility=visibility, reply_to=above, root=above
        )
        writer.add(post)
        made.append(post.id)
    return made


def expected(world: World, made: list[int], viewer: int, before: int, limit: int) -> list[int]:
    def muted(author: int) -> bool:
        until = world.mutes.get((viewer, author), 0)
        return until is None or until > NOON

    found = [
        id_
        for id_, (author, visibility, is_reply) in zip(made, world.posts, strict=True)
        if (viewer, author) in world.follows and not muted(author) and visibility < Visibility.direct
        if id_ < before and not (is_reply and id_ != made[0])
    ]
    return found[::-1][:limit]


class Undone(Exception):
    """Takes a world back."""


@pytest.mark.parametrize("window", [2, 2000])
def test_every_plan_finds_the_same_posts_on_both_engines(
    window: int, tmp_path_factory: pytest.TempPathFactory, postgres_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(home, "WINDOW", window)
    monkeypatch.setattr(dialect, "HABITS", {name: replace(one, many=2) for name, one in dialect.HABITS.items()})
    home.among_newest.cache_clear()
    file = f"sqlite:///{tmp_path_factory.mktemp('home') / 'salon.db'}"
    with asyncio.Runner() as runner:
        databases = [runner.run(Database(url, clock=Clock()).open()) for url in (file, postgres_database)]
        ids = [[runner.run(person(db, name)).id for name in NAMES] for db in databases]

        @given(worlds, person_number, st.integers(0, 30), st.integers(1, 25))
        def law(world: World, viewer: int, at: int, limit: int) -> None:
            for db, of in zip(databases, ids, strict=True):
                runner.run(check(db, of, world, viewer, at, limit))

        law()
        for db in databases:
            runner.run(db.close())
    home.among_newest.cache_clear()


async def check(db: Database, ids: list[int], world: World, viewer: int, at: int, limit: int) -> None:
    def look(writer: Writer) -> None:
        made = add(writer, ids, world)
        before = made[at] if at < len(made) else MAX_ID
        asked = {"viewer": ids[viewer], "before": before, "limit": limit, "now": NOON}
        wanted = expected(world, made, viewer, before, limit)
        habits = dialect.habits(writer.engine)
        assert writer.column(home.of_each(habits), **asked) == wanted
        scanned = writer.column(home.among_newest(habits), **asked)
        assert scanned == wanted[: len(scanned)] and (home.WINDOW < 30 or scanned == wanted)
        follows = home.follows_of(writer, ids[viewer])
        assert home.followed(writer, ids[viewer], follows, before, limit) == wanted
        raise Undone

    with pytest.raises(Undone):
        await db.write(look)
