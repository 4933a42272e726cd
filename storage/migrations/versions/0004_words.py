"""words: what is written in posts, and in profiles, can be searched

These tables, columns and triggers belong to the engine and stand in no model; `storage.dialect` asks them, and
`storage.migrate.is_ours` keeps Alembic from comparing them. A later migration that makes `post` or `account` anew (a batch
does) has to run this one's statements again.
"""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

INDEXED = {"post": ("text",), "account": ("handle", "name", "bio")}
FOLD = r"""
CREATE FUNCTION salon_fold(written text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT regexp_replace(
        regexp_replace(normalize(lower(written), NFKD), '[\u0300-\u036f]', '', 'g'), '[^[:alnum:]]+', ' ', 'g')
$$
"""


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(FOLD)
        for table, columns in INDEXED.items():
            _index_on_a_server(table, columns)
    else:
        for table, columns in INDEXED.items():
            _index_in_a_file(table, columns)


def _index_on_a_server(table: str, columns: tuple[str, ...]) -> None:
    written = " || ' ' || ".join(columns)
    op.execute(
        f"ALTER TABLE {table} ADD COLUMN {table}_words tsvector "
        f"GENERATED ALWAYS AS (to_tsvector('simple', salon_fold({written}))) STORED"
    )
    op.execute(f"CREATE INDEX {table}_words_index ON {table} USING gin ({table}_words)")


def _index_in_a_file(table: str, columns: tuple[str, ...]) -> None:
    """An index that keeps no text of its own, and not how long each is; triggers keep it up to date."""
    words, names = f"{table}_words", ", ".join(columns)
    new, old = (", ".join(f"{row}.{column}" for column in columns) for row in ("new", "old"))
    forget = f"INSERT INTO {words}({words}, rowid, {names}) VALUES ('delete', old.id, {old});"
    learn = f"INSERT INTO {words}(rowid, {names}) VALUES (new.id, {new});"
    op.execute(
        f"CREATE VIRTUAL TABLE {words} USING fts5("
        f"{names}, content='{table}', content_rowid='id', tokenize='unicode61 remove_diacritics 2', columnsize=0)"
    )
    op.execute(f"CREATE TRIGGER {words}_insert AFTER INSERT ON {table} BEGIN {learn} END")
    op.execute(f"CREATE TRIGGER {words}_delete AFTER DELETE ON {table} BEGIN {forget} END")
    op.execute(f"CREATE TRIGGER {words}_update AFTER UPDATE OF {names} ON {table} BEGIN {forget} {learn} END")
    op.execute(f"INSERT INTO {words}({words}) VALUES ('rebuild')")


def downgrade() -> None:
    on_a_server = op.get_bind().dialect.name == "postgresql"
    for table in INDEXED:
        if on_a_server:
            op.execute(f"ALTER TABLE {table} DROP COLUMN {table}_words")
            continue
        for event in ("insert", "delete", "update"):
            op.execute(f"DROP TRIGGER {table}_words_{event}")
        op.execute(f"DROP TABLE {table}_words")
    if on_a_server:
        op.execute("DROP FUNCTION salon_fold(text)")
