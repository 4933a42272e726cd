"""Four people, one of them a moderator, and everything that they can do to each other, as a number says to whom."""

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from acts import does
from conftest import Cast, Clock, make_cast, person

from social_tools import desk
from social_tools.context import Salon
from social_tools.errors import SocialError
from social_tools.feed_rules import drafts, read
from storage import people, reports
from storage.database import Database
from storage.media import Media
from storage.models import Receipt
from storage.people import Person

T = TypeVar("T")
LATER = "2026-11-30T12:00Z"


@dataclass
class Village:
    """The cast and Dee, who moderates. `posts` and the rest are the ids of what was made, gone or not."""

    cast: Cast
    ids: list[int]
    clock: Clock
    posts: list[str] = field(default_factory=list)
    lists: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    reports: list[int] = field(default_factory=list)
    images: list[dict[str, str]] = field(default_factory=list)

    def again(self, cast: Cast, clock: Clock) -> "Village":
        """The same, for another database."""
        made = {name: [*getattr(self, name)] for name in ("posts", "lists", "messages", "groups", "reports", "images")}
        return Village(cast, [*self.ids], clock, **made)

    @property
    def db(self) -> Database:
        return self.cast.salon.db

    async def who(self, number: int) -> Person:
        found = await self.db.read(people.by_id, self.ids[number % len(self.ids)])
        assert found is not None
        return found

    async def handle(self, number: int) -> str:
        return f"@{(await self.who(number)).handle}"

    async def call(self, number: int, tool: str, **arguments: Any) -> Receipt | None:
        """What is done leaves a receipt; what is refused says why in a sentence."""
        outcome = await does(self.cast, await self.who(number), tool, **arguments)
        assert outcome.kind in ("done", "refused"), outcome
        if outcome.kind == "refused":
            assert outcome.data["error"] != "unavailable" and outcome.say.rstrip("”").endswith((".", "?")), outcome.data
        for name, kept in (("post", self.posts), ("list", self.lists), ("message", self.messages)):
            if outcome.kind == "done" and outcome.data.get(name) not in (None, *kept):
                kept.append(outcome.data[name])
        if outcome.kind == "done" and tool == "send_message" and len(arguments["to"]) > 1:
            self.groups.append(outcome.data["conv"])
        if outcome.kind == "done" and "report" in outcome.data and int(outcome.data["report"]) not in self.reports:
            self.reports.append(int(outcome.data["report"]))
        return outcome.receipt

    async def undo(self, number: int, act: int) -> Receipt | None:
        return await self.call(number, "undo_action", act=str(act))


Act = Callable[[Village, int, int, int], Awaitable[Receipt | None]]
"""By whom, and two numbers for what and how."""


def _one(of: list[T], number: int) -> T | None:
    return of[number % len(of)] if of else None


def _at(number: int, *choices: Any) -> Any:
    return choices[number % len(choices)]


async def share(v: Village, who: int, a: int, b: int) -> Receipt | None:
    text = _at(b, "hello #fox", f"hello {await v.handle(a)} #fox", "plain", f"only {await v.handle(a)}")
    more: dict[str, Any] = _at(
        a // 4, {}, {"visibility": "followers"}, {"poll": {"options": ["a", "b"]}}, {"warning": "w"}, {}
    )
    if text.startswith("only"):
        more = {"visibility": "direct"}
    if b % 5 == 0 and (mine := [image for image in v.images if image["owner"] == str(v.ids[who])]):
        more["images"] = [{"id": mine[b // 5 % len(mine)]["id"], "alt": "a fox"}]
        more["remix"] = _at(a, "anyone", "followers", "nobody")
    return await v.call(who, "share_post", text=text, **more)


async def answer(v: Village, who: int, a: int, b: int) -> Receipt | None:
    if (post := _one(v.posts, a)) is None:
        return None
    text = _at(b, "yes", f"no {await v.handle(b)}", "look #owl")
    return await v.call(who, "share_post", text=text, **{_at(b, "reply_to", "quote_of"): post})


async def schedule(v: Village, who: int, a: int, b: int) -> Receipt | None:
    return await v.call(who, "share_post", text="later", publish_at=LATER)


async def edit(v: Village, who: int, a: int, b: int) -> Receipt | None:
    if (post := _one(v.posts, a)) is None:
        return None
    news = _at(
        b, {"text": f"changed #owl {await v.handle(a + b)}"}, {"warning": "careful"}, {"visibility": "followers"},
        {"visibility": "direct", "text": f"for {await v.handle(b)}"}, {"pinned": True}, {"pinned": False},
        {"text": "without anybody"}, {"visibility": "unlisted", "pinned": True},
    )  # fmt: skip
    return await v.call(who, "edit_post", post=post, **news)


async def allow(v: Village, who: int, a: int, b: int) -> Receipt | None:
    """Let others remix a post, or nobody; also what others have remixed already."""
    if (post := _one(v.posts, a)) is None:
        return None
    more = _at(b // 4, {}, {"pinned": True}, {"text": f"remix this {await v.handle(b)}"})
    return await v.call(who, "edit_post", post=post, remix=_at(b, "nobody", "anyone", "nobody", "followers"), **more)


async def delete(v: Village, who: int, a: int, b: int) -> Receipt | None:
    if b % 4 == 0 and (image := _one(v.images, a)):
        return await v.call(who, "delete_post", image=image["id"])
    post = _one(v.posts, a)
    return await v.call(who, "delete_post", post=post) if post else None


async def react(v: Village, who: int, a: int, b: int) -> Receipt | None:
    if (post := _one(v.posts, a)) is None:
        return None
    how = _at(b, "like", "repost", "bookmark", "like", "repost", "vote")
    more = {"option": 1 + a % 2} if how == "vote" else {"on": b // 6 % 2 == 0}
    return await v.call(who, "react_to_post", post=post, reaction=how, **more)


async def follow(v: Village, who: int, a: int, b: int) -> Receipt | None:
    pack = _one(v.lists, a)
    whom = _at(b, await v.handle(a), await v.handle(a), "#fox", f"list:{pack}" if pack else "#owl", await v.handle(a))
    return await v.call(who, "follow_user", user=whom, follow=b % 3 > 0)


async def limit(v: Village, who: int, a: int, b: int) -> Receipt | None:
    level = _at(b, "none", "mute", "block", "remove_follower", "mute")
    more = {"until": "2026-11-18T12:30Z"} if level == "mute" and b % 2 else {}
    return await v.call(who, "limit_user", user=await v.handle(a), level=level, **more)


async def answer_request(v: Village, who: int, a: int, b: int) -> Receipt | None:
    kind = _at(b, "follow", "message", "starter_pack", "quote")
    return await v.call(who, "answer_request", kind=kind, user=await v.handle(a), accept=b // 4 % 2 == 0)


async def change_list(v: Village, who: int, a: int, b: int) -> Receipt | None:
    one = _one(v.lists, a)
    if one is None or b % 7 == 0:
        return await v.call(who, "update_list", name="foxes", add=[await v.handle(a)], shared=bool(b % 2))
    news: dict[str, Any] = _at(
        b, {"name": "owls"}, {"add": [await v.handle(a), await v.handle(b)]}, {"remove": [await v.handle(b)]},
        {"shared": True}, {"shared": False}, {"deleted": True},
    )  # fmt: skip
    return await v.call(who, "update_list", list=one, **news)


async def profile(v: Village, who: int, a: int, b: int) -> Receipt | None:
    news = _at(b, {"handle": _at(a, "ada", "bob", "cyan", "deer")}, {"name": "Other"}, {"bio": "hi", "pronouns": "x"})
    if b % 4 == 3 and (image := _one(v.images, a)):
        news = {"avatar": image["id"]}
    return await v.call(who, "update_profile", **news)


async def settings(v: Village, who: int, a: int, b: int) -> Receipt | None:
    changes: dict[str, Any] = _at(
        b, {"approve_followers": True}, {"approve_followers": False}, {"hide_words": ["fox"], "discoverable": False},
        {"default_visibility": "followers"}, {"quote_policy": "nobody"}, {"default_visibility": "public"},
        {"quote_policy": "anyone"}, {"default_remix": "anyone"}, {"default_remix": "nobody"},
    )  # fmt: skip
    return await v.call(who, "update_settings", changes=changes)


async def send(v: Village, who: int, a: int, b: int) -> Receipt | None:
    group = _one(v.groups, a)
    to = _at(b, [await v.handle(a)], [await v.handle(a), await v.handle(b)], [group] if group else ["@ada"])
    more = {"post": post} if b % 3 == 1 and (post := _one(v.posts, a)) else {}
    return await v.call(who, "send_message", to=to, text="psst", **more)


async def mark_read(v: Village, who: int, a: int, b: int) -> Receipt | None:
    if b % 2 and (message := _one(v.messages, a)):
        return await v.call(who, "mark_read", up_to=message)
    outcome = await does(v.cast, await v.who(who), "get_notifications", unread=False)
    notice = _one([item["n"] for item in outcome.data["items"]], a)
    return await v.call(who, "mark_read", up_to=notice) if notice else None


async def report(v: Village, who: int, a: int, b: int) -> Receipt | None:
    target = _at(b, await v.handle(a), _one(v.posts, a), _one(v.messages, a), _one(v.posts, a))
    return await v.call(who, "report_content", target=target or "@ada", category="spam")


async def rules(v: Village, who: int, a: int, b: int) -> Receipt | None:
    wish = read(_at(a, "more #fox", "hide spoilers", "fewer reposts"), v.clock())
    draft = drafts.sign(v.cast.salon.key, v.ids[who], _at(b, "home", "explore"), wish.rules)
    more: dict[str, Any] = _at(b, {}, {"name": "quiet"}, {"until": "2026-12-01"})
    return await v.call(who, "apply_feed_rules", draft=draft, **more)


async def decide(v: Village, who: int, a: int, b: int) -> Receipt | None:
    if (report := _one(v.reports, a)) is None:
        return None
    row = await v.db.read(reports.get, report)
    choices = ("uphold", "reverse") if row and row.state == "appealed" else reports.DECISIONS
    return await _or_sentence(desk.decide(v.cast.asks(await v.who(3)), report, _at(b, *choices), "Because."))


async def appeal(v: Village, who: int, a: int, b: int) -> Receipt | None:
    if (report := _one(v.reports, a)) is None:
        return None
    row = await v.db.read(reports.get, report)
    about = v.ids.index(row.account_id) if row else who
    return await _or_sentence(desk.appeal(v.cast.asks(await v.who(about)), report, "It was not so."))


async def _or_sentence(work: Awaitable[Receipt | None]) -> Receipt | None:
    refused = None
    try:
        return await work
    except SocialError as error:
        refused = error
    assert refused.hint.endswith(".")
    return None


async def wait(v: Village, who: int, a: int, b: int) -> Receipt | None:
    v.clock.now += 20_000
    return None


ACTS: tuple[Act, ...] = (
    share, answer, schedule, edit, allow, delete, react, follow, limit, answer_request, change_list, profile, settings,
    send, mark_read, report, rules, decide, appeal, wait,
)  # fmt: skip


@dataclass(frozen=True)
class Step:
    """One act, by whom, and the two numbers."""

    act: Act
    who: int
    a: int
    b: int

    async def __call__(self, village: Village) -> Receipt | None:
        return await self.act(village, self.who, self.a, self.b)

    def __repr__(self) -> str:
        return f"Step({self.act.__name__}, {self.who}, {self.a}, {self.b})"


async def found(db: Database, clock: Clock, folder: Path) -> Village:
    """The village, where one thing of each kind has happened already."""
    cast = await make_cast(db, folder)
    dee = await person(db, "dee")
    await db.write(people.set_role, dee.id, "moderator")
    village = Village(cast, [cast.ada.id, cast.bob.id, cast.cy.id, dee.id], clock)
    for owner in (0, 1):
        outcome = await does(cast, await village.who(owner), "create_image", prompt="a fox")
        made = outcome.data["images"][0]
        village.images.append({"id": made["id"], "owner": str(village.ids[owner])})
    first = (
        (share, 0, 1, 1), (share, 1, 0, 2), (react, 1, 0, 0), (react, 2, 0, 1), (follow, 0, 1, 1), (follow, 1, 0, 1),
        (settings, 2, 0, 0), (follow, 0, 2, 1), (change_list, 0, 1, 7), (change_list, 0, 2, 1), (send, 0, 1, 0),
        (answer, 2, 0, 1), (report, 2, 1, 0),
    )  # fmt: skip
    for act, who, a, b in first:
        assert await act(village, who, a, b), (act.__name__, who, a, b)
    await _remixed(village)
    return village


async def _remixed(v: Village) -> None:
    """A picture of the first person's, which two others have remixed; one has shared it."""
    drawn = await does(v.cast, await v.who(0), "create_image", prompt="an owl")
    picture = {"id": drawn.data["images"][0]["id"], "alt": "an owl"}
    assert await v.call(0, "share_post", text="my owl", images=[picture], remix="anyone")
    for who in (1, 2):
        made = await does(v.cast, await v.who(who), "create_image", prompt="at night", remix_of=v.posts[-1])
        v.images.append({"id": made.data["images"][0]["id"], "owner": str(v.ids[who])})
    picture = {"id": v.images[-1]["id"], "alt": "an owl at night"}
    assert await v.call(2, "share_post", text="hers by night", images=[picture], remix="anyone")


@cache
def _founded() -> tuple[tempfile.TemporaryDirectory[str], Village]:
    """A village in a folder of its own, for others to begin from."""
    folder = tempfile.TemporaryDirectory()

    async def make() -> Village:
        clock = Clock()
        db = await Database(f"sqlite:///{folder.name}/salon.db", clock=clock).open()
        village = await found(db, clock, Path(folder.name))
        await db.close()
        return village

    with ThreadPoolExecutor(1) as thread:  # it has an event loop of its own
        return folder, thread.submit(asyncio.run, make()).result()


@asynccontextmanager
async def opened() -> AsyncIterator[Village]:
    """A village as it was founded, on SQLite."""
    folder, first = _founded()
    with tempfile.TemporaryDirectory() as home:
        shutil.copytree(folder.name, home, dirs_exist_ok=True)
        clock = Clock()
        db = await Database(f"sqlite:///{home}/salon.db", clock=clock).open()
        cast = replace(
            first.cast, salon=Salon(db, Media(Path(home) / "media"), first.cast.painter, "https://salon.example")
        )
        try:
            yield first.again(cast, clock)
        finally:
            await db.close()
