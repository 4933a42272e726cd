"""How a person shows themselves: handle, name, bio, pronouns, avatar."""

from typing import Annotated, Any

from pydantic import Field

from social_tools.context import Act, Context
from social_tools.errors import SocialError
from social_tools.handles import check_handle
from social_tools.people import myself
from social_tools.posts import own_images
from social_tools.text import clean
from social_tools.tool import Plan, Result, Shows, tool
from social_tools.views import Receipts, Subject
from storage import handles, people
from storage.database import Reader, Writer
from storage.models import Image
from storage.people import Person

NAMES = {
    "handle": "your handle",
    "name": "your name",
    "bio": "your bio",
    "pronouns": "your pronouns",
    "avatar": "your avatar",
}


async def plan_profile(context: Context, **asked: str) -> Plan:
    """Only what is asked for, in its one spelling. A picture that others will see is always shown first."""
    if not asked:
        raise SocialError("invalid", "Say what to change: your handle, name, bio, pronouns or avatar.")
    me = await myself(context)
    news = {name: " ".join(clean(value).split()) for name, value in asked.items() if name in ("name", "pronouns")}
    if news.get("name") == "":
        raise SocialError("invalid", "A name needs at least one letter that can be seen.", field="name")
    if "bio" in asked:
        news["bio"] = clean(asked["bio"])
    if "handle" in asked:
        news["handle"] = await _handle(context, me, asked["handle"])
        if "name" not in asked and has_made_up_name(me):
            news["name"] = news["handle"].replace("_", " ").strip().title() or me.name
    picture = await _avatar(context, asked["avatar"]) if "avatar" in asked else None
    if "avatar" in asked:
        news["avatar"] = str(picture.id) if picture else ""
    digests = (picture.sha256,) if picture else ()
    return Plan(news, "send", asks=bool(picture), digests=digests, subject=Subject(images=[picture] if picture else []))


async def _handle(context: Context, me: Person, asked: str) -> str:
    try:
        handle = check_handle(asked)
    except ValueError as error:
        raise SocialError("invalid", str(error), field="handle") from None
    if not await context.salon.db.read(handles.is_free, handle, me.id):
        free = await context.salon.db.read(_free_handle, handle, me.animal)
        raise SocialError("invalid", f"@{handle} is taken. @{free} is free.", field="handle")
    if handle != me.handle and (other := await context.salon.db.read(handles.looks_like, handle, me.id)):
        hint = f"@{handle} could be taken for @{other}. Choose one that looks different."
        raise SocialError("invalid", hint, field="handle")
    return handle


def _free_handle(reader: Reader, wanted: str, animal: str) -> str:
    """One like it that nobody has yet."""
    endings = (f"_{animal}" if animal else "_here", *(str(number) for number in range(2, 100)))
    tried = (f"{wanted[: 30 - len(ending)]}{ending}" for ending in endings)
    return next((handle for handle in tried if handles.is_free(reader, handle)), f"{wanted[:12]}_{reader.now_ms}")


def has_made_up_name(person: Person) -> bool:
    """Whether they still go by the name that a guest is given, such as Amber Fox, @amber_fox."""
    given = f"{person.name.lower().replace(' ', '_')}_"
    return bool(person.animal) and given.endswith(f"_{person.animal}_") and f"{person.handle}_".startswith(given)


async def _avatar(context: Context, asked: str) -> Image | None:
    return (await context.salon.db.read(own_images, context.person.id, [asked]))[0] if asked else None


@tool("send", core=False, plan=plan_profile)
async def update_profile(
    context: Context,
    name: Annotated[str | None, Field(max_length=64)] = None,
    bio: Annotated[str | None, Field(max_length=500)] = None,
    avatar: Annotated[str | None, Field(max_length=64, description="Image id.")] = None,
    pronouns: Annotated[str | None, Field(max_length=40)] = None,
    handle: Annotated[str | None, Field(max_length=64, description="Claim or change the handle.")] = None,
) -> Result:
    """Claim or change your handle; change your display name, bio, avatar or pronouns."""
    given = {"handle": handle, "name": name, "bio": bio, "pronouns": pronouns}
    news: dict[str, Any] = {key: value for key, value in given.items() if value is not None}
    if avatar is not None:
        news["avatar"] = int(avatar) if avatar else None

    def change(writer: Writer) -> Act:
        try:
            undo = people.change_profile(writer, context.person.id, **news)
        except ValueError as error:
            raise SocialError("invalid", str(error), field="handle") from None
        changed = [key for key in NAMES if undo and key in undo["args"]]
        me = people.by_id(writer, context.person.id) or context.person
        data = {"ok": "done", "user": f"@{me.handle}", "changed": changed}
        return Act(data, f"@{me.handle}", _words(changed, me), undo, receipt=undo is not None)

    done = await context.act(change)
    return Result(
        done.data,
        view=Receipts([done.receipt]) if done.receipt else None,
        shows=(Shows("user", [done.data["user"]]),),
        receipt=done.receipt,
    )


def _words(changed: list[str], me: Person) -> str:
    if "handle" in changed:
        return f"You are @{me.handle} now"
    return f"You changed {' and '.join(NAMES[key] for key in changed)}"
