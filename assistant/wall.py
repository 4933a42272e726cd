"""The wall around every route: what may come in, from where, how large, and with which headers it goes out."""

import re
from collections.abc import Callable
from http.cookies import SimpleCookie
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.harden import own_origin

MAX_BODY = 1_000_000
UPLOADS, MAX_UPLOAD = "/project/file", 17_000_000
"""A picture of 16 MB, and the form around it."""
TOO_LARGE = "That file is larger than 16 MB, which is as large as a picture may be."
HOST = re.compile(r"[a-z0-9.\-]+(:\d+)?|\[[0-9a-f:]+\](:\d+)?", re.IGNORECASE)
SAFE = {"GET", "HEAD", "OPTIONS"}
CHAT_PATHS = (
    "/user", "/auth/config", "/set-session-cookie", "/project/translations",
    "/project/settings", "/project/action", "/project/element", "/project/threads", "/project/thread",
    "/favicon", "/logo",
)  # fmt: skip
CHAT_PREFIXES = ("/public/", "/assets/", "/copilot/", "/avatars/", "/ws/socket.io", "/thread/")
PAGES = ("/", "/login")
SCRIPT_PAGES = ("/embed",)
FORM_PAGES = ("/account", "/signin", "/bring", "/signout")
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
NO_TRAINING = {"Content-Usage": "train-ai=n", "X-Robots-Tag": "noai, noimageai", "TDM-Reservation": "1"}
"""What makers of models are told everywhere: in the words of the IETF's AI preferences (a draft still), in those that
crawlers have kept to since 2022, and in those of the W3C group for text and data mining."""
TRAINING_ALLOWED = {"Content-Usage": "train-ai=y", "TDM-Reservation": "0"}
CHAT_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; media-src 'self' blob:; "
    "worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'"
)
"""Chainlit compiles the cards in the browser, hence 'unsafe-eval'."""
PAGE_POLICY = (
    "default-src 'none'; img-src 'self' data:; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'"
)
SCRIPT_POLICY = f"{PAGE_POLICY}; script-src 'self'; connect-src 'self'"
FORM_POLICY = PAGE_POLICY.replace("form-action 'none'", "form-action 'self'")


class Wall:
    """ASGI middleware. `embedders` may show us in a frame, which isolates; `trusted` may call us from their own pages.

    `ours` tells the paths that are not Chainlit's.
    """

    def __init__(
        self,
        app: ASGIApp,
        embedders: Callable[[], set[str]],
        trusted: Callable[[], set[str]],
        ours: Callable[[str], bool],
    ) -> None:
        self.app, self.embedders, self.trusted, self.ours = app, embedders, trusted, ours

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = self._refusal(scope, headers)
        app = _said(scope, *refusal) if refusal else self.app
        if headers.get("origin") in self.trusted() and "access-control-request-method" in headers:
            app = Response(status_code=204)
        await app(scope, _limited(receive, _most(scope)), self._dressed(scope, headers, send))

    def _refusal(self, scope: Scope, headers: Headers) -> tuple[int, str] | None:
        origin = headers.get("origin")
        foreign = origin and not own_origin(origin, headers.get("host", "")) and origin not in self.trusted()
        if scope["method"] not in SAFE and (foreign or (not origin and headers.get("sec-fetch-site") == "cross-site")):
            return 403, "That page may not do this."
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > _most(scope):
            return 413, "That is too large."
        return None

    def _policy(self, path: str, host: str) -> str:
        if path in SCRIPT_PAGES:
            return SCRIPT_POLICY
        if path in FORM_PAGES:
            return FORM_POLICY
        return PAGE_POLICY if self.ours(path) else chat_policy(host)

    def _dressed(self, scope: Scope, asked: Headers, send: Send) -> Send:
        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if "Content-Usage" not in headers:
                    headers.update(NO_TRAINING)
                policy = self._policy(scope["path"], asked.get("host", ""))
                frames = " ".join(["'self'", *sorted(self.embedders())])
                headers.setdefault("Content-Security-Policy", f"{policy}; frame-ancestors {frames}")
                _part_cookies(headers)
                if asked.get("origin") in self.trusted():
                    _open_to(headers, asked["origin"])
            await send(message)

        return dressed


def chat_policy(host: str) -> str:
    """The policy of the chat page. Some browsers want the websocket's address spelled out."""
    sockets = f"ws://{host} wss://{host}" if HOST.fullmatch(host) else ""
    return CHAT_POLICY.replace("connect-src 'self'", f"connect-src 'self' {sockets}".strip())


def _open_to(headers: MutableHeaders, origin: str) -> None:
    """CORS for a site that draws the chat into its own page."""
    headers["Access-Control-Allow-Origin"] = origin
    headers["Access-Control-Allow-Credentials"] = "true"
    headers["Access-Control-Allow-Methods"] = "GET, POST, PUT, DELETE"
    headers["Access-Control-Allow-Headers"] = "Content-Type, Authorization"
    headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    headers.add_vary_header("Origin")


def _part_cookies(headers: MutableHeaders) -> None:
    """A cookie for a frame on another site only lives where it is partitioned."""
    cookies = headers.getlist("set-cookie")
    if not any("samesite=none" in cookie.lower() for cookie in cookies):
        return
    del headers["set-cookie"]
    for cookie in cookies:
        wants = "samesite=none" in cookie.lower() and "partitioned" not in cookie.lower()
        headers.append("set-cookie", f"{cookie}; Partitioned" if wants else cookie)


def _most(scope: Scope) -> int:
    """How many bytes may come in."""
    return MAX_UPLOAD if scope["path"] == UPLOADS and scope["method"] == "POST" else MAX_BODY


def _said(scope: Scope, status: int, sentence: str) -> Response:
    """A refusal, where a file is brought in the form in which the page shows it."""
    if scope["path"] == UPLOADS:
        return JSONResponse({"detail": TOO_LARGE if status == 413 else sentence}, status)
    return PlainTextResponse(sentence, status)


def _limited(receive: Receive, most: int) -> Receive:
    """A body that does not say its length is cut off at the limit too."""
    taken = 0

    async def limited() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        return {"type": "http.disconnect"} if taken > most else message

    return limited


def chainlit_path(path: str) -> bool:
    """Whether Salon uses this path of Chainlit's; the others (files, MCP, log-in forms, API pages) stay shut."""
    return path in PAGES or path in CHAT_PATHS or path.startswith(CHAT_PREFIXES)


def is_page(path: str) -> bool:
    """Whether this is the chat page itself, on which a newcomer is signed in."""
    return path in PAGES or path.startswith("/thread/")


def cookie(headers: Headers, name: str) -> str | None:
    found = SimpleCookie(headers.get("cookie", "")).get(name)
    return found.value if found else None


def framed(headers: Headers) -> bool:
    return headers.get("sec-fetch-dest") == "iframe"


def secure(scope: Scope, public_url: str) -> bool:
    return scope.get("scheme") == "https" or urlsplit(public_url).scheme == "https"
