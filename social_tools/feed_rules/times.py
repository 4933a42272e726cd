"""Until when a wish is meant: “this weekend”, “for a week”, “until friday”. All of it in UTC, and never by guessing."""

import re
from datetime import UTC, datetime, timedelta

from social_tools.feed_rules.english import DAYS, NUMBERS, UNITS

_NUMBER = "|".join((r"\d{1,3}", *NUMBERS))
PERIOD = re.compile(
    r"\b(?:"
    r"(?P<weekend>(?:for |over )?(?:this|the) weekend)"
    r"|(?P<week>this week)"
    r"|(?P<today>(?:for )?(?:today|tonight))"
    rf"|(?:for |during |over )(?:the )?(?:next )?(?P<number>{_NUMBER})? ?(?P<unit>{'|'.join(UNITS)})"
    rf"|(?:until|till) (?:next )?(?P<day>{'|'.join(DAYS)}|tomorrow)"
    r"|(?:until|till) (?P<date>\d{4}-\d{2}-\d{2})"
    r")\b"
)


def until(clause: str, now_ms: int) -> tuple[str, int | None]:
    """A clause without what it says about time, and its end in milliseconds (None where it says nothing).

    Ends are whole hours, or midnights: whoever wishes the same a moment later gets the same rules.
    """
    found = PERIOD.search(clause)
    end = _end(found, datetime.fromtimestamp(now_ms / 1000, UTC)) if found else None
    if found is None or end is None or end.timestamp() * 1000 <= now_ms:
        return clause, None
    return f"{clause[: found.start()]} {clause[found.end() :]}".strip(), int(end.timestamp() * 1000)


def _end(found: re.Match[str], now: datetime) -> datetime | None:
    """The first moment at which it is over."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    if found["weekend"] or found["week"]:
        return midnight + timedelta(days=7 - now.weekday())
    if found["today"] or found["day"] == "tomorrow":
        return midnight + timedelta(days=1)
    if found["unit"]:
        number = found["number"] or "1"
        hours = (NUMBERS.get(number) or int(number)) * UNITS[found["unit"]]
        if hours % 24:
            return now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=hours + 1)
        return midnight + timedelta(hours=hours + 24)
    if found["day"]:
        return midnight + timedelta(days=(DAYS.index(found["day"]) - now.weekday() - 1) % 7 + 1)
    try:
        return datetime.fromisoformat(found["date"]).replace(tzinfo=UTC)
    except ValueError:
        return None
