"""A model's server for tests: real HTTP on loopback, the chat-completions protocol, behaviours to choose from."""

import contextlib
import json
import re
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Message = dict[str, Any]
ORDER = re.compile(r"follow (@\w+)", re.IGNORECASE)


def words(text: str) -> Message:
    return {"content": text}


def call(name: str, arguments: dict[str, Any] | str, id_: str = "c1") -> Message:
    text = arguments if isinstance(arguments, str) else json.dumps(arguments)
    return {"tool_calls": [{"index": 0, "id": id_, "type": "function", "function": {"name": name, "arguments": text}}]}


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


class FakeModel:
    """`think` gets the messages and answers with `words(…)` or `call(…)`; `fault` breaks the wire instead."""

    def __init__(self, think: Callable[[list[Message]], Message], fault: str = "", models: int = 1) -> None:
        self.think, self.fault, self.models = think, fault, models
        self.requests: list[dict[str, Any]] = []
        self.stop = threading.Event()


@contextlib.contextmanager
def serving(model: FakeModel) -> Iterator[str]:
    """The base URL of a server that answers as this model does."""

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def do_GET(self) -> None:
            listed = [{"id": f"m{n}", "object": "model", "created": 0, "owned_by": "t"} for n in range(model.models)]
            self._json(200, {"object": "list", "data": listed})

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            model.requests.append(body)
            if model.fault.isdecimal():
                self._json(int(model.fault), {"error": {"message": "secret detail"}})
            elif model.fault == "html":
                self._send(200, "text/html", b"<h1>It works</h1>")
            elif model.fault == "stall":
                self._start("text/event-stream")
                model.stop.wait(20)
            else:
                self._stream(model.think(body["messages"]))

        def _stream(self, delta: Message) -> None:
            self._start("text/event-stream")
            pieces = [{"content": part} for part in re.findall(r"\S+\s*", delta.get("content", ""))]
            if "tool_calls" in delta:
                pieces.append(delta)
            for piece in [*pieces, {}]:
                choice = {"index": 0, "delta": piece, "finish_reason": None if piece else "stop"}
                chunk = {"id": "x", "object": "chat.completion.chunk", "created": 0, "model": "m0", "choices": [choice]}
                self.wfile.write(f"data: {json.dumps(chunk)}\n\n".encode())
                if model.fault == "truncated":
                    return
            self.wfile.write(b"data: [DONE]\n\n")

        def _json(self, status: int, data: object) -> None:
            self._send(status, "application/json", json.dumps(data).encode())

        def _send(self, status: int, kind: str, data: bytes) -> None:
            self.send_response(status)
            self.send_header("content-type", kind)
            self.send_header("content-length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def _start(self, kind: str) -> None:
            self.send_response(200)
            self.send_header("content-type", kind)
            self.end_headers()
            self.wfile.flush()

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1"
    finally:
        model.stop.set()
        server.shutdown()
        server.server_close()
