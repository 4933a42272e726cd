"""What the assistant does besides: it digests, explains, says truthfully that it cannot translate, and never speaks or
posts by itself."""

from pathlib import Path
from typing import Any

import pytest
from chat import Chat, newcomer
from conftest import Cast
from fake_model import FakeModel, call, serving, words
from live import Live
from turns import acts, asked, said, talk

from assistant import brain
from assistant.brain import Brain
from assistant.events import Acted
from assistant.settings import load
from social_tools import gate
from storage import feed, people, posts
from storage.people import Person

Messages = list[dict[str, Any]]


async def share(cast: Cast, who: Person, text: str) -> int:
    id_, _ = await cast.salon.db.write(posts.publish, posts.NewPost(who.id, text))
    return id_


@pytest.mark.parametrize(
    "message", ["translate the second one into German", "can you translate it?", "what does it say in english"]
)
async def test_without_a_model_it_says_truthfully_that_it_cannot_translate(
    cast: Cast, offline: Brain, message: str
) -> None:
    events = await talk(cast, offline, message)
    told = said(events) + asked(events)
    assert "cannot translate" in told and "real model" in told and acts(events) == []


async def test_a_model_translates_what_was_shown_and_changes_nothing(cast: Cast) -> None:
    await share(cast, cast.bob, "good morning")
    post = await share(cast, cast.bob, "the harbour is open")
    await gate.call(cast.asks(cast.ada, "explore"), "read_feed", {"feed": "explore"})

    def think(messages: Messages) -> dict[str, Any]:
        if messages[-1]["role"] == "user":
            return call("get_post", {"post": str(post)})
        return words("Der Hafen ist offen.")

    with serving(FakeModel(think)) as url:
        remote = brain.make(load(OPENAI_BASE_URL=url, home=Path("/nonexistent")))
        events = await talk(cast, remote, "translate the first one into German")
        await remote.close()
    assert said(events).startswith("Der Hafen ist offen.") and acts(events) == [("get_post", "done")]


async def test_a_digest_and_why_by_words_and_by_button_are_the_same(cast: Cast, offline: Brain) -> None:
    post = await share(cast, cast.bob, "the night market is on")
    await gate.call(cast.asks(cast.ada), "follow_user", {"user": "@bob"})
    await talk(cast, offline, "show me my feed")
    events = await talk(cast, offline, "what did I miss since yesterday?")
    assert acts(events) == [("get_digest", "done")]
    digest = next(event.outcome for event in events if isinstance(event, Acted))
    pressed = await gate.call(cast.asks(cast.ada), "get_digest", {})
    assert digest.data["top"] == pressed.data["top"] == [str(post)]
    why = await talk(cast, offline, "why do I see the first one?")
    assert acts(why) == [("explain_feed", "done")]
    told = next(event.outcome for event in why if isinstance(event, Acted))
    again = await gate.call(cast.asks(cast.ada), "explain_feed", {"post": str(post)})
    assert told.data == again.data | {"feed": told.data.get("feed", again.data.get("feed"))}
    assert "explain_feed" in str(acts(await talk(cast, offline, "why don't I see bob's post?")))


async def test_nothing_is_ever_posted_in_the_assistants_own_name(cast: Cast, offline: Brain) -> None:
    for message in (
        "draw a fox",
        "share it with a good caption",
        "yes",
        'post "hello"',
        "what do people say about hello",
        "message bob: hi",
        "help",
    ):
        await talk(cast, offline, message)
    found = await cast.salon.db.read(feed.explore, cast.ada.id, None, 40)
    assert {post.author_id for post in found.posts} == {cast.ada.id} and len(found.posts) == 2
    everybody = await cast.salon.db.read(people.everybody)
    assert {person.handle for person in everybody} == {"ada", "bob", "cy"}, "there is no account of its own"


async def test_it_says_nothing_until_it_is_spoken_to(live: Live) -> None:
    async with Chat(live, newcomer(live)) as chat:
        await chat.client.call("window_message", "")
        await chat.client.call("window_message", "")  # what the start of a chat sends has arrived by then
        assert chat.said == [] and chat.elements == []
        assert await chat.say("hello")
        assert len(chat.said) >= 1
