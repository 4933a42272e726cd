"""The one way out for words: neutralised, so that they are only ever words, whoever wrote them.

What the assistant says is Markdown, and goes through `Speech` or `inert`: no link, no picture, no HTML. What is shown
as text (cards, titles, toasts, names, public pages, a terminal) goes through `plain`.
"""

import re
from collections.abc import Awaitable, Callable
from typing import Any

from social_tools.text import visible

ESCAPES = {
    "&": "&amp;",
    "<": "&lt;",
    "[": "&#91;",
    "]": "&#93;",
    ":": "&#58;",
    "@": "&#64;",
    "`": "&#96;",
    "\\": "&#92;",
}
JOINER = "\u2060"
"""Nothing to see and no place to break a line. The page makes links of addresses once all is decoded, unless one of
these stands in them."""
BEFORE_AT = re.compile(r"[\w.+-]")
HOST = r"[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?(?::\d{1,5})?"
ADDRESS = re.compile(rf"(?<!\w)https?://{HOST}(?:[/?#][\w\-.~%!$&'()*+,;=:@/?#]*)?", re.ASCII)
BEGUN = re.compile(r"h(?:t(?:t(?:ps?(?::(?:/(?:/\S*)?)?)?)?)?)?$")
"""What may go on to be an address with the next piece."""
ENDS = ".,;:!?'*_~"
LONGEST = 2_000
IN_A_LINK = str.maketrans({"(": "%28", ")": "%29", "*": "%2A", "_": "%5F", "~": "%7E", "'": "%27", "&": "&amp;"})


def addresses(text: str) -> list[str]:
    """The web addresses in a text, without the punctuation after them."""
    return [_bare(found) for found in ADDRESS.findall(text)]


def _bare(address: str) -> str:
    """An address without what ends the sentence that it stands in; of brackets, only those that it has opened."""
    while address[-1] in ENDS or (address[-1] == ")" and address.count("(") < address.count(")")):
        address = address[:-1]
    return address


class Inert:
    """Neutralises a text that comes in pieces: emphasis and lists stay, addresses are not made into links."""

    def __init__(self) -> None:
        self._last = ""

    def __call__(self, piece: str) -> str:
        out = []
        for character in piece:
            out.append(JOINER if self._goes_on(character) else "")
            out.append(ESCAPES.get(character, character))
            self._last = (self._last + character)[-3:]
        return "".join(out)

    def _goes_on(self, character: str) -> bool:
        """Whether this may make an address of what stood before: https:/, www. or somebody@."""
        if character == "/":
            return self._last.endswith((":", "/"))
        if character == ".":
            return self._last.lower() == "www"
        return character == "@" and bool(BEFORE_AT.match(self._last[-1:]))


def inert(text: str) -> str:
    return Inert()(text)


async def nothing_known(_address: str) -> bool:
    return False


class Speech:
    """A text for Markdown, in pieces. An address that is `known` is a link to just that; all else is words."""

    def __init__(self, known: Callable[[str], Awaitable[bool]] = nothing_known) -> None:
        self._known, self._inert, self._before, self._held = known, Inert(), "", ""

    async def __call__(self, piece: str) -> str:
        """What can be said by now; an address is held back until its end has come."""
        text = self._held + piece
        begun = BEGUN.search(text)
        cut = begun.start() if begun and len(text) - begun.start() < LONGEST else len(text)
        self._held = text[cut:]
        return await self._said(text[:cut])

    async def rest(self) -> str:
        """What was held back."""
        text, self._held = self._held, ""
        return await self._said(text)

    async def _said(self, text: str) -> str:
        start = len(self._before)
        text, out, at = self._before + text, [], start
        for found in ADDRESS.finditer(text, start):
            address = _bare(found[0])
            if await self._known(address):
                after_mark = text[: found.start()].endswith("!")  # which would make a picture of it
                out += [self._inert(text[at : found.start()]), JOINER if after_mark else "", link(address)]
                at = found.start() + len(address)
        self._before = text[-1:]
        return "".join([*out, self._inert(text[at:])])


def link(address: str) -> str:
    """An address in Markdown, to be pressed: it says where it leads, and leads there."""
    return f"[{inert(address).replace(JOINER, '')}]({address.translate(IN_A_LINK)})"


def plain(value: Any) -> Any:
    """Text, or what is made of it as JSON is, for a surface that shows text as text: nothing turns its direction."""
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    if isinstance(value, dict):
        return {name: plain(part) for name, part in value.items()}
    return value
