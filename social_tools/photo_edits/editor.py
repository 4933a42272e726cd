"""PhotoEditor: a wish about a picture → the picture after it, and the truth about what was done."""

import asyncio
import base64
import io
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from social_tools.marked import EDITOR, PHOTO, PHOTOS
from social_tools.painter import NOBODY, CannotPaint, Order, Original, Painting, Size
from social_tools.photo_edits.reading import Edit, Wish, read
from social_tools.text import short
from storage.models import Source

EDITS, ROOT, THERE = "edits", "edits_of", "edits_in"
"""Where in a scene the edits stand, the id of the picture that they began with, and how many of them are in it."""
QUALITY = 88
ACTIONS = {
    "crop": "c2pa.cropped", "turn": "c2pa.orientation", "flip": "c2pa.orientation", "resize": "c2pa.resized",
    "tone": "c2pa.color_adjustments", "tint": "c2pa.color_adjustments", "grey": "c2pa.color_adjustments",
    "sepia": "c2pa.color_adjustments", "blur": "c2pa.filtered", "caption": "c2pa.drawing", "frame": "c2pa.drawing",
}  # fmt: skip
"""What is done, in the words of C2PA."""
TRY = "crop it to a square, turn it left, make it brighter, black and white, blur the top left corner, or add a caption"
HIDDEN = (
    "I cannot find “{who}” by myself, as nothing here looks at your picture. Tell me where it is, for example: "
    "blur the top left, blur the middle, blur the right half."
)
UNSURE = "I am not sure what shall stay and what shall not. Say only what to change, for example: {try_}."
NOTHING = "I could not find anything in “{wish}” that I can do to a picture. Try: {try_}."
GONE = "That picture’s file is not there any more, so I cannot change it."
NOT_IN_IT = "There is no {what} in it that I could take away."
FOR_GOOD = "The {what} is in the picture for good: the one before it is gone."
ONE = (
    "A collage takes two to four of your pictures. Make or bring another one first, and say: a collage of the last two."
)
UNWRITABLE = "I have no letters for “{signs}”. Write the caption in other ones."
THE = {"all": "first edit", "caption": "caption", "frame": "frame", "blur": "blur", "crop": "crop", "flip": "mirroring"}


class PhotoEditor:
    """The edits by rules behind a painter's interface."""

    def suits(self, original: Original, change: str) -> bool:
        """Whether a wish is one about the picture as a thing, which is done by rules whoever made it."""
        return bool(original.others) or read(change).is_structure

    def knows(self, change: str) -> bool:
        wish = read(change)
        return bool(wish.edits) and not (wish.missed or wish.unsure)

    async def __call__(
        self, original: Original, change: str, *, size: Size = "square", order: Order = NOBODY
    ) -> Painting:
        """Raises CannotPaint."""
        wish = understood(change)
        if original.others or any(edit["do"] == "collage" for edit in wish.edits):
            return await self._collage(original, wish)
        edits, base, there = history(original)
        after = apply(edits, wish, there)
        try:
            data = await base.data()
        except OSError:
            raise CannotPaint(GONE) from None
        picture = await asyncio.to_thread(_edited, [data], after[there:], original)
        scene = {**_painted(original), EDITS: after, ROOT: str(base.id), THERE: there}
        painting = _painting(picture, told(base.alt, after[there:]), wish, _source(original), _maker(original), scene)
        return replace(painting, parents=(data,), did=_did(after[there:]))

    async def _collage(self, original: Original, wish: Wish) -> Painting:
        originals = [original, *original.others]
        if not 2 <= len(originals) <= 4:
            raise CannotPaint(ONE)
        try:
            data = [await one.data() for one in originals]
        except OSError:
            raise CannotPaint(GONE) from None
        rest = [edit for edit in wish.edits if edit["do"] not in ("collage", "without")]
        picture = await asyncio.to_thread(_edited, data, rest, original)
        alts = [one.alt.rstrip(". ") or "a picture that is not described" for one in originals]
        alt = f"A collage of {len(alts)} pictures: {'; '.join(alts)}." if any(one.alt for one in originals) else ""
        made = [{"do": "collage", "of": [str(one.id) for one in originals]}, *rest]
        sources = {one.source for one in originals}
        by_model, photos = sources & {Source.made, Source.reworked}, sources & set(PHOTOS)
        source = (
            (Source.reworked if photos else Source.made) if by_model else Source.edited if photos else Source.painted
        )
        scene = {EDITS: made, THERE: len(made)}
        maker = next((one.maker for one in originals if one.source in by_model), EDITOR)
        return replace(_painting(picture, told(alt, rest), wish, source, maker, scene), parents=tuple(data))


async def repainted(painting: Painting, original: Original) -> Painting:
    """A painter's new version of an edited picture, with the edits done to it as well."""
    edits = [edit for edit in original.scene.get(EDITS, ()) if edit["do"] != "collage"]
    if not edits:
        return painting
    picture = await asyncio.to_thread(_edited, [painting.data], edits, original)
    wish = Wish([], list(painting.drawn), list(painting.missed))
    scene = {**painting.scene, EDITS: edits, THERE: len(edits)}
    return _painting(picture, told(painting.alt, edits), wish, Source(painting.source), painting.maker, scene)


def _painted(original: Original) -> dict[str, Any]:
    """What a painter knows of a picture: nothing of a photo."""
    return {name: value for name, value in original.scene.items() if name not in (EDITS, ROOT, THERE)}


def without_edits(scene: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in scene.items() if name not in (EDITS, ROOT, THERE)}


def understood(change: str) -> Wish:
    """Raises CannotPaint, a sentence that says how to put it."""
    wish = read(change)
    if wish.unsure:
        raise CannotPaint(UNSURE.format(try_=TRY))
    if wish.hidden:
        raise CannotPaint(HIDDEN.format(who=short(wish.hidden, 40)))
    for edit in wish.edits:
        if edit["do"] == "caption":
            _write(edit, wish)
    if not wish.edits:
        raise CannotPaint(NOTHING.format(wish=short(change, 60), try_=TRY))
    return wish


def _write(edit: Edit, wish: Wish) -> None:
    """Only what there are letters for; the rest is told."""
    from social_tools.photo_edits.lettering import showable

    text, lost = showable(edit["text"])
    if not text:
        raise CannotPaint(UNWRITABLE.format(signs=short("".join(lost), 20)))
    if lost:
        wish.drawn = [words for words in wish.drawn if words != f"“{edit['text']}”"] + [f"“{text}”"]
        wish.missed.append("".join(lost)[:40])
    edit["text"] = text


def history(original: Original) -> tuple[list[Edit], Original, int]:
    """The edits so far, the picture to start from, and how many of them it has in it already."""
    edits = list(original.scene.get(EDITS, ()))
    if original.first is not None:
        return edits, original.first, min(int(original.scene.get(THERE, 0)), len(edits))
    return edits, original, len(edits)


def apply(edits: list[Edit], wish: Wish, there: int) -> list[Edit]:
    """The edits after a wish: a caption or a frame takes the place of the one before. Raises CannotPaint."""
    after = list(edits)
    for edit in wish.edits:
        if edit["do"] == "without":
            after = _without(after, edit["what"], there)
            continue
        if edit["do"] in ("caption", "frame"):
            after = [old for at, old in enumerate(after) if at < there or old["do"] != edit["do"]]
        after.append(edit)
    return after


def _without(edits: list[Edit], what: str, there: int) -> list[Edit]:
    kept = [old for at, old in enumerate(edits) if at < there or what not in ("all", old["do"])]
    lasting = edits[:there] and edits[0]["do"] != "collage"
    if kept == edits or (what == "all" and lasting):
        known = any(what in ("all", old["do"]) for old in edits[:there])
        raise CannotPaint((FOR_GOOD if known else NOT_IN_IT).format(what=THE[what]))
    return kept


def _edited(data: Sequence[bytes], edits: list[Edit], original: Original) -> Any:
    from PIL import Image

    from social_tools.photo_edits.collage import collage
    from social_tools.photo_edits.doing import done, shrunk

    pictures = []
    for one in data:
        try:
            with Image.open(io.BytesIO(one), formats=["WEBP", "PNG", "JPEG"]) as picture:
                pictures.append(shrunk(picture.convert("RGB")))
        except (OSError, ValueError, SyntaxError):
            raise CannotPaint(GONE) from None
    return done(collage(pictures) if len(pictures) > 1 else pictures[0], edits)


def _did(edits: list[Edit]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ACTIONS[edit["do"]] for edit in edits))


def _source(original: Original) -> Source:
    return Source.edited if original.source in PHOTOS else Source(original.source)


def _maker(original: Original) -> str:
    return EDITOR if original.maker == PHOTO else original.maker


def _painting(picture: Any, alt: str, wish: Wish, source: Source, maker: str, scene: dict[str, Any]) -> Painting:
    out, tiny = io.BytesIO(), picture.copy()
    picture.save(out, "WEBP", quality=QUALITY, method=2)
    tiny.thumbnail((16, 16))
    small = io.BytesIO()
    tiny.save(small, "WEBP", quality=40, method=4)
    return Painting(
        data=out.getvalue(),
        mime="image/webp",
        width=picture.width,
        height=picture.height,
        alt=alt,
        drawn=tuple(wish.drawn),
        missed=tuple(wish.missed),
        maker=maker,
        scene=scene,
        blur="data:image/webp;base64," + base64.b64encode(small.getvalue()).decode("ascii"),
        source=int(source),
    )


def told(alt: str, edits: list[Edit]) -> str:
    """Alt text with what the edits have changed in it; nothing where nobody has said yet what the picture shows."""
    if not alt:
        return ""
    parts = []
    for edit in edits:
        match edit["do"]:
            case "grey":
                parts.append("in black and white")
            case "sepia":
                parts.append("in sepia")
            case "blur" if edit["where"] == "whole":
                parts.append("blurred")
            case "blur":
                parts.append(f"blurred at the {edit['where']}")
            case "caption":
                where = "above" if edit.get("at") == "top" else "below"
                parts.append(f"with the words “{edit['text']}” {where} it")
            case "frame":
                parts.append(f"in a {edit['colour']} frame")
    return ", ".join([alt.rstrip(". "), *dict.fromkeys(parts)]) + "." if parts else alt
