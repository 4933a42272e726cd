"""Why a post is in a feed, and why it is not."""

from typing import Annotated, Any

from pydantic import Field

from social_tools import feed_names
from social_tools.context import Context
from social_tools.errors import SocialError
from social_tools.feed_names import Feed
from social_tools.feed_rules.rules import readable
from social_tools.tool import Result, Shows, tool
from social_tools.views import Explained
from storage import best, explain, post_views
from storage.best import Place
from storage.database import Reader
from storage.explain import Standing
from storage.ids import parse_id
from storage.models import Visibility
from storage.post_views import PostView
from storage.ranking import score, shares

NOT_THERE = "I cannot find that post. It may have been deleted."


@tool("read", open_world=False)
async def explain_feed(
    context: Context,
    post: Annotated[str, Field(max_length=64)],
    feed: Annotated[str, Field(max_length=200)] = "home",
) -> Result:
    """Why a post is, or is not, in a feed: each rule and signal with its share of the score."""
    found = await feed_names.find(context, feed)
    data, view = await context.salon.db.read(_explained, context.person.id, parse_id(post) or 0, found)
    shows = (Shows("post", [data["post"]], {"authors": [f"@{view.post.handle}"]}),) if view else ()
    return Result(data, view=view, shows=shows, others=True)


def _explained(reader: Reader, viewer: int, post: int, feed: Feed) -> tuple[dict[str, Any], Explained | None]:
    """Raises SocialError for a post of which the viewer may not know."""
    standing = explain.standing(reader, viewer, post)
    if standing is None:
        raise SocialError("not_found", NOT_THERE, field="post")
    data: dict[str, Any] = {"post": str(post), "feed": feed.name}
    view = post_views.view(reader, viewer, post)
    rules = feed_names.rules_of(reader, viewer, feed)
    hidden = _own_act(standing) or _not_of(reader, viewer, feed, standing, post)
    if view is None and hidden is None:
        raise SocialError("not_found", NOT_THERE, field="post")
    if view is None:
        return data | {"hidden_by": hidden}, None
    hidden = hidden or _not_kept(feed, view) or rules.hidden_by(view)
    if hidden:
        return data | {"hidden_by": hidden}, Explained("Why this is not in it", view, [("Because of", hidden)])
    signals = best.signals(view, rules.boosts)
    why = shares(signals, reader.now_ms)
    total = score(signals, reader.now_ms)
    rank = _rank(reader, viewer, feed, view)
    place = {"rank": rank} if rank else {}
    data |= {**place, "score": total, "why": [[words, share] for words, share in why], "hidden_by": None}
    lines = [(words, f"{share:+.2f}") for words, share in why]
    return data, Explained("Why this is in it", view, [*lines, ("together", f"{total:+.2f}")])


def _own_act(standing: Standing) -> str | None:
    """What the viewer has done that keeps a post from them everywhere."""
    if standing.blocked:
        return f"block: you have blocked @{standing.author}"
    if standing.reported:
        return "report: you have reported this post"
    return None


def _not_of(reader: Reader, viewer: int, feed: Feed, standing: Standing, post: int) -> str | None:
    """Why a feed has no place for a post, whatever the rules say."""
    kind, mine = feed.source.kind, standing.author_id == viewer
    if kind in ("home", "explore", "tag") and standing.muted:
        until = f" until {readable(standing.muted_until_ms)}" if standing.muted_until_ms else ""
        return f"mute: you have muted @{standing.author}{until}"
    if kind not in ("tag", "bookmarks") and standing.is_reply:
        return "reply: replies stand in their conversations"
    if kind not in ("tag", "bookmarks") and standing.visibility is Visibility.direct:
        return "visibility: it is only for those it mentions"
    if kind == "explore" and standing.visibility is not Visibility.public:
        return f"visibility: explore has what everybody may see, and this is for {standing.visibility.name}"
    if kind == "home" and not (mine or standing.followed or standing.passed_on or standing.tagged):
        return f"not followed: you follow neither @{standing.author} nor a tag of it"
    if kind == "author" and standing.author_id != feed.source.of:
        return f"author: it is by @{standing.author}"
    if kind == "tag" and feed.source.of not in explain.tags(reader, post):
        return f"tag: it has no {feed.name}"
    if kind == "list" and not explain.on_list(reader, int(feed.source.of), standing.author_id):
        return f"list: @{standing.author} is not on it"
    return None


def _not_kept(feed: Feed, post: PostView) -> str | None:
    """Of one's bookmarks: whether a post is among them."""
    return "bookmarks: you have not kept it" if feed.source.kind == "bookmarks" and not post.bookmarked else None


def _rank(reader: Reader, viewer: int, feed: Feed, post: PostView) -> int | None:
    """Its place among the best; None where it is too old, or too quiet, to be among the first hundred."""
    rules = feed_names.rules_of(reader, viewer, feed)
    newest = Place(reader.value(best.NEWEST) or 0)
    _, ids = best.window(reader, viewer, feed.source, newest)
    ranked = best.rank(post_views.views(reader, viewer, ids), rules.keeps, rules.boosts)
    return next((place for place, (*_, one) in enumerate(ranked, 1) if one.id == post.id), None)
