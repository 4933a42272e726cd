"""A picture that others may remix, and a remix with its credit, in a real browser."""

import re
from urllib.parse import urljoin

from browsing import PATIENCE_MS, button, say, visit, wait_for
from live import Live
from playwright.sync_api import Browser, expect


def test_a_picture_is_opened_for_remixes_remixed_and_credited(live: Live, browser: Browser) -> None:
    with (
        visit(browser, live.url, live) as here,
        visit(browser, live.url, live, size="phone", scheme="dark") as there,
    ):
        say(here, "call me remix_ada")
        wait_for(here, "you are @remix_ada now")
        say(here, "draw a red fox in a forest")
        wait_for(here, "Here it is")
        say(here, "share it saying my fox for you")
        who = here.get_by_label("Who may remix it").last
        expect(who).to_have_value("nobody", timeout=PATIENCE_MS)
        who.select_option("anyone")
        wait_for(here, "Changed. Nothing is shared yet.")
        expect(here.get_by_label("Who may remix it").last).to_have_value("anyone", timeout=PATIENCE_MS)
        button(here, "Share").click()
        expect(here.get_by_role("link", name="Open the post").last).to_be_visible(timeout=PATIENCE_MS)

        say(there, "call me remix_bob")
        wait_for(there, "you are @remix_bob now")
        say(there, "show me @remix_ada's posts")
        wait_for(there, "my fox for you")
        there.get_by_role("button", name="Remix", exact=True).last.click()
        there.get_by_label("How should your remix of @remix_ada’s picture differ?").fill("at night")
        there.locator(".salon-composer").get_by_role("button", name="Remix", exact=True).click()
        wait_for(there, "Remix of @remix_ada’s picture. Whoever sees it is told so.")
        say(there, "share it saying hers by night")
        expect(there.get_by_label("Who may remix it")).to_be_visible(timeout=PATIENCE_MS)
        button(there, "Share").click()
        link = there.get_by_role("link", name="Open the post").last
        expect(link).to_be_visible(timeout=PATIENCE_MS)
        address = urljoin(live.url, str(link.get_attribute("href")))
        wait_for(here, "@remix_bob remixed your picture")

        say(there, "show me my posts")
        line = there.locator(".salon-credit").last
        expect(line).to_contain_text("Remix of @remix_ada’s picture", timeout=PATIENCE_MS)
        expect(line.locator("img")).to_have_count(1)
        _the_page_credits(browser, live, address, source=True)

        say(here, "show me my posts")
        wait_for(here, "my fox for you")
        here.get_by_role("button", name="What else can be done").last.click()
        button(here, "Let nobody remix it any more").click()
        wait_for(here, "You let nobody remix “my fox for you”")
        wait_for(there, "@remix_ada no longer lets anybody remix their picture")
        say(there, "show me my posts")
        wait_for(there, "hers by night")
        expect(there.locator(".salon-credit").last.locator("img")).to_have_count(0, timeout=PATIENCE_MS)
        _the_page_credits(browser, live, address, source=False)


def _the_page_credits(browser: Browser, live: Live, address: str, *, source: bool) -> None:
    with visit(browser, address, live, size="phone") as page:
        line = page.locator(".credit")
        expect(line).to_have_text(re.compile(r"Remix of\s+@remix_ada’s picture"))
        expect(line.locator("img")).to_have_count(int(source))
