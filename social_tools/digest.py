"""A feed's last hours or days in short: how much, by how many, about what, and what to open."""

from collections import Counter, defaultdict
from typing import Annotated, Any

from pydantic import Field

from social_tools import feed_names, moments
from social_tools.context import Context
from social_tools.errors import SocialError
from social_tools.feed_names import Feed
from social_tools.feed_rules.rules import TAG, WORD
from social_tools.tool import Result, Shows, tool
from social_tools.views import DigestRead
from social_tools.wishes import heed
from storage import best, feed, mentions
from storage.database import Reader
from storage.post_views import PostView
from storage.ranking import standing
from storage.search import fold
from storage.trends import first_id

MOST = 400
"""A digest is made of so many posts at most, the newest."""
PAGE = 100
THEMES, TOP, OPENED = 5, 2, 3
SHORTEST = 4
_STOP = (
    "about after again also always because been before being could does doing done each even every from getting going"
    " have having here into just know like made make many more most much need never only other over really said same"
    " should some still such than thanks that their them then there these they thing things think this those time today"
    " tomorrow under until very want week well were what when where which while will with without would year years"
    " yesterday your yours somebody nobody everybody everyone someone anybody nothing everything something long number"
    " three four five seven eight nine hundred first last next back good great nice little lovely https http"
)
STOP = frozenset(_STOP.split())
"""Words that say nothing about a subject."""


@tool("read")
async def get_digest(
    context: Context,
    feed: Annotated[str, Field(max_length=200)] = "home",
    since: Annotated[str, Field(max_length=200, description="ISO 8601 date-time or 24h, 7d.")] = "24h",
) -> Result:
    """Short summary of a feed or your notifications over a period, with post ids to open."""
    found = await feed_names.find(context, feed)
    db, viewer = context.salon.db, context.person.id
    start = moments.since(since, db.clock(), "since")
    if start > db.clock():
        raise SocialError("invalid", "That moment is still to come. Choose an earlier one.", field="since")
    posts, cut = await db.read(_posts, viewer, found, first_id(start))
    missed = await db.read(mentions.missed, viewer, first_id(start))
    heeded = await heed(context, posts)
    kept = [post for post in posts if heeded.keeps(post)]
    top = sorted(kept, key=lambda post: standing(best.signals(post)), reverse=True)[:OPENED]
    themes = _themes(kept)
    people = len({post.author_id for post in posts})
    data: dict[str, Any] = (
        {
            "feed": found.name,
            "since": since,
            "posts": len(posts),
            "people": people,
            "themes": [{"t": theme, "n": len(about), "top": _ids(about)} for theme, about in themes],
            "top": [str(post.id) for post in top],
            "missed_mentions": missed,
        }
        | ({"cut": True} if cut else {})
        | heeded.skipped(posts)
    )
    lines = [(theme, f"{len(about)} posts") for theme, about in themes]
    lines += [("mentions of you", f"{missed} that you have not read")] if missed else []
    number = f"{'the newest ' if cut else ''}{len(posts)} {'post' if len(posts) == 1 else 'posts'}"
    title = f"{found.title}: {number} by {people} {'person' if people == 1 else 'people'}"
    authors = [f"@{post.handle}" for post in top]
    about = {"feed": "digest", "next": None, "start": 1, "authors": authors}
    shows = (Shows("posts", data["top"], about),) if top else ()
    return Result(data, view=DigestRead(title, lines, top), shows=shows, others=bool(posts))


def _posts(reader: Reader, viewer: int, found: Feed, oldest: int) -> tuple[list[PostView], bool]:
    """The posts of a feed since an id, and whether there were more than a digest is made of."""
    rules = feed_names.rules_of(reader, viewer, found)
    posts: dict[int, PostView] = {}
    before: int | None = None
    while len(posts) < MOST:
        page = feed.page(reader, viewer, found.source, before, PAGE, rules.keeps)
        posts |= {post.id: post for post in page.posts if post.id >= oldest}
        before = page.next
        if before is None or before < oldest:
            return list(posts.values()), False
    return list(posts.values())[:MOST], True


def _themes(posts: list[PostView]) -> list[tuple[str, list[PostView]]]:
    """Tags and words that several posts share, the most frequent first; not a word that is a tag too."""
    about: dict[str, list[PostView]] = defaultdict(list)
    for post in posts:
        tags = {fold(tag) for tag in TAG.findall(post.text)}
        words = {word for word in WORD.findall(fold(post.text)) if len(word) >= SHORTEST and not word.isdecimal()}
        for theme in (*(f"#{tag}" for tag in tags), *(words - STOP - tags)):
            about[theme].append(post)
    counts = Counter({theme: len(found) for theme, found in about.items() if len(found) > 1})
    tagged = {theme.removeprefix("#") for theme in counts if theme.startswith("#")}
    ranked = sorted(counts, key=lambda theme: (-counts[theme], not theme.startswith("#"), theme))
    return [(theme, about[theme]) for theme in ranked if theme not in tagged][:THEMES]


def _ids(posts: list[PostView]) -> list[str]:
    ranked = sorted(posts, key=lambda post: standing(best.signals(post)), reverse=True)
    return [str(post.id) for post in ranked[:TOP]]
