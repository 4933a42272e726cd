"""What cards are made of, and how they say a date, a post in few words, and who can see it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from storage import helped
from storage.post_views import PostView

Props = dict[str, Any]
AUDIENCE = {
    "public": "Everyone, also people without an account",
    "unlisted": "Everyone who has the address",
    "followers": "Only the people who follow you",
    "direct": "Only the people you mention",
}


HELPED = {
    ("text", "written"): "text written by the assistant",
    ("text", "suggested"): "text suggested by the assistant, then changed",
    ("text", "translated"): "text translated by the assistant",
    ("alt", "reviewed"): "alt text checked by its author",
    ("alt", "unreviewed"): "alt text not checked yet",
}


@dataclass(frozen=True)
class Card:
    """A custom element: the name of its drawing, and what it shows."""

    name: str
    props: Props


def gist(post: PostView) -> str:
    """What a post says, or what its picture shows; of one with a warning, the warning."""
    return post.warning or " ".join(post.text.split()) or (post.pictures[0].alt if post.pictures else "")


def day(milliseconds: int) -> str:
    """A date in words, 23 November 2026."""
    when = datetime.fromtimestamp(milliseconds / 1000, UTC)
    return f"{when.day} {when:%B %Y}"


def helped_with(number: int) -> str:
    """How much the assistant helped with a post's words; empty where it did not. Who made a picture stands below it."""
    said = ", ".join(HELPED[part] for part in helped.unpack(number).items() if part in HELPED)
    return said[:1].upper() + said[1:]


def proposed_by(name: str) -> str:
    return "Proposed by fixed rules" if name == "rules" else f"Proposed by {name}"
