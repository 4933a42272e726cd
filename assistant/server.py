"""The web server: our routes first, Chainlit mounted last at "/", one wall around both."""

import asyncio
import contextlib
import logging
import re
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

from fastapi import FastAPI, Request, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant import account_pages, assets, control, entry, harden, pages, pictures, running, uploads
from assistant.forgetting import forget_due
from assistant.guests import Guests
from assistant.identity import cookie_name
from assistant.pace import Pace
from assistant.running import Running
from assistant.settings import Settings
from assistant.wall import Wall, chainlit_path
from social_tools.erasing import erase_due
from social_tools.schedule import keep_publishing
from storage import signins
from storage.errors import StorageError

HERE = Path(__file__).parent
SITE = HERE / "site"
SWEEP_S = 600
OURS = re.compile(
    r"/(p/[^/]+|project/file|@[^/]+(/avatar\.webp)?|media/[^/]+|widget\.js|welcome\.json|health|embed|api/entry"
    r"|account(/sent)?|signin|bring|signout(/others)?)"
)
CLOSING = """const Card = ((window.salonCards ??= {}).NAME ??= NAME)
const address = (path) => apiClient.buildEndpoint(path)
export default <Card props={props} api={{ callAction, updateElement, sendUserMessage, address }} />
"""
log = logging.getLogger("salon")


def build(settings: Settings) -> tuple[FastAPI, Running]:
    """The application and its parts. Its data is opened when it starts at the latest, and closed when it stops."""
    key = settings.signing_key
    harden.before_import(str(lay_out(settings.home)), key, cookie_name(key))
    parts = running.put_together(settings)
    running.start(parts)
    app = FastAPI(lifespan=lambda _: _lifespan(parts), openapi_url=None, docs_url=None, redoc_url=None)
    app.include_router(pages.routes(parts))
    app.include_router(pictures.routes(parts))
    app.include_router(entry.routes(parts))
    app.include_router(account_pages.routes(parts))
    app.include_router(uploads.routes(parts))
    mount_chat(app, parts)
    app.add_middleware(Guests, running=parts)
    app.add_middleware(Pace, sessions=parts.sessions)
    app.add_middleware(
        Wall,
        embedders=lambda: parts.embedders,
        trusted=lambda: parts.trusted,
        ours=lambda path: not chainlit_path(path),
    )
    return app, parts


def mount_chat(app: FastAPI, parts: Running) -> None:
    import chainlit.server
    from chainlit.utils import mount_chainlit

    app.include_router(assets.routes(Path(chainlit.server.build_dir)))
    app.add_middleware(OnlyWhatIsUsed)
    mount_chainlit(app=app, target=str(HERE / "chat_app.py"), path="/")
    harden.after_mount(lambda: parts.trusted)

    @app.exception_handler(404)
    async def not_found(_request: Request, _error: Exception) -> Response:
        return pages.gone()

    @app.exception_handler(StorageError)
    async def out_of_order(_request: Request, error: Exception) -> Response:
        return pages.sentence_page(str(error), 503)


class OnlyWhatIsUsed:
    """Routes of Chainlit's that Salon does not use answer like what never existed."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        app = self.app if scope["type"] != "http" or self._used(scope["path"]) else pages.gone()
        await app(scope, receive, send)

    @staticmethod
    def _used(path: str) -> bool:
        return chainlit_path(path) or OURS.fullmatch(path) is not None


def lay_out(home: Path) -> Path:
    """Chainlit writes into the folder that it reads its settings from, so it gets a copy in the data folder."""
    root = home / "site"
    shutil.copytree(SITE, root, dirs_exist_ok=True, copy_function=shutil.copyfile, ignore=lambda *_: {"cards"})
    elements = root / "public" / "elements"
    elements.mkdir(exist_ok=True)
    for drawing in SITE.glob("cards/*Card.jsx"):
        (elements / drawing.name).write_text(whole_card(drawing), encoding="utf-8")
    return root


def whole_card(drawing: Path) -> str:
    """A card as the browser gets it. Cards cannot import one another, so what they share is put in front of each,
    and the parts that one is made of in front of that one: FeedCard.post.jsx before FeedCard.jsx.

    Chainlit evaluates a card anew at every answer; one lasting component keeps focus and half-written text.
    """
    parts = [drawing.with_name("shared.jsx"), *sorted(drawing.parent.glob(f"{drawing.stem}.*.jsx")), drawing]
    lasting = CLOSING.replace("NAME", drawing.stem)
    return "\n".join([*(part.read_text(encoding="utf-8") for part in parts), lasting])


@contextlib.asynccontextmanager
async def _lifespan(parts: Running) -> AsyncIterator[None]:
    if not parts.salon.db.is_open:
        await parts.salon.db.open()
    try:
        await parts.read_sites()
        async with control.listening(parts), pushing(parts):
            tasks = [asyncio.create_task(_sweep(parts)), asyncio.create_task(keep_publishing(parts.salon))]
            yield
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
    finally:
        await parts.close()
        await parts.salon.db.close()


@contextlib.asynccontextmanager
async def pushing(parts: Running) -> AsyncIterator[None]:
    """Show what is new in the chats that are open."""
    from assistant import push

    hub = push.hub(parts)
    parts.salon.db.on_commit.append(hub.heard)
    try:
        yield
    finally:
        parts.salon.db.on_commit.remove(hub.heard)
        await hub.close()


async def _sweep(parts: Running) -> None:
    while True:
        harden.sweep_chats()
        try:
            await parts.salon.db.write(signins.sweep)
            await parts.sweep_pictures()
        except (StorageError, OSError) as error:
            log.warning("what is not needed any more could not be swept: %s", error)
        try:
            await erase_due(parts.salon)
        except Exception:
            log.exception("what was deleted 30 days ago is not erased yet")
        try:
            await forget_due(parts.salon.db, parts.memory)
        except Exception:
            log.exception("conversations whose time is over are not erased yet")
        await asyncio.sleep(SWEEP_S)
