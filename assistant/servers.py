"""What a model's server takes of the protocol, and what it turns out not to take.

Everything is asked for until the server says no: then it is asked without, for as long as we run.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import openai

NO = (
    r"(not support|unsupported|no endpoints|not (enabled|available|allowed|permitted|implemented)"
    r"|requires?|unknown|unrecogni[sz]ed|unexpected|extra|cannot|can't|without)"
)
ABOUT = {
    "usage": r"(stream_options|include_usage)",
    "tools": r"\b(tools?|tool use|tool calls?|tool calling|tool[-_]choice|function calling|functions)\b",
    "stream": r"\bstream(ing|ed)?\b",
}
REFUSES = {
    name: re.compile(rf"{what}.{{0,120}}{NO}|{NO}.{{0,120}}{what}", re.IGNORECASE | re.DOTALL)
    for name, what in ABOUT.items()
}
STATUSES = frozenset((400, 404, 405, 415, 422, 500, 501))
"""With which servers say that they do not take something."""


@dataclass
class Takes:
    """What is asked of a server. `known` says that it has taken all of that once."""

    usage: bool = True
    tools: bool = True
    stream: bool = True
    known: bool = False
    tried: bool = False

    def options(self) -> dict[str, Any]:
        """What a request asks for besides."""
        if not self.stream:
            return {"stream": False}
        return {"stream_options": {"include_usage": True}} if self.usage else {}

    def learns(self, error: "openai.APIStatusError") -> bool:
        """Whether this refusal says what to leave out, so that it is worth asking once more.

        A server that has taken it all before refuses for another reason, whatever words its refusal repeats.
        """
        if self.known:
            return False
        said = f"{error.message} {error.body}"[:2_000]
        if error.status_code in STATUSES:
            for name, refuses in REFUSES.items():
                if getattr(self, name) and refuses.search(said):
                    setattr(self, name, False)
                    return True
        return self._tries(error.status_code)

    def _tries(self, status: int) -> bool:
        """A server that has taken nothing yet, and does not say what it minds, may mind what is rare."""
        if self.tried or not self.usage or status not in (400, 422):
            return False
        self.tried, self.usage = True, False
        return True

    def took_it(self) -> None:
        self.known = True

    def minded_something_else(self) -> None:
        """What was left out on a guess was not it."""
        if self.tried and not self.known:
            self.tried, self.usage = False, True
