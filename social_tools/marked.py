"""How a picture came to be, as it is written into its file: XMP with IPTC's DigitalSourceType."""

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from storage.models import Source

if TYPE_CHECKING:
    from PIL.Image import Image as Pillow

IPTC = "http://cv.iptc.org/newscodes/digitalsourcetype/"
SOURCE_TYPES = {
    Source.painted: "algorithmicMedia",
    Source.made: "trainedAlgorithmicMedia",
    Source.reworked: "compositeWithTrainedAlgorithmicMedia",
}
BY_A_MODEL = {"trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia"}
PHOTOS = (Source.photo, Source.edited)
"""What a person brought, also where fixed rules have changed it."""
PAINTER, PHOTO, EDITOR = "salon-painter", "photo", "salon-edits"
BY_RULES = (PAINTER, PHOTO, EDITOR, "")
"""Makers that are no models."""
PACKET = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" '
    'xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmp:CreatorTool={tool}{source}/>'
    '</rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
)


@dataclass(frozen=True)
class Made:
    """What may be said of how a picture came to be."""

    source: Source
    maker: str = ""
    """What drew or changed it: salon-painter, or the name of a model."""
    claimed: str = ""
    """The DigitalSourceType that an uploaded file claimed for itself, which stays with it."""

    @property
    def source_type(self) -> str:
        """The last part of the DigitalSourceType; empty where nothing is known, as of a photo."""
        return self.claimed or SOURCE_TYPES.get(self.source, "")

    @property
    def tool(self) -> str:
        return "Salon painter" if self.maker == PAINTER else self.maker or "Salon"


def made_by(source: int, maker: str) -> str:
    """Who made a picture, in words. A photo has a model for a maker where its own credentials say that one made it."""
    by_rules = maker in BY_RULES
    if source == Source.painted and by_rules:
        return "Painted by Salon’s painter, no AI model"
    if source == Source.reworked:
        return f"A photo, changed by {maker}, an AI model"
    if source in PHOTOS:
        here = ", edited here by fixed rules" if source == Source.edited else ""
        return f"A photo{here}" if by_rules else f"Brought along{here}; its file says that an AI model made it"
    return f"Made by {maker}, an AI model"


def xmp(made: Made) -> bytes:
    source = f" Iptc4xmpExt:DigitalSourceType={quoteattr(IPTC + made.source_type)}" if made.source_type else ""
    return PACKET.format(tool=quoteattr(made.tool), source=source).encode()


def webp(image: "Pillow", made: Made, quality: int = 80) -> bytes:
    """A picture as WebP bytes that say how it came to be."""
    out = io.BytesIO()
    profile = image.info.get("icc_profile") or b""
    image.save(out, "WEBP", quality=quality, method=2, xmp=xmp(made), icc_profile=profile, exif=b"")
    return out.getvalue()
