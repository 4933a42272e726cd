"""How somebody stands to a person they would like to follow, and following tags.

A person who approves their followers is asked: then there is a request, until they answer.
"""

import itertools
from collections.abc import Iterable, Sequence
from typing import Any, Literal

from sqlalchemy import and_, bindparam, delete, exists, or_, select
from sqlmodel import col

from storage import people
from storage.database import Reader, Writer
from storage.inverse import Inverse, inverse
from storage.models import Account, Block, Follow, FollowRequest, TagFollow
from storage.notify import notify, unnotify

State = Literal["none", "requested", "following"]
Before = tuple[State, int | None]
"""A state that was, and the notification about it (0 where there was none): what brings both back."""
BACK_TO = {"none": "unfollow", "requested": "ask_to_follow", "following": "follow"}
"""The change by which the one who follows comes back to a state."""

IS_FOLLOWING = select(
    exists().where(col(Follow.follower_id) == bindparam("one"), col(Follow.followee_id) == bindparam("other"))
)
HAS_ASKED = select(
    exists().where(
        col(FollowRequest.follower_id) == bindparam("one"), col(FollowRequest.followee_id) == bindparam("other")
    )
)
APPROVES = select(col(Account.approve_followers)).where(col(Account.id) == bindparam("account"))
BLOCKED = select(
    exists().where(
        or_(
            and_(col(Block.account_id) == bindparam("one"), col(Block.target_id) == bindparam("other")),
            and_(col(Block.account_id) == bindparam("other"), col(Block.target_id) == bindparam("one")),
        )
    )
)


def state(reader: Reader, follower: int, followee: int) -> State:
    if reader.value(IS_FOLLOWING, one=follower, other=followee):
        return "following"
    return "requested" if reader.value(HAS_ASKED, one=follower, other=followee) else "none"


def put(writer: Writer, follower: int, followee: int, wanted: State, told: int | None = None) -> Before | None:
    """Bring two people to a state; what was before, or None where nothing changed. `told` is for `notify`."""
    before = state(writer, follower, followee)
    if before == wanted:
        return None
    was_told = None
    if before == "requested":
        was_told = _forget_request(writer, follower, followee)
    if before == "following":
        was_told = people.unfollow(writer, follower, followee)
    if wanted == "requested":
        writer.add(FollowRequest(follower_id=follower, followee_id=followee))
        notify(writer, followee, "follow_request", follower, again=told)
    if wanted == "following":
        people.follow(writer, follower, followee, told=told)
    return before, was_told


def _forget_request(writer: Writer, follower: int, followee: int) -> int:
    pair = col(FollowRequest.follower_id) == follower, col(FollowRequest.followee_id) == followee
    writer.run(delete(FollowRequest).where(*pair))
    return unnotify(writer, followee, "follow_request", follower)


def follow(
    writer: Writer, follower: int, followee: int, approved: bool = False, told: int | None = None
) -> Inverse | None:
    """Follow, or ask to where the other approves their followers and has not `approved` this one before.

    None where nothing changed. Raises ValueError where one has blocked the other.
    """
    if state(writer, follower, followee) == "following":
        return None
    _check_not_blocked(writer, follower, followee)
    asks = writer.value(APPROVES, account=followee) and not approved
    return _as_follower(writer, follower, followee, "requested" if asks else "following", told)


def ask(writer: Writer, follower: int, followee: int, told: int | None = None, left: State = "none") -> Inverse | None:
    """Have a request as before, unless how they stand has changed since it was `left` so."""
    _check_not_blocked(writer, follower, followee)
    if state(writer, follower, followee) != left:
        return None
    return _as_follower(writer, follower, followee, "requested", told)


def unfollow(writer: Writer, follower: int, followee: int) -> Inverse | None:
    """Stop following, or take the request back; None where there was neither."""
    return _as_follower(writer, follower, followee, "none")


def _as_follower(
    writer: Writer, follower: int, followee: int, wanted: State, told: int | None = None
) -> Inverse | None:
    before = put(writer, follower, followee, wanted, told)
    if before is None:
        return None
    was, was_told = before
    back: dict[str, Any] = {} if was == "none" else {"told": was_told}
    if was == "requested":
        back["left"] = wanted
    if was == "following" and writer.value(APPROVES, account=followee):
        back["approved"] = True
    return inverse(BACK_TO[was], follower=follower, followee=followee, **back)


def _check_not_blocked(reader: Reader, one: int, other: int) -> None:
    if blocked(reader, one, other):
        raise ValueError("one of you has blocked the other.")


def blocked(reader: Reader, one: int, other: int) -> bool:
    """Whether one of two has blocked the other."""
    return bool(reader.value(BLOCKED, one=one, other=other))


def answer(writer: Writer, followee: int, follower: int, accept: bool) -> Inverse | None:
    """Answer a request to follow; None where there is none. Who says yes is not told that they are followed now."""
    if state(writer, follower, followee) != "requested":
        return None
    now: State = "following" if accept else "none"
    before = put(writer, follower, followee, now, told=0)
    told = before[1] if before else None
    return inverse("reopen_follow", follower=follower, followee=followee, answered=now, told=told)


def reopen(writer: Writer, follower: int, followee: int, answered: State, told: int | None = None) -> Inverse | None:
    """Have a request wait again, unless the one who asked has done something else since."""
    _check_not_blocked(writer, follower, followee)
    if state(writer, follower, followee) != answered:
        return None
    put(writer, follower, followee, "requested", told)
    return inverse("answer_follow", follower=follower, followee=followee, accept=answered == "following")


def remove_follower(writer: Writer, follower: int, followee: int) -> Inverse | None:
    """Somebody follows this person no more, or no longer asks to; None where they do not."""
    before = put(writer, follower, followee, "none")
    return inverse("let_follow", follower=follower, followee=followee, before=before) if before else None


def let_follow(writer: Writer, follower: int, followee: int, before: Before) -> Inverse | None:
    """Take a removed follower back."""
    _check_not_blocked(writer, follower, followee)
    if state(writer, follower, followee) == "following":
        return None
    if put(writer, follower, followee, *before) is None:
        return None
    return inverse("remove_follower", follower=follower, followee=followee)


def follow_all(
    writer: Writer, follower: int, followees: Iterable[int], told: Sequence[int | None] = ()
) -> Inverse | None:
    """Follow several at once, those whom nothing keeps apart; None where nothing changed. `told` goes with each."""
    before: list[tuple[int, Before]] = []
    for followee, was_told in itertools.zip_longest(followees, told):
        if followee == follower or blocked(writer, follower, followee):
            continue
        was = state(writer, follower, followee)
        if done := follow(writer, follower, followee, told=was_told):
            before.append((followee, (was, done["args"].get("told"))))
    return inverse("unfollow_all", follower=follower, before=before) if before else None


def unfollow_all(writer: Writer, follower: int, before: list[tuple[int, Before]]) -> Inverse | None:
    """Bring those who were followed together back to how they were."""
    changed = [(followee, is_now[1]) for followee, was in before if (is_now := put(writer, follower, followee, *was))]
    if not changed:
        return None
    followees, told = zip(*changed, strict=True)
    return inverse("follow_all", follower=follower, followees=followees, told=told)


def follow_tag(writer: Writer, account: int, tag: str) -> Inverse | None:
    """Follow a tag; None where it is followed already."""
    if not writer.add_if_absent(TagFollow(account_id=account, tag=tag)):
        return None
    return inverse("unfollow_tag", account=account, tag=tag)


def unfollow_tag(writer: Writer, account: int, tag: str) -> Inverse | None:
    removed = writer.run(delete(TagFollow).where(col(TagFollow.account_id) == account, col(TagFollow.tag) == tag))
    return inverse("follow_tag", account=account, tag=tag) if removed else None
