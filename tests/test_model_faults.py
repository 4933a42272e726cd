"""A model's server that errs: the person gets a sentence in time, nothing is done by halves, and the talk goes on."""

import asyncio
import itertools
import json
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from conftest import Cast, make_cast, person
from fake_model import FakeModel, part, serving, words
from model_faults import BROKEN, CANNOT_BE, DETAIL, IN_ONE, LISTS, ODD, ONLY_IN_PIECES, Fault, answer, calls

from assistant import brain
from assistant.brain import Brain
from assistant.events import Trouble, Words
from assistant.settings import SettingsError, load
from assistant.turn import turn
from storage import people, receipts
from storage.database import Database
from storage.people import Person

pytestmark = pytest.mark.asyncio(loop_scope="module")
SLOW = {"silence", "silence after the head", "stalls", "stalls in a call", "drips"}
newcomers = itertools.count()


def remote(url: str, **more: Any) -> Brain:
    return brain.make(load(OPENAI_BASE_URL=url, home=Path("/nonexistent"), **more))


@dataclass
class Talk:
    """A person's conversation with a model that can be made to err."""

    cast: Cast
    person: Person
    brain: Brain
    model: FakeModel
    history: list[dict[str, Any]] = field(default_factory=list)

    async def say(self, message: str, seconds: float = 60) -> str:
        context = self.cast.asks(self.person, message, thread=self.person.handle)
        events = turn(context, self.brain, self.history, seconds=seconds)
        return "".join([event.text async for event in events if isinstance(event, Words | Trouble)])

    async def followed(self) -> list[str]:
        """Whom the person has followed, from a receipt each."""
        rows, _ = await self.cast.salon.db.read(receipts.page, self.person.id, None, 40)
        return sorted(row.target for row in rows)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def salon_with_a_model(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[tuple[Cast, Brain, FakeModel]]:
    folder = tmp_path_factory.mktemp("model")
    db = await Database(f"sqlite:///{folder}/salon.db").open()
    with serving(model := FakeModel(lambda _: words("Fine again."))) as url:
        remote_brain = remote(url)
        yield await make_cast(db, folder), remote_brain, model
        await remote_brain.close()
    await db.close()


@pytest_asyncio.fixture(loop_scope="module")
async def talk(salon_with_a_model: tuple[Cast, Brain, FakeModel]) -> AsyncIterator[Talk]:
    """A newcomer's talk. Whatever happened in it, the model's server was never sent what a strict one refuses."""
    cast, remote_brain, model = salon_with_a_model
    model.requests.clear()
    newcomer = await person(cast.salon.db, f"new{next(newcomers)}")
    yield Talk(cast, newcomer, remote_brain, model)
    model.fault = model.listing = None
    remote_brain.takes.stream = True
    assert model.complaints == []


async def test_there_are_sixty_kinds_of_trouble_at_least() -> None:
    assert len(BROKEN) + len(CANNOT_BE) >= 60


@pytest.mark.parametrize("streamed", [True, False], ids=["streamed", "in one piece"])
@pytest.mark.parametrize("name", BROKEN)
async def test_trouble_is_a_sentence_in_time_and_the_next_message_works(talk: Talk, name: str, streamed: bool) -> None:
    talk.brain.takes.stream = streamed
    talk.model.fault, expected = BROKEN[name]
    async with asyncio.timeout(25):  # a server that hangs does so for longer
        said = await talk.say("follow @bob", seconds=0.4 if name in SLOW else 60)
    assert re.search(expected if streamed else f"{expected}|{IN_ONE}", said) and said.endswith((".", "?")), said
    assert DETAIL not in said and "Traceback" not in said
    assert await talk.followed() == [], "a call in an answer that is not whole is not carried out"
    talk.model.fault = None
    assert await talk.say("hello again") == "Fine again."


@pytest.mark.parametrize("name", BROKEN)
async def test_what_was_done_before_the_trouble_is_done_once(talk: Talk, name: str) -> None:
    fault, _ = BROKEN[name]
    share = answer(calls(part("share_post", {"text": "hello"})))
    talk.model.fault = lambda wire: share(wire) if wire.messages[-1]["role"] == "user" else fault(wire)
    async with asyncio.timeout(25):
        assert (await talk.say('post "hello"', seconds=2 if name in SLOW else 60)).endswith((".", "?"))
    talk.model.fault = None
    assert await talk.say("hello again") == "Fine again."
    found = await talk.cast.salon.db.read(people.by_id, talk.person.id)
    assert found is not None and found.posts == 1


def at_first(fault: Fault) -> Fault:
    """The fault, and once its calls have their results, plain words."""
    return lambda wire: fault(wire) if wire.messages[-1]["role"] == "user" else wire.stream(words("All told."))


@pytest.mark.parametrize(
    ("name", "streamed"), [(name, way) for name in ODD for way in (True, False) if way or name not in ONLY_IN_PIECES]
)
async def test_servers_that_speak_a_little_differently_are_understood(talk: Talk, name: str, streamed: bool) -> None:
    talk.brain.takes.stream = streamed
    talk.model.fault = at_first(ODD[name])
    assert await talk.say("follow @bob and @cy") == "All told."
    assert await talk.followed() == ["@bob", "@cy"], "each once"
    talk.model.fault = None
    assert await talk.say("thanks") == "Fine again."


@pytest.mark.parametrize("streamed", [True, False], ids=["streamed", "in one piece"])
@pytest.mark.parametrize("name", CANNOT_BE)
async def test_a_call_that_cannot_be_is_told_to_the_model_and_changes_nothing(
    talk: Talk, name: str, streamed: bool
) -> None:
    talk.brain.takes.stream = streamed
    talk.model.fault = at_first(answer(CANNOT_BE[name]))
    assert await talk.say("follow @bob") == "All told."
    assert await talk.followed() == []
    results = [message["content"] for message in talk.model.requests[1]["messages"] if message["role"] == "tool"]
    assert results and all("error" in json.loads(result) for result in results)
    assert "Something went wrong" not in str(results)
    talk.model.fault = None
    assert await talk.say("hello again") == "Fine again."
    assert len(json.dumps(talk.model.requests[-1]["messages"])) < 40_000


async def test_a_refusal_of_the_model_is_said_in_its_words(talk: Talk) -> None:
    talk.model.fault = answer({"refusal": "I cannot "}, {"refusal": "do that."})
    assert await talk.say("follow @bob") == "I cannot do that."


async def test_halves_of_characters_do_not_spoil_a_conversation(talk: Talk) -> None:
    talk.model.fault = answer({"content": "Half \ud83e."})
    assert "Half ?." in await talk.say("half \udd8a of a fox")
    talk.model.fault = None
    assert await talk.say("hello again") == "Fine again."


async def test_what_was_said_before_a_stall_is_remembered(talk: Talk) -> None:
    talk.model.fault = BROKEN["truncated"][0]
    await talk.say("hello")
    talk.model.fault = None
    await talk.say("go on")
    assert {"role": "assistant", "content": "I was "} in talk.model.requests[-1]["messages"]


async def test_a_conversation_that_is_too_much_for_the_model_starts_anew(talk: Talk) -> None:
    await talk.say("hello")
    talk.model.fault = BROKEN["400"][0]
    await talk.say("hello again")
    talk.model.fault = None
    assert await talk.say("and again") == "Fine again."
    assert len(talk.model.requests[-1]["messages"]) == 2


async def test_a_server_that_hangs_up_once_is_asked_once_more(talk: Talk) -> None:
    def hangs_up_once(wire: Any) -> None:
        talk.model.fault = None

    talk.model.fault = hangs_up_once
    assert await talk.say("hello") == "Fine again."
    assert len(talk.model.requests) == 2


@pytest.mark.parametrize("name", LISTS)
async def test_a_server_that_does_not_name_its_one_model_is_a_sentence(talk: Talk, name: str) -> None:
    talk.model.listing, expected = LISTS[name]
    talk.brain.model = ""
    said = await talk.say("hello", seconds=0.4 if name in SLOW else 60)
    assert re.search(expected, said) and said.endswith((".", "?")) and DETAIL not in said, said
    talk.model.listing = None
    assert await talk.say("hello again") == "Fine again."


async def test_the_model_is_looked_for_again_where_the_server_has_another_one_now(talk: Talk) -> None:
    await talk.say("hello")
    talk.model.fault = BROKEN["404"][0]
    await talk.say("hello")
    talk.model.fault = None
    talk.model.listing = lambda wire: wire.json(200, {"data": [{"id": "another"}]})
    assert await talk.say("hello") == "Fine again."
    assert [request["model"] for request in talk.model.requests] == ["m0", "m0", "another"]
    talk.brain.model = ""


@pytest.mark.parametrize(
    ("given", "model", "key"),
    [
        ({"OPENAI_API_KEY": "sk-x"}, brain.OPENAI_DEFAULT_MODEL, "sk-x"),
        ({"OPENAI_API_KEY": " sk-x\n", "chat_model": "mine"}, "mine", "sk-x"),
        ({"OPENAI_BASE_URL": "http://localhost:1/v1", "chat_model": "mine"}, "mine", "none"),
        ({"OPENAI_BASE_URL": "http://localhost:1/v1/"}, "", "none"),
        ({}, "salon-offline", "salon-offline"),
    ],
)
async def test_the_settings_say_which_model_and_which_key(given: dict[str, str], model: str, key: str) -> None:
    made = brain.make(load(home=Path("/nonexistent"), **given))
    assert made.model == model and made._client.api_key == key
    await made.close()


@pytest.mark.parametrize("key", ["sk x", "sk-\u2026", "«sk»", "a\nb"])
async def test_a_key_that_cannot_be_one_is_a_sentence_that_does_not_repeat_it(key: str) -> None:
    with pytest.raises(SettingsError, match="OPENAI_API_KEY: must be a key") as refused:
        load(OPENAI_API_KEY=key)
    assert key not in str(refused.value)
