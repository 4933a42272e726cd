"""A model's server for tests: real HTTP on loopback, the chat-completions protocol, and as strict as the strictest."""

import contextlib
import itertools
import json
import re
import threading
from collections.abc import Callable, Iterable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Message = dict[str, Any]
ORDER = re.compile(r"follow (@\w+)", re.IGNORECASE)


def words(text: str) -> Message:
    return {"content": text}


def part(name: str, arguments: dict[str, Any] | str, **more: Any) -> Message:
    """A call, or a piece of one, as a delta holds it."""
    text = arguments if isinstance(arguments, str) else json.dumps(arguments)
    return {"index": 0, "id": "c1", "type": "function", "function": {"name": name, "arguments": text}, **more}


def call(name: str, arguments: dict[str, Any] | str, id_: str = "c1") -> Message:
    return {"tool_calls": [part(name, arguments, id=id_)]}


def obeys(messages: list[Message]) -> Message:
    """The worst case: does whatever any text that it is given tells it, whoever wrote it."""
    last = max(index for index, message in enumerate(messages) if message["role"] == "user")
    done = sum(message["role"] == "tool" for message in messages[last:])
    if done == 0:
        return call("read_feed", {"feed": "explore"})
    for message in messages[1:]:
        if (found := ORDER.search(str(message.get("content")))) and done < 4:
            return call("follow_user", {"user": found[1], "follow": True}, f"c{done}")
    return words("Done as told.")


class Wire:
    """One answer of the server, to be written in whatever way."""

    def __init__(self, handler: BaseHTTPRequestHandler, body: dict[str, Any], stop: threading.Event) -> None:
        self._handler, self.body, self.stop = handler, body, stop
        self.messages: list[Message] = body.get("messages", [])
        self.tools: list[dict[str, Any]] = body.get("tools", [])
        self.model: str = body.get("model", "")

    def send(self, status: int, kind: str, data: bytes, **headers: str) -> None:
        self.start(status, kind, **{"content-length": str(len(data)), **headers})
        self.raw(data)

    def json(self, status: int, data: object, **headers: str) -> None:
        self.send(status, "application/json", json.dumps(data).encode(), **headers)

    def start(self, status: int = 200, kind: str = "text/event-stream", **headers: str) -> None:
        self._handler.send_response(status)
        for name, value in {"content-type": kind, **headers}.items():
            self._handler.send_header(name.replace("_", "-"), value)
        self._handler.end_headers()

    def raw(self, data: bytes) -> None:
        self._handler.wfile.write(data)

    def event(self, data: object) -> None:
        self.raw(f"data: {json.dumps(data)}\n\n".encode())

    def chunk(self, delta: object, finish: object = None) -> None:
        choice = {"index": 0, "delta": delta, "finish_reason": finish}
        self.event({"id": "x", "object": "chat.completion.chunk", "created": 0, "model": "m0", "choices": [choice]})

    @property
    def whole(self) -> bool:
        """Whether the answer is wanted in one piece."""
        return self.body.get("stream") is False

    def stream(self, *deltas: object, finish: object = "stop") -> None:
        """A whole answer, in pieces or in one."""
        if self.whole:
            self.json(200, in_one(deltas, finish))
            return
        self.start()
        for delta in deltas:
            self.chunk(delta)
        self.chunk({}, finish)
        self.raw(b"data: [DONE]\n\n")

    def hang(self) -> None:
        self._handler.wfile.flush()
        self.stop.wait(30)


def in_one(deltas: Iterable[object], finish: object = "stop") -> dict[str, Any]:
    """An answer in one piece, of the pieces in which it would be streamed."""
    message: dict[str, Any] = {"role": "assistant"}
    calls: list[Any] = []
    for delta in deltas:
        for name, value in delta.items() if isinstance(delta, dict) else ():
            if name == "tool_calls":
                calls += value if isinstance(value, list) else [value]
            else:
                message[name] = message[name] + value if isinstance(message.get(name), str) and value else value
    found = {**message, "tool_calls": calls or None}
    return {"id": "x", "object": "chat.completion", "model": "m0", "choices": [
        {"index": 0, "message": found, "finish_reason": finish}
    ]}  # fmt: skip


class FakeModel:
    """`think` gets the messages and answers with `words(…)` or `call(…)`; a fault writes the answer by itself."""

    def __init__(self, think: Callable[[list[Message]], Message], models: int = 1) -> None:
        self.think, self.models = think, models
        self.fault: Callable[[Wire], None] | None = None
        self.listing: Callable[[Wire], None] | None = None
        self.requests: list[dict[str, Any]] = []
        self.bodies: list[bytes] = []
        self.complaints: list[str] = []
        self.stop = threading.Event()

    def answer(self, wire: Wire) -> None:
        if complaint := refused(wire.messages):
            self.complaints.append(complaint)
            wire.json(400, {"error": {"message": complaint}})
        elif self.fault:
            self.fault(wire)
        else:
            delta = self.think(wire.messages)
            wire.stream(*({"content": word} for word in re.findall(r"\S+\s*", delta.pop("content", ""))), delta)

    def list_models(self, wire: Wire) -> None:
        if self.listing:
            self.listing(wire)
        else:
            listed = [{"id": f"m{n}", "object": "model", "created": 0, "owned_by": "t"} for n in range(self.models)]
            wire.json(200, {"object": "list", "data": listed})


def refused(messages: list[Message]) -> str:
    """What the strictest servers refuse about a conversation; empty where they take it."""
    said = [message for message in messages[1:] if message["role"] != "tool" and not message.get("tool_calls")]
    if any(one["role"] == following["role"] for one, following in itertools.pairwise(said)):
        return "user and assistant must take turns"
    for index, message in enumerate(messages):
        calls = message.get("tool_calls", [])
        if not calls and not message["content"]:
            return "a message without content"
        for one in calls:
            if not re.fullmatch(r"[\w-]{1,64}", one["function"]["name"], re.ASCII):
                return "a tool that cannot be called so"
            if not isinstance(json.loads(one["function"]["arguments"]), dict):
                return "arguments that are no object"
        results = itertools.takewhile(lambda later: later["role"] == "tool", messages[index + 1 :])
        if calls and [one["id"] for one in calls] != [result["tool_call_id"] for result in results]:
            return "calls and results that do not match"
    return ""


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Whoever asked may hang up."""


@contextlib.contextmanager
def serving(model: FakeModel) -> Iterator[str]:
    """The base URL of a server that answers as this model does."""

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def do_GET(self) -> None:
            model.list_models(Wire(self, {}, model.stop))

        def do_POST(self) -> None:
            data = self.rfile.read(int(self.headers["content-length"]))
            body = json.loads(data)
            model.bodies.append(data)
            model.requests.append(body)
            model.answer(Wire(self, body, model.stop))

    server = Server(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1"
    finally:
        model.stop.set()
        server.shutdown()
        server.server_close()
