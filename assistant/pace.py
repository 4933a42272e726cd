"""ASGI middleware: how many requests somebody may send, by the browser that is signed in, or else by their address."""

from starlette.datastructures import Headers
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.identity import Sessions
from assistant.pages import sentence_page
from assistant.throttle import Throttle, origin_of
from assistant.wall import cookie

PAGES = "300 per 5 minutes"
FILES = CROWD = "3000 per 5 minutes"
"""What a page loads by itself; and all that one address may ask for, however many browsers are behind it."""
OWN_PACE = "/api/entry"
"""One server asks there for all its visitors, and is counted by itself."""
FILE_PATHS = (
    "/public/", "/assets/", "/copilot/", "/avatars/", "/media/", "/ws/socket.io", "/widget.js", "/favicon", "/logo",
    "/health",
)  # fmt: skip
TOO_MANY = "That was too much at once. Try again in {seconds} seconds."


class Pace:
    """Refuses with 429, and says in how many seconds to come back."""

    def __init__(self, app: ASGIApp, sessions: Sessions) -> None:
        self.app, self.sessions = app, sessions
        self._pages, self._files, self._crowd = Throttle(PAGES), Throttle(FILES), Throttle(CROWD)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        wait = await self._wait(scope) if scope["type"] == "http" else 0
        app = _refusal(Headers(scope=scope), wait) if wait else self.app
        await app(scope, receive, send)

    async def _wait(self, scope: Scope) -> int:
        address = origin_of(scope)
        if scope["path"] == OWN_PACE:
            return 0
        if scope["path"].startswith(FILE_PATHS) or scope["path"].endswith("/avatar.webp"):
            return await self._files.wait(address)
        token = cookie(Headers(scope=scope), self.sessions.cookie)
        browser = self.sessions.key(token) if token else None
        return await self._pages.wait(browser or address) or (await self._crowd.wait(address) if browser else 0)


def _refusal(headers: Headers, seconds: int) -> Response:
    sentence = TOO_MANY.format(seconds=seconds)
    response: Response
    if "text/html" in headers.get("accept", ""):
        response = sentence_page(sentence, 429)
    else:
        response = JSONResponse({"error": "rate_limited", "hint": sentence, "retry_s": seconds}, 429)
    response.headers["Retry-After"] = str(seconds)
    return response
