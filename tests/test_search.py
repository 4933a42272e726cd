"""Searching: what is found, by whom, and that nothing one types breaks it."""

import pytest
from alembic import command
from conftest import Cast, Clock
from hypothesis import given
from hypothesis import strategies as st
from reading import asks, texts, writes
from sqlalchemy import Connection, update
from sqlmodel import col

from social_tools.search import parse
from storage import follows, posts
from storage.database import Writer
from storage.migrate import alembic_config
from storage.models import Account, Block, Hidden, Mute, Post, Visibility
from storage.search import CHUNK

HOSTILE = [
    '"', '""', '"""', "'", "''", "\\", "\\\\", "*", "**", "a*", "*a", "(", ")", "((", "()", "(a OR", "a)", "AND", "OR",
    "NOT", "NOT a", "a AND", "a OR b", "a NOT b", "NEAR(", "NEAR(a b)", "NEAR(a b, 5", "NEAR", "text:", "text:fox",
    "post_words:fox", "rank:", "rowid:1", "{text}:fox", "-fox", "+fox", "^fox", "fox^", "a:b:c", ":", "::", "%", "_",
    "%%%", "a%b", "--", "; DROP TABLE post", "' OR 1=1 --", "\x00", "fox\x00", "a\x00b", "\x01\x02", "🦊", "\u200b",
    "\ud7ff", "| & ! <->", "a <-> b", "!!a", "a:*", "from:", 'from:"', "since:", "has:", "has:image:", "x" * 400,
    '"' * 400, "( " * 200, "fox " * 100, "é" * 400, "\n\t\r", "👩‍👩‍👧" * 20,
]  # fmt: skip


async def find(cast: Cast, query: str, **more: object) -> list[str]:
    return await texts(cast, cast.ada, "search", query=query, **more)


async def test_words_and_phrases_are_found_whatever_their_accents_and_capitals(any_cast: Cast) -> None:
    cast = any_cast
    await writes(cast.salon.db, cast.bob, "Un CAFÉ près du marché de nuit")
    await writes(cast.salon.db, cast.cy, "The night market has a cafe")
    assert sorted(await find(cast, "cafe")) == sorted(await find(cast, "Café"))
    assert len(await find(cast, "cafe")) == 2
    assert await find(cast, '"night market"') == ["The night market has a cafe"]
    assert await find(cast, '"market night"') == []
    assert await find(cast, "market night") == ["The night market has a cafe"]
    assert await find(cast, "mark") == [], "words are whole"


async def test_a_language_without_spaces_is_searched_letter_by_letter(any_cast: Cast) -> None:
    await writes(any_cast.salon.db, any_cast.bob, "今日は猫の絵を描きました")
    assert await find(any_cast, "猫") == ["今日は猫の絵を描きました"]
    assert await find(any_cast, "犬") == []
    assert await find(any_cast, "%猫") == ["今日は猫の絵を描きました"]


async def test_a_search_can_ask_for_a_person_a_time_and_a_picture(any_cast: Cast, clock: Clock) -> None:
    cast, db = any_cast, any_cast.salon.db
    await writes(db, cast.bob, "a fox in autumn")
    clock.forward(minutes=48 * 60)
    await writes(db, cast.cy, "a fox in winter")
    assert await find(cast, "fox from:@bob") == await find(cast, "fox", **{"from": "bob"}) == ["a fox in autumn"]
    assert (
        await find(cast, "fox since:2026-11-20") == await find(cast, "fox", since="2026-11-20") == ["a fox in winter"]
    )
    assert await find(cast, "fox until:2026-11-19") == ["a fox in autumn"]
    assert await find(cast, "from:cy") == ["a fox in winter"]
    assert await find(cast, "fox has:image") == await find(cast, "fox", has_image=True) == []
    image = (await asks(cast, cast.ada, "create_image", prompt="a fox"))["images"][0]
    await db.write(posts.publish, posts.NewPost(cast.ada.id, "my fox", images=[(int(image["id"]), "A fox")]))
    assert await find(cast, "fox has:image") == ["my fox"]
    assert (await asks(cast, cast.ada, "search", query="fox since:soon"))["error"] == "invalid"
    assert (await asks(cast, cast.ada, "search", query="fox from:nobody_here"))["error"] == "not_found"


async def test_what_says_and_is_liked_the_most_comes_first_unless_the_newest_is_asked_for(any_cast: Cast) -> None:
    cast, db = any_cast, any_cast.salon.db
    await writes(db, cast.bob, "a fox, and everybody likes it", likes=40)
    await writes(db, cast.bob, "fox, fox and fox")
    await writes(db, cast.bob, "one fox")
    assert await find(cast, "fox") == ["a fox, and everybody likes it", "fox, fox and fox", "one fox"]
    newest = ["one fox", "fox, fox and fox", "a fox, and everybody likes it"]
    assert await find(cast, "fox", sort="newest") == newest
    scores = [item["score"] for item in (await asks(cast, cast.ada, "search", query="fox"))["items"]]
    assert scores == sorted(scores, reverse=True) and all(0 < score < 1 for score in scores)


@pytest.mark.parametrize("sort", ["newest", "relevant"])
async def test_pages_of_a_search_repeat_nothing_and_leave_nothing_out_while_others_post(
    any_cast: Cast, sort: str
) -> None:
    cast, db = any_cast, any_cast.salon.db
    made = [await writes(db, cast.bob, f"fox {number}", likes=number % 5) for number in range(CHUNK + 35)]
    found: list[str] = []
    more: dict[str, str] = {}
    while True:
        page = await asks(cast, cast.ada, "search", query="fox", sort=sort, limit=40, **more)
        found += [item["id"] for item in page["items"]]
        if page["next"] is None:
            break
        more = {"cursor": page["next"]}
        await writes(db, cast.bob, "a fox that came later")
    assert len(found) == len(set(found)) and set(found) == set(made)


async def test_nobody_finds_what_they_may_not_see(any_cast: Cast) -> None:
    cast, db = any_cast, any_cast.salon.db
    for visibility in Visibility:
        await writes(db, cast.bob, f"secret {visibility.name}", visibility)
    gone = await writes(db, cast.bob, "secret gone")
    reported = await writes(db, cast.bob, "secret reported")
    await db.write(posts.remove, int(gone))
    await db.write(Writer.add, Hidden(account_id=cast.ada.id, post_id=int(reported)))
    assert await find(cast, "secret") == ["secret public"]
    await db.write(follows.follow, cast.ada.id, cast.bob.id)
    assert set(await find(cast, "secret")) == {"secret public", "secret unlisted", "secret followers"}
    await db.write(posts.restore, int(gone))
    assert "secret gone" in await find(cast, "secret")
    await db.write(Writer.add, Mute(account_id=cast.ada.id, target_id=cast.bob.id))
    assert await find(cast, "secret") == []
    await db.write(Writer.add, Block(account_id=cast.bob.id, target_id=cast.cy.id))
    assert await texts(cast, cast.cy, "search", query="secret") == []
    assert (await asks(cast, cast.cy, "search", query="bob", type="people"))["items"] == []


async def test_an_edited_post_is_found_by_its_new_words_only_and_an_erased_one_by_none(any_cast: Cast) -> None:
    cast, db = any_cast, any_cast.salon.db
    post = int(await writes(db, cast.bob, "a fox"))

    def edit(writer: Writer) -> None:
        writer.run(update(Post).where(col(Post.id) == post).values(text="an owl"))

    await db.write(edit)
    assert (await find(cast, "fox"), await find(cast, "owl")) == ([], ["an owl"])

    def erase(writer: Writer) -> None:
        writer.run(Post.__table__.delete().where(col(Post.id) == post))  # type: ignore[attr-defined]

    await db.write(erase)
    assert await find(cast, "owl") == []


@pytest.mark.parametrize("type_", ["posts", "people", "tags", "feeds", "images"])
async def test_hostile_searches_find_something_or_nothing_and_never_fail(any_cast: Cast, type_: str) -> None:
    cast, db = any_cast, any_cast.salon.db
    await writes(db, cast.bob, "a fox")
    await writes(db, cast.bob, "fox secret", Visibility.direct)
    for query in HOSTILE:
        found = await asks(cast, cast.ada, "search", query=query, type=type_)
        refused = found.get("field") in ("since", "until", "user")
        assert refused or "items" in found, (query, found)
        assert "secret" not in str(found.get("items")), query


@given(st.text(max_size=400))
def test_whatever_is_typed_becomes_letters_and_digits(query: str) -> None:
    for word in parse(query).words:
        assert not set(word) & set("\"'\\*():^-+\x00{}%_|&!<>") and word.strip() == word


async def test_people_are_found_by_how_their_handle_name_or_bio_begins(any_cast: Cast) -> None:
    cast, db = any_cast, any_cast.salon.db

    def describe(writer: Writer) -> None:
        writer.run(update(Account).where(col(Account.id) == cast.bob.id).values(name="José", bio="Paints herons"))
        hidden = {"discoverable": False}
        writer.run(update(Account).where(col(Account.id) == cast.cy.id).values(bio="herons too", settings=hidden))

    await db.write(describe)
    for query in ("jos", "heron", "@bob", "bo"):
        found = await asks(cast, cast.ada, "search", query=query, type="people")
        assert [item["user"] for item in found["items"]] == ["@bob"], query
    exact = await asks(cast, cast.ada, "search", query="cy", type="people")
    assert [item["user"] for item in exact["items"]] == ["@cy"], "who knows the handle finds its person"


async def test_tags_are_found_by_how_they_begin_and_lively_ones_without_any_words(any_cast: Cast, clock: Clock) -> None:
    cast, db = any_cast, any_cast.salon.db
    for author in (cast.bob, cast.cy):
        await writes(db, author, "#fox")
    clock.forward(minutes=12 * 60)
    await writes(db, cast.bob, "#foxglove")
    await writes(db, cast.bob, "#foxglove again")
    await writes(db, cast.bob, "#forsaken", Visibility.followers)
    found = await asks(cast, cast.ada, "search", query="#fo", type="tags")
    assert [(item["tag"], item["n"]) for item in found["items"]] == [("#fox", 2), ("#foxglove", 2)]
    lively = await asks(cast, cast.ada, "search", query="", type="tags")
    assert lively["items"] == [{"tag": "#foxglove", "n": 1}, {"tag": "#fox", "n": 2}], "a use halves in six hours"
    await writes(db, cast.cy, "#owl")
    assert (await asks(cast, cast.ada, "search", query="", type="tags"))["items"] == lively["items"], "for a minute"
    clock.forward(minutes=1)
    assert (await asks(cast, cast.ada, "search", query="", type="tags"))["items"][1]["tag"] == "#owl"


async def test_only_ones_own_pictures_and_feeds_are_found(any_cast: Cast) -> None:
    cast = any_cast
    for who in (cast.ada, cast.bob):
        await asks(cast, who, "create_image", prompt=f"a fox for {who.handle}")
    found = await asks(cast, cast.ada, "search", query="FOX", type="images")
    assert [item["prompt"] for item in found["items"]] == ["a fox for ada"]
    assert (await asks(cast, cast.ada, "search", query="owl", type="images"))["items"] == []
    feeds = await asks(cast, cast.ada, "search", query="ex", type="feeds")
    assert feeds["items"] == [{"feed": "explore"}]


async def test_nothing_asked_for_is_answered_with_what_is_good(any_cast: Cast) -> None:
    await writes(any_cast.salon.db, any_cast.bob, "hello", likes=3)
    assert await find(any_cast, "") == ["hello"]
    assert [
        item["user"] for item in (await asks(any_cast, any_cast.ada, "search", query="", type="people"))["items"]
    ] == ["@bob"]


async def test_what_was_written_before_there_was_an_index_is_found_too(any_cast: Cast) -> None:
    db = any_cast.salon.db
    await writes(db, any_cast.bob, "Un café")

    def again(connection: Connection) -> None:
        command.downgrade(alembic_config(connection), "0003")
        command.upgrade(alembic_config(connection), "head")
        connection.commit()

    await db._writing.run_sync(again)
    await writes(db, any_cast.bob, "another cafe")
    assert sorted(await find(any_cast, "cafe")) == ["Un café", "another cafe"]
