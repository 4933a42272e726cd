"""Moments as people say them, read by the grammar, made into times: “tomorrow at 9”, “in two hours”. All in UTC.

A code is "+2h" from now, "+1d 09:00" on a day counted from today, "fri 18:30", "09:00" (the next one), or a date.
"""

import re
from datetime import UTC, datetime, timedelta

from social_tools.times import MINUTE_MS, iso

FROM_NOW = re.compile(r"\+(\d+)([mhdw])")
MINUTES = {"m": 1, "h": 60, "d": 24 * 60, "w": 7 * 24 * 60}
PARTS = re.compile(r"(?:(?P<offset>[+-]\d+)d|(?P<day>[a-z]{3})|(?P<date>\d{4}-\d{2}-\d{2}))? ?(?P<clock>\d{2}:\d{2})?")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def ahead(code: str, now_ms: int) -> str:
    """A moment that is to come, in ISO 8601. A day of the week is the next one; without a time it is its beginning."""
    if found := FROM_NOW.fullmatch(code):
        return iso(now_ms + int(found[1]) * MINUTES[found[2]] * MINUTE_MS)
    now, parts = datetime.fromtimestamp(now_ms / 1000, UTC), PARTS.fullmatch(code)
    when = _on(now, parts) if parts else None
    if parts is None or when is None:
        return code
    if not (parts["offset"] or parts["date"]) and when <= now:
        when += timedelta(days=7 if parts["day"] else 1)
    return iso(int(when.timestamp() * 1000))


def back(code: str, now_ms: int) -> str:
    """A day that is over, or today, as an ISO 8601 date. A day of the week is the last one before today."""
    now, parts = datetime.fromtimestamp(now_ms / 1000, UTC), PARTS.fullmatch(code)
    when = _on(now, parts) if parts else None
    if parts is None or when is None:
        return code
    if parts["day"]:
        when -= timedelta(days=7)
    return f"{when:%Y-%m-%d}"


def _on(now: datetime, parts: re.Match[str]) -> datetime | None:
    """The day, at the time; a day of the week is today or later. None for a date that is none."""
    day = now.replace(hour=0, minute=0, second=0, microsecond=0)
    try:
        if parts["date"]:
            day = datetime.fromisoformat(parts["date"]).replace(tzinfo=UTC)
        elif parts["day"]:
            day += timedelta(days=(DAYS.index(parts["day"]) - now.weekday()) % 7)
        elif parts["offset"]:
            day += timedelta(days=int(parts["offset"]))
        hours, minutes = (parts["clock"] or "00:00").split(":")
        return day + timedelta(hours=int(hours), minutes=int(minutes))
    except ValueError:
        return None
