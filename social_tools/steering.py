"""Rules for feeds: from a wish to rules that can be read, and from there to a feed that follows them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated, Any

from pydantic import Field

from social_tools import feed_names
from social_tools.context import Act, Context
from social_tools.errors import SocialError
from social_tools.feed_names import Feed
from social_tools.feed_rules import Rule, RuleSet, Wish, read
from social_tools.feed_rules.drafts import open_draft, sign
from social_tools.moments import moment
from social_tools.tool import Plan, Result, Shows, tool
from social_tools.views import Receipts, RulesRead, Subject
from storage import feed as feeds
from storage import feed_rules, people
from storage.database import Reader, Writer
from storage.feed_rules import Rules
from storage.post_views import PostView

LAST = 100
"""So many posts show what rules would change."""
SAMPLE = 3
NO_RULES = {"no rules", "no rules at all", "no rules any more"}
"""The wish to have a feed as it is without rules."""
NO_RULES_HERE = "Rules are for home, explore, and the feeds you have saved."
NAME = re.compile(r"[^\W_][\w .'-]*")
RESERVED = {*feed_names.FIXED, "search"}


@tool("read", open_world=False)
async def preview_feed_rules(
    context: Context,
    wish: Annotated[
        str,
        Field(
            max_length=500,
            description="E.g. more watercolour, no spoilers, friends first this weekend. "
            "“No rules” takes them away; empty shows those that hold.",
        ),
    ],
    feed: Annotated[str, Field(max_length=200)] = "home",
) -> Result:
    """Turn a plain-language wish about a feed into rules the user can read, and show what they would change.
    Applies nothing."""
    found = await _ruled(context, feed)
    standing = not wish.strip()
    understood = await _understood(context, found, wish)
    rules, clears = understood.rules, " ".join(wish.lower().split()) in NO_RULES
    draft = sign(context.salon.key, context.person.id, found.name, rules) if (rules and not standing) or clears else ""
    view = await context.salon.db.read(_effect, context.person.id, found, rules)
    view = replace(view, draft=draft, not_understood=list(understood.not_understood), standing=standing)
    data: dict[str, Any] = {
        "draft": draft,
        "rules": [rule.as_json() for rule in rules],
        "not_understood": view.not_understood,
        "effect": {"of": view.of, "hidden": view.hidden, "up": view.up, "down": view.down},
        "sample_hidden": [str(post.id) for post in view.sample],
    } | ({"standing": True} if standing else {})
    return Result(data, view=view, shows=(Shows("rules", [draft]),) if draft else (), others=False)


async def _understood(context: Context, feed: Feed, wish: str) -> Wish:
    """The rules of a wish; of no wish, those that hold now."""
    if " ".join(wish.lower().split()) in NO_RULES:
        return Wish((), ())
    if wish.strip():
        return await _with_known_people(context, read(wish, context.salon.db.clock()))
    stored = await context.salon.db.read(feed_rules.stored, context.person.id, feed.name)
    return Wish(tuple(Rule.from_json(rule) for rule in stored.rules or () if rule[0] != "from"), ())


async def _ruled(context: Context, feed: str) -> Feed:
    found = await feed_names.find(context, feed)
    if not found.ruled:
        raise SocialError("invalid", NO_RULES_HERE, field="feed")
    return found


async def _with_known_people(context: Context, wish: Wish) -> Wish:
    """A rule about somebody whom nobody knows was not understood."""
    kept, missed = [], list(wish.not_understood)
    for rule in wish.rules:
        strangers = [name for name in rule.values if name.startswith("@") and not await _knows(context, name)]
        missed += strangers
        values = tuple(value for value in rule.values if value not in strangers)
        kept += [replace(rule, values=values)] if values else []
    return Wish(tuple(kept), tuple(missed))


async def _knows(context: Context, handle: str) -> bool:
    return await context.salon.db.read(people.find, context.person.id, handle) is not None


def _effect(reader: Reader, viewer: int, feed: Feed, rules: Sequence[Rule]) -> RulesRead:
    """What rules would change among the last posts of a feed: how many they hide, bring up, and push down."""
    asked = RuleSet.at(reader.now_ms, rules)
    posts = feeds.page(reader, viewer, feed.source, None, LAST).posts
    hidden = [post for post in posts if not asked.keeps(post)]
    weights = [_weight(asked, post) for post in posts if asked.keeps(post)]
    return RulesRead(
        feed.name, "", [rule.words for rule in rules], [], len(posts), len(hidden),
        sum(weight > 0 for weight in weights), sum(weight < 0 for weight in weights), hidden[:SAMPLE],
    )  # fmt: skip


def _weight(rules: RuleSet, post: PostView) -> float:
    return sum(weight for _, weight in rules.boosts(post))


async def plan_apply(context: Context, draft: str, name: str = "", until: str = "") -> Plan:
    base, rules = open_draft(context.salon.key, context.person.id, draft)
    asked = {"draft": draft, "name": _name(name) if name else "", "until": until}
    if until and moment(until, "until", end=True) <= context.salon.db.clock():
        raise SocialError("invalid", "That moment has passed already. Choose a later one.", field="until")
    shown = [f"For {_called(asked['name'] or base)}", *(rule.words for rule in rules)]
    return Plan({key: value for key, value in asked.items() if value}, "write", subject=Subject(words="\n".join(shown)))


def _name(name: str) -> str:
    asked = " ".join(name.split()).lower()
    if not NAME.fullmatch(asked) or asked in RESERVED:
        hint = "A feed's name is made of letters, digits and spaces, and is not one that Salon uses itself."
        raise SocialError("invalid", hint, field="name")
    return asked


@tool("write", open_world=False, plan=plan_apply)
async def apply_feed_rules(
    context: Context,
    draft: Annotated[str, Field(max_length=200, description="`draft` from preview_feed_rules.")],
    name: Annotated[str | None, Field(max_length=40, description="Save as a new named feed instead.")] = None,
    until: Annotated[str | None, Field(max_length=200, description="ISO 8601 expiry.")] = None,
) -> Result:
    """Save a previewed rule set to a feed. Replaces the previous rules; reversible."""
    base, rules = open_draft(context.salon.key, context.person.id, draft)
    feed = name or base
    until_ms = moment(until, "until", end=True) if until else None
    receipts = {"ok": "done", "feed": feed, "rules": len(rules)}

    def change(writer: Writer) -> Act:
        kept = feed_names.as_stored(rules, _source(writer, context.person.id, base, feed))
        none = not kept and feed in ("home", "explore")
        undo = feed_rules.set_rules(writer, context.person.id, feed, None if none else kept, until_ms)
        words = f"You set {_count(rules)} for {_called(feed)}" if rules else f"You took the rules from {_called(feed)}"
        return Act(receipts, feed, words, undo, receipt=undo is not None)

    done = await context.act(change)
    return Result(done.data, view=Receipts([done.receipt]) if done.receipt else None, receipt=done.receipt)


def _source(reader: Reader, account: int, base: str, feed: str) -> str:
    """Where the posts of the feed come from: a saved one keeps what it was made from."""
    if feed in ("home", "explore"):
        return "home"
    if base in ("home", "explore"):
        return base
    stored: Rules = feed_rules.stored(reader, account, base).rules or []
    return feed_names.base_of(stored)


def _count(rules: Sequence[Rule]) -> str:
    return "one rule" if len(rules) == 1 else f"{len(rules)} rules"


def _called(feed: str) -> str:
    return {"home": "your feed", "explore": "explore"}.get(feed, f"your feed “{feed}”")
