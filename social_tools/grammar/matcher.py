"""Walks compiled templates over the words of a message."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

from social_tools.grammar.language import Language, Rule
from social_tools.grammar.templates import Part, Sequence, Slot, Word, compile_template, first_words, words_in
from social_tools.grammar.words import QUOTES, Message, without_slip

Found = tuple[int, dict[str, Any]]  # the token after the match, and what its slots found
SlotReader = Callable[["Matcher", int], Iterator[Found]]

_QUOTE_MARKS = frozenset(QUOTES) | frozenset(QUOTES.values())
_MOST_STEPS = 16
_CORRECTED_WORDS = 60  # slips are looked for near the front only, where commands are


@dataclass(frozen=True)
class CompiledRule:
    rule: Rule
    sequence: Sequence
    starts: frozenset[str] | None


class CompiledLanguage:
    """A language with its templates compiled, once."""

    def __init__(self, data: Language) -> None:
        self.data = data
        self.rules = tuple(self._rule(rule) for rule in data.rules)
        self.topics = self._groups(data.topics)
        self.questions = self._groups(data.questions)
        self.answers = self._groups(data.answers)
        self.refs = self._groups(data.refs)
        self.visibility = self._groups(data.visibility)
        self.choices = {name: self._groups(values) for name, values in data.choices.items()}
        self.changes = self._all(data.changes)
        self.edits = self._all(data.edits)
        self.collages = self._all(data.collages)
        self.openings = self._all(data.openings)
        self.asking = self._all(data.asking)
        self.wishes = self._all(data.wishes)
        self.joiners = self._all(data.joiners)
        self.negations = self._all(data.negations)
        self.held_back = self._all(data.held_back)
        self.refused = self._all(data.refused)
        self.idioms = self._all(data.idioms)
        self.correctable = tuple(sorted(data.correctable))
        self.starters = frozenset().union(
            *(rule.starts or () for rule in self.rules if not (rule.rule.alone or rule.rule.first)),
            *(
                first_words(template) or ()
                for template in (*self.edits, *self.openings, *self.negations, *self.refused)
            ),
        )
        self.vocabulary = frozenset(self._words_of_all())
        self.closings = tuple(sorted((tuple(phrase.split()) for phrase in data.closings), key=len, reverse=True))
        self.size_tails = {tuple(phrase.split()): size for phrase, size in data.size_tails.items()}

    def _all(self, templates: Iterable[str]) -> tuple[Sequence, ...]:
        return tuple(compile_template(template, self.data.words) for template in templates)

    def _groups(self, groups: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[Sequence, ...]]:
        return {name: self._all(templates) for name, templates in groups.items()}

    def _words_of_all(self) -> Iterator[str]:
        """Every word that a template of this language holds."""
        groups = (self.topics, self.questions, self.answers, self.refs)
        yield from self.data.orders
        alone = (
            self.changes,
            self.edits,
            self.collages,
            self.openings,
            self.asking,
            self.wishes,
            self.negations,
            self.refused,
        )
        for sequence in (*(rule.sequence for rule in self.rules), *(one for templates in alone for one in templates)):
            yield from words_in(sequence)
        for templates in (templates for group in groups for templates in group.values()):
            for sequence in templates:
                yield from words_in(sequence)

    def _rule(self, rule: Rule) -> CompiledRule:
        sequence = compile_template(rule.say, self.data.words)
        return CompiledRule(rule, sequence, first_words(sequence))


compiled = cache(CompiledLanguage)


class Matcher:
    """One message against the templates of one language, as typed or with slips of the finger forgiven."""

    def __init__(
        self, message: Message, language: CompiledLanguage, slots: Mapping[str, SlotReader], *, forgiving: bool = False
    ) -> None:
        self.message = message
        self.language = language
        self.data = language.data
        self.forgiving = forgiving
        self._slots = slots
        self._meant = self._corrections()
        self._closings: dict[int, int] = {}
        self._over: dict[int, bool] = {}
        self._joiners: dict[int, int] | None = None
        self._steps: dict[int, int] | None = None

    def _corrections(self) -> dict[int, str]:
        known, real = self.data.correctable, self.data.not_slips
        typed = ((at, token.word) for at, token in enumerate(self.message.tokens[:_CORRECTED_WORDS]))
        return {
            at: meant
            for at, word in typed
            if word not in known and word not in real and (meant := without_slip(word, self.language.correctable))
        }

    @property
    def has_slips(self) -> bool:
        return bool(self._meant)

    def meant(self, at: int) -> str:
        return self._meant.get(at, "")

    def sequence(self, parts: Sequence, start: int) -> Iterator[Found]:
        """Every way a template can match from here, the first choices first."""
        if not parts:
            yield start, {}
            return
        for middle, found in self._part(parts[0], start):
            for end, more in self.sequence(parts[1:], middle):
                yield end, {**found, **more}

    def _part(self, part: Part, at: int) -> Iterator[Found]:
        if isinstance(part, Word):
            if part.word == self.message.word(at) or (self.forgiving and part.word == self.meant(at)):
                yield at + 1, {}
        elif isinstance(part, Slot):
            yield from self._slots[part.name](self, at)
        else:
            for option in part.options:
                yield from self.sequence(option, at)

    def any_of(self, templates: Iterable[Sequence], at: int) -> Iterator[Found]:
        for template in templates:
            yield from self.sequence(template, at)

    def longest(self, templates: Iterable[Sequence], at: int) -> int:
        """The end of the longest match, or the start when there is none."""
        return max((end for end, _ in self.any_of(templates, at)), default=at)

    def skip_marks(self, at: int, only: str = "") -> int:
        tokens, end = self.message.tokens, self.message.end
        while at < end and tokens[at].is_mark and (not only or tokens[at].word in only):
            at += 1
        return at

    def skip_closings(self, at: int) -> int:
        """Past "please", "for me" and marks, as often as they come."""
        if at not in self._closings:
            before, end = -1, at
            while before != end:
                before, end = end, self._one_closing(end)
            self._closings[at] = end
        return self._closings[at]

    def _one_closing(self, at: int) -> int:
        after_marks = self.skip_marks(at, only=",.!")
        for phrase in self.language.closings:
            if all(self.message.word(after_marks + place) == word for place, word in enumerate(phrase)):
                return after_marks + len(phrase)
        return at

    def is_over(self, at: int) -> bool:
        """Nothing but politeness and closing marks follows."""
        at = self.skip_closings(at)
        if at not in self._over:
            marks = self.skip_marks(at)
            rest = self.message.tokens[at:marks]
            self._over[at] = marks == self.message.end and not any(token.word in _QUOTE_MARKS for token in rest)
        return self._over[at]

    @property
    def joiners(self) -> dict[int, int]:
        """Where the first line has a word like "then", and where it goes on after that word."""
        if self._joiners is None:
            free = sorted(set(range(self.message.first_line)) - self.message.quoted())
            ends = {at: self.longest(self.language.joiners, at) for at in free}
            self._joiners = {at: end for at, end in ends.items() if at < end < self.message.first_line}
        return self._joiners

    @property
    def steps(self) -> dict[int, int]:
        """The joiners behind which an order may begin; in a message with very many, the first few."""
        if self._steps is None:
            starters = self.language.starters
            orders = (
                (at, end) for at, end in self.joiners.items() if {self.message.word(end), self.meant(end)} & starters
            )
            self._steps = dict(islice(orders, _MOST_STEPS))
        return self._steps

    def next_item(self, at: int) -> int | None:
        """Where the next thing in a list begins, or None."""
        return self.joiners.get(self.skip_closings(at))

    def next_step(self, at: int) -> int | None:
        """Where the next order may begin, or None."""
        return self.steps.get(self.skip_closings(at))
