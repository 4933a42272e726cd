"""Turns of the assistant with ada, and what is in their events."""

from typing import Any

from conftest import Cast

from assistant.brain import Brain
from assistant.events import Acted, Asked, Event, Trouble, Words
from assistant.turn import turn

Messages = list[dict[str, Any]]


async def talk(
    cast: Cast, model: Brain, message: str, history: Messages | None = None, seconds: float = 20
) -> list[Event]:
    """The events of one turn. A history grows by it."""
    context = cast.asks(cast.ada, message or " ")
    return [event async for event in turn(context, model, [] if history is None else history, seconds=seconds)]


def said(events: list[Event]) -> str:
    """The words of the answer."""
    return "".join(event.text for event in events if isinstance(event, Words | Trouble))


def asked(events: list[Event]) -> str:
    """The question back, if there is one."""
    return "".join(event.question for event in events if isinstance(event, Asked))


def acts(events: list[Event]) -> list[tuple[str, str]]:
    """The tools that were called, and what kind of thing came of each."""
    return [(event.outcome.tool, event.outcome.kind) for event in events if isinstance(event, Acted)]
