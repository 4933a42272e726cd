"""Every patch of Chainlit, each for the version that it was written for. Upstream is no longer maintained."""

import importlib.metadata
import os
import re
import sys
import types
import uuid
import weakref
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from assistant.attached import named
from assistant.slash import spoken

VERSION = "2.12.0"
LONGEST_MESSAGE = 16_000_000
NO_CONVERSATION = "There is no such conversation of yours."
UPLOADERS = ("LITERAL_API_KEY", "LITERAL_API_URL", "TRACELOOP_API_KEY", "DATABASE_URL")
FOREIGN = re.compile(r"<link[^>]*?(?:fonts\.googleapis|fonts\.gstatic|cdn\.jsdelivr)[^>]*?>", re.DOTALL)


def before_import(app_root: str, secret: str, cookie: str) -> None:
    """What must stand in the environment before Chainlit is imported."""
    found = importlib.metadata.version("chainlit")
    if found != VERSION:
        raise RuntimeError(f"These patches are for Chainlit {VERSION}, and {found} is installed.")
    for name in UPLOADERS:
        os.environ.pop(name, None)
    os.environ["CHAINLIT_APP_ROOT"] = app_root
    os.environ["CHAINLIT_AUTH_SECRET"] = secret
    os.environ["CHAINLIT_AUTH_COOKIE_NAME"] = cookie
    os.environ["CHAINLIT_CUSTOM_AUTH"] = "1"
    # Chainlit imports an instrumentation suite that it never starts; it is half of its import time.
    if "traceloop.sdk" not in sys.modules:
        _stub("traceloop", "traceloop.sdk", "traceloop.sdk.decorators")


def after_mount(trusted: Callable[[], set[str]]) -> None:
    """Close what Chainlit leaves open. `trusted` gives the origins that may connect besides our own."""
    _guard_sessions(trusted)
    _threads_of_others_are_not_there()
    _no_foreign_links()
    _no_sleeps()
    _no_files_of_cards()
    _one_message_at_a_time()
    _room_for_a_long_paste()
    _follow_the_browsers_theme()


def _stub(*names: str) -> None:
    for name in names:
        module = types.ModuleType(name)
        module.__path__ = []
        module.__getattr__ = lambda attribute: types.SimpleNamespace()  # type: ignore[method-assign]
        sys.modules[name] = module


def own_origin(origin: str, host: str) -> bool:
    """Whether an Origin header names the host that was asked (any scheme: a proxy may end TLS)."""
    return bool(host) and urlsplit(origin).netloc.lower() == host.lower()


def _canonical(value: Any) -> bool:
    try:
        return bool(str(uuid.UUID(value)) == value)
    except (ValueError, AttributeError, TypeError):
        return False


def _guard_sessions(trusted: Callable[[], set[str]]) -> None:
    """A session id becomes a folder's name and is later removed with it; and Origin was never checked."""
    from chainlit.server import sio
    from socketio.exceptions import ConnectionRefusedError as Refused

    connect_as_it_came = sio.handlers["/"]["connect"]

    async def connect(sid: str, environ: dict[str, Any], auth: Any = None) -> Any:
        auth = auth if isinstance(auth, dict) else {}
        origin = environ.get("HTTP_ORIGIN")
        if origin and not own_origin(origin, environ.get("HTTP_HOST", "")) and origin not in trusted():
            raise Refused("origin not allowed")
        ids = [auth.get("sessionId"), *([auth["threadId"]] if auth.get("threadId") else [])]
        if not all(map(_canonical, ids)) or auth.get("clientType") not in ("webapp", "copilot"):
            raise Refused("bad session")
        if auth.get("threadId") and not await _is_own(environ, auth["threadId"]):
            auth = {**auth, "threadId": str(uuid.uuid4())}
        return await connect_as_it_came(sid, environ, auth)

    sio.handlers["/"]["connect"] = connect


async def _is_own(environ: dict[str, Any], thread: str) -> bool:
    """Whether a conversation is that of the person who connects."""
    from chainlit.data import get_data_layer
    from chainlit.socket import _authenticate_connection

    try:
        user, _ = await _authenticate_connection(environ)
    except Exception:
        return False  # and Chainlit refuses the connection
    layer = get_data_layer()
    return bool(user and layer and await layer.get_thread_author(thread) == user.identifier)


def _threads_of_others_are_not_there() -> None:
    """Somebody else's conversation was told apart from one that never was, and the sentence was not one."""
    import chainlit.server as server
    from chainlit.data import get_data_layer
    from chainlit.emitter import ChainlitEmitter
    from fastapi import HTTPException

    async def is_thread_author(username: str, thread_id: str) -> bool:
        layer = get_data_layer()
        author = await layer.get_thread_author(thread_id) if layer else ""
        if not author or author != username:
            raise HTTPException(status_code=404, detail=NO_CONVERSATION)
        return True

    def not_there(self: Any, error: str) -> Any:
        return self.emit("resume_thread_error", NO_CONVERSATION)

    vars(server)["is_thread_author"] = is_thread_author
    ChainlitEmitter.send_resume_thread_error = not_there  # type: ignore[method-assign]


def _no_foreign_links() -> None:
    """The page names a stylesheet on a CDN; without it the product starts without a network."""
    import chainlit.server as server

    template_as_it_came: Callable[[str], str] = server.get_html_template

    def template(root_path: str) -> str:
        return FOREIGN.sub("", template_as_it_came(root_path))

    server.get_html_template = template


def _no_sleeps() -> None:
    """Every message and step slept a millisecond, on the event loop, to make its time stamp distinct."""
    import time

    awake = types.SimpleNamespace(sleep=lambda _seconds: None, time=time.time)
    for name in ("chainlit.message", "chainlit.step"):
        sys.modules[name].__dict__["time"] = awake


def _no_files_of_cards() -> None:
    """Each card, and each change of one, was also written to a file that nobody may fetch; a full disk hid the card."""
    from chainlit.session import WebsocketSession

    async def keep_nothing(_session: WebsocketSession, **_file: Any) -> dict[str, str]:
        return {"id": str(uuid.uuid4())}

    WebsocketSession.persist_file = keep_nothing  # type: ignore[assignment, method-assign]


def _one_message_at_a_time() -> None:
    """Messages sent in a row were worked on at once, answered in whatever order came of it, and Stop met the last, or
    the chat's start. It said that all was stopped before anything was, and never what had been done by then."""
    import asyncio

    from chainlit.config import config
    from chainlit.context import init_ws_context
    from chainlit.server import sio
    from chainlit.session import WebsocketSession
    from chainlit.socket import process_message

    turns: weakref.WeakKeyDictionary[WebsocketSession, asyncio.Lock] = weakref.WeakKeyDictionary()
    working: weakref.WeakKeyDictionary[WebsocketSession, asyncio.Task[None]] = weakref.WeakKeyDictionary()
    waiting: set[asyncio.Task[None]] = set()

    async def in_turn(session: WebsocketSession, payload: Any) -> None:
        async with turns.setdefault(session, asyncio.Lock()):
            working[session] = asyncio.current_task()  # type: ignore[assignment]
            await process_message(session, payload)

    async def message(sid: str, payload: Any) -> None:
        _spell_out(payload)
        _set_files_apart(payload)
        task = asyncio.create_task(in_turn(WebsocketSession.require(sid), payload))
        waiting.add(task)
        task.add_done_callback(waiting.discard)

    async def stop(sid: str) -> None:
        session = WebsocketSession.get(sid)
        if session is None:
            return
        if task := working.get(session):
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        init_ws_context(session)
        if config.code.on_stop:
            await config.code.on_stop()

    sio.handlers["/"] |= {"client_message": message, "stop": stop}


def _spell_out(payload: Any) -> None:
    """A command of the page's list comes beside the words: from here on it is what the person said, slash and all.

    Without words, Chainlit took such a message for no beginning of a conversation.
    """
    message = payload.get("message") if isinstance(payload, dict) else None
    if isinstance(message, dict) and message.get("command"):
        message["output"] = spoken(message["command"], str(message.get("output", "")))
        message["command"] = None


def _set_files_apart(payload: Any) -> None:
    """Chainlit kept the files of a message as they came, and served them again. They are named beside the words; a
    message that is nothing but files was taken for none, and begins a conversation with a name of its own."""
    message = payload.get("message") if isinstance(payload, dict) else None
    if not isinstance(message, dict):
        return
    files = named(payload.get("fileReferences"))
    payload["fileReferences"] = []
    wordless = bool(files) and not str(message.get("output", "")).strip()
    if wordless:
        message["output"] = wordless_message(len(files))
    message["metadata"] = {"files": files, "wordless": wordless} if files else {}


def wordless_message(count: int) -> str:
    """What stands in the conversation for a message of pictures alone."""
    return "(a picture)" if count == 1 else f"({count} pictures)"


def _room_for_a_long_paste() -> None:
    """At one megabyte the connection was closed without a word; now the answer says that it is too long."""
    from chainlit.server import sio

    sio.eio.max_http_buffer_size = LONGEST_MESSAGE


def _follow_the_browsers_theme() -> None:
    """The settings file refuses "system"; the page understands it."""
    from chainlit.config import config

    config.ui.default_theme = "system"


def sweep_chats() -> int:
    """Forget the chats of sessions that are gone, which Chainlit keeps for ever; how many were forgotten."""
    contexts = sys.modules["chainlit.chat_context"].chat_contexts
    live = {session.id for session in sys.modules["chainlit.session"].ws_sessions_id.values()}
    gone = [id_ for id_ in contexts if id_ not in live]
    for id_ in gone:
        del contexts[id_]
    return len(gone)
