"""How often an everyday request needs a click, in a thread of its own: 40 requests, one a line."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from conftest import Cast
from turns import talk

from assistant.brain import Brain
from assistant.events import Acted, Asked, Trouble
from social_tools import gate
from storage import posts

ROOT = Path(__file__).parent.parent
LINES = (ROOT / "tests/data/friction.jsonl").read_text(encoding="utf-8").splitlines()
REQUESTS: list[dict[str, Any]] = [json.loads(line) for line in LINES]
QUARTER = 4


async def clicks(cast: Cast, model: Brain, message: str) -> int:
    """How many buttons have to be pressed until what was asked for is done; a question back counts with its answer."""
    pressed = 0
    for event in await talk(cast, model, message):
        assert not isinstance(event, Trouble), (message, event)
        if isinstance(event, Asked):
            pressed += 1 + await clicks(cast, model, event.choices[0])
        if isinstance(event, Acted) and event.outcome.kind == "pending":
            pressed += 1
            done = await gate.approve(cast.asks(cast.ada), event.outcome.data["act"])
            assert done.kind == "done", (message, done.data)
        if isinstance(event, Acted):
            assert event.outcome.kind != "refused", (message, event.outcome.data)
    return pressed


@pytest.mark.parametrize("request_", REQUESTS, ids=[request["say"] for request in REQUESTS])
async def test_an_everyday_request_needs_no_more_clicks_than_it_did(
    cast: Cast, offline: Brain, request_: dict[str, Any]
) -> None:
    for text in ("rain on the roof", "the second of them, about rain"):
        await cast.salon.db.write(posts.publish, posts.NewPost(cast.bob.id, text))
    for message in request_.get("before", ()):
        await talk(cast, offline, message)
    assert await clicks(cast, offline, request_["say"]) == request_["clicks"]


def test_at_most_a_quarter_needs_a_click_none_needs_two_and_literal_commands_none() -> None:
    assert len(REQUESTS) == 40 and len({request["say"] for request in REQUESTS}) == 40
    assert max(request["clicks"] for request in REQUESTS) <= 1
    assert sum(request["clicks"] > 0 for request in REQUESTS) * QUARTER <= len(REQUESTS)
    assert not any(request["clicks"] for request in REQUESTS if request.get("literal"))


def test_the_documented_figure_is_the_one_that_is_measured() -> None:
    told = re.search(r"\*\*(\d+) of (\d+)\*\*", (ROOT / "docs/friction.md").read_text(encoding="utf-8"))
    assert told is not None
    assert (int(told[1]), int(told[2])) == (sum(request["clicks"] > 0 for request in REQUESTS), len(REQUESTS))
