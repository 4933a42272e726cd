"""Visitors for whom another site answers: its server asks for a token, and its page hands it to the widget's frame."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.requests import ClientDisconnect

from assistant.cookies import cookie_header
from assistant.identity import DAYS, visitor
from assistant.pages import html
from assistant.running import Running
from assistant.throttle import Throttle
from assistant.wall import cookie
from storage import entries, signins, sites

LIMIT = "300 per 5 minutes"
LIFE_S = 300
NO_BROWSERS = "Only the server of a site may ask for this; a page that holds the site's key gives it to everybody."
NO_KEY = "Send the key that `salon site add` printed for your site, as Authorization: Bearer KEY."
NO_VISITOR = (
    'Send JSON such as {"user": "42", "name": "Ada Lovelace"}: `user` is your own id of the visitor, '
    "a text of 1 to 200 characters, and `name` may be left out."
)
TOO_MANY = "Your site asked for very many tokens just now. Ask again in {seconds} seconds."
NO_ENTRY = (
    "This site could not sign you in, because its pass for you is no longer good. "
    "Load the page again, or go on as a guest."
)


class Visitor(BaseModel):
    """Whom a site vouches for."""

    model_config = ConfigDict(extra="forbid", strict=True)

    user: str = Field(min_length=1, max_length=200)
    name: str | None = None


class Entering(BaseModel):
    """What the frame got from the page around it, and which page the browser says that is. No token: nobody."""

    model_config = ConfigDict(extra="forbid", strict=True)

    token: str | None
    origin: str


def routes(running: Running) -> APIRouter:
    router = APIRouter(include_in_schema=False)
    add_tokens(router, running)
    add_frame(router, running)
    return router


def add_tokens(router: APIRouter, running: Running) -> None:
    asking, db = Throttle(LIMIT), running.salon.db

    @router.post("/api/entry")
    async def token(request: Request) -> Response:
        """A token for a visitor of the site whose key is sent."""
        if "origin" in request.headers or "sec-fetch-site" in request.headers:
            return _refused(403, "forbidden", NO_BROWSERS)
        origin = await db.read(sites.by_key, _key(request))
        if origin is None:
            return _refused(401, "forbidden", NO_KEY, {"WWW-Authenticate": "Bearer"})
        if wait := await asking.wait(origin):
            return _too_many(wait)
        try:
            asked = Visitor.model_validate_json(await _body(request))
        except ValidationError:
            return _refused(422, "invalid", NO_VISITOR)
        person = await visitor(db, origin, asked.user, asked.name or "")
        made = await db.write(entries.issue, person.id, origin, db.clock() + LIFE_S * 1000)
        return JSONResponse({"token": made, "expires_s": LIFE_S}, headers={"Cache-Control": "no-store"})


def add_frame(router: APIRouter, running: Running) -> None:
    db, sessions = running.salon.db, running.sessions

    @router.get("/embed")
    async def page() -> Response:
        """Waits in the frame for the page around it; without `enter`, this address is answered in `guests`."""
        return html("enter.html")

    @router.post("/embed")
    async def enter(request: Request) -> Response:
        """Sign the frame in by a token, in place of whoever was there; without one, end what an earlier token began."""
        try:
            asked = Entering.model_validate_json(await _body(request))
        except ValidationError:
            return _refused(422, "invalid", NO_ENTRY)
        signed_in = cookie(request.headers, sessions.cookie)
        before = await sessions.person(db, signed_in)
        response = Response(status_code=204)
        if asked.token is None:
            if before and entries.vouched_for(before):
                await end(signed_in)
            return response
        known = await db.read(entries.known, asked.token)
        person = await db.write(entries.redeem, asked.token, asked.origin) if known else None
        if person is None:
            return _refused(403, "stale", NO_ENTRY)
        if before is None or before.id != person.id:
            await end(signed_in)
            token = await sessions.open(db, person)
            response.headers["Set-Cookie"] = cookie_header(
                request.scope, running.settings.url, sessions.cookie, token, DAYS * 86_400, inside=True
            )
        return response

    async def end(token: str | None) -> None:
        if token and (key := sessions.key(token)):
            await db.write(signins.end, key)


def _key(request: Request) -> str:
    scheme, _, key = request.headers.get("authorization", "").partition(" ")
    return key.strip() if scheme.lower() == "bearer" else ""


async def _body(request: Request) -> bytes:
    """What was sent; nothing where it was longer than the wall lets in."""
    try:
        return await request.body()
    except ClientDisconnect:
        return b""


def _refused(status: int, error: str, hint: str, headers: dict[str, str] | None = None) -> Response:
    return JSONResponse({"error": error, "hint": hint}, status, headers=headers)


def _too_many(seconds: int) -> Response:
    told = {"error": "rate_limited", "hint": TOO_MANY.format(seconds=seconds), "retry_s": seconds}
    return JSONResponse(told, 429, headers={"Retry-After": str(seconds)})
