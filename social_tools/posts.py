"""Sharing posts, and reacting to them."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from social_tools.context import Act, Context
from social_tools.errors import SocialError
from social_tools.text import MAX_POST, clean, length, short
from social_tools.tool import Plan, Result, Shows, tool
from social_tools.views import Published, Receipts, Subject
from storage import images as image_rows
from storage import post_views, posts
from storage.database import Writer
from storage.ids import parse_id
from storage.models import Image, Visibility
from storage.post_views import PostView

MAX_BYTES = 5000
TERMS = {"remix": "nobody", "train": False}
"""What an author has not allowed, and nobody can do: it stands in the preview, so that they know."""
NOT_THERE = "That post is not there."


class SharedImage(BaseModel):
    """A picture to share, with its alt text."""

    model_config = ConfigDict(extra="forbid")

    id: Annotated[str, Field(max_length=64)]
    alt: Annotated[str, Field(min_length=1, max_length=1500, description="Image description.")]


async def plan_share(
    context: Context,
    text: str = "",
    images: list[dict[str, str]] | None = None,
    visibility: str | None = None,
    reply_to: str | None = None,
) -> Plan:
    """Checks everything before anybody is asked. A post with a picture is always shown first."""
    text, pictures = clean(text), images or []
    above = await seen(context, reply_to, field="reply_to") if reply_to else None
    _check_text(text, pictures)
    owned = await own_images(context, [picture["id"] for picture in pictures])
    alts = [clean(picture["alt"]) for picture in pictures]
    if not all(alts):
        raise SocialError(
            "invalid", "Each picture needs alt text, so that everybody can know what it shows.", field="images"
        )
    arguments = {
        "text": text,
        "images": [{"id": str(image.id), "alt": alt} for image, alt in zip(owned, alts, strict=True)],
        "visibility": _audience(visibility, above),
    }
    return Plan(
        arguments | ({"reply_to": str(above.id)} if above else {}),
        "send",
        asks=bool(owned),
        digests=tuple(image.sha256 for image in owned),
        subject=Subject(images=owned, post=above, terms=TERMS),
    )


def _audience(asked: str | None, above: PostView | None) -> str:
    """Who will see a post: everyone unless said otherwise, and of an answer nobody beyond what it answers."""
    if above is None:
        return asked or Visibility.public.name
    if asked and Visibility[asked] < above.visibility:
        hint = f"@{above.handle}’s post is not for everyone, so an answer to it cannot be either."
        raise SocialError("invalid", hint, field="visibility")
    return asked or above.visibility.name


@tool("send", idempotent=False, plan=plan_share)
async def share_post(
    context: Context,
    text: Annotated[
        str,
        Field(
            max_length=5000,
            description="At most 500 characters as people count them (grapheme clusters; a URL counts 23).",
        ),
    ] = "",
    images: Annotated[list[SharedImage] | None, Field(max_length=4)] = None,
    visibility: Annotated[
        Literal["public", "followers"] | None, Field(description="Default: public; of a reply, as what it answers.")
    ] = None,
    reply_to: Annotated[str | None, Field(max_length=64, description="Post id.")] = None,
) -> Result:
    """Publish a post or reply. Shows the user a preview and waits for approval; returns a receipt."""
    pairs = [(int(image["id"]), image["alt"]) for image in images or []]  # type: ignore[index]
    above = await seen(context, reply_to, field="reply_to") if reply_to else None
    audience = Visibility[_audience(visibility, above)]

    def change(writer: Writer) -> Act:
        answered = above.id if above else None
        post_id, undo = posts.publish(writer, context.person.id, text, audience, pairs, reply_to=answered)
        data = {"ok": "done", "post": str(post_id), "url": f"{context.salon.url}/p/{post_id}"}
        return Act(
            data | ({"reply_to": reply_to} if above else {}), str(post_id), _shared_words(context, text, above), undo
        )

    done = await context.act(change)
    about = {"authors": [f"@{context.person.handle}"], "new": "reply" if above else "post"}
    shows = Shows("post", [done.data["post"]], about)
    return Result(done.data, view=Published(int(done.data["post"]), done.receipt), shows=(shows,), receipt=done.receipt)


def _shared_words(context: Context, text: str, above: PostView | None) -> str:
    said = f"“{short(text, 60)}”" if text else "a picture"
    if above is None:
        return f"You shared {said}"
    return f"You replied to {'yourself' if above.author_id == context.person.id else f'@{above.handle}'}: {said}"


async def plan_delete(context: Context, post: str | None = None) -> Plan:
    if post is None:
        raise SocialError("invalid", "Say which post to delete.", field="post")
    view = await seen(context, post)
    if view.author_id != context.person.id:
        raise SocialError("forbidden", "That is not your post, so you cannot delete it.", field="post")
    return Plan({"post": post}, "danger", subject=Subject(post=view))


@tool("danger", destructive=True, core=False, plan=plan_delete)
async def delete_post(context: Context, post: Annotated[str | None, Field(max_length=64)] = None) -> Result:
    """Delete your own post. It can be restored with undo_action."""
    view = await seen(context, post or "")

    def change(writer: Writer) -> Act:
        undo = posts.remove(writer, view.id)
        what = f"“{short(view.text, 60)}”" if view.text else "your post with a picture"
        data = {"ok": "done", "post": str(view.id), "state": "removed"}
        return Act(data, str(view.id), f"You deleted {what}", undo, receipt=undo is not None)

    done = await context.act(change)
    return Result(done.data, view=Receipts([done.receipt]) if done.receipt else None, receipt=done.receipt)


async def plan_react(context: Context, post: str, reaction: str, on: bool = True) -> Plan:
    await seen(context, post)
    return Plan({"post": post, "reaction": reaction, "on": on}, "write")


@tool("write", plan=plan_react)
async def react_to_post(
    context: Context,
    post: Annotated[str, Field(max_length=64)],
    reaction: Literal["like"],
    on: bool = True,
) -> Result:
    """Like a post, or take it back with on=false. Likes are visible to others."""
    view = await seen(context, post)
    whose = "your own post" if view.author_id == context.person.id else f"@{view.handle}’s post"
    words = f"You liked {whose}" if on else f"You took back your like of {whose}"

    def change(writer: Writer) -> Act:
        undo = (posts.like if on else posts.unlike)(writer, context.person.id, view.id)
        now = post_views.view(writer, context.person.id, view.id) or view
        data: dict[str, Any] = {"ok": "done", "post": post, "liked": now.liked, "likes": now.likes}
        return Act(data, post, words, undo, receipt=undo is not None)

    done = await context.act(change)
    return Result(
        done.data,
        view=Receipts([done.receipt]) if done.receipt else None,
        shows=(Shows("post", [post], {"authors": [f"@{view.handle}"]}),),
        receipt=done.receipt,
    )


async def seen(context: Context, post: str, *, field: str = "post") -> PostView:
    """A post that the person may see; what they may not see answers like what never existed."""
    id_ = parse_id(post)
    view = await context.salon.db.read(post_views.view, context.person.id, id_) if id_ else None
    if view is None:
        raise SocialError("not_found", NOT_THERE, field=field)
    return view


async def own_images(context: Context, ids: list[str]) -> list[Image]:
    """The person's own pictures, in the order asked for."""
    numbers = [parse_id(id_) or 0 for id_ in ids]
    found = await context.salon.db.read(image_rows.owned, context.person.id, numbers) if numbers else {}
    if missing := [id_ for id_, number in zip(ids, numbers, strict=True) if number not in found]:
        raise SocialError("not_found", f"There is no picture {short(missing[0], 20)} of yours.", field="images")
    return [found[number] for number in numbers]


def _check_text(text: str, pictures: list[dict[str, str]]) -> None:
    if not text and not pictures:
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
