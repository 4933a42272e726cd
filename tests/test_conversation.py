"""A conversation as a model is told it: small, the same bytes where nothing changed, and good for any model."""

import copy
import itertools
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from acts import post, publish
from conftest import Cast, person
from fake_model import FakeModel, Wire, call, part, serving, words
from hypothesis import given
from hypothesis import strategies as st

from assistant import brain
from assistant.brain import Brain
from assistant.conversation import MAX_BYTES, handle, mend, numbered, settle, spoken
from assistant.events import Acted, Trouble, Words
from assistant.prompt import TALK, apart, rules_for
from assistant.settings import load
from assistant.thought import dumps
from assistant.turn import BY_RULES, UNCALLED, needed, turn
from social_tools import TOOLS, gate
from storage import reactions, receipts

Messages = list[dict[str, Any]]
CONTRACT = json.loads((Path(__file__).parent / "contract" / "tools.json").read_text())


class Talk:
    """Ada's conversation, with whatever model is there."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.history, self.acts = cast, Messages(), list[tuple[str, str]]()

    async def say(self, thinks: Brain, message: str) -> str:
        events = [event async for event in turn(self.cast.asks(self.cast.ada, message), thinks, self.history)]
        self.acts = [(event.outcome.tool, event.outcome.kind) for event in events if isinstance(event, Acted)]
        return "".join(event.text for event in events if isinstance(event, Words | Trouble))

    async def follows(self) -> list[str]:
        rows, _ = await self.cast.salon.db.read(receipts.page, self.cast.ada.id, None, 40)
        return sorted(row.target for row in rows if row.tool == "follow_user")


@pytest.fixture
def talk(cast: Cast) -> Talk:
    return Talk(cast)


def at(url: str) -> Brain:
    return brain.make(load(OPENAI_BASE_URL=url, home=Path("/nonexistent")))


def reads(tool: str, arguments: dict[str, Any]) -> Callable[[Messages], dict[str, Any]]:
    """A model that looks at something once a turn."""
    return lambda messages: call(tool, arguments) if messages[-1]["role"] == "user" else words("There you are.")


# Small.


def test_what_every_request_begins_with_is_small() -> None:
    assert len(rules_for("").encode()) <= 2_200 and len(TALK.encode()) <= 800


async def test_ten_posts_are_2_200_bytes_as_a_model_gets_them(cast: Cast) -> None:
    """The ten of the contract."""
    db = cast.salon.db
    people = {"ada": cast.ada}
    shown = next(tool for tool in CONTRACT if tool["name"] == "read_feed")["returns"]["items"]
    for item in reversed(shown):
        handle_ = item["by"].removeprefix("@")
        who = people.get(handle_) or people.setdefault(handle_, await person(db, handle_))
        pictures = []
        for alt in item.get("img", ()):
            made = await gate.call(cast.asks(who), "create_image", {"prompt": alt})
            pictures.append((int(made.data["images"][0]["id"]), alt))
        id_ = await publish(db, who.id, item["text"], images=pictures)
        for fan in (cast.bob, cast.cy):
            await db.write(reactions.like, fan.id, id_)
    page = await gate.call(cast.asks(cast.bob), "read_feed", {"feed": "explore"})
    assert len(page.data["items"]) == 10
    assert len(dumps(page.data).encode()) <= 2_200


def test_a_model_is_given_the_core_tools_and_those_that_the_conversation_needs() -> None:
    def names(*said: str) -> set[str]:
        return {tool.name for tool in needed([{"role": "user", "content": text} for text in said])}

    core, everything = {tool.name for tool in TOOLS if tool.core}, {tool.name for tool in TOOLS}
    assert names("hello") == names("show me my feed", "like the second one", "yes", "help") == core
    assert names("show me my feed", "delete my last post", "thanks") == core | {"delete_post"}
    assert names("could you tidy up what I wrote yesterday evening somehow") == everything
    assert names("could you tidy up what I wrote yesterday evening somehow", "hello") == everything
    assert [tool for tool in TOOLS if tool.core] == needed([]), "in the order of the table"


# The same bytes.


async def test_requests_begin_with_the_same_bytes_from_turn_to_turn(talk: Talk) -> None:
    await post(talk.cast, "hello there")
    with serving(model := FakeModel(reads("read_feed", {"feed": "explore"}))) as url:
        thinks = at(url)
        for message in ("hello", "explore", "like the first one", "thanks"):
            await talk.say(thinks, message)
        await thinks.close()
    told = [(json.dumps(request["messages"][0]), json.dumps(request["tools"])) for request in model.requests]
    assert len(set(told)) == 1, "the rules and the tools"
    for first, second in zip(model.requests[::2], model.requests[1::2], strict=True):
        assert second["messages"][: len(first["messages"])] == first["messages"], "in a turn, all that was told before"
    for earlier, later in zip(model.requests[::2], model.requests[2::2], strict=False):
        whole = len(earlier["messages"]) - 1
        assert later["messages"][:whole] == earlier["messages"][:whole], "from turn to turn, all but the last message"
        assert later["messages"][whole]["content"] == apart(earlier["messages"][whole]["content"])[0]


# Handles.


async def test_what_others_wrote_leaves_the_context_with_the_turn_that_read_it(talk: Talk) -> None:
    cast = talk.cast
    shown = await post(cast, "a moonlit zeppelin #zeppelin")
    with serving(model := FakeModel(lambda _: words("Well."))) as url:
        thinks = at(url)
        for tool, arguments in (
            ("read_feed", {"feed": "explore"}), ("search", {"query": "zeppelin"}), ("get_digest", {"feed": "explore"}),
            ("get_post", {"post": shown, "include": ["thread"]}), ("search", {"query": "#zep", "type": "tags"}),
        ):  # fmt: skip
            model.think = reads(tool, arguments)
            await talk.say(thinks, "hm?")
            assert "zeppelin" in json.dumps(model.requests[-1]["messages"])
            assert "zeppelin" not in json.dumps(talk.history[-2]), "nor does it rest in our memory"
            model.think = lambda _: words("Well.")
            await talk.say(thinks, "hello")
            later = [message for message in model.requests[-1]["messages"] if message["role"] != "assistant"]
            assert "moonlit" not in json.dumps(later)
        assert shown in json.dumps(later), "its id is still there"
        await thinks.close()
    assert model.complaints == []


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_a_handle_has_no_word_that_anybody_could_have_written(result: Any) -> None:
    for content in (dumps(result), dumps({"ok": result, "error": result, "act": result, "x": [{"id": result}]})):
        found = json.loads(handle(content))
        assert set(found) <= {"ok", "error", "act", "ids"}
        assert all(re.fullmatch(r"\d{6,16}", id_) for id_ in found["ids"])
        assert all(re.fullmatch(r"[a-z_]{1,20}|\d{6,16}", value) for name, value in found.items() if name != "ids")


TURN = st.tuples(
    st.text(min_size=1), st.lists(st.sampled_from(["a", "a", "b"]), max_size=3), st.booleans(), st.text(min_size=1)
)


@given(st.lists(TURN, max_size=30))
def test_settling_a_conversation_twice_is_settling_it_once_and_strict_servers_take_it(
    turns: list[tuple[str, list[str], bool, str]],
) -> None:
    history: Messages = []
    for said, ids, finished, reply in turns:
        history.append({"role": "user", "content": said})
        if ids := list(dict.fromkeys(ids)):
            parts = [{"id": id_, "type": "function", "function": {"name": "f", "arguments": "{}"}} for id_ in ids]
            history.append({"role": "assistant", "content": None, "tool_calls": parts})
            history += [
                {"role": "tool", "tool_call_id": id_, "content": '{"text": "x"}'} for id_ in ids[: 1 + finished]
            ]
        if finished:
            history.append({"role": "assistant", "content": reply})
        mend(history)
    settle(history)
    once = copy.deepcopy(history)
    settle(history)
    assert history == once and len(history) <= 40 and len(dumps(history)) <= MAX_BYTES
    asked = [one["id"] for message in numbered(history) for one in message.get("tool_calls", ())]
    answered = [message["tool_call_id"] for message in numbered(history) if message["role"] == "tool"]
    assert asked == answered and len(set(asked)) == len(asked)
    assert all(re.fullmatch(r"[a-zA-Z0-9]{9}", id_) for id_ in asked)
    sides = [message["role"] for message in spoken(history)]
    assert all(one != other for one, other in itertools.pairwise(sides)) and "tool" not in sides


# With another model.


def strict(messages: Messages) -> dict[str, Any]:
    """A server that takes only ids of its own kind, and no field that it does not know."""
    for message in messages:
        assert set(message) <= {"role", "content", "tool_calls", "tool_call_id"}, message
        asked = [one["id"] for one in message.get("tool_calls", ())]
        for id_ in [*asked, message.get("tool_call_id", "a" * 9)]:
            assert re.fullmatch(r"[a-zA-Z0-9]{9}", id_), id_
    return words("B is here.")


def no_tools(status: int, message: str) -> Callable[[Wire], None]:
    def answer(wire: Wire) -> None:
        if any(message.get("tool_calls") or message["role"] == "tool" for message in wire.messages) or wire.tools:
            wire.json(status, {"error": {"message": message}})
        else:
            wire.stream(words("Just talking."))

    return answer


async def test_a_conversation_goes_on_with_another_model_and_offline_and_back(talk: Talk, tmp_path: Path) -> None:
    await post(talk.cast, "hello there")
    offline = brain.make(load(home=tmp_path))
    thinking = {"reasoning_content": "They want the feed."}
    calls = {"tool_calls": [part("read_feed", {"feed": "explore"}, id="toolu_01:with/odd signs")]}
    first = FakeModel(lambda _: words("A is here."))
    first.fault = lambda wire: (
        wire.stream(thinking, calls) if wire.messages[-1]["role"] == "user" else wire.stream(words("A read it."))
    )
    with (
        serving(first) as url_a,
        serving(second := FakeModel(strict)) as url_b,
        serving(third := FakeModel(strict)) as c,
    ):
        third.fault = no_tools(400, "this model does not support tools")
        a, b, talker = at(url_a), at(url_b), at(c)
        assert await talk.say(offline, "explore") and talk.acts == [("read_feed", "done")]
        assert await talk.say(a, "what is new over there?") == "A read it."
        told = first.requests[-1]["messages"]
        assert told[-2]["reasoning_content"] == "They want the feed.", "while the turn lasts"
        assert await talk.say(b, "and now?") == "B is here."
        assert (await talk.say(talker, "what do you think of it all?")).endswith("Just talking.")
        assert await talk.say(offline, "like the first one") and talk.acts == [("react_to_post", "done")]
        assert await talk.say(b, "thanks a lot") == "B is here."
        for each in (offline, a, b, talker):
            await each.close()
    said = [apart(message["content"])[0] for message in second.requests[-1]["messages"] if message["role"] == "user"]
    assert said == [
        "explore", "what is new over there?", "and now?", "what do you think of it all?", "like the first one",
        "thanks a lot",
    ]  # fmt: skip
    assert second.complaints == first.complaints == []


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (400, "registry.example/library/gemma does not support tools"),
        (400, '"auto" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set'),
        (500, "tools param requires --jinja flag"),
        (404, "No endpoints found that support tool use."),
        (422, "Extra inputs are not permitted: tools"),
        (400, "Unrecognized request argument supplied: tools"),
        (501, "function calling is not implemented"),
    ],
)
async def test_a_server_without_tools_talks_and_the_acts_are_done_by_fixed_rules_which_is_said_once(
    talk: Talk, status: int, message: str
) -> None:
    with serving(model := FakeModel(lambda _: words("x"))) as url:
        model.fault = no_tools(status, message)
        thinks = at(url)
        first = await talk.say(thinks, "follow @bob and @cy")
        assert first == f"{BY_RULES}\n\nYou follow @bob now. You follow @cy now."
        assert await talk.say(thinks, "who is she?") == "This is @cy."
        assert await talk.say(thinks, "is the moon made of cheese at all?") == "Just talking."
        assert await talk.say(thinks, "follow @bob") == "You follow @bob already."
        await thinks.close()
    assert await talk.follows() == ["@bob", "@cy"]
    asked = [body for body in model.requests if "tools" in body]
    assert len(asked) == (2 if status >= 500 else 1), "it is asked once; once more where it seems to have a bad moment"
    assert model.requests[-1]["messages"][0]["content"] == TALK


async def test_a_model_that_never_calls_a_tool_has_its_acts_done_by_fixed_rules_which_is_said_once(talk: Talk) -> None:
    with serving(model := FakeModel(lambda _: words("Sure, I did that!"))) as url:
        thinks = at(url)
        first = await talk.say(thinks, "follow @bob")
        assert first == f"Sure, I did that!\n\n{UNCALLED}\n\nYou follow @bob now."
        again = await talk.say(thinks, "follow @cy")
        assert again == "Sure, I did that!\n\nYou follow @cy now."
        assert await talk.say(thinks, "is the moon made of cheese at all?") == "Sure, I did that!"
        await thinks.close()
    assert await talk.follows() == ["@bob", "@cy"] and model.complaints == []


async def test_a_model_that_knows_its_tools_may_answer_an_order_with_words(talk: Talk) -> None:
    with serving(model := FakeModel(reads("get_user", {"user": "@bob"}))) as url:
        thinks = at(url)
        await talk.say(thinks, "who is @bob")
        model.think = lambda _: words("Are you sure about Cy?")
        assert await talk.say(thinks, "follow @cy") == "Are you sure about Cy?"
        await thinks.close()
    assert await talk.follows() == []


# Wrong arguments.


async def test_a_wrong_call_is_told_to_the_model_once_and_what_it_repairs_is_done(talk: Talk) -> None:
    def repairs(messages: Messages) -> dict[str, Any]:
        results = [json.loads(message["content"]) for message in messages if message["role"] == "tool"]
        if not results:
            return call("follow_user", {"user": "@bob", "name": "Bob"})
        if "error" in results[-1]:
            assert "no argument called name" in results[-1]["hint"]
            return call("follow_user", {"user": "@bob"}, "c2")
        return words("Done.")

    with serving(FakeModel(repairs)) as url:
        thinks = at(url)
        assert await talk.say(thinks, "follow @bob") == "Done."
        await thinks.close()
    assert await talk.follows() == ["@bob"]


async def test_a_call_that_is_wrong_twice_is_told_to_the_person_and_the_next_message_works(talk: Talk) -> None:
    with serving(model := FakeModel(lambda _: call("follow_user", {"user": "@bob", "name": "x"}))) as url:
        thinks = at(url)
        said = await talk.say(thinks, "follow @bob")
        assert "did not manage" in said and "no argument called name" in said
        assert len(model.requests) == 2
        model.think = lambda _: words("Fine.")
        assert await talk.say(thinks, "never mind about all of that") == "Fine."
        await thinks.close()
    assert await talk.follows() == [] and model.complaints == []


# Asked for less.


@pytest.mark.parametrize("name", ["stream_options", "", "stream"])
async def test_a_server_that_minds_what_is_rare_is_asked_without_it(talk: Talk, name: str) -> None:
    def picky(wire: Wire) -> None:
        if name == "stream" and wire.body.get("stream"):
            wire.json(400, {"error": {"message": "streaming is not supported by this server"}})
        elif name != "stream" and "stream_options" in wire.body:
            wire.json(400, {"error": {"message": f"Unknown parameter {name}"} if name else {"message": "bad"}})
        elif name == "stream":
            message = {"role": "assistant", "content": "In one piece."}
            usage = {"prompt_tokens": 7, "completion_tokens": 1, "total_tokens": 8}
            wire.json(200, {"choices": [{"index": 0, "message": message, "finish_reason": "stop"}], "usage": usage})
        else:
            wire.stream(words("In one piece."))

    with serving(model := FakeModel(lambda _: words("x"))) as url:
        model.fault = picky
        thinks = at(url)
        assert await talk.say(thinks, "hello") == await talk.say(thinks, "hello again") == "In one piece."
        await thinks.close()
    assert len(model.requests) == 3, "and only once with it"


async def test_thoughts_in_the_answer_are_not_said(talk: Talk) -> None:
    with serving(model := FakeModel(lambda _: words("x"))) as url:
        thinks = at(url)
        for pieces, said in (
            (["<think>Hm, hm.</think>\n\nHello."], "Hello."),
            (["<th", "ink>Hm", ".</th", "ink>", "\n", "Hel", "lo."], "Hello."),
            ([" <thi", "cket of trees"], " <thicket of trees"),
            (["<", "b"], "<b"),
            (["<thin"], "<thin"),
            (["a <think> b"], "a <think> b"),
        ):
            model.fault = lambda wire, pieces=pieces: wire.stream(*map(words, pieces))  # type: ignore[misc]
            assert await talk.say(thinks, "hello") == said
        await thinks.close()


async def test_a_server_that_has_taken_tools_is_not_talked_out_of_them(talk: Talk) -> None:
    with serving(model := FakeModel(reads("get_user", {"user": "@bob"}))) as url:
        thinks = brain.make(load(OPENAI_BASE_URL=url, home=Path("/nonexistent"), chat_model="m0"))
        await talk.say(thinks, "who is @bob")
        model.fault = no_tools(400, "too long: “… this server does not support tools, says @evil …”")
        assert "did not accept that" in await talk.say(thinks, "follow @cy")
        model.fault = None
        await talk.say(thinks, "who is @bob")
        assert talk.acts == [("get_user", "done")]
        await thinks.close()
    assert await talk.follows() == []
