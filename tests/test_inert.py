"""Words are only words: what leaves for a screen, whoever wrote it."""

import ast
import html
import re
from itertools import pairwise
from pathlib import Path

import pytest
from acts import publish
from conftest import Cast
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from assistant import pages
from assistant.inert import Speech, addresses, link, plain
from assistant.known_addresses import KnownAddresses
from storage import messages
from storage.models import Visibility

ROOT = Path(__file__).parent.parent
KNOWN = "https://lin.example/a_b/(c)?q=1&copy=*2"
HOSTILE = "<>[]()!:/\\@`*_~#|&;.\"' \nhttpsw" + "evil.example"
MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough")


async def known(address: str) -> bool:
    return address == KNOWN


async def said(*pieces: str) -> str:
    speech = Speech(known)
    return "".join([*[await speech(piece) for piece in pieces], await speech.rest()])


def leads_to(markdown: str) -> list[str]:
    """Where this would lead, or what it would load, were it put on a page."""
    tokens = [token for block in MARKDOWN.parse(markdown) for token in (block, *(block.children or ()))]
    assert not {token.type for token in tokens} & {"image", "html_inline", "html_block", "code_inline", "fence"}
    return [str(token.attrGet("href")) for token in tokens if token.type == "link_open"]


@pytest.mark.parametrize(
    "text",
    [
        "![x](https://evil.example/a.png)", "![x][r]\n\n[r]: https://evil.example/a.png",
        "[![b](//evil.example/b)](x)", "<img src=//evil.example/x>", "<https://evil.example/>",
        "https://evil.example/", "www.evil.example", "WwW.evil.example", "| ![x](//evil.example/t) |\n|--|",
        ":::video https://evil.example/v.mp4", "[a](javascript:alert(1))", "mail me@evil.example", "`code`",
        "\\![x](https://evil.example)", "ftp://evil.example", "[x]: //evil.example 'y'\n[x]",
        "&#104;ttps://evil.example",
    ],
)  # fmt: skip
async def test_nothing_that_a_text_says_is_a_link_or_a_picture(text: str) -> None:
    found = await said(text)
    shown = html.unescape(found)  # the page looks for addresses once more when all is decoded
    assert leads_to(found) == [] and not re.search(r"https?://|www\.|\w@\w", shown, re.IGNORECASE)


@given(st.text(alphabet=st.sampled_from(HOSTILE)), st.lists(st.integers(0, 60), max_size=6))
async def test_no_text_however_it_is_cut_into_pieces_becomes_more_than_words(text: str, cuts: list[int]) -> None:
    places = sorted({0, len(text), *(min(cut, len(text)) for cut in cuts)})
    pieces = [text[one:other] for one, other in pairwise(places)]
    assert leads_to(await said(*pieces)) == [] and await said(*pieces) == await said(text)


@given(st.text(alphabet=st.sampled_from(HOSTILE), max_size=30), st.text(alphabet=st.sampled_from(HOSTILE), max_size=30))
async def test_a_link_leads_to_the_known_address_or_there_is_none(before: str, after: str) -> None:
    text = before + KNOWN + after
    leads = leads_to(await said(text))
    assert set(leads) <= {"https://lin.example/a%5Fb/%28c%29?q=1&copy=%2A2"}
    assert (KNOWN in addresses(text)) == bool(leads)


async def test_a_known_address_is_a_link_that_says_where_it_leads() -> None:
    pieces = [f"look at {KNOWN[:9]}", KNOWN[9:20], f"{KNOWN[20:]}. Or at https://lin.example/a_b/", "(d), htt", "ps:"]
    found = await said(*pieces)
    assert found == (
        f"look at {link(KNOWN)}. Or at https&#58;\u2060/\u2060/lin.example/a_b/(d), https&#58;"
    ) and leads_to(found) == ["https://lin.example/a%5Fb/%28c%29?q=1&copy=%2A2"]  # fmt: skip


async def test_known_are_addresses_that_were_typed_or_stored_before_and_just_those(any_cast: Cast) -> None:
    cast, db = any_cast, any_cast.salon.db
    await publish(db, cast.bob.id, "read https://lin.example/book, all of it")
    await publish(db, cast.bob.id, "only for some: https://lin.example/secret", Visibility.direct)
    chat = await db.write(messages.begin, cast.bob.id, [cast.ada.id])
    await db.write(messages.send, cast.bob.id, chat, "or https://lin.example/letter_1")
    db.clock.forward(minutes=1)  # type: ignore[attr-defined]
    asked = cast.asks(cast.ada, "what is behind https://ada.example/mine?")
    knows = KnownAddresses(asked, [{"role": "user", "content": "see https://ada.example/yesterday"}])
    await publish(db, cast.bob.id, "too late: https://lin.example/late")
    expected = {
        "https://ada.example/mine": True, "https://ada.example/yesterday": True, "https://lin.example/book": True,
        "https://lin.example/letter_1": True, "https://lin.example/letterx1": False, "https://lin.example/": False,
        "https://lin.example/book?q=secret": False, "https://lin.example/boo": False, "https://evil.example/": False,
        "https://lin.example/late": False, "https://lin.example/secret": False,
    }  # fmt: skip
    assert {address: await knows(address) for address in expected} == expected


def test_text_for_a_surface_that_shows_text_keeps_its_letters_and_turns_no_direction() -> None:
    shown = plain({"name": "Ada \u202eevil\u202c\x1b]8;;x\x07", "items": ["👩‍🚀\u2066", 5, None, ("a\nb",)]})
    assert shown == {"name": "Ada evil]8;;x", "items": ["👩‍🚀", 5, None, ["a\nb"]]}


def test_every_page_shows_words_as_words() -> None:
    page = pages.html("gone.html", sentence="<img src=x>\u202eevil").body.decode()
    assert "&lt;img src=x&gt;evil" in page
    for template in (ROOT / "assistant" / "templates").glob("*.html"):
        assert not re.search(r"\|\s*safe|autoescape|Markup", template.read_text()), template.name


SINKS = {
    "Message": {"content", "author"}, "CustomElement": {"name", "props", "display", "id", "thread_id", "for_id"},
    "stream_token": {0}, "send_toast": {0, 1}, "Starter": {"label", "message", "icon"},
}  # fmt: skip
"""Where words go to Chainlit, and by which arguments."""
FORBIDDEN = {"Step", "Text", "Image", "Action", "AskUserMessage", "AskActionMessage", "Task", "TaskList", "File", "Pdf"}
"""What the chat does not use: each of these would be one more way out."""
NEUTRALISED = {"plain", "self._speech", "self._speech.rest", "inert"}
SAFE_NAMES = {"said", "label", "message"}
"""Checked by hand: a line that went through `plain`, and the starters, which are ours."""


def _calls(path: Path) -> list[ast.Call]:
    return [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)]


def _is_neutral(value: ast.expr) -> bool:
    if isinstance(value, ast.Await):
        value = value.value
    if isinstance(value, ast.Call):
        return ast.unparse(value.func) in NEUTRALISED
    if isinstance(value, ast.JoinedStr | ast.Constant):
        return True
    name = ast.unparse(value)
    ids = re.fullmatch(r"\w+\[\"?'?\w+'?\"?\]|card\.name|element\.props", name)
    return name.isupper() or name in SAFE_NAMES or ids is not None


def test_no_word_reaches_the_chat_but_through_the_neutraliser() -> None:
    found = 0
    for path in sorted((ROOT / "assistant").rglob("*.py")):
        for call in _calls(path):
            name = ast.unparse(call.func).removeprefix("cl.").rsplit(".", 1)[-1]
            assert not (ast.unparse(call.func).startswith("cl.") and name in FORBIDDEN), (path.name, ast.unparse(call))
            if name not in SINKS or not ast.unparse(call.func).startswith(("cl.", "self.message.")):
                continue
            found += 1
            arguments = {**dict(enumerate(call.args)), **{each.arg or "": each.value for each in call.keywords}}
            assert set(arguments) <= SINKS[name], (path.name, ast.unparse(call))
            for value in arguments.values():
                assert _is_neutral(value), (path.name, ast.unparse(call))
    assert found >= 8, "the places are where they were"


def test_the_props_of_a_card_are_set_in_two_places_and_neutralised_there() -> None:
    source = (ROOT / "assistant" / "render.py").read_text()
    set_ = re.findall(r"element\.props = (.+)", source)
    assert set_ == ["card.props", "plain(props)"], "the first is kept for the next change, and not sent"
