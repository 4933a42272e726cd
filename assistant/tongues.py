"""The language that an answer comes in: the one the person spoke, as far as it is written down."""

import re

from assistant import about
from assistant.about import Answer, Tongue
from assistant.in_french import FRENCH
from assistant.in_german import GERMAN
from assistant.in_spanish import SPANISH
from social_tools.grammar import Reading

TONGUES: dict[str, Tongue] = {"de": GERMAN, "es": SPANISH, "fr": FRENCH}
"""By language; English is what all the others fall back on."""
HANDLE = re.compile(r"@[a-z0-9_]{1,30}")


def topic(name: str, language: str = "en") -> Answer:
    """A fixed answer."""
    known = TONGUES[language].topics if language in TONGUES else {}
    return known.get(name) or about.TOPICS[name]


def outside_the_chat(reading: Reading) -> Answer | None:
    """The answer to what belongs on a page of its own; None where the message is about something else."""
    return topic(reading.topic, reading.language) if reading.topic in about.OUTSIDE_THE_CHAT else None


def nothing_open(language: str) -> Answer:
    """To a yes where no preview waits for one."""
    return TONGUES[language].nothing_open if language in TONGUES else about.NOTHING_OPEN


def nothing_to_cancel(language: str) -> Answer:
    """To a no where no preview waits for one."""
    return TONGUES[language].nothing_to_cancel if language in TONGUES else about.NOTHING_TO_CANCEL


def several_open(count: int, language: str) -> str:
    """To a yes or a no where several previews wait for one."""
    return (TONGUES[language].several_open if language in TONGUES else about.SEVERAL_OPEN).format(count=count)


def told(sentence: str, language: str) -> str:
    """What came of an act, in this language where that is written down; it may name one person."""
    if language not in TONGUES:
        return sentence
    said = TONGUES[language].results.get(HANDLE.sub("{}", sentence))
    return said.format(*HANDLE.findall(sentence)) if said else sentence
