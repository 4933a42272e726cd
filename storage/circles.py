"""Who is around a person, page by page: followers, those they follow, and who asks something of them."""

from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import bindparam, not_, select
from sqlmodel import col

from storage.database import Reader
from storage.ids import MAX_ID
from storage.models import Account, Follow, FollowRequest, ListMember, PeopleList
from storage.people import COLUMNS, Person
from storage.visibility import blocked

Circle = Literal["followers", "following"]


@dataclass(frozen=True)
class CirclePage:
    """People, those who joined last first, and the cursor of the next page (None at the end)."""

    people: list[Person]
    next: int | None


@dataclass(frozen=True)
class Request:
    """What somebody asks of a person: to `follow` them, or to have them in a `starter_pack`, by its name."""

    kind: Literal["follow", "starter_pack"]
    person: Person
    about: str = ""


def _around(whose: Any, who: Any) -> Any:
    return (
        select(*COLUMNS)
        .join(Follow, who == col(Account.id))
        .where(
            whose == bindparam("account"),
            who < bindparam("before"),
            col(Account.suspended).is_(False),
            not_(blocked("viewer", who)),
        )
        .order_by(who.desc())
        .limit(bindparam("limit"))
    )


AROUND: dict[Circle, Any] = {
    "followers": _around(col(Follow.followee_id), col(Follow.follower_id)),
    "following": _around(col(Follow.follower_id), col(Follow.followee_id)),
}
WANT_TO_FOLLOW = (
    select(*COLUMNS)
    .join(FollowRequest, col(FollowRequest.follower_id) == col(Account.id))
    .where(col(FollowRequest.followee_id) == bindparam("account"), col(Account.suspended).is_(False))
    .order_by(col(Account.id))
    .limit(bindparam("limit"))
)
WANT_IN_PACK = (
    select(*COLUMNS, col(PeopleList.name).label("about"))
    .join(PeopleList, col(PeopleList.account_id) == col(Account.id))
    .join(ListMember, col(ListMember.list_id) == col(PeopleList.id))
    .where(
        col(ListMember.account_id) == bindparam("account"),
        col(ListMember.state) == "asked",
        col(Account.suspended).is_(False),
    )
    .order_by(col(PeopleList.id))
    .limit(bindparam("limit"))
)


def page(reader: Reader, viewer: int, account: int, circle: Circle, before: int | None, limit: int) -> CirclePage:
    """As far as the viewer may know of them."""
    asked = {"viewer": viewer, "account": account, "before": before or MAX_ID, "limit": limit + 1}
    found = [Person(*row) for row in reader.rows(AROUND[circle], **asked)]
    return CirclePage(found[:limit], found[limit - 1].id if len(found) > limit else None)


def requests(reader: Reader, account: int, limit: int = 20) -> list[Request]:
    """What waits for a person's answer."""
    asking = {"account": account, "limit": limit}
    follows = [Request("follow", Person(*row)) for row in reader.rows(WANT_TO_FOLLOW, **asking)]
    packs = [Request("starter_pack", Person(*row[:-1]), row.about) for row in reader.rows(WANT_IN_PACK, **asking)]
    return [*follows, *packs]
