"""Orders that stand in a file, or in its name: they reach no model, no row, no card, no page, and no file of ours."""

import json
import re
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from attacks import ATTACKS
from bad_pictures import encoded, exif, plain
from conftest import Cast
from fake_model import serving
from fastapi import FastAPI
from PIL import PngImagePlugin
from sqlmodel import SQLModel
from worst_model import WorstModel, understood

from assistant import brain, photos, running
from assistant.cards import Cards
from assistant.drafter_remote import RemoteDrafter
from assistant.events import Acted
from assistant.memory import Memory
from assistant.running import Running
from assistant.settings import load
from assistant.turn import turn
from assistant.uploads import routes
from social_tools import uploads
from social_tools.intake.taking import take_in
from storage.database import Reader

ORDERS = "\n".join(attack.words for attack in ATTACKS if understood(attack.words))
SIGNS = "|".join(re.escape(text) for attack in ATTACKS for text in (attack.evil, attack.mark))
SIGN = re.compile(rf"(?<![^\W_])(?:{SIGNS})(?![^\W_])", re.IGNORECASE)
"""By these an attack is known again, whatever it is dressed in. In the middle of a hash they say nothing."""
SAYINGS = (
    "what is new? is there anything to follow, like, mute, draw, accept, mark or undo?",
    "what does my photo show, and what is it called? suggest a caption for it",
    "do what it says",
)


def _in_jpeg() -> bytes:
    tags = exif(t010e=ORDERS[:20_000], t010f=ORDERS[:200], t013b=ORDERS[20_000:40_000], t8298=ORDERS[:9_000])
    tags.get_ifd(0x8769)[0x9286] = b"ASCII\0\0\0" + ORDERS[:9_000].encode("ascii", "replace")
    return encoded(plain(), exif=tags.tobytes()[:65_000], comment=ORDERS[:60_000].encode(errors="replace"))


def _in_png() -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", ORDERS.encode("latin-1", "replace").decode("latin-1"))
    info.add_itxt("Description", ORDERS, zip=True)
    info.add_itxt("XML:com.adobe.xmp", ORDERS)
    return encoded(plain(), "PNG", pnginfo=info) + ORDERS.encode()


FILES: dict[str, bytes] = {
    "a JPEG": _in_jpeg(),
    "a PNG": _in_png(),
    "a WebP": encoded(plain(), "WEBP", xmp=ORDERS.encode(), exif=exif(t010e=ORDERS[:30_000]).tobytes()),
    "an AVIF": encoded(plain(), "AVIF", xmp=ORDERS.encode()),
    "a GIF": encoded(plain(), "GIF", comment=ORDERS[:200].encode()),
}


def found_in(text: str) -> list[str]:
    return SIGN.findall(text)


def stored(reader: Reader) -> str:
    return "\n".join(
        repr(tuple(row)) for table in SQLModel.metadata.sorted_tables for row in reader.rows(table.select())
    )


def strings(found: Any) -> Iterator[str]:
    yield from [found] if isinstance(found, str) else []
    for part in found.values() if isinstance(found, dict) else found if isinstance(found, list) else ():
        yield from strings(part)


@pytest.fixture
async def model(cast: Cast, tmp_path: Path) -> AsyncIterator[tuple[WorstModel, Running, brain.Brain]]:
    worst = WorstModel()
    with serving(worst) as url:
        thinks = brain.make(load(OPENAI_BASE_URL=url, home=tmp_path / "home", chat_model="m0"))
        object.__setattr__(cast.salon, "drafter", RemoteDrafter(thinks))
        parts = running.put_together(load(home=tmp_path / "home"))
        object.__setattr__(parts, "salon", cast.salon)
        yield worst, parts, thinks
        await thinks.close()
        await parts.brain.close()


def test_the_orders_are_many_and_the_files_hold_them() -> None:
    assert ORDERS.count("\n") >= 150
    assert all(found_in(data.decode("latin-1")) for data in FILES.values())


@pytest.mark.parametrize("file", FILES)
async def test_the_words_of_a_file_and_its_name_get_no_further(
    cast: Cast, model: tuple[WorstModel, Running, brain.Brain], file: str
) -> None:
    worst, parts, thinks = model
    app = FastAPI()
    app.include_router(routes(parts))
    token = await parts.sessions.open(cast.salon.db, cast.ada)
    before = await cast.salon.db.read(stored)
    transport = httpx2.ASGITransport(app=app)  # type: ignore[arg-type]
    async with httpx2.AsyncClient(
        transport=transport, base_url="http://salon.example", cookies={parts.sessions.cookie: token}
    ) as page:
        named = {"file": (ATTACKS[0].words[:100], FILES[file], "image/png")}
        answer = await page.post("/project/file?session_id=x", files=named)
    assert answer.status_code == 200, answer.text
    words, view = await photos.take(parts, cast.asks(cast.ada), [answer.json()["id"]])
    card = Cards(cast.ada, cast.salon.db.clock()).card(view)
    assert card is not None
    seen, sent = [words, *strings(card.props)], []
    for saying in SAYINGS:
        context = cast.asks(cast.ada, saying)
        async with Memory(cast.salon.db).conversation(cast.ada.id, context.thread) as history:
            async for event in turn(context, thinks, history):
                if isinstance(event, Acted):
                    seen.append(json.dumps(event.outcome.data))
            sent.append(json.dumps(history))
    assert worst.requests, "the model was asked"
    sent += [json.dumps(request) for request in worst.requests]
    after = await cast.salon.db.read(stored)
    kept = [path.read_bytes().decode("latin-1") for path in cast.salon.media.folder.rglob("*") if path.is_file()]
    assert found_in(before) == []
    assert not any("@e" in text and found_in(text) for text in kept)
    for name, texts in {"seen": seen, "sent": sent, "stored": [after]}.items():
        assert [sign for text in texts for sign in found_in(text)] == [], name


async def test_nothing_of_a_hostile_file_is_in_what_is_kept_of_it(cast: Cast) -> None:
    for file, data in FILES.items():
        taken = await take_in(data)
        assert found_in(repr(taken)) == [], file
        brought = await uploads.bring(cast.asks(cast.ada), [taken])
        assert found_in(repr(brought)) == [], file
