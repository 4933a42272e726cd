"""help: how much the assistant helped with a post, and when a conversation was last spoken in"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("post", sa.Column("ai", sa.SmallInteger(), nullable=False, server_default="0"))
    op.add_column("thread", sa.Column("said_ms", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    op.drop_column("thread", "said_ms")
    op.drop_column("post", "ai")
