"""How many pictures one person may have made within an hour. What fails, is stopped or brought along counts not."""

from collections.abc import Sequence

from social_tools.errors import SocialError
from storage import images
from storage.database import Reader
from storage.ids import EPOCH_MS, LOW_BITS, created_ms
from storage.models import Source

HOUR_MS, MINUTE_MS = 3_600_000, 60_000
NEAR = 3
"""So many are left when it is said how many."""


def check(reader: Reader, person: int, wanted: int, per_hour: int, sources: Sequence[Source] = images.MADE) -> int:
    """How many pictures are left after so many more. Raises SocialError, with when to come back, for too many."""
    if wanted > per_hour:
        raise SocialError("invalid", f"One hour holds {_pictures(per_hour)} here. Ask for fewer.", field="count")
    since = max(reader.now_ms - HOUR_MS - EPOCH_MS, 0) << LOW_BITS
    made = images.made_since(reader, person, since, sources)
    if (over := len(made) + wanted - per_hour) <= 0:
        return -over
    wait_ms = created_ms(made[over - 1]) + HOUR_MS - reader.now_ms
    minutes = max(1, -(-wait_ms // MINUTE_MS))
    raise SocialError(
        "rate_limited",
        f"One hour holds {_pictures(per_hour)} for each person, and you have made {len(made)}. "
        f"Try again in {minutes} {'minute' if minutes == 1 else 'minutes'}.",
        retry_s=max(1, -(-wait_ms // 1000) + 1),
    )


def near(left: int) -> str:
    """What is said while few are left; empty while there are more."""
    if left > NEAR:
        return ""
    return f"{_more(left)} this hour."


def _more(left: int) -> str:
    return "No more pictures" if not left else "1 more picture" if left == 1 else f"{left} more pictures"


def _pictures(number: int) -> str:
    return "1 picture" if number == 1 else f"{number} pictures"
