"""Posts of one's own and of others: finding them, and deleting one's own."""

from typing import Annotated

from pydantic import Field

from social_tools.context import Act, Context
from social_tools.errors import SocialError
from social_tools.text import MAX_POST, length, short
from social_tools.tool import Plan, Result, tool
from social_tools.views import Receipts, Subject
from storage import erasing, post_views, posts
from storage import images as image_rows
from storage.database import Reader, Writer
from storage.ids import parse_id
from storage.models import Image
from storage.post_views import PostView

MAX_BYTES = 5000
DAYS = posts.RESTORE_MS // (24 * 3_600_000)
NOT_THERE = "That post is not there."
IN_A_DELETED_POST = "That picture hangs in a post that you have deleted, and is erased with it after 30 days."
SHOWN_IN = {
    "post": "That picture hangs in a post of yours. Delete the post first.",
    "avatar": "That picture is your avatar. Choose another one first.",
    "message": "You have sent that picture in a message, so it stays.",
}


async def plan_delete(context: Context, post: str | None = None, image: str | None = None) -> Plan:
    if (post is None) == (image is None):
        raise SocialError("invalid", "Say which post to delete, or which picture of yours.", field="post")
    if post is None:
        found = await context.salon.db.read(_deletable_image, context.person.id, image or "")
        subject = Subject(images=[found], terms={"erase": True} if found.deleted_ms else {})
        return Plan({"image": str(found.id)}, "danger", subject=subject)
    view = await own(context, post, "delete")
    return Plan({"post": str(view.id)}, "danger", subject=Subject(post=view))


@tool("danger", destructive=True, core=False, plan=plan_delete)
async def delete_post(
    context: Context,
    post: Annotated[str | None, Field(max_length=64)] = None,
    image: Annotated[
        str | None, Field(max_length=64, description="Instead of a post: one of the user's own pictures.")
    ] = None,
) -> Result:
    """Delete your own post, or one of your own pictures. It can be restored for 30 days with undo_action, then it is
    erased."""
    view = await own(context, post, "delete") if post else None
    files: list[str] = []

    def change(writer: Writer) -> Act:
        return _post_deleted(writer, view) if view else _image_deleted(writer, context.person.id, image or "", files)

    done = await context.act(change)
    for sha256 in files:
        await context.salon.media.remove(sha256)
    return Result(done.data, view=Receipts([done.receipt]) if done.receipt else None, receipt=done.receipt)


def _post_deleted(writer: Writer, view: PostView) -> Act:
    undo = posts.remove(writer, view.id)
    what = f"“{short(view.text, 60)}”" if view.text else "your post with a picture"
    data = {"ok": "done", "post": str(view.id), "state": "removed", "undo_days": DAYS}
    return Act(data, str(view.id), f"You deleted {what}", undo, receipt=undo is not None)


def _image_deleted(writer: Writer, person: int, image: str, files: list[str]) -> Act:
    """Puts into `files` the names of those that nothing needs any more."""
    found = _deletable_image(writer, person, image)
    if found.deleted_ms:
        files += erasing.erase_images(writer, {found.id})
        if image_rows.binned(writer, person, found.id):
            raise SocialError("invalid", IN_A_DELETED_POST, field="image")
        return Act({"ok": "done", "image": str(found.id), "state": "erased"}, "", "You erased a picture for good")
    undo = image_rows.remove(writer, found.id)
    data = {"ok": "done", "image": str(found.id), "state": "removed", "undo_days": DAYS}
    return Act(data, str(found.id), f"You deleted your picture: {short(found.alt, 60)}", undo)


def _deletable_image(reader: Reader, person: int, image: str) -> Image:
    """A picture of one's own that nothing shows, or that is deleted already. Raises SocialError."""
    if gone := image_rows.binned(reader, person, parse_id(image) or 0):
        return gone
    found = own_images(reader, person, [image], field="image")[0]
    if place := image_rows.shown_in(reader, found.id):
        raise SocialError("invalid", SHOWN_IN[place], field="image")
    return found


async def own(context: Context, post: str, act: str) -> PostView:
    """A post of the person's own. Raises SocialError, which says what they cannot do with somebody else's."""
    view = await see(context, post)
    if view.author_id != context.person.id:
        raise SocialError("forbidden", f"That is not your post, so you cannot {act} it.", field="post")
    return view


async def see(context: Context, post: str, *, field: str = "post") -> PostView:
    """A post that the person may see; what they may not see answers like what never existed."""
    return await context.salon.db.read(seen, context.person.id, post, field=field)


def seen(reader: Reader, viewer: int, post: str, *, field: str = "post") -> PostView:
    """A post that a viewer may see. The id of a repost stands for what was passed on. Raises SocialError."""
    id_ = parse_id(post)
    view = post_views.view(reader, viewer, id_) if id_ else None
    if view is None:
        raise SocialError("not_found", NOT_THERE, field=field)
    return view


def own_images(reader: Reader, person: int, ids: list[str], *, field: str = "images") -> list[Image]:
    """A person's own pictures, in the order asked for. Raises SocialError."""
    numbers = [parse_id(id_) or 0 for id_ in ids]
    found = image_rows.owned(reader, person, numbers) if numbers else {}
    if missing := [id_ for id_, number in zip(ids, numbers, strict=True) if number not in found]:
        raise SocialError("not_found", f"There is no picture {short(missing[0], 20)} of yours.", field=field)
    return [found[number] for number in numbers]


def check_text(text: str, *, bare: bool) -> None:
    """Raises SocialError where a text is too long for a post, or where there is none, and nothing else (`bare`)."""
    if not text and bare:
        raise SocialError("invalid", "There is nothing to share yet: give it some words, or a picture.", field="text")
    if (count := length(text)) > MAX_POST:
        over = count - MAX_POST
        raise SocialError(
            "too_long",
            f"That is {count:,} characters; a post holds {MAX_POST}. Take out {over:,} and share again. "
            "Nothing is lost: your text is still above.",
            field="text",
        )
    if len(text.encode()) > MAX_BYTES:
        raise SocialError(
            "too_long", "That text is too large for a post. Make it shorter and share again.", field="text"
        )
