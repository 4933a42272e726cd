"""Four stories of the whole network: a feed from the chat, one that is steered, mistakes, and the safety desk."""

import json
from typing import Any

import pytest
from acts import does, every_row, image
from conftest import Cast, Clock, person

from assistant.brain import Brain
from assistant.events import Acted, Asked
from assistant.turn import turn
from social_tools import desk, gate
from storage import people, reports
from storage.people import Person

DAY = 24 * 60


class Talk:
    """Somebody talks with the assistant."""

    def __init__(self, cast: Cast, who: Person, model: Brain) -> None:
        self.cast, self.who, self.model, self.history = cast, who, model, list[dict[str, Any]]()

    async def say(self, message: str) -> dict[str, Any]:
        """What came of the last thing that was done or asked for these words."""
        context = self.cast.asks(self.who, message, thread=f"{self.who.handle}’s talk")
        events = [event async for event in turn(context, self.model, self.history)]
        outcomes = [event.outcome for event in events if isinstance(event, Acted | Asked)]
        assert outcomes, (message, events)
        return outcomes[-1].data


async def ok(cast: Cast, who: Person, tool: str, **arguments: Any) -> dict[str, Any]:
    outcome = await does(cast, who, tool, **arguments)
    assert outcome.kind == "done", outcome.data
    return outcome.data


async def everything(cast: Cast) -> dict[str, list[Any]]:
    rows = await cast.salon.db.read(every_row)
    del rows["feed_seen"]  # how far somebody has read is no act of theirs
    return rows


async def test_a_feed_is_read_liked_and_answered_from_the_chat(cast: Cast, offline: Brain) -> None:
    dee = await person(cast.salon.db, "dee")
    for number in range(12):
        who = (cast.bob, cast.cy, dee)[number % 3]
        pictured = {"images": [await image(cast, who)]} if number == 11 else {}
        await ok(cast, who, "share_post", text=f"the birds of week {number} #birds", **pictured)
    ada = Talk(cast, cast.ada, offline)
    await ada.say("follow @bob, @cy and @dee")
    feed = await ada.say("show me my feed")
    assert [item["text"] for item in feed["items"]] == [f"the birds of week {n} #birds" for n in range(11, 1, -1)]
    assert feed["items"][0]["img"] == ["A picture of a fox"]
    assert len(json.dumps(feed, ensure_ascii=False, separators=(",", ":"))) / 3 <= 600, "tokens, at three letters each"
    second = feed["items"][1]["id"]
    assert (await ada.say("like the second one"))["post"] == second
    assert [turn["id"] for turn in (await ada.say("open the second one"))["thread"]] == [second]
    answer = await ada.say("reply to it: lovely")
    assert answer["reply_to"] == second
    assert [item["text"] for item in (await ada.say("show me my feed"))["items"]]
    assert len((await ada.say("more"))["items"]) == 2
    await ok(cast, dee, "react_to_post", post=second, reaction="like")
    told = (await ok(cast, cast.cy if second in await _own(cast, cast.cy) else cast.bob, "get_notifications"))["items"]
    assert [(one["type"], one["by"]) for one in told if one["type"] != "follow"] == [
        ("like", ["@dee", "@ada"]), ("reply", ["@ada"])
    ]  # fmt: skip


async def _own(cast: Cast, who: Person) -> set[str]:
    return {item["id"] for item in (await ok(cast, who, "read_feed", feed=f"@{who.handle}", limit=40))["items"]}


async def test_a_feed_is_steered_explained_and_comes_back_when_the_wish_has_run_out(
    any_cast: Cast, clock: Clock
) -> None:
    cast, ada = any_cast, any_cast.ada
    await ok(cast, ada, "follow_user", user="@bob")
    texts = ("a quiet #watercolour of the sea", "no news", "spoilers: the fox did it", "lunch")
    ids = {text: (await ok(cast, cast.bob, "share_post", text=text))["post"] for text in texts}
    colour, news, spoilers, lunch = ids.values()

    async def best() -> list[str]:
        return [item["id"] for item in (await ok(cast, ada, "read_feed", sort="best"))["items"]]

    assert await best() == [lunch, spoilers, news, colour]
    before = await everything(cast)
    wish = {"wish": "more #watercolour, no spoilers this weekend, be a better feed"}
    seen = await ok(cast, ada, "preview_feed_rules", **wish)
    again = await ok(cast, ada, "preview_feed_rules", **wish)
    assert (seen["rules"], seen["not_understood"]) == (again["rules"], ["be a better feed"])
    assert (seen["effect"]["of"], seen["effect"]["hidden"], seen["sample_hidden"]) == (4, 1, [spoilers])
    assert await everything(cast) == before, "nothing is applied"
    done = await ok(cast, ada, "apply_feed_rules", draft=seen["draft"])
    assert await best() == [colour, lunch, news]
    why = await ok(cast, ada, "explain_feed", post=colour)
    assert why["score"] == pytest.approx(sum(share for _, share in why["why"]), abs=1e-6)
    hidden = (await ok(cast, ada, "explain_feed", post=spoilers))["hidden_by"]
    assert hidden.startswith("rule r1: hide “spoiler”, until")
    clock.forward(minutes=14 * DAY)
    assert await best() == [colour, lunch, spoilers, news], "the weekend is over, and with it that rule alone"
    assert (await ok(cast, ada, "explain_feed", post=spoilers)).get("hidden_by") is None
    clock.forward(minutes=-14 * DAY)
    await ok(cast, ada, "undo_action", act=done["act"])
    assert await everything(cast) == before, "and the old rules are there byte for byte"


async def test_an_evening_of_mistakes_is_taken_back_act_by_act(any_cast: Cast) -> None:
    cast, ada = any_cast, any_cast.ada
    kept = (await ok(cast, ada, "share_post", text="kept @bob"))["post"]
    await ok(cast, cast.bob, "follow_user", user="@ada")
    await ok(cast, cast.bob, "react_to_post", post=kept, reaction="like")
    before = await everything(cast)
    acts: list[tuple[str, dict[str, Any]]] = [
        ("share_post", {"text": "in a hurry #oops @cy"}),
        ("edit_post", {"post": kept, "text": "worse", "pinned": True}),
        ("follow_user", {"user": "@cy"}), ("limit_user", {"user": "@cy", "level": "mute"}),
        ("limit_user", {"user": "@bob", "level": "block"}), ("send_message", {"to": ["@cy"], "text": "psst"}),
        ("update_settings", {"changes": {"default_visibility": "followers", "hide_words": ["oops"]}}),
        ("update_profile", {"handle": "countess", "bio": "hm"}), ("update_list", {"name": "foes", "add": ["@cy"]}),
        ("delete_post", {"post": kept}),
    ]  # fmt: skip
    done = [(await ok(cast, ada, tool, **arguments))["act"] for tool, arguments in acts]
    listed = (await ok(cast, ada, "list_actions", limit=len(acts)))["items"]
    assert [(row[0], row[1]) for row in reversed(listed)] == list(zip(done, [tool for tool, _ in acts], strict=True))
    for row in listed:
        assert row[4].startswith("undo until 2026-12" if row[1] in ("edit_post", "delete_post") else "undo"), row
    for act in reversed(done):
        await ok(cast, ada, "undo_action", act=act)
    assert await everything(cast) == before
    assert all(row[4] == "" for row in (await ok(cast, ada, "list_actions", limit=40))["items"] if row[0] in done)


async def test_a_report_is_decided_appealed_and_reversed_and_a_block_keeps_everything_apart(
    any_cast: Cast, clock: Clock
) -> None:
    cast, ada, bob, cy = any_cast, any_cast.ada, any_cast.bob, any_cast.cy
    await cast.salon.db.write(people.set_role, cy.id, "moderator")
    made = await image(cast, bob)
    shared = (await ok(cast, bob, "share_post", text="who is this?", images=[made]))["post"]

    async def sees(who: Person) -> bool:
        return (await does(cast, who, "get_post", post=shared)).kind == "done"

    report = int((await ok(cast, ada, "report_content", target=shared, category="my_likeness", comment="me"))["report"])
    assert (await sees(ada), await sees(bob)) == (False, True)
    assert [each.category for each in await desk.queue(cast.asks(cy))] == ["my_likeness"]
    await desk.decide(cast.asks(cy), report, "hide", "She has not agreed.")
    assert not await sees(bob) and not await sees(cy)
    for side in (ada, bob):
        assert [one["type"] for one in (await ok(cast, side, "get_notifications"))["items"]] == ["moderation"]
        assert [each.reason for each in await desk.concerning(cast.asks(side))] == ["She has not agreed."]
    await desk.appeal(cast.asks(bob), report, "It is my sister.")
    await desk.decide(cast.asks(cy), report, "reverse", "It is.")
    assert await sees(bob) and await sees(cy) and not await sees(ada)
    settled = await cast.salon.db.read(reports.get, report)
    assert settled is not None and settled.state == "reversed"

    await ok(cast, bob, "limit_user", user="@ada", level="block")
    for tool, arguments in (
        ("get_post", {"post": shared}), ("share_post", {"text": "hm", "reply_to": shared}),
        ("share_post", {"text": "hm", "quote_of": shared}), ("react_to_post", {"post": shared, "reaction": "repost"}),
        ("create_image", {"prompt": "bluer", "from_image": made["id"]}), ("get_user", {"user": "@bob"}),
        ("send_message", {"to": ["@bob"], "text": "hm"}), ("follow_user", {"user": "@bob"}),
    ):  # fmt: skip
        refused = await does(cast, ada, tool, **arguments)
        assert refused.data.get("error") == "not_found", (tool, refused.data)

    for number in range(9):
        await ok(
            cast, ada, "report_content", target=(await person(cast.salon.db, f"p{number}")).handle, category="spam"
        )
    last = await gate.call(cast.asks(ada), "report_content", {"target": "@cy", "category": "spam"})
    assert (last.data["error"], last.data["retry_s"]) == ("rate_limited", DAY * 60) and last.say.endswith(".")
    clock.forward(minutes=DAY + 1)
    assert (await does(cast, ada, "report_content", target="@cy", category="spam")).kind == "done"
