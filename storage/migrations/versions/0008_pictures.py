"""pictures: how each came to be, whose picture it remixes, and who may remix a post"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

REMIXES = "remix_of IS NOT NULL"


def upgrade() -> None:
    op.add_column("image", sa.Column("source", sa.SmallInteger(), nullable=False, server_default="0"))
    op.add_column("image", sa.Column("remix_of", sa.BigInteger(), nullable=True))
    op.add_column("image", sa.Column("credit", sa.JSON(none_as_null=True), nullable=True))
    op.add_column("image", sa.Column("credentials", sa.JSON(none_as_null=True), nullable=True))
    op.create_index(
        "image_remix_of", "image", ["remix_of"], sqlite_where=sa.text(REMIXES), postgresql_where=sa.text(REMIXES)
    )
    op.add_column("post", sa.Column("remix", sa.SmallInteger(), nullable=False, server_default="2"))


def downgrade() -> None:
    op.drop_column("post", "remix")
    op.drop_index("image_remix_of", "image")
    for name in ("credentials", "credit", "remix_of", "source"):
        op.drop_column("image", name)
