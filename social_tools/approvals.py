"""Approvals: a call is stored, shown as it is stored, and runs once when its person says yes."""

import hashlib
import json
from typing import Any

from social_tools.context import Context
from social_tools.errors import SocialError
from social_tools.tool import Plan, Tool
from storage import approvals
from storage.database import Writer
from storage.models import Approval

MINUTES = 10
PER_TURN = 3
CLOSED = {
    "used": "That is done already.",
    "denied": "That was cancelled. Ask again to get a new preview.",
    "replaced": "That preview was edited. Use the newer one.",
    "expired": "That preview has expired. Ask again to get a new one.",
}


def digest(context: Context, tool: str, plan: Plan) -> str:
    """SHA-256 over who, what, with which arguments, for which audience, about what, and which picture bytes."""
    content = [context.person.id, tool, plan.arguments, plan.digests, plan.subject.bound]
    return hashlib.sha256(json.dumps(content, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


async def ask(context: Context, tool: Tool, plan: Plan, replacing: Approval | None = None) -> Approval:
    """Store the question. An identical open one is asked again instead; at most three new ones a turn.

    One that replaces another closes it in the same write, or is not asked.
    """
    return await context.salon.db.write(_ask, context, tool.name, plan, replacing)


def _ask(writer: Writer, context: Context, tool: str, plan: Plan, replacing: Approval | None) -> Approval:
    if replacing and not approvals.move(writer, replacing.id, "replaced"):
        raise SocialError("stale", CLOSED["used"])
    if waiting := approvals.waiting(writer, context.person.id, context.thread, digest(context, tool, plan)):
        return waiting
    if approvals.asked_in_turn(writer, context.person.id, context.turn.id) >= PER_TURN:
        raise SocialError("rate_limited", f"I ask at most {PER_TURN} questions at a time. Answer one of them first.")
    return approvals.add(
        writer,
        Approval(
            id=writer.new_id(),
            account_id=context.person.id,
            thread_id=context.thread,
            turn=context.turn.id,
            tool=tool,
            arguments=plan.arguments,
            digest=digest(context, tool, plan),
            state="open",
            expires_ms=writer.now_ms + MINUTES * 60_000,
        ),
    )


def keep_as_draft(writer: Writer, account: int, tool: str, arguments: dict[str, Any]) -> None:
    """Keep a call as a preview whose time is up, so that its person finds it among their drafts."""
    id_ = writer.new_id()
    approvals.add(
        writer,
        Approval(
            id=id_,
            account_id=account,
            thread_id="",
            turn="",
            tool=tool,
            arguments=arguments,
            digest=str(id_),
            state="open",
            expires_ms=writer.now_ms,
        ),
    )


async def find(context: Context, id_: int) -> Approval:
    """A person's own approval, with its state as of now."""
    found = await context.salon.db.read(approvals.get, context.person.id, id_)
    if found is None:
        raise SocialError("not_found", "There is no such preview of yours.")
    if found.state == "open" and found.expires_ms <= context.salon.db.clock():
        found.state = "expired"
    return found


async def find_open(context: Context, id_: int) -> Approval:
    found = await find(context, id_)
    if found.state != "open":
        raise SocialError("stale", CLOSED[found.state])
    return found


async def open_in_thread(context: Context) -> list[Approval]:
    """What waits for a yes in this thread, oldest first."""
    return await context.salon.db.read(approvals.open_ones, context.person.id, context.thread)


async def deny(context: Context, approval: Approval) -> bool:
    """Whether it was still open, and is now denied."""
    return await context.salon.db.write(approvals.move, approval.id, "denied")
