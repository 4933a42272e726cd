"""The studio: two pictures at once, by turns between people, one for each; stopped when nobody waits any more."""

import asyncio
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from conftest import QuickPainter
from hypothesis import given
from hypothesis import strategies as st

from social_tools.fair import FairQueue
from social_tools.painter import CannotPaint, NotOffered, Order, Original, Painting, Size, Stage
from social_tools.painter_local import LocalPainter
from social_tools.painter_local import painter as local_painter
from social_tools.studio import AT_ONCE, NO_PHOTOS, Studio
from storage.models import Source

ADA, BOB, CY = 1, 2, 3


@dataclass
class HeldPainter(QuickPainter):
    """Paints for as long as the test wants, and counts how many it paints at once."""

    begun: list[tuple[int, str]] = field(default_factory=list)
    now: list[int] = field(default_factory=list)
    most: int = 0
    held: dict[str, asyncio.Event] = field(default_factory=dict)
    put_down: asyncio.Event = field(default_factory=asyncio.Event)
    """Set where a painter who is stopped may put down the brush."""

    async def paint(self, prompt: str, *, order: Order = Order(), **more: Any) -> Painting:  # noqa: B008
        self.begun.append((order.person, prompt))
        self.now.append(order.person)
        self.most = max(self.most, len(self.now))
        assert max(Counter(self.now).values()) == 1, "one at a time for each person"
        try:
            await self.held.setdefault(prompt, asyncio.Event()).wait()
            return await super().paint(prompt)
        except asyncio.CancelledError:
            await self.put_down.wait()
            raise
        finally:
            self.now.remove(order.person)

    def finish(self, prompt: str) -> None:
        self.held.setdefault(prompt, asyncio.Event()).set()


async def settled() -> None:
    """Everything that can go on has gone on."""
    for _ in range(20):
        await asyncio.sleep(0)


def wants(studio: Studio, person: int, prompt: str, told: list[Stage] | None = None) -> "asyncio.Task[Painting]":
    order = Order(person, told.append if told is not None else lambda stage: None)
    return asyncio.create_task(studio.paint(prompt, order=order))


async def test_two_pictures_are_painted_at_once_and_people_take_turns() -> None:
    studio = Studio(painter := HeldPainter())
    tasks = [wants(studio, ADA, f"a{n}") for n in range(4)]
    await settled()
    tasks += [wants(studio, BOB, "b0"), wants(studio, CY, "c0"), wants(studio, BOB, "b1")]
    for _ in range(len(tasks)):
        await settled()
        painter.finish(next(prompt for _, prompt in painter.begun if not painter.held[prompt].is_set()))
    await asyncio.gather(*tasks)
    assert [prompt for _, prompt in painter.begun] == ["a0", "b0", "a1", "c0", "b1", "a2", "a3"]
    assert painter.most == AT_ONCE == 2


async def test_who_waits_is_told_how_many_are_before_them() -> None:
    studio = Studio(painter := HeldPainter())
    told: list[Stage] = []
    tasks = [wants(studio, ADA, "a"), wants(studio, BOB, "b"), wants(studio, CY, "c", told)]
    await settled()
    assert [stage.before for stage in told] == [2]
    painter.finish("a")
    await settled()
    assert [stage.before for stage in told] == [2, 0]
    for prompt in "bc":
        painter.finish(prompt)
    await asyncio.gather(*tasks)


async def test_a_stop_is_over_at_once_and_the_place_is_free_when_the_brush_is_put_down() -> None:
    studio = Studio(painter := HeldPainter())
    first, second, third = wants(studio, ADA, "a"), wants(studio, BOB, "b"), wants(studio, CY, "c")
    await settled()
    first.cancel()
    with pytest.raises(asyncio.CancelledError):
        await first
    await settled()
    assert [person for person, _ in painter.begun] == [ADA, BOB], "nobody begins while ada's is still being put down"
    painter.put_down.set()
    await settled()
    assert [person for person, _ in painter.begun] == [ADA, BOB, CY]
    for prompt in "bc":
        painter.finish(prompt)
    await asyncio.gather(second, third)


async def test_who_leaves_the_queue_holds_up_nobody() -> None:
    studio = Studio(painter := HeldPainter())
    tasks = [wants(studio, person, prompt) for person, prompt in ((ADA, "a"), (BOB, "b"), (CY, "c"), (4, "d"))]
    await settled()
    tasks[2].cancel()
    painter.finish("a")
    await settled()
    assert [prompt for _, prompt in painter.begun] == ["a", "b", "d"]
    for prompt in "bd":
        painter.finish(prompt)
    await asyncio.gather(*tasks, return_exceptions=True)


async def test_what_fails_frees_its_place() -> None:
    studio = Studio(QuickPainter())
    for _ in range(5):
        with pytest.raises(CannotPaint):
            await wants(studio, ADA, "nothing")
    assert await asyncio.wait_for(studio.paint("a fox"), 5)


async def test_who_leaves_in_the_very_moment_of_their_turn_leaves_no_gap() -> None:
    queue = FairQueue(1)
    await queue.enter(ADA)
    bob, cy = (asyncio.create_task(queue.enter(person)) for person in (BOB, CY))
    await settled()
    queue.leave(ADA)
    bob.cancel()
    await asyncio.wait_for(cy, 5)


@given(st.lists(st.tuples(st.sampled_from(["enter", "leave", "give up"]), st.integers(0, 5)), max_size=60))
def test_no_place_is_lost_and_none_is_given_twice(steps: list[tuple[str, int]]) -> None:
    """Whatever people do, in whatever order: at most two are in, one for each person, and nobody waits beside a gap."""
    asyncio.run(_walk(steps))


async def _walk(steps: list[tuple[str, int]]) -> None:
    queue, inside, waiting = FairQueue(2), list[int](), list[tuple[int, asyncio.Task[None]]]()

    async def enter(person: int) -> None:
        await queue.enter(person)
        inside.append(person)

    for step, number in steps:
        if step == "enter":
            waiting.append((number, asyncio.create_task(enter(number))))
        elif step == "leave" and inside:
            queue.leave(inside.pop(number % len(inside)))
        elif step == "give up" and waiting:
            waiting[number % len(waiting)][1].cancel()
        if number % 2:
            await settled()
        waiting = [(person, task) for person, task in waiting if not task.done()]
    await settled()
    waiting = [(person, task) for person, task in waiting if not task.done()]
    assert len(inside) <= 2 and len(set(inside)) == len(inside)
    assert len(inside) == 2 or {person for person, _ in waiting} <= set(inside)
    while waiting:
        queue.leave(inside.pop())
        await settled()
        waiting = [(person, task) for person, task in waiting if not task.done()]


async def test_the_offline_painter_stops_between_its_stages(monkeypatch: pytest.MonkeyPatch) -> None:
    looks, begun, go = list[int](), asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()

    def slowly(prompt: str, size: Size, seed: int, going_on: local_painter.GoingOn) -> Painting:
        loop.call_soon_threadsafe(begun.set)
        go.wait(30)
        going_on()
        looks.append(1)
        raise AssertionError("it went on")

    monkeypatch.setattr(local_painter, "paint", slowly)
    task = asyncio.create_task(LocalPainter().paint("a fox"))
    await asyncio.wait_for(begun.wait(), 30)
    task.cancel()
    await settled()
    assert not task.done(), "the thread has not put down the brush"
    go.set()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert looks == []


def test_a_painting_looks_whether_to_go_on_before_each_stage() -> None:
    for stages in range(6):
        left = iter(range(stages))

        def going_on(left: Iterator[int] = left) -> None:
            if next(left, None) is None:
                raise local_painter.Stopped

        with pytest.raises(local_painter.Stopped):
            local_painter.paint("a fox in the rain", side=64, going_on=going_on)


# Who paints what.


async def _bytes() -> bytes:
    return b"bytes"


def original(scene: dict[str, Any] | None = None, source: Source = Source.painted) -> Original:
    return Original(scene or {}, "a fox", "salon-painter", "image/webp", _bytes, source)


class NoPictures(QuickPainter):
    async def paint(self, prompt: str, **more: Any) -> Painting:
        raise NotOffered("It makes none.")

    async def vary(self, original: Original, change: str, **more: Any) -> Painting:
        raise NotOffered("It makes none.")


class ByRules:
    async def __call__(self, original: Original, change: str, *, size: Size, order: Order) -> Painting:
        return await QuickPainter("by rules").paint(change)

    def suits(self, original: Original, change: str) -> bool:
        return False

    def knows(self, change: str) -> bool:
        return True


async def test_a_model_makes_and_changes_everything_where_there_is_one() -> None:
    studio = Studio(QuickPainter("local"), QuickPainter("model"))
    assert (await studio.paint("a fox")).maker == "model"
    assert (await studio.vary(original({"of": "a fox"}), "bluer")).maker == "model"


async def test_without_a_model_scenes_are_changed_by_the_painter_and_photos_by_rules() -> None:
    studio = Studio(QuickPainter("local"), photo=ByRules())
    assert (await studio.vary(original({"of": "a fox"}), "bluer")).maker == "local"
    assert (await studio.vary(original(source=Source.photo), "crop to a square")).maker == "by rules"
    with pytest.raises(CannotPaint, match=NO_PHOTOS):
        await Studio(QuickPainter("local")).vary(original(source=Source.photo), "crop")


async def test_a_model_that_makes_none_is_stood_in_for_and_that_is_said() -> None:
    studio = Studio(QuickPainter("local"), NoPictures(), photo=ByRules())
    for painting in (
        await studio.paint("a fox"),
        await studio.vary(original({"of": "a fox"}), "bluer"),
        await studio.vary(original(source=Source.photo), "crop"),
    ):
        assert painting.maker in ("local", "by rules") and painting.note == "It makes none."


async def test_closing_stops_what_is_painted() -> None:
    studio = Studio(painter := HeldPainter())
    painter.put_down.set()
    task = wants(studio, ADA, "a")
    await settled()
    await studio.close()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert painter.now == []
