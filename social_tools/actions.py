"""What was done for a person, and taking it back."""

from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import Field

from social_tools import times
from social_tools.context import Act, Context
from social_tools.errors import SocialError
from social_tools.people import myself
from social_tools.privacy import exposes, loses
from social_tools.text import ago, short
from social_tools.times import DAY_MS, MINUTE_MS
from social_tools.tool import Kind, Plan, Result, Shows, tool
from social_tools.views import Receipts, Subject
from storage import changes, drafts, receipts
from storage.database import Writer
from storage.ids import created_ms, parse_id
from storage.models import Receipt

KINDS: dict[str, Kind] = {
    "follow": "write",
    "unfollow": "write",
    "ask_to_follow": "write",
    "answer_follow": "write",
    "reopen_follow": "write",
    "remove_follower": "write",
    "let_follow": "write",
    "follow_all": "write",
    "unfollow_all": "write",
    "follow_tag": "write",
    "unfollow_tag": "write",
    "mute": "write",
    "unmute": "write",
    "block": "danger",
    "unblock": "danger",
    "change_list": "write",
    "share_list": "send",
    "delete_list": "write",
    "answer_packs": "write",
    "reopen_packs": "write",
    "like": "write",
    "unlike": "write",
    "repost": "send",
    "unrepost": "write",
    "bookmark": "write",
    "unbookmark": "write",
    "unpublish_post": "danger",
    "remove_post": "danger",
    "restore_post": "send",
    "unedit_post": "danger",
    "attach_quotes": "send",
    "detach_quotes": "write",
    "remove_image": "danger",
    "restore_image": "write",
    "take_back_image": "write",
    "describe_image": "write",
    "cancel_scheduled": "write",
    "change_profile": "send",
    "change_settings": "danger",
    "withdraw_report": "write",
    "step_back": "danger",
    "remove_samples": "danger",
    "set_feed_rules": "write",
    "set_read": "write",
    "set_chat_read": "write",
    "set_chat_states": "write",
    "recall_message": "danger",
}
"""An undo has the class of its inverse; of settings, what it would expose decides."""
STATES = {
    "follow": "following",
    "unfollow": "not_following",
    "ask_to_follow": "requested",
    "answer_follow": "answered",
    "reopen_follow": "waiting",
    "remove_follower": "removed_follower",
    "let_follow": "followed_by",
    "follow_all": "following",
    "unfollow_all": "not_following",
    "follow_tag": "following",
    "unfollow_tag": "not_following",
    "mute": "muted",
    "unmute": "not_muted",
    "block": "blocked",
    "unblock": "not_blocked",
    "change_list": "list_changed_back",
    "share_list": "shared_again",
    "delete_list": "list_deleted",
    "answer_packs": "answered",
    "reopen_packs": "waiting",
    "like": "liked",
    "unlike": "not_liked",
    "repost": "reposted",
    "unrepost": "not_reposted",
    "bookmark": "bookmarked",
    "unbookmark": "not_bookmarked",
    "unpublish_post": "removed",
    "remove_post": "removed",
    "restore_post": "restored",
    "unedit_post": "as_before",
    "attach_quotes": "quoted",
    "detach_quotes": "not_quoted",
    "remove_image": "removed",
    "restore_image": "restored",
    "take_back_image": "removed",
    "describe_image": "as_before",
    "cancel_scheduled": "cancelled",
    "change_profile": "changed_back",
    "change_settings": "settings_changed_back",
    "withdraw_report": "report_withdrawn",
    "step_back": "decision_taken_back",
    "remove_samples": "samples_removed",
    "set_feed_rules": "rules_changed_back",
    "set_read": "marked_back",
    "set_chat_read": "marked_back",
    "set_chat_states": "answered_back",
    "recall_message": "recalled",
}
DAYS_TO_UNDO = {"restore_post": 30, "restore_image": 30, "unedit_post": 30}
"""Where undo has a deadline, so many days after the act."""


@tool("read", open_world=False)
async def list_actions(
    context: Context,
    limit: Annotated[int, Field(ge=1, le=40)] = 10,
    cursor: Annotated[
        str | None, Field(max_length=200, description="Opaque `next` value from the previous call.")
    ] = None,
) -> Result:
    """Receipts of what was done for the user, newest first, with what can still be undone; scheduled posts are among
    them and are cancelled by undo_action."""
    before = parse_id(cursor) if cursor else None
    if cursor and before is None:
        raise SocialError("stale", "That page is not there any more. Ask for your actions again.", field="cursor")
    rows, next_ = await context.salon.db.read(receipts.page, context.person.id, before, limit)
    now = context.salon.db.clock()
    items = [[str(row.id), row.tool, row.target, ago(now - created_ms(row.id)), _undo(row, now)] for row in rows]
    data: dict[str, Any] = {"items": items, "next": str(next_) if next_ else None}
    kept = await context.salon.db.read(drafts.undecided, context.person.id) if cursor is None else []
    waiting = [(id_, short(arguments["text"], 60)) for id_, arguments in kept]
    if waiting:
        data["drafts"] = [[str(id_), text] for id_, text in waiting]
    return Result(
        data,
        view=Receipts(list(rows), next_, listed=True, drafts=waiting),
        shows=_shows(rows, next_),
        others=bool(waiting),  # their words may be an assistant's, and nobody has confirmed them
    )


def _shows(rows: Sequence[Receipt], next_: int | None) -> tuple[Shows, ...]:
    acts = (Shows("acts", [str(row.id) for row in rows]),) if rows else ()
    more = {"tool": "list_actions", "arguments": {"cursor": str(next_)}}
    return (*acts, Shows("page", [], more)) if next_ else acts


def _undo(receipt: Receipt, now_ms: int) -> str:
    """How undo stands in a list: nothing, `undo`, or until when."""
    if not can_undo(receipt, now_ms):
        return ""
    deadline = undo_until(receipt)
    return f"undo until {times.iso(deadline // MINUTE_MS * MINUTE_MS)}" if deadline else "undo"


def can_undo(receipt: Receipt, now_ms: int) -> bool:
    deadline = undo_until(receipt)
    in_time = deadline is None or now_ms < deadline
    return receipt.inverse is not None and receipt.undone_by is None and in_time


def undo_until(receipt: Receipt) -> int | None:
    """Until when an act can be taken back (milliseconds since 1970); None where there is no deadline."""
    change = receipt.inverse["change"] if receipt.inverse else ""
    if change == "cancel_scheduled":
        return times.moment_ms(str(receipt.result["publish_at"]), "publish_at")
    days = DAYS_TO_UNDO.get(change)
    return created_ms(receipt.id) + days * DAY_MS if days else None


async def _receipt(context: Context, act: str) -> Receipt:
    id_ = parse_id(act)
    found = await context.salon.db.read(receipts.get, context.person.id, id_) if id_ else None
    if found is None:
        raise SocialError("not_found", "There is no such action of yours.", field="act")
    return found


async def plan_undo(context: Context, act: str) -> Plan:
    receipt = await _receipt(context, act)
    change = receipt.inverse["change"] if receipt.inverse else ""
    kind = KINDS.get(change, "write")
    if change == "change_settings" and receipt.inverse:
        me, news = await myself(context), receipt.inverse["args"]["news"]
        kind = "danger" if exposes(me, news) or loses(me, news) else "write"
    return Plan({"act": act}, kind, subject=Subject(words=receipt.words))


@tool("write", destructive=True, plan=plan_undo)
async def undo_action(context: Context, act: Annotated[str, Field(max_length=64)]) -> Result:
    """Undo one earlier action by its receipt id."""
    receipt = await _receipt(context, act)

    def change(writer: Writer) -> Act:
        fresh = receipts.get(writer, context.person.id, receipt.id)
        if fresh is None or fresh.inverse is None:
            raise SocialError("invalid", "That cannot be undone.", field="act")
        if fresh.undone_by is not None:
            return Act({"ok": "done", "undid": act, "state": "already_undone"}, receipt=False)
        if not can_undo(fresh, writer.now_ms):
            raise SocialError("invalid", "The time in which that could be undone is over.", field="act")
        try:
            redo = changes.apply(writer, fresh.inverse)  # type: ignore[arg-type]
        except ValueError as error:
            raise SocialError("invalid", f"That cannot be undone: {error}", field="act") from None
        data = {"ok": "done", "undid": act, "state": STATES[fresh.inverse["change"]]}
        words = f"Undone: {fresh.words[0].lower()}{fresh.words[1:]}"
        return Act(data, fresh.target, words, redo, undoes=fresh.id)

    done = await context.act(change)
    return Result(
        done.data,
        view=Receipts([done.receipt]) if done.receipt else None,
        shows=(Shows("undone", [act]),),
        receipt=done.receipt,
    )
