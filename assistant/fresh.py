"""What an act changes in cards that are already on the screen."""

from typing import Any

from assistant.cards import Cards, Props
from social_tools.gate import Outcome

LIKED = {"liked": True, "not_liked": False}
FOLLOWING = {"following": True, "not_following": False}


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


def feed(props: Props, outcome: Outcome) -> Props | None:
    """A feed after a like, a follow, or the undoing of one; None where it stays as it is."""
    data, state = outcome.data, outcome.data.get("state")
    target = outcome.receipt.target if outcome.receipt else ""
    if "liked" in data:
        items = [_liked(item, data["post"], data["liked"], data["likes"]) for item in props["items"]]
    elif state in LIKED:
        items = [_liked(item, target, LIKED[state]) for item in props["items"]]
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


def _liked(item: dict[str, Any], post: str, liked: bool, likes: int | None = None) -> dict[str, Any]:
    if item["id"] != post or item.get("gone") or item["liked"] == liked:
        return item
    return {**item, "liked": liked, "likes": item["likes"] + (1 if liked else -1) if likes is None else likes}


def _answered(item: dict[str, Any], post: str) -> dict[str, Any]:
    return {**item, "replies": item["replies"] + 1} if item["id"] == post else item


def _gone(item: dict[str, Any], post: str) -> dict[str, Any]:
    return {"id": post, "gone": True, "depth": item.get("depth", 0)} if item["id"] == post else item


def _followed(item: dict[str, Any], handle: str, following: bool) -> dict[str, Any]:
    if item.get("gone") or item["author"]["handle"] != handle:
        return item
    return {**item, "author": {**item["author"], "following": following}}
