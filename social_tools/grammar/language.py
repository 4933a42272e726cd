"""The shape of a language: everything the grammar knows about one, as data.

Templates are written as people speak. `[a b]` may be missing, `(a|b c)` is a choice, `<name>` stands for a word class
from `words`, and `{slot}` is filled by a function of the same name in `references` or `free_text`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
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
    sentence_after_it: frozenset[str]  # "it is raining" is a text, "it with a hat" is not
    not_called: frozenset[str]  # behind "call me" and "my bio is": "later", "too", "wrong"
    known_pronouns: frozenset[str]  # "she", "they": alone, without a second form
    not_pictures: frozenset[str]  # first words of what is no prompt: "it", "something"
    correctable: frozenset[str]  # command words in which one slip of the finger is forgiven
    not_slips: frozenset[str]  # real words that are one letter from a command word
