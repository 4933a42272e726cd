"""Editing what is published. How a post was before is kept, and shown to whoever sees the post."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, delete, exists, func, select, update
from sqlmodel import col

from storage import lineage, posts
from storage.database import Reader, Writer
from storage.inverse import Inverse, inverse
from storage.models import Policy, Post, PostImage, PostTag, Revision, Visibility
from storage.notify import unnotify

AS_IT_IS = -1
"""Of a time: this edit did not change it."""
TABLE: Any = Post.__table__  # type: ignore[attr-defined]
KEPT = "author_id", "text", "warning", "visibility", "remix", "pinned_ms", "edited_ms", "deleted_ms"
BEFORE = select(*(TABLE.c[name] for name in KEPT)).where(TABLE.c.id == bindparam("post"))
ALTS = select(col(PostImage.alt)).where(col(PostImage.post_id) == bindparam("post")).order_by(col(PostImage.position))
HISTORY = (
    select(col(Revision.version), col(Revision.until_ms), col(Revision.text), col(Revision.warning), col(Revision.alts))
    .where(col(Revision.post_id) == bindparam("post"))
    .order_by(col(Revision.version))
)
NEWEST = select(func.max(col(Revision.version))).where(col(Revision.post_id) == bindparam("post"))
TAGS = select(col(PostTag.tag)).where(col(PostTag.post_id) == bindparam("post")).order_by(col(PostTag.tag))


@dataclass(frozen=True)
class Edit:
    """What becomes different; None leaves a thing as it is. `tags` and `mentions` are those of the new text."""

    text: str | None = None
    warning: str | None = None
    visibility: Visibility | None = None
    alts: Sequence[str] | None = None
    pinned: bool | None = None
    remix: Policy | None = None
    tags: Sequence[str] = ()
    mentions: Sequence[str] = ()


@dataclass(frozen=True)
class Version:
    """How a post was until it was edited (milliseconds since 1970)."""

    version: int
    until_ms: int
    text: str
    warning: str
    alts: list[str]


def edit(writer: Writer, post: int, news: Edit) -> Inverse | None:
    """Change a post and keep how it was; None where nothing is different.

    Raises ValueError, a sentence, where more people would see it than before, or too many posts would be pinned.
    """
    before, alts = writer.one(BEFORE, post=post), writer.column(ALTS, post=post)
    values = {"text": news.text, "warning": news.warning, "visibility": news.visibility}
    changed = {name: value for name, value in values.items() if value is not None and value != before._mapping[name]}
    if changed.get("visibility", Visibility.direct) < before.visibility:
        raise ValueError("An edit can only let fewer people see a post, never more.")
    undo: dict[str, Any] = {"post": post, "version": None, "edited_ms": before.edited_ms}
    if changed or (news.alts is not None and list(news.alts) != alts):
        undo |= _revise(writer, post, news, changed)
    if news.pinned is not None and news.pinned != (before.pinned_ms is not None):
        _pin(writer, post, before.author_id, news.pinned)
        undo["pinned_ms"] = before.pinned_ms
    if news.remix is not None and news.remix != before.remix:
        told = lineage.set_policy(writer, post, before.author_id, news.remix)
        undo |= {"remix": before.remix, "withdrawn_from": told}
    changes = undo["version"] is not None or not {"pinned_ms", "remix"}.isdisjoint(undo)
    return inverse("unedit_post", **undo) if changes else None


def unedit(
    writer: Writer,
    post: int,
    version: int | None,
    edited_ms: int | None,
    pinned_ms: int | None = AS_IT_IS,
    tags: Sequence[str] = (),
    mentioned: Sequence[int] = (),
    told: Sequence[int] = (),
    remix: int | None = None,
    withdrawn_from: Sequence[Sequence[int]] = (),
) -> Inverse | None:
    """Make a post what it was before an edit. Raises ValueError where it has been edited again since, or is gone."""
    row = writer.one(BEFORE, post=post)
    if row is None or row.deleted_ms is not None:
        raise ValueError("the post is deleted.")
    if version is not None:
        if writer.value(NEWEST, post=post) != version:
            raise ValueError("the post was edited again since. Take that edit back first.")
        _revive(writer, post, version)
        posts.mark(writer, post, tags, mentioned)
        for account in told:
            unnotify(writer, account, "mention", row.author_id, post)
        writer.run(update(Post).where(col(Post.id) == post).values(edited_ms=edited_ms))
    if pinned_ms != AS_IT_IS:
        writer.run(update(Post).where(col(Post.id) == post).values(pinned_ms=pinned_ms))
    if remix is not None:
        lineage.set_policy(writer, post, row.author_id, remix)
        lineage.untell(writer, row.author_id, withdrawn_from)
    return None


def history(reader: Reader, post: int) -> list[Version]:
    """The earlier versions of a post, oldest first."""
    return [Version(*row) for row in reader.rows(HISTORY, post=post)]


def _revise(writer: Writer, post: int, news: Edit, changed: dict[str, Any]) -> dict[str, Any]:
    """Write the new version beside the old one; what brings the old one back."""
    before, alts = writer.one(BEFORE, post=post), writer.column(ALTS, post=post)
    version = (writer.value(NEWEST, post=post) or 0) + 1
    mentioned = writer.column(posts.MENTIONED, post=post)
    undo: dict[str, Any] = {"version": version, "tags": writer.column(TAGS, post=post), "mentioned": sorted(mentioned)}
    kept = {"text": before.text, "warning": before.warning, "visibility": before.visibility, "alts": alts}
    writer.add(Revision(post_id=post, version=version, until_ms=writer.now_ms, **kept))
    writer.run(update(Post).where(col(Post.id) == post).values(**changed, edited_ms=writer.now_ms))
    if before.visibility <= Visibility.unlisted < changed.get("visibility", before.visibility):
        posts.count_above(writer, post, -1)
    if "text" in changed or "visibility" in changed:
        undo["told"] = _address(writer, post, news, set(mentioned))
    _describe(writer, post, news.alts or ())
    return undo


def _address(writer: Writer, post: int, news: Edit, mentioned: set[int]) -> list[int]:
    """Whom the new text mentions. Where that decides who sees the post, it can leave people out but not let more in.

    Returns those who are told of it now.
    """
    after = writer.one(BEFORE, post=post)
    named = set(posts.named(writer, news.mentions)) - {after.author_id}
    if after.visibility >= Visibility.followers:
        if named - mentioned:
            raise ValueError("An edit cannot let more people in: write a new post to mention somebody else.")
        named |= _carried(writer, post, mentioned)
        if after.visibility == Visibility.direct and not named:
            raise ValueError("Nobody would see this: a direct post reaches only the people whom it mentions.")
    posts.mark(writer, post, news.tags, sorted(named))
    return posts.tell_mentioned(writer, after.author_id, post, sorted(named - mentioned))


def _carried(reader: Reader, post: int, mentioned: set[int]) -> set[int]:
    """The audience of a direct answer stays: it need not mention whom it answers."""
    own = TABLE.c.id == post, TABLE.c.visibility == Visibility.direct, TABLE.c.reply_to.is_not(None)
    return mentioned if reader.value(select(exists().where(*own))) else set()


def _describe(writer: Writer, post: int, alts: Sequence[str]) -> None:
    for position, alt in enumerate(alts):
        own = col(PostImage.post_id) == post, col(PostImage.position) == position
        writer.run(update(PostImage).where(*own).values(alt=alt))


def _revive(writer: Writer, post: int, version: int) -> None:
    table: Any = Revision.__table__  # type: ignore[attr-defined]
    own = table.c.post_id == post, table.c.version == version
    row = writer.one(select(table.c.text, table.c.warning, table.c.visibility, table.c.alts).where(*own))
    values = {"text": row.text, "warning": row.warning, "visibility": row.visibility}
    if row.visibility <= Visibility.unlisted < writer.one(BEFORE, post=post).visibility:
        posts.count_above(writer, post, 1)
    writer.run(update(Post).where(col(Post.id) == post).values(**values))
    _describe(writer, post, row.alts)
    writer.run(delete(Revision).where(*own))


def _pin(writer: Writer, post: int, author: int, on: bool) -> None:
    if on and posts.pinned(writer, author) >= posts.PINNED:
        raise ValueError(f"{posts.PINNED} of your posts are pinned already. Unpin one of them first.")
    writer.run(update(Post).where(col(Post.id) == post).values(pinned_ms=writer.now_ms if on else None))
