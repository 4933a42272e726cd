"""`@tool`: a tool is one typed function. Its signature becomes the schema, its docstring what a model reads."""

import inspect
import json
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import cached_property
from keyword import iskeyword
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError, create_model

from social_tools.context import Context
from social_tools.errors import SocialError
from social_tools.views import Subject
from storage.models import Receipt

Kind = Literal["read", "write", "send", "danger"]
NOTHING = re.compile(r"(?<!\\)((?:\\\\)*)\\u0000")
"""In JSON, the character of code 0, which not every engine can keep: that of code 1 says as little, and replaces it."""


@dataclass(frozen=True)
class Shows:
    """What a result puts in front of the person, for "the second one" and "her"."""

    kind: Literal[
        "posts", "post", "user", "images", "act", "undone", "lists", "page", "notices", "messages", "rules", "acts",
        "proposal", "reviewed",
    ]  # fmt: skip
    items: list[str]
    about: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Result:
    """What a tool gives back: `data` for a model, `view` for a card, `shows` for later references."""

    data: dict[str, Any]
    view: object | None = None
    shows: tuple[Shows, ...] = ()
    receipt: Receipt | None = None
    others: bool | None = None
    """Whether `data` holds a byte that somebody else wrote, besides handles, which the door finds by itself. A reading
    tool that does not say has read others."""


@dataclass(frozen=True)
class Plan:
    """A call made ready: canonical arguments, its class, and whether a person must see it first whatever they said."""

    arguments: dict[str, Any]
    kind: Kind
    asks: bool = False
    digests: tuple[str, ...] = ()
    """Of the pictures that the call would show: an approval is bound to them too."""
    subject: Subject = field(default_factory=Subject)
    shows: tuple[Shows, ...] = ()
    """What asking a person puts in front of them."""


Run = Callable[..., Awaitable[Result]]
MakePlan = Callable[..., Awaitable[Plan]]


@dataclass(frozen=True)
class Tool:
    """A tool function with what stands beside it. Calling it runs the function."""

    run: Run
    kind: Kind
    idempotent: bool
    destructive: bool
    open_world: bool
    core: bool
    make_plan: MakePlan | None

    @property
    def name(self) -> str:
        return self.run.__name__

    @property
    def description(self) -> str:
        return " ".join((inspect.getdoc(self.run) or "").split())

    @property
    def hints(self) -> dict[str, bool]:
        return {
            "readOnlyHint": self.kind == "read",
            "destructiveHint": self.destructive,
            "idempotentHint": self.idempotent,
            "openWorldHint": self.open_world,
        }

    @cached_property
    def model(self) -> type[BaseModel]:
        fields: dict[str, Any] = {
            name.rstrip("_"): (parameter.annotation, ... if parameter.default is parameter.empty else parameter.default)
            for name, parameter in list(inspect.signature(self.run, eval_str=True).parameters.items())[1:]
        }
        return create_model(self.name, __config__=ConfigDict(extra="forbid", strict=True), **fields)

    @cached_property
    def parameters(self) -> dict[str, Any]:
        """JSON schema of the arguments, small: no titles, no null."""
        schema: dict[str, Any] = _tidy(self.model.model_json_schema())
        schema.setdefault("required", [])
        return schema

    @cached_property
    def schema(self) -> dict[str, Any]:
        """The tool as chat completions want it."""
        return {
            "type": "function",
            "function": {"name": self.name, "description": self.description, "parameters": self.parameters},
        }

    @property
    def mcp(self) -> dict[str, Any]:
        """The tool as the Model Context Protocol wants it."""
        return {
            "name": self.name,
            "description": self.description,
            "inputSchema": self.parameters,
            "annotations": self.hints,
        }

    def parse(self, arguments: dict[str, Any] | str) -> dict[str, Any]:
        """Checked arguments, those that were left out left out. Raises SocialError."""
        if isinstance(arguments, str):
            arguments = _loads(arguments)
        try:
            plain = NOTHING.sub(r"\1\\u0001", json.dumps(arguments))
            return self.model.model_validate_json(plain).model_dump(exclude_unset=True, exclude_none=True)
        except ValidationError as error:
            raise _explain(self.name, error) from None

    async def plan(self, context: Context, arguments: dict[str, Any]) -> Plan:
        if self.make_plan is None:
            return Plan(arguments, self.kind)
        return await self.make_plan(context, **arguments)

    async def __call__(self, context: Context, **arguments: Any) -> Result:
        return await self.run(
            context, **{f"{name}_" if iskeyword(name) else name: value for name, value in arguments.items()}
        )


def tool(
    kind: Kind,
    *,
    idempotent: bool = True,
    destructive: bool = False,
    open_world: bool = True,
    core: bool = True,
    plan: MakePlan | None = None,
) -> Callable[[Run], Tool]:
    return lambda run: Tool(run, kind, idempotent, destructive, open_world, core, plan)


def _loads(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text or "{}")
    except (ValueError, RecursionError):
        raise SocialError("invalid", "The arguments are not valid JSON.") from None
    if not isinstance(found, dict):
        raise SocialError("invalid", "The arguments must be a JSON object.")
    return found


def _explain(name: str, error: ValidationError) -> SocialError:
    first = error.errors()[0]
    path = ".".join(str(part) for part in first["loc"])
    if first["type"] == "extra_forbidden":
        return SocialError("invalid", f"{name} has no argument called {path[:60]}.", field=path[:60])
    if first["type"] == "string_too_short":
        return SocialError("invalid", f"{path} must not be empty.", field=path)
    if first["type"] == "string_too_long":
        limit = first["ctx"]["max_length"]
        return SocialError("too_long", f"{path} is longer than {limit:,} characters.", field=path)
    return SocialError("invalid", f"{path or name}: {first['msg'][:160]}.", field=path or None)


def _tidy(schema: Any) -> Any:
    """Without titles, with definitions put in their place, and "or null" left out."""
    definitions = schema.pop("$defs", {}) if isinstance(schema, dict) else {}

    def walk(node: Any) -> Any:
        if isinstance(node, list):
            return [walk(item) for item in node]
        if not isinstance(node, dict):
            return node
        if "$ref" in node:
            return walk(definitions[node["$ref"].rsplit("/", 1)[1]])
        if "anyOf" in node:
            kept = [option for option in node["anyOf"] if option != {"type": "null"}]
            if len(kept) == 1:
                rest = {key: value for key, value in node.items() if key not in ("anyOf", "default")}
                return walk({**kept[0], **rest})
        return {
            key: {name: walk(value) for name, value in item.items()} if key == "properties" else walk(item)
            for key, item in node.items()
            if key != "title" or not isinstance(item, str)
        }

    return walk(schema)
