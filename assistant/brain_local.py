"""The offline assistant: the grammar of `social_tools` behind the chat-completions protocol, in process.

It keeps no state. Each request holds the whole conversation: the last message is read, each of its commands becomes a
call, and once their results are there, a sentence is said about them.
"""

import json
import secrets
from collections.abc import AsyncIterator
from typing import Any

import httpx2

from assistant import about, about_feeds
from assistant.about import Answer
from assistant.prompt import scene_of
from assistant.thought import OFFLINE, Thought, ToolCall, dumps
from social_tools import grammar
from social_tools.shown import Unresolved

STANDS = {
    "requested": "You asked to follow {user}. They will answer.",
    "muted": "You do not see {user}’s posts any more. They are told nothing.",
    "blocked": "You have blocked {user}: neither of you sees the other.",
    "none": "{user} is neither muted nor blocked.",
    "not_followed_by": "{user} does not follow you any more.",
    "accepted": "You said yes to {user}.",
    "declined": "You said no to {user}.",
}
UNDONE = {
    "already_undone": "That was undone already.",
    "restored": "It is back.",
    "cancelled": "It is cancelled, and will not be shared.",
    "as_before": "It is as it was before.",
    "rules_changed_back": "The rules are as they were before.",
    "samples_removed": "The sample people are gone.",
    "recalled": "Your message is taken back. It is gone for everybody.",
}
REACTED = {
    "liked": {
        (True, True): "You like it now.",
        (True, False): "Your like is taken back.",
        (False, True): "You like it already.",
        (False, False): "You had not liked it.",
    },
    "reposted": {
        (True, True): "Passed on: the people who follow you see it in their feeds.",
        (True, False): "You no longer pass it on.",
        (False, True): "You have passed it on already.",
        (False, False): "You had not passed it on.",
    },
    "bookmarked": {
        (True, True): "It is in your bookmarks, which only you see.",
        (True, False): "It is out of your bookmarks.",
        (False, True): "It is in your bookmarks already.",
        (False, False): "It was not in your bookmarks.",
    },
    "voted": {(True, True): "Your vote counts.", (False, True): "You have voted for that already."},
}
"""What is said of a reaction, by whether it changed something, and how it is now."""


def answer(messages: list[dict[str, Any]]) -> Thought:
    """What the offline assistant says or does next."""
    said, results = _since_last_message(messages)
    scene = scene_of(messages[0]["content"]) if messages and messages[0]["role"] == "system" else scene_of("")
    reading = grammar.read(said)
    if results and ("error" in results[-1] or results[-1].get("ok") == "pending"):
        return Thought(sentences(results))
    if len(results) < len(reading.commands):
        command = reading.commands[len(results)]
        try:
            return _call(command.tool, scene.shown.resolve(command))
        except Unresolved as reference:
            return _ask(about.unresolved(reference.what, reference.handle))
    if results:
        return Thought(sentences(results))
    return _ask(_fixed(reading))


def _fixed(reading: grammar.Reading) -> Answer:
    if reading.topic:
        return about.TOPICS[reading.topic]
    if reading.answer == "yes":
        return about.NOTHING_OPEN
    if reading.answer == "no":
        return about.NOTHING_TO_CANCEL
    return about.QUESTIONS.get(reading.question or "unknown", about.QUESTIONS["unknown"])


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


def sentences(results: list[dict[str, Any]]) -> str:
    """What came of each step, each said once."""
    return " ".join(dict.fromkeys(map(sentence, results)))


def sentence(result: dict[str, Any]) -> str:
    """One sentence about a result; its card shows the rest."""
    if "error" in result:
        return str(result["hint"])
    if result.get("ok") == "pending":
        question = "This is how it will look. " if "text" in result["preview"] else ""
        return question + "Press the button, or say yes or no."
    if result.get("ok") == "cancelled":
        return "Cancelled. Nothing was done."
    if said := about_feeds.sentence(result):
        return said
    if "changed" in result:
        return f"Done: you are {result['user']} now." if "handle" in result["changed"] else _changed(result)
    if "images" in result:
        return _about_pictures(result["images"])
    if "unread" in result:
        return _about_notifications(result)
    if "conv" in result or "requests" in result:
        return _about_messages(result)
    if "report" in result:
        return "The moderators will look at it. “My reports” shows what they decide."
    if "list" in result:
        return _about_list(result)
    if "user" in result:
        return _about_person(result)
    if reaction := next((name for name in REACTED if name in result), None):
        return REACTED[reaction][("act" in result, bool(result[reaction]))]
    if "scheduled" in result:
        return "It is scheduled. You can cancel it until then: “undo that”."
    if "undo_until" in result:
        return "It is changed. How it was stays visible." if "version" in result else "Done."
    if "undid" in result:
        return UNDONE.get(result["state"], "Undone.")
    if "post" in result or result.get("state") == "removed":
        return _about_post(result)
    if "by" in result:
        return _about_thread(result)
    if "items" in result:
        return "This is what I did for you." if result["items"] else "I have not done anything for you yet."
    return "Done."


def _changed(result: dict[str, Any]) -> str:
    if isinstance(result["changed"], dict):
        return "Your settings are changed." if result["changed"] else "It is so already, so I changed nothing."
    return "Your profile is changed." if result["changed"] else "It is so already, so I changed nothing."


def _about_post(result: dict[str, Any]) -> str:
    if result.get("state") == "removed":
        return "It is deleted. For 30 days, “undo that” brings it back."
    if "reply_to" in result:
        return "Your reply is out. You can take it back at any time."
    return "It is out. You can take it back at any time."


def _about_thread(result: dict[str, Any]) -> str:
    answers = len(result.get("thread", ())) - 1
    if answers < 1:
        return "Here it is. Nobody has replied yet."
    return "Here is the conversation. The numbers are for talking about it: “like the first reply”."


def _about_pictures(images: list[dict[str, Any]]) -> str:
    missed = list(dict.fromkeys(word for image in images for word in image["missed"]))
    words = "Here it is." if len(images) == 1 else f"Here are {len(images)}."
    return f"{words} I could not draw: {', '.join(missed)}." if missed else words


def _about_notifications(result: dict[str, Any]) -> str:
    if "marked" in result:
        return "Marked as read." if "act" in result else "That was read already."
    if result["items"]:
        return "This is what happened. Nothing is marked as read yet."
    return "Nothing new has happened to you." if not result["unread"] else "Nothing of that kind is new."


def _about_messages(result: dict[str, Any]) -> str:
    if "message" in result:
        return "It is sent. You can take it back at any time."
    if "conv" not in result:
        asking = len(result["requests"])
        words = "Your conversations." if result["items"] else "You have no conversations yet."
        who = "Somebody" if asking == 1 else f"{asking} people"
        return f"{words} {who} would like to write to you." if asking else words
    names = " and ".join(result["with"]) or "nobody who is still there"
    return f"Your conversation with {names}."


def _about_list(result: dict[str, Any]) -> str:
    if result.get("state") == "deleted":
        return "The list is deleted. “Undo that” brings it back."
    asked = result.get("asked")
    waiting = f" {asked} are asked whether they want to be on it." if asked else ""
    return f"“{result['name']}” has {result['people']} people.{waiting}"


def _about_person(result: dict[str, Any]) -> str:
    if result.get("state") in STANDS:
        return STANDS[result["state"]].format(user=result["user"])
    if "note" in result:
        return str(result["note"])
    if result.get("state") == "following":
        return f"You follow {result['user']} now." if "act" in result else f"You follow {result['user']} already."
    if result.get("state") == "not_following":
        return f"You no longer follow {result['user']}." if "act" in result else f"You do not follow {result['user']}."
    return "This is you." if "yourself" in result.get("you", ()) else f"This is {result['user']}."


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
