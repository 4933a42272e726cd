"""Keeping others away, and reporting them to the moderators."""

from datetime import UTC, datetime
from typing import Annotated, Any, Literal

from pydantic import Field

from social_tools.context import Act, Context
from social_tools.errors import SocialError
from social_tools.people import find_other
from social_tools.posts import see
from social_tools.text import clean
from social_tools.tool import Kind, Plan, Result, Shows, tool
from social_tools.views import Receipts, Subject
from storage import follows, limits, reports
from storage.database import Writer
from storage.ids import parse_id
from storage.inverse import Inverse
from storage.limits import Level
from storage.people import Person

NOT_YOURSELF = "That is you."
LEVELS = {"none": "none", "remove_follower": "not_followed_by", "mute": "muted", "block": "blocked"}
WORDS = {
    "none": "You lifted what kept {who} away",
    "remove_follower": "You removed {who} from your followers",
    "mute": "You muted {who}",
    "block": "You blocked {who}",
}
Category = Literal[
    "spam", "abuse", "sexual", "violence", "self_harm", "illegal", "impersonation", "unlabelled_ai", "my_likeness",
    "other",
]  # fmt: skip


async def plan_limit(context: Context, user: str, level: str, until: str | None = None) -> Plan:
    """Blocking, and lifting a block, are danger; the rest is a write."""
    person = await find_other(context, user, NOT_YOURSELF)
    if until is not None and level != "mute":
        raise SocialError("invalid", "Only a mute can end by itself.", field="until")
    arguments = {"user": f"@{person.handle}", "level": level}
    if until is not None:
        arguments["until"] = _iso(_moment(until, context.salon.db.clock()))
    before, _ = await context.salon.db.read(limits.level, context.person.id, person.id)
    kind: Kind = "danger" if level == "block" or (before == "block" and level != "remove_follower") else "write"
    return Plan(arguments, kind)


def _moment(until: str, now_ms: int) -> int:
    try:
        when = datetime.fromisoformat(until)
    except ValueError:
        raise SocialError(
            "invalid", "Until when? Write it as 2027-01-31, or 2027-01-31T18:00.", field="until"
        ) from None
    moment = int(when.replace(tzinfo=when.tzinfo or UTC).timestamp()) * 1000
    if moment <= now_ms:
        raise SocialError("invalid", "That moment is over already.", field="until")
    return moment


def _iso(moment_ms: int) -> str:
    return datetime.fromtimestamp(moment_ms / 1000, UTC).isoformat()


@tool("write", destructive=True, core=False, plan=plan_limit)
async def limit_user(
    context: Context,
    user: Annotated[str, Field(max_length=64, description="@handle")],
    level: Literal["none", "remove_follower", "mute", "block"],
    until: Annotated[str | None, Field(max_length=200, description="ISO 8601 expiry.")] = None,
) -> Result:
    """Mute or block a user, or lift that. Blocking ends follows both ways."""
    person = await find_other(context, user, NOT_YOURSELF)
    me, who = context.person.id, f"@{person.handle}"
    until_ms = _moment(until, context.salon.db.clock()) if until else None

    def change(writer: Writer) -> Act:
        data = {"ok": "done", "user": who, "state": LEVELS[level]}
        undo = _limit(writer, me, person.id, level, until_ms)
        words = WORDS[level].format(who=who) + (f" until {until[:10]}" if until else "")
        return Act(data | ({"until": until} if until else {}), who, words, undo, receipt=undo is not None)

    done = await context.act(change)
    return Result(
        done.data,
        view=Receipts([done.receipt]) if done.receipt else None,
        shows=(Shows("user", [who]),),
        receipt=done.receipt,
    )


def _limit(writer: Writer, me: int, other: int, level: Level | str, until_ms: int | None) -> Inverse | None:
    if level == "remove_follower":
        return follows.remove_follower(writer, other, me)
    return limits.keep_away(writer, me, other, level, until_ms)  # type: ignore[arg-type]


async def plan_report(context: Context, target: str, category: str, comment: str = "") -> Plan:
    """It is always shown first: a report is read by others, and cannot be unread."""
    about = await _about(context, target)
    arguments = {"target": about.spelled, "category": category}
    if words := clean(comment):
        arguments["comment"] = words
    return Plan(arguments, "send", asks=True, subject=Subject(words=about.words))


class _About:
    """What a report is about: somebody, and what of theirs."""

    def __init__(self, spelled: str, account: int, words: str, **part: int) -> None:
        self.spelled, self.account, self.words, self.part = spelled, account, words, part


async def _about(context: Context, target: str) -> _About:
    """What the person may see of it; the rest answers like what never existed. Raises SocialError."""
    id_ = parse_id(target)
    if id_ is None:
        person: Person = await find_other(context, target, "You cannot report yourself.")
        return _About(f"@{person.handle}", person.id, f"@{person.handle}")
    me = context.person.id
    author = await context.salon.db.read(reports.message_author, me, id_)
    if author is None:
        post = await see(context, target, field="target")
        about = _About(str(post.id), post.author_id, f"a post by @{post.handle}", post=post.id)
    else:
        about = _About(str(id_), author, "a private message", message=id_)
    if about.account == me:
        raise SocialError("invalid", "You cannot report yourself.", field="target")
    return about


@tool("send", core=False, idempotent=False, open_world=False, plan=plan_report)
async def report_content(
    context: Context,
    target: Annotated[str, Field(max_length=64, description="Post, message id or @handle.")],
    category: Category,
    comment: Annotated[str, Field(max_length=1000)] = "",
) -> Result:
    """Report a post, user or message to the moderators."""
    about = await _about(context, target)

    def change(writer: Writer) -> Act:
        id_, undo = reports.add(writer, context.person.id, about.account, category, comment, **about.part)
        data: dict[str, Any] = {"ok": "done", "report": str(id_), "target": about.spelled}
        return Act(data, about.spelled, f"You reported {about.words}", undo, receipt=undo is not None)

    done = await context.act(change)
    return Result(done.data, view=Receipts([done.receipt]) if done.receipt else None, receipt=done.receipt)
