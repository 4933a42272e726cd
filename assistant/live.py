"""What is new, gathered for the chats that are open: one line, grouped, and not two of them within ten seconds.

The database tells whom something has reached, by this process or by another one that uses the same server;
`assistant.push` shows it.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from social_tools.notifications import words
from storage.dialect import News
from storage.notifications import Notice

PAUSE_S = 10
log = logging.getLogger("salon")


async def _pause() -> None:
    await asyncio.sleep(PAUSE_S)


class Hub:
    """Gathers what reaches each account, and shows it when its last line is old enough.

    `show` gets an account and the first id that is new to it; False where nobody was there to see it.
    """

    def __init__(
        self, show: Callable[[int, int], Awaitable[bool]], pause: Callable[[], Awaitable[None]] = _pause
    ) -> None:
        self._show, self._pause = show, pause
        self._waiting: dict[int, int] = {}
        self._serving: dict[int, asyncio.Task[None]] = {}

    def heard(self, news: News) -> None:
        for account, first in news.items():
            self._waiting.setdefault(account, first)
            if account not in self._serving:
                self._serving[account] = asyncio.get_running_loop().create_task(self._serve(account))

    async def _serve(self, account: int) -> None:
        try:
            while (first := self._waiting.pop(account, None)) is not None:
                if await self._show(account, first):
                    await self._pause()
        except Exception:
            log.exception("what is new could not be shown")
        finally:
            del self._serving[account]

    async def close(self) -> None:
        tasks = list(self._serving.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def line(notices: list[Notice]) -> str:
    """What is new in a sentence without its end: @lin replied to you, and 2 more."""
    more = len(notices) - 1
    return words(notices[0]) + (f", and {more} more" if more else "")
