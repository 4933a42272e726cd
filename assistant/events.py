"""What happens in a turn, for a surface to show."""

from dataclasses import dataclass

from social_tools.gate import Outcome
from social_tools.progress import Progress
from social_tools.views import SearchRead
from storage import egress


@dataclass(frozen=True)
class Words:
    """A piece of the assistant's reply."""

    text: str


@dataclass(frozen=True)
class Calling:
    """A tool is about to run."""

    tool: str


@dataclass(frozen=True)
class Acted:
    """What came of a call. `quiet` says that its card waits: an answer may show something else instead."""

    outcome: Outcome
    quiet: bool = False


@dataclass(frozen=True)
class Drawn:
    """Something to look at, beside the words."""

    view: SearchRead


@dataclass(frozen=True)
class Asked:
    """A question back, with answers to choose from."""

    question: str
    choices: tuple[str, ...]


@dataclass(frozen=True)
class Trouble:
    """The turn ended early; the sentence says why."""

    text: str


@dataclass(frozen=True)
class Left:
    """What has left this machine for a model, from the ledger."""

    page: egress.Page


Event = Words | Calling | Progress | Acted | Drawn | Asked | Left | Trouble
