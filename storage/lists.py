"""Lists of people: private feeds, and starter packs that others can follow once their people have agreed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, delete, func, or_, select, update
from sqlmodel import col

from storage.database import Reader, Writer
from storage.inverse import Inverse, inverse
from storage.models import Account, ListMember, PeopleList
from storage.people import COLUMNS, Person
from storage.visibility import blocked

Members = dict[int, str]
"""The people of a list, by id: `member`, or `asked` until they agree."""


@dataclass(frozen=True)
class Listed:
    """A list with the number of its people who count."""

    id: int
    account_id: int
    name: str
    shared: bool
    people: int


@dataclass(frozen=True)
class Asked:
    """A starter pack whose owner asks somebody to be in it."""

    list_id: int
    name: str


COUNT = (
    select(func.count())
    .select_from(ListMember)
    .where(col(ListMember.list_id) == col(PeopleList.id), col(ListMember.state) == "member")
    .scalar_subquery()
)
LISTED = select(col(PeopleList.id), col(PeopleList.account_id), col(PeopleList.name), col(PeopleList.shared), COUNT)
SEEN = LISTED.where(
    col(PeopleList.id) == bindparam("list"),
    or_(
        col(PeopleList.account_id) == bindparam("viewer"),
        col(PeopleList.shared).is_(True) & ~blocked("viewer", col(PeopleList.account_id)),
    ),
)
OF_OWNER = LISTED.where(
    col(PeopleList.account_id) == bindparam("owner"),
    or_(col(PeopleList.shared).is_(True), col(PeopleList.account_id) == bindparam("viewer")),
).order_by(col(PeopleList.id))
ROW = select(col(PeopleList.account_id), col(PeopleList.name), col(PeopleList.shared)).where(
    col(PeopleList.id) == bindparam("list")
)
MEMBERS = (
    select(col(ListMember.account_id), col(ListMember.state))
    .where(col(ListMember.list_id) == bindparam("list"))
    .order_by(col(ListMember.account_id))
)
PEOPLE = (
    select(*COLUMNS)
    .join(ListMember, col(ListMember.account_id) == col(Account.id))
    .where(col(ListMember.list_id) == bindparam("list"), col(ListMember.state) == "member")
    .order_by(col(Account.handle))
)
ASKED = (
    select(col(PeopleList.id), col(PeopleList.name))
    .join(ListMember, col(ListMember.list_id) == col(PeopleList.id))
    .where(
        col(PeopleList.account_id) == bindparam("owner"),
        col(ListMember.account_id) == bindparam("account"),
        col(ListMember.state) == "asked",
    )
    .order_by(col(PeopleList.id))
)


def get(reader: Reader, viewer: int, list_: int) -> Listed | None:
    """One's own list, or somebody's starter pack."""
    row = reader.one(SEEN, viewer=viewer, list=list_)
    return Listed(*row) if row else None


def of(reader: Reader, viewer: int, owner: int) -> list[Listed]:
    """A person's lists: all of one's own, and the starter packs of others."""
    return [Listed(*row) for row in reader.rows(OF_OWNER, viewer=viewer, owner=owner)]


def members(reader: Reader, list_: int) -> Members:
    return dict(tuple(row) for row in reader.rows(MEMBERS, list=list_))


def people_on(reader: Reader, list_: int) -> list[Person]:
    """Those who count, in the order of their handles."""
    return [Person(*row) for row in reader.rows(PEOPLE, list=list_)]


def asked(reader: Reader, owner: int, account: int) -> list[Asked]:
    """The starter packs for which an owner waits for somebody's word."""
    return [Asked(*row) for row in reader.rows(ASKED, owner=owner, account=account)]


def create(writer: Writer, account: int, name: str, shared: bool, people: Iterable[int]) -> tuple[int, Inverse]:
    """Make a list; its id, and what takes it back."""
    id_ = writer.new_id()
    wanted = {person: _state(shared) for person in people}
    undo = put(writer, account, id_, {"name": name, "shared": shared, "members": list(wanted.items())})
    if undo is None:
        raise ValueError("that list is there already.")
    return id_, undo


def change(
    writer: Writer,
    account: int,
    list_: int,
    *,
    name: str | None = None,
    shared: bool | None = None,
    add: Iterable[int] = (),
    remove: Iterable[int] = (),
) -> Inverse | None:
    """Change a list of one's own; None where it is so already. To share it asks everybody on it anew."""
    row, there = writer.one(ROW, list=list_), members(writer, list_)
    now_shared = row.shared if shared is None else shared
    news: dict[int, str | None] = {person: _state(now_shared) for person in add if person not in there}
    news.update((person, None) for person in remove if person in there)
    if now_shared != row.shared:
        news = {**{person: _state(now_shared) for person in there}, **news}
    wanted = {"name": name or row.name, "shared": now_shared, "members": list(news.items())}
    return put(writer, account, list_, wanted)


def _state(shared: bool) -> str:
    return "asked" if shared else "member"


def put(writer: Writer, account: int, list_: int, wanted: dict[str, Any] | None) -> Inverse | None:
    """Have a list be so (None: not be there). `members` are those who change: pairs of who, and their state or None.

    None where nothing changed.
    """
    row, there = writer.one(ROW, list=list_), members(writer, list_)
    if wanted is None:
        return _delete(writer, account, list_, row, there) if row else None
    changed = [(person, state) for person, state in wanted["members"] if there.get(person) != state]
    kept = {"name": wanted["name"], "shared": wanted["shared"]}
    if row and not changed and kept == {"name": row.name, "shared": row.shared}:
        return None
    if row:
        writer.run(update(PeopleList).where(col(PeopleList.id) == list_).values(**kept))
    else:
        writer.add(PeopleList(id=list_, account_id=account, **kept))
    for person, state in changed:
        _set_member(writer, list_, person, state)
    if row is None:
        return inverse("delete_list", account=account, list_=list_, wanted=None)
    before = [(person, there.get(person)) for person, _ in changed]
    name = "share_list" if row.shared and not wanted["shared"] else "change_list"
    return inverse(
        name, account=account, list_=list_, wanted={"name": row.name, "shared": row.shared, "members": before}
    )


def _delete(writer: Writer, account: int, list_: int, row: Any, there: Members) -> Inverse:
    writer.run(delete(ListMember).where(col(ListMember.list_id) == list_))
    writer.run(delete(PeopleList).where(col(PeopleList.id) == list_))
    wanted = {"name": row.name, "shared": row.shared, "members": list(there.items())}
    return inverse("share_list" if row.shared else "change_list", account=account, list_=list_, wanted=wanted)


def _set_member(writer: Writer, list_: int, person: int, state: str | None) -> None:
    """Who is not here any more is left out."""
    writer.run(delete(ListMember).where(col(ListMember.list_id) == list_, col(ListMember.account_id) == person))
    if state and writer.one(select(col(Account.id)).where(col(Account.id) == person)):
        writer.add(ListMember(list_id=list_, account_id=person, state=state))


def answer(writer: Writer, owner: int, account: int, accept: bool) -> Inverse | None:
    """Say yes or no to an owner's starter packs that wait for an answer; None where none does."""
    waiting = [pack.list_id for pack in asked(writer, owner, account)]
    now = "member" if accept else None
    for list_ in waiting:
        _set_member(writer, list_, account, now)
    return inverse("reopen_packs", account=account, lists=waiting, answered=now) if waiting else None


def reopen(writer: Writer, account: int, lists: list[int], answered: str | None) -> Inverse | None:
    """Have the answer to starter packs wait again, where they are still there and it still stands."""
    back = [
        list_
        for list_ in lists
        if (row := writer.one(ROW, list=list_)) and row.shared and members(writer, list_).get(account) == answered
    ]
    for list_ in back:
        _set_member(writer, list_, account, "asked")
    return inverse("answer_packs", account=account, lists=back, accept=answered is not None) if back else None


def answer_again(writer: Writer, account: int, lists: list[int], accept: bool) -> Inverse | None:
    now = "member" if accept else None
    back = [list_ for list_ in lists if members(writer, list_).get(account) == "asked"]
    for list_ in back:
        _set_member(writer, list_, account, now)
    return inverse("reopen_packs", account=account, lists=back, answered=now) if back else None
