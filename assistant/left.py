"""What left this machine for a model, as its person reads it: in the chat and on a page of their own."""

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.brain import Brain
from assistant.cards.props import Card, Props
from social_tools import times
from social_tools.context import Context
from social_tools.text import ago
from storage import egress
from storage.ids import created_ms, parse_id
from storage.models import Sent

TITLE = "What left this machine"
PER_PAGE = 5
BYTES_PER_TOKEN = 4
"""An estimate, and said to be one: each model cuts text in its own way."""
HERE = "Nothing leaves this machine: I am Salon’s built-in offline assistant, fixed rules that need no model elsewhere."
BEFORE = "Nothing leaves this machine now. With a model that was set earlier, this did, newest first."
NOT_YET = "Nothing has left this machine for a model so far. What you say next goes to {model}."
SO_FAR = "This has left this machine for a model, newest first."
ASKING = " To answer this question, nothing did."
ONLY_PICTURES = "Only what you ask to be drawn leaves this machine: {model} makes the pictures."
EMPTY = "Nothing has left this machine for a model."


YOURS = {
    "words": "what you said",
    "you_talk_to": "your handle",
    "now": "the time",
    "their_newest": "ids of your newest posts",
    "open_previews": "how many previews were open",
    "yours": "names of your lists, words you hide, your drafts",
    "shown": "ids of what you were shown",
}
"""What a model is told of the person, by the names that `prompt` gives it."""
TOLD = {
    "read_messages": "your private messages",
    "send_message": "your private messages",
    "get_notifications": "your notifications",
    "get_user": "a profile",
    "list_actions": "what was done for you",
    "update_settings": "your settings",
    "get_digest": "a digest",
    "create_image": "what was drawn",
    "images.generate": "what to draw",
    "images.edit": "a picture and how to change it",
}
"""What results of tools tell besides posts."""
HANDLE = {"ok", "error", "act", "ids", "hint"}
"""What is told of a result that only says how it went, or is of an earlier turn."""
FIELDS = {
    "by": "author",
    "at": "age",
    "img": "pictures in words",
    "ai": "how it was made",
    "to": "what it answers",
    "credit": "whose pictures it remixes",
    "you": "what you did with it",
}


@dataclass(frozen=True)
class Line:
    """One turn: when, where to, how much, and what of it."""

    when: str
    ago: str
    to: str
    much: str
    what: str
    posts: list[str]
    images: list[str]
    fields: list[str]
    """By tool, the fields of its results by their very names."""


def sentence(brain: Brain, page: egress.Page, pictures: str = "") -> str:
    """What is said above the list. `pictures` says where words to draw are sent."""
    if brain.local and pictures:
        return ONLY_PICTURES.format(model=pictures) + (" Newest first:" if page.turns else " Nothing has so far.")
    if brain.local:
        return BEFORE if page.turns else HERE
    return SO_FAR if page.turns else NOT_YET.format(model=brain.model or "the model of the server that is set")


async def page(context: Context, before: str = "", limit: int = PER_PAGE) -> egress.Page:
    return await context.salon.db.read(egress.page, context.person.id, parse_id(before), limit)


def card(found: egress.Page, now_ms: int) -> Card:
    """The list as a card; it goes on by `left`, the cursor of the next page."""
    lines = [
        [line.ago, f"{line.to}: {line.much}. {line.what}"] for line in (line_of(turn, now_ms) for turn in found.turns)
    ]
    props: Props = {"title": TITLE, "lines": lines, "empty": EMPTY, "left": str(found.next) if found.next else None}
    return Card("FoundCard", props)


def line_of(turn: Sent, now_ms: int) -> Line:
    yours = [YOURS[name] for name in YOURS if name in turn.results.get("you", ())]
    told = dict.fromkeys(
        TOLD[tool] for tool, names in turn.results.items() if tool in TOLD and not HANDLE.issuperset(names)
    )
    what = [*yours, *told, *_posts(turn), *_images(turn)]
    return Line(
        when=times.in_words(created_ms(turn.id)),
        ago=ago(now_ms - created_ms(turn.id)),
        to=f"{turn.model} at {turn.host}",
        much=much(turn),
        what=f"In them: {'; '.join(what)}." if what else "",
        posts=sorted(turn.posts),
        images=sorted(turn.images),
        fields=[f"{tool}: {', '.join(names)}" for tool, names in turn.results.items() if names],
    )


def much(turn: Sent) -> str:
    """4,321 bytes in 2 requests, 1,080 tokens as its server counts."""
    requests = "1 request" if turn.requests == 1 else f"{turn.requests} requests"
    guess = -(-turn.uncounted // BYTES_PER_TOKEN)
    counted = f"{turn.tokens:,} tokens as its server counts" if turn.tokens else ""
    rest = f"about {guess:,} tokens, an estimate" if guess and not turn.tokens else ""
    more = f"and about {guess:,} that it did not count" if guess and turn.tokens else ""
    tokens = " ".join(filter(None, (counted, rest, more)))
    return f"{turn.size:,} bytes in {requests}" + (f", {tokens}" if tokens else "")


def _posts(turn: Sent) -> Iterable[str]:
    """Posts that were told, with what of them, and those of which only the id was."""
    told = [fields for fields in turn.posts.values() if fields]
    if told:
        names = dict.fromkeys(FIELDS.get(name, name) for fields in told for name in fields)
        yield f"{_several(len(told), 'post', 'posts')} ({', '.join(names)})"
    if named := len(turn.posts) - len(told):
        yield f"{_several(named, 'post', 'posts')} by id only"


def _images(turn: Sent) -> Iterable[str]:
    if turn.images:
        names = dict.fromkeys(name for fields in turn.images.values() for name in fields)
        yield f"{_several(len(turn.images), 'picture', 'pictures')} by {', '.join(['id', *names])}"


def _several(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
