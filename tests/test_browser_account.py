"""Signing in from another browser as a person does it: two browsers, one account, and the widget's frame."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from browsing import FOX, PATIENCE_MS, button, say, visit, wait_for
from live import Live
from playwright.sync_api import Browser, FrameLocator, Page, expect

ROW = "four words in a row"


def open_menu(page: Page, entry: str) -> None:
    wait_for(page, "A social network inside a chat")
    page.locator("#user-nav-button").click()
    page.get_by_role("menuitem", name=entry).click()


def set_passphrase(page: Page) -> str:
    """On the page of one's account; the handle to sign in with."""
    page.get_by_label("New passphrase").fill(ROW)
    page.get_by_label("The same once more").fill(ROW)
    button(page, "Set it").click()
    wait_for(page, "Your passphrase is set.")
    return page.locator(".handle").inner_text()


def sign_in(page: Page | FrameLocator, handle: str) -> None:
    page.get_by_label("Handle").fill(handle)
    page.get_by_label("Passphrase").fill(ROW)
    page.get_by_role("button", name="Sign in", exact=True).click()


@pytest.mark.parametrize(("size", "scheme"), [("desktop", "light"), ("phone", "dark")])
def test_two_browsers_become_one_account_with_all_that_was_made(
    browser: Browser, live: Live, size: str, scheme: str
) -> None:
    with visit(browser, live.url, live, size=size, scheme=scheme) as first:
        say(first, FOX)
        wait_for(first, "Here it is")
        picture = live.url + str(first.locator(".salon-card img").first.get_attribute("src")).removeprefix(live.url)
        say(first, f'post "from the first {size}"')
        wait_for(first, "It is out")
        say(first, "I want to set a passphrase")
        first.get_by_role("link", name="Your account").click()
        wait_for(first, "lives in this browser only")
        handle = set_passphrase(first)

        with visit(browser, live.url, live, size=size, scheme=scheme) as second:
            assert second.request.get(picture).status == 404
            open_menu(second, "Sign in")
            second.get_by_role("link", name="Open Salon").first.click()
            say(second, f'post "from the second {size}"')
            wait_for(second, "It is out")
            say(second, "sign in")
            second.get_by_role("link", name="Sign in").click()
            sign_in(second, handle)
            wait_for(second, "1 post")
            button(second, "Bring it along").click()
            wait_for(second, "Everything came along")
            second.get_by_role("link", name="Open Salon").last.click()
            say(second, "show me my posts")
            for words in (f"from the first {size}", f"from the second {size}"):
                wait_for(second, words)
            assert second.request.get(picture).status == 200, "the picture that was made in the first browser"
            second.goto(live.url)
            open_menu(second, "Your account")
            button(second, "Sign out everywhere else").click()
            wait_for(second, "Every other browser is signed out")

        first.goto(f"{live.url}/account")
        expect(first).to_have_url(re.compile("/signin$"), timeout=PATIENCE_MS)


@contextmanager
def another_site(body: str) -> Iterator[str]:
    """A page on another host name than Salon's: truly cross-site."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("content-type", "text/html")
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_one_signs_in_inside_the_widget_on_another_sites_page(browser: Browser, live: Live) -> None:
    with visit(browser, live.url, live) as page:
        page.goto(f"{live.url}/account")
        handle = set_passphrase(page)
    widget = (
        f'<!doctype html><link rel=icon href="data:,"><iframe src="{live.url}/embed" width="400" height="640"></iframe>'
    )
    with another_site(widget) as site:
        assert live.salon("site", "add", site).returncode == 0
        with visit(browser, site, live) as page:
            chat = page.frame_locator("iframe")
            chat.locator("#chat-input").wait_for()
            say(page.frames[-1], "sign in")
            chat.get_by_role("link", name="Sign in").click()
            sign_in(chat, handle)
            chat.locator("#chat-input").wait_for()
            say(page.frames[-1], "who am i")
            expect(chat.get_by_text(handle).last).to_be_visible(timeout=PATIENCE_MS)
            cookies = page.context.cookies()
            assert all(cookie["sameSite"] == "None" and cookie.get("partitionKey") for cookie in cookies), cookies
            assert cookies
