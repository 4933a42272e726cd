"""Reports, what moderators decide, and how often anybody may do anything."""

import json
from pathlib import Path
from typing import Any

import pytest
from acts import does as do
from acts import every_row, post
from conftest import Cast, Clock
from httpx2 import ASGITransport, AsyncClient
from live import salon as run_salon
from starlette.responses import PlainTextResponse
from test_people import everything, undo

from assistant import moderation
from assistant.cards import Cards
from assistant.identity import Sessions
from assistant.pace import Pace
from social_tools import TOOLS, desk, gate
from social_tools.errors import SocialError
from storage import feed, people, reports
from storage.models import Chat, ChatMember, Message
from storage.people import Person


async def make_moderator(cast: Cast, who: Person) -> None:
    await cast.salon.db.write(people.set_role, who.id, "moderator")


async def reported(cast: Cast) -> tuple[int, int]:
    """A post by Bob that Ada has reported, with Cy as a moderator: the post, and the report."""
    await make_moderator(cast, cast.cy)
    shown = await post(cast, "unkind")
    done = await do(cast, cast.ada, "report_content", target=shown, category="abuse", comment="unkind to me")
    return int(shown), int(done.data["report"])


async def seen_by(cast: Cast, viewer: int) -> list[str]:
    return [view.text for view in (await cast.salon.db.read(feed.explore, viewer, None, 10)).posts]


async def test_a_report_is_shown_first_and_hides_the_post_from_the_reporter_at_once(any_cast: Cast) -> None:
    cast = any_cast
    shown = await post(cast, "unkind")
    before = await everything(cast.salon.db)
    asked = await gate.call(cast.asks(cast.ada), "report_content", {"target": shown, "category": "abuse"})
    assert asked.kind == "pending" and await seen_by(cast, cast.ada.id) == ["unkind"]
    done = await gate.approve(cast.asks(cast.ada), asked.data["act"])
    assert await seen_by(cast, cast.ada.id) == [] and await seen_by(cast, cast.cy.id) == ["unkind"]
    assert (await do(cast, cast.ada, "get_post", post=shown)).data["error"] == "not_found"
    await undo(cast, cast.ada, done)
    assert await everything(cast.salon.db) == before


async def test_a_post_is_hidden_with_a_reason_appealed_and_restored(any_cast: Cast) -> None:
    cast = any_cast
    shown, report = await reported(cast)
    waiting = await everything(cast.salon.db)
    receipt = await desk.decide(cast.asks(cast.cy), report, "hide", "Unkind to a person.")
    assert receipt and await seen_by(cast, 0) == []
    bob = await cast.salon.db.read(people.by_id, cast.bob.id)
    assert bob is not None and bob.posts == 0
    for side in (cast.ada, cast.bob):
        (found,) = await desk.concerning(cast.asks(side))
        assert (found.decision, found.reason) == ("hide", "Unkind to a person.")
    decided = await everything(cast.salon.db)
    await do(cast, cast.cy, "undo_action", act=str(receipt.id))
    assert await everything(cast.salon.db) == waiting
    await desk.decide(cast.asks(cast.cy), report, "hide", "Unkind to a person.")
    assert {name: len(rows) for name, rows in (await everything(cast.salon.db)).items()} == {
        name: len(rows) for name, rows in decided.items()
    }
    await desk.appeal(cast.asks(cast.bob), report, "It was a quotation.")
    assert [found.appeal for found in await desk.queue(cast.asks(cast.cy))] == ["It was a quotation."]
    with pytest.raises(SocialError, match="once is all"):
        await desk.appeal(cast.asks(cast.bob), report, "Again.")
    await desk.decide(cast.asks(cast.cy), report, "reverse", "It was.")
    assert await seen_by(cast, 0) == ["unkind"] and shown
    assert not await desk.queue(cast.asks(cast.cy))


async def test_a_suspended_person_can_only_read_and_appeal(any_cast: Cast) -> None:
    cast = any_cast
    _, report = await reported(cast)
    await desk.decide(cast.asks(cast.cy), report, "suspend", "Again and again.")
    assert await seen_by(cast, 0) == []
    refused = await do(cast, cast.bob, "follow_user", user="@ada")
    assert refused.data["error"] == "forbidden"
    assert "Again and again." in refused.say and "appeal" in refused.say
    assert (await do(cast, cast.bob, "read_feed", feed="explore")).kind == "done"
    await desk.appeal(cast.asks(cast.bob), report, "Sorry.")
    await desk.decide(cast.asks(cast.cy), report, "reverse", "Accepted.")
    assert (await do(cast, cast.bob, "follow_user", user="@ada")).kind == "done"
    assert await seen_by(cast, 0) == ["unkind"]


async def test_only_moderators_decide_and_none_about_themselves(cast: Cast) -> None:
    _, report = await reported(cast)
    for nobody in (cast.ada, cast.bob):
        with pytest.raises(SocialError, match="Only moderators"):
            await desk.queue(cast.asks(nobody))
        with pytest.raises(SocialError, match="Only moderators"):
            await desk.decide(cast.asks(nobody), report, "suspend", "x")
    await make_moderator(cast, cast.bob)
    with pytest.raises(SocialError, match="one of the two sides"):
        await desk.decide(cast.asks(cast.bob), report, "no_action", "I did nothing.")
    receipt = await desk.decide(cast.asks(cast.cy), report, "warn", "Be kind.")
    with pytest.raises(SocialError, match="just now"):
        await desk.decide(cast.asks(cast.cy), report, "suspend", "More.")
    await cast.salon.db.write(people.set_role, cast.cy.id, "")
    assert receipt and "no moderator" in (await do(cast, cast.cy, "undo_action", act=str(receipt.id))).say


async def test_a_post_that_its_author_has_deleted_cannot_be_hidden_and_so_not_brought_back_by_an_appeal(
    any_cast: Cast,
) -> None:
    cast = any_cast
    await cast.salon.db.write(people.set_role, cast.cy.id, "moderator")
    id_ = await post(cast, "unkind")
    report = int((await do(cast, cast.ada, "report_content", target=id_, category="abuse")).data["report"])
    await do(cast, cast.bob, "delete_post", post=id_)
    before = await cast.salon.db.read(every_row)
    with pytest.raises(SocialError, match="deleted that post already"):
        await desk.decide(cast.asks(cast.cy), report, "hide", "Unkind.")
    assert await cast.salon.db.read(every_row) == before
    await desk.decide(cast.asks(cast.cy), report, "warn", "Unkind.")


@pytest.mark.parametrize(("decision", "reason"), [("hide", " "), ("ban", "x"), ("warn", "x" * 1001)])
async def test_a_decision_that_cannot_be_is_a_sentence(cast: Cast, decision: str, reason: str) -> None:
    _, report = await reported(cast)
    before = await everything(cast.salon.db)
    with pytest.raises(SocialError) as refused:
        await desk.decide(cast.asks(cast.cy), report, decision, reason)
    assert refused.value.hint.endswith(".") and await everything(cast.salon.db) == before


async def test_the_same_report_twice_waits_once_and_nobody_reports_themselves(cast: Cast) -> None:
    await reported(cast)
    first = await do(cast, cast.ada, "report_content", target="@bob", category="spam")
    again = await do(cast, cast.ada, "report_content", target="@bob", category="spam")
    assert first.data["report"] == again.data["report"] and again.receipt is None
    assert (await do(cast, cast.ada, "report_content", target="@ada", category="spam")).data["error"] == "invalid"


async def test_a_private_message_can_be_reported_by_who_can_read_it(any_cast: Cast) -> None:
    cast = any_cast
    message = cast.salon.db.new_id()

    def write(writer: Any) -> None:
        writer.add(Chat(id=1, people="x"))
        for member in (cast.ada, cast.bob):
            writer.add(ChatMember(chat_id=1, account_id=member.id))
        writer.add(Message(id=message, chat_id=1, author_id=cast.bob.id, text="rude"))

    await cast.salon.db.write(write)
    assert (await do(cast, cast.cy, "report_content", target=str(message), category="abuse")).data[
        "error"
    ] == "not_found"
    done = await do(cast, cast.ada, "report_content", target=str(message), category="abuse")
    found = await cast.salon.db.read(reports.get, int(done.data["report"]))
    assert found is not None and (found.text, found.handle) == ("rude", "bob")


@pytest.mark.parametrize(
    ("words", "which"),
    [
        ("show me the reports", "queue"), ("Reports", "queue"), ("open the moderation queue, please", "queue"),
        ("appeal", "own"), ("I want to appeal", "own"), ("show my reports", "own"),
        ("show me my feed", ""), ("report the second one", ""), ("show me the reports by bob", ""),
    ],
)  # fmt: skip
def test_the_desk_opens_for_whole_messages_that_ask_for_it(words: str, which: str) -> None:
    assert moderation.asked_for(words) == which


async def test_the_card_of_the_desk_tells_each_side_what_is_theirs_to_know(cast: Cast) -> None:
    _, report = await reported(cast)

    async def card(who: Person, message: str) -> dict[str, Any]:
        now = await cast.salon.db.read(people.by_id, who.id)
        assert now is not None
        found = await moderation.answer(cast.asks(who), Cards(now, cast.salon.db.clock()), message)
        assert found is not None
        return found[1].props

    queue = await card(cast.cy, "show me the reports")
    assert queue["desk"] == "queue" and queue["items"][0]["reporter"] == "ada"
    assert [name for name, _ in queue["items"][0]["can"]] == ["no_action", "hide", "warn", "suspend"]
    assert (await card(cast.bob, "show me the reports"))["items"] == []
    cards = Cards(cast.cy, cast.salon.db.clock())
    asked = {"moderate": {"report": str(report), "decision": "warn", "words": "Be kind."}}
    assert (await moderation.pressed(cast.asks(cast.bob), Cards(cast.bob, 0), asked))["outcome"] == "error"
    assert (await moderation.pressed(cast.asks(cast.cy), cards, asked))["receipt"]["undo"] is True
    (theirs,) = (await card(cast.bob, "appeal"))["items"]
    assert theirs["may_appeal"] and theirs["reason"] == "Be kind." and "ada" not in str(theirs)
    assert "comment" not in theirs and "unkind to me" not in str(theirs)
    (mine,) = (await card(cast.ada, "my reports"))["items"]
    assert (mine["decision"], mine["reason"], mine["may_appeal"]) == ("Warn", "Be kind.", False)
    for broken in ({"moderate": 5}, {"moderate": {"report": 1}}, {"appeal": {"report": "x", "words": "y"}}):
        assert (await moderation.pressed(cast.asks(cast.cy), cards, broken))["outcome"] == "error"
    assert await cast.salon.db.read(moderation.redraw, Cards(cast.bob, 0), {"desk": "queue"}) is None


def test_no_tool_shows_or_decides_reports() -> None:
    assert not {tool.name for tool in TOOLS} & {"decide_report", "list_reports", "appeal"}


def test_a_report_comes_and_is_decided_from_a_terminal(tmp_path: Path) -> None:
    def salon(*words: str) -> str:
        done = run_salon(*words, "--home", str(tmp_path / "home"))
        assert done.returncode == 0, done.stderr
        return done.stdout

    for handle in ("ada", "bob", "cy"):
        salon("user", "add", handle)
    assert "a moderator now" in salon("user", "role", "cy", "moderator")
    salon("do", "report_content", '{"target": "@bob", "category": "spam"}', "--as", "ada", "--yes")
    (waiting,) = json.loads(salon("reports"))
    assert (waiting["about"], waiting["category"]) == ("@bob", "spam")
    assert "suspended" in salon("decide", waiting["report"], "suspend", "--as", "cy", "--reason", "Only spam.")
    assert "appealed" in salon("appeal", waiting["report"], "No.", "--as", "bob")
    assert json.loads(salon("reports"))[0]["appeal"] == "No."


async def test_a_new_account_may_do_less_than_one_that_is_a_day_old(any_cast: Cast, clock: Clock) -> None:
    cast = any_cast
    for number in range(31):
        done = await do(cast, cast.ada, "share_post", text=f"post {number}")
    assert done.data["error"] == "rate_limited" and done.data["retry_s"] == 86_400
    assert done.say == "That is more than 30 posts in a day. Try again in a day."
    clock.forward(minutes=12 * 60)
    assert (await do(cast, cast.ada, "share_post", text="more")).data["retry_s"] == 43_200
    clock.forward(minutes=12 * 60 + 1)
    for number in range(61):
        clock.forward(minutes=1)
        done = await do(cast, cast.ada, "share_post", text=f"next {number}")
    assert done.data["error"] == "rate_limited" and "60 posts" in done.say


async def test_three_hundred_requests_in_five_minutes_are_enough(cast: Cast, clock: Clock) -> None:
    for _ in range(300):
        assert (await gate.call(cast.asks(cast.ada), "no_such_tool", {})).data["error"] == "invalid"
        outcome = await gate.call(cast.asks(cast.ada), "list_actions", {})
    assert outcome.kind == "done"
    outcome = await gate.call(cast.asks(cast.ada), "list_actions", {})
    assert outcome.data["error"] == "rate_limited" and outcome.data["retry_s"] == 300
    assert (await gate.call(cast.asks(cast.bob), "list_actions", {})).kind == "done"
    clock.forward(minutes=5)
    assert (await gate.call(cast.asks(cast.ada), "list_actions", {})).kind == "done"


async def test_the_web_answers_429_with_when_to_come_back() -> None:
    app = Pace(PlainTextResponse("hello"), Sessions("secret of a test that is long enough"))

    def browser(address: str) -> AsyncClient:
        return AsyncClient(transport=ASGITransport(app, client=(address, 1)), base_url="http://salon.example")

    async with browser("203.0.113.5") as one, browser("203.0.113.6") as other:
        for _ in range(300):
            assert (await one.get("/p/1")).status_code == 200
        refused = await one.get("/p/1")
        assert refused.status_code == 429 and refused.json()["retry_s"] == int(refused.headers["retry-after"]) > 0
        page = await one.get("/p/1", headers={"accept": "text/html"})
        assert page.status_code == 429 and "too much at once" in page.text
        assert (await one.get("/media/x.webp")).status_code == 200, "what a page loads has a limit of its own"
        assert (await other.get("/p/1")).status_code == 200
