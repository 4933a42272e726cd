"""The rules of people's feeds, as they are stored: whole, by the feed's name. What they mean, the social tools know."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, bindparam, delete, select
from sqlmodel import col

from storage.database import Reader, Writer
from storage.home import FOLLOWS, NOBODY, Follows
from storage.inverse import Inverse, inverse
from storage.models import Account, FeedRules, FeedSeen

Rules = list[Any]


@dataclass(frozen=True)
class Stored:
    """What holds for one feed of a person now: its rules, when they end, words that they hide everywhere, and what
    they follow."""

    rules: Rules | None
    until_ms: int | None
    hidden_words: tuple[str, ...] = ()
    seen: int = 0
    """The newest post of the feed that they were shown."""
    follows: Follows = NOBODY


OF_FEED = and_(col(FeedRules.account_id) == col(Account.id), col(FeedRules.feed) == bindparam("feed"))
SHOWN = and_(col(FeedSeen.account_id) == col(Account.id), col(FeedSeen.feed) == bindparam("feed"))
STORED = (
    select(col(Account.settings), col(FeedRules.rules), col(FeedRules.until_ms), col(FeedSeen.newest_id), *FOLLOWS)
    .outerjoin(FeedRules, OF_FEED)
    .outerjoin(FeedSeen, SHOWN)
    .where(col(Account.id) == bindparam("account"))
)
NAMES = (
    select(col(FeedRules.feed)).where(col(FeedRules.account_id) == bindparam("account")).order_by(col(FeedRules.feed))
)


def stored(reader: Reader, account: int, feed: str) -> Stored:
    """The rules of a feed, without any once they have ended, and how far it was read: all in one statement."""
    row = reader.one(STORED, account=account, feed=feed)
    if row is None:
        return Stored(None, None)
    words = tuple((row.settings or {}).get("hide_words") or ())
    ended = row.until_ms is not None and row.until_ms <= reader.now_ms
    rules, until_ms = (None, None) if ended else (row.rules, row.until_ms)
    return Stored(rules, until_ms, words, row.newest_id or 0, Follows(row.following, row.tags))


def names(reader: Reader, account: int) -> list[str]:
    """The feeds for which a person has rules, in the order of their names."""
    return reader.column(NAMES, account=account)


def set_rules(writer: Writer, account: int, feed: str, rules: Rules | None, until_ms: int | None) -> Inverse | None:
    """Put these rules in the place of others (None takes them away); None where it is so already."""
    row = writer.one(STORED, account=account, feed=feed)
    if (row.rules, row.until_ms) == (rules, until_ms):
        return None
    writer.run(delete(FeedRules).where(col(FeedRules.account_id) == account, col(FeedRules.feed) == feed))
    if rules is not None:
        writer.add(FeedRules(account_id=account, feed=feed, rules=rules, until_ms=until_ms))
    return inverse("set_feed_rules", account=account, feed=feed, rules=row.rules, until_ms=row.until_ms)
