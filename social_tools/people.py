"""People: who somebody is, and following them."""

from typing import Annotated, Any

from pydantic import Field

from social_tools.context import Act, Context
from social_tools.errors import SocialError
from social_tools.tool import Plan, Result, Shows, tool
from social_tools.views import ProfileRead, Receipts
from storage import feed, people
from storage.database import Writer
from storage.people import Person

Handle = Annotated[str, Field(max_length=64, description="@handle or me.")]


async def find(context: Context, user: str) -> Person:
    """The person of a handle; `me` is the one who asks. Raises SocialError with a near name where there is one."""
    if user.lower() in ("me", "@me"):
        return await myself(context)
    found = await context.salon.db.read(people.by_handle, user)
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


@tool("read")
async def get_user(context: Context, user: Handle = "me") -> Result:
    """A profile and the relationship with you. `me` is the signed-in user."""
    person = await find(context, user)
    db = context.salon.db
    relation = await db.read(people.relation, context.person.id, person.id)
    page = await db.read(feed.by_author, context.person.id, person.id, None, 3)
    mine = person.id == context.person.id
    you = [name for name, holds in (("following", relation.following), ("followed_by", relation.followed_by)) if holds]
    data: dict[str, Any] = {
        "user": f"@{person.handle}",
        "name": person.name,
        "bio": person.bio,
        "posts": person.posts,
        "followers": person.followers,
        "following": person.following,
        "you": ["yourself"] if mine else you,
    }
    return Result(
        {name: value for name, value in data.items() if value},
        view=ProfileRead(person, relation, page),
        shows=(Shows("user", [f"@{person.handle}"]),),
        others=not mine,
    )


async def plan_follow(context: Context, user: str, follow: bool = True) -> Plan:
    person = await find(context, user)
    if person.id == context.person.id:
        raise SocialError("invalid", "You cannot follow yourself.", field="user")
    return Plan({"user": f"@{person.handle}", "follow": follow}, "write")


@tool("write", plan=plan_follow)
async def follow_user(
    context: Context,
    user: Annotated[str, Field(max_length=64, description="A handle.")],
    follow: bool = True,
) -> Result:
    """Follow a user, or stop following with follow=false."""
    person = await find(context, user)
    state = "following" if follow else "not_following"
    verb = "followed" if follow else "stopped following"

    def change(writer: Writer) -> Act:
        undo = (people.follow if follow else people.unfollow)(writer, context.person.id, person.id)
        return Act(
            {"ok": "done", "user": f"@{person.handle}", "state": state},
            f"@{person.handle}",
            f"You {verb} @{person.handle}",
            undo,
            receipt=undo is not None,
        )

    done = await context.act(change)
    return Result(
        done.data,
        view=Receipts([done.receipt]) if done.receipt else None,
        shows=(Shows("user", [f"@{person.handle}"]),),
        receipt=done.receipt,
    )
