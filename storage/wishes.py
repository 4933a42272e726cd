"""What authors let others do with their posts: whose assistants may repeat one, and whether models may learn from it.

A post that says nothing of its own follows its author's setting as that is when somebody asks, not as it was when the
post was published: who says no today has said it of all that they ever shared.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import bindparam, select
from sqlmodel import col

from storage.database import Reader
from storage.models import Account, Image, Policy, Post, PostImage
from storage.visibility import follows_author, visible

QUOTE, TRAIN = "assistant_quote", "allow_training"
"""The settings of an author, by the names under which they are kept."""
ASKED = (
    select(
        col(Post.id),
        col(Post.author_id),
        col(Post.assistant_quote),
        col(Post.allow_training),
        col(Account.settings),
        follows_author().label("follows"),
    )
    .join(Account, col(Account.id) == col(Post.author_id))
    .where(col(Post.id).in_(bindparam("ids", expanding=True)))
)
SHOWN_IN = (
    select(col(Post.id))
    .join(PostImage, col(PostImage.post_id) == col(Post.id))
    .join(Image, col(Image.id) == col(PostImage.image_id))
    .where(col(Image.token) == bindparam("token"), visible("nobody"))
)


class Wish(NamedTuple):
    """What holds for a post."""

    assistant_quote: Policy
    allow_training: bool


SILENT = Wish(Policy.anyone, False)
"""Of an author who has said nothing."""


def trains(reader: Reader, posts: Sequence[int]) -> bool:
    """Whether models may be trained on all of these posts, and there are any."""
    rows = reader.rows(ASKED, viewer=0, ids=list(posts)) if posts else ()
    return bool(rows) and all(_wish(row).allow_training for row in rows)


def picture_trains(reader: Reader, token: str) -> bool:
    """Whether models may be trained on a picture: every post that shows it to everybody lets them."""
    return trains(reader, reader.column(SHOWN_IN, nobody=0, token=token))


def refused(reader: Reader, viewer: int, posts: Sequence[int]) -> frozenset[int]:
    """Those of these posts that a viewer's assistant may not repeat; one's own it may."""
    rows = reader.rows(ASKED, viewer=viewer, ids=list(posts)) if posts else ()
    return frozenset(row.id for row in rows if row.author_id != viewer and not _lets(row))


def _lets(row: Any) -> bool:
    policy = _wish(row).assistant_quote
    return policy is Policy.anyone or (policy is Policy.followers and bool(row.follows))


def _wish(row: Any) -> Wish:
    settings = row.settings or {}
    quote, train = row.assistant_quote, row.allow_training
    return Wish(
        Policy(quote) if quote is not None else Policy[settings.get(QUOTE, SILENT.assistant_quote.name)],
        bool(settings.get(TRAIN, SILENT.allow_training) if train is None else train),
    )
