"""Timing two ways of doing the same, one right after the other, so that a busy machine is as busy for both."""

import gc
import inspect
import random
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from statistics import median
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
    """The median over pairs of how much longer ours takes, after a warm-up, in random order within a pair.

    Where one takes many times as long as the other, `took` is `again`: or the short one would always come upon what the
    long one left.
    """
    for _ in range(20):
        await seconds(ours), await seconds(theirs)
    ratios = []
    order = random.Random(1)
    with no_garbage():
        for _ in range(pairs):
            if order.random() < 0.5:
                our = await took(ours)
                ratios.append(our / await took(theirs))
            else:
                their = await took(theirs)
                ratios.append(await took(ours) / their)
    return median(ratios)
