"""Pictures that a person brings into the chat: kept, shown with what became of them, and described in their words."""

import re
from typing import Any

from assistant.cards import Card, Cards
from assistant.running import Running
from social_tools import shown, uploads
from social_tools.context import Context
from social_tools.errors import SocialError
from social_tools.marked import PHOTOS
from social_tools.views import PicturesMade
from storage import images
from storage.errors import StorageError
from storage.ids import parse_id
from storage.models import Image

GONE = "Those files are not here any more. Bring them again."
ONE = "Here it is. Only you can see it until you share it."
SEVERAL = "Here are {count}. Only you can see them until you share them."
SAYING = re.compile(
    r"(?:please )?(?:describe (?:it|this|that|(?:the|my|this) (?:photo|picture|image)) as"
    r"|(?:the |its )?alt ?text(?: is)?"
    r"|(?:it|this|that|(?:the|my|this) (?:photo|picture|image)) shows"
    r"|(?:es|das (?:foto|bild)) zeigt|(?:la foto|la imagen) muestra|(?:la photo|l['’]image) montre)"
    r"\s*:?\s*(?P<alt>\S.*)",
    re.IGNORECASE | re.DOTALL,
)


async def take(running: Running, context: Context, files: Any) -> tuple[str, PicturesMade | None]:
    """Keep what came with a message; what to say of it, and what to show."""
    ids = [id_ for id_ in files if isinstance(id_, str)] if isinstance(files, list) else []
    taken = running.uploads.give(context.person.id, ids)
    if not taken:
        return GONE, None
    try:
        brought = await uploads.bring(context, taken)
    except (SocialError, StorageError) as error:
        return str(error), None
    words = ONE if len(brought.images) == 1 else SEVERAL.format(count=len(brought.images))
    lost = len(ids) - len(taken)
    words += f" {lost} of the files did not arrive." if lost else ""
    return words, PicturesMade(brought.images, None, notes=brought.notes, receipts=brought.receipts)


async def described(context: Context, cards: Cards, message: str) -> tuple[str, Card] | None:
    """The answer to "it shows a dog on a beach", where a photo of theirs was shown last; None to all else."""
    found = SAYING.fullmatch(message.strip())
    image = await _photo_shown_last(context) if found else None
    if found is None or image is None:
        return None
    try:
        row, receipt = await uploads.describe(context, str(image.id), _unquoted(found["alt"]))
    except (SocialError, StorageError) as error:
        return str(error), Card("PictureCard", {"pictures": [cards.made(image)]})
    props = {"pictures": [cards.made(row)], "receipts": [cards.receipt(receipt)] if receipt else []}
    return "That is its description now, when you share it.", Card("PictureCard", props)


async def pressed(context: Context, cards: Cards, payload: dict[str, Any]) -> dict[str, Any]:
    """The description that was written into a card."""
    try:
        row, receipt = await uploads.describe(context, str(payload["describe"]), str(payload.get("alt", "")))
    except (SocialError, StorageError) as error:
        return {"outcome": "error", "say": str(error)}
    found: dict[str, Any] = {"outcome": "done", "result": {"image": str(row.id), "alt": row.alt}}
    return {**found, "receipt": cards.receipt(receipt)} if receipt else found


async def _photo_shown_last(context: Context) -> Image | None:
    for show in (await shown.snapshot(context)).of("images"):
        id_ = parse_id(show.items[-1]) or 0
        image = (await context.salon.db.read(images.owned, context.person.id, [id_])).get(id_)
        return image if image and image.source in PHOTOS else None
    return None


def _unquoted(text: str) -> str:
    text = text.strip()
    return text[1:-1] if len(text) > 2 and text[0] in "\"“„«'" and text[-1] in "\"”“»'" else text
