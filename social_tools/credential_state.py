"""What the content credentials of a file come to, in words fit to show."""

from dataclasses import asdict, dataclass
from typing import Any, Literal

from social_tools.marked import BY_A_MODEL, IPTC
from social_tools.text import clean, short

Standing = Literal["ours", "other", "changed", "damaged", "none", "unknown"]
MOST_MANIFESTS = 100
SOURCES = {
    "algorithmicMedia": "drawn by fixed rules, no AI model",
    "trainedAlgorithmicMedia": "made by an AI model",
    "compositeWithTrainedAlgorithmicMedia": "a picture changed by an AI model",
    "digitalCapture": "taken with a camera",
    "computationalCapture": "taken with a camera",
    "composite": "put together from several pictures",
    "humanEdits": "edited by a person",
    "digitalCreation": "made by a person with software",
}
WORDS = {
    "changed": "Content credentials: they do not fit the picture, so it was changed after it was signed.",
    "damaged": "Content credentials: there are some, but they cannot be read.",
    "none": "No content credentials.",
    "unknown": "Content credentials cannot be read on this machine.",
}


@dataclass(frozen=True)
class State:
    """ours: signed by this Salon. other: whole, signed by somebody else. changed: the picture is not the signed one."""

    standing: Standing
    signer: str = ""
    """Who signed, as their certificate says. Anybody can write a certificate."""
    generator: str = ""
    """The program that made the claim, as it says."""
    source_type: str = ""
    """The DigitalSourceType of the picture, or of the nearest one that it comes from; the last part of its address."""
    chain: int = 0
    """How many signed steps there are."""

    @property
    def says_ai(self) -> bool:
        return self.source_type in BY_A_MODEL

    @property
    def words(self) -> str:
        if self.standing == "none" and self.source_type in SOURCES:
            return f"Its file says of itself: {SOURCES[self.source_type]}. Nobody has signed that."
        if self.standing in WORDS:
            return WORDS[self.standing]
        how = SOURCES.get(self.source_type, "edited or kept here" if self.standing == "ours" else "")
        if self.standing == "ours":
            return f"Content credentials: {how}. Signed by this server, and unchanged since."
        how = f"{how}, it says. " if how else ""
        with_ = f" with {self.generator}" if self.generator else ""
        signer = f"“{self.signer}”" if self.signer else "somebody"
        return f"Content credentials: {how}Signed by {signer}{with_}; nobody vouches here for who that is."

    def as_json(self) -> dict[str, Any]:
        return {name: value for name, value in asdict(self).items() if value}


def from_json(kept: dict[str, Any]) -> State:
    """As it was kept with an upload."""
    known = {name: kept[name] for name in State.__dataclass_fields__ if name in kept}
    return State(**{"standing": "none", **known})


def state(report: Any, ours: int | None) -> State:
    """From the library's report on a file. `ours` is the serial number of this Salon's certificate."""
    manifests = report.get("manifests") or {}
    active = manifests.get(report.get("active_manifest")) or {}
    signature = active.get("signature_info") or {}
    about: dict[str, Any] = {
        "signer": _name(signature.get("common_name") or signature.get("issuer")),
        "generator": _name(_generator(active)),
        "source_type": _source_type(manifests, active),
        "chain": len(manifests),
    }
    valid = report.get("validation_state")
    if valid not in ("Valid", "Trusted"):
        return State("changed" if _does_not_fit(report) else "damaged", **about)
    is_ours = valid == "Trusted" and ours is not None and str(signature.get("cert_serial_number")) == str(ours)
    return State("ours" if is_ours else "other", **about)


def _does_not_fit(report: Any) -> bool:
    failures = ((report.get("validation_results") or {}).get("activeManifest") or {}).get("failure") or []
    return any(str(each.get("code", "")).endswith(("ash.mismatch", "ash.malformed")) for each in failures)


def _generator(manifest: Any) -> str:
    infos = manifest.get("claim_generator_info") or [{}]
    return str(infos[0].get("name") or manifest.get("claim_generator") or "")


def _source_type(manifests: Any, manifest: Any) -> str:
    """Looks along the chain, each manifest once."""
    seen: set[str] = set()
    waiting = [manifest]
    while waiting and len(seen) < MOST_MANIFESTS:
        at = waiting.pop(0)
        for assertion in at.get("assertions") or []:
            if str(assertion.get("label", "")).startswith("c2pa.actions"):
                for action in (assertion.get("data") or {}).get("actions") or []:
                    if found := str(action.get("digitalSourceType") or ""):
                        return _name(found.removeprefix(IPTC).rsplit("/", 1)[-1])
        names = [str(each.get("active_manifest") or "") for each in at.get("ingredients") or []]
        waiting += [manifests[name] for name in names if name in manifests and name not in seen]
        seen.update(names)
    return ""


def _name(written: Any) -> str:
    """Words by anybody, on one line and short."""
    return short(" ".join(clean(str(written or "")).split()), 60)
