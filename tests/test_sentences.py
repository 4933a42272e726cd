"""What a sentence does, from the person's words to the database, with the offline assistant."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from acts import post
from conftest import Cast

from assistant import brain
from assistant.brain import Brain
from assistant.replies import sentence
from assistant.settings import load
from assistant.turn import Acted, Asked, turn
from storage import people, post_views


@pytest.fixture
async def offline(tmp_path: Path) -> AsyncIterator[Brain]:
    made = brain.make(load(home=tmp_path))
    yield made
    await made.close()


class Talk:
    """Ada talks, and what comes of it is written down."""

    def __init__(self, cast: Cast, model: Brain) -> None:
        self.cast, self.model, self.history = cast, model, list[dict[str, Any]]()

    async def say(self, message: str) -> list[tuple[str, str]]:
        events = [event async for event in turn(self.cast.asks(self.cast.ada, message), self.model, self.history)]
        self.asked = [event for event in events if isinstance(event, Asked)]
        self.data = [event.outcome.data for event in events if isinstance(event, Acted)]
        return [(event.outcome.tool, event.outcome.kind) for event in events if isinstance(event, Acted)]


async def test_several_steps_point_at_what_the_steps_before_have_shown(cast: Cast, offline: Brain) -> None:
    second, _ = await post(cast, "the second"), await post(cast, "the first")
    talk = Talk(cast, offline)
    assert await talk.say("explore") == [("read_feed", "done")]
    done = await talk.say("like the second one and reply to it saying Lovely, & calm!")
    assert done == [("react_to_post", "done"), ("share_post", "done")]
    assert talk.data[0]["post"] == second
    reply = await cast.salon.db.read(post_views.view, cast.ada.id, int(talk.data[1]["post"]))
    assert reply is not None and (reply.text, str(reply.reply_to)) == ("Lovely, & calm!", second)
    done = await talk.say("open the second one and like the first reply")
    assert done == [("get_post", "done"), ("react_to_post", "done")]
    assert talk.data[1]["post"] == str(reply.id)


async def test_restore_it_brings_back_what_was_deleted_and_takes_back_nothing_else(cast: Cast, offline: Brain) -> None:
    talk = Talk(cast, offline)
    assert await talk.say('post "still here"') == [("share_post", "done")]
    mine = int(talk.data[0]["post"])
    assert await talk.say("restore it") == [] and talk.asked
    assert await talk.say("delete my last post") == [("delete_post", "pending")]
    assert await talk.say("yes") == [("delete_post", "done")]
    assert await cast.salon.db.read(post_views.view, cast.ada.id, mine) is None
    assert await talk.say("follow bob") == [("follow_user", "done")]
    assert [tool for tool, _ in await talk.say("bring my post back")] == ["undo_action"]
    await talk.say("yes")
    assert await cast.salon.db.read(post_views.view, cast.ada.id, mine) is not None
    assert (await cast.salon.db.read(people.relation, cast.ada.id, cast.bob.id)).following


async def test_a_picture_that_was_just_drawn_becomes_an_avatar_when_its_person_says_so(
    cast: Cast, offline: Brain
) -> None:
    talk = Talk(cast, offline)
    done = await talk.say("draw a fox and use it as my avatar")
    assert done == [("create_image", "done"), ("update_profile", "pending")]
    drawn = talk.data[0]["images"][0]["id"]
    await talk.say("yes")
    me = await cast.salon.db.read(people.by_id, cast.ada.id)
    assert me is not None and str(me.avatar) == drawn


@pytest.mark.parametrize(
    ("result", "words"),
    [
        ({"ok": "done", "user": "@bob", "state": "requested"}, "You asked to follow @bob. They will answer."),
        ({"ok": "done", "user": "@bob", "state": "blocked"}, "You have blocked @bob: neither of you sees the other."),
        ({"ok": "done", "changed": {"discoverable": [True, False]}}, "Done. You are not suggested to others."),
        ({"ok": "done", "list": "1", "name": "painters", "people": 0, "asked": 2},
         "“painters” has 0 people. 2 are asked whether they want to be on it."),
        ({"ok": "done", "report": "1", "target": "@bob"},
         "The moderators will look at it. “My reports” shows what they decide."),
    ],
)  # fmt: skip
def test_what_was_done_to_people_is_told_in_a_sentence(result: dict[str, Any], words: str) -> None:
    assert sentence(result) == words
