"""Nothing is left on disk: whatever people make, share, delete and restore, the folder holds the files of live rows."""

import io
import os
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from conftest import Cast, Clock, QuickPainter, make_cast
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image as Pillow
from sqlalchemy import select
from sqlmodel import col

from social_tools import gate
from social_tools.context import Context
from social_tools.erasing import erase_due
from social_tools.painter import Painting, Size
from storage import images
from storage.database import Database, Reader, Writer
from storage.media import NEW_MS
from storage.models import Element, Image, Receipt, Shown, Thread

DAY = 24 * 60
WHATS = ("make", "vary", "share", "delete", "erase", "delete post", "undo", "wait", "wait long", "due")
ACTS = st.lists(
    st.tuples(
        st.sampled_from(
            ["make", "vary", "share", "delete", "erase", "delete post", "undo", "wait", "wait long", "due"]
        ),
        st.integers(0, 7),
    ),
    min_size=1,
    max_size=12,
)


class PaintsBoth(QuickPainter):
    """WebP and PNG by turns, so that there are pictures with and without a middle version; some of them alike."""

    async def paint(self, prompt: str, *, size: Size = "square", seed: int = 0) -> Painting:
        out, form = io.BytesIO(), ("WEBP", "PNG")[len(self.asked) % 2]
        self.asked.append(prompt)
        Pillow.new("L", (8, 8), len(self.asked) % 3).save(out, form)
        mime = f"image/{form.lower()}"
        return Painting(out.getvalue(), mime, 8, 8, f"A picture of {prompt}", (), (), self.name, {"of": prompt}, "")


def rows(reader: Reader) -> list[Image]:
    table = Image.__table__  # type: ignore[attr-defined]
    return [Image(**row._mapping) for row in reader.rows(select(*table.c))]


@dataclass
class World:
    cast: Cast
    clock: Clock
    pictures: list[str] = field(default_factory=list)
    posts: list[str] = field(default_factory=list)
    acts: list[str] = field(default_factory=list)

    async def does(self, tool: str, **arguments: object) -> dict[str, object]:
        """As a click that is approved at once."""
        context = self.cast.asks(self.cast.ada)
        outcome = await gate.call(context, tool, arguments)
        if outcome.kind == "pending" and outcome.approval:
            outcome = await gate.approve(self.cast.asks(self.cast.ada), str(outcome.approval.id))
        if "act" in outcome.data:
            self.acts.append(str(outcome.data["act"]))
        return outcome.data

    async def act(self, what: str, number: int) -> None:
        picture = self.pictures[number % len(self.pictures)] if self.pictures else "1"
        post = self.posts[number % len(self.posts)] if self.posts else "1"
        match what:
            case "make":
                made = await self.does("create_image", prompt=f"a fox {number}", count=1 + number % 2)
                self.pictures += [image["id"] for image in made.get("images", [])]  # type: ignore[attr-defined]
            case "vary":
                made = await self.does("create_image", prompt="bluer", from_image=picture)
                self.pictures += [image["id"] for image in made.get("images", [])]  # type: ignore[attr-defined]
            case "share":
                shared = await self.does("share_post", text="here", images=[{"id": picture, "alt": "a fox"}])
                self.posts += [str(shared["post"])] if "post" in shared else []
            case "delete" | "erase":
                for _ in range(1 if what == "delete" else 2):
                    await self.does("delete_post", image=picture)
            case "delete post":
                await self.does("delete_post", post=post)
            case "undo":
                await self.does("undo_action", act=self.acts[number % len(self.acts)] if self.acts else "1")
            case "wait":
                self.clock.forward(minutes=61)
            case "wait long":
                self.clock.forward(minutes=31 * DAY)
            case "due":
                await erase_due(self.cast.salon)

    async def settle(self) -> set[str]:
        """The files of live rows, after what is due is erased and the sweeper has been."""
        cast = self.cast
        await erase_due(cast.salon)
        for path in cast.salon.media.folder.glob("??/*"):
            os.utime(path, ((self.clock.now - 2 * NEW_MS) / 1000,) * 2)
        await cast.salon.media.sweep(lambda names: cast.salon.db.read(images.named, names), self.clock.now)
        live = await cast.salon.db.read(rows)
        sides = {row.sha256: ("", ".512") if row.mime == "image/webp" else ("", ".512", ".1024") for row in live}
        return {f"{sha256}{side}" for sha256, each in sides.items() for side in each}


@settings(max_examples=15)
@given(acts=ACTS)
async def test_the_folder_holds_exactly_the_files_of_live_rows(
    acts: list[tuple[str, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder, clock = tmp_path_factory.mktemp("media"), Clock()
    db = await Database(f"sqlite:///{folder / 'salon.db'}", clock=clock).open()
    try:
        cast = await make_cast(db, folder)
        object.__setattr__(cast.salon, "painter", PaintsBoth())
        world = World(cast, clock)
        for what, number in acts:
            await world.act(what, number)
        expected = await world.settle()
        found = {path.name for path in cast.salon.media.folder.rglob("*") if path.is_file()}
        assert found == expected
    finally:
        await db.close()


# Erasing at once.


@pytest.fixture
def world(cast: Cast, clock: Clock) -> World:
    return World(cast, clock)


async def test_a_deleted_picture_can_be_erased_at_once_with_all_that_is_kept_of_it(world: World) -> None:
    await world.act("make", 0)
    await world.act("make", 2)
    gone, stays = world.pictures
    blur = "data:image/webp;base64,AAAA"

    def hang(writer: Writer) -> None:
        shown = [{"id": id_, "src": f"/media/{id_}", "alt": "a fox", "blur": blur} for id_ in (gone, stays)]
        writer.add(Thread(id="t", account_id=world.cast.ada.id))
        writer.add(Element(id="e", thread_id="t", step_id="s", body={"props": {"pictures": shown}}))

    await world.cast.salon.db.write(hang)
    assert (await world.does("delete_post", image=gone))["state"] == "removed"
    assert (await world.does("delete_post", image=gone))["state"] == "erased"
    live = await world.cast.salon.db.read(rows)
    assert [str(row.id) for row in live] == [stays]
    names = {path.name[:64] for path in world.cast.salon.media.folder.rglob("*") if path.is_file()}
    assert names == {live[0].sha256}, "without waiting for the sweeper"

    def kept(reader: Reader) -> list[str]:
        tables = Element.body, Receipt.words, Receipt.result, Shown.items, Shown.about
        return [str(value) for column in tables for value in reader.column(select(col(column)))]

    said = " ".join(await world.cast.salon.db.read(kept))
    assert "a fox 0" not in said and "a fox 2" in said and said.count(blur) == 1
    assert "You erased a picture for good" in said


async def test_the_question_tells_deleting_from_erasing_and_a_yes_to_one_is_none_to_the_other(world: World) -> None:
    await world.act("make", 0)
    picture, asks = world.pictures[0], world.cast.asks(world.cast.ada)
    first = await gate.call(asks, "delete_post", {"image": picture})
    deleted = await gate.approve(asks, str(first.approval.id))  # type: ignore[union-attr]
    second = await gate.call(asks, "delete_post", {"image": picture})
    assert first.view.subject.terms == {} and second.view.subject.terms == {"erase": True}  # type: ignore[union-attr]
    assert (await world.does("undo_action", act=deleted.data["act"]))["ok"] == "done"
    answered = await gate.approve(asks, str(second.approval.id))  # type: ignore[union-attr]
    assert answered.kind == "refused"
    assert [str(row.id) for row in await world.cast.salon.db.read(rows)] == [picture]


async def test_a_picture_of_a_deleted_post_goes_with_the_post(world: World) -> None:
    for what in ("make", "share", "delete post", "delete"):
        await world.act(what, 0)
    answered = await world.does("delete_post", image=world.pictures[0])
    assert "erased with it after 30 days" in str(answered)
    assert len(await world.cast.salon.db.read(rows)) == 1


async def test_nobody_erases_the_picture_of_somebody_else(world: World) -> None:
    await world.act("make", 0)
    await world.act("delete", 0)
    bob: Context = world.cast.asks(world.cast.bob)
    answered = await gate.call(bob, "delete_post", {"image": world.pictures[0]})
    assert answered.kind == "refused" and "no picture" in str(answered.data).lower()
    assert Path(world.cast.salon.media.folder).exists()
