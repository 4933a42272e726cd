"""Every address that answers does so behind the wall: with a policy that lets nothing foreign in."""

import ast
import re
from pathlib import Path

import httpx2
import pytest
from live import Live

from assistant.server import OURS
from assistant.wall import chainlit_path

ROOT = Path(__file__).parent.parent
FILLED = {"{post_id}": "1", "{handle}": "nobody", "{name}": "AAAAAAAAAAAAAAAAAAAAAAAA.webp", "{path:path}": "index.js"}
CHAINLITS = (
    "/", "/login", "/thread/x", "/user", "/auth/config", "/project/translations", "/project/settings", "/favicon",
    "/logo", "/public/salon.css", "/public/elements/FeedCard.jsx", "/assets/nothing.js", "/copilot/index.js",
    "/avatars/Salon", "/ws/socket.io/",
)  # fmt: skip
NOWHERE = ("/nowhere", "/docs", "/openapi.json", "/p/../../etc/passwd", "/media/..%2Fsecret", "/mcp", "/project/file/x")
OWN = re.compile(r"'self'|'none'|'unsafe-inline'|'unsafe-eval'|data:|blob:|wss?://localhost:\d+")


def our_routes() -> list[tuple[str, str]]:
    """Method and address of every route that a file of ours declares."""
    found = []
    for path in sorted((ROOT / "assistant").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            for mark in getattr(node, "decorator_list", ()):
                if isinstance(mark, ast.Call) and ast.unparse(mark.func) in ("router.get", "router.post"):
                    found.append((mark.func.attr.upper(), ast.literal_eval(mark.args[0])))  # type: ignore[attr-defined]
    return found


def filled(route: str) -> str:
    for name, value in FILLED.items():
        route = route.replace(name, value)
    assert "{" not in route, f"give {route} a value to be asked with"
    return route


def policy(answer: httpx2.Response) -> dict[str, set[str]]:
    parts = [part.split() for part in answer.headers["content-security-policy"].split(";")]
    return {name: set(sources) for name, *sources in parts}


def is_shut(found: dict[str, set[str]]) -> bool:
    """Whether nothing is loaded, called or sent anywhere but here."""
    sources = [source for name, value in found.items() if name != "frame-ancestors" for source in value]
    named = {"default-src", "img-src", "form-action", "base-uri", "frame-ancestors"} <= set(found)
    return named and all(OWN.fullmatch(source) for source in sources)


ROUTES = [route for route in our_routes() if route[1] != "/run"]
"""All of them but the command line's, which is behind a socket in the data folder."""


def test_the_list_of_our_routes_is_the_one_that_the_server_lets_through() -> None:
    assert len(ROUTES) >= 15
    for _, route in ROUTES:
        assert OURS.fullmatch(filled(route)) or chainlit_path(filled(route)), route


@pytest.mark.parametrize(("method", "route"), [*ROUTES, *(("GET", each) for each in (*CHAINLITS, *NOWHERE))])
def test_every_address_answers_with_a_policy_that_is_shut(live: Live, method: str, route: str) -> None:
    headers = {"Accept": "text/html", "X-Forwarded-For": "203.0.113.77"}
    answer = httpx2.request(method, live.url + filled(route), headers=headers)
    assert answer.status_code < 500
    found = policy(answer)
    assert is_shut(found), found
    assert answer.headers["x-content-type-options"] == "nosniff"
    if OURS.fullmatch(filled(route)) and route != "/embed":
        assert found["default-src"] == {"'none'"} and "script-src" not in found, "no script is needed to read a page"


def test_what_the_wall_itself_refuses_has_the_policy_too(live: Live) -> None:
    foreign = httpx2.post(f"{live.url}/signin", headers={"Origin": "https://evil.example"})
    large = httpx2.post(f"{live.url}/signin", content=b"x" * 2_000_000, headers={"Origin": live.url})
    assert (foreign.status_code, large.status_code) == (403, 413)
    assert is_shut(policy(foreign)) and is_shut(policy(large))
