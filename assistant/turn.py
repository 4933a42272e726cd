"""One turn: think, act, think again. It yields events and knows no surface."""

import asyncio
import json
import logging
import secrets
from collections.abc import AsyncGenerator
from functools import lru_cache
from typing import Any

from assistant import about, asking, brain_local, left, stopped, tongues
from assistant.brain import Brain
from assistant.citing import Citing
from assistant.conversation import last_said, numbered, settle, spoken
from assistant.egress import Ledger
from assistant.events import Acted, Asked, Calling, Drawn, Event, Left, Trouble, Words
from assistant.prompt import ASK_PERSON, RULES, TALK, Scene, with_scene
from assistant.replies import sentence
from assistant.thought import BrainError, NoTools, Thought, ToolCall, Unaccepted, dumps, whole
from social_tools import TOOLS, answers, approvals, gate, grammar, shown
from social_tools.context import Context
from social_tools.gate import Outcome
from social_tools.tool import Tool
from social_tools.views import SearchRead
from storage.errors import StorageError

log = logging.getLogger("salon")
MAX_CALLS = 12
MAX_THOUGHTS = 8
DEADLINE_S = 60.0
FEW_SHOWN = 3
"""A model elsewhere is told so much of what was shown before; what the person means by it, the server knows."""
BY_RULES = "This model has no tools, so what you ask for is done by my own fixed rules, and the model only talks."
UNCALLED = "The model did not use its tools, so I did that by my own fixed rules."
WRONG_TWICE = "The model did not manage to ask for that as it must be asked. {hint}"
NOTHING = "I have nothing to say to that. Try it in other words."
WRONG = ("invalid", "too_long")
"""What a call is that was not made as it must be."""


async def turn(
    context: Context, brain: Brain, history: list[dict[str, Any]], *, seconds: float = DEADLINE_S
) -> AsyncGenerator[Event, None]:
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
    running, since = _Turn(context, brain, history, events), context.salon.db.new_id()
    trouble = ""
    try:
        async with asyncio.timeout(seconds):
            await running.run()
    except TimeoutError:
        trouble = f"That took too long, so I stopped. {await _what_was_done(context, since)}"
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
        settle(history)
        await events.put(None)


async def _what_was_done(context: Context, since: int) -> str:
    try:
        return await stopped.what_was_done(context.salon.db, context.person.id, since)
    except StorageError:
        return "What was done before is in your receipts."


class _Turn:
    """The state of one turn."""

    def __init__(
        self, context: Context, brain: Brain, history: list[dict[str, Any]], events: asyncio.Queue[Event | None]
    ) -> None:
        self.context, self.brain, self.history, self.events = context, brain, history, events
        self.calls = 0
        self.spoke = False
        self.ledger = Ledger(context)
        self.wrong: set[str] = set()
        """Tools that the model has called wrongly, and been told how."""
        self.by_rules = brain.local
        self.notice = ""
        """What was said in front of the next thought."""
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
        reading = shown.reading_of(self.context)
        self.wants_list = any(command.tool == "search" and not command.asks for command in reading.commands)
        if answer := tongues.outside_the_chat(reading):
            await self.events.put(Asked(answer.words, answer.choices))
            return
        if reading.topic == "what_left":
            await self._tell_what_left()
            return
        if await self._answers_a_question(reading) or await self._takes_up_a_draft(reading):
            return
        settle(self.history)
        self.history.append({"role": "user", "content": self.context.message})
        self.scene = await self._scene()
        for _ in range(MAX_THOUGHTS):
            thought = await self._think(reading)
            if not thought.calls:
                if await self._does_it_by_rules(reading, thought):
                    continue
                if not thought.words:
                    await self._say(NOTHING)
                    self.history.append({"role": "assistant", "content": NOTHING})
                return
            if not await self._act(thought.calls):
                return
        await self.events.put(Trouble("That needed too many steps, so I stopped. Ask for less at a time."))

    async def _does_it_by_rules(self, reading: grammar.Reading, thought: Thought) -> bool:
        """A model that has never called a tool, and answers an order with mere words, knows none: the order is the
        person's own, and is carried out as one. Whether it has to be."""
        if self.by_rules or self.calls or self.brain.has_called or not reading.commands:
            return False
        if not thought.words or thought.refused:
            return False
        self.history.pop()
        await self._say("\n\n")
        self.by_rules = True
        await self._tell_once(UNCALLED)
        return True

    async def _tell_once(self, sentence: str) -> None:
        """Say in a conversation once what holds for all of it."""
        if not any(sentence in str(message["content"]) for message in self.history if message["role"] == "assistant"):
            self.notice = f"{sentence}\n\n"
            await self._say(self.notice)

    async def _tell_what_left(self) -> None:
        """From the ledger, without a model: so that the answer is true, and sends nothing."""
        found = await left.page(self.context)
        await self._say(left.sentence(self.brain, found) + (left.ASKING if found.turns else ""))
        if found.turns:
            await self.events.put(Left(found))

    async def _answers_a_question(self, reading: grammar.Reading) -> bool:
        """A message that is only a yes or a no counts as the click where exactly one preview is open."""
        answer = reading.answer
        waiting = await approvals.open_in_thread(self.context) if answer else []
        if reading.commands:  # "share it" is a yes to sharing something, and to nothing else
            waiting = [one for one in waiting if one.tool == reading.commands[0].tool]
        if not waiting:
            return False
        if len(waiting) > 1:
            await self._say(tongues.several_open(len(waiting), reading.language))
            return True
        act = gate.approve if answer == "yes" else gate.deny
        await self._tell(await act(self.context, str(waiting[0].id)), reading.language)
        return True

    async def _takes_up_a_draft(self, reading: grammar.Reading) -> bool:
        """ "Share the draft" opens its preview again; nothing is out before a yes to that."""
        wanted = next((one for one in reading.commands if one.tool == "share_post" and "draft" in one.arguments), None)
        if wanted is None:
            return False
        try:
            id_ = (await shown.snapshot(self.context)).resolve(wanted)["draft"]
        except shown.Unresolved as reference:
            asked = asking.unresolved(reference.what, reference.about, language=reading.language)
            await self.events.put(Asked(asked.words, asked.choices))
            return True
        await self._tell(await gate.edit(self.context, id_, {}), reading.language)
        return True

    async def _tell(self, outcome: Outcome, language: str) -> None:
        """What came of an answer, which no model had a part in."""
        await self.events.put(Acted(outcome))
        await self._say(tongues.told(sentence(outcome.data), language))
        self.history += [
            {"role": "user", "content": self.context.message},
            {"role": "assistant", "content": dumps(outcome.data)},
        ]

    async def _think(self, reading: grammar.Reading) -> Thought:
        if not self.by_rules and self.brain.takes.tools:
            try:
                return await self._think_with(self._told(), self._tools())
            except NoTools:
                pass
        if not self.brain.local and not self.by_rules:
            await self._tell_once(BY_RULES)
            if not _orders(reading):
                return await self._think_with(self._told(), [])
            self.by_rules = True
        if self.brain.local:
            return await self._think_with(await self._told_here(), [*(tool.schema for tool in TOOLS), ASK_PERSON])
        return await self._think_by_rules()

    async def _think_with(self, messages: list[dict[str, Any]], tools: list[dict[str, Any]]) -> Thought:
        thought = Thought()
        try:
            async for words in self.brain.think(messages, tools, thought, self.ledger):
                await self._say(self.citing(words))
            await self._say(self.citing.rest())
        finally:
            if thought.words or thought.calls:
                self._remember(thought)
        return thought

    async def _think_by_rules(self) -> Thought:
        """As the offline assistant does, beside a model that cannot."""
        thought = brain_local.answer(await self._told_here())
        if thought.words:
            await self._say(thought.words)
        self._remember(thought)
        return thought

    def _remember(self, thought: Thought) -> None:
        message = thought.as_message()
        if self.notice:
            message["content"], self.notice = self.notice + thought.words, ""
        self.history.append(message)

    def _told(self) -> list[dict[str, Any]]:
        """What a model is told: the rules, the conversation, and where things stood when the person spoke."""
        at = last_said(self.history)
        said = {"role": "user", "content": with_scene(self.context.message, self.scene, FEW_SHOWN)}
        if not self.brain.takes.tools:
            return [{"role": "system", "content": TALK}, *spoken(self.history)]
        return [{"role": "system", "content": RULES}, *numbered([*self.history[:at], said, *self.history[at + 1 :]])]

    async def _told_here(self) -> list[dict[str, Any]]:
        """What the offline assistant is told: the person's message, and how things stand by now."""
        at = last_said(self.history)
        said = {"role": "user", "content": with_scene(self.context.message, await self._scene())}
        return [said, *self.history[at + 1 :]]

    def _tools(self) -> list[dict[str, Any]]:
        return [tool.schema for tool in needed(self.history)]

    async def _scene(self) -> Scene:
        waiting = await approvals.open_in_thread(self.context)
        return Scene(self.context.person.handle, await shown.snapshot(self.context), len(waiting))

    async def _act(self, calls: list[ToolCall]) -> bool:
        """Carry out the calls; whether there is something left to think about."""
        outcomes: list[Outcome] = []
        for call in calls:
            if call.name == ASK_PERSON["function"]["name"] and self.by_rules:
                await self._ask(call)
                return False
            outcome = await self._call(call)
            self.history.append({"role": "tool", "tool_call_id": call.id, "content": dumps(outcome.data)})
            outcomes.append(outcome)
        return not await self._gives_up(outcomes)

    async def _gives_up(self, outcomes: list[Outcome]) -> bool:
        """A call that was not made as it must be is told to the model with how, once. After that it is told to the
        person."""
        wrong = [outcome for outcome in outcomes if outcome.data.get("error") in WRONG]
        again = next((outcome for outcome in wrong if outcome.tool in self.wrong), None)
        self.wrong |= {outcome.tool for outcome in wrong}
        if again is None or self.by_rules:
            return False
        words = WRONG_TWICE.format(hint=again.say)
        await self._say(f"\n\n{words}" if self.spoke else words)
        self.history.append({"role": "assistant", "content": words})
        return True

    async def _call(self, call: ToolCall) -> Outcome:
        self.calls += 1
        if self.calls > MAX_CALLS:
            hint = f"At most {MAX_CALLS} calls a turn. Stop and tell the person."
            return Outcome("refused", call.name, {"error": "rate_limited", "hint": hint})
        await self.events.put(Calling(call.name))
        self.context.turn.told = self.events.put_nowait
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
            self.spoke = True
            await self.events.put(Words(text))


def _understood(reading: grammar.Reading) -> bool:
    return reading.question != "unknown"


def _orders(reading: grammar.Reading) -> bool:
    """Whether a message asks for an act, be it that the act has to be asked about."""
    return bool(reading.commands) or reading.question not in (None, "unknown")


def needed(history: list[dict[str, Any]]) -> list[Tool]:
    """The tools that a conversation needs, in the order of the table.

    The core ones always; another one where the grammar reads it in what the person has said; and all from the first
    message on that it cannot read as one of Salon's sentences. So a tool that was there stays while it is spoken of.
    """
    named = [_named(message["content"]) for message in history if message["role"] == "user"]
    everything = None in named
    return [tool for tool in TOOLS if everything or tool.core or any(tool.name in (found or ()) for found in named)]


@lru_cache(maxsize=256)
def _named(said: str) -> frozenset[str] | None:
    """The tools that the grammar reads in a message, read once; None where it cannot read it."""
    reading = grammar.read(said)
    return frozenset(command.tool for command in reading.commands) if _understood(reading) else None


def _loads(text: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text)
    return found
