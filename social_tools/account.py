"""Settings: privacy, consent, and how careful the assistant is."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from social_tools.context import Act, Context
from social_tools.errors import SocialError
from social_tools.people import myself
from social_tools.privacy import NAMES, current, exposes, loses
from social_tools.settings import DEFAULTS
from social_tools.text import clean
from social_tools.tool import Plan, Result, tool
from social_tools.views import Receipts
from storage import people
from storage.database import Writer
from storage.people import APPROVE

MOST_WORDS = 100


class Changes(BaseModel):
    """Settings to change; what is left out stays."""

    model_config = ConfigDict(extra="forbid")

    default_visibility: Literal["public", "unlisted", "followers"] | None = None
    discoverable: bool | None = None
    approve_followers: bool | None = None
    hide_words: list[Annotated[str, Field(max_length=64)]] | None = None
    assistant: Literal["normal", "ask_always"] | None = None
    quote_policy: Literal["anyone", "followers", "nobody"] | None = None
    assistant_quote: Annotated[
        Literal["anyone", "followers", "nobody"] | None,
        Field(description="Whether other people's assistants may quote my posts."),
    ] = None
    default_remix: Literal["anyone", "followers", "nobody"] | None = None
    allow_training: bool | None = None
    chat_retention_days: Annotated[int, Field(ge=1, le=3650)] | None = None
    review_alt: Annotated[bool | None, Field(description="Never share with alt text I have not reviewed.")] = None


async def plan_settings(context: Context, changes: dict[str, Any]) -> Plan:
    """What makes the person more exposed, or throws their conversations away, is danger; the rest is a write."""
    if not changes:
        raise SocialError("invalid", "Say which setting to change, and to what.", field="changes")
    if "hide_words" in changes:
        changes = {**changes, "hide_words": _words(changes["hide_words"])}
    me = await myself(context)
    kind = "danger" if exposes(me, changes) or loses(me, changes) else "write"
    return Plan({"changes": changes}, kind)  # type: ignore[arg-type]


def _words(asked: list[str]) -> list[str]:
    words = [word for word in (" ".join(clean(word).split()).lower() for word in asked) if word]
    if len(set(words)) > MOST_WORDS:
        raise SocialError("too_long", f"You can hide at most {MOST_WORDS} words.", field="changes")
    return sorted(set(words))


@tool("danger", core=False, open_world=False, plan=plan_settings)
async def update_settings(context: Context, changes: Changes) -> Result:
    """Change privacy or assistant settings. Anything that makes the user more exposed needs approval."""
    asked: dict[str, Any] = changes  # type: ignore[assignment]

    def change(writer: Writer) -> Act:
        me = people.by_id(writer, context.person.id)
        if me is None:
            raise SocialError("not_found", "Your account is not here any more.")
        news = {name: _stored(name, value) for name, value in asked.items()}
        undo = people.change_settings(writer, me.id, news)
        now = current(me)
        changed = {name: [now[name], value] for name, value in asked.items() if value != now[name]}
        words = f"You changed {' and '.join(NAMES[name] for name in changed)}"
        return Act({"ok": "done", "changed": changed}, "", words, undo, receipt=undo is not None)

    done = await context.act(change)
    return Result(done.data, view=Receipts([done.receipt]) if done.receipt else None, receipt=done.receipt)


def _stored(name: str, value: Any) -> Any:
    """What is as the default is not kept, but for what has a column of its own."""
    return None if value == DEFAULTS[name] and name != APPROVE else value
