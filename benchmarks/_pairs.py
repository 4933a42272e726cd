"""Timing two ways of doing the same, one right after the other, so that a busy machine is as busy for both."""

import gc
import inspect
import random
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from statistics import quantiles
from typing import Any

Way = Callable[[], Awaitable[Any] | Any]


@contextmanager
def no_garbage() -> Iterator[None]:
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


async def seconds(way: Way) -> float:
    begun = time.perf_counter()
    result = way()
    if inspect.isawaitable(result):
        await result
    return time.perf_counter() - begun


async def again(way: Way) -> float:
    """The seconds of a second time, when the processor is not full of what something else has left there."""
    await seconds(way)
    return await seconds(way)


async def ratio(ours: Way, theirs: Way, pairs: int = 300, took: Callable[[Way], Awaitable[float]] = seconds) -> float:
    """How much longer ours takes: turn and turn about after a warm-up, in random order within a pair.

    The quickest fifths are compared, at their slow ends: what else runs on a machine only ever makes things slower.
    Where one way takes many times as long as the other, `took` is `again`: or the short one would always come upon what
    the long one left.
    """
    for _ in range(20):
        await seconds(ours), await seconds(theirs)
    times: dict[Way, list[float]] = {ours: [], theirs: []}
    order = random.Random(1)
    with no_garbage():
        for _ in range(pairs):
            for way in order.sample((ours, theirs), 2):
                times[way].append(await took(way))
    return quantiles(times[ours], n=5)[0] / quantiles(times[theirs], n=5)[0]
