"""What the tests about feeds do with the cast."""

from typing import Any

from conftest import Cast
from sqlalchemy import update
from sqlmodel import col

from social_tools import gate
from social_tools.marks import marks
from storage import posts
from storage.database import Database, Writer
from storage.models import Post, Visibility
from storage.people import Person
from storage.ranking import hot


async def writes(
    db: Database,
    author: Person,
    text: str,
    visibility: Visibility = Visibility.public,
    *,
    likes: int = 0,
) -> str:
    """A post with as many likes, as if it had got them."""

    def change(writer: Writer) -> int:
        id_, _ = posts.publish(writer, posts.NewPost(author.id, text, visibility, tags=marks(text).tags))
        writer.run(update(Post).where(col(Post.id) == id_).values(likes=likes, hot=hot(id_, likes=likes)))
        return id_

    return str(await db.write(change))


async def asks(cast: Cast, who: Person, tool: str, **arguments: Any) -> dict[str, Any]:
    return (await gate.call(cast.asks(who), tool, arguments)).data


async def texts(cast: Cast, who: Person, tool: str = "read_feed", **arguments: Any) -> list[str]:
    found = await asks(cast, who, tool, **arguments)
    return [item.get("text", "") for item in found["items"]]


async def every_page(cast: Cast, who: Person, **arguments: Any) -> list[str]:
    """The ids of all pages, while somebody posts between them."""
    ids: list[str] = []
    cursor: dict[str, str] = {}
    while True:
        page = await asks(cast, who, "read_feed", **arguments, **cursor)
        ids += [item["id"] for item in page["items"]]
        if page["next"] is None:
            return ids
        cursor = {"cursor": page["next"]}
        await writes(cast.salon.db, cast.bob, "while reading", likes=5)
