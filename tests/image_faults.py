"""What a server for pictures can do wrong, and how the person is told: {name: (what it sends, the sentence)}."""

import io
import struct
import zlib
from typing import Any

from fake_images import Fault, packed, picture
from fake_model import Wire
from PIL import Image

DETAIL = "secret detail"


def status(code: int, error: dict[str, Any] | None = None, **headers: str) -> Fault:
    return lambda wire: wire.json(code, {"error": {"message": DETAIL, **(error or {})}}, **headers)


def body(data: bytes, kind: str = "application/json", **headers: str) -> Fault:
    return lambda wire: wire.send(200, kind, data, **headers)


def is_streamed(wire: Wire) -> bool:
    return str(wire.body.get("stream", "")).lower() == "true"


def holds(*pictures: Any) -> Fault:
    """An answer with these in the place of pictures, in the way that was asked for."""

    def write(wire: Wire) -> None:
        if not is_streamed(wire):
            wire.json(200, {"created": 0, "data": list(pictures)})
            return
        wire.start()
        for one in pictures:
            wire.event({"type": "image_generation.completed", **(one if isinstance(one, dict) else {"b64_json": one})})

    return write


def sends(data: bytes) -> Fault:
    return holds({"b64_json": packed(data)})


def partials_only(wire: Wire) -> None:
    wire.start()
    wire.event({"type": "image_generation.partial_image", "b64_json": packed(picture())})


def cut_short(wire: Wire) -> None:
    wire.start(kind="text/event-stream" if is_streamed(wire) else "application/json", content_length="100000")
    wire.raw(b'data: {"data": [{"b64_json": "aaaa')


def head_only(wire: Wire) -> None:
    wire.start()
    wire.hang()


def drips(wire: Wire) -> None:
    wire.start(kind="text/event-stream" if is_streamed(wire) else "application/json")
    while not wire.stop.wait(0.02):
        wire.raw(b":")


def floods(wire: Wire) -> None:
    """More than any picture is."""
    wire.start(kind="text/event-stream" if is_streamed(wire) else "application/json")
    for _ in range(200):
        wire.raw(b"a" * 1_000_000)


def header_only(width: int, height: int) -> bytes:
    """A PNG that claims to be so large, and holds nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")


def moving() -> bytes:
    out = io.BytesIO()
    frames = [Image.new("RGB", (32, 32), colour) for colour in ("red", "blue")]
    frames[0].save(out, "WEBP", save_all=True, append_images=frames[1:])
    return out.getvalue()


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
NOTHING, NONE, READ = "sent no picture", "no picture that I can open", "cannot read|sent no picture"
BROKEN: dict[str, tuple[Fault, str]] = {
    "401": (status(401), "refused the key"),
    "403": (status(403), "refused the key"),
    "402": (status(402), "nothing left to spend"),
    "no quota": (status(429, {"code": "insufficient_quota"}), "nothing left to spend"),
    "429": (status(429, retry_after="7"), "too busy"),
    "400": (status(400), "did not accept"),
    "409": (status(409), "problem of its own"),
    "413": (status(413), "did not accept"),
    "500": (status(500), "problem of its own"),
    "502 in HTML": (lambda wire: wire.send(502, "text/html", b"<h1>Bad gateway</h1>"), "problem of its own"),
    "503": (status(503, retry_after="7200"), "problem of its own"),
    "moderated": (status(400, {"code": "moderation_blocked"}), "against its rules"),
    "content policy": (status(400, {"code": "content_policy_violation"}), "against its rules"),
    "no such model": (status(404, {"code": "model_not_found"}), "does not know that model"),
    "redirect": (lambda wire: wire.send(307, "text/plain", b"", location="http://127.0.0.1:9/"), "another address"),
    "moved for good": (lambda wire: wire.send(301, "text/plain", b"", location="/v2/images"), "another address"),
    "hangs up": (lambda wire: None, "broke off"),
    "silence": (lambda wire: wire.hang(), "took too long"),
    "silence after the head": (head_only, "took too long"),
    "drips": (drips, "took too long"),
    "cut short": (cut_short, "broke off"),
    "floods": (floods, "more than a picture"),
    "HTML": (body(b"<h1>It works</h1>", "text/html"), READ),
    "nothing": (body(b""), READ),
    "not JSON": (body(b"{nonsense"), READ),
    "a list": (body(b"[1, 2]"), READ),
    "null": (body(b"null"), READ),
    "deep": (body(b"[" * 100_000), READ),
    "packed": (body(zlib.compress(b"{}"), content_encoding="deflate"), NONE),
    "no data": (body(b'{"created": 0}'), READ),
    "an error in a 200": (body(b'{"error": {"message": "secret detail"}}'), READ),
    "zero pictures": (holds(), READ),
    "pictures that are null": (holds(None), READ),
    "a picture that is a number": (holds({"b64_json": 7}), NOTHING),
    "a picture that is empty": (holds({"b64_json": ""}), NOTHING),
    "malformed base64": (holds({"b64_json": "%%%!"}), NONE),
    "base64 cut short": (holds({"b64_json": packed(picture())[:-7]}), NONE),
    "a picture larger than any": (holds({"b64_json": "A" * 40_000_000}), "more than a picture"),
    "not a picture": (sends(b"hello, I am a picture"), NONE),
    "HTML that claims to be one": (sends(b"<html><script>alert(1)</script>"), NONE),
    "an SVG": (sends(SVG), NONE),
    "a GIF": (sends(picture("GIF")), NONE),
    "a TIFF": (sends(picture("TIFF")), NONE),
    "a BMP": (sends(picture("BMP")), NONE),
    "a truncated PNG": (sends(picture(side=256)[:200]), NONE),
    "a truncated JPEG": (sends(picture("JPEG", 256)[:400]), NONE),
    "a truncated WebP": (sends(picture("WEBP", 256)[:60]), NONE),
    "one pixel": (sends(picture(side=1)), NONE),
    "a bomb": (sends(header_only(60_000, 60_000)), "more than a picture|no picture that I can"),
    "a large claim": (sends(header_only(6_000, 6_000)), "more than a picture"),
    "a moving one": (sends(moving()), NONE),
    "partials only": (partials_only, f"{NOTHING}|cannot read"),
}  # fmt: skip
SLOW = {"silence", "silence after the head", "drips"}

ADDRESSES: dict[str, str] = {
    "another host": "http://localhost.example/x.png",
    "another port": "http://127.0.0.1:9/x.png",
    "another scheme": "https://127.0.0.1/x.png",
    "a file": "file:///etc/passwd",
    "a host that looks like ours": "http://127.0.0.1@evil.example/x.png",
    "the machine's own secrets": "http://169.254.169.254/latest/meta-data/",
    "without a scheme": "//evil.example/x.png",
    "no address": "http://[",
}
"""Where a server may say that its picture is, and where nothing is fetched from."""
