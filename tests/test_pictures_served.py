"""The addresses of a picture: which version each gives, who gets it, and what caches may keep."""

import hashlib
import io
from collections.abc import Iterator

import httpx2
import pytest
from chat import Chat, cookie_of
from live import Live
from PIL import Image as Pillow

from assistant import pictures

HTML = {"Accept": "text/html"}


@pytest.fixture
def guest(live: Live) -> Iterator[httpx2.Client]:
    with httpx2.Client(base_url=live.url) as client:
        client.get("/", headers=HTML)
        yield client


async def drawn(live: Live, guest: httpx2.Client, chat: Chat, prompt: str = "draw a whale in landscape format") -> str:
    await chat.say(prompt)
    return str(chat.card("PictureCard")["pictures"][0]["src"]).removesuffix(".webp")


async def share(chat: Chat, visibility: str = "public") -> str:
    picture = chat.card("PictureCard")["pictures"][0]
    arguments = {"images": [{"id": picture["id"], "alt": "a whale"}], "visibility": visibility}
    await chat.press(tool="share_post", arguments=arguments)
    answer = await chat.press(approval=chat.card("PreviewCard")["approval"], answer="approve")
    return str(answer["result"]["post"])


def size(answer: httpx2.Response) -> tuple[int, int]:
    with Pillow.open(io.BytesIO(answer.content)) as picture:
        return picture.size


async def test_each_address_gives_its_version_and_the_original_is_a_download(live: Live, guest: httpx2.Client) -> None:
    async with Chat(live, cookie_of(guest)) as chat:
        base = await drawn(live, guest, chat)
        shown = chat.card("PictureCard")["pictures"][0]
    sides = {"": 1024, ".512": 512, ".1024": 1024}
    found = {version: guest.get(f"{base}{version}.webp") for version in sides}
    assert {version: max(size(answer)) for version, answer in found.items()} == sides
    assert {answer.headers["content-type"] for answer in found.values()} == {"image/webp"}
    assert shown["srcset"] == f"{base}.512.webp 512w, {base}.webp 1024w" and shown["original"] == f"{base}.original"
    original = guest.get(f"{base}.original")
    assert size(original) == (shown["w"], shown["h"])
    digest = hashlib.sha256(original.content).hexdigest()
    assert original.headers["content-disposition"] == f'attachment; filename="picture-{digest[:8]}.webp"'
    assert original.headers["x-content-type-options"] == "nosniff"
    for wrong in (".256.webp", ".original.png", ".512.webp/x", "..webp", ".2048.webp"):
        assert guest.get(f"{base}{wrong}").status_code == 404, wrong


async def test_what_is_there_already_is_not_sent_again(live: Live, guest: httpx2.Client) -> None:
    async with Chat(live, cookie_of(guest)) as chat:
        base = await drawn(live, guest, chat)
    first = guest.get(f"{base}.512.webp")
    again = guest.get(f"{base}.512.webp", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304 and again.content == b"" and again.headers["etag"] == first.headers["etag"]
    assert guest.get(f"{base}.webp", headers={"If-None-Match": first.headers["etag"]}).status_code == 200
    head = guest.head(f"{base}.512.webp")
    assert head.status_code == 200 and head.content == b""
    assert head.headers["content-length"] == first.headers["content-length"]


async def test_access_ends_at_once_and_only_what_is_for_everybody_is_for_shared_caches(
    live: Live, guest: httpx2.Client
) -> None:
    with httpx2.Client(base_url=live.url) as nobody:
        async with Chat(live, cookie_of(guest)) as chat:
            base = await drawn(live, guest, chat)
            versions = [f"{base}{version}" for version in (".webp", ".512.webp", ".original")]
            assert [nobody.get(address).status_code for address in versions] == [404] * 3
            assert {guest.get(address).headers["cache-control"] for address in versions} == {pictures.FOR_SOME}
            post = await share(chat)
            found = [nobody.get(address) for address in versions]
            assert {answer.headers["cache-control"] for answer in found} == {pictures.FOR_EVERYBODY}
            await chat.press(tool="delete_post", arguments={"post": post})
            await chat.press(approval=chat.card("PreviewCard")["approval"], answer="approve")
            for address, answer in zip(versions, found, strict=True):
                known = {"If-None-Match": answer.headers["etag"]}
                assert nobody.get(address, headers=known).status_code == 404, "not even that it is the same is said"
            assert {guest.get(address).headers["cache-control"] for address in versions} == {pictures.FOR_SOME}


def test_a_shared_cache_asks_each_time() -> None:
    assert "s-maxage=0" in pictures.FOR_EVERYBODY and "immutable" in pictures.FOR_EVERYBODY
    assert "private" in pictures.FOR_SOME and "public" not in pictures.FOR_SOME


async def test_a_public_page_fetches_no_more_than_needed_and_says_who_made_it(live: Live, guest: httpx2.Client) -> None:
    async with Chat(live, cookie_of(guest)) as chat:
        base = await drawn(live, guest, chat)
        post = await share(chat)
    page = httpx2.get(f"{live.url}/p/{post}").text
    for part in (
        f'srcset="{base}.512.webp 512w, {base}.webp 1024w"', 'loading="lazy"', 'decoding="async"',
        'src="data:image/webp;base64,', "Painted by Salon’s painter, no AI model", f'href="{base}.original" download',
        '<meta property="og:image:width" content="1024">',
    ):  # fmt: skip
        assert part in page, part
