"""Pictures: their rows, and who may fetch one."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, exists, func, or_, select
from sqlmodel import col

from storage.database import Reader, Writer
from storage.models import Image, Post, PostImage
from storage.visibility import visible

IN_A_VISIBLE_POST = exists().where(
    col(PostImage.image_id) == col(Image.id), col(Post.id) == col(PostImage.post_id), visible()
)
IN_A_PUBLIC_POST = exists().where(
    col(PostImage.image_id) == col(Image.id), col(Post.id) == col(PostImage.post_id), visible("nobody")
)
FETCHABLE = select(col(Image.sha256), col(Image.size), col(Image.mime), IN_A_PUBLIC_POST.label("public")).where(
    col(Image.token) == bindparam("token"),
    or_(col(Image.owner_id) == bindparam("viewer"), IN_A_VISIBLE_POST),
)
SINCE = (
    select(func.count())
    .select_from(Image)
    .where(col(Image.owner_id) == bindparam("owner"), col(Image.id) >= bindparam("since"))
)
FILES = (
    select(col(Image.sha256), col(Image.size))
    .distinct()
    .where(col(Image.sha256) > bindparam("after"))
    .order_by(col(Image.sha256))
    .limit(bindparam("limit"))
)
NAMED = select(col(Image.sha256)).where(col(Image.sha256).in_(bindparam("names", expanding=True)))


def add(writer: Writer, image: Image) -> None:
    writer.add(image)


def owned(reader: Reader, owner: int, ids: Sequence[int]) -> dict[int, Image]:
    """Those of these pictures that belong to this person."""
    table = Image.__table__  # type: ignore[attr-defined]
    rows = reader.rows(select(*table.c).where(table.c.owner_id == owner, table.c.id.in_(list(ids))))
    return {row.id: Image(**row._mapping) for row in rows}


@dataclass(frozen=True)
class Fetchable:
    """A picture that a viewer may fetch. `size` is that of its file in bytes."""

    sha256: str
    size: int
    mime: str
    public: bool


def fetchable(reader: Reader, viewer: int, token: str) -> Fetchable | None:
    """The picture behind this address, where this viewer (0 is nobody) may fetch it."""
    row = reader.one(FETCHABLE, viewer=viewer, nobody=0, token=token)
    return Fetchable(row.sha256, row.size, row.mime, bool(row.public)) if row else None


def files(reader: Reader, after: str, limit: int) -> list[tuple[str, int]]:
    """(SHA-256, size in bytes) of the next files that pictures need, in the order of their names."""
    return [(row.sha256, row.size) for row in reader.rows(FILES, after=after, limit=limit)]


def named(reader: Reader, names: Sequence[str]) -> set[str]:
    """Those of these SHA-256 that a picture needs."""
    return set(reader.column(NAMED, names=list(names)))


def made_since(reader: Reader, owner: int, since: int) -> int:
    """How many pictures this person has made since an id."""
    count: int = reader.value(SINCE, owner=owner, since=since)
    return count
