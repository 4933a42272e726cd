"""Alembic's way in: the connection is given, and so is its transaction."""

from alembic import context
from sqlmodel import SQLModel

import storage.models  # noqa: F401  (fills the metadata)
from storage.migrate import is_ours

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=SQLModel.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    compare_type=True,
    include_object=is_ours,
)
context.run_migrations()
