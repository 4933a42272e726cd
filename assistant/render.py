"""Events → Chainlit: one reply a turn, with its words and its cards."""

import asyncio
import contextlib
from base64 import b64encode
from collections.abc import AsyncIterator
from typing import Any

import chainlit as cl
from chainlit.data import get_data_layer
from chainlit.types import ThreadDict

from assistant import about, fresh, left, moderation, photos
from assistant.cards import Card, Cards
from assistant.events import Acted, Asked, Calling, Drawn, Event, Left, Trouble, Words
from assistant.inert import Speech, plain
from assistant.known_addresses import KnownAddresses
from assistant.resumed import redraw
from assistant.running import Running
from assistant.thought import dumps
from assistant.turn import turn
from social_tools import gate, seed
from social_tools.context import Context, Surface
from social_tools.gate import Outcome
from social_tools.progress import Progress
from storage import history, receipts
from storage.database import Reader

AUTHOR = "Salon"
PATIENCE_S = 15
SLOW = {"create_image": Card("PictureCard", {"state": "drawing", "pictures": []})}
OWN_MESSAGE = {
    "create_image", "get_user", "get_post", "explain_feed", "draft_post", "get_digest", "list_actions",
    "preview_feed_rules",
}  # fmt: skip
"""Acts whose outcome, asked for by a button, is a message of its own."""
NO_ANSWER = {"outcome": "error", "say": "That did not work. Nothing was changed."}
SIGNED_OUT = "Your sign-in has ended. Reload the page to go on."


class Reply:
    """One message of the assistant, sent when there is something in it."""

    def __init__(self, context: Context, cards: Cards, known: KnownAddresses | None = None) -> None:
        self.context, self.cards = context, cards
        self.message = cl.Message(content="", author=AUTHOR)
        self._sent = False
        self._speech = Speech(known) if known else Speech()
        self._shown = 0
        """How many cards hang on it."""
        self._waiting: cl.CustomElement | None = None
        self._previewed = (0, "")
        """What is shown of the picture that is being made: which one of several, and its address."""

    async def show(self, event: Event) -> None:
        match event:
            case Words(text) | Trouble(text):
                await self.say(text)
            case Calling(tool) if tool in SLOW:
                self._waiting = await self.add(SLOW[tool])
            case Acted(outcome, quiet):
                await self.outcome(outcome, quiet=quiet)
            case Left(page):
                await self.add(left.card(page, self.cards.now_ms))
            case Progress():
                if self._waiting:
                    await show_for_now(self._waiting, self._stands(event))
            case Drawn(view):
                if card := self.cards.card(view):
                    await self.add(card)
            case Asked(question, choices):
                await self.say(question)
                await self.add(Card("ChoicesCard", {"choices": [about.choice(label) for label in choices]}))

    def _stands(self, progress: Progress) -> dict[str, Any]:
        """How far it is. A preview stays until there is a later one of the same picture."""
        stage = progress.stage
        if progress.done != self._previewed[0]:
            self._previewed = (progress.done, "")
        if stage.preview:
            self._previewed = (progress.done, f"data:image/webp;base64,{b64encode(stage.preview).decode()}")
        preview = self._previewed[1]
        return {"done": progress.done, "of": progress.of, "before": stage.before, "preview": preview}

    async def say(self, text: str) -> None:
        await self._open()
        await self.message.stream_token(await self._speech(text))

    async def outcome(self, outcome: Outcome, *, quiet: bool = False) -> None:
        await refresh(self.context, self.cards, outcome)
        card, waiting = None if quiet else self.cards.draw(outcome), self._waiting
        self._waiting = None
        if waiting and card and card.name == waiting.name:
            await change(waiting, card.props)
            return
        if waiting:
            await waiting.remove()
            self._shown -= 1
        if card:
            await self.add(card)

    async def add(self, card: Card) -> cl.CustomElement:
        await self._open()
        self._shown += 1
        return await hang(card, self.message)

    async def close(self) -> None:
        if self._waiting:
            await self._waiting.remove()
            self._shown -= 1
        if self._sent:
            await self.message.stream_token(await self._speech.rest())
        if self._sent and not self._shown and not self.message.content:
            await self.message.remove()  # stopped before there was anything to show
        elif self._sent:
            await self.message.update()

    async def _open(self) -> None:
        if not self._sent:
            self._sent = True
            await self.message.send()


async def context_of(running: Running, message: str = "") -> Context | None:
    """Who speaks in the current Chainlit session; None where their sign-in has ended."""
    session = cl.context.session
    person = await running.sessions.person(running.salon.db, getattr(session, "token", None))
    if person is None:
        return None
    surface: Surface = "widget" if getattr(session, "client_type", "") == "copilot" else "chat"
    return Context(
        running.salon,
        person,
        session.thread_id,
        surface=surface,
        message=message,
        click=not message,
    )


def cards_for(running: Running, context: Context) -> Cards:
    """Cards with whole addresses where they hang in somebody else's page."""
    base = own_address(running) if context.surface == "widget" else ""
    return Cards(context.person, running.salon.db.clock(), base)


def own_address(running: Running) -> str:
    """Our public address: the setting, or the one that this session was opened at."""
    asked = getattr(cl.context.session, "environ", {})
    return running.settings.url or f"{asked.get('wsgi.url_scheme', 'http')}://{asked.get('HTTP_HOST', '')}"


async def answer(running: Running, said: cl.Message) -> None:
    """Answer what a person typed, and take what they brought along."""
    brought = (said.metadata or {}) if isinstance(said.metadata, dict) else {}
    message = "" if brought.get("wordless") else said.content
    cl.user_session.set("news", None)
    cl.user_session.set("began", running.salon.db.new_id())
    context = await context_of(running, message or " ")
    if context is None:
        await cl.Message(content=SIGNED_OUT, author=AUTHOR).send()
        return
    cards = cards_for(running, context)
    if brought.get("files"):
        if brought.get("wordless"):
            await said.update()  # the page has shown it without a word
        await _take(running, context, cards, brought["files"])
        if not message.strip():
            return
    if found := await moderation.answer(context, cards, message) or await photos.described(context, cards, message):
        words, card = found
        reply = Reply(context, cards)
        await reply.say(words)
        await reply.add(card)
        await reply.close()
        return
    async with running.memory.conversation(context.person.id, context.thread) as messages:
        reply = Reply(context, cards, KnownAddresses(context, messages))
        events = turn(context, running.brain, messages, seconds=running.settings.turn_seconds)
        try:
            async with contextlib.aclosing(events):  # or what it does would outlive a Stop
                async for event in events:
                    await reply.show(event)
        finally:
            await reply.close()


async def _take(running: Running, context: Context, cards: Cards, files: Any) -> None:
    """Keep the pictures that came with a message, and show them."""
    reply = Reply(context, cards)
    words, view = await photos.take(running, context, files)
    await reply.say(words)
    if view and (card := cards.card(view)):
        await reply.add(card)
    await reply.close()


async def stopped(running: Running) -> None:
    """Say what the message that was stopped had done by then."""
    context = await context_of(running)
    if context is None:
        return
    began = cl.user_session.get("began") or 0
    done = await running.salon.db.write(receipts.since, context.person.id, began)
    reply = Reply(context, cards_for(running, context))
    await reply.say("Stopped. This was done before that:" if done else "Stopped. Nothing was changed.")
    if done:
        await reply.add(Card("ReceiptCard", {"title": None, "receipts": [reply.cards.receipt(one) for one in done]}))
    await reply.close()


async def news(card: Card) -> None:
    """A line of its own; while nobody has done anything since the last one, that one changes."""
    last: cl.CustomElement | None = cl.user_session.get("news")
    if last:
        await change(last, card.props)
        return
    message = await cl.Message(content="", author=AUTHOR).send()
    cl.user_session.set("news", await hang(card, message))


async def resume(running: Running, thread: ThreadDict) -> None:
    """Show a conversation again, its cards as things are now, and keep hold of them as when they were new."""
    context = await context_of(running)
    if context and running.memory.turn(context.person.id, thread["id"]).locked():
        await _until_the_turn_is_over(running, context, thread)
    kept = thread["elements"] or []
    thread["elements"] = shown = []
    if context is None:
        return
    found = [Card(element["name"], element["props"] or {}) for element in kept]
    drawn = await running.salon.db.read(_redrawn, cards_for(running, context), found)
    for element, card in zip(kept, drawn, strict=True):
        if card is None:
            continue
        remember(
            card,
            cl.CustomElement(
                id=element["id"],
                thread_id=thread["id"],
                for_id=element["forId"],
                name=card.name,
                props=plain(card.props),
                display="inline",
            ),
        )
        shown.append({**element, "props": plain(card.props)})


async def _until_the_turn_is_over(running: Running, context: Context, thread: ThreadDict) -> None:
    """A turn that still runs while the page is loaded again is shown with its end, if that comes soon."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(PATIENCE_S), running.memory.turn(context.person.id, thread["id"]):
            pass
    await running.salon.db.write(history.owner, thread["id"])  # by now all that came before it is written too
    layer = get_data_layer()
    if layer and (found := await layer.get_thread(thread["id"])):
        thread.update(found)


def _redrawn(reader: Reader, cards: Cards, shown: list[Card]) -> list[Card | None]:
    return [redraw(reader, cards, card) for card in shown]


async def press(running: Running, payload: dict[str, Any]) -> dict[str, Any]:
    """What a card's button asks for. The client is not trusted: only the session says who it is."""
    cl.user_session.set("news", None)
    context = await context_of(running)
    if context is None:
        return {"outcome": "error", "say": SIGNED_OUT}
    cards = cards_for(running, context)
    if isinstance(payload.get("approval"), str):
        return await _answered(context, cards, payload)
    if payload.get("seed") is True:
        return await _seeded(context, cards)
    if "moderate" in payload or "appeal" in payload:
        return await moderation.pressed(context, cards, payload)
    if isinstance(payload.get("describe"), str):
        return await photos.pressed(context, cards, payload)
    if isinstance(payload.get("left"), str):
        page = await left.page(context, payload["left"])
        return {"outcome": "done", "card": _as_json(left.card(page, cards.now_ms))}
    if isinstance(payload.get("tool"), str) and isinstance(payload.get("arguments"), dict):
        tool, arguments = payload["tool"], payload["arguments"]
        if payload.get("preview") is True:
            return await _previewed(context, cards, tool, arguments)
        return await _pressed(context, cards, tool, arguments, here=payload.get("here") is True)
    return NO_ANSWER


async def _answered(context: Context, cards: Cards, payload: dict[str, Any]) -> dict[str, Any]:
    id_, answer = payload["approval"], payload.get("answer")
    if answer == "approve":
        return await _shown(context, cards, await gate.approve(context, id_))
    if answer == "deny":
        return await _shown(context, cards, await gate.deny(context, id_))
    changes = payload.get("changes")
    if answer == "edit" and isinstance(changes, dict):
        outcome = await gate.edit(context, id_, changes)
        card = cards.draw(outcome)
        if card and (element := _held("previews").pop(id_, None)):
            element.props = card.props
            remember(card, element)
        elif card:
            await _brought_back(context, cards, outcome)
        return {**response(cards, outcome), **({"card": _as_json(card)} if card else {})}
    return NO_ANSWER


async def _brought_back(context: Context, cards: Cards, outcome: Outcome) -> None:
    """A draft that was taken up from a list comes back as a message of its own."""
    reply = Reply(context, cards)
    await reply.outcome(outcome)
    await reply.close()


async def _seeded(context: Context, cards: Cards) -> dict[str, Any]:
    """Sample people for an empty world; the card that asked shows how far the pictures have come."""
    card: cl.CustomElement | None = cl.user_session.get("feed")
    updates: set[asyncio.Task[None]] = set()

    def progress(done: int, total: int) -> None:
        if card:
            updates.add(asyncio.create_task(change(card, {**card.props, "seeding": [done, total]})))

    receipt = await seed.fill(context, progress)
    await asyncio.gather(*updates)
    if card:
        await change(card, {**card.props, "seeding": None, "empty_world": False})
    reply = Reply(context, cards)
    if receipt:
        await reply.say("Here they are. They are marked as samples, and you can take them away again.")
        await reply.add(Card("ReceiptCard", {"title": None, "receipts": [cards.receipt(receipt)]}))
    await reply.outcome(await gate.call(context, "read_feed", {"feed": "explore"}))
    await reply.close()
    return {"outcome": "done"}


async def _previewed(context: Context, cards: Cards, tool: str, arguments: dict[str, Any]) -> dict[str, Any]:
    """Show what an act would be, as a message of its own, whether or not it would need a yes."""
    reply = Reply(context, cards)
    outcome = await gate.preview(context, tool, arguments)
    if outcome.kind == "pending":
        await reply.outcome(outcome)
        await reply.close()
    return response(cards, outcome)


async def _pressed(
    context: Context, cards: Cards, tool: str, arguments: dict[str, Any], *, here: bool = False
) -> dict[str, Any]:
    """`here` says that the card that asks shows what comes of it by itself."""
    reply = Reply(context, cards)
    if tool in OWN_MESSAGE and not here:
        await reply.show(Calling(tool))
    async with _showing_progress(context, reply):
        outcome = await gate.call(context, tool, arguments)
    found = response(cards, outcome)
    if outcome.kind == "pending" or (outcome.kind == "done" and tool in OWN_MESSAGE and not here):
        await reply.outcome(outcome)
    else:
        await refresh(context, cards, outcome)
        if card := cards.draw(outcome):
            found["card"] = _as_json(card)
            _lengthen(card)
    await reply.close()
    return found


@contextlib.asynccontextmanager
async def _showing_progress(context: Context, reply: Reply) -> AsyncIterator[None]:
    """Show how far the work has come, in order, and no more of it once it is done."""
    told: asyncio.Queue[Progress] = asyncio.Queue()
    context.turn.told = told.put_nowait

    async def show() -> None:
        while True:
            await reply.show(await told.get())

    showing = asyncio.create_task(show())
    try:
        yield
    finally:
        showing.cancel()
        await asyncio.gather(showing, return_exceptions=True)


async def _shown(context: Context, cards: Cards, outcome: Outcome) -> dict[str, Any]:
    await refresh(context, cards, outcome)
    return response(cards, outcome)


def response(cards: Cards, outcome: Outcome) -> dict[str, Any]:
    """What a card's button gets back."""
    kind = "error" if outcome.kind == "refused" else outcome.kind
    found: dict[str, Any] = {"outcome": kind, "result": outcome.data}
    if outcome.say:
        found["say"] = outcome.say
    if outcome.receipt:
        found["receipt"] = cards.receipt(outcome.receipt)
    return found


def _as_json(card: Card) -> dict[str, Any]:
    return {"name": card.name, "props": plain(card.props)}


def _lengthen(page: Card) -> None:
    """The browser adds this page to the feed that it shows; keep our copy of that feed the same."""
    feed: cl.CustomElement | None = cl.user_session.get("feed")
    if feed and page.name == "FeedCard" and feed.props["feed"] == page.props["feed"]:
        items = feed.props["items"] + page.props["items"]
        feed.props = {**feed.props, "items": items, "next": page.props["next"]}


def _held(kind: str) -> dict[str, Any]:
    """Cards of this session: previews by their approval, and lists of cards by a receipt that they show."""
    found: dict[str, Any] = cl.user_session.get(kind) or {}
    cl.user_session.set(kind, found)
    return found


def remember(card: Card, element: cl.CustomElement) -> None:
    """Keep hold of the cards that a later act changes."""
    if card.name == "PreviewCard":
        _held("previews")[card.props["approval"]] = element
    if card.name == "ProfileCard":
        cl.user_session.set("profile", element)
    if card.name == "FeedCard":
        cl.user_session.set("feed", element)
    for receipt in filter(None, (card.props.get("receipt"), *card.props.get("receipts", ()))):
        _held("receipts").setdefault(receipt["id"], []).append(element)


async def refresh(context: Context, cards: Cards, outcome: Outcome) -> None:
    """Show in the cards that are already on the screen what has just been done."""
    if outcome.kind != "done":
        return
    if outcome.approval and (element := _held("previews").pop(str(outcome.approval.id), None)):
        await change(element, fresh.preview(element.props, outcome, cards))
        if outcome.receipt:
            _held("receipts").setdefault(str(outcome.receipt.id), []).append(element)
    for element in _held("receipts").pop(str(outcome.data.get("undid")), ()):
        await change(element, fresh.undone(element.props, outcome.data["undid"]))
    feed: cl.CustomElement | None = cl.user_session.get("feed")
    if feed and fresh.rewritten(outcome):
        drawn = await context.salon.db.read(redraw, cards, Card("FeedCard", feed.props))
        await change(feed, drawn.props if drawn else feed.props)
    elif feed and (changed := fresh.feed(feed.props, outcome)):
        await change(feed, changed)
    profile: cl.CustomElement | None = cl.user_session.get("profile")
    if profile and outcome.approval and (changed := fresh.profile(profile.props, outcome)):
        await change(profile, changed)


async def hang(card: Card, message: cl.Message) -> cl.CustomElement:
    """A card below a message."""
    element = cl.CustomElement(name=card.name, props=plain(card.props), display="inline")
    await element.send(for_id=message.id)
    remember(card, element)
    return element


async def show_for_now(element: cl.CustomElement, props: dict[str, Any]) -> None:
    """Change a card on the screen, and not in what is kept."""
    await cl.context.emitter.send_element({**element.to_dict(), "props": plain({**element.props, **props})})


async def change(element: cl.CustomElement, props: dict[str, Any]) -> None:
    element.props = plain(props)
    element.content = dumps(element.props)
    await element.update()
