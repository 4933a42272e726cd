"""Pictures: their rows, and who may fetch one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, bindparam, exists, not_, or_, select, update
from sqlmodel import col

from storage.database import Reader, Writer
from storage.inverse import Inverse, inverse
from storage.models import Account, ChatMember, Image, Message, Post, PostImage, Source
from storage.posts import RESTORE_MS
from storage.visibility import blocked, visible

IN_A_VISIBLE_POST = exists().where(
    col(PostImage.image_id) == col(Image.id), col(Post.id) == col(PostImage.post_id), visible()
)
IN_A_PUBLIC_POST = exists().where(
    col(PostImage.image_id) == col(Image.id), col(Post.id) == col(PostImage.post_id), visible("nobody")
)
IN_A_MESSAGE_TO_THEM = exists().where(
    col(Message.image_id) == col(Image.id),
    col(Message.deleted_ms).is_(None),
    not_(blocked("viewer", col(Message.author_id))),
    col(ChatMember.chat_id) == col(Message.chat_id),
    col(ChatMember.account_id) == bindparam("viewer"),
    col(ChatMember.state) != "out",
)
FETCHABLE = select(col(Image.sha256), col(Image.size), col(Image.mime), IN_A_PUBLIC_POST.label("public")).where(
    col(Image.token) == bindparam("token"),
    or_(
        and_(col(Image.owner_id) == bindparam("viewer"), col(Image.deleted_ms).is_(None)),
        IN_A_VISIBLE_POST,
        IN_A_MESSAGE_TO_THEM,
    ),
)
SHOWN: dict[str, Any] = {
    "post": select(
        exists().where(
            col(PostImage.image_id) == bindparam("image"),
            col(Post.id) == col(PostImage.post_id),
            col(Post.deleted_ms).is_(None),
        )
    ),
    "avatar": select(exists().where(col(Account.avatar) == bindparam("image"))),
    "message": select(exists().where(col(Message.image_id) == bindparam("image"))),
}
SINCE = (
    select(col(Image.id))
    .where(
        col(Image.owner_id) == bindparam("owner"),
        col(Image.id) >= bindparam("since"),
        col(Image.source).in_(bindparam("sources", expanding=True)),
    )
    .order_by(col(Image.id))
)
FILES = (
    select(col(Image.sha256), col(Image.size))
    .distinct()
    .where(col(Image.sha256) > bindparam("after"))
    .order_by(col(Image.sha256))
    .limit(bindparam("limit"))
)
MADE = (Source.painted, Source.made, Source.reworked)
"""Pictures that a painter had work with; those that somebody brings and edits are counted by themselves."""
NAMED = select(col(Image.sha256)).where(col(Image.sha256).in_(bindparam("names", expanding=True)))


def add(writer: Writer, image: Image) -> None:
    writer.add(image)


def owned(reader: Reader, owner: int, ids: Sequence[int]) -> dict[int, Image]:
    """Those of these pictures that belong to this person and are not deleted."""
    table = Image.__table__  # type: ignore[attr-defined]
    own = table.c.owner_id == owner, table.c.deleted_ms.is_(None), table.c.id.in_(list(ids))
    rows = reader.rows(select(*table.c).where(*own))
    return {row.id: Image(**row._mapping) for row in rows}


def binned(reader: Reader, owner: int, id_: int) -> Image | None:
    """A deleted picture of this person's that is not erased yet."""
    table = Image.__table__  # type: ignore[attr-defined]
    own = table.c.id == id_, table.c.owner_id == owner, table.c.deleted_ms.is_not(None)
    row = reader.one(select(*table.c).where(*own))
    return Image(**row._mapping) if row else None


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


def shown_in(reader: Reader, image: int) -> str:
    """Where a picture is shown: "post", "avatar" or "message"; empty where nothing shows it."""
    for place, query in SHOWN.items():
        if reader.value(query, image=image):
            return place
    return ""


def remove(writer: Writer, image: int) -> Inverse | None:
    """Hide a picture from its owner; None where it is hidden already."""
    return _set_deleted(writer, image, None, writer.now_ms, "restore_image")


def restore(writer: Writer, image: int) -> Inverse | None:
    """Bring a removed picture back; None where it is there. Raises ValueError where it is gone for good."""
    found = writer.one(select(col(Image.deleted_ms)).where(col(Image.id) == image))
    if found is None or (found.deleted_ms is not None and found.deleted_ms <= writer.now_ms - RESTORE_MS):
        raise ValueError("after 30 days a deleted picture is erased.")
    return _set_deleted(writer, image, found.deleted_ms, None, "remove_image") if found.deleted_ms else None


def _set_deleted(writer: Writer, image: int, before: int | None, after: int | None, back: str) -> Inverse | None:
    is_so = col(Image.deleted_ms).is_(None) if before is None else col(Image.deleted_ms) == before
    changed = writer.run(update(Image).where(col(Image.id) == image, is_so).values(deleted_ms=after))
    return inverse(back, image=image) if changed else None


def made_since(reader: Reader, owner: int, since: int, sources: Sequence[Source] = MADE) -> list[int]:
    """The pictures of these kinds that this person has got since an id, the oldest first."""
    return reader.column(SINCE, owner=owner, since=since, sources=[int(source) for source in sources])


def take_back(writer: Writer, image: int) -> Inverse | None:
    """Remove a picture that was just brought. Raises ValueError where something shows it by now."""
    if shown_in(writer, image):
        raise ValueError("it is shown somewhere by now. Take it out of there first.")
    return remove(writer, image)


def describe(writer: Writer, image: int, alt: str) -> Inverse | None:
    """Set the alt text that a picture is proposed with; None where it is that already."""
    found = writer.one(select(col(Image.alt)).where(col(Image.id) == image))
    if found is None or found.alt == alt:
        return None
    writer.run(update(Image).where(col(Image.id) == image).values(alt=alt))
    return inverse("describe_image", image=image, alt=found.alt)
