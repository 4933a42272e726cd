"""What all tables share: ids, references, times, JSON, and how the columns that are numbers are named."""

from enum import IntEnum
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, ForeignKey, Index, Integer, text
from sqlalchemy.types import TypeEngine
from sqlmodel import Field

ID: TypeEngine[int] = BigInteger().with_variant(Integer, "sqlite")
"""64 bits on every engine, and still the rowid on SQLite."""
NO_ROWID = {"sqlite_with_rowid": False}
"""For a table that is found by its key alone: the key is the table."""


class Visibility(IntEnum):
    """Who may see a post, from the widest audience to the narrowest."""

    public = 0
    unlisted = 1
    followers = 2
    direct = 3


class Policy(IntEnum):
    """Who may quote a post, or remix it."""

    anyone = 0
    followers = 1
    nobody = 2


class Source(IntEnum):
    """How a picture came to be. Where IPTC's DigitalSourceType has a word for it, it is given."""

    painted = 0
    """Drawn by fixed rules: algorithmicMedia."""
    made = 1
    """Made by a model: trainedAlgorithmicMedia."""
    reworked = 2
    """A photo changed by a model: compositeWithTrainedAlgorithmicMedia."""
    photo = 3
    """Brought along by a person; how it was taken is not known."""
    edited = 4
    """A photo changed by fixed rules."""


def key() -> Any:
    return Field(sa_column=Column(ID, primary_key=True, autoincrement=False))


def ref(target: str, *, key: bool = False, null: bool = False, index: bool = False) -> Any:
    return Field(
        default=None if null else ...,
        sa_column=Column(
            ID, ForeignKey(target), primary_key=key, nullable=null, index=index or None, autoincrement=False
        ),
    )


def time(null: bool = True) -> Any:
    return Field(default=None if null else ..., sa_column=Column(BigInteger, nullable=null))


def mark() -> Any:
    """An id up to which something counts; 0 is before everything."""
    return Field(default=0, sa_column=Column(BigInteger, nullable=False, server_default="0"))


def json(null: bool = False) -> Any:
    return Field(default=None if null else ..., sa_column=Column(JSON(none_as_null=True), nullable=null))


def partial(name: str, *columns: str, where: str, unique: bool = False) -> Index:
    return Index(name, *columns, sqlite_where=text(where), postgresql_where=text(where), unique=unique)
