"""What one running server is made of, and where Chainlit's callbacks find it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from assistant import VERSION, brain, painter_remote
from assistant.attached import Waiting
from assistant.brain import Brain
from assistant.drafter_remote import RemoteDrafter
from assistant.identity import Sessions
from assistant.memory import Memory
from assistant.passphrases import Passphrases
from assistant.settings import Settings
from social_tools.context import Salon
from social_tools.credentials import Credentials
from social_tools.painter_local import LocalPainter
from social_tools.photo_edits import PhotoEditor
from social_tools.studio import Studio
from storage import images, sites
from storage.database import Database
from storage.media import Media


@dataclass
class Running:
    """The parts, put together once by `server.build`."""

    settings: Settings
    salon: Salon
    brain: Brain
    sessions: Sessions
    memory: Memory
    passphrases: Passphrases = field(default_factory=Passphrases)
    uploads: Waiting = field(default_factory=Waiting)
    """Pictures that were dropped into messages which are not sent yet."""
    embedders: set[str] = field(default_factory=set)
    """Origins of sites that may show the widget in a frame."""

    progress: Callable[[int, int], None] = lambda done, total: None
    """Told how far long work has come: so many of so many."""

    @property
    def trusted(self) -> set[str]:
        """Origins of sites whose every script is trusted: they may draw the chat into their own page."""
        return set(self.settings.copilot_origins.split())

    def warm(self) -> None:
        """Load what the first message needs, while the person is still typing it."""
        self.brain.warm()
        self.salon.painter.warm()
        if self.salon.credentials:
            self.salon.credentials.warm()

    async def close(self) -> None:
        """Hang up on the models."""
        await self.brain.close()
        await self.salon.painter.close()

    async def read_sites(self) -> None:
        registered = await self.salon.db.read(sites.origins)
        self.embedders = {*self.settings.embed_origins.split(), *registered}

    async def sweep_pictures(self) -> int:
        """Remove the files that no picture needs, and what was left half written; how many."""
        return await self.salon.media.sweep(self._needed, self.salon.db.clock())

    async def spare_pictures(self) -> int:
        """How many files that would remove."""
        return len(await self.salon.media.spare(self._needed, self.salon.db.clock()))

    async def _needed(self, names: list[str]) -> set[str]:
        return await self.salon.db.read(images.named, names)


def put_together(settings: Settings) -> Running:
    """The parts of a server or of a command; nothing is opened yet."""
    db, thinks = Database(settings.database), brain.make(settings)
    drafter = None if thinks.local else RemoteDrafter(thinks)
    key = settings.signing_key.encode()
    signs = Credentials(settings.home, VERSION)
    studio = Studio(LocalPainter(), painter_remote.make(settings), photo=PhotoEditor())
    salon = Salon(
        db,
        Media(settings.media),
        studio,
        settings.url,
        key,
        drafter=drafter,
        images_per_hour=settings.images_per_hour,
        credentials=signs,
    )
    return Running(settings, salon, thinks, Sessions(settings.signing_key), Memory(db))


_running: list[Running] = []


def start(running: Running) -> None:
    _running[:] = [running]


def current() -> Running:
    return _running[0]
