"""Reads a message in the languages that are known, the surest meaning first."""

from collections.abc import Mapping
from dataclasses import replace

from social_tools.grammar.english import ENGLISH
from social_tools.grammar.language import Language
from social_tools.grammar.matcher import CompiledLanguage, compiled
from social_tools.grammar.parser import Commands, Parser
from social_tools.grammar.reading import Reading
from social_tools.grammar.templates import Sequence
from social_tools.grammar.words import Message, first_line

LANGUAGES: tuple[Language, ...] = (ENGLISH,)
_UNSURE = {None, "unknown"}


def read(text: str) -> Reading:
    """What the person literally asked; a question when that is not clear. A slash in front changes nothing, but for
    the few orders that have one of their own."""
    found = _read(text)
    if found.question in _UNSURE and found.question and text.startswith("/"):
        return _read(text[1:])
    return found


def _read(text: str) -> Reading:
    readings = [_read_in(compiled(language), text) for language in LANGUAGES]
    return next((reading for reading in readings if reading.question is None), None) or next(
        (reading for reading in readings if reading.question not in _UNSURE), readings[0]
    )


def _read_in(language: CompiledLanguage, text: str) -> Reading:
    message = Message(text, language.data.expansions)
    parser = Parser(message, language)
    said = _said(parser)
    if said:
        return said
    commands = _commands(parser, text)
    if commands:
        return Reading(commands, language=language.data.code)
    return Reading(question=_question(parser) or "unknown", language=language.data.code)


def _question(parser: Parser) -> str | None:
    questions = parser.language.questions
    if parser.is_idiom(parser.start):
        return None
    return _group(parser, questions) or _group(parser, questions, forgiving=True)


def _said(parser: Parser) -> Reading | None:
    """What needs no act: small talk, a refusal, a yes or a no."""
    code = parser.language.data.code
    topic = _group(parser, parser.language.topics)
    answer = None if topic or "?" in parser.message.source else _group(parser, parser.language.answers)
    if answer == "no":
        return Reading(answer="no", language=code)
    if answer == "yes":
        return Reading(parser.commands(), answer="yes", language=code)
    if topic is None and (parser.negated(0) or parser.negated(parser.start)) and not parser.commands():
        topic = "not_done"
    return Reading(topic=topic, language=code) if topic else None


def _group(parser: Parser, groups: Mapping[str, tuple[Sequence, ...]], *, forgiving: bool = False) -> str | None:
    """The first group with a template that is the whole message, with or without the politeness in front."""
    starts = dict.fromkeys((0, parser.start))
    return next(
        (
            name
            for name, templates in groups.items()
            for at in starts
            if parser.whole(templates, at, forgiving=forgiving)
        ),
        None,
    )


def _commands(parser: Parser, text: str) -> Commands:
    """Lines after the first may go on with free text; they never change what the first line orders."""
    commands = parser.commands()
    line = first_line(text)
    if not commands or line == text.strip():
        return commands
    message = Message(line, parser.language.data.expansions)
    ordered = Parser(message, parser.language).commands()
    return commands if not ordered or _frame(ordered) == _frame(commands) else ()


def _frame(commands: Commands) -> Commands:
    """Commands without the person's own words."""
    return tuple(
        replace(command, clause="", arguments={k: v for k, v in command.arguments.items() if k not in command.free})
        for command in commands
    )
