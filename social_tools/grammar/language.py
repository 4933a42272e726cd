"""The shape of a language: everything the grammar knows about one, as data.

Templates are written as people speak. `[a b]` may be missing, `(a|b c)` is a choice, `<name>` stands for a word class
from `words`, and `{slot}` is filled by a function of the same name in `references` or `free_text`. What only some
languages have (verbs at the end, words that hang together, accents that people leave out) is data too, and empty for
the others.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any


@dataclass(frozen=True)
class Rule:
    """Sentences that mean one tool. What its slots find become the arguments, beside the fixed ones."""

    tool: str
    say: str
    arguments: Mapping[str, Any] = field(default_factory=dict)
    alone: bool = False  # only as the whole message, never one of several steps
    first: bool = False  # never as a later step
    wish: bool = True  # also after "I want to …"
    only_wish: bool = False  # only there
    asks: bool = False  # a question that the call helps to answer, rather than the wish to see what it finds
    then: tuple[tuple[str, Mapping[str, Any]], ...] = ()  # calls that always follow, with what the slots found for them


def rules(tool: str, *says: str, alone: bool = False, first: bool = False, **arguments: Any) -> tuple[Rule, ...]:
    """Several ways to say the same."""
    return tuple(Rule(tool, say, arguments, alone=alone, first=first) for say in says)


@dataclass(frozen=True, eq=False)
class Language:
    code: str
    words: Mapping[str, str]  # word classes for templates
    expansions: Mapping[str, str]  # "what's" -> "what is", "pls" -> "please"
    rules: tuple[Rule, ...]
    topics: Mapping[str, tuple[str, ...]]
    questions: Mapping[str, tuple[str, ...]]
    answers: Mapping[str, tuple[str, ...]]
    refs: Mapping[str, tuple[str, ...]]  # how each kind of thing is pointed at
    visibility: Mapping[str, tuple[str, ...]]
    choices: Mapping[str, Mapping[str, tuple[str, ...]]]  # arguments with a few values, and how each is said
    changes: tuple[str, ...]  # how a picture can be varied: "bluer", "at night"
    openings: tuple[str, ...]  # stripped in front: "hey salon", "please"
    asking: tuple[str, ...]  # stripped in front, and a final "?" belongs to it: "can you"
    wishes: tuple[str, ...]  # stripped in front: "I want to"
    closings: tuple[str, ...]  # stripped behind, plain phrases: "please", "for me"
    joiners: tuple[str, ...]  # between two steps: "and then"
    negations: tuple[str, ...]  # in front of an order: "do not"
    held_back: tuple[str, ...]  # behind a negation at the end of an order: "… but don't share it yet"
    idioms: tuple[str, ...]  # look like an order and are none: "follow up"
    ordinals: Mapping[str, int]
    numbers: Mapping[str, int]
    days: Mapping[str, str]  # "tomorrow" -> "+1d", "friday" -> "fri"
    units: Mapping[str, str]  # "hours" -> "h"
    clock: Mapping[str, str]  # "noon" -> "12:00"
    evening: frozenset[str]  # days whose "8" is in the evening: "tonight"
    asking_words: frozenset[str]  # first words of a question that is no answer of a poll: "what", "should"
    possessives: Mapping[str, str]  # "her" -> "her", "his" -> "his"
    possessive_endings: tuple[str, ...]
    pictures: frozenset[str]  # "pictures", "images"
    wishing: frozenset[str]  # what a wish about a feed may begin with, where nobody says that it is one
    unwanted: frozenset[tuple[str, ...]]  # the three words with which a wish not to see something begins
    not_feeds: frozenset[str]  # no name of a feed: "my home feed", "the latest feed"
    not_lists: frozenset[str]  # no name of a list of people: "my shopping list"
    not_options: frozenset[str]  # first words of what is no answer of a poll
    pronouns: frozenset[str]  # people named earlier in the same message
    orders: frozenset[str]  # verbs that only ever order something here
    things: frozenset[str]  # "it", "the picture": what an order that was not understood may point at
    articles: frozenset[str]
    of: frozenset[str]  # between a medium and what it shows
    plain: frozenset[str]  # say nothing about what a picture shows: "a nice picture"
    media: frozenset[str]  # "watercolour", "poster": what makes "make a …" an order for a picture
    sizes: Mapping[str, str]
    size_tails: Mapping[str, str]  # phrases after a prompt: "in portrait format"
    not_names: frozenset[str]  # words that are no handle unless written with @
    vague: frozenset[str]  # first words of what is no text to publish: "about", "something"
    vague_articles: frozenset[str]  # vague when a kind of post follows: "a poll", "my photo"
    vague_kinds: frozenset[str]
    telling: frozenset[str]  # verbs that make a text of "my cat …", which is a description of one without them
    sentence_after_it: frozenset[str]  # "it is raining" is a text, "it with a hat" is not
    not_called: frozenset[str]  # behind "call me" and "my bio is": "later", "too", "wrong"
    known_pronouns: frozenset[str]  # "she", "they": alone, without a second form
    not_pictures: frozenset[str]  # first words of what is no prompt: "it", "something"
    correctable: frozenset[str]  # command words in which one slip of the finger is forgiven
    not_slips: frozenset[str]  # real words that are one letter from a command word
    particles: Mapping[str, frozenset[str]]  # the small words of moments, by their English name: "in", "at", "until"
    common: frozenset[str]  # words by which the language is known
    subjects: Mapping[str, frozenset[str]]  # words that tell what a sentence is about that was not understood
    elsewhere: frozenset[str]  # other networks: nothing is posted there, nor is their name part of a text
    edits: tuple[str, ...] = ()  # how a picture is changed as a thing: "crop it to a square"
    collages: tuple[str, ...] = ()  # which pictures a collage is made of: "the last three"
    refused: tuple[str, ...] = ()  # whole orders with a refusal inside: "poste es noch nicht"
    refusing: frozenset[str] = frozenset()  # words that refuse, and begin no text that somebody wants to post
    letters: Mapping[str, str] = field(default_factory=dict)  # letters that are written both ways: "é" and "e"
    elisions: frozenset[str] = frozenset()  # words that lean on the next one: the "l" of "l'image"
    joined_by: str = ""  # marks between letters that part two words: "montre-moi"
    clitics: tuple[str, ...] = ()  # words that hang on the one before: the "lo" of "bórralo"
    hosts: frozenset[str] = frozenset()  # the words that they hang on
    opening_marks: str = ""  # marks in front of a sentence: "¿"
    drawn_last: frozenset[str] = frozenset()  # verbs behind what shall be drawn: "einen Fuchs malen"
    meanings: Mapping[str, str] = field(
        default_factory=dict
    )  # words that the record of what was shown knows in English


def folded(language: Language) -> Language:
    """With every word as its letters are compared: whoever leaves out an accent is understood."""
    table = str.maketrans(dict(language.letters))
    kept = {"code", "letters", "rules"}
    others = {one.name: _folded(getattr(language, one.name), table) for one in fields(language) if one.name not in kept}
    rules = tuple(replace(rule, say=rule.say.translate(table)) for rule in language.rules)
    return replace(language, rules=rules, **others)


def _folded(value: Any, table: dict[int, str]) -> Any:
    if isinstance(value, str):
        return value.translate(table)
    if isinstance(value, Mapping):
        return {_folded(key, table): _folded(part, table) for key, part in value.items()}
    if isinstance(value, tuple | frozenset):
        return type(value)(_folded(part, table) for part in value)
    return value
