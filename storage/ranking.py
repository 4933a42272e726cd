"""The one formula by which posts are ranked, what each of its signals adds, and the counters that it is made of.

    hot = log2(1 + likes + 2·replies + 2·reposts + 2·quotes) + hours since 2025-01-01 at its birth / 12

Twice the answers weigh as much as twelve hours of youth. Age is in the time of birth, so that `hot` changes with
answers alone and two posts never change places by growing older. It is kept with each post, the same for everybody.

    score = hot − hours since 2025-01-01 now / 12
            + 1 where you follow the author + ½ where they follow you too + the weights of your feed's rules
"""

from dataclasses import dataclass
from math import fsum, log2
from typing import Any

from sqlalchemy import bindparam, update
from sqlmodel import col

from storage.database import Writer
from storage.ids import EPOCH_MS, created_ms
from storage.models import Post

HALF_A_DAY_MS = 12 * 3_600_000
COUNTERS = ("likes", "replies", "reposts", "quotes")
TABLE: Any = Post.__table__  # type: ignore[attr-defined]
COUNT = (
    update(TABLE)
    .where(TABLE.c.id == bindparam("post"))
    .values({name: TABLE.c[name] + bindparam(f"more_{name}") for name in COUNTERS})
    .returning(*(TABLE.c[name] for name in COUNTERS))
)
SET = update(TABLE).where(col(Post.id) == bindparam("post")).values(hot=bindparam("value"))
FOLLOWED = 1.0
MUTUAL = 0.5

Share = tuple[str, float]
"""A signal in words, and what it adds to the score."""


@dataclass(frozen=True)
class Signals:
    """What the score of one post for one viewer is made of. `boosts` are the rules that fit it, with their weights."""

    post: int
    author: str
    likes: int = 0
    replies: int = 0
    reposts: int = 0
    quotes: int = 0
    following: bool = False
    mutual: bool = False
    boosts: tuple[Share, ...] = ()


def hot(id_: int, *, likes: int = 0, replies: int = 0, reposts: int = 0, quotes: int = 0) -> float:
    """The number for a post of this id (which holds the time of its birth) with these answers."""
    answers = log2(1 + likes + 2 * (replies + reposts + quotes))
    return answers + (created_ms(id_) - EPOCH_MS) / HALF_A_DAY_MS


def count(writer: Writer, post: int, **more: int) -> None:
    """Count answers that came (or, below zero, went), and keep `hot` what it has to be."""
    row = writer.one(COUNT, post=post, **{f"more_{name}": more.get(name, 0) for name in COUNTERS})
    if row is not None:
        writer.run(SET, post=post, value=hot(post, **row._mapping))


def shares(signals: Signals, now_ms: int) -> list[Share]:
    """What each signal adds, the largest first; those that add nothing are left out."""
    age = max(now_ms - created_ms(signals.post), 0)
    found = [
        (f"you follow {signals.author}", FOLLOWED if signals.following else 0.0),
        (f"{signals.author} follows you too", MUTUAL if signals.mutual else 0.0),
        *signals.boosts,
        *_answers(signals),
        (f"{_age(age)} old", -age / HALF_A_DAY_MS),
    ]
    return sorted(((words, share) for words, share in found if share), key=lambda one: -one[1])


def score(signals: Signals, now_ms: int) -> float:
    """The sum of the shares."""
    return fsum(share for _, share in shares(signals, now_ms))


def standing(signals: Signals) -> float:
    """The score without the passing of time: it orders posts as `score` does, at any moment."""
    born_hot = hot(
        signals.post, likes=signals.likes, replies=signals.replies, reposts=signals.reposts, quotes=signals.quotes
    )
    personal = (FOLLOWED if signals.following else 0.0, MUTUAL if signals.mutual else 0.0)
    return fsum((born_hot, *personal, *(weight for _, weight in signals.boosts)))


def _answers(signals: Signals) -> list[Share]:
    """What each kind of answer adds: the logarithm of all of them together, in proportion."""
    counted = [
        (signals.likes, 1, "like", "likes"),
        (signals.replies, 2, "reply", "replies"),
        (signals.reposts, 2, "repost", "reposts"),
        (signals.quotes, 2, "quote", "quotes"),
    ]
    together = sum(number * weight for number, weight, *_ in counted)
    part = log2(1 + together) / together if together else 0.0
    return [
        (f"{number} {one if number == 1 else many}", part * number * weight) for number, weight, one, many in counted
    ]


def _age(milliseconds: int) -> str:
    minutes = milliseconds // 60_000
    if minutes < 60:
        return f"{minutes}m"
    return f"{minutes // 60}h" if minutes < 48 * 60 else f"{minutes // (24 * 60)}d"
