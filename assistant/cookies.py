"""Writing a cookie: partitioned inside another site's page, where no other kind lives; plain otherwise."""

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Scope

from assistant.wall import framed, secure


def cookie_header(
    scope: Scope, public_url: str, name: str, value: str, seconds: int, *, path: str = "/", inside: bool | None = None
) -> str:
    """A Set-Cookie header; 0 seconds take the cookie away. `inside` tells whether it is for another site's page."""
    inside = framed(Headers(scope=scope)) if inside is None else inside
    response = Response()
    response.set_cookie(
        name,
        value,
        max_age=seconds,
        path=path,
        httponly=True,
        secure=inside or secure(scope, public_url),
        samesite="none" if inside else "lax",
    )
    return response.headers["set-cookie"]
