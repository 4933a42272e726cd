"""Posts as a model can afford them."""

from collections.abc import Iterable
from typing import Any

from social_tools import remixing
from social_tools.marked import BY_RULES, PHOTOS
from social_tools.text import ago, short
from social_tools.times import until
from social_tools.wishes import Heeded
from storage import helped
from storage.ids import created_ms
from storage.models import Source
from storage.post_views import Picture, PollView, PostView


def by_others(posts: Iterable[PostView], me: int) -> bool:
    """Whether somebody else has written any of these posts, or what one of them quotes or passes on."""
    return any(post.author_id != me or post.quote is not None or post.passed_on_by for post in posts)


def items(posts: Iterable[PostView], now: int, viewer: int, heeded: Heeded) -> list[dict[str, Any]]:
    """Those of these posts that an assistant may repeat."""
    return [item(post, now, viewer, heeded) for post in posts if heeded.keeps(post)]


def item(post: PostView, now: int, viewer: int, heeded: Heeded) -> dict[str, Any]:
    """A post as a model can afford it: what is false, empty or zero is left out. One that it may not repeat is only
    named."""
    found: dict[str, Any] = {"id": str(post.id), "by": f"@{post.handle}"}
    if not heeded.keeps(post):
        return found | heeded.skipped([post])
    if post.passed_on_by:
        found["passed_on_by"] = f"@{post.passed_on_by.handle}"
    found["at"] = ago(now - created_ms(post.id))
    if post.warning:
        found["warning"] = post.warning
    if post.text:
        found["text"] = post.text
    if post.pictures:
        found["img"] = [picture.alt for picture in post.pictures]
        found |= remixing.told(post)
    if (post.pictures or post.ai) and (ai := _ai(post)):
        found["ai"] = ai
    if post.visibility:
        found["vis"] = post.visibility.name
    if post.quote or post.quote_gone:
        found["quote"] = _quote(post, heeded)
    if post.poll:
        found["poll"] = _poll(post.poll, shows_votes(post, now, viewer), now)
    _counts(post, found)
    return found


def _ai(post: PostView) -> dict[str, str]:
    """Who painted its pictures, and how much the assistant helped with its words."""
    told = helped.unpack(post.ai)
    makers = [maker for picture in post.pictures if (maker := _maker(picture))]
    made = {"image": "model" if "model" in makers else makers[0]} if makers else {}
    return made | {name: value for name, value in told.items() if name == "text"}


def _maker(picture: Picture) -> str:
    """painter or model; empty for a photo, where its file does not say that a model made it."""
    by_rules = picture.maker in BY_RULES
    if picture.source == Source.painted and by_rules:
        return "painter"
    return "" if by_rules and picture.source in PHOTOS else "model"


def _counts(post: PostView, found: dict[str, Any]) -> None:
    """How many have answered a post, and what its author and the viewer have done with it."""
    if post.likes:
        found["likes"] = post.likes
    if post.replies:
        found["replies"] = post.replies
    if post.reposts:
        found["reposts"] = post.reposts
    if post.quotes:
        found["quotes"] = post.quotes
    if post.edited_ms is not None:
        found["edited"] = True
    if post.pinned_ms is not None:
        found["pinned"] = True
    if post.liked or post.reposted or post.bookmarked:
        done = (("like", post.liked), ("repost", post.reposted), ("bookmark", post.bookmarked))
        found["you"] = ", ".join(name for name, so in done if so)


def _quote(post: PostView, heeded: Heeded) -> dict[str, Any] | str:
    """What a post quotes, or that it is not there any more."""
    if post.quote is None:
        return "gone"
    if not heeded.quote(post):
        return {"id": str(post.quote.id), "by": f"@{post.quote.handle}"} | heeded.skipped([post.quote])
    said = post.quote.warning or post.quote.text or (post.quote.pictures[0].alt if post.quote.pictures else "")
    return {"id": str(post.quote.id), "by": f"@{post.quote.handle}", "text": short(said, 200)}


def _poll(poll: PollView, with_votes: bool, now: int) -> dict[str, Any]:
    found: dict[str, Any] = {"options": [text for text, _ in poll.options]}
    if with_votes:
        found["votes"] = [votes for _, votes in poll.options]
    found |= {"closes_in": until(poll.closes_ms - now)} if poll.closes_ms > now else {"closed": True}
    return found | ({"voted": poll.chosen} if poll.chosen else {})


def shows_votes(post: PostView, now: int, viewer: int) -> bool:
    """Votes are shown once one has voted oneself, or when the poll is closed; to who asks, always."""
    return bool(post.poll and (post.poll.chosen or post.poll.closes_ms <= now or post.author_id == viewer))
