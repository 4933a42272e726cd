"""Pictures as WebP bytes that say how they were made."""

import base64
import io

from PIL import Image

from social_tools import marked
from storage.models import Source

PAINTED = marked.Made(Source.painted, marked.PAINTER)
XMP = marked.xmp(PAINTED)


def webp(image: Image.Image) -> bytes:
    return marked.webp(image, PAINTED, quality=82)


def blur(image: Image.Image) -> str:
    """A placeholder of 16 pixels, small enough to stand inside a page."""
    small = image.convert("RGB")
    small.thumbnail((16, 16), Image.Resampling.BOX)
    out = io.BytesIO()
    small.save(out, "WEBP", quality=40, method=4)
    return "data:image/webp;base64," + base64.b64encode(out.getvalue()).decode("ascii")
