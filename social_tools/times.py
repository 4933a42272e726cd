"""Moments that people name: read from ISO 8601, and said in words."""

from datetime import UTC, datetime

from social_tools.errors import SocialError

MINUTE_MS, DAY_MS = 60_000, 24 * 3_600_000


def moment_ms(text: str, field: str) -> int:
    """Milliseconds since 1970 of an ISO 8601 time; one without a zone is in UTC. Raises SocialError."""
    try:
        found = datetime.fromisoformat(text.strip())
        when = found if found.tzinfo else found.replace(tzinfo=UTC)
        return int(when.timestamp()) * 1000
    except (ValueError, OverflowError, OSError):
        hint = "I cannot read that time. Write it like 2026-11-24T18:30Z."
        raise SocialError("invalid", hint, field=field) from None


def iso(milliseconds: int) -> str:
    """2026-11-24T18:30Z, to the minute; seconds only where there are any."""
    when = datetime.fromtimestamp(milliseconds // 1000, UTC)
    return f"{when:%Y-%m-%dT%H:%M}Z" if when.second == 0 else f"{when:%Y-%m-%dT%H:%M:%S}Z"


def in_words(milliseconds: int) -> str:
    """24 November 2026 at 18:30 UTC."""
    when = datetime.fromtimestamp(milliseconds / 1000, UTC)
    return f"{when.day} {when:%B %Y} at {when:%H:%M} UTC"


def until(milliseconds: int) -> str:
    """How far off a moment is, as lists show it: 5m, 3h, 2d."""
    minutes = max(milliseconds, 0) // MINUTE_MS
    if minutes >= 2 * 24 * 60:
        return f"{minutes // (24 * 60)}d"
    return f"{minutes // 60}h" if minutes >= 120 else f"{minutes}m"
