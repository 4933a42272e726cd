"""Everything that can be said has a button, and the other way round; both go through the same door."""

import re
from pathlib import Path
from typing import Any

import pytest
from conftest import Cast

from social_tools import TOOLS, gate, grammar
from storage import posts

CARDS = Path(__file__).parent.parent / "assistant/site/cards"
CALLED = re.compile(r'tool: "(\w+)"|open\("(\w+)"')
ALSO_BY_WORDS: dict[str, set[str]] = {
    tool.name: {
        sentence
        for sentence in grammar.TAUGHT
        if any(command.tool == tool.name for command in grammar.read(sentence).commands)
    }
    for tool in TOOLS
}


def pressed() -> set[str]:
    """The tools that a button of some card calls."""
    drawn = "".join(card.read_text(encoding="utf-8") for card in CARDS.glob("*.jsx"))
    return {one or other for one, other in CALLED.findall(drawn)}


@pytest.mark.parametrize("tool", [tool.name for tool in TOOLS])
def test_every_act_has_a_button_and_a_sentence_that_the_help_teaches(tool: str) -> None:
    assert tool in pressed(), f"{tool} has no button"
    assert ALSO_BY_WORDS[tool], f"{tool} has no sentence"


def test_every_button_calls_a_tool_that_exists() -> None:
    assert pressed() <= {tool.name for tool in TOOLS}


SAME: list[tuple[str, str, dict[str, Any]]] = [
    ("like the first one", "react_to_post", {"post": "<post>", "reaction": "like"}),
    ("repost the first one", "react_to_post", {"post": "<post>", "reaction": "repost"}),
    ("bookmark the first one", "react_to_post", {"post": "<post>", "reaction": "bookmark"}),
    ("reply to the first one: lovely", "share_post", {"text": "lovely", "reply_to": "<post>"}),
    ("quote the first one saying so true", "share_post", {"text": "so true", "quote_of": "<post>"}),
    ("follow bob", "follow_user", {"user": "@bob"}),
    ("mute bob", "limit_user", {"user": "@bob", "level": "mute"}),
    ("message bob: see you", "send_message", {"to": ["@bob"], "text": "see you"}),
    ("my bio is ink and rain", "update_profile", {"bio": "ink and rain"}),
    ("nobody may quote me", "update_settings", {"changes": {"quote_policy": "nobody"}}),
    ("make a list called painters with bob", "update_list", {"name": "painters", "add": ["@bob"]}),
    ("draw a fox", "create_image", {"prompt": "a fox"}),
]


def _with(arguments: dict[str, Any], post: int) -> dict[str, Any]:
    return {name: str(post) if value == "<post>" else value for name, value in arguments.items()}


@pytest.mark.parametrize(("sentence", "tool", "arguments"), SAME, ids=[sentence for sentence, *_ in SAME])
async def test_words_and_a_button_leave_the_same_receipt(
    cast: Cast, sentence: str, tool: str, arguments: dict[str, Any]
) -> None:
    post, _ = await cast.salon.db.write(posts.publish, posts.NewPost(cast.bob.id, "hello"))
    for who in (cast.ada, cast.cy):
        await gate.call(cast.asks(who, "explore", thread=who.handle), "read_feed", {"feed": "explore"})
    said = await gate.call(cast.asks(cast.ada, sentence, thread="ada"), tool, _with(arguments, post))
    clicked = await gate.call(cast.asks(cast.cy, thread="cy"), tool, _with(arguments, post))
    assert said.kind == clicked.kind == "done", (said.data, clicked.data)
    assert said.receipt is not None and clicked.receipt is not None
    assert (said.receipt.tool, said.receipt.words) == (clicked.receipt.tool, clicked.receipt.words)
    assert (said.receipt.inverse is None) == (clicked.receipt.inverse is None)
