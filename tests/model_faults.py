"""What a model's server can do wrong, and how the person is told: {name: (what it sends, words of the sentence)}.

And how else a server may speak the protocol, so that it still works: {name: what it sends}.
"""

import json
from collections.abc import Callable
from itertools import count
from typing import Any

from fake_model import Wire, in_one, part

Fault = Callable[[Wire], None]
DETAIL = "secret detail"
BOB, CY = {"user": "@bob"}, {"user": "@cy"}


def status(code: int, error: dict[str, Any] | None = None, **headers: str) -> Fault:
    return lambda wire: wire.json(code, {"error": {"message": DETAIL, **(error or {})}}, **headers)


def body(data: bytes, kind: str = "") -> Fault:
    """These bytes; where no event can be, without what makes them one."""

    def write(wire: Wire) -> None:
        usual = "application/json" if wire.whole else "text/event-stream"
        wire.send(200, kind or usual, data.removeprefix(b"data: ") if wire.whole else data)

    return write


def event(data: object) -> Fault:
    return body(f"data: {json.dumps(data)}\n\n".encode())


def answer(*deltas: object, finish: object = "stop") -> Fault:
    return lambda wire: wire.stream(*deltas, finish=finish)


def begun(*deltas: object, then: Fault = lambda wire: None) -> Fault:
    """An answer that begins well."""

    def write(wire: Wire) -> None:
        if wire.whole:
            data = json.dumps(in_one(deltas)).encode()
            wire.start(kind="application/json")
            wire.raw(data[: len(data) // 2])
        else:
            wire.start()
            for delta in deltas:
                wire.chunk(delta)
        then(wire)

    return write


def drips(wire: Wire) -> None:
    """One byte at a time, for ever: no single read takes long."""
    wire.start(kind="application/json" if wire.whole else "text/event-stream")
    while not wire.stop.wait(0.02):
        wire.raw(b"d")


def babbles(wire: Wire) -> None:
    wire.start(kind="application/json" if wire.whole else "text/event-stream")
    wire.raw(b'{"choices": [{"message": {"content": "' if wire.whole else b"")
    for _ in count():
        if wire.whole:
            wire.raw(b"and so on " * 1000)
        else:
            wire.chunk({"content": "and so on " * 100})


def gibberish(wire: Wire) -> None:
    wire.raw(b"\x00\xff not HTTP at all \r\n\r\n")


def calls(*parts: object) -> dict[str, object]:
    return {"tool_calls": list(parts)}


FOLLOW = calls(part("follow_user", BOB))
HALF = calls(part("follow_user", '{"user": "@b'))

BROKEN: dict[str, tuple[Fault, str]] = {
    "400": (status(400), "send your message again"),
    "401": (status(401), "refused the key"),
    "403": (status(403), "refused the key"),
    "402": (status(402), "nothing left to spend"),
    "404": (status(404), "does not know that model"),
    "413": (status(413), "too much for the model"),
    "429": (status(429, retry_after="7"), "in 7 seconds"),
    "429, come back in an hour": (status(429, retry_after="3600"), "in 60 minutes"),
    "429, come back some day": (status(429, retry_after="Wed, 21 Oct 2099 07:28:00 GMT"), "too busy"),
    "429, without credit": (status(429, {"code": "insufficient_quota"}, retry_after="9"), "nothing left to spend"),
    "500": (status(500, retry_after="2"), "problem of its own"),
    "503, come back in 100 seconds": (status(503, retry_after="100"), "in 2 minutes"),
    "418": (status(418), "status 418"),
    "an error that is no JSON": (lambda wire: wire.send(502, "text/html", DETAIL.encode(), retry_after="2"), "problem"),
    "not HTTP": (gibberish, "cannot reach"),
    "hangs up": (lambda wire: None, "cannot reach"),
    "silence": (lambda wire: wire.hang(), "took too long"),
    "silence after the head": (begun(then=lambda wire: wire.hang()), "took too long"),
    "stalls": (begun({"content": "I was "}, then=lambda wire: wire.hang()), "took too long"),
    "stalls in a call": (begun(HALF, then=lambda wire: wire.hang()), "took too long"),
    "drips": (drips, "took too long"),
    "babbles": (babbles, "grew too long"),
    "truncated": (begun({"content": "I was "}), "broke off"),
    "truncated after a call": (begun(FOLLOW), "broke off"),
    "truncated in a line": (begun({"content": "I"}, then=lambda wire: wire.raw(b'data: {"id')), "cannot read|broke"),
    "fewer bytes than promised": (lambda wire: wire.start(content_length="999"), "broke off|cannot reach"),
    "no room left": (answer({"content": "I was "}, finish="length"), "grew too long"),
    "no room left in a call": (answer(HALF, finish="length"), "grew too long"),
    "held back": (answer(finish="content_filter"), "held back"),
    "an error in the stream": (begun(then=lambda wire: wire.event({"error": {"message": DETAIL}})), "cannot read"),
    "HTML": (body(b"<h1>It works</h1>", "text/html"), "cannot read"),
    "HTML as events": (body(b"<h1>It works</h1>"), "cannot read"),
    "empty": (body(b""), "cannot read"),
    "only the end": (body(b"data: [DONE]\n\n"), "cannot read"),
    "nothing in one piece": (body(b'{"choices": [{"message": {}}]}', "application/json"), "nothing to say"),
    "not JSON": (body(b"data: {nonsense\n\n"), "cannot read"),
    "not UTF-8": (body(b'data: {"choices": "\xff\xfe"}\n\n'), "cannot read"),
    "deep JSON": (body(b"data: " + b"[" * 100_000 + b"\n\n"), "cannot read"),
    "a number": (event(5), "cannot read"),
    "null": (event(None), "cannot read"),
    "a list": (event([1]), "cannot read"),
    "no choices": (event({}), "cannot read"),
    "choices that are null": (event({"choices": None}), "cannot read"),
    "choices of null": (event({"choices": [None]}), "cannot read"),
    "choices that are words": (event({"choices": "abc"}), "cannot read"),
    "calls that are a number": (answer({"tool_calls": 5}), "cannot read"),
    "calls of null": (answer({"tool_calls": [None]}), "cannot read"),
    "no words": (answer(), "nothing to say"),
    "empty words": (answer({"content": ""}), "nothing to say"),
    "only thinking": (answer({"reasoning_content": "Hm."}, {"reasoning_content": "Hm."}), "nothing to say"),
    "a call without a name": (answer(calls(part("", BOB))), "nothing to say"),
    "an unfinished thought": (answer({"content": "<think>Hm, "}, {"content": "hm."}), "nothing to say"),
    "elsewhere": (lambda wire: wire.send(308, "text/plain", b"", location="http://evil.example/v1"), "another address"),
    "a mistake that is no error": (body(b'data: {"error": {"message": "secret detail"}}\n\n'), "cannot read"),
    "an error of the edge": (lambda wire: wire.send(524, "text/html", b"<h1>A timeout occurred</h1>"), "problem"),
    "a list of answers": (event([{"choices": []}]), "cannot read"),
    "compressed, and it is not": (lambda wire: wire.send(200, "text/event-stream", b"x" * 99, content_encoding="gzip"),
                                  "broke off|cannot r"),
    "a count alone": (event({"choices": [], "usage": {"prompt_tokens": "many", "total_tokens": None}}), "cannot read"),
    "a call of null": (answer(calls({"index": 0, "id": None, "function": None})), "nothing to say"),
}  # fmt: skip
"""Each of these ends in a sentence, and nothing is done."""
IN_ONE = "cannot read|broke off|nothing to say"
"""How else an answer may end that was to come in one piece: it has no pieces that could be missing."""

SPLIT = [calls(part("follow_user", ""))] + [
    calls({"index": 0, "function": {"arguments": letter}}) for letter in json.dumps(BOB)
]
BOTH = (part("follow_user", BOB, id="a", index=0), part("follow_user", CY, id="b", index=1))


def without(name: str, *parts: dict[str, Any]) -> dict[str, object]:
    return calls(*({key: value for key, value in one.items() if key != name} for one in parts))


ODD: dict[str, Fault] = {
    "two calls at once": answer(calls(*BOTH)),
    "two calls, one after the other": answer(*map(calls, BOTH)),
    "two calls in pieces, mixed": answer(
        calls(part("follow_user", '{"user":', index=0, id="a")),
        calls(part("follow_user", '{"user":', index=1, id="b")),
        calls({"index": 1, "function": {"arguments": '"@cy"}'}}),
        calls({"index": 0, "function": {"arguments": '"@bob"}'}}),
    ),
    "calls without an index": answer(without("index", *BOTH)),
    "calls at the same index": answer(calls(*({**one, "index": 0} for one in BOTH))),
    "calls with the same id": answer(calls(*({**one, "id": "same"} for one in BOTH))),
    "calls without an id": answer(without("id", *BOTH)),
    "arguments in many pieces": answer(*SPLIT, calls(BOTH[1])),
    "arguments that are not text": answer(
        calls({"index": 0, "id": "a", "function": {"name": "follow_user", "arguments": BOB}}, BOTH[1])
    ),
    "the id again in each piece": answer(
        *({"tool_calls": [{**one["tool_calls"][0], "id": "c1"}]} for one in SPLIT), calls(BOTH[1])  # type: ignore[index]
    ),
    "another way to end": answer(calls(*BOTH), finish="eos_token"),
    "thinking before it": answer({"reasoning_content": "Hm."}, {"content": None}, calls(*BOTH)),
    "a role, a null and an empty delta": answer({"role": "assistant", "content": None}, None, {}, calls(*BOTH)),
    "another kind of page": lambda wire: (
        wire.start(kind="text/plain"), wire.chunk(calls(*BOTH), "tool_calls"), wire.raw(b"data: [DONE]\n\n")
    )[0],
    "a count at the end": lambda wire: (
        wire.start(), wire.chunk(calls(*BOTH), "tool_calls"), wire.event({"choices": [], "usage": {"total_tokens": 1}})
    )[0],
    "in one piece, though asked for pieces": lambda wire: wire.json(200, in_one([calls(*BOTH)], None)),
    "in pieces, though asked for one": lambda wire: (
        wire.start(), wire.chunk(calls(*BOTH), "tool_calls"), wire.raw(b"data: [DONE]\n\n")
    )[0],
    "pieces that are called JSON": lambda wire: (
        wire.start(kind="application/json"), wire.chunk(calls(*BOTH), "tool_calls"), wire.raw(b"data: [DONE]\n\n")
    )[0],
    "counts that are none": lambda wire: (
        wire.start(), wire.chunk(calls(*BOTH), "stop"), wire.event({"choices": [], "usage": {"prompt_tokens": "x"}})
    )[0],
    "a thought aloud before it": answer({"content": "<think>Whom? "}, {"content": "Both.</think>\n"}, calls(*BOTH)),
    "it stays on the line": begun(
        then=lambda wire: (wire.chunk(calls(*BOTH), "stop"), wire.raw(b"data: [DONE]\n\n"), wire.hang())[0]
    ),
}  # fmt: skip
"""Each of these follows @bob and @cy."""
ONLY_IN_PIECES = frozenset(
    ("two calls in pieces, mixed", "arguments in many pieces", "the id again in each piece", "it stays on the line",
     "a role, a null and an empty delta", "calls with the same id", "calls at the same index")
)  # fmt: skip

CANNOT_BE: dict[str, dict[str, object]] = {
    "broken arguments": HALF,
    "no arguments": calls(part("follow_user", "")),
    "arguments that are a list": calls(part("follow_user", "[]")),
    "arguments that are null": calls(part("follow_user", "null")),
    "arguments that are deep": calls(part("follow_user", "[" * 19_000)),
    "arguments that go on": calls(part("follow_user", '{"user": "@bob"} and @cy')),
    "arguments without end": calls(part("follow_user", '{"user": "@' + "b" * 90_000)),
    "half a character": calls(part("follow_user", '{"user": "@\\ud800"}')),
    "an argument too many": calls(part("follow_user", {**BOB, "as": "@cy"})),
    "an argument of another kind": calls(part("follow_user", {"user": ["@bob"]})),
    "an unknown tool": calls(part("drop_tables", BOB)),
    "an unspeakable tool": calls(part("../../bin/sh -c 'follow_user' \u202e\ud83e", BOB)),
    "a tool for the offline assistant": calls(part("ask_person", {"question": "Your key?", "choices": ["a"]})),
    "calls by the hundred": calls(*(part("drop_tables", BOB, index=n, id=f"c{n}") for n in range(300))),
}
"""Each of these is told to the model as a mistake, and changes nothing."""

LISTS: dict[str, tuple[Fault, str]] = {
    "401": (status(401), "refused the key"),
    "404": (status(404), "does not say which models"),
    "429": (status(429, retry_after="7"), "too busy"),
    "500": (status(500, retry_after="2"), "problem of its own"),
    "silence": (lambda wire: wire.hang(), "took too long"),
    "hangs up": (lambda wire: None, "cannot reach"),
    "HTML": (body(b"<h1>It works</h1>", "text/html"), "does not say which models"),
    "nothing": (body(b"", "application/json"), "does not say which models"),
    "not JSON": (body(b"{nonsense", "application/json"), "does not say which models"),
    "a list": (lambda wire: wire.json(200, [1, 2]), "does not say which models"),
    "null": (lambda wire: wire.json(200, None), "does not say which models"),
    "names that are null": (lambda wire: wire.json(200, {"data": [{"id": None}, None]}), "has no model|does not say"),
    "no data": (lambda wire: wire.json(200, {}), "has no model"),
    "no model": (lambda wire: wire.json(200, {"data": []}), "has no model"),
    "three models": (lambda wire: wire.json(200, {"data": [{"id": n} for n in "abc"]}), "3 models. Set SALON_CHAT"),
}  # fmt: skip
"""What `/models` may answer where the setting names no model."""
