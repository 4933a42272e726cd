"""What a feed is called, where its posts come from, and which rules it has."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from social_tools.context import Context
from social_tools.errors import SocialError
from social_tools.feed_rules import Rule, RuleSet
from social_tools.marks import fold
from social_tools.people import find as find_person
from social_tools.text import clean
from storage import feed_rules, lists
from storage.database import Reader
from storage.feed import EVERYBODYS, HOME, Source
from storage.feed_rules import Rules
from storage.home import Follows
from storage.ids import parse_id

FIXED = {"home": HOME, "explore": EVERYBODYS, "bookmarks": Source("bookmarks")}
TAG = re.compile(r"\w{1,64}")
UNKNOWN = "A feed is home, explore, bookmarks, somebody's @handle, a #tag, list:ID, or the name of one you have saved."


@dataclass(frozen=True)
class Feed:
    """A feed by its name. `title` is what stands on its card; `ruled` says whether rules can be made for it."""

    name: str
    source: Source
    title: str
    ruled: bool = False

    def with_pictures(self) -> "Feed":
        return replace(self, source=replace(self.source, images_only=True))


NAMED = {
    "home": Feed("home", HOME, "Your feed", ruled=True),
    "explore": Feed("explore", EVERYBODYS, "Explore", ruled=True),
    "bookmarks": Feed("bookmarks", FIXED["bookmarks"], "Your bookmarks"),
}


@dataclass(frozen=True)
class Standing:
    """What holds for a feed now: its rules, the newest post of it that its reader was shown (0 where that is not
    remembered, as of somebody's own page), and what they follow, where that was looked up."""

    rules: RuleSet
    seen: int = 0
    follows: Follows | None = None


async def find(context: Context, feed: str) -> Feed:
    """The feed of a name. Raises SocialError where there is none."""
    name = feed if feed in NAMED else " ".join(clean(feed).split()).lower()
    if name in NAMED:
        return NAMED[name]
    if name.startswith("@") and len(name) > 1:
        person = await find_person(context, name)
        return Feed(f"@{person.handle}", Source("author", person.id), f"Posts by @{person.handle}")
    if name.startswith("#"):
        return _tag(name)
    if name.startswith("list:"):
        return await _list(context, name)
    return await _saved(context, name)


def _tag(name: str) -> Feed:
    tag = fold(name)
    if not TAG.fullmatch(tag):
        raise SocialError("invalid", "A tag is # and letters or digits, such as #watercolour.", field="feed")
    return Feed(f"#{tag}", Source("tag", tag), f"Posts with #{tag}")


async def _list(context: Context, name: str) -> Feed:
    id_ = parse_id(name.removeprefix("list:").strip())
    found = await context.salon.db.read(lists.get, context.person.id, id_) if id_ else None
    if found is None:
        raise SocialError("not_found", "There is no such list.", field="feed")
    return Feed(f"list:{found.id}", Source("list", found.id), f"List: {found.name}")


async def _saved(context: Context, name: str) -> Feed:
    stored = await context.salon.db.read(feed_rules.stored, context.person.id, name)
    if stored.rules is None:
        raise SocialError("invalid", UNKNOWN, field="feed")
    return Feed(name, FIXED[base_of(stored.rules)], f"Your feed “{name}”", ruled=True)


def base_of(rules: Rules) -> str:
    """The feed from which a saved one takes its posts."""
    return next((str(rule[1]) for rule in rules if rule[0] == "from"), "home")


def as_stored(rules: Sequence[Rule], base: str = "home") -> Rules:
    """Rules as they are kept: a saved feed says first where its posts come from, where that is not home."""
    return [*([["from", base]] if base != "home" else []), *(rule.as_json() for rule in rules)]


def rules_of(reader: Reader, account: int, feed: Feed) -> RuleSet:
    """The rules that hold for a feed now, and the words that a person hides everywhere but on somebody's own page."""
    return standing(reader, account, feed).rules


def standing(reader: Reader, account: int, feed: Feed) -> Standing:
    if feed.source.kind in ("author", "bookmarks"):
        return Standing(RuleSet())
    stored = feed_rules.stored(reader, account, feed.name)
    rules = [Rule.from_json(rule) for rule in stored.rules or () if rule[0] != "from"] if feed.ruled else []
    words = [("words you hide", Rule("hide", "words", (word,))) for word in stored.hidden_words]
    return Standing(RuleSet((*RuleSet.at(reader.now_ms, rules).rules, *words)), stored.seen, stored.follows)
