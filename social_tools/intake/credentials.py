"""What the content credentials of a file say: C2PA, and IPTC's word for how a picture came to be.

Runs in the process that opens the file. What is read here was written by whoever made the file.
"""

import io
import json
import re
from contextlib import suppress
from typing import Any

MIME = {kind: f"image/{kind.lower()}" for kind in ("JPEG", "PNG", "WEBP", "AVIF", "GIF", "HEIC")}
SOURCE = re.compile(rb"digitalsourcetype/([A-Za-z]{3,40})")
OFFLINE = {
    "verify": {"remote_manifest_fetch": False, "ocsp_fetch": False, "verify_trust": True},
    "builder": {"thumbnail": {"enabled": False}},
}
"""A file names addresses; nothing is fetched from them."""


def read(data: bytes, kind: str) -> dict[str, Any] | None:
    """{"by", "tool", "source", "state"}, as far as it is told; None where nothing is."""
    told = _manifest(data, kind) if b"c2pa" in data else {}
    if "source" not in told and (found := SOURCE.search(data)):
        told["source"] = found[1].decode()
    return told or None


def _manifest(data: bytes, kind: str) -> dict[str, Any]:
    with suppress(Exception):  # a library's own, and whatever a broken manifest makes of it
        from c2pa import Context, Reader, Settings

        with Reader(MIME[kind], io.BytesIO(data), context=Context(Settings.from_dict(OFFLINE))) as reader:
            store = json.loads(reader.json())
        manifest = store["manifests"][store["active_manifest"]]
        return {**_told(manifest), "state": str(store.get("validation_state", "")).lower()}
    return {}


def _told(manifest: dict[str, Any]) -> dict[str, str]:
    signature = manifest.get("signature_info") or {}
    generators = manifest.get("claim_generator_info") or [{"name": manifest.get("claim_generator")}]
    sources = [
        action["digitalSourceType"]
        for assertion in manifest.get("assertions") or ()
        if str(assertion.get("label", "")).startswith("c2pa.actions")
        for action in (assertion.get("data") or {}).get("actions") or ()
        if action.get("digitalSourceType")
    ]
    told = {
        "by": signature.get("issuer") or signature.get("common_name"),
        "tool": generators[0].get("name"),
        "source": str(sources[0]).rpartition("/")[2] if sources else None,
    }
    return {name: str(value)[:200] for name, value in told.items() if value}
