"""Remixes: who may make one, from which picture, and in which words others are credited."""

from collections.abc import Iterable, Sequence
from typing import Any

from social_tools.errors import SocialError
from social_tools.posts import seen
from storage import lineage
from storage.database import Reader
from storage.lineage import Ancestor, Lineage
from storage.models import Image, Policy
from storage.people import Person
from storage.post_views import PostView

SOMEBODY = "somebody"
"""Stands for whom nobody can be sent to: what they made is gone, or not for this reader."""
NAMED = 4
"""So many are named in a list of posts; of a longer chain the nearest, and the very first."""
REFUSED = {
    Policy.nobody: "@{} lets nobody remix this post.",
    Policy.followers: "@{} lets only people who follow them remix this post.",
}


def may_remix(view: PostView, viewer: int) -> bool:
    """Whether a viewer may make something of a post's picture: of their own, or as its author lets them."""
    if not view.pictures:
        return False
    lets = view.remix == Policy.anyone or (view.remix == Policy.followers and view.following)
    return lets or view.author_id == viewer


def source(reader: Reader, person: Person, post: str) -> tuple[PostView, Image]:
    """The post to remix, and its first picture. Raises SocialError, which gives the reason where they may not."""
    view = seen(reader, person.id, post, field="remix_of")
    if not view.pictures:
        raise SocialError("invalid", "There is no picture in that post to remix.", field="remix_of")
    if not may_remix(view, person.id):
        raise SocialError("forbidden", REFUSED[Policy(view.remix)].format(view.handle), field="remix_of")
    return view, lineage.pictures(reader, view.id)[0]


def chain(view: PostView, image: Image) -> list[list[int]]:
    """What a remix of a post's picture keeps of whom it comes from."""
    return lineage.chain(view.id, view.author_id, image.credit)


def ancestors(view: PostView) -> list[Ancestor]:
    """From whose pictures those of a post were made, the nearest first, each person once."""
    return _each_once([picture.lineage for picture in view.pictures if picture.lineage])


def _each_once(lines: Iterable[Lineage]) -> list[Ancestor]:
    found: dict[str, Ancestor] = {}
    for one in (one for line in lines for one in line.ancestors):
        found.setdefault(one.handle, one)
    return list(found.values())


def credit(view: PostView) -> list[str]:
    """The same as names: @handles."""
    return names(picture.lineage for picture in view.pictures if picture.lineage)


def names(lines: Iterable[Lineage]) -> list[str]:
    return [f"@{one.handle}" if one.handle else SOMEBODY for one in _each_once(lines)]


def credits(reader: Reader, viewer: int, images: Sequence[Image]) -> dict[int, list[str]]:
    """Whom each of these pictures credits, those that credit nobody left out."""
    made = [image.id for image in images if image.remix_of]
    lines = lineage.lineages(reader, viewer, made) if made else {}
    return {id_: names([line]) for id_, line in lines.items()}


def in_short(names: list[str]) -> list[str]:
    """At most a few names: the nearest, and the very first."""
    return names if len(names) <= NAMED else [*names[: NAMED - 1], "…", names[-1]]


def in_words(names: list[str]) -> str:
    """ "Remix of @ada’s picture, after @lin’s": the nearest first, and of a long chain not all."""
    first, *others = [f"{name}’s" for name in names]
    if len(names) > NAMED:
        others = [*others[: NAMED - 2], f"{len(names) - NAMED} more", others[-1]]
    *before, last = others or [""]
    after = f", after {', '.join(before)}{' and ' if before else ''}{last}" if last else ""
    return f"Remix of {first} picture{after}"


def remix_of(view: PostView) -> int:
    """The post that a post remixes; 0 where it remixes none, or none that this viewer may see."""
    lines = [picture.lineage for picture in view.pictures if picture.lineage]
    return lines[0].ancestors[0].post if lines and lines[0].ancestors else 0


def told(view: PostView) -> dict[str, Any]:
    """How a list of posts tells a model whom a post credits, and whether others may remix it."""
    names, of = in_short(credit(view)), remix_of(view)
    found = {"remix_of": str(of) if of else None, "credit": names or None}
    if view.pictures and view.remix != Policy.nobody:
        found["remix"] = Policy(view.remix).name
    return {name: value for name, value in found.items() if value}
