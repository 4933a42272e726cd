"""How often somebody did something lately: a moving window for each of them, in this process."""

from collections import defaultdict, deque

MOST_PEOPLE = 10_000


class Windows:
    """So many in a period, by a clock that is passed in."""

    def __init__(self) -> None:
        self._times: defaultdict[int, deque[int]] = defaultdict(deque)

    def wait(self, who: int, amount: int, period_ms: int, now_ms: int) -> int:
        """Count one more; 0 where it is within the limit, or else in how many milliseconds the next one is."""
        times = self._times[who]
        while times and (times[0] <= now_ms - period_ms or times[0] > now_ms):
            times.popleft()
        if len(times) >= amount:
            return times[0] + period_ms - now_ms
        times.append(now_ms)
        if len(self._times) > MOST_PEOPLE:
            self._forget(now_ms - period_ms)
        return 0

    def _forget(self, before_ms: int) -> None:
        for who in [who for who, times in self._times.items() if not times or times[-1] <= before_ms]:
            del self._times[who]
