"""Feeds: where their posts come from, in which order, and how one goes on in them."""

from conftest import Cast, Clock
from hypothesis import given, settings
from hypothesis import strategies as st
from plans import plan
from reading import asks, every_page, texts, writes

from assistant.cards import Cards
from social_tools import gate
from social_tools.cursors import Cursor
from storage import best, feed, feed_rules, follows, people, posts, search
from storage.best import Place
from storage.database import Database, Writer
from storage.ids import MAX_ID
from storage.models import Bookmark, ListMember, Mute, PeopleList, PostImage, TagFollow, Visibility
from storage.ranking import Signals, score, shares, standing


async def follow(cast: Cast) -> None:
    await cast.salon.db.write(follows.follow, cast.ada.id, cast.bob.id)


async def test_home_has_the_people_and_the_tags_that_one_follows(any_cast: Cast) -> None:
    cast, db = any_cast, any_cast.salon.db
    await follow(cast)
    await db.write(Writer.add, TagFollow(account_id=cast.ada.id, tag="fox"))
    await writes(db, cast.bob, "by bob")
    await writes(db, cast.cy, "a #fox")
    await writes(db, cast.cy, "a #fox for few", Visibility.unlisted)
    await writes(db, cast.cy, "something else")
    assert await texts(cast, cast.ada) == ["a #fox", "by bob"]


async def test_a_tag_a_list_bookmarks_and_a_person_are_feeds(any_cast: Cast) -> None:
    cast, db = any_cast, any_cast.salon.db
    fox = await writes(db, cast.bob, "a #Fox")
    await writes(db, cast.cy, "for few #fox", Visibility.unlisted)
    await writes(db, cast.cy, "no tag")

    def prepare(writer: Writer) -> int:
        pack = PeopleList(id=writer.new_id(), account_id=cast.ada.id, name="Painters")
        writer.add(pack)
        writer.add(ListMember(list_id=pack.id, account_id=cast.cy.id))
        writer.add(Bookmark(account_id=cast.ada.id, post_id=int(fox)))
        return pack.id

    pack = await db.write(prepare)
    assert await texts(cast, cast.ada, feed="#FOX") == ["a #Fox"], "an unlisted post comes up for its followers alone"
    assert await texts(cast, cast.ada, feed=f"list:{pack}") == ["no tag", "for few #fox"]
    assert await texts(cast, cast.ada, feed="bookmarks") == ["a #Fox"]
    assert await texts(cast, cast.ada, feed="@bob") == ["a #Fox"]
    assert await texts(cast, cast.bob, feed="bookmarks") == []
    assert (await asks(cast, cast.bob, "read_feed", feed=f"list:{pack}"))["error"] == "not_found", "a list is private"
    assert (await asks(cast, cast.ada, "read_feed", feed="no such feed"))["error"] == "invalid"


async def test_only_pictures_are_shown_where_they_are_asked_for_also_on_the_next_page(any_cast: Cast) -> None:
    cast, db = any_cast, any_cast.salon.db
    made = [(await asks(cast, cast.bob, "create_image", prompt="a fox"))["images"][0]["id"] for _ in range(2)]
    for image in made:
        shared = await writes(db, cast.bob, f"with {image}")
        await db.write(Writer.add, PostImage(post_id=int(shared), position=0, image_id=int(image), alt="A fox"))
        await writes(db, cast.bob, "without")
    for sort in ("newest", "best"):
        page = await asks(cast, cast.ada, "read_feed", feed="explore", images_only=True, limit=1, sort=sort)
        rest = await asks(cast, cast.ada, "read_feed", feed="explore", limit=1, cursor=page["next"])
        assert [item["text"] for item in page["items"] + rest["items"]] == [f"with {made[1]}", f"with {made[0]}"]
        assert rest["next"] is None


async def test_the_best_come_first_and_a_muted_person_not_at_all(any_cast: Cast, clock: Clock) -> None:
    cast, db = any_cast, any_cast.salon.db
    await writes(db, cast.bob, "old and much liked", likes=63)
    clock.forward(minutes=24 * 60)
    await writes(db, cast.bob, "new and liked a little", likes=3)
    await writes(db, cast.cy, "new")
    assert await texts(cast, cast.ada, feed="explore", sort="best") == [
        "old and much liked", "new and liked a little", "new",
    ]  # fmt: skip
    await db.write(Writer.add, Mute(account_id=cast.ada.id, target_id=cast.bob.id))
    assert await texts(cast, cast.ada, feed="explore", sort="best") == ["new"]


@settings(max_examples=8)
@given(
    likes=st.lists(st.integers(0, 60), max_size=130),
    limit=st.integers(7, 40),
    where=st.sampled_from(["home", "explore"]),
)
async def test_no_page_of_the_best_repeats_or_leaves_out_a_post_while_others_post(
    cast: Cast, likes: list[int], limit: int, where: str
) -> None:
    await follow(cast)
    db = cast.salon.db
    for number, liked in enumerate(likes):
        await writes(db, cast.bob, str(number), likes=liked)
    there = {str(id_) for id_ in await db.read(feed.ids, cast.ada.id, feed.Source("home"), None, 100_000)}
    ids = await every_page(cast, cast.ada, feed=where, sort="best", limit=limit)
    assert len(ids) == len(set(ids))
    assert set(ids) == there


async def test_pages_of_the_best_hold_on_both_engines(any_cast: Cast) -> None:
    cast = any_cast
    await follow(cast)
    made = {await writes(cast.salon.db, cast.bob, str(number), likes=number % 7) for number in range(120)}
    for where in ("home", "explore"):
        there = {str(id_) for id_ in await cast.salon.db.read(feed.ids, cast.ada.id, feed.HOME, None, 1000)}
        ids = await every_page(cast, cast.ada, feed=where, sort="best", limit=40)
        assert len(ids) == len(set(ids)) and made <= set(ids) == there


async def test_a_mark_shows_how_far_one_has_read(any_cast: Cast, clock: Clock) -> None:
    cast, db = any_cast, any_cast.salon.db
    await follow(cast)
    old = await writes(db, cast.bob, "seen")
    assert "caught_up" not in await asks(cast, cast.ada, "read_feed"), "the first time everything is new"
    assert (await asks(cast, cast.ada, "read_feed"))["caught_up"]["new"] == 0
    clock.forward(minutes=24 * 60)
    for number in range(3):
        await writes(db, cast.bob, f"new {number}")
    first = await asks(cast, cast.ada, "read_feed", limit=2)
    assert "caught_up" not in first
    outcome = await gate.call(cast.asks(cast.ada), "read_feed", {"limit": 2, "cursor": first["next"]})
    assert outcome.data["caught_up"] == {"new": 1, "since": "yesterday"}
    card = Cards(cast.ada, clock.now).draw(outcome)
    assert card is not None
    assert card.props["mark"] == {"before": old, "words": "You have seen everything since yesterday."}


async def test_reading_backwards_never_moves_the_mark_back(any_db: Database, clock: Clock) -> None:
    ada = await any_db.write(people.create, key="a", handle="ada", name="Ada")
    for newest in (5, 9, 7):
        await any_db.write(feed.mark_seen, ada.id, "home", newest)
    assert (await any_db.read(feed_rules.stored, ada.id, "home")).seen == 9
    assert (await any_db.read(feed_rules.stored, ada.id, "explore")).seen == 0


@given(
    newest=st.integers(0, MAX_ID), hot=st.floats(allow_nan=False), id_=st.integers(1, MAX_ID),
    seen=st.integers(0, MAX_ID), position=st.integers(1, 10_000), images=st.booleans(),
)  # fmt: skip
def test_a_cursor_says_all_that_it_holds(
    newest: int, hot: float, id_: int, seen: int, position: int, images: bool
) -> None:
    best_one = Cursor(position, None, Place(newest, hot, id_, hot, id_, hot, id_), True, seen, images)
    newest_one = Cursor(position, id_, None, False, seen, images)
    for cursor in (best_one, newest_one):
        assert Cursor.parse(str(cursor)) == cursor and len(str(cursor)) <= 200


@given(st.text(max_size=120))
def test_any_other_text_is_no_cursor_or_a_harmless_one(text: str) -> None:
    found = Cursor.parse(text)
    assert found is None or 0 < (found.before or 1) <= MAX_ID


async def test_a_stale_cursor_is_a_sentence(cast: Cast) -> None:
    for cursor in ("nonsense", "-1.2", "AAAA.1", "." * 50, "1.x", "\x00"):
        assert (await asks(cast, cast.ada, "read_feed", cursor=cursor))["error"] == "stale"


COUNT = st.integers(0, 10_000)
SIGNALS = st.builds(
    Signals, post=st.integers(1 << 40, MAX_ID >> 1), author=st.just("@bob"), likes=COUNT, replies=COUNT, reposts=COUNT,
    quotes=COUNT, following=st.booleans(), mutual=st.booleans(),
    boosts=st.lists(st.tuples(st.text(), st.sampled_from([2.0, 1.5, -2.0, 4.0]))).map(tuple),
)  # fmt: skip


@given(SIGNALS, SIGNALS, st.integers(0, 10**12))
def test_the_shares_make_up_the_score_and_time_changes_no_order(one: Signals, other: Signals, later: int) -> None:
    now = 1_795_000_000_000 + later + (1 << 42)
    assert abs(sum(share for _, share in shares(one, now)) - score(one, now)) < 1e-6
    difference = score(one, now) - score(other, now)
    assert abs(difference - (standing(one) - standing(other))) < 1e-6


async def test_the_indexes_answer_tags_the_best_of_explore_and_words(file_db: Database) -> None:
    tags = await plan(file_db, feed.FOLLOWED_TAGS)
    assert any("post_tag USING PRIMARY KEY (tag=? AND post_id<?)" in step for step in tags), tags
    hottest = await plan(file_db, best.HOTTEST)
    assert hottest[0] == "SEARCH post USING INDEX post_hot (hot<?)", hottest
    tagged = await plan(file_db, feed.TAGGED)
    assert "post_tag USING PRIMARY KEY (tag=? AND post_id<?)" in tagged[0], tagged
    for steps in (hottest, tagged):
        assert not any("TEMP B-TREE" in step for step in steps), steps
    words, _ = search.dialect.ids_with_words("sqlite", search.Post.__table__, [search.Phrase("fox")])  # type: ignore[attr-defined]
    found = await plan(file_db, words)
    assert len(found) == 1 and "VIRTUAL TABLE INDEX" in found[0], "the newest matches come first out of the index"


async def test_a_page_is_filled_up_for_what_one_may_not_see(any_cast: Cast) -> None:
    cast, db = any_cast, any_cast.salon.db
    for number in range(6):
        await writes(db, cast.bob, f"{number} #fox")
    await db.write(posts.remove, int(await writes(db, cast.bob, "gone #fox")))
    assert await texts(cast, cast.ada, feed="#fox", limit=5) == [f"{number} #fox" for number in (5, 4, 3, 2, 1)]
