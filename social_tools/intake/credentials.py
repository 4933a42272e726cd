"""What a file says of how it came to be: its content credentials (C2PA), and IPTC's word for it.

Runs in the process that opens the file. What is read here was written by whoever made the file.
"""

import io
import json
import re
from contextlib import suppress
from typing import Any

MIME = {kind: f"image/{kind.lower()}" for kind in ("JPEG", "PNG", "WEBP", "AVIF", "GIF", "HEIC")}
SOURCE = re.compile(rb"digitalsourcetype/([A-Za-z]{3,40})")
LONGEST = 400_000


def read(data: bytes, kind: str, anchor: str = "") -> dict[str, Any]:
    """{"report": the library's own, "claims": the DigitalSourceType}; what is not there is left out.

    `anchor` is the certificate of this Salon's own authority: it alone is trusted.
    """
    found: dict[str, Any] = {}
    if b"c2pa" in data and (report := _report(data, MIME[kind], anchor)):
        found["report"] = report
    if claim := SOURCE.search(data):
        found["claims"] = claim[1].decode()
    return found


def _report(data: bytes, mime: str, anchor: str) -> Any:
    settings: dict[str, Any] = {
        "builder": {"thumbnail": {"enabled": False}},
        "verify": {"remote_manifest_fetch": False, "ocsp_fetch": False, "verify_trust": True},
    }
    if anchor:
        settings["trust"] = {"user_anchors": anchor}
    with suppress(Exception):  # a library's own, and whatever a broken manifest makes of it
        import c2pa

        context = c2pa.Context(c2pa.Settings.from_dict(settings))
        reader = c2pa.Reader.try_create(mime, io.BytesIO(data), context=context)
        if reader is None:
            return None
        with reader:
            text = reader.json()
        return json.loads(text) if len(text) <= LONGEST else {}
    return {}
