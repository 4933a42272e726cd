"""A model's answer as it comes in: its words piece by piece, its calls once they are whole.

A server may also send it in one piece, asked or not.
"""

import json
from collections.abc import AsyncGenerator, AsyncIterator
from typing import TYPE_CHECKING, Any

from assistant.thought import BrainError, Thought, ToolCall, dumps, whole

if TYPE_CHECKING:
    from openai.types.chat import ChatCompletionChunk

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
MAX_REASONING = 20_000
MAX_BODY = 2_000_000
MAX_TOKENS = 100_000_000
THINKS, ENDS = "<think>", "</think>"


async def words_of(stream: Any, thought: Thought) -> AsyncGenerator[str, None]:
    """The words, one piece at a time; `thought` is filled. An answer that does not say it has ended is not whole."""
    calls, aloud, ending = _Calls(), _Aloud(), ""
    async for chunk in _chunks(stream):
        thought.tokens = _tokens(chunk) or thought.tokens
        for choice in (chunk.choices or [])[:1]:
            ending = choice.finish_reason or ending
            for part in (choice.delta and choice.delta.tool_calls) or []:
                calls.add(part)
            _note_thinking(choice.delta, thought)
            if words := aloud(_said(choice.delta)):
                thought.words += words
                yield words
        if len(thought.words) > MAX_REPLY:
            raise BrainError(CUT_SHORT["length"])
    if words := aloud.rest():
        thought.words += words
        yield words
    if not ending:
        raise BrainError(BROKEN_OFF if thought.words or calls.begun else UNREADABLE)
    if ending in CUT_SHORT:
        raise BrainError(CUT_SHORT[ending])
    thought.calls = calls.whole()


async def _chunks(stream: Any) -> AsyncIterator[Any]:
    """The pieces of a streamed answer; of one that is not, the whole as one piece. Raises BrainError."""
    kind = stream.response.headers.get("content-type", "")
    if "json" not in kind:
        async for chunk in stream:
            yield chunk
        return
    body = b""
    async for data in stream.response.aiter_bytes():
        body += data
        if len(body) > MAX_BODY:
            raise BrainError(CUT_SHORT["length"])
    for piece in _in_one(body.strip()):
        yield piece


def _in_one(body: bytes) -> "list[ChatCompletionChunk]":
    from openai.types.chat import ChatCompletionChunk

    if body.startswith(b"data:"):
        lines = [line.removeprefix(b"data:").strip() for line in body.splitlines() if line.startswith(b"data:")]
        return [ChatCompletionChunk.construct(**json.loads(line)) for line in lines if line != b"[DONE]"]
    whole_ = json.loads(body)
    choices = [
        {"index": 0, "delta": _delta(choice["message"]), "finish_reason": choice.get("finish_reason") or "stop"}
        for choice in whole_["choices"][:1]
    ]
    return [ChatCompletionChunk.construct(**{**whole_, "choices": choices})]


def _delta(message: dict[str, Any]) -> dict[str, Any]:
    """A message as the one piece of a stream, its calls in their order."""
    calls = [{**call, "index": index} for index, call in enumerate(message.get("tool_calls") or ())]
    return {**message, "tool_calls": calls or None}


def _tokens(chunk: Any) -> int | None:
    """How many tokens the server says it was sent, where it says so with a number."""
    count = getattr(getattr(chunk, "usage", None), "prompt_tokens", None)
    return count if isinstance(count, int) and 0 < count < MAX_TOKENS else None


def _note_thinking(delta: Any, thought: Thought) -> None:
    """Reasoning is nobody's to read; a refusal is said, and known as one."""
    if delta:
        thought.reasoning = (thought.reasoning + _text(getattr(delta, "reasoning_content", None)))[:MAX_REASONING]
        thought.refused = thought.refused or bool(getattr(delta, "refusal", None))


class _Aloud:
    """Takes out what a model thinks to itself at the head of its answer, between <think> and </think>."""

    def __init__(self) -> None:
        self._held, self._thinks, self._thought, self._began = "", False, False, False

    def __call__(self, piece: str) -> str:
        if self._began:
            return piece
        if self._thought:
            self._held = piece.lstrip()
            return self._go() if self._held else ""
        self._held += piece
        if not self._thinks:
            head = self._held.lstrip()
            if len(head) < len(THINKS) and THINKS.startswith(head):
                return ""
            self._thinks = head.startswith(THINKS)
            if not self._thinks:
                return self._go()
        _, end, after = self._held.partition(ENDS)
        self._held = after.lstrip() if end else self._held[-len(ENDS) :]
        self._thinks, self._thought = not end, bool(end)
        return self._go() if end and self._held else ""

    def rest(self) -> str:
        """What was held back to see what it would become."""
        return "" if self._began or self._thinks or self._thought else self._go()

    def _go(self) -> str:
        self._began, said = True, self._held
        return said


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
