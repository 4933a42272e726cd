"""What a model says in one go, and how it is written down."""

import json
from dataclasses import dataclass, field
from typing import Any

OFFLINE = "salon-offline"
"""The name of the built-in assistant, where a model has one."""


@dataclass
class ToolCall:
    id: str = ""
    name: str = ""
    arguments: str = ""


@dataclass
class Thought:
    """What a model said in one go: words, and the calls that it asks for."""

    words: str = ""
    calls: list[ToolCall] = field(default_factory=list)

    def as_message(self) -> dict[str, Any]:
        message: dict[str, Any] = {"role": "assistant", "content": self.words or None}
        if self.calls:
            message["tool_calls"] = [
                {"id": call.id, "type": "function", "function": {"name": call.name, "arguments": call.arguments}}
                for call in self.calls
            ]
        return message


def dumps(data: Any) -> str:
    """Compact JSON, with people's letters as they are."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
