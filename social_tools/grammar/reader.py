"""Reads a message in the languages that are known, the surest meaning first."""

from collections.abc import Mapping
from dataclasses import replace

from social_tools.grammar.english import ENGLISH
from social_tools.grammar.french import FRENCH
from social_tools.grammar.german import GERMAN
from social_tools.grammar.language import Language
from social_tools.grammar.matcher import CompiledLanguage, compiled
from social_tools.grammar.parser import Commands, Parser
from social_tools.grammar.reading import Reading
from social_tools.grammar.spanish import SPANISH
from social_tools.grammar.templates import Sequence
from social_tools.grammar.words import LOOKED_AT, Message, first_line, without_slip

LANGUAGES: tuple[Language, ...] = (ENGLISH, GERMAN, SPANISH, FRENCH)
_NOT_UNDERSTOOD = {"unknown", "subject"}
_UNSURE = {None, "unknown"}
_LOOKED_AT = 60  # words by which a language is known


def read(text: str) -> Reading:
    """What the person literally asked; a question when that is not clear. A slash in front changes nothing, but for
    the few orders that have one of their own."""
    found = _read(text)
    if found.question in _NOT_UNDERSTOOD and text.startswith("/"):
        plain = _read(text[1:])
        if plain.commands:
            return replace(plain, answer=None)
        return plain if plain.question not in _NOT_UNDERSTOOD | {None} else found
    return found


def _read(text: str) -> Reading:
    heard = _Heard(text)
    readings = [_read_in(compiled(language), text) for language in heard.languages]
    sure = [reading for reading in readings if reading.question is None]
    if sure:
        return _agreed(sure, heard) or heard.unclear()
    asked = (one for one in readings if one.question not in _UNSURE and one.language in (heard.likely or one.language))
    return next(asked, None) or heard.unclear()


class _Heard:
    """Which languages a message may be in, by the words it has; that keeps the reading of most messages to one."""

    def __init__(self, text: str) -> None:
        self.languages: list[Language] = []
        counts: dict[str, int] = {}
        english = compiled(ENGLISH).vocabulary
        for language in LANGUAGES:
            known = compiled(language)
            tokens = Message(text[:LOOKED_AT], language).tokens[:_LOOKED_AT]
            words = [token.word for token in tokens if not token.is_mark]
            counts[language.code] = sum(word in language.common or word in known.vocabulary for word in words)
            own = any(word in known.vocabulary and word not in english for word in words)
            slip = not own and words[:1] and words[0] not in english and without_slip(words[0], known.correctable)
            if language is ENGLISH or own or slip:
                self.languages.append(language)
        self._text = text
        most = max(counts.values())
        likely = [code for code, count in counts.items() if count == most]
        self.likely = likely[0] if most and (len(likely) == 1 or likely[0] == ENGLISH.code) else ""

    def unclear(self) -> Reading:
        """A question about what the words are about, where they tell."""
        language = next((one for one in LANGUAGES if one.code == self.likely), ENGLISH)
        words = [token.word for token in Message(self._text[:LOOKED_AT], language).tokens[:_LOOKED_AT]]
        said = f" {' '.join(words)} "
        named = [name for name, phrases in language.subjects.items() if any(f" {one} " in said for one in phrases)]
        if not named and language.elsewhere.intersection(words):
            named = ["posts", "feeds"]
        return Reading(question="subject" if named else "unknown", subjects=tuple(named), language=language.code)


def _agreed(sure: list[Reading], heard: _Heard) -> Reading | None:
    """What all the languages say that understand the message. Where they differ: the one that it is most likely in, or
    what does nothing."""
    first = next((reading for reading in sure if reading.language == heard.likely), sure[0])
    if all(_meant(reading) == _meant(first) for reading in sure):
        doubted = first.language != (heard.likely or ENGLISH.code) or _refuses(first)
        return None if doubted and _is_bare(first) else first
    return first if first.language == heard.likely else next((one for one in sure if not one.commands), None)


def _meant(reading: Reading) -> tuple[object, ...]:
    return (
        _frame(reading.commands),
        [command.arguments for command in reading.commands],
        reading.answer,
        reading.topic,
    )


def _refuses(reading: Reading) -> bool:
    """ "tweet nichts davon": a text without quotation marks that begins with a refusal, in whatever language."""
    texts = [str(command.arguments.get("text", "")).casefold().split() for command in reading.commands]
    refusing = frozenset().union(*(language.refusing for language in LANGUAGES))
    return any(not refusing.isdisjoint(words[:3]) for words in texts)


def _is_bare(reading: Reading) -> bool:
    """ "post das nicht" is English only as long as nobody looks at the words behind "post"."""
    heads = [(command.clause.partition(" "), command) for command in reading.commands if command.tool == "share_post"]
    return any(
        verb.isalpha() and "text" in command.free and rest.startswith(str(command.arguments["text"]))
        for (verb, _, rest), command in heads
    )


def _read_in(language: CompiledLanguage, text: str) -> Reading:
    message = Message(text, language.data)
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
    message = Message(line, parser.language.data)
    ordered = Parser(message, parser.language).commands()
    return commands if not ordered or _frame(ordered) == _frame(commands) else ()


def _frame(commands: Commands) -> Commands:
    """Commands without the person's own words."""
    return tuple(
        replace(command, clause="", arguments={k: v for k, v in command.arguments.items() if k not in command.free})
        for command in commands
    )
