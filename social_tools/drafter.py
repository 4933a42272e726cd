"""What everybody offers who proposes how to share something: by fixed rules, or a model that looks at the pictures."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from social_tools.context import Context


@dataclass(frozen=True)
class Shot:
    """A picture as a drafter gets it: its small WebP (empty where there is none), and what is known of it."""

    id: str
    data: bytes
    prompt: str
    alt: str
    drawn: tuple[str, ...] = ()


@dataclass(frozen=True)
class Proposal:
    """Words for a post. Nothing of it is kept or shared before a person says so."""

    text: str
    alts: tuple[str, ...] = ()
    """One for each picture, in their order."""
    tags: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    by: str = "rules"
    """`rules`, or the name of the model."""
    note: str = ""
    """A sentence about what could not be done."""


class CannotDraft(Exception):
    """No proposal came; the message is a sentence fit to show."""


class Drafter(Protocol):
    async def draft(self, context: "Context", shots: list[Shot], text: str, goal: str) -> Proposal:
        """Raises CannotDraft."""
