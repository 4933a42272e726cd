"""The one door. Every surface calls `call`, and answers a question by `approve`, `deny` or `edit`.

In order: the tool, its arguments, what it would touch, who must say yes, the act, its receipt, what is remembered.
"""

import json
import logging
import re
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from social_tools import TOOLS, approvals, helping, limits, literal, private_text, provenance, shown
from social_tools.asked_for import asked_for
from social_tools.context import Context
from social_tools.errors import SocialError
from social_tools.settings import setting
from social_tools.tool import Plan, Shows, Tool
from social_tools.views import Question, Receipts
from storage import receipts, threads
from storage.errors import StorageError
from storage.ids import parse_id
from storage.models import Approval, Receipt

log = logging.getLogger("salon")
WORD, HANDLE = re.compile(r"\w+"), re.compile(r"@(\w+)")
BY_NAME = {tool.name: tool for tool in TOOLS}


@dataclass(frozen=True)
class Outcome:
    """What came of a call. `data` is JSON for a model or a script, `view` is for a card."""

    kind: Literal["done", "pending", "refused"]
    tool: str
    data: dict[str, Any]
    view: object | None = None
    receipt: Receipt | None = None
    approval: Approval | None = None
    arguments: dict[str, Any] = field(default_factory=dict)
    others: bool = False
    """Whether `data` holds what somebody else wrote, or what an assistant wrote that nobody has confirmed."""

    @property
    def say(self) -> str:
        """The sentence of a refusal; empty otherwise."""
        return str(self.data.get("hint", ""))


async def call(context: Context, name: str, arguments: dict[str, Any] | str) -> Outcome:
    """Do what is asked, or ask the person first, or say in a sentence why not. Never raises."""
    return await _guarded(context, name, lambda: _call(context, name, arguments), arguments)


async def preview(context: Context, name: str, arguments: dict[str, Any]) -> Outcome:
    """Ask the person first, whatever would run without."""
    return await _guarded(context, name, lambda: _preview(context, name, arguments))


async def approve(context: Context, approval_id: str) -> Outcome:
    """The person's yes: run the stored call. Said again, it gives the first result and does nothing."""
    return await _guarded(context, "", lambda: _approve(context, approval_id))


async def deny(context: Context, approval_id: str) -> Outcome:
    """The person's no."""
    return await _guarded(context, "", lambda: _deny(context, approval_id))


async def edit(context: Context, approval_id: str, changes: dict[str, Any]) -> Outcome:
    """A changed preview: a new question takes the place of the old one. A post whose preview has expired is a draft,
    and comes back so, changed or as it was."""
    return await _guarded(context, "", lambda: _edit(context, approval_id, changes))


async def _call(context: Context, name: str, arguments: dict[str, Any] | str) -> Outcome:
    tool = BY_NAME.get(name)
    if tool is None:
        raise SocialError("invalid", f"There is no tool called {name[:60]}.")
    context = context.using(tool=tool.name)
    if tool.kind == "read":
        return await _in_order(context, tool, arguments)
    async with context.turn.alone:
        return await _in_order(context, tool, arguments)


async def _preview(context: Context, name: str, arguments: dict[str, Any]) -> Outcome:
    tool = BY_NAME.get(name)
    if tool is None:
        raise SocialError("invalid", f"There is no tool called {name[:60]}.")
    context = context.using(tool=tool.name)
    await limits.check(context, tool)
    return await _ask(context, tool, await tool.plan(context, tool.parse(arguments)))


async def _in_order(context: Context, tool: Tool, arguments: dict[str, Any] | str) -> Outcome:
    await limits.check(context, tool)
    plan = await tool.plan(context, tool.parse(arguments))
    asked = approvals.digest(context, tool.name, plan)
    said = None if context.click else await literal.match(context, tool, plan)
    if said:
        context.turn.spent.add(said.index)
        plan = said.plan
    elif asked in context.turn.done:
        return context.turn.done[asked]  # type: ignore[no-any-return]
    if await _decide(context, tool, plan, literally=context.click or said is not None) == "ask":
        return await _ask(context, tool, plan)
    outcome = await _run(context, tool, plan, literally=said is not None)
    if not tool.idempotent:
        context.turn.done[asked] = outcome
    return outcome


async def _decide(context: Context, tool: Tool, plan: Plan, *, literally: bool) -> provenance.Decision:
    asks_always = setting(context.person, "assistant") == "ask_always" and not context.click
    own_call = context.surface == "cli" and not context.message
    return provenance.decide(
        plan.kind,
        literal=literally,
        tainted=await context.salon.db.read(threads.tainted, context.person.id, context.thread),
        asked_for=own_call or tool.name in asked_for(context.message),
        asks=plan.asks or asks_always,
    )


async def _run(context: Context, tool: Tool, plan: Plan, *, literally: bool = False) -> Outcome:
    result = await tool(context, **plan.arguments)
    shows = result.shows
    if result.receipt and result.receipt.inverse and tool.name != "undo_action":
        shows += (
            Shows("act", [str(result.receipt.id)], {"tool": tool.name, "undo": result.receipt.inverse["change"]}),
        )
    if literally and context.turn.shown is not None:
        context.turn.shown = context.turn.shown.after(shows)
    try:
        await shown.remember(context, shows)
    except StorageError as error:
        log.warning("%s is done, but not remembered: %s", tool.name, error)
    others = tool.kind == "read" if result.others is None else result.others
    return Outcome("done", tool.name, result.data, result.view, result.receipt, None, plan.arguments, others)


async def _ask(context: Context, tool: Tool, plan: Plan, replacing: Approval | None = None) -> Outcome:
    approval = await approvals.ask(context, tool, plan, replacing)
    await shown.remember(context, plan.shows)
    private = await _private(context, plan)
    preview = {**plan.arguments, **plan.subject.terms, **({"private": list(private)} if private else {})}
    data = {"ok": "pending", "act": str(approval.id), "preview": preview}
    view = Question(approval, plan.subject, private)
    return Outcome("pending", tool.name, data, view, approval=approval, arguments=plan.arguments)


async def _private(context: Context, plan: Plan) -> tuple[str, ...]:
    """Where words stand that would leave their person, and that nobody else knows yet."""
    if plan.kind not in ("send", "danger"):
        return ()
    return await context.salon.db.read(private_text.found, context.person.id, plan.arguments)


async def _approve(context: Context, approval_id: str) -> Outcome:
    approval = await approvals.find(context, parse_id(approval_id) or 0)
    if approval.state not in ("open", "used"):
        raise SocialError("stale", approvals.CLOSED[approval.state])
    tool = BY_NAME[approval.tool]
    context = context.using(tool=tool.name, approval=approval.id, thread=approval.thread_id)
    if approval.state == "used":
        return await _again(context, approval)
    try:
        return await _as_shown(context, tool, approval)
    except SocialError:
        used = await approvals.find(context, approval.id)
        if used.state == "used":  # meanwhile, by the same yes, given twice at once
            return await _again(context, used)
        raise


async def _as_shown(context: Context, tool: Tool, approval: Approval) -> Outcome:
    await limits.check(context, tool)
    plan = await tool.plan(context, approval.arguments)
    if approvals.digest(context, tool.name, plan) != approval.digest:
        raise SocialError("stale", "What you were shown has changed since. Ask again to get a new preview.")
    return replace(await _run(context, tool, plan), approval=approval)


async def _again(context: Context, approval: Approval) -> Outcome:
    """What came of it the first time."""
    found = await context.salon.db.read(receipts.get, context.person.id, approval.receipt_id or 0)
    return Outcome("done", approval.tool, approval.result or {}, Receipts([found]) if found else None, found, approval)


async def _deny(context: Context, approval_id: str) -> Outcome:
    approval = await approvals.find_open(context, parse_id(approval_id) or 0)
    if not await approvals.deny(context, approval):
        raise SocialError("stale", approvals.CLOSED["used"])
    return Outcome("done", approval.tool, {"ok": "cancelled", "act": str(approval.id)}, approval=approval)


async def _edit(context: Context, approval_id: str, changes: dict[str, Any]) -> Outcome:
    approval = await approvals.find(context, parse_id(approval_id) or 0)
    tool = BY_NAME[approval.tool]
    if draft := approval.state == "expired" and tool.name == "share_post":
        context = context.using(tool=tool.name)
    else:
        approval = await approvals.find_open(context, approval.id)
        context = context.using(tool=tool.name, thread=approval.thread_id)
    plan = await tool.plan(context, tool.parse({**approval.arguments, **changes}))
    if tool.name == "share_post" and "images" in changes:
        await shown.remember(context, (helping.reviewed(plan.arguments["images"]),))
    if draft:
        return replace(await _ask(context, tool, plan, replacing=approval), others=True)
    if approvals.digest(context, tool.name, plan) == approval.digest:
        return await _ask(context, tool, plan)
    return await _ask(context, tool, plan, replacing=approval)


async def _guarded(
    context: Context, name: str, work: Callable[[], Awaitable[Outcome]], arguments: dict[str, Any] | str = ""
) -> Outcome:
    """The one place where errors become sentences. What nobody expected gets a reference that is also in the log."""
    try:
        return await _labelled(context, arguments, await _or_refused(name, work))
    except StorageError as error:
        log.warning("%s was not done: %s", name or "an answer", error)
        return Outcome("refused", name, SocialError("unavailable", str(error)).as_json())
    except Exception:
        reference = secrets.token_hex(4)
        log.exception("reference %s: %s failed", reference, name or "an answer")
        hint = f"Something went wrong on my side, and nothing was changed. If it keeps happening, mention {reference}."
        return Outcome("refused", name, SocialError("unavailable", hint).as_json())


async def _or_refused(name: str, work: Callable[[], Awaitable[Outcome]]) -> Outcome:
    try:
        return await work()
    except SocialError as error:
        return Outcome("refused", name, error.as_json(), others=error.others)


async def _labelled(context: Context, arguments: dict[str, Any] | str, outcome: Outcome) -> Outcome:
    """Taint the thread before anybody is told what somebody else wrote; where that cannot be kept, nothing is told."""
    if context.thread and (outcome.others or _names_somebody(context, arguments, outcome)):
        await context.salon.db.write(threads.taint, context.person.id, context.thread)
    return outcome


def _names_somebody(context: Context, arguments: dict[str, Any] | str, outcome: Outcome) -> bool:
    """Whether an outcome has a handle, which its holder wrote, that neither the person nor the call had named."""
    if outcome.kind == "done" and outcome.approval:
        arguments = outcome.approval.arguments  # which were labelled when they were asked about
    known = WORD.findall(f"{context.person.handle} {context.message} {arguments}".lower())
    return not set(HANDLE.findall(json.dumps(outcome.data).lower())) <= set(known)
