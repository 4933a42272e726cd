"""Help with sharing: a caption, alt text, tags and a warning, proposed and never more than that."""

import asyncio
import logging
from dataclasses import replace
from typing import Annotated, Any

from pydantic import Field

from social_tools import drafting_rules, helping
from social_tools.context import Context
from social_tools.drafter import CannotDraft, Proposal, Shot
from social_tools.errors import SocialError
from social_tools.keeping import SMALL
from social_tools.posts import own_images
from social_tools.text import MAX_POST, clean, length, short
from social_tools.tool import Plan, Result, tool
from social_tools.views import Drafted
from storage.models import Image

log = logging.getLogger("salon")
MOST_WARNING = 140


async def plan_draft(context: Context, images: list[str] | None = None, text: str = "", goal: str = "") -> Plan:
    text, goal = clean(text), clean(goal)
    if not (images or text):
        hint = "Tell me what it is for: a picture of yours, or a few words about what the post shall say."
        raise SocialError("invalid", hint, field="text")
    await context.salon.db.read(own_images, context.person.id, images or [])
    return Plan({"images": images or [], "text": text, "goal": goal}, "read")


@tool("read", plan=plan_draft)
async def draft_post(
    context: Context,
    images: Annotated[
        list[Annotated[str, Field(max_length=64)]] | None, Field(max_length=4, description="Image ids.")
    ] = None,
    text: Annotated[str, Field(max_length=2000, description="Rough text to improve.")] = "",
    goal: Annotated[str, Field(max_length=2000, description="Tone or audience the user asked for.")] = "",
) -> Result:
    """Suggest caption, alt text, tags and warnings for images or rough text. Saves and publishes nothing."""
    rows = await context.salon.db.read(own_images, context.person.id, images or [])
    proposal = await _propose(context, [await _shot(context, row) for row in rows], text, goal)
    alts = {str(row.id): alt for row, alt in zip(rows, proposal.alts, strict=True)}
    warning = short(", ".join(proposal.warnings), MOST_WARNING)
    data: dict[str, Any] = {
        "text": proposal.text,
        "alt": alts,
        "tags": list(proposal.tags),
        "warn": list(proposal.warnings),
        "chars": length(proposal.text),
        "by": proposal.by,
    } | ({"note": proposal.note} if proposal.note else {})
    shows = helping.proposed(proposal.text, alts, warning=warning, given=text, goal=goal)
    return Result(data, view=Drafted(rows, proposal, warning), shows=(shows,))


async def _propose(context: Context, shots: list[Shot], text: str, goal: str) -> Proposal:
    """The model's proposal, where there is one and it answers; otherwise that of the rules, which says so."""
    drafter = context.salon.drafter
    if drafter is None:
        return drafting_rules.propose(shots, text, goal)
    try:
        return _tidy(await drafter.draft(context, shots, text, goal), shots)
    except CannotDraft as error:
        return replace(drafting_rules.propose(shots, text, ""), note=str(error))


def _tidy(proposal: Proposal, shots: list[Shot]) -> Proposal:
    """A model's proposal as it could be shared; where it leaves a picture without words, what is known of it."""
    alts = [short(clean(alt), 1500) for alt in proposal.alts[: len(shots)]]
    alts += [""] * (len(shots) - len(alts))
    text = clean(proposal.text)
    if length(text) > MAX_POST:
        text = short(text, MAX_POST)
    tags = [tag for tag in (clean(tag).lstrip("#") for tag in proposal.tags) if tag.isidentifier()][:8]
    warned = [short(" ".join(clean(each).split()), 60) for each in proposal.warnings]
    return replace(
        proposal,
        text=drafting_rules.with_tags(text, tags),
        alts=tuple(alt or shot.alt for alt, shot in zip(alts, shots, strict=True)),
        tags=tuple(tags),
        warnings=tuple(warning for warning in warned if warning)[:3],
    )


async def _shot(context: Context, image: Image) -> Shot:
    """A picture of the person's own; a model gets its small version alone."""
    found = context.salon.media.nearest(image.sha256, image.size, SMALL) if context.salon.drafter else None
    data = await asyncio.to_thread(found[0].read_bytes) if found else b""
    return Shot(str(image.id), data, image.prompt, image.alt, tuple(image.drawn))
