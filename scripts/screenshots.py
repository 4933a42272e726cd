"""Take the pictures of the documentation from the running product: .venv/bin/python scripts/screenshots.py

It fills a temporary data folder with the sample people, starts Salon on it, walks through the main job in
a headless Chromium (light, dark, phone, another site's page), and writes docs/screenshots/*.webp.
"""

import asyncio
import io
import json
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image as Pillow
from playwright.sync_api import Browser, Frame, Page, sync_playwright

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import live  # noqa: E402

from social_tools import seed  # noqa: E402
from social_tools.context import Salon  # noqa: E402
from social_tools.painter_local import LocalPainter  # noqa: E402
from storage.database import Database  # noqa: E402
from storage.media import Media  # noqa: E402

OUT = ROOT / "docs" / "screenshots"
FOX = "make a picture of a fox in a snowy forest at dawn"


async def fill(home: Path) -> None:
    """The sample people, as `salon seed` adds them."""
    database = await Database(f"sqlite:///{home / 'salon.db'}").open()
    print((await seed.seed(Salon(database, Media(home / "media"), LocalPainter()))).words)
    await database.close()


@contextmanager
def page(browser: Browser, address: str, scheme: str, width: int, height: int) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=scheme,
        device_scale_factor=2,
        reduced_motion="reduce",  # type: ignore[arg-type]
    )
    opened = context.new_page()
    opened.goto(address)
    yield opened
    context.close()


def say(chat: Page | Frame, text: str, until: str) -> None:
    box = chat.locator("#chat-input")
    box.fill(text)
    chat.wait_for_selector("#chat-submit:not([disabled])")
    chat.locator("#chat-submit").click()
    chat.get_by_text(until).last.wait_for()


def shoot(opened: Page, name: str) -> None:
    opened.wait_for_load_state("networkidle")
    opened.wait_for_timeout(700)
    picture = Pillow.open(io.BytesIO(opened.screenshot()))
    picture.save(OUT / f"{name}.webp", quality=82, method=6)
    print(f"docs/screenshots/{name}.webp")


def walk(browser: Browser, running: live.Live, scheme: str, size: str, width: int, height: int) -> None:
    name = f"{size}-{scheme}"
    with page(browser, running.url, scheme, width, height) as chat:
        chat.get_by_text("Offline assistant").wait_for()
        chat.wait_for_selector("#chat-input")
        shoot(chat, f"{name}-1-welcome")
        say(chat, FOX, "Here it is")
        shoot(chat, f"{name}-2-picture")
        say(chat, "share it saying good morning", "Everyone, also people without an account")
        shoot(chat, f"{name}-3-preview")
        say(chat, "yes", "It is out")
        link = str(chat.get_by_role("link", name="Open the post").last.get_attribute("href"))
        shoot(chat, f"{name}-4-receipt")
        answered(running, link.rsplit("/", 1)[1])
        say(chat, "show me my feed", "You follow nobody yet")
        shoot(chat, f"{name}-5-feed")
        say(chat, "follow @lin", "You follow @lin now")
        say(chat, "who is she", "This is @lin")
        shoot(chat, f"{name}-6-profile")
        say(chat, "xyzzy", "I did not understand that")
        shoot(chat, f"{name}-7-question")
        say(chat, "show me esme's posts", "Posts by @esme")
        chat.get_by_role("button", name=re.compile("repl(y|ies)$")).last.click()
        chat.get_by_text("The conversation is at the end").last.wait_for()
        chat.get_by_role("region", name="Conversation").last.get_by_role("button", name="Reply").last.click()
        chat.get_by_role("textbox", name=re.compile("^Reply to")).fill("I would read that book.")
        shoot(chat, f"{name}-9-conversation")
        say(chat, "who am i", "This is you")
        chat.get_by_role("button", name="Edit").last.click()
        shoot(chat, f"{name}-10-profile-edit")
        if name in ("desktop-light", "phone-dark"):
            walk_network(chat, name)
        chat.locator("#header #sidebar-trigger-button").click()
        shoot(chat, f"{name}-11-conversations")
        chat.goto(f"{running.url}/account")
        shoot(chat, f"{name}-12-account")
    address = link if link.startswith("http") else running.url + link
    with page(browser, address, scheme, width, height) as public:
        shoot(public, f"{name}-8-public")


def does(running: live.Live, handle: str, tool: str, **arguments: object) -> dict[str, object]:
    done = running.salon("do", tool, json.dumps(arguments), "--as", handle, "--yes")
    return dict(json.loads(done.stdout))


def answered(running: live.Live, post: str) -> None:
    """Some sample people take notice of a post."""
    author = does(running, "lin", "get_post", post=post)["by"]
    for handle in ("lin", "mei", "ravi"):
        does(running, handle, "react_to_post", post=post, reaction="like")
    does(running, "esme", "share_post", text="That light! Where was this?", reply_to=post)
    does(running, "lin", "follow_user", user=author)
    does(running, "mei", "send_message", to=[author], text="Your fox made my morning. May I print it for the door?")


def walk_network(chat: Page, name: str) -> None:
    """What there is to see once there are others."""
    say(chat, "notifications", "Show earlier ones too")
    shoot(chat, f"{name}-13-notifications")
    say(chat, "my messages", "would like to write to you")
    chat.get_by_role("region", name="Messages", exact=True).get_by_role("button", name=re.compile("@mei")).last.click()
    chat.get_by_text("May I print it").last.wait_for()
    shoot(chat, f"{name}-14-messages")
    say(chat, "more watercolour, no spoilers this weekend, fewer reposts from oskar", "These are the rules")
    shoot(chat, f"{name}-15-rules")
    say(chat, "poll: tea or coffee?", "It is out")
    say(chat, "show me my posts", "Posts by")
    shoot(chat, f"{name}-16-poll")
    say(chat, "explore, best first", "best first")
    say(chat, "why is the first one here", "It is in it")
    shoot(chat, f"{name}-17-why")
    say(chat, "what do people say about tea?", "Where that is from")
    shoot(chat, f"{name}-18-answer")
    say(chat, FOX, "Here it is")
    say(chat, "write a caption for it", "A proposal by fixed rules")
    chat.get_by_role("button", name="Show as a preview").last.scroll_into_view_if_needed()
    shoot(chat, f"{name}-19-proposal")
    chat.locator("#chat-input").press_sequentially("/")
    chat.locator(".command-item").first.wait_for()
    shoot(chat, f"{name}-20-commands")
    chat.keyboard.press("Escape")
    chat.locator("#chat-input").fill("")


def hero(browser: Browser, running: live.Live) -> None:
    """The first picture of the README."""
    with page(browser, running.url, "light", 1000, 1060) as chat:
        chat.get_by_text("Offline assistant").wait_for()
        say(chat, FOX, "Here it is")
        shoot(chat, "hero")


def walk_widget(browser: Browser, running: live.Live, scheme: str) -> None:
    import subprocess

    port = live.free_port()
    command = [sys.executable, ROOT / "examples/host-site/serve.py", "--port", str(port), "--salon", running.url]
    host = subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=live.environment(SALON_HOME=str(running.home))
    )
    try:
        assert host.stdout is not None and host.stdout.readline()
        with page(browser, f"http://127.0.0.1:{port}/", scheme, 1200, 860) as site:
            site.get_by_role("button", name="Chat and draw").click()
            site.locator("iframe[title='Salon chat']").wait_for(state="attached")
            chat = site.frames[-1]
            chat.wait_for_selector("#chat-input")
            say(chat, "draw a lighthouse by the sea at night", "Here it is")
            shoot(site, f"widget-{scheme}")
    finally:
        host.terminate()


def main() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        home.mkdir()
        asyncio.run(fill(home))
        with sync_playwright() as playwright, live.running(home) as running:
            program = shutil.which("chromium") or shutil.which("google-chrome")
            browser = playwright.chromium.launch(
                executable_path=program, args=["--no-sandbox", "--disable-dev-shm-usage"]
            )
            hero(browser, running)
            for scheme in ("light", "dark"):
                walk(browser, running, scheme, "desktop", 1200, 860)
                walk(browser, running, scheme, "phone", 390, 844)
                walk_widget(browser, running, scheme)
            browser.close()


if __name__ == "__main__":
    main()
