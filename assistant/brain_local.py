"""The offline assistant: the grammar of `social_tools` behind the chat-completions protocol, in process.

It keeps no state. Each request holds the whole conversation: the last message is read, each of its commands becomes a
call, and once their results are there, a sentence is said about them.
"""

import json
import secrets
from collections.abc import AsyncIterator
from typing import Any

import httpx2

from assistant import about_answers, asking, tongues
from assistant.about import Answer
from assistant.prompt import apart, scene_of
from assistant.replies import sentence, sentences
from assistant.thought import OFFLINE, Thought, ToolCall, dumps
from social_tools import grammar, own_pictures
from social_tools.shown import Snapshot, Unresolved


def answer(messages: list[dict[str, Any]]) -> Thought:
    """What the offline assistant says or does next."""
    content, results = _since_last_message(messages)
    (said, _), scene = apart(content), scene_of(content)
    reading = grammar.read(said)
    commands = scene.shown.meant(reading)
    if results and ("error" in results[-1] or results[-1].get("ok") == "pending"):
        return Thought(sentences(results, reading.language))
    if results and len(results) <= len(commands) and (said_of := _in_question(scene.shown, commands, results)):
        return _ask(asking.which_picture(said, said_of, len(results[-1]["items"])))
    if len(results) < len(commands):
        command = commands[len(results)]
        try:
            return _call(*_resolved(scene.shown, command))
        except Unresolved as reference:
            if reference.what == "which_picture" and (meant := scene.shown.own.in_question(command)):
                return _call("search", own_pictures.which(meant.named, meant.day, scene.shown.now_ms))
            return _ask(asking.unresolved(reference.what, reference.about, said, reading.language))
    if results:
        return Thought(_told(commands, results, f"@{scene.handle}", reading.language))
    return _ask(_fixed(reading, said))


def _in_question(shown: Snapshot, commands: tuple[grammar.Command, ...], results: list[dict[str, Any]]) -> str:
    """How the person named a picture, where several fit and have just been shown instead; empty otherwise."""
    command = commands[len(results) - 1]
    meant = None if command.tool == "search" or "q" not in results[-1] else shown.own.in_question(command)
    return meant.word if meant else ""


def _told(commands: tuple[grammar.Command, ...], results: list[dict[str, Any]], me: str, language: str) -> str:
    """What came of each step, each said once; a question is answered from what was found."""
    told = (
        about_answers.answer(result, me) if command.asks else sentence(result)
        for command, result in zip(commands, results, strict=False)
    )
    return " ".join(dict.fromkeys(tongues.told(one, language) for one in told))


def _resolved(shown: Snapshot, command: grammar.Command) -> tuple[str, dict[str, Any]]:
    """The call that a command means. Raises Unresolved."""
    return shown.more() if "cursor" in command.arguments else (command.tool, shown.resolve(command))


def _fixed(reading: grammar.Reading, said: str) -> Answer:
    if reading.topic:
        return tongues.topic(reading.topic, reading.language)
    if reading.answer == "yes":
        return tongues.nothing_open(reading.language)
    if reading.answer == "no":
        return tongues.nothing_to_cancel(reading.language)
    return asking.back(reading, said)


def _call(tool: str, arguments: dict[str, Any]) -> Thought:
    return Thought(calls=[ToolCall(f"call_{secrets.token_hex(4)}", tool, dumps(arguments))])


def _ask(asked: Answer) -> Thought:
    if not asked.choices:
        return Thought(asked.words)
    thought = _call("ask_person", {"question": asked.words, "choices": list(asked.choices)})
    return thought


def _since_last_message(messages: list[dict[str, Any]]) -> tuple[str, list[dict[str, Any]]]:
    """What the person said last, and the results of the calls since."""
    results: list[dict[str, Any]] = []
    for message in reversed(messages):
        if message["role"] == "user":
            return str(message["content"]), results[::-1]
        if message["role"] == "tool":
            results.append(json.loads(message["content"]))
    return "", results


class _Stream(httpx2.AsyncByteStream):
    """A thought as server-sent events, a few words at a time."""

    def __init__(self, thought: Thought) -> None:
        self._thought = thought

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for delta, finish in _pieces(self._thought):
            chunk = {
                "id": "offline",
                "object": "chat.completion.chunk",
                "created": 0,
                "model": OFFLINE,
                "choices": [{"index": 0, "delta": delta, "finish_reason": finish}],
            }
            yield f"data: {json.dumps(chunk)}\n\n".encode()
        yield b"data: [DONE]\n\n"


def _pieces(thought: Thought) -> list[tuple[dict[str, Any], str | None]]:
    pieces: list[tuple[dict[str, Any], str | None]] = [
        ({"role": "assistant", "content": word}, None) for word in thought.words.splitlines(keepends=True)
    ]
    for index, call in enumerate(thought.calls):
        function = {"name": call.name, "arguments": call.arguments}
        pieces.append(
            ({"tool_calls": [{"index": index, "id": call.id, "type": "function", "function": function}]}, None)
        )
    return [*pieces, ({}, "tool_calls" if thought.calls else "stop")]


class OfflineTransport(httpx2.AsyncBaseTransport):
    """Answers the openai SDK's requests without a network."""

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        if not request.url.path.endswith("/chat/completions"):
            return httpx2.Response(404, json={"error": {"message": "the offline assistant only chats"}})
        body = json.loads(await request.aread())
        return httpx2.Response(
            200, headers={"content-type": "text/event-stream"}, stream=_Stream(answer(body["messages"]))
        )


def transport_client() -> httpx2.AsyncClient:
    return httpx2.AsyncClient(transport=OfflineTransport(), trust_env=False)
