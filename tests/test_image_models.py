"""A real image model at the other end: what it is asked, what is told of it, and what is kept."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from acts import does
from chat import Chat, newcomer
from conftest import Cast, QuickPainter
from fake_images import FakeImages, packed, picture, remote, serving_images
from fake_model import FakeModel, call, serving, words
from live import running
from turns import acts, said, talk

from assistant import about_painter, brain, left, painter_remote
from assistant.brain import Brain
from assistant.cards import Cards
from assistant.events import Left, Progress
from assistant.image_models import is_openai
from assistant.painter_remote import RemotePainter, without_orders
from assistant.prompt import rules_for
from assistant.settings import Settings, SettingsError, load
from assistant.turn import turn
from social_tools import gate
from social_tools.painter import CannotPaint, Order, Original
from social_tools.studio import Studio
from storage import egress as ledger
from storage import images, media
from storage.models import Image, Sent, Source

NOWHERE = Path("/nonexistent")


@pytest.fixture
async def server() -> AsyncIterator[FakeImages]:
    with serving_images(made := FakeImages()) as url:
        made.url = url
        yield made


def at(cast: Cast, painter: RemotePainter | None, local: QuickPainter | None = None) -> Cast:
    return replace(cast, salon=replace(cast.salon, painter=Studio(local or QuickPainter(), painter)))


@pytest.fixture
async def openai(cast: Cast, server: FakeImages) -> AsyncIterator[Cast]:
    """The cast, with a model that is asked as OpenAI is."""
    painter = remote(server.url, openai=True, image_key="sk-images")
    yield at(cast, painter)
    await painter.close()


@pytest.fixture
async def another(cast: Cast, server: FakeImages) -> AsyncIterator[Cast]:
    """The cast, with a model on a server of their own."""
    painter = remote(server.url, openai=False, model="sd-cpp-local")
    yield at(cast, painter)
    await painter.close()


async def rows(cast: Cast) -> list[Image]:
    ids = await cast.salon.db.read(images.made_since, cast.ada.id, 0)
    return list((await cast.salon.db.read(images.owned, cast.ada.id, ids)).values())


async def sent(cast: Cast) -> list[Sent]:
    return (await cast.salon.db.read(ledger.page, cast.ada.id, None, 50)).turns[::-1]


# What is asked.


async def test_openai_is_asked_for_a_stream_and_told_nothing_that_names_the_person(
    openai: Cast, server: FakeImages
) -> None:
    for person in (openai.ada, openai.ada, openai.bob):
        assert (await does(openai, person, "create_image", prompt="a fox", size="portrait")).kind == "done"
    first, again, other = server.requests
    assert first.path.endswith("/images/generations") and first.key == "Bearer sk-images"
    who = first.fields.pop("safety_identifier")
    assert first.fields == {
        "model": "gpt-image-2", "prompt": "a fox", "size": "832x1216", "quality": "auto", "output_format": "webp",
        "output_compression": 90, "stream": True, "partial_images": 2,
    }  # fmt: skip
    assert again.fields["safety_identifier"] == who != other.fields["safety_identifier"]
    assert str(openai.ada.id) not in json.dumps(first.fields) + who and "ada" not in who


async def test_another_server_is_asked_only_for_what_such_servers_know(another: Cast, server: FakeImages) -> None:
    assert (await does(another, another.ada, "create_image", prompt="a fox")).kind == "done"
    assert server.requests[0].fields == {
        "model": "sd-cpp-local", "prompt": "a fox", "size": "1024x1024", "response_format": "b64_json",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("model", "size", "asked"),
    [
        ("gpt-image-2", "portrait", "832x1216"),
        ("gpt-image-2.6-flare", "landscape", "1216x832"),
        ("gpt-image-1.5", "portrait", "1024x1536"),
        ("gpt-image-1-mini", "landscape", "1536x1024"),
        ("chatgpt-image-latest", "square", "1024x1024"),
    ],
)
async def test_each_family_gets_the_sizes_that_it_knows(
    cast: Cast, server: FakeImages, model: str, size: str, asked: str
) -> None:
    painter = remote(server.url, openai=True, model=model)
    await does(at(cast, painter), cast.ada, "create_image", prompt="a fox", size=size)
    await painter.close()
    assert server.requests[0].fields["size"] == asked


async def test_a_server_that_does_not_know_response_format_is_asked_without(another: Cast, server: FakeImages) -> None:
    def strict(wire: Any) -> None:
        if "response_format" in wire.body:
            wire.json(400, {"error": {"message": "Unknown parameter: 'response_format'."}})
        else:
            wire.json(200, {"data": [{"b64_json": packed(picture())}]})

    server.fault = strict
    for _ in range(2):
        assert (await does(another, another.ada, "create_image", prompt="a fox")).kind == "done"
    assert ["response_format" in one.fields for one in server.requests] == [True, False, False]


async def test_a_gateway_that_does_not_stream_is_asked_for_it_in_one_piece(openai: Cast, server: FakeImages) -> None:
    def strict(wire: Any) -> None:
        if "stream" in wire.body:
            wire.json(400, {"error": {"message": "stream is not supported"}})
        else:
            wire.json(200, {"data": [{"b64_json": packed(picture())}]})

    server.fault = strict
    assert (await does(openai, openai.ada, "create_image", prompt="a fox")).kind == "done"
    assert [{"stream", "partial_images"} & set(one.fields) for one in server.requests][1] == set()


async def test_an_answer_in_one_piece_where_a_stream_was_asked_for_is_taken(openai: Cast, server: FakeImages) -> None:
    server.fault = lambda wire: wire.json(200, {"data": [{"b64_json": packed(picture())}]})
    assert (await does(openai, openai.ada, "create_image", prompt="a fox")).kind == "done"


@pytest.mark.parametrize(
    ("prompt", "sends"),
    [
        ('a fox <sd_cpp_extra_args>{"seed": 1}</sd_cpp_extra_args> in snow', "a fox  in snow"),
        ("a fox <SD_CPP_EXTRA_ARGS >{}", "a fox"),
        ("a <sd_cpp_<sd_cpp_extra_args></sd_cpp_extra_args>extra_args>{}</sd_cpp_extra_args>fox", "a {}fox"),
        ("a fox </sd_cpp_extra_args>", "a fox"),
        ("a fox <lora:../../secret:1>", "a fox"),
        ("1 < 2, a fox > a hare", "1 < 2, a fox > a hare"),
    ],
)
def test_a_prompt_gives_the_server_no_orders(prompt: str, sends: str) -> None:
    assert without_orders(prompt) == sends


def test_a_prompt_that_is_only_orders_is_a_sentence() -> None:
    with pytest.raises(CannotPaint, match="nothing to draw"):
        without_orders("<sd_cpp_extra_args>{}</sd_cpp_extra_args>")


# What is kept and told.


async def test_the_original_bytes_stay_untouched_and_nothing_is_claimed_of_them(
    openai: Cast, server: FakeImages
) -> None:
    server.data = picture("PNG", 80, pnginfo=None)
    outcome = await does(openai, openai.ada, "create_image", prompt="a fox in the snow")
    (row,) = await rows(openai)
    path = openai.salon.media.path(row.sha256)
    assert path is not None and path.read_bytes() == server.data
    assert (row.mime, row.maker, row.source, row.width) == ("image/png", "gpt-image-2", Source.made, 80)
    assert (row.drawn, row.missed, row.scene) == ([], [], {})
    assert row.alt == "AI picture: a fox in the snow"
    card = Cards(openai.ada, 0).draw(outcome)
    assert card is not None and card.props["pictures"][0]["made"] == "Made by gpt-image-2, an AI model"
    assert "nobody has checked" in card.props["pictures"][0]["unchecked"]


async def test_a_name_that_is_ours_does_not_make_a_model_the_offline_painter(cast: Cast, server: FakeImages) -> None:
    painter = remote(server.url, openai=False, model="salon-painter")
    outcome = await does(at(cast, painter), cast.ada, "create_image", prompt="a fox")
    await painter.close()
    card = Cards(cast.ada, 0).draw(outcome)
    assert card is not None and card.props["pictures"][0]["made"].endswith("an AI model")


async def test_previews_are_shown_as_they_come_and_are_small(openai: Cast, server: FakeImages) -> None:
    told: list[Progress] = []
    context = openai.asks(openai.ada)
    context.turn.told = told.append
    assert (await gate.call(context, "create_image", {"prompt": "a fox"})).kind == "done"
    previews = [one.stage.preview for one in told if one.stage.preview]
    assert len(previews) == 2 and all(one[8:12] == b"WEBP" and len(one) < 40_000 for one in previews)


async def test_a_picture_that_is_changed_is_sent_and_so_is_only_the_wish(openai: Cast, server: FakeImages) -> None:
    (made,) = (await does(openai, openai.ada, "create_image", prompt="a fox")).data["images"]
    outcome = await does(openai, openai.ada, "create_image", prompt="bluer", from_image=made["id"])
    asked = server.requests[1]
    assert asked.path.endswith("/images/edits") and asked.fields["prompt"] == "bluer"
    assert [(name, kind, data) for name, kind, data in asked.files] == [("image", "image/png", server.data)]
    changed = (await rows(openai))[-1]
    assert outcome.kind == "done" and changed.varies == int(made["id"]) and changed.source == Source.made
    assert changed.alt == "AI picture: a fox, bluer"


async def _photo() -> bytes:
    return picture("JPEG")


async def test_a_photo_that_a_model_changes_is_called_that_and_several_go_out_with_a_mask(
    openai: Cast, server: FakeImages
) -> None:
    painter = openai.salon.painter.remote  # type: ignore[attr-defined]
    photo = Original({}, "", "", "image/jpeg", _photo, Source.photo, 7)
    order = Order(openai.ada.id, context=openai.asks(openai.ada))
    painting = await painter.vary(photo, "as a painting", order=order, beside=[photo], mask=picture())
    assert painting.source == Source.reworked and painting.alt == "Photo changed by AI: as a painting"
    assert [(name, kind) for name, kind, _ in server.requests[0].files] == [
        ("image[]", "image/jpeg"), ("image[]", "image/jpeg"), ("mask", "image/png"),
    ]  # fmt: skip


async def test_a_picture_whose_file_is_gone_is_a_sentence_and_nothing_is_sent(
    openai: Cast, server: FakeImages, monkeypatch: pytest.MonkeyPatch
) -> None:
    (made,) = (await does(openai, openai.ada, "create_image", prompt="a fox")).data["images"]
    monkeypatch.setattr(media.Media, "path", lambda *_: None)
    outcome = await does(openai, openai.ada, "create_image", prompt="bluer", from_image=made["id"])
    assert outcome.say == painter_remote.GONE and len(server.requests) == 1


# What left.


async def test_what_is_sent_is_in_the_ledger_to_the_byte_and_to_the_picture(openai: Cast, server: FakeImages) -> None:
    (made,) = (await does(openai, openai.ada, "create_image", prompt="a fox")).data["images"]
    await does(openai, openai.ada, "create_image", prompt="bluer", from_image=made["id"])
    generated, edited = await sent(openai)
    assert [(one.host, one.model, one.requests) for one in (generated, edited)] == [("127.0.0.1", "gpt-image-2", 1)] * 2
    assert [one.size for one in (generated, edited)] == [asked.size for asked in server.requests]
    assert generated.images == {} and edited.images == {made["id"]: ["picture"]}
    assert generated.tokens == 12, "as the server counts"
    line = left.line_of(edited, 0)
    assert "a picture and how to change it" in line.what and "1 picture by id, picture" in line.what
    assert line.much.endswith(f"{edited.size:,} bytes in 1 request, 12 tokens as its server counts")


async def test_what_cannot_be_written_down_does_not_leave(
    openai: Cast, server: FakeImages, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(ledger, "note", full)
    outcome = await does(openai, openai.ada, "create_image", prompt="a fox")
    assert outcome.say == painter_remote.UNNOTED and server.requests == []


# In a turn.


async def test_the_time_of_a_picture_is_none_of_the_turns(openai: Cast, server: FakeImages, offline: Brain) -> None:
    server.hold.clear()
    talking = asyncio.create_task(talk(openai, offline, "draw a fox", seconds=1.0))
    await asyncio.to_thread(server.begun.wait, 20)
    _, pending = await asyncio.wait({talking}, timeout=1.2)
    assert pending, "it waits for the picture"
    server.hold.set()
    assert acts(await talking) == [("create_image", "done")]


async def test_stop_hangs_up_and_nothing_is_kept(openai: Cast, server: FakeImages) -> None:
    server.hold.clear()
    asking = asyncio.create_task(does(openai, openai.ada, "create_image", prompt="a fox"))
    await asyncio.to_thread(server.begun.wait, 20)
    asking.cancel()
    await asyncio.gather(asking, return_exceptions=True)
    server.hold.set()
    assert await rows(openai) == []
    assert (await does(openai, openai.ada, "create_image", prompt="a hare")).kind == "done"


async def test_a_chat_model_is_told_who_makes_the_pictures(openai: Cast) -> None:
    calls = iter([call("create_image", {"prompt": "a fox"}), words("There.")])
    with serving(model := FakeModel(lambda _: next(calls))) as url:
        thinks = brain.make(load(OPENAI_BASE_URL=url, home=NOWHERE))
        events = await talk(openai, thinks, "make a picture of a fox")
        await thinks.close()
    assert acts(events) == [("create_image", "done")] and model.complaints == []
    assert "image model gpt-image-2 at 127.0.0.1" in model.requests[0]["messages"][0]["content"]
    assert "offline painter, which is not an AI model" in rules_for("")


@pytest.mark.parametrize(
    ("asks", "with_a_model", "without"),
    [
        ("which image model do you use?", "gpt-image-2 at 127.0.0.1", "No image model"),
        ("are the pictures made by AI?", "gpt-image-2 at 127.0.0.1", "not an AI"),
        ("does my prompt leave this machine?", "Yes. What you ask to be drawn goes to gpt-image-2", "No."),
        ("are you an AI?", "Only what you ask to be drawn leaves", "No."),
        ("who are you?", "Only what you ask to be drawn leaves", "nothing you say leaves this machine"),
        ("what left my machine?", "Only what you ask to be drawn leaves", "Nothing leaves this machine"),
    ],
)
async def test_what_is_asked_about_pictures_is_answered_as_it_is(
    cast: Cast, openai: Cast, offline: Brain, asks: str, with_a_model: str, without: str
) -> None:
    assert with_a_model in said(await talk(openai, offline, asks))
    assert without in said(await talk(cast, offline, asks))


async def test_beside_a_chat_model_it_is_said_that_words_go_there(cast: Cast) -> None:
    with serving(model := FakeModel(lambda _: words("No idea."))) as url:
        thinks = brain.make(load(OPENAI_BASE_URL=url, home=NOWHERE, chat_model="m0"))
        told = said(await talk(cast, thinks, "does my prompt leave this machine?"))
        await thinks.close()
    assert told == about_painter.HEARD.format(model="m0") and model.requests == []


async def test_the_ledger_in_the_chat_begins_with_what_is_so(openai: Cast, offline: Brain) -> None:
    await does(openai, openai.ada, "create_image", prompt="a fox")
    events = [event async for event in turn(openai.asks(openai.ada, "what left my machine?"), offline, [])]
    assert said(events).startswith(left.ONLY_PICTURES.format(model="gpt-image-2 at 127.0.0.1"))
    assert isinstance(events[-1], Left)


# Settings.


def made_of(**given: Any) -> Settings:
    return load(home=NOWHERE, **given)


@pytest.mark.parametrize(
    ("given", "address", "key"),
    [
        ({"OPENAI_API_KEY": "sk-x"}, "", "sk-x"),
        ({"OPENAI_BASE_URL": "http://box:1/v1", "OPENAI_API_KEY": "sk-x"}, "http://box:1/v1", "sk-x"),
        ({"image_url": "http://box:2/v1", "OPENAI_API_KEY": "sk-x"}, "http://box:2/v1", ""),
        ({"image_url": "http://box:2/v1", "image_key": "sk-i", "OPENAI_API_KEY": "sk-x"}, "http://box:2/v1", "sk-i"),
        ({"image_key": "sk-i", "OPENAI_BASE_URL": "http://box:1/v1"}, "", "sk-i"),
        ({"image_url": "https://api.openai.com/v1", "OPENAI_API_KEY": "sk-x"}, "https://api.openai.com/v1", "sk-x"),
    ],
)
def test_the_key_of_one_server_goes_to_no_other(given: dict[str, str], address: str, key: str) -> None:
    settings = made_of(image_model="m", **given)
    assert (settings.image_address, settings.image_api_key) == (address, key)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"image_model": "gpt-image-2"}, "SALON_IMAGE_MODEL: say where that model is"),
        ({"image_url": "http://box/v1"}, "SALON_IMAGE_MODEL: name the model"),
        ({"image_url": "box", "image_model": "m"}, "SALON_IMAGE_URL: must be an address"),
        ({"image_quality": "best"}, "SALON_IMAGE_QUALITY: must be one of auto, low, medium, high."),
        ({"image_model": "gpt-image-1.5", "OPENAI_API_KEY": "x", "image_quality": "max"}, "SALON_IMAGE_QUALITY"),
        ({"image_key": "sk x", "image_model": "m"}, "SALON_IMAGE_KEY: must be a key"),
    ],
)
def test_a_setting_that_cannot_be_is_one_sentence(given: dict[str, str], sentence: str) -> None:
    with pytest.raises(SettingsError) as refused:
        made_of(**given)
    assert str(refused.value).startswith(sentence) and str(refused.value).endswith(".")


def test_pictures_go_to_a_model_only_where_one_is_named() -> None:
    assert painter_remote.make(made_of(OPENAI_API_KEY="sk-x")) is None
    assert painter_remote.make(made_of(OPENAI_API_KEY="sk-x", image_model="gpt-image-2.5-flare", image_quality="max"))


@pytest.mark.parametrize(
    ("address", "is_theirs"),
    [
        ("", True), ("https://api.openai.com/v1", True), ("https://eu.api.openai.com/v1", True),
        ("https://api.openai.com.evil.example/v1", False), ("http://localhost:8080/v1", False),
    ],
)  # fmt: skip
def test_openai_is_known_by_its_host(address: str, is_theirs: bool) -> None:
    assert is_openai(address) is is_theirs


def _is_kept(home: Path, name: str) -> bool:
    return any(f'"{name}"'.encode() in file.read_bytes() for file in home.glob("salon.db*"))


async def test_a_preview_is_on_the_screen_and_in_nothing_that_is_kept(server: FakeImages, tmp_path: Path) -> None:
    """By a message and by a button; the product runs, with a model that shows its pictures as they come."""
    home = tmp_path / "home"
    with running(home, SALON_IMAGE_URL=server.url, SALON_IMAGE_MODEL="gpt-image-2") as live:
        token = newcomer(live)
        async with Chat(live, token) as chat:
            seen: list[str] = []
            chat.client.on("element", lambda one: (chat._element(one), seen.append(one["props"].get("preview", "")))[0])
            server.hold.clear()
            await chat.emit("draw a fox")
            async with asyncio.timeout(60):
                while not any(one.startswith("data:image/webp;base64,") for one in seen):
                    chat.drew.clear()
                    await chat.drew.wait()
            await chat.client.call("window_message", "")
            assert not _is_kept(home, "preview"), "not even for as long as it is shown"
            server.hold.set()
            await chat.hear("Here it is")
            assert seen[-1] == ""
            assert [one["props"].get("state") for one in chat.elements if one["name"] == "PictureCard"] == [None]
            seen.clear()
            await chat.press(tool="create_image", arguments={"prompt": "a hare"})
            assert any(one.startswith("data:image/webp;base64,") for one in seen)
            thread = chat.thread
        async with Chat(live, token, thread) as later:
            kept = json.dumps((await later.again())["elements"])
            assert "PictureCard" in kept and "preview" not in kept
    assert not _is_kept(home, "preview") and _is_kept(home, "pictures")
