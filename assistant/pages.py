"""The public web: a post, a person, their pictures. No account and no script is needed to read them."""

import asyncio
import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse, RedirectResponse
from jinja2 import Environment, FileSystemLoader, select_autoescape

from assistant import about, wall
from assistant.cards import Cards, Props, day, gist
from assistant.inert import plain
from assistant.running import Running
from social_tools.images import square
from social_tools.painter_local import avatar
from social_tools.text import short
from social_tools.views import ThreadRead
from storage import conversation, editing, feed, images, people, post_views, wishes
from storage.ids import created_ms, parse_id
from storage.people import Person, Relation
from storage.post_views import PostView

HERE = Path(__file__).parent
NOBODY = Person(0, "", "", "", "", "", "", 0, 0, 0)
PRIVATE = {"Cache-Control": "private, no-store"}
HANDLE = re.compile(r"[a-z0-9_]{1,30}")


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(HERE / "templates"), autoescape=select_autoescape(), trim_blocks=True, finalize=_words
    )


def _words(value: Any) -> Any:
    """What a template writes: markup of its own as it is, everything else as words."""
    return value if hasattr(value, "__html__") else plain(value)


def html(template: str, status: int = 200, **values: Any) -> HTMLResponse:
    return HTMLResponse(_templates().get_template(template).render(site_name="Salon", **values), status)


def gone() -> HTMLResponse:
    """The same page for what is hidden from this visitor and for what never was."""
    return html("gone.html", 404)


def moved(address: str) -> RedirectResponse:
    """A former handle's page is at the new one, as long as browsers ask."""
    return RedirectResponse(address, 301, headers={"Cache-Control": "no-cache"})


def sentence_page(sentence: str, status: int, headers: dict[str, str] | None = None) -> HTMLResponse:
    page = html("gone.html", status, sentence=sentence)
    page.headers.update(headers or {})
    return page


def routes(running: Running) -> APIRouter:
    """Our own routes, which come before Chainlit's."""
    router = APIRouter(include_in_schema=False)
    add_post_page(router, running)
    add_person_page(router, running)
    add_small_things(router, running)
    return router


def address(running: Running, request: Request) -> str:
    """The public address: the setting, or the one that the visitor used."""
    return running.settings.url or f"{request.url.scheme}://{request.url.netloc}"


async def visitor(running: Running, request: Request) -> Person:
    token = request.cookies.get(running.sessions.cookie)
    return await running.sessions.person(running.salon.db, token) or NOBODY


def add_post_page(router: APIRouter, running: Running) -> None:
    @router.get("/p/{post_id}")
    async def post_page(request: Request, post_id: str, after: str = "") -> Response:
        viewer, number = await visitor(running, request), parse_id(post_id)
        view = await running.salon.db.read(post_views.view, viewer.id, number) if number else None
        if view is None:
            return gone()
        around = await running.salon.db.read(conversation.around, viewer.id, view.id, parse_id(after))
        cards = Cards(viewer, running.salon.db.clock())
        props = {**cards.post(view), "date": day(created_ms(view.id))}
        above, below = _above_and_below(cards.turns(ThreadRead(view, around)), props["id"], around.depth)
        base = address(running, request)
        preview = _post_preview(view, props, base)
        versions = await running.salon.db.read(editing.history, view.id) if view.edited_ms else []
        trained = await running.salon.db.read(wishes.trains, _posts_in([props, above, *below]))
        response = html(
            "post.html",
            post=props,
            trained=trained,
            history=[cards.version(each) for each in reversed(versions)],
            above=above,
            below=below,
            more=_rest(view.id, around.next, below),
            continued=bool(after),
            url=f"{base}/p/{view.id}",
            og=preview,
        )
        response.headers["Cache-Control"] = "private, no-store" if viewer.id or view.visibility else "no-cache"
        return usable(response, trained)


def _posts_in(shown: Sequence[Props | None]) -> list[int]:
    """The posts of a page, with those that they quote."""
    there = [post for post in shown if post and not post.get("gone")]
    return list({int(one["id"]) for post in there for one in (post, post.get("quote")) if one and "id" in one})


def usable(response: Response, trained: bool) -> Response:
    """Say to makers of models that they may learn from what is answered here. Where nobody says so, `wall` says no."""
    if trained:
        response.headers.update(wall.TRAINING_ALLOWED)
    return response


def _above_and_below(turns: list[Props], post: str, depth: int) -> tuple[Props | None, list[Props]]:
    """What a post answers, and the answers below it, of a page of a conversation in reading order."""
    at = next((index for index, turn in enumerate(turns) if turn["id"] == post), -1)
    above = next((turn for turn in reversed(turns[:at]) if turn["depth"] < depth), None)
    below = takewhile(lambda turn: turn["depth"] > depth, turns[at + 1 :])
    return above if at >= 0 else None, [{**turn, "depth": turn["depth"] - depth - 1} for turn in below]


def _rest(post: int, after: int | None, below: list[Props]) -> str | None:
    """The address of the next page of replies, where that begins with more of them."""
    return f"/p/{post}?after={after}" if below and below[-1]["id"] == str(after) else None


def _post_preview(view: PostView, props: Props, base: str) -> Props:
    """What other sites show of it; of a post with a warning, the warning alone."""
    picture = props["pictures"][0] if props["pictures"] and not view.warning else None
    return {
        "title": f"{view.name} (@{view.handle}) on Salon",
        "description": short(gist(view), 200),
        "image": f"{base}{picture['src']}" if picture else f"{base}{props['author']['avatar']}",
        "image_alt": picture["alt"] if picture else view.name,
        "width": picture["w"] if picture else None,
        "height": picture["h"] if picture else None,
    }


def add_person_page(router: APIRouter, running: Running) -> None:
    @router.get("/@{handle}")
    async def person_page(request: Request, handle: str) -> Response:
        db, viewer = running.salon.db, await visitor(running, request)
        person = await db.read(people.find, viewer.id, handle) if HANDLE.fullmatch(handle.lower()) else None
        if person is None:
            return gone()
        if person.handle != handle.lower():
            return moved(f"/@{person.handle}")
        page = await db.read(feed.by_author, viewer.id, person.id, None, 20)
        cards = Cards(viewer, db.clock())
        props = {
            **cards.person(person, following=(await _relation(running, viewer, person)).following),
            "bio": person.bio,
            "posts": person.posts,
            "followers": person.followers,
            "pronouns": person.pronouns,
            "following_count": person.following,
            "joined": day(created_ms(person.id)),
        }
        base = address(running, request)
        preview = {
            "title": f"{person.name} (@{person.handle}) on Salon",
            "description": short(person.bio or f"{person.posts} posts", 200),
            "image": f"{base}{props['avatar']}",
            "image_alt": person.name,
        }
        posts = cards.posts(page.posts, 1)
        trained = await db.read(wishes.trains, _posts_in(posts))
        response = html(
            "person.html",
            person=props,
            posts=posts,
            url=f"{base}/@{person.handle}",
            og=preview,
            trained=trained,
        )
        response.headers["Cache-Control"] = "private, no-store" if viewer.id else "no-cache"
        return usable(response, trained)

    @router.get("/@{handle}/avatar.webp")
    async def avatar_of(handle: str) -> Response:
        person = await running.salon.db.read(people.find, 0, handle) if HANDLE.fullmatch(handle) else None
        if person is None:
            return gone()
        if person.handle != handle:
            return moved(f"/@{person.handle}/avatar.webp")
        data = await _avatar(running, person)
        return Response(data, media_type="image/webp", headers={"Cache-Control": "public, max-age=86400"})


async def _relation(running: Running, viewer: Person, person: Person) -> Relation:
    return await running.salon.db.read(people.relation, viewer.id, person.id)


_avatars: dict[tuple[str, str, int | None], bytes] = {}


async def _avatar(running: Running, person: Person) -> bytes:
    """Their picture, cut to a square, or their animal."""
    key = (person.handle, person.animal, person.avatar)
    if key not in _avatars:
        if len(_avatars) > 2000:
            _avatars.clear()
        own = await asyncio.to_thread(square, await _own_picture(running, person))
        _avatars[key] = own or await asyncio.to_thread(avatar, person.handle, person.animal or None)
    return _avatars[key]


async def _own_picture(running: Running, person: Person) -> bytes:
    found = await running.salon.db.read(images.owned, person.id, [person.avatar]) if person.avatar else {}
    image = found.get(person.avatar or 0)
    kept = running.salon.media.nearest(image.sha256, image.size, 512) if image else None
    return await asyncio.to_thread(kept[0].read_bytes) if kept else b""


def add_small_things(router: APIRouter, running: Running) -> None:
    @router.get("/widget.js")
    async def widget() -> Response:
        headers = {"Cache-Control": "public, max-age=300", "Cross-Origin-Resource-Policy": "cross-origin"}
        return FileResponse(HERE / "widget.js", media_type="text/javascript; charset=utf-8", headers=headers)

    @router.get("/welcome.json")
    async def welcome(request: Request) -> Response:
        label = "Sign in" if (await visitor(running, request)).kind == "guest" else "Your account"
        account = {"label": label, "href": about.PLACES[label]}
        return JSONResponse({"lines": welcome_lines(running), "account": account}, headers=PRIVATE)

    @router.get("/health")
    async def health() -> Response:
        await running.salon.db.read(people.by_id, 0)
        return JSONResponse({"status": "ok"})


def welcome_lines(running: Running) -> list[str]:
    """What this is, and which mode it is in."""
    what = "A social network inside a chat: make pictures, share them, see what others share."
    if running.brain.local:
        return [what, "Offline assistant: fixed rules, not a language model. Nothing you say leaves this machine."]
    who = f"{running.brain.model or 'the model'} at {running.settings.model_host}"
    return [what, f"Answers by {who}, which gets what you say here."]
