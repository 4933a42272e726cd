"""Answers from what people have written, by extraction: their own most telling sentences, and nothing added.

Fixed rules pick them, so the same posts always give the same answer. Nobody is quoted twice while somebody else has
something to say, and what stands behind a warning is not quoted.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from social_tools import polls, shown
from social_tools.context import Context
from social_tools.text import clean, short
from social_tools.tool import Shows
from social_tools.views import SearchRead
from storage import post_views
from storage.search import fold

MOST = 3
LONGEST = 200
"""Characters of a sentence that is quoted."""
TELLING = range(5, 31)
"""So many words have a sentence that says something and is still read to its end."""
SENTENCE = re.compile(r".+?(?:[.!?…]+(?=\s|$)|\n|$)", re.DOTALL)
WORD = re.compile(r"\w+")
ADDRESS = re.compile(r"https?://\S+")


@dataclass(frozen=True)
class Quoted:
    """A sentence of somebody's post."""

    post: str
    by: str
    words: str


@dataclass(frozen=True)
class _Found:
    quoted: Quoted
    weight: tuple[float, ...]


def extract(items: Iterable[dict[str, Any]], query: str, me: str = "") -> list[Quoted]:
    """Two or three sentences that tell most about a subject, the most telling first; `items` as `search` gives them.

    me: the @handle of who asks. They know what they wrote themselves, so others come before.
    """
    asked = [fold(word) for word in WORD.findall(query)]
    found = [one for item in items if not item.get("warning") for one in _sentences(item, asked, me)]
    found.sort(key=lambda one: one.weight, reverse=True)
    first = _first_of_each(found, key=lambda one: one.quoted.by)
    rest = _first_of_each([one for one in found if one not in first], key=lambda one: one.quoted.post)
    known = {one.quoted.post for one in first}
    several = len(first) > 1
    more = [] if several else [one for one in rest if one.quoted.post not in known]
    return [one.quoted for one in (*first, *more)][:MOST]


def _first_of_each(found: list[_Found], key: Callable[[_Found], str]) -> list[_Found]:
    firsts: dict[str, _Found] = {}
    for one in found:
        firsts.setdefault(key(one), one)
    return list(firsts.values())


def _sentences(item: dict[str, Any], asked: list[str], me: str) -> Iterator[_Found]:
    for place, written in enumerate(SENTENCE.findall(ADDRESS.sub("", item.get("text", "")))):
        said = " ".join(clean(written).split())
        words = [fold(word) for word in WORD.findall(said)]
        if not words:
            continue
        hits = len({word for word in asked if any(one.startswith(word) for one in words)})
        tells = len(words) in TELLING and not said.endswith("?")
        liked = min(int(item.get("likes", 0)) + 2 * int(item.get("replies", 0)), 50)
        weight = (float(item["by"] != me), hits + 0.75 * tells + liked / 100, float(item["id"]), -float(place))
        yield _Found(Quoted(str(item["id"]), str(item["by"]), short(said, LONGEST)), weight)


async def cite(context: Context, ids: Sequence[int]) -> SearchRead | None:
    """The posts that an answer is made of, numbered as in its words; from now on "the second one" is one of them."""
    posts = await context.salon.db.read(post_views.views, context.person.id, ids)
    if not posts:
        return None
    authors = [f"@{post.handle}" for post in posts]
    about = {"feed": "search", "next": None, "start": 1, "authors": authors} | polls.shown(posts)
    await shown.remember(context, (Shows("posts", [str(post.id) for post in posts], about),))
    return SearchRead("Where that is from", posts)
