"""What cards are made of, and how they say a date, a post in few words, and who can see it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from storage.post_views import PostView

Props = dict[str, Any]
AUDIENCE = {
    "public": "Everyone, also people without an account",
    "unlisted": "Everyone who has the address",
    "followers": "Only the people who follow you",
    "direct": "Only the people you mention",
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
