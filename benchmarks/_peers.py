"""The same page by other means: as the tutorials have it, and by a library that is made for feeds."""

import contextlib
import json
import subprocess
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Optional

from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.orm import registry, selectinload
from sqlmodel import Field, Relationship, SQLModel, col, select
from sqlmodel.ext.asyncio.session import AsyncSession


class Table(SQLModel, registry=registry()):  # type: ignore[call-arg]
    """Tables beside the product's own, of the same names."""


class Account(Table, table=True):
    id: int = Field(primary_key=True)
    handle: str
    name: str
    animal: str
    kind: str
    avatar: Optional[int] = None  # noqa: UP045
    suspended: bool


class Pair(Table):
    """Two accounts, of which the first has done something about the second."""

    account_id: int = Field(primary_key=True)
    target_id: int = Field(primary_key=True)


class Block(Pair, table=True):
    pass


class Mute(Pair, table=True):
    until_ms: Optional[int] = None  # noqa: UP045


class Follow(Table, table=True):
    follower_id: int = Field(primary_key=True)
    followee_id: int = Field(primary_key=True, foreign_key="account.id")


class Reaction(Table):
    account_id: int = Field(primary_key=True)
    post_id: int = Field(primary_key=True, foreign_key="post.id")


class Like(Reaction, table=True):
    __tablename__ = "post_like"


class Bookmark(Reaction, table=True):
    pass


class Hidden(Reaction, table=True):
    pass


class Image(Table, table=True):
    id: int = Field(primary_key=True)
    token: str


class PostImage(Table, table=True):
    __tablename__ = "post_image"
    post_id: int = Field(primary_key=True, foreign_key="post.id")
    position: int = Field(primary_key=True)
    image_id: int = Field(foreign_key="image.id")
    alt: str
    image: Image = Relationship()


class PollOption(Table, table=True):
    __tablename__ = "poll_option"
    post_id: int = Field(primary_key=True, foreign_key="post.id")
    position: int = Field(primary_key=True)
    text: str
    votes: int


class Post(Table, table=True):
    id: int = Field(primary_key=True)
    author_id: int = Field(foreign_key="account.id")
    text: str
    visibility: int
    reply_to: Optional[int] = None  # noqa: UP045
    quote_of: Optional[int] = Field(default=None, foreign_key="post.id")  # noqa: UP045
    repost_of: Optional[int] = Field(default=None, foreign_key="post.id")  # noqa: UP045
    warning: str
    likes: int
    replies: int
    reposts: int
    quotes: int
    edited_ms: Optional[int] = None  # noqa: UP045
    deleted_ms: Optional[int] = None  # noqa: UP045
    author: Account = Relationship()
    pictures: list[PostImage] = Relationship()
    options: list[PollOption] = Relationship()
    quote: Optional["Post"] = Relationship(
        sa_relationship_kwargs={"remote_side": "Post.id", "foreign_keys": "Post.quote_of"}
    )


Page = Callable[[int, int], Awaitable[list[dict[str, Any]]]]
SHOWN: tuple[Any, ...] = (
    selectinload(Post.author),  # type: ignore[arg-type]
    selectinload(Post.pictures).selectinload(PostImage.image),  # type: ignore[arg-type]
    selectinload(Post.options),  # type: ignore[arg-type]
    selectinload(Post.quote),  # type: ignore[arg-type]
)


@contextlib.asynccontextmanager
async def sqlmodel_tutorial(file: Path) -> AsyncIterator[Page]:
    """AsyncSession, IN, selectinload: what one writes after reading the documentation of SQLModel, and the same page:
    without those whom the viewer muted or blocked, with what they liked, kept and passed on."""
    engine = create_async_engine(f"sqlite+aiosqlite:///{file}")

    async def page(me: int, limit: int) -> list[dict[str, Any]]:
        async with AsyncSession(engine) as session:

            async def column(statement: Any) -> set[Any]:
                return set((await session.exec(statement)).all())

            followed = await column(select(Follow.followee_id).where(Follow.follower_id == me))
            away = await column(select(Mute.target_id).where(Mute.account_id == me))
            away |= await column(select(Block.target_id).where(Block.account_id == me))
            away |= await column(select(Block.account_id).where(Block.target_id == me))
            query = (
                select(Post)
                .join(Account)
                .where(col(Post.author_id).in_(followed | {me} - away), col(Account.suspended).is_(False))
                .where(col(Post.deleted_ms).is_(None), col(Post.reply_to).is_(None), Post.visibility < 3)
                .where(col(Post.id).not_in(select(Hidden.post_id).where(Hidden.account_id == me)))
                .order_by(col(Post.id).desc())
                .limit(limit)
                .options(*SHOWN)
            )
            found = (await session.exec(query)).all()
            ids, authors = [post.id for post in found], [post.author_id for post in found]
            marks = {
                "liked": await column(select(Like.post_id).where(Like.account_id == me, col(Like.post_id).in_(ids))),
                "bookmarked": await column(
                    select(Bookmark.post_id).where(Bookmark.account_id == me, col(Bookmark.post_id).in_(ids))
                ),
                "reposted": await column(
                    select(Post.repost_of).where(Post.author_id == me, col(Post.repost_of).in_(ids))
                ),
            }
            back = await column(
                select(Follow.follower_id).where(Follow.followee_id == me, col(Follow.follower_id).in_(authors))
            )
            items = [
                post.model_dump()
                | {"author": post.author.model_dump(), "following": post.author_id in followed}
                | {"followed_by": post.author_id in back}
                | {name: post.id in them for name, them in marks.items()}
                | {"pictures": [{"token": one.image.token, "alt": one.alt} for one in post.pictures]}
                | {"poll": [(one.text, one.votes) for one in post.options]}
                | {"quote": post.quote.model_dump() if post.quote else None}
                for post in found
            ]
        json.dumps(items)
        return items

    try:
        yield page
    finally:
        await engine.dispose()


@dataclass
class ActivityStream:
    """django-activity-stream in a process with its own Python; a line in, a page out."""

    process: subprocess.Popen[str]

    def page(self) -> str:
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write("page\n")
        self.process.stdin.flush()
        return self.process.stdout.readline()


@contextlib.contextmanager
def activity_stream(python: str, file: Path, me: int, limit: int) -> Iterator[ActivityStream]:
    script = Path(__file__).parent / "_activity_stream.py"
    command = [python, str(script), str(file), str(me), str(limit)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin and process.stdout
        assert process.stdout.readline() == "ready\n"
        yield ActivityStream(process)
        process.stdin.close()
