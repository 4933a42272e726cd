"""Trends, asked for once a minute at most, whoever looks at them: they are the same for everybody."""

from storage import trends
from storage.database import Database

FRESH_MS = 60_000
MOST = 40


class Trends:
    """Remembers the last answer."""

    def __init__(self) -> None:
        self._at_ms: int | None = None
        self._found: list[tuple[str, int]] = []

    async def now(self, db: Database) -> list[tuple[str, int]]:
        """Tags with how many people use them, the most lively first."""
        now = db.clock()
        if self._at_ms is None or not 0 <= now - self._at_ms < FRESH_MS:
            self._found, self._at_ms = await db.read(trends.trending, MOST), now
        return self._found
