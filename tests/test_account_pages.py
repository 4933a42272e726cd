"""Signing in from another browser: the pages of an account over HTTP, and what stands behind them."""

import itertools
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx2
import jwt
import pytest
from chat import Chat, cookie_of
from conftest import Cast
from fake_model import FakeModel, serving, words
from fastapi import HTTPException, Request
from live import ROOT, Live, environment
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from assistant import about, brain
from assistant.account_pages import own_pages_only
from assistant.events import Asked
from assistant.passphrases import LONGEST, NO_TEXT, TOO_LONG, TOO_SHORT, Passphrases, checked
from assistant.settings import load
from assistant.throttle import origin_of
from assistant.turn import turn
from social_tools import grammar
from storage import accounts

HTML = {"Accept": "text/html"}
FRAME = {"Sec-Fetch-Dest": "iframe"}
ROW, OTHER = "four words in a row", "five other words in a row"
addresses = itertools.count(1)


@contextmanager
def browser(live: Live, **headers: str) -> Iterator[httpx2.Client]:
    """A newcomer's browser at an address of its own, with an account by itself."""
    number = next(addresses)
    address = {"X-Forwarded-For": f"192.0.2.{number % 250 + 1}", "Origin": live.url, **headers}
    with httpx2.Client(base_url=live.url, headers=address, follow_redirects=True, timeout=30) as client:
        client.get("/", headers=HTML)
        yield client


@pytest.fixture
def guest(live: Live) -> Iterator[httpx2.Client]:
    with browser(live) as client:
        yield client


@pytest.fixture
def other(live: Live) -> Iterator[httpx2.Client]:
    with browser(live) as client:
        yield client


def handle_of(client: httpx2.Client) -> str:
    found = re.search(r'class="handle">@([a-z0-9_]+)<', client.get("/account").text)
    assert found is not None
    return found[1]


def set_passphrase(client: httpx2.Client, passphrase: str = ROW, **more: str) -> httpx2.Response:
    return client.post("/account", data={"passphrase": passphrase, "again": passphrase, **more})


def sign_in(client: httpx2.Client, handle: str, passphrase: str = ROW) -> httpx2.Response:
    return client.post("/signin", data={"handle": handle, "passphrase": passphrase})


def test_a_passphrase_makes_the_account_reachable_from_another_browser(
    live: Live, guest: httpx2.Client, other: httpx2.Client
) -> None:
    assert "lives in this browser only" in guest.get("/account").text
    done, handle = set_passphrase(guest), handle_of(guest)
    assert done.status_code == 200 and "passphrase is set" in done.text and f"@{handle}</strong>" in done.text
    before = cookie_of(other)
    assert sign_in(other, f"@{handle.upper()} ").url.path == "/", "nothing was made, so nothing is asked"
    assert handle_of(other) == handle and cookie_of(other) != before
    with httpx2.Client(base_url=live.url, cookies={live.cookie: before}) as old:
        assert old.get("/account", follow_redirects=False).headers["location"] == "/signin", "its sign-in has ended"
    assert f"@{handle}\t" in live.salon("user", "list").stdout and "\tmember\t" in live.salon("user", "list").stdout


def test_nobodys_handle_and_a_wrong_passphrase_get_the_same_answer(guest: httpx2.Client, other: httpx2.Client) -> None:
    set_passphrase(guest)
    handle = handle_of(guest)
    wrong, nobody = sign_in(other, handle, "four words in a raw"), sign_in(other, "nobody_here", ROW)
    assert wrong.status_code == nobody.status_code == 400
    assert wrong.text.replace(handle, "?") == nobody.text.replace("nobody_here", "?")
    assert f'value="{handle}"' in wrong.text and "four words" not in wrong.text, "all but the passphrase is kept"
    assert sign_in(other, "not a handle <b>\0", "").status_code == 400


@pytest.mark.parametrize(
    ("passphrase", "again", "sentence"),
    [
        ("too short", "too short", TOO_SHORT),
        ("e\u0301" * 9, "e\u0301" * 9, TOO_SHORT),
        ("x" * (LONGEST + 1), "x" * (LONGEST + 1), TOO_LONG),
        ("x" * 100_000, "x" * 100_000, TOO_LONG),
        (ROW, OTHER, "not the same"),
        ("", "", TOO_SHORT),
    ],
)
def test_a_passphrase_that_may_not_be_is_a_sentence_beside_its_field(
    guest: httpx2.Client, passphrase: str, again: str, sentence: str
) -> None:
    answer = guest.post("/account", data={"passphrase": passphrase, "again": again})
    assert answer.status_code == 400 and sentence in answer.text and 'aria-invalid="true"' in answer.text
    assert not passphrase or passphrase not in answer.text
    assert "lives in this browser only" in guest.get("/account").text


def test_any_letters_are_a_passphrase_and_every_keyboard_means_the_same() -> None:
    assert checked("café " * 2) == checked("cafe\u0301 " * 2)
    assert checked("🦊" * 10) and checked("é" * LONGEST)
    with pytest.raises(ValueError, match=NO_TEXT):
        checked("\ud800" * 10)


def test_changing_needs_the_old_one_and_signs_every_other_browser_out(
    guest: httpx2.Client, other: httpx2.Client
) -> None:
    set_passphrase(guest)
    sign_in(other, handle_of(guest))
    refused = set_passphrase(guest, OTHER, current="not the old one")
    assert refused.status_code == 400 and "not your present passphrase" in refused.text
    assert set_passphrase(guest, OTHER).status_code == 400
    assert other.get("/account").url.path == "/account"
    assert "is changed" in set_passphrase(guest, OTHER, current=ROW).text
    assert other.get("/account").url.path == "/signin"
    handle = handle_of(guest)
    assert sign_in(other, handle, ROW).status_code == 400 and sign_in(other, handle, OTHER).status_code == 200


def test_signing_out_ends_this_browser_or_all_the_others(guest: httpx2.Client, other: httpx2.Client) -> None:
    set_passphrase(guest)
    sign_in(other, handle := handle_of(guest))
    assert "Every other browser is signed out" in guest.post("/signout/others").text
    assert other.get("/account").url.path == "/signin" and guest.get("/account").url.path == "/account"
    assert "You are signed out" in guest.post("/signout").text
    assert not [name for name in guest.cookies if name.startswith("salon_")]
    assert guest.post("/signout").url.path == guest.post("/account").url.path == "/signin"
    assert sign_in(guest, handle).status_code == 200


def test_a_guest_signs_out_only_after_saying_that_it_is_for_good(guest: httpx2.Client) -> None:
    asked = guest.post("/signout")
    assert asked.status_code == 400 and "Tick the box first" in asked.text
    assert "form-action 'self'" in asked.headers["content-security-policy"]
    assert guest.post("/signout", data={"sure": "yes"}).url.path == "/signin"


async def test_a_guest_is_asked_once_whether_to_bring_along_what_they_made(
    live: Live, guest: httpx2.Client, other: httpx2.Client
) -> None:
    set_passphrase(guest)
    handle, was = handle_of(guest), handle_of(other)
    async with Chat(live, cookie_of(other)) as chat:
        await chat.say("draw a fox")
        await chat.say('post "from the other browser"')
        await chat.say("like my last post")
        asked = sign_in(other, handle)
        assert asked.url.path == "/bring"
        assert re.search(r"<strong>1 picture, 1 post and \d like", asked.text), asked.text
        assert was.replace("_", " ").title() in asked.text
        assert (await chat.say("who am i")).startswith("Your sign-in has ended. Reload the page")
    assert other.get("/bring").status_code == 200, "a reload asks again"
    kept = list(other.cookies.jar)
    assert "Everything came along" in other.post("/bring", data={"answer": "bring"}).text
    assert "from the other browser" in other.get(f"/@{handle}").text
    assert other.get(f"/@{was}").status_code == 404
    for cookie in kept:
        other.cookies.jar.set_cookie(cookie)
    assert other.post("/bring", data={"answer": "bring"}).url.path == "/", "the answer counts once"


async def test_what_is_left_stays_where_it_is(live: Live, guest: httpx2.Client, other: httpx2.Client) -> None:
    set_passphrase(guest)
    was = handle_of(other)
    async with Chat(live, cookie_of(other)) as chat:
        await chat.say('post "left behind"')
    assert sign_in(other, handle_of(guest)).url.path == "/bring"
    assert other.post("/bring", data={"answer": "leave"}).url.path == "/"
    assert other.get("/bring").url.path == "/"
    assert "left behind" in other.get(f"/@{was}").text


async def test_only_the_browser_that_was_the_guest_can_bring_it_along(
    live: Live, guest: httpx2.Client, other: httpx2.Client
) -> None:
    set_passphrase(guest)
    me = handle_of(guest)
    async with Chat(live, cookie_of(other)) as chat:
        await chat.say('post "not yours"')
    was, cookie = handle_of(other), f"{live.cookie}_bring"
    sign_in(other, me)
    offer, secret = other.cookies[cookie], (live.home / "secret").read_text()
    claims = jwt.decode(offer, options={"verify_signature": False})
    tokens = [
        "", cookie_of(guest), offer[:-2] + "xx",
        jwt.encode({**claims, "member": 1}, secret, algorithm="HS256"),
        jwt.encode({**claims, "guest": claims["member"]}, secret, algorithm="HS256"),
        jwt.encode({**claims, "exp": datetime.now(UTC) - timedelta(seconds=1)}, secret, algorithm="HS256"),
        jwt.encode(claims, "another secret that is long enough to be taken", algorithm="HS256"),
    ]  # fmt: skip
    for token in tokens:
        answer = httpx2.post(
            f"{live.url}/bring", data={"answer": "bring"}, cookies={live.cookie: cookie_of(guest), cookie: token}
        )
        assert answer.headers["location"] == "/", token
    with browser(live) as third:
        set_passphrase(third, OTHER)
        third.cookies.set(cookie, offer)
        third.post("/bring", data={"answer": "bring"})
    assert "not yours" in guest.get(f"/@{was}").text
    signed_in = httpx2.get(f"{live.url}/account", cookies={live.cookie: offer})
    assert signed_in.headers["location"] == "/signin", "an offer is no sign-in"


def test_the_26th_try_in_five_minutes_has_to_wait(live: Live, guest: httpx2.Client) -> None:
    set_passphrase(guest)
    handle = handle_of(guest)

    def attempt(address: str, name: str = "nobody_here") -> httpx2.Response:
        data = {"handle": name, "passphrase": "wrong wrong wrong"}
        return httpx2.post(f"{live.url}/signin", data=data, headers={"X-Forwarded-For": address}, timeout=30)

    network = [attempt(f"2001:db8::{n:x}", f"nobody_{n}") for n in range(26)]
    assert [answer.status_code for answer in network] == [400] * 25 + [429], "one /64 is one address"
    assert 0 < int(network[-1].headers["retry-after"]) <= 300 and "tried too often" in network[-1].text
    assert attempt("2001:db8:0:1::1").status_code == 400
    one = [attempt(f"198.18.0.{n}", handle).status_code for n in range(26)]
    assert one == [400] * 25 + [429], "one handle, from wherever"
    assert set_passphrase(guest, OTHER, current=ROW).status_code == 429


@pytest.mark.parametrize("path", ["/account", "/signin", "/bring", "/signout", "/signout/others"])
def test_another_site_cannot_press_these_buttons(guest: httpx2.Client, path: str) -> None:
    data = {"passphrase": ROW, "again": ROW, "sure": "yes", "answer": "bring"}
    assert guest.post(path, data=data, headers={"Origin": "https://evil.example"}).status_code == 403
    assert guest.get("/account").url.path == "/account"


async def test_a_site_that_may_draw_the_chat_cannot_press_them_either() -> None:
    """The wall lets such a site through."""

    def request(origin: str) -> Request:
        headers = [(b"host", b"salon.example"), (b"origin", origin.encode())]
        return Request({"type": "http", "method": "POST", "headers": headers})

    await own_pages_only(request("https://salon.example"))
    with pytest.raises(HTTPException, match="403"):
        await own_pages_only(request("https://trusted.example"))


@pytest.mark.parametrize("path", ["/account", "/signin"])
def test_these_pages_are_kept_by_nobody_and_send_forms_to_us_alone(guest: httpx2.Client, path: str) -> None:
    answer = guest.get(path)
    assert answer.headers["cache-control"] == "no-store" and "noindex" in answer.text and "<script" not in answer.text
    assert "form-action 'self'" in answer.headers["content-security-policy"]
    assert "form-action 'none'" in guest.get("/p/1").headers["content-security-policy"]


def test_what_is_no_form_is_answered_too(guest: httpx2.Client) -> None:
    for body in (b"", b"\xff\xfe", b"&" * 1000, b"a=1&" * 1000, b"handle=" + b"x" * 100_000):
        for path in ("/account", "/signin"):
            answer = guest.post(path, content=body, headers={"Content-Type": "application/x-www-form-urlencoded"})
            assert answer.status_code in (400, 429) and "<form" in answer.text and len(answer.text) < 20_000


def test_in_the_widgets_frame_the_cookies_live_there(live: Live, guest: httpx2.Client) -> None:
    set_passphrase(guest)
    data = {"handle": handle_of(guest), "passphrase": ROW}
    answer = httpx2.post(f"{live.url}/signin", data=data, headers=FRAME, timeout=30)
    assert answer.status_code == 303 and answer.headers["location"] == "/?embedded=1"
    cookie = answer.headers["set-cookie"]
    assert all(word in cookie for word in ("SameSite=none", "Secure", "Partitioned", "HttpOnly"))
    plain = httpx2.post(f"{live.url}/signin", data=data, timeout=30).headers["set-cookie"]
    assert "SameSite=lax" in plain and "Partitioned" not in plain and "HttpOnly" in plain


async def test_no_passphrase_is_in_the_log_or_the_data(live: Live, guest: httpx2.Client) -> None:
    canary = "canary canary canary"
    async with Chat(live, cookie_of(guest)) as chat:
        assert "do not type a passphrase here" in await chat.say(f"my passphrase is {canary}")
        await chat.say("thanks")
    set_passphrase(guest, canary)
    sign_in(guest, handle_of(guest), canary)
    sign_in(guest, handle_of(guest), canary + " no")
    log = (live.home.parent / f"{live.home.name}.log").read_text()
    assert "canary" not in log
    assert not [path for path in live.home.glob("salon.db*") if b"canary" in path.read_bytes()]


async def test_a_new_name_reaches_the_cookie_with_the_next_page_and_the_sign_in_stays(
    live: Live, guest: httpx2.Client
) -> None:
    before = guest.get("/user").json()
    assert guest.get("/", headers=HTML).headers.get("set-cookie") is None
    async with Chat(live, cookie_of(guest)) as chat:
        done = await chat.press(tool="update_profile", arguments={"name": "Ada Lovelace"})
        if done["outcome"] == "pending":
            done = await chat.press(approval=done["result"]["act"], answer="approve")
        assert done["outcome"] == "done"
    guest.get("/", headers=HTML)
    after = guest.get("/user").json()
    assert (after["display_name"], after["identifier"]) == ("Ada Lovelace", before["identifier"])


def test_a_visitor_for_whom_a_site_answers_is_told_so(live: Live) -> None:
    site = "https://visited.example"
    key = live.salon("site", "add", site).stdout.split("Key: ")[1].split()[0]
    asked = httpx2.post(f"{live.url}/api/entry", json={"user": "1"}, headers={"Authorization": f"Bearer {key}"})
    entered = httpx2.post(f"{live.url}/embed", json={"token": asked.json()["token"], "origin": site})
    cookie = {"Cookie": entered.headers["set-cookie"].split(";")[0]}
    assert "on the site that you come from only" in httpx2.get(f"{live.url}/account", headers=cookie).text
    assert httpx2.post(f"{live.url}/signout", headers=cookie).headers["location"] == "/signin?now=out"


def test_the_menu_leads_a_guest_to_sign_in_and_a_member_to_their_account(guest: httpx2.Client) -> None:
    assert guest.get("/welcome.json").json()["account"] == {"label": "Sign in", "href": "/signin"}
    set_passphrase(guest)
    assert guest.get("/welcome.json").json()["account"] == {"label": "Your account", "href": "/account"}


def test_an_account_is_added_with_a_passphrase_from_standard_input(
    live: Live, guest: httpx2.Client, tmp_path: Path
) -> None:
    def add(handle: str, line: str, home: Path = live.home) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "assistant.main", "user", "add", handle, "--password-stdin", "--home", home]
        return subprocess.run(command, input=line, capture_output=True, text=True, env=environment(), cwd=ROOT)

    assert add("ada_stdin", f"{ROW}\nnot this line\n").returncode == 0
    assert sign_in(guest, "ada_stdin").status_code == 200 and handle_of(guest) == "ada_stdin"
    short = add("bob_stdin", "short\n")
    assert short.returncode == 1 and short.stderr.strip() == TOO_SHORT
    assert add("cy_stdin", "", tmp_path / "home").returncode == 1, "without a server, too"


# What stands behind the pages.


class Counting(Argon2Hasher):
    """A quick hasher that counts its work."""

    def __init__(self, passes: int = 1) -> None:
        super().__init__(passes, 8, parallelism=1)
        self.work = 0

    def hash(self, password: str | bytes, *, salt: bytes | None = None) -> str:
        self.work += 1
        return super().hash(password, salt=salt)

    def verify(self, password: str | bytes, hash: str | bytes) -> bool:
        self.work += 1
        return super().verify(password, hash)


async def test_a_hash_is_computed_whoever_is_asked_for(cast: Cast) -> None:
    counting = Counting()
    checking, db = Passphrases(lambda: PasswordHash((counting,))), cast.salon.db
    await db.write(accounts.set_passphrase, cast.ada.id, await checking.hashed(ROW), instead_of="")
    for handle, passphrase in (
        ("ada", ROW), ("ada", OTHER), ("ada", "short"), ("bob", ROW), ("nobody", ROW), ("no handle", ROW), ("", ""),
    ):  # fmt: skip
        counting.work = 0
        found = await checking.person(db, handle, passphrase)
        assert (found.handle if found else None) == ("ada" if (handle, passphrase) == ("ada", ROW) else None)
        assert counting.work == 1, (handle, passphrase)


async def test_a_hash_of_an_earlier_kind_is_made_anew_at_the_next_sign_in(cast: Cast) -> None:
    db = cast.salon.db
    old, new = [Passphrases(lambda n=n: PasswordHash((Counting(n),))) for n in (1, 2)]
    kept = await old.hashed(ROW)
    await db.write(accounts.set_passphrase, cast.ada.id, kept, instead_of="")
    assert await new.person(db, "ada", OTHER) is None
    assert await db.read(accounts.passphrase, cast.ada.id) == kept
    assert await new.person(db, "ada", ROW)
    better = await db.read(accounts.passphrase, cast.ada.id)
    assert "t=2" in better and await new.hash_of(db, cast.ada, ROW) == better


async def test_what_is_kept_is_argon2id_at_owasps_cost() -> None:
    assert (await Passphrases().hashed(ROW)).startswith("$argon2id$v=19$m=19456,t=2,p=1$")


@pytest.mark.parametrize(
    ("address", "counts_as"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8::1", "2001:db8::"),
        ("2001:db8::ffff:1", "2001:db8::"),
        ("2001:db8:0:1::1", "2001:db8:0:1::"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("unknown", "unknown"),
    ],
)
def test_a_households_network_counts_as_one_address(address: str, counts_as: str) -> None:
    assert origin_of({"type": "http", "client": (address, 1)}) == counts_as


@pytest.mark.parametrize(
    "say", ["sign in", "log out", "I want an account", "change my password", f"my password is {ROW}"]
)
async def test_no_model_hears_of_accounts_and_passphrases_and_a_button_leads_to_their_page(
    cast: Cast, say: str
) -> None:
    model, history = FakeModel(lambda _: words("tell me more")), []  # type: ignore[var-annotated]
    with serving(model) as url:
        thinking = brain.make(load(openai_base_url=url, home="/nonexistent"))
        events = [event async for event in turn(cast.asks(cast.ada, say), thinking, history)]
        await thinking.close()
    (asked,) = events
    assert isinstance(asked, Asked) and {about.choice(label).get("href") for label in asked.choices} <= {
        "/account", "/signin",
    }  # fmt: skip
    assert model.requests == [] and history == []


def test_every_topic_of_the_grammar_has_its_answer_and_only_places_of_ours_are_links() -> None:
    known = {topic for language in (grammar.reader.LANGUAGES) for topic in language.topics}
    assert known | {"not_done"} <= about.TOPICS.keys()
    assert about.choice("https://evil.example") == {"label": "https://evil.example", "message": "https://evil.example"}
    assert set(about.PLACES.values()) == {"/signin", "/account"}
