"""The sample world is believable, comes once, and goes without a trace."""

import asyncio
import io
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from conftest import Cast, Clock, QuickPainter
from PIL import Image as Pillow
from sqlalchemy import select
from sqlmodel import SQLModel

from social_tools import gate, seed
from social_tools.handles import check_handle
from social_tools.painter_local.animals import AVATAR_ANIMALS
from social_tools.painter_local.reading import read
from social_tools.seed_world import ANIMALS, CHARACTERS, LINES
from social_tools.text import MAX_POST, clean, length
from storage import feed, follows, people, posts, reactions, samples
from storage.database import Database, Reader, Writer
from storage.ids import EPOCH_MS, created_ms
from storage.models import Account, Approval, Follow, Image, Post, PostImage, PostLike, Receipt, Shown, Visibility

DAY_MS = 24 * 3_600_000


def every_row(reader: Reader) -> dict[str, list[Any]]:
    return {
        table.name: sorted(tuple(map(repr, row)) for row in reader.rows(select(*table.c)))
        for table in SQLModel.metadata.sorted_tables
    }


def of(reader: Reader, model: type[SQLModel]) -> list[Any]:
    return list(reader.rows(select(*model.__table__.c)))  # type: ignore[attr-defined]


async def seeded(cast: Cast, *, posts: int = 12, **wishes: Any) -> seed.Seeded:
    """A small world of grey squares, which takes no time."""
    return await seed.seed(cast.salon, posts=posts, painter=cast.painter, **wishes)


async def acts(cast: Cast, person: people.Person, tool: str, **arguments: Any) -> dict[str, Any]:
    """One press of a button."""
    outcome = await gate.call(cast.asks(person), tool, arguments)
    assert outcome.kind == "done", outcome.data
    return outcome.data


async def sample(db: Database, handle: str) -> people.Person:
    found = await db.read(people.by_handle, handle)
    assert found is not None
    return found


async def newest_post(db: Database, handle: str) -> int:
    author = await sample(db, handle)
    return (await db.read(feed.by_author, 0, author.id, None, 1)).posts[0].id


def files(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}


def answer(writer: Writer, author: int, text: str, to: int, root: int) -> int:
    post = Post(id=writer.new_id(), author_id=author, text=text, visibility=Visibility.public, reply_to=to, root=root)
    writer.add(post)
    return post.id


async def test_a_world_has_a_dozen_people_sixty_posts_and_two_pictures_in_three(any_cast: Cast) -> None:
    added = await seed.seed(any_cast.salon, painter=any_cast.painter)
    assert (added.people, added.posts, added.follows) == (12, 60, 48)
    assert 36 <= added.pictures <= 44 and added.replies >= 20 and added.likes >= 60
    assert added.words.startswith("Added 12 sample people, 60 posts with")
    db = any_cast.salon.db
    counts = {model: len(await db.read(of, model)) for model in (Post, Image, PostImage, Follow, PostLike)}
    assert counts == {
        Post: added.posts + added.replies,
        Image: added.pictures,
        PostImage: added.pictures,
        Follow: added.follows,
        PostLike: added.likes,
    }


async def test_seeding_twice_adds_nothing_and_says_so(any_cast: Cast) -> None:
    await seeded(any_cast)
    before = await any_cast.salon.db.read(every_row)
    any_cast.painter.asked.clear()
    again = await seeded(any_cast, people=20, random_seed=2)
    assert again == seed.Seeded() and again.words == "The sample people are here already, so nothing was added."
    assert await any_cast.salon.db.read(every_row) == before
    assert any_cast.painter.asked == []


async def test_two_who_seed_at_once_get_one_world(any_cast: Cast) -> None:
    results = await asyncio.gather(seeded(any_cast), seeded(any_cast, random_seed=2))
    assert sorted(result.people for result in results) == [0, 12]
    assert await any_cast.salon.db.read(samples.count) == 12


async def test_removing_leaves_the_database_and_the_media_as_they_were(any_cast: Cast, tmp_path: Path) -> None:
    db = any_cast.salon.db
    await db.write(follows.follow, any_cast.ada.id, any_cast.bob.id)
    await acts(any_cast, any_cast.ada, "create_image", prompt="a fox")
    before, kept = await db.read(every_row), files(tmp_path / "media")
    await seeded(any_cast)
    assert files(tmp_path / "media") > kept
    assert await seed.remove(any_cast.salon) == 12
    assert await db.read(every_row) == before
    assert files(tmp_path / "media") == kept


async def test_removing_also_takes_what_real_people_did_with_samples(any_cast: Cast) -> None:
    db, ada, bob = any_cast.salon.db, any_cast.ada.id, any_cast.bob.id
    own, _ = await db.write(posts.publish, posts.NewPost(ada, "Good evening"))
    await db.write(reactions.like, bob, own)
    before = await db.read(every_row)
    await seeded(any_cast)
    lin, mei = await sample(db, "lin"), await sample(db, "mei")
    await db.write(follows.follow, ada, lin.id)
    await db.write(follows.follow, mei.id, ada)
    await db.write(reactions.like, ada, await newest_post(db, "lin"))
    await db.write(reactions.like, mei.id, own)
    assert (await sample(db, "ada")).followers == 1
    await seed.remove(any_cast.salon)
    assert await db.read(every_row) == before


async def test_removing_takes_the_receipts_previews_and_threads_of_samples(any_cast: Cast) -> None:
    db = any_cast.salon.db
    before = await db.read(every_row)
    await seeded(any_cast)
    lin = await sample(db, "lin")
    await acts(any_cast, lin, "follow_user", user="@bao", follow=False)
    await acts(any_cast, lin, "follow_user", user="@bao")
    made = await acts(any_cast, lin, "create_image", prompt="a boat")
    shared = {"text": "A boat", "images": [{"id": made["images"][0]["id"], "alt": "A boat"}]}
    assert (await gate.call(any_cast.asks(lin), "share_post", shared)).kind == "pending"
    await acts(any_cast, lin, "read_feed", feed="explore")
    assert len(await db.read(of, Receipt)) >= 2 and await db.read(of, Shown) and await db.read(of, Approval)
    await seed.remove(any_cast.salon)
    assert await db.read(every_row) == before


async def test_what_real_people_answered_to_samples_stays(any_cast: Cast) -> None:
    db, ada, bob = any_cast.salon.db, any_cast.ada.id, any_cast.bob.id
    await seeded(any_cast)
    post = await newest_post(db, "lin")
    first = await db.write(answer, ada, "What a morning", post, post)
    second = await db.write(answer, bob, "It was", first, post)
    third = await db.write(answer, ada, "And cold", second, post)
    await seed.remove(any_cast.salon)
    left = {row.id: (row.text, row.reply_to, row.root) for row in await db.read(of, Post)}
    assert left == {
        first: ("What a morning", None, None),
        second: ("It was", first, first),
        third: ("And cold", second, first),
    }


async def test_a_receipt_that_names_a_removed_sample_stays_and_has_nothing_to_take_back(any_cast: Cast) -> None:
    db, ada = any_cast.salon.db, any_cast.ada
    await seeded(any_cast)
    await acts(any_cast, ada, "follow_user", user="@lin")
    await acts(any_cast, ada, "follow_user", user="@bob")
    await seed.remove(any_cast.salon)
    lins, kept = sorted(await db.read(of, Receipt), key=lambda row: int(row.id))
    assert "lin" in lins.words and lins.inverse is None
    assert kept.inverse is not None and kept.inverse["change"] == "unfollow"


async def test_a_file_that_somebody_else_needs_stays(any_cast: Cast, tmp_path: Path) -> None:
    db = any_cast.salon.db
    await seeded(any_cast, posts=3)
    drawn = (await db.read(of, Image))[0]
    same = Image(**dict(drawn._mapping) | {"id": db.new_id(), "token": "adas", "owner_id": any_cast.ada.id})
    await db.write(lambda writer: writer.add(same))
    await seed.remove(any_cast.salon)
    assert {path.name for path in files(tmp_path / "media")} == {drawn.sha256, f"{drawn.sha256}.512"}


async def test_the_same_random_seed_makes_the_same_world_and_another_one_another(any_cast: Cast) -> None:
    async def world(number: int) -> tuple[Any, ...]:
        await seeded(any_cast, random_seed=number)
        rows = {model: await any_cast.salon.db.read(of, model) for model in (Account, Post, Follow, PostLike)}
        await seed.remove(any_cast.salon)
        told = [(row.handle, row.name, row.bio, row.animal, row.posts) for row in rows[Account]]
        return (
            sorted(told),
            sorted((row.id, row.text) for row in rows[Post]),
            sorted(map(tuple, rows[Follow])),
            sorted(map(tuple, rows[PostLike])),
        )

    one = await world(1)
    assert await world(1) == one
    other = await world(2)
    assert other[0] == one[0] and other[2] != one[2]


async def test_posts_lie_in_the_last_three_weeks_in_the_order_of_their_ids(cast: Cast, clock: Clock) -> None:
    await seeded(cast, posts=60)
    rows = await cast.salon.db.read(of, Post)
    ages = {row.text: clock.now - created_ms(row.id) for row in rows}
    assert all(0 < age <= 21 * DAY_MS for age in ages.values())
    told = [ages[line.text] for line in LINES]
    assert told == sorted(told, reverse=True) and told[0] > 14 * DAY_MS and told[-1] < DAY_MS
    above = {row.id: row.reply_to for row in rows if row.reply_to}
    assert all(answer > post and created_ms(answer) > created_ms(post) for answer, post in above.items())
    fresh = await cast.salon.db.write(posts.publish, posts.NewPost(cast.ada.id, "I am here now"))
    assert fresh[0] > max(row.id for row in rows), "what people post comes on top"


async def test_many_things_of_one_moment_have_each_an_id_of_their_own(cast: Cast, clock: Clock) -> None:
    clock.now = EPOCH_MS
    added = await seeded(cast, posts=30)
    assert len(await cast.salon.db.read(of, Post)) == added.posts + added.replies > 30


async def test_counters_tell_what_the_rows_say(any_cast: Cast) -> None:
    await seeded(any_cast)
    read = any_cast.salon.db.read
    rows, follows = await read(of, Post), await read(of, Follow)
    written, likes = Counter(row.author_id for row in rows), await read(of, PostLike)
    for row in await read(of, Account):
        assert row.posts == written[row.id]
        assert row.followers == sum(follow.followee_id == row.id for follow in follows)
        assert row.following == sum(follow.follower_id == row.id for follow in follows)
    for post in rows:
        assert post.likes == sum(like.post_id == post.id for like in likes)
        assert post.replies == sum(other.reply_to == post.id for other in rows)


async def test_a_few_samples_are_followed_by_many(cast: Cast) -> None:
    await seeded(cast, people=60, posts=0)
    followers = sorted((row.followers for row in await cast.salon.db.read(of, Account)), reverse=True)
    assert followers[0] > 5 * followers[30] > 0


async def test_samples_are_marked_and_their_pictures_are_public_with_alt_text(cast: Cast) -> None:
    await seeded(cast, posts=60)
    page = await cast.salon.db.read(feed.explore, 0, None, 100)
    assert len(page.posts) == 60 and {post.kind for post in page.posts} == {samples.KIND}
    pictures = [picture for post in page.posts for picture in post.pictures]
    assert len(pictures) == sum(bool(line.prompt) for line in LINES)
    assert all(picture.alt.strip() for picture in pictures)


async def test_a_handle_that_somebody_has_is_left_to_them(any_cast: Cast) -> None:
    db = any_cast.salon.db
    real = await db.write(people.create, key="u_lin", handle="lin", name="Another Lin")
    await seeded(any_cast)
    assert (await sample(db, "lin")).id == real.id
    assert (await sample(db, "lin_2")).kind == samples.KIND


@pytest.mark.parametrize(("people_", "posts_", "follows"), [(1, 5, None), (2, 0, 0), (3, 130, 99), (40, 70, 5)])
async def test_a_world_may_be_smaller_or_larger(cast: Cast, people_: int, posts_: int, follows: int | None) -> None:
    added = await seeded(cast, people=people_, posts=posts_, follows=follows)
    assert (added.people, added.posts) == (people_, posts_)
    assert added.follows == min(4 * people_ if follows is None else follows, people_ * (people_ - 1))
    assert await seed.remove(cast.salon) == people_
    assert not await cast.salon.db.read(of, Post)


@pytest.mark.parametrize("wishes", [{"people": 0}, {"people": 1_000_000}, {"posts": -1}, {"follows": -1}])
async def test_numbers_that_make_no_world_are_refused_with_a_sentence(cast: Cast, wishes: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        await seeded(cast, **wishes)
    assert cast.painter.asked == []


async def test_each_picture_is_drawn_once_and_progress_counts_to_the_end(cast: Cast) -> None:
    told: list[tuple[int, int]] = []
    await seeded(cast, posts=130, progress=lambda drawn, total: told.append((drawn, total)))
    prompts = {line.prompt for line in LINES if line.prompt}
    assert Counter(cast.painter.asked) == Counter(prompts)
    assert told == [(drawn, len(prompts)) for drawn in range(len(prompts) + 1)]


async def test_when_a_picture_fails_nothing_is_added(any_cast: Cast) -> None:
    class Broken(QuickPainter):
        async def paint(self, prompt: str, **more: Any) -> Any:
            raise OSError("no space left")

    before = await any_cast.salon.db.read(every_row)
    with pytest.raises(OSError, match="no space left"):
        await seed.seed(any_cast.salon, painter=Broken())
    assert await any_cast.salon.db.read(every_row) == before


async def test_removing_where_there_are_no_samples_changes_nothing(any_cast: Cast) -> None:
    before = await any_cast.salon.db.read(every_row)
    assert await seed.remove(any_cast.salon) == 0
    assert await any_cast.salon.db.read(every_row) == before


async def test_the_offline_painter_draws_the_world_small_and_says_what_is_in_it(cast: Cast) -> None:
    added = await seed.seed(cast.salon, posts=1)
    assert added.pictures == 1 and cast.painter.asked == [], "whichever painter the people here use"
    row = (await cast.salon.db.read(of, Image))[0]
    assert (row.width, row.height, row.maker) == (seed.SIDE, seed.SIDE, "salon-painter")
    assert "turtle" in row.alt and row.missed == [] and row.blur.startswith("data:image/webp")
    for version, side in ((0, seed.SIDE), (512, 512)):
        path = cast.salon.media.path(row.sha256, version)
        assert path is not None
        with Pillow.open(io.BytesIO(path.read_bytes())) as picture:
            assert picture.size == (side, side) and b"algorithmicMedia" in picture.info["xmp"]


def test_every_prompt_can_be_drawn_whole() -> None:
    assert {line.prompt: missed for line in LINES if line.prompt and (missed := read(line.prompt).missed)} == {}


def test_every_text_fits_and_every_author_is_there() -> None:
    handles = {character.handle for character in CHARACTERS}
    texts = [(line.author, line.text) for line in LINES]
    texts += [reply for line in LINES for reply in line.replies]
    for author, text in texts:
        assert author in handles
        assert 0 < length(text) <= MAX_POST and clean(text) == text and "@" not in text
    assert len({text for _, text in texts}) == len(texts)


def test_every_character_has_a_free_handle_and_a_face() -> None:
    assert [check_handle(character.handle) for character in CHARACTERS] == [c.handle for c in CHARACTERS]
    assert {character.animal for character in CHARACTERS} | set(ANIMALS) <= set(AVATAR_ANIMALS)
    assert all(0 < length(character.bio) <= 500 for character in CHARACTERS)


async def test_who_finds_an_empty_world_fills_it_and_takes_it_back_in_one_act(any_cast: Cast) -> None:
    cast = any_cast
    seen: list[tuple[int, int]] = []
    receipt = await seed.fill(cast.asks(cast.ada), lambda *step: seen.append(step), cast.painter)
    assert receipt is not None and receipt.words == "You added 12 sample people with 60 posts"
    assert seen[0][0] == 0 and seen[-1][0] == seen[-1][1] > 30
    assert await seed.fill(cast.asks(cast.bob), lambda *_: None, cast.painter) is None, "it is not empty any more"
    asked = await gate.call(cast.asks(cast.ada), "undo_action", {"act": str(receipt.id)})
    assert asked.kind == "pending"
    done = await gate.approve(cast.asks(cast.ada), asked.data["act"])
    assert done.data["state"] == "samples_removed" and await cast.salon.db.read(samples.count) == 0


async def test_a_world_that_somebody_has_posted_in_is_not_filled(cast: Cast) -> None:
    await cast.salon.db.write(posts.publish, posts.NewPost(cast.bob.id, "first"))
    assert await seed.fill(cast.asks(cast.ada), lambda *_: None, cast.painter) is None
    assert await cast.salon.db.read(samples.count) == 0
