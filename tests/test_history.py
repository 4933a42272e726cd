"""Coming back: conversations are kept, found again, and gone when they are deleted."""

import asyncio
import itertools
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import httpx2
import pytest
from acts import post
from chat import Chat, cookie_of
from conftest import Cast, Clock
from fake_model import FakeModel, serving, words
from hypothesis import given
from hypothesis import strategies as st
from live import Live, running, salon
from sqlalchemy import select

from assistant import fresh
from assistant.cards import Card, Cards
from assistant.memory import Memory
from assistant.prompt import apart
from assistant.resumed import redraw
from social_tools import gate
from social_tools.gate import Outcome
from social_tools.views import FeedRead
from storage import feed, follows, history, signins, threads
from storage.database import Database, Reader
from storage.models import Approval, Element, Receipt, Shown, Step, Thread, Visibility

HTML = {"Accept": "text/html"}
addresses = itertools.count(1)


def new_id() -> str:
    return str(uuid.uuid4())


def step(thread: str, output: str = "hello", *, id_: str = "", at: int = 1, **body: Any) -> Step:
    return Step(
        id=id_ or new_id(), thread_id=thread, at_ms=at, body={"type": "assistant_message", "output": output, **body}
    )


def card(thread: str, of: str, *, id_: str = "", **props: Any) -> Element:
    return Element(
        id=id_ or new_id(), thread_id=thread, step_id=of, body={"name": "FeedCard", "display": "inline", "props": props}
    )


async def bodies(db: Database, thread: str) -> list[dict[str, Any]]:
    found = await db.read(history.whole, thread)
    return [one.body for one in found.steps] if found else []


async def names(cast: Cast, search: str = "") -> list[str]:
    page = await cast.salon.db.read(history.page, cast.ada.id, None, 40, search)
    return [one.name for one in page.threads]


# What storage promises.


async def test_conversations_are_listed_by_when_they_last_went_on_page_by_page(any_cast: Cast, clock: Clock) -> None:
    db, ids = any_cast.salon.db, [new_id() for _ in range(5)]
    for number, thread in enumerate(ids):
        clock.forward(minutes=1 if number != 2 else 0)
        await db.write(history.begin, any_cast.ada.id, thread, f"number {number}")
    clock.forward(minutes=1)
    await db.write(history.begin, any_cast.ada.id, ids[0], "said later")
    await db.write(threads.taint, any_cast.ada.id, "cli:1:main")
    await db.write(history.begin, any_cast.bob.id, new_id(), "of Bob")
    found, cursor = [], None
    while True:
        page = await db.read(history.page, any_cast.ada.id, cursor, 2)
        found += [one.name for one in page.threads]
        if (cursor := page.next) is None:
            break
    assert found[:3] == ["number 0", "number 4", "number 3"] and sorted(found[3:]) == ["number 1", "number 2"]
    for nonsense in ("x", "1", "1.", "²." + ids[0], "-1.x", "9" * 40 + ".x"):
        assert (await db.read(history.page, any_cast.ada.id, nonsense, 2)).threads == []


async def test_a_conversation_is_found_by_words_in_its_name_as_they_are(any_cast: Cast) -> None:
    for name in ("A Fox at dawn", "100% whale", "a_b"):
        await any_cast.salon.db.write(history.begin, any_cast.ada.id, new_id(), name)
    assert await names(any_cast, "fox") == ["A Fox at dawn"]
    assert await names(any_cast, "%") == ["100% whale"]
    assert await names(any_cast, "_") == ["a_b"]
    assert await names(any_cast, "owl") == []


async def test_the_first_words_are_the_name_until_there_is_another(any_cast: Cast) -> None:
    db, thread = any_cast.salon.db, new_id()
    await db.write(history.say, any_cast.ada.id, step(thread), "x" * 300)
    assert await names(any_cast) == ["x" * 200]
    await db.write(history.rename, thread, "foxes")
    await db.write(history.begin, any_cast.ada.id, thread, "first words, late")
    assert await names(any_cast) == ["foxes"]


CREATED: dict[str, Any] = {"output": "", "isError": False, "createdAt": "2026-11-24T10:00:00Z", "end": None}
values = st.sampled_from(["", None, "words", "other words"])


@given(
    created=st.fixed_dictionaries({}, optional={"output": values, "name": values, "end": values, "parentId": values}),
    became=st.fixed_dictionaries(
        {}, optional={"output": values, "name": values, "end": values, "isError": st.booleans()}
    ),
)
async def test_a_message_is_the_same_in_whichever_order_its_two_halves_arrive(
    any_cast: Cast, created: dict[str, Any], became: dict[str, Any]
) -> None:
    db, kept = any_cast.salon.db, []
    for order in ((False, True), (True, False)):
        thread, id_ = new_id(), new_id()
        await db.write(history.begin, any_cast.ada.id, thread, "a name")
        for later in order:
            half = became if later else {**CREATED, **created}
            one = Step(id=id_, thread_id=thread, at_ms=1, body=dict(half))
            assert await db.write(history.keep_step, any_cast.ada.id, one, later=later)
        kept += await bodies(db, thread)
    assert kept[0] == kept[1]
    for name, value in became.items():
        assert kept[0][name] == value or (value in ("", None) and name in {**CREATED, **created})


async def test_the_person_and_chainlit_may_begin_a_conversation_in_any_order(any_cast: Cast) -> None:
    db = any_cast.salon.db
    for order in itertools.permutations((0, 1, 2)):
        thread, said, answer = new_id(), new_id(), new_id()
        acts: list[Any] = [
            lambda: db.write(history.begin, any_cast.ada.id, thread, "hi"),  # noqa: B023
            lambda: db.write(history.say, any_cast.ada.id, step(thread, "hi", id_=said), "hi"),  # noqa: B023
            lambda: db.write(history.say, any_cast.ada.id, step(thread, "hi", id_=said), "hi", later=True),  # noqa: B023
        ]
        for index in order:
            await acts[index]()
        await db.write(history.keep_step, any_cast.ada.id, step(thread, "hello", id_=answer, at=2))
        assert [body["output"] for body in await bodies(db, thread)] == ["hi", "hello"]
    assert set(await names(any_cast)) == {"hi"}


async def test_an_id_that_is_somebody_elses_is_refused_without_a_trace(any_cast: Cast) -> None:
    db, ada, bob = any_cast.salon.db, any_cast.ada.id, any_cast.bob.id
    of_ada, of_bob, said = new_id(), new_id(), new_id()
    drawn = card(of_ada, said, secret="of Ada")
    await db.write(history.say, ada, step(of_ada, "a secret", id_=said), "a secret")
    await db.write(history.keep_element, ada, drawn)
    await db.write(history.begin, bob, of_bob, "of Bob")
    before = await db.read(history.whole, of_ada)

    assert not await db.write(history.begin, bob, of_ada, "mine")
    for thread in (of_ada, of_bob):
        for later in (False, True):
            assert not await db.write(history.say, bob, step(thread, "mine", id_=said), "mine", later=later)
            assert not await db.write(history.keep_step, bob, step(thread, "mine", id_=said), later=later)
        assert not await db.write(history.keep_element, bob, card(thread, said, id_=drawn.id, secret="none"))
    assert not await db.write(history.keep_step, bob, step(of_ada, "new"))
    assert not await db.write(history.keep_step, ada, step(of_bob, "moved", id_=said))
    await db.write(history.remove_step, bob, said)
    await db.write(history.remove_element, bob, drawn.id)
    await db.write(threads.remember, bob, of_ada, [{"role": "user", "content": "mine"}], new=True)
    assert await db.read(history.whole, of_ada) == before
    assert await bodies(db, of_bob) == []
    assert await db.read(threads.memory, bob, of_ada) is None


async def test_cards_come_back_in_the_order_in_which_they_were_drawn(any_cast: Cast) -> None:
    db, thread, said = any_cast.salon.db, new_id(), new_id()
    await db.write(history.say, any_cast.ada.id, step(thread, id_=said), "hi")
    drawn = [card(thread, said, number=number) for number in range(4)]
    for one in drawn:
        await db.write(history.keep_element, any_cast.ada.id, one)
    await db.write(history.keep_element, any_cast.ada.id, card(thread, said, id_=drawn[0].id, number="changed"))
    found = await db.read(history.whole, thread)
    assert found and [one.body["props"]["number"] for one in found.elements] == ["changed", 1, 2, 3]


async def test_nothing_of_a_deleted_conversation_stays_and_nothing_late_brings_it_back(any_cast: Cast) -> None:
    db, thread, said = any_cast.salon.db, new_id(), new_id()
    ada = any_cast.ada.id
    await db.write(history.say, ada, step(thread, "zebra", id_=said), "zebra")
    await db.write(history.keep_element, ada, card(thread, said, words="zebra"))
    await db.write(threads.remember, ada, thread, [{"role": "user", "content": "zebra"}], new=False)
    context = any_cast.asks(any_cast.ada, "make a picture of a zebra", thread=thread)
    made = await gate.call(context, "create_image", {"prompt": "a zebra"})
    picture = {"id": made.data["images"][0]["id"], "alt": "a zebra"}
    asked = await gate.call(
        any_cast.asks(any_cast.ada, thread=thread), "share_post", {"text": "zebra", "images": [picture]}
    )
    assert asked.kind == "pending"

    await db.write(history.erase, thread)
    late = [
        db.write(history.keep_step, ada, step(thread, "zebra", id_=said), later=True),
        db.write(history.keep_element, ada, card(thread, said, words="zebra")),
        db.write(threads.remember, ada, thread, [{"role": "user", "content": "zebra"}], new=False),
    ]
    for one in late:
        assert not await one
    assert await db.read(_left, thread) == 0
    assert await db.read(lambda reader: len(reader.rows(select(Receipt)))) == 1, "what was done stays in the receipts"
    answer = await gate.approve(any_cast.asks(any_cast.ada, thread=thread), asked.data["act"])
    assert answer.kind == "refused"


def _left(reader: Reader, thread: str) -> int:
    rows = [reader.rows(select(table).where(table.thread_id == thread)) for table in (Step, Element, Shown, Approval)]  # type: ignore[arg-type]
    return sum(map(len, rows)) + len(reader.rows(select(Thread).where(Thread.id == thread)))  # type: ignore[arg-type]


async def test_a_change_runs_only_for_who_is_signed_in_at_that_moment(any_cast: Cast) -> None:
    db, thread = any_cast.salon.db, new_id()
    await db.write(signins.add, "s_1", any_cast.ada.id, db.clock() + 1)
    assert await db.write(signins.acting, "s_1", history.begin, thread, "hi") is True
    await db.write(signins.end, "s_1")
    assert await db.write(signins.acting, "s_1", history.begin, new_id(), "hi again") is None
    assert await names(any_cast) == ["hi"]


async def test_two_processes_remember_the_same_and_a_turn_that_fails_is_remembered_too(any_cast: Cast) -> None:
    one, other = Memory(any_cast.salon.db), Memory(any_cast.salon.db)
    with suppress(RuntimeError):
        async with one.conversation(any_cast.ada.id, "cli:1:main") as messages:
            messages.append({"role": "user", "content": "hi"})
            raise RuntimeError
    async with other.conversation(any_cast.ada.id, "cli:1:main") as messages:
        assert messages == [{"role": "user", "content": "hi"}]
        assert other.turn(any_cast.ada.id, "cli:1:main").locked()
    async with other.conversation(any_cast.bob.id, "cli:1:main") as messages:
        assert messages == []
        messages.append({"role": "user", "content": "mine"})
    assert await any_cast.salon.db.read(threads.memory, any_cast.bob.id, "cli:1:main") is None
    assert await names(any_cast) == [], "a thread of the command line is not listed"


# The running product.


@pytest.fixture
def guest(live: Live) -> Iterator[httpx2.Client]:
    with newcomer(live) as client:
        yield client


@contextmanager
def newcomer(live: Live) -> Iterator[httpx2.Client]:
    with httpx2.Client(base_url=live.url, headers={"X-Forwarded-For": f"203.0.114.{next(addresses)}"}) as client:
        client.get("/", headers=HTML)
        yield client


def listed(client: httpx2.Client, **filters: str) -> list[dict[str, Any]]:
    answer = client.post("/project/threads", json={"pagination": {"first": 20}, "filter": filters})
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["data"]
    return found


def outputs(thread: dict[str, Any]) -> list[str]:
    return [one["output"] for one in thread["steps"] if one["type"].endswith("message")]


async def test_a_conversation_goes_on_after_a_restart_with_its_cards_and_its_memory(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    home = tmp_path_factory.mktemp("again") / "home"
    with running(home) as first, newcomer(first) as ada, newcomer(first) as bob:
        token, of_bob = cookie_of(ada), cookie_of(bob)
        async with Chat(first, of_bob) as chat:
            await chat.say('post "from Bob"')
            theirs = chat.card("ReceiptCard")["receipts"][0]["id"]
        async with Chat(first, token) as chat:
            await chat.say("explore")
            await chat.say("like the first one")
            await chat.say("draw a fox")
            await chat.say("share it saying good morning")
            handle = chat.card("FeedCard")["items"][0]["author"]["handle"]
            await chat.say(f"who is @{handle}")
            thread = chat.thread
        assert [one["id"] for one in listed(ada)] == [thread]
    with running(home) as second:
        async with Chat(second, token, thread) as chat:
            again = await chat.again()
            assert outputs(again)[0] == "explore" and outputs(again)[-2] == f"who is @{handle}"
            drawn = [element["name"] for element in chat.elements]
            assert drawn == ["FeedCard", "ReceiptCard", "PictureCard", "PreviewCard", "ProfileCard"]
            assert chat.card("FeedCard")["items"][0]["liked"] and chat.card("FeedCard")["items"][0]["likes"] == 1
            assert chat.card("PreviewCard")["state"] == "open" and chat.card("PictureCard")["pictures"]
            assert handle in await chat.say("who is she")
            await chat.say("yes")
            assert chat.card("PreviewCard")["state"] == "done", "the card that was there before is answered"
            await chat.say("unlike the first one")
            assert not chat.card("FeedCard")["items"][0]["liked"]
        async with Chat(second, of_bob) as chat:
            await chat.press(tool="undo_action", arguments={"act": theirs})
            await chat.press(approval=chat.card("PreviewCard")["approval"], answer="approve")
        async with Chat(second, token, thread) as chat:
            text = str(await chat.again())
            first_item = chat.card("FeedCard")["items"][0]
            assert first_item["gone"] and set(first_item) == {"id", "gone"}
            assert chat.card("PreviewCard")["state"] == "done" and chat.card("PreviewCard")["receipt"]["undo"]
            assert chat.card("ProfileCard")["items"] == [first_item]
            assert "from Bob" not in text.replace("post", ""), "what its author took back is not shown again"


async def test_a_page_that_is_loaded_while_a_picture_is_drawn_shows_the_picture(
    live: Live, guest: httpx2.Client
) -> None:
    async with Chat(live, cookie_of(guest)) as chat:
        await chat.emit("draw a fox in a snowy forest")
        await asyncio.wait_for(asyncio.gather(chat.begun.wait(), chat.drew.wait()), 60)
        async with Chat(live, cookie_of(guest), chat.thread) as loaded:
            await loaded.again()
            assert [picture["alt"] for picture in loaded.card("PictureCard")["pictures"]]


async def test_a_conversation_is_renamed_found_and_deleted(live: Live, guest: httpx2.Client) -> None:
    async with Chat(live, cookie_of(guest)) as chat:
        await chat.say("draw a zebra in a snowy forest\u0000")
        thread = chat.thread
    assert [one["name"] for one in listed(guest)] == ["draw a zebra in a snowy forest"]
    assert guest.put("/project/thread", json={"threadId": thread, "name": "  stripes\n" + "x" * 300}).status_code == 200
    assert listed(guest)[0]["name"].startswith("stripes x") and len(listed(guest)[0]["name"]) == 200
    guest.put("/project/thread", json={"threadId": thread, "name": "  "})
    assert listed(guest, search="STRIPES") and not listed(guest, search="zebra")
    assert guest.request("DELETE", "/project/thread", json={"threadId": thread}).status_code == 200
    assert listed(guest) == []
    async with Chat(live, cookie_of(guest), thread) as chat:
        assert await chat.again() == "There is no such conversation of yours."


async def test_somebody_elses_conversation_is_like_one_that_never_was(live: Live, guest: httpx2.Client) -> None:
    with newcomer(live) as bob:
        async with Chat(live, cookie_of(guest)) as chat:
            await chat.say("hello")
            thread = chat.thread
        for id_ in (thread, new_id(), "x", "x" * 999, "\u0000", "cli:1:main"):
            for method, body in (("PUT", {"threadId": id_, "name": "mine"}), ("DELETE", {"threadId": id_})):
                answer = bob.request(method, "/project/thread", json=body)
                assert (answer.status_code, answer.json()["detail"]) == (404, "There is no such conversation of yours.")
        for path in (f"/project/thread/{thread}", f"/project/share/{thread}", "/project/thread/share"):
            assert bob.get(path).status_code == bob.put(path).status_code == 404
        assert listed(bob) == []
        for id_ in (thread, new_id()):
            async with Chat(live, cookie_of(bob), id_) as chat:
                assert await chat.again() == "There is no such conversation of yours."
                await chat.say("hello from Bob")
                assert chat.thread not in (thread, id_)
    assert [one["name"] for one in listed(guest)] == ["hello"]


async def test_a_card_is_kept_only_in_a_conversation_of_its_own_person(live: Live, guest: httpx2.Client) -> None:
    with newcomer(live) as bob:
        async with Chat(live, cookie_of(guest)) as ada, Chat(live, cookie_of(bob)) as chat:
            await ada.say("explore")
            await chat.say("explore")
            theirs = ada.elements[-1]
            for element in (
                {**theirs, "props": {"title": "mine"}},
                {**chat.elements[-1], "id": new_id(), "name": "EvilCard"},
                {**chat.elements[-1], "id": new_id(), "props": {"title": "x" * 300_000}},
                {**chat.elements[-1], "id": new_id(), "props": {"items": 5}},
            ):
                answer = bob.put("/project/element", json={"element": element, "sessionId": chat.session})
                assert answer.status_code == 200
            stolen = guest.put("/project/element", json={"element": theirs, "sessionId": chat.session})
            assert stolen.status_code == 401
        for token, thread in ((cookie_of(guest), ada.thread), (cookie_of(bob), chat.thread)):
            async with Chat(live, token, thread) as again:
                await again.again()
                assert [element["props"]["title"] for element in again.elements] == ["Explore"]


async def test_an_ended_sign_in_lists_reads_and_deletes_nothing(tmp_path_factory: pytest.TempPathFactory) -> None:
    home = tmp_path_factory.mktemp("ended") / "home"
    with running(home) as first, newcomer(first) as ada:
        token = cookie_of(ada)
        async with Chat(first, token) as chat:
            await chat.say("hello")
            thread = chat.thread
    database = await Database(f"sqlite:///{home / 'salon.db'}").open()
    person = await database.read(history.owner, thread)
    assert person
    await database.write(signins.end_others, person.id)
    await database.close()
    with running(home) as second, httpx2.Client(base_url=second.url, cookies={second.cookie: token}) as ended:
        assert listed(ended) == []
        assert ended.put("/project/thread", json={"threadId": thread, "name": "mine"}).status_code == 404
        assert ended.request("DELETE", "/project/thread", json={"threadId": thread}).status_code == 404
        async with Chat(second, token, thread) as chat:
            assert await chat.again() == "There is no such conversation of yours."
            assert "sign-in has ended" in await chat.say("draw a fox")
        assert listed(ended) == []
    assert "Traceback" not in (home.parent / "home.log").read_text()
    database = await Database(f"sqlite:///{home / 'salon.db'}").open()
    found = await database.read(history.whole, thread)
    assert found and found.listed.name == "hello"
    assert len(await database.read(lambda reader: reader.rows(select(Thread)))) == 1
    await database.close()


# Cards of a conversation that is shown again.


async def again(cast: Cast, name: str, props: dict[str, Any], *, of: str = "ada") -> dict[str, Any] | None:
    person = getattr(cast, of)
    cards = Cards(person, cast.salon.db.clock())
    drawn = await cast.salon.db.read(redraw, cards, Card(name, props))
    return drawn.props if drawn else None


async def test_a_question_comes_back_as_it_stands(any_cast: Cast, clock: Clock) -> None:
    context = any_cast.asks(any_cast.ada)
    cards = Cards(any_cast.ada, clock())

    async def ask(text: str) -> dict[str, Any]:
        outcome = await gate.call(any_cast.asks(any_cast.ada, "share"), "share_post", {"text": text})
        drawn = cards.draw(outcome)
        assert drawn
        return drawn.props

    async def state(props: dict[str, Any]) -> str:
        found = await again(any_cast, "PreviewCard", {**props, "say": "something else"})
        assert found and "say" not in found
        return str(found["state"])

    yes, no, edited = await ask("yes"), await ask("no"), await ask("edited")
    assert await state(yes) == "open"
    await gate.approve(context, yes["approval"])
    await gate.deny(context, no["approval"])
    await gate.edit(context, edited["approval"], {"text": "otherwise"})
    assert [await state(props) for props in (yes, no, edited)] == ["done", "cancelled", "replaced"]
    shown = await again(any_cast, "PreviewCard", yes)
    assert shown and shown["url"].startswith("https://salon.example/p/") and shown["receipt"]["undo"] is True
    await gate.approve(context, (await gate.call(context, "undo_action", {"act": shown["receipt"]["id"]})).data["act"])
    taken_back = await again(any_cast, "PreviewCard", yes)
    assert taken_back and taken_back["receipt"]["undone"] is True
    late = await ask("late")
    clock.forward(minutes=11)
    assert await state(late) == "expired"
    somebody_elses = await again(any_cast, "PreviewCard", yes, of="bob")
    assert somebody_elses and (somebody_elses["state"], somebody_elses["receipt"]) == ("expired", None)


async def test_a_feed_comes_back_as_its_viewer_may_see_it_now(any_cast: Cast) -> None:
    public, followers = await post(any_cast, "for all"), await post(any_cast, "for friends", Visibility.followers)
    db, ada, bob = any_cast.salon.db, any_cast.ada, any_cast.bob
    await db.write(follows.follow, ada.id, bob.id)
    page = await db.read(feed.home, ada.id, None, 10)
    drawn = Cards(ada, db.clock()).card(FeedRead("home", page))
    assert drawn and [item["text"] for item in drawn.props["items"]] == ["for friends", "for all"]
    liked = await gate.call(any_cast.asks(ada), "react_to_post", {"post": public, "reaction": "like"})
    assert liked.receipt
    receipt = Cards(ada, db.clock()).receipt(liked.receipt)
    drawn.props["items"][1] |= {"receipt": receipt, "was": {"likes": 7, "liked": False}}
    await db.write(follows.unfollow, ada.id, bob.id)

    found = await again(any_cast, "FeedCard", drawn.props)
    assert found and found["items"][0] == {"id": followers, "gone": True}
    item = found["items"][1]
    assert (item["liked"], item["likes"], item["author"]["following"]) == (True, 1, False)
    assert item["receipt"]["undo"] and item["was"] == {"likes": 0, "liked": False}
    for changed in ({"undid": receipt["id"], "state": "not_liked"}, {"state": "not_following", "user": "@bob"}):
        assert fresh.feed(found, Outcome("done", "", changed, receipt=liked.receipt)) is None or "undid" in changed


async def test_what_a_browser_kept_in_place_of_a_card_is_left_out(cast: Cast) -> None:
    for name, props in (
        ("FeedCard", {}), ("FeedCard", {"items": 5}), ("FeedCard", {"items": [{"id": 5}]}),
        ("ProfileCard", {"person": []}),
        ("ProfileCard", {"person": {"handle": "nobody"}, "items": []}), ("ReceiptCard", {"receipts": [None]}),
        ("PreviewCard", {"approval": None}), ("PictureCard", {"state": "drawing"}),
    ):  # fmt: skip
        assert await again(cast, name, props) is None, (name, props)
    assert await again(cast, "PictureCard", {"state": "drawing", "pictures": []}) == {"pictures": []}
    assert await again(cast, "ReceiptCard", {"receipts": [{"id": "4711"}]}) == {"receipts": [], "drafts": []}


def test_the_model_is_told_what_was_said_before_the_process_ended(tmp_path: Path) -> None:
    told: list[list[str]] = []

    def think(messages: list[dict[str, Any]]) -> dict[str, Any]:
        told.append([apart(message["content"])[0] for message in messages if message["role"] == "user"])
        return words("Gladly.")

    with serving(FakeModel(think)) as url:
        salon("user", "add", "ada", "--home", str(tmp_path))
        for text in ("my cat is called Mog", "what is my cat called?"):
            done = salon("ask", text, "--as", "ada", "--home", str(tmp_path), OPENAI_BASE_URL=url)
            assert "Gladly." in done.stdout, done.stderr
    assert told == [["my cat is called Mog"], ["my cat is called Mog", "what is my cat called?"]]
