"""Rules for feeds in plain words: what is understood, what they do, why a post is where it is, and a digest of it."""

from typing import Any

import pytest
from conftest import NOON, Cast, Clock
from hypothesis import given
from hypothesis import strategies as st
from reading import asks, texts, writes
from sqlalchemy import select, update
from sqlmodel import col

from social_tools import gate, grammar
from social_tools.feed_rules import Rule, read
from social_tools.feed_rules.drafts import open_draft, sign
from social_tools.feed_rules.rules import KINDS, VERBS
from storage import follows, posts
from storage.database import Reader, Writer
from storage.models import Account, Block, FeedRules, Hidden, Mute, Notification, Visibility

WISH = "more watercolour, no spoilers this weekend, fewer reposts from bob"
UNDERSTOOD = [
    (WISH, [["hide", "words:spoiler", "until:2026-11-23"], ["boost", "reposts_from:@bob", -2],
            ["boost", "topic:watercolour", 2]], []),
    ("no spoilers and endings for a week", [["hide", "words:ending,spoiler", "until:2026-11-26"]], []),
    ("friends first until 2026-11-30", [["boost", "rel:mutual", 1.5, "until:2026-11-30"]], []),
    ("only pictures", [["only", "has_image:yes"]], []),
    ("hide #fox; warn me about snakes", [["hide", "tag:fox"], ["warn", "words:snake"]], []),
    ('no "game of thrones" until friday', [["hide", "words:game of thrones", "until:2026-11-20"]], []),
    ("no ai pictures for three hours", [["hide", "ai:made", "until:2026-11-18T15:00Z"]], []),
    ("much less german, more foxes", [["boost", "lang:de", -4], ["boost", "words:fox", 2]], []),
    ("posts by @bob", [], ["posts by @bob"]),
    ("make it nicer", [], ["make it nicer"]),
    ("fewer boring posts, less politics", [["boost", "topic:politics", -2]], ["fewer boring posts"]),
    ("more of that, no", [], ["more of that", "no"]),
    ("more pictures of cats", [], ["more pictures of cats"]),
    ("more cats, tell ada hello", [["boost", "topic:cats", 2]], ["tell ada hello"]),
    ("no spoilers until yesterday", [], ["no spoilers until yesterday"]),
]  # fmt: skip


@pytest.mark.parametrize(("wish", "rules", "missed"), UNDERSTOOD, ids=[wish for wish, *_ in UNDERSTOOD])
def test_a_wish_becomes_rules_and_what_is_not_clear_is_never_guessed(
    wish: str, rules: list[Any], missed: list[str]
) -> None:
    found = read(wish, NOON)
    assert ([rule.as_json() for rule in found.rules], list(found.not_understood)) == (rules, missed)


def test_a_clause_after_one_with_an_end_needs_a_verb_of_its_own() -> None:
    found = read("no spoilers this weekend, gnarfle", NOON)
    assert [rule.values for rule in found.rules] == [("spoiler",)] and found.not_understood == ("gnarfle",)


def test_a_wish_is_taken_for_one_where_most_of_it_is_understood() -> None:
    wish = "more watercolour, no spoilers this weekend, fewer reposts from oskar, and be nice"
    assert [command.arguments for command in grammar.read(wish).commands] == [{"wish": wish}]
    for other in (
        "more coffee, and be nice",
        "> more watercolour, no spoilers, fewer cats",
        "no more of that, be nice",
    ):
        assert grammar.read(other).commands == ()


_WORDS = (
    "more less no only hide fewer watercolour spoilers cats from bob @bob #fox reposts friends first and , ; until"
    ' friday for a week this weekend pictures it nothing 2026-11-30 " ai german'
)
WORDS = st.sampled_from(_WORDS.split())


@given(st.lists(WORDS, max_size=20).map(" ".join) | st.text(max_size=200), st.integers(0, 50 * 60_000))
def test_the_same_wish_makes_the_same_rules_and_they_can_be_read_back(wish: str, later: int) -> None:
    hour = NOON - NOON % 3_600_000
    found = read(wish, hour)
    assert read(wish, hour + later) == found
    assert tuple(Rule.from_json(rule.as_json()) for rule in found.rules) == found.rules
    assert {rule.verb for rule in found.rules} <= set(VERBS) and {rule.kind for rule in found.rules} <= set(KINDS)
    assert all(rule.words for rule in found.rules)


@given(st.binary(max_size=60), st.integers(1, 9), st.integers(0, 77))
def test_a_draft_opens_for_its_person_alone_and_not_once_it_was_changed(key: bytes, account: int, at: int) -> None:
    rules = read(WISH, NOON).rules
    draft = sign(key + b"k", account, "home", rules)
    assert open_draft(key + b"k", account, draft) == ("home", rules) and len(draft) <= 200
    for opens in (
        (key + b"x", account, draft),
        (key + b"k", account + 1, draft),
        (key + b"k", account, draft[: at % len(draft)]),
    ):
        with pytest.raises(Exception, match="not one of yours"):
            open_draft(*opens)


async def rows(cast: Cast) -> list[Any]:
    def query(reader: Reader) -> list[Any]:
        table = FeedRules.__table__  # type: ignore[attr-defined]
        return [tuple(row) for row in reader.rows(select(*table.c).order_by(table.c.feed))]

    return await cast.salon.db.read(query)


async def test_a_preview_tells_what_would_change_and_changes_nothing(any_cast: Cast) -> None:
    cast, db = any_cast, any_cast.salon.db
    await db.write(follows.follow, cast.ada.id, cast.bob.id)
    spoiler = await writes(db, cast.bob, "what a SPOILER")
    await writes(db, cast.bob, "a watercolour of a fox")
    await writes(db, cast.bob, "politics again")
    wish = "no spoilers, more watercolour, less politics, more of that, hide @nobody_here"
    found = await asks(cast, cast.ada, "preview_feed_rules", wish=wish)
    assert found["effect"] == {"of": 3, "hidden": 1, "up": 1, "down": 1}
    assert (found["sample_hidden"], found["not_understood"]) == ([spoiler], ["more of that", "@nobody_here"])
    assert await rows(cast) == [] and len(await texts(cast, cast.ada)) == 3
    again = await asks(cast, cast.ada, "preview_feed_rules", wish=wish)
    assert again["rules"] == found["rules"] and again["draft"] == found["draft"]


async def test_journey_three_steer_explain_and_take_back(any_cast: Cast, clock: Clock) -> None:
    cast, db = any_cast, any_cast.salon.db
    await db.write(follows.follow, cast.ada.id, cast.bob.id)
    watercolour = await writes(db, cast.bob, "a watercolour")
    spoiler = await writes(db, cast.bob, "a spoiler")
    await writes(db, cast.bob, "something liked", likes=2)
    before = await texts(cast, cast.ada, sort="best")
    assert before == ["something liked", "a spoiler", "a watercolour"]
    draft = (await asks(cast, cast.ada, "preview_feed_rules", wish="more cats"))["draft"]
    await asks(cast, cast.ada, "apply_feed_rules", draft=draft)
    old = await rows(cast)
    preview = await asks(cast, cast.ada, "preview_feed_rules", wish="more watercolour, no spoilers this weekend")
    done = await asks(cast, cast.ada, "apply_feed_rules", draft=preview["draft"])
    assert (done["feed"], done["rules"]) == ("home", 2)
    assert await texts(cast, cast.ada, sort="best") == ["a watercolour", "something liked"]
    assert await texts(cast, cast.ada) == ["something liked", "a watercolour"], "hidden in every order"
    again = await asks(cast, cast.ada, "apply_feed_rules", draft=preview["draft"])
    assert "act" not in again, "the same rules twice are set once"

    why = await asks(cast, cast.ada, "explain_feed", post=watercolour)
    assert why["rank"] == 1 and why["hidden_by"] is None
    assert abs(sum(share for _, share in why["why"]) - why["score"]) < 1e-6
    assert ["rule r2: more watercolour (a list of words)", 2.0] in why["why"]
    hidden = await asks(cast, cast.ada, "explain_feed", post=spoiler)
    assert hidden["hidden_by"] == "rule r1: hide “spoiler”, until Monday 23 November"

    clock.forward(minutes=6 * 24 * 60)
    assert set(await texts(cast, cast.ada)) == set(before), "what was for the weekend has passed"
    undone = await asks(cast, cast.ada, "undo_action", act=done["act"])
    assert undone["state"] == "rules_changed_back" and await rows(cast) == old, "byte for byte"


async def test_rules_can_make_a_feed_of_ones_own_that_ends(any_cast: Cast, clock: Clock) -> None:
    cast, db = any_cast, any_cast.salon.db
    await writes(db, cast.bob, "a fox")
    await writes(db, cast.cy, "an owl")
    preview = await asks(cast, cast.ada, "preview_feed_rules", wish="only foxes", feed="explore")
    saved = {"draft": preview["draft"], "name": "Fox news", "until": "2026-11-20"}
    assert (await asks(cast, cast.ada, "apply_feed_rules", **saved))["feed"] == "fox news"
    assert await texts(cast, cast.ada, feed="FOX NEWS") == ["a fox"]
    assert len(await texts(cast, cast.ada, feed="explore")) == 2
    assert (await asks(cast, cast.bob, "read_feed", feed="fox news"))["error"] == "invalid", "it is ada's alone"
    clock.forward(minutes=3 * 24 * 60)
    assert (await asks(cast, cast.ada, "read_feed", feed="fox news"))["error"] == "invalid"
    for wrong in ({"name": "home"}, {"name": "#fox"}, {"until": "2026-11-01"}, {"until": "soon"}):
        assert (await asks(cast, cast.ada, "apply_feed_rules", draft=preview["draft"], **wrong))["error"] == "invalid"
    assert (await asks(cast, cast.bob, "apply_feed_rules", draft=preview["draft"]))["error"] == "stale"


async def test_a_rule_that_warns_puts_words_before_a_post_and_hidden_words_hide_everywhere(any_cast: Cast) -> None:
    cast, db = any_cast, any_cast.salon.db
    await writes(db, cast.bob, "two snakes")
    draft = (await asks(cast, cast.ada, "preview_feed_rules", wish="warn me about snakes", feed="explore"))["draft"]
    await asks(cast, cast.ada, "apply_feed_rules", draft=draft)
    outcome = await gate.call(cast.asks(cast.ada), "read_feed", {"feed": "explore"})
    assert [post.warning for post in outcome.view.page.posts] == ["Your rule: “snake”"]  # type: ignore[union-attr]

    def hide(writer: Writer) -> None:
        writer.run(update(Account).where(col(Account.id) == cast.ada.id).values(settings={"hide_words": ["snake"]}))

    await db.write(hide)
    assert await texts(cast, cast.ada, feed="explore") == []
    assert await texts(cast, cast.ada, feed="@bob") == ["two snakes"], "on somebody's own page nothing is hidden"


async def test_why_a_post_is_not_in_a_feed(any_cast: Cast) -> None:
    cast, db = any_cast, any_cast.salon.db

    async def hidden(post: str, feed: str = "home") -> Any:
        found = await asks(cast, cast.ada, "explain_feed", post=post, feed=feed)
        return found.get("hidden_by") or found.get("error")

    post = await writes(db, cast.bob, "a fox")
    assert await hidden(post) == "not followed: you follow neither @bob nor a tag of it"
    assert await hidden(post, "explore") is None
    assert await hidden(post, "@cy") == "author: it is by @bob"
    assert await hidden(post, "#owl") == "tag: it has no #owl"
    assert await hidden(post, "bookmarks") == "bookmarks: you have not kept it"
    reply = (await asks(cast, cast.bob, "share_post", text="yes", reply_to=post))["post"]
    assert str(await hidden(reply, "explore")).startswith("reply:")
    assert str(await hidden(await writes(db, cast.bob, "x", Visibility.unlisted), "explore")).startswith("visibility:")
    assert await hidden(await writes(db, cast.bob, "secret", Visibility.followers)) == "not_found"
    assert await hidden("999") == await hidden("nonsense") == "not_found"
    await db.write(Writer.add, Mute(account_id=cast.ada.id, target_id=cast.bob.id))
    assert await hidden(post, "explore") == "mute: you have muted @bob"
    await db.write(Writer.add, Hidden(account_id=cast.ada.id, post_id=int(post)))
    assert await hidden(post) == "report: you have reported this post"
    await db.write(Writer.add, Block(account_id=cast.ada.id, target_id=cast.bob.id))
    assert await hidden(post) == "block: you have blocked @bob"
    await db.write(Writer.add, Block(account_id=cast.bob.id, target_id=cast.ada.id))
    assert await hidden(post) == "not_found", "who is blocked is not told so"
    gone = await writes(db, cast.cy, "gone")
    await db.write(posts.remove, int(gone))
    assert await hidden(gone, "explore") == "not_found"


async def test_a_digest_counts_a_period_and_says_what_it_was_about(any_cast: Cast, clock: Clock) -> None:
    cast, db = any_cast, any_cast.salon.db
    await writes(db, cast.bob, "too long ago #fox")
    clock.forward(minutes=2 * 24 * 60)
    best = await writes(db, cast.bob, "a #fox at the market", likes=9)
    await writes(db, cast.cy, "another #fox")
    told = int(await writes(db, cast.cy, "the market, @ada"))

    def notify(writer: Writer) -> None:
        for id_ in (writer.new_id(), writer.new_id()):
            row = {"account_id": cast.ada.id, "type": "mention", "actor_id": cast.cy.id, "post_id": told}
            writer.add(Notification(id=id_, **row))

    await db.write(notify)
    found = await asks(cast, cast.ada, "get_digest", feed="explore")
    assert (found["posts"], found["people"], found["missed_mentions"], found["top"][0]) == (3, 2, 2, best)
    assert [(theme["t"], theme["n"]) for theme in found["themes"]] == [("#fox", 2), ("market", 2)]
    assert (await asks(cast, cast.ada, "get_digest", feed="explore", since="7d"))["posts"] == 4
    assert (await asks(cast, cast.ada, "get_digest", since="2026-11-01"))["posts"] == 0
    for since in ("soon", "2030-01-01"):
        assert (await asks(cast, cast.ada, "get_digest", since=since))["error"] == "invalid"
