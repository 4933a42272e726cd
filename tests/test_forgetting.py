"""Conversations are erased when their person says so, or when their time is over: no byte stays in the files."""

from pathlib import Path
from typing import Any

import pytest
from conftest import Cast, Clock, make_cast

from assistant.forgetting import forget_due
from assistant.memory import Memory
from social_tools import gate
from storage import history, posts, threads
from storage.database import Database
from storage.models import Element, Step
from storage.people import Person

DAY = 24 * 60
CANARY = "a canary that nobody shall ever find"
CHAT, CARD = "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"


async def talk(cast: Cast, who: Person, thread: str = CHAT, words: str = CANARY) -> None:
    """A conversation with all that hangs on one: messages, a card, memory, a question, what was shown."""
    db = cast.salon.db
    step = Step(id=thread, thread_id=thread, at_ms=1, body={"type": "user_message", "output": words})
    await db.write(history.say, who.id, step, words)
    card = Element(id=CARD[:-4] + thread[-4:], thread_id=thread, step_id=thread, body={"props": {"text": words}})
    await db.write(history.keep_element, who.id, card)
    for turn in range(3):
        messages = [{"role": "user", "content": words}] * (turn + 1)
        await db.write(threads.remember, who.id, thread, messages, new=True)
    await db.write(threads.show, who.id, thread, "posts", ["1"], {"prompt": words})
    asked = await gate.call(
        cast.asks(who, thread=thread).using(click=False, message="x"), "share_post", {"text": words}
    )
    assert asked.kind == "pending"


async def keep_for(cast: Cast, who: Person, days: int) -> None:
    settings = {"changes": {"chat_retention_days": days}}
    asked = await gate.call(cast.asks(who, thread=""), "update_settings", settings)
    assert asked.kind == "pending", "what throws conversations away is shown first"
    assert (await gate.approve(cast.asks(who), asked.data["act"])).kind == "done"


async def there(cast: Cast, thread: str = CHAT) -> bool:
    return await cast.salon.db.read(history.whole, thread) is not None


def found_in(folder: Path, words: str = CANARY) -> list[str]:
    return [file.name for file in folder.rglob("*") if file.is_file() and words.encode() in file.read_bytes()]


async def test_a_conversation_goes_when_it_has_rested_for_as_long_as_its_person_wants(
    any_cast: Cast, clock: Clock
) -> None:
    cast = any_cast
    db, memory = cast.salon.db, Memory(any_cast.salon.db)
    await talk(cast, cast.ada)
    await talk(cast, cast.bob, "33333333-3333-4333-8333-333333333333")
    await keep_for(cast, cast.ada, 30)
    clock.forward(minutes=30 * DAY)
    assert await forget_due(db, memory) == 0 and await there(cast), "thirty days are not over yet"
    clock.forward(minutes=1)
    assert await forget_due(db, memory) == 1
    assert not await there(cast) and await db.read(threads.memory, cast.ada.id, CHAT) is None
    assert await there(cast, "33333333-3333-4333-8333-333333333333"), "bob has set nothing"
    assert await forget_due(db, memory) == 0


async def test_a_conversation_that_goes_on_stays(cast: Cast, clock: Clock) -> None:
    await talk(cast, cast.ada)
    await keep_for(cast, cast.ada, 7)
    clock.forward(minutes=6 * DAY)
    await cast.salon.db.write(threads.remember, cast.ada.id, CHAT, [{"role": "user", "content": "hi"}], new=False)
    clock.forward(minutes=6 * DAY)
    assert await forget_due(cast.salon.db, Memory(cast.salon.db)) == 0 and await there(cast)


async def test_a_conversation_in_a_terminal_goes_too(cast: Cast, clock: Clock) -> None:
    messages = [{"role": "user", "content": CANARY}]
    await cast.salon.db.write(threads.remember, cast.ada.id, "cli:1:main", messages, new=True)
    await keep_for(cast, cast.ada, 1)
    clock.forward(minutes=DAY + 1)
    assert await forget_due(cast.salon.db, Memory(cast.salon.db)) == 1
    assert await cast.salon.db.read(threads.memory, cast.ada.id, "cli:1:main") is None


async def test_more_conversations_than_are_erased_at_once_all_go(
    cast: Cast, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "AT_ONCE", 2)
    await keep_for(cast, cast.ada, 1)
    for number in range(5):
        await cast.salon.db.write(threads.remember, cast.ada.id, f"t{number}", [{"role": "user"}], new=True)
    clock.forward(minutes=2 * DAY)
    assert await forget_due(cast.salon.db, Memory(cast.salon.db)) >= 5


async def test_what_was_done_stays_done_and_its_receipt_stays(cast: Cast, clock: Clock) -> None:
    await gate.call(cast.asks(cast.ada, 'post "out there"', thread=CHAT), "share_post", {"text": "out there"})
    await keep_for(cast, cast.ada, 1)
    clock.forward(minutes=2 * DAY)
    await forget_due(cast.salon.db, Memory(cast.salon.db))
    assert await cast.salon.db.read(posts.newest_of, cast.ada.id) != {}
    listed = await gate.call(cast.asks(cast.ada), "list_actions", {})
    assert "out there" in str(listed.view)


async def test_no_byte_of_it_stays_in_the_files(file_db: Database, clock: Clock, tmp_path: Path) -> None:
    cast = await make_cast(file_db, tmp_path)
    await talk(cast, cast.ada)
    for number in range(40):  # its bytes lie among those of others
        await talk(cast, cast.bob, f"33333333-3333-4333-8333-{number:012}", f"of bob {number} " * 50)
    assert found_in(tmp_path)
    await keep_for(cast, cast.ada, 1)
    clock.forward(minutes=2 * DAY)
    assert await forget_due(file_db, Memory(file_db)) == 1
    assert found_in(tmp_path) == [] and found_in(tmp_path, "of bob 7 ")


async def test_what_was_written_over_is_not_in_the_file_either(file_db: Database, tmp_path: Path) -> None:
    cast = await make_cast(file_db, tmp_path)
    await talk(cast, cast.ada)
    await file_db.write(history.erase, CHAT)
    assert await file_db.scrub()
    assert found_in(tmp_path) == []


@pytest.mark.parametrize(
    ("said", "days"), [("keep my chats for 30 days", 30), ("delete our conversations after two weeks", 14)]
)
async def test_the_setting_is_changed_in_words_and_read_back(cast: Cast, said: str, days: int) -> None:
    from social_tools import grammar

    (command,) = grammar.read(said).commands
    arguments: dict[str, Any] = {"changes": {"chat_retention_days": days}}
    assert (command.tool, command.arguments) == ("update_settings", arguments)
    asked = await gate.call(cast.asks(cast.ada, said), "update_settings", arguments)
    assert asked.kind == "pending"
    await gate.approve(cast.asks(cast.ada), asked.data["act"])
    longer = {"changes": {"chat_retention_days": days + 1}}
    kept = await gate.call(cast.asks(cast.ada, f"keep my chats for {days + 1} days"), "update_settings", longer)
    assert kept.kind == "done", "to keep them longer loses nothing"
