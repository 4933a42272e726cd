"""Coming back in a real browser: the page is loaded again, the server starts again, and the conversation goes on."""

import re
from pathlib import Path

import pytest
from browsing import FOX, PATIENCE_MS, button, say, share, visit, wait_for
from live import Live, running
from playwright.sync_api import Browser, Page, expect


def conversations(page: Page) -> None:
    page.locator("#header #sidebar-trigger-button").click()
    expect(page.locator("#thread-history")).to_be_visible(timeout=PATIENCE_MS)


def open_likes(page: Page) -> None:
    likes = page.locator(".salon-posts").last.get_by_role("button", pressed=True)
    expect(likes).to_have_count(1, timeout=PATIENCE_MS)


def test_a_conversation_comes_back_with_its_cards_after_a_reload_and_a_restart(
    browser: Browser, tmp_path: Path
) -> None:
    with running(tmp_path / "home") as first:
        share(browser, first, "for coming back")
        with visit(browser, first.url, first) as page:
            say(page, FOX)
            wait_for(page, "Here it is")
            page.wait_for_url(re.compile("/thread/"))
            say(page, "explore")
            wait_for(page, "for coming back")
            say(page, "like the first one")
            wait_for(page, "You like it now.")
            open_likes(page)
            page.reload()
            wait_for(page, "You like it now.")
            expect(page.locator(".salon-card img").first).to_be_visible(timeout=PATIENCE_MS)
            open_likes(page)
            button(page, "Another").click()
            expect(page.get_by_text("Alt text:")).to_have_count(2, timeout=PATIENCE_MS)
            page.locator(".salon-posts").last.get_by_role("button", pressed=True).click()
            wait_for(page, "You took back your like")
            say(page, "like the first one")
            open_likes(page)
            state = page.context.storage_state()
            address = page.url
    with running(tmp_path / "home", port=first.port) as second:
        context = browser.new_context(storage_state=state)
        page = context.new_page()
        page.goto(address)
        wait_for(page, "You like it now.")
        open_likes(page)
        expect(page.get_by_text("Alt text:")).to_have_count(2, timeout=PATIENCE_MS)
        say(page, "unlike the first one")
        expect(page.locator(".salon-posts").last.get_by_role("button", pressed=True)).to_have_count(
            0, timeout=PATIENCE_MS
        )
        assert second.url in page.url
        context.close()


@pytest.mark.parametrize(("size", "scheme"), [("desktop", "light"), ("phone", "dark")])
def test_conversations_are_listed_renamed_and_deleted(browser: Browser, live: Live, size: str, scheme: str) -> None:
    with visit(browser, live.url, live, size=size, scheme=scheme) as page:
        say(page, "thanks for the foxes")
        page.wait_for_url(re.compile("/thread/"))
        page.reload()
        wait_for(page, "thanks for the foxes")
        page.locator("#header #new-chat-button").click()
        say(page, "hello there")
        page.wait_for_url(re.compile("/thread/"))
        conversations(page)
        listed = page.locator('#thread-history [id^="thread-"]:not(#thread-options)')
        expect(listed).to_have_count(2, timeout=PATIENCE_MS)
        expect(listed.first).to_contain_text("hello there")

        listed.nth(1).hover()
        listed.nth(1).get_by_label("Rename or delete").click()
        page.get_by_role("menuitem", name="Rename").click()
        page.get_by_role("textbox", name="Name").fill("foxes")
        button(page, "Confirm").click()
        expect(listed.nth(1)).to_contain_text("foxes", timeout=PATIENCE_MS)

        listed.nth(1).hover()
        listed.nth(1).get_by_label("Rename or delete").click()
        page.get_by_role("menuitem", name="Delete").click()
        wait_for(page, "What you shared stays shared")
        button(page, "Confirm").click()
        expect(page.get_by_text("Conversation deleted")).to_be_visible(timeout=PATIENCE_MS)
        expect(page.get_by_text("foxes")).to_have_count(0, timeout=PATIENCE_MS)


def test_a_conversation_that_is_not_there_is_said_in_a_sentence(browser: Browser, live: Live) -> None:
    with visit(browser, f"{live.url}/thread/3f0e8b0a-7c7c-4b1c-8a39-6a8f3ac41d8a", live) as page:
        wait_for(page, "There is no such conversation of yours.")
        wait_for(page, "A social network inside a chat")
        say(page, "hello")
        wait_for(page, "hello")
