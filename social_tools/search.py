"""Searching posts, people, tags, feeds and one's own pictures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from pydantic import Field

from social_tools import feed_names, polls, remixing
from social_tools.context import Context
from social_tools.errors import SocialError
from social_tools.items import by_others, item
from social_tools.moments import moment
from social_tools.people import find as find_person
from social_tools.text import clean, short
from social_tools.tool import Result, Shows, tool
from social_tools.views import NamesFound, PicturesMade, SearchRead
from social_tools.wishes import heed
from storage import best, feed_rules, suggestions
from storage import search as searches
from storage.best import Place
from storage.dialect import Phrase
from storage.ids import MAX_ID, parse_id
from storage.post_views import PostView
from storage.search import Found, Wanted
from storage.trends import first_id

Type = Literal["feeds", "images", "people", "posts", "tags"]
Date = Annotated[str | None, Field(max_length=200, description="ISO 8601 date")]
PART = re.compile(r'(?i:(from|since|until|has):)("[^"]*"|\S+)|"([^"]*)"|(\S+)')
TOKEN = re.compile(r"[^\W_]+(?:[\u0300-\u036f][^\W_]*)*")
UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
"""Letters of languages that are written without spaces between words."""
MOST_PHRASES = 12
STALE = "That page is not there any more. Search again."


@dataclass
class Query:
    """A search as it was typed: words and phrases, and what stands before a colon."""

    phrases: list[Phrase] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    filters: dict[str, str] = field(default_factory=dict)

    @property
    def words(self) -> list[str]:
        return [*(phrase.words for phrase in self.phrases), *self.pieces]


def parse(query: str) -> Query:
    """Whatever is typed is a search: what means nothing is left out."""
    found = Query()
    for name, value, quoted, word in PART.findall(query):
        if name:
            found.filters[name.lower()] = value.strip('"')
            continue
        said = quoted or word
        tokens = TOKEN.findall(said)
        if tokens and UNSPACED.search(said):
            found.pieces.append(" ".join(tokens))
        elif tokens:
            found.phrases.append(Phrase(" ".join(tokens)))
    found.phrases, found.pieces = found.phrases[:MOST_PHRASES], found.pieces[:MOST_PHRASES]
    return found


@tool("read")
async def search(
    context: Context,
    query: Annotated[str, Field(max_length=400, description="Words, or empty for suggestions.")],
    type: Annotated[Type, Field(description="images searches the pictures the user made.")] = "posts",
    from_: Annotated[str | None, Field(max_length=64, description="@handle")] = None,
    since: Date = None,
    until: Date = None,
    has_image: bool | None = None,
    sort: Literal["relevant", "newest"] = "relevant",
    limit: Annotated[int, Field(ge=1, le=40)] = 10,
    cursor: Annotated[
        str | None, Field(max_length=200, description="Opaque `next` value from the previous call.")
    ] = None,
) -> Result:
    """Find posts, people, tags or feeds by meaning and words. Use it to ground answers; cite post ids."""
    query = clean(query)
    asked = parse(query)
    if type != "posts":
        return await OTHERS[type](context, query, asked, limit)
    given = {"from": from_, "since": since, "until": until, "has": "image" if has_image else None}
    asked.filters |= {name: clean(value) for name, value in given.items() if value}
    wanted = await _wanted(context, asked)
    if not wanted.is_for_words and not asked.filters:
        return await _suggested(context, query, limit)
    found, start = await _page(context, wanted, sort, cursor, limit)
    more: dict[str, Any] = {"query": query, **{name: value for name, value in given.items() if value and name != "has"}}
    more |= ({"has_image": True} if has_image else {}) | {"sort": sort}
    return await _posts(context, query, wanted, found, start, more)


async def _wanted(context: Context, asked: Query) -> Wanted:
    """Raises SocialError for a person who is not there, or a date that is none."""
    filters = asked.filters
    author = await find_person(context, filters["from"]) if "from" in filters else None
    above = first_id(moment(filters["since"], "since")) - 1 if "since" in filters else 0
    below = first_id(moment(filters["until"], "until", end=True)) if "until" in filters else MAX_ID
    has_image = filters.get("has", "").lower() in ("image", "images", "picture", "pictures")
    bounds = {"above": max(above, 0), "below": min(below, MAX_ID)}
    return Wanted(
        tuple(asked.phrases), tuple(asked.pieces), author.id if author else None, has_image=has_image, **bounds
    )


async def _page(context: Context, wanted: Wanted, sort: str, cursor: str | None, limit: int) -> tuple[Found, int]:
    db, viewer = context.salon.db, context.person.id
    place, _, position = (cursor or "").partition(".")
    start = parse_id(position) if cursor else 1
    if start is None:
        raise SocialError("stale", STALE, field="cursor")
    if sort == "newest" or not wanted.is_for_words:
        before = parse_id(place)
        if cursor and before is None:
            raise SocialError("stale", STALE, field="cursor")
        return await db.read(searches.newest, viewer, wanted, before, limit), start
    at = Place.parse(place) if cursor else None
    if cursor and at is None:
        raise SocialError("stale", STALE, field="cursor")
    return await db.read(searches.relevant, viewer, wanted, at, limit), start


async def _posts(
    context: Context, query: str, wanted: Wanted, found: Found, start: int, more: dict[str, Any] | None
) -> Result:
    now = context.salon.db.clock()
    heeded = await heed(context, found.posts)
    kept = [post for post in found.posts if heeded.keeps(post)]
    items = [item(post, now, context.person.id, heeded) | _score(post, wanted, now) for post in kept]
    next_ = f"{found.next}.{start + len(found.posts)}" if found.next else None
    title = f"Posts with “{short(query.strip(), 60)}”" if query.strip() else "Posts you might like"
    view = SearchRead(title, found.posts, start, {**more, "cursor": next_} if more and next_ else None)
    about = {"feed": "search", "next": None, "start": start, "authors": [f"@{post.handle}" for post in found.posts]}
    about |= polls.shown(found.posts)
    shows: tuple[Shows, ...] = (Shows("posts", [str(post.id) for post in found.posts], about),) if found.posts else ()
    if view.more:
        shows += (Shows("page", [], {"tool": "search", "arguments": view.more}),)
    others = by_others(found.posts, context.person.id)
    data = {"q": query, "items": items, "next": next_} | heeded.skipped(found.posts)
    return Result(data, view=view, shows=shows, others=others)


def _score(post: PostView, wanted: Wanted, now: int) -> dict[str, float]:
    """Between 0 and 1: how well a post answers, among those of its age."""
    if not wanted.is_for_words:
        return {}
    points = searches.relevance(post, wanted) - now / searches.WEEK_MS
    return {"score": round(1 / (1 + 2.0 ** (-points / 4)), 2)}


async def _suggested(context: Context, query: str, limit: int) -> Result:
    """Nothing was asked for: the best of what everybody shares."""
    found = await context.salon.db.read(best.page, context.person.id, feed_names.FIXED["explore"], None, limit)
    return await _posts(context, query, Wanted(), Found(found.posts, None), 1, None)


async def _people(context: Context, query: str, asked: Query, limit: int) -> Result:
    db, viewer = context.salon.db, context.person.id
    handle = query.strip().removeprefix("@").lower()
    if asked.words:
        found = await db.read(searches.people, viewer, asked.phrases, handle, limit)
    else:
        found = [one.person for one in await db.read(suggestions.suggested, viewer, limit)]
    items = [
        {"user": f"@{one.handle}", "name": one.name, "bio": short(one.bio, 120), "followers": one.followers}
        for one in found
    ]
    title = f"People: “{short(query.strip(), 60)}”" if asked.words else "People you might like"
    return Result(
        {"q": query, "items": [{name: value for name, value in one.items() if value} for one in items], "next": None},
        view=NamesFound(title, people=found),
        shows=(Shows("user", [f"@{one.handle}" for one in found]),) if found else (),
        others=any(one.id != viewer for one in found),
    )


async def _tags(context: Context, query: str, asked: Query, limit: int) -> Result:
    begins = "".join(query.split()).lstrip("#").casefold()
    if begins:
        found = await context.salon.db.read(searches.tags, context.person.id, begins, limit)
        lines = [(f"#{tag}", _counted(uses, "post")) for tag, uses in found]
    else:
        found = (await context.salon.trends.now(context.salon.db))[:limit]
        lines = [(f"#{tag}", _counted(uses, "person", "people")) for tag, uses in found]
    title = f"Tags: #{short(begins, 60)}" if begins else "Tags that many people use now"
    items = [{"tag": f"#{tag}", "n": uses} for tag, uses in found]
    return Result({"q": query, "items": items, "next": None}, view=NamesFound(title, names=lines), others=bool(found))


async def _feeds(context: Context, query: str, asked: Query, limit: int) -> Result:
    saved = await context.salon.db.read(feed_rules.names, context.person.id)
    names = [name for name in dict.fromkeys(["home", "explore", *saved]) if query.strip().lower() in name][:limit]
    lines = [(name, "saved by you" if name not in ("home", "explore") else "") for name in names]
    items = [{"feed": name} for name in names]
    return Result({"q": query, "items": items, "next": None}, view=NamesFound("Feeds", names=lines), others=False)


async def _images(context: Context, query: str, asked: Query, limit: int) -> Result:
    found = await context.salon.db.read(searches.own_images, context.person.id, _words(asked.words), limit)
    items = [{"id": str(one.id), "alt": one.alt, "prompt": short(one.prompt, 120)} for one in found]
    credit = await context.salon.db.read(remixing.credits, context.person.id, found)
    about = {"alts": [one.alt for one in found], "prompt": query}
    return Result(
        {"q": query, "items": items, "next": None},
        view=PicturesMade(found, None, credit) if found else NamesFound("Your pictures"),
        shows=(Shows("images", [str(one.id) for one in found], about),) if found else (),
        others=any(one.remix_of for one in found),
    )


def _words(phrases: Sequence[str]) -> list[str]:
    return [word for phrase in phrases for word in phrase.split()]


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


OTHERS = {"people": _people, "tags": _tags, "feeds": _feeds, "images": _images}
