"""What several tests do with the cast."""

from typing import Any

from conftest import Cast
from sqlmodel import SQLModel

from social_tools import gate
from social_tools.gate import Outcome
from social_tools.marks import marks
from storage import feed, posts, threads
from storage.database import Database, Reader
from storage.models import Visibility
from storage.people import Person
from storage.posts import NewPost

SHARE_HELLO = {"text": "hello"}


async def publish(
    db: Database, author: int, text: str = "", visibility: Visibility = Visibility.public, **more: Any
) -> int:
    """A post, marked as the tool would mark it; its id."""
    found = marks(text)
    new = NewPost(author, text, visibility, tags=found.tags, mentions=found.mentions, **more)
    id_, _ = await db.write(posts.publish, new)
    return id_


async def post(cast: Cast, text: str = "hello", visibility: Visibility = Visibility.public, **more: Any) -> str:
    """A post by Bob."""
    return str(await publish(cast.salon.db, cast.bob.id, text, visibility, **more))


async def image(cast: Cast, owner: Person | None = None) -> dict[str, str]:
    """A picture of Ada's, or of another's."""
    outcome = await gate.call(cast.asks(owner or cast.ada), "create_image", {"prompt": "a fox"})
    made = outcome.data["images"][0]
    return {"id": made["id"], "alt": made["alt"]}


async def explore(cast: Cast) -> list[str]:
    page = await cast.salon.db.read(feed.explore, 0, None, 40)
    return [view.text for view in page.posts]


async def taint(cast: Cast) -> None:
    await cast.salon.db.write(threads.taint, cast.ada.id, "thread")


async def does(cast: Cast, who: Person, tool: str, **arguments: Any) -> Outcome:
    """What comes of a call to which the person says yes, where they are asked."""
    outcome = await gate.call(cast.asks(who, thread=f"{who.handle}’s"), tool, arguments)
    if outcome.approval is not None:
        return await gate.approve(cast.asks(who), str(outcome.approval.id))
    return outcome


LEFT_OUT = {"receipt", "approval", "thread", "shown"}
ROWS = {table.name: table.select() for table in SQLModel.metadata.sorted_tables if table.name not in LEFT_OUT}


def every_row(reader: Reader) -> dict[str, list[Any]]:
    """All that is stored, but for what was asked, done and shown."""
    return {name: sorted(repr(tuple(row)) for row in reader.rows(rows)) for name, rows in ROWS.items()}
