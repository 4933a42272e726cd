"""Publishing scheduled posts when their time has come."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from social_tools import approvals
from social_tools.context import Salon
from social_tools.errors import SocialError
from social_tools.sharing import make_ready, published
from storage import drafts, people
from storage.database import Writer
from storage.errors import StorageError

LONGEST_NAP_S = 60
"""A post is scheduled five minutes ahead or more, so that whoever looks this often misses none, of any process."""
log = logging.getLogger("salon")

Sleep = Callable[[float], Awaitable[None]]


async def keep_publishing(salon: Salon, sleep: Sleep = asyncio.sleep) -> None:
    """Publish each scheduled post at its time, for as long as the server runs."""
    while True:
        nap = float(LONGEST_NAP_S)
        try:
            due = await publish_due(salon)
            if due is not None:
                nap = min(max((due - salon.db.clock()) / 1000, 1.0), nap)
        except StorageError:
            log.warning("scheduled posts have to wait", exc_info=True)
        except Exception:
            log.exception("a scheduled post could not be published")
        await sleep(nap)


async def publish_due(salon: Salon) -> int | None:
    """Publish what is due; when the next one will be (milliseconds since 1970), or None."""
    while True:
        next_ms = await salon.db.read(drafts.next_ms)
        if next_ms is None or next_ms > salon.db.clock():
            return next_ms
        await salon.db.write(_publish_next, salon.url)


def _publish_next(writer: Writer, url: str) -> None:
    """Take one post and publish it. One that can no longer be out becomes a draft, and its receipt says why."""
    draft = drafts.take_due(writer)
    if draft is None:
        return
    try:
        author = people.by_id(writer, draft.account_id)
        if author is None or people.is_suspended(writer, author.id):
            raise SocialError("forbidden", "Your account is suspended.")
        act = published(writer, make_ready(writer, author, **draft.arguments), url)
    except SocialError as error:
        arguments = {name: value for name, value in draft.arguments.items() if name != "ai"}
        approvals.keep_as_draft(writer, draft.account_id, "share_post", arguments)
        drafts.tell(writer, draft, words=f"Not shared, but kept as a draft: {error.hint}"[:300], inverse=None)
        return
    undo = dict(act.undo) if act.undo else None
    drafts.tell(writer, draft, words=act.words[:300], target=act.target, inverse=undo, result=act.data)
