"""How often somebody may do something: counted by where they come from, or by whom they say they are."""

import math
import time
from ipaddress import IPv6Address, ip_address

from limits import parse
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import MovingWindowRateLimiter
from starlette.types import Scope


class Throttle:
    """So many in a moving window, such as "25 per 5 minutes"."""

    def __init__(self, limit: str) -> None:
        self._limit = parse(limit)
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    async def wait(self, who: str) -> int:
        """Count one more; 0 where it is within the limit, or else in how many seconds the next one is."""
        if await self._limiter.hit(self._limit, who):
            return 0
        window = await self._limiter.get_window_stats(self._limit, who)
        return max(1, math.ceil(window.reset_time - time.time()))


def origin_of(scope: Scope) -> str:
    """The network address that a request comes from; one household's IPv6 network (/64) counts as one."""
    address = scope["client"][0] if scope.get("client") else "?"
    try:
        found = ip_address(address)
    except ValueError:
        return str(address)
    if not isinstance(found, IPv6Address):
        return str(found)
    return str(found.ipv4_mapped or IPv6Address(int(found) >> 64 << 64))
