"""Two people, one evening: they meet in explore, follow, answer, like, think again, and come back after a restart."""

import json
import re
from pathlib import Path
from typing import Any

from browsing import PATIENCE_MS, button, say, visit, wait_for
from live import Live, running
from playwright.sync_api import Browser, Page, expect


def ask(live: Live, who: str, text: str) -> dict[str, Any]:
    """What came of the last thing that was done for these words."""
    done = live.salon("ask", text, "--as", who, "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["calls"], (text, told["reply"])
    outcome: dict[str, Any] = told["calls"][-1]["outcome"]
    assert "error" not in outcome, (text, outcome)
    return outcome


async def test_an_evening_in_a_terminal(database_url: str, tmp_path: Path) -> None:
    home, data = tmp_path / "home", {"SALON_DATABASE_URL": database_url}
    with running(home, **data) as live:
        for handle in ("ada", "bob"):
            assert live.salon("user", "add", handle).returncode == 0
        ask(live, "ada", "make a picture of a lighthouse by the sea at night")
        ask(live, "ada", "share it saying first light")
        shared = ask(live, "ada", "yes")["post"]

        assert ask(live, "bob", "explore")["items"][0]["id"] == shared
        assert ask(live, "bob", "follow her")["state"] == "following"
        assert ask(live, "bob", "like the first one")["likes"] == 1
        assert ask(live, "bob", "undo that")["state"] == "not_liked"
        assert ask(live, "bob", "like it")["likes"] == 1
        answer = ask(live, "bob", "reply to the first one saying what a light")["post"]

        assert [turn["id"] for turn in ask(live, "ada", "open my last post")["thread"]] == [shared, answer]
        assert ask(live, "ada", "like the first reply")["post"] == answer
        assert ask(live, "ada", "follow bob")["state"] == "following"
        ask(live, "ada", "reply to the first reply: come and see it")
        assert ask(live, "bob", "delete my last reply")["ok"] == "pending"
        assert ask(live, "bob", "no")["ok"] == "cancelled"

    with running(home, **data) as live:
        (item,) = ask(live, "bob", "show me my feed")["items"]
        assert (item["by"], item["likes"], item["replies"], item["you"]) == ("@ada", 1, 1, "like")
        thread = ask(live, "bob", "open the first one")["thread"]
        assert [turn["text"] for turn in thread] == ["first light", "what a light", "come and see it"]
        assert ask(live, "bob", "who is @ada")["you"] == ["following", "followed_by", "mutual"]
        done = [row[1] for row in ask(live, "ada", "what did you do")["items"]]
        assert done == ["share_post", "follow_user", "react_to_post", "share_post", "create_image"]


def enter(page: Page, name: str) -> None:
    say(page, f"call me {name}")
    wait_for(page, f"you are @{name} now")


def test_an_evening_in_two_browsers(browser: Browser, tmp_path: Path) -> None:
    with (
        running(tmp_path / "home") as live,
        visit(browser, live.url, live) as ada,
        visit(browser, live.url, live, size="phone", scheme="dark") as bob,
    ):
        enter(ada, "ada")
        say(ada, "draw a lighthouse by the sea at night")
        wait_for(ada, "Here it is")
        say(ada, "share it saying first light")
        wait_for(ada, "Everyone, also people without an account")
        button(ada, "Share").click()
        expect(ada.get_by_role("link", name="Open the post").last).to_be_visible(timeout=PATIENCE_MS)

        enter(bob, "bob")
        say(bob, "explore")
        wait_for(bob, "first light")
        say(bob, "follow her")
        wait_for(bob, "You follow @ada now")
        card = bob.locator(".salon-card:has(.salon-posts)").last
        card.get_by_role("button", name=re.compile("^Like")).click()
        expect(card.get_by_role("button", pressed=True)).to_have_count(1, timeout=PATIENCE_MS)
        say(bob, "undo that")
        wait_for(bob, "Undone.")
        expect(card.get_by_role("button", pressed=True)).to_have_count(0, timeout=PATIENCE_MS)
        say(bob, "like the first one")
        expect(card.get_by_role("button", pressed=True)).to_have_count(1, timeout=PATIENCE_MS)
        card.get_by_role("button", name="Reply", exact=True).click()
        card.get_by_role("textbox", name="Reply to @ada").fill("what a light")
        card.locator("form").get_by_role("button", name="Reply").click()
        expect(card.get_by_role("button", name="1 reply")).to_be_visible(timeout=PATIENCE_MS)

        say(ada, "open my last post")
        wait_for(ada, "what a light")
        say(ada, "like the first reply")
        wait_for(ada, "You like it now.")
        say(ada, "follow bob")
        wait_for(ada, "You follow @bob now")
        kept = {name: page.context.storage_state() for name, page in (("ada", ada), ("bob", bob))}
        addresses = {"ada": ada.url, "bob": bob.url}

    with running(tmp_path / "home", port=live.port):
        for name, words in (("ada", "You follow @bob now"), ("bob", "first light")):
            context = browser.new_context(storage_state=kept[name])
            page = context.new_page()
            page.goto(addresses[name])
            wait_for(page, words)
            say(page, "show me my feed")
            wait_for(page, "first light")
            say(page, "open the first one")
            wait_for(page, "Here is the conversation")
            wait_for(page, "what a light")
            context.close()
