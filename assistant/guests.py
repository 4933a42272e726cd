"""ASGI middleware: whoever opens the chat page without a sign-in gets one, and may talk at once."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.cookies import cookie_header
from assistant.identity import DAYS, new_guest
from assistant.pages import sentence_page
from assistant.running import Running
from assistant.throttle import Throttle, origin_of
from assistant.wall import cookie, framed, is_page
from storage.errors import StorageError

LIMIT = "60 per 10 minutes"
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
        self._newcomers = Throttle(LIMIT)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET" or not self._concerned(scope):
            await self.app(scope, receive, send)
            return
        try:
            await self._let_in(scope, receive, send)
        except StorageError as error:
            await sentence_page(str(error), 503)(scope, receive, send)

    async def _let_in(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers, sessions = Headers(scope=scope), self.running.sessions
        app: ASGIApp = _to_the_chat(scope) if scope["path"] == FRAME else self.app
        token = cookie(headers, sessions.cookie)
        person = await sessions.person(self.running.salon.db, token)
        if token and person:
            renewed = sessions.renewed(token, person)
            app = self._with_cookie(app, scope, *renewed) if renewed else app
            await app(scope, receive, send)
        elif scope["path"] != FRAME and scope["query_string"] == FRAMED:
            await sentence_page(NO_COOKIE, 403)(scope, receive, send)
        elif wait := await self._newcomers.wait(origin_of(scope)):
            await sentence_page(TOO_MANY, 429, {"Retry-After": str(wait)})(scope, receive, send)
        else:
            db = self.running.salon.db
            token = await sessions.open(db, await new_guest(db))
            await self._with_cookie(app, scope, token, DAYS * 86_400)(scope, receive, send)

    def _concerned(self, scope: Scope) -> bool:
        enters = scope["path"] == FRAME and scope["query_string"].startswith(ENTERING)
        return not enters and (scope["path"] == FRAME or is_page(scope["path"]) or self._in_a_trusted_page(scope))

    def _in_a_trusted_page(self, scope: Scope) -> bool:
        """Chainlit's Copilot opens no page of ours; its first request asks who is there."""
        return scope["path"] == "/user" and Headers(scope=scope).get("origin") in self.running.trusted

    def _with_cookie(self, app: ASGIApp, scope: Scope, token: str, seconds: int) -> ASGIApp:
        """The application for a browser that gets this sign-in with the answer, and counts as having it already."""
        name = self.running.sessions.cookie
        inside = scope["path"] == FRAME or framed(Headers(scope=scope)) or self._in_a_trusted_page(scope)
        header = cookie_header(scope, self.running.settings.url, name, token, seconds, inside=inside)
        signed_in = {**scope, "headers": [*scope["headers"], (b"cookie", f"{name}={token}".encode())]}

        async def with_cookie(_scope: Scope, receive: Receive, send: Send) -> None:
            async def send_cookie(message: Message) -> None:
                if message["type"] == "http.response.start":
                    MutableHeaders(scope=message).append("set-cookie", header)
                await send(message)

            await app(signed_in, receive, send_cookie)

        return with_cookie


def _to_the_chat(scope: Scope) -> Response:
    return RedirectResponse(f"/?{FRAMED.decode()}", 303)
