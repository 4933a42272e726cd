"""Pictures: their rows, and who may fetch one."""

from collections.abc import Sequence

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
FETCHABLE = select(col(Image.sha256), col(Image.mime), IN_A_PUBLIC_POST.label("public")).where(
    col(Image.token) == bindparam("token"),
    or_(col(Image.owner_id) == bindparam("viewer"), IN_A_VISIBLE_POST),
)
SINCE = (
    select(func.count())
    .select_from(Image)
    .where(col(Image.owner_id) == bindparam("owner"), col(Image.id) >= bindparam("since"))
)


def add(writer: Writer, image: Image) -> None:
    writer.add(image)


def owned(reader: Reader, owner: int, ids: Sequence[int]) -> dict[int, Image]:
    """Those of these pictures that belong to this person."""
    table = Image.__table__  # type: ignore[attr-defined]
    rows = reader.rows(select(*table.c).where(table.c.owner_id == owner, table.c.id.in_(list(ids))))
    return {row.id: Image(**row._mapping) for row in rows}


def fetchable(reader: Reader, viewer: int, token: str) -> tuple[str, str, bool] | None:
    """(sha256, media type, whether everybody may) of a picture that this viewer (0 is nobody) may fetch."""
    row = reader.one(FETCHABLE, viewer=viewer, nobody=0, token=token)
    return (row.sha256, row.mime, bool(row.public)) if row else None


def made_since(reader: Reader, owner: int, since: int) -> int:
    """How many pictures this person has made since an id."""
    count: int = reader.value(SINCE, owner=owner, since=since)
    return count
