"""Replies, the conversations they make, and posts that are deleted and brought back."""

from typing import Any

from acts import post
from conftest import Cast
from hypothesis import given
from hypothesis import strategies as st

from social_tools import gate
from social_tools.gate import Outcome
from storage import conversation, feed, follows, people, post_views
from storage.models import Visibility
from storage.people import Person


async def reply(cast: Cast, who: Person, to: str, text: str, **more: Any) -> Outcome:
    return await gate.call(cast.asks(who), "share_post", {"text": text, "reply_to": to, **more})


async def thread(cast: Cast, who: Person, id_: str) -> dict[str, Any]:
    return (await gate.call(cast.asks(who), "get_post", {"post": id_, "include": ["thread"]})).data


async def delete(cast: Cast, who: Person, id_: str) -> Outcome:
    asked = await gate.call(cast.asks(who), "delete_post", {"post": id_})
    assert asked.kind == "pending", asked.data
    return await gate.approve(cast.asks(who), asked.data["act"])


async def test_a_reply_stands_under_what_it_answers_and_is_counted_there(any_cast: Cast) -> None:
    cast = any_cast
    first = await post(cast, "who is awake?")
    answer = (await reply(cast, cast.ada, first, "me")).data["post"]
    await reply(cast, cast.cy, answer, "me too")
    await reply(cast, cast.cy, first, "not me")
    found = await thread(cast, cast.ada, first)
    assert [(each["text"], each.get("to")) for each in found["thread"]] == [
        ("who is awake?", None),
        ("me", first),
        ("me too", answer),
        ("not me", first),
    ]
    assert (found["replies"], found["thread"][1]["replies"]) == (2, 1)
    assert (await thread(cast, cast.cy, answer))["thread"] == (await thread(cast, cast.cy, first))["thread"]
    explored = await cast.salon.db.read(feed.explore, 0, None, 10)
    assert [view.text for view in explored.posts] == ["who is awake?"], "feeds show what conversations begin with"


async def test_a_reply_in_words_runs_at_once_and_undo_takes_it_back(any_cast: Cast) -> None:
    cast = any_cast
    first = await post(cast, "hello")
    done = await reply(cast, cast.ada, first, "good morning")
    assert done.kind == "done" and done.receipt is not None
    assert done.receipt.words == "You replied to @bob: “good morning”"
    undone = await gate.call(cast.asks(cast.ada), "undo_action", {"act": done.data["act"]})
    assert (await gate.approve(cast.asks(cast.ada), undone.data["act"])).data["state"] == "removed"
    assert "replies" not in (await thread(cast, cast.bob, first))
    ada = await cast.salon.db.read(people.by_id, cast.ada.id)
    assert ada is not None and ada.posts == 0


async def test_an_answer_reaches_nobody_beyond_what_it_answers(any_cast: Cast) -> None:
    cast = any_cast
    await cast.salon.db.write(follows.follow, cast.ada.id, cast.bob.id)
    closed = await post(cast, "among us", Visibility.followers)
    wider = await reply(cast, cast.ada, closed, "hello all", visibility="public")
    assert wider.kind == "refused" and "not for everyone" in wider.say
    answer = (await reply(cast, cast.ada, closed, "just us")).data["post"]
    assert await cast.salon.db.read(post_views.view, 0, int(answer)) is None
    seen = await cast.salon.db.read(post_views.view, cast.bob.id, int(answer))
    assert seen is not None, "bob does not follow ada, but she answered him"
    assert (await reply(cast, cast.cy, closed, "me?")).data["error"] == "not_found"


async def test_what_cannot_be_seen_keeps_its_place_only_where_something_stands_under_it(any_cast: Cast) -> None:
    cast = any_cast
    first = await post(cast, "root")
    gone = (await reply(cast, cast.ada, first, "gone")).data["post"]
    await reply(cast, cast.cy, gone, "under it")
    lonely = (await reply(cast, cast.ada, first, "gone too")).data["post"]
    for id_ in (gone, lonely):
        await delete(cast, cast.ada, id_)
    found = await cast.salon.db.read(conversation.around, 0, int(first))
    assert [(turn.depth, turn.post.text if turn.post else None) for turn in found.turns] == [
        (0, "root"),
        (1, None),
        (2, "under it"),
    ]
    assert "gone" not in str(await thread(cast, cast.bob, first))


async def test_only_ones_own_post_is_deleted_and_always_after_a_yes(any_cast: Cast) -> None:
    cast = any_cast
    id_ = await post(cast, "mine")
    foreign = await gate.call(cast.asks(cast.ada), "delete_post", {"post": id_})
    assert foreign.data["error"] == "forbidden" and "not your post" in foreign.say
    done = await delete(cast, cast.bob, id_)
    assert done.data["state"] == "removed" and await cast.salon.db.read(post_views.view, cast.bob.id, int(id_)) is None
    back = await gate.call(cast.asks(cast.bob), "undo_action", {"act": done.data["act"]})
    assert back.data["state"] == "restored"
    assert await cast.salon.db.read(post_views.view, 0, int(id_)) is not None


async def test_a_conversation_far_deeper_than_a_screen_is_read(cast: Cast) -> None:
    above = await post(cast, "0")
    for number in range(1, 60):
        above = await post(cast, f"{number}", reply_to=int(above))
    found = await cast.salon.db.read(conversation.around, 0, int(above))
    shown = [0, *range(40, 60)]
    assert [turn.post.text for turn in found.turns if turn.post] == [f"{number}" for number in shown]
    assert max(turn.depth for turn in found.turns) == conversation.DEEPEST


async def test_many_replies_are_read_page_by_page_each_once_while_others_go_on_replying(any_cast: Cast) -> None:
    cast = any_cast
    first = await post(cast, "root")
    wanted = [await post(cast, f"{number}", reply_to=int(first)) for number in range(95)]
    read: list[str] = []
    data = (await gate.call(cast.asks(cast.bob), "get_post", {"post": first, "include": ["thread"]})).data
    read += [one["id"] for one in data["thread"]]
    while data.get("next"):
        await post(cast, "me too", reply_to=int(first))
        data = (await more(cast, first, data["next"])).data
        assert len(data["items"]) <= conversation.PAGE
        read += [one["id"] for one in data["items"]]
    assert read[:96] == [first, *wanted]
    assert len(read) == len(set(read))
    for cursor in ("x", "1", "9" * 100, "1.²", "."):
        assert (await more(cast, first, cursor)).data["error"] == "stale", cursor
    assert (await more(cast, first, "77.3")).data["items"] == []
    assert (await gate.call(cast.asks(cast.bob), "read_feed", {"feed": "thread:77"})).data["error"] == "not_found"


async def more(cast: Cast, first: str, cursor: str) -> Outcome:
    return await gate.call(cast.asks(cast.bob), "read_feed", {"feed": f"thread:{first}", "cursor": cursor})


async def test_a_reply_in_a_long_conversation_is_opened_below_what_it_answers(cast: Cast) -> None:
    first = await post(cast, "root")
    for number in range(50):
        await post(cast, f"{number}", reply_to=int(first))
    late = await post(cast, "late", reply_to=int(first))
    await post(cast, "later", reply_to=int(late))
    found = await cast.salon.db.read(conversation.around, 0, int(late))
    assert [turn.post.text for turn in found.turns if turn.post] == ["root", "late", "later"]


@given(st.lists(st.tuples(st.integers(0, 12), st.booleans()), max_size=12))
async def test_every_visible_post_of_a_conversation_is_read_once_after_what_it_answers(
    steps: list[tuple[int, bool]],
) -> None:
    above = {id_: to % id_ for id_, (to, _) in enumerate(steps, start=1)}
    seen = {0} | {id_ for id_, (_, visible) in enumerate(steps, start=1) if visible}
    order = [id_ for id_, _ in conversation._places(0, above, seen)]
    assert seen <= set(order) and len(order) == len(set(order))
    assert all(order.index(above[id_]) < order.index(id_) for id_ in order if id_)
    assert all(id_ in seen or any(above.get(other) == id_ for other in order) for id_ in order)
