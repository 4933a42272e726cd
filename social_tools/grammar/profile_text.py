"""Slots that hold what a person tells of themselves, kept exactly as it was typed: a name, a bio, pronouns."""

from collections.abc import Iterator

from social_tools.grammar.free_text import is_colon, quoted
from social_tools.grammar.matcher import Found, Matcher, SlotReader
from social_tools.grammar.words import NEWLINE, QUOTES

_NAME_LENGTH = 64  # characters
_NAME_WORDS = 5
_NAME_TOKENS = 12  # with the marks in "Jean-Luc O. Neil"
_NAME_MARKS = frozenset("-.'’")
_PRONOUN_TOKENS = 7  # "she/her/they/them"


def _quoted(argument: str) -> SlotReader:
    def read(matcher: Matcher, at: int) -> Iterator[Found]:
        for end, found in quoted(matcher, at):
            yield end, {argument: found["text"]}

    return read


def _name(matcher: Matcher, at: int) -> Iterator[tuple[int, str, list[str]]]:
    """Up to the end of the message or the next step: the end, the name and its words, both as typed."""
    message = matcher.message
    for end in range(at + 1, min(at + _NAME_TOKENS, message.end) + 1):
        if matcher.is_over(end) or matcher.next_step(end) is not None:
            tokens = message.tokens[at:end]
            words = [message.source[token.start : token.end] for token in tokens if not token.is_mark]
            marks = {token.word for token in tokens if token.is_mark}
            if 0 < len(words) <= _NAME_WORDS and marks <= _NAME_MARKS and not tokens[0].is_mark:
                yield end, message.text(at, end), words
            return


def _capital(word: str) -> bool:
    """Also what knows no capitals, as 林."""
    return word[0].isupper() or word[0].lower() == word[0].upper()


def full_name(matcher: Matcher, at: int) -> Iterator[Found]:
    """A display name: quoted, or some words of which none speaks of anything else."""
    yield from _quoted("name")(matcher, at)
    for end, typed, words in _name(matcher, at):
        common = {word for word in words if word.casefold() in matcher.data.not_names and not _capital(word)}
        if len(typed) <= _NAME_LENGTH and not common and not _not_called(matcher, words):
            yield end, {"name": typed}


def called(matcher: Matcher, at: int) -> Iterator[Found]:
    """A display name behind "call me", which more often means something else: in capitals, and no common word."""
    for end, found in full_name(matcher, at):
        words = found["name"].split()
        is_quoted = matcher.message.word(at) in QUOTES
        if is_quoted or (
            all(map(_capital, words)) and not any(word.casefold() in matcher.data.not_names for word in words)
        ):
            yield end, found


def _not_called(matcher: Matcher, words: list[str]) -> bool:
    return any(word.casefold() in matcher.data.not_called for word in words)


def bio(matcher: Matcher, at: int) -> Iterator[Found]:
    """Quoted, or everything to the end; but "my bio is too long" tells of the bio, not of the person."""
    message = matcher.message
    while message.word(at) == NEWLINE:
        at += 1
    yield from _quoted("bio")(matcher, at)
    no_beginnings = QUOTES.keys() | matcher.data.not_called | matcher.data.vague
    if at < message.end and message.word(at) not in no_beginnings and not is_colon(message, at):
        yield message.end, {"bio": message.text(at, message.end)}


def pronouns(matcher: Matcher, at: int) -> Iterator[Found]:
    """ "she/her", "they", or anything in quotation marks."""
    yield from _quoted("pronouns")(matcher, at)
    message, end = matcher.message, at
    while end < at + _PRONOUN_TOKENS and message.word(end).isalpha():
        end += 1
        if message.word(end) != "/":
            break
        end += 1
    several = end > at + 1 and message.word(end - 1).isalpha()
    if several or message.word(at) in matcher.data.known_pronouns:
        yield end, {"pronouns": message.text(at, end)}


SLOTS: dict[str, SlotReader] = {
    "full_name": full_name,
    "called": called,
    "bio": bio,
    "pronouns": pronouns,
}
