"""What many people write about just now: tags, each use counting half as much after six hours."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import bindparam, exists, not_, select, text
from sqlmodel import col

from storage.database import Reader
from storage.ids import EPOCH_MS, LOW_BITS, created_ms
from storage.models import HOT, Account, Post, PostTag

HOUR_MS = 3_600_000
HALF_LIFE_MS = 6 * HOUR_MS
LOOKS_BACK_MS = 48 * HOUR_MS
"""After that a use counts for less than half a hundredth."""
USES = (
    select(col(PostTag.tag), col(Post.id), col(Post.author_id))
    .join(Post, col(Post.id) == col(PostTag.post_id))
    .where(col(PostTag.post_id) >= bindparam("since"), text(HOT))
    .where(not_(exists().where(col(Account.id) == col(Post.author_id), col(Account.suspended).is_(True))))
)


def trending(reader: Reader, limit: int) -> list[tuple[str, int]]:
    """Tags in public posts with how many people use them, the most lively first. A person counts once a tag."""
    since = first_id(reader.now_ms - LOOKS_BACK_MS)
    newest: dict[str, dict[int, int]] = defaultdict(dict)
    for tag, post, author in reader.rows(USES, since=since):
        newest[tag][author] = max(post, newest[tag].get(author, 0))
    ranked = sorted(newest, key=lambda tag: (-_liveliness(newest[tag].values(), reader.now_ms), tag))
    return [(tag, len(newest[tag])) for tag in ranked[:limit]]


def _liveliness(posts: Iterable[int], now_ms: int) -> float:
    ages = (max(now_ms - created_ms(post), 0) for post in posts)
    return float(sum(0.5 ** (age / HALF_LIFE_MS) for age in ages))


def first_id(milliseconds: int) -> int:
    """The smallest id that can be made at a moment."""
    return max(milliseconds - EPOCH_MS, 0) << LOW_BITS
