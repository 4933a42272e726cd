"""What a person is asked about, so that they see all of it: what has no shape is spelled out, and lines are counted."""

import unicodedata
from typing import Any

BLANK = {"\u034f", "\u115f", "\u1160", "\u17b4", "\u17b5", "\u2800", "\u3164", "\uffa0"}
"""Letters that look like nothing."""
JOINERS = {"\u200c", "\u200d"}
SHAPES = {"\ufe0e", "\ufe0f"}
"""They choose how an emoji looks."""
MANY_LINES = 3


def plainly(value: Any) -> Any:
    """Every text in this, with what cannot be seen written as ⟨U+202E⟩."""
    if isinstance(value, str):
        return "".join(_seen(value, at) for at in range(len(value)))
    if isinstance(value, list | tuple):
        return [plainly(part) for part in value]
    if isinstance(value, dict):
        return {name: plainly(part) for name, part in value.items()}
    return value


def _seen(text: str, at: int) -> str:
    letter = text[at]
    return letter if " " <= letter <= "~" or letter == "\n" else _spelled(text, at)


def _spelled(text: str, at: int) -> str:
    letter, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    hidden = unicodedata.category(letter) in ("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp") or letter in BLANK
    hidden = hidden or "\ufe00" <= letter <= "\ufe0f" or "\U000e0100" <= letter <= "\U000e01ef"
    if letter in JOINERS and _joins(before) and _joins(after):
        hidden = False
    if letter in SHAPES and before and not before.isalpha() and not before.isspace():
        hidden = False
    return f"⟨U+{ord(letter):04X}⟩" if hidden else letter


def _joins(letter: str) -> bool:
    """Whether a joiner beside it has something to do: between emoji, and in scripts that need it."""
    return bool(letter) and not letter.isascii() and letter not in JOINERS and unicodedata.category(letter)[0] in "LMS"


def notes(arguments: dict[str, Any], private: tuple[str, ...]) -> list[str]:
    """What is worth knowing before a yes, in sentences."""
    text = str(arguments.get("text", ""))
    lines = text.split("\n")
    found = [f"It contains text from {place}." for place in private]
    if len(lines) >= MANY_LINES:
        empty = sum(not line.strip() for line in lines)
        found.append(f"It has {len(lines)} lines{f', {empty} of them empty' if empty else ''}.")
    return found
