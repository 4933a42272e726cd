"""What the tests in a real browser share: a newcomer's page, and what a person does on it."""

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from live import ROOT, Live, environment, free_port
from playwright.sync_api import Browser, Frame, Page, expect, sync_playwright
from playwright.sync_api import TimeoutError as PlaywrightTimeout

FOX = "make a picture of a fox in a snowy forest at dawn"
SIZES = {"desktop": {"width": 1200, "height": 860}, "phone": {"width": 390, "height": 844}}
PATIENCE_MS = 60_000
UNTITLED = "`DialogContent` requires a `DialogTitle`"
"""Chainlit's drawer complains before our script can give it its title."""
expect.set_options(timeout=PATIENCE_MS)  # a slow machine is no fault of the product
FLAGS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update"]


def program() -> str | None:
    """The browser that is installed, if any."""
    return shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chromium-browser")


@contextmanager
def opened(executable: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def visit(
    browser: Browser,
    address: str,
    live: Live,
    *,
    size: str = "desktop",
    scheme: str = "light",
    expected: str = UNTITLED,
) -> Iterator[Page]:
    """A newcomer's page that fails the test on an error, a foreign request, or a page wider than its window.

    `expected` is part of what the console may say.
    """
    context = browser.new_context(viewport=SIZES[size], color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    troubles: list[str] = []
    hosts = {address.split("/")[2], live.url.split("/")[2]}
    page.on("pageerror", lambda error: troubles.append(f"error: {error}"))
    page.on(
        "console",
        lambda said: (
            troubles.append(f"console: {said.text}")
            if said.type == "error" and not (UNTITLED in said.text or expected in said.text)
            else None
        ),
    )
    page.on(
        "request",
        lambda request: (
            troubles.append(f"foreign: {request.url}")
            if not request.url.startswith(("data:", "blob:")) and request.url.split("/")[2] not in hosts
            else None
        ),
    )
    page.goto(address)
    yield page
    wider = [
        frame.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        for frame in page.frames
    ]
    context.close()
    assert troubles == [], troubles
    assert max(wider) <= 0, "something is wider than the window"


def say(chat: Page | Frame, text: str) -> None:
    """Type a message and send it. What is typed while the page connects is forgotten: then it is typed again."""
    box, submit = chat.locator("#chat-input"), chat.locator("#chat-submit")
    until = time.monotonic() + PATIENCE_MS / 1000
    while True:
        box.fill(text)
        try:
            submit.click(timeout=2_000)
            return
        except PlaywrightTimeout:
            if time.monotonic() > until:
                raise


def button(chat: Page | Frame, name: str):  # type: ignore[no-untyped-def]
    return chat.get_by_role("button", name=name, exact=True).last


def wait_for(chat: Page | Frame, words: str):  # type: ignore[no-untyped-def]
    found = chat.get_by_text(words).last
    expect(found).to_be_visible(timeout=PATIENCE_MS)
    return found


def share(browser: Browser, live: Live, text: str) -> str:
    """Another person's post with a picture; their handle."""
    with visit(browser, live.url, live) as page:
        say(page, FOX)
        wait_for(page, "Here it is")
        say(page, f"share it saying {text}")
        expect(button(page, "Cancel")).to_be_visible(timeout=PATIENCE_MS)
        say(page, "yes")
        wait_for(page, "It is out")
        say(page, "who am i")
        return wait_for(page, "This is you").evaluate("() => document.body.innerText.match(/@[a-z]+_[a-z0-9_]+/)[0]")


@contextmanager
def host_site(live: Live, folder: Path, *more: str) -> Iterator[str]:
    """The example of another site, on another host name than Salon's: truly cross-site."""
    port = free_port()
    command = [sys.executable, ROOT / "examples/host-site/serve.py", "--port", str(port), "--salon", live.url, *more]
    server = subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=environment(SALON_HOME=str(live.home)), cwd=folder
    )
    try:
        assert server.stdout is not None and "The Harbour Weekly is at" in server.stdout.readline()
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(10)
