"""What exists is what the contract says."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from assistant.thought import dumps
from social_tools import TOOLS
from social_tools.tool import Tool

CONTRACT: dict[str, Any] = {
    tool["name"]: tool for tool in json.loads((Path(__file__).parent / "contract" / "tools.json").read_text())
}
EIGHT = {
    "create_image", "share_post", "read_feed", "get_user",
    "follow_user", "react_to_post", "list_actions", "undo_action",
}  # fmt: skip


def test_the_eight_tools_of_the_main_job_exist() -> None:
    assert {tool.name for tool in TOOLS} >= EIGHT


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
def test_a_tool_has_the_name_the_class_and_the_hints_of_the_contract(tool: Tool) -> None:
    agreed = CONTRACT[tool.name]
    assert (tool.kind, tool.core, tool.hints) == (agreed["class"], agreed["core"], agreed["annotations"])


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
def test_the_arguments_of_a_tool_have_the_types_of_the_contract(tool: Tool) -> None:
    agreed = CONTRACT[tool.name]["parameters"]
    assert tool.parameters["additionalProperties"] is False
    assert set(tool.parameters["required"]) == set(agreed["required"])
    for name, found in tool.parameters["properties"].items():
        _within(found, agreed["properties"][name])


def _within(found: dict[str, Any], agreed: dict[str, Any]) -> None:
    """The same type and limits; an enumeration may list less until the rest works."""
    if "const" in found:
        found = {**found, "enum": [found["const"]]}
    assert found.get("type", agreed["type"]) == agreed["type"]
    for limit in ("maxLength", "minLength", "minimum", "maximum", "maxItems"):
        assert found.get(limit) == agreed.get(limit), limit
    assert set(found.get("enum", ())) <= set(agreed.get("enum", ())), "an unknown choice"
    if "items" in agreed:
        _within(found["items"], agreed["items"])
    for name, part in found.get("properties", {}).items():
        _within(part, agreed["properties"][name])


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
def test_no_tool_lets_a_model_say_who_acts(tool: Tool) -> None:
    assert not {"actor", "author", "as", "sender", "account", "confirmed"} & set(tool.parameters["properties"])


def test_all_schemas_together_stay_small() -> None:
    assert size(TOOLS) <= 17_000
    assert size(tool for tool in TOOLS if tool.core) <= 10_000


def size(tools: Iterable[Tool]) -> int:
    """In bytes, as they are sent."""
    return len(dumps([tool.schema for tool in tools]).encode())
