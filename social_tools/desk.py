"""The safety desk: what moderators decide, and what the two sides can say. Never tools: no model reads or does this."""

from collections.abc import Callable

from social_tools.context import Act, Context
from social_tools.errors import SocialError
from social_tools.text import clean
from storage import reports
from storage.database import Writer
from storage.errors import StorageError
from storage.inverse import Inverse
from storage.models import Receipt
from storage.reports import DECISIONS, Decision, ReportView

MOST = 1000
NO_MODERATOR = "Only moderators can do that."
SUSPENDED = "Your account is suspended: {reason} You can still read. To appeal, write “appeal” in the chat."
DECIDED = {
    "no_action": "nothing has to be done",
    "hide": "the post is hidden",
    "warn": "a warning",
    "suspend": "the account is suspended",
}


async def queue(context: Context) -> list[ReportView]:
    """What waits for a moderator, oldest first. Raises SocialError for anybody else."""
    await check_moderator(context)
    return await context.salon.db.read(reports.queue)


async def check_moderator(context: Context) -> None:
    if not await context.salon.db.read(reports.is_moderator, context.person.id):
        raise SocialError("forbidden", NO_MODERATOR)


async def concerning(context: Context) -> list[ReportView]:
    """What a person has reported, and what was decided about them."""
    return await context.salon.db.read(reports.concerning, context.person.id)


async def decide(context: Context, report: int, decision: str, reason: str) -> Receipt | None:
    """Decide on a report that is open, or with `uphold` and `reverse` on one that was appealed against."""
    await check_moderator(context)
    words, me = _words(reason, "reason", "Give a reason: both sides will read it."), context.person.id
    found = await context.salon.db.read(reports.get, report)
    if found is None or decision not in (*DECISIONS, "uphold", "reverse"):
        raise SocialError("not_found", "There is no such report, or no such decision.")

    def change(writer: Writer) -> Inverse:
        if decision in ("uphold", "reverse"):
            return reports.settle(writer, me, report, decision == "uphold", words)
        kind: Decision = decision  # type: ignore[assignment]
        return reports.decide(writer, me, report, kind, words)

    said = f"You decided about @{found.handle}: {DECIDED.get(decision, f'{decision} what was decided')}"
    return await _act(context, "decide_report", report, f"@{found.handle}", said, change)


async def appeal(context: Context, report: int, words: str) -> Receipt | None:
    """Ask for a second look at a decision about oneself."""
    said = _words(words, "appeal", "Say why it should be looked at again.")

    def change(writer: Writer) -> Inverse:
        return reports.appeal(writer, context.person.id, report, said)

    return await _act(context, "appeal", report, "", "You appealed against a decision", change)


def _words(text: str, field: str, missing: str) -> str:
    words = clean(text)
    if not words:
        raise SocialError("invalid", missing, field=field)
    if len(words) > MOST:
        raise SocialError("too_long", f"That is longer than {MOST:,} characters.", field=field)
    return words


async def _act(
    context: Context, name: str, report: int, target: str, said: str, change: Callable[[Writer], Inverse]
) -> Receipt | None:
    def act(writer: Writer) -> Act:
        try:
            undo = change(writer)
        except ValueError as error:
            raise SocialError("invalid", str(error)) from None
        return Act({"ok": "done", "report": str(report)}, target, said, undo)

    try:
        return (await context.using(tool=name).act(act)).receipt
    except StorageError as error:
        raise SocialError("unavailable", str(error)) from None
