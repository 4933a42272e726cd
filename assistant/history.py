"""Chainlit's data layer: conversations are kept in our own database, where their person finds them again.

Chainlit calls it without waiting for the answer, many calls at once. Ids come from the browser; whose conversation it
is, the sign-in of the chat's session says. Over plain HTTP, `harden` has asked `get_thread_author` before.
"""

import json
import logging
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from chainlit.context import context_var
from chainlit.data.base import BaseDataLayer
from chainlit.data.utils import queue_until_user_message
from chainlit.element import Element as Drawn
from chainlit.element import ElementDict
from chainlit.step import StepDict
from chainlit.types import Feedback, PageInfo, PaginatedResponse, Pagination, ThreadDict, ThreadFilter
from chainlit.user import PersistedUser, User

from assistant.about import without_passphrase
from assistant.running import Running
from social_tools.text import clean, short
from storage import history, signins
from storage.database import Writer
from storage.errors import StorageError
from storage.history import NAME, Listed
from storage.ids import created_ms
from storage.models import Element, Step

P = ParamSpec("P")
F = TypeVar("F", bound=Callable[..., Any])
log = logging.getLogger("salon")
CARDS = {drawing.stem for drawing in (Path(__file__).parent / "site" / "cards").glob("*Card.jsx")}
MAX_PROPS = 200_000
MAX_WORDS = 100_000
MAX_PAGE = 50
KEPT = ("type", "name", "parentId", "output", "createdAt", "start", "end", "isError", "showInput", "defaultOpen")
NOBODY = "0"


def _once_spoken(method: F) -> F:
    """What a chat shows before its person has said anything waits for that."""
    return cast(F, queue_until_user_message()(method))


def canonical(id_: object) -> bool:
    """Whether this is an id as browsers and Chainlit make them; every other one leads nowhere."""
    try:
        return isinstance(id_, str) and str(uuid.UUID(id_)) == id_
    except ValueError:
        return False


class History(BaseDataLayer):
    """What Chainlit shows of a conversation. `parts` gives the running server's parts."""

    def __init__(self, parts: Callable[[], Running]) -> None:
        self._parts = parts

    # Who is there.

    async def get_user(self, identifier: str) -> PersistedUser | None:
        """The account of a sign-in, whose key is the cookie's identifier."""
        person = await self._parts().salon.db.read(signins.person, identifier)
        if person is None:
            return None
        return PersistedUser(
            id=str(person.id), identifier=person.key, createdAt=iso(created_ms(person.id)), display_name=person.name
        )

    async def create_user(self, user: User) -> PersistedUser:
        """A sign-in that has ended: nobody, who owns nothing. Accounts begin in `guests`."""
        return PersistedUser(id=NOBODY, identifier="", createdAt=iso(0), display_name=user.display_name)

    # The list of conversations, and one of them.

    async def list_threads(self, pagination: Pagination, filters: ThreadFilter) -> PaginatedResponse[ThreadDict]:
        page = await self._parts().salon.db.read(
            history.page,
            int(filters.userId or NOBODY),
            pagination.cursor,
            max(1, min(pagination.first, MAX_PAGE)),
            name_of(filters.search or ""),
        )
        return PaginatedResponse(
            PageInfo(page.next is not None, None, page.next), [_listed(one) for one in page.threads]
        )

    async def get_thread_author(self, thread_id: str) -> str:
        owner = await self._parts().salon.db.read(history.owner, thread_id) if canonical(thread_id) else None
        return owner.key if owner else ""

    async def get_thread(self, thread_id: str) -> ThreadDict | None:
        found = await self._parts().salon.db.read(history.whole, thread_id) if canonical(thread_id) else None
        if found is None:
            return None
        return {
            **_listed(found.listed),
            "userId": str(found.person.id),
            "userIdentifier": found.person.key,
            "steps": [_step(step) for step in found.steps],
            "elements": [_element(element) for element in found.elements],
        }

    async def update_thread(
        self,
        thread_id: str,
        name: str | None = None,
        user_id: str | None = None,
        metadata: dict[str, Any] | None = None,
        tags: list[str] | None = None,
    ) -> None:
        """A first message, which comes with its person, or a new name, which does not."""
        wanted = name_of(without_passphrase(name or ""))
        if not wanted or not canonical(thread_id):
            return
        if user_id is None:
            await self._parts().salon.db.write(history.rename, thread_id, wanted)
        else:
            await self._keep(history.begin, thread_id, wanted)

    async def delete_thread(self, thread_id: str) -> None:
        """A turn that runs comes to its end first, so that nothing is written after."""
        parts = self._parts()
        if owner := await parts.salon.db.read(history.owner, thread_id):
            async with parts.memory.turn(owner.id, thread_id):
                await parts.salon.db.write(history.erase, thread_id)
            await parts.salon.db.scrub()

    # Its messages.

    @_once_spoken
    async def create_step(self, step_dict: StepDict) -> None:
        await self._keep_step(step_dict, later=False)

    @_once_spoken
    async def update_step(self, step_dict: StepDict) -> None:
        await self._keep_step(step_dict, later=True)

    async def _keep_step(self, given: StepDict, *, later: bool) -> None:
        if not canonical(given.get("id")) or not canonical(given.get("threadId")):
            return
        body = {name: given[name] for name in KEPT if given.get(name) is not None}  # type: ignore[literal-required]
        body["output"] = str(body.get("output", ""))[:MAX_WORDS]
        step = Step(id=given["id"], thread_id=given["threadId"], at_ms=milliseconds(body.get("createdAt")), body=body)
        if body.get("type") == "user_message":
            body["name"], body["output"] = "You", without_passphrase(body["output"])
            await self._keep(history.say, step, name_of(body["output"]), later=later)
        else:
            await self._keep(history.keep_step, step, later=later)

    @_once_spoken
    async def delete_step(self, step_id: str) -> None:
        if canonical(step_id):
            await self._keep(history.remove_step, step_id)

    # Its cards. Files and addresses are neither read nor kept.

    @_once_spoken
    async def create_element(self, element: Drawn) -> None:
        props = getattr(element, "props", None)
        ids = (element.id, element.thread_id, element.for_id)
        if element.type != "custom" or element.name not in CARDS or not isinstance(props, dict):
            return
        if not all(map(canonical, ids)) or len(json.dumps(props)) > MAX_PROPS:
            return
        body = {"name": element.name, "display": "inline", "props": props}
        kept = Element(id=element.id, thread_id=element.thread_id, step_id=element.for_id or "", body=body)
        await self._keep(history.keep_element, kept)

    async def get_element(self, thread_id: str, element_id: str) -> ElementDict | None:
        thread = await self.get_thread(thread_id)
        cards = thread["elements"] or [] if thread else []
        return next((card for card in cards if card["id"] == element_id), None)

    @_once_spoken
    async def delete_element(self, element_id: str, thread_id: str | None = None) -> None:
        if canonical(element_id):
            await self._keep(history.remove_element, element_id)

    async def _keep(
        self, change: Callable[Concatenate[Writer, int, P], Any], *args: P.args, **kwargs: P.kwargs
    ) -> None:
        """Run a change as the person of the chat's session, if they are still signed in."""
        parts, chat = self._parts(), context_var.get(None)
        key = parts.sessions.key(getattr(chat.session, "token", None) or "") if chat else None
        if key is None:
            return
        try:
            await parts.salon.db.write(signins.acting, key, change, *args, **kwargs)
        except StorageError:
            log.warning("a conversation is not kept", exc_info=True)

    # What Salon does not offer.

    async def upsert_feedback(self, feedback: Feedback) -> str:
        return ""

    async def delete_feedback(self, feedback_id: str) -> bool:
        return False

    async def get_favorite_steps(self, user_id: str) -> list[StepDict]:
        return []

    async def build_debug_url(self) -> str:
        return ""

    async def close(self) -> None:
        """The database is closed by the server."""


def name_of(text: str) -> str:
    """A conversation's name: one line of what can be stored."""
    readable = text[: 4 * NAME].encode("utf-8", "ignore").decode()
    return short(" ".join(clean(readable).split()), NAME)


def milliseconds(when: object) -> int:
    """A time as Chainlit writes it, in milliseconds since 1970-01-01 UTC; 0 where it is none."""
    try:
        return int(datetime.fromisoformat(str(when)).replace(tzinfo=UTC).timestamp() * 1000)
    except ValueError:
        return 0


def iso(when_ms: int) -> str:
    return datetime.fromtimestamp(when_ms / 1000, UTC).isoformat().replace("+00:00", "Z")


def _listed(one: Listed) -> ThreadDict:
    """Chainlit groups by `createdAt` what we order by when it last went on."""
    return {
        "id": one.id,
        "createdAt": iso(one.updated_ms),
        "name": one.name,
        "userId": None,
        "userIdentifier": None,
        "tags": [],
        "metadata": {},
        "steps": [],
        "elements": [],
    }


def _step(step: Step) -> StepDict:
    return {"id": step.id, "threadId": step.thread_id, "metadata": {}, "streaming": False, **step.body}  # type: ignore[typeddict-item]


def _element(element: Element) -> ElementDict:
    return {
        "id": element.id,
        "threadId": element.thread_id,
        "forId": element.step_id,
        "type": "custom",
        "mime": "application/json",
        "name": element.body["name"],
        "display": element.body["display"],
        "props": element.body["props"],
    }
