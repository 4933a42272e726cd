"""Making pictures. They are private until they are shared."""

import asyncio
import io
import secrets
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any, Literal
from weakref import WeakValueDictionary

from pydantic import Field

from social_tools.context import Act, Context
from social_tools.errors import SocialError
from social_tools.painter import CannotPaint, Order, Original, OutOfOrder, Painting, Size
from social_tools.progress import Progress
from social_tools.text import clean, short
from social_tools.tool import Plan, Result, Shows, tool
from social_tools.views import PicturesMade
from storage import images
from storage.database import Reader, Writer
from storage.ids import EPOCH_MS, LOW_BITS, parse_id
from storage.media import Media
from storage.models import Image

if TYPE_CHECKING:
    from PIL.Image import Image as Pillow

PER_HOUR = 20
HOUR_MS = 3_600_000
SMALL, AVATAR = 512, 160
_busy: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
"""One picture at a time for each person, so that nobody's queue is in everybody's way."""


async def plan_image(
    context: Context, prompt: str, size: str | None = None, count: int = 1, from_image: str | None = None
) -> Plan:
    prompt = clean(prompt)
    if not prompt:
        raise SocialError(
            "invalid", "Tell me what to draw, for example: a fox in a snowy forest at dawn.", field="prompt"
        )
    if from_image is None:
        return Plan({"prompt": prompt, "size": size or "square", "count": count}, "write")
    original = await own_image(context, from_image)
    return Plan({"prompt": prompt, "size": size or shape(original), "count": 1, "from_image": from_image}, "write")


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
    from_image: Annotated[str | None, Field(max_length=64, description="The user's own image id to vary.")] = None,
) -> Result:
    """Make private images from a prompt, or vary the user's own image. Publishes nothing."""
    original = await own_image(context, from_image) if from_image else None
    async with _busy.setdefault(context.person.id, asyncio.Lock()):
        _check_quota(await context.salon.db.read(_made_lately, context.person.id), count)
        rows = []
        for number in range(count):
            context.turn.told(Progress(number, count))
            rows.append(await _make(context, prompt, size, original, _order(context, number, count)))
        done = await context.act(lambda writer: _keep(writer, context.person.id, rows))
    ids = [int(image["id"]) for image in done.data["images"]]
    kept = await context.salon.db.read(images.owned, context.person.id, ids)
    made = [kept[id_] for id_ in ids if id_ in kept]
    about = {"alts": [row.alt for row in made], "prompt": made[0].prompt if made else prompt}
    return Result(
        done.data,
        view=PicturesMade(made, done.receipt),
        shows=(Shows("images", [str(row.id) for row in made], about),),
        receipt=done.receipt,
    )


def _keep(writer: Writer, person: int, rows: list[Image]) -> Act:
    _check_quota(_made_lately(writer, person), len(rows))
    for row in rows:
        images.add(writer, row)
    what = "a picture" if len(rows) == 1 else f"{len(rows)} pictures"
    data: dict[str, Any] = {"images": [_item(row) for row in rows]}
    if rows[0].varies:
        what = "a variation of a picture"
        data["from_image"] = str(rows[0].varies)
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


def _made_lately(reader: Reader, person: int) -> int:
    since = max(reader.now_ms - HOUR_MS - EPOCH_MS, 0) << LOW_BITS
    return images.made_since(reader, person, since)


def _check_quota(made: int, wanted: int) -> None:
    if made + wanted > PER_HOUR:
        raise SocialError(
            "rate_limited",
            f"That is {PER_HOUR} pictures within an hour, as many as one person can make. Try again a little later.",
            retry_s=600,
        )


def _order(context: Context, number: int, count: int) -> Order:
    return Order(context.person.id, lambda stage: context.turn.told(Progress(number, count, stage)), context)


async def _make(context: Context, prompt: str, size: Size, original: Image | None, order: Order) -> Image:
    painter = context.salon.painter
    try:
        if original:
            painting = await painter.vary(_as_original(context, original), prompt, size=size, order=order)
            prompt = f"{original.prompt}, {prompt}"[:4000]
        else:
            painting = await painter.paint(prompt, size=size, seed=secrets.randbits(31), order=order)
    except OutOfOrder as error:
        raise SocialError("unavailable", str(error)) from error
    except CannotPaint as error:
        raise SocialError("invalid", str(error), field="prompt") from error
    sha256 = await keep(context.salon.media, painting)
    id_, token = context.salon.db.new_id(), secrets.token_urlsafe(18)
    row = image_row(painting, prompt, sha256, id_=id_, owner=context.person.id, token=token)
    row.varies = original.id if original else None
    return row


async def keep(media: Media, painting: Painting) -> str:
    """Put a painting's bytes, as they are, and what is derived from them where pictures are kept; its SHA-256."""
    return await media.put(painting.data, await asyncio.to_thread(smaller, painting))


def _as_original(context: Context, image: Image) -> Original:
    async def data() -> bytes:
        if (path := context.salon.media.path(image.sha256)) is None:
            raise FileNotFoundError(image.sha256)
        return await asyncio.to_thread(path.read_bytes)

    return Original(image.scene, image.prompt, image.maker, image.mime, data, image.source, image.id)


def image_row(painting: Painting, prompt: str, sha256: str, *, id_: int, owner: int, token: str) -> Image:
    """A painting as it is kept."""
    return Image(
        id=id_,
        token=token,
        owner_id=owner,
        sha256=sha256,
        mime=painting.mime,
        width=painting.width,
        height=painting.height,
        size=len(painting.data),
        alt=painting.alt,
        prompt=prompt,
        maker=painting.maker,
        drawn=list(painting.drawn),
        missed=list(painting.missed),
        scene=painting.scene,
        source=painting.source,
        blur=painting.blur,
    )


def smaller(painting: Painting) -> bytes:
    """A WebP of at most 512 pixels a side, with the mark of the large one."""
    return _resized(painting.data, lambda picture: picture.thumbnail((SMALL, SMALL)))


def square(data: bytes) -> bytes:
    """The middle of a picture as a small square WebP, for an avatar; b"" where the bytes are damaged."""
    from PIL import ImageOps

    try:
        return _resized(data, lambda picture: ImageOps.fit(picture, (AVATAR, AVATAR)))
    except (OSError, ValueError, SyntaxError):
        return b""


def _resized(data: bytes, resize: "Callable[[Pillow], Pillow | None]") -> bytes:
    from PIL import Image as Pillow

    with Pillow.open(io.BytesIO(data), formats=["WEBP", "PNG", "JPEG"]) as picture:
        mark = picture.info.get("xmp", b"")
        out = io.BytesIO()
        (resize(picture) or picture).save(out, "WEBP", quality=80, method=2, xmp=mark)
    return out.getvalue()
