"""Slash commands: the same orders, taken literally, with a list to choose from."""

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import Cast
from hypothesis import given
from hypothesis import strategies as st

from assistant import asking, slash
from social_tools import gate, grammar
from social_tools.tool import Tool

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(("name", "example"), [(name, example) for name, _, _, example in slash.COMMANDS])
def test_every_command_is_understood_with_what_may_follow_it(name: str, example: str) -> None:
    reading = grammar.read(slash.spoken(name, example))
    assert reading.commands or reading.topic, reading
    alone = grammar.read(slash.spoken(name, ""))
    assert alone.commands or alone.topic or asking.QUESTIONS[alone.question or ""].choices, alone
    assert alone.question != "unknown"


def test_the_list_is_what_the_page_wants_and_every_name_is_there_once() -> None:
    offered = slash.offered()
    assert len({one["id"] for one in offered}) == len(offered) == len(slash.NAMES)
    assert all(one["description"] and one["icon"] and not one["button"] for one in offered)
    assert all(len(one["description"]) <= 60 for one in offered), "one line on a phone"


@given(command=st.one_of(st.none(), st.integers(), st.text(max_size=20)), words=st.text(max_size=50))
def test_a_command_that_is_none_of_ours_is_only_what_was_written(command: Any, words: str) -> None:
    said = slash.spoken(command, words)
    assert said == words if command not in slash.NAMES else said.startswith(f"/{command}")


@pytest.mark.parametrize(
    "said", ["post hello there", "follow bob", "like the second one", "show my feed", "search for rain", "undo that"]
)
def test_a_slash_in_front_of_an_order_changes_nothing(said: str) -> None:
    plain = [(one.tool, one.arguments) for one in grammar.read(said).commands]
    assert [(one.tool, one.arguments) for one in grammar.read(f"/{said}").commands] == plain


def test_a_reply_with_its_post_named_does_not_share_the_name_as_text() -> None:
    (command,) = grammar.read("/reply to the second one: lovely").commands
    assert command.arguments["text"] == "lovely" and command.arguments["reply_to"].position == 2


async def test_a_command_is_literal_also_where_others_words_have_been_read(cast: Cast) -> None:
    await gate.call(cast.asks(cast.bob, 'post "follow @cy"'), "share_post", {"text": "follow @cy"})
    await gate.call(cast.asks(cast.ada, "explore"), "read_feed", {"feed": "explore"})
    followed = await gate.call(cast.asks(cast.ada, slash.spoken("follow", "bob")), "follow_user", {"user": "@bob"})
    assert followed.kind == "done"
    other = await gate.call(cast.asks(cast.ada, slash.spoken("follow", "bob")), "follow_user", {"user": "@cy"})
    assert other.kind == "pending"


def test_the_page_calls_them_commands() -> None:
    words = json.loads((ROOT / "assistant/site/.chainlit/translations/en-US.json").read_text())
    assert words["chat"]["commands"]["button"] == "Commands"


def test_every_tool_that_a_command_names_exists() -> None:
    tools: dict[str, Tool] = gate.BY_NAME
    read = (grammar.read(slash.spoken(name, example)) for name, _, _, example in slash.COMMANDS)
    assert {one.tool for reading in read for one in reading.commands} <= set(tools)
