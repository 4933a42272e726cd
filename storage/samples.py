"""The sample world: people and what they did, added as one with times in the past, and removed as one."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, delete, func, null, or_, select, update
from sqlmodel import SQLModel, col

from storage import handles, people, reactions
from storage.database import Reader, Writer
from storage.ids import SAMPLES, IdMaker
from storage.models import Account, Follow, Image, Post, PostImage, PostLike, Receipt, Shown, Thread, Visibility
from storage.ranking import count as count_answers
from storage.ranking import hot

KIND = "sample"
CHUNK = 1000


@dataclass(frozen=True)
class SamplePerson:
    key: str
    handle: str
    name: str
    bio: str
    animal: str
    joined_ms: int


@dataclass(frozen=True)
class SampleReply:
    author: str
    text: str
    at_ms: int


@dataclass(frozen=True)
class SamplePost:
    """People are named by their handles. The picture's id and owner are given to it when it is added."""

    author: str
    text: str
    at_ms: int
    picture: Image | None = None
    fans: tuple[str, ...] = ()
    replies: tuple[SampleReply, ...] = ()


@dataclass(frozen=True)
class SampleWorld:
    people: Sequence[SamplePerson]
    follows: Sequence[tuple[str, str]]
    posts: Sequence[SamplePost]


@dataclass(frozen=True)
class Removed:
    people: int
    files: tuple[str, ...]
    """The SHA-256 of each picture that no row needs any more."""


class _Past:
    """Ids for moments that have gone by."""

    def __init__(self) -> None:
        self._given: set[int] = set()

    def id_at(self, moment_ms: int) -> int:
        make = IdMaker(lambda: moment_ms, SAMPLES)
        while (id_ := make()) in self._given:
            pass
        self._given.add(id_)
        return id_


def count(reader: Reader) -> int:
    """How many sample people there are."""
    found: int = reader.value(select(func.count()).select_from(Account).where(col(Account.kind) == KIND))
    return found


def add(writer: Writer, world: SampleWorld) -> bool:
    """Add the whole world, or nothing where sample people are there already; tells whether it was added."""
    if count(writer):
        return False
    past = _Past()
    ids = {person.handle: _add_person(writer, past, person) for person in world.people}
    for follower, followee in world.follows:
        people.follow(writer, ids[follower], ids[followee])
    for post in world.posts:
        _add_post(writer, past, ids, post)
    written = Counter(author for post in world.posts for author in (post.author, *(r.author for r in post.replies)))
    for handle, number in written.items():
        writer.run(update(Account).where(col(Account.id) == ids[handle]).values(posts=number))
    return True


def _add_person(writer: Writer, past: _Past, person: SamplePerson) -> int:
    account = Account(
        id=past.id_at(person.joined_ms),
        key=person.key,
        handle=_free_handle(writer, person.handle),
        name=person.name,
        bio=person.bio,
        animal=person.animal,
        kind=KIND,
    )
    writer.add(account)
    return account.id


def _free_handle(reader: Reader, wanted: str) -> str:
    handle, number = wanted, 1
    while not handles.is_free(reader, handle):
        number += 1
        handle = f"{wanted}_{number}"
    return handle


def _add_post(writer: Writer, past: _Past, ids: dict[str, int], sample: SamplePost) -> None:
    author = ids[sample.author]
    picture = sample.picture
    if picture:
        picture = Image(**picture.model_dump() | {"id": past.id_at(sample.at_ms), "owner_id": author})
        writer.add(picture)
    id_, replies = past.id_at(sample.at_ms), len(sample.replies)
    post = Post(
        id=id_,
        author_id=author,
        text=sample.text,
        visibility=Visibility.public,
        replies=replies,
        hot=hot(id_, replies=replies),
    )
    writer.add(post)
    if picture:
        writer.add(PostImage(post_id=post.id, position=0, image_id=picture.id, alt=picture.alt))
    for reply in sample.replies:
        id_ = past.id_at(reply.at_ms)
        writer.add(
            Post(
                id=id_,
                hot=hot(id_),
                author_id=ids[reply.author],
                text=reply.text,
                visibility=Visibility.public,
                reply_to=post.id,
                root=post.id,
            )
        )
    for fan in sample.fans:
        reactions.like(writer, ids[fan], post.id)


def remove(writer: Writer) -> Removed:
    """Take every sample person away with all they did. What others answered to them stays, as posts of their own."""
    gone = writer.column(select(col(Account.id)).where(col(Account.kind) == KIND))
    theirs = _find(writer, col(Post.id), col(Post.author_id), gone)
    pictures = set(_find(writer, col(Image.sha256), col(Image.owner_id), gone))
    _correct_counters(writer, gone)
    _root_answers_anew(writer, theirs)
    _forget_how_to_undo(writer, {*gone, *theirs})
    for threads in _chunks(_find(writer, col(Thread.id), col(Thread.account_id), gone)):
        writer.run(delete(Shown).where(col(Shown.thread_id).in_(threads)))
    _delete(writer, _table(Post), _find(writer, col(Post.id), col(Post.repost_of), theirs))
    _delete(writer, _table(Account), gone)
    needed = set(_find(writer, col(Image.sha256), col(Image.sha256), sorted(pictures)))
    return Removed(len(gone), tuple(sorted(pictures - needed)))


def take_away(writer: Writer) -> None:
    """The same as what a receipt takes back; nothing brings a sample world back but adding one."""
    remove(writer)


def _correct_counters(writer: Writer, gone: list[int]) -> None:
    """Others lose the followers, likes and answers that they had from samples, and no longer follow any."""
    answered = select(col(Post.reply_to)).where(col(Post.reply_to).is_not(None), col(Post.deleted_ms).is_(None))
    answered = answered.where(col(Post.visibility) <= Visibility.unlisted)
    for part in _chunks(gone):
        counted: tuple[tuple[Any, Any], ...] = (
            (col(Account.following), select(col(Follow.follower_id)).where(col(Follow.followee_id).in_(part))),
            (col(Account.followers), select(col(Follow.followee_id)).where(col(Follow.follower_id).in_(part))),
        )
        for counter, query in counted:
            for id_, number in Counter(writer.column(query)).items():
                writer.run(update(Account).where(col(Account.id) == id_).values({counter.key: counter - number}))
        liked = select(col(PostLike.post_id)).where(col(PostLike.account_id).in_(part))
        for id_, number in Counter(writer.column(liked)).items():
            count_answers(writer, id_, likes=-number)
        for id_, number in Counter(writer.column(answered.where(col(Post.author_id).in_(part)))).items():
            count_answers(writer, id_, replies=-number)


def _root_answers_anew(writer: Writer, theirs: list[int]) -> None:
    """The first answer that stays becomes the root of the answers below it."""
    above: dict[int, int] = {}
    for part in _chunks(theirs):
        below = or_(col(Post.root).in_(part), col(Post.reply_to).in_(part))
        above |= dict(tuple(row) for row in writer.rows(select(col(Post.id), col(Post.reply_to)).where(below)))
    lost = set(theirs)
    for id_ in above.keys() - lost:
        top = id_
        while above.get(top, 0) and above[top] not in lost:
            top = above[top]
        writer.run(update(Post).where(col(Post.id) == id_).values(root=None if top == id_ else top))


def _forget_how_to_undo(writer: Writer, gone: set[int]) -> None:
    """A receipt that names what is gone stays, and there is nothing left to take back."""
    undoable = select(col(Receipt.id), col(Receipt.inverse)).where(col(Receipt.inverse).is_not(None))
    for id_, inverse in writer.rows(undoable):
        if gone.intersection(value for value in inverse["args"].values() if isinstance(value, int)):
            writer.run(update(Receipt).where(col(Receipt.id) == id_).values(inverse=null()))


def _delete(writer: Writer, table: Table, ids: list[Any]) -> None:
    """Delete rows and all that cannot be without them; what merely refers to them lets go."""
    for part in _chunks(ids):
        for column in _references(table):
            other = column.table
            if column.nullable:
                writer.run(update(other).where(column.in_(part)).values({column.name: None}))
            elif "id" in other.c:
                _delete(writer, other, writer.column(select(other.c.id).where(column.in_(part))))
            else:
                writer.run(delete(other).where(column.in_(part)))
        writer.run(delete(table).where(table.c.id.in_(part)))


def _references(table: Table) -> list[Any]:
    """Every column of the database that refers to this table."""
    tables = SQLModel.metadata.sorted_tables
    return [key.parent for other in tables for key in other.foreign_keys if key.column.table is table]


def _find(reader: Reader, wanted: Any, column: Any, values: Sequence[Any]) -> list[Any]:
    return [found for part in _chunks(values) for found in reader.column(select(wanted).where(column.in_(part)))]


def _chunks(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """A statement takes so many values and no more."""
    return (values[start : start + CHUNK] for start in range(0, len(values), CHUNK))


def _table(model: type[SQLModel]) -> Table:
    table: Table = model.__table__  # type: ignore[attr-defined]
    return table
