"""A server for pictures: real HTTP on loopback, the images protocol, and a fault wherever a test wants one."""

import base64
import contextlib
import email
import email.policy
import io
import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

from fake_model import Server, Wire
from PIL import Image

from assistant.image_models import family
from assistant.painter_remote import RemotePainter, make
from assistant.settings import load

Fault = Callable[[Wire], None]


def picture(kind: str = "PNG", side: int = 64, colour: str = "teal", **options: Any) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (side, side), colour).save(out, kind, **options)
    return out.getvalue()


def packed(data: bytes) -> str:
    return base64.b64encode(data).decode()


@dataclass
class Asked:
    """One request, as it came."""

    path: str
    fields: dict[str, Any]
    files: list[tuple[str, str, bytes]] = field(default_factory=list)
    """(name of the field, kind, bytes)"""
    size: int = 0
    key: str = ""


class FakeImages:
    """Answers with `data`, streamed where that is asked for; a fault writes the answer by itself."""

    def __init__(self, data: bytes = b"") -> None:
        self.data = data or picture()
        self.fault: Fault | None = None
        self.requests: list[Asked] = []
        self.stop = threading.Event()
        self.hold = threading.Event()
        """Set unless a test holds back the last part of a stream."""
        self.hold.set()
        self.url = ""
        self.begun = threading.Event()
        """Set once a partial picture is on its way."""

    def answer(self, wire: Wire, asked: Asked) -> None:
        if self.fault:
            self.fault(wire)
        elif str(asked.fields.get("stream", "")).lower() == "true":
            self.stream(wire, "image_edit" if "edits" in asked.path else "image_generation")
        else:
            wire.json(200, {"created": 0, "data": [{"b64_json": packed(self.data)}], "usage": {"input_tokens": 12}})

    def stream(self, wire: Wire, what: str = "image_generation") -> None:
        wire.start()
        for number, colour in enumerate(("navy", "purple")):
            part = packed(picture(side=96, colour=colour))
            wire.event({"type": f"{what}.partial_image", "partial_image_index": number, "b64_json": part})
        self.begun.set()
        self.hold.wait(30)
        wire.event({"type": f"{what}.completed", "b64_json": packed(self.data), "usage": {"input_tokens": 12}})


def read(path: str, kind: str, body: bytes, key: str) -> Asked:
    if not kind.startswith("multipart/"):
        return Asked(path, json.loads(body), size=len(body), key=key)
    asked = Asked(path, {}, size=len(body), key=key)
    message = email.message_from_bytes(b"content-type: " + kind.encode() + b"\r\n\r\n" + body, policy=email.policy.HTTP)
    for part in message.iter_parts():  # type: ignore[attr-defined]
        name, data = part.get_param("name", header="content-disposition"), part.get_payload(decode=True)
        if part.get_filename():
            asked.files.append((name, part.get_content_type(), data))
        else:
            asked.fields[name] = data.decode()
    return asked


def remote(url: str, *, openai: bool, model: str = "gpt-image-2", **more: Any) -> RemotePainter:
    """A painter as the settings make it, that takes the server on loopback for OpenAI's where that is wished."""
    settings = load(image_url=url, image_model=model, home=Path("/nonexistent"), **more)
    made = make(settings)
    assert made is not None
    made._family = family(model, settings.image_quality, openai=openai)
    return made


@contextlib.contextmanager
def serving_images(images: FakeImages) -> Iterator[str]:
    """The base URL of the server."""

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def do_GET(self) -> None:
            images.requests.append(Asked(self.path, {}, key=self.headers.get("authorization", "")))
            Wire(self, {}, images.stop).send(200, "image/png", images.data)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            asked = read(self.path, self.headers["content-type"], body, self.headers.get("authorization", ""))
            images.requests.append(asked)
            images.answer(Wire(self, asked.fields, images.stop), asked)

    server = Server(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1"
    finally:
        images.stop.set()
        images.hold.set()
        server.shutdown()
        server.server_close()
