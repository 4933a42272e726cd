"""A wish in plain words → rules, and the words of which none could be made. Nothing is guessed.

A wish is read clause by clause. A clause begins with a verb (“more”, “no”, “only” …) or goes on with the one before,
says what it is about, and may say until when.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from social_tools.feed_rules import english
from social_tools.feed_rules.languages import NAMES as LANGUAGES
from social_tools.feed_rules.rules import MOST_RULES, Rule, canonical
from social_tools.feed_rules.times import until
from social_tools.feed_rules.topics import NAMES as OTHER_TOPICS
from social_tools.feed_rules.topics import TOPICS
from storage.search import fold

CLAUSE = re.compile(r'("[^"]*"|[^,;.!?\n"]+)+')
AND = re.compile(r" (?:and|or|but|&) (?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")
QUOTED = re.compile(r'"([^"]+)"')
WORD = re.compile(r"[^\W_]+")
HANDLE = re.compile(r"@?([a-z0-9_]{1,30})")
OPENINGS = sorted(
    ((opening, verb, weight) for openings, verb, weight in english.VERBS for opening in openings.split("|")),
    key=lambda one: -len(one[0]),
)
LONGEST, INHERITED_AFTER_AND, INHERITED_AFTER_COMMA = 3, 2, 1
"""So many words can be looked for together; more are a sentence, and no rule is made of one. Fewer where the verb is
that of the clause before."""


@dataclass(frozen=True)
class Wish:
    """What was understood of a wish, in canonical order, and what was not."""

    rules: tuple[Rule, ...]
    not_understood: tuple[str, ...]


@dataclass(frozen=True)
class _Part:
    """A clause, or a part of one that is joined by “and”: which of them begins a clause matters for times."""

    said: str
    begins: bool


def read(wish: str, now_ms: int) -> Wish:
    """The rules that a wish asks for."""
    rules: list[Rule] = []
    missed: list[str] = []
    clause: list[int] = []
    verb: tuple[str, float] | None = None
    timed = False
    for part in _parts(wish):
        clause = [] if part.begins else clause
        said, end = until(part.said, now_ms)
        said, own = _opening(said)
        if timed and part.begins:
            verb, timed = None, False  # “no spoilers this weekend, cats”: who knows what of the cats
        timed = timed or end is not None
        inherited = 0 if own else INHERITED_AFTER_COMMA if part.begins else INHERITED_AFTER_AND
        verb = own or verb
        first = said.removesuffix(f" {english.FIRST}") if own is None and said.endswith(f" {english.FIRST}") else None
        asked = ("boost", english.FIRST_WEIGHT) if first else verb
        if not said and end is not None and own is None:
            rules = [rule if rule.until_ms else replace(rule, until_ms=end) for rule in rules]
            continue
        longest = inherited if inherited and not first else LONGEST
        found = _matcher(first or said, longest) if asked and (first or said) else None
        if found is None or asked is None:
            missed.append(part.said)
            continue
        rules.append(Rule(asked[0], found[0], (found[1],), asked[1], end))
        clause.append(len(rules) - 1)
        if end is not None:
            for index in clause:
                rules[index] = rules[index] if rules[index].until_ms else replace(rules[index], until_ms=end)
    kept = canonical(rules)
    missed += [rule.words for rule in kept[MOST_RULES:]]
    return Wish(kept[:MOST_RULES], tuple(dict.fromkeys(missed)))


def _parts(wish: str) -> Iterator[_Part]:
    plain = wish.replace("“", '"').replace("”", '"').replace("’", "'").lower()
    for clause in CLAUSE.finditer(plain):
        for index, said in enumerate(AND.split(clause[0])):
            said = re.sub(r"^\s*(?:and|but|or|please|then)\s+", "", said)
            if said := " ".join(said.split()):
                yield _Part(said, index == 0)


def _opening(said: str) -> tuple[str, tuple[str, float] | None]:
    """A clause without the verb that it begins with, and the verb."""
    for opening, verb, weight in OPENINGS:
        if said == opening or said.startswith(f"{opening} "):
            return said[len(opening) :].strip(), (verb, weight)
    return said, None


def _matcher(said: str, longest: int) -> tuple[str, str] | None:
    """What a clause is about, as the kind of a matcher and its value; None where that is not clear."""
    if quoted := QUOTED.search(said):
        words = " ".join(WORD.findall(quoted[1]))
        return ("words", words) if words else None
    return _named(said) or _from_somebody(said) or _about(said, longest)


def _named(said: str) -> tuple[str, str] | None:
    plain = re.sub(r"^(?:posts |stuff |things )?(?:from|by|of) ", "", said)
    if plain in english.RELATIONS:
        return "rel", english.RELATIONS[plain]
    if said in english.PICTURES:
        return "has_image", "yes"
    if said in english.AI:
        return "ai", "made"
    if said in english.REPOSTS:
        return "reposts_from", "anyone"
    tag = re.fullmatch(r"(?:posts (?:with|about|in) )?#(\w+)", said)
    if tag:
        return "tag", fold(tag[1])
    language = re.fullmatch(r"(?:posts )?(?:in )?(\w+)(?: posts)?", said)
    return ("lang", LANGUAGES[language[1]]) if language and language[1] in LANGUAGES else None


def _from_somebody(said: str) -> tuple[str, str] | None:
    found = re.fullmatch(r"(?:(\w+) )?(?:from|by) @?([a-z0-9_]{1,30})|()@([a-z0-9_]{1,30})", said)
    if not found:
        return None
    what, handle = found[1] or "", found[2] or found[4]
    if what in english.REPOSTS:
        return "reposts_from", f"@{handle}"
    return ("user", f"@{handle}") if what in ("", "posts", "post", "stuff", "things", "anything") else None


def _about(said: str, longest: int) -> tuple[str, str] | None:
    """A topic, or a few plain words."""
    if re.search(r"[@#]", said):
        return None
    words = [word for word in WORD.findall(fold(said)) if word not in english.FILLERS]
    phrase = " ".join(words)
    unclear = english.VAGUE | english.PICTURES | english.REPOSTS
    if not words or len(words) > longest or any(word in unclear for word in words):
        return None
    topic = OTHER_TOPICS.get(phrase, phrase)
    topic = topic if topic in TOPICS else OTHER_TOPICS.get(_singular(phrase), _singular(phrase))
    return ("topic", topic) if topic in TOPICS else ("words", _singular(phrase))


def _singular(phrase: str) -> str:
    """Without a plural's s: rules find both."""
    if len(phrase) > 4 and phrase.endswith(("xes", "ches", "shes", "sses")):
        return phrase[:-2]
    return (
        phrase[:-1] if len(phrase) > 3 and phrase.endswith("s") and not phrase.endswith(("ss", "us", "is")) else phrase
    )
