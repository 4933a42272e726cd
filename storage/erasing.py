"""Erasing for good what was deleted 30 days ago: nothing of a post, its pictures or what was done with it stays.

What answers or quotes an erased post keeps the place above it, a row without a word. Reposts go with it. Its author's
receipts stay and tell that something was done, no longer what; the previews that led there lose their words as well.
What people said in their conversations with the assistant is theirs, and goes when they delete those.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import String, and_, bindparam, cast, delete, exists, null, or_, select, update
from sqlalchemy.orm import aliased
from sqlmodel import col

from storage import lineage
from storage.database import Reader, Writer
from storage.models import (
    Account,
    Approval,
    Bookmark,
    Element,
    Hidden,
    Image,
    Mention,
    Message,
    Notification,
    Policy,
    Poll,
    PollOption,
    Post,
    PostImage,
    PostLike,
    PostTag,
    Receipt,
    Report,
    Revision,
    Shown,
    Vote,
)
from storage.posts import RESTORE_MS

ERASED = 0
AT_ONCE = 100
WORDS = {"share_post": "You shared a post that is erased", "edit_post": "You edited a post that is erased"}
PICTURE_WORDS = {"create_image": "You made a picture that is erased"}
OTHER_PICTURE_WORDS = "You did something with a picture that is erased"
PARTS = (
    PostImage, PostLike, Bookmark, Hidden, Revision, PostTag, Mention, Vote, PollOption, Poll, Notification,
)  # fmt: skip
_near = aliased(Post)
HELD = exists().where(
    or_(col(_near.reply_to) == col(Post.id), col(_near.root) == col(Post.id), col(_near.quote_of) == col(Post.id))
)
"""Something answers or quotes it, and stands or falls with the place."""
DUE = (
    select(col(Post.id))
    .where(col(Post.deleted_ms).is_not(None), col(Post.deleted_ms) <= bindparam("before"))
    .where(or_(col(Post.deleted_ms) != ERASED, ~HELD))
    .order_by(col(Post.id))
    .limit(AT_ONCE)
)
DUE_IMAGES = (
    select(col(Image.id))
    .where(col(Image.deleted_ms).is_not(None), col(Image.deleted_ms) <= bindparam("before"))
    .where(~exists().where(col(PostImage.image_id) == col(Image.id)))
    .limit(AT_ONCE)
)
NEEDED = or_(
    exists().where(col(PostImage.image_id) == col(Image.id)),
    exists().where(col(Message.image_id) == col(Image.id)),
    exists().where(col(Account.avatar) == col(Image.id)),
)
BLANK = {
    "text": "", "warning": "", "likes": 0, "reposts": 0, "hot": 0.0, "ai": 0,
    "remix": Policy.nobody, "pinned_ms": None, "edited_ms": None, "deleted_ms": ERASED, "quote_of": None,
}  # fmt: skip

"""What stays of a row is its place, and how many answer and quote it."""


def erase_due(writer: Writer) -> list[str]:
    """Erase what has been deleted for 30 days, a hundred posts at a time; the SHA-256 of files that nothing needs now.

    Run it again until nothing is due (`is_due`).
    """
    posts = writer.column(DUE, before=writer.now_ms - RESTORE_MS)
    pictures = writer.column(select(col(PostImage.image_id)).where(col(PostImage.post_id).in_(posts)))
    for post in posts:
        erase_post(writer, post)
    due = writer.column(DUE_IMAGES, before=writer.now_ms - RESTORE_MS)
    return erase_images(writer, {*pictures, *due})


def is_due(reader: Reader) -> bool:
    before = reader.now_ms - RESTORE_MS
    return bool(reader.column(DUE, before=before) or reader.column(DUE_IMAGES, before=before))


def erase_post(writer: Writer, post: int) -> None:
    """Erase one post that is deleted already, so that no counter counts it any more."""
    for mark in writer.column(select(col(Post.id)).where(col(Post.repost_of) == post)):
        _erase_row(writer, mark)
    _erase_words(writer, post)
    lineage.forget(writer, post)
    _erase_row(writer, post)


def _erase_row(writer: Writer, post: int) -> None:
    for table in PARTS:
        writer.run(delete(table).where(col(table.post_id) == post))
    for other in (Report, Message):
        writer.run(update(other).where(col(other.post_id) == post).values(post_id=None))
    if writer.value(select(HELD).where(col(Post.id) == post)):
        writer.run(update(Post).where(col(Post.id) == post).values(**BLANK))
    else:
        writer.run(delete(Post).where(col(Post.id) == post))


def _erase_words(writer: Writer, post: int) -> None:
    """What receipts, previews and cards of conversations have kept of a post."""
    author = writer.value(select(col(Post.author_id)).where(col(Post.id) == post))
    table: Any = Receipt.__table__  # type: ignore[attr-defined]
    own = and_(table.c.account_id == author, table.c.target == str(post))
    for id_, tool in writer.rows(select(table.c.id, table.c.tool).where(own)):
        words = WORDS.get(tool, "You did something with a post that is erased")
        forgotten = {"words": words, "inverse": null(), "result": {}}
        writer.run(update(Receipt).where(col(Receipt.id) == id_).values(**forgotten))
        writer.run(update(Approval).where(col(Approval.receipt_id) == id_).values(arguments={}, result=null()))
    body: Any = col(Element.body)
    for id_, card in writer.rows(select(col(Element.id), body).where(_says(body, str(post)))):
        writer.run(update(Element).where(col(Element.id) == id_).values(body=without(card, str(post))))


def _says(column: Any, words: str) -> Any:
    return cast(column, String).contains(words)


def without(card: Any, post: str) -> Any:
    """A card's JSON in which a post is only said to be gone."""
    if isinstance(card, list):
        return [without(part, post) for part in card]
    if not isinstance(card, dict):
        return card
    if card.get("id") == post and "text" in card:
        return {"id": post, "gone": True, "depth": card.get("depth", 0)}
    return {name: without(part, post) for name, part in card.items()}


def erase_images(writer: Writer, ids: set[int]) -> list[str]:
    """Erase those of these pictures that nothing needs; the SHA-256 of each whose file no row needs any more."""
    table: Any = Image.__table__  # type: ignore[attr-defined]
    columns = table.c.id, table.c.sha256, table.c.owner_id
    gone = writer.rows(select(*columns).where(table.c.id.in_(sorted(ids)), ~NEEDED))
    for row in gone:
        _forget_picture(writer, row.owner_id, row.id)
    writer.run(delete(Image).where(col(Image.id).in_([row.id for row in gone])))
    return _unneeded(writer, sorted({row.sha256 for row in gone}))


def _forget_picture(writer: Writer, owner: int, picture: int) -> None:
    """What its owner's receipts and cards of conversations have kept of it: words, and its small placeholder."""
    id_, body, items = str(picture), cast(col(Element.body), String), cast(col(Shown.items), String)
    table: Any = Receipt.__table__  # type: ignore[attr-defined]
    for receipt, tool in writer.rows(
        select(table.c.id, table.c.tool).where(table.c.account_id == owner, table.c.target == id_)
    ):
        forgotten = {"words": PICTURE_WORDS.get(tool, OTHER_PICTURE_WORDS), "inverse": null(), "result": {}}
        writer.run(update(Receipt).where(col(Receipt.id) == receipt).values(**forgotten))
        writer.run(update(Approval).where(col(Approval.receipt_id) == receipt).values(arguments={}, result=null()))
    for element, card in writer.rows(select(col(Element.id), col(Element.body)).where(body.contains(id_))):
        writer.run(update(Element).where(col(Element.id) == element).values(body=without_picture(card, id_)))
    writer.run(delete(Shown).where(col(Shown.kind) == "images", items.contains(f'"{id_}"')))


def without_picture(card: Any, picture: str) -> Any:
    """A card's JSON without a picture."""
    if isinstance(card, list):
        return [without_picture(part, picture) for part in card if not _is_picture(part, picture)]
    if not isinstance(card, dict):
        return card
    return {name: None if _is_picture(part, picture) else without_picture(part, picture) for name, part in card.items()}


def _is_picture(part: Any, picture: str) -> bool:
    return isinstance(part, dict) and part.get("id") == picture and "src" in part


def _unneeded(reader: Reader, files: Sequence[str]) -> list[str]:
    kept = set(reader.column(select(col(Image.sha256)).where(col(Image.sha256).in_(files))))
    return [file for file in files if file not in kept]
