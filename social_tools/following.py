"""Following: a person, a tag, or everybody in a starter pack."""

import re
from typing import Annotated

from pydantic import Field

from social_tools.context import Act, Context
from social_tools.errors import SocialError
from social_tools.people import find_other
from social_tools.tool import Plan, Result, Shows, tool
from social_tools.views import Receipts, Subject
from storage import follows, lists
from storage.database import Writer
from storage.follows import State
from storage.ids import parse_id
from storage.inverse import Inverse
from storage.lists import Listed
from storage.people import Person

TAG = re.compile(r"#(?=\w*[^\W\d_])\w{1,64}")
PACK = "list:"
STATES = {"following": "following", "requested": "requested", "none": "not_following"}
WORDS = {"following": "You followed", "requested": "You asked to follow", "none": "You stopped following"}


async def plan_follow(context: Context, user: str, follow: bool = True) -> Plan:
    words = _told(await find_pack(context, user)) if user.startswith(PACK) else ""
    spelled = {"user": await _spelled(context, user), "follow": follow}
    return Plan(spelled, "write", subject=Subject(words=words))


def _told(pack: Listed) -> str:
    return f"The starter pack “{pack.name}”, with {pack.people} {'person' if pack.people == 1 else 'people'}"


async def _spelled(context: Context, user: str) -> str:
    """Whom or what to follow, in its one spelling."""
    if user.startswith("#"):
        if not TAG.fullmatch(user):
            raise SocialError("invalid", "A tag is # and up to 64 letters, digits or underscores.", field="user")
        return user.casefold()
    if user.startswith(PACK):
        return f"{PACK}{(await find_pack(context, user)).id}"
    return f"@{(await find_other(context, user, 'You cannot follow yourself.')).handle}"


async def find_pack(context: Context, user: str) -> Listed:
    """A starter pack, or a list of one's own, by `list:ID`."""
    id_ = parse_id(user.removeprefix(PACK))
    found = await context.salon.db.read(lists.get, context.person.id, id_) if id_ else None
    if found is None:
        raise SocialError("not_found", "There is no such list.", field="user")
    return found


@tool("write", plan=plan_follow)
async def follow_user(
    context: Context,
    user: Annotated[str, Field(max_length=64, description="A handle, a #tag to follow, or list:ID.")],
    follow: bool = True,
) -> Result:
    """Follow a user, a tag or a starter pack, or stop following with follow=false."""
    if user.startswith("#"):
        return await _tag(context, user, follow)
    if user.startswith(PACK):
        return await _pack(context, await find_pack(context, user), follow)
    return await _person(context, await find_other(context, user, "You cannot follow yourself."), follow)


async def _person(context: Context, person: Person, follow: bool) -> Result:
    me, name = context.person.id, f"@{person.handle}"

    def change(writer: Writer) -> Act:
        try:
            undo = (follows.follow if follow else follows.unfollow)(writer, me, person.id)
        except ValueError:
            raise SocialError(
                "forbidden", f"You have blocked {name}. Lift the block first, if you want to follow.", field="user"
            ) from None
        return _act(name, follows.state(writer, me, person.id), undo)

    return await _done(context, change, (Shows("user", [name]),))


async def _tag(context: Context, tag: str, follow: bool) -> Result:
    def change(writer: Writer) -> Act:
        undo = (follows.follow_tag if follow else follows.unfollow_tag)(writer, context.person.id, tag[1:])
        return _act(tag, "following" if follow else "none", undo)

    return await _done(context, change)


async def _pack(context: Context, pack: Listed, follow: bool) -> Result:
    if not follow:
        raise SocialError("invalid", "Stop following its people one by one, or undo when you followed them.")

    def change(writer: Writer) -> Act:
        wanted = [person.id for person in lists.people_on(writer, pack.id)]
        undo = follows.follow_all(writer, context.person.id, wanted)
        act = _act(f"{PACK}{pack.id}", "following", undo)
        words = f"You followed {len(undo['args']['before'])} people of “{pack.name}”" if undo else ""
        return Act(act.data, act.target, words, undo, receipt=act.receipt)

    return await _done(context, change)


def _act(whom: str, state: State, undo: Inverse | None) -> Act:
    data = {"ok": "done", "user": whom, "state": STATES[state]}
    return Act(data, whom, f"{WORDS[state]} {whom}", undo, receipt=undo is not None)


async def _done(context: Context, change: object, shows: tuple[Shows, ...] = ()) -> Result:
    done = await context.act(change)  # type: ignore[arg-type]
    view = Receipts([done.receipt]) if done.receipt else None
    return Result(done.data, view=view, shows=shows, receipt=done.receipt)
