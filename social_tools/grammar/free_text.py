"""Slots that hold the person's own words, kept exactly as they were typed, and the choices told beside them."""

import re
from collections.abc import Iterator

from social_tools.grammar.matcher import Found, Matcher, SlotReader
from social_tools.grammar.moments import ends_with_moment
from social_tools.grammar.reading import Ref
from social_tools.grammar.words import NEWLINE, QUOTES, Message

_APOSTROPHES = frozenset("'’")
_CLOSING_APOSTROPHE = re.compile(r"['’](?!\w)")
_COUNTS = range(2, 5)
_FEW_WORDS = 6
_LOOKED_AT = 40  # words in which another network may be named


def _closing_quote(source: str, opening: int) -> int:
    """Where the quote ends, or -1. Quotes with two shapes may hold more of their kind."""
    start, stop = source[opening], QUOTES[source[opening]]
    if stop in _APOSTROPHES:
        found = _CLOSING_APOSTROPHE.search(source, opening + 1)
        return found.start() if found else -1
    if start == stop:
        return source.find(stop, opening + 1)
    open_quotes = 0
    for mark in re.compile(f"[{start}{stop}]").finditer(source, opening):
        open_quotes += 1 if mark.group() == start else -1
        if not open_quotes:
            return mark.start()
    return -1


def quoted(matcher: Matcher, at: int) -> Iterator[Found]:
    """Up to the closing quote."""
    message = matcher.message
    if message.word(at) not in QUOTES:
        return
    opening = message.tokens[at].start
    closing = _closing_quote(message.source, opening)
    text = message.source[opening + 1 : closing].strip()
    if closing < 0 or not text:
        return
    end = message.at_character(closing + 1)
    if end < message.end or closing == len(message.source) - 1:
        yield end, {"text": text}


def _to_the_end(matcher: Matcher, at: int) -> Iterator[Found]:
    message = matcher.message
    if at < message.end and message.word(at) not in QUOTES and not _ends_with_audience(matcher, at):
        yield message.end, {"text": message.text(at, message.end)}


def _ends_with_audience(matcher: Matcher, at: int) -> bool:
    """ "hello to my followers": nobody can tell whether the last words are text."""
    message = matcher.message
    return any(
        matcher.is_over(end)
        for start in range(max(at, message.end - 8), message.end)
        for end, _ in visibility(matcher, start)
    )


def text(matcher: Matcher, at: int) -> Iterator[Found]:
    """What follows "saying" or ":": quoted, or everything to the end."""
    if matcher.message.word(at) in {"(", ")"} or is_colon(matcher.message, at):  # an emoticon took the colon
        return
    while matcher.message.word(at) == NEWLINE:
        at += 1
    yield from quoted(matcher, at)
    yield from _to_the_end(matcher, at)


def is_colon(message: Message, at: int) -> bool:
    return message.word(at) == ":" and message.source[message.tokens[at].end :][:1].isspace()


def bare_text(matcher: Matcher, at: int) -> Iterator[Found]:
    """What follows a bare "post": only when it can't be a description of something to post."""
    data, word = matcher.data, matcher.message.word
    if matcher.forgiving or matcher.is_over(at) or word(at) in data.vague or word(at) in {"", NEWLINE, ":"}:
        return
    if word(at) in data.vague_articles and _is_description(matcher, at):
        return
    if any(token.word in data.elsewhere for token in matcher.message.tokens[at : at + _LOOKED_AT]):
        return
    if word(at) in data.things and word(at + 1) not in data.sentence_after_it:
        return
    if ends_with_moment(matcher, at):
        return
    for end, found in _to_the_end(matcher, at):
        yield end, {**found, "bare": True}


def _is_description(matcher: Matcher, at: int) -> bool:
    """ "my visit to the sea", "a joke": of what shall be posted, not what it says."""
    words = [token.word for token in matcher.message.tokens[at + 1 : at + _LOOKED_AT]]
    return not matcher.data.vague_kinds.isdisjoint(words[:4]) or matcher.data.telling.isdisjoint(words)


def without_tail(matcher: Matcher, start: int, end: int) -> int:
    """Drops politeness and closing marks behind a prompt."""
    tokens, word = matcher.message.tokens, matcher.message.word
    while end > start:
        if tokens[end - 1].word in {".", "!", "?", ","}:
            end -= 1
            continue
        for phrase in matcher.language.closings:
            if tuple(word(place) for place in range(end - len(phrase), end)) == phrase and end - len(phrase) > start:
                end -= len(phrase)
                break
        else:
            return end
    return end


def _size_tail(matcher: Matcher, start: int, end: int) -> tuple[int, str | None]:
    for phrase, size in matcher.language.size_tails.items():
        begin = end - len(phrase)
        if begin > start and tuple(matcher.message.word(place) for place in range(begin, end)) == phrase:
            return without_tail(matcher, start, begin), size
    return end, None


def _prompt(matcher: Matcher, start: int, end: int) -> dict[str, str]:
    message = matcher.message
    line_end = message.first_line
    whole = line_end >= end
    trimmed, size = _size_tail(matcher, start, without_tail(matcher, start, min(end, line_end)))
    words = message.text(start, trimmed if whole else end)
    if len(words) > 1 and QUOTES.get(words[0]) == words[-1] and words[-1] not in words[1:-1]:
        words = words[1:-1].strip()
    return {"prompt": words, **({"size": size} if size else {})}


def prompt(matcher: Matcher, at: int) -> Iterator[Found]:
    """Up to a joiner (the parser keeps the first one behind which steps follow), or else to the end."""
    message = matcher.message
    while message.word(at) == NEWLINE and message.word(at - 1) in {":", NEWLINE}:
        at += 1
    if message.word(at) not in matcher.data.not_pictures:
        yield from _prompts(matcher, at)


def _prompts(matcher: Matcher, at: int) -> Iterator[Found]:
    message = matcher.message
    if message.word(at) in {"", NEWLINE}:
        return
    for place in matcher.steps:
        if place > at:
            yield place, _prompt(matcher, at, place)
    if _orders_something(matcher, at):
        return
    found = _prompt(matcher, at, message.end)
    if any(character.isalnum() for character in found["prompt"]):
        yield message.end, found


def prompt_before_verb(matcher: Matcher, at: int) -> Iterator[Found]:
    """A prompt of one line in front of its verb: "einen Fuchs malen"."""
    message, data = matcher.message, matcher.data
    verb = without_tail(matcher, at, message.end) - 1
    if verb <= at or message.word(verb) not in data.drawn_last or message.first_line < message.end:
        return
    if message.word(at) not in data.articles | data.numbers.keys() or any(
        at < place < verb for place in matcher.joiners
    ):
        return
    yield message.end, _prompt(matcher, at, verb)


def words(matcher: Matcher, at: int) -> Iterator[Found]:
    """A few words that nobody looks at, the fewest first: inside a refusal."""
    for end in range(at + 1, min(at + _FEW_WORDS, matcher.message.first_line) + 1):
        if matcher.message.tokens[end - 1].is_mark:
            return
        yield end, {}


def artwork(matcher: Matcher, at: int) -> Iterator[Found]:
    """A prompt that names its medium, which stays in the prompt: "a small watercolour of a tram"."""
    medium = _medium(matcher, at)
    if medium is None:
        return
    before = {matcher.message.word(place) for place in range(at + 1, medium)}
    if before - matcher.data.plain or not matcher.is_over(medium + 1):
        yield from prompt(matcher, at)


def artwork_of(matcher: Matcher, at: int) -> Iterator[Found]:
    """The same without a verb in front: "a watercolour of a tram"."""
    medium = _medium(matcher, at)
    if medium is not None and matcher.message.word(medium + 1) in matcher.data.of:
        yield from prompt(matcher, at)


def _medium(matcher: Matcher, at: int) -> int | None:
    """Where "watercolour" stands in "a small watercolour of a tram"."""
    if matcher.message.word(at) not in matcher.data.articles:
        return None
    return next((place for place in range(at + 1, at + 5) if matcher.message.word(place) in matcher.data.media), None)


def imagined(matcher: Matcher, at: int) -> Iterator[Found]:
    """What can follow "imagine" and be a picture: "a fox", "two foxes"."""
    if matcher.message.word(at) in matcher.data.articles or matcher.message.word(at) in matcher.data.numbers:
        yield from prompt(matcher, at)


def _orders_something(matcher: Matcher, start: int) -> bool:
    """ "… and post it with something funny": an order, though not one that was understood."""
    word, data = matcher.message.word, matcher.data
    return any(
        place > start
        and word(step) in data.orders
        and (word(step + 1) in data.things or word(step + 1).startswith("@"))
        for place, step in matcher.joiners.items()
    )


def order_behind(matcher: Matcher, at: int) -> Iterator[Found]:
    """Anything with such an order in it."""
    if _orders_something(matcher, at):
        yield matcher.message.end, {}


def visibility(matcher: Matcher, at: int) -> Iterator[Found]:
    for value, templates in matcher.language.visibility.items():
        for end, _ in matcher.any_of(templates, at):
            yield end, {"visibility": value}


def change(matcher: Matcher, at: int) -> Iterator[Found]:
    """How the last picture is to be varied, as typed."""
    for end, _ in matcher.any_of(matcher.language.changes, at):
        yield end, {"prompt": matcher.message.text(at, end), "from_image": Ref("image", word="it")}


def difference(matcher: Matcher, at: int) -> Iterator[Found]:
    """How a remix shall differ, as typed: "bluer", "with a penguin". A bare "a penguin" needs a colon before it."""
    if matcher.message.word(at) in matcher.data.particles["changing"]:
        yield from _prompts(matcher, at)
    for end, found in change(matcher, at):
        yield end, {"prompt": found["prompt"]}


def edit(matcher: Matcher, at: int) -> Iterator[Found]:
    """What is to be done to a picture, as typed; in it the picture is "it", however it was pointed at."""
    for end, found in matcher.any_of(matcher.language.edits, at):
        image, words = found.get("from_image", Ref("image", word="it")), matcher.message.text(at, end)
        if isinstance(image, Ref) and image.kind == "image" and image.word:
            words = words.replace(image.word, "it", 1)
        yield end, {"prompt": words, "from_image": image}


def collage(matcher: Matcher, at: int) -> Iterator[Found]:
    """The pictures that a collage is made of: so many of the last ones, or those that were shown last."""
    for end, found in matcher.any_of(matcher.language.collages, at):
        yield end, {"from_image": Ref("collage", found.get("count"), matcher.message.text(at, end))}


def pixels(matcher: Matcher, at: int) -> Iterator[Found]:
    if matcher.message.word(at).isdecimal() and len(matcher.message.word(at)) in range(2, 6):
        yield at + 1, {}


def size(matcher: Matcher, at: int) -> Iterator[Found]:
    found = matcher.data.sizes.get(matcher.message.word(at))
    if found:
        yield at + 1, {"size": found}


def count(matcher: Matcher, at: int) -> Iterator[Found]:
    word = matcher.message.word(at)
    found = matcher.data.numbers.get(word, int(word) if word in {"2", "3", "4"} else 0)
    if found in _COUNTS:
        yield at + 1, {"count": found}


def anything(matcher: Matcher, at: int) -> Iterator[Found]:
    """At least one more word: for questions back only."""
    if matcher.message.word(at) not in {"", NEWLINE}:
        yield matcher.message.end, {}


def alt_text(matcher: Matcher, at: int) -> Iterator[Found]:
    """What the one picture of a post shows."""
    for end, found in text(matcher, at):
        yield end, {"alt": [{"id": "", "alt": found["text"]}]}


SLOTS: dict[str, SlotReader] = {
    "quoted": quoted,
    "text": text,
    "bare_text": bare_text,
    "alt_text": alt_text,
    "prompt": prompt,
    "artwork": artwork,
    "artwork_of": artwork_of,
    "imagined": imagined,
    "visibility": visibility,
    "change": change,
    "difference": difference,
    "edit": edit,
    "collage": collage,
    "how_many": count,
    "pixels": pixels,
    "size": size,
    "count": count,
    "anything": anything,
    "order_behind": order_behind,
    "prompt_before_verb": prompt_before_verb,
    "words": words,
}
