"""From matched rules to commands: politeness, several steps, and who "her" is within one message."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from social_tools.grammar import asked_text, free_text, moments, picture_changes, polls, profile_text, references
from social_tools.grammar.language import Rule
from social_tools.grammar.matcher import CompiledLanguage, CompiledRule, Found, Matcher
from social_tools.grammar.reading import Command, Ref
from social_tools.grammar.templates import Sequence
from social_tools.grammar.words import Message

Commands = tuple[Command, ...]
SLOTS = {
    **references.SLOTS,
    **free_text.SLOTS,
    **profile_text.SLOTS,
    **asked_text.SLOTS,
    **moments.SLOTS,
    **polls.SLOTS,
    **picture_changes.SLOTS,
}
_FREE = ("prompt", "text", "name", "bio", "pronouns", "warning", "comment", "wish", "query")
_OPENINGS = 8
_MOST_COMMANDS = 8


class Parser:
    """Reads a message as one command after another; memory per position keeps it linear."""

    def __init__(self, message: Message, language: CompiledLanguage) -> None:
        self.message = message
        self.language = language
        self.matcher = Matcher(message, language, SLOTS, forgiving=False)
        self._forgiving = Matcher(message, language, SLOTS, forgiving=True)
        self.start, self._asked, self._wish = self._skip_opening()
        self._steps: dict[int, Commands | None] = {}

    def commands(self) -> Commands:
        """The calls that the whole message is, or nothing."""
        found = self._steps_from(self.start) or ()
        return _with_names(found, self.language.data.pronouns) if len(found) <= _MOST_COMMANDS else ()

    def whole(self, templates: Iterable[Sequence], at: int, *, forgiving: bool = False) -> bool:
        """The message from here on is one of these."""
        matcher = self._forgiving if forgiving else self.matcher
        return any(matcher.is_over(end) for end, _ in matcher.any_of(templates, at))

    def is_idiom(self, at: int) -> bool:
        return self.matcher.longest(self.language.idioms, at) > at

    def negated(self, at: int) -> bool:
        """ "don't post it", "poste es nicht": an order not to act."""
        if self.whole(self.language.refused, at):
            return True
        after = self.matcher.longest(self.language.negations, at)
        if after == at:
            return False
        word = self.message.word(after)
        return word in self.language.data.orders or self._steps_from(after) is not None

    def _skip_opening(self) -> tuple[int, bool, bool]:
        marks = self.language.data.opening_marks
        at, asked, wish = self.matcher.skip_marks(0, only=marks) if marks else 0, False, False
        for _ in range(_OPENINGS):
            polite = self.matcher.longest(self.language.openings, at)
            asking = self.matcher.longest(self.language.asking, at)
            wishing = self.matcher.longest(self.language.wishes, at)
            after = max(polite, asking, wishing)
            if after == at:
                break
            asked, wish = asked or asking == after, wish or wishing == after
            at = self.matcher.skip_marks(after, only=",.!;")
        return at, asked, wish

    def _steps_from(self, at: int) -> Commands | None:
        if at not in self._steps:
            self._steps[at] = None
            self._steps[at] = self._read_steps(at)
        return self._steps[at]

    def _read_steps(self, at: int) -> Commands | None:
        first = at == self.start
        if not first:
            at = max(at, self.matcher.longest(self.language.openings, at))
        if self.is_idiom(at):
            return None
        for compiled in self._rules_at(at):
            if not self._applies(compiled.rule, first=first):
                continue
            for end, found in self._matches(compiled.sequence, at):
                rest = None if self._wish and "bare" in found else self._rest(end, compiled, found)
                if rest is not None:
                    return (*self._build(compiled, found, self.message.text(at, end)), *rest)
        return None

    def _applies(self, rule: Rule, *, first: bool) -> bool:
        wished = rule.wish if self._wish else not rule.only_wish
        return wished and (first or not (rule.alone or rule.first))

    def _rules_at(self, at: int) -> Iterator[CompiledRule]:
        words = {self.message.word(at), self._forgiving.meant(at)}
        return (rule for rule in self.language.rules if rule.starts is None or words & rule.starts)

    def _matches(self, sequence: Sequence, at: int) -> Iterator[Found]:
        yield from self.matcher.sequence(sequence, at)
        if self._forgiving.has_slips:
            yield from self._forgiving.sequence(sequence, at)

    def _rest(self, end: int, compiled: CompiledRule, found: dict[str, Any]) -> Commands | None:
        """The steps that follow: none at the end of the message, None when something else follows."""
        if self.matcher.is_over(end):
            return ()
        step = None if compiled.rule.alone else self.matcher.next_step(end)
        if step is None:
            return None
        return () if self._is_negated_ending(step, drawn="prompt" in found) else self._steps_from(step)

    def _is_negated_ending(self, at: int, *, drawn: bool) -> bool:
        """ "… but don't share it yet", "… but don't follow her"; not what a picture shall not show."""
        if self.whole(self.language.refused, at):
            return True
        after = self.matcher.longest(self.language.negations, at)
        if after == at:
            return False
        return self.whole(self.language.held_back, after) or (not drawn and self._steps_from(after) is not None)

    def _build(self, compiled: CompiledRule, found: dict[str, Any], clause: str) -> Iterator[Command]:
        rule = compiled.rule
        each = found.get("each")
        arguments = {name: value for name, value in found.items() if name in _ARGUMENTS} | dict(rule.arguments)
        if self._asked and "bare" in found:  # "can you post hello?"
            arguments["text"] = arguments["text"].removesuffix("?").rstrip()
        if "options" in found:
            closes = {"closes": found["closes"]} if "closes" in found else {}
            arguments["poll"] = {"options": found["options"], **closes}
        free = tuple(name for name in _FREE if isinstance(found.get(name), str))
        for value in each[1] if each else (None,):
            own = {each[0]: value} if each else {}
            yield Command(rule.tool, own | arguments, free, clause, rule.asks)
        for tool, more in rule.then:
            yield Command(tool, found.get("then", {}) | dict(more), (), clause)


_ARGUMENTS = {"size", "count", "images", "visibility", "reply_to", "feed", "cursor", "user", "post", "act"}
_ARGUMENTS |= {"handle", "avatar", "from_image", "to", "conversation", "quote_of", "publish_at", "pinned", *_FREE}
_ARGUMENTS |= {"until", "since", "from", "option", "draft", "list", "add", "remove", "target", "category", "changes"}
_ARGUMENTS |= {"up_to", "image", "types", "kind", "quote_policy", "assistant_quote", "limit", "alt", "goal"}
_ARGUMENTS |= {"remix", "remix_of"}
_PEOPLE = frozenset({"user", "feed", "post", "reply_to"})


def _with_names(commands: Commands, pronouns: frozenset[str]) -> Commands:
    """ "follow lin and like her first post": her is lin when the message named nobody else before."""
    named: set[str] = set()
    result: list[Command] = []
    for command in commands:
        if len(named) == 1:
            command = replace(
                command, arguments={key: _named(value, named, pronouns) for key, value in command.arguments.items()}
            )
        named |= {name for key in _PEOPLE & command.arguments.keys() for name in _names(command.arguments[key])}
        result.append(command)
    return tuple(result)


def _named(value: Any, named: set[str], pronouns: frozenset[str]) -> Any:
    if not isinstance(value, Ref):
        return value
    (handle,) = named
    if value.kind == "user" and value.word.casefold() in pronouns:
        return handle
    return replace(value, whose=handle) if value.whose in pronouns else value


def _names(value: Any) -> Iterator[str]:
    handle = value.whose if isinstance(value, Ref) else value
    if isinstance(handle, str) and handle.startswith("@"):
        yield handle
