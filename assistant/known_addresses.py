"""Which addresses in a model's words may be links: those that its person typed, and those that were there before."""

from collections.abc import Iterable
from typing import Any

from assistant.inert import addresses
from social_tools.context import Context
from storage import links
from storage.ids import first_id

MOST = 20
"""So many addresses of one answer are looked up; further ones stay words."""


class KnownAddresses:
    """Of one turn. An address counts only as a whole, letter for letter: a model cannot put anything into one."""

    def __init__(self, context: Context, history: Iterable[dict[str, Any]] = ()) -> None:
        said = [context.message, *(str(one["content"]) for one in history if one["role"] == "user")]
        self._typed = {address for text in said for address in addresses(text)}
        self._context, self._below, self._left = context, first_id(context.salon.db.clock()), MOST

    async def __call__(self, address: str) -> bool:
        if address in self._typed:
            return True
        if self._left == 0:
            return False
        self._left -= 1
        found = await self._context.salon.db.read(links.texts, self._context.person.id, address, self._below)
        return any(address in addresses(text) for text in found)
