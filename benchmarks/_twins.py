"""What Salon does, by hand and with nothing but the sqlite3 module: the least that the same result can cost."""

import sqlite3
from typing import Any

from benchmarks.world import path

SEEN = "deleted_ms IS NULL AND reply_to IS NULL AND visibility < 3"
ASKER = """
    SELECT a.settings, a.following, r.rules, r.until_ms, s.newest_id,
           EXISTS (SELECT 1 FROM tag_follow t WHERE t.account_id = a.id) AS tags
    FROM account a LEFT JOIN feed_rules r ON r.account_id = a.id AND r.feed = 'home'
         LEFT JOIN feed_seen s ON s.account_id = a.id AND s.feed = 'home'
    WHERE a.id = :me
"""
NOT_MUTED = """
    NOT IN (SELECT m.target_id FROM mute m WHERE m.account_id = :me AND (m.until_ms IS NULL OR m.until_ms > :now))
"""
FOLLOWED = f"""
    SELECT p.id FROM follow f JOIN post p ON f.followee_id = p.author_id
    WHERE f.follower_id = :me AND f.followee_id {NOT_MUTED} AND {SEEN} AND p.id < :before
    ORDER BY p.id DESC LIMIT :limit
"""
AMONG_NEWEST = f"""
    SELECT p.id FROM post p
    WHERE {SEEN} AND p.id < :before
      AND p.id >= coalesce((SELECT o.id FROM post o WHERE o.id < :before ORDER BY o.id DESC LIMIT 1 OFFSET 2000), 0)
      AND EXISTS (SELECT 1 FROM follow f WHERE f.follower_id = :me AND f.followee_id = p.author_id + 0)
      AND p.author_id + 0 {NOT_MUTED}
    ORDER BY p.id DESC LIMIT :limit
"""
OWN = f"SELECT id FROM post WHERE author_id = :me AND {SEEN} AND id < :before ORDER BY id DESC LIMIT :limit"
SHOWN = """
    SELECT p.id, p.text, p.visibility, p.likes, p.replies, a.id AS author_id, a.handle, a.name, a.animal,
           a.kind, a.avatar,
           EXISTS (SELECT 1 FROM post_like l WHERE l.account_id = :me AND l.post_id = p.id) AS liked,
           EXISTS (SELECT 1 FROM follow f WHERE f.follower_id = :me AND f.followee_id = p.author_id) AS following,
           EXISTS (SELECT 1 FROM follow f WHERE f.follower_id = p.author_id AND f.followee_id = :me) AS followed_by,
           p.reply_to, p.warning, p.reposts, p.quotes, p.quote_policy, p.remix, p.edited_ms, p.pinned_ms,
           EXISTS (SELECT 1 FROM post r
                   WHERE r.repost_of = p.id AND r.author_id = :me AND r.deleted_ms IS NULL) AS reposted,
           EXISTS (SELECT 1 FROM bookmark b WHERE b.account_id = :me AND b.post_id = p.id) AS bookmarked,
           p.repost_of, p.quote_of, p.quote_detached, c.closes_ms, p.ai,
           p.assistant_quote IS NOT NULL OR a.settings IS NOT NULL AS with_wishes
    FROM post p JOIN account a ON a.id = p.author_id LEFT JOIN poll c ON c.post_id = p.id
    WHERE p.id IN ({ids}) AND p.deleted_ms IS NULL AND NOT a.suspended
      AND (p.visibility <= 1 OR p.author_id = :me
           OR EXISTS (SELECT 1 FROM mention n WHERE n.post_id = p.id AND n.account_id = :me)
           OR p.visibility = 2
              AND (EXISTS (SELECT 1 FROM follow f WHERE f.follower_id = :me AND f.followee_id = p.author_id)
                   OR EXISTS (SELECT 1 FROM post o WHERE o.id = p.reply_to AND o.author_id = :me)))
      AND NOT EXISTS (SELECT 1 FROM block x WHERE x.account_id = :me AND x.target_id = p.author_id)
      AND NOT EXISTS (SELECT 1 FROM block x WHERE x.account_id = p.author_id AND x.target_id = :me)
      AND NOT EXISTS (SELECT 1 FROM hidden h WHERE h.account_id = :me AND h.post_id = p.id)
"""
PICTURES = """
    SELECT k.post_id, i.id, i.token, k.alt, i.width, i.height, i.blur, i.maker, i.remix_of
    FROM post_image k JOIN image i ON i.id = k.image_id WHERE k.post_id IN ({ids}) ORDER BY k.post_id, k.position
"""


def opened(size: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path(size), isolation_level=None)
    connection.execute("PRAGMA mmap_size=1073741824")
    connection.execute("PRAGMA query_only=1")
    return connection


def home(connection: sqlite3.Connection, me: int, now: int, limit: int) -> list[Any]:
    """The rows of a home page, newest first, and those of its pictures: for who follows no tags and has no rules."""
    asked = {"me": me, "before": 1 << 53, "limit": limit + 1, "now": now}
    connection.execute("BEGIN")
    settings, following, rules, *_, tags = connection.execute(ASKER, asked).fetchone()
    assert not (settings or rules or tags)
    found = {id_ for (id_,) in connection.execute(AMONG_NEWEST, asked)} if following >= 400 else set()
    if len(found) <= limit:
        found = {id_ for (id_,) in connection.execute(FOLLOWED, asked)}
    found.update(id_ for (id_,) in connection.execute(OWN, asked))
    ids = sorted(found, reverse=True)[:limit]
    named = {f"id{place}": id_ for place, id_ in enumerate(ids)}
    listed = ", ".join(f":{name}" for name in named)  # the same text for each page, so that sqlite3 keeps it prepared
    rows = {row[0]: row for row in connection.execute(SHOWN.format(ids=listed), {"me": me, **named})}
    pictures = connection.execute(PICTURES.format(ids=listed), named).fetchall()
    connection.execute("ROLLBACK")
    return [[rows[id_] for id_ in ids if id_ in rows], pictures]


def columns(connection: sqlite3.Connection) -> list[str]:
    """The names of what a row of a home page has."""
    return [column[0] for column in connection.execute(SHOWN.format(ids="0"), {"me": 0}).description]
