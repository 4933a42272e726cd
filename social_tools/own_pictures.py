"""“My pictures”: what a person made, found by words and time; nobody else's are ever among them."""

from social_tools.errors import SocialError
from social_tools.moments import moment
from social_tools.said_times import back
from social_tools.text import short
from social_tools.tool import Result, Shows
from social_tools.views import OwnPictures
from storage import own_pictures
from storage.database import Database, Reader
from storage.ids import MAX_ID, parse_id
from storage.models import Visibility
from storage.people import Person
from storage.trends import first_id

A_FEW = 4
STALE = "That page is not there any more. Ask for your pictures again."
SHARED = {
    Visibility.public: "Shared",
    Visibility.unlisted: "Shared, not in explore",
    Visibility.followers: "Shared with followers",
    Visibility.direct: "Shared with a few",
}


async def found(
    db: Database, person: Person, query: str, words: list[str], filters: dict[str, str], cursor: str | None, limit: int
) -> Result:
    """The pictures of a search of type "images". Raises SocialError for a date that is none, or a stale page."""
    place, _, start = (cursor or "").partition(".")
    below, position = parse_id(place) or 0, (parse_id(start) or 0) if cursor else 1
    if cursor and not (below and position):
        raise SocialError("stale", STALE, field="cursor")
    bounds = _between(filters)
    if cursor:
        bounds["below"] = min(below, bounds["below"])
    page = await db.read(own_pictures.page, person.id, words, limit, **bounds)
    shown = await db.read(standing, person.id, [one.id for one in page.pictures])
    next_ = f"{page.next}.{position + len(page.pictures)}" if page.next else None
    asked = {"query": query, "type": "images"} | {name: filters[name] for name in ("since", "until") if name in filters}
    more = {**asked, "limit": limit, "cursor": next_} if next_ else None
    view = OwnPictures(_title(query, filters), page.pictures, shown, position, more, bool(words or filters))
    items = [
        {"id": str(one.id), "alt": one.alt, "prompt": short(one.prompt, 120)} | _told(shown.get(one.id, ""))
        for one in page.pictures
    ]
    about = {"alts": [one.alt for one in page.pictures], "prompt": query, "start": position}
    shows: tuple[Shows, ...] = (Shows("images", [str(one.id) for one in page.pictures], about),) if items else ()
    if view.more:
        shows += (Shows("page", [], {"tool": "search", "arguments": view.more}),)
    # what is drawn on a remix, somebody else may have written
    others = any(one.remix_of for one in page.pictures)
    return Result({"q": query, "items": items, "next": next_}, view=view, shows=shows, others=others)


def _told(where: str) -> dict[str, str]:
    return {"where": where.lower()} if where else {}


def _title(query: str, filters: dict[str, str]) -> str:
    what = f": {short(query.strip(), 40)}" if query.strip() else ""
    since, until = filters.get("since", ""), filters.get("until", "")
    if since and since == until:
        return f"Your pictures of {since}{what}"
    return "Your pictures" + what + (f", since {since}" if since else "") + (f", until {until}" if until else "")


def _between(filters: dict[str, str]) -> dict[str, int]:
    above = first_id(moment(filters["since"], "since")) - 1 if "since" in filters else 0
    below = first_id(moment(filters["until"], "until", end=True)) if "until" in filters else MAX_ID
    return {"above": max(above, 0), "below": min(below, MAX_ID)}


def standing(reader: Reader, owner: int, ids: list[int]) -> dict[int, str]:
    """Where each of these pictures is shown, in words; one that is private is left out."""
    told = {id_: SHARED[Visibility(where)] for id_, where in own_pictures.shared(reader, ids).items()}
    if (face := own_pictures.avatar(reader, owner)) in ids:
        told[face] = f"{told[face]}, your avatar" if face in told else "Your avatar"
    return told


def which(name: str, day: str, now_ms: int) -> dict[str, object]:
    """The search that shows those of which one is meant."""
    on = dict.fromkeys(("since", "until"), back(day, now_ms)) if day else {}
    return {"query": name, "type": "images", **on, "limit": A_FEW}


def named(reader: Reader, owner: int, words: str, day: str, now_ms: int) -> list[dict[str, str]]:
    """The few that "the fox from yesterday" may mean, the newest first; one more than `A_FEW` stands for many."""
    bounds = _between(dict.fromkeys(("since", "until"), back(day, now_ms))) if day else {}
    page = own_pictures.page(reader, owner, words.split(), A_FEW + 1, **bounds)
    return [{"id": str(one.id), "alt": one.alt} for one in page.pictures]
