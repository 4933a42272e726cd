"""Where pictures are made: whoever paints, people wait by turns, are told how it stands, and can stop it."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import replace
from typing import Any, Protocol

from social_tools.fair import FairQueue
from social_tools.painter import (
    NOBODY,
    CannotPaint,
    NotOffered,
    Order,
    Original,
    OutOfOrder,
    Painter,
    Painting,
    Size,
    Stage,
)
from social_tools.photo_edits.editor import repainted, without_edits

AT_ONCE = 2
NO_PHOTOS = "I can only change pictures that I have drawn myself."


class PhotoEdits(Protocol):
    """Changes to a picture by fixed rules, without a model: crop, rotate, brighten…"""

    def __call__(self, original: Original, change: str, *, size: Size, order: Order) -> Awaitable[Painting]: ...

    def suits(self, original: Original, change: str) -> bool:
        """Whether a wish is better done by rules, whoever made the picture: to crop it, to write below it."""

    def knows(self, change: str) -> bool:
        """Whether all of a wish is understood."""


class Studio:
    """A painter among whose painters the fitting one is chosen: `remote`, a model, where there is one and it can;
    otherwise `local`, and `photo` for pictures that `local` has not drawn."""

    def __init__(self, local: Painter, remote: Painter | None = None, photo: PhotoEdits | None = None) -> None:
        self.local, self.remote, self.photo = local, remote, photo
        self._queue = FairQueue(AT_ONCE)
        self._at_work: set[asyncio.Task[Painting]] = set()

    def warm(self) -> None:
        self.local.warm()
        if self.remote:
            self.remote.warm()

    @property
    def elsewhere(self) -> str:
        return self.remote.elsewhere if self.remote else ""

    async def close(self) -> None:
        """Stop what is being painted, and hang up."""
        for task in self._at_work:
            task.cancel()
        await asyncio.gather(*self._at_work, return_exceptions=True)
        if self.remote:
            await self.remote.close()

    async def paint(self, prompt: str, *, size: Size = "square", seed: int = 0, order: Order = NOBODY) -> Painting:
        return await self._in_turn(order, lambda: self._paint(prompt, size, seed, order))

    async def vary(self, original: Original, change: str, *, size: Size = "square", order: Order = NOBODY) -> Painting:
        return await self._in_turn(order, lambda: self._vary(original, change, size, order))

    async def _in_turn(self, order: Order, work: Callable[[], Coroutine[Any, Any, Painting]]) -> Painting:
        """Do the work when it is its turn. Stopped, it is over at once for who waits; its place is free for the next
        one when the painter has really put down the brush."""
        await self._queue.enter(order.person, lambda before: order.told(Stage(before=before)))
        task = asyncio.create_task(work())
        self._at_work.add(task)
        task.add_done_callback(lambda done: self._over(done, order.person))
        order.told(Stage())
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            task.cancel()
            raise

    def _over(self, task: asyncio.Task[Painting], person: int) -> None:
        self._at_work.discard(task)
        self._queue.leave(person)
        if not task.cancelled():
            task.exception()  # whoever wanted to know has been told

    async def _paint(self, prompt: str, size: Size, seed: int, order: Order) -> Painting:
        if self.remote is None:
            return await self.local.paint(prompt, size=size, seed=seed, order=order)
        try:
            return await self.remote.paint(prompt, size=size, seed=seed, order=order)
        except NotOffered as error:
            painting = await self.local.paint(prompt, size=size, seed=seed, order=order)
            return replace(painting, note=str(error))

    async def _vary(self, original: Original, change: str, size: Size, order: Order) -> Painting:
        if self.photo and self.photo.suits(original, change):
            return await self.photo(original, change, size=size, order=order)
        if self.remote is None:
            return await self._vary_here(original, change, size, order)
        try:
            return await self.remote.vary(original, change, size=size, order=order)
        except NotOffered as error:
            return replace(await self._vary_here(original, change, size, order), note=str(error))

    async def _vary_here(self, original: Original, change: str, size: Size, order: Order) -> Painting:
        if scene := without_edits(original.scene):
            try:
                painting = await self.local.vary(replace(original, scene=scene), change, size=size, order=order)
            except (OutOfOrder, NotOffered):
                raise
            except CannotPaint:
                if not (self.photo and self.photo.knows(change)):
                    raise
                return await self.photo(original, change, size=size, order=order)
            return await repainted(painting, original)
        if self.photo:
            return await self.photo(original, change, size=size, order=order)
        raise CannotPaint(NO_PHOTOS)
