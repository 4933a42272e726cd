"""What leaves this machine for a model: what was sent is what was written down, to the byte and to the id."""

import json
import re
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import httpx2
import pytest
from acts import image, post
from chat import Chat, cookie_of
from conftest import NOON, Cast
from fake_model import FakeModel, Wire, call, serving, words
from live import running
from sqlalchemy import select
from sqlmodel import col

from assistant import brain, egress, left
from assistant.brain import UNNOTED, Brain
from assistant.drafter_remote import RemoteDrafter
from assistant.egress import Unnoted
from assistant.events import Left, Trouble, Words
from assistant.prompt import MARK
from assistant.settings import load
from assistant.turn import turn
from social_tools import gate
from social_tools.drafter import Shot
from storage import egress as ledger
from storage import history as conversations
from storage import merging
from storage.models import Image, Policy, Post, Sent

NUMBER = re.compile(rb"\d{12,}")


class Talk:
    """Ada's talk with a model's server that keeps the very bytes that it gets."""

    def __init__(self, cast: Cast, url: str, model: FakeModel) -> None:
        self.cast, self.model, self.history = cast, model, list[dict[str, Any]]()
        self.brain: Brain = brain.make(load(OPENAI_BASE_URL=url, home=Path("/nonexistent")))

    async def say(self, message: str, thread: str = "thread") -> str:
        events = turn(self.cast.asks(self.cast.ada, message, thread=thread), self.brain, self.history)
        return "".join([event.text async for event in events if isinstance(event, Words | Trouble)])

    async def turns(self) -> list[Sent]:
        page = await self.cast.salon.db.read(ledger.page, self.cast.ada.id, None, 50)
        return page.turns[::-1]

    async def known(self, table: type[Any], bodies: list[bytes]) -> set[str]:
        """The ids of a table that stand anywhere in these bytes."""
        ids = await self.cast.salon.db.read(lambda reader: reader.column(select(col(table.id))))
        there = {number.decode() for body in bodies for number in NUMBER.findall(body)}
        return {str(id_) for id_ in ids} & there


@pytest.fixture
async def talk(cast: Cast) -> AsyncIterator[Talk]:
    with serving(model := FakeModel(lambda _: words("Well."))) as url:
        made = Talk(cast, url, model)
        yield made
        await made.brain.close()


def calls_once(*wanted: dict[str, Any]) -> Callable[[list[dict[str, Any]]], dict[str, Any]]:
    """A model that makes these calls, one a thought, and then says something."""

    def think(messages: list[dict[str, Any]]) -> dict[str, Any]:
        last = max(index for index, message in enumerate(messages) if message["role"] == "user")
        done = sum(message["role"] == "tool" for message in messages[last:])
        return dict([*wanted, words("That is all.")][min(done, len(wanted))])

    return think


async def test_the_ledger_of_an_evening_equals_the_bytes_that_were_sent(talk: Talk) -> None:
    cast = talk.cast
    shown = [await post(cast, f"post {n} costs €5, see 1234567890123456789") for n in range(5)]
    refused = await post(cast, "not for you", assistant_quote=Policy.nobody)
    await post(cast, "never read")
    made = await image(cast, cast.ada)
    await gate.call(cast.asks(cast.ada, "explore"), "read_feed", {"feed": "explore", "limit": 3})
    evening: list[tuple[str, tuple[dict[str, Any], ...]]] = [
        ("hello", ()),
        ("what is new in the world?", (call("read_feed", {"feed": "@bob", "limit": 6}),)),
        ("and what did I draw?", (call("search", {"query": "", "type": "images"}), call("get_user", {}, "c2"))),
        (f"tell me about {shown[0]}", (call("get_post", {"post": shown[0], "include": ["thread"]}),)),
        ("like it", (call("react_to_post", {"post": shown[0], "reaction": "like"}),)),
    ]
    for message, calls in evening:
        talk.model.think = calls_once(*calls)
        before = len(talk.model.bodies)
        await talk.say(message)
        sent = talk.model.bodies[before:]
        noted = (await talk.turns())[-1]
        assert (noted.requests, noted.size) == (len(sent), sum(map(len, sent)))
        assert set(noted.posts) == await talk.known(Post, sent), message
        assert set(noted.images) == await talk.known(Image, sent), message
        assert (noted.host, noted.model) == ("127.0.0.1", "m0")
        assert set(noted.results) == {"you"} | {one["tool_calls"][0]["function"]["name"] for one in _calls_in(sent[-1])}
    assert len(await talk.turns()) == len(evening)
    read = (await talk.turns())[1]
    assert read.posts[shown[4]] == ["at", "by", "text"] and read.posts[refused] == [], "one was told, one only named"
    drawn = (await talk.turns())[2]
    assert drawn.images[made["id"]] == ["alt", "prompt"] and "bio" not in drawn.posts


def _calls_in(body: bytes) -> list[dict[str, Any]]:
    return [message for message in json.loads(body)["messages"] if message.get("tool_calls")]


async def test_what_the_server_counts_is_kept_and_the_rest_is_known_as_uncounted(talk: Talk) -> None:
    def counts(wire: Wire) -> None:
        wire.start()
        wire.chunk(words("Well."), "stop")
        wire.event({"choices": [], "usage": {"prompt_tokens": 1234, "completion_tokens": 5, "total_tokens": 1239}})
        wire.raw(b"data: [DONE]\n\n")

    talk.model.fault = counts
    await talk.say("hello")
    talk.model.fault = None
    await talk.say("hello again")
    counted, uncounted = await talk.turns()
    assert (counted.tokens, counted.uncounted) == (1234, 0)
    assert (uncounted.tokens, uncounted.uncounted) == (0, uncounted.size)


async def test_a_request_that_is_sent_twice_counts_twice(talk: Talk) -> None:
    def hangs_up_once(_: Wire) -> None:
        talk.model.fault = None

    talk.model.fault = hangs_up_once
    await talk.say("hello")
    (noted,) = await talk.turns()
    assert (noted.requests, noted.size) == (2, sum(map(len, talk.model.bodies)))


async def test_what_cannot_be_written_down_does_not_leave(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(ledger, "note", full)
    assert await talk.say("hello") == UNNOTED
    assert talk.model.bodies == []


async def test_bytes_of_nobodys_turn_do_not_leave(talk: Talk) -> None:
    await talk.say("hello")
    before = len(talk.model.bodies)
    with pytest.raises(Unnoted):
        await talk.brain._client.chat.completions.create(model="m0", messages=[{"role": "user", "content": "psst"}])
    assert len(talk.model.bodies) == before


async def test_a_server_that_sends_us_elsewhere_is_not_followed(talk: Talk) -> None:
    with serving(elsewhere := FakeModel(lambda _: words("Give me that."))) as url:
        talk.model.fault = lambda wire: wire.send(307, "text/plain", b"", location=f"{url}/chat/completions")
        assert "sends me to another address" in await talk.say("hello")
    assert elsewhere.bodies == []


async def test_offline_nothing_is_written_down_as_nothing_leaves(cast: Cast, tmp_path: Path) -> None:
    offline = brain.make(load(home=tmp_path))
    async for _ in turn(cast.asks(cast.ada, "explore"), offline, []):
        pass
    await offline.close()
    assert (await cast.salon.db.read(ledger.page, cast.ada.id, None, 5)).turns == []


async def test_it_is_kept_as_long_as_its_conversation(talk: Talk) -> None:
    await talk.say("hello", thread="one")
    await talk.say("hello", thread="two")
    await talk.cast.salon.db.write(conversations.erase, "one")
    assert [noted.thread_id for noted in await talk.turns()] == ["two"]


async def test_what_a_guest_sent_comes_along_with_them(talk: Talk) -> None:
    await talk.say("hello")
    cast = talk.cast
    await cast.salon.db.write(merging.bring_along, cast.ada.id, cast.bob.id)
    assert await talk.turns() == []
    assert len((await cast.salon.db.read(ledger.page, cast.bob.id, None, 5)).turns) == 1


async def test_a_page_of_it_ends_where_the_next_begins(talk: Talk) -> None:
    for n in range(5):
        await talk.say(f"hello {n}")
    db, me = talk.cast.salon.db, talk.cast.ada.id
    first = await db.read(ledger.page, me, None, 2)
    second = await db.read(ledger.page, me, first.next, 2)
    last = await db.read(ledger.page, me, second.next, 2)
    found = [noted.id for page in (first, second, last) for noted in page.turns]
    assert found == sorted(found, reverse=True) and len(found) == 5 and last.next is None


def test_numbers_are_found_whatever_stands_beside_them() -> None:
    id_ = "7352320000000001"
    scene = json.dumps({"shown": [["posts", [id_], {}]]})
    for content in (
        f"€{id_}", f"\u0001{id_}", json.dumps({"text": f"\u0001{id_}"}), f"x{MARK}{scene}", f"[{id_}", f"a{id_}b",
    ):  # fmt: skip
        told = json.loads(json.dumps({"messages": [{"role": "user", "content": content}]}))
        assert id_ in [number for text in egress.texts(told) for number in egress.ID.findall(text)], content


# Read by its person.


async def test_asked_in_the_chat_it_is_read_from_the_ledger_and_asking_sends_nothing(talk: Talk) -> None:
    shown = await post(talk.cast, "a moonlit zeppelin")
    assert await talk.say("what left my machine?") == left.NOT_YET.format(model="the model of the server that is set")
    talk.model.think = calls_once(call("read_feed", {"feed": "explore"}))
    await talk.say("what is new in the world?")
    sent = len(talk.model.bodies)
    events = [event async for event in turn(talk.cast.asks(talk.cast.ada, "what left my machine?"), talk.brain, [])]
    assert len(talk.model.bodies) == sent and talk.history[-1]["content"] == "That is all."
    words_, listed = events
    assert isinstance(words_, Words) and words_.text == left.SO_FAR + left.ASKING
    assert isinstance(listed, Left)
    ((_, told),) = left.card(listed.page, NOON).props["lines"]
    (noted,) = await talk.turns()
    assert f"m0 at 127.0.0.1: {noted.size:,} bytes in 2 requests, about" in told and "an estimate" in told
    assert "what you said; your handle; the time; 1 post (age, author, text)" in told and "zeppelin" not in told
    assert left.line_of(noted, NOON).posts == [shown]


async def test_offline_it_says_that_nothing_leaves(cast: Cast, tmp_path: Path) -> None:
    offline = brain.make(load(home=tmp_path))
    (said,) = [event async for event in turn(cast.asks(cast.ada, "did anything leave my computer?"), offline, [])]
    await offline.close()
    assert isinstance(said, Words) and said.text == left.HERE


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({"requests": 1, "size": 4000, "uncounted": 4000}, "4,000 bytes in 1 request, about 1,000 tokens, an estimate"),
        ({"requests": 2, "size": 4000, "tokens": 900}, "4,000 bytes in 2 requests, 900 tokens as its server counts"),
        (
            {"requests": 2, "size": 4000, "tokens": 900, "uncounted": 400},
            "4,000 bytes in 2 requests, 900 tokens as its server counts and about 100 that it did not count",
        ),
    ],
)
def test_a_guess_is_called_one(counts: dict[str, int], said: str) -> None:
    noted = {"tokens": 0, "uncounted": 0, "posts": {}, "images": {}, "results": {}} | counts
    assert left.much(Sent(id=1, account_id=1, thread_id="t", host="h", model="m", **noted)) == said


async def test_a_person_reads_all_of_it_on_a_page_of_their_own(tmp_path: Path) -> None:
    with (
        serving(FakeModel(lambda _: words("Well."))) as url,
        running(tmp_path / "home", OPENAI_BASE_URL=url) as salon,
        httpx2.Client(base_url=salon.url) as client,
        httpx2.Client(base_url=salon.url) as other,
    ):
        for one in (client, other):
            one.get("/", headers={"Accept": "text/html"})
        async with Chat(salon, cookie_of(client)) as chat:
            for n in range(left.PER_PAGE + 2):
                await chat.say(f"tell me the secret number {n} of the world")
            await chat.say("what left my machine?")
            card = chat.card("FoundCard")
            assert len(card["lines"]) == left.PER_PAGE
            answer = await chat.press(left=card["left"])
            assert len(answer["card"]["props"]["lines"]) == 2 and answer["card"]["props"]["left"] is None
        page = client.get("/account/sent")
        assert page.text.count("m0 at 127.0.0.1") == left.PER_PAGE + 2 and page.headers["cache-control"] == "no-store"
        assert "Nothing has left this machine" in other.get("/account/sent").text
        assert 'href="/account/sent"' in client.get("/account").text
        assert httpx2.get(f"{salon.url}/account/sent").headers["location"] == "/signin"


async def test_a_picture_that_is_looked_at_is_in_the_ledger(talk: Talk) -> None:
    made = await image(talk.cast, talk.cast.ada)
    talk.model.think = lambda _: words('{"text": "A fox.", "alts": ["A fox"], "tags": [], "warn": []}')
    drafter = RemoteDrafter(talk.brain)
    shot = Shot(made["id"], b"the bytes of a picture", "a fox", made["alt"])
    await drafter.draft(talk.cast.asks(talk.cast.ada), [shot], "hello", "")
    (noted,) = await talk.turns()
    assert set(noted.images) == await talk.known(Image, talk.model.bodies) == {made["id"]}
    assert "picture" in noted.images[made["id"]] and "words" in noted.results["you"]
