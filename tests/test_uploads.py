"""Bringing pictures: kept as one's own, described in one's words, taken back; and the route by which files come."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path

import httpx2
import pytest
from bad_pictures import BAD, ODD, ORDER, encoded, located, plain
from conftest import Cast, Clock
from fastapi import FastAPI

from assistant import photos, running
from assistant.attached import LIFE_MS, MOST_WAITING, Waiting, named
from assistant.cards import Cards
from assistant.harden import _set_files_apart
from assistant.running import Running
from assistant.settings import load
from assistant.uploads import routes
from assistant.wall import Wall
from social_tools import gate, uploads
from social_tools.errors import SocialError
from social_tools.intake.taking import Taken, take_in
from storage import helped, images, post_views
from storage.images import owned
from storage.models import Source


async def taken_in(**options: object) -> Taken:
    return await take_in(encoded(plain(), **options))


async def brought(cast: Cast, alt: str = "") -> str:
    found = await uploads.bring(cast.asks(cast.ada), [await taken_in()], alt)
    return str(found.images[0].id)


async def test_a_picture_that_is_brought_is_private_and_ones_own(cast: Cast) -> None:
    found = await uploads.bring(cast.asks(cast.ada), [await taken_in(exif=located(), comment=ORDER.encode())])
    (row,) = found.images
    assert (row.source, row.owner_id, row.alt, row.prompt, row.scene) == (Source.photo, cast.ada.id, "", "", {})
    assert row.blur.startswith("data:image/webp")
    assert await cast.salon.db.read(images.fetchable, cast.bob.id, row.token) is None
    kept = [path.read_bytes() for path in cast.salon.media.folder.rglob("*") if path.is_file()]
    assert kept and not any(b"evil" in data or b"Acme" in data for data in kept)


async def test_each_has_a_receipt_and_can_be_taken_back(cast: Cast) -> None:
    found = await uploads.bring(cast.asks(cast.ada), [await taken_in(), await taken_in()])
    assert [receipt.words for receipt in found.receipts] == ["You brought a picture"] * 2
    act = {"act": str(found.receipts[0].id)}
    outcome = await gate.call(cast.asks(cast.ada, "undo that"), "undo_action", {"act": str(found.receipts[1].id)})
    assert outcome.data["state"] == "removed"
    await gate.call(cast.asks(cast.ada), "undo_action", act)
    assert await cast.salon.db.read(owned, cast.ada.id, [row.id for row in found.images]) == {}


async def test_what_is_shared_by_now_is_not_taken_back(cast: Cast) -> None:
    found = await uploads.bring(cast.asks(cast.ada), [await taken_in()], "A kite")
    shown = {"images": [{"id": str(found.images[0].id), "alt": "A kite"}]}
    asked = await gate.call(cast.asks(cast.ada), "share_post", shown)
    shared = await gate.approve(cast.asks(cast.ada), asked.data["act"])
    assert shared.kind == "done"
    outcome = await gate.call(cast.asks(cast.ada), "undo_action", {"act": str(found.receipts[0].id)})
    assert outcome.kind == "refused" and "shown somewhere" in outcome.say


async def test_it_is_what_one_has_just_brought(cast: Cast) -> None:
    id_ = await brought(cast, "A kite")
    outcome = await gate.call(
        cast.asks(cast.ada, "share it saying hello"), "share_post",
        {"text": "hello", "images": [{"id": id_, "alt": "A kite"}]},
    )  # fmt: skip
    assert outcome.kind == "pending"


async def test_a_photo_is_told_as_ones_own_and_its_alt_text_as_checked(cast: Cast) -> None:
    id_ = await brought(cast)
    await uploads.describe(cast.asks(cast.ada), id_, "A kite over a field")
    asked = {"images": [{"id": id_, "alt": "A kite over a field"}]}
    pending = await gate.call(cast.asks(cast.ada), "share_post", asked)
    done = await gate.approve(cast.asks(cast.ada), pending.data["act"])
    post = await cast.salon.db.read(post_views.view, cast.ada.id, int(done.data["post"]))
    assert post is not None and helped.unpack(post.ai) == {"alt": "reviewed"}


async def test_a_description_can_be_set_and_undone(cast: Cast) -> None:
    id_ = await brought(cast)
    row, receipt = await uploads.describe(cast.asks(cast.ada), id_, "  A kite  ")
    assert row.alt == "A kite" and receipt is not None
    assert (await uploads.describe(cast.asks(cast.ada), id_, "A kite"))[1] is None
    await gate.call(cast.asks(cast.ada), "undo_action", {"act": str(receipt.id)})
    assert (await cast.salon.db.read(owned, cast.ada.id, [int(id_)]))[int(id_)].alt == ""


@pytest.mark.parametrize("alt", ["", "  \n", "x" * 1501])
async def test_a_description_that_cannot_be_kept_is_answered_by_a_sentence(cast: Cast, alt: str) -> None:
    with pytest.raises(SocialError):
        await uploads.describe(cast.asks(cast.ada), await brought(cast), alt)


async def test_nobody_describes_what_is_somebody_elses(cast: Cast) -> None:
    with pytest.raises(SocialError, match="no picture"):
        await uploads.describe(cast.asks(cast.bob), await brought(cast), "mine")


@pytest.mark.parametrize(
    "said",
    ["it shows a dog on a beach", "Alt text: a dog on a beach", 'describe it as "a dog on a beach"',
     "the photo shows a dog on a beach", "es zeigt a dog on a beach", "la photo montre a dog on a beach"],
)  # fmt: skip
async def test_what_a_photo_shows_is_said_in_the_chat(cast: Cast, said: str) -> None:
    await brought(cast)
    answered = await photos.described(cast.asks(cast.ada, said), Cards(cast.ada, cast.salon.db.clock()), said)
    assert answered is not None
    assert answered[1].props["pictures"][0]["alt"] == "a dog on a beach"


async def test_the_same_words_about_a_painted_picture_are_left_to_the_assistant(cast: Cast) -> None:
    await brought(cast)
    await gate.call(cast.asks(cast.ada, "draw a fox"), "create_image", {"prompt": "a fox"})
    said = "it shows a dog on a beach"
    assert await photos.described(cast.asks(cast.ada, said), Cards(cast.ada, 0), said) is None


async def test_as_many_as_thirty_may_be_brought_in_half_an_hour_also_after_a_restart(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, clock: Clock
) -> None:
    monkeypatch.setattr(uploads, "UPLOADS", uploads.Limit(2, 30 * 60_000, 2, "uploads"))
    data = encoded(plain())
    for _ in range(2):
        await uploads.bring(cast.asks(cast.ada), [await uploads.take(cast.salon, cast.ada, data)])
    with pytest.raises(SocialError, match="more than 2 uploads in 30 minutes"):
        await uploads.take(cast.salon, cast.ada, data)
    with pytest.raises(SocialError, match="uploads"):
        await uploads.bring(cast.asks(cast.ada), [await taken_in()])
    await uploads.take(cast.salon, cast.bob, data)
    clock.forward(minutes=31)
    await uploads.take(cast.salon, cast.ada, data)


async def test_bad_files_are_counted_too(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "UPLOADS", uploads.Limit(1, 30 * 60_000, 1, "uploads"))
    with pytest.raises(SocialError, match="PDF"):
        await uploads.take(cast.salon, cast.ada, BAD["a PDF"]())
    with pytest.raises(SocialError, match="uploads"):
        await uploads.take(cast.salon, cast.ada, encoded(plain()))


# What waits for its message.


async def test_what_waits_is_given_once_and_only_to_its_own_person() -> None:
    waiting, taken = Waiting(), await taken_in()
    id_ = waiting.hold(1, taken, 0)
    assert waiting.give(2, [id_]) == []
    assert waiting.give(1, [id_, id_, "nonsense"]) == [taken]
    assert waiting.give(1, [id_]) == []


async def test_what_no_message_comes_for_is_forgotten() -> None:
    waiting, taken = Waiting(), await taken_in()
    old = waiting.hold(1, taken, 0)
    new = waiting.hold(1, taken, LIFE_MS + 1)
    assert (waiting.give(1, [old]), waiting.give(1, [new])) == ([], [taken])
    ids = [waiting.hold(1, taken, 0) for _ in range(MOST_WAITING + 5)]
    assert len(waiting.give(1, ids)) == MOST_WAITING


@pytest.mark.parametrize("references", [None, "x", {}, [1], [{"id": 7}], [{"name": "x"}], [None] * 99])
def test_files_that_a_browser_names_wrongly_are_none(references: object) -> None:
    assert named(references) == []


def test_chainlit_never_sees_the_files_of_a_message() -> None:
    payload = {
        "message": {"output": " ", "metadata": {"files": ["forged"]}},
        "fileReferences": [{"id": "a"}, {"id": "b"}],
    }
    _set_files_apart(payload)
    assert payload["fileReferences"] == []
    assert payload["message"] == {"output": "(2 pictures)", "metadata": {"files": ["a", "b"], "wordless": True}}
    plain_ = {"message": {"output": "hello", "metadata": {"files": ["forged"], "wordless": True}}}
    _set_files_apart(plain_)
    assert plain_["message"] == {"output": "hello", "metadata": {}}


# The route.


@pytest.fixture
async def parts(cast: Cast, tmp_path: Path) -> AsyncIterator[Running]:
    found = running.put_together(load(home=tmp_path / "home"))
    object.__setattr__(found, "salon", cast.salon)
    yield found
    await found.brain.close()


def browser(parts: Running, token: str = "") -> httpx2.AsyncClient:
    app = FastAPI()
    app.include_router(routes(parts))
    walled = Wall(app, embedders=set, trusted=set, ours=lambda _: True)
    cookies = {parts.sessions.cookie: token} if token else {}
    transport = httpx2.ASGITransport(app=walled)  # type: ignore[arg-type]
    return httpx2.AsyncClient(transport=transport, base_url="http://salon.example", cookies=cookies)


async def test_a_file_comes_by_the_route_and_waits(cast: Cast, parts: Running) -> None:
    async with browser(parts, await parts.sessions.open(cast.salon.db, cast.ada)) as page:
        answer = await page.post(
            "/project/file?session_id=x", files={"file": (f"{ORDER}.svg", ODD["a plain PNG"](), "text/html")}
        )
    assert answer.status_code == 200
    assert list(answer.json()) == ["id"]
    (taken,) = parts.uploads.give(cast.ada.id, [answer.json()["id"]])
    assert (taken.width, taken.height) == (64, 48)


@pytest.mark.parametrize(
    ("files", "status", "words"),
    [
        ({"file": ("a.png", b"%PDF-1.4", "image/png")}, 400, "That is a PDF"),
        ({"file": ("a.png", b"", "image/png")}, 400, "empty"),
        ({"file": ("a.png", bytes(16_500_000), "image/png")}, 400, "more than 16 MB"),
        ({"file": ("a.png", bytes(17_500_000), "image/png")}, 413, "larger than 16 MB"),
        ({}, 400, "No file arrived"),
    ],
)
async def test_a_file_that_cannot_be_taken_is_answered_in_words_for_the_page(
    cast: Cast, parts: Running, files: dict[str, tuple[str, bytes, str]], status: int, words: str
) -> None:
    async with browser(parts, await parts.sessions.open(cast.salon.db, cast.ada)) as page:
        answer = await page.post("/project/file?session_id=x", files=files or None)
    assert answer.status_code == status
    assert words in answer.json()["detail"]


async def test_nobody_brings_files_without_a_sign_in_or_from_another_page(cast: Cast, parts: Running) -> None:
    files = {"file": ("a.png", encoded(plain(), "PNG"), "image/png")}
    async with browser(parts) as page:
        assert (await page.post("/project/file?session_id=x", files=files)).status_code == 401
    async with browser(parts, await parts.sessions.open(cast.salon.db, cast.ada)) as page:
        foreign = await page.post("/project/file", files=files, headers={"Origin": "https://evil.example"})
    assert foreign.status_code == 403


async def test_more_than_four_files_at_once_are_asked_to_wait(cast: Cast, parts: Running) -> None:
    files = {"file": ("a.png", encoded(plain(), "PNG"), "image/png")}
    async with browser(parts, await parts.sessions.open(cast.salon.db, cast.ada)) as page:
        answers = await asyncio.gather(*(page.post("/project/file?session_id=x", files=files) for _ in range(6)))
    assert sorted(answer.status_code for answer in answers) == [200, 200, 200, 200, 429, 429]


async def test_what_came_with_a_message_is_kept_and_shown_with_what_was_taken_out(cast: Cast, parts: Running) -> None:
    id_ = parts.uploads.hold(cast.ada.id, await taken_in(exif=located(), comment=ORDER.encode()), cast.salon.db.clock())
    words, view = await photos.take(parts, cast.asks(cast.ada), [id_])
    assert words.startswith("Here it is.") and view is not None
    card = Cards(cast.ada, cast.salon.db.clock()).card(view)
    assert card is not None
    assert card.props["pictures"][0]["notes"][0].startswith("Taken out: where it was taken")
    assert card.props["receipts"][0]["undo"] is True
    assert "evil" not in json.dumps(card.props)
    assert await photos.take(parts, cast.asks(cast.ada), [id_]) == (photos.GONE, None)
