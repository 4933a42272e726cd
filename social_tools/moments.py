"""Periods that people name, and how long ago something was, in words."""

import re
from datetime import UTC, datetime

from social_tools.times import DAY_MS, moment_ms

HOUR_MS = 3_600_000
PERIOD = re.compile(r"(\d{1,4}) ?([hdw])")
UNITS = {"h": HOUR_MS, "d": DAY_MS, "w": 7 * DAY_MS}


def moment(text: str, field: str, *, end: bool = False) -> int:
    """Milliseconds since 1970 of an ISO 8601 date or time, in UTC where it names no zone. Raises SocialError.

    With `end`, a date is the end of its day.
    """
    at = moment_ms(text, field)
    return at + DAY_MS if end and len(text.strip()) <= len("2026-11-24") else at


def since(text: str, now_ms: int, field: str) -> int:
    """The beginning of a period: 24h, 7d, 2w, or a moment. Raises SocialError."""
    found = PERIOD.fullmatch(text.strip().lower())
    return now_ms - int(found[1]) * UNITS[found[2]] if found else moment(text, field)


def when(then_ms: int, now_ms: int) -> str:
    """A moment that has passed as people name it: “5 minutes ago”, “yesterday”, “Monday”, “3 November”. In UTC."""
    minutes = max(now_ms - then_ms, 0) // 60_000
    if minutes < 1:
        return "a moment ago"
    if minutes < 60:
        return "a minute ago" if minutes == 1 else f"{minutes} minutes ago"
    then, now = (datetime.fromtimestamp(at / 1000, UTC) for at in (then_ms, now_ms))
    days = (now.date() - then.date()).days
    if days <= 0 or minutes < 6 * 60:
        return "an hour ago" if minutes < 120 else f"{minutes // 60} hours ago"
    if days == 1:
        return "yesterday"
    return f"{then:%A}" if days < 7 else f"{then.day} {then:%B}" + (f" {then.year}" if then.year != now.year else "")
