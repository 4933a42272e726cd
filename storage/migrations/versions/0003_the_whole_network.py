"""the whole network: quotes, reposts, tags, polls, lists, notifications, messages, rules and reports"""

from typing import Any

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def _id() -> sa.types.TypeEngine:
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _text(length: int) -> sa.types.TypeEngine:
    return sqlmodel.sql.sqltypes.AutoString(length=length)


def _where(condition: str) -> dict[str, Any]:
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def upgrade() -> None:
    op.create_table(
        "chat",
        sa.Column("id", _id(), nullable=False),
        sa.Column("people", _text(64), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("people"),
    )
    op.create_table(
        "block",
        sa.Column("account_id", _id(), nullable=False),
        sa.Column("target_id", _id(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
        ),
        sa.ForeignKeyConstraint(
            ["target_id"],
            ["account.id"],
        ),
        sa.PrimaryKeyConstraint("account_id", "target_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("block_target", "block", ["target_id", "account_id"])
    op.create_table(
        "chat_member",
        sa.Column("chat_id", _id(), nullable=False),
        sa.Column("account_id", _id(), nullable=False),
        sa.Column("state", _text(16), nullable=False),
        sa.Column("read_to", sa.BigInteger(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
        ),
        sa.ForeignKeyConstraint(
            ["chat_id"],
            ["chat.id"],
        ),
        sa.PrimaryKeyConstraint("chat_id", "account_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("chat_member_account", "chat_member", ["account_id", "state"])
    op.create_table(
        "draft",
        sa.Column("id", _id(), nullable=False),
        sa.Column("account_id", _id(), nullable=False),
        sa.Column("arguments", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("publish_ms", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("draft_due", "draft", ["publish_ms"], **_where("publish_ms IS NOT NULL"))
    op.create_index("ix_draft_account_id", "draft", ["account_id"])
    op.create_table(
        "feed_rules",
        sa.Column("account_id", _id(), nullable=False),
        sa.Column("feed", _text(40), nullable=False),
        sa.Column("rules", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("until_ms", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
        ),
        sa.PrimaryKeyConstraint("account_id", "feed"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "feed_seen",
        sa.Column("account_id", _id(), nullable=False),
        sa.Column("feed", _text(80), nullable=False),
        sa.Column("newest_id", sa.BigInteger(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
        ),
        sa.PrimaryKeyConstraint("account_id", "feed"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "follow_request",
        sa.Column("follower_id", _id(), nullable=False),
        sa.Column("followee_id", _id(), nullable=False),
        sa.ForeignKeyConstraint(
            ["followee_id"],
            ["account.id"],
        ),
        sa.ForeignKeyConstraint(
            ["follower_id"],
            ["account.id"],
        ),
        sa.PrimaryKeyConstraint("follower_id", "followee_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("follow_request_followee", "follow_request", ["followee_id"])
    op.create_table(
        "former_handle",
        sa.Column("handle", _text(30), nullable=False),
        sa.Column("account_id", _id(), nullable=False),
        sa.Column("until_ms", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
        ),
        sa.PrimaryKeyConstraint("handle"),
    )
    op.create_index("ix_former_handle_account_id", "former_handle", ["account_id"])
    op.create_table(
        "mute",
        sa.Column("account_id", _id(), nullable=False),
        sa.Column("target_id", _id(), nullable=False),
        sa.Column("until_ms", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
        ),
        sa.ForeignKeyConstraint(
            ["target_id"],
            ["account.id"],
        ),
        sa.PrimaryKeyConstraint("account_id", "target_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("mute_target", "mute", ["target_id"])
    op.create_table(
        "people_list",
        sa.Column("id", _id(), nullable=False),
        sa.Column("account_id", _id(), nullable=False),
        sa.Column("name", _text(40), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_people_list_account_id", "people_list", ["account_id"])
    op.create_table(
        "tag_follow",
        sa.Column("account_id", _id(), nullable=False),
        sa.Column("tag", _text(64), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
        ),
        sa.PrimaryKeyConstraint("account_id", "tag"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_tag_follow_tag", "tag_follow", ["tag"])
    op.create_table(
        "bookmark",
        sa.Column("account_id", _id(), nullable=False),
        sa.Column("post_id", _id(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
        ),
        sa.ForeignKeyConstraint(
            ["post_id"],
            ["post.id"],
        ),
        sa.PrimaryKeyConstraint("account_id", "post_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("bookmark_post", "bookmark", ["post_id"])
    op.create_table(
        "hidden",
        sa.Column("account_id", _id(), nullable=False),
        sa.Column("post_id", _id(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
        ),
        sa.ForeignKeyConstraint(
            ["post_id"],
            ["post.id"],
        ),
        sa.PrimaryKeyConstraint("account_id", "post_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("hidden_post", "hidden", ["post_id"])
    op.create_table(
        "list_member",
        sa.Column("list_id", _id(), nullable=False),
        sa.Column("account_id", _id(), nullable=False),
        sa.Column("state", _text(16), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
        ),
        sa.ForeignKeyConstraint(
            ["list_id"],
            ["people_list.id"],
        ),
        sa.PrimaryKeyConstraint("list_id", "account_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("list_member_account", "list_member", ["account_id"])
    op.create_table(
        "mention",
        sa.Column("post_id", _id(), nullable=False),
        sa.Column("account_id", _id(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
        ),
        sa.ForeignKeyConstraint(
            ["post_id"],
            ["post.id"],
        ),
        sa.PrimaryKeyConstraint("post_id", "account_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("mention_account", "mention", ["account_id", "post_id"])
    op.create_table(
        "message",
        sa.Column("id", _id(), nullable=False),
        sa.Column("chat_id", _id(), nullable=False),
        sa.Column("author_id", _id(), nullable=False),
        sa.Column("text", _text(2000), nullable=False),
        sa.Column("image_id", _id(), nullable=True),
        sa.Column("post_id", _id(), nullable=True),
        sa.Column("deleted_ms", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["author_id"],
            ["account.id"],
        ),
        sa.ForeignKeyConstraint(
            ["chat_id"],
            ["chat.id"],
        ),
        sa.ForeignKeyConstraint(
            ["image_id"],
            ["image.id"],
        ),
        sa.ForeignKeyConstraint(
            ["post_id"],
            ["post.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_message_author_id", "message", ["author_id"])
    op.create_index("ix_message_image_id", "message", ["image_id"])
    op.create_index("ix_message_post_id", "message", ["post_id"])
    op.create_index("message_chat", "message", ["chat_id", "id"])
    op.create_table(
        "notification",
        sa.Column("id", _id(), nullable=False),
        sa.Column("account_id", _id(), nullable=False),
        sa.Column("type", _text(16), nullable=False),
        sa.Column("actor_id", _id(), nullable=False),
        sa.Column("post_id", _id(), nullable=True),
        sa.Column("message_id", _id(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
        ),
        sa.ForeignKeyConstraint(
            ["actor_id"],
            ["account.id"],
        ),
        sa.ForeignKeyConstraint(
            ["message_id"],
            ["message.id"],
        ),
        sa.ForeignKeyConstraint(
            ["post_id"],
            ["post.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_notification_message_id", "notification", ["message_id"])
    op.create_index("ix_notification_post_id", "notification", ["post_id"])
    op.create_index("notification_account", "notification", ["account_id", "id"])
    op.create_index("notification_cause", "notification", ["actor_id", "type", "post_id"])
    op.create_table(
        "poll",
        sa.Column("post_id", _id(), nullable=False),
        sa.Column("closes_ms", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["post_id"],
            ["post.id"],
        ),
        sa.PrimaryKeyConstraint("post_id"),
    )
    op.create_table(
        "poll_option",
        sa.Column("post_id", _id(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", _text(50), nullable=False),
        sa.Column("votes", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["post_id"],
            ["post.id"],
        ),
        sa.PrimaryKeyConstraint("post_id", "position"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "post_tag",
        sa.Column("tag", _text(64), nullable=False),
        sa.Column("post_id", _id(), nullable=False),
        sa.ForeignKeyConstraint(
            ["post_id"],
            ["post.id"],
        ),
        sa.PrimaryKeyConstraint("tag", "post_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_post_tag_post_id", "post_tag", ["post_id"])
    op.create_table(
        "revision",
        sa.Column("post_id", _id(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("until_ms", sa.BigInteger(), nullable=False),
        sa.Column("text", _text(5000), nullable=False),
        sa.Column("warning", _text(140), nullable=False),
        sa.Column("visibility", sa.Integer(), nullable=False),
        sa.Column("alts", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["post_id"],
            ["post.id"],
        ),
        sa.PrimaryKeyConstraint("post_id", "version"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "vote",
        sa.Column("post_id", _id(), nullable=False),
        sa.Column("account_id", _id(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
        ),
        sa.ForeignKeyConstraint(
            ["post_id"],
            ["post.id"],
        ),
        sa.PrimaryKeyConstraint("post_id", "account_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_vote_account_id", "vote", ["account_id"])
    op.create_table(
        "report",
        sa.Column("id", _id(), nullable=False),
        sa.Column("reporter_id", _id(), nullable=False),
        sa.Column("account_id", _id(), nullable=False),
        sa.Column("post_id", _id(), nullable=True),
        sa.Column("message_id", _id(), nullable=True),
        sa.Column("category", _text(16), nullable=False),
        sa.Column("comment", _text(1000), nullable=False),
        sa.Column("state", _text(16), nullable=False),
        sa.Column("moderator_id", _id(), nullable=True),
        sa.Column("decision", _text(16), nullable=False),
        sa.Column("reason", _text(1000), nullable=False),
        sa.Column("appeal", _text(1000), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
        ),
        sa.ForeignKeyConstraint(
            ["message_id"],
            ["message.id"],
        ),
        sa.ForeignKeyConstraint(
            ["moderator_id"],
            ["account.id"],
        ),
        sa.ForeignKeyConstraint(
            ["post_id"],
            ["post.id"],
        ),
        sa.ForeignKeyConstraint(
            ["reporter_id"],
            ["account.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_report_account_id", "report", ["account_id"])
    op.create_index("ix_report_message_id", "report", ["message_id"])
    op.create_index("ix_report_post_id", "report", ["post_id"])
    op.create_index("ix_report_reporter_id", "report", ["reporter_id"])
    op.create_index("report_state", "report", ["state", "id"])
    op.add_column("account", sa.Column("approve_followers", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("account", sa.Column("role", _text(16), nullable=False, server_default=""))
    op.add_column("account", sa.Column("suspended", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("account", sa.Column("read_to", sa.BigInteger(), server_default="0", nullable=False))
    op.add_column("account", sa.Column("settings", sa.JSON(none_as_null=True), nullable=True))
    op.add_column("post", sa.Column("quote_of", _id(), sa.ForeignKey("post.id"), nullable=True), inline_references=True)
    op.add_column("post", sa.Column("quote_detached", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("post", sa.Column("quote_policy", sa.Integer(), nullable=False, server_default="0"))
    op.add_column(
        "post", sa.Column("repost_of", _id(), sa.ForeignKey("post.id"), nullable=True), inline_references=True
    )
    op.add_column("post", sa.Column("warning", _text(140), nullable=False, server_default=""))
    op.add_column("post", sa.Column("reposts", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("post", sa.Column("quotes", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("post", sa.Column("hot", sa.Float(), nullable=False, server_default="0"))
    op.add_column("post", sa.Column("pinned_ms", sa.BigInteger(), nullable=True))
    op.add_column("post", sa.Column("edited_ms", sa.BigInteger(), nullable=True))
    op.add_column("post", sa.Column("taken_down", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("image", sa.Column("deleted_ms", sa.BigInteger(), nullable=True))
    op.create_index("image_deleted", "image", ["deleted_ms"], **_where("deleted_ms IS NOT NULL"))
    op.create_index("image_sha256", "image", ["sha256"])
    op.create_index("post_deleted", "post", ["deleted_ms"], **_where("deleted_ms IS NOT NULL"))
    op.create_index(
        "post_hot",
        "post",
        ["hot", "id"],
        **_where("deleted_ms IS NULL AND reply_to IS NULL AND repost_of IS NULL AND visibility = 0"),
    )
    op.create_index("post_pinned", "post", ["author_id", "pinned_ms"], **_where("pinned_ms IS NOT NULL"))
    op.create_index("post_quotes", "post", ["quote_of"], **_where("quote_of IS NOT NULL"))
    op.create_index("post_reposts", "post", ["repost_of", "author_id"], unique=True, **_where("repost_of IS NOT NULL"))


def downgrade() -> None:
    for table in (
        "report",
        "vote",
        "revision",
        "post_tag",
        "poll_option",
        "poll",
        "notification",
        "message",
        "mention",
        "list_member",
        "hidden",
        "bookmark",
        "tag_follow",
        "people_list",
        "mute",
        "former_handle",
        "follow_request",
        "feed_seen",
        "feed_rules",
        "draft",
        "chat_member",
        "block",
        "chat",
    ):
        op.drop_table(table)
    for index in ("post_deleted", "post_hot", "post_pinned", "post_quotes", "post_reposts"):
        op.drop_index(index, "post")
    for index in ("image_deleted", "image_sha256"):
        op.drop_index(index, "image")
    for table, column in (
        ("image", "deleted_ms"),
        ("post", "taken_down"),
        ("post", "edited_ms"),
        ("post", "pinned_ms"),
        ("post", "hot"),
        ("post", "quotes"),
        ("post", "reposts"),
        ("post", "warning"),
        ("post", "repost_of"),
        ("post", "quote_policy"),
        ("post", "quote_detached"),
        ("post", "quote_of"),
        ("account", "settings"),
        ("account", "read_to"),
        ("account", "suspended"),
        ("account", "role"),
        ("account", "approve_followers"),
    ):
        op.drop_column(table, column)
