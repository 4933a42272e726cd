"""A feed full of traps, and a model that repeats them all, in a real browser: nothing foreign is loaded."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from browsing import PATIENCE_MS, host_site, say, visit, wait_for
from fake_model import FakeModel, call, serving
from live import Live, running
from playwright.sync_api import Browser, Frame, Page, expect

from assistant.inert import addresses

EVIL = "http://evil.example"
TRAPS = (
    f"![x]({EVIL}/a.png) ![y](//evil.example/b.png) [![z]({EVIL}/c.png)]({EVIL}/d)",
    f"![r][ref]\n\n[ref]: {EVIL}/e.png",
    f"<img src={EVIL}/f.png onerror=alert(1)><script>alert(2)</script><svg onload=alert(3)>",
    f"<{EVIL}/g> {EVIL}/h www.evil.example/i a@evil.example [j](javascript:alert(4))",
    f"| ![k]({EVIL}/k.png) |\n|--|\n| ![l]({EVIL}/l.png) |",
    f":::note\n![m]({EVIL}/m.png)\n:::\n![n]({EVIL}/n.mp4)\n```html\n<img src={EVIL}/o.png>\n```",
    f"\u202e![p]({EVIL}/p.png)\u202c &lt;img src={EVIL}/q.png&gt; $$\\href{{{EVIL}/r}}{{r}}$$",
)
STORED = {address for trap in TRAPS for address in addresses(trap)}
"""These stand in posts: where the model repeats one letter for letter, it is a link to press."""
MINE = "https://mine.example/page_1"


def repeats(messages: list[dict[str, Any]]) -> dict[str, Any]:
    """Looks at everything, then says all that it has read, and every trap once more."""
    last = max(index for index, message in enumerate(messages) if message["role"] == "user")
    results = [str(message["content"]) for message in messages[last:] if message["role"] == "tool"]
    steps = [("read_feed", {"feed": "explore"}), ("get_user", {"user": "@mallory"})]
    if len(results) < len(steps):
        return call(*steps[len(results)], f"c{len(results)}")
    texts = re.findall(r'"text":"((?:[^"\\]|\\.)*)"', results[0])
    read = "\n\n".join(json.loads(f'"{text}"') for text in texts)
    own = [trap.replace("evil.example", "stolen.example") for trap in TRAPS]
    return {"content": "\n\n".join([*own, read, f"You typed {MINE} yourself.", "That was all."])}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """Salon with that model, and with that feed."""
    home = tmp_path_factory.mktemp("hostile") / "home"
    with serving(FakeModel(repeats)) as url:
        settings = {"OPENAI_BASE_URL": url, "SALON_CHAT_MODEL": "m0"}
        with running(home, **settings) as live:
            _fill(live)
            yield live


def _fill(live: Live) -> None:
    assert live.salon("user", "add", "mallory", "--name", f"<img src={EVIL}/name.png>").returncode == 0

    def does(tool: str, **arguments: Any) -> dict[str, Any]:
        done = live.salon("do", tool, json.dumps(arguments), "--as", "mallory", "--yes")
        assert done.returncode == 0, done.stdout + done.stderr
        found: dict[str, Any] = json.loads(done.stdout)
        return found

    does("update_profile", bio=f"![bio]({EVIL}/bio.png) <img src={EVIL}/bio2.png>")
    made = does("create_image", prompt="a fox")["images"][0]
    does("share_post", text="look", images=[{"id": made["id"], "alt": f'" onload=alert(5) ![alt]({EVIL}/alt.png)'}])
    for trap in TRAPS:
        does("share_post", text=trap, warning="")
    does("share_post", text="which?", poll={"options": [f"<img src={EVIL}/poll.png>", f"![o]({EVIL}/q)"[:50]]})


def _nothing_is_more_than_words(page: Page | Frame) -> None:
    wait_for(page, "That was all.")
    for name in ("src", "srcset", "data", "poster", "action", "href"):
        found = page.locator(f"[{name}]").evaluate_all(f"all => all.map(one => one.getAttribute('{name}'))")
        leads = {value for value in found if re.search("evil|stolen|^javascript|^mailto", value)}
        assert leads <= (STORED if name == "href" else set()), (name, leads)
    assert (
        page.evaluate("() => performance.getEntriesByType('resource').filter(e => /evil|stolen/.test(e.name)).length")
        == 0
    )
    link = page.locator(f"a[href^='{MINE[:20]}']")
    expect(link).to_have_count(1)
    assert link.get_attribute("href") == MINE.replace("_", "%5F")


@contextmanager
def _quietly(browser: Browser, address: str, live: Live, **more: Any) -> Iterator[Page]:
    """A visit in which no dialog may open."""
    with visit(browser, address, live, **more) as page:
        opened: list[str] = []
        page.on("dialog", lambda dialog: (opened.append(dialog.message), dialog.dismiss()))
        yield page
        assert opened == []


def test_a_hostile_feed_loads_nothing_in_the_chat_nor_when_it_is_opened_again(browser: Browser, hostile: Live) -> None:
    with _quietly(browser, hostile.url, hostile) as page:
        say(page, f"what is new? I like {MINE} myself")
        _nothing_is_more_than_words(page)
        expect(page.locator(".salon-posts")).not_to_have_count(0)
        page.reload()
        _nothing_is_more_than_words(page)


def test_a_hostile_feed_loads_nothing_on_the_public_pages(browser: Browser, hostile: Live) -> None:
    with _quietly(browser, f"{hostile.url}/@mallory", hostile) as page:
        posts = page.locator("a[href^='/p/']").evaluate_all("links => [...new Set(links.map(link => link.href))]")
        assert len(posts) >= len(TRAPS)
        for address in posts:
            page.goto(address)
            expect(page.locator("main")).to_be_visible()
            expect(page.locator("[src*='evil.example'], a[href*='evil.example']")).to_have_count(0)


def test_a_hostile_feed_loads_nothing_in_the_widget(browser: Browser, hostile: Live, tmp_path: Path) -> None:
    with host_site(hostile, tmp_path) as site, _quietly(browser, f"{site}/", hostile) as page:
        page.get_by_role("button", name="Chat and draw").click()
        page.locator("iframe[title='Salon chat']").wait_for(state="attached")
        chat = page.frames[-1]
        chat.wait_for_selector("#chat-input", timeout=PATIENCE_MS)
        say(chat, f"what is new? I like {MINE} myself")
        _nothing_is_more_than_words(chat)
