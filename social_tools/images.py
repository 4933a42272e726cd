"""Making pictures. They are private until they are shared."""

import asyncio
import io
import secrets
from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated, Any, Literal
from weakref import WeakValueDictionary

from pydantic import Field

from social_tools import quota, remixing
from social_tools.context import Act, Context, Salon
from social_tools.errors import SocialError
from social_tools.keeping import FORMATS, Kept, keep
from social_tools.marked import PHOTOS, Made
from social_tools.painter import CannotPaint, Order, Original, OutOfOrder, Painting, Size
from social_tools.progress import Progress
from social_tools.text import clean, short
from social_tools.tool import Plan, Result, Shows, tool
from social_tools.views import PicturesMade, Subject
from storage import images
from storage.database import Writer
from storage.ids import parse_id
from storage.models import Image, Source
from storage.post_views import PostView

EDITS_PER_HOUR = 100
AT_ONCE = 4
AVATAR = 160
_busy: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
"""One picture at a time for each person, so that nobody's queue is in everybody's way."""


async def plan_image(
    context: Context,
    prompt: str,
    size: str | None = None,
    count: int = 1,
    from_image: str | None = None,
    remix_of: str | None = None,
) -> Plan:
    prompt = clean(prompt)
    if not prompt:
        raise SocialError(
            "invalid", "Tell me what to draw, for example: a fox in a snowy forest at dawn.", field="prompt"
        )
    if from_image and remix_of:
        raise SocialError("invalid", "Start from a picture of yours, or from a post, not from both.", field="remix_of")
    if remix_of:
        view, shown = await context.salon.db.read(remixing.source, context.person, remix_of)
        arguments = {"prompt": prompt, "size": size or shape(shown), "count": 1, "remix_of": str(view.id)}
        return Plan(arguments, "write", subject=Subject(post=view))
    if from_image is None:
        return Plan({"prompt": prompt, "size": size or "square", "count": count}, "write")
    originals = await own_several(context, from_image)
    size, ids = size or shape(originals[0]), ",".join(str(one.id) for one in originals)
    return Plan({"prompt": prompt, "size": size, "count": 1, "from_image": ids}, "write")


async def own_several(context: Context, ids: str) -> list[Image]:
    """One's own pictures by their ids with commas between them: one, or two to four for a collage."""
    wanted = [part.strip() for part in ids.split(",") if part.strip()]
    if not 1 <= len(wanted) <= AT_ONCE:
        raise SocialError("invalid", f"A collage takes two to {AT_ONCE} pictures.", field="from_image")
    return [await own_image(context, id_) for id_ in wanted]


async def own_image(context: Context, id_: str) -> Image:
    number = parse_id(id_) or 0
    found = await context.salon.db.read(images.owned, context.person.id, [number])
    if number not in found:
        raise SocialError("not_found", f"There is no picture {short(id_, 20)} of yours.", field="from_image")
    return found[number]


def shape(image: Image) -> str:
    if image.width == image.height:
        return "square"
    return "portrait" if image.width < image.height else "landscape"


@tool("write", idempotent=False, plan=plan_image)
async def create_image(
    context: Context,
    prompt: Annotated[str, Field(max_length=4000, description="What to draw, in the user's words.")],
    size: Literal["square", "portrait", "landscape"] = "square",
    count: Annotated[int, Field(ge=1, le=4)] = 1,
    from_image: Annotated[
        str | None, Field(max_length=64, description="The user's own image id to vary; 2-4 ids with commas: a collage.")
    ] = None,
    remix_of: Annotated[str | None, Field(max_length=64, description="Post id.")] = None,
) -> Result:
    """Make private images from a prompt, vary the user's own, or remix a post whose author allows it. Publishes
    nothing."""
    originals = await own_several(context, from_image) if from_image else []
    remixed = await context.salon.db.read(remixing.source, context.person, remix_of) if remix_of else None
    counts = _counts(context, originals[0] if originals else None)
    async with _busy.setdefault(context.person.id, asyncio.Lock()):
        await context.salon.db.read(quota.check, context.person.id, count, *counts)
        rows, notes = list[Image](), list[str]()
        for number in range(count):
            context.turn.told(Progress(number, count))
            order = _order(context, number, count)
            if remixed:
                row, note = await _remix(context, prompt, size, *remixed, order)
            else:
                row, note = await _make(context, prompt, size, originals, order)
            rows.append(row)
            notes.append(note)
        done = await context.act(lambda writer: _keep(writer, context, rows, notes, remix_of))
    ids = [int(image["id"]) for image in done.data["images"]]
    kept = await context.salon.db.read(images.owned, context.person.id, ids)
    made = [kept[id_] for id_ in ids if id_ in kept]
    about = {"alts": [row.alt for row in made], "prompt": made[0].prompt if made else prompt}
    return Result(
        done.data,
        view=PicturesMade(
            made,
            done.receipt,
            done.data.get("note", ""),
            await context.salon.db.read(remixing.credits, context.person.id, made),
        ),
        shows=(Shows("images", [str(row.id) for row in made], about),),
        receipt=done.receipt,
        others=any(row.remix_of for row in made),  # what is drawn on it, somebody else may have written
    )


def _keep(writer: Writer, context: Context, rows: list[Image], notes: list[str], remix_of: str | None) -> Act:
    """They count from now on, and not from when each of them was begun."""
    left = quota.check(writer, context.person.id, len(rows), *_counts(context, rows[0]))
    # whose picture is remixed may have changed their mind since
    view = remixing.source(writer, context.person, remix_of)[0] if remix_of else None
    for row in rows:
        row.id = context.salon.db.new_id()
        images.add(writer, row)
    what = "a picture" if len(rows) == 1 else f"{len(rows)} pictures"
    data: dict[str, Any] = {"images": [_item(row) for row in rows]}
    if note := " ".join(filter(None, dict.fromkeys([*notes, quota.near(left)]))):
        data["note"] = note
    if rows[0].varies:
        what = "a variation of a picture"
        data["from_image"] = str(rows[0].varies)
    if view:
        what = f"a remix of @{view.handle}’s picture"
        data["remix_of"] = str(view.id)
    return Act(data, str(rows[0].id), f"You made {what}: {short(rows[0].prompt, 80)}")


def _item(row: Image) -> dict[str, object]:
    return {
        "id": str(row.id),
        "w": row.width,
        "h": row.height,
        "alt": row.alt,
        "model": row.maker,
        "drawn": row.drawn,
        "missed": row.missed,
    }


def _counts(context: Context, image: Image | None) -> tuple[int, Sequence[Source]]:
    """How many an hour holds, and of which kinds: photos edited by rules cost little, so there may be more of them."""
    if image and image.source in PHOTOS and not context.salon.painter.elsewhere:
        return EDITS_PER_HOUR, (Source.edited,)
    return context.salon.images_per_hour, images.MADE


def _order(context: Context, number: int, count: int) -> Order:
    return Order(context.person.id, lambda stage: context.turn.told(Progress(number, count, stage)), context)


async def _make(context: Context, prompt: str, size: Size, originals: list[Image], order: Order) -> tuple[Image, str]:
    """A picture that is kept from `_keep` on, and what is to be said about how it was made."""
    painter, original = context.salon.painter, originals[0] if originals else None
    try:
        if original:
            start = await _with_first(context, original)
            start = replace(start, others=tuple(_as_original(context, one) for one in originals[1:]))
            painting = await painter.vary(start, prompt, size=size, order=order)
            prompt = ", ".join(filter(None, (original.prompt, prompt)))[:4000]
        else:
            painting = await painter.paint(prompt, size=size, seed=secrets.randbits(31), order=order)
    except OutOfOrder as error:
        raise SocialError("unavailable", str(error)) from error
    except CannotPaint as error:
        raise SocialError("invalid", str(error), field="prompt") from error
    kept = await keep_painting(context.salon, painting)
    row = image_row(painting, prompt, kept, id_=0, owner=context.person.id, token=secrets.token_urlsafe(18))
    if original:
        row.varies, row.remix_of, row.credit = original.id, original.remix_of, original.credit
    return row, painting.note


async def _remix(
    context: Context, prompt: str, size: Size, view: PostView, image: Image, order: Order
) -> tuple[Image, str]:
    """A picture of one's own, made from somebody else's. Of their words it keeps none: what it shows is told anew."""
    row, note = await _make(context, prompt, size, [Image(**{**image.model_dump(), "prompt": ""})], order)
    row.prompt, row.varies = prompt, None
    row.remix_of, row.credit = view.id, remixing.chain(view, image)
    return row, note


def _as_original(context: Context, image: Image) -> Original:
    async def data() -> bytes:
        if (path := context.salon.media.path(image.sha256)) is None:
            raise FileNotFoundError(image.sha256)
        return await asyncio.to_thread(path.read_bytes)

    return Original(image.scene, image.prompt, image.maker, image.mime, data, image.source, image.id, image.alt)


async def _with_first(context: Context, image: Image) -> Original:
    """A picture to start from, and the one that its edits began with, so that none is done twice."""
    original, id_ = _as_original(context, image), parse_id(str(image.scene.get("edits_of", ""))) or 0
    found = (await context.salon.db.read(images.owned, context.person.id, [id_])).get(id_)
    if found is None or context.salon.media.path(found.sha256) is None:
        return original
    return replace(original, first=_as_original(context, found))


async def keep_painting(salon: Salon, painting: Painting) -> Kept:
    """What a model gave stays as it came; what the painter drew is signed."""
    made, by_a_model = Made(Source(painting.source), painting.maker), (Source.made, Source.reworked)
    untouched = painting.source in by_a_model and not painting.parents
    return await keep(
        salon, painting.data, painting.mime, made, parents=painting.parents, did=painting.did, untouched=untouched
    )


def image_row(painting: Painting, prompt: str, kept: Kept, *, id_: int, owner: int, token: str) -> Image:
    """A painting as it is kept."""
    return Image(
        id=id_,
        token=token,
        owner_id=owner,
        sha256=kept.sha256,
        mime=kept.mime,
        width=kept.width,
        height=kept.height,
        size=kept.size,
        source=kept.source,
        alt=painting.alt,
        prompt=prompt,
        maker=painting.maker,
        drawn=list(painting.drawn),
        missed=list(painting.missed),
        scene=painting.scene,
        blur=painting.blur or kept.blur,
    )


def square(data: bytes) -> bytes:
    """The middle of a picture as a small square WebP, for an avatar; b"" where the bytes are damaged."""
    from PIL import Image as Pillow
    from PIL import ImageOps

    try:
        with Pillow.open(io.BytesIO(data), formats=FORMATS) as picture:
            mark, out = picture.info.get("xmp", b""), io.BytesIO()
            ImageOps.fit(picture, (AVATAR, AVATAR)).save(out, "WEBP", quality=80, method=2, xmp=mark)
            return out.getvalue()
    except (OSError, ValueError, SyntaxError):
        return b""
