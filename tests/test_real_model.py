"""The main job with a model on the other end of real HTTP, in the running product: on the page and in a terminal."""

import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx2
from chat import Chat, cookie_of
from conftest import Cast
from fake_model import FakeModel, call, serving, words
from live import Live, running

from assistant import brain, reach
from assistant.prompt import apart, scene_of
from assistant.settings import load
from assistant.turn import turn

JOURNEY = [
    "make a picture of a fox in a snowy forest at dawn",
    "share it saying good morning",
    "yes",
    "show me what is new",
    "like the second one",
    "follow @bob",
    "undo that",
]
DONE = ["create_image", "share_post", "react_to_post", "follow_user", "undo_action"]


def guide(messages: list[dict[str, Any]]) -> dict[str, Any]:
    """A model that does what is asked with what it was told: the last results, and what was shown."""
    last = max(index for index, message in enumerate(messages) if message["role"] == "user")
    if len(messages) > last + 1:
        return words("There you are.")
    shown = list(scene_of(messages[last]["content"]).shown.shows)
    results = [json.loads(message["content"]) for message in messages if message["role"] == "tool"]
    match apart(messages[last]["content"])[0].split():
        case ["make", *_, "dawn"] as said:
            return call("create_image", {"prompt": " ".join(said[4:])})
        case ["share", *_]:
            made = next(show for show in shown if show.kind == "images")
            picture = {"id": made.items[0], "alt": made.about["alts"][0]}
            return call("share_post", {"text": "good morning", "images": [picture]})
        case ["show", *_]:
            return call("read_feed", {"feed": "explore"})
        case ["like", *_]:
            return call("react_to_post", {"post": results[-1]["ids"][1], "reaction": "like"})
        case ["follow", handle]:
            return call("follow_user", {"user": handle})
        case ["undo", *_]:
            return call("undo_action", {"act": next(show.items[0] for show in shown if show.kind == "act")})
    raise AssertionError(messages[last])


def command(salon: Live, name: str, **arguments: Any) -> Any:
    """A command through the running server, without a process for each."""
    return reach.run(load(home=salon.home), name, **arguments)


def do(salon: Live, handle: str, tool: str, **arguments: Any) -> Any:
    return command(salon, "do", handle=handle, tool=tool, arguments=arguments, yes=True)["data"]


async def travel(salon: Live, handle: str, say: Callable[[str], Awaitable[str]]) -> None:
    """Say it all, and look at what is left of it."""
    for message in JOURNEY:
        assert (await say(message)).strip(), message
    receipts = do(salon, handle, "list_actions")["items"]
    assert [tool for _, tool, *_ in reversed(receipts)] == DONE
    assert [item["text"] for item in do(salon, "bob", "read_feed", feed=f"@{handle}")["items"]] == ["good morning"]
    assert "you" not in do(salon, handle, "get_user", user="@bob"), "following was undone"


async def test_the_main_job_with_a_model_from_the_page_and_from_a_terminal(tmp_path: Path) -> None:
    with (
        serving(model := FakeModel(guide)) as url,
        running(tmp_path / "home", OPENAI_BASE_URL=url) as salon,
        httpx2.Client(base_url=salon.url) as client,
    ):
        for handle in ("ada", "bob"):
            command(salon, "user add", handle=handle)
        do(salon, "bob", "share_post", text="hello from Bob")

        async def ask(text: str) -> str:
            told = json.loads(salon.salon("ask", text, "--as", "ada", "--json").stdout)
            return str(told["reply"])

        await travel(salon, "ada", ask)
        client.get("/", headers={"Accept": "text/html"})
        guest = client.get("/user").json()["display_name"].lower().replace(" ", "_")
        async with Chat(salon, cookie_of(client)) as chat:
            await travel(salon, guest, chat.say)
            assert {element["name"] for element in chat.elements} >= {"PictureCard", "PreviewCard", "FeedCard"}
    assert model.complaints == [] and len(model.requests) == 2 * 2 * (len(JOURNEY) - 1), "a yes needs no model"
    assert len({json.dumps(request["tools"]) for request in model.requests}) == 1
    assert max(len(json.dumps(request)) for request in model.requests) < 24_000


async def test_the_same_conversation_is_told_in_the_same_bytes_and_few_of_them(cast: Cast) -> None:
    with serving(model := FakeModel(lambda _: words("Hello."))) as url:
        for thread in ("one", "two"):
            made = brain.make(load(OPENAI_BASE_URL=url, home=Path("/nonexistent")))
            async for _ in turn(cast.asks(cast.ada, "hello", thread=thread), made, []):
                pass
            await made.close()
    first, second = map(json.dumps, model.requests)
    assert first == second and len(first) < 19_000
    assert model.requests[0]["messages"][0]["content"].startswith("You are the assistant of Salon")
