"""People: who somebody is, how they stand to the one who asks, and who is around them."""

from typing import Annotated, Any, Literal

from pydantic import Field

from social_tools.context import Context
from social_tools.errors import SocialError
from social_tools.polls import fingerprint
from social_tools.privacy import current
from social_tools.tool import Result, Shows, tool
from social_tools.views import ProfileRead
from storage import circles, feed, lists, people, suggestions
from storage.circles import Request
from storage.database import Reader
from storage.ids import parse_id
from storage.people import Person
from storage.suggestions import Suggestion

Handle = Annotated[str, Field(max_length=64, description="@handle or me.")]
Included = Literal["followers", "following", "lists", "settings"]
PER_PAGE = 40
MANY = 10


async def find(context: Context, user: str) -> Person:
    """The person of a handle, as far as the one who asks may know of them; `me` is that one. Raises SocialError."""
    if user.lower() in ("me", "@me"):
        return await myself(context)
    found = await context.salon.db.read(people.find, context.person.id, user)
    if found is None:
        raise unknown(user)
    return found


def unknown(user: str, *, field: str = "user") -> SocialError:
    """What is said of a handle that nobody has, and of one whose holder is not there for the person who asks."""
    return SocialError("not_found", f"I know nobody called @{user.removeprefix('@')[:30].lower()}.", field=field)


async def myself(context: Context) -> Person:
    found = await context.salon.db.read(people.by_id, context.person.id)
    if found is None:
        raise SocialError("not_found", "Your account is not here any more.")
    return found


async def find_other(context: Context, user: str, refusal: str) -> Person:
    """Somebody else; the refusal is said where the person names themselves."""
    person = await find(context, user)
    if person.id == context.person.id:
        raise SocialError("invalid", refusal, field="user")
    return person


@tool("read")
async def get_user(
    context: Context,
    user: Handle = "me",
    include: list[Included] | None = None,
    cursor: Annotated[
        str | None, Field(max_length=200, description="Opaque `next` value from the previous call.")
    ] = None,
) -> Result:
    """A profile, the relationship with you, and optionally followers, following or lists. `me` is the signed-in
    user."""
    person = await find(context, user)
    asked = user.removeprefix("@").lower()
    was = asked if asked not in ("me", person.handle) else ""
    mine = person.id == context.person.id
    view = await context.salon.db.read(_profile, context.person, person, was)
    data = _told(view, mine)
    for name in dict.fromkeys(include or ()):
        data[f"{name}_list" if name in circles.AROUND else name] = await _include(context, person, name, cursor)
    return Result(
        data,
        view=view,
        shows=(*_shows(view.person, data), Shows("user", [f"@{person.handle}"])),
        others=not mine or bool(view.requests) or bool(include and set(include) != {"settings"}),
    )


def _shows(person: Person, data: dict[str, Any]) -> tuple[Shows, ...]:
    """Lists by their places, and what goes on; names of lists only as fingerprints."""
    found = data.get("lists") or []
    marks = {"marks": [fingerprint(one["name"]) for one in found], "of": f"@{person.handle}"}
    lists_ = (Shows("lists", [one["list"] for one in found], marks),) if found else ()
    pages = tuple(
        Shows(
            "page",
            [],
            {"tool": "get_user", "arguments": {"user": f"@{person.handle}", "include": [name], "cursor": next_}},
        )
        for name in circles.AROUND
        if (next_ := (data.get(f"{name}_list") or {}).get("next"))
    )
    around = [handle for name in circles.AROUND for handle, _ in (data.get(f"{name}_list") or {}).get("items", ())]
    people_ = (Shows("user", list(dict.fromkeys(around))),) if around else ()
    return (*lists_, *pages[:1], *people_)


def _profile(reader: Reader, viewer: Person, person: Person, was: str) -> ProfileRead:
    mine = person.id == viewer.id
    return ProfileRead(
        person,
        people.relation(reader, viewer.id, person.id),
        feed.by_author(reader, viewer.id, person.id, None, 3),
        was,
        () if mine else tuple(suggestions.acquaintances(reader, viewer.id, [person.id]).get(person.id, ())),
        circles.requests(reader, viewer.id) if mine else [],
    )


def _told(view: ProfileRead, mine: bool) -> dict[str, Any]:
    person, known_by = view.person, view.known_by
    data = {
        "user": f"@{person.handle}",
        "note": f"@{view.was} is @{person.handle} now." if view.was else "",
        "name": person.name,
        "bio": person.bio,
        "posts": person.posts,
        "followers": person.followers,
        "following": person.following,
        "you": ["yourself"] if mine else view.relation.words,
        "known_by": [f"@{handle}" for handle in known_by[:3]],
        "suspended": person.suspended,
        "requests": [_request(request) for request in view.requests],
    }
    return {name: value for name, value in data.items() if value}


def _request(request: Request) -> list[str]:
    return [request.kind, f"@{request.person.handle}", *([request.about] if request.about else [])]


async def _include(context: Context, person: Person, name: Included, cursor: str | None) -> Any:
    db, viewer = context.salon.db, context.person.id
    if name == "settings":
        if person.id != viewer:
            raise SocialError("forbidden", "Settings are shown to the person alone.", field="include")
        return current(person)
    if name == "lists":
        return [
            {"list": str(found.id), "name": found.name, "people": found.people, "shared": found.shared}
            for found in await db.read(lists.of, viewer, person.id)
        ]
    page = await db.read(circles.page, viewer, person.id, name, _before(cursor, name), PER_PAGE)
    items = [[f"@{found.handle}", found.name] for found in page.people]
    return {"items": items, "next": f"{name}.{page.next}" if page.next else None}


def _before(cursor: str | None, name: str) -> int | None:
    """A cursor names the list that it goes on in."""
    if cursor is None or not cursor.startswith(f"{name}."):
        if cursor is None or cursor.split(".")[0] in circles.AROUND:
            return None
        raise SocialError("stale", "That page is not there any more. Ask for the list again.", field="cursor")
    before = parse_id(cursor.removeprefix(f"{name}."))
    if before is None:
        raise SocialError("stale", "That page is not there any more. Ask for the list again.", field="cursor")
    return before


def followed_by(handles: tuple[str, ...], others: int = 0) -> str:
    """Who follows somebody: followed by @lin, @oskar and 3 more."""
    names = [*(f"@{handle}" for handle in handles), *([f"{others} more"] if others else [])]
    return f"followed by {' and '.join([', '.join(names[:-1]), names[-1]] if names[1:] else names)}"


def reason(suggestion: Suggestion) -> str:
    """Why somebody is suggested, in words."""
    if suggestion.known_by:
        return followed_by(suggestion.known_by, suggestion.others)
    if suggestion.tag:
        return f"posts about #{suggestion.tag}"
    return "followed by many" if suggestion.person.followers >= MANY else "shares with everybody"
