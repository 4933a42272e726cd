"""What every painter offers, local or remote: words in, a picture and the truth about it out."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Protocol

from storage.models import Source

if TYPE_CHECKING:
    from social_tools.context import Context

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
    source: int = Source.painted
    """How it came to be (a Source)."""
    parents: tuple[bytes, ...] = ()
    """The files that it was made from by rules; their credentials are carried along."""
    did: tuple[str, ...] = ()
    """What was done to them, in the words of C2PA."""
    note: str = ""
    """A sentence to the person about how it was made, where that is not as they expect."""


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
    source: int = Source.painted
    """How it came to be (a Source)."""
    id: int = 0
    alt: str = ""
    """What is known of what it shows."""
    first: "Original | None" = None
    """The picture that its edits by rules began with, where that is still there."""
    others: tuple["Original", ...] = ()
    """More pictures of the same person, for a collage."""


@dataclass(frozen=True)
class Stage:
    """How a picture stands that is not finished."""

    before: int = 0
    """So many pictures are finished or begun before it; 0 once it is being made."""
    preview: bytes = b""
    """What there is of it so far, as a small WebP."""


AT_WORK = Stage()


@dataclass(frozen=True)
class Order:
    """Who wants a picture, and how they hear of it while it is made."""

    person: int = 0
    told: Callable[[Stage], None] = lambda stage: None
    context: "Context | None" = None
    """In which turn it was asked for; a painter elsewhere needs one, to write down what it sends."""


NOBODY = Order()


class Painter(Protocol):
    @property
    def elsewhere(self) -> str:
        """Where words to draw are sent: the model and its host. Empty where all stays on this machine."""

    def warm(self) -> None:
        """Load what painting needs, ahead of the first picture."""

    async def close(self) -> None:
        """Let go of what painting needed."""

    async def paint(self, prompt: str, *, size: Size = "square", seed: int = 0, order: Order = NOBODY) -> Painting: ...

    async def vary(self, original: Original, change: str, *, size: Size = "square", order: Order = NOBODY) -> Painting:
        """A picture changed by a wish such as "bluer"; CannotPaint where this painter cannot work on it."""


class CannotPaint(Exception):
    """There is no picture; the message is a sentence fit to show, which says why."""


class OutOfOrder(CannotPaint):
    """The painter does not work just now, whatever the words are."""


class NotOffered(CannotPaint):
    """This painter makes no such pictures at all, so that another one may."""
