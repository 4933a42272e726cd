"""Content credentials (C2PA): signing what is made here, and reading what a file says of itself.

Heavy imports wait for the first picture. Whatever a file holds, reading it gives an answer and raises nothing.
"""

import contextlib
import importlib
import io
import json
import logging
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Lock
from typing import Any

from social_tools import certificate
from social_tools.certificate import Certificate, Damaged
from social_tools.credential_state import State, state
from social_tools.marked import IPTC, Made
from storage.models import Source

MIMES = {"image/webp", "image/png", "image/jpeg", "image/avif", "image/gif"}
STARTS = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF8": "image/gif",
}
BIGGEST_CHAIN = 48_000
"""What came before is carried along as long as that takes no more bytes than this; otherwise only its hash is."""
log = logging.getLogger("salon")


class Credentials:
    """Signs with the certificate of a data folder. Where it cannot, pictures go on unsigned, and `trouble` says why."""

    def __init__(self, folder: Path, version: str = "") -> None:
        self.folder, self.version = folder, version
        self.trouble = ""
        self._tools: tuple[Any, Any, Certificate] | None = None
        self._one_at_a_time = Lock()

    def sign(self, data: bytes, mime: str, made: Made, parents: Sequence[bytes] = (), did: Sequence[str] = ()) -> bytes:
        """The same picture with its credentials; as it came where it cannot be signed.

        `parents` are the files that it was made from, the chain of which stays; `did` what was done to them, in the
        words of C2PA: "c2pa.resized".
        """
        with self._one_at_a_time:
            try:
                return self._sign(data, mime, made, list(parents), list(did))
            except Damaged as error:
                self._note(str(error))
            except ImportError as error:
                self._note(f"Content credentials cannot be written on this machine: {error}")
            except Exception as error:  # a library in another language: whatever it is, the picture is worth more
                self._note(f"A picture could not be signed: {error}")
            return data

    def read(self, data: bytes, mime: str = "") -> State:
        """What a file's credentials say, and whether that can be relied upon."""
        with self._one_at_a_time:
            try:
                return self._read(data, sniff(data) or mime)
            except ImportError:
                return State("unknown")
            except Exception:  # a library in another language, and a file by anybody
                return State("damaged")

    def warm(self) -> None:
        """Load the library ahead of the first picture, where it can be loaded."""
        with contextlib.suppress(ImportError, OSError, RuntimeError):
            importlib.import_module("c2pa")

    def anchor(self) -> tuple[str, int | None]:
        """The certificate of our own authority, and the serial number of what it has issued; nothing where there is
        none."""
        with self._one_at_a_time:
            try:
                _, _, found = self._opened()
            except (Damaged, ImportError, OSError):
                return "", None
            return found.authority.decode(), found.serial

    def _note(self, trouble: str) -> None:
        if trouble != self.trouble:
            log.warning("%s", trouble)
        self.trouble = trouble

    def _opened(self) -> tuple[Any, Any, Certificate]:
        """The library with our settings, the signer, and the certificate."""
        if self._tools is None:
            import c2pa

            found = certificate.load(self.folder)
            info = c2pa.C2paSignerInfo(b"es256", found.leaf, found.key, None)
            self._tools = _context(found), c2pa.Signer.from_info(info), found
        return self._tools

    def _sign(self, data: bytes, mime: str, made: Made, parents: list[bytes], did: list[str]) -> bytes:
        self._opened()
        if not parents and not made.source_type:
            parents = [data]  # a photo is not created here: it is opened
        signed = self._built(data, mime, made, parents, did)
        if parents and len(signed) - len(data) > BIGGEST_CHAIN:
            signed = self._built(data, mime, made, [data], did)
        self.trouble = ""
        return signed

    def _built(self, data: bytes, mime: str, made: Made, parents: list[bytes], did: list[str]) -> bytes:
        import c2pa

        context, signer, _ = self._opened()
        labels = [f"from-{number}" for number in range(len(parents))]
        relation = "parentOf" if len(parents) == 1 else "componentOf"
        with c2pa.Builder(self._manifest(made, labels, did), context) as builder:
            for label, parent in zip(labels, parents, strict=True):
                about = {"title": "A picture", "relationship": relation, "label": label}
                builder.add_ingredient(about, sniff(parent) or mime, io.BytesIO(parent))
            out = io.BytesIO()
            builder.sign(signer, mime, io.BytesIO(data), out)
        return out.getvalue()

    def _manifest(self, made: Made, labels: list[str], did: list[str]) -> dict[str, Any]:
        return {
            "claim_generator_info": [{"name": "Salon", "version": self.version or "0"}],
            "title": "A picture",
            "assertions": [{"label": "c2pa.actions.v2", "data": {"actions": list(_actions(made, labels, did))}}],
        }

    def _read(self, data: bytes, mime: str) -> State:
        import c2pa

        if mime not in MIMES:
            return State("none")
        try:
            context, _, found = self._opened()
        except (Damaged, OSError):
            context, found = _context(None), None
        reader = c2pa.Reader.try_create(mime, io.BytesIO(data), context=context)
        if reader is None:
            return State("none")
        with reader:
            return state(json.loads(reader.json()), found.serial if found else None)


def _actions(made: Made, labels: list[str], did: list[str]) -> Iterator[dict[str, Any]]:
    """What happened, in the order of it. The first says where the picture comes from."""
    source = {"digitalSourceType": IPTC + made.source_type} if made.source_type else {}
    agent = {"softwareAgent": {"name": made.tool}} if made.maker else {}
    ingredients = {"parameters": {"ingredientIds": labels}}
    if not labels:
        yield {"action": "c2pa.created", **source, **agent}
    elif len(labels) == 1:
        yield {"action": "c2pa.opened", **(source if did else {}), **ingredients}
        if not did and made.source != Source.photo:
            yield {"action": "c2pa.edited", **source, **agent}
    else:
        yield {"action": "c2pa.created", "digitalSourceType": IPTC + (made.source_type or "composite"), **agent}
        yield {"action": "c2pa.placed", **ingredients}
    yield from ({"action": name} for name in did)


def _context(found: Certificate | None) -> Any:
    """Our own authority is the only one trusted. Nothing is fetched: a file must not make this machine call another."""
    import c2pa

    settings: dict[str, Any] = {
        "builder": {"thumbnail": {"enabled": False}},
        "verify": {"remote_manifest_fetch": False, "ocsp_fetch": False, "verify_trust": True},
    }
    if found:
        settings["trust"] = {"user_anchors": found.authority.decode()}
    return c2pa.Context(c2pa.Settings.from_dict(settings))


def sniff(data: bytes) -> str:
    """The MIME type by the first bytes; empty for what is none of ours."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if data[4:12] in (b"ftypavif", b"ftypavis"):
        return "image/avif"
    return next((mime for start, mime in STARTS.items() if data.startswith(start)), "")
