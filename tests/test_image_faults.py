"""An image model's server that errs: a sentence in time, nothing is kept, and the next picture works."""

import asyncio
import itertools
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
import pytest_asyncio
from conftest import Cast, QuickPainter, make_cast, person
from fake_images import FakeImages, packed, picture, remote, serving_images
from image_faults import ADDRESSES, BROKEN, DETAIL, SLOW, holds, is_streamed, sends, status

from assistant.painter_remote import ELSEWHERE, NONE_HERE, RemotePainter
from social_tools import gate
from social_tools.gate import Outcome
from social_tools.studio import Studio
from storage import images
from storage.database import Database
from storage.people import Person

pytestmark = pytest.mark.asyncio(loop_scope="module")
openai = pytest.mark.parametrize("world", [True], ids=["openai"], indirect=True)
another = pytest.mark.parametrize("world", [False], ids=["another server"], indirect=True)
newcomers = itertools.count()


@dataclass
class Easel:
    """A person who wants pictures from a server that can be made to err."""

    cast: Cast
    person: Person
    server: FakeImages
    painter: RemotePainter

    async def asks_for(self, prompt: str = "a fox", **more: Any) -> Outcome:
        return await gate.call(self.cast.asks(self.person), "create_image", {"prompt": prompt, **more})

    async def kept(self) -> int:
        return len(await self.cast.salon.db.read(images.made_since, self.person.id, 0))

    def files(self) -> int:
        return sum(path.is_file() for path in self.cast.salon.media.folder.rglob("*"))


@pytest_asyncio.fixture(scope="module", loop_scope="module", params=[True, False], ids=["openai", "another server"])
async def world(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[tuple[Cast, FakeImages, RemotePainter]]:
    folder = tmp_path_factory.mktemp("images")
    db = await Database(f"sqlite:///{folder}/salon.db").open()
    with serving_images(server := FakeImages()) as url:
        painter = remote(url, openai=request.param)
        cast = await make_cast(db, folder)
        cast = replace(cast, salon=replace(cast.salon, painter=Studio(QuickPainter(), painter)))
        yield cast, server, painter
        await painter.close()
    await db.close()


@pytest_asyncio.fixture(loop_scope="module")
async def easel(world: tuple[Cast, FakeImages, RemotePainter]) -> AsyncIterator[Easel]:
    cast, server, painter = world
    server.requests.clear()
    seconds = painter._settings
    yield Easel(cast, await person(cast.salon.db, f"new{next(newcomers)}"), server, painter)
    server.fault = None
    painter._settings = seconds


async def test_there_are_thirty_kinds_of_trouble_at_least() -> None:
    assert len(BROKEN) >= 30


@pytest.mark.parametrize("name", BROKEN)
async def test_trouble_is_a_sentence_costs_nothing_and_leaves_nothing(easel: Easel, name: str) -> None:
    easel.server.fault, expected = BROKEN[name]
    if name in SLOW:
        easel.painter._settings = easel.painter._settings.model_copy(update={"image_seconds": 0.4})
    before = easel.files()
    async with asyncio.timeout(25):  # a server that hangs does so for longer
        outcome = await easel.asks_for()
    assert outcome.kind == "refused", outcome.data
    assert re.search(expected, outcome.say) and outcome.say.endswith((".", "?")), outcome.say
    assert DETAIL not in outcome.say and "Traceback" not in outcome.say
    assert await easel.kept() == 0 and easel.files() == before
    assert len(easel.server.requests) == 1, "a picture is not asked for twice"
    easel.server.fault = None
    easel.painter._settings = easel.painter._settings.model_copy(update={"image_seconds": 20})
    assert (await easel.asks_for()).kind == "done" and await easel.kept() == 1


@another
@pytest.mark.parametrize("code", [404, 405, 501])
async def test_a_server_that_makes_no_pictures_has_them_drawn_here_and_that_is_said(easel: Easel, code: int) -> None:
    easel.server.fault = status(code)
    outcome = await easel.asks_for()
    assert outcome.kind == "done" and outcome.data["note"] == NONE_HERE
    assert outcome.data["images"][0]["model"] == "salon-painter"


@pytest.mark.parametrize("name", ADDRESSES)
async def test_a_picture_elsewhere_is_not_fetched(easel: Easel, name: str) -> None:
    easel.server.fault = holds({"url": ADDRESSES[name]})
    outcome = await easel.asks_for()
    assert outcome.kind == "refused" and outcome.say.endswith(".")
    assert len(easel.server.requests) == 1 and await easel.kept() == 0


@another
async def test_a_picture_on_another_server_is_not_fetched_though_it_is_there(easel: Easel) -> None:
    with serving_images(elsewhere := FakeImages()) as url:
        easel.server.fault = holds({"url": f"{url}/x.png"})
        assert (await easel.asks_for()).say == ELSEWHERE
    assert elsewhere.requests == []


@another
async def test_a_picture_behind_an_address_of_the_same_server_is_fetched(easel: Easel) -> None:
    easel.server.fault = holds({"url": "/generated-images/x.png"})
    outcome = await easel.asks_for()
    assert outcome.kind == "done" and easel.server.requests[1].path == "/generated-images/x.png"


async def test_an_address_that_leads_on_is_not_followed(easel: Easel) -> None:
    with serving_images(elsewhere := FakeImages()) as url:
        easel.server.fault = lambda wire: wire.send(307, "text/plain", b"", location=f"{url}/images/generations")
        assert "another address" in (await easel.asks_for()).say
    assert elsewhere.requests == []


async def test_a_file_that_is_not_what_it_is_called_is_kept_as_what_it_is(easel: Easel) -> None:
    easel.server.fault = sends(picture("JPEG"))
    outcome = await easel.asks_for()
    (row,) = (
        await easel.cast.salon.db.read(images.owned, easel.person.id, [int(outcome.data["images"][0]["id"])])
    ).values()
    assert row.mime == "image/jpeg"


@openai
async def test_a_preview_that_is_broken_is_left_out_and_the_picture_comes(easel: Easel) -> None:
    def broken_preview(wire: Any) -> None:
        assert is_streamed(wire)
        wire.start()
        wire.event({"type": "image_generation.partial_image", "b64_json": "%%%"})
        wire.event({"type": "image_generation.of_another_kind"})
        wire.event({"type": "image_generation.completed", "b64_json": packed(picture())})

    easel.server.fault = broken_preview
    assert (await easel.asks_for()).kind == "done"


@openai
async def test_a_refusal_in_the_midst_of_a_stream_is_said(easel: Easel) -> None:
    def refuses(wire: Any) -> None:
        wire.start()
        wire.event({"error": {"message": DETAIL, "code": "moderation_blocked"}})

    easel.server.fault = refuses
    assert "against its rules" in (await easel.asks_for()).say
