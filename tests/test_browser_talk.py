"""What is new and what people write to each other, in a real browser."""

from browsing import PATIENCE_MS, button, say, visit, wait_for
from live import Live
from playwright.sync_api import Browser, expect


def test_a_like_comes_into_the_open_chat_and_a_conversation_is_held_in_its_card(live: Live, browser: Browser) -> None:
    with (
        visit(browser, live.url, live, size="phone", scheme="dark") as here,
        visit(browser, live.url, live) as there,
    ):
        say(here, "call me talk_ada")
        wait_for(here, "you are @talk_ada now")
        say(here, 'post "hello from the harbour"')
        wait_for(here, "It is out")
        say(there, "call me talk_bob")
        wait_for(there, "you are @talk_bob now")
        say(there, "show me @talk_ada's posts")
        wait_for(there, "hello from the harbour")
        say(there, "like the first one")
        wait_for(here, "@talk_bob liked your post")
        button(here, "Show").click()
        wait_for(here, "What is new")
        button(here, "Mark all read").click()
        wait_for(here, "You marked your notifications as read")

        say(there, "message talk_ada: are you coming to the market?")
        wait_for(there, "It is sent")
        say(here, "my messages")
        wait_for(here, "Somebody would like to write to you")
        here.locator(".salon-chat").last.click()
        expect(here.locator(".salon-bubble").last).to_have_text("are you coming to the market?", timeout=PATIENCE_MS)
        here.get_by_label("Write to Talk Bob").last.fill("Yes, at ten!")
        here.locator(".salon-write").last.get_by_role("button", name="Send", exact=True).click()
        expect(here.locator(".salon-mine .salon-bubble").last).to_have_text("Yes, at ten!", timeout=PATIENCE_MS)
        expect(button(here, "Take back")).to_be_visible(timeout=PATIENCE_MS)
