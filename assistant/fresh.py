"""What an act changes in cards that are already on the screen."""

from typing import Any

from assistant.cards import Cards, Props
from social_tools.gate import Outcome

REACTED = {
    "liked": ("liked", "likes", True),
    "not_liked": ("liked", "likes", False),
    "reposted": ("reposted", "reposts", True),
    "not_reposted": ("reposted", "reposts", False),
    "bookmarked": ("bookmarked", None, True),
    "not_bookmarked": ("bookmarked", None, False),
}
"""What an undone reaction makes of a post: the mark, its counter, and how the mark is now."""
MARKS = ("liked", "likes", "reposted", "reposts", "bookmarked")
FOLLOWING = {"following": True, "not_following": False}
AWAY = {
    "blocked": {"blocked": True, "muted": False, "following": False, "followed_by": False, "requested": False},
    "not_blocked": {"blocked": False},
    "muted": {"muted": True, "blocked": False},
    "not_muted": {"muted": False},
    "none": {"blocked": False, "muted": False},
    "not_followed_by": {"followed_by": False},
}


def preview(props: Props, outcome: Outcome, cards: Cards) -> Props:
    """A preview that was answered."""
    cancelled = outcome.data.get("ok") == "cancelled"
    receipt = cards.receipt(outcome.receipt) if outcome.receipt else None
    return {
        **props,
        "state": "cancelled" if cancelled else "done",
        "url": outcome.data.get("url"),
        "receipt": receipt,
    }


def undone(props: Props, receipt: str) -> Props:
    """A card that shows a receipt which has been taken back."""
    if "receipts" in props:
        return {**props, "receipts": [_undone(shown, receipt) for shown in props["receipts"]]}
    return {**props, "receipt": _undone(props["receipt"], receipt)}


def _undone(shown: Props, receipt: str) -> Props:
    return {**shown, "undone": True, "undo": False} if shown["id"] == receipt else shown


def rewritten(outcome: Outcome) -> bool:
    """Whether a post says something else now, or stands elsewhere: then its card is drawn from what is stored."""
    edited = outcome.receipt is not None and outcome.receipt.tool == "edit_post"
    return edited or outcome.data.get("state") in ("as_before", "restored")


def feed(props: Props, outcome: Outcome) -> Props | None:
    """A feed after a reaction, a follow, or the undoing of one; None where it stays as it is."""
    data, state = outcome.data, outcome.data.get("state")
    if data.get("ok") != "done":
        return None
    target = outcome.receipt.target if outcome.receipt else ""
    if news := {name: data[name] for name in MARKS if name in data}:
        items = [_marked(item, data["post"], news) for item in props["items"]]
    elif "voted" in data:
        items = [_voted(item, data["post"], data["voted"], data["votes"]) for item in props["items"]]
    elif state in REACTED:
        items = [_taken_back(item, target, *REACTED[state]) for item in props["items"]]
    elif state in FOLLOWING:
        who = str(data.get("user", target)).removeprefix("@")
        items = [_followed(item, who, FOLLOWING[state]) for item in props["items"]]
    elif "reply_to" in data:
        items = [_answered(item, data["reply_to"]) for item in props["items"]]
    elif state == "removed":
        items = [_gone(item, target) for item in props["items"]]
    else:
        return None
    return {**props, "items": items} if items != props["items"] else None


def profile(props: Props, outcome: Outcome) -> Props | None:
    """A profile after its person was kept away or let near again; None where it stays as it is."""
    whom = outcome.data.get("user") or (outcome.receipt.target if outcome.receipt else "")
    news = AWAY.get(outcome.data.get("state", ""))
    if news is None or whom != f"@{props['person']['handle']}":
        return None
    return {**props, "person": {**props["person"], **news}, "receipt": None}


def _marked(item: dict[str, Any], post: str, news: dict[str, Any]) -> dict[str, Any]:
    return {**item, **news} if item["id"] == post and not item.get("gone") else item


def _taken_back(item: dict[str, Any], post: str, mark: str, counter: str | None, now: bool) -> dict[str, Any]:
    if item["id"] != post or item.get("gone") or bool(item.get(mark)) == now:
        return item
    counted = {counter: item.get(counter, 0) + (1 if now else -1)} if counter else {}
    return {**item, mark: now, **counted}


def _voted(item: dict[str, Any], post: str, voted: int, votes: list[int]) -> dict[str, Any]:
    if item["id"] != post or not item.get("poll"):
        return item
    options = [{**option, "votes": number} for option, number in zip(item["poll"]["options"], votes, strict=True)]
    return {**item, "poll": {**item["poll"], "options": options, "voted": voted}}


def _answered(item: dict[str, Any], post: str) -> dict[str, Any]:
    return {**item, "replies": item["replies"] + 1} if item["id"] == post else item


def _gone(item: dict[str, Any], post: str) -> dict[str, Any]:
    return {"id": post, "gone": True, "depth": item.get("depth", 0)} if item["id"] == post else item


def _followed(item: dict[str, Any], handle: str, following: bool) -> dict[str, Any]:
    if item.get("gone") or item["author"]["handle"] != handle:
        return item
    return {**item, "author": {**item["author"], "following": following}}
