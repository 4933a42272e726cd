"""wishes: what an author lets assistants and makers of models do with a post; and what left this machine, turn by turn"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

LIMITS = {"thread_id": 64, "host": 255, "model": 200}


def _id() -> sa.types.TypeEngine:
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _text(length: int) -> sa.types.TypeEngine:
    return sqlmodel.sql.sqltypes.AutoString(length=length)


def _json() -> sa.types.TypeEngine:
    return sa.JSON(none_as_null=True)


def upgrade() -> None:
    op.add_column("post", sa.Column("assistant_quote", sa.Integer(), nullable=True))
    op.add_column("post", sa.Column("allow_training", sa.Boolean(), nullable=True))
    op.create_table(
        "sent",
        sa.Column("id", _id(), autoincrement=False, nullable=False),
        sa.Column("account_id", _id(), autoincrement=False, nullable=False),
        sa.Column("thread_id", _text(LIMITS["thread_id"]), nullable=False),
        sa.Column("host", _text(LIMITS["host"]), nullable=False),
        sa.Column("model", _text(LIMITS["model"]), nullable=False),
        sa.Column("requests", sa.Integer(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("tokens", sa.Integer(), nullable=False),
        sa.Column("uncounted", sa.BigInteger(), nullable=False, server_default="0"),
        sa.Column("posts", _json(), nullable=False),
        sa.Column("images", _json(), nullable=False),
        sa.Column("results", _json(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("sent_account", "sent", ["account_id", "id"])
    op.create_index("sent_thread", "sent", ["thread_id"])
    if op.get_bind().dialect.name != "postgresql":
        _limit()


def _limit() -> None:
    """As 0005 does for the tables that were there before."""
    too_long = " OR ".join(f"length(new.{name}) > {longest}" for name, longest in LIMITS.items())
    refuse = f"WHEN {too_long} BEGIN SELECT RAISE(ABORT, 'value too long for sent'); END"
    op.execute(f"CREATE TRIGGER sent_longest_insert BEFORE INSERT ON sent {refuse}")
    op.execute(f"CREATE TRIGGER sent_longest_update BEFORE UPDATE OF {', '.join(LIMITS)} ON sent {refuse}")


def downgrade() -> None:
    op.drop_table("sent")
    op.drop_column("post", "allow_training")
    op.drop_column("post", "assistant_quote")
