"""What a message turned out to say: the only types that leave the grammar."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

RefKind = Literal[
    "post", "user", "image", "act", "prompt", "feed", "list", "rules", "draft", "poll", "option", "read", "words",
    "time", "since", "message", "picture", "proposal", "binned", "collage",
]  # fmt: skip


@dataclass(frozen=True)
class Ref:
    """Something the server's record of what the thread has shown must resolve.

    Without a position it is the one talked about last. The word of a `time` or a `since` is a moment as `said_times`
    reads it; that of a `proposal` names a part of one. A `picture` is an image by its id alone.
    A `collage` is several images as one argument: so many of the last ones, or those that were shown last.
    `whose` narrows to one person's: "@lin", or a pronoun as it was said ("her"); then a position counts among that
    person's, and no position is the newest.
    """

    kind: RefKind
    position: int | None = None  # 1-based in the last list shown; -1 is the last one in that list
    word: str = ""  # as the person said it; "restore" for the act that deleted something
    whose: str | None = None
    named: str = ""  # of a picture: what it shows, as the person said it: "red fox"
    day: str = ""  # of a picture: when it was made, as `said_times` reads a day: "-1d"


@dataclass(frozen=True)
class Command:
    """One call of one tool. A user Ref where a feed is expected means the posts of that user; its word may be "me"."""

    tool: str
    arguments: dict[str, Any]
    free: tuple[str, ...] = ()  # names of the arguments that are the person's own words, verbatim
    clause: str = ""  # the part of the message it was read from
    asks: bool = False  # the person asked a question, and the call helps to answer it


@dataclass(frozen=True)
class Reading:
    """The whole message, read.

    `answer` and `commands` are both set for "share it", "post it" and "publish it": a yes while exactly one preview
    is open, the command otherwise. In every other reading exactly one of the four parts is set. `topic` names a fixed
    answer ("greeting", "privacy", "not_done" for a refused order …), `question` what to ask back ("post_what",
    "follow_whom" … or "unknown"); the names are the keys of TOPICS and QUESTIONS in `english_talk`. The question
    "subject" is for what was not understood, but tells by its words what it is about: the `subjects`.
    """

    commands: tuple[Command, ...] = ()
    answer: Literal["yes", "no"] | None = None
    topic: str | None = None
    question: str | None = None
    subjects: tuple[str, ...] = ()
    language: str = "en"


def refs_in(value: Any) -> Iterator[Ref]:
    """Everything in the arguments of a command that the record of what was shown must resolve."""
    if isinstance(value, Ref):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from refs_in(part)
