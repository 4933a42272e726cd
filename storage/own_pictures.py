"""What somebody made: their own pictures by words and time, the newest first, and where each of them is shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlmodel import col

from storage import images
from storage.database import Reader
from storage.ids import MAX_ID
from storage.models import Account, Image, Post, PostImage
from storage.search import fold

CHUNK = 500
EXAMINED = 20
"""So many chunks are looked through for one page."""
IMAGES: Any = Image.__table__  # type: ignore[attr-defined]
TOLD = (
    select(IMAGES.c.id, IMAGES.c.prompt, IMAGES.c.alt, IMAGES.c.drawn)
    .where(IMAGES.c.owner_id == bindparam("owner"), IMAGES.c.deleted_ms.is_(None))
    .where(IMAGES.c.id < bindparam("below"), IMAGES.c.id > bindparam("above"))
    .order_by(IMAGES.c.id.desc())
    .limit(CHUNK)
)
SHARED = (
    select(col(PostImage.image_id), func.min(col(Post.visibility)).label("visibility"))
    .join(Post, col(Post.id) == col(PostImage.post_id))
    .where(col(PostImage.image_id).in_(bindparam("ids", expanding=True)), col(Post.deleted_ms).is_(None))
    .group_by(col(PostImage.image_id))
)
AVATAR = select(col(Account.avatar)).where(col(Account.id) == bindparam("owner"))
BINNED = (
    select(IMAGES.c.id)
    .where(IMAGES.c.owner_id == bindparam("owner"), IMAGES.c.deleted_ms.is_not(None))
    .order_by(IMAGES.c.deleted_ms.desc(), IMAGES.c.id.desc())
    .limit(1)
)


@dataclass(frozen=True)
class Page:
    """Pictures, and the id before which the next page begins (None at the end)."""

    pictures: list[Image]
    next: int | None


def page(reader: Reader, owner: int, words: Sequence[str], limit: int, *, above: int = 0, below: int = MAX_ID) -> Page:
    """Those of a person's pictures that all of these words fit, of the ids between two."""
    ids: list[int] = []
    for _ in range(EXAMINED):
        rows = reader.rows(TOLD, owner=owner, below=below, above=above)
        ids += [row.id for row in rows if fits(words, row.prompt, row.alt, *row.drawn)]
        if len(ids) > limit or len(rows) < CHUNK:
            break
        below = rows[-1].id
    found = images.owned(reader, owner, ids[:limit])
    shown = [found[id_] for id_ in ids[:limit] if id_ in found]
    return Page(shown, shown[-1].id if shown and len(ids) > limit else None)


def fits(words: Sequence[str], *texts: str) -> bool:
    """Whether each word begins a word of the texts, or is one of them in the plural."""
    said = fold(" ".join(texts)).replace("’", "'").split()
    bare = [part.strip(".,;:!?\"'“”()#") for part in said]
    return all(any(part.startswith(one) or _plural(one, part) for part in bare) for one in map(fold, words))


def _plural(word: str, of: str) -> bool:
    return bool(of) and word in (f"{of}s", f"{of}es", f"{of}n", f"{of}en")


def shared(reader: Reader, ids: Sequence[int]) -> dict[int, int]:
    """Those of these pictures that hang in a post, and the widest visibility of those posts."""
    return {row.image_id: row.visibility for row in reader.rows(SHARED, ids=list(ids))} if ids else {}


def avatar(reader: Reader, owner: int) -> int | None:
    found: int | None = reader.value(AVATAR, owner=owner)
    return found


def last_binned(reader: Reader, owner: int) -> int | None:
    """The picture that was deleted last and is not erased yet."""
    row = reader.one(BINNED, owner=owner)
    return row.id if row else None
