"""What happened to a person, and how far they have read."""

from typing import Annotated, Any, Literal

from pydantic import Field

from social_tools.context import Act, Context
from social_tools.errors import SocialError
from social_tools.text import ago, short
from social_tools.tool import Plan, Result, Shows, tool
from social_tools.views import NotificationsRead, Receipts
from social_tools.wishes import Heeded, heed
from storage import chats, messages, notifications
from storage.database import Writer
from storage.ids import created_ms, parse_id
from storage.notifications import TYPES, Notice

NAMED = 2
Type = Literal[
    "mention", "reply", "quote", "remix", "like", "repost", "follow", "follow_request", "message", "moderation"
]
WORDS = {
    "mention": "mentioned you",
    "reply": "replied to you",
    "quote": "quoted your post",
    "remix": "remixed your picture",
    "like": "liked your post",
    "repost": "passed your post on",
    "follow": "followed you",
    "follow_request": "would like to follow you",
    "message": "wrote to you",
    "moderation": "A moderator has decided on a report: see “my reports”",
}
WITHDRAWN = "no longer lets anybody remix their picture: your remix keeps the credit, without their picture beside it"
SAYS = frozenset({"mention", "reply", "quote"})
"""Whose post is what somebody said, not what they reacted to."""


def words(notice: Notice) -> str:
    """A notice in a sentence without its end: @lin and 3 others liked your post."""
    if not notice.people:
        return WORDS[notice.type]
    what = "would like to write to you" if notice.request else WITHDRAWN if is_withdrawn(notice) else WORDS[notice.type]
    first, others = f"@{notice.people[0].handle}", len(notice.people) - 1
    if others == 1:
        return f"{first} and @{notice.people[1].handle} {what}"
    return f"{first} and {others} others {what}" if others else f"{first} {what}"


def is_withdrawn(notice: Notice) -> bool:
    """Of a remix: whether its post is the reader's own, who hears that the source is withdrawn; not one of theirs who
    made it."""
    if notice.type != "remix" or notice.post is None:
        return False
    return notice.post.author_id not in {one.id for one in notice.people}


@tool("read")
async def get_notifications(
    context: Context,
    types: list[Type] | None = None,
    unread: bool = True,
    limit: Annotated[int, Field(ge=1, le=40)] = 20,
    cursor: Annotated[
        str | None, Field(max_length=200, description="Opaque `next` value from the previous call.")
    ] = None,
) -> Result:
    """What happened to you since last time, grouped. Does not mark anything read."""
    before = parse_id(cursor) if cursor else None
    if cursor and before is None:
        raise SocialError("stale", "That page is not there any more. Ask for your notifications again.", field="cursor")
    page = await context.salon.db.read(
        notifications.page, context.person.id, types=types or TYPES, unread=unread, before=before, limit=limit
    )
    now = context.salon.db.clock()
    said = [notice.post for notice in page.notices if notice.post and notice.type in SAYS]
    heeded = await heed(context, said)
    data = {
        "unread": page.unread,
        "items": [item(notice, now, heeded) for notice in page.notices],
        "next": str(page.next) if page.next else None,
    } | heeded.skipped(said)
    people = list(dict.fromkeys(f"@{person.handle}" for notice in page.notices for person in notice.people))
    return Result(
        data,
        view=NotificationsRead(page, tuple(types or ()), unread),
        shows=_shows(page, people, {"unread": unread, **({"types": types} if types else {})}, first=cursor is None),
        others=bool(people),
    )


def _shows(page: notifications.Page, people: list[str], asked: dict[str, Any], *, first: bool) -> tuple[Shows, ...]:
    """The newest of them, up to which all can be marked as read; who it was, where it was one; and what goes on."""
    newest = (Shows("notices", [str(page.notices[0].id)]),) if first and page.notices else ()
    next_ = {"tool": "get_notifications", "arguments": {**asked, "cursor": str(page.next)}}
    person = (Shows("user", people),) if len(people) == 1 else ()
    return (*newest, *((Shows("page", [], next_),) if page.next else ()), *person)


def item(notice: Notice, now: int, heeded: Heeded) -> dict[str, Any]:
    post = notice.post
    says = post if post and notice.type in SAYS and heeded.keeps(post) else None
    found = {
        "n": str(notice.id),
        "type": notice.type,
        "by": [f"@{person.handle}" for person in notice.people[:NAMED]],
        "more": max(len(notice.people) - NAMED, 0),
        "post": str(post.id) if post else None,
        "withdrawn": is_withdrawn(notice),
        "of": str(post.reply_to) if post and notice.type == "reply" else None,
        "text": short(says.warning or says.text, 80) if says else None,
        "conv": str(notice.chat) if notice.chat else None,
        "request": notice.request,
        "at": ago(now - created_ms(notice.id)),
    }
    return {name: value for name, value in found.items() if value}


async def plan_mark(context: Context, up_to: str) -> Plan:
    await _where(context, up_to)
    return Plan({"up_to": up_to}, "write")


async def _where(context: Context, up_to: str) -> int | None:
    """The conversation that an id is a message of; None where it is a notification. Raises SocialError."""
    id_, db = parse_id(up_to) or 0, context.salon.db
    if await db.read(notifications.is_own, context.person.id, id_):
        return None
    chat = await db.read(chats.of_message, context.person.id, id_)
    if chat is None:
        raise SocialError("not_found", "There is no such notification or message of yours.", field="up_to")
    return chat.id


@tool("write", open_world=False, core=False, plan=plan_mark)
async def mark_read(
    context: Context, up_to: Annotated[str, Field(max_length=64, description="Notification or message id.")]
) -> Result:
    """Mark notifications or a conversation read up to an id."""
    me, chat, id_ = context.person.id, await _where(context, up_to), int(up_to)

    def change(writer: Writer) -> Act:
        if chat is None:
            undo, what = notifications.mark_read(writer, me, id_), "your notifications"
        else:
            undo, what = messages.mark_read(writer, me, chat, id_), "a conversation"
        data = {"ok": "done", "marked": up_to, "unread": notifications.count_unread(writer, me)}
        return Act(data, up_to, f"You marked {what} as read", undo, receipt=undo is not None)

    done = await context.act(change)
    return Result(done.data, view=Receipts([done.receipt]) if done.receipt else None, receipt=done.receipt)
