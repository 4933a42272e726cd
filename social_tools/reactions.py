"""Reacting to posts: likes, reposts, bookmarks, votes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field

from social_tools.context import Act, Context
from social_tools.errors import SocialError
from social_tools.posts import see
from social_tools.tool import Plan, Result, Shows, tool
from social_tools.views import Receipts, Subject
from storage import post_views, reactions
from storage.database import Writer
from storage.inverse import Inverse
from storage.post_views import PostView


@dataclass(frozen=True)
class Reaction:
    """How a reaction is set and taken back, in storage and in words; `post` stands for whose post it is."""

    on: Callable[[Writer, int, int], Inverse | None]
    off: Callable[[Writer, int, int], Inverse | None]
    did: str
    undid: str


REACTIONS = {
    "like": Reaction(reactions.like, reactions.unlike, "You liked {post}", "You took back your like of {post}"),
    "repost": Reaction(reactions.repost, reactions.unrepost, "You passed on {post}", "You no longer pass on {post}"),
    "bookmark": Reaction(
        reactions.bookmark, reactions.unbookmark, "You bookmarked {post}", "You took your bookmark from {post}"
    ),
}


async def plan_react(context: Context, post: str, reaction: str, on: bool = True, option: int | None = None) -> Plan:
    view = await see(context, post)
    arguments: dict[str, Any] = {"post": str(view.id), "reaction": reaction, "on": on}
    if reaction == "vote":
        if not on:
            raise SocialError("invalid", "A vote stays as it is: it cannot be taken back.", field="on")
        if option is None:
            raise SocialError("invalid", "Say which option of the poll, for example the first.", field="option")
        return Plan(arguments | {"option": option}, "write", subject=Subject(post=view))
    if option is not None:
        raise SocialError("invalid", "An option is for a vote.", field="option")
    if reaction == "repost":
        _check_repost(context, view, on)
        return Plan(arguments, "send" if on else "write", subject=Subject(post=view))
    return Plan(arguments, "write", subject=Subject(post=view))


def _check_repost(context: Context, view: PostView, on: bool) -> None:
    if on and not reactions.may_repost(view.author_id, context.person.id, view.visibility):
        hint = f"@{view.handle}’s post is not for everyone, so it cannot be passed on."
        raise SocialError("forbidden", hint, field="post")


@tool("write", plan=plan_react)
async def react_to_post(
    context: Context,
    post: Annotated[str, Field(max_length=64)],
    reaction: Literal["like", "repost", "bookmark", "vote"],
    on: bool = True,
    option: Annotated[
        int | None, Field(ge=1, le=4, description="With reaction=vote: which option of the poll.")
    ] = None,
) -> Result:
    """Like, repost or bookmark a post, vote in its poll, or take it back with on=false (not a vote). Likes and reposts
    are visible to others."""
    view = await see(context, post)
    whose = "your own post" if view.author_id == context.person.id else f"@{view.handle}’s post"

    def change(writer: Writer) -> Act:
        if reaction == "vote":
            return _voted(writer, context, view, option or 0, whose)
        does = REACTIONS[reaction]
        undo = (does.on if on else does.off)(writer, context.person.id, view.id)
        now = post_views.view(writer, context.person.id, view.id) or view
        words = (does.did if on else does.undid).format(post=whose)
        return Act(_data(now, reaction), str(view.id), words, undo, receipt=undo is not None)

    done = await context.act(change)
    return Result(
        done.data,
        view=Receipts([done.receipt]) if done.receipt else None,
        shows=(Shows("post", [str(view.id)], {"authors": [f"@{view.handle}"]}),),
        receipt=done.receipt,
    )


def _voted(writer: Writer, context: Context, view: PostView, option: int, whose: str) -> Act:
    try:
        new = reactions.vote(writer, context.person.id, view.id, option)
    except ValueError as error:
        raise SocialError("invalid", str(error), field="option") from None
    now = post_views.view(writer, context.person.id, view.id) or view
    said = now.poll.options[option - 1][0] if now.poll else ""
    return Act(_data(now, "vote"), str(view.id), f"You voted in {whose}: {said}", receipt=new)


def _data(now: PostView, reaction: str) -> dict[str, Any]:
    """How the post stands to the person after a reaction."""
    data: dict[str, Any] = {"ok": "done", "post": str(now.id)}
    match reaction:
        case "like":
            return data | {"liked": now.liked, "likes": now.likes}
        case "repost":
            return data | {"reposted": now.reposted, "reposts": now.reposts}
        case "bookmark":
            return data | {"bookmarked": now.bookmarked}
    poll = now.poll
    return data | ({"voted": poll.chosen, "votes": [votes for _, votes in poll.options]} if poll else {})
