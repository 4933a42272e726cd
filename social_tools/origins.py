"""How a post's pictures came to be, and what others have made of them."""

from typing import Any

from social_tools import remixing
from social_tools.context import Context
from social_tools.credential_state import State, from_json
from social_tools.errors import SocialError
from social_tools.items import by_others, items
from social_tools.keeping import credentials_of
from social_tools.marked import BY_RULES, SOURCE_TYPES, made_by
from social_tools.posts import see
from social_tools.tool import Result, Shows
from social_tools.views import Explained, FeedRead
from social_tools.wishes import heed
from storage import lineage, post_views, wishes
from storage.database import Reader
from storage.feed import Page
from storage.ids import MAX_ID, parse_id
from storage.models import Image, Source
from storage.post_views import PostView

FEED = "remixes:"
"""How the list of a post's remixes is called, as a feed that goes on."""
MADE_BY = {
    Source.painted: "painter",
    Source.made: "model",
    Source.reworked: "model",
    Source.photo: "person",
    Source.edited: "person",
}


def source_of(image: Image) -> Source:
    """How a picture came to be; before that was kept, its maker told it."""
    source = Source(image.source)
    return Source.made if source is Source.painted and image.maker not in BY_RULES else source


async def provenance(context: Context, view: PostView) -> tuple[dict[str, Any], Explained]:
    """Who or what made the pictures of a post, and from whose: for a model, and in lines for a person."""
    rows = await context.salon.db.read(lineage.pictures, view.id)
    if not rows:
        raise SocialError("invalid", "There is no picture in that post.", field="include")
    train = await context.salon.db.read(wishes.trains, [view.id])
    states = [await credentials(context, row) for row in rows]
    told = [_picture(context, view, row, state) for row, state in zip(rows, states, strict=True)]
    data = told[0] | ({"pictures": told[1:]} if told[1:] else {}) | {"train": train}
    lines = [line for known in zip(rows, told, states, strict=True) for line in _lines(*known)]
    lines.append(("AI training", "allowed" if train else "not allowed"))
    return data, Explained("How this was made", view, lines)


def _picture(context: Context, view: PostView, image: Image, state: State | None) -> dict[str, Any]:
    source, shown = source_of(image), next((one for one in view.pictures if one.id == image.id), None)
    credited = remixing.credit(view._replace(pictures=(shown,))) if shown else []
    of = remixing.remix_of(view)
    found = {
        "made_by": MADE_BY[source],
        "model": image.maker if MADE_BY[source] != "person" else None,
        "source_type": SOURCE_TYPES.get(source),
        "prompt": image.prompt if image.owner_id == context.person.id else None,
        "credit": credited,
        "remix_of": str(of) if of and credited else None,
        "credentials": state.standing if state else None,
        "signed_by": state.signer if state and state.standing == "other" else None,
        "sha256": image.sha256,
    }
    return {name: value for name, value in found.items() if value}


async def credentials(context: Context, image: Image) -> State | None:
    """What the content credentials of a picture come to: those that came with an upload, or those of the file."""
    if image.credentials:
        return from_json(image.credentials)
    if context.salon.credentials is None:
        return None
    return await credentials_of(context.salon, image.sha256)


def _lines(image: Image, told: dict[str, Any], state: State | None) -> list[tuple[str, str]]:
    lines = [("Picture", made_by(source_of(image), image.maker))]
    if "credit" in told:
        lines.append(("Credit", remixing.in_words(told["credit"])))
    if "prompt" in told:
        lines.append(("Prompt, which only you see", told["prompt"]))
    if state:
        words = state.words.removeprefix("Content credentials: ")
        lines.append(("Credentials", words[:1].upper() + words[1:]))
    return [*lines, ("SHA-256", told["sha256"])]


async def remixes(context: Context, view: PostView, cursor: str | None = None) -> Result:
    """What others have made of a post's picture, newest first, and whose pictures that was made from."""
    before, position = _parsed(cursor) if cursor else (MAX_ID, 1)
    posts, more = await context.salon.db.read(_page, context.person.id, view.id, before)
    heeded = await heed(context, posts)
    next_ = f"{posts[-1].id}.{position + len(posts)}" if more else None
    feed = f"{FEED}{view.id}"
    listed = items(posts, context.salon.db.clock(), context.person.id, heeded)
    for one in listed:
        del one["remix_of"]  # it is the same for all of them
    about = {"feed": feed, "next": next_, "start": position, "authors": [f"@{post.handle}" for post in posts]}
    return Result(
        {"feed": feed, "items": listed, "next": next_} | heeded.skipped(posts),
        view=FeedRead(feed, Page(posts, None), position, next=next_, title=f"Remixes of @{view.handle}’s picture"),
        shows=(Shows("posts", [str(post.id) for post in posts], about),) if posts else (),
        others=by_others(posts, context.person.id),
    )


def _page(reader: Reader, viewer: int, post: int, before: int) -> tuple[list[PostView], bool]:
    found = lineage.remixes(reader, viewer, post, before, lineage.PAGE + 1)
    return post_views.views(reader, viewer, found[: lineage.PAGE]), len(found) > lineage.PAGE


async def more(context: Context, post: str, cursor: str | None) -> Result:
    """A page of a post's remixes, as a feed of its own."""
    return await remixes(context, await see(context, post), cursor)


def _parsed(cursor: str) -> tuple[int, int]:
    before, _, start = cursor.partition(".")
    if parse_id(before) is None or not (start.isascii() and start.isdecimal() and len(start) < 6):
        raise SocialError("stale", "That page is not there any more. Ask for the remixes again.", field="cursor")
    return int(before), int(start)
