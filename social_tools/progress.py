"""How far long work has come, for whoever waits for it."""

from dataclasses import dataclass

from social_tools.painter import AT_WORK, Stage


@dataclass(frozen=True)
class Progress:
    """So many of so many are done, and how the next one stands."""

    done: int
    of: int
    stage: Stage = AT_WORK
