"""What the person literally asked: the grammar's reading of their whole message, with references resolved."""

from dataclasses import dataclass
from typing import Any

from social_tools import grammar
from social_tools.context import Context
from social_tools.errors import SocialError
from social_tools.shown import Unresolved, reading_of, snapshot
from social_tools.tool import Plan, Tool


@dataclass(frozen=True)
class Match:
    """The plan of the person's own words, and which command of the message it was."""

    plan: Plan
    index: int


async def match(context: Context, tool: Tool, asked: Plan) -> Match | None:
    """The command of the message that is this call, each counted once. Free text is the person's, not the model's.

    "Her" and "the second one" mean what the person had been shown when they spoke: what a model looked at since, on its
    own account, does not count.
    """
    reading = reading_of(context)
    if (reading.commands or reading.answer == "yes") and context.turn.shown is None:
        context.turn.shown = await snapshot(context)
    commands = context.turn.shown.meant(reading) if context.turn.shown else reading.commands
    for index, command in enumerate(commands):
        if command.tool != tool.name or index in context.turn.spent:
            continue
        plan = await _plan(context, tool, command)
        if plan and _same(plan.arguments, asked.arguments, free=command.free):
            return Match(plan, index)
    return None


async def _plan(context: Context, tool: Tool, command: grammar.Command) -> Plan | None:
    try:
        arguments = context.turn.shown.resolve(command)
        return await tool.plan(context, tool.parse(arguments))
    except (Unresolved, SocialError):
        return None


def _same(said: dict[str, Any], asked: dict[str, Any], *, free: tuple[str, ...]) -> bool:
    return {k: v for k, v in said.items() if k not in free} == {k: v for k, v in asked.items() if k not in free}
