"""Pictures in a real browser: a wall of one's own, one of them large, a feed and a page of squares."""

import re

import pytest
from browsing import button, say, visit, wait_for
from live import Live
from playwright.sync_api import Browser, Page, expect

PROMPTS = ("draw a fox in the snow", "draw an owl at night", "draw a whale in landscape format")


def drawn(page: Page) -> None:
    for prompt in PROMPTS:
        say(page, prompt)
        wait_for(page, "Here it is")
        expect(page.get_by_role("link", name="Download the original")).to_have_count(PROMPTS.index(prompt) + 1)


def shared(page: Page, words: str) -> None:
    say(page, words)
    expect(button(page, "Cancel")).to_be_visible()
    say(page, "yes")
    wait_for(page, "It is out")


def columns(page: Page, grid: str) -> int:
    tracks = page.locator(grid).last.evaluate("element => getComputedStyle(element).gridTemplateColumns")
    return len(str(tracks).split())


@pytest.mark.parametrize(("size", "scheme", "across"), [("desktop", "light", 3), ("phone", "dark", 2)])
def test_one_s_own_pictures_hang_as_squares_and_open_large(
    live: Live, browser: Browser, size: str, scheme: str, across: int
) -> None:
    with visit(browser, live.url, live, size=size, scheme=scheme) as page:
        say(page, "my pictures")
        wait_for(page, "You have not made any pictures yet")
        drawn(page)
        say(page, "my pictures")
        wait_for(page, "These 3 pictures are yours")
        squares = page.locator(".salon-wall .salon-square")
        expect(squares).to_have_count(3)
        assert columns(page, ".salon-wall") == across
        box = squares.first.bounding_box()
        assert box and abs(box["width"] - box["height"]) < 1
        loaded = "images => images.every(image => image.complete && image.naturalWidth > 0 && image.srcset)"
        page.wait_for_function(f"() => ({loaded})([...document.querySelectorAll('.salon-wall img')])")

        first = page.get_by_role("button", name=re.compile("Open number 1: .*Private"))
        first.press("Enter")
        expect(button(page, "All pictures")).to_be_focused()
        expect(page.get_by_text("Painted by Salon’s painter, no AI model").last).to_be_visible()
        button(page, "Change it").click()
        page.get_by_label("What should be different?").fill("at night")
        button(page, "Make it").click()
        wait_for(page, "It is at the end of the conversation")
        button(page, "All pictures").click()
        expect(first).to_be_focused()


def test_a_feed_of_pictures_and_a_person_s_page_are_squares_too(live: Live, browser: Browser) -> None:
    with visit(browser, live.url, live) as page:
        drawn(page)
        shared(page, "share it saying a whale")
        say(page, "draw a lighthouse")
        wait_for(page, "A lighthouse")
        shared(page, "share it saying a light")
        say(page, "explore")
        wait_for(page, "What everybody shares")
        say(page, "only pictures")
        squares = page.locator(".salon-wall .salon-square")
        expect(squares.first).to_be_visible()
        light = page.get_by_role("button", name=re.compile("Open number 1 by")).last
        light.hover()
        expect(light.locator(".salon-square-alt")).to_have_css("opacity", "1")
        light.click()
        expect(page.get_by_text("a light", exact=True).last).to_be_visible()
        button(page, "All pictures").click()
        expect(light).to_be_focused()
        say(page, "who am i")
        wait_for(page, "This is you")
        address = page.locator(".salon-profile a.salon-name").last.get_attribute("href")
        assert address
        page.goto(live.url + address)
        expect(page.locator(".wall li")).to_have_count(2)
        assert columns(page, ".wall") == 3
