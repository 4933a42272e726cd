"""Slots for what people look for, wish for, warn of and name: words kept as they were typed, or told by a choice."""

from collections.abc import Iterator

from social_tools import feed_rules
from social_tools.grammar.free_text import is_colon, quoted, visibility, without_tail
from social_tools.grammar.matcher import Found, Matcher, SlotReader
from social_tools.grammar.reading import Ref
from social_tools.grammar.words import NEWLINE, QUOTES

_LONGEST_WISH, _LONGEST_QUERY, _LONGEST_NAME = 500, 400, 40  # characters
_NAME_WORDS = 4
_WARNING_WORDS = 6
_PLAIN_WORDS = 2  # in a wish of one rule that is about no known topic


def query(matcher: Matcher, at: int) -> Iterator[Found]:
    """What is looked for: the rest of a message of one line, quotation marks included."""
    message = matcher.message
    if message.first_line < message.end or at >= message.end or message.word(at) in {":", ",", "."}:
        return
    found = message.text(at, without_tail(matcher, at, message.end))
    if 0 < len(found) <= _LONGEST_QUERY and any(character.isalnum() for character in found):
        yield message.end, {"query": found}


def subject(matcher: Matcher, at: int) -> Iterator[Found]:
    """What a question is about: the same, without an article in front; not "it" or "my post", which were shown."""
    data = matcher.data
    if matcher.message.word(at) in data.articles | data.vague_articles:
        at += 1
    if matcher.message.word(at) not in data.things | data.pronouns | data.possessives.keys():
        yield from query(matcher, at)


def rough(matcher: Matcher, at: int) -> Iterator[Found]:
    """Words to make a post of: quoted, or the rest of the message."""
    message = matcher.message
    for end, found in quoted(matcher, at):
        yield end, {"text": found["text"]}
    pointed = message.word(at) in matcher.data.things and matcher.is_over(at + 1)
    if at < message.end and message.word(at) not in QUOTES and not pointed:
        yield message.end, {"text": message.text(at, without_tail(matcher, at, message.end))}


def _wish(matcher: Matcher, at: int) -> str:
    message = matcher.message
    if at >= message.end or message.first_line < message.end or is_colon(message, at):
        return ""
    found = message.text(at, without_tail(matcher, at, message.end))
    return found if len(found) <= _LONGEST_WISH else ""


def wish(matcher: Matcher, at: int) -> Iterator[Found]:
    """What somebody wants of a feed, where they say that it is about a feed."""
    found = _wish(matcher, at)
    if any(character.isalnum() for character in found):
        yield matcher.message.end, {"wish": found}


def clear_wish(matcher: Matcher, at: int) -> Iterator[Found]:
    """The same where nobody said so: all of it, or several rules of it, must be understood; and not be words alone."""
    if not {matcher.message.word(at), matcher.message.word(at + 1)} & matcher.data.wishing:
        return
    found = _wish(matcher, at)
    rules = _understood(matcher, found, several=True)
    if len(rules) > 1 or any(rule.kind != "words" for rule in rules):
        yield matcher.message.end, {"wish": found}


def maybe_wish(matcher: Matcher, at: int) -> Iterator[Found]:
    """ "more coffee": perhaps about a feed, for a question back."""
    begins = tuple(matcher.message.word(at + place) for place in range(3))
    if (begins[0] in matcher.data.wishing or begins in matcher.data.unwanted) and _understood(
        matcher, _wish(matcher, at)
    ):
        yield matcher.message.end, {}


def _understood(matcher: Matcher, wished: str, *, several: bool = False) -> tuple[feed_rules.Rule, ...]:
    """The rules of a wish; none where a part was not understood, except (where asked) beside several that were."""
    found = feed_rules.read(wished, 0) if wished else feed_rules.Wish((), ())
    plain = [word for rule in found.rules if rule.kind == "words" for value in rule.values for word in value.split()]
    begun = not " ".join(wished.lower().split()).startswith(found.not_understood[:1] or " ")
    enough = several and begun and len(found.rules) > 1 and any(rule.kind != "words" for rule in found.rules)
    if (found.not_understood and not enough) or any(word in matcher.data.not_names for word in plain):
        return ()
    return found.rules


def warned(matcher: Matcher, at: int) -> Iterator[Found]:
    """What a content warning says: quoted, or a few words up to a colon or to the end."""
    message = matcher.message
    for end, found in quoted(matcher, at):
        yield end, {"warning": found["text"]}
    if message.word(at) in QUOTES:
        return
    end = at
    while end < min(at + _WARNING_WORDS, message.first_line) and not message.tokens[end].is_mark:
        end += 1
        over = matcher.is_over(end) or message.word(end) in {":", ","} or any(visibility(matcher, end))
        if over or matcher.next_step(end) is not None or message.word(end) in {"to", "on"}:
            yield end, {"warning": message.text(at, end)}


def _called(matcher: Matcher, at: int, words: int = _NAME_WORDS) -> Iterator[tuple[int, str]]:
    """A name that somebody gave: quoted, or a few words; the shortest first."""
    message = matcher.message
    for end, found in quoted(matcher, at):
        if len(found["text"]) <= _LONGEST_NAME:
            yield end, found["text"]
    end = at
    while end < min(at + words, message.end) and message.word(end)[:1].isalnum() and message.word(end) != NEWLINE:
        end += 1
        name = message.text(at, end)
        if len(name) <= _LONGEST_NAME:
            yield end, name


def new_name(matcher: Matcher, at: int) -> Iterator[Found]:
    """What a list or a feed shall be called, as typed."""
    yield from ((end, {"name": name}) for end, name in _called(matcher, at))


def feed_name(matcher: Matcher, at: int) -> Iterator[Found]:
    yield from ((end, {"feed": name.casefold()}) for end, name in _called(matcher, at))


def feed_word(matcher: Matcher, at: int) -> Iterator[Found]:
    """One word that is a feed's name: "my art feed"."""
    word = matcher.message.word(at)
    if word.isalpha() and word not in matcher.data.not_feeds:
        yield at + 1, {"feed": matcher.message.text(at, at + 1).casefold()}


def list_name(matcher: Matcher, at: int) -> Iterator[Found]:
    if matcher.message.word(at) not in matcher.data.vague:  # "my list of contacts"
        yield from ((end, {"list": Ref("list", word=name)}) for end, name in _called(matcher, at))


def list_word(matcher: Matcher, at: int) -> Iterator[Found]:
    """One or two words in front of "list": "the painters list"."""
    for end, name in _called(matcher, at, 2):
        if not {word.casefold() for word in name.split()} & (matcher.data.vague | matcher.data.not_lists):
            yield end, {"list": Ref("list", word=name)}


def list_feed(matcher: Matcher, at: int) -> Iterator[Found]:
    yield from ((end, {"feed": found["list"]}) for end, found in list_name(matcher, at))


def list_feed_word(matcher: Matcher, at: int) -> Iterator[Found]:
    yield from ((end, {"feed": found["list"]}) for end, found in list_word(matcher, at))


def pack(matcher: Matcher, at: int) -> Iterator[Found]:
    """A starter pack by its name."""
    yield from ((end, {"user": Ref("list", word=name)}) for end, name in _called(matcher, at))


def pack_number(matcher: Matcher, at: int) -> Iterator[Found]:
    position = matcher.data.ordinals.get(matcher.message.word(at))
    if position is not None:
        yield at + 1, {"user": Ref("list", position)}


def _hidden(sign: str) -> SlotReader:
    """Words to hide everywhere, or to show again."""

    def read(matcher: Matcher, at: int) -> Iterator[Found]:
        for end, words in _called(matcher, at):
            yield end, {"changes": {"hide_words": Ref("words", word=f"{sign}{words.casefold()}")}}

    return read


def option(matcher: Matcher, at: int) -> Iterator[Found]:
    """An answer of a poll, in its own words."""
    for end, name in _called(matcher, at):
        if matcher.message.word(at) not in matcher.data.not_options:
            yield end, {"option": Ref("option", word=name)}


def comment(matcher: Matcher, at: int) -> Iterator[Found]:
    """What a report says besides."""
    message = matcher.message
    for end, found in quoted(matcher, at):
        yield end, {"comment": found["text"]}
    if at < message.end and message.word(at) not in QUOTES and not is_colon(message, at):
        yield message.end, {"comment": message.text(at, message.end)}


def _choice(name: str, argument: str) -> SlotReader:
    """One of a few values, by the words that stand for it."""

    def read(matcher: Matcher, at: int) -> Iterator[Found]:
        for value, templates in matcher.language.choices[name].items():
            for end, _ in matcher.any_of(templates, at):
                yield end, {argument: value}

    return read


def _types(name: str) -> SlotReader:
    """A kind of notification."""

    def read(matcher: Matcher, at: int) -> Iterator[Found]:
        yield from ((end, {"types": [found["types"]]}) for end, found in _choice(name, "types")(matcher, at))

    return read


SLOTS: dict[str, SlotReader] = {
    "query": query,
    "subject": subject,
    "rough": rough,
    "tone": _choice("tones", "goal"),
    "wish": wish,
    "clear_wish": clear_wish,
    "maybe_wish": maybe_wish,
    "warned": warned,
    "new_name": new_name,
    "feed_name": feed_name,
    "feed_word": feed_word,
    "list_name": list_name,
    "list_word": list_word,
    "list_feed": list_feed,
    "list_feed_word": list_feed_word,
    "pack": pack,
    "pack_number": pack_number,
    "hidden_word": _hidden("+"),
    "shown_word": _hidden("-"),
    "choice": option,
    "comment": comment,
    "category": _choice("categories", "category"),
    "kind": _choice("requests", "kind"),
    "quotable": _choice("quotable", "quote_policy"),
    "remixable": _choice("remixable", "remix"),
    "repeatable": _choice("repeatable", "assistant_quote"),
    "narrowed": _choice("narrowed", "visibility"),
    "it_is": _choice("it_is", "category"),
    "types": _types("notices"),
    "my_types": _types("my_notices"),
    "happened": _types("happenings"),
}
