"""Whatever is put into whatever field of whatever tool: a sentence, or done, and never half done."""

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from acts import every_row
from conftest import NOON, Cast, Clock, make_cast
from village import ACTS, Step, opened

from social_tools import TOOLS, gate
from social_tools.gate import Outcome
from social_tools.tool import Tool
from storage.database import Database

MEGABYTE = 1_000_000
HUGE = "x" * MEGABYTE
ALWAYS = ("\x00", "a\x00b", "\ud800", "9007199254740992", "99999999999999999999999", 10**400, 2**63, None)
OFTEN = itertools.cycle(
    (
        "", " ", "\x1b[31m\x07", "\u202eevil\u2066", "\ufffe", "🦊" * 50, "e" + "\u0301" * 300,
        "'; DROP TABLE post; --", "%s{0}${jndi}", "../../etc/passwd", "<script>", "０１２", "NaN", "-1", "0", "1e9",
        "9007199254740991", "2026-13-45", "9999-12-31T23:59:59Z", "0001-01-01", "@", "#", "list:", "list:-1",
        "list:9007199254740991", "@ada", "1.1", "1.1.s0.i", "followers.1", "followers.99999999999999999999", "AAAA",
        "A" * 75, 0, -1, 1.5, True, [], {}, [None], [[]], {"a": 1}, -(10**18), "x", ["x"] * 10_000,
    )
)  # fmt: skip
"""More of them than are put into one field, so that each field gets others."""
AT = tuple[str | int, ...]
"""Where in the arguments a field is."""


def example(schema: dict[str, Any]) -> Any:
    """Arguments that a schema takes."""
    if "enum" in schema:
        return schema["enum"][0]
    match schema.get("type"):
        case "object":
            return {name: example(part) for name, part in schema.get("properties", {}).items()}
        case "array":
            return [example(schema["items"])] * max(schema.get("minItems", 1), 1)
        case "integer":
            return schema.get("minimum", 1)
        case "boolean":
            return True
    return "x"


def fields(schema: dict[str, Any], at: AT = ()) -> Iterator[AT]:
    """Every field, and every field within a field."""
    for name, part in schema.get("properties", {}).items():
        yield (*at, name)
        yield from fields(part, (*at, name))
    if schema.get("type") == "array":
        yield (*at, 0)
        yield from fields(schema["items"], (*at, 0))


def base(tool: Tool, at: AT) -> dict[str, Any]:
    """What has to be there, and the field in question."""
    whole = example(tool.parameters)
    return {name: value for name, value in whole.items() if name in tool.parameters["required"] or name == at[0]}


def put(arguments: Any, at: AT, value: Any) -> Any:
    first, *rest = at
    changed = put(arguments[first], tuple(rest), value) if rest else value
    if isinstance(arguments, list):
        return [changed, *arguments[1:]]
    return {**arguments, first: changed}


class Asking:
    """Asks as Ada, and sees to it that a refusal is a sentence and changes nothing."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.before = cast, None

    async def __call__(self, tool: str, arguments: Any) -> Outcome:
        self.cast.salon.calls.__init__()  # type: ignore[misc]
        outcome = await gate.call(self.cast.asks(self.cast.ada), tool, arguments)
        said = f"{tool} {str(arguments)[:200]!r}: {str(outcome.data)[:400]}"
        if outcome.kind != "refused":
            self.before = None
            return outcome
        assert set(outcome.data) <= {"error", "field", "hint", "retry_s"} and outcome.data["error"] != "unavailable", (
            said
        )
        assert outcome.say.rstrip("”)").endswith((".", "?")) and len(str(outcome.data)) < 600, said
        return outcome

    async def nothing_changed(self) -> None:
        """Since the last time that something was done."""
        now = await self.cast.salon.db.read(every_row)
        assert self.before in (None, now)
        self.before = now  # type: ignore[assignment]


FIELDS = [(tool, at) for tool in TOOLS for at in fields(tool.parameters)]


async def test_a_megabyte_in_any_field_is_a_sentence_and_changes_nothing(cast: Cast) -> None:
    ask = Asking(cast)
    await ask.nothing_changed()
    for tool, at in FIELDS:
        outcome = await ask(tool.name, put(base(tool, at), at, HUGE))
        assert outcome.kind == "refused", (tool.name, at)
    await ask.nothing_changed()


async def test_anything_of_any_type_in_any_field_is_a_sentence_or_done(cast: Cast, clock: Clock) -> None:
    ask = Asking(cast)
    for tool, at in FIELDS:
        for value in (*ALWAYS, *itertools.islice(OFTEN, 12)):
            await ask(tool.name, put(base(tool, at), at, value))
        await ask.nothing_changed()
        clock.forward(minutes=5)


async def test_what_a_servers_types_do_not_take_is_a_sentence_too(
    postgres_url: str, clock: Clock, tmp_path: Path
) -> None:
    db = await Database(postgres_url, clock=clock).open()
    ask = Asking(await make_cast(db, tmp_path))
    for tool, at in FIELDS:
        for value in ALWAYS:
            await ask(tool.name, put(base(tool, at), at, value))
        clock.forward(minutes=5)
    await db.close()


@pytest.mark.parametrize(
    "arguments", ["", "{", "[]", "null", "[" * 100_000, '{"a": NaN}', "\x00", '{"text": "\\ud800"}']
)
async def test_arguments_that_are_no_json_object_are_a_sentence(cast: Cast, arguments: str) -> None:
    ask = Asking(cast)
    await ask.nothing_changed()
    for tool in TOOLS:
        outcome = await ask(tool.name, arguments)
        assert outcome.kind == "refused" or not tool.parameters["required"]
    await ask.nothing_changed()


async def test_an_argument_or_a_tool_that_there_is_not_is_refused_by_its_name(cast: Cast) -> None:
    ask = Asking(cast)
    for tool in TOOLS:
        refused = await ask(tool.name, {**example(tool.parameters), "as_user": "@bob"})
        assert refused.data["error"] == "invalid" and "as_user" in refused.say
    assert (await ask(HUGE, {})).kind == "refused"
    assert (await ask("share_post", {HUGE: 1})).kind == "refused"


async def test_a_cursor_of_another_feed_or_person_leads_nowhere_it_should_not(cast: Cast) -> None:
    for _ in range(3):
        await gate.call(cast.asks(cast.bob), "share_post", {"text": "word"})
        await gate.call(cast.asks(cast.ada), "share_post", {"text": "word @bob"})
    await gate.call(cast.asks(cast.bob), "send_message", {"to": ["@ada"], "text": "one"})
    pages: list[tuple[str, dict[str, Any]]] = [
        ("read_feed", {"feed": "explore"}), ("read_feed", {"feed": "explore", "sort": "best"}),
        ("read_feed", {"feed": "@bob"}), ("search", {"query": "word"}), ("search", {"query": "word", "sort": "newest"}),
        ("list_actions", {}), ("get_notifications", {"unread": False}), ("read_messages", {}),
        ("get_user", {"user": "@bob", "include": ["followers"]}),
    ]  # fmt: skip
    cursors = []
    for who in (cast.ada, cast.bob):
        for tool, arguments in pages:
            limit = {} if tool == "get_user" else {"limit": 1}
            found = await gate.call(cast.asks(who), tool, {**arguments, **limit})
            cursors.append(found.data.get("next"))
    ask = Asking(cast)
    await ask.nothing_changed()
    for cursor in filter(None, cursors):
        for tool, arguments in pages:
            outcome = await ask(tool, {**arguments, "cursor": cursor})
            assert outcome.kind == "done" or outcome.data["error"] == "stale", (tool, cursor, outcome.data)
    assert len({*cursors} - {None}) > 6


async def test_a_clock_that_goes_back_stops_nobody() -> None:
    async with opened() as village:
        village.clock.now = NOON - 3_600_000
        for number, act in enumerate(ACTS * 3):
            await Step(act, number % 4, number, number * 7)(village)
            village.clock.now -= 1_000
        done = await village.call(0, "share_post", text="an hour ago")
        assert done is not None and await village.undo(0, done.id) is not None
