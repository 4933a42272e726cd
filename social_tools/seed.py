"""A world to look at: sample people, marked so, who have posted pictures, followed and liked. Removed in one act."""

import asyncio
import secrets
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from random import Random

from social_tools.context import Act, Context, Salon
from social_tools.images import image_row, keep_painting
from social_tools.painter import NOBODY, Order, Painter, Painting, Size
from social_tools.painter_local.painter import LocalPainter, paint
from social_tools.seed_world import ANIMALS, CHARACTERS, FIRST_NAMES, LAST_NAMES, LINES, Character, Line
from storage import feed, samples
from storage.ids import EPOCH_MS
from storage.inverse import inverse
from storage.models import Image, Receipt
from storage.samples import SamplePerson, SamplePost, SampleReply, SampleWorld

MOST_PEOPLE = len(CHARACTERS) + len(FIRST_NAMES) * len(LAST_NAMES)
SPAN_MS = 21 * 24 * 3_600_000
MINUTE_MS = 60_000
SIDE = 640
"""Smaller than what people draw: a feed shows 512 pixels, and a first impression must not take a minute."""
DRAWING_AT_ONCE = 2

Progress = Callable[[int, int], None]
"""Told after every picture: how many are drawn, and how many there are."""


@dataclass(frozen=True)
class Seeded:
    """What was added; all zero where sample people were there already."""

    people: int = 0
    posts: int = 0
    replies: int = 0
    pictures: int = 0
    follows: int = 0
    likes: int = 0

    @property
    def words(self) -> str:
        if not self.people:
            return "The sample people are here already, so nothing was added."
        talk = f"{self.replies} replies and " if self.replies else ""
        return (
            f"Added {self.people} sample people, {self.posts} posts with {self.pictures} pictures, "
            f"{talk}{self.likes} likes."
        )


class SmallPainter(LocalPainter):
    """The offline painter at the size of the sample world, whichever painter the people here use."""

    async def paint(self, prompt: str, *, size: Size = "square", seed: int = 0, order: Order = NOBODY) -> Painting:
        return await asyncio.to_thread(paint, prompt, size, seed, SIDE)


async def seed(
    salon: Salon,
    *,
    people: int = len(CHARACTERS),
    posts: int = len(LINES),
    follows: int | None = None,
    random_seed: int = 1,
    progress: Progress = lambda drawn, total: None,
    painter: Painter | None = None,
) -> Seeded:
    """Add the sample world, unless it is there. Raises ValueError, with a sentence, for numbers that make no world."""
    _check(people, posts, follows)
    if await salon.db.read(samples.count):
        return Seeded()
    lines = list(islice(cycle(LINES), posts))
    plan = _plan(people, lines, follows, random_seed, salon.db.clock())
    pictures = await _draw_all(salon, painter or SmallPainter(), [post.prompt for post in plan.posts], progress)
    world = plan.world(pictures)
    return _counted(world) if await salon.db.write(samples.add, world) else Seeded()


async def fill(context: Context, progress: Progress, painter: Painter | None = None) -> Receipt | None:
    """Add the sample world for a person who finds nothing here; None where somebody has posted already."""
    if (await context.salon.db.read(feed.explore, 0, None, 1)).posts:
        return None
    added = await seed(context.salon, progress=progress, painter=painter)
    if not added.people:
        return None
    words = f"You added {added.people} sample people with {added.posts} posts"
    data = {"ok": "done", "people": added.people}
    done = await context.using(tool="seed").act(lambda _: Act(data, "", words, inverse("remove_samples")))
    return done.receipt


async def remove(salon: Salon) -> int:
    """Take away every sample person with all they posted, drew, followed and liked; how many people."""
    removed = await salon.db.write(samples.remove)
    for sha256 in removed.files:
        await salon.media.remove(sha256)
    return removed.people


def _check(people: int, posts: int, follows: int | None) -> None:
    if not 1 <= people <= MOST_PEOPLE:
        raise ValueError(f"A sample world has from 1 to {MOST_PEOPLE} people.")
    if posts < 0 or (follows or 0) < 0:
        raise ValueError("The numbers of posts and follows cannot be below zero.")


@dataclass(frozen=True)
class _Planned:
    """A post before its picture is drawn."""

    prompt: str
    post: SamplePost


@dataclass(frozen=True)
class _Plan:
    people: list[SamplePerson]
    follows: list[tuple[str, str]]
    posts: list[_Planned]

    def world(self, pictures: dict[str, Image]) -> SampleWorld:
        return SampleWorld(self.people, self.follows, [_with_picture(planned, pictures) for planned in self.posts])


def _plan(people: int, lines: list[Line], follows: int | None, random_seed: int, now_ms: int) -> _Plan:
    """Everything but the pictures; the same for the same numbers."""
    chance = Random(random_seed)
    start = max(now_ms - SPAN_MS, EPOCH_MS)
    cast = list(islice(_characters(), people))
    handles = [character.handle for character in cast]
    times = _times(len(lines), start, now_ms, chance)
    return _Plan(
        [_person(character, start + at) for at, character in enumerate(cast)],
        _follows(handles, follows, chance),
        [_post(line, at, now_ms, handles, chance) for line, at in zip(lines, times, strict=True)],
    )


def _characters() -> Iterable[Character]:
    yield from CHARACTERS
    names = [(first, last) for last in LAST_NAMES for first in FIRST_NAMES]
    for (first, last), animal in zip(names, cycle(ANIMALS), strict=False):
        yield Character(f"{first}_{last}".lower(), f"{first} {last}", animal, "")


def _person(character: Character, joined_ms: int) -> SamplePerson:
    key = f"sample_{secrets.token_hex(12)}"
    return SamplePerson(key, character.handle, character.name, character.bio, character.animal, joined_ms)


def _times(count: int, start: int, now_ms: int, chance: Random) -> list[int]:
    """Moments from `start` to a few minutes ago, in order, closer together towards the end."""
    newest = max(now_ms - 9 * MINUTE_MS, start)
    ages = [((count - place - chance.random() * 0.9) / count) ** 1.7 for place in range(count)]
    return [newest - int((newest - start) * age * 0.98) for age in ages]


def _follows(handles: Sequence[str], wanted: int | None, chance: Random) -> list[tuple[str, str]]:
    """Who follows whom: a few are followed by nearly everybody, most by some."""
    most = len(handles) * (len(handles) - 1)
    number = min(4 * len(handles) if wanted is None else wanted, most)
    ranked = chance.sample(handles, len(handles))
    fame = {handle: 1 / (rank + 1) for rank, handle in enumerate(ranked)}
    pairs = [(one, other) for one in handles for other in handles if one != other]
    return _drawn_by_weight(pairs, [fame[other] for _, other in pairs], number, chance)


def _drawn_by_weight(
    pairs: list[tuple[str, str]], weights: list[float], number: int, chance: Random
) -> list[tuple[str, str]]:
    """So many different ones, the heavier the likelier."""
    keyed = sorted(zip((chance.random() ** (1 / weight) for weight in weights), pairs, strict=True), reverse=True)
    return [pair for _, pair in keyed[:number]]


def _post(line: Line, at: int, now_ms: int, handles: Sequence[str], chance: Random) -> _Planned:
    author = line.author if line.author in handles else chance.choice(handles)
    others = [handle for handle in handles if handle != author]
    likes = min(len(others), int(chance.paretovariate(1.1 if line.prompt else 1.6)) - chance.randrange(2))
    fans = tuple(chance.sample(others, likes))
    return _Planned(line.prompt, SamplePost(author, line.text, at, None, fans, _replies(line, at, now_ms, handles)))


def _replies(line: Line, at: int, now_ms: int, handles: Sequence[str]) -> tuple[SampleReply, ...]:
    """Evenly over the first hour and a half, or what there has been of it."""
    gap = min(90 * MINUTE_MS, now_ms - at) // (len(line.replies) + 1)
    return tuple(
        SampleReply(author, text, at + gap * place)
        for place, (author, text) in enumerate(line.replies, start=1)
        if author in handles
    )


def _with_picture(planned: _Planned, pictures: dict[str, Image]) -> SamplePost:
    post = planned.post
    if not planned.prompt:
        return post
    picture = Image(**pictures[planned.prompt].model_dump() | {"token": secrets.token_urlsafe(18)})
    return SamplePost(post.author, post.text, post.at_ms, picture, post.fans, post.replies)


async def _draw_all(salon: Salon, painter: Painter, prompts: Iterable[str], progress: Progress) -> dict[str, Image]:
    """Each picture once, a few at a time."""
    wanted = [prompt for prompt in dict.fromkeys(prompts) if prompt]
    found: dict[str, Image] = {}
    room = asyncio.Semaphore(DRAWING_AT_ONCE)

    async def draw(prompt: str) -> None:
        async with room:
            found[prompt] = await _picture(salon, painter, prompt)
        progress(len(found), len(wanted))

    progress(0, len(wanted))
    tasks = [asyncio.create_task(draw(prompt)) for prompt in wanted]
    try:
        await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
    return found


async def _picture(salon: Salon, painter: Painter, prompt: str) -> Image:
    """Drawn and kept; its row still lacks an id, an owner and a token."""
    painting = await painter.paint(prompt, size="square", seed=zlib.crc32(prompt.encode()))
    kept = await keep_painting(salon, painting)
    return image_row(painting, prompt, kept, id_=0, owner=0, token="")


def _counted(world: SampleWorld) -> Seeded:
    return Seeded(
        people=len(world.people),
        posts=len(world.posts),
        replies=sum(len(post.replies) for post in world.posts),
        pictures=sum(post.picture is not None for post in world.posts),
        follows=len(world.follows),
        likes=sum(len(post.fans) for post in world.posts),
    )
