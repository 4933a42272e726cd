"""The running product over HTTP and its websocket: what is open, and what stays shut."""

import asyncio
import itertools
import re
import subprocess
import sys
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx2
import jwt
import pytest
import socketio
from bad_pictures import encoded, plain
from chat import Chat, connect, cookie_of
from fake_model import FakeModel, call, serving, words
from live import Live, free_port, running, salon

from assistant import pictures

HTML = {"Accept": "text/html"}
addresses = itertools.count(1)
HOSTILE = [
    "https://evil.example", "http://evil.example", "null", "http://localhost.evil.example", "https://localhost:1",
    "http://127.0.0.1:1", "file://", "chrome-extension://abc", "http://[::1]:1", "https://salon.example.evil",
    "http://localhost", "javascript:1",
]  # fmt: skip


@pytest.fixture
def guest(live: Live) -> Iterator[httpx2.Client]:
    """A newcomer's browser: it has opened the page, and nothing more."""
    with httpx2.Client(base_url=live.url, headers={"X-Forwarded-For": f"198.51.100.{next(addresses)}"}) as client:
        client.get("/", headers=HTML)
        yield client


def test_opening_the_page_signs_a_guest_in_without_a_click(live: Live) -> None:
    with httpx2.Client(base_url=live.url) as client:
        page = client.get("/", headers=HTML)
        assert page.status_code == 200 and "<title>Salon</title>" in page.text
        user = client.get("/user").json()
        assert re.fullmatch(r"[A-Z][a-z]+ [A-Z][a-z]+", user["display_name"])
        client.get("/", headers=HTML)
        assert client.get("/user").json()["identifier"] == user["identifier"], "coming back is the same guest"


def test_two_salons_on_one_machine_do_not_sign_each_other_out(live: Live, tmp_path: Path) -> None:
    with running(tmp_path / "home") as other, httpx2.Client() as client:
        for address in (live.url, other.url):
            client.get(address, headers=HTML)
        names = [client.get(f"{address}/user").json()["identifier"] for address in (live.url, other.url)]
        for address in (live.url, other.url):
            client.get(address, headers=HTML)
        assert [client.get(f"{address}/user").json()["identifier"] for address in (live.url, other.url)] == names


def test_the_page_names_no_foreign_host(guest: httpx2.Client) -> None:
    page = guest.get("/", headers=HTML)
    addresses = re.findall(r"""(?:href|src)=["']?(https?:)?//([^"'/ >]+)""", page.text)
    assert addresses == []
    policy, _, ancestors = page.headers["content-security-policy"].partition("frame-ancestors")
    assert "default-src 'self'" in policy and "http" not in policy and ancestors.startswith(" 'self'")
    assert page.headers["x-content-type-options"] == "nosniff" and page.headers["referrer-policy"] == "same-origin"


def test_two_lines_say_what_this_is_and_in_which_mode(guest: httpx2.Client) -> None:
    lines = guest.get("/welcome.json").json()["lines"]
    assert len(lines) == 2 and "Offline assistant" in lines[1] and "not a language model" in lines[1]


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/docs"), ("GET", "/openapi.json"), ("GET", "/redoc"), ("POST", "/mcp"),
        ("GET", "/project/file/x"), ("POST", "/auth/header"), ("GET", "/auth/oauth/x"), ("PUT", "/feedback"),
        ("GET", "/project/share/x"),
        ("POST", "/logout"), ("GET", "/element/x"), ("GET", "/env"), ("GET", "/whatever"), ("GET", "/.env"),
    ],
)  # fmt: skip
def test_what_is_not_used_answers_like_what_never_was(guest: httpx2.Client, method: str, path: str) -> None:
    answer = guest.request(method, path)
    assert answer.status_code == 404 and "There is nothing here" in answer.text


def test_files_come_by_our_own_route_and_leave_nothing_behind(guest: httpx2.Client, live: Live) -> None:
    """Chainlit's would ask for a session of the chat, and keep the file."""
    refused = guest.post("/project/file?session_id=x", files={"file": ("a.png", b"%PDF-1.4 x", "image/png")})
    assert refused.status_code == 400 and "That is a PDF" in refused.json()["detail"]
    taken = guest.post("/project/file?session_id=x", files={"file": ("a.png", encoded(plain(), "PNG"), "image/png")})
    assert taken.status_code == 200 and set(taken.json()) == {"id"}
    kept = [path for path in (live.home / "site" / ".files").rglob("*") if path.is_file()]
    assert kept == [] and guest.get(f"/project/file/{taken.json()['id']}").status_code == 404


@pytest.mark.parametrize("origin", HOSTILE)
def test_another_site_can_change_nothing(guest: httpx2.Client, origin: str) -> None:
    for method, path in (
        ("POST", "/project/action"),
        ("PUT", "/project/element"),
        ("POST", "/logout"),
        ("POST", "/set-session-cookie"),
    ):
        answer = guest.request(method, path, json={}, headers={"Origin": origin})
        assert answer.status_code == 403, (method, path)
    preflight = guest.options("/project/action", headers={"Origin": origin, "Access-Control-Request-Method": "POST"})
    assert preflight.headers.get("access-control-allow-origin") not in (origin, "*")


@pytest.mark.parametrize("origin", HOSTILE)
async def test_another_site_cannot_open_a_chat(live: Live, guest: httpx2.Client, origin: str) -> None:
    client = socketio.AsyncClient()
    with pytest.raises(socketio.exceptions.ConnectionError):
        await connect(client, live, cookie_of(guest), origin=origin)
    await client.shutdown()


@pytest.mark.parametrize(
    "auth",
    [
        {"sessionId": "../../../tmp/x"}, {"sessionId": ""}, {"sessionId": None},
        {"sessionId": str(uuid.uuid4()).upper() + "A"},
        {"threadId": "x' OR 1=1"}, {"clientType": "discord"}, {"sessionId": ["a"]},
    ],
)  # fmt: skip
async def test_a_session_id_that_is_no_uuid_is_refused(live: Live, guest: httpx2.Client, auth: dict[str, Any]) -> None:
    client = socketio.AsyncClient()
    with pytest.raises(socketio.exceptions.ConnectionError):
        await connect(client, live, cookie_of(guest), **auth)
    await client.shutdown()


async def test_our_own_page_can_open_a_chat(live: Live, guest: httpx2.Client) -> None:
    client = socketio.AsyncClient()
    await connect(client, live, cookie_of(guest), origin=live.url)
    await client.disconnect()


def test_a_forged_or_old_cookie_is_nobody(live: Live, guest: httpx2.Client) -> None:
    claims = jwt.decode(cookie_of(guest), options={"verify_signature": False})
    secret = (live.home / "secret").read_text()
    old = {**claims, "exp": datetime.now(UTC) - timedelta(seconds=1)}
    forged = [
        jwt.encode(claims, "another secret that is long enough to be taken", algorithm="HS256"),
        jwt.encode(claims, "", algorithm="none"),
        jwt.encode(old, secret, algorithm="HS256"),
        jwt.encode({k: v for k, v in claims.items() if k != "exp"}, secret, algorithm="HS256"),
        cookie_of(guest)[:-2] + "xx",
    ]
    for token in forged:
        with httpx2.Client(base_url=live.url, cookies={live.cookie: token}) as client:
            page = client.get("/", headers=HTML)
            fresh = jwt.decode(page.cookies[live.cookie], options={"verify_signature": False})
            assert fresh["identifier"] != claims["identifier"]


def test_a_huge_body_is_refused_before_it_is_read(guest: httpx2.Client) -> None:
    assert guest.post("/project/action", content=b"x" * 2_000_000).status_code == 413


def test_many_newcomers_from_one_address_are_asked_to_wait(live: Live) -> None:
    answers = [
        httpx2.get(f"{live.url}/", headers={**HTML, "X-Forwarded-For": "203.0.113.9"}).status_code for _ in range(61)
    ]
    assert answers[:60] == [200] * 60 and answers[60] == 429
    assert httpx2.get(f"{live.url}/", headers=HTML).status_code == 200


def test_a_widgets_guest_gets_a_cookie_that_lives_in_another_sites_page(live: Live) -> None:
    answer = httpx2.get(f"{live.url}/embed", headers={**HTML, "Sec-Fetch-Dest": "iframe"}, follow_redirects=False)
    cookie = answer.headers["set-cookie"]
    assert answer.status_code == 303 and answer.headers["location"] == "/?embedded=1"
    assert all(word in cookie for word in ("SameSite=none", "Secure", "Partitioned", "HttpOnly"))
    blocked = httpx2.get(f"{live.url}/?embedded=1", headers={**HTML, "Sec-Fetch-Dest": "iframe"})
    assert blocked.status_code == 403 and "Open Salon in a tab of its own" in blocked.text


def test_only_a_site_that_is_named_as_trusted_may_call_from_its_own_page(live: Live, tmp_path: Path) -> None:
    trusted, registered = {"Origin": "https://trusted.example"}, {"Origin": "https://registered.example"}
    settings = {"SALON_COPILOT_ORIGINS": trusted["Origin"], "SALON_EMBED_ORIGINS": registered["Origin"]}
    with running(tmp_path / "home", **settings) as salon_, httpx2.Client(base_url=salon_.url) as client:
        answer = client.get("/user", headers=trusted)
        assert answer.status_code == 200 and answer.headers["access-control-allow-origin"] == trusted["Origin"]
        assert "Partitioned" in answer.headers["set-cookie"]
        refused = client.get("/user", headers=registered)
        assert "access-control-allow-origin" not in refused.headers and "set-cookie" not in refused.headers
        assert client.post("/project/action", json={}, headers=registered).status_code == 403
        assert client.post("/project/action", json={}, headers=trusted).status_code == 401, "the wall lets it through"


def test_a_site_may_frame_the_widget_once_it_is_registered_while_the_server_runs(live: Live) -> None:
    def ancestors() -> str:
        page = httpx2.get(f"{live.url}/embed", headers=HTML, follow_redirects=True)
        return page.headers["content-security-policy"].split("frame-ancestors")[1]

    assert "https://blog.example" not in ancestors()
    added = live.salon("site", "add", "https://blog.example/")
    assert added.returncode == 0 and "Key: " in added.stdout, added.stderr
    assert "https://blog.example" in ancestors()
    assert "https://blog.example" in live.salon("site", "list").stdout.split()
    assert oct((live.home / "salon.sock").stat().st_mode & 0o777) == "0o600"


async def test_a_guest_makes_shares_and_takes_back_a_picture(live: Live, guest: httpx2.Client) -> None:
    async with Chat(live, cookie_of(guest)) as chat:
        assert (await chat.say("draw a fox in a snowy forest at dawn")).startswith("Here it is")
        assert chat.states[0] == "drawing", "it shows that it is at work"
        picture = chat.card("PictureCard")["pictures"][0]
        assert "fox" in picture["drawn"] and "no AI model" in picture["made"]
        assert guest.get(picture["src"]).headers["content-type"] == "image/webp"
        assert httpx2.get(live.url + picture["src"]).status_code == 404, "private until shared"

        await chat.say("share it saying good morning")
        preview = chat.card("PreviewCard")
        assert (preview["text"], preview["audience"]) == ("good morning", "Everyone, also people without an account")
        done = await chat.press(approval=preview["approval"], answer="approve")
        assert done["outcome"] == "done" and done["receipt"]["undo"] is True

        page = httpx2.get(
            done["result"]["url"] if done["result"]["url"].startswith("http") else live.url + done["result"]["url"]
        )
        assert page.status_code == 200 and "good morning" in page.text and "<script" not in page.text
        assert 'property="og:image"' in page.text and picture["alt"] in page.text
        assert (
            "script-src" not in page.headers["content-security-policy"]
            and "'none'" in page.headers["content-security-policy"]
        )
        for address in (picture["src"], picture["thumb"]):
            fetched = httpx2.get(live.url + address)
            assert fetched.status_code == 200 and b"algorithmicMedia" in fetched.content, "it carries its mark"

        asked = await chat.press(tool="undo_action", arguments={"act": done["result"]["act"]})
        assert asked["outcome"] == "pending"
        await chat.say("yes")
        gone, never = httpx2.get(str(page.url)), httpx2.get(f"{live.url}/p/4711")
        assert (gone.status_code, gone.text) == (404, never.text)
        assert httpx2.get(live.url + picture["src"]).status_code == 404


async def test_a_button_is_a_request_by_an_untrusted_client(live: Live, guest: httpx2.Client) -> None:
    async with Chat(live, cookie_of(guest)) as chat:
        for payload in (
            {},
            {"tool": 5},
            {"tool": "share_post"},
            {"approval": "1", "answer": "steal"},
            {"approval": ["x"]},
        ):
            assert (await chat.press(**payload))["outcome"] == "error"
        unknown = await chat.press(tool="drop_tables", arguments={})
        assert unknown["outcome"] == "error" and "no tool called" in unknown["say"]


async def test_a_huge_paste_and_an_empty_message_are_answered_in_a_sentence(live: Live, guest: httpx2.Client) -> None:
    async with Chat(live, cookie_of(guest)) as chat:
        for size in (100_000, 3_000_000):
            assert "nothing is lost" in await chat.say("x" * size)
        assert "That was empty" in await chat.say("   ")
        assert (await chat.say("thanks")).startswith("You")


@pytest.mark.parametrize(
    "path",
    [
        "/media/x.webp",
        "/media/..%2f..%2fsecret",
        "/media/%00.webp",
        "/p/0",
        "/p/x",
        "/@nobody",
        "/@Nobody!/avatar.webp",
    ],
)
def test_addresses_that_lead_nowhere_all_look_the_same(guest: httpx2.Client, path: str) -> None:
    answer = guest.get(path)
    assert answer.status_code == 404 and "There is nothing here" in answer.text


def test_chainlits_scripts_come_compressed_once_and_stay_in_the_browser(guest: httpx2.Client) -> None:
    page = guest.get("/", headers=HTML)
    script = re.search(r'src="(/assets/[^"]+\.js)"', page.text)
    assert script is not None
    answer = guest.get(script[1])
    assert "immutable" in answer.headers["cache-control"] and answer.headers["content-encoding"] == "gzip"
    assert guest.get("/assets/..%2f..%2fserver.py").status_code in (400, 404)


async def test_with_a_models_server_the_product_says_so_and_its_words_are_never_links(tmp_path: Path) -> None:
    def think(messages: list[dict[str, Any]]) -> dict[str, Any]:
        if messages[-1]["role"] == "user":
            return call("get_user", {"user": "me"})
        return words("You are here: https://evil.example ![x](https://evil.example/x.png)")

    with (
        serving(FakeModel(think)) as url,
        running(tmp_path / "home", OPENAI_BASE_URL=url.replace("//", "//user:secret@")) as salon_,
        httpx2.Client(base_url=salon_.url) as client,
    ):
        client.get("/", headers=HTML)
        assert "127.0.0.1" in client.get("/welcome.json").json()["lines"][1]
        assert "secret" not in client.get("/welcome.json").text, "an address may hold a password"
        async with Chat(salon_, cookie_of(client)) as chat:
            said = await chat.say("who am I?")
            assert chat.card("ProfileCard")["person"]["self"] is True
            assert "You are here" in said and "://" not in said and "](" not in said


async def test_the_product_runs_on_postgresql_by_url(postgres: str, tmp_path: Path) -> None:
    settings = {"SALON_DATABASE_URL": postgres}
    with running(tmp_path / "home", **settings) as first, httpx2.Client(base_url=first.url) as client:
        client.get("/", headers=HTML)
        token = cookie_of(client)
        async with Chat(first, token) as chat:
            assert "It is out" in await chat.say('post "kept by PostgreSQL"')
        assert first.salon("site", "add", "https://blog.example").returncode == 0
    with running(tmp_path / "home", **settings) as second:
        async with Chat(second, token) as chat:
            await chat.say("show me my posts")
            assert [item["text"] for item in chat.card("FeedCard")["items"]] == ["kept by PostgreSQL"]


async def test_a_picture_for_followers_is_never_kept_by_a_shared_cache(live: Live, guest: httpx2.Client) -> None:
    async with Chat(live, cookie_of(guest)) as chat:
        await chat.say("draw a whale")
        picture = chat.card("PictureCard")["pictures"][0]
        for visibility, expected in (("followers", pictures.FOR_SOME), ("public", pictures.FOR_EVERYBODY)):
            await chat.press(
                tool="share_post", arguments={"images": [{"id": picture["id"], "alt": "w"}], "visibility": visibility}
            )
            await chat.press(approval=chat.card("PreviewCard")["approval"], answer="approve")
            assert guest.get(picture["src"]).headers["cache-control"] == expected
        me = guest.get("/user").json()["display_name"].lower().replace(" ", "_")
        assert guest.get(f"/@{me}").headers["cache-control"] == "private, no-store"


async def test_messages_sent_in_a_row_are_answered_one_by_one(live: Live, guest: httpx2.Client) -> None:
    row = ["draw a fox", "thanks", "hello", "who made you", "good night"]
    async with Chat(live, cookie_of(guest)) as alone, Chat(live, cookie_of(guest)) as chat:
        answers = [await alone.say(text) for text in row]
        for text in row:
            await chat.emit(text)
        while len(set(chat.said)) < len(row):
            chat.idle.clear()
            await asyncio.wait_for(chat.idle.wait(), 60)
        assert list(dict.fromkeys(chat.said)) == answers


# The command line.


def test_a_second_server_on_the_same_data_is_refused_in_a_sentence(live: Live) -> None:
    second = salon("chat", "--port", str(free_port()), "--home", str(live.home), "--no-browser")
    assert second.returncode == 1 and "already using" in second.stderr and "Traceback" not in second.stderr


def test_a_busy_port_names_the_next_free_one(live: Live, tmp_path: Path) -> None:
    second = salon("chat", "--port", str(live.port), "--home", str(tmp_path), "--no-browser")
    assert second.returncode == 1 and re.search(r"busy.*--port \d+", second.stderr) and "Traceback" not in second.stderr


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"SALON_DATABASE_URL": "mysql://x/y"}, "SQLite and PostgreSQL"),
        ({"SALON_URL": "salon.example"}, "SALON_URL"),
        ({"OPENAI_BASE_URL": "localhost"}, "OPENAI_BASE_URL"),
        ({"SALON_EMBED_ORIGINS": "blog"}, "SALON_EMBED_ORIGINS"),
        ({"SALON_MEDIA_URL": "s3://bucket"}, "SALON_MEDIA_URL"),
    ],
)
def test_a_wrong_setting_is_one_sentence_at_start(tmp_path: Path, settings: dict[str, str], words: str) -> None:
    done = salon("chat", "--port", str(free_port()), "--home", str(tmp_path), "--no-browser", **settings)
    assert done.returncode == 1 and words in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1 and done.stderr.strip().endswith(".")


def test_a_site_can_be_registered_while_no_server_runs(tmp_path: Path) -> None:
    assert salon("site", "add", "https://a.example", "--home", str(tmp_path)).returncode == 0
    assert salon("site", "add", "a.example", "--home", str(tmp_path)).returncode == 1
    assert salon("site", "list", "--home", str(tmp_path)).stdout == "https://a.example\n"


def test_it_stops_cleanly_and_starts_again_with_what_was_there(tmp_path: Path) -> None:
    with running(tmp_path / "home") as first, httpx2.Client(base_url=first.url) as client:
        client.get("/", headers=HTML)
        me, token = client.get("/user").json()["identifier"], cookie_of(client)
    with running(tmp_path / "home") as second:
        answer = httpx2.get(f"{second.url}/user", cookies={second.cookie: token})
        assert answer.json()["identifier"] == me


def test_every_command_has_help() -> None:
    commands = (
        "",
        "chat",
        "ask",
        "do",
        "tools",
        "seed",
        "user",
        "user add",
        "user list",
        "site",
        "site add",
        "site remove",
        "site list",
    )
    for command in map(str.split, commands):
        done = salon(*command, "--help")
        assert done.returncode == 0 and "Usage" in done.stdout


def test_importing_the_lower_layers_never_loads_chainlit_or_a_models_client() -> None:
    script = (
        "import sys, social_tools, social_tools.gate, storage.database, social_tools.painter_local\n"
        "print([name for name in ('chainlit', 'openai', 'fastapi', 'numpy', 'PIL', 'alembic') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=Path(__file__).parent.parent
    )
    assert done.stdout.strip() == "[]", done.stderr


def test_the_page_of_a_former_handle_leads_to_the_new_one(live: Live, guest: httpx2.Client) -> None:
    live.salon("user", "add", "lady_byron")
    live.salon("do", "update_profile", '{"handle": "lady_lovelace"}', "--as", "lady_byron", "--yes")
    for page in ("", "/avatar.webp"):
        found = guest.get(f"/@lady_byron{page}")
        assert (found.status_code, found.headers["location"]) == (301, f"/@lady_lovelace{page}")
        assert guest.get(found.headers["location"]).status_code == 200
