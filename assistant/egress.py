"""What leaves this machine for a model: read from each request as it stands, and written down before its bytes go.

A request that cannot be written down does not leave.
"""

import json
import logging
import re
from collections.abc import Iterator, Sequence
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from assistant.prompt import apart
from social_tools.context import Context
from storage import egress
from storage.errors import StorageError
from storage.models import Sent

if TYPE_CHECKING:
    import httpx2

log = logging.getLogger("salon")
ID = re.compile(r"(?<!\d)\d{6,16}(?!\d)")
NAMED_BY = ("id", "post", "image")
"""Where in an object stands whose fields the others are."""
LONGEST_MODEL, LONGEST_HOST, MOST_TOKENS = 200, 255, 1 << 30
Fields = dict[str, list[str]]


class Unnoted(Exception):
    """A request did not leave, as what is in it could not be written down."""


class Ledger:
    """What one turn of a person's conversation sends."""

    def __init__(self, context: Context) -> None:
        self._db = context.salon.db
        self.turn = Sent(
            id=self._db.new_id(),
            account_id=context.person.id,
            thread_id=context.thread,
            host="",
            model="",
            requests=0,
            size=0,
            tokens=0,
            uncounted=0,
            posts={},
            images={},
            results={},
        )
        self._last = 0

    async def leaving(self, host: str, body: bytes) -> None:
        """Write down a request. Raises Unnoted."""
        try:
            told = self._told(body)
            numbers = {int(number) for text in texts(told) for number in ID.findall(text)}
            posts, images = await self._db.read(egress.posts_and_images, numbers)
            fields = fields_of(told)
            turn = self.turn
            turn.host, turn.model = host[:LONGEST_HOST], str(told.get("model", ""))[:LONGEST_MODEL]
            turn.requests, turn.size = turn.requests + 1, turn.size + len(body)
            turn.posts = _merged(turn.posts, {str(id_): fields.get(str(id_), []) for id_ in posts})
            turn.images = _merged(turn.images, {str(id_): fields.get(str(id_), []) for id_ in images})
            self._besides(told, len(body))
            await self._db.write(egress.note, turn)
        except Exception as error:
            raise Unnoted from error

    def _told(self, body: bytes) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(body)
        return found

    def _besides(self, told: dict[str, Any], size: int) -> None:
        """What a conversation with a model tells, and what is to be counted of it."""
        self._last = size
        self.turn.uncounted += size
        self.turn.results = _merged(self.turn.results, results_of(told))

    async def counted(self, tokens: int) -> None:
        """The server says how many tokens the last request was."""
        self.turn.tokens += tokens
        self.turn.uncounted -= self._last
        self._last = 0
        try:
            await self._db.write(egress.note, self.turn)
        except StorageError:
            log.warning("the server's count of tokens is not kept", exc_info=True)


class PictureLedger(Ledger):
    """What one picture sends to an image model: words, and the pictures that are to be changed."""

    def __init__(self, context: Context, act: str, model: str, prompt: str, images: Sequence[int]) -> None:
        super().__init__(context)
        self._act, self._form, self._images = f"images.{act}", {"model": model, "prompt": prompt}, images

    def _told(self, body: bytes) -> dict[str, Any]:
        """A form with files is not JSON; its words are known."""
        return super()._told(body) if body.startswith(b"{") else dict(self._form)

    def _besides(self, told: dict[str, Any], size: int) -> None:
        """No tokens are guessed of it, since servers count pictures in ways of their own."""
        turn = self.turn
        turn.images = _merged(turn.images, {str(id_): ["picture"] for id_ in self._images})
        turn.results = _merged(turn.results, {self._act: ["prompt"]})

    async def counted_of(self, answer: Any) -> None:
        """Keep what the server says it has counted, where it does."""
        tokens = getattr(getattr(answer, "usage", None), "input_tokens", None)
        if isinstance(tokens, int) and 0 < tokens < MOST_TOKENS:
            await self.counted(tokens)


noting: ContextVar[Ledger | None] = ContextVar("noting", default=None)
"""Whose ledger the requests of this task go into."""


async def note(request: "httpx2.Request") -> None:
    """Called with each request on its way to a model's server. Raises Unnoted."""
    body = await request.aread()
    ledger = noting.get()
    if body and ledger is None:
        raise Unnoted
    if body and ledger:
        await ledger.leaving(request.url.host, body)


def texts(value: Any) -> Iterator[str]:
    """All text in a request; JSON inside it taken apart, so that no escape sequence stands next to a number."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield key
            yield from texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)
    elif isinstance(value, str) and not value.startswith("data:"):
        said, scene = apart(value)
        inner = [_json(text) for text in (said, scene)]
        yield from (said if inner[0] is None else "", scene if inner[1] is None else "")
        yield from (text for part in inner if part is not None for text in texts(part))
    elif isinstance(value, int):
        yield str(value)


def fields_of(told: dict[str, Any]) -> Fields:
    """By id: the fields that results of tools, or words beside a picture, tell of it."""
    found: dict[str, set[str]] = {}
    for message in told.get("messages", ()):
        for part in _objects(_told_of(message)):
            for name in NAMED_BY:
                if isinstance(part.get(name), str):
                    found.setdefault(part[name], set()).update(set(part) - {name})
                    break
    return {id_: sorted(fields) for id_, fields in found.items()}


def _told_of(message: dict[str, Any]) -> Any:
    content = message.get("content")
    if isinstance(content, list):
        return [_json(part.get("text")) for part in content]
    return _json(content) if message["role"] == "tool" else None


def results_of(told: dict[str, Any]) -> Fields:
    """By tool: the fields of its results. By `you`: what is told of the person themselves."""
    calls: dict[str, str] = {}
    found: dict[str, set[str]] = {}
    for message in told.get("messages", ()):
        calls |= {call["id"]: call["function"]["name"] for call in message.get("tool_calls") or ()}
        content = message.get("content")
        if message["role"] == "tool":
            result = _json(content)
            found.setdefault(calls.get(message["tool_call_id"], "?"), set()).update(result if result else ())
        if message["role"] == "user" and isinstance(content, str):
            _, scene = apart(content)
            own = {name for name, value in (_json(scene) or {}).items() if value}
            found.setdefault("you", set()).update({"words", *own})
        elif message["role"] == "user":
            found.setdefault("you", set()).add("words")
    return {tool: sorted(fields) for tool, fields in found.items()}


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _objects(part)


def _json(text: Any) -> Any:
    """What a text holds where it is a JSON object or list; None otherwise."""
    if not isinstance(text, str) or text[:1] not in ("{", "["):
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _merged(one: Fields, other: Fields) -> Fields:
    return {key: sorted({*one.get(key, ()), *other.get(key, ())}) for key in sorted({*one, *other})}
