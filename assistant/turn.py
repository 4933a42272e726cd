"""One turn: think, act, think again. It yields events and knows no surface."""

import asyncio
import itertools
import json
import logging
import secrets
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

from assistant import about, asking
from assistant.brain import Brain
from assistant.citing import Citing
from assistant.prompt import ASK_PERSON, Scene, system
from assistant.replies import sentence
from assistant.thought import BrainError, Thought, ToolCall, Unaccepted, dumps, whole
from social_tools import TOOLS, answers, approvals, gate, grammar, shown
from social_tools.context import Context
from social_tools.gate import Outcome
from social_tools.views import SearchRead

log = logging.getLogger("salon")
MAX_CALLS = 12
MAX_THOUGHTS = 8
MAX_HISTORY = 40
DEADLINE_S = 60.0
STOPPED = "This was stopped. It may be done all the same: list_actions tells."
CUT_OFF = "(This answer was cut off.)"
NOTHING = "I have nothing to say to that. Try it in other words."
SCHEMAS = [tool.schema for tool in TOOLS]


@dataclass(frozen=True)
class Words:
    """A piece of the assistant's reply."""

    text: str


@dataclass(frozen=True)
class Calling:
    """A tool is about to run."""

    tool: str


@dataclass(frozen=True)
class Progress:
    """How far the call that runs has come: so many of so many."""

    done: int
    of: int


@dataclass(frozen=True)
class Acted:
    """What came of a call. `quiet` says that its card waits: an answer may show something else instead."""

    outcome: Outcome
    quiet: bool = False


@dataclass(frozen=True)
class Drawn:
    """Something to look at, beside the words."""

    view: SearchRead


@dataclass(frozen=True)
class Asked:
    """A question back, with answers to choose from."""

    question: str
    choices: tuple[str, ...]


@dataclass(frozen=True)
class Trouble:
    """The turn ended early; the sentence says why."""

    text: str


Event = Words | Calling | Progress | Acted | Drawn | Asked | Trouble


async def turn(
    context: Context, brain: Brain, history: list[dict[str, Any]], *, seconds: float = DEADLINE_S
) -> AsyncIterator[Event]:
    """Answer `context.message`. `history` is the conversation so far, and grows by this turn."""
    context = context.using(message=whole(context.message))
    if refusal := unreadable(context.message):
        yield Trouble(refusal)
        return
    events: asyncio.Queue[Event | None] = asyncio.Queue()
    worker = asyncio.create_task(_within(seconds, context, brain, history, events))
    try:
        while (event := await events.get()) is not None:
            yield event
        await worker
    finally:
        worker.cancel()
        await asyncio.gather(worker, return_exceptions=True)


def unreadable(message: str) -> str | None:
    """The sentence for a message that cannot be answered; None where it can."""
    if not message.strip():
        return "That was empty. Tell me what you would like to do, for example: show me my feed."
    if len(message) > about.MAX_MESSAGE:
        return (
            f"That is {len(message):,} characters, and I can read {about.MAX_MESSAGE:,} at a time. "
            "Nothing was done and nothing is lost: your text is still above. Send me a shorter part of it."
        )
    return None


async def _within(
    seconds: float, context: Context, brain: Brain, history: list[dict[str, Any]], events: asyncio.Queue[Event | None]
) -> None:
    running = _Turn(context, brain, history, events)
    trouble = ""
    try:
        async with asyncio.timeout(seconds):
            await running.run()
    except TimeoutError:
        trouble = "That took too long, so I stopped. What was done before is in your receipts."
    except Unaccepted as error:
        history.clear()
        trouble = str(error)
    except BrainError as error:
        trouble = str(error)
    except Exception:
        reference = secrets.token_hex(4)
        log.exception("reference %s: a turn failed", reference)
        trouble = f"Something went wrong on my side. If it keeps happening, mention {reference}."
    finally:
        if trouble:
            await events.put(Trouble(f"\n\n{trouble}" if running.spoke else trouble))
        await events.put(None)


class _Turn:
    """The state of one turn."""

    def __init__(
        self, context: Context, brain: Brain, history: list[dict[str, Any]], events: asyncio.Queue[Event | None]
    ) -> None:
        self.context, self.brain, self.history, self.events = context, brain, history, events
        self.calls = 0
        self.spoke = False
        self.citing = Citing()
        self.found: SearchRead | None = None
        """What a search found whose card waits."""
        self.wants_list = False

    async def run(self) -> None:
        """Come to an end; then show the posts that the words cite, or what was found without being asked to show it."""
        try:
            await self._run()
        except BrainError:
            await self._show_sources()
            raise
        await self._show_sources()

    async def _show_sources(self) -> None:
        view = await answers.cite(self.context, self.citing.cited) if self.citing.cited else self.found
        if view and view.posts:
            await self.events.put(Drawn(view))

    async def _run(self) -> None:
        reading = grammar.read(self.context.message)
        self.wants_list = any(command.tool == "search" and not command.asks for command in reading.commands)
        if answer := about.outside_the_chat(reading):
            await self.events.put(Asked(answer.words, answer.choices))
            return
        if await self._answers_a_question(reading) or await self._takes_up_a_draft(reading):
            return
        _mend(self.history)
        _forget(self.history)
        self.history.append({"role": "user", "content": self.context.message})
        for _ in range(MAX_THOUGHTS):
            thought = await self._think()
            if not thought.calls:
                if not thought.words:
                    await self._say(NOTHING)
                    self.history.append({"role": "assistant", "content": NOTHING})
                return
            if not await self._act(thought.calls):
                return
        await self.events.put(Trouble("That needed too many steps, so I stopped. Ask for less at a time."))

    async def _answers_a_question(self, reading: grammar.Reading) -> bool:
        """A message that is only a yes or a no counts as the click where exactly one preview is open."""
        answer = reading.answer
        waiting = await approvals.open_in_thread(self.context) if answer else []
        if reading.commands:  # "share it" is a yes to sharing something, and to nothing else
            waiting = [one for one in waiting if one.tool == reading.commands[0].tool]
        if not waiting:
            return False
        if len(waiting) > 1:
            await self._say(about.SEVERAL_OPEN.format(count=len(waiting)))
            return True
        act = gate.approve if answer == "yes" else gate.deny
        await self._tell(await act(self.context, str(waiting[0].id)))
        return True

    async def _takes_up_a_draft(self, reading: grammar.Reading) -> bool:
        """ "Share the draft" opens its preview again; nothing is out before a yes to that."""
        wanted = next((one for one in reading.commands if one.tool == "share_post" and "draft" in one.arguments), None)
        if wanted is None:
            return False
        try:
            id_ = (await shown.snapshot(self.context)).resolve(wanted)["draft"]
        except shown.Unresolved as reference:
            asked = asking.unresolved(reference.what, reference.about)
            await self.events.put(Asked(asked.words, asked.choices))
            return True
        await self._tell(await gate.edit(self.context, id_, {}))
        return True

    async def _tell(self, outcome: Outcome) -> None:
        """What came of an answer, which no model had a part in."""
        await self.events.put(Acted(outcome))
        await self._say(sentence(outcome.data))
        self.history += [
            {"role": "user", "content": self.context.message},
            {"role": "assistant", "content": dumps(outcome.data)},
        ]

    async def _think(self) -> Thought:
        thought = Thought()
        tools = [*SCHEMAS, ASK_PERSON] if self.brain.local else SCHEMAS
        messages = [{"role": "system", "content": system(await self._scene())}, *self.history]
        try:
            async for words in self.brain.think(messages, tools, thought):
                self.spoke = True
                await self._say(self.citing(words))
            await self._say(self.citing.rest())
        finally:
            if thought.words or thought.calls:
                self.history.append(thought.as_message())
        return thought

    async def _scene(self) -> Scene:
        waiting = await approvals.open_in_thread(self.context)
        return Scene(self.context.person.handle, await shown.snapshot(self.context), len(waiting))

    async def _act(self, calls: list[ToolCall]) -> bool:
        """Carry out the calls; whether there is something left to think about."""
        for call in calls:
            if call.name == ASK_PERSON["function"]["name"] and self.brain.local:
                await self._ask(call)
                return False
            outcome = await self._call(call)
            self.history.append({"role": "tool", "tool_call_id": call.id, "content": dumps(outcome.data)})
        return True

    async def _call(self, call: ToolCall) -> Outcome:
        self.calls += 1
        if self.calls > MAX_CALLS:
            hint = f"At most {MAX_CALLS} calls a turn. Stop and tell the person."
            return Outcome("refused", call.name, {"error": "rate_limited", "hint": hint})
        await self.events.put(Calling(call.name))
        self.context.turn.told = lambda done, of: self.events.put_nowait(Progress(done, of))
        outcome = await gate.call(self.context, call.name, call.arguments)
        self.citing.found([*outcome.data.get("items", ()), *outcome.data.get("thread", ())])
        waits = outcome.view if isinstance(outcome.view, SearchRead) and not self.wants_list else None
        self.found = waits or self.found
        await self.events.put(Acted(outcome, quiet=waits is not None))
        return outcome

    async def _ask(self, call: ToolCall) -> None:
        asked = _loads(call.arguments)
        await self.events.put(Asked(asked["question"], tuple(asked["choices"])))
        self.history[-1] = {"role": "assistant", "content": asked["question"]}

    async def _say(self, text: str) -> None:
        if text:
            await self.events.put(Words(text))


def _loads(text: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text)
    return found


def _forget(history: list[dict[str, Any]]) -> None:
    """Keep the last messages, cut where a person spoke."""
    while len(history) > MAX_HISTORY:
        del history[0]
        while history and history[0]["role"] != "user":
            del history[0]


def _mend(history: list[dict[str, Any]]) -> None:
    """A turn that was cut off may have left calls without results, or no answer; a model's server refuses those."""
    for index in range(len(history) - 1, -1, -1):
        results = itertools.takewhile(lambda message: message["role"] == "tool", history[index + 1 :])
        answered = {result["tool_call_id"] for result in results}
        missing = [call["id"] for call in history[index].get("tool_calls", ()) if call["id"] not in answered]
        stopped = dumps({"error": "unavailable", "hint": STOPPED})
        history[index + 1 : index + 1] = [{"role": "tool", "tool_call_id": id_, "content": stopped} for id_ in missing]
    if history and history[-1]["role"] != "assistant":
        history.append({"role": "assistant", "content": CUT_OFF})
