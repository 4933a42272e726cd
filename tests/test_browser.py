"""The product as a person meets it: a real browser, the running server, another site's page."""

import re
from pathlib import Path

import pytest
from browsing import FOX, PATIENCE_MS, button, host_site, say, share, visit, wait_for
from live import Live
from playwright.sync_api import Browser, Frame, Page, expect


@pytest.mark.parametrize(("size", "scheme"), [("desktop", "light"), ("phone", "dark")])
def test_the_main_job_as_a_person_does_it(browser: Browser, live: Live, size: str, scheme: str) -> None:
    lin = share(browser, live, f"for the {size}")
    with visit(browser, live.url, live, size=size, scheme=scheme) as page:
        expect(page).to_have_title("Salon")
        wait_for(page, "A social network inside a chat")
        wait_for(page, "Offline assistant")
        starters = page.locator("#starters button")
        expect(starters).to_have_count(4)
        assert all(
            image.evaluate("image => image.decode().then(() => image.naturalWidth > 0)")
            for image in page.locator("#starters img").all()
        )

        starters.first.click()
        wait_for(page, "Here it is")
        picture = page.locator(".salon-card img").first
        expect(picture).to_be_visible(timeout=PATIENCE_MS)
        assert "fox" in (picture.get_attribute("alt") or "").lower()
        for words in ("Alt text:", "Drew:", "no AI model"):
            wait_for(page, words)
        expect(button(page, "Another")).to_be_visible()

        button(page, "Another").click()
        expect(page.locator(".salon-card img")).to_have_count(2, timeout=PATIENCE_MS)
        say(page, "share it saying never mind")
        button(page, "Cancel").click()
        wait_for(page, "Nothing was shared")
        say(page, "share it saying good morning")
        wait_for(page, "Everyone, also people without an account")
        expect(button(page, "Edit")).to_be_visible()
        button(page, "Share").click()
        link = page.get_by_role("link", name="Open the post").last
        expect(link).to_be_visible(timeout=PATIENCE_MS)
        _public_page_opens_without_an_account(browser, live, str(link.get_attribute("href")), size, scheme)

        say(page, "show me my feed")
        wait_for(page, "You follow nobody yet")
        feed = page.locator(".salon-card").last
        expect(feed.get_by_role("button", name=re.compile("^Follow")).first).to_be_visible(timeout=PATIENCE_MS)
        say(page, "like the second one")
        wait_for(page, "You like it now.")
        likes = page.locator(".salon-posts").last.locator("> li").get_by_role("button", pressed=True)
        expect(likes).to_have_count(1, timeout=PATIENCE_MS)
        second = page.locator(".salon-posts").last.locator("> li").nth(1)
        expect(second.get_by_role("button", pressed=True)).to_have_count(1)
        say(page, f"follow {lin}")
        wait_for(page, f"You follow {lin} now")
        say(page, "who is she")
        wait_for(page, f"This is {lin}")
        say(page, "undo that")
        wait_for(page, "Undone.")
        say(page, "what did you do")
        wait_for(page, "This is what I did for you")
        for words in (f"You followed {lin}", "You liked", "You shared “good morning”"):
            wait_for(page, words)


def _public_page_opens_without_an_account(browser: Browser, live: Live, href: str, size: str, scheme: str) -> None:
    address = href if href.startswith("http") else live.url + href
    with visit(browser, address, live, size=size, scheme=scheme) as page:
        wait_for(page, "good morning")
        assert "fox" in str(page.locator('meta[property="og:image:alt"]').get_attribute("content")).lower()
        assert page.locator('meta[property="og:title"]').count() == 1
        assert page.context.cookies() == []


def test_buttons_do_the_same_and_give_the_same_receipts(browser: Browser, live: Live) -> None:
    for text in ("first", "second"):
        share(browser, live, f"{text} for buttons")
    with visit(browser, live.url, live) as page:
        say(page, "explore")
        card = page.locator(".salon-card").last
        like = card.get_by_role("button", name=re.compile("Like")).first
        like.click()
        expect(card.get_by_text(re.compile("You liked @")).first).to_be_visible(timeout=PATIENCE_MS)
        card.get_by_role("button", name=re.compile("^Follow")).first.click()
        expect(card.get_by_text(re.compile("You followed @")).first).to_be_visible(timeout=PATIENCE_MS)
        card.get_by_role("button", name="Undo").first.click()
        expect(card.get_by_role("button", name=re.compile("^Follow")).first).to_be_visible(timeout=PATIENCE_MS)
        say(page, "what did you do")
        wait_for(page, "You liked")
        wait_for(page, "Undone: you followed")


def test_a_shared_post_is_edited_before_and_taken_back_after_by_button(browser: Browser, live: Live) -> None:
    with visit(browser, live.url, live) as page:
        say(page, FOX)
        wait_for(page, "Here it is")
        button(page, "Share").click()
        wait_for(page, "Everyone, also people without an account")
        button(page, "Edit").click()
        page.get_by_role("textbox", name=re.compile("^(Text|What it says|Words)", re.IGNORECASE)).first.fill(
            "good evening"
        )
        page.get_by_role("combobox").last.select_option("followers")
        button(page, "Save changes").click()
        wait_for(page, "Only the people who follow you")
        button(page, "Share").click()
        link = page.get_by_role("link", name="Open the post").last
        expect(link).to_be_visible(timeout=PATIENCE_MS)
        address = live.url + str(link.get_attribute("href")).removeprefix(live.url)
        assert page.request.get(address).status == 200, "its author sees it"
        assert browser.new_context().request.get(address).status == 404, "who does not follow sees nothing"
        button(page, "Undo").click()
        button(page, "Take it back").click()
        wait_for(page, "Taken back.")
        assert page.request.get(address).status == 404


def test_more_adds_the_next_page_to_the_feed(browser: Browser, live: Live) -> None:
    with visit(browser, live.url, live) as page:
        for number in range(12):
            say(page, f"post number {number} of a dozen")
            wait_for(page, "It is out")
            expect(page.get_by_text("It is out")).to_have_count(number + 1, timeout=PATIENCE_MS)
        say(page, "show me my posts")
        feed = page.locator(".salon-posts").last
        expect(feed.locator("> li")).to_have_count(10, timeout=PATIENCE_MS)
        button(page, "More").click()
        expect(feed.locator("> li")).to_have_count(12, timeout=PATIENCE_MS)
        wait_for(page, "You are all caught up.")
        say(page, "like number 12")
        wait_for(page, "You like it now.")
        expect(feed.locator("> li").last.get_by_role("button", pressed=True)).to_have_count(1, timeout=PATIENCE_MS)


def test_what_is_typed_while_the_page_connects_is_not_lost(browser: Browser, live: Live) -> None:
    with visit(browser, live.url, live) as page:
        page.locator("#chat-input").wait_for()
        page.locator("#chat-input").fill("show me my feed")
        expect(page.locator("#chat-submit")).to_be_enabled(timeout=PATIENCE_MS)
        page.wait_for_load_state("networkidle")
        assert page.locator("#chat-input").input_value() == "show me my feed"
        page.locator("#chat-submit").click()
        wait_for(page, "You follow nobody yet")
        assert page.locator("#chat-input").input_value() == ""


def test_the_widget_works_on_another_sites_page(browser: Browser, live: Live, tmp_path: Path) -> None:
    share(browser, live, "for the widget")
    with host_site(live, tmp_path) as site, visit(browser, f"{site}/", live) as page:
        assert site in live.salon("site", "list").stdout, "it has registered itself"
        page.get_by_role("button", name="Chat and draw").click()
        chat = _frame(page, live)
        say(chat, "draw a lighthouse by the sea at night")
        wait_for(chat, "Here it is")
        say(chat, "show me my feed")
        wait_for(chat, "for the widget")
        assert page.locator("body > iframe").count() == 0, "the frame is out of the reach of the site's styles"
        cookies = page.context.cookies()
        assert cookies and all(cookie["sameSite"] == "None" and cookie.get("partitionKey") for cookie in cookies), (
            cookies
        )
        page.keyboard.press("Escape")
        expect(page.locator("iframe[title='Salon chat']")).not_to_be_visible(timeout=PATIENCE_MS)


def _frame(page: Page, live: Live) -> Frame:
    page.locator("iframe[title='Salon chat']").wait_for(state="attached")
    frame = page.frames[-1]
    frame.wait_for_selector("#chat-input", timeout=PATIENCE_MS)
    assert frame.url.startswith(live.url)
    return frame


def test_a_site_that_is_not_registered_cannot_show_the_widget(browser: Browser, live: Live, tmp_path: Path) -> None:
    with host_site(live, tmp_path, "--no-register") as site:
        page = browser.new_context().new_page()
        page.goto(f"{site}/")
        with page.expect_console_message(lambda said: "frame-ancestors" in said.text):
            page.get_by_role("button", name="Chat and draw").click()
        page.context.close()


@pytest.mark.parametrize("text", ["x" * 10_000, "🦊🦊🦊", "follow @nobody", "<img src=https://evil.example/x.png>"])
def test_bad_input_is_answered_in_a_sentence_and_stays_on_the_page(browser: Browser, live: Live, text: str) -> None:
    with visit(browser, live.url, live, size="phone") as page:
        say(page, text)
        answer = page.locator('[data-step-type="assistant_message"]').last
        expect(answer).to_contain_text(re.compile(r"[.?:]\s*"), timeout=PATIENCE_MS)
        expect(page.locator('[data-step-type="user_message"]').last).to_contain_text(text[:40])
        box = page.locator("#chat-input").bounding_box()
        assert box is not None and box["height"] < 80, "the box is small again"


@pytest.mark.parametrize("where", ["the public page", "a card"])
def test_a_picture_that_cannot_be_had_gives_way_to_its_words(browser: Browser, live: Live, where: str) -> None:
    whose = share(browser, live, "good morning")
    with visit(browser, live.url, live, size="phone") as page:
        page.route("**/media/**", lambda route: route.fulfill(body="", content_type="image/webp"))
        if where == "a card":
            say(page, f"show me the posts of {whose}")
        else:
            page.goto(f"{live.url}/{whose}")
        picture = page.locator("img[alt*=fox]").last
        expect(picture).to_be_visible(timeout=PATIENCE_MS)
        alt, drawn = picture.evaluate("image => [image.alt, getComputedStyle(image, '::after').content]")
        assert alt in drawn
