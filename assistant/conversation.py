"""A conversation as a model is told it: what was said stays, what was read since then is only named.

Results of earlier turns become handles: ids and how it went, and no word that anybody wrote. So what other people wrote
leaves the context with the turn that read it, and a conversation can go on with any model.
"""

import itertools
import json
import re
from typing import Any

from assistant.thought import dumps

Messages = list[dict[str, Any]]
MAX_MESSAGES = 40
MAX_BYTES = 24_000
MAX_ARGUMENTS = 300
MAX_IDS = 40
ID = re.compile(r"[0-9]{6,16}")
CODE = re.compile(r"[a-z_]{1,20}")
KEPT = {"ok": CODE, "error": CODE, "act": ID}
STOPPED = "This was stopped. It may be done all the same: list_actions tells."
CUT_OFF = "(This answer was cut off.)"


def settle(history: Messages) -> None:
    """Cut a conversation down to what later turns need of it. Done twice, it changes nothing more."""
    mend(history)
    for message in history:
        message.pop("reasoning_content", None)
        if message["role"] == "tool":
            message["content"] = handle(message["content"])
        for call in message.get("tool_calls", ()):
            if len(call["function"]["arguments"]) > MAX_ARGUMENTS:
                call["function"]["arguments"] = "{}"
    _forget(history)


def handle(result: str) -> str:
    """A result as later turns are told it: whether it was done, and the ids in it."""
    try:
        found = json.loads(result)
    except (ValueError, RecursionError):
        found = None
    told = {name: value for name, value in found.items() if isinstance(value, str)} if isinstance(found, dict) else {}
    kept = {name: told[name] for name, pattern in KEPT.items() if pattern.fullmatch(told.get(name, ""))}
    ids = [id_ for id_ in dict.fromkeys(_ids(found)) if id_ != kept.get("act")][:MAX_IDS]
    return dumps({**kept, "ids": ids})


def _ids(value: Any) -> list[str]:
    if isinstance(value, dict | list):
        parts = value.values() if isinstance(value, dict) else value
        return [id_ for part in parts for id_ in _ids(part)]
    return [value] if isinstance(value, str) and ID.fullmatch(value) else []


def mend(history: Messages) -> None:
    """A turn that was cut off may have left calls without results, or no answer; a model's server refuses those."""
    for index in range(len(history) - 1, -1, -1):
        results = list(itertools.takewhile(lambda message: message["role"] == "tool", history[index + 1 :]))
        answered = {result["tool_call_id"] for result in results}
        missing = [call["id"] for call in history[index].get("tool_calls", ()) if call["id"] not in answered]
        stopped, end = dumps({"error": "unavailable", "hint": STOPPED}), index + 1 + len(results)
        history[end:end] = [{"role": "tool", "tool_call_id": id_, "content": stopped} for id_ in missing]
    if history and history[-1]["role"] != "assistant":
        history.append({"role": "assistant", "content": CUT_OFF})


def _forget(history: Messages) -> None:
    """Keep the last messages, cut where a person spoke."""
    while len(history) > MAX_MESSAGES or (history and len(dumps(history)) > MAX_BYTES):
        del history[0]
        while history and history[0]["role"] != "user":
            del history[0]


def last_said(history: Messages) -> int:
    """Where the person spoke last."""
    return max(index for index, message in enumerate(history) if message["role"] == "user")


def numbered(history: Messages) -> Messages:
    """With an id for each call that every server takes: nine letters and digits, no two alike."""
    told, numbers = [], dict[str, str]()
    count = itertools.count(1)
    for message in history:
        if calls := message.get("tool_calls"):
            numbers = {call["id"]: f"call{next(count):05}" for call in calls}
            message = {**message, "tool_calls": [{**call, "id": numbers[call["id"]]} for call in calls]}
        elif message["role"] == "tool":
            message = {**message, "tool_call_id": numbers[message["tool_call_id"]]}
        told.append(message)
    return told


def spoken(history: Messages) -> Messages:
    """Only what was said, for a server that knows no tools: by turns, each side once."""
    told: Messages = []
    for message in history:
        if message["role"] == "tool" or not message.get("content"):
            continue
        if told and told[-1]["role"] == message["role"]:
            told[-1] = {"role": message["role"], "content": f"{told[-1]['content']}\n\n{message['content']}"}
        else:
            told.append({"role": message["role"], "content": message["content"]})
    return told
