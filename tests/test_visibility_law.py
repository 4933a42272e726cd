"""Whoever looks, and wherever: they see what they may see, and what they may not answers like what never existed."""

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from acts import does, image
from conftest import Cast, Clock, QuickPainter, person
from fastapi import FastAPI
from httpx2 import ASGITransport, AsyncClient
from hypothesis import given
from hypothesis import settings as examples
from oracle import PEOPLE, PICTURE, TAG, Known, Plan, World, make, plans
from sqlalchemy import delete

from assistant import pages, pictures
from assistant.identity import Sessions
from social_tools import gate
from social_tools.context import Context, Salon
from storage import best, feed, images, mentions, notifications, people, post_views, trends
from storage.database import Database, Writer
from storage.feed import Source
from storage.media import Media

UNKNOWN = "9007199254740000"
"""No post, message or picture has this id."""
MOST = 40
WORDS = re.compile(r"word number \d+")


def clear(writer: Writer) -> None:
    """An empty database, so that each world has it for itself."""
    from sqlmodel import SQLModel

    for table in reversed(SQLModel.metadata.sorted_tables):
        writer.run(delete(table))


class Looking:
    """One viewer in a world, and what each way of looking gives them."""

    def __init__(self, salon: Salon, world: World, viewer: int | None) -> None:
        self.salon, self.world, self.viewer = salon, world, viewer
        self.id = world.ids[viewer] if viewer is not None else 0

    async def ask(self, tool: str, **arguments: Any) -> dict[str, Any]:
        who = await self.salon.db.read(people.by_id, self.id)
        assert who is not None
        outcome = await gate.call(Context(self.salon, who, f"of {who.handle}", click=True), tool, arguments)
        assert outcome.data.get("error") != "unavailable", outcome.data
        self.check_words(str(outcome.data))
        return outcome.data

    def check_words(self, told: str) -> None:
        """Whatever is told holds no word of a post that they may not see."""
        seen = {post.text for post in self.world.posts if self.world.sees(self.viewer, post)}
        assert set(WORDS.findall(told)) <= seen, told

    async def items(self, tool: str, **arguments: Any) -> set[int]:
        found = await self.ask(tool, limit=MOST, **arguments)
        assert not found.get("next"), "a small world is one page"
        return {int(item["id"]) for item in found["items"]}

    async def page(self, source: Source) -> set[int]:
        found = await self.salon.db.read(feed.page, self.id, source, None, MOST)
        ranked = await self.salon.db.read(best.page, self.id, source, None, MOST)
        assert {post.id for post in found.posts} == {post.id for post in ranked.posts}, "newest and best"
        return {post.id for post in found.posts}


async def check_feeds(look: Looking) -> None:
    world, viewer = look.world, look.viewer
    assert await look.page(Source("explore")) == world.explore(viewer)
    for author in range(PEOPLE):
        assert await look.page(Source("author", world.ids[author])) == world.by(viewer, author)
    listed = [post for post in world.on_top() if post.author in world.plan.listed]
    assert await look.page(Source("list", world.list_)) == world.seen(viewer, listed)
    if viewer is None:
        return
    assert await look.page(Source("home")) == world.home(viewer)
    assert await look.page(Source("tag", TAG)) == world.tag(viewer)
    assert await look.page(Source("bookmarks")) == world.kept(viewer)
    for sort in ("newest", "relevant"):
        assert await look.items("search", query="word", sort=sort) == world.seen(viewer, world.findable(viewer))
    digest = await look.ask("get_digest", since="7d")
    assert digest["posts"] == len(world.home(viewer))
    assert {int(id_) for id_ in digest["top"]} <= world.home(viewer)


async def check_posts(look: Looking) -> None:
    world, viewer, db = look.world, look.viewer, look.salon.db
    for post in world.posts:
        view = await db.read(post_views.view, look.id, post.id)
        assert (view is not None) == world.sees(viewer, post), post
        if view is not None and not post.passed_on:
            quoted = post.quoted is not None and not post.detached and world.sees(viewer, post.quoted)
            assert (view.quote is not None, view.quote_gone) == (quoted, post.quoted is not None and not quoted)
            assert (view.replies, view.quotes) == world.counted(post), "what is not for everybody is not counted"
            await check_conversation(look, post)
        if post.token:
            fetched = await db.read(images.fetchable, look.id, post.token)
            assert (fetched is not None) == (world.sees(viewer, post) or viewer == post.author)


async def check_conversation(look: Looking, post: Known) -> None:
    world, viewer = look.world, look.viewer
    if viewer is None:
        return
    found = await look.ask("get_post", post=str(post.id), include=["thread", "likes"])
    assert {int(turn["id"]) for turn in found["thread"] if "text" in turn} == world.talk(viewer, post)
    likers = {f"@p{one}" for one in post.plan.liked if not world.parted(viewer, one) and one != world.plan.suspended}
    assert set(found.get("liked_by", ())) == likers


async def check_what_reaches_them(look: Looking) -> None:
    world, viewer, db = look.world, look.viewer, look.salon.db
    assert viewer is not None
    page = await db.read(notifications.page, look.id, limit=MOST)
    for notice in page.notices:
        assert notice.post is None or notice.post.id in world.seen(viewer)
        assert notice.post is not None or notice.type not in ("like", "reply", "quote", "mention", "repost")
        for who in notice.people:
            number = world.ids.index(who.id)
            assert not world.parted(viewer, number) and not world.muted(viewer, number)
    unread = sum(len(notice.people) for notice in page.notices if notice.type != "message")
    told = await db.read(notifications.count_unread, look.id)
    messages = [notice for notice in page.notices if notice.type == "message"]
    assert told == unread + (len(world.attached) if messages else 0)
    assert await db.read(mentions.missed, look.id, 0) <= len(world.seen(viewer))
    for other, seen in ((0, 1), (1, 0)):
        if viewer == seen and world.attached:
            found = await look.ask("read_messages", conversation=f"@p{other}")
            shown = {line[4].get("post") for line in found.get("items", ())}
            posts = {str(post.id) if world.sees(viewer, post) else "gone" for _, post in world.attached}
            assert shown == (set() if world.parted(0, 1) else posts)


async def check_hidden_is_unknown(look: Looking) -> None:
    """Byte for byte: what may not be seen, and what never was."""
    world, viewer = look.world, look.viewer
    assert viewer is not None
    for post in world.posts:
        if world.sees(viewer, post):
            continue
        own = post.author == viewer
        for tool, arguments in ASKED_OF_POSTS:
            answers = [
                await look.ask(
                    tool,
                    **{
                        key: value.replace("POST", id_) if isinstance(value, str) else value
                        for key, value in arguments.items()
                    },
                )
                for id_ in (str(post.id), UNKNOWN)
            ]
            assert "error" in answers[1]
            if tool == "explain_feed" and answers[0].get("hidden_by"):  # one's own block or report is no secret
                assert (viewer, post.author) in world.plan.blocks or post.plan.reported == viewer
                assert (post.author, viewer) not in world.plan.blocks and world.meant_for(viewer, post)
            else:
                assert answers[0] == answers[1], (tool, post, own)
    for number in range(PEOPLE):
        if (number, viewer) in world.plan.blocks and (viewer, number) not in world.plan.blocks:
            for tool, arguments in ASKED_OF_PEOPLE:
                if "LIST" in str(arguments) and number != 0:
                    continue
                blocked = await look.ask(tool, **_named(arguments, f"p{number}", str(world.list_)))
                never = await look.ask(tool, **_named(arguments, "nobody_at_all", UNKNOWN))
                same = str(never).replace("nobody_at_all", f"p{number}").replace(UNKNOWN, str(world.list_))
                assert str(blocked) == same, (tool, arguments)


ASKED_OF_POSTS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("get_post", {"post": "POST"}),
    ("get_post", {"post": "POST", "include": ["thread", "history", "likes"]}),
    ("get_post", {"post": "POST", "include": ["remixes"]}),
    ("get_post", {"post": "POST", "include": ["provenance"]}),
    ("read_feed", {"feed": "remixes:POST"}),
    ("create_image", {"prompt": "x", "remix_of": "POST"}),
    ("react_to_post", {"post": "POST", "reaction": "like"}),
    ("react_to_post", {"post": "POST", "reaction": "repost"}),
    ("react_to_post", {"post": "POST", "reaction": "vote", "option": 1}),
    ("share_post", {"text": "x", "reply_to": "POST"}),
    ("share_post", {"text": "x", "quote_of": "POST"}),
    ("edit_post", {"post": "POST", "text": "x"}),
    ("delete_post", {"post": "POST"}),
    ("explain_feed", {"post": "POST"}),
    ("report_content", {"target": "POST", "category": "spam"}),
    ("send_message", {"to": ["@p0"], "text": "x", "post": "POST"}),
)
ASKED_OF_PEOPLE: tuple[tuple[str, dict[str, Any]], ...] = (
    ("get_user", {"user": "NAME", "include": ["followers", "lists"]}),
    ("read_feed", {"feed": "@NAME"}),
    ("read_feed", {"feed": "list:LIST"}),
    ("get_digest", {"feed": "@NAME"}),
    ("explain_feed", {"post": UNKNOWN, "feed": "@NAME"}),
    ("search", {"query": "word from:NAME"}),
    ("search", {"query": "NAME", "type": "people"}),
    ("preview_feed_rules", {"wish": "fewer from @NAME"}),
    ("follow_user", {"user": "@NAME"}),
    ("follow_user", {"user": "list:LIST"}),
    ("limit_user", {"user": "@NAME", "level": "mute"}),
    ("answer_request", {"kind": "follow", "user": "@NAME", "accept": True}),
    ("update_list", {"name": "x", "add": ["@NAME"]}),
    ("send_message", {"to": ["@NAME"], "text": "x"}),
    ("read_messages", {"conversation": "@NAME"}),
    ("report_content", {"target": "@NAME", "category": "spam"}),
)


def _named(arguments: Any, name: str, list_: str) -> Any:
    if isinstance(arguments, dict):
        return {key: _named(value, name, list_) for key, value in arguments.items()}
    if isinstance(arguments, list):
        return [_named(value, name, list_) for value in arguments]
    return arguments.replace("NAME", name).replace("LIST", list_) if isinstance(arguments, str) else arguments


async def check_pages(look: Looking) -> None:
    """The public pages and pictures, as a browser of this viewer gets them."""
    world, viewer, sessions = look.world, look.viewer, Sessions("a secret that is long enough for a test")
    settings = SimpleNamespace(url="https://salon.example")
    app = FastAPI()
    running = SimpleNamespace(salon=look.salon, sessions=sessions, settings=settings)
    for part in (pages, pictures):
        app.include_router(part.routes(running))  # type: ignore[arg-type]
    who = await look.salon.db.read(people.by_id, look.id)
    cookies = {sessions.cookie: await sessions.open(look.salon.db, who)} if who else {}
    async with AsyncClient(transport=ASGITransport(app), base_url="https://salon.example", cookies=cookies) as browser:

        async def like_nothing(path: str, unknown: str, *, is_there: bool) -> None:
            got, never = await browser.get(path), await browser.get(unknown)
            assert never.status_code == 404 and (got.status_code == 200) == is_there, path
            assert is_there or (got.content, got.headers) == (never.content, never.headers)
            look.check_words("" if path.startswith("/media/") else got.text)

        for post in world.posts:
            await like_nothing(f"/p/{post.id}", f"/p/{UNKNOWN}", is_there=world.sees(viewer, post))
            if post.token:
                fetchable = world.sees(viewer, post) or viewer == post.author
                await like_nothing(f"/media/{post.token}.webp", f"/media/{'t' * 24}.webp", is_there=fetchable)
        for number in range(PEOPLE):
            hides = (number, viewer) in world.plan.blocks and (viewer, number) not in world.plan.blocks
            await like_nothing(f"/@p{number}", "/@nobody_at_all", is_there=not hides)


async def check(salon: Salon, world: World) -> None:
    await salon.media.put(PICTURE, PICTURE)
    for viewer in (None, *range(PEOPLE)):
        look = Looking(salon, world, viewer)
        await check_feeds(look)
        await check_posts(look)
        await check_pages(look)
        if viewer is not None and viewer != world.plan.suspended:
            await check_what_reaches_them(look)
            await check_hidden_is_unknown(look)
    used = {post.author for post in world.posts if post.plan.tagged and post.id in world.explore(None)}
    assert dict(await salon.db.read(trends.trending, MOST)) == ({TAG: len(used)} if used else {})


async def settled(db: Database, plan: Plan) -> World:
    await db.write(clear)
    ids = [(await person(db, f"p{number}")).id for number in range(PEOPLE)]
    return await db.write(make, plan, ids)


@examples(max_examples=15)
@given(plans)
async def test_everybody_sees_what_they_may_wherever_they_look(cast: Cast, plan: Plan) -> None:
    await check(Salon(cast.salon.db, cast.salon.media, cast.painter), await settled(cast.salon.db, plan))


@examples(max_examples=2)
@given(plans)
async def test_and_so_they_do_on_postgresql(postgres_url: str, clock: Clock, tmp_path: Path, plan: Plan) -> None:
    db = await Database(postgres_url, clock=clock).open()
    await check(Salon(db, Media(tmp_path), QuickPainter()), await settled(db, plan))
    await db.close()


async def test_a_deleted_picture_is_not_found(cast: Cast) -> None:
    made = await image(cast)
    await does(cast, cast.ada, "delete_post", image=made["id"])
    assert (await does(cast, cast.ada, "search", query="fox", type="images")).data["items"] == []
