"""What every painter offers, local or remote: words in, a picture and the truth about it out."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Literal, Protocol

Size = Literal["square", "portrait", "landscape"]


@dataclass(frozen=True)
class Painting:
    """A finished picture and what may honestly be said of it."""

    data: bytes
    mime: str
    width: int
    height: int
    alt: str
    """A sentence about what is really in the picture."""
    drawn: tuple[str, ...]
    """Words of the prompt that are in the picture."""
    missed: tuple[str, ...]
    """Words of the prompt that name something and are not in the picture."""
    maker: str
    scene: dict[str, Any]
    """JSON-able data from which the same picture can be drawn again."""
    blur: str
    """A 16-pixel WebP as a data: URI, to show while the picture loads."""


@dataclass(frozen=True)
class Original:
    """A picture to start from: its owner's, or one whose author allows remixes."""

    scene: dict[str, Any]
    """As the painter kept it; empty for a photo, and for what another painter made."""
    prompt: str
    maker: str
    mime: str
    data: Callable[[], Awaitable[bytes]]
    """Reads its bytes; raises OSError where they are gone."""


class Painter(Protocol):
    def warm(self) -> None:
        """Load what painting needs, ahead of the first picture."""

    async def paint(self, prompt: str, *, size: Size = "square", seed: int = 0) -> Painting: ...

    async def vary(self, original: Original, change: str, *, size: Size = "square") -> Painting:
        """A picture changed by a wish such as "bluer"; CannotPaint where this painter cannot work on it."""


class CannotPaint(Exception):
    """Nothing can be drawn for these words; the message is a sentence fit to show."""
