"""Whatever is done and undone was never done: every row of every table is as it was before."""

import re
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from random import Random
from typing import Any

from acts import every_row
from conftest import Clock
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st
from sqlalchemy import select
from sqlmodel import SQLModel, col
from village import ACTS, Step, Village, found, opened

from storage import merging, people
from storage.database import Database, Reader
from storage.ids import created_ms
from storage.models import Follow, Post, PostLike, Receipt, Visibility

STEPS = st.lists(
    st.builds(Step, st.sampled_from(ACTS), st.integers(0, 3), st.integers(0, 19), st.integers(0, 19)), max_size=12
)
Does = Callable[[Village], Awaitable[Receipt | None]]
ADA, BOB, CY, DEE = range(4)


def does(who: int, tool: str, **arguments: Any) -> Does:
    """A call to a tool; a post is named by its place among those of the village."""

    async def step(village: Village) -> Receipt | None:
        news = {
            name: village.posts[value] if name in ("post", "quote_of") else value for name, value in arguments.items()
        }
        receipt = await village.call(who, tool, **news)
        assert receipt is not None, (tool, arguments)
        return receipt

    return step


STORIES: dict[str, list[Does]] = {
    "a like is taken back once its author is muted": [
        does(ADA, "limit_user", user="@bob", level="mute"),
        does(BOB, "react_to_post", post=0, reaction="like", on=False),
    ],
    "a muted follower is blocked and let back": [
        does(ADA, "limit_user", user="@bob", level="mute"),
        does(ADA, "limit_user", user="@bob", level="block"),
        does(ADA, "limit_user", user="@bob", level="none"),
    ],
    "a request becomes a follow, as nobody is asked any more": [
        does(CY, "update_settings", changes={"approve_followers": False}),
        does(ADA, "follow_user", user="@cy"),
        does(CY, "limit_user", user="@ada", level="block"),
    ],
    "a request is withdrawn, as nobody is asked any more": [
        does(CY, "update_settings", changes={"approve_followers": False}),
        does(ADA, "follow_user", user="@cy", follow=False),
    ],
    "a post is passed on no longer once it is for fewer": [
        does(BOB, "react_to_post", post=0, reaction="repost"),
        does(ADA, "edit_post", post=0, visibility="followers"),
        does(BOB, "react_to_post", post=0, reaction="repost", on=False),
    ],
    "a request is answered, and the follower is removed": [
        does(CY, "answer_request", kind="follow", user="@ada", accept=True),
        does(CY, "limit_user", user="@ada", level="remove_follower"),
        does(ADA, "follow_user", user="@cy"),
        does(ADA, "limit_user", user="@cy", level="block"),
    ],
    "the leave to remix is taken back from who has remixed, and given anew": [
        does(BOB, "share_post", text="mine"),
        does(ADA, "edit_post", post=-3, remix="nobody"),
        does(ADA, "edit_post", post=-3, remix="followers", pinned=True),
        does(ADA, "edit_post", post=-3, remix="nobody", text="my last owl"),
        does(ADA, "delete_post", post=-3),
    ],
    "a mention goes with an edit, and the quote with the quoted": [
        does(BOB, "share_post", text="look @cy", quote_of=0),
        does(BOB, "edit_post", post=-1, text="look"),
        does(ADA, "answer_request", kind="quote", user="@bob", accept=False),
        does(BOB, "delete_post", post=-1),
        does(ADA, "delete_post", post=0),
    ],
}


async def everything(village: Village) -> dict[str, Any]:
    assert await village.db.read(_counters_are_exact)
    return await village.db.read(every_row)


def _counters_are_exact(reader: Reader) -> bool:
    follows = reader.rows(select(col(Follow.follower_id), col(Follow.followee_id)))
    following, followers = (Counter(row[end] for row in follows) for end in (0, 1))
    table: Any = Post.__table__  # type: ignore[attr-defined]
    rows = reader.rows(select(*table.c))
    there = [row for row in rows if row.deleted_ms is None]
    written = Counter(row.author_id for row in there if row.repost_of is None)
    liked = Counter(reader.column(select(col(PostLike.post_id))))
    for_all = [row for row in there if row.visibility <= Visibility.unlisted]
    replies, reposts = Counter(row.reply_to for row in for_all), Counter(row.repost_of for row in there)
    quotes = Counter(row.quote_of for row in for_all if not row.quote_detached)
    return all(
        (row.likes, row.replies, row.reposts, row.quotes)
        == (liked[row.id], replies[row.id], reposts[row.id], quotes[row.id])
        for row in rows
    ) and all(
        (one.following, one.followers, one.posts) == (following[one.id], followers[one.id], written[one.id])
        for one in people.everybody(reader)
    )


async def done_by(village: Village, steps: Sequence[Does]) -> list[tuple[Receipt, dict[str, Any]]]:
    """The receipts of what can be undone, each with how everything was before."""
    kept, before = [], await everything(village)
    for step in steps:
        receipt = await step(village)
        now = await everything(village)
        if receipt is None or receipt.inverse is None:
            assert now["vote"] != before["vote"] or now == before, f"{step} changed something that has no way back"
        else:
            kept.append((receipt, before))
        before = now
    return kept


async def take_back(village: Village, receipt: Receipt) -> Receipt | None:
    return await village.undo(village.ids.index(receipt.account_id), receipt.id)


async def law(village: Village, steps: Sequence[Does]) -> int:
    """Do all, and undo all in reverse; how many of them there was something to undo of."""
    kept = await done_by(village, steps)
    number = len(kept)
    while kept:
        receipt, before = kept.pop()
        after = await everything(village)
        undone = await take_back(village, receipt)
        if undone is None:
            assert receipt.tool == "appeal" and await everything(village) == after, (
                "who is suspended takes nothing back"
            )
            break
        assert await everything(village) == before, receipt
        if undone.inverse is not None and created_ms(receipt.id) == village.clock.now:  # or it is deleted later anew
            again = await take_back(village, undone)
            assert again is not None and await everything(village) == after, undone
            assert await take_back(village, again) is not None
            assert await everything(village) == before, again
    return number


@examples(max_examples=25)
@given(STEPS)
async def test_what_is_undone_in_reverse_was_never_done(steps: list[Step]) -> None:
    async with opened() as village:
        await law(village, steps)


@examples(max_examples=12)
@given(STEPS, st.randoms(use_true_random=False))
async def test_what_is_undone_in_any_order_is_undone_or_refused_and_then_changes_nothing(
    steps: list[Step], random: Random
) -> None:
    async with opened() as village:
        kept = await done_by(village, steps)
        random.shuffle(kept)
        for receipt, _ in kept:
            before = await everything(village)
            if await take_back(village, receipt) is None:
                assert await everything(village) == before, receipt


async def test_it_holds_where_several_things_have_to_come_back(any_db: Database, clock: Clock, tmp_path: Path) -> None:
    village = await found(any_db, clock, tmp_path)
    for name, story in STORIES.items():
        steps = await law(village, story)
        assert steps == len(story), name


def _names(reader: Reader, account: int) -> list[str]:
    """Tables in which an account still stands, as a number of its own or within what is kept as JSON."""
    number = re.compile(rf"(?<!\d){account}(?!\d)")
    return [
        table.name
        for table in SQLModel.metadata.sorted_tables
        if any(number.search(repr(tuple(row))) for row in reader.rows(table.select()))
    ]


@examples(max_examples=8)
@given(STEPS, st.permutations(range(4)))
async def test_all_that_a_guest_did_becomes_the_new_owners_and_is_undone_or_refused(
    steps: list[Step], order: list[int]
) -> None:
    async with opened() as village:
        guest, owner = (village.ids[number] for number in order[:2])
        kept = await done_by(village, steps)
        await village.db.write(merging.bring_along, guest, owner)
        assert await village.db.read(_names, guest) == []
        for receipt, _ in reversed(kept):
            before = await everything(village)
            whose = owner if receipt.account_id == guest else receipt.account_id
            if await village.undo(village.ids.index(whose), receipt.id) is None:
                assert await everything(village) == before, receipt
        await everything(village)
