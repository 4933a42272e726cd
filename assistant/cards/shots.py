"""Pictures as cards and pages show them: their addresses, their sizes, and who made them."""

from assistant.cards.props import Props, day
from social_tools.credential_state import from_json
from social_tools.keeping import MIDDLE, SMALL
from social_tools.marked import PHOTOS, made_by
from storage.ids import created_ms
from storage.lineage import SourcePicture
from storage.models import Image, Source
from storage.post_views import Picture

UNCHECKED = "Its alt text is your words: nobody has checked that all of it is there."
"""Of a picture by a model, which does not tell what it drew."""


def image(base: str, shown: Image | Picture | SourcePicture) -> Props:
    address = f"{base}/media/{shown.token}"
    return {
        "id": str(shown.id),
        "src": f"{address}.webp",
        "thumb": f"{address}.512.webp",
        "srcset": srcset(address, shown.width, shown.height),
        "original": f"{address}.original",
        "blur": shown.blur,
        "alt": shown.alt,
        "w": shown.width,
        "h": shown.height,
        "made": made_by(shown.source, shown.maker),
    }


def made(base: str, shown: Image) -> Props:
    """One that was just made."""
    return {
        **image(base, shown),
        "drawn": shown.drawn,
        "missed": shown.missed,
        "prompt": shown.prompt,
        "varied": shown.varies is not None,
        "photo": shown.source in PHOTOS,
        "credentials": from_json(shown.credentials).words if shown.credentials else "",
        "unchecked": UNCHECKED if shown.source in (Source.made, Source.reworked) else "",
    }


def own(base: str, shown: Image, position: int, where: str) -> Props:
    """One among its owner's; `where` tells where it is shown, unless it is private."""
    return {
        **image(base, shown),
        "prompt": shown.prompt,
        "where": where,
        "at": day(created_ms(shown.id)),
        "position": position,
    }


def srcset(address: str, width: int, height: int) -> str:
    """The versions of a picture and how wide each is, so that a browser fetches no more than its screen can show."""
    if max(width, height) <= SMALL:
        return ""
    small, large = (fit(width, height, side)[0] for side in (SMALL, MIDDLE))
    return f"{address}.512.webp {small}w, {address}.webp {large}w"


def fit(width: int, height: int, side: int = MIDDLE) -> tuple[int, int]:
    """The size of a picture's version of which no side is longer than this."""
    scale = min(1, side / max(width, height, 1))
    return max(1, round(width * scale)), max(1, round(height * scale))
