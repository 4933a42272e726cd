"""What left this machine for a model, as its person reads it: in the chat and on a page of their own."""

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.brain import Brain
from assistant.cards.props import Card, Props
from social_tools import times
from social_tools.context import Context
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
SO_FAR = "This has left this machine for a model, newest first. To answer this question, nothing did."
EMPTY = "Nothing has left this machine for a model."


@dataclass(frozen=True)
class Line:
    """One turn: when, where to, how much, and what of it."""

    when: str
    to: str
    much: str
    what: str
    posts: list[str]
    images: list[str]


def sentence(brain: Brain, page: egress.Page) -> str:
    """What is said above the list."""
    if brain.local:
        return BEFORE if page.turns else HERE
    return SO_FAR if page.turns else NOT_YET.format(model=brain.model or "the model of the server that is set")


async def page(context: Context, before: str = "", limit: int = PER_PAGE) -> egress.Page:
    return await context.salon.db.read(egress.page, context.person.id, parse_id(before), limit)


def card(found: egress.Page) -> Card:
    """The list as a card; it goes on by `left`, the cursor of the next page."""
    lines = [[line.when, f"{line.to}: {line.much}. {line.what}"] for line in map(line_of, found.turns)]
    props: Props = {"title": TITLE, "lines": lines, "empty": EMPTY, "left": str(found.next) if found.next else None}
    return Card("FoundCard", props)


def line_of(turn: Sent) -> Line:
    told = [id_ for id_, fields in turn.posts.items() if fields]
    parts = [
        _several(len(turn.posts), "post", "posts", len(told)),
        _several(len(turn.images), "picture’s description", "pictures’ descriptions", len(turn.images)),
        *(_result(tool, fields) for tool, fields in turn.results.items() if tool != "you"),
    ]
    yours = turn.results.get("you", [])
    words = f"Your words, and {', '.join(name.replace('_', ' ') for name in yours if name != 'words')}"
    return Line(
        when=times.in_words(created_ms(turn.id)),
        to=f"{turn.model} at {turn.host}",
        much=much(turn),
        what=". ".join([words, *filter(None, parts)]) + ".",
        posts=sorted(turn.posts),
        images=sorted(turn.images),
    )


def much(turn: Sent) -> str:
    """4,321 bytes in 2 requests, 1,080 tokens as the server counts."""
    requests = "1 request" if turn.requests == 1 else f"{turn.requests} requests"
    guess = -(-turn.uncounted // BYTES_PER_TOKEN)
    counted = f"{turn.tokens:,} tokens as its server counts" if turn.tokens else ""
    rest = f"about {guess:,} tokens, an estimate" if guess and not turn.tokens else ""
    more = f"and about {guess:,} that it did not count" if guess and turn.tokens else ""
    return f"{turn.size:,} bytes in {requests}, {' '.join(filter(None, (counted, rest, more)))}"


def _several(number: int, one: str, many: str, told: int) -> str:
    if not number:
        return ""
    named = number - told
    what = f"{number} {one if number == 1 else many}"
    return f"{what} ({named} by {'its' if named == 1 else 'their'} number only)" if named else what


def _result(tool: str, fields: Iterable[str]) -> str:
    return f"{tool.replace('_', ' ').capitalize()}: {', '.join(fields)}" if fields else ""
