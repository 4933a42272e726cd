"""Where a page of a feed begins, as the text that a caller hands back.

`id.position` or `place.position`, then `.s` and the newest post seen before, then `.i` for pictures only: a cursor
holds all that the next page needs.
"""

from dataclasses import dataclass, replace
from typing import Any

from storage.best import Place
from storage.ids import parse_id


@dataclass(frozen=True)
class Cursor:
    """`position` is the number of the next post in the list. A first page has neither `before` nor `place`."""

    position: int = 1
    before: int | None = None
    place: Place | None = None
    best: bool = False
    seen: int = 0
    images_only: bool = False

    def after(self, posts: int, **place: Any) -> "Cursor":
        """The cursor of the next page."""
        return replace(self, position=self.position + posts, **place)

    def __str__(self) -> str:
        seen = f".s{self.seen}" if self.seen else ""
        return f"{self.place or self.before}.{self.position}{seen}{'.i' if self.images_only else ''}"

    @classmethod
    def parse(cls, text: str) -> "Cursor | None":
        """The cursor of a text, or None where it cannot be one."""
        start, *rest = text.split(".")
        position = parse_id(rest[0]) if rest else 1
        seen = next((parse_id(part[1:]) for part in rest[1:] if part.startswith("s")), 0)
        before = parse_id(start)
        place = None if before else Place.parse(start)
        if position is None or seen is None or not (before or place):
            return None
        return cls(position, before, place, place is not None, seen, "i" in rest[1:])
