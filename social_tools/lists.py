"""Lists of people: private feeds, and starter packs."""

from typing import Annotated, Any

from pydantic import Field

from social_tools.context import Act, Context
from social_tools.errors import SocialError
from social_tools.people import find_other
from social_tools.text import clean
from social_tools.tool import Kind, Plan, Result, tool
from social_tools.views import Receipts
from storage import lists
from storage.database import Writer
from storage.ids import parse_id
from storage.inverse import Inverse
from storage.lists import Listed

MOST_LISTS, MOST_PEOPLE = 50, 500
People = list[Annotated[str, Field(max_length=64)]]


async def plan_list(context: Context, **asked: Any) -> Plan:
    """To share is to send: others can see it, and its people are asked."""
    found = await _own(context, asked["list"]) if "list" in asked else None
    if not asked or (found and len(asked) == 1):
        raise SocialError("invalid", "Say what to change: the name, who is on it, or whether it is shared.")
    if found is None and asked.get("deleted"):
        raise SocialError("invalid", "Say which list to delete.", field="list")
    arguments = {name: value for name, value in asked.items() if name in ("shared", "deleted")}
    if found:
        arguments["list"] = str(found.id)
    if found is None or "name" in asked:
        arguments["name"] = _name(asked.get("name", ""))
    for field in ("add", "remove"):
        if field in asked:
            arguments[field] = [
                f"@{(await find_other(context, user, 'Your lists are of other people.')).handle}"
                for user in asked[field]
            ]
    shared = asked.get("shared", found.shared if found else False)
    kind: Kind = "send" if shared and (asked.get("shared") or asked.get("add")) else "write"
    return Plan(arguments, kind)


async def _own(context: Context, list_: str) -> Listed:
    id_ = parse_id(list_.removeprefix("list:"))
    found = await context.salon.db.read(lists.get, context.person.id, id_) if id_ else None
    if found is None or found.account_id != context.person.id:
        raise SocialError("not_found", "There is no such list of yours.", field="list")
    return found


def _name(asked: str) -> str:
    name = " ".join(clean(asked).split())
    if not name:
        raise SocialError("invalid", "A list needs a name.", field="name")
    return name


@tool("write", core=False, idempotent=False, open_world=False, plan=plan_list)
async def update_list(
    context: Context,
    list: Annotated[str | None, Field(max_length=64, description="List id; leave out to create.")] = None,
    name: Annotated[str | None, Field(max_length=40)] = None,
    add: Annotated[People | None, Field(max_length=50)] = None,
    remove: Annotated[People | None, Field(max_length=50)] = None,
    shared: Annotated[bool | None, Field(description="As a starter pack; its people are asked first.")] = None,
    deleted: bool | None = None,
) -> Result:
    """Create or change one of your lists, a private feed of chosen people, or share it as a starter pack."""
    found = await _own(context, list) if list else None
    added, removed = [await _ids(context, users) for users in (add, remove)]

    def change(writer: Writer) -> Act:
        if found is None:
            id_, undo = _create(writer, context.person.id, name or "", bool(shared), added)
            return _act(writer, context.person.id, id_, f"You made the list “{name}”", undo)
        if deleted:
            undone = lists.put(writer, context.person.id, found.id, None)
            data = {"ok": "done", "list": str(found.id), "state": "deleted"}
            return Act(data, f"list:{found.id}", f"You deleted the list “{found.name}”", undone)
        if len(lists.members(writer, found.id)) + len(added) > MOST_PEOPLE:
            raise SocialError("invalid", f"A list holds at most {MOST_PEOPLE} people.", field="add")
        changed = lists.change(writer, context.person.id, found.id, name=name, shared=shared, add=added, remove=removed)
        return _act(writer, context.person.id, found.id, f"You changed the list “{found.name}”", changed)

    done = await context.act(change)
    return Result(done.data, view=Receipts([done.receipt]) if done.receipt else None, receipt=done.receipt)


async def _ids(context: Context, users: Any) -> Any:
    return [(await find_other(context, user, "Your lists are of other people.")).id for user in users or ()]


def _create(writer: Writer, account: int, name: str, shared: bool, people: Any) -> tuple[int, Inverse]:
    if len(lists.of(writer, account, account)) >= MOST_LISTS:
        raise SocialError("invalid", f"You have {MOST_LISTS} lists already. Delete one first.")
    return lists.create(writer, account, name, shared, people)


def _act(writer: Writer, account: int, list_: int, words: str, undo: Inverse | None) -> Act:
    now = lists.get(writer, account, list_)
    if now is None:
        raise SocialError("not_found", "There is no such list of yours.", field="list")
    asked = len(lists.members(writer, list_)) - now.people
    data = {"ok": "done", "list": str(list_), "name": now.name, "people": now.people}
    more: dict[str, Any] = {"asked": asked} if asked else {}
    return Act(data | more, f"list:{list_}", words, undo, receipt=undo is not None)
