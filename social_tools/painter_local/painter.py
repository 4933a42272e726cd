"""LocalPainter: reads a prompt, draws the scene, encodes it. Heavy imports wait for the first picture."""

import asyncio
from importlib import import_module
from typing import Any

from social_tools.painter import CannotPaint, Original, Painting, Size
from social_tools.painter_local.reading import change, read
from social_tools.painter_local.scene import Reading, Scene
from social_tools.painter_local.telling import tell

MAKER = "salon-painter"


class LocalPainter:
    def __init__(self) -> None:
        self.one_at_a_time = asyncio.Semaphore(1)

    def warm(self) -> None:
        import_module("social_tools.painter_local.draw")

    async def paint(self, prompt: str, *, size: Size = "square", seed: int = 0) -> Painting:
        async with self.one_at_a_time:
            return await asyncio.to_thread(paint, prompt, size, seed)

    async def vary(self, original: Original, change: str, *, size: Size = "square") -> Painting:
        if not original.scene:
            raise CannotPaint("I can only change pictures that I have drawn myself.")
        async with self.one_at_a_time:
            return await asyncio.to_thread(vary, original.scene, change, size)


def paint(prompt: str, size: Size = "square", seed: int = 0, side: int | None = None) -> Painting:
    """Read, draw and encode, on the calling thread. `side` makes it a square of so many pixels."""
    return _drawn(read(prompt, seed), size, side)


def vary(scene: dict[str, Any], wish: str, size: Size = "square") -> Painting:
    """The picture of a scene, changed by a wish."""
    return _drawn(change(Scene.from_dict(scene), wish), size)


def _drawn(reading: Reading, size: Size, side: int | None = None) -> Painting:
    from social_tools.painter_local.draw import draw, draw_at
    from social_tools.painter_local.encoding import blur, webp

    image = draw_at(reading.scene, side, side) if side else draw(reading.scene, size)
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
