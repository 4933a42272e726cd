"""From a first picture to a first address that everybody can open: the first journey of the contract."""

import json
import re
from pathlib import Path
from typing import Any

import httpx2
from conftest import Cast
from live import running

from social_tools import gate
from storage import images


async def test_a_picture_is_varied_and_shared_and_opens_without_an_account(database_url: str, tmp_path: Path) -> None:
    with running(tmp_path / "home", SALON_DATABASE_URL=database_url) as live:
        live.salon("user", "add", "ada")

        def ask(text: str, *more: str) -> dict[str, Any]:
            told: dict[str, Any] = json.loads(live.salon("ask", text, "--as", "ada", "--json", *more).stdout)
            return told

        first = ask("paint a red fox asleep on books")
        picture = first["cards"][0]["props"]["pictures"][0]
        assert httpx2.get(live.url + picture["src"]).status_code == 404, "it is private"
        bluer = ask("bluer")["calls"][0]["outcome"]
        assert bluer["from_image"] == picture["id"] and bluer["images"][0]["drawn"] == ["bluer"]
        asked = ask("share it")["pending"][0]
        preview = asked["preview"]
        assert [image["id"] for image in preview["images"]] == [bluer["images"][0]["id"]]
        assert preview["images"][0]["alt"] and preview["visibility"] == "public"
        assert (preview["remix"], preview["train"]) == ("nobody", False)
        shared = [ask("", "--approve", asked["id"])["calls"][0]["outcome"] for _ in range(4)]
        assert len({outcome["post"] for outcome in shared}) == 1

        page = httpx2.get(f"{live.url}/p/{shared[0]['post']}")
        assert page.status_code == 200 and 'property="og:image"' in page.text
        src = re.search(r'<img src="(/media/[^"]+)"', page.text)
        assert src is not None and httpx2.get(live.url + src[1]).status_code == 200
        assert httpx2.get(live.url + picture["src"]).status_code == 404, "what was not shared stays private"
        done = [row[1] for row in ask("what did you do")["calls"][0]["outcome"]["items"]]
        assert done == ["share_post", "create_image", "create_image"]


async def test_only_ones_own_picture_is_varied_and_keeps_its_shape(any_cast: Cast) -> None:
    cast = any_cast
    asked = {"prompt": "a fox", "size": "square"}
    first = (await gate.call(cast.asks(cast.ada), "create_image", asked)).data["images"][0]["id"]
    wish = {"prompt": "bluer", "from_image": first}
    assert (await gate.call(cast.asks(cast.bob), "create_image", wish)).data["error"] == "not_found"
    varied = await gate.call(cast.asks(cast.ada), "create_image", wish)
    assert varied.data["from_image"] == first and varied.receipt is not None
    row = (await cast.salon.db.read(images.owned, cast.ada.id, [int(varied.data["images"][0]["id"])])).popitem()[1]
    assert (row.varies, row.prompt) == (int(first), "a fox, bluer")
