"""What several tests do with the cast."""

from conftest import Cast

from social_tools import gate
from storage import feed, posts, threads
from storage.models import Visibility

SHARE_HELLO = {"text": "hello"}


async def post(cast: Cast, text: str = "hello", visibility: Visibility = Visibility.public) -> str:
    """A post by Bob."""
    id_, _ = await cast.salon.db.write(posts.publish, cast.bob.id, text, visibility, [])
    return str(id_)


async def image(cast: Cast) -> dict[str, str]:
    outcome = await gate.call(cast.asks(cast.ada), "create_image", {"prompt": "a fox"})
    made = outcome.data["images"][0]
    return {"id": made["id"], "alt": made["alt"]}


async def explore(cast: Cast) -> list[str]:
    page = await cast.salon.db.read(feed.explore, 0, None, 40)
    return [view.text for view in page.posts]


async def taint(cast: Cast) -> None:
    await cast.salon.db.write(threads.taint, cast.ada.id, "thread")
