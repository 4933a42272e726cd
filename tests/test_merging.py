"""What a guest made becomes somebody else's, exactly, on both engines."""

import itertools
from collections import Counter
from typing import Any

import pytest
from conftest import person
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlmodel import SQLModel, col

from storage import (
    accounts,
    approvals,
    changes,
    images,
    merging,
    people,
    post_views,
    posts,
    reactions,
    receipts,
    signins,
    threads,
)
from storage.database import Database, Reader, Writer
from storage.inverse import Inverse
from storage.merging import Made
from storage.models import Account, Approval, Follow, Image, Post, PostLike, Receipt, Thread, Visibility

ADA, GUEST, BOB, CY = range(4)
"""Ada signs in, and brings along what the guest made."""
worlds = itertools.count()
somebody = st.sampled_from([ADA, GUEST, BOB, CY])
nth = st.integers(0, 4)
ACTS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["follow", "unfollow"]), somebody, somebody),
        st.tuples(st.sampled_from(["post", "like", "unlike", "reply", "remove", "restore"]), somebody, nth),
    ),
    max_size=25,
)


def build(writer: Writer, acts: list[tuple[str, int, int]]) -> list[int]:
    """A small world in which each act has left its receipt; the ids of Ada, the guest, Bob and Cy."""
    number = next(worlds)
    cast = [
        people.create(writer, key=f"u_{name}{number}", handle=f"{name}{number}", name=name.title()).id
        for name in ("ada", "guest", "bob", "cy")
    ]
    accounts.set_passphrase(writer, cast[ADA], "hash", instead_of="")
    made: list[int] = []
    for act, who, which in acts:
        undo = _act(writer, cast, made, act, who, which)
        if undo:
            receipts.add(writer, cast[who], tool=act, target="", words=act, undo=undo, result={})
    return cast


def _act(writer: Writer, cast: list[int], made: list[int], act: str, who: int, which: int) -> Inverse | None:
    if act in ("follow", "unfollow"):
        return changes.CHANGES[act](writer, cast[who], cast[which]) if who != which else None
    if act == "post" or not made:
        post, undo = posts.publish(writer, posts.NewPost(cast[who], "x"))
        made.append(post)
        return undo
    post = made[which % len(made)]
    if act == "reply":
        reply, undo = posts.publish(writer, posts.NewPost(cast[who], "y", reply_to=post))
        made.append(reply)
        return undo
    if act in ("remove", "restore"):
        return changes.CHANGES[f"{act}_post"](writer, post)
    return changes.CHANGES[act](writer, cast[who], post)


def miscounted(reader: Reader) -> list[str]:
    """Every counter of the database that differs from a recount."""
    follows = reader.rows(select(col(Follow.follower_id), col(Follow.followee_id)))
    seen = reader.rows(
        select(col(Post.author_id), col(Post.reply_to)).where(col(Post.deleted_ms).is_(None)),
    )
    counts = {
        "posts": (Account, Counter(author for author, _ in seen)),
        "followers": (Account, Counter(followee for _, followee in follows)),
        "following": (Account, Counter(follower for follower, _ in follows)),
        "likes": (Post, Counter(reader.column(select(col(PostLike.post_id))))),
        "replies": (Post, Counter(above for _, above in seen if above)),
    }
    return [
        f"{name} of {id_}: {kept}, not {counted[id_]}"
        for name, (model, counted) in counts.items()
        for id_, kept in reader.rows(select(model.id, getattr(model, name)))  # type: ignore[attr-defined]
        if kept != counted[id_]
    ]


def naming(reader: Reader, account: int) -> list[str]:
    """Every row of every table in which this account's id stands anywhere."""
    return [
        f"{table.name}: {row}"
        for table in SQLModel.metadata.sorted_tables
        for row in reader.rows(select(table))
        if str(account) in repr(tuple(row))
    ]


def facts(reader: Reader, cast: list[int]) -> tuple[set[tuple[int, int]], set[tuple[int, int]], Counter[int]]:
    """Who follows whom, who likes what, and how many posts there are by whom, among these people."""
    follows = reader.rows(select(col(Follow.follower_id), col(Follow.followee_id)))
    likes = reader.rows(select(col(PostLike.account_id), col(PostLike.post_id)))
    authors = reader.column(select(col(Post.author_id)))
    return (
        {(a, b) for a, b in follows if a in cast},
        {(a, p) for a, p in likes if a in cast},
        Counter(author for author in authors if author in cast),
    )


@given(ACTS)
@settings(max_examples=25)
async def test_what_a_guest_did_is_anothers_and_every_counter_is_right(
    any_db: Database, acts: list[tuple[str, int, int]]
) -> None:
    cast = await any_db.write(build, acts)
    ada, guest = cast[ADA], cast[GUEST]
    follows, likes, authors = await any_db.read(facts, cast)
    await any_db.write(merging.bring_along, guest, ada)

    def now(one: int) -> int:
        return ada if one == guest else one

    expected = {(now(a), now(b)) for a, b in follows if now(a) != now(b)}
    authors[ada] += authors.pop(guest, 0)
    assert await any_db.read(facts, cast) == (expected, {(now(a), post) for a, post in likes}, +authors)
    assert await any_db.read(miscounted) == []
    assert await any_db.read(naming, guest) == []


@given(ACTS)
@example([("follow", GUEST, ADA), ("unfollow", GUEST, ADA)])
@example([("follow", ADA, GUEST), ("unfollow", ADA, GUEST)])
@settings(max_examples=25)
async def test_what_a_guest_did_can_be_undone_by_its_new_owner(
    any_db: Database, acts: list[tuple[str, int, int]]
) -> None:
    cast = await any_db.write(build, acts)
    await any_db.write(merging.bring_along, cast[GUEST], cast[ADA])
    mine, _ = await any_db.read(receipts.page, cast[ADA], None, 40)
    for receipt in mine:
        if receipt.inverse:
            await any_db.write(changes.apply, receipt.inverse)  # type: ignore[arg-type]
            follows, _, _ = await any_db.read(facts, cast)
            assert not [pair for pair in follows if pair[0] == pair[1]], "nobody follows themselves"
    assert await any_db.read(miscounted) == []
    follows, likes, _ = await any_db.read(facts, cast)
    if not [act for act in acts if act[0] in ("unlike", "unfollow")]:
        assert not [like for like in likes if like[0] == cast[ADA]], "every like of both is taken back"
        assert not [pair for pair in follows if pair[0] == cast[ADA]]


def test_every_column_that_names_an_account_is_thought_of() -> None:
    done_anew = {f"{pair}.{end}" for pair in ("follow", "follow_request") for end in ("follower_id", "followee_id")}
    done_anew |= {"block.account_id", "block.target_id"}
    done_anew |= {f"{table}.account_id" for table in ("post_like", "vote", "chat_member")}
    columns = (*merging.MOVED, *merging.KEPT, *merging.ENDED)
    thought_of = {f"{column.class_.__tablename__}.{column.key}" for column in columns}
    there = {
        f"{table.name}.{key.parent.name}"
        for table in SQLModel.metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table.name == "account"
    }
    assert thought_of | done_anew == there


async def everything_of(any_db: Database, guest: int) -> Image:
    picture = Image(
        id=any_db.new_id(), token="t" * 24, owner_id=guest, sha256="0" * 64, mime="image/webp", width=8, height=8,
        size=1, alt="A fox", prompt="fox", maker="salon-painter", drawn=["fox"], missed=[], scene={},
    )  # fmt: skip
    await any_db.write(images.add, picture)
    await any_db.write(posts.publish, posts.NewPost(guest, "", Visibility.followers, [(picture.id, "A fox")]))
    await any_db.write(threads.taint, guest, "t")
    await any_db.write(signins.add, "s_1", guest, any_db.clock() + 1000)
    await any_db.write(
        approvals.add,
        Approval(
            id=1, account_id=guest, thread_id="t", turn="", tool="share_post", arguments={}, digest="", state="open",
            expires_ms=any_db.clock() + 1000,
        ),
    )  # fmt: skip
    return picture


async def test_pictures_conversations_and_receipts_come_along_and_questions_and_sign_ins_end(any_db: Database) -> None:
    ada, guest = await person(any_db, "ada"), await person(any_db, "guest")
    picture = await everything_of(any_db, guest.id)
    assert await any_db.read(merging.made, guest.id) == Made(pictures=1, posts=1, replies=0, likes=0, follows=0)
    await any_db.write(merging.bring_along, guest.id, ada.id)
    assert await any_db.read(images.fetchable, ada.id, picture.token)
    assert await any_db.read(threads.tainted, ada.id, "t"), "what was read stays read"
    question = await any_db.read(approvals.get, ada.id, 1)
    assert question is not None and question.state == "denied"
    assert await any_db.read(signins.person, "s_1") is None
    assert await any_db.read(people.by_handle, "guest") is None
    assert await any_db.read(lambda reader: reader.value(select(col(Thread.account_id)))) == ada.id


async def test_undoing_a_change_of_the_guests_profile_does_not_touch_the_new_owners(any_db: Database) -> None:
    ada, guest = await person(any_db, "ada"), await person(any_db, "guest")
    undo = await any_db.write(people.change_profile, guest.id, name="Gus")
    await any_db.write(receipts.add, guest.id, tool="update_profile", target="", words="x", undo=undo, result={})
    await any_db.write(merging.bring_along, guest.id, ada.id)
    assert await any_db.read(lambda reader: reader.column(select(col(Receipt.inverse)))) == [None]


async def test_only_a_guest_without_a_passphrase_can_be_brought_along(any_db: Database) -> None:
    ada, bob = await person(any_db, "ada"), await person(any_db, "bob")
    await any_db.write(accounts.set_passphrase, bob.id, "hash", instead_of="")
    for guest in (bob.id, ada.id, 4711):
        with pytest.raises(ValueError, match="no longer there"):
            await any_db.write(merging.bring_along, guest, ada.id)
    sample = await any_db.write(people.create, key="k", handle="lin", name="Lin", kind="sample")
    with pytest.raises(ValueError, match="no longer there"):
        await any_db.write(merging.bring_along, sample.id, ada.id)


async def test_a_passphrase_is_set_in_place_of_the_one_that_was_known(any_db: Database) -> None:
    ada: Any = await person(any_db, "ada")
    assert await any_db.read(accounts.by_handle, "ada") == (ada, "")
    assert await any_db.write(accounts.set_passphrase, ada.id, "one", instead_of="")
    assert not await any_db.write(accounts.set_passphrase, ada.id, "two", instead_of=""), "somebody was faster"
    found = await any_db.read(accounts.by_handle, "ada")
    assert found is not None and (found[0].kind, found[1]) == ("member", "one")
    assert await any_db.read(accounts.passphrase, ada.id) == "one"
    assert await any_db.read(accounts.by_handle, "nobody") is None


async def test_what_a_guest_kept_passed_on_and_voted_for_comes_along_and_counts_once(any_db: Database) -> None:
    ada, guest, bob = [await person(any_db, name) for name in ("ada", "guest", "bob")]
    poll, _ = await any_db.write(posts.publish, posts.NewPost(bob.id, "tea?", options=("yes", "no")))
    other, _ = await any_db.write(posts.publish, posts.NewPost(bob.id, "hello @guest", mentions=("guest",)))
    for who, option in ((ada.id, 1), (guest.id, 2)):
        await any_db.write(reactions.vote, who, poll, option)
        await any_db.write(reactions.repost, who, poll)
        await any_db.write(reactions.bookmark, who, poll)
    await any_db.write(reactions.repost, guest.id, other)
    await any_db.write(merging.bring_along, guest.id, ada.id)
    first, second = await any_db.read(post_views.views, ada.id, [poll, other])
    assert first.poll is not None and first.poll.options == (("yes", 1), ("no", 0)) and first.poll.chosen == 1
    assert (first.reposts, first.reposted, first.bookmarked) == (1, True, True)
    assert (second.reposts, second.reposted) == (1, True)
    assert (await any_db.read(merging.made, ada.id)).posts == 0
