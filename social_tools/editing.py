"""Editing one's own posts, and pinning them."""

from typing import Annotated, Any, Literal

from pydantic import Field

from social_tools import times
from social_tools.context import Act, Context
from social_tools.errors import SocialError
from social_tools.marks import marks
from social_tools.posts import check_text, own
from social_tools.sharing import SharedImage
from social_tools.text import clean, short
from social_tools.tool import Plan, Result, Shows, tool
from social_tools.views import Receipts, Subject
from storage import editing
from storage.database import Writer
from storage.editing import Edit
from storage.models import Policy, Visibility
from storage.post_views import PostView
from storage.posts import RESTORE_MS

MAY_REMIX = {"anyone": "anyone", "followers": "your followers", "nobody": "nobody"}


async def plan_edit(context: Context, post: str, **news: Any) -> Plan:
    view = await own(context, post, "edit")
    arguments: dict[str, Any] = {"post": str(view.id)}
    for name in ("text", "warning"):
        if name in news:
            arguments[name] = clean(news[name])
    if "text" in news:
        check_text(arguments["text"], bare=not view.pictures and not view.quote)
    if "alt" in news:
        arguments["alt"] = [{"id": str(id_), "alt": alt} for id_, alt in _alts(view, news["alt"]).items()]
    if "visibility" in news:
        if Visibility[news["visibility"]] < view.visibility:
            hint = "An edit can only let fewer people see a post, never more."
            raise SocialError("invalid", hint, field="visibility")
        arguments["visibility"] = news["visibility"]
    for name in ("remix", "pinned"):
        if name in news:
            arguments[name] = news[name]
    if len(arguments) == 1:
        raise SocialError(
            "invalid", "Say what to change: the text, the alt text, the warning, who sees or remixes it, or the pin."
        )
    narrows = set(arguments) == {"post", "remix"} and Policy[arguments["remix"]] >= view.remix
    return Plan(arguments, "write" if narrows else "danger", subject=Subject(post=view))


@tool("danger", idempotent=False, core=False, plan=plan_edit)
async def edit_post(
    context: Context,
    post: Annotated[str, Field(max_length=64)],
    text: Annotated[
        str | None, Field(max_length=5000, description="At most 500 characters as people count them.")
    ] = None,
    alt: list[SharedImage] | None = None,
    warning: Annotated[str | None, Field(max_length=140)] = None,
    visibility: Literal["unlisted", "followers", "direct"] | None = None,
    remix: Literal["anyone", "followers", "nobody"] | None = None,
    pinned: Annotated[bool | None, Field(description="Pin to the profile, at most five.")] = None,
) -> Result:
    """Change your own post's text, alt text, warning or remix permission. Earlier versions stay visible; visibility can
    only narrow."""
    view = await own(context, post, "edit")
    described = _alts(view, alt) if alt is not None else None  # type: ignore[arg-type]
    found = marks(view.text if text is None else text)
    news = Edit(
        text=text,
        warning=warning,
        visibility=Visibility[visibility] if visibility else None,
        alts=[described.get(picture.id, picture.alt) for picture in view.pictures] if described is not None else None,
        pinned=pinned,
        remix=Policy[remix] if remix else None,
        tags=found.tags,
        mentions=found.mentions,
    )

    def change(writer: Writer) -> Act:
        try:
            undo = editing.edit(writer, view.id, news)
        except ValueError as error:
            raise SocialError("invalid", str(error), field="visibility" if visibility else None) from None
        data: dict[str, Any] = {"ok": "done", "post": str(view.id)}
        if undo:
            version = undo["args"]["version"]
            data |= {"version": version + 1} if version else {}
            data |= {"pinned": bool(pinned)} if "pinned_ms" in undo["args"] else {}
            data |= {"remix": remix} if "remix" in undo["args"] else {}
            data["undo_until"] = times.iso((writer.now_ms + RESTORE_MS) // 60_000 * 60_000)
        return Act(data, str(view.id), _words(view, news, undo), undo, receipt=undo is not None)

    done = await context.act(change)
    return Result(
        done.data,
        view=Receipts([done.receipt]) if done.receipt else None,
        shows=(Shows("post", [str(view.id)], {"authors": [f"@{view.handle}"]}),),
        receipt=done.receipt,
    )


def _words(view: PostView, news: Edit, undo: Any) -> str:
    what = f"“{short(view.text, 60)}”" if view.text else "your post with a picture"
    changed = undo["args"] if undo else {}
    if changed and changed["version"] is None:
        did = [("pinned" if news.pinned else "unpinned")] if "pinned_ms" in changed else []
        if "remix" in changed and news.remix is not None:
            did.append(f"let {MAY_REMIX[news.remix.name]} remix")
        return f"You {' and '.join(did)} {what}"
    return f"You edited {what}"


def _alts(view: PostView, asked: list[dict[str, str]]) -> dict[int, str]:
    """New alt texts by picture. Raises SocialError for a picture that is not in the post, or for an empty text."""
    known = {str(picture.id): picture.id for picture in view.pictures}
    if len(known) == 1:
        known[""] = view.pictures[0].id  # "the picture" of a post that has one
    found = {}
    for picture in asked:
        if not picture["id"] and len(view.pictures) > 1:
            raise SocialError(
                "invalid", "That post has several pictures. Describe them with the Edit button.", field="alt"
            )
        if picture["id"] not in known:
            hint = f"There is no picture {short(picture['id'], 20)} in that post."
            raise SocialError("not_found", hint, field="alt")
        if not (alt := clean(picture["alt"])):
            raise SocialError("invalid", "Each picture needs alt text.", field="alt")
        found[known[picture["id"]]] = alt
    return found
