"""Commands of the page's list, long work and Stop, on the running product."""

import asyncio
import uuid

from chat import Chat, newcomer
from live import Live


async def choose(chat: Chat, command: str, words: str = "") -> str:
    """Send what the page sends where a person has chosen a command from its list."""
    chat.idle.clear()
    chat.words = ""
    message = {"id": str(uuid.uuid4()), "name": "me", "type": "user_message", "output": words, "command": command}
    message["createdAt"] = "2026-11-23T10:00:00Z"
    await chat.client.emit("client_message", {"message": message, "fileReferences": []})
    await asyncio.wait_for(chat.idle.wait(), 60)
    return chat.words


async def until(chat: Chat, states: list[str | None]) -> None:
    """Wait until cards have been in these states, in this order."""
    async with asyncio.timeout(60):
        while True:
            seen = iter(chat.states)
            if all(state in seen for state in states):
                return
            chat.drew.clear()
            await chat.drew.wait()


async def test_a_command_without_words_begins_a_conversation_and_comes_back_with_its_slash(live: Live) -> None:
    token = newcomer(live)
    async with Chat(live, token) as chat:
        said = await choose(chat, "explore")
        assert said and "did not understand" not in said
        await asyncio.wait_for(chat.begun.wait(), 30)
        thread = chat.thread
        assert "What shall I look for" in await choose(chat, "search")
        await choose(chat, "nonsense", "hello")
    async with Chat(live, token, thread) as later:
        found = await later.again()
        outputs = [step["output"] for step in found["steps"] if step["type"] == "user_message"]
        assert outputs == ["/explore", "/search", "hello"] and found["name"] == "/explore"


async def test_the_page_gets_the_list_of_commands(live: Live) -> None:
    got: asyncio.Future[list[dict[str, object]]] = asyncio.get_running_loop().create_future()

    def commands(found: list[dict[str, object]]) -> None:
        if not got.done():
            got.set_result(found)

    chat = Chat(live, newcomer(live))
    async with chat:
        chat.client.on("set_commands", commands)
        await chat.client.emit("connection_successful")
        found = await asyncio.wait_for(got, 30)
    assert {"post", "reply", "draw", "feed", "search", "follow", "like", "undo", "help"} <= {one["id"] for one in found}


async def test_stop_says_that_nothing_was_changed(live: Live) -> None:
    async with Chat(live, newcomer(live)) as chat:
        await chat.emit("draw four pictures of a castle in the rain")
        await until(chat, ["drawing"])
        await chat.client.emit("stop")
        await chat.hear("Stopped. Nothing was changed.")
        assert "I have not done anything" in await chat.say("what did you do"), chat.elements


async def test_stop_says_what_was_done_before_it(live: Live) -> None:
    async with Chat(live, newcomer(live)) as chat:
        await chat.emit("draw a fox and then draw four pictures of a castle in the rain")
        await until(chat, ["drawing", None, "drawing"])
        await chat.client.emit("stop")
        await chat.hear("Stopped. This was done before that")
        await chat.say("hello")
        (receipt,) = chat.card("ReceiptCard")["receipts"]
        assert "a fox" in receipt["words"]
        done = [element for element in chat.elements if element["name"] == "PictureCard"]
        assert sum(len(element["props"]["pictures"]) for element in done) == 1


async def test_long_work_says_how_far_it_is(live: Live) -> None:
    async with Chat(live, newcomer(live)) as chat:
        told: list[tuple[int, int]] = []
        chat.client.on("element", lambda one: (chat._element(one), told.append(_far(one)))[0])
        assert await chat.say("draw two pictures of a fox")
        assert [far for far in dict.fromkeys(told) if far != (0, 0)] == [(0, 2), (1, 2)]


def _far(element: dict[str, object]) -> tuple[int, int]:
    props = element["props"]
    assert isinstance(props, dict)
    return props.get("done", 0), props.get("of", 0)
