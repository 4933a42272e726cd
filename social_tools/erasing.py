"""Erasing for good what was deleted 30 days ago: the rows, then the files that nothing needs any more."""

from social_tools.context import Salon
from storage import erasing


async def erase_due(salon: Salon) -> None:
    """Erase all that is due. A file whose removal fails is only taking room: its row is gone."""
    while await salon.db.read(erasing.is_due):
        for sha256 in await salon.db.write(erasing.erase_due):
            await salon.media.remove(sha256)
