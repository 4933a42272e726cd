"""What the commands of `salon` do, on the running server's parts or on parts opened for one command."""

import base64
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from typing import Any

from assistant import doctor as health
from assistant import left, moderation
from assistant.cards import Card, Cards
from assistant.events import Acted, Asked, Drawn, Event, Left, Trouble, Words
from assistant.running import Running
from assistant.turn import turn
from social_tools import desk, gate, uploads
from social_tools import seed as samples
from social_tools.context import Context
from social_tools.errors import SocialError
from social_tools.gate import Outcome
from social_tools.handles import check_handle
from storage import accounts, people, reports, sites
from storage.errors import StorageError
from storage.ids import parse_id
from storage.models import Receipt
from storage.people import Person

DONE, FAILED, USAGE, PENDING, REFUSED, NOT_FOUND = 0, 1, 2, 3, 4, 5
Answer = dict[str, Any]


class CommandError(Exception):
    """A command that cannot be carried out: a sentence, and how the process ends."""

    def __init__(self, sentence: str, code: int = FAILED) -> None:
        super().__init__(sentence)
        self.code = code


async def run(running: Running, name: str, arguments: dict[str, Any]) -> Answer:
    """The answer of a command as JSON; {"failed": sentence, "code": exit code} where it cannot be carried out."""
    try:
        return await COMMANDS[name](running, **arguments)
    except CommandError as error:
        return {"failed": str(error), "code": error.code}
    except (StorageError, ValueError) as error:
        return {"failed": str(error), "code": FAILED}


async def ask(
    running: Running, *, handle: str, text: str = "", thread: str = "main", approve: str = "", deny: str = ""
) -> Answer:
    """One turn of the assistant in a named thread, or the answer to one of its questions."""
    person = await _person(running, handle)
    context = Context(running.salon, person, f"cli:{person.id}:{thread}"[:64], surface="cli", message=text)
    if approve or deny:
        outcome = await (gate.approve(context, approve) if approve else gate.deny(context, deny))
        events: list[Event] = [Acted(outcome)]
    else:
        seconds = running.settings.turn_seconds
        async with running.memory.conversation(person.id, context.thread) as messages:
            events = [event async for event in turn(context, running.brain, messages, seconds=seconds)]
    return _told(events, Cards(person, running.salon.db.clock(), running.settings.url))


async def do(running: Running, *, handle: str, tool: str, arguments: dict[str, Any], yes: bool = False) -> Answer:
    """One tool through the same door. It is never taken for the person's literal words."""
    person = await _person(running, handle)
    context = Context(running.salon, person, "", surface="cli")
    outcome = await gate.call(context, tool, arguments)
    if outcome.kind == "pending" and yes:
        outcome = await gate.approve(context, outcome.data["act"])
    return {"data": outcome.data, "code": _code(outcome)}


async def upload(running: Running, *, handle: str, data: str, alt: str = "", thread: str = "main") -> Answer:
    """A picture through the same intake as in the chat; in that thread, "it" means this picture from now on."""
    person = await _person(running, handle)
    context = Context(running.salon, person, f"cli:{person.id}:{thread}"[:64], surface="cli")
    try:
        taken = await uploads.take(running.salon, person, base64.b64decode(data))
        brought = await uploads.bring(context, [taken], alt)
    except SocialError as error:
        raise CommandError(error.hint, REFUSED) from None
    says = taken.credentials
    return {"image": str(brought.images[0].id), "notes": [*taken.notes, *([says.words] if says else [])]}


async def user_add(running: Running, *, handle: str, name: str = "", passphrase: str | None = None) -> Answer:
    """An account without a browser; with a passphrase, one can sign in to it from any."""
    wanted = check_handle(handle)
    hashed = "" if passphrase is None else await running.passphrases.hashed(passphrase)
    key = f"m_{running.salon.db.new_id()}"
    person = await running.salon.db.write(
        accounts.add_member, key=key, handle=wanted, name=(name or wanted)[:64], hashed=hashed
    )
    return {"handle": f"@{person.handle}", "name": person.name}


async def user_list(running: Running) -> Answer:
    found = await running.salon.db.read(people.everybody)
    return {
        "users": [
            {"handle": f"@{person.handle}", "name": person.name, "kind": person.kind, "posts": person.posts}
            for person in found
        ]
    }


async def user_role(running: Running, *, handle: str, role: str) -> Answer:
    """What an account may do for everybody: moderator, or none."""
    person = await _person(running, handle)
    await running.salon.db.write(people.set_role, person.id, "" if role == "none" else role)
    return {"handle": f"@{person.handle}", "role": role}


async def list_reports(running: Running) -> Answer:
    """What waits for a moderator, oldest first."""
    return {"reports": [moderation.told(report) for report in await running.salon.db.read(reports.queue)]}


async def decide(running: Running, *, handle: str, report: str, decision: str, reason: str) -> Answer:
    """A moderator's decision, with its receipt."""
    return await _at_the_desk(running, handle, lambda context, id_: desk.decide(context, id_, decision, reason), report)


async def appeal(running: Running, *, handle: str, report: str, words: str) -> Answer:
    """Ask for a second look at a decision about oneself."""
    return await _at_the_desk(running, handle, lambda context, id_: desk.appeal(context, id_, words), report)


async def _at_the_desk(
    running: Running, handle: str, act: Callable[[Context, int], Awaitable[Receipt | None]], report: str
) -> Answer:
    context = Context(running.salon, await _person(running, handle), "", surface="cli")
    try:
        receipt = await act(context, parse_id(report) or 0)
    except SocialError as error:
        raise CommandError(error.hint, NOT_FOUND if error.code == "not_found" else REFUSED) from None
    return {"said": f"{receipt.words}. Receipt {receipt.id}." if receipt else "Done."}


async def seed(
    running: Running, *, people: int, posts: int, follows: int | None = None, random_seed: int = 1
) -> Answer:
    """Sample people, their posts and what they replied."""
    added = await samples.seed(
        running.salon,
        people=people,
        posts=posts,
        follows=follows,
        random_seed=random_seed,
        progress=running.progress,
    )
    return {"said": added.words}


async def unseed(running: Running) -> Answer:
    """Every sample person, and all that was theirs, is gone."""
    removed = await samples.remove(running.salon)
    return {"said": f"Removed {removed} sample people." if removed else "There were no sample people."}


async def site_add(running: Running, *, origin: str) -> Answer:
    key = await running.salon.db.write(sites.add, origin)
    await running.read_sites()
    return {"origin": origin, "key": key}


async def site_remove(running: Running, *, origin: str) -> Answer:
    """From now on the site can neither show the widget nor let its visitors in."""
    removed = await running.salon.db.write(sites.remove, origin)
    await running.read_sites()
    if origin in running.embedders:
        raise CommandError(
            f"{origin} stands in SALON_EMBED_ORIGINS too, and may embed the widget until it is gone there."
        )
    if not removed:
        raise CommandError(f"{origin} is not registered. See: salon site list", NOT_FOUND)
    return {"origin": origin}


async def site_list(running: Running) -> Answer:
    return {"sites": await running.salon.db.read(sites.origins)}


async def doctor(running: Running) -> Answer:
    """What is seen of the data's health by those who have it open."""
    return {"findings": [asdict(finding) for finding in await health.within(running)]}


COMMANDS: dict[str, Callable[..., Awaitable[Answer]]] = {
    "ask": ask,
    "do": do,
    "upload": upload,
    "user add": user_add,
    "user list": user_list,
    "user role": user_role,
    "reports": list_reports,
    "decide": decide,
    "appeal": appeal,
    "seed": seed,
    "unseed": unseed,
    "site add": site_add,
    "site remove": site_remove,
    "site list": site_list,
    "doctor": doctor,
}


async def _person(running: Running, handle: str) -> Person:
    found = await running.salon.db.read(people.by_handle, handle)
    if found is None:
        raise CommandError(f"There is nobody called @{handle.removeprefix('@')}. Add them: salon user add", NOT_FOUND)
    return found


def _told(events: list[Event], cards: Cards) -> Answer:
    outcomes = [event.outcome for event in events if isinstance(event, Acted)]
    drawn = [card for event in events if (card := _card(event, cards))]
    asked = [event for event in events if isinstance(event, Asked)]
    words = [event.text for event in events if isinstance(event, Words | Trouble)]
    return {
        "reply": "".join(words) or "".join(event.question for event in asked),
        "choices": [choice for event in asked for choice in event.choices],
        "calls": [
            {"tool": outcome.tool, "arguments": outcome.arguments, "outcome": outcome.data} for outcome in outcomes
        ],
        "pending": [
            {"id": outcome.data["act"], "tool": outcome.tool, "preview": outcome.data["preview"]}
            for outcome in outcomes
            if outcome.kind == "pending"
        ],
        "cards": [{"name": card.name, "props": card.props} for card in drawn],
    }


def _card(event: Event, cards: Cards) -> Card | None:
    if isinstance(event, Drawn):
        return cards.card(event.view)
    if isinstance(event, Left):
        return left.card(event.page, cards.now_ms)
    return cards.draw(event.outcome) if isinstance(event, Acted) and not event.quiet else None


def _code(outcome: Outcome) -> int:
    if outcome.kind == "pending":
        return PENDING
    if outcome.kind == "done":
        return DONE
    return NOT_FOUND if outcome.data["error"] == "not_found" else REFUSED
