"""How much the assistant helped with a post: what it proposed in this conversation, compared with what is shared.

Nobody declares it. Words that are shared as they were proposed were written by the assistant; words that were changed
were suggested by it; all others are the person's own.
"""

import re
from dataclasses import replace
from typing import Any

from social_tools.context import Context
from social_tools.marked import PHOTOS
from social_tools.tool import Shows
from storage import helped, threads
from storage.database import Reader
from storage.models import Image, Shown, Source
from storage.posts import NewPost

TRANSLATING = re.compile(r"translat|übersetz|traduc|tradui", re.IGNORECASE)
WORD = re.compile(r"\w+")
HALF, FEW = 0.5, 3


def proposed(text: str, alts: dict[str, str], *, warning: str = "", given: str = "", goal: str = "") -> Shows:
    """What the assistant has proposed, to be remembered. given: the person's own words that it was made from."""
    about = {"text": text, "alts": alts, "warning": warning, "given": given}
    return Shows("proposal", list(alts), about | ({"translated": True} if TRANSLATING.search(goal) else {}))


def reviewed(images: list[dict[str, str]]) -> Shows:
    """Alt text that a person has had in front of them, to change or to leave."""
    return Shows("reviewed", [image["id"] for image in images], {"alts": [image["alt"] for image in images]})


def by_a_model(context: Context, arguments: dict[str, Any]) -> tuple[Shows, ...]:
    """The words of a post that a model made up: its preview proposes them. None where they are the person's."""
    if context.click or not context.message:
        return ()
    said, text = _plain(context.message), arguments.get("text", "")
    alts = {image["id"]: image["alt"] for image in arguments.get("images", ()) if _plain(image["alt"]) not in said}
    own = _plain(text) in said
    return () if own and not alts else (proposed("" if own else text, alts),)


def is_proposed(reader: Reader, context: Context, text: str) -> bool:
    """Whether these words are the assistant's, as it proposed them in this conversation."""
    return any(_same(text, one.about["text"]) and not _own(one) for one in _shown(reader, context, "proposal"))


def told(reader: Reader, context: Context, new: NewPost, images: list[Image]) -> NewPost:
    """A post with how much the assistant helped with it."""
    proposals = _shown(reader, context, "proposal")
    parts = {"text": _text(new.text, proposals)}
    if images:
        alts = {str(id_): alt for id_, alt in new.images}
        parts |= {"image": _image(images), "alt": _alt(alts, images, proposals, _shown(reader, context, "reviewed"))}
    return replace(new, ai=helped.pack(**parts))


def is_unchecked(new: NewPost) -> bool:
    """Whether it has alt text that its author has not looked at."""
    return helped.unpack(new.ai).get("alt") == "unreviewed"


def _shown(reader: Reader, context: Context, kind: str) -> list[Shown]:
    return threads.shown_of(reader, context.person.id, context.thread, kind) if context.thread else []


def _text(text: str, proposals: list[Shown]) -> str:
    if any(_same(text, one.about["given"]) for one in proposals):
        return "none"
    for one in proposals:
        if _same(text, one.about["text"]) and not _own(one):
            return "translated" if one.about.get("translated") else "written"
    return "suggested" if any(_alike(text, one.about["text"]) and not _own(one) for one in proposals) else "none"


def _image(images: list[Image]) -> str:
    """A photo is its person's own; what rules did to one is told, and all else the assistant has made."""
    if any(image.source not in PHOTOS for image in images):
        return "made"
    return "edited" if any(image.source == Source.edited for image in images) else "none"


def _alt(alts: dict[str, str], images: list[Image], proposals: list[Shown], looked_at: list[Shown]) -> str:
    """Reviewed, where a person wrote it, or had it in a form in front of them; for all pictures, or not at all."""
    machine = {(str(image.id), _plain(image.alt)) for image in images if image.source != Source.photo}
    machine |= {(id_, _plain(alt)) for one in proposals for id_, alt in one.about["alts"].items()}
    seen = {(id_, _plain(alt)) for one in looked_at for id_, alt in zip(one.items, one.about["alts"], strict=True)}
    fine = ((id_, _plain(alt)) in seen or (id_, _plain(alt)) not in machine for id_, alt in alts.items())
    return "reviewed" if all(fine) else "unreviewed"


def _own(one: Shown) -> bool:
    """Whether a proposal left the person's words as they were."""
    return _same(one.about["text"], one.about["given"])


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _same(one: str, other: str) -> bool:
    return bool(one) and " ".join(one.split()) == " ".join(other.split())


def _alike(text: str, proposal: str) -> bool:
    """Whether half of what was proposed is in it, or half of it was proposed and that is more than a word or two."""
    said, meant = set(WORD.findall(text.casefold())), set(WORD.findall(proposal.casefold()))
    both = len(said & meant)
    return bool(both) and (both >= HALF * len(meant) or (both >= FEW and both >= HALF * len(said)))
