"""ASGI middleware: whoever opens the chat page without a sign-in gets one, and may talk at once."""

from limits import parse
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import MovingWindowRateLimiter
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.identity import DAYS, new_guest
from assistant.pages import sentence_page
from assistant.running import Running
from assistant.wall import cookie, framed, is_page, secure
from storage.errors import StorageError

LIMIT = parse("60 per 10 minutes")
FRAME = "/embed"
FRAMED = b"embedded=1"
ENTERING = b"enter="
"""The page that signs a site's own visitor in comes first; it opens the frame's address again without this."""
TOO_MANY = "Many new visitors came from your address just now. Please try again in a few minutes."
NO_COOKIE = "This browser does not let the widget remember you here. Open Salon in a tab of its own instead."


class Guests:
    """Signs newcomers in: with a partitioned cookie inside another site's page, with a plain one otherwise."""

    def __init__(self, app: ASGIApp, running: Running) -> None:
        self.app, self.running = app, running
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET" or not self._concerned(scope):
            await self.app(scope, receive, send)
            return
        try:
            await self._let_in(scope, receive, send)
        except StorageError as error:
            await sentence_page(str(error), 503)(scope, receive, send)

    async def _let_in(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        app: ASGIApp = _to_the_chat(scope) if scope["path"] == FRAME else self.app
        if await self.running.sessions.person(self.running.salon.db, cookie(headers, self.running.sessions.cookie)):
            await app(scope, receive, send)
        elif scope["path"] != FRAME and scope["query_string"] == FRAMED:
            await sentence_page(NO_COOKIE, 403)(scope, receive, send)
        else:
            await self._welcome(app, scope, receive, send)

    def _concerned(self, scope: Scope) -> bool:
        enters = scope["path"] == FRAME and scope["query_string"].startswith(ENTERING)
        return not enters and (scope["path"] == FRAME or is_page(scope["path"]) or self._in_a_trusted_page(scope))

    def _in_a_trusted_page(self, scope: Scope) -> bool:
        """Chainlit's Copilot opens no page of ours; its first request asks who is there."""
        return scope["path"] == "/user" and Headers(scope=scope).get("origin") in self.running.trusted

    async def _welcome(self, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        address = scope["client"][0] if scope.get("client") else "?"
        if not await self._limiter.hit(LIMIT, address):
            await sentence_page(TOO_MANY, 429)(scope, receive, send)
            return
        db = self.running.salon.db
        token = await self.running.sessions.open(db, await new_guest(db))
        header = self._cookie(scope, token)
        scope = {
            **scope,
            "headers": [*scope["headers"], (b"cookie", f"{self.running.sessions.cookie}={token}".encode())],
        }

        async def with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).append("set-cookie", header)
            await send(message)

        await app(scope, receive, with_cookie)

    def _cookie(self, scope: Scope, token: str) -> str:
        response = Response()
        inside = scope["path"] == FRAME or framed(Headers(scope=scope)) or self._in_a_trusted_page(scope)
        response.set_cookie(
            self.running.sessions.cookie,
            token,
            max_age=DAYS * 86_400,
            httponly=True,
            secure=inside or secure(scope, self.running.settings.url),
            samesite="none" if inside else "lax",
        )
        return response.headers["set-cookie"]


def _to_the_chat(scope: Scope) -> Response:
    return RedirectResponse(f"/?{FRAMED.decode()}", 303)
