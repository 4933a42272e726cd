"""How often a person may do what: one table, checked at the one door. Who is suspended does nothing but read.

Pictures are counted where they are made, as one call makes several.
"""

import math
from dataclasses import dataclass

from social_tools import desk
from social_tools.context import Context
from social_tools.errors import SocialError
from social_tools.tool import Tool
from storage import people, receipts, reports
from storage.database import Reader
from storage.ids import created_ms
from storage.people import Standing

MINUTE_MS, HOUR_MS, DAY_MS = 60_000, 3_600_000, 86_400_000


@dataclass(frozen=True)
class Limit:
    """So many in a period; fewer for a new account, which is younger than a day and has no passphrase."""

    amount: int
    period_ms: int
    new: int
    what: str


CALLS = Limit(300, 5 * MINUTE_MS, 300, "requests")
"""Of every kind, reading too, in this process. The rest is counted by what is stored, and outlives a restart."""
LIMITS: dict[str, tuple[Limit, ...]] = {
    "share_post": (Limit(60, DAY_MS, 30, "posts"),),
    "delete_post": (Limit(30, 30 * MINUTE_MS, 30, "deletions"),),
    "follow_user": (Limit(400, DAY_MS, 100, "follows"),),
    "limit_user": (Limit(200, DAY_MS, 100, "blocks and mutes"),),
    "send_message": (Limit(200, DAY_MS, 30, "messages"),),
    "update_list": (Limit(100, DAY_MS, 30, "changes of lists"),),
    "report_content": (Limit(50, DAY_MS, 10, "reports"),),
}


async def check(context: Context, tool: Tool) -> None:
    """Raises SocialError where the person may not do this now."""
    now_ms = context.salon.db.clock()
    if wait_ms := context.salon.calls.wait(context.person.id, CALLS.amount, CALLS.period_ms, now_ms):
        raise too_many(CALLS, CALLS.amount, wait_ms)
    if tool.kind != "read":
        await context.salon.db.read(_check_stored, context.person.id, tool.name)


def check_standing(reader: Reader, account: int) -> Standing:
    """Raises SocialError where somebody is suspended."""
    standing = people.standing(reader, account)
    if standing.suspended:
        reason = reports.reason_of_suspension(reader, account)
        raise SocialError("forbidden", desk.SUSPENDED.format(reason=reason), others=True)
    return standing


def _check_stored(reader: Reader, account: int, tool: str) -> None:
    standing = check_standing(reader, account)
    is_new = created_ms(account) > reader.now_ms - DAY_MS and not standing.has_passphrase
    for limit in LIMITS.get(tool, ()):
        amount = limit.new if is_new else limit.amount
        times = receipts.times_since(reader, account, tool, reader.now_ms - limit.period_ms)
        if len(times) >= amount:
            raise too_many(limit, amount, times[-amount] + limit.period_ms - reader.now_ms)


def too_many(limit: Limit, amount: int, wait_ms: int) -> SocialError:
    seconds = max(1, math.ceil(wait_ms / 1000))
    period, wait = _period(limit.period_ms), _period(seconds * 1000)
    hint = f"That is more than {amount} {limit.what} in {period}. Try again in {wait}."
    return SocialError("rate_limited", hint, retry_s=seconds)


def _period(milliseconds: int) -> str:
    """A time as people say it, rounded up: 20 seconds, 5 minutes, a day."""
    units = ((DAY_MS, "a day", "days"), (HOUR_MS, "an hour", "hours"), (MINUTE_MS, "a minute", "minutes"))
    for size, one, many in units:
        if milliseconds >= size:
            count = math.ceil(milliseconds / size)
            return one if count == 1 else f"{count} {many}"
    count = math.ceil(milliseconds / 1000)
    return "a second" if count == 1 else f"{count} seconds"
