"""How hot a post is: the one number by which "best first" sorts, and the counters that it is made of.

    hot = log2(1 + likes + 2·replies + 2·reposts + 2·quotes) + hours since 2025-01-01 at its birth / 12

Twice the answers weigh as much as twelve hours of youth. Age is in the time of birth, so that `hot` changes with
answers alone and two posts never change places by growing older.
"""

from math import log2
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


def hot(id_: int, *, likes: int = 0, replies: int = 0, reposts: int = 0, quotes: int = 0) -> float:
    """The number for a post of this id (which holds the time of its birth) with these answers."""
    answers = log2(1 + likes + 2 * (replies + reposts + quotes))
    return answers + (created_ms(id_) - EPOCH_MS) / HALF_A_DAY_MS


def count(writer: Writer, post: int, **more: int) -> None:
    """Count answers that came (or, below zero, went), and keep `hot` what it has to be."""
    row = writer.one(COUNT, post=post, **{f"more_{name}": more.get(name, 0) for name in COUNTERS})
    if row is not None:
        writer.run(SET, post=post, value=hot(post, **row._mapping))
