"""Slots for polls: a question, and its two to four answers as they were typed."""

import re
from collections.abc import Iterator

from social_tools.grammar.free_text import is_colon, quoted
from social_tools.grammar.matcher import Found, Matcher, SlotReader
from social_tools.grammar.words import QUOTES

_COUNTS = range(2, 5)
_LONGEST = 50  # characters of an answer
_SHORT = 3  # words of an answer, where the question itself is made of them
_BETWEEN = re.compile(r"\s*,\s*(?:or|and)\s+|\s*,\s*|\s+or\s+", re.IGNORECASE)
_LISTED = re.compile(r"\s*,\s*(?:or|and)\s+|\s*,\s*|\s+(?:or|and)\s+", re.IGNORECASE)


def _options(text: str, between: re.Pattern[str]) -> list[str]:
    """The answers that a line names; none where they are no two to four different ones."""
    found = [part.strip().strip('"“”') for part in between.split(text.strip().rstrip("?.! "))]
    different = {part.casefold() for part in found if 0 < len(part) <= _LONGEST}
    return found if len(found) in _COUNTS and len(different) == len(found) else []


def poll(matcher: Matcher, at: int) -> Iterator[Found]:
    """ "tea or coffee?", or a question and then its answers: everything to the end of a message of one line."""
    message = matcher.message
    if at >= message.end or message.first_line < message.end or is_colon(message, at) or message.word(at) in QUOTES:
        return
    text = message.text(at, message.end)
    asked, mark, rest = text.partition("?")
    if rest.strip(" .!"):
        question, options = f"{asked}{mark}", _options(rest, _BETWEEN)
    else:
        question, options = text, _short(matcher, _options(text, _BETWEEN))
    if options:
        yield message.end, {"text": question, "options": options}


def _short(matcher: Matcher, options: list[str]) -> list[str]:
    """Not "should I go" out of "should I go or stay?"."""
    asks = options and options[0].casefold().split()[0] in matcher.data.asking_words
    return [] if asks or any(len(option.split()) > _SHORT for option in options) else options


def asked(matcher: Matcher, at: int) -> Iterator[Found]:
    """A question in quotation marks, whose answers follow."""
    yield from quoted(matcher, at)


def options(matcher: Matcher, at: int) -> Iterator[Found]:
    """ "rain, snow and sun", to the end of a message of one line."""
    message = matcher.message
    if at < message.end and message.first_line == message.end and not is_colon(message, at):
        found = _options(message.text(at, message.end), _LISTED)
        if found:
            yield message.end, {"options": found}


SLOTS: dict[str, SlotReader] = {"poll": poll, "asked": asked, "options": options}
