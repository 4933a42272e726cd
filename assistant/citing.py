"""Ids that a model cites become the numbers of posts on a card, while its words stream by."""

import re
from collections.abc import Iterable
from typing import Any

MARK = re.compile(r"\s?[\[【(]\s*((?:post |id )?\d{5,19}(?:\s*[,;]\s*\d{5,19})*)\s*[\]】)]")
BEGUN = re.compile(r"\s?(?:[\[【(][^\]】)]{0,80})?$")
"""What may yet become a mark."""
MOST = 10
SHORTEST = 12
"""Digits of an id that was never found here; what is shorter is a number, and stays."""


class Citing:
    """Takes words piece by piece. An id that was found in this turn becomes its number, any other one is left out."""

    def __init__(self) -> None:
        self.cited: list[int] = []
        self._known: set[int] = set()
        self._held = ""

    def found(self, items: Iterable[Any]) -> None:
        """Posts of a result, which may be cited from now on."""
        self._known |= {int(item["id"]) for item in items if isinstance(item, dict) and "by" in item and "id" in item}

    def __call__(self, piece: str) -> str:
        if not self._known:
            return piece
        text = MARK.sub(self._number, self._held + piece)
        begun = BEGUN.search(text)
        at = begun.start() if begun else len(text)
        self._held = text[at:]
        return text[:at]

    def rest(self) -> str:
        """What was held back, at the end of the words."""
        held, self._held = self._held, ""
        return held

    def _number(self, mark: re.Match[str]) -> str:
        ids = re.findall(r"\d{5,19}", mark[1])
        numbers = [self._place(int(id_)) for id_ in ids]
        told = ", ".join(str(number) for number in dict.fromkeys(numbers) if number)
        if told:
            return f" ({told})"
        return "" if any(len(id_) >= SHORTEST for id_ in ids) else mark[0]

    def _place(self, id_: int) -> int:
        """The number of a post on the card, from 1; 0 where it may not be cited."""
        if id_ not in self._known or (id_ not in self.cited and len(self.cited) == MOST):
            return 0
        if id_ not in self.cited:
            self.cited.append(id_)
        return self.cited.index(id_) + 1
