"""Posts with all that hangs on them: audience, quotes, polls, reactions, edits, and what is left of deleted ones."""

import asyncio
from typing import Any

import pytest
from acts import does, every_row, image, post, publish
from conftest import Cast, Clock
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update
from sqlmodel import SQLModel

from social_tools import gate
from social_tools.erasing import erase_due
from social_tools.marks import marks
from storage import people, post_views, posts, ranking, reactions, threads
from storage.database import Reader, Writer
from storage.models import Account, Element, Visibility
from storage.people import Person
from storage.post_views import PostView

DAY = 24 * 60
POST = SQLModel.metadata.tables["post"]


async def sees(cast: Cast, who: Person | None, id_: str) -> PostView | None:
    return await cast.salon.db.read(post_views.view, who.id if who else 0, int(id_))


async def view(cast: Cast, who: Person, id_: str) -> PostView:
    found = await sees(cast, who, id_)
    assert found is not None
    return found


async def share(cast: Cast, who: Person, text: str = "hello", **more: Any) -> str:
    done = await does(cast, who, "share_post", text=text, **more)
    assert done.kind == "done", done.data
    return str(done.data["post"])


async def setting(cast: Cast, who: Person, **news: Any) -> Person:
    def change(writer: Writer) -> None:
        writer.run(update(Account).where(Account.id == who.id).values(settings=news))  # type: ignore[arg-type]

    await cast.salon.db.write(change)
    found = await cast.salon.db.read(people.by_id, who.id)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "tags", "mentions"),
    [
        ("#Fox and #BÜCHER, #fox again", ("fox", "bücher"), ()),
        ("no #1, no a#b, no &#38; but #2026fox", ("2026fox",), ()),
        ("hello @Ada, (@bob) and @cy. not me@example.org nor @@x", (), ("ada", "bob", "cy")),
        ("https://example.org/#part/@ada and #Straße", ("strasse",), ()),
        ("#" + "a" * 65, (), ()),
        (" ".join(f"#tag{n}" for n in range(12)), tuple(f"tag{n}" for n in range(8)), ()),
    ],
)
def test_a_text_marks_subjects_and_people(text: str, tags: tuple[str, ...], mentions: tuple[str, ...]) -> None:
    found = marks(text)
    assert (found.tags, found.mentions) == (tags, mentions)


@given(st.text(max_size=600))
def test_whatever_is_written_marks_what_the_tables_can_hold(text: str) -> None:
    found = marks(text)
    assert len(found.tags) <= 8 and all(0 < len(tag) <= 64 for tag in found.tags)
    assert all((0 < len(handle) <= 30 and handle.islower()) or not handle.isalpha() for handle in found.mentions)


async def test_a_direct_post_reaches_those_whom_it_mentions_and_nobody_else(any_cast: Cast) -> None:
    cast = any_cast
    refused = await does(cast, cast.ada, "share_post", text="psst @nobody_here", visibility="direct")
    assert refused.kind == "refused" and "Mention somebody" in refused.say
    direct = await share(cast, cast.ada, "psst @Bob", visibility="direct")
    assert await sees(cast, cast.bob, direct) and not await sees(cast, cast.cy, direct)
    assert not await sees(cast, None, direct)
    answer = await share(cast, cast.bob, "what?", reply_to=direct)
    assert (await view(cast, cast.ada, answer)).visibility is Visibility.direct, "whom one answers needs no mention"
    assert not await sees(cast, cast.cy, answer)


async def test_an_audience_that_a_person_has_set_is_the_one_of_their_posts(any_cast: Cast) -> None:
    cast = any_cast
    ada = await setting(cast, cast.ada, default_visibility="unlisted", quote_policy="nobody")
    shared = await share(cast, ada)
    assert (await view(cast, cast.bob, shared)).visibility is Visibility.unlisted
    assert (await does(cast, cast.bob, "share_post", text="look", quote_of=shared)).data["error"] == "forbidden"


async def test_who_may_quote_is_for_the_author_to_say_and_a_quote_can_be_taken_out(any_cast: Cast) -> None:
    cast = any_cast
    closed = await share(cast, cast.ada, "for my followers to quote", quote_policy="followers")
    refused = await does(cast, cast.bob, "share_post", text="look", quote_of=closed)
    assert refused.data["error"] == "forbidden" and "people who follow them" in refused.say
    await does(cast, cast.bob, "follow_user", user="@ada")
    quoting = await share(cast, cast.bob, "look", quote_of=closed)
    quoted = (await view(cast, cast.cy, quoting)).quote
    assert quoted is not None and quoted.text == "for my followers to quote"
    assert (await view(cast, cast.cy, closed)).quotes == 1
    undo = await cast.salon.db.write(posts.answer_quotes, cast.ada.id, cast.bob.id, False)
    assert undo is not None and (await view(cast, cast.cy, quoting)).quote_gone
    assert (await view(cast, cast.cy, closed)).quotes == 0
    await cast.salon.db.write(posts.attach_quotes, **undo["args"])
    assert (await view(cast, cast.cy, quoting)).quote and (await view(cast, cast.cy, closed)).quotes == 1
    for_few = await share(cast, cast.ada, "among us", visibility="followers")
    assert (await does(cast, cast.bob, "share_post", text="hm", quote_of=for_few)).data["error"] == "forbidden"


async def test_a_poll_counts_each_person_once_and_keeps_its_result_until_one_has_voted(
    any_cast: Cast, clock: Clock
) -> None:
    cast = any_cast
    poll = {"options": ["tea", "coffee"], "closes": "2026-11-20T12:00Z"}
    asked = await share(cast, cast.ada, "which?", poll=poll)
    before = (await gate.call(cast.asks(cast.bob), "get_post", {"post": asked})).data["poll"]
    assert before["options"] == ["tea", "coffee"] and "votes" not in before
    vote = {"post": asked, "reaction": "vote", "option": 2}
    await asyncio.gather(*(does(cast, who, "react_to_post", **vote) for who in (cast.bob, cast.cy) for _ in range(3)))
    other = await does(cast, cast.bob, "react_to_post", **{**vote, "option": 1})
    assert other.kind == "refused" and "a vote stays" in other.say
    assert (await does(cast, cast.bob, "react_to_post", **vote, on=False)).kind == "refused"
    after = (await gate.call(cast.asks(cast.bob), "get_post", {"post": asked})).data["poll"]
    assert (after["votes"], after["voted"]) == ([0, 2], 2)
    clock.forward(minutes=30 * DAY)
    late = await does(cast, cast.ada, "react_to_post", **vote)
    assert late.kind == "refused" and "closed" in late.say
    assert "closed" in (await gate.call(cast.asks(cast.ada), "get_post", {"post": asked})).data["poll"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"poll": {"options": ["a"]}}, "poll"),
        ({"poll": {"options": ["a", "A"]}}, "words of its own"),
        ({"poll": {"options": ["a", " "]}}, "words of its own"),
        ({"poll": {"options": ["a", "b"], "closes": "2030-01-01"}}, "30 days at most"),
        ({"poll": {"options": ["a", "b"], "closes": "soon"}}, "cannot read that time"),
        ({"poll": {"options": ["a" * 51, "b"]}}, "50"),
        ({"publish_at": "tomorrow"}, "cannot read that time"),
        ({"publish_at": "9999-12-31T23:59:59+00:00"}, "a year ahead"),
        ({"publish_at": "2020-01-01"}, "five minutes from now"),
        ({"warning": "w" * 141}, "140"),
        ({"quote_of": "4711"}, "not there"),
        ({"visibility": "friends"}, "visibility"),
    ],
)
async def test_what_cannot_be_shared_is_refused_in_a_sentence(cast: Cast, arguments: Any, words: str) -> None:
    refused = await does(cast, cast.ada, "share_post", text="hello", **arguments)
    assert refused.kind == "refused" and words in refused.say and refused.say.endswith(".")


async def test_a_post_is_passed_on_once_and_only_where_everybody_may_see_it(any_cast: Cast) -> None:
    cast = any_cast
    await does(cast, cast.cy, "follow_user", user="@ada")
    first = await post(cast, "pass me on")
    done = await asyncio.gather(*(does(cast, cast.ada, "react_to_post", post=first, reaction="repost") for _ in "abc"))
    assert sum(outcome.receipt is not None for outcome in done) == 1
    assert (await view(cast, cast.ada, first)).reposts == 1
    home = (await gate.call(cast.asks(cast.cy), "read_feed", {})).data
    assert [(each["text"], each["passed_on_by"]) for each in home["items"]] == [("pass me on", "@ada")]
    for_few = await post(cast, "among us", Visibility.followers)
    await does(cast, cast.ada, "follow_user", user="@bob")
    refused = await does(cast, cast.ada, "react_to_post", post=for_few, reaction="repost")
    assert refused.data["error"] == "forbidden"
    await does(cast, cast.ada, "react_to_post", post=first, reaction="repost", on=False)
    assert not (await view(cast, cast.ada, first)).reposts


async def test_passing_on_reaches_others_so_it_asks_unless_it_was_said(cast: Cast) -> None:
    first = await post(cast)
    repost = {"post": first, "reaction": "repost"}
    asked = await gate.call(cast.asks(cast.ada, "what do you think of it?"), "react_to_post", repost)
    assert asked.kind == "pending"
    bookmark = {"post": first, "reaction": "bookmark"}
    assert (await gate.call(cast.asks(cast.ada), "react_to_post", bookmark)).data["bookmarked"]
    assert not (await view(cast, cast.bob, first)).bookmarked


async def test_an_edit_keeps_how_it_was_and_undo_brings_it_back_to_the_letter(any_cast: Cast, clock: Clock) -> None:
    cast = any_cast
    picture = await image(cast)
    own = await share(cast, cast.ada, "teh #fox for @bob", images=[picture], warning="spoiler")
    before = await cast.salon.db.read(every_row)
    clock.forward(minutes=3)
    edited = await does(
        cast, cast.ada, "edit_post", post=own, text="the #cat", warning="", visibility="unlisted",
        alt=[{"id": picture["id"], "alt": "A cat"}],
    )  # fmt: skip
    assert edited.data["version"] == 2 and edited.data["undo_until"]
    now = await view(cast, cast.bob, own)
    assert (now.text, now.warning, now.visibility, now.pictures[0].alt) == (
        "the #cat",
        "",
        Visibility.unlisted,
        "A cat",
    )
    told = (await gate.call(cast.asks(cast.bob), "get_post", {"post": own, "include": ["history"]})).data
    assert told["edited"] and told["history"] == [{"until": "now", "text": "teh #fox for @bob", "warning": "spoiler"}]
    wider = await does(cast, cast.ada, "edit_post", post=own, visibility="public")
    assert wider.kind == "refused"
    others = await does(cast, cast.bob, "edit_post", post=own, text="mine")
    assert others.data["error"] == "forbidden"
    await does(cast, cast.ada, "undo_action", act=edited.data["act"])
    assert await cast.salon.db.read(every_row) == before


async def test_an_edit_lets_nobody_in_who_could_not_see_the_post(any_cast: Cast) -> None:
    cast = any_cast
    direct = await share(cast, cast.ada, "psst @bob", visibility="direct")
    refused = await does(cast, cast.ada, "edit_post", post=direct, text="psst @bob @cy")
    assert refused.kind == "refused" and "let more people in" in refused.say
    alone = await does(cast, cast.ada, "edit_post", post=direct, text="psst")
    assert alone.kind == "refused" and "Nobody would see this" in alone.say
    assert (await view(cast, cast.bob, direct)).text == "psst @bob"


async def test_an_edit_that_was_edited_again_is_taken_back_in_order(any_cast: Cast) -> None:
    cast = any_cast
    own = await share(cast, cast.ada, "one")
    first = await does(cast, cast.ada, "edit_post", post=own, text="two")
    second = await does(cast, cast.ada, "edit_post", post=own, text="three")
    refused = await does(cast, cast.ada, "undo_action", act=first.data["act"])
    assert refused.kind == "refused" and "edited again since" in refused.say
    for edit in (second, first):
        await does(cast, cast.ada, "undo_action", act=edit.data["act"])
    now = await view(cast, cast.ada, own)
    assert (now.text, now.edited_ms) == ("one", None)


async def test_five_posts_are_pinned_at_most_also_when_one_comes_back(any_cast: Cast) -> None:
    cast = any_cast
    own = [await share(cast, cast.ada, f"{n}") for n in range(6)]
    for id_ in own[:5]:
        assert (await does(cast, cast.ada, "edit_post", post=id_, pinned=True)).data["pinned"]
    full = await does(cast, cast.ada, "edit_post", post=own[5], pinned=True)
    assert full.kind == "refused" and "pinned already" in full.say
    gone = await does(cast, cast.ada, "delete_post", post=own[0])
    await does(cast, cast.ada, "edit_post", post=own[5], pinned=True)
    await does(cast, cast.ada, "undo_action", act=gone.data["act"])
    assert (await view(cast, cast.ada, own[0])).pinned_ms is None


async def test_taken_back_at_once_a_post_is_as_if_it_had_never_been_later_it_is_deleted(
    any_cast: Cast, clock: Clock
) -> None:
    cast = any_cast
    before = await cast.salon.db.read(every_row)
    fresh = await does(cast, cast.ada, "share_post", text="#oops @bob", poll={"options": ["a", "b"]})
    await does(cast, cast.ada, "undo_action", act=fresh.data["act"])
    assert await cast.salon.db.read(every_row) == before
    liked = await does(cast, cast.ada, "share_post", text="liked")
    await does(cast, cast.bob, "react_to_post", post=liked.data["post"], reaction="like")
    late = await does(cast, cast.ada, "share_post", text="late")
    await does(cast, cast.ada, "undo_action", act=liked.data["act"])
    clock.forward(minutes=11)
    undone = await does(cast, cast.ada, "undo_action", act=late.data["act"])
    for id_ in (liked.data["post"], late.data["post"]):
        assert await sees(cast, cast.ada, id_) is None
    await does(cast, cast.ada, "undo_action", act=undone.data["act"])
    assert await sees(cast, cast.ada, late.data["post"]), "what was only deleted comes back"


async def test_after_thirty_days_no_byte_of_a_deleted_post_is_left(any_cast: Cast, clock: Clock) -> None:
    cast, db = any_cast, any_cast.salon.db
    picture = await image(cast)
    secret = "xylophone"
    shared = await does(cast, cast.ada, "share_post", text=f"{secret} #{secret} @bob", images=[picture])
    own = str(shared.data["post"])
    await does(cast, cast.ada, "edit_post", post=own, text=f"{secret}s")
    await does(cast, cast.bob, "react_to_post", post=own, reaction="like")
    await does(cast, cast.bob, "react_to_post", post=own, reaction="repost")
    answer = await share(cast, cast.bob, "an answer", reply_to=own)
    quoting = await share(cast, cast.cy, "a quote", quote_of=own)
    alone = await does(cast, cast.ada, "share_post", text=f"{secret} alone")
    card = {"props": {"items": [{"id": own, "text": secret, "depth": 1}]}}
    await db.write(lambda w: _keep_card(w, cast.bob.id, card))
    gone = [await does(cast, cast.ada, "delete_post", post=id_) for id_ in (own, str(alone.data["post"]))]
    assert gone[0].data["undo_days"] == 30
    listed = (await gate.call(cast.asks(cast.ada), "list_actions", {})).data["items"]
    assert listed[0][4].startswith("undo until 2026-12-")
    clock.forward(minutes=30 * DAY - 1)
    await erase_due(cast.salon)
    assert secret in repr(await db.read(everything))
    clock.forward(minutes=2)
    await erase_due(cast.salon)
    assert secret not in repr(await db.read(everything))
    assert not [file for file in cast.salon.media.folder.rglob("*") if file.is_file()]
    late = await does(cast, cast.ada, "undo_action", act=gone[0].data["act"])
    assert late.kind == "refused"
    thread = (await gate.call(cast.asks(cast.bob), "get_post", {"post": answer, "include": ["thread"]})).data
    assert [each["text"] for each in thread["thread"]] == ["an answer"]
    assert (await view(cast, cast.cy, quoting)).quote_gone
    await does(cast, cast.bob, "delete_post", post=answer)
    await does(cast, cast.cy, "delete_post", post=quoting)
    clock.forward(minutes=31 * DAY)
    await erase_due(cast.salon)
    assert await db.read(lambda reader: reader.rows(POST.select())) == []


def everything(reader: Reader) -> list[Any]:
    return [list(reader.rows(table.select())) for table in SQLModel.metadata.sorted_tables]


def _keep_card(writer: Writer, account: int, body: dict[str, Any]) -> None:
    threads.take(writer, account, "t")
    writer.add(Element(id="e", thread_id="t", step_id="s", body=body))


async def test_a_picture_of_ones_own_is_deleted_only_where_nothing_shows_it(any_cast: Cast, clock: Clock) -> None:
    cast = any_cast
    hung, loose = await image(cast), await image(cast)
    own = await share(cast, cast.ada, "", images=[hung])
    refused = await does(cast, cast.ada, "delete_post", image=hung["id"])
    assert refused.kind == "refused" and "Delete the post first" in refused.say
    assert (await does(cast, cast.bob, "delete_post", image=loose["id"])).data["error"] == "not_found"
    before = await cast.salon.db.read(every_row)
    gone = await does(cast, cast.ada, "delete_post", image=loose["id"])
    assert (await does(cast, cast.ada, "share_post", images=[loose])).data["error"] == "not_found"
    await does(cast, cast.ada, "undo_action", act=gone.data["act"])
    assert await cast.salon.db.read(every_row) == before
    await does(cast, cast.ada, "delete_post", image=loose["id"])
    clock.forward(minutes=31 * DAY)
    await erase_due(cast.salon)
    assert len(await cast.salon.db.read(lambda reader: reader.rows(SQLModel.metadata.tables["image"].select()))) == 1
    assert (await view(cast, cast.ada, own)).pictures


async def test_counters_are_exact_and_hot_is_what_the_formula_says_when_all_act_at_once(any_cast: Cast) -> None:
    cast, db = any_cast, any_cast.salon.db
    first = await post(cast)
    fans = [await db.write(people.create, key=f"k{n}", handle=f"fan{n}", name="Fan") for n in range(8)]

    async def all_at_once(fan: Person) -> None:
        await asyncio.gather(
            db.write(reactions.like, fan.id, int(first)),
            db.write(reactions.repost, fan.id, int(first)),
            publish(db, fan.id, "answer", reply_to=int(first)),
            publish(db, fan.id, "look", quote_of=int(first)),
        )

    await asyncio.gather(*map(all_at_once, fans))
    seen = await view(cast, cast.ada, first)
    assert (seen.likes, seen.reposts, seen.replies, seen.quotes) == (8, 8, 8, 8)
    row = await db.read(lambda reader: reader.one(POST.select().where(POST.c.id == int(first))))
    assert row.hot == ranking.hot(int(first), likes=8, reposts=8, replies=8, quotes=8)


async def _acts(cast: Cast, known: list[str], steps: list[tuple[str, str, int]]) -> list[tuple[Person, str]]:
    """Who got which receipts for these steps; one that is refused is as good as not taken."""
    done: list[tuple[Person, str]] = []
    call: tuple[str, dict[str, Any]]
    for handle, act, number in steps:
        who, it = getattr(cast, handle), known[number % len(known)]
        match act:
            case "share":
                call = ("share_post", {"text": f"{number} #tag @cy"})
            case "poll":
                call = ("share_post", {"text": "?", "poll": {"options": ["a", "b"]}})
            case "answer":
                call = ("share_post", {"text": "yes", "reply_to": it})
            case "quote":
                call = ("share_post", {"text": "look", "quote_of": it})
            case "schedule":
                call = ("share_post", {"text": "later", "publish_at": "2026-11-30T12:00Z"})
            case "edit":
                call = ("edit_post", {"post": it, "text": f"changed #{act} @bob {number}", "warning": "w"})
            case "narrow":
                call = ("edit_post", {"post": it, "visibility": "followers"})
            case "pin" | "unpin":
                call = ("edit_post", {"post": it, "pinned": act == "pin"})
            case "delete":
                call = ("delete_post", {"post": it})
            case _:
                call = ("react_to_post", {"post": it, "reaction": act.removeprefix("un"), "on": act[:2] != "un"})
        outcome = await does(cast, who, call[0], **call[1])
        if outcome.receipt:
            done.append((who, str(outcome.receipt.id)))
        if outcome.data.get("post") and act in ("share", "poll", "answer", "quote"):
            known.append(str(outcome.data["post"]))
    return done


async def test_undoing_leads_back_on_both_engines(any_cast: Cast) -> None:
    everything = [(who, act, n) for n, act in enumerate(
        ["share", "poll", "answer", "quote", "like", "repost", "bookmark", "edit", "edit", "pin", "narrow", "unrepost",
         "repost", "schedule", "unlike", "unpin", "delete"]
    ) for who in ("ada", "bob")]  # fmt: skip
    await _leads_back(any_cast, everything)


async def _leads_back(cast: Cast, steps: list[tuple[str, str, int]]) -> None:
    known = [await post(cast, "hello #fox @ada"), await share(cast, cast.ada, "ada’s")]
    before = await cast.salon.db.read(every_row)
    for who, act in reversed(await _acts(cast, known, steps)):
        undone = await does(cast, who, "undo_action", act=act)
        assert undone.kind == "done", undone.data
    assert await cast.salon.db.read(every_row) == before
