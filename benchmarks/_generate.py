"""A community out of random numbers: who follows whom, posts what, likes what. A size is always the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from storage.ids import EPOCH_MS, LOW_BITS, WORKER_BITS

YEAR_MS = 365 * 86_400_000
BEGIN_MS = EPOCH_MS + 300 * 86_400_000
REPLIES, PICTURES = 0.25, 0.05
FOLLOWEES = (10, 100, 1000, 5000)
"""There is a probe with exactly so many followees, where the community is large enough."""
CHUNK = 50_000
Rows = Iterator[list[tuple[Any, ...]]]


@dataclass(frozen=True)
class Size:
    people: int
    posts: int
    follows: int
    likes: int


SIZES = {
    "T": Size(2_000, 10_000, 60_000, 20_000),
    "S": Size(10_000, 100_000, 1_000_000, 500_000),
    "D": Size(10_000, 1_000_000, 1_000_000, 2_000_000),
    "L": Size(100_000, 1_000_000, 10_000_000, 5_000_000),
}


class Community:
    """Everything in arrays; a person, a post, is its place in them."""

    def __init__(self, size: Size, seed: int = 1) -> None:
        self.size = size
        self._random = np.random.default_rng(seed)
        n = size.people
        self.probes = [k for k in FOLLOWEES if k <= n // 2]
        self.person_ids = _ids(np.sort(self._random.random(n)) * 86_400_000 + BEGIN_MS - 86_400_000)
        self.popularity = self._power_law(n, 1.0, first=0)
        self._write_posts()
        self._follow()
        self._like()

    @property
    def celebrity(self) -> int:
        return 0

    def probe(self, followees: int) -> int:
        return self.size.people - 1 - self.probes.index(followees)

    @property
    def dormant(self) -> int:
        """Follows as many as the third probe (or the last), all of them people who post least."""
        return self.size.people - 1 - len(self.probes)

    def _power_law(self, n: int, exponent: float, first: int | None = None) -> Any:
        """Weights of n that add up to 1, shuffled; `first` keeps the greatest at its place."""
        weights = 1 / np.arange(1, n + 1) ** exponent
        weights[1 if first == 0 else 0 :] = self._random.permutation(weights[1 if first == 0 else 0 :])
        return weights / weights.sum()

    def _draw(self, weights: Any, count: int) -> Any:
        return np.searchsorted(np.cumsum(weights), self._random.random(count)).clip(0, len(weights) - 1)

    def _write_posts(self) -> None:
        size, random = self.size, self._random
        count = size.posts
        self.post_ids = _ids(BEGIN_MS + YEAR_MS * np.sort(np.sqrt(random.random(count))))
        activity = self._power_law(size.people, 0.7)
        activity[self.celebrity] = np.quantile(activity, 0.98)
        self.authors = self._draw(activity / activity.sum(), count)
        is_reply = random.random(count) < REPLIES
        is_reply[:10] = False
        top = np.flatnonzero(~is_reply)
        replies = np.flatnonzero(is_reply)
        behind = random.geometric(0.02, len(replies))
        self.reply_to = np.full(count, -1)
        self.reply_to[replies] = top[np.maximum(np.searchsorted(top, replies) - behind, 0)]
        self.replies = np.bincount(self.reply_to[replies], minlength=count)
        self.visibility = random.choice(4, count, p=[0.94, 0.02, 0.03, 0.01])
        self.visibility[replies] = 0
        self.pictured = np.flatnonzero((random.random(count) < PICTURES) & ~is_reply)

    def _follow(self) -> None:
        n, random = self.size.people, self._random
        special = np.arange(self.dormant, n)
        drawn = self.size.follows + self.size.follows // 4
        eager = random.lognormal(0, 1, n)
        pairs = self._draw(eager / eager.sum(), drawn) * n + self._draw(self.popularity, drawn)
        pairs = np.unique(np.concatenate([pairs, np.arange(1, n) * n + self.celebrity]))
        follower, followee = pairs // n, pairs % n
        pairs = pairs[(follower != followee) & ~np.isin(follower, special) & ~np.isin(followee, special)]
        crowd = pairs % n == self.celebrity
        others = random.permutation(pairs[~crowd])[: max(self.size.follows - int(crowd.sum()), 0)]
        chosen = [pairs[crowd], others, self._of_dormant()]
        for probe in self.probes:
            weights = np.where(np.isin(np.arange(n), special), 0, self.popularity)
            followed = random.choice(n, probe, replace=False, p=weights / weights.sum())
            chosen.append(self.probe(probe) * n + followed)
        pairs = np.sort(np.concatenate(chosen))
        self.follower, self.followee = pairs // n, pairs % n

    def _of_dormant(self) -> Any:
        busy = np.bincount(self.authors, minlength=self.size.people)
        busy[self.dormant :] = busy.max() + 1
        return self.dormant * self.size.people + np.argsort(busy, kind="stable")[: min(1000, self.size.people // 2)]

    def _like(self) -> None:
        count = self.size.likes
        liked = self._random.permutation(self._draw(self._power_law(self.size.posts, 0.6), count))
        fans = self._random.integers(0, self.size.people, count)
        pairs = np.unique(fans * self.size.posts + liked)
        self.fan, self.liked = pairs // self.size.posts, pairs % self.size.posts
        self.likes = np.bincount(self.liked, minlength=self.size.posts)

    def texts(self) -> Iterator[str]:
        """About a hundred characters each, of words that are as frequent as words are; some tagged."""
        random = np.random.default_rng(7)
        known = words()
        frequency = np.cumsum(1 / np.arange(3, len(known) + 3))
        for start in range(0, self.size.posts, CHUNK):
            lengths = random.integers(8, 25, min(CHUNK, self.size.posts - start))
            picked = np.searchsorted(frequency, random.random(int(lengths.sum())) * frequency[-1])
            end = np.cumsum(lengths)
            for first, last in zip(end - lengths, end, strict=True):
                yield " ".join([known[place] for place in picked[first:last].clip(0, len(known) - 1)])


def _ids(moments_ms: Any) -> Any:
    """Ids of these moments, in rising order and each once."""
    ticks = ((moments_ms - EPOCH_MS) * (1 << (LOW_BITS - WORKER_BITS))).astype(np.int64)
    steps = np.arange(len(ticks))
    return (np.maximum.accumulate(ticks - steps) + steps) << WORKER_BITS


def words(count: int = 20_000) -> list[str]:
    """The most frequent words of every community, those that are in most posts first."""
    random = np.random.default_rng(3)
    syllables = [a + b for a in "bdfgklmnprstvw" for b in ("a", "e", "i", "o", "u", "an", "el", "or")]
    found = dict.fromkeys(
        "".join(syllables[part] for part in random.integers(0, len(syllables), 1 + number % 4))
        for number in range(count * 3)
    )
    return list(found)[:count]
