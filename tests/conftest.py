"""What every test may use: two databases, a cast of three, a painter that takes no time."""

import asyncio
import contextlib
import itertools
import os
import sys
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import NullPool, text
from sqlalchemy.ext.asyncio import create_async_engine

sys.path.insert(0, str(Path(__file__).parent))
os.environ.setdefault("CHAINLIT_APP_ROOT", "/nonexistent-unless-a-test-sets-it")
for name in [name for name in os.environ if name.startswith(("SALON_", "OPENAI_"))]:
    del os.environ[name]

import live as live_product  # noqa: E402
from live import Live  # noqa: E402

from assistant import brain  # noqa: E402
from assistant.settings import load  # noqa: E402
from social_tools.context import Context, Salon  # noqa: E402
from social_tools.painter import NOBODY, CannotPaint, Order, Original, Painting, Size  # noqa: E402
from storage import people  # noqa: E402
from storage.database import Database  # noqa: E402
from storage.media import Media  # noqa: E402
from storage.people import Person  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Browser

settings.register_profile(
    "salon", deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
settings.load_profile("salon")
NOON = 1_795_000_000_000
_names = itertools.count()


@dataclass
class Clock:
    """A clock that stands still until it is set."""

    now: int = NOON

    def __call__(self) -> int:
        return self.now

    def forward(self, *, minutes: int) -> None:
        self.now += minutes * 60_000


@dataclass
class QuickPainter:
    """Stands in for the painter where a test is about something else. It paints one grey square."""

    name: str = "salon-painter"
    asked: list[str] = field(default_factory=list)

    def warm(self) -> None:
        pass

    async def vary(self, original: Original, change: str, *, size: Size = "square", order: Order = NOBODY) -> Painting:
        return await self.paint(f"{original.scene['of']}, {change}", size=size, seed=1)

    async def paint(self, prompt: str, *, size: Size = "square", seed: int = 0, order: Order = NOBODY) -> Painting:
        self.asked.append(prompt)
        if "nothing" in prompt:
            raise CannotPaint("I cannot draw nothing.")
        return Painting(
            _grey(seed), "image/webp", 8, 8, f"A picture of {prompt}", (prompt,), (), self.name, {"of": prompt}, ""
        )


def _grey(seed: int) -> bytes:
    import io

    from PIL import Image

    out = io.BytesIO()
    Image.new("L", (8, 8), seed % 256).save(out, "WEBP", lossless=True)
    return out.getvalue()


def pytest_addoption(parser: pytest.Parser) -> None:
    words = "Run only the tests that otherwise run on SQLite alone, and run them on PostgreSQL."
    parser.addoption("--postgresql", action="store_true", help=words)


LONGEST = (
    "browser", "kills", "worst_model", "evening", "launcher", "visibility_law", "undo_law", "retry_law",
    "mutants", "model_faults", "bad_storage", "spoiled_disks", "browser_account", "browser_entry",
    "browser_hostile", "browser_commands", "browser_history", "browser_talk", "painter",
)  # fmt: skip
"""Files that take longest: begun first, so that no process is left alone with one at the end."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    places = {f"test_{name}": place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.path.stem, len(places)))
    if config.getoption("--postgresql"):
        wanted = [item for item in items if isinstance(item, pytest.Function) and "db" in item.fixturenames]
        config.hook.pytest_deselected(items=[item for item in items if item not in wanted])
        items[:] = wanted


@pytest.fixture
async def offline(tmp_path: Path) -> AsyncIterator[brain.Brain]:
    """The offline assistant."""
    made = brain.make(load(home=tmp_path))
    yield made
    await made.close()


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """A real PostgreSQL, once a run; the URL of its maintenance database."""
    import postgres

    with postgres.running() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
async def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """An empty database on each engine."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'salon.db'}"
        return
    async with _fresh(request.getfixturevalue("postgres")) as url:
        yield url


@pytest.fixture
async def postgres_url(postgres: str) -> AsyncIterator[str]:
    """An empty database on PostgreSQL, for what needs a server."""
    async with _fresh(postgres) as url:
        yield url


@pytest.fixture
def postgres_database(postgres: str) -> Iterator[str]:
    """An empty database on PostgreSQL, for a test that has an event loop of its own."""
    with asyncio.Runner() as runner:
        database = _fresh(postgres)
        yield runner.run(database.__aenter__())
        runner.run(database.__aexit__(None, None, None))


@contextlib.asynccontextmanager
async def _fresh(server: str) -> AsyncIterator[str]:
    name = f"test_{os.getpid()}_{next(_names)}"
    engine = create_async_engine(server, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    async with engine.connect() as connection:
        await connection.execute(text(f"CREATE DATABASE {name}"))
    yield server.replace("/postgres?", f"/{name}?")
    async with engine.connect() as connection:
        await connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def any_db(database_url: str, clock: Clock) -> AsyncIterator[Database]:
    """A database, once on SQLite and once on PostgreSQL."""
    database = await Database(database_url, clock=clock).open()
    yield database
    await database.close()


@pytest.fixture
async def file_db(tmp_path: Path, clock: Clock) -> AsyncIterator[Database]:
    """A database in a file, for what is about files."""
    database = await Database(f"sqlite:///{tmp_path / 'salon.db'}", clock=clock).open()
    yield database
    await database.close()


@pytest.fixture
async def db(request: pytest.FixtureRequest, tmp_path: Path, clock: Clock) -> AsyncIterator[Database]:
    """A database on SQLite, for what need not run on both engines at every turn; all of it does with --postgresql."""
    async with contextlib.AsyncExitStack() as stack:
        url = f"sqlite:///{tmp_path / 'salon.db'}"
        if request.config.getoption("--postgresql"):
            url = await stack.enter_async_context(_fresh(request.getfixturevalue("postgres")))
        database = await Database(url, clock=clock).open()
        yield database
        await database.close()


async def person(db: Database, handle: str) -> Person:
    return await db.write(people.create, key=f"u_{handle}", handle=handle, name=handle.title())


@dataclass
class Cast:
    """Ada, Bob and Cy, and a way to speak as one of them."""

    salon: Salon
    ada: Person
    bob: Person
    cy: Person
    painter: QuickPainter

    def asks(self, person: Person, message: str = "", *, thread: str = "thread", **more: Any) -> Context:
        """The context of one message; without a message, of a click."""
        return Context(self.salon, person, thread, message=message, click=not message, **more)


async def make_cast(db: Database, folder: Path) -> Cast:
    painter = QuickPainter()
    salon = Salon(db, Media(folder / "media"), painter, "https://salon.example")
    return Cast(salon, await person(db, "ada"), await person(db, "bob"), await person(db, "cy"), painter)


@pytest.fixture
async def cast(db: Database, tmp_path: Path) -> Cast:
    return await make_cast(db, tmp_path)


@pytest.fixture
async def any_cast(any_db: Database, tmp_path: Path) -> Cast:
    return await make_cast(any_db, tmp_path)


@pytest.fixture(scope="session")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """The real product, once a run."""
    with live_product.running(tmp_path_factory.mktemp("live") / "home") as running:
        yield running


@pytest.fixture(scope="module")  # not longer: its event loop would be in the way of the other tests
def browser() -> Iterator["Browser"]:
    import browsing

    program = browsing.program()
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("no Chromium is installed, and this run must not do without")
        pytest.skip("no Chromium is installed (Debian: apt-get install chromium)")
    with browsing.opened(program) as opened:
        yield opened
