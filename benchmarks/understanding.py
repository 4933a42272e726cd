"""What the offline assistant understands: own sentences in four languages, sentences from outside, and what it costs.

Run by `./salon bench understanding [--data FOLDER]`. The folder holds `restraint.jsonl` (everyday requests that are not
for a social network: `text`) and `social_external.jsonl` (`text` and `ok_tools`). An outward or destructive act on a
line of the first is a failure. What is measured is what the product does in an empty thread with nothing shown, for
somebody who has shared a post and a reply: a reference that leads nowhere is a question, not an act.
"""

import argparse
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assistant import asking, in_french, in_german, in_spanish, router
from benchmarks._sentences import LANGUAGES, TESTS, half, is_question, is_right, is_wrong_act, lines, said, spelled
from social_tools import TOOLS
from social_tools.grammar import Command, Reading, matcher, read
from social_tools.shown import Snapshot, Unresolved

NOTHING_SHOWN = Snapshot(me="@ada", mine={"post": "56113204221937", "reply": "56113204221938"})
KINDS = {tool.name: tool.kind for tool in TOOLS}
GENERIC: dict[str, set[str]] = {
    "share_post": {"share_post"},
    "read_feed": {"read_feed", "get_digest"},
    "list_notifications": {"get_notifications"},
    "list_trends": {"search"},
    "read_messages": {"read_messages"},
}
"""The tool names of `social_external.jsonl`, and ours. Of `search` only the one for trends counts."""
PASTES = {
    "en": ("like it and reply: ", "draw a fox and ", 'post it with "a \'b" ', "please "),
    "de": ("like den zweiten und ", "mal einen Fuchs und ", "poste „a „b“ ", "bitte "),
    "es": ("dale me gusta y ", "dibuja un zorro y ", "publica «a «b» ", "por favor "),
    "fr": ("aime le deuxième et ", "dessine un renard et ", "publie « a « b » ", "s'il te plaît "),
}
GENERAL = asking.QUESTIONS["unknown"]
SHORT, LONG = 1_500, 3_000
"""Characters. A message is read up to 4,000 of them; beyond, it can only go on as free text."""


def done(reading: Reading) -> tuple[list[Command], str]:
    """The calls that would be made with nothing shown; and what is asked where a reference leads nowhere."""
    calls: list[Command] = []
    for command in NOTHING_SHOWN.meant(reading):
        try:
            NOTHING_SHOWN.more() if "cursor" in command.arguments else NOTHING_SHOWN.resolve(command)
        except Unresolved as reference:
            return calls, reference.what
        calls.append(command)
    return calls, ""


def kind(command: Command) -> str:
    """As the door has it: an act is worse when it keeps somebody away, or lets them in again."""
    worse = command.tool == "limit_user" and command.arguments.get("level") in ("block", "none")
    return "danger" if worse else KINDS[command.tool]


def buttons(reading: Reading, text: str) -> tuple[str, ...]:
    """What may be pressed below the question that is asked."""
    _, missing = done(reading)
    if missing:
        return asking.unresolved(missing, "", text, reading.language).choices
    return asking.back(reading, text).choices if reading.question else ()


def is_about(reading: Reading, text: str) -> bool:
    """Whether a question is asked about something of a social network that was not understood."""
    unclear = reading.question in ("subject", "unknown")
    return unclear and asking.back(reading, text) != asking.question("unknown", text, reading.language)


def own_sets() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    for language in LANGUAGES:
        yield f"{language}, rules written with it", half(language, "dev")
        yield f"{language}, put aside", half(language, "held")


def earlier_sets() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """English sentences from before there were other languages."""
    both = ("grammar_en", "grammar_network_en")
    yield "en, earlier, rules written with it", [line for name in both for line in lines(TESTS / f"{name}.jsonl")]
    yield "en, earlier, put aside", [line for name in both for line in lines(TESTS / f"{name}_held.jsonl")]
    yield "en, taught by help, to the argument", lines(TESTS / "help_en.jsonl")


def taught() -> Iterator[tuple[str, str]]:
    """Every sentence that an answer about help teaches, and every button of every question, by language."""
    for line in lines(TESTS / "help_en.jsonl"):
        yield "en", line["say"]
    yield from (("en", say) for one in asking.QUESTIONS.values() for say in one.choices)
    yield from (("en", say) for says in asking.SUBJECTS.values() for say in says)
    for language, of in (("de", in_german), ("es", in_spanish), ("fr", in_french)):
        yield from ((language, say) for says in of.TAUGHT.values() for say in says)
        tongue = of.GERMAN if of is in_german else of.SPANISH if of is in_spanish else of.FRENCH
        answers = (*tongue.questions.values(), *tongue.unresolved.values())
        yield from ((language, say) for one in answers for say in one.choices)
        yield from ((language, say) for says in tongue.subjects.values() for say in says)


def count_steps(text: str) -> int:
    """How often a template is tried at some place, to read a message."""
    tried = 0
    plain = matcher.Matcher._part

    def counting(self: Any, part: Any, at: int) -> Iterator[Any]:
        nonlocal tried
        tried += 1
        return plain(self, part, at)

    matcher.Matcher._part = counting  # type: ignore[method-assign]
    try:
        read(text)
    finally:
        matcher.Matcher._part = plain  # type: ignore[method-assign]
    return tried


def show_own() -> None:
    print("sentences | number | exactly right | wrong acts | a question that fits, of the rest")
    for name, found in own_sets():
        got = [(said(read(line["say"])), line["reading"]) for line in found]
        missed = [(one, wanted) for one, wanted in got if not is_right(one, wanted)]
        wrong = sum(is_wrong_act(one, wanted) for one, wanted in missed)
        asked = sum(is_question(one) for one, _ in missed)
        print(f"{name} | {len(got)} | {len(got) - len(missed)} | {wrong} | {asked} of {len(missed)}")
    for name, found in earlier_sets():
        spelt = [(spelled(read(line["say"])), line["reading"]) for line in found]
        right = sum(one == wanted for one, wanted in spelt)
        wrong = sum(is_wrong_act(one, wanted) for one, wanted in spelt)
        asked = sum(one != wanted and is_question(one) for one, wanted in spelt)
        print(f"{name} | {len(spelt)} | {right} | {wrong} | {asked} of {len(spelt) - right}")
    by_language = Counter(language for language, _ in set(taught()))
    understood = Counter(
        language for language, say in set(taught()) if (found := read(say)).commands or found.topic or found.answer
    )
    for language in LANGUAGES:
        print(f"{language}, help and buttons, understood | {by_language[language]} | {understood[language]} | – | –")


def show_restraint(path: Path) -> bool:
    """Whether no line does what reaches others or cannot be taken back."""
    found = lines(path)
    acts = Counter(kind(command) for line in found for command in done(read(line["text"]))[0])
    about = sum(is_about(read(line["text"]), line["text"]) for line in found)
    harm = acts["send"] + acts["danger"]
    told = ", ".join(f"{count} {name}" for name, count in acts.items()) or "none"
    print(f"\n{path.name}: {len(found)} lines; acts: {told}; outward or destructive: {harm}")
    print(f"asked about something of a social network: {about}")
    return harm == 0


def show_outside(path: Path) -> None:
    found = Counter(judged(line) for line in lines(path))
    print(f"\n{path.name}: " + ", ".join(f"{name} {count}" for name, count in sorted(found.items())))


def judged(line: dict[str, Any]) -> str:
    """What came of a sentence from outside."""
    wanted = set().union(*(GENERIC[name] for name in line["ok_tools"]))
    reading = read(line["text"])
    calls, missing = done(reading)
    if calls and not missing:
        return "right tool" if fits(calls[0], wanted) else "wrong tool"
    offered = [command for say in buttons(reading, line["text"]) for command in read(say).commands]
    if any(fits(command, wanted) for command in offered):
        return "general question" if buttons(reading, line["text"]) == GENERAL.choices else "fitting question"
    return "not understood"


def fits(command: Command, wanted: set[str]) -> bool:
    return command.tool in wanted and (command.tool != "search" or command.arguments.get("type") == "tags")


def show_cost() -> None:
    print("\nsteps to read a paste, by its length:")
    for language, pieces in PASTES.items():
        ratios = []
        for piece in pieces:
            short, long = (count_steps((piece * LONG)[:length]) for length in (SHORT, LONG))
            ratios.append(long / short)
        print(f"{language}: twice as long, {max(ratios):.2f} times the steps at most")
    begun, says = time.perf_counter(), [line["say"] for _, found in own_sets() for line in found]
    for say in says:
        read(say)
    per_line = (time.perf_counter() - begun) / len(says)
    every = statistics.median(count_steps(say) for say in says)
    print(f"an ordinary sentence: {every:.0f} steps, {per_line * 1000:.1f} ms on this machine")


def main() -> None:
    options = argparse.ArgumentParser(description="What the offline assistant understands.")
    options.add_argument("--data", type=Path, help="a folder with restraint.jsonl and social_external.jsonl")
    folder = options.parse_args().data
    print(f"the optional router: {'there' if router.encoder() else 'not installed'}")
    show_own()
    show_cost()
    held_back = True
    if folder:
        held_back = show_restraint(folder / "restraint.jsonl")
        show_outside(folder / "social_external.jsonl")
        print(f"no outward or destructive act on what is none of our business: {'yes' if held_back else 'NO'}")
    sys.exit(not held_back)


if __name__ == "__main__":
    main()
