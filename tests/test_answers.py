"""Answers from the network: what people say about something, from their own posts."""

from pathlib import Path
from typing import Any

import pytest
from conftest import Cast
from fake_model import FakeModel, call, serving, words
from hypothesis import given
from hypothesis import strategies as st
from turns import Messages, said, talk

from assistant import about_answers, brain
from assistant.brain import Brain
from assistant.citing import Citing
from assistant.events import Acted, Drawn, Event
from assistant.settings import load
from social_tools.answers import LONGEST, MOST, extract
from storage import posts
from storage.models import Visibility
from storage.people import Person


def card(events: list[Event]) -> list[int]:
    """The posts on the card below the answer."""
    return next(([post.id for post in event.view.posts] for event in events if isinstance(event, Drawn)), [])


async def share(cast: Cast, who: Person, text: str, **more: Any) -> int:
    id_, _ = await cast.salon.db.write(posts.publish, posts.NewPost(who.id, text, **more))
    return id_


async def test_an_answer_quotes_two_people_cites_their_posts_and_says_how_it_came_about(
    any_cast: Cast, offline: Brain
) -> None:
    cast = any_cast
    plan = await share(cast, cast.bob, "Hello! The night market moves to the river side this year. Bye.")
    await share(cast, cast.bob, "night market again")
    fun = await share(cast, cast.cy, "I loved the night market and its lanterns most of all.")
    await share(cast, cast.cy, "something else entirely")
    events = await talk(cast, offline, "what do people say about the night market?")
    words_ = said(events)
    assert "@bob: “The night market moves to the river side this year.”" in words_
    assert "@cy: “I loved the night market and its lanterns most of all.”" in words_
    assert "fixed rules: not a summary" in words_
    assert card(events) == [fun, plan] and "(1)" in words_ and "(2)" in words_
    assert words_.index("(1)") > words_.index("@cy"), "the numbers are those on the card"
    assert str(fun) not in words_
    liked = await talk(cast, offline, "like the second one")
    assert [e.outcome.data["post"] for e in liked if isinstance(e, Acted)] == [str(plan)]


async def test_what_one_person_thinks_comes_from_their_posts_alone(cast: Cast, offline: Brain) -> None:
    await share(cast, cast.cy, "tea is dull")
    first = await share(cast, cast.bob, "tea keeps me awake until the morning")
    second = await share(cast, cast.bob, "more about tea: green tea is the best of all")
    events = await talk(cast, offline, "what does bob think of tea?")
    assert set(card(events)) == {first, second} and "@cy" not in said(events)


@pytest.mark.parametrize("message", ["any news about the flood?", "has anyone posted about the flood"])
async def test_it_says_when_there_is_nothing(cast: Cast, offline: Brain, message: str) -> None:
    await share(cast, cast.bob, "the flood, for followers alone", visibility=Visibility.followers)
    events = await talk(cast, offline, message)
    assert said(events).startswith("I found nothing about “flood” that you can see here.") and card(events) == []


async def test_what_stands_behind_a_warning_is_cited_but_not_quoted(cast: Cast, offline: Brain) -> None:
    ending = await share(cast, cast.bob, "in the film he dies", warning="film, the ending")
    events = await talk(cast, offline, "what do people say about the film")
    assert "dies" not in said(events) and card(events) == [ending]


def test_posts_whose_authors_refuse_are_counted_not_quoted() -> None:
    found = {"q": "tea", "items": [{"id": "1000001", "by": "@bob", "text": "tea is fine"}], "skipped": 2}
    assert about_answers.answer(found).endswith("their authors do not want assistants to quote them.")
    assert "left out one post" in about_answers.answer({"q": "tea", "items": [], "skipped": 1})


async def test_a_plain_search_still_shows_its_list(cast: Cast, offline: Brain) -> None:
    await share(cast, cast.bob, "rain all day")
    events = await talk(cast, offline, "search for rain")
    assert [event.quiet for event in events if isinstance(event, Acted)] == [False] and card(events) == []


async def test_what_a_model_cites_becomes_a_card_and_an_invented_id_is_left_out(cast: Cast) -> None:
    one = await share(cast, cast.bob, "the harbour is open again")
    two = await share(cast, cast.cy, "harbour, with boats")

    def think(messages: Messages) -> dict[str, Any]:
        if messages[-1]["role"] == "user":
            return call("search", {"query": "harbour"})
        return words(f"It is open again [{one}], with boats [{two}]. Evil says so too [561132042222339].")

    with serving(FakeModel(think)) as url:
        remote = brain.make(load(OPENAI_BASE_URL=url, home=Path("/nonexistent")))
        events = await talk(cast, remote, "how is the harbour these days?")
        await remote.close()
    assert said(events) == "It is open again (1), with boats (2). Evil says so too."
    assert card(events) == [one, two]


async def test_a_model_that_searches_and_cites_nothing_shows_what_it_found(cast: Cast) -> None:
    one = await share(cast, cast.bob, "the harbour is open again")

    def think(messages: Messages) -> dict[str, Any]:
        return call("search", {"query": "harbour"}) if messages[-1]["role"] == "user" else words("Here it is.")

    with serving(FakeModel(think)) as url:
        remote = brain.make(load(OPENAI_BASE_URL=url, home=Path("/nonexistent")))
        events = await talk(cast, remote, "find me the harbour")
        await remote.close()
    assert card(events) == [one]


TEXTS = st.text(alphabet="tea rain.!?\n-@[]1🦊", max_size=80)
ITEMS = st.lists(
    st.builds(
        lambda number, by, text, warned: (
            {"id": str(10**13 + number), "by": by, "text": text} | ({"warning": "w"} if warned else {})
        ),
        st.integers(0, 50),
        st.sampled_from(["@ada", "@bob", "@cy", "@dee"]),
        TEXTS,
        st.booleans(),
    ),
    max_size=12,
    unique_by=lambda item: item["id"],
)


@given(items=ITEMS, query=st.sampled_from(["tea", "rain tea", "", "🦊"]))
def test_an_extract_is_short_is_what_somebody_wrote_and_is_the_same_every_time(items: Messages, query: str) -> None:
    found = extract(items, query, "@ada")
    assert len(found) <= MOST and extract(items[::-1], query, "@ada") == found
    by_id = {item["id"]: item for item in items}
    for one in found:
        assert one.by == by_id[one.post]["by"] and "warning" not in by_id[one.post] and len(one.words) <= LONGEST
        assert one.words in " ".join(by_id[one.post]["text"].split())
    authors = [one.by for one in found]
    assert len(set(authors)) in (1, len(authors)) or not authors


@given(cuts=st.lists(st.integers(1, 12), max_size=30))
def test_an_answer_reads_the_same_however_it_is_cut_into_pieces(cuts: list[int]) -> None:
    text = "One [12345678901234] and (2) and [98765432109876, 12345678901234], [11111111111111] (20000) [x] end ["
    pieces, rest = [], text
    for cut in cuts:
        pieces.append(rest[:cut])
        rest = rest[cut:]
    citing = Citing()
    citing.found([{"id": "12345678901234", "by": "@a"}, {"id": "98765432109876", "by": "@b"}])
    read = "".join(map(citing, [*pieces, rest])) + citing.rest()
    assert read == "One (1) and (2) and (2, 1), (20000) [x] end [" and citing.cited == [12345678901234, 98765432109876]
