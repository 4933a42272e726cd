"""What a rule is: a verb, what it fits, and a weight or an end. Only rules of this form are ever stored.

As JSON: ["boost", "topic:watercolour", 2] · ["hide", "words:ending,spoiler", "until:2026-11-30"]
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from social_tools.feed_rules.languages import NAMES as LANGUAGES
from social_tools.feed_rules.languages import language_of
from social_tools.feed_rules.topics import TOPICS
from storage.post_views import PostView
from storage.ranking import Share
from storage.search import fold

VERBS = ("only", "hide", "warn", "blur", "boost")
"""In the order in which rules are listed."""
KINDS = ("ai", "has_image", "lang", "rel", "reposts_from", "tag", "topic", "user", "words")
MOST_RULES = 12
WORD = re.compile(r"[^\W_]+")
TAG = re.compile(r"#(\w+)")
DAY_MS = 86_400_000

Json = list[Any]


@dataclass(frozen=True)
class Rule:
    """One rule. `values` are alternatives; `until_ms` is its end, in milliseconds since 1970-01-01 UTC."""

    verb: str
    kind: str
    values: tuple[str, ...]
    weight: float = 0.0
    until_ms: int | None = None

    @property
    def matcher(self) -> str:
        return f"{self.kind}:{','.join(self.values)}"

    def as_json(self) -> Json:
        weight = [int(self.weight) if self.weight == int(self.weight) else self.weight] if self.verb == "boost" else []
        return [self.verb, self.matcher, *weight, *([f"until:{_when(self.until_ms)}"] if self.until_ms else [])]

    @classmethod
    def from_json(cls, data: Json) -> "Rule":
        """Raises ValueError where this is no rule."""
        verb, matcher, *rest = data
        kind, _, values = str(matcher).partition(":")
        ends = [part for part in rest if isinstance(part, str) and part.startswith("until:")]
        weights = [part for part in rest if isinstance(part, int | float) and not isinstance(part, bool)]
        if verb not in VERBS or kind not in KINDS or not values or len(rest) != len(ends) + len(weights):
            raise ValueError(f"not a rule: {data}")
        until = _milliseconds(ends[0].removeprefix("until:")) if ends else None
        return cls(verb, kind, tuple(values.split(",")), float(weights[0]) if weights else 0.0, until)

    def holds(self, now_ms: int) -> bool:
        return self.until_ms is None or now_ms < self.until_ms

    def fits(self, post: PostView) -> bool:
        return any(FITS[self.kind](post, value) for value in self.values)

    @property
    def words(self) -> str:
        """The rule as people read it."""
        subject = " or ".join(SUBJECTS[self.kind].format(READABLE.get(value, value)) for value in self.values)
        less = "Fewer" if subject.startswith(("posts", "pictures", "reposts")) else "Less"
        verb = ("More" if self.weight > 0 else less) if self.verb == "boost" else WORDS[self.verb]
        return f"{verb} {subject}" + (f", until {readable(self.until_ms)}" if self.until_ms else "")


WORDS = {"hide": "Hide", "only": "Only", "warn": "Warn of", "blur": "Cover"}
READABLE = {"mutual": "friends (you follow each other)", "following": "people you follow"} | {
    code: name.title() for name, code in LANGUAGES.items()
}
SUBJECTS = {
    "ai": "pictures made by AI or the painter",
    "has_image": "posts with pictures",
    "lang": "posts in {}",
    "rel": "posts by {}",
    "reposts_from": "reposts from {}",
    "tag": "#{}",
    "topic": "{} (a list of words)",
    "user": "posts by {}",
    "words": "“{}”",
}


def _has_words(post: PostView, phrase: str) -> bool:
    """Whether a post, its warning or a picture's alt text says these words; a plural of the last one counts."""
    said = " ".join((post.text, post.warning, *(picture.alt for picture in post.pictures)))
    spaced = f" {' '.join(WORD.findall(fold(said)))} "
    return any(f" {fold(phrase)}{ending} " in spaced for ending in ("", "s", "es"))


def _has_topic(post: PostView, topic: str) -> bool:
    return any(_has_words(post, word) for word in TOPICS[topic])


def _stands(post: PostView, relation: str) -> bool:
    return post.following and (relation == "following" or post.followed_by)


def _is_repost(post: PostView, whose: str) -> bool:
    return post.passed_on_by is not None and whose in ("anyone", f"@{post.passed_on_by.handle}")


FITS = {
    "ai": lambda post, _: any(picture.maker for picture in post.pictures),
    "has_image": lambda post, _: bool(post.pictures),
    "lang": lambda post, language: language_of(post.text) == language,
    "rel": _stands,
    "reposts_from": _is_repost,
    "tag": lambda post, tag: tag in (fold(found) for found in TAG.findall(post.text)),
    "topic": _has_topic,
    "user": lambda post, user: user == f"@{post.handle}",
    "words": _has_words,
}


@dataclass(frozen=True)
class RuleSet:
    """The rules of one feed at one moment, by name: r1, r2 … are their places in the stored list."""

    rules: tuple[tuple[str, Rule], ...] = ()

    @classmethod
    def at(cls, now_ms: int, rules: Sequence[Rule]) -> "RuleSet":
        """Those that hold at this moment."""
        return cls(tuple((f"r{number}", rule) for number, rule in enumerate(rules, 1) if rule.holds(now_ms)))

    def __bool__(self) -> bool:
        return bool(self.rules)

    def hidden_by(self, post: PostView) -> str | None:
        """The rule that takes a post out of the feed, with its number; None where it stays."""
        only = [(number, rule) for number, rule in self.rules if rule.verb == "only"]
        if only and not any(rule.fits(post) for _, rule in only):
            return _named(*only[0])
        return next((_named(*one) for one in self._of(post, "hide")), None)

    def keeps(self, post: PostView) -> bool:
        return self.hidden_by(post) is None

    def boosts(self, post: PostView) -> tuple[Share, ...]:
        return tuple((_named(number, rule), rule.weight) for number, rule in self._of(post, "boost"))

    def warning(self, post: PostView) -> str | None:
        """What a viewer is told before they see a post, by a rule of theirs that warns or blurs."""
        found = [rule for verb in ("warn", "blur") for _, rule in self._of(post, verb)]
        return f"Your rule: {found[0].words.removeprefix('Warn of ').removeprefix('Cover ')}" if found else None

    def _of(self, post: PostView, verb: str) -> list[tuple[str, Rule]]:
        return [(number, rule) for number, rule in self.rules if rule.verb == verb and rule.fits(post)]


def _named(number: str, rule: Rule) -> str:
    kind = "rule " if number.startswith("r") else ""
    return f"{kind}{number}: {rule.words[0].lower()}{rule.words[1:]}"


def canonical(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """In one order, each once, with words of the same kind put together."""
    together: dict[tuple[Any, ...], set[str]] = {}
    for rule in rules:
        together.setdefault((rule.verb, rule.kind, rule.weight, rule.until_ms), set()).update(rule.values)
    merged = [
        Rule(verb, kind, tuple(sorted(values)), weight, until)
        for (verb, kind, weight, until), values in together.items()
    ]
    return tuple(sorted(merged, key=lambda one: (VERBS.index(one.verb), one.matcher, -one.weight, one.until_ms or 0)))


def _when(milliseconds: int) -> str:
    """A date where it is midnight UTC, a date and a time otherwise."""
    when = datetime.fromtimestamp(milliseconds / 1000, UTC)
    return f"{when:%Y-%m-%d}" if milliseconds % DAY_MS == 0 else f"{when:%Y-%m-%dT%H:%M}Z"


def _milliseconds(written: str) -> int:
    when = datetime.fromisoformat(written.replace("Z", "+00:00"))
    return int((when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp() * 1000)


def readable(milliseconds: int) -> str:
    """Monday 30 November, with the time where it is not midnight."""
    when = datetime.fromtimestamp(milliseconds / 1000, UTC)
    time = "" if milliseconds % DAY_MS == 0 else f", {when:%H:%M} UTC"
    return f"{when:%A} {when.day} {when:%B}{time}"
