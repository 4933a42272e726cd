"""Slots that point at something: a person, a post, a picture, an act."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from social_tools.grammar.matcher import Found, Matcher, SlotReader
from social_tools.grammar.reading import Ref, RefKind

_MOST_AT_ONCE = 8  # "like the first, the second and …"
_LAST_POSITION = 40
_ID_DIGITS = range(5, 20)
_NAME_LENGTH = 30
_NO_PICTURE = """
profile avatar new last newest latest oldest other same whole one ones thing all own shared private deleted from of
post posts reply replies comment comments answer message messages conversation chat list draft drafts feed and or best
account notification notifications story note photo pictures picture drawing painting sketch image is that
"""
NO_PICTURE = frozenset(_NO_PICTURE.split())
"""What stands before “picture” and is nothing that one shows."""
_FEW = range(2, 5)
_PLACES = range(1, 5)


def _name(matcher: Matcher, at: int, word: str) -> str | None:
    """ "@lin" for "lin" and "@Lin"; None for what can't be a handle or is a common word."""
    bare = word.removeprefix("@")
    typed = matcher.message.text(at, at + 1).replace("’", "'")
    if not 0 < len(bare) <= _NAME_LENGTH or not typed.isascii() or not bare.replace("_", "a").isalnum():
        return None
    if bare == word and (bare.isdigit() or bare in matcher.data.not_names):
        return None
    return f"@{bare}"


def name(matcher: Matcher, at: int) -> Iterator[Found]:
    handle = _name(matcher, at, matcher.message.word(at))
    if handle:
        yield at + 1, {"handle": handle}


def at_name(matcher: Matcher, at: int) -> Iterator[Found]:
    """Only as "@lin", where a bare word could be anything."""
    if matcher.message.word(at).startswith("@"):
        yield from ((end, {"user": found["handle"]}) for end, found in name(matcher, at))


def owner(matcher: Matcher, at: int) -> Iterator[Found]:
    """ "lin's", "her"."""
    word = matcher.message.word(at)
    if word in matcher.data.possessives:
        yield at + 1, {"whose": matcher.data.possessives[word]}
    for ending in matcher.data.possessive_endings:
        handle = _name(matcher, at, word.removesuffix(ending)) if word.endswith(ending) else None
        if handle:
            yield at + 1, {"whose": handle}


def who(matcher: Matcher, at: int) -> Iterator[Found]:
    """The person in "the post by lin"."""
    for end, found in name(matcher, at):
        yield end, {"whose": found["handle"]}
    if matcher.message.word(at) in matcher.data.pronouns:
        yield at + 1, {"whose": matcher.message.word(at)}


def at_who(matcher: Matcher, at: int) -> Iterator[Found]:
    """The same, where a bare word could be anything: "@lin" or "her"."""
    if matcher.message.word(at).startswith("@") or matcher.message.word(at) in matcher.data.pronouns:
        yield from who(matcher, at)


def new_handle(matcher: Matcher, at: int) -> Iterator[Found]:
    """The handle in "call me ada"; not the word in "call me later"."""
    if matcher.message.word(at) not in matcher.data.not_called:
        yield from ((end, {"handle": found["handle"].removeprefix("@")}) for end, found in name(matcher, at))


def at_handle(matcher: Matcher, at: int) -> Iterator[Found]:
    if matcher.message.word(at).startswith("@"):
        yield from new_handle(matcher, at)


def ordinal(matcher: Matcher, at: int) -> Iterator[Found]:
    position = matcher.data.ordinals.get(matcher.message.word(at))
    if position is not None:
        yield at + 1, {"position": position}


def digits(matcher: Matcher, at: int) -> Iterator[Found]:
    """ "3", "#3"."""
    typed = matcher.message.word(at).removeprefix("#")
    if typed.isascii() and typed.isdecimal() and len(typed) <= len(str(_LAST_POSITION)):
        position = int(typed)
        if 0 < position <= _LAST_POSITION:
            yield at + 1, {"position": position}


def marked(matcher: Matcher, at: int) -> Iterator[Found]:
    """Only "#3"."""
    if matcher.message.word(at).startswith("#"):
        yield from digits(matcher, at)


def number(matcher: Matcher, at: int) -> Iterator[Found]:
    """The same, or "three"."""
    yield from digits(matcher, at)
    if matcher.message.word(at) in matcher.data.numbers:
        yield at + 1, {"position": matcher.data.numbers[matcher.message.word(at)]}


def identifier(matcher: Matcher, at: int) -> Iterator[Found]:
    word = matcher.message.word(at)
    if len(word) in _ID_DIGITS and word.isascii() and word.isdecimal():
        yield at + 1, {"id": word}


def thing(matcher: Matcher, at: int) -> Iterator[Found]:
    """One or two words of what a picture shows: "fox", "red fox"."""
    for length in (1, 2):
        word = matcher.message.word(at + length - 1)
        if not word.isalpha() or word in matcher.data.not_names:
            return
        yield at + length, {"named": matcher.message.text(at, at + length)}


def described(matcher: Matcher, at: int) -> Iterator[Found]:
    """The same in front of "picture", and what is looked for among one's own."""
    data = matcher.data
    for end in (at + 1, at + 2):
        word = matcher.message.word(end - 1)
        known = word in data.ordinals or word in data.pictures or word in data.articles or word in data.possessives
        if known or not word.isalpha() or word in NO_PICTURE:
            return
        said = matcher.message.text(at, end)
        yield end, {"named": said, "query": said}


def said(matcher: Matcher, at: int, end: int) -> str:
    """The words of a reference, with those in English that the record of what was shown looks for."""
    meanings, word = matcher.data.meanings, matcher.message.word
    if not any(word(place) in meanings for place in range(at, end)):
        return matcher.message.text(at, end)
    return " ".join(meanings.get(word(place)) or matcher.message.text(place, place + 1) for place in range(at, end))


def _ref(kind: RefKind, found: dict[str, Any], word: str) -> Any:
    if "user" in found and kind == "user":  # a Ref or handle found further inside
        inner = found["user"]
        return Ref("user", inner.position, word, inner.whose) if isinstance(inner, Ref) else inner
    if "handle" in found:
        return found["handle"]
    if "id" in found:
        return found["id"]
    position, whose = found.get("position"), found.get("whose")
    if found.get("named") or found.get("day"):
        return Ref(kind, position, word, whose, found.get("named", ""), found.get("day", ""))
    if whose and position == -1:
        position = None  # "lin's last post" is the newest, not the oldest
    return Ref(kind, position, word, whose)


def _read(matcher: Matcher, at: int, group: str, kind: RefKind) -> Iterator[tuple[int, Any]]:
    for end, found in matcher.any_of(matcher.language.refs[group], at):
        yield end, _ref(kind, found, said(matcher, at, end))


def _one(group: str, kind: RefKind, argument: str) -> SlotReader:
    def read(matcher: Matcher, at: int) -> Iterator[Found]:
        for end, value in _read(matcher, at, group, kind):
            if not (group == "author" and isinstance(value, str)):
                yield end, {argument: value}

    return read


def _several(group: str, kind: RefKind, argument: str) -> SlotReader:
    """One or more; the values become one command each, under "each"."""

    def read(matcher: Matcher, at: int) -> Iterator[Found]:
        for end, values in _series(matcher, at, group, kind):
            yield end, {"each": (argument, tuple(values))}

    return read


def images(matcher: Matcher, at: int) -> Iterator[Found]:
    """One picture or several: "it", "both", "the first two", "the first and the third"."""
    for end, value in _read(matcher, at, "pictures", "image"):
        yield end, {"images": [value]}
    yield from _first_few(matcher, at)
    for end, values in _series(matcher, at, "image", "image"):
        yield end, {"images": values}


def drafted(matcher: Matcher, at: int) -> Iterator[Found]:
    """The same for what needs their ids alone."""
    for end, found in images(matcher, at):
        yield end, {"images": [replace(ref, kind="picture") for ref in found["images"]]}


def _first_few(matcher: Matcher, at: int) -> Iterator[Found]:
    start = at + 1 if matcher.message.word(at) in matcher.data.particles["the"] else at
    number = matcher.data.numbers.get(matcher.message.word(start + 1), 0)
    if matcher.data.ordinals.get(matcher.message.word(start)) == 1 and number in _FEW:
        end = start + 2
        end = end + 1 if matcher.message.word(end) in matcher.data.pictures else end
        word = said(matcher, at, end)
        yield end, {"images": [Ref("image", position, word) for position in range(1, number + 1)]}


def _series(matcher: Matcher, at: int, group: str, kind: RefKind) -> Iterator[tuple[int, list[Any]]]:
    """One or more of a kind, shortest first."""
    for end, value in _read(matcher, at, group, kind):
        values = [value]
        yield end, list(values)
        while (after := matcher.next_item(end)) is not None and len(values) < _MOST_AT_ONCE:
            following = max(_read(matcher, after, group, kind), key=lambda found: found[0], default=None)
            if following is None:
                break
            end = following[0]
            values.append(following[1])
            yield end, list(values)


def _people(group: str, argument: str) -> SlotReader:
    """One person or several, as one argument."""

    def read(matcher: Matcher, at: int) -> Iterator[Found]:
        for end, values in _series(matcher, at, group, "user"):
            yield end, {argument: values}

    return read


def _person(*readers: SlotReader, argument: str) -> SlotReader:
    """Somebody's: a handle, or the Ref of a pronoun."""

    def read(matcher: Matcher, at: int) -> Iterator[Found]:
        for reader in readers:
            for end, found in reader(matcher, at):
                whose: str = found["whose"]
                yield end, {argument: whose if whose.startswith("@") else Ref("user", word=whose)}

    return read


def _tag(matcher: Matcher, at: int) -> str:
    """ "#rain" for "#Rain"; "" for what is no tag: a number, as in "#3"."""
    word = matcher.message.text(at, at + 1).casefold()
    bare = word.removeprefix("#")
    return word if bare != word and bare.replace("_", "a").isalnum() and not bare.isdecimal() else ""


def tag(matcher: Matcher, at: int) -> Iterator[Found]:
    if found := _tag(matcher, at):
        yield at + 1, {"handle": found}


def tag_feed(matcher: Matcher, at: int) -> Iterator[Found]:
    if found := _tag(matcher, at):
        yield at + 1, {"feed": found}


def tag_word(matcher: Matcher, at: int) -> Iterator[Found]:
    """A tag without its sign, behind the word "tag"."""
    word = matcher.message.text(at, at + 1).casefold()
    if word.isalnum() and not word.isdecimal():
        yield at + 1, {"handle": f"#{word}"}


def followed(matcher: Matcher, at: int) -> Iterator[Found]:
    """People and tags, each of which is followed by a call of its own."""
    for group in ("user", "followed"):
        yield from _several(group, "user", "user")(matcher, at)


def not_seen(matcher: Matcher, at: int) -> Iterator[Found]:
    """ "posts by oskar": the newest of them is explained once they have been read."""
    for end, found in matcher.any_of(matcher.language.refs["not_seen"], at):
        whose: str = found["whose"]
        feed = whose if whose.startswith("@") else Ref("user", word=whose)
        yield end, {"feed": feed, "then": {"post": Ref("post", whose=whose, word=said(matcher, at, end))}}


def reported(matcher: Matcher, at: int) -> Iterator[Found]:
    """A message, a post or a person."""
    yield from _one("message", "message", "target")(matcher, at)
    yield from _one("shown", "post", "target")(matcher, at)
    yield from _one("person", "user", "target")(matcher, at)


def limit(matcher: Matcher, at: int) -> Iterator[Found]:
    """How many to show."""
    yield from ((end, {"limit": found["position"]}) for end, found in number(matcher, at))


def _option(reader: SlotReader) -> SlotReader:
    """The place of an answer in a poll."""

    def read(matcher: Matcher, at: int) -> Iterator[Found]:
        yield from (
            (end, {"option": found["position"]}) for end, found in reader(matcher, at) if found["position"] in _PLACES
        )

    return read


def more(matcher: Matcher, at: int) -> Iterator[Found]:
    """The same feed, from where the last page ended."""
    for end, _ in _read(matcher, at, "feed", "feed"):
        yield end, {"feed": Ref("feed", word="more"), "cursor": Ref("feed", word="more")}


SLOTS: dict[str, SlotReader] = {
    "name": name,
    "at_name": at_name,
    "owner": owner,
    "who": who,
    "at_who": at_who,
    "new_handle": new_handle,
    "at_handle": at_handle,
    "drafted": drafted,
    "ordinal": ordinal,
    "number": number,
    "digits": digits,
    "marked": marked,
    "id": identifier,
    "thing": thing,
    "described": described,
    "user": _one("user", "user", "user"),
    "users": _several("user", "user", "user"),
    "recipient": _people("user", "to"),
    "added": _people("user", "add"),
    "removed": _people("user", "remove"),
    "at_added": _people("at_person", "add"),
    "correspondent": _one("user", "user", "conversation"),
    "author": _one("author", "user", "user"),
    "post": _one("post", "post", "post"),
    "posts": _several("post", "post", "post"),
    "pointed": _several("pointed", "post", "post"),
    "reply_to": _one("replied", "post", "reply_to"),
    "commented": _one("shown", "post", "reply_to"),
    "answered": _one("answered", "post", "reply_to"),
    "thread_of": _one("shown", "post", "post"),
    "shown": _one("shown", "post", "post"),
    "polled": _one("shown", "post", "post"),
    "remix_of": _one("shown", "post", "remix_of"),
    "remixed": _one("remixed", "post", "post"),
    "made_picture": _one("made_picture", "post", "post"),
    "quote_of": _one("shown", "post", "quote_of"),
    "edited": _one("edited", "post", "post"),
    "own_text": _one("own_text", "post", "post"),
    "tag": tag,
    "tag_word": tag_word,
    "tag_feed": tag_feed,
    "followed": followed,
    "not_seen": not_seen,
    "person": _one("person", "user", "user"),
    "reported": reported,
    "limit": limit,
    "option_number": _option(number),
    "option_place": _option(ordinal),
    "draft": _one("draft", "draft", "draft"),
    "scheduled": _one("scheduled", "act", "act"),
    "read": _one("read", "read", "up_to"),
    "sent_post": _one("sent_post", "post", "post"),
    "sent_image": _one("sent_image", "image", "image"),
    "picture_gone": _one("picture_gone", "image", "image"),
    "from": _person(who, argument="from"),
    "own_post": _one("own_post", "post", "post"),
    "deleted": _several("deleted", "post", "post"),
    "pronoun": _one("pronoun", "user", "user"),
    "this": _one("this", "post", "post"),
    "prompt_again": _one("prompt", "prompt", "prompt"),
    "more": more,
    "images": images,
    "edited_image": _one("image", "image", "from_image"),
    "avatar": _one("image", "image", "avatar"),
    "act": _one("act", "act", "act"),
    "feed_of": _person(who, argument="feed"),
    "feed_owner": _person(owner, argument="feed"),
    "user_of": _person(owner, argument="user"),
}
