"""What the tests about remixes do with the cast."""

from types import SimpleNamespace
from typing import Any

from acts import does, image
from conftest import Cast
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient

from assistant import pages
from assistant.identity import Sessions
from social_tools.context import Salon
from storage.people import Person


async def ok(cast: Cast, who: Person, tool: str, **arguments: Any) -> dict[str, Any]:
    outcome = await does(cast, who, tool, **arguments)
    assert outcome.kind == "done", outcome.data
    return outcome.data


async def shares(cast: Cast, who: Person, text: str = "a fox", remix: str = "anyone", **more: Any) -> str:
    """A post with a picture that others may remix; its id."""
    pictures = [await image(cast, who)]
    return str((await ok(cast, who, "share_post", text=text, images=pictures, remix=remix, **more))["post"])


async def makes(cast: Cast, who: Person, post: str, prompt: str = "at night") -> dict[str, str]:
    """A remix that is not shared yet."""
    made = (await ok(cast, who, "create_image", prompt=prompt, remix_of=post))["images"][0]
    return {"id": made["id"], "alt": made["alt"]}


async def remixes(cast: Cast, who: Person, post: str, text: str = "mine", remix: str = "anyone", **more: Any) -> str:
    """A remix that is shared; the id of its post."""
    pictures = [await makes(cast, who, post)]
    return str((await ok(cast, who, "share_post", text=text, images=pictures, remix=remix, **more))["post"])


async def told(cast: Cast, who: Person, post: str, *include: str) -> dict[str, Any]:
    return await ok(cast, who, "get_post", post=post, **({"include": list(include)} if include else {}))


async def notices(cast: Cast, who: Person) -> list[dict[str, Any]]:
    return list((await ok(cast, who, "get_notifications", types=["remix"], unread=False))["items"])


async def page(salon: Salon, path: str, who: Person | None = None) -> str:
    """A public page as a visitor's browser gets it."""
    sessions = Sessions("a secret that is long enough for a test")
    app = FastAPI()
    running = SimpleNamespace(salon=salon, sessions=sessions, settings=SimpleNamespace(url="https://salon.example"))
    app.include_router(pages.routes(running))  # type: ignore[arg-type]
    cookies = {sessions.cookie: await sessions.open(salon.db, who)} if who else {}
    async with AsyncClient(transport=ASGITransport(app), base_url="https://salon.example", cookies=cookies) as browser:
        return (await browser.get(path)).text
