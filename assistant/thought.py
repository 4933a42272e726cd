"""What a model says in one go, and how it is written down."""

import json
import re
from dataclasses import dataclass, field
from typing import Any

from pydantic_core import PydanticSerializationError, to_json

OFFLINE = "salon-offline"
"""The name of the built-in assistant, where a model has one."""


class BrainError(Exception):
    """The model could not answer. The message is a sentence fit to show."""


class NoTools(BrainError):
    """The model's server knows no tools: it can be talked to, no more."""


class Unaccepted(BrainError):
    """The model's server does not take what it was sent: what was said before may be too much for it."""


@dataclass
class ToolCall:
    id: str = ""
    name: str = ""
    arguments: str = ""

    def as_part(self) -> dict[str, Any]:
        """The call as it is told again. A server that is told a call that it could not have made refuses the rest."""
        function = {
            "name": re.sub(r"[^\w-]", "_", self.name[:64], flags=re.ASCII),
            "arguments": self.arguments if _is_object(self.arguments) else "{}",
        }
        return {"id": self.id, "type": "function", "function": function}


@dataclass
class Thought:
    """What a model said in one go: words, and the calls that it asks for."""

    words: str = ""
    calls: list[ToolCall] = field(default_factory=list)
    reasoning: str = ""
    """What it thought before, which some servers want to be told again until the turn is over."""
    refused: bool = False
    tokens: int | None = None
    """So many the server has counted of what it was sent; None where it does not say."""

    def as_message(self) -> dict[str, Any]:
        message: dict[str, Any] = {"role": "assistant", "content": self.words or None}
        if self.calls:
            message["tool_calls"] = [call.as_part() for call in self.calls]
            message |= {"reasoning_content": self.reasoning} if self.reasoning else {}
        return message


def dumps(data: Any) -> str:
    """Compact JSON, with people's letters as they are."""
    try:
        return to_json(data).decode()
    except PydanticSerializationError:  # halves of characters
        return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _is_object(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except (ValueError, RecursionError):
        return False


def whole(text: str) -> str:
    """The text without halves of characters, which cannot be sent or kept."""
    return text.encode("utf-8", "replace").decode()
