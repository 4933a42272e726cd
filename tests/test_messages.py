"""What people write to each other in private: theirs alone, and taken back for good."""

import asyncio
import contextlib
from dataclasses import dataclass, field
from typing import Any

from acts import publish
from conftest import Cast, person
from hypothesis import given
from hypothesis import strategies as st

from storage import changes, chats, follows, images, merging, messages, notifications
from storage.chats import ChatView
from storage.database import Database, Reader, Writer
from storage.ids import MAX_ID
from storage.models import Block, Image, Report, Visibility
from storage.people import Person


async def send(db: Database, author: int, *others: int, text: str = "hello", **more: Any) -> tuple[int, int, Any]:
    chat = await db.write(messages.begin, author, list(others))
    message, undo = await db.write(messages.send, author, chat, text, **more)
    return chat, message, undo


async def block(db: Database, account: int, target: int) -> None:
    await db.write(Writer.add, Block(account_id=account, target_id=target))


async def read(db: Database, viewer: int, chat: int) -> list[str]:
    found = await db.read(chats.one, viewer, chat)
    return [] if found is None else [m.text for m in (await db.read(chats.messages, viewer, found, None, 40)).messages]


async def listed(db: Database, viewer: int, *, requests: bool = False) -> list[ChatView]:
    return (await db.read(chats.page, viewer, None, 40, requests=requests)).chats


def picture(db: Database, owner: int) -> Image:
    id_ = db.new_id()
    return Image(
        id=id_, token=f"t{id_:023}", owner_id=owner, sha256="0" * 64, mime="image/webp", width=8, height=8, size=1,
        alt="A fox", prompt="fox", maker="salon-painter", drawn=["fox"], missed=[], scene={},
    )  # fmt: skip


async def test_a_message_reaches_its_reader_and_counts_until_it_is_read(any_cast: Cast) -> None:
    db, ada, bob = any_cast.salon.db, any_cast.ada, any_cast.bob
    await db.write(follows.follow, bob.id, ada.id)
    chat, message, _ = await send(db, ada.id, bob.id, text="see you at ten")
    found = await listed(db, bob.id)
    assert [(c.id, c.unread, c.newest and c.newest.text, [p.handle for p in c.people]) for c in found] == [
        (chat, 1, "see you at ten", ["ada"])
    ]
    assert [c.unread for c in await listed(db, ada.id)] == [0], "one's own words are not news"
    undo = await db.write(messages.mark_read, bob.id, chat, message)
    assert [c.unread for c in await listed(db, bob.id)] == [0]
    assert undo is not None
    await db.write(changes.apply, undo)
    assert [c.unread for c in await listed(db, bob.id)] == [1]


async def test_a_stranger_asks_first_and_an_answer_lets_them_in(any_cast: Cast) -> None:
    db, ada, bob = any_cast.salon.db, any_cast.ada, any_cast.bob
    chat, _, _ = await send(db, ada.id, bob.id)
    assert await listed(db, bob.id) == []
    assert [(c.id, c.request) for c in await listed(db, bob.id, requests=True)] == [(chat, True)]
    again, _, undo = await send(db, bob.id, ada.id, text="do I know you?")
    assert again == chat
    assert [c.id for c in await listed(db, bob.id)] == [chat]
    await db.write(changes.apply, undo)
    assert [c.id for c in await listed(db, bob.id, requests=True)] == [chat], "without an answer it is a request again"


async def test_a_request_can_be_accepted_declined_and_accepted_after_all(any_cast: Cast) -> None:
    db, ada, bob, cy = any_cast.salon.db, any_cast.ada, any_cast.bob, any_cast.cy
    chat, _, _ = await send(db, ada.id, bob.id)
    assert await db.write(messages.answer, bob.id, cy.id, True) is None
    undo = await db.write(messages.answer, bob.id, ada.id, False)
    assert undo is not None and await db.write(messages.answer, bob.id, ada.id, False) is None
    assert (await read(db, bob.id, chat), await db.read(messages.obstacle, ada.id, bob.id)) == ([], "declined")
    await db.write(changes.apply, undo)
    assert len(await listed(db, bob.id, requests=True)) == 1
    await db.write(messages.answer, bob.id, ada.id, False)
    await db.write(messages.answer, bob.id, ada.id, True)
    assert (await read(db, bob.id, chat), await db.read(messages.obstacle, ada.id, bob.id)) == (["hello"], None)


async def test_of_two_people_who_are_blocked_neither_has_the_conversation(any_cast: Cast) -> None:
    db, ada, bob = any_cast.salon.db, any_cast.ada, any_cast.bob
    chat, message, _ = await send(db, ada.id, bob.id)
    await block(db, bob.id, ada.id)
    for one, other, why in ((ada, bob, "blocks_you"), (bob, ada, "you_block")):
        assert await read(db, one.id, chat) == []
        assert await listed(db, one.id) == await listed(db, one.id, requests=True) == []
        assert await db.read(chats.of_message, one.id, message) is None
        assert await db.read(messages.obstacle, one.id, other.id) == why
    assert await db.read(notifications.count_unread, bob.id) == 0


async def test_in_a_group_neither_of_two_who_are_blocked_sees_the_other(any_cast: Cast) -> None:
    db, ada, bob, cy = any_cast.salon.db, any_cast.ada, any_cast.bob, any_cast.cy
    for friend in (bob, cy):
        await db.write(follows.follow, friend.id, ada.id)
    chat, _, _ = await send(db, ada.id, bob.id, cy.id, text="to both")
    assert (await send(db, bob.id, cy.id, ada.id, text="from bob"))[0] == chat, "the same people have one conversation"
    await block(db, cy.id, bob.id)
    await send(db, cy.id, bob.id, ada.id, text="from cy")
    assert await read(db, ada.id, chat) == ["from cy", "from bob", "to both"]
    assert await read(db, bob.id, chat) == ["from bob", "to both"]
    assert await read(db, cy.id, chat) == ["from cy", "to both"]
    assert [[p.handle for p in c.people] for c in await listed(db, bob.id)] == [["ada"]]


async def test_a_picture_in_a_message_is_for_its_people_only(any_cast: Cast) -> None:
    db, ada, bob, cy = any_cast.salon.db, any_cast.ada, any_cast.bob, any_cast.cy
    image = picture(db, ada.id)
    await db.write(images.add, image)

    async def may() -> list[str]:
        viewers = {"ada": ada.id, "bob": bob.id, "cy": cy.id, "nobody": 0}
        return [name for name, id_ in viewers.items() if await db.read(images.fetchable, id_, image.token)]

    _, _, undo = await send(db, ada.id, bob.id, image=image.id)
    assert await may() == ["ada", "bob"]
    found = await db.read(images.fetchable, bob.id, image.token)
    assert found is not None and not found.public, "and never kept by a cache that others share"
    await db.write(messages.answer, bob.id, ada.id, False)
    assert await may() == ["ada"]
    await db.write(messages.answer, bob.id, ada.id, True)
    await block(db, ada.id, bob.id)
    assert await may() == ["ada"]
    await db.write(changes.apply, undo)
    assert await may() == ["ada"]


async def test_a_post_in_a_message_is_shown_to_who_may_see_it(any_cast: Cast) -> None:
    db, ada, bob = any_cast.salon.db, any_cast.ada, any_cast.bob
    post = await publish(db, ada.id, "for my followers", Visibility.followers)
    chat, _, _ = await send(db, ada.id, bob.id, text="look", post=post)
    found = await db.read(chats.one, bob.id, chat)
    assert found is not None
    seen = (await db.read(chats.messages, bob.id, found, None, 1)).messages[0]
    assert (seen.post, seen.post_gone) == (None, True)
    await db.write(follows.follow, bob.id, ada.id)
    seen = (await db.read(chats.messages, bob.id, found, None, 1)).messages[0]
    assert seen.post is not None and (seen.post.text, seen.post_gone) == ("for my followers", False)


async def test_a_message_that_was_reported_is_hidden_and_kept_for_the_moderators(any_cast: Cast) -> None:
    db, ada, bob = any_cast.salon.db, any_cast.ada, any_cast.bob
    chat, message, undo = await send(db, ada.id, bob.id, text="something vile")
    report = Report(id=db.new_id(), reporter_id=bob.id, account_id=ada.id, message_id=message, category="harassment")
    await db.write(Writer.add, report)
    await db.write(changes.apply, undo)
    assert await read(db, bob.id, chat) == await read(db, ada.id, chat) == []
    row = await db.read(Reader.one, messages.WRITTEN, message=message)
    assert row is not None and row.deleted_ms is not None


async def test_a_declined_request_cannot_be_made_again_by_taking_it_back(any_cast: Cast) -> None:
    db, ada, bob = any_cast.salon.db, any_cast.ada, any_cast.bob
    _, _, undo = await send(db, ada.id, bob.id)
    await db.write(messages.answer, bob.id, ada.id, False)
    await db.write(changes.apply, undo)
    assert await db.read(messages.obstacle, ada.id, bob.id) == "declined"


async def test_messages_come_in_pages_without_a_gap_while_others_write(any_cast: Cast) -> None:
    db, ada, bob = any_cast.salon.db, any_cast.ada, any_cast.bob
    chat, _, _ = await send(db, ada.id, bob.id, text="0")
    for n in range(1, 7):
        await db.write(messages.send, ada.id, chat, f"{n}")
    found = await db.read(chats.one, bob.id, chat)
    assert found is not None
    texts: list[str] = []
    before: int | None = None
    while True:
        page = await db.read(chats.messages, bob.id, found, before, 3)
        texts += [message.text for message in page.messages]
        await db.write(messages.send, bob.id, chat, "while reading")
        if (before := page.next) is None:
            break
    assert texts == ["6", "5", "4", "3", "2", "1", "0"]


async def test_four_who_begin_the_same_conversation_at_once_begin_one(any_cast: Cast) -> None:
    db, ada, bob = any_cast.salon.db, any_cast.ada, any_cast.bob
    made = await asyncio.gather(*(db.write(messages.begin, ada.id, [bob.id]) for _ in range(4)))
    assert len(set(made)) == 1


async def test_a_guest_who_becomes_somebody_brings_their_conversations_along(any_cast: Cast) -> None:
    db, ada, bob, cy = any_cast.salon.db, any_cast.ada, any_cast.bob, any_cast.cy
    guest = await person(db, "quiet_owl")
    await send(db, ada.id, bob.id, text="from ada")
    chat, _, _ = await send(db, guest.id, bob.id, text="from the guest")
    group, _, _ = await send(db, guest.id, ada.id, bob.id, text="to both")
    moved, _, _ = await send(db, cy.id, guest.id, text="hello owl")
    await send(db, guest.id, ada.id, text="to myself")
    await db.write(merging.bring_along, guest.id, ada.id)
    pair = await db.read(chats.with_person, ada.id, bob.id)
    assert pair is not None and await read(db, ada.id, pair.id) == ["to both", "from the guest", "from ada"]
    assert await read(db, bob.id, chat) == await read(db, bob.id, group) == []
    assert await read(db, ada.id, moved) == ["hello owl"] and await read(db, cy.id, moved) == ["hello owl"]
    told = (await db.read(notifications.page, ada.id)).notices
    assert [[who.handle for who in notice.people] for notice in told] == [["cy"]]


PEOPLE = ("ada", "bob", "cy", "dee")
ACTS = st.one_of(
    st.tuples(st.just("send"), st.integers(0, 3), st.sets(st.integers(0, 3), min_size=1, max_size=3)),
    st.tuples(st.just("follow"), st.integers(0, 3), st.integers(0, 3)),
    st.tuples(st.just("block"), st.integers(0, 3), st.integers(0, 3)),
    st.tuples(st.just("answer"), st.integers(0, 3), st.integers(0, 3), st.booleans()),
    st.tuples(st.just("undo"), st.integers(0, 20)),
)


@dataclass
class World:
    """What is known of a small world by its plain history, to hold what is read against."""

    db: Database
    people: list[Person]
    sent: list[tuple[int, int, frozenset[int], str, Any]] = field(default_factory=list)
    """Chat, author, members, token of the picture, what takes it back."""
    blocks: set[tuple[int, int]] = field(default_factory=set)

    async def act(self, act: tuple[Any, ...]) -> None:
        match act:
            case ("send", who, others):
                await self.send(self.people[who].id, [self.people[o].id for o in sorted(others) if o != who])
            case ("follow", one, other) if one != other:
                with contextlib.suppress(ValueError):  # one of them has blocked the other
                    await self.db.write(follows.follow, self.people[one].id, self.people[other].id)
            case ("block", one, other) if one != other:
                pair = (self.people[one].id, self.people[other].id)
                if pair not in self.blocks:
                    self.blocks.add(pair)
                    await block(self.db, *pair)
            case ("answer", one, other, accept) if one != other:
                await self.db.write(messages.answer, self.people[one].id, self.people[other].id, accept)
            case ("undo", which) if self.sent:
                await self.db.write(changes.apply, self.sent.pop(which % len(self.sent))[4])

    async def send(self, author: int, others: list[int]) -> None:
        if not others or [other for other in others if await self.db.read(messages.obstacle, author, other)]:
            return
        image = picture(self.db, author)
        await self.db.write(images.add, image)
        chat, _, undo = await send(self.db, author, *others, text=image.token, image=image.id)
        self.sent.append((chat, author, frozenset({author, *others}), image.token, undo))

    def parted(self, one: int, other: int) -> bool:
        return not self.blocks.isdisjoint({(one, other), (other, one)})


async def all_of(db: Database, viewer: int) -> set[str]:
    """Every word of a message that reaches a viewer by any path there is."""
    found = set()
    every = [*await listed(db, viewer), *await listed(db, viewer, requests=True)]
    for chat in every:
        page = await db.read(chats.messages, viewer, chat, None, 40)
        found |= {message.text for message in [*page.messages, *([chat.newest] if chat.newest else [])]}
    return found


@given(st.lists(ACTS, max_size=14))
async def test_nobody_outside_a_conversation_reads_a_message_or_its_picture_or_learns_that_it_is_there(
    cast: Cast, acts: list[tuple[Any, ...]]
) -> None:
    db = cast.salon.db
    world = World(db, [await person(db, f"{name}_{db.new_id()}"[:30]) for name in PEOPLE])
    for act in acts:
        await world.act(act)
    for viewer in [*(one.id for one in world.people), 0]:
        seen = await all_of(db, viewer)
        for chat, author, members, token, undo in world.sent:
            fetched = await db.read(images.fetchable, viewer, token) is not None
            if viewer not in members:
                assert await db.read(chats.one, viewer, chat) is None
                assert await db.read(chats.of_message, viewer, undo["args"]["message"]) is None
                assert token not in seen and not fetched
            elif viewer != author:
                assert not (world.parted(viewer, author) and (token in seen or fetched))
                assert fetched == (token in seen)
        whole = await db.read(notifications.page, viewer, types=["message"])
        assert {notice.chat for notice in whole.notices} <= {chat for chat, _, who, _, _ in world.sent if viewer in who}
    for parted in world.sent:
        await db.write(changes.apply, parted[4])


def private(reader: Reader) -> list[tuple[object, ...]]:
    from storage.models import Chat, ChatMember, Message, Notification

    tables = [model.__table__ for model in (Chat, ChatMember, Message, Notification)]  # type: ignore[attr-defined]
    return [(table.name, *row) for table in tables for row in sorted(reader.rows(table.select()), key=repr)]


async def test_undoing_one_of_each_act_leaves_the_tables_as_they_were(any_cast: Cast) -> None:
    db, ada, bob = any_cast.salon.db, any_cast.ada, any_cast.bob
    start = await db.read(private)
    chat, message, sent = await send(db, ada.id, bob.id)
    steps = [(start, sent)]
    for change in (
        lambda w: messages.mark_read(w, bob.id, chat, message),
        lambda w: messages.answer(w, bob.id, ada.id, True),
        lambda w: messages.send(w, bob.id, chat, "hello back")[1],
    ):
        before = await db.read(private)
        steps.append((before, await db.write(change)))
    for before, undo in reversed(steps):
        await db.write(changes.apply, undo)
        assert await db.read(private) == before


@given(st.lists(ACTS, max_size=12))
async def test_undoing_in_reverse_leaves_every_conversation_as_it_was(cast: Cast, acts: list[tuple[Any, ...]]) -> None:
    db = cast.salon.db
    crowd = [await person(db, f"{name}_{db.new_id()}"[:30]) for name in PEOPLE]
    undos: list[Any] = []
    states: list[Any] = []
    for act in acts:
        states.append(await db.read(private))
        match act:
            case ("send", who, others) if others - {who}:
                ids = [crowd[other].id for other in sorted(others) if other != who]
                undos.append((await send(db, crowd[who].id, *ids))[2])
            case ("answer", one, other, accept) if one != other:
                undos.append(await db.write(messages.answer, crowd[one].id, crowd[other].id, accept))
            case ("follow", one, other) if one != other:
                undos.append(await db.write(follows.follow, crowd[one].id, crowd[other].id))
            case ("undo", which):
                newest = (await listed(db, crowd[which % 4].id))[:1]
                marks = [await db.write(messages.mark_read, crowd[which % 4].id, chat.id, MAX_ID) for chat in newest]
                undos.append(marks[0] if marks else None)
            case _:
                undos.append(None)
    for undo, state in zip(reversed(undos), reversed(states), strict=True):
        if undo:
            await db.write(changes.apply, undo)
        assert await db.read(private) == state


async def test_a_pair_and_a_group_that_holds_them_are_two_conversations(any_cast: Cast) -> None:
    db, ada, bob, cy = any_cast.salon.db, any_cast.ada, any_cast.bob, any_cast.cy
    pair, _, _ = await send(db, ada.id, bob.id)
    group, _, _ = await send(db, ada.id, bob.id, cy.id, text="to both")
    assert pair != group and await read(db, cy.id, pair) == []
    assert len({messages.key_of(ids) for ids in ([1, 2], [2, 1], [1, 2, 3], [12, 3], [1, 23])}) == 4
