"""Answering what others ask: to follow, to write, to have one in their starter pack, to go on quoting."""

from collections.abc import Callable
from typing import Annotated, Literal

from pydantic import Field

from social_tools.context import Act, Context
from social_tools.errors import SocialError
from social_tools.people import find_other
from social_tools.tool import Plan, Result, Shows, tool
from social_tools.views import Receipts
from storage import follows, lists, messages, posts
from storage.database import Writer
from storage.inverse import Inverse

Answer = Callable[[Writer, int, int, bool], Inverse | None]
"""From who is asked, who asks, and whether it is a yes; None where nothing waits."""


def _about_pack(writer: Writer, me: int, owner: int, accept: bool) -> Inverse | None:
    return lists.answer(writer, owner, me, accept)


ANSWERS: dict[str, Answer] = {
    "follow": follows.answer,
    "message": messages.answer,
    "starter_pack": _about_pack,
    "quote": posts.answer_quotes,
}
WORDS = {
    ("follow", True): "You let {who} follow you",
    ("follow", False): "You declined {who} as a follower",
    ("message", True): "You let {who} write to you",
    ("message", False): "You declined messages of {who}",
    ("starter_pack", True): "You agreed to be in a starter pack of {who}",
    ("starter_pack", False): "You declined to be in a starter pack of {who}",
    ("quote", True): "You let {who} quote you again",
    ("quote", False): "You took your posts out of quotes by {who}",
}


async def plan_answer(context: Context, kind: str, user: str, accept: bool) -> Plan:
    person = await find_other(context, user, "That is you.")
    return Plan({"kind": kind, "user": f"@{person.handle}", "accept": accept}, "write")


@tool("write", core=False, plan=plan_answer)
async def answer_request(
    context: Context,
    kind: Literal["follow", "message", "starter_pack", "quote"],
    user: Annotated[str, Field(max_length=64)],
    accept: bool,
) -> Result:
    """Accept or decline a request: to follow you, to message you, to add you to a starter pack, to quote you."""
    person = await find_other(context, user, "That is you.")
    who = f"@{person.handle}"

    def change(writer: Writer) -> Act:
        undo = ANSWERS[kind](writer, context.person.id, person.id, accept)
        if undo is None and not _is_so(writer, kind, context.person.id, person.id, accept):
            raise SocialError("not_found", f"{who} has asked you nothing of that kind.", field="user")
        data = {"ok": "done", "kind": kind, "user": who, "state": "accepted" if accept else "declined"}
        return Act(data, who, WORDS[kind, accept].format(who=who), undo, receipt=undo is not None)

    done = await context.act(change)
    return Result(
        done.data,
        view=Receipts([done.receipt]) if done.receipt else None,
        shows=(Shows("user", [who]),),
        receipt=done.receipt,
    )


def _is_so(writer: Writer, kind: str, me: int, other: int, accept: bool) -> bool:
    """Whether a yes to a follower was said before, so that saying it again is no mistake."""
    return kind == "follow" and accept and follows.state(writer, other, me) == "following"
