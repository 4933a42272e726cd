"""Previews: what waits for a yes, whose yes it is, and that it counts once."""

import asyncio

from acts import SHARE_HELLO, explore, image, taint
from conftest import Cast, Clock

from social_tools import gate
from social_tools.views import PicturesMade
from storage import approvals, post_views
from storage.models import Visibility


async def test_a_picture_is_never_shared_without_a_preview_and_its_yes(any_cast: Cast) -> None:
    cast = any_cast
    picture = await image(cast)
    asked = await gate.call(
        cast.asks(cast.ada, "share it saying good morning"), "share_post", {"text": "good morning", "images": [picture]}
    )
    assert asked.kind == "pending" and await explore(cast) == []
    done = await gate.approve(cast.asks(cast.ada), asked.data["act"])
    assert done.kind == "done" and await explore(cast) == ["good morning"]


async def test_saying_yes_four_times_at_once_and_again_gives_one_post(any_cast: Cast) -> None:
    cast = any_cast
    asked = await gate.call(cast.asks(cast.ada), "share_post", {"images": [await image(cast)]})
    outcomes = await asyncio.gather(*(gate.approve(cast.asks(cast.ada), asked.data["act"]) for _ in range(4)))
    outcomes.append(await gate.approve(cast.asks(cast.ada), asked.data["act"]))
    assert len({outcome.data["post"] for outcome in outcomes}) == 1
    assert len(await explore(cast)) == 1


async def test_nobody_else_can_answer(any_cast: Cast) -> None:
    cast = any_cast
    asked = await gate.call(cast.asks(cast.ada, "say something nice"), "share_post", SHARE_HELLO)
    act, bob = asked.data["act"], cast.asks(cast.bob)
    answers = [await gate.approve(bob, act), await gate.deny(bob, act), await gate.edit(bob, act, {"text": "mine"})]
    assert [answer.data["error"] for answer in answers] == ["not_found"] * 3 and await explore(cast) == []
    assert (await gate.approve(cast.asks(cast.ada), act)).kind == "done"


async def test_an_approval_is_used_once_and_then_nothing_changes_its_state(any_cast: Cast) -> None:
    cast = any_cast
    asked = await gate.call(cast.asks(cast.ada, "say something nice"), "share_post", SHARE_HELLO)
    id_ = int(asked.data["act"])
    assert [await cast.salon.db.write(approvals.move, id_, state) for state in ("used", "denied", "used")] == [
        True,
        False,
        False,
    ]


async def test_a_preview_expires_after_ten_minutes(cast: Cast, clock: Clock) -> None:
    asked = await gate.call(cast.asks(cast.ada), "share_post", {"images": [await image(cast)]})
    clock.forward(minutes=11)
    late = await gate.approve(cast.asks(cast.ada), asked.data["act"])
    assert late.data["error"] == "stale" and "expired" in late.say and await explore(cast) == []


async def test_a_preview_that_was_denied_stays_denied(cast: Cast) -> None:
    asked = await gate.call(cast.asks(cast.ada), "share_post", {"images": [await image(cast)]})
    assert (await gate.deny(cast.asks(cast.ada), asked.data["act"])).data["ok"] == "cancelled"
    assert (await gate.approve(cast.asks(cast.ada), asked.data["act"])).data["error"] == "stale"
    assert await explore(cast) == []


async def test_editing_a_preview_makes_a_new_one_and_closes_the_old(cast: Cast) -> None:
    asked = await gate.call(cast.asks(cast.ada), "share_post", {"text": "helo", "images": [await image(cast)]})
    edited = await gate.edit(cast.asks(cast.ada), asked.data["act"], {"text": "hello", "visibility": "followers"})
    assert edited.kind == "pending" and edited.data["act"] != asked.data["act"]
    assert (await gate.approve(cast.asks(cast.ada), asked.data["act"])).data["error"] == "stale"
    done = await gate.approve(cast.asks(cast.ada), edited.data["act"])
    view = await cast.salon.db.read(post_views.view, cast.ada.id, int(done.data["post"]))
    assert view is not None and (view.text, view.visibility) == ("hello", Visibility.followers)


async def test_an_edit_cannot_smuggle_in_an_argument_or_somebody_elses_picture(cast: Cast) -> None:
    picture = await image(cast)
    asked = await gate.call(cast.asks(cast.bob), "share_post", {"text": "x", "images": [picture]})
    assert asked.data["error"] == "not_found"
    asked = await gate.call(cast.asks(cast.ada), "share_post", {"text": "x", "images": [picture]})
    assert (await gate.edit(cast.asks(cast.ada), asked.data["act"], {"author": "bob"})).data["error"] == "invalid"


async def test_the_same_question_is_not_asked_twice(cast: Cast) -> None:
    picture = await image(cast)
    first = await gate.call(cast.asks(cast.ada), "share_post", {"images": [picture]})
    second = await gate.call(cast.asks(cast.ada), "share_post", {"images": [picture]})
    assert first.data["act"] == second.data["act"]


async def test_at_most_three_questions_are_asked_in_a_turn(cast: Cast) -> None:
    context = cast.asks(cast.ada, "say something nice")
    outcomes = [await gate.call(context, "share_post", {"text": f"{n}"}) for n in range(5)]
    assert [outcome.kind for outcome in outcomes] == ["pending"] * 3 + ["refused"] * 2


async def test_one_approval_of_a_picture_gives_one_picture_however_often_it_is_given(cast: Cast) -> None:
    await taint(cast)
    asked = await gate.call(cast.asks(cast.ada, "what a day"), "create_image", {"prompt": "a fox"})
    outcomes = await asyncio.gather(*(gate.approve(cast.asks(cast.ada), asked.data["act"]) for _ in range(3)))
    ids = {outcome.data["images"][0]["id"] for outcome in outcomes}
    shown = {
        image.id for outcome in outcomes if isinstance(outcome.view, PicturesMade) for image in outcome.view.images
    }
    assert len(ids) == 1 and shown <= {int(id_) for id_ in ids}


async def test_an_edit_that_comes_too_late_opens_no_second_preview(cast: Cast) -> None:
    asked = await gate.call(cast.asks(cast.ada), "share_post", {"text": "one", "images": [await image(cast)]})
    outcomes = await asyncio.gather(
        gate.approve(cast.asks(cast.ada), asked.data["act"]),
        gate.edit(cast.asks(cast.ada), asked.data["act"], {"text": "two"}),
    )
    kinds = sorted(outcome.kind for outcome in outcomes)
    assert kinds in (["done", "refused"], ["pending", "refused"]), kinds
