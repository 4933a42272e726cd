"""longest: no text is longer than its column says, on an engine that does not see to that by itself either; and
answers are counted anew, those for everybody alone, with the `hot` of posts that were there before there was one

A file keeps whatever is put into a VARCHAR. A later migration that makes one of these tables anew (a batch does) drops
its triggers, and has to run this one's statements for it again.
"""

from math import log2

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

LIMITS: dict[str, dict[str, int]] = {
    "account": {
        "key": 64, "handle": 30, "name": 64, "bio": 500, "pronouns": 40, "animal": 30, "kind": 16,
        "passphrase": 200, "role": 16,
    },
    "approval": {"thread_id": 64, "turn": 64, "tool": 64, "digest": 64, "state": 16},
    "chat": {"people": 64},
    "chat_member": {"state": 16},
    "element": {"id": 64, "thread_id": 64, "step_id": 64},
    "entry": {"digest": 64, "origin": 255},
    "feed_rules": {"feed": 40},
    "feed_seen": {"feed": 80},
    "former_handle": {"handle": 30},
    "image": {"token": 32, "sha256": 64, "mime": 32, "alt": 1500, "prompt": 4000, "maker": 64, "blur": 2000},
    "list_member": {"state": 16},
    "message": {"text": 2000},
    "notification": {"type": 16},
    "people_list": {"name": 40},
    "poll_option": {"text": 50},
    "post": {"text": 5000, "warning": 140},
    "post_image": {"alt": 1500},
    "post_tag": {"tag": 64},
    "receipt": {"tool": 64, "target": 100, "words": 300},
    "report": {"category": 16, "comment": 1000, "state": 16, "decision": 16, "reason": 1000, "appeal": 1000},
    "revision": {"text": 5000, "warning": 140},
    "shown": {"thread_id": 64, "kind": 16},
    "sign_in": {"key": 64},
    "site": {"origin": 255, "key_hash": 64},
    "step": {"id": 64, "thread_id": 64},
    "tag_follow": {"tag": 64},
    "thread": {"id": 64, "name": 200},
}  # fmt: skip


PUBLIC_ANSWERS = """
UPDATE post SET replies = (
    SELECT count(*) FROM post AS answer
    WHERE answer.reply_to = post.id AND answer.deleted_ms IS NULL AND answer.visibility <= 1
) WHERE id IN (SELECT reply_to FROM post WHERE reply_to IS NOT NULL AND visibility > 1)
"""


def upgrade() -> None:
    op.execute(PUBLIC_ANSWERS)
    _warm()
    if op.get_bind().dialect.name == "postgresql":
        return
    for table, columns in LIMITS.items():
        too_long = " OR ".join(f"length(new.{name}) > {longest}" for name, longest in columns.items())
        refuse = f"WHEN {too_long} BEGIN SELECT RAISE(ABORT, 'value too long for {table}'); END"
        op.execute(f"CREATE TRIGGER {table}_longest_insert BEFORE INSERT ON {table} {refuse}")
        op.execute(f"CREATE TRIGGER {table}_longest_update BEFORE UPDATE OF {', '.join(columns)} ON {table} {refuse}")


def _warm() -> None:
    """The formula as it is today; the time of birth is in the id."""
    cold = sa.text("SELECT id, likes, replies FROM post WHERE hot = 0 AND repost_of IS NULL")
    hot = [
        {"post": id_, "hot": log2(1 + likes + 2 * replies) + (id_ >> 12) / 43_200_000}
        for id_, likes, replies in op.get_bind().execute(cold)
    ]
    if hot:
        op.get_bind().execute(sa.text("UPDATE post SET hot = :hot WHERE id = :post"), hot)


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        return
    for table in LIMITS:
        op.execute(f"DROP TRIGGER {table}_longest_insert")
        op.execute(f"DROP TRIGGER {table}_longest_update")
