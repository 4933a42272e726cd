"""Commands and proposals as a person meets them, in a real browser."""

import pytest
from browsing import button, say, visit, wait_for
from live import Live
from playwright.sync_api import Browser, Page, expect


def choose(page: Page, letters: str, *, listed: str) -> None:
    """Type a slash and some letters, and take what is on top of the list."""
    box = page.locator("#chat-input")
    expect(box).to_be_visible()
    for _ in range(20):  # while the page connects, it forgets what was typed
        box.fill("")
        box.press_sequentially(f"/{letters}")
        if page.locator(".command-item").count():
            break
        page.wait_for_timeout(500)
    expect(page.locator(".command-item").first).to_contain_text(listed)
    box.press("Enter")
    expect(page.locator(".command-item")).to_have_count(0)


@pytest.mark.parametrize(("size", "scheme"), [("desktop", "light"), ("phone", "dark")])
def test_a_slash_opens_a_list_and_a_proposal_fills_the_preview(
    browser: Browser, live: Live, size: str, scheme: str
) -> None:
    with visit(browser, live.url, live, size=size, scheme=scheme) as page:
        wait_for(page, "Offline assistant")
        choose(page, "dra", listed="draw")
        page.locator("#chat-input").press_sequentially("a fox in the snow")
        page.locator("#chat-input").press("Enter")
        wait_for(page, "Here it is")

        button(page, "Suggest a caption").click()
        wait_for(page, "Proposed by fixed rules. Nothing is shared.")
        button(page, "Show as a preview").click()
        wait_for(page, "Share this?")
        button(page, "Edit").last.click()
        page.locator("textarea[id$='-text']").last.fill("")
        page.get_by_role("button", name="Suggest", exact=True).last.click()
        wait_for(page, "Proposed by fixed rules. Change it as you like.")
        expect(page.locator("textarea[id$='-text']").last).to_have_value("A fox in the snow. #fox #snow")
        button(page, "Save changes").click()
        wait_for(page, "Changed. Nothing is shared yet.")
        page.get_by_role("button", name="Share", exact=True).last.click()
        expect(page.get_by_role("link", name="Open the post").last).to_be_visible()
        say(page, "show my posts")
        wait_for(page, "Text written by the assistant, alt text checked by its author")


def test_settings_have_their_buttons(browser: Browser, live: Live) -> None:
    with visit(browser, live.url, live) as page:
        say(page, "my profile")
        page.get_by_role("button", name="More about").last.click()
        page.get_by_role("button", name="Settings", exact=True).last.click()
        page.locator("#salon-set-quote_policy").last.select_option(label="Nobody")
        page.get_by_role("button", name="Save", exact=True).last.click()
        wait_for(page, "You changed who may quote you")
        say(page, "my settings")
        wait_for(page, "Nobody may quote you.")
