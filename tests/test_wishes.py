"""What authors let others do with their posts: whose assistants may repeat them, and whether models may learn."""

import itertools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from acts import does, post, publish
from conftest import Cast
from fake_model import FakeModel, call, serving, words
from live import Live

from assistant import brain, replies
from assistant.events import Drawn, Words
from assistant.settings import load
from assistant.turn import turn
from social_tools import gate, grammar
from storage import follows, people, wishes
from storage.models import Policy

CANARY = "moonlit zeppelin"
READS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("read_feed", {"feed": "explore"}),
    ("read_feed", {"feed": "explore", "sort": "best"}),
    ("read_feed", {"feed": "@bob"}),
    ("search", {"query": "moonlit"}),
    ("search", {"query": "moonlit", "sort": "newest"}),
    ("search", {"query": ""}),
    ("get_post", {"post": "{post}"}),
    ("get_post", {"post": "{post}", "include": ["thread", "history", "likes"]}),
    ("read_feed", {"feed": "thread:{post}"}),
    ("get_post", {"post": "{quoting}", "include": ["thread"]}),
    ("get_digest", {"feed": "explore"}),
    ("get_user", {"user": "@bob"}),
    ("get_notifications", {}),
    ("explain_feed", {"post": "{post}", "feed": "explore"}),
)


async def everywhere(cast: Cast, **wish: Any) -> list[gate.Outcome]:
    """Bob's post, quoted by Cy and answered by Bob in a post of Ada's, read by Ada in every way there is."""
    mine = await publish(cast.salon.db, cast.ada.id, "what do you see?")
    shown = await post(cast, f"A {CANARY}, a {CANARY}!", **wish)
    quoting = await publish(cast.salon.db, cast.cy.id, "look", quote_of=int(shown))
    await post(cast, f"@ada a {CANARY}", reply_to=mine, **wish)
    outcomes = []
    for tool, arguments in READS:
        given = json.loads(json.dumps(arguments).replace("{post}", shown).replace("{quoting}", str(quoting)))
        outcomes.append(await gate.call(cast.asks(cast.ada), tool, given))
    assert all(outcome.kind == "done" for outcome in outcomes), outcomes
    return outcomes


async def says(cast: Cast, **changes: Any) -> None:
    await cast.salon.db.write(people.change_settings, cast.bob.id, changes)


async def test_what_an_author_refuses_is_in_no_result_and_each_result_says_how_many_it_left_out(any_cast: Cast) -> None:
    outcomes = await everywhere(any_cast, assistant_quote=Policy.nobody)
    for outcome in outcomes:
        assert "zeppelin" not in json.dumps(outcome.data), outcome
    left_out = {outcome.tool for outcome in outcomes if "skipped" in json.dumps(outcome.data)}
    assert left_out == {"read_feed", "search", "get_post", "get_digest", "get_notifications"}


async def test_its_reader_still_reads_it_and_counts_it_among_the_others(any_cast: Cast) -> None:
    cast = any_cast
    await publish(cast.salon.db, cast.cy.id, "older")
    refused = await post(cast, CANARY, assistant_quote=Policy.nobody)
    await publish(cast.salon.db, cast.cy.id, "newer")
    page = await gate.call(cast.asks(cast.ada, "explore"), "read_feed", {"feed": "explore"})
    assert [one.text for one in page.view.page.posts] == ["newer", CANARY, "older"]  # type: ignore[union-attr]
    assert [item["text"] for item in page.data["items"]] == ["newer", "older"] and page.data["skipped"] == 1
    liked = await gate.call(
        cast.asks(cast.ada, "like the second one"), "react_to_post", {"post": refused, "reaction": "like"}
    )
    assert liked.kind == "done"


@pytest.mark.parametrize(("setting", "wish"), list(itertools.product([None, *Policy], repeat=2)))
async def test_a_post_that_says_something_of_its_own_wins_over_the_setting_of_its_author(
    cast: Cast, setting: Policy | None, wish: Policy | None
) -> None:
    await says(cast, assistant_quote=setting.name if setting is not None else None)
    shown = int(await post(cast, CANARY, assistant_quote=wish))
    holds = wish if wish is not None else setting or Policy.anyone
    db = cast.salon.db
    await db.write(follows.put, cast.cy.id, cast.bob.id, "following", None)
    refused = {
        name: bool(await db.read(wishes.refused, who.id, [shown]))
        for name, who in (("stranger", cast.ada), ("follower", cast.cy), ("author", cast.bob))
    }
    assert refused == {
        "stranger": holds is not Policy.anyone,
        "follower": holds is Policy.nobody,
        "author": False,
    }


async def test_who_says_no_today_has_said_it_of_what_they_shared_before(cast: Cast) -> None:
    await post(cast, CANARY)
    before = await gate.call(cast.asks(cast.ada), "search", {"query": "zeppelin"})
    assert CANARY in json.dumps(before.data)
    await does(cast, cast.bob, "update_settings", changes={"assistant_quote": "nobody"})
    after = await gate.call(cast.asks(cast.ada), "search", {"query": "zeppelin"})
    assert after.data["items"] == [] and after.data["skipped"] == 1
    assert "read yourself" in replies.sentence(after.data) and "found nothing" not in replies.sentence(after.data)


async def test_a_post_can_be_shared_with_wishes_of_its_own_and_its_preview_tells_them(any_cast: Cast) -> None:
    cast = any_cast
    told = {}
    for name, given in {"usual": {}, "own": {"assistant_quote": "followers", "allow_training": True}}.items():
        asked = await gate.call(cast.asks(cast.ada, "hm"), "share_post", {"text": name, **given})
        told[name] = {key: asked.data["preview"][key] for key in ("remix", "assistants", "train")}
        done = await gate.approve(cast.asks(cast.ada), str(asked.approval.id))  # type: ignore[union-attr]
        assert await cast.salon.db.read(wishes.trains, [int(done.data["post"])]) is bool(given)
    assert told == {
        "usual": {"remix": "nobody", "assistants": "anyone", "train": False},
        "own": {"remix": "nobody", "assistants": "followers", "train": True},
    }


async def test_to_let_models_learn_from_ones_posts_or_assistants_repeat_them_needs_a_yes(cast: Cast) -> None:
    for changes in ({"allow_training": True}, {"assistant_quote": "anyone"}):
        await does(cast, cast.ada, "update_settings", changes={"assistant_quote": "nobody"})
        asked = await gate.call(cast.asks(cast.ada, "hm"), "update_settings", {"changes": changes})
        assert asked.kind == "pending"


async def test_models_may_learn_from_a_page_only_where_everybody_on_it_lets_them(cast: Cast) -> None:
    db = cast.salon.db
    yes, no = int(await post(cast, "yes", allow_training=True)), int(await post(cast, "no"))
    assert await db.read(wishes.trains, [yes]) and not await db.read(wishes.trains, [no])
    assert not await db.read(wishes.trains, [yes, no]) and not await db.read(wishes.trains, [])
    await says(cast, allow_training=True)
    assert await db.read(wishes.trains, [yes, no])


@pytest.mark.parametrize(
    ("said", "changes"),
    [
        ("no assistant may quote me", {"assistant_quote": "nobody"}),
        ("don't let assistants repeat my posts", {"assistant_quote": "nobody"}),
        ("only the assistants of my followers may quote me", {"assistant_quote": "followers"}),
        ("all assistants may quote me", {"assistant_quote": "anyone"}),
        ("don't train AI on my posts", {"allow_training": False}),
        ("models may be trained on my posts", {"allow_training": True}),
    ],
)
def test_wishes_can_be_said_in_words(said: str, changes: dict[str, Any]) -> None:
    (command,) = grammar.read(said).commands
    assert (command.tool, command.arguments) == ("update_settings", {"changes": changes})


@pytest.fixture
def visitor(live: Live) -> Iterator[httpx2.Client]:
    with httpx2.Client(base_url=live.url, headers={"Accept": "text/html"}) as client:
        yield client


def test_pages_tell_makers_of_models_whether_they_may_learn_from_them(live: Live, visitor: httpx2.Client) -> None:
    live.salon("user", "add", "wishful")
    pages = {}
    for train in (False, True):
        done = live.salon(
            "do", "share_post", json.dumps({"text": "hello", "allow_training": train}), "--as", "wishful", "--yes"
        )
        pages[train] = visitor.get(f"/p/{json.loads(done.stdout)['post']}")
    assert pages[False].headers["content-usage"] == "train-ai=n" and "noai" in pages[False].headers["x-robots-tag"]
    assert "noai" in pages[False].text and 'name="tdm-reservation" content="1"' in pages[False].text
    assert pages[True].headers["content-usage"] == "train-ai=y" and "x-robots-tag" not in pages[True].headers
    assert "noai" not in pages[True].text
    person = visitor.get("/@wishful")
    assert person.headers["content-usage"] == "train-ai=n", "one of the posts on it says no"
    assert visitor.get("/@wishful/avatar.webp").headers["content-usage"] == "train-ai=n"


async def test_an_answer_from_the_network_never_has_what_an_author_refuses_and_says_how_many(
    cast: Cast, tmp_path: Path
) -> None:
    await post(cast, f"The zeppelin festival had a {CANARY} over the old harbour.", assistant_quote=Policy.nobody)
    await publish(cast.salon.db, cast.cy.id, "I think the zeppelin festival was too loud for the ducks.")
    offline = brain.make(load(home=tmp_path))
    events = [
        event
        async for event in turn(cast.asks(cast.ada, "what do people say about the zeppelin festival?"), offline, [])
    ]
    await offline.close()
    said = "".join(event.text for event in events if isinstance(event, Words))
    assert "too loud for the ducks" in said and CANARY not in said and "I left out one more post" in said, said
    drawn = [one.text for event in events if isinstance(event, Drawn) for one in event.view.posts]
    assert drawn == ["I think the zeppelin festival was too loud for the ducks."]


async def test_no_model_gets_what_an_author_refuses_whatever_it_reads(cast: Cast) -> None:
    shown = await post(cast, f"A {CANARY}!", assistant_quote=Policy.nobody)
    asked = iter([(tool, json.dumps(arguments).replace("{post}", shown)) for tool, arguments in READS])

    def think(messages: list[dict[str, Any]]) -> dict[str, Any]:
        tool, arguments = next(asked, ("", ""))
        return call(tool, arguments) if tool and messages[-1]["role"] == "user" else words("Well.")

    with serving(model := FakeModel(think)) as url:
        thinks, history = brain.make(load(OPENAI_BASE_URL=url, home=Path("/nonexistent"))), list[dict[str, Any]]()
        for n in range(len(READS)):
            async for _ in turn(cast.asks(cast.ada, f"look around, number {n}"), thinks, history):
                pass
        await thinks.close()
    assert len(model.bodies) > len(READS)
    assert not [body for body in model.bodies if b"zeppelin" in body]


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ('post "hello", no assistant may quote it', {"assistant_quote": "nobody"}),
        ('post "hello", only assistants of my followers may repeat it', {"assistant_quote": "followers"}),
        ('post "hello", AI may train on it', {"allow_training": True}),
        ('post "hello" but nobody may train AI on it', {"allow_training": False}),
        ('post "hello, AI may train on it"', {}),
        ("post hello, AI may train on it", {}),
    ],
)
def test_a_wish_for_one_post_is_said_behind_its_quoted_words(said: str, wish: dict[str, Any]) -> None:
    (command,) = grammar.read(said).commands
    assert command.tool == "share_post"
    assert {name: value for name, value in command.arguments.items() if name != "text"} == wish
