"""Pictures that people bring: taken in, kept as their own and private, described in their words.

No tool does this, as no model may: a person chooses the file. Its name is looked at nowhere.
"""

import asyncio
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from weakref import WeakValueDictionary

from social_tools import limits
from social_tools.context import Act, Context, Salon
from social_tools.errors import SocialError
from social_tools.intake.taking import Taken, take_in
from social_tools.keeping import keep
from social_tools.limits import MINUTE_MS, Limit
from social_tools.marked import PHOTO, Made
from social_tools.shown import remember
from social_tools.text import clean, short
from social_tools.tool import Shows
from storage import images
from storage.database import Reader, Writer
from storage.ids import EPOCH_MS, LOW_BITS
from storage.inverse import inverse
from storage.models import Image, Receipt, Source
from storage.people import Person

UPLOADS = Limit(30, 30 * MINUTE_MS, 30, "uploads")
AT_ONCE = 4
"""Pictures of one message."""
LONGEST_ALT = 1500
_busy: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
"""One file at a time for each person, so that nobody's pile is in everybody's way."""


@dataclass(frozen=True)
class Brought:
    """Pictures that a person has just brought, what became of each, and the receipts."""

    images: list[Image]
    notes: dict[int, tuple[str, ...]]
    """By picture: what was taken out of its file."""
    receipts: list[Receipt]


async def take(salon: Salon, person: Person, data: bytes) -> Taken:
    """A file as a clean picture, which is not kept yet. Raises SocialError, a sentence."""
    await salon.db.read(limits.check_standing, person.id)
    wait_ms = salon.uploads.wait(person.id, UPLOADS.amount, UPLOADS.period_ms, salon.db.clock())
    if wait_ms:
        raise limits.too_many(UPLOADS, UPLOADS.amount, wait_ms)
    async with _busy.setdefault(person.id, asyncio.Lock()):
        anchor, serial = await asyncio.to_thread(salon.credentials.anchor) if salon.credentials else ("", None)
        return await take_in(data, anchor, serial)


async def bring(context: Context, taken: Sequence[Taken], alt: str = "") -> Brought:
    """Keep pictures as the person's own, private ones. Each has a receipt, by which it can be taken back."""
    context = context.using(tool="upload")
    alt = short(clean(alt), LONGEST_ALT)
    rows, receipts = list[Image](), list[Receipt]()
    for one in taken:
        row = await _row(context, one, alt)
        done = await context.act(lambda writer, row=row: _keep(writer, row))  # type: ignore[misc]
        rows.append(row)
        receipts += [done.receipt] if done.receipt else []
    ids = [row.id for row in rows]
    kept = await context.salon.db.read(images.owned, context.person.id, ids)
    made = [kept[id_] for id_ in ids if id_ in kept]
    acts = [Shows("act", [str(one.id)], {"tool": "upload", "undo": "take_back_image"}) for one in receipts]
    await remember(context, (*acts, spoken_of(made)))
    notes = {id_: one.notes for id_, one in zip(ids, taken, strict=True)}
    return Brought(made, notes, receipts)


def spoken_of(made: Sequence[Image]) -> Shows:
    """What "it" and "the first one" mean from now on."""
    return Shows(
        "images", [str(row.id) for row in made], {"alts": [row.alt for row in made], "prompt": "", "photos": True}
    )


async def _row(context: Context, taken: Taken, alt: str) -> Image:
    says = taken.credentials
    made = Made(Source.photo, claimed=says.source_type if says else "")
    kept = await keep(context.salon, taken.data, taken.mime, made)
    return Image(
        id=context.salon.db.new_id(),
        token=secrets.token_urlsafe(18),
        owner_id=context.person.id,
        sha256=kept.sha256,
        mime=kept.mime,
        width=kept.width,
        height=kept.height,
        size=kept.size,
        alt=alt,
        prompt="",
        maker=short(says.generator, 40) or "an unnamed model" if says and says.says_ai else PHOTO,
        drawn=[],
        missed=[],
        scene={},
        source=int(Source.photo),
        credentials=says.as_json() if says else None,
        blur=kept.blur,
    )


def _keep(writer: Writer, row: Image) -> Act:
    _check_amount(writer, row.owner_id)
    images.add(writer, row)
    return Act({"image": str(row.id)}, str(row.id), "You brought a picture", inverse("take_back_image", image=row.id))


def _check_amount(reader: Reader, person: int) -> None:
    """What was kept counts also after a restart."""
    since = max(reader.now_ms - UPLOADS.period_ms - EPOCH_MS, 0) << LOW_BITS
    if len(images.made_since(reader, person, since, [Source.photo])) >= UPLOADS.amount:
        raise limits.too_many(UPLOADS, UPLOADS.amount, UPLOADS.period_ms)


async def describe(context: Context, image: str, alt: str) -> tuple[Image, Receipt | None]:
    """Set what a picture of the person's own shows, in their words, for when it is shared."""
    from social_tools.images import own_image

    alt = clean(alt)
    if not alt:
        raise SocialError("invalid", "Say what the picture shows, in a few words.", field="alt")
    if len(alt) > LONGEST_ALT:
        hint = f"That is longer than {LONGEST_ALT:,} characters, as much as alt text can have. Make it shorter."
        raise SocialError("too_long", hint, field="alt")
    row = await own_image(context, image)

    def change(writer: Writer) -> Act:
        undo = images.describe(writer, row.id, alt)
        words = f"You described a picture: {short(alt, 80)}"
        return Act({"image": str(row.id), "alt": alt}, str(row.id), words, undo, receipt=undo is not None)

    done = await context.using(tool="upload").act(change)
    row = await own_image(context, image)
    await remember(context, (spoken_of([row]),))
    return row, done.receipt
