"""LocalPainter: reads a prompt, draws the scene, encodes it. Heavy imports wait for the first picture."""

import asyncio
import threading
from collections.abc import Callable
from importlib import import_module
from typing import Any

from social_tools.painter import NOBODY, CannotPaint, Order, Original, Painting, Size
from social_tools.painter_local.reading import change, read
from social_tools.painter_local.scene import Reading, Scene
from social_tools.painter_local.telling import tell

MAKER = "salon-painter"
GoingOn = Callable[[], None]
"""Called between the stages of a painting; raises Stopped where nobody wants it any more."""


class Stopped(Exception):
    """Nobody waits for this painting."""


class LocalPainter:
    def warm(self) -> None:
        import_module("social_tools.painter_local.draw")

    async def paint(self, prompt: str, *, size: Size = "square", seed: int = 0, order: Order = NOBODY) -> Painting:
        return await _until_stopped(lambda going_on: paint(prompt, size, seed, going_on=going_on))

    async def vary(self, original: Original, change: str, *, size: Size = "square", order: Order = NOBODY) -> Painting:
        if not original.scene:
            raise CannotPaint("I can only change pictures that I have drawn myself.")
        return await _until_stopped(lambda going_on: vary(original.scene, change, size, going_on))


async def _until_stopped(work: Callable[[GoingOn], Painting]) -> Painting:
    """Do the work in a thread. Cancelled, the thread stops at its next look, and this returns when it has."""
    stopped = threading.Event()

    def going_on() -> None:
        if stopped.is_set():
            raise Stopped

    running = asyncio.ensure_future(asyncio.to_thread(work, going_on))
    try:
        return await asyncio.shield(running)
    except asyncio.CancelledError:
        stopped.set()
        await asyncio.wait({running})
        running.exception()
        raise


def paint(
    prompt: str, size: Size = "square", seed: int = 0, side: int | None = None, going_on: GoingOn = lambda: None
) -> Painting:
    """Read, draw and encode, on the calling thread. `side` makes it a square of so many pixels."""
    return _drawn(read(prompt, seed), size, side, going_on)


def vary(scene: dict[str, Any], wish: str, size: Size = "square", going_on: GoingOn = lambda: None) -> Painting:
    """The picture of a scene, changed by a wish."""
    return _drawn(change(Scene.from_dict(scene), wish), size, None, going_on)


def _drawn(reading: Reading, size: Size, side: int | None, going_on: GoingOn) -> Painting:
    from social_tools.painter_local.draw import draw, draw_at
    from social_tools.painter_local.encoding import blur, webp

    going_on()
    image = draw_at(reading.scene, side, side, going_on) if side else draw(reading.scene, size, going_on)
    going_on()
    return Painting(
        data=webp(image),
        mime="image/webp",
        width=image.width,
        height=image.height,
        alt=tell(reading.scene),
        drawn=reading.drawn,
        missed=reading.missed,
        maker=MAKER,
        scene=reading.scene.to_dict(),
        blur=blur(image),
    )
