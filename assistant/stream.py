"""A model's answer as it streams in: its words piece by piece, its calls once they are whole."""

from collections.abc import AsyncGenerator
from typing import Any

from assistant.thought import BrainError, Thought, ToolCall, dumps, whole

UNREADABLE = "The model's server sent something I cannot read. Send your message again."
BROKEN_OFF = "The model's answer broke off there, so nothing more was done. Send your message again."
CUT_SHORT = {
    "length": "The model's answer grew too long, so it stops there. Ask for less at a time.",
    "content_filter": "The model's server held back the rest of the answer. Try it in other words.",
}
"""What is said where a model stopped before its end, by the reason that its server gives."""
MAX_REPLY = 20_000
MAX_ARGUMENTS = 20_000
MAX_CALLS = 20


async def words_of(stream: Any, thought: Thought) -> AsyncGenerator[str, None]:
    """The words, one piece at a time; `thought` is filled. An answer that does not say it has ended is not whole."""
    calls, ending = _Calls(), ""
    async for chunk in stream:
        for choice in (chunk.choices or [])[:1]:
            ending = choice.finish_reason or ending
            for part in (choice.delta and choice.delta.tool_calls) or []:
                calls.add(part)
            if words := _said(choice.delta):
                thought.words += words
                yield words
        if len(thought.words) > MAX_REPLY:
            raise BrainError(CUT_SHORT["length"])
    if not ending:
        raise BrainError(BROKEN_OFF if thought.words or calls.begun else UNREADABLE)
    if ending in CUT_SHORT:
        raise BrainError(CUT_SHORT[ending])
    thought.calls = calls.whole()


def _said(delta: Any) -> str:
    return _text(delta.content or getattr(delta, "refusal", None)) if delta else ""


def _text(value: Any) -> str:
    """Text; JSON where a server sent something else."""
    if value is None:
        return ""
    return whole(value if isinstance(value, str) else dumps(value))


class _Calls:
    """The calls of one answer, put together from pieces.

    A piece belongs to the call that was begun last at its index, unless it brings another id: some servers give every
    call the same index, or none.
    """

    def __init__(self) -> None:
        self.begun: list[ToolCall] = []
        self._at: dict[int | None, ToolCall] = {}

    def add(self, part: Any) -> None:
        call, id_ = self._at.get(part.index), _text(part.id)
        if call is None or (id_ and call.id and id_ != call.id):
            call = self._at[part.index] = ToolCall()
            self.begun += [call] if len(self.begun) < MAX_CALLS else []
        call.id = call.id or id_
        if part.function:
            call.name = call.name or _text(part.function.name)
            if len(call.arguments) < MAX_ARGUMENTS:
                call.arguments += _text(part.function.arguments)

    def whole(self) -> list[ToolCall]:
        """Those that name a tool, each under an id of its own."""
        named, taken = [call for call in self.begun if call.name], set[str]()
        for number, call in enumerate(named):
            call.id = call.id or f"call_{number}"
            while call.id in taken:
                call.id += "_"
            taken.add(call.id)
        return named
