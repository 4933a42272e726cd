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


class Follow(Table, table=True):
    follower_id: int = Field(primary_key=True)
    followee_id: int = Field(primary_key=True, foreign_key="account.id")


class Like(Table, table=True):
    __tablename__ = "post_like"
    account_id: int = Field(primary_key=True)
    post_id: int = Field(primary_key=True, foreign_key="post.id")


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


class Post(Table, table=True):
    id: int = Field(primary_key=True)
    author_id: int = Field(foreign_key="account.id")
    text: str
    visibility: int
    reply_to: Optional[int] = None  # noqa: UP045
    likes: int
    replies: int
    deleted_ms: Optional[int] = None  # noqa: UP045
    author: Account = Relationship()
    pictures: list[PostImage] = Relationship()


Page = Callable[[int, int], Awaitable[list[dict[str, Any]]]]


@contextlib.asynccontextmanager
async def sqlmodel_tutorial(file: Path) -> AsyncIterator[Page]:
    """AsyncSession, IN, selectinload: what one writes after reading the documentation of SQLModel."""
    engine = create_async_engine(f"sqlite+aiosqlite:///{file}")

    async def page(me: int, limit: int) -> list[dict[str, Any]]:
        async with AsyncSession(engine) as session:
            followed = (await session.exec(select(Follow.followee_id).where(Follow.follower_id == me))).all()
            query = (
                select(Post)
                .where(col(Post.author_id).in_([*followed, me]))
                .where(col(Post.deleted_ms).is_(None), col(Post.reply_to).is_(None), Post.visibility < 3)
                .order_by(col(Post.id).desc())
                .limit(limit)
                .options(selectinload(Post.author), selectinload(Post.pictures).selectinload(PostImage.image))  # type: ignore[arg-type]
            )
            found = (await session.exec(query)).all()
            ids = [post.id for post in found]
            mine = select(Like.post_id).where(Like.account_id == me, col(Like.post_id).in_(ids))
            liked = set((await session.exec(mine)).all())
            items = [
                post.model_dump()
                | {"author": post.author.model_dump(), "liked": post.id in liked}
                | {"pictures": [{"token": one.image.token, "alt": one.alt} for one in post.pictures]}
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

    def ids(self) -> list[int]:
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write("page\n")
        self.process.stdin.flush()
        found: list[int] = [item["id"] for item in json.loads(self.process.stdout.readline())]
        return found

    def seconds(self) -> None:
        self.ids()


@contextlib.contextmanager
def activity_stream(python: str, file: Path, me: int, limit: int) -> Iterator[ActivityStream]:
    script = Path(__file__).parent / "_activity_stream.py"
    command = [python, str(script), str(file), str(me), str(limit)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin and process.stdout
        assert process.stdout.readline() == "ready\n"
        yield ActivityStream(process)
        process.stdin.close()
