"""A site lets its own visitors into the widget: what its server may ask for, and what a token is good for."""

import asyncio
import re
from pathlib import Path
from typing import Any

import httpx2
import pytest
from conftest import Clock
from hypothesis import given
from hypothesis import strategies as st
from live import Live, running, salon

from assistant.identity import visitor, visitor_namings
from social_tools.handles import check_handle
from storage import entries, sites
from storage.database import Database
from storage.models import Entry
from storage.people import Person

HERALD, GAZETTE = "https://herald.example", "https://gazette.example"
HTML = {"Accept": "text/html"}


async def token_of(db: Database, person: Person, origin: str = HERALD, *, minutes: int = 5) -> str:
    return await db.write(entries.issue, person.id, origin, db.clock() + minutes * 60_000)


async def ada_of(db: Database, origin: str = HERALD) -> Person:
    await db.write(sites.add, origin)
    return await visitor(db, origin, "17", "Ada Lovelace")


# Storage, on both engines.


async def test_of_four_who_come_with_the_same_token_at_once_one_gets_in(any_db: Database) -> None:
    ada = await ada_of(any_db)
    token = await token_of(any_db, ada)
    found = await asyncio.gather(*(any_db.write(entries.redeem, token, HERALD) for _ in range(4)))
    assert [person for person in found if person] == [ada]
    assert await any_db.write(entries.redeem, token, HERALD) is None


async def test_a_token_runs_out(any_db: Database, clock: Clock) -> None:
    ada = await ada_of(any_db)
    short, long = await token_of(any_db, ada, minutes=5), await token_of(any_db, ada, minutes=6)
    clock.forward(minutes=5)
    assert await any_db.write(entries.redeem, short, HERALD) is None
    assert await any_db.write(entries.redeem, long, HERALD) == ada


async def test_a_token_that_turns_up_on_another_site_is_worth_nothing_from_then_on(any_db: Database) -> None:
    ada = await ada_of(any_db)
    await any_db.write(sites.add, GAZETTE)
    token = await token_of(any_db, ada)
    assert await any_db.write(entries.redeem, token, GAZETTE) is None
    assert await any_db.write(entries.redeem, token, HERALD) is None


async def test_a_token_is_kept_as_a_hash_only_and_forgotten_when_it_has_run_out(any_db: Database, clock: Clock) -> None:
    ada = await ada_of(any_db)
    token = await token_of(any_db, ada)
    assert len(token) >= 43, "256 random bits"
    kept = await any_db.read(lambda reader: reader.rows(Entry.__table__.select()))  # type: ignore[attr-defined]
    assert len(kept) == 1 and token not in str(kept)
    clock.forward(minutes=6)
    await token_of(any_db, ada)
    assert not await any_db.read(entries.known, token)


async def test_a_visitor_is_the_same_person_each_time_and_another_one_on_another_site(any_db: Database) -> None:
    ada = await ada_of(any_db)
    assert (ada.handle, ada.name, ada.kind) == ("ada_lovelace", "Ada Lovelace", "visitor")
    again = await asyncio.gather(*(visitor(any_db, HERALD, "17", "Ada King") for _ in range(4)))
    assert again == [ada] * 4, "the name that they may have changed here stays"
    elsewhere = await ada_of(any_db, GAZETTE)
    assert elsewhere.id != ada.id and re.fullmatch(r"ada_lovelace_\d+", elsewhere.handle)
    assert (await visitor(any_db, HERALD, "1", "7")).id != ada.id


async def test_a_removed_site_has_no_key_and_its_tokens_are_worth_nothing(any_db: Database) -> None:
    key = await any_db.write(sites.add, HERALD)
    ada = await visitor(any_db, HERALD, "17", "Ada")
    token = await token_of(any_db, ada)
    assert await any_db.read(sites.by_key, key) == HERALD
    assert await any_db.write(sites.remove, HERALD) and not await any_db.write(sites.remove, HERALD)
    assert await any_db.read(sites.by_key, key) is None
    new = await any_db.write(sites.add, HERALD)
    assert await any_db.write(entries.redeem, token, HERALD) is None
    assert new != key and await any_db.read(sites.by_key, new) == HERALD
    assert (await visitor(any_db, HERALD, "17", "Ada")).id == ada.id, "who was there is there when it comes back"


async def test_a_new_key_ends_the_old_one_and_what_it_asked_for(any_db: Database) -> None:
    old = await any_db.write(sites.add, HERALD)
    token = await token_of(any_db, await ada_of(any_db))
    await any_db.write(sites.add, HERALD)
    assert await any_db.read(sites.by_key, old) is None
    assert await any_db.write(entries.redeem, token, HERALD) is None


# Names.


@pytest.mark.parametrize(
    ("name", "handle"),
    [
        ("Ada Lovelace", "ada_lovelace"), ("José  Ñandú", "jose_nandu"), ("x" * 80, "x" * 30),
        ("O’Neil-Smith 3", "oneil_smith_3"),
    ],
)  # fmt: skip
def test_a_handle_is_made_of_the_name(name: str, handle: str) -> None:
    assert next(visitor_namings(name)).handle == handle


@pytest.mark.parametrize("name", ["李小龙", "admin", "🦊", "", "…"])
def test_who_has_no_usable_name_is_called_like_a_guest(name: str) -> None:
    naming = next(visitor_namings(name))
    assert re.fullmatch(r"[a-z]+_[a-z]+", naming.handle) and naming.animal
    assert naming.name == (name or naming.handle.replace("_", " ").title())


@given(st.text(max_size=300))
def test_whatever_a_site_calls_a_visitor_there_is_always_a_handle(name: str) -> None:
    namings = list(visitor_namings(name))
    assert len(namings) >= 40
    for naming in namings:
        assert check_handle(naming.handle) == naming.handle
        assert 0 < len(naming.name) <= 64 and "\n" not in naming.name


# Over HTTP.


class Site:
    """A host's server."""

    def __init__(self, live: Live, origin: str) -> None:
        self.live, self.origin = live, origin
        added = live.salon("site", "add", origin)
        assert added.returncode == 0, added.stderr
        self.key = added.stdout.partition("Key: ")[2].strip()

    def asks(self, body: Any, **headers: str) -> httpx2.Response:
        sent = {"Authorization": f"Bearer {self.key}", **headers}
        given = {"content": body} if isinstance(body, bytes) else {"json": body}
        return httpx2.post(f"{self.live.url}/api/entry", headers=sent, **given)

    def token(self, user: str, name: str = "") -> str:
        answer = self.asks({"user": user, **({"name": name} if name else {})})
        assert answer.status_code == 200 and answer.json()["expires_s"] == 300, answer.text
        assert answer.headers["cache-control"] == "no-store"
        token: str = answer.json()["token"]
        return token


class Frame:
    """The widget's frame in a visitor's browser. It keeps the one cookie, which a client would only send over https."""

    def __init__(self, site: Site) -> None:
        self.site, self.cookie = site, ""

    def enters(self, token: str | None, origin: str = "", **headers: str) -> httpx2.Response:
        body = {"token": token, "origin": origin or self.site.origin}
        return self._send("POST", "/embed", json=body, headers={"Origin": self.site.live.url, **headers})

    def opens(self) -> httpx2.Response:
        return self._send("GET", "/embed", headers=HTML)

    def who(self, cookie: str = "") -> str | None:
        """Whose name stands in the chat; None where nobody is signed in."""
        cookies, url = self._cookies(cookie or self.cookie), self.site.live.url
        if httpx2.get(f"{url}/?embedded=1", cookies=cookies, headers=HTML).status_code == 403:
            return None
        return str(httpx2.get(f"{url}/user", cookies=cookies).json()["display_name"])

    def _send(self, method: str, path: str, **more: Any) -> httpx2.Response:
        answer = httpx2.request(method, self.site.live.url + path, cookies=self._cookies(self.cookie), **more)
        if found := re.match(f"{self.site.live.cookie}=([^;]+)", answer.headers.get("set-cookie", "")):
            self.cookie = found[1]
        return answer

    def _cookies(self, cookie: str) -> dict[str, str]:
        return {self.site.live.cookie: cookie} if cookie else {}


@pytest.fixture(scope="module")
def herald(live: Live) -> Site:
    return Site(live, HERALD)


@pytest.fixture
def frame(herald: Site) -> Frame:
    return Frame(herald)


def test_a_token_signs_the_frame_in_by_a_partitioned_cookie_once(herald: Site, frame: Frame) -> None:
    token, thief = herald.token("17", "Ada Lovelace"), Frame(herald)
    answer = frame.enters(token)
    assert answer.status_code == 204 and token not in str(answer.headers)
    assert all(word in answer.headers["set-cookie"] for word in ("SameSite=none", "Secure", "Partitioned", "HttpOnly"))
    assert frame.who() == "Ada Lovelace"
    again = thief.enters(token)
    assert again.status_code == 403 and again.json()["error"] == "stale" and "guest" in again.json()["hint"]
    assert "set-cookie" not in again.headers and thief.who() is None


@pytest.mark.parametrize(
    "origin", [GAZETTE, "http://herald.example", f"{HERALD}.evil", f"{HERALD}:8443", "null", f"{HERALD}/"]
)
def test_a_token_is_refused_where_the_browser_names_another_site(herald: Site, frame: Frame, origin: str) -> None:
    assert frame.enters(herald.token("17"), origin).status_code == 403
    assert not frame.cookie


def test_the_tokens_person_wins_over_whoever_was_in_the_frame_before(herald: Site, frame: Frame) -> None:
    frame.opens()
    guest = frame.cookie
    assert frame.who()
    frame.enters(herald.token("17", "Ada Lovelace"))
    ada = frame.cookie
    assert frame.who() == "Ada Lovelace" and frame.who(guest) is None, "the old sign-in has ended"
    frame.enters(herald.token("17"))
    assert frame.cookie == ada and frame.who(), "who is there already stays signed in"
    frame.enters(herald.token("18", "Bob"))
    assert frame.who() == "Bob" and frame.who(ada) is None


def test_who_has_left_the_site_has_left_the_frame_and_a_guest_stays(herald: Site, frame: Frame) -> None:
    frame.enters(herald.token("17"))
    assert frame.enters(None).status_code == 204 and frame.who() is None
    assert frame.opens().headers["location"] == "/?embedded=1"
    guest = frame.who()
    frame.enters(None)
    frame.opens()
    assert guest and frame.who() == guest


@pytest.mark.parametrize("key", ["", "x", "Bearer", "Basic x", "Bearer wrong", "Bearer  wrong wrong"])
def test_without_the_key_there_is_no_token(herald: Site, key: str) -> None:
    answer = herald.asks({"user": "17"}, Authorization=key)
    assert answer.status_code == 401 and answer.headers["www-authenticate"] == "Bearer"
    assert answer.json()["error"] == "forbidden" and answer.json()["hint"].endswith(".")


@pytest.mark.parametrize(
    "body",
    [
        {}, {"user": ""}, {"user": "x" * 201}, {"user": 17}, {"user": None}, {"user": "17", "name": 5},
        {"user": "17", "email": "ada@example.org"}, [], "17", b"", b"{", b"\xff", b'{"user": "\\ud800"}',
        b"[" * 100_000,
    ],
)  # fmt: skip
def test_a_wrong_question_is_answered_in_a_sentence(herald: Site, body: Any) -> None:
    answer = herald.asks(body)
    assert answer.status_code == 422 and set(answer.json()) == {"error", "hint"} and "1 to 200" in answer.json()["hint"]


@pytest.mark.parametrize("body", [{}, {"token": 5, "origin": HERALD}, [], b"{", b'{"token": "\\ud800", "origin": ""}'])
def test_a_frame_that_says_nonsense_is_told_so_in_a_sentence(herald: Site, body: Any) -> None:
    given = {"content": body} if isinstance(body, bytes) else {"json": body}
    answer = httpx2.post(f"{herald.live.url}/embed", **given)
    assert answer.status_code == 422 and answer.json()["hint"].endswith(".")


@pytest.mark.parametrize("odd", ["17\x00", "𝔸da 🦊", "a\nb", " 17 "])
def test_a_site_may_call_its_visitors_what_it_likes(herald: Site, frame: Frame, odd: str) -> None:
    assert frame.enters(herald.token(odd, f"{odd}'); <b>")).status_code == 204
    assert str(frame.who()).isprintable()


def test_a_page_cannot_ask_for_a_token_even_with_the_key(herald: Site) -> None:
    for headers in ({"Origin": HERALD}, {"Origin": herald.live.url}, {"Sec-Fetch-Site": "same-origin"}):
        answer = herald.asks({"user": "17"}, **headers)
        assert answer.status_code == 403 and "access-control-allow-origin" not in answer.headers
    preflight = httpx2.options(
        f"{herald.live.url}/api/entry", headers={"Origin": HERALD, "Access-Control-Request-Method": "POST"}
    )
    assert "access-control-allow-origin" not in preflight.headers


def test_another_sites_page_cannot_sign_a_frame_in(herald: Site, frame: Frame) -> None:
    token = herald.token("17")
    assert frame.enters(token, Origin=HERALD).status_code == 403
    assert frame.enters(token).status_code == 204, "and the token was not spent by it"


def test_a_site_that_asks_too_often_is_told_when_to_ask_again(live: Live) -> None:
    busy, calm = Site(live, "https://busy.example"), Site(live, "https://calm.example")
    with httpx2.Client(base_url=live.url, headers={"Authorization": f"Bearer {busy.key}"}) as client:
        answers = [client.post("/api/entry", json={}) for _ in range(301)]
    assert [answer.status_code for answer in answers] == [422] * 300 + [429]
    told = answers[-1].json()
    assert told["error"] == "rate_limited" and answers[-1].headers["retry-after"] == str(told["retry_s"])
    assert 0 < told["retry_s"] <= 300
    assert calm.token("17"), "the other sites go on"


def test_the_page_that_takes_the_token_allows_our_script_only(herald: Site) -> None:
    page = httpx2.get(f"{herald.live.url}/embed?enter={HERALD}", headers=HTML)
    policy = page.headers["content-security-policy"]
    assert page.status_code == 200 and "set-cookie" not in page.headers
    for part in ("default-src 'none'", "script-src 'self';", "connect-src 'self';"):
        assert part in policy
    assert "unsafe" not in policy and HERALD in policy.partition("frame-ancestors 'self'")[2]


def test_a_removed_site_neither_embeds_nor_asks_from_then_on(live: Live) -> None:
    site = Site(live, "https://removed.example")
    token = site.token("17")
    removed = live.salon("site", "remove", "https://removed.example/")
    assert removed.returncode == 0 and "may no longer embed" in removed.stdout, removed.stderr
    assert site.asks({"user": "17"}).status_code == 401
    page = httpx2.get(f"{live.url}/embed?enter=x", headers=HTML)
    assert site.origin not in page.headers["content-security-policy"]
    assert Frame(site).enters(token).status_code == 403
    assert site.origin not in live.salon("site", "list").stdout.split()
    again = live.salon("site", "remove", site.origin)
    assert again.returncode == 5 and "not registered" in again.stderr and "Traceback" not in again.stderr


def test_a_site_of_the_settings_is_removed_in_the_settings(tmp_path: Path) -> None:
    done = salon("site", "remove", HERALD, "--home", str(tmp_path), SALON_EMBED_ORIGINS=HERALD)
    assert done.returncode == 1 and "SALON_EMBED_ORIGINS" in done.stderr


def test_an_origin_is_kept_as_browsers_spell_it(tmp_path: Path) -> None:
    salon("site", "add", "https://Herald.example:443/", "--home", str(tmp_path))
    assert salon("site", "list", "--home", str(tmp_path)).stdout == f"{HERALD}\n"


def test_neither_key_nor_token_comes_into_the_log(tmp_path: Path) -> None:
    with running(tmp_path / "home") as live:
        site = Site(live, HERALD)
        token = site.token("17", "Ada")
        assert [Frame(site).enters(token).status_code for _ in range(2)] == [204, 403]
        site.asks(b"{")
    log = (tmp_path / "home.log").read_text()
    assert token not in log and site.key not in log
