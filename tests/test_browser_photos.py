"""Bringing a photo as people do: chosen, dropped, pasted; on a desk, on a phone, inside another site's page."""

import base64
from collections.abc import Callable
from pathlib import Path

import pytest
from bad_pictures import ORDER, encoded, located, plain
from browsing import PATIENCE_MS, button, host_site, say, visit, wait_for
from live import Live
from playwright.sync_api import Browser, Frame, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

NAME = f"<b>{ORDER}</b>.jpg".replace("/", " ")
PHOTO = encoded(plain(900, 600), exif=located(), comment=ORDER.encode())
DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"
"""Over when the page has drawn what has just happened."""
PASTED = """(data) => {
  const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0))
  const given = new DataTransfer()
  given.items.add(new File([bytes], "photo.jpg", { type: "image/jpeg" }))
  const event = new ClipboardEvent("paste", { clipboardData: given, bubbles: true, cancelable: true })
  document.querySelector("#chat-input").dispatchEvent(event)
}"""


def choose(chat: Page | Frame, name: str, data: bytes) -> None:
    """As with the paper clip, which opens the device's own chooser; on a phone that offers the camera, too."""
    expect(chat.locator("#chat-input")).to_be_visible(timeout=PATIENCE_MS)
    files = {"name": name, "mimeType": "image/jpeg", "buffer": data}
    chat.locator("input[type=file]").first.set_input_files(files)  # type: ignore[arg-type]


def paste(page: Page, _folder: Path) -> None:
    expect(page.locator("#chat-input")).to_be_visible(timeout=PATIENCE_MS)
    page.evaluate(PASTED, base64.b64encode(PHOTO).decode())


def drop(page: Page, folder: Path) -> None:
    """As the browser gets it from the desk."""
    expect(page.locator("#chat-input")).to_be_visible(timeout=PATIENCE_MS)
    page.locator("input[type=file]").first.wait_for(state="attached")
    (folder / "photo.jpg").write_bytes(PHOTO)
    box, hand = page.locator("#chat-input").bounding_box(), page.context.new_cdp_session(page)
    assert box is not None
    dragged = {"items": [], "files": [str(folder / "photo.jpg")], "dragOperationsMask": 1}
    for attempt in range(20):  # what is dropped while the page connects is lost, as is what is typed
        try:
            with page.expect_request(lambda request: "/project/file" in request.url, timeout=3_000):
                for step in ("dragEnter", "dragOver", "drop"):
                    at = {"type": step, "x": box["x"] + 9, "y": box["y"] + 9, "data": dragged}
                    hand.send("Input.dispatchDragEvent", at)
                    page.evaluate(DRAWN)
            return
        except PlaywrightTimeout:
            assert attempt < 19, "what is dropped never arrives"


SIZE = """async image => {
    const whole = new Image()
    whole.src = image.src
    await whole.decode()
    return [whole.naturalWidth, whole.naturalHeight]
}"""
"""Of the picture itself, and not of the version that fits the screen."""


def send(chat: Page | Frame) -> None:
    """When it is there: the ring around the little picture has gone."""
    expect(chat.locator("#chat-submit")).to_be_enabled(timeout=PATIENCE_MS)
    chat.locator("#chat-submit").click()


def shown(chat: Page | Frame) -> None:
    wait_for(chat, "Only you can see it until you share it.")
    picture = chat.locator(".salon-card img").first
    expect(picture).to_be_visible(timeout=PATIENCE_MS)
    assert picture.evaluate(SIZE) == [900, 600]
    wait_for(chat, "Taken out: where it was taken, when it was taken, what it was taken with and words in the file.")


@pytest.mark.parametrize(("size", "scheme"), [("desktop", "light"), ("phone", "dark")])
def test_a_photo_is_chosen_described_edited_and_shared(browser: Browser, live: Live, size: str, scheme: str) -> None:
    with visit(browser, live.url, live, size=size, scheme=scheme) as page:
        choose(page, NAME, PHOTO)
        send(page)
        shown(page)
        wait_for(page, "(a picture)")
        button(page, "Share").click()
        wait_for(page, "Say first what it shows")
        page.get_by_label("What does it show? For people who cannot see it.").fill("A red flag on a blue wall")
        button(page, "Save the description").click()
        wait_for(page, "A red flag on a blue wall")
        say(page, "make it black and white")
        wait_for(page, "A photo, edited here by fixed rules")
        say(page, "share it saying hello")
        wait_for(page, "Everyone, also people without an account")
        button(page, "Share").click()
        expect(page.get_by_role("link", name="Open the post").last).to_be_visible(timeout=PATIENCE_MS)
        assert "evil" not in page.locator("#root").inner_text()
        assert "evil" not in page.content()


@pytest.mark.parametrize("hand", [paste, drop])
def test_a_photo_is_handed_over_with_words_that_are_about_it(
    browser: Browser, live: Live, tmp_path: Path, hand: Callable[[Page, Path], None]
) -> None:
    with visit(browser, live.url, live) as page:
        page.wait_for_load_state("networkidle")
        hand(page, tmp_path)
        expect(page.locator("#chat-submit")).to_be_enabled(timeout=PATIENCE_MS)
        say(page, "crop it to a square")
        shown(page)
        wait_for(page, "A photo, edited here by fixed rules")
        sizes = [image.evaluate(SIZE) for image in page.locator(".salon-card img").all()]
        assert sizes == [[900, 600], [600, 600]]


def test_several_photos_make_a_collage_and_each_can_be_taken_back(browser: Browser, live: Live) -> None:
    with visit(browser, live.url, live) as page:
        expect(page.locator("#chat-input")).to_be_visible(timeout=PATIENCE_MS)
        files = [{"name": f"{n}.jpg", "mimeType": "image/jpeg", "buffer": PHOTO} for n in range(2)]
        page.locator("input[type=file]").first.set_input_files(files)  # type: ignore[arg-type]
        send(page)
        wait_for(page, "Here are 2.")
        expect(page.locator(".salon-card img")).to_have_count(2, timeout=PATIENCE_MS)
        say(page, "make a collage of them")
        expect(page.locator(".salon-card img")).to_have_count(3, timeout=PATIENCE_MS)
        page.get_by_role("button", name="Undo", exact=True).first.click()
        expect(page.locator(".salon-card img")).to_have_count(2, timeout=PATIENCE_MS)


def test_what_is_no_picture_is_told_and_the_conversation_goes_on(browser: Browser, live: Live) -> None:
    with visit_despite_400(browser, live) as page:
        choose(page, "holiday.jpg", b"%PDF-1.4 nothing")
        wait_for(page, "That is a PDF, not a picture that I can show.")
        say(page, "help")
        wait_for(page, "draw")


def visit_despite_400(browser: Browser, live: Live):  # type: ignore[no-untyped-def]
    """The browser itself notes in its console that a request was refused."""
    return visit(browser, live.url, live, expected="status of 400")


def test_a_photo_is_brought_inside_another_sites_page(browser: Browser, live: Live, tmp_path: Path) -> None:
    with host_site(live, tmp_path) as site, visit(browser, f"{site}/", live) as page:
        page.get_by_role("button", name="Chat and draw").click()
        frame = page.locator("iframe[title='Salon chat']").element_handle(timeout=PATIENCE_MS).content_frame()
        assert frame is not None
        choose(frame, NAME, PHOTO)
        send(frame)
        shown(frame)


def test_a_conversation_with_a_photo_is_there_again_after_a_reload(browser: Browser, live: Live) -> None:
    with visit(browser, live.url, live) as page:
        choose(page, NAME, PHOTO)
        send(page)
        shown(page)
        page.wait_for_url("**/thread/**")
        page.reload()
        wait_for(page, "(a picture)")
        expect(page.locator(".salon-card img").last).to_be_visible(timeout=PATIENCE_MS)
        say(page, "make it sepia")
        wait_for(page, "A photo, edited here by fixed rules")
