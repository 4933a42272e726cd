"""the second day: conversations that are kept, sign-ins that can be ended, profiles with more in them"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def _id() -> sa.types.TypeEngine:
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _text(length: int) -> sa.types.TypeEngine:
    return sqlmodel.sql.sqltypes.AutoString(length=length)


def upgrade() -> None:
    op.add_column("account", sa.Column("pronouns", _text(40), nullable=False, server_default=""))
    op.add_column("account", sa.Column("avatar", _id(), nullable=True))
    op.add_column("account", sa.Column("passphrase", _text(200), nullable=False, server_default=""))
    op.add_column("image", sa.Column("varies", _id(), nullable=True))
    op.add_column("thread", sa.Column("name", _text(200), nullable=False, server_default=""))
    op.add_column("thread", sa.Column("updated_ms", sa.BigInteger(), nullable=True))
    op.add_column("thread", sa.Column("memory", sa.JSON(none_as_null=True), nullable=True))
    op.create_index("thread_account", "thread", ["account_id", "updated_ms"])
    op.drop_index("ix_thread_account_id", "thread")
    op.create_table(
        "step",
        sa.Column("id", _text(64), nullable=False),
        sa.Column("thread_id", sa.String(64), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["thread_id"], ["thread.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("step_thread", "step", ["thread_id", "at_ms"])
    op.create_table(
        "element",
        sa.Column("id", _text(64), nullable=False),
        sa.Column("thread_id", sa.String(64), nullable=False),
        sa.Column("step_id", _text(64), nullable=False),
        sa.Column("body", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["thread_id"], ["thread.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_element_thread_id", "element", ["thread_id"])
    op.create_table(
        "sign_in",
        sa.Column("key", _text(64), nullable=False),
        sa.Column("account_id", _id(), autoincrement=False, nullable=False),
        sa.Column("expires_ms", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"]),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("ix_sign_in_account_id", "sign_in", ["account_id"])
    op.create_table(
        "entry",
        sa.Column("digest", _text(64), nullable=False),
        sa.Column("account_id", _id(), autoincrement=False, nullable=False),
        sa.Column("origin", _text(255), nullable=False),
        sa.Column("expires_ms", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"]),
        sa.PrimaryKeyConstraint("digest"),
    )
    op.create_index("ix_entry_account_id", "entry", ["account_id"])


def downgrade() -> None:
    for table in ("entry", "sign_in", "element", "step"):
        op.drop_table(table)
    op.create_index("ix_thread_account_id", "thread", ["account_id"])
    op.drop_index("thread_account", "thread")
    for table, columns in (
        ("thread", ("memory", "updated_ms", "name")),
        ("image", ("varies",)),
        ("account", ("passphrase", "avatar", "pronouns")),
    ):
        for column in columns:
            op.drop_column(table, column)
