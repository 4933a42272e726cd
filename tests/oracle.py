"""A small world as plain Python knows it: who may see what, said once more and without any SQL."""

import hashlib
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st
from sqlalchemy import update
from sqlmodel import col

from storage import follows, messages, posts, reactions, reports
from storage.database import Writer
from storage.models import (
    Account,
    Block,
    Bookmark,
    Image,
    ListMember,
    Mute,
    PeopleList,
    Post,
    TagFollow,
    Visibility,
)

PEOPLE = 4
PUBLIC, UNLISTED, FOLLOWERS, DIRECT = range(4)
TAG = "fox"
PICTURE = b"a picture, as far as anybody here looks"
SHA256 = hashlib.sha256(PICTURE).hexdigest()


@dataclass(frozen=True)
class Planned:
    """A post to be: numbers for people, and for the posts before it."""

    author: int
    visibility: int
    kind: str
    to: int
    mentioned: int | None
    tagged: bool
    pictured: bool
    fate: str
    liked: frozenset[int]
    kept: frozenset[int]
    reported: int | None


_people = st.integers(0, PEOPLE - 1)
_pairs = st.frozensets(st.tuples(_people, _people).filter(lambda pair: pair[0] != pair[1]), max_size=5)
_few = st.one_of(st.just(frozenset[Any]()), _pairs)
_posts = st.builds(
    Planned,
    author=_people,
    visibility=st.sampled_from([PUBLIC, PUBLIC, UNLISTED, FOLLOWERS, FOLLOWERS, DIRECT]),
    kind=st.sampled_from(["post", "post", "reply", "reply", "quote", "repost"]),
    to=st.integers(0, 9),
    mentioned=st.one_of(st.none(), _people),
    tagged=st.booleans(),
    pictured=st.booleans(),
    fate=st.sampled_from(["there", "there", "there", "there", "deleted", "taken down", "detached"]),
    liked=st.frozensets(_people, max_size=2),
    kept=st.frozensets(_people, max_size=2),
    reported=st.one_of(st.none(), st.none(), st.none(), _people),
)


@dataclass
class Plan:
    """A world to be made."""

    follows: frozenset[tuple[int, int]]
    blocks: frozenset[tuple[int, int]]
    mutes: frozenset[tuple[int, int]]
    suspended: int | None
    tag_followers: frozenset[int]
    listed: frozenset[int]
    posts: list[Planned]


plans = st.builds(
    Plan,
    follows=st.frozensets(st.tuples(_people, _people).filter(lambda pair: pair[0] != pair[1]), max_size=8),
    blocks=_few,
    mutes=_few,
    suspended=st.one_of(st.none(), st.none(), _people),
    tag_followers=st.frozensets(_people, max_size=2),
    listed=st.frozensets(_people, min_size=1, max_size=3),
    posts=st.lists(_posts, min_size=1, max_size=10),
)


@dataclass
class Known:
    """A post as the oracle keeps it. No two have the same text; a repost has none."""

    id: int
    text: str
    plan: Planned
    author: int
    visibility: int
    above: "Known | None" = None
    quoted: "Known | None" = None
    passed_on: "Known | None" = None
    token: str = ""
    mentioned: frozenset[int] = frozenset()
    gone: bool = False
    detached: bool = False


@dataclass
class World:
    """What is so. A viewer is a number; None is nobody."""

    plan: Plan
    ids: list[int]
    posts: list[Known] = field(default_factory=list)
    list_: int = 0
    attached: list[tuple[int, Known]] = field(default_factory=list)
    """Messages of the first two to each other, each with a post."""

    def parted(self, one: int | None, other: int) -> bool:
        return bool({(one, other), (other, one)} & self.plan.blocks)

    def follows(self, one: int | None, other: int) -> bool:
        return (one, other) in self.plan.follows

    def muted(self, viewer: int | None, other: int) -> bool:
        return (viewer, other) in self.plan.mutes

    def meant_for(self, viewer: int | None, post: Known) -> bool:
        if post.visibility <= UNLISTED or viewer == post.author or viewer in post.mentioned:
            return True
        answers_them = post.above is not None and post.above.author == viewer
        return post.visibility == FOLLOWERS and (self.follows(viewer, post.author) or answers_them)

    def sees(self, viewer: int | None, post: Known) -> bool:
        """May this viewer see that post?"""
        if post.passed_on and not self.sees(viewer, post.passed_on):
            return False
        return (
            not post.gone
            and post.author != self.plan.suspended
            and not self.parted(viewer, post.author)
            and (viewer is None or post.plan.reported != viewer or post.plan.reported == post.author)
            and self.meant_for(viewer, post)
        )

    def seen(self, viewer: int | None, posts: "list[Known] | None" = None) -> set[int]:
        """The ids of what is shown of these: of a repost, of what was passed on."""
        shown = [post for post in (self.posts if posts is None else posts) if self.sees(viewer, post)]
        return {(post.passed_on or post).id for post in shown}

    def on_top(self) -> list[Known]:
        """What stands in feeds by itself."""
        return [post for post in self.posts if post.above is None and post.visibility < DIRECT]

    def explore(self, viewer: int | None) -> set[int]:
        return self.seen(
            viewer,
            [
                post
                for post in self.on_top()
                if post.visibility == PUBLIC and not post.passed_on and not self.muted(viewer, post.author)
            ],
        )

    def home(self, viewer: int) -> set[int]:
        tagged = self.explore(viewer) & {post.id for post in self.posts if post.plan.tagged}
        followed = [
            post
            for post in self.on_top()
            if post.author == viewer or (self.follows(viewer, post.author) and not self.muted(viewer, post.author))
        ]
        return self.seen(viewer, followed) | (tagged if viewer in self.plan.tag_followers else set())

    def by(self, viewer: int | None, author: int) -> set[int]:
        return self.seen(viewer, [post for post in self.on_top() if post.author == author])

    def findable(self, viewer: int) -> list[Known]:
        """What turns up where nobody asked for its author."""
        return [
            post
            for post in self.posts
            if not post.passed_on
            and not self.muted(viewer, post.author)
            and (post.visibility != UNLISTED or post.author == viewer or self.follows(viewer, post.author))
        ]

    def tag(self, viewer: int) -> set[int]:
        return self.seen(viewer, [post for post in self.findable(viewer) if post.plan.tagged])

    def kept(self, viewer: int) -> set[int]:
        return self.seen(viewer, [post for post in self.posts if viewer in post.plan.kept and not post.passed_on])

    def counted(self, post: Known) -> tuple[int, int]:
        """How many answers and quotes everybody may know of."""
        for_all = [one for one in self.posts if one.visibility <= UNLISTED and not one.gone]
        quotes = [one for one in for_all if one.quoted is post and not one.detached]
        return sum(one.above is post for one in for_all), len(quotes)

    def talk(self, viewer: int | None, post: Known) -> set[int]:
        def root(one: Known) -> int:
            return root(one.above) if one.above else one.id

        return self.seen(viewer, [one for one in self.posts if not one.passed_on and root(one) == root(post)])


def make(writer: Writer, plan: Plan, ids: list[int]) -> World:
    """Make the world of a plan, through the changes of the product where there are such."""
    world = World(plan, ids)
    for one, other in sorted(plan.follows):
        follows.put(writer, ids[one], ids[other], "following")
    for planned in plan.posts:
        if known := _publish(writer, world, planned):
            world.posts.append(known)
    for known in world.posts:
        _react(writer, world, known)
    for account in plan.tag_followers:
        writer.add(TagFollow(account_id=ids[account], tag=TAG))
    world.list_ = writer.new_id()
    writer.add(PeopleList(id=world.list_, account_id=ids[0], name="few", shared=True))
    for account in plan.listed:
        writer.add(ListMember(list_id=world.list_, account_id=ids[account], state="member"))
    chat = messages.begin(writer, ids[0], [ids[1]])
    for known in world.posts[:3]:
        message, _ = messages.send(writer, ids[0], chat, "look", post=(known.passed_on or known).id)
        world.attached.append((message, known.passed_on or known))
    for known in world.posts:
        _meet_fate(writer, world, known)
    for one, other in sorted(plan.blocks):
        writer.add(Block(account_id=ids[one], target_id=ids[other]))
    for one, other in sorted(plan.mutes):
        writer.add(Mute(account_id=ids[one], target_id=ids[other]))
    if plan.suspended is not None:
        writer.run(update(Account).where(col(Account.id) == ids[plan.suspended]).values(suspended=True))
    return world


def _publish(writer: Writer, world: World, planned: Planned) -> Known | None:
    """A post, in which an answer is for no more people than what it answers, and only what is open is passed on."""
    ids, others = world.ids, [one for one in world.posts if not one.passed_on]
    to = others[planned.to % len(others)] if others else None
    kind = planned.kind if to else "post"
    if kind == "repost" and to:
        if to.visibility > UNLISTED or any(one.passed_on is to and one.author == planned.author for one in world.posts):
            return None
        reactions.repost(writer, ids[planned.author], to.id)
        row = writer.one(reactions.REPOST, account=ids[planned.author], post=to.id)
        return Known(row.id, "", planned, planned.author, row.visibility, passed_on=to)
    visibility = max(planned.visibility, to.visibility) if to and kind == "reply" else planned.visibility
    mentioned = {planned.mentioned} - {None, planned.author}
    token = ""
    if planned.pictured:
        token = f"t{writer.new_id():023}"
        writer.add(
            Image(
                id=writer.new_id(), token=token, owner_id=ids[planned.author], sha256=SHA256, mime="image/webp",
                width=8, height=8, size=len(PICTURE), alt="A fox", prompt="fox", maker="salon-painter",
                drawn=[], missed=[], scene={},
            )
        )  # fmt: skip
    image = writer.value(Image.__table__.select().where(Image.__table__.c.token == token)) if token else None  # type: ignore[attr-defined]
    new = posts.NewPost(
        ids[planned.author],
        f"word number {len(world.posts)}",
        Visibility(visibility),
        images=[(image, "A fox")] if image else [],
        reply_to=to.id if to and kind == "reply" else None,
        quote_of=to.id if to and kind == "quote" else None,
        warning="careful" if planned.pictured else "",
        tags=[TAG] if planned.tagged else [],
        mentions=[f"p{one}" for one in mentioned],
    )
    id_, _ = posts.publish(writer, new)
    if visibility == DIRECT and kind == "reply" and to:
        mentioned |= set(to.mentioned) if to.author == planned.author else {to.author}
    return Known(
        id_, new.text, planned, planned.author, visibility,
        above=to if kind == "reply" else None, quoted=to if kind == "quote" else None,
        token=token, mentioned=frozenset(one for one in mentioned if one is not None and one != planned.author),
    )  # fmt: skip


def _react(writer: Writer, world: World, known: Known) -> None:
    if known.passed_on:
        return
    for account in known.plan.liked:
        reactions.like(writer, world.ids[account], known.id)
    for account in known.plan.kept:
        writer.add(Bookmark(account_id=world.ids[account], post_id=known.id))


def _meet_fate(writer: Writer, world: World, known: Known) -> None:
    reporter, fate = known.plan.reported, known.plan.fate
    if reporter is not None and reporter != known.author:
        reports.add(writer, world.ids[reporter], world.ids[known.author], "spam", post=known.id)
    if fate == "detached" and known.quoted:
        known.detached = bool(posts.detach_quotes(writer, [known.id]))
    if fate in ("deleted", "taken down") and not known.passed_on:
        posts.remove(writer, known.id)
        writer.run(update(Post).where(col(Post.id) == known.id).values(taken_down=fate == "taken down"))
        known.gone = True
