"""Sentences that people may say, and what is right to make of each, as `benchmarks/understanding/*.jsonl` hold them.

A line has what is said, and its reading: the calls with their arguments; "answer yes"; "topic help"; "question" for any
question that is about the matter; or "nothing", where no act may follow. A reference is written as in "<post 2>",
"<post of @lin>", "<image>": its kind, its place and whose it is, without the words that point at it.
"""

import json
from pathlib import Path
from typing import Any

from social_tools.grammar import Reading, Ref

FOLDER = Path(__file__).parent / "understanding"
TESTS = Path(__file__).parent.parent / "tests" / "data"
LANGUAGES = ("en", "de", "es", "fr")


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def half(language: str, name: str) -> list[dict[str, Any]]:
    """The sentences of a language that rules were written with ("dev"), or that were put aside ("held")."""
    return lines(FOLDER / f"{language}_{name}.jsonl")


def _shape(value: Any) -> Any:
    if isinstance(value, list):
        return [_shape(item) for item in value]
    if isinstance(value, dict):
        return {name: _shape(item) for name, item in value.items()}
    if not isinstance(value, Ref):
        return value
    if value.kind == "user" and value.word == "me":
        return "me"
    place = f" {value.position}" if value.position is not None else ""
    known = value.whose if value.whose and (value.whose[0] == "@" or value.whose == "me") else "her"
    return f"<{value.kind}{place}{f' of {known}' if value.whose else ''}>"


def said(reading: Reading) -> str | list[Any]:
    """A reading as the lines have it."""
    calls = [[command.tool, _shape(command.arguments)] for command in reading.commands]
    if reading.answer:
        return [f"answer {reading.answer}", *calls] if calls else f"answer {reading.answer}"
    return calls or (f"topic {reading.topic}" if reading.topic else f"question {reading.question}")


def spelled(reading: Reading) -> str | list[Any]:
    """A reading as the earlier English sentences have it: a reference with the words that pointed at it."""
    calls = [[command.tool, {k: _spelled(v) for k, v in command.arguments.items()}] for command in reading.commands]
    if reading.answer:
        return [f"answer {reading.answer}", *calls] if calls else f"answer {reading.answer}"
    asked = "unknown" if reading.question == "subject" else reading.question  # both were not understood
    return calls or (f"topic {reading.topic}" if reading.topic else f"question {asked}")


def _spelled(value: Any) -> Any:
    if isinstance(value, list):
        return [_spelled(item) for item in value]
    if isinstance(value, dict):
        return {name: _spelled(item) for name, item in value.items()}
    if not isinstance(value, Ref):
        return value
    position = f" {value.position}" if value.position is not None else ""
    whose = f" of {value.whose}" if value.whose else ""
    word = f": {value.word}" if value.word else ""
    return f"<{value.kind}{position}{whose}{word}>"


def is_right(got: str | list[Any], wanted: str | list[Any]) -> bool:
    if wanted == "nothing":
        return isinstance(got, str) and got != "answer yes"
    if wanted == "question":
        return is_question(got)
    return got == wanted


def is_question(got: str | list[Any]) -> bool:
    """A question about the matter; not the one that says that nothing was understood."""
    return isinstance(got, str) and got.startswith("question ") and got != "question unknown"


def is_wrong_act(got: str | list[Any], wanted: str | list[Any]) -> bool:
    """Something would be done that is not what was asked."""
    return isinstance(got, list) and got != wanted
