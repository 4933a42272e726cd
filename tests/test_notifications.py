"""What happened to people reaches them once, in groups, and nobody else."""

import pytest
from acts import publish as post
from conftest import Cast, Clock, person
from hypothesis import given
from hypothesis import strategies as st

from storage import changes, follows, messages, notifications, posts, reactions
from storage.database import Database, Reader, Writer
from storage.models import Block, Mute, Notification, Visibility
from storage.notifications import Notice
from storage.notify import notify, unnotify


async def notices(db: Database, account: int) -> list[Notice]:
    return (await db.read(notifications.page, account)).notices


async def told(db: Database, account: int) -> list[tuple[str, list[str]]]:
    return [(notice.type, [who.handle for who in notice.people]) for notice in await notices(db, account)]


def everything(reader: Reader) -> list[tuple[object, ...]]:
    from sqlmodel import SQLModel

    tables = [table for table in SQLModel.metadata.sorted_tables if table.name != "post"]
    return [(table.name, *row) for table in tables for row in sorted(reader.rows(table.select()), key=repr)]


async def test_a_like_a_follow_and_a_reply_are_told_newest_first(any_cast: Cast) -> None:
    db, ada, bob, cy = any_cast.salon.db, any_cast.ada, any_cast.bob, any_cast.cy
    mine = await post(db, ada.id)
    await db.write(reactions.like, bob.id, mine)
    await db.write(follows.follow, cy.id, ada.id)
    await post(db, bob.id, "lovely", reply_to=mine)
    await db.write(reactions.like, cy.id, mine)
    found = await notices(db, ada.id)
    assert [(notice.type, [who.handle for who in notice.people]) for notice in found] == [
        ("like", ["cy", "bob"]),
        ("reply", ["bob"]),
        ("follow", ["cy"]),
    ]
    assert found[1].post is not None and found[1].post.text == "lovely"
    assert await db.read(notifications.count_unread, ada.id) == 4
    assert await told(db, bob.id) == await told(db, cy.id) == []


async def test_nobody_is_told_of_their_own_acts(any_cast: Cast) -> None:
    db, ada = any_cast.salon.db, any_cast.ada
    mine = await post(db, ada.id)
    await db.write(reactions.like, ada.id, mine)
    await post(db, ada.id, "and another thing", reply_to=mine)
    assert await told(db, ada.id) == []


async def test_nobody_hears_of_people_they_muted_or_of_whom_one_has_blocked_the_other(any_cast: Cast) -> None:
    db, ada, bob, cy = any_cast.salon.db, any_cast.ada, any_cast.bob, any_cast.cy
    mine = await post(db, ada.id)
    await db.write(reactions.like, bob.id, mine)
    await db.write(reactions.like, cy.id, mine)
    await db.write(Writer.add, Mute(account_id=ada.id, target_id=bob.id))
    await db.write(Writer.add, Block(account_id=cy.id, target_id=ada.id))
    assert await told(db, ada.id) == [], "what was told before is hidden too"
    assert await db.read(notifications.count_unread, ada.id) == 0
    await db.write(follows.follow, bob.id, ada.id)
    with pytest.raises(ValueError, match="blocked"):
        await db.write(follows.follow, cy.id, ada.id)
    rows = await db.read(lambda reader: reader.rows(Notification.__table__.select()))  # type: ignore[attr-defined]
    assert {row.type for row in rows} == {"like"}, "and nothing is written from then on"


async def test_a_mute_that_has_run_out_hides_nothing(any_cast: Cast, clock: Clock) -> None:
    db, ada, bob = any_cast.salon.db, any_cast.ada, any_cast.bob
    await db.write(follows.follow, bob.id, ada.id)
    await db.write(Writer.add, Mute(account_id=ada.id, target_id=bob.id, until_ms=clock.now + 1))
    assert await told(db, ada.id) == []
    clock.forward(minutes=1)
    assert await told(db, ada.id) == [("follow", ["bob"])]


async def test_a_post_that_a_person_may_not_see_is_not_told(any_cast: Cast) -> None:
    db, ada, bob = any_cast.salon.db, any_cast.ada, any_cast.bob
    hidden = await post(db, bob.id, "for my followers", Visibility.followers)
    assert await db.write(notify, ada.id, "mention", bob.id, hidden) == 0
    await db.write(follows.follow, ada.id, bob.id)
    assert await db.write(notify, ada.id, "mention", bob.id, hidden)
    await db.write(follows.unfollow, ada.id, bob.id)
    assert await told(db, ada.id) == []


async def test_a_notification_goes_with_a_post_that_is_removed_and_comes_back_with_it(any_cast: Cast) -> None:
    db, ada, bob = any_cast.salon.db, any_cast.ada, any_cast.bob
    answer = await post(db, bob.id, "lovely", reply_to=await post(db, ada.id))
    before = await notices(db, ada.id)
    await db.write(posts.remove, answer)
    assert (await told(db, ada.id), await db.read(notifications.count_unread, ada.id)) == ([], 0)
    await db.write(posts.restore, answer)
    assert [notice.id for notice in await notices(db, ada.id)] == [notice.id for notice in before]


async def test_telling_twice_tells_once_and_a_reply_is_not_told_as_a_mention_too(any_cast: Cast) -> None:
    db, ada, bob = any_cast.salon.db, any_cast.ada, any_cast.bob
    answer = await post(db, bob.id, "@ada lovely", reply_to=await post(db, ada.id))
    assert await db.write(notify, ada.id, "reply", bob.id, answer) == 0
    assert await db.write(notify, ada.id, "mention", bob.id, answer) == 0
    assert await told(db, ada.id) == [("reply", ["bob"])]
    assert await db.write(unnotify, ada.id, "reply", bob.id, answer)
    assert await db.write(unnotify, ada.id, "reply", bob.id, answer) == 0


async def test_a_moderator_is_heard_whatever_is_muted_and_is_not_named(any_cast: Cast) -> None:
    db, ada, bob = any_cast.salon.db, any_cast.ada, any_cast.bob
    mine = await post(db, ada.id)
    await db.write(posts.remove, mine)
    await db.write(Writer.add, Block(account_id=ada.id, target_id=bob.id))
    await db.write(notify, ada.id, "moderation", bob.id, mine)
    assert await told(db, ada.id) == [("moderation", [])]


@given(
    acts=st.lists(
        st.tuples(st.sampled_from(["like", "unlike", "follow", "unfollow", "read"]), st.integers(0, 2)), max_size=12
    )
)
async def test_undoing_in_reverse_leaves_every_table_as_it_was(cast: Cast, acts: list[tuple[str, int]]) -> None:
    db, ada = cast.salon.db, cast.ada
    crowd = [cast.bob.id, cast.cy.id, ada.id]
    mine = await post(db, ada.id)
    undos, states = [], []
    for act, who in acts:
        states.append(await db.read(everything))
        if act in ("like", "unlike"):
            undos.append(await db.write(getattr(reactions, act), crowd[who], mine))
        elif act == "read":
            undos.append(await db.write(notifications.mark_read, ada.id, db.new_id()))
        elif who != 2:
            undos.append(await db.write(getattr(follows, act), crowd[who], ada.id))
        else:
            undos.append(None)
    for undo, state in zip(reversed(undos), reversed(states), strict=True):
        redo = await db.write(changes.apply, undo) if undo else None
        assert await db.read(everything) == state
        if undo and redo:
            await db.write(changes.apply, await db.write(changes.apply, redo) or undo)
            assert await db.read(everything) == state
    await db.write(posts.remove, mine)


@given(acts=st.lists(st.tuples(st.integers(0, 4), st.integers(0, 3)), min_size=1, max_size=40), limit=st.integers(1, 4))
async def test_pages_hold_every_notification_once_while_others_act(
    cast: Cast, acts: list[tuple[int, int]], limit: int
) -> None:
    db = cast.salon.db
    reader = await person(db, f"reader_{db.new_id()}")
    fans = [await person(db, f"fan_{db.new_id()}") for _ in range(5)]
    mine = [await post(db, reader.id) for _ in range(4)]
    for who, which in acts:
        await db.write(reactions.like, fans[who].id, mine[which])
    seen: list[tuple[int, str]] = []
    before: int | None = None
    while True:
        page = await db.read(notifications.page, reader.id, before=before, limit=limit)
        assert len(page.notices) <= limit
        seen += [(notice.post.id, who.handle) for notice in page.notices if notice.post for who in notice.people]
        await db.write(follows.follow, fans[0].id, reader.id)
        if (before := page.next) is None:
            break
    assert sorted(seen) == sorted({(mine[which], fans[who].handle) for who, which in acts})


async def test_messages_that_are_read_are_no_unread_notifications(any_cast: Cast) -> None:
    db, ada, bob = any_cast.salon.db, any_cast.ada, any_cast.bob
    await db.write(follows.follow, ada.id, bob.id)
    await db.write(notifications.set_read, bob.id, db.new_id())
    chat = await db.write(messages.begin, bob.id, [ada.id])
    first, _ = await db.write(messages.send, bob.id, chat, "hello")
    await db.write(messages.send, bob.id, chat, "are you there?")
    assert await told(db, ada.id) == [("message", ["bob"])]
    assert await db.read(notifications.count_unread, ada.id) == 2
    undo = await db.write(messages.mark_read, ada.id, chat, first)
    assert await db.read(notifications.count_unread, ada.id) == 1
    assert undo is not None
    await db.write(changes.apply, undo)
    assert await db.read(notifications.count_unread, ada.id) == 2


async def test_a_like_that_was_not_told_is_not_told_when_it_is_put_back(any_cast: Cast) -> None:
    db, ada, bob = any_cast.salon.db, any_cast.ada, any_cast.bob
    mine = await post(db, ada.id)
    await db.write(Writer.add, Mute(account_id=ada.id, target_id=bob.id, until_ms=db.clock() - 1))
    await db.write(reactions.like, bob.id, mine)
    told_id = (await notices(db, ada.id))[0].id
    undo = await db.write(reactions.unlike, bob.id, mine)
    assert undo is not None and undo["args"]["told"] == told_id
    await db.write(unnotify, ada.id, "like", bob.id, mine)
    await db.write(changes.apply, {**undo, "args": {**undo["args"], "told": 0}})
    assert await told(db, ada.id) == []
    await db.write(reactions.unlike, bob.id, mine)
    await db.write(changes.apply, undo)
    assert [notice.id for notice in await notices(db, ada.id)] == [told_id]
