"""A site's own readers in the widget, in a real browser, on a page that is truly another site's."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import httpx2
import pytest
from browsing import FOX, PATIENCE_MS, host_site, say, visit, wait_for
from live import Live
from playwright.sync_api import Browser, Frame, Page, expect

HANDLE = re.compile(r"@[a-z0-9_]+")


@pytest.fixture(scope="module")
def site(live: Live, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with host_site(live, tmp_path_factory.mktemp("site")) as address:
        yield address


@contextmanager
def reading(browser: Browser, site: str, live: Live, reader: str = "", **more: str) -> Iterator[Page]:
    """The newspaper in a browser of its own, with somebody signed in there."""
    with visit(browser, f"{site}/", live, **more) as page:
        if reader:
            sign_in(page, reader)
        yield page


def sign_in(page: Page, reader: str) -> None:
    page.get_by_label("Reader").select_option(reader)
    page.get_by_role("button", name="Change", exact=True).click()
    expect(page.get_by_label("Reader")).to_have_value("" if reader == "not signed in" else reader.lower())


def chat_of(page: Page, live: Live) -> Frame:
    """The chat in the widget, which is opened."""
    page.get_by_role("button", name="Chat and draw").click()
    return arrived(page, live)


def arrived(page: Page, live: Live) -> Frame:
    inside = page.frame_locator("iframe[title='Salon chat']")
    inside.locator("#chat-input").wait_for(timeout=PATIENCE_MS)
    frame = page.frame(url=re.compile(re.escape(f"{live.url}/?embedded=1")))
    assert frame is not None
    return frame


def handle_of(chat: Frame) -> str:
    say(chat, "who am i")
    wait_for(chat, "This is you")
    profile = chat.locator(".salon-card").last
    expect(profile).to_contain_text(HANDLE, timeout=PATIENCE_MS)
    return HANDLE.findall(profile.inner_text())[0]


def test_a_reader_of_the_site_is_the_same_person_in_every_browser_and_shares(
    browser: Browser, live: Live, site: str
) -> None:
    with reading(browser, site, live, "Ada") as page:
        chat = chat_of(page, live)
        ada = handle_of(chat)
        assert ada.startswith("@ada_lovelace")
        say(chat, FOX)
        wait_for(chat, "Here it is")
        say(chat, "share it saying from the harbour")
        wait_for(chat, "Everyone, also people without an account")
        say(chat, "yes")
        wait_for(chat, "It is out")
        cookies = page.context.cookies(live.url)
        assert cookies and all(cookie.get("partitionKey") for cookie in cookies), cookies
    with visit(browser, live.url, live) as alone:
        say(alone, "explore")
        wait_for(alone, "from the harbour")
        wait_for(alone, ada)
    with reading(browser, site, live, "Ada", size="phone", scheme="dark") as page:
        assert handle_of(chat_of(page, live)) == ada


def test_who_is_signed_in_at_the_site_decides_who_is_in_the_widget(browser: Browser, live: Live, site: str) -> None:
    with reading(browser, site, live) as page:
        guest = handle_of(chat_of(page, live))
        sign_in(page, "Ada")
        ada = handle_of(chat_of(page, live))
        sign_in(page, "Bob")
        bob = handle_of(chat_of(page, live))
        assert ada.startswith("@ada_lovelace") and bob.startswith("@bob_marsh")
        sign_in(page, "not signed in")
        other = handle_of(chat_of(page, live))
        assert len({guest, ada, bob, other}) == 4


@pytest.mark.parametrize("answer", [{"status": 401}, {"status": 200, "body": "<p>Please log in</p>"}])
def test_a_visitor_for_whom_the_site_has_no_token_is_a_guest(
    browser: Browser, live: Live, site: str, answer: dict[str, object]
) -> None:
    page = browser.new_context().new_page()
    page.route("**/salon-token", lambda route: route.fulfill(**answer))  # type: ignore[arg-type]
    page.goto(f"{site}/")
    sign_in(page, "Ada")
    assert not handle_of(chat_of(page, live)).startswith("@ada_lovelace")
    page.context.close()


def test_a_token_that_was_used_is_refused_in_a_sentence_and_the_visitor_goes_on_as_a_guest(
    browser: Browser, live: Live, site: str
) -> None:
    page = browser.new_context(color_scheme="dark").new_page()
    page.goto(f"{site}/")
    sign_in(page, "Ada")
    answer = page.request.get(f"{site}/salon-token").json()
    entering = {"token": answer["token"], "origin": site}
    assert httpx2.post(f"{live.url}/embed", json=entering).status_code == 204
    page.route("**/salon-token", lambda route: route.fulfill(json=answer))
    page.get_by_role("button", name="Chat and draw").click()
    inside = page.frame_locator("iframe[title='Salon chat']")
    expect(inside.get_by_role("alert")).to_contain_text("could not sign you in", timeout=PATIENCE_MS)
    inside.get_by_role("button", name="Go on as a guest").click()
    assert not handle_of(arrived(page, live)).startswith("@ada_lovelace")
    page.context.close()


OPEN_FRAME = """address => {
    document.body.replaceChildren(Object.assign(document.createElement("iframe"), { src: address }));
    window.heard = [];
    addEventListener("message", ({ data, source, origin }) => {
        heard.push(data.type);
        if (data.type === "salon:ready") source.postMessage({ type: "salon:token", token: "x" }, origin);
    });
}"""
"""A page that opens the frame by itself and answers it with a token that is none."""


def test_the_frame_speaks_to_no_page_that_gives_another_sites_name(browser: Browser, live: Live, site: str) -> None:
    page = browser.new_context().new_page()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    page.goto(f"{site}/")
    page.evaluate(OPEN_FRAME, f"{live.url}/embed?enter=https%3A%2F%2Fgazette.example")
    frame = page.frames[1]
    frame.wait_for_url("**/embed?enter=*")
    frame.evaluate("addEventListener('message', () => parent.postMessage({ type: 'told me' }, '*'))")
    page.evaluate("address => frames[0].postMessage({ type: 'salon:token', token: 'x' }, address)", live.url)
    page.wait_for_function("heard.length")
    assert page.evaluate("heard") == ["told me"] and sent == [], "it did not say that it is ready, nor take the token"
    page.evaluate(OPEN_FRAME, f"{live.url}/embed?enter={site}")
    expect(page.frame_locator("iframe").get_by_role("alert")).to_contain_text("could not", timeout=PATIENCE_MS)
    assert sent == [f"{live.url}/embed"], "to its true name it listens, once"
    page.context.close()


def test_nobody_signs_a_frame_in_from_a_frame_within_the_page(browser: Browser, live: Live, site: str) -> None:
    """Such as an advertisement of one site in the page of another."""
    page = browser.new_context().new_page()
    page.goto(f"{site}/")
    page.evaluate("document.body.replaceChildren(document.createElement('iframe'))")
    inner = page.frames[1]
    inner.evaluate(OPEN_FRAME, f"{live.url}/embed?enter={site}")
    page.frame_locator("iframe").frame_locator("iframe").locator("#chat-input").wait_for(timeout=PATIENCE_MS)
    assert inner.evaluate("heard") == [], "it went on to the chat as a guest without a word"
    page.context.close()


def test_the_widget_is_used_by_keyboard_alone(browser: Browser, live: Live, site: str) -> None:
    with reading(browser, site, live, "Ada") as page:
        launch = page.get_by_role("button", name="Chat and draw")
        launch.focus()
        page.keyboard.press("Enter")
        chat = arrived(page, live)
        field = chat.locator("#chat-input")
        for _ in range(20):
            if field.evaluate("field => document.hasFocus() && document.activeElement === field"):
                break
            page.keyboard.press("Tab")
        page.keyboard.type("thanks")
        submit = chat.locator("#chat-submit")
        try:
            expect(submit).to_be_enabled(timeout=2_000)
        except AssertionError:  # the page forgets what is typed while it connects
            page.keyboard.type("thanks")
            expect(submit).to_be_enabled(timeout=PATIENCE_MS)
        page.keyboard.press("Enter")
        try:
            expect(field).to_have_text("", timeout=5_000)
        except AssertionError:  # nor does it send while it connects anew
            page.keyboard.press("Enter")
        wait_for(chat, "welcome")
        page.keyboard.press("Escape")
        expect(page.locator("iframe[title='Salon chat']")).not_to_be_visible(timeout=PATIENCE_MS)
        expect(launch).to_be_focused()
