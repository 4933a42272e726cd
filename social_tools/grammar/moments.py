"""Slots that name a moment: “tomorrow at 9”, “in two hours”, “until friday”, “since yesterday”.

A moment is told as a code that knows no clock: "+2h" from now, "+1d 09:00", "fri 18:30", "09:00" (the next one),
"2026-12-24 18:00". `said_times` makes a time of it. Nothing is guessed: a day alone is no time to publish at.
"""

from collections.abc import Callable, Iterator

from social_tools.grammar.matcher import Found, Matcher, SlotReader
from social_tools.grammar.reading import Ref, RefKind

_MOST = 400  # of any unit
_LAST_HOUR, _NOON, _LAST_MINUTE = 23, 12, 59
_DATE_PARTS = 5  # "2026", "-", "12", "-", "24"
_DAYS = {"d": 1, "w": 7}
_LONGEST = 8  # words in a moment


def _is(matcher: Matcher, at: int, *particles: str) -> bool:
    """Whether a small word stands there, by its English name."""
    word = matcher.message.word(at)
    return any(word in matcher.data.particles[name] for name in particles)


def amount(matcher: Matcher, at: int) -> Iterator[tuple[int, int]]:
    """ "two", "3", "an": how many of a unit."""
    word = matcher.message.word(at)
    if word.isascii() and word.isdecimal() and len(word) <= len(str(_MOST)) and 0 < int(word) <= _MOST:
        yield at + 1, int(word)
    elif word in matcher.data.numbers:
        yield at + 1, matcher.data.numbers[word]
    elif word in matcher.data.articles:
        yield at + 1, 1


def period(matcher: Matcher, at: int) -> Iterator[tuple[int, str]]:
    """ "two hours" as "2h"."""
    for end, number in amount(matcher, at):
        unit = matcher.data.units.get(matcher.message.word(end))
        if unit:
            yield end + 1, f"{number}{unit}"
    unit = matcher.data.units.get(matcher.message.word(at))
    if unit:  # "the last week", "for today" has no number
        yield at + 1, f"1{unit}"


def day(matcher: Matcher, at: int) -> Iterator[tuple[int, str]]:
    """ "tomorrow" as "+1d", "friday" as "fri", a date as it is."""
    word = matcher.message.word
    if word(at) in matcher.data.days:
        yield at + 1, matcher.data.days[word(at)]
    year, month, number = word(at), word(at + 2), word(at + 4)
    sizes = [len(part) if part.isascii() and part.isdecimal() else 0 for part in (year, month, number)]
    if sizes == [4, 2, 2] and (word(at + 1), word(at + 3)) == ("-", "-"):
        yield at + _DATE_PARTS, f"{year}-{month}-{number}"


def clock(matcher: Matcher, at: int) -> Iterator[tuple[int, str]]:
    """ "9", "9am", "18:30", "noon" as "09:00" and so on."""
    word = matcher.message.word
    if word(at) in matcher.data.clock:
        yield at + 1, matcher.data.clock[word(at)]
        return
    typed, end = word(at), at + 1
    half = typed[-2:] if typed[-2:] in ("am", "pm") and len(typed) > len("am") else ""
    hour = typed.removesuffix(half)
    minute = "00"
    if not half and word(end) == ":" and len(word(end + 1).removesuffix("am").removesuffix("pm")) == len(minute):
        typed, end = word(end + 1), end + 2
        half = typed[2:]
        minute = typed[:2]
    if not half and word(end) in ("am", "pm"):
        half, end = word(end), end + 1
    found = _clock(hour, minute, half)
    if found:
        yield end, found


def _clock(hour: str, minute: str, half: str) -> str | None:
    if not all(part.isascii() and part.isdecimal() and len(part) <= len("00") for part in (hour, minute)):
        return None
    hours, minutes = int(hour), int(minute)
    if half and not 0 < hours <= _NOON:
        return None
    if half:
        hours = hours % _NOON + (_NOON if half == "pm" else 0)
    return f"{hours:02}:{minutes:02}" if hours <= _LAST_HOUR and minutes <= _LAST_MINUTE else None


def _day_and_clock(matcher: Matcher, at: int) -> Iterator[tuple[int, str]]:
    """ "tomorrow at 9", "at 9 on friday", "at 18:30"."""
    word = matcher.message.word
    start = at + 1 if _is(matcher, at, "on") else at
    for after, named in day(matcher, start):
        at_word = _clock_word(matcher, after)
        for end, time in clock(matcher, at_word):
            if at_word > after or not word(after).isdecimal():  # "friday 9" could be anything
                yield end, f"{named} {_later(matcher, word(start), time, word(after + 1))}"
    if (begin := _clock_word(matcher, at)) > at:
        for after, time in clock(matcher, begin):
            begins = after + 1 if _is(matcher, after, "on") else after
            for end, named in day(matcher, begins):
                yield end, f"{named} {_later(matcher, word(begins), time, word(begin))}"
            yield after, time


def _clock_word(matcher: Matcher, at: int) -> int:
    """Past "at", which may be two words: "a las"."""
    if not _is(matcher, at, "at"):
        return at
    return at + 2 if _is(matcher, at + 1, "the") else at + 1


def _later(matcher: Matcher, named: str, time: str, typed: str) -> str:
    """ "tonight at 8" is in the evening."""
    hours = int(time[:2])
    if named in matcher.data.evening and hours < _NOON and typed.isdecimal():
        return f"{hours + _NOON:02}{time[2:]}"
    return time


def _ahead(matcher: Matcher, at: int) -> Iterator[tuple[int, str]]:
    """A moment that is exact: "in two hours", "tomorrow at 9"."""
    if _is(matcher, at, "in"):
        yield from ((end, f"+{found}") for end, found in period(matcher, at + 1))
    yield from _day_and_clock(matcher, at)


def _until(matcher: Matcher, at: int) -> Iterator[tuple[int, str]]:
    """When something ends: "for an hour", "until friday"; a day alone is its beginning."""
    if _is(matcher, at, "for"):
        yield from ((end, f"+{found}") for end, found in period(matcher, at + 1))
    if _is(matcher, at, "until"):
        after = at + 2 if _is(matcher, at + 1, "the") else at + 1
        yield from _ahead(matcher, after)
        for end, named in day(matcher, after):
            yield end, f"{named} 00:00" if named.startswith("+") else named


def _since(matcher: Matcher, at: int) -> Iterator[tuple[int, str]]:
    if _is(matcher, at, "since"):
        after = at + 2 if _is(matcher, at + 1, "last", "the") else at + 1
        yield from day(matcher, after)


def span(matcher: Matcher, at: int) -> Iterator[Found]:
    """ "today", "this week", "in the last three days": a period that ends now, as the digest takes it."""
    word = matcher.message.word
    if word(at) in matcher.data.days and matcher.data.days[word(at)] == "+0d":
        yield at + 1, {"since": "24h"}
    if _is(matcher, at, "this") and matcher.data.units.get(word(at + 1)) == "w":
        yield at + 2, {"since": "7d"}
    start = at + 1 if _is(matcher, at, "in", "during", "for") else at
    start = start + 1 if _is(matcher, start, "the") else start
    start = start + 1 if _is(matcher, start, "last") else start
    if start > at:
        for end, found in period(matcher, start):
            number, unit = int(found[:-1]), found[-1]
            if unit != "m":
                yield end, {"since": f"{number * 7}d" if unit == "w" else found}


def kept_days(matcher: Matcher, at: int) -> Iterator[Found]:
    """ "30 days", "two weeks": for how long something is kept, in whole days."""
    for end, found in period(matcher, at):
        days = int(found[:-1]) * _DAYS.get(found[-1], 0)
        if days and matcher.message.word(at) not in matcher.data.units:
            yield end, {"changes": {"chat_retention_days": days}}


def _slot(
    read: Callable[[Matcher, int], Iterator[tuple[int, str]]], argument: str, kind: RefKind = "time"
) -> SlotReader:
    def slot(matcher: Matcher, at: int) -> Iterator[Found]:
        yield from ((end, {argument: Ref(kind, word=code)}) for end, code in read(matcher, at))

    return slot


def ends_with_moment(matcher: Matcher, at: int) -> bool:
    """ "see you tomorrow at 9": nobody can tell whether the last words are text."""
    end = matcher.message.end
    return any(
        matcher.is_over(after)
        for start in range(max(at + 1, end - _LONGEST), end)
        for after, _ in _ahead(matcher, start)
    )


def timed(matcher: Matcher, at: int) -> Iterator[Found]:
    """Some words that end with a moment: for a question back."""
    if matcher.message.word(at) and ends_with_moment(matcher, at):
        yield matcher.message.end, {}


def a_day(matcher: Matcher, at: int) -> Iterator[Found]:
    """A day without a time, for a question back."""
    start = at + 1 if _is(matcher, at, "on") else at
    yield from ((end, {}) for end, _ in day(matcher, start))


def made_on(matcher: Matcher, at: int) -> Iterator[Found]:
    """The day on which a picture was made, today at the latest."""
    for end, code in day(matcher, at):
        if not code.startswith("+") or code == "+0d":
            yield end, {"day": code, "since": Ref("since", word=code), "until": Ref("since", word=code)}


SLOTS: dict[str, SlotReader] = {
    "made_on": made_on,
    "kept_days": kept_days,
    "publish_at": _slot(_ahead, "publish_at"),
    "until": _slot(_until, "until"),
    "closes": _slot(_until, "closes"),
    "since": _slot(_since, "since", "since"),
    "span": span,
    "timed": timed,
    "a_day": a_day,
}
