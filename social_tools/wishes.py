"""What an assistant may repeat of posts. Their reader sees them all on cards and pages; who answers with them does not.

The card of a list shows every post, and "the second one" counts as it does. What a model gets of the same list leaves
out the posts whose authors refuse, says how many those were, and names them nowhere but among the ids that were shown.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from social_tools.context import Context
from storage import wishes
from storage.post_views import PostView


@dataclass(frozen=True)
class Heeded:
    """Which posts are refused to the assistant of the person who reads."""

    refused: frozenset[int] = frozenset()

    def keeps(self, post: PostView) -> bool:
        return post.id not in self.refused

    def quote(self, post: PostView) -> bool:
        """Whether what a post quotes may be repeated with it."""
        return post.quote is None or post.quote.id not in self.refused

    def skipped(self, posts: Iterable[PostView]) -> dict[str, Any]:
        """How many of these are left out of a result, for that result; nothing where none is."""
        left_out = sum(not self.keeps(post) for post in posts)
        return {"skipped": left_out} if left_out else {}


async def heed(context: Context, posts: Iterable[PostView]) -> Heeded:
    """What holds now for these posts, and for those that they quote."""
    shown = [one for post in posts for one in (post, post.quote) if one and one.author_id != context.person.id]
    if not shown:
        return Heeded()
    ids = list({post.id for post in shown})
    return Heeded(await context.salon.db.glance(wishes.refused, context.person.id, ids))
