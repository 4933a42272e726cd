"""Making pictures. They are private until they are shared."""

import asyncio
import io
import secrets
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Literal
from weakref import WeakValueDictionary

from pydantic import Field

from social_tools.context import Act, Context
from social_tools.errors import SocialError
from social_tools.painter import CannotPaint, Painting
from social_tools.text import clean, short
from social_tools.tool import Plan, Result, Shows, tool
from social_tools.views import PicturesMade
from storage import images
from storage.database import Reader, Writer
from storage.ids import EPOCH_MS, LOW_BITS
from storage.models import Image

if TYPE_CHECKING:
    from PIL.Image import Image as Pillow

PER_HOUR = 20
HOUR_MS = 3_600_000
SMALL, AVATAR = 512, 160
_busy: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
"""One picture at a time for each person, so that nobody's queue is in everybody's way."""


async def plan_image(context: Context, prompt: str, size: str = "square", count: int = 1) -> Plan:
    prompt = clean(prompt)
    if not prompt:
        raise SocialError(
            "invalid", "Tell me what to draw, for example: a fox in a snowy forest at dawn.", field="prompt"
        )
    return Plan({"prompt": prompt, "size": size, "count": count}, "write")


@tool("write", idempotent=False, plan=plan_image)
async def create_image(
    context: Context,
    prompt: Annotated[str, Field(max_length=4000, description="What to draw, in the user's words.")],
    size: Literal["square", "portrait", "landscape"] = "square",
    count: Annotated[int, Field(ge=1, le=4)] = 1,
) -> Result:
    """Make private images from a prompt. Publishes nothing."""
    async with _busy.setdefault(context.person.id, asyncio.Lock()):
        _check_quota(await context.salon.db.read(_made_lately, context.person.id), count)
        rows = [await _make(context, prompt, size) for _ in range(count)]
        done = await context.act(lambda writer: _keep(writer, context.person.id, rows))
    ids = [int(image["id"]) for image in done.data["images"]]
    kept = await context.salon.db.read(images.owned, context.person.id, ids)
    made = [kept[id_] for id_ in ids if id_ in kept]
    about = {"alts": [row.alt for row in made], "prompt": prompt}
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
    data = {"images": [_item(row) for row in rows]}
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


async def _make(context: Context, prompt: str, size: Literal["square", "portrait", "landscape"]) -> Image:
    try:
        painting = await context.salon.painter.paint(prompt, size=size, seed=secrets.randbits(31))
    except CannotPaint as error:
        raise SocialError("invalid", str(error), field="prompt") from error
    sha256 = await context.salon.media.put(painting.data, await asyncio.to_thread(smaller, painting))
    id_, token = context.salon.db.new_id(), secrets.token_urlsafe(18)
    return image_row(painting, prompt, sha256, id_=id_, owner=context.person.id, token=token)


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
