"""The command grammar: what did the person literally ask?"""

import json
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from assistant import asking
from benchmarks._sentences import spelled as summary
from social_tools.grammar import HELP, TAUGHT, Command, Reading, Ref, read
from social_tools.grammar.matcher import compiled
from social_tools.grammar.parser import SLOTS
from social_tools.grammar.reader import LANGUAGES
from social_tools.grammar.templates import Choice, Sequence, Slot


def lines(name: str) -> list[dict[str, Any]]:
    path = Path(__file__).parent / "data" / name
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


LINES = lines("grammar_en.jsonl") + lines("grammar_network_en.jsonl")
ACTING = [line["say"] for line in LINES if isinstance(line["reading"], list)]
HELD = lines("grammar_en_held.jsonl")
"""Put aside before the rules were written, and never looked at to write one."""
HELD_NETWORK = lines("grammar_network_en_held.jsonl")
"""The same for what the network can do: 193 of them were read right on the first day, before a rule was mended."""
HELD_ACTING = [line["say"] for line in HELD + HELD_NETWORK if isinstance(line["reading"], list)]


def without_free_text(commands: tuple[Command, ...]) -> list[Command]:
    kept = ({k: v for k, v in command.arguments.items() if k not in command.free} for command in commands)
    return [replace(command, arguments=arguments, clause="") for command, arguments in zip(commands, kept, strict=True)]


def carried_out(refused: str, order: str) -> list[Command]:
    """What is done of an order in a sentence that refuses it. To refuse a setting is to set it the other way."""
    meant = [command.arguments for command in read(order).commands]
    commands = read(refused).commands
    return [one for one in commands if one.tool != "update_settings" or one.arguments in meant]


@pytest.mark.parametrize("line", LINES, ids=[line["say"] for line in LINES])
def test_a_sentence_is_read_as_written_down(line: dict[str, Any]) -> None:
    assert summary(read(line["say"])) == line["reading"]


def test_the_sentences_are_many_and_many_of_them_must_not_act() -> None:
    assert len(LINES) >= 900
    assert len(LINES) - len(ACTING) >= 300


def test_sentences_that_were_put_aside_are_read_as_well_as_on_the_first_day() -> None:
    assert sum(summary(read(line["say"])) == line["reading"] for line in HELD) >= 191  # of 192
    assert sum(summary(read(line["say"])) == line["reading"] for line in HELD_NETWORK) >= 197  # of 200
    held = HELD + HELD_NETWORK
    assert [line["say"] for line in held if not isinstance(line["reading"], list) and read(line["say"]).commands] == []


@pytest.mark.parametrize("question", asking.QUESTIONS)
def test_a_question_back_has_two_to_four_buttons_and_each_is_a_whole_message(question: str) -> None:
    choices = asking.QUESTIONS[question].choices
    assert 2 <= len(choices) <= 4
    assert [say for say in choices if not (read(say).commands or read(say).topic)] == []


@pytest.mark.parametrize(("say", "reading"), [(line["say"], line["reading"]) for line in lines("help_en.jsonl")])
def test_every_sentence_that_the_help_teaches_is_read_exactly_so(say: str, reading: list[Any]) -> None:
    assert summary(read(say)) == reading
    assert isinstance(reading, list)


def test_the_help_teaches_nothing_that_is_not_written_down() -> None:
    assert [line["say"] for line in lines("help_en.jsonl")] == list(TAUGHT)
    assert all(what_it_does for _, what_it_does in HELP)


def test_the_persons_own_words_are_marked_as_free() -> None:
    picture, post = read('draw a Fox & a hen and share it saying "Good  morning"').commands
    assert (picture.free, picture.arguments["prompt"]) == (("prompt",), "a Fox & a hen")
    assert (post.free, post.arguments["text"]) == (("text",), "Good  morning")
    assert read("another one").commands[0].free == ()


def test_a_command_knows_the_part_of_the_message_it_was_read_from() -> None:
    commands = read("please follow ada, then like her first post").commands
    assert [command.clause for command in commands] == ["follow ada", "like her first post"]


def test_her_is_the_only_person_named_before_in_the_same_message() -> None:
    assert read("follow ada and like her post").commands[1].arguments["post"].whose == "@ada"
    assert read("follow ada and bob and like her post").commands[2].arguments["post"].whose == "her"


def test_share_it_is_both_a_yes_and_a_command() -> None:
    reading = read("share it")
    assert reading.answer == "yes"
    assert reading.commands[0].arguments == {"images": [Ref("image", word="it")]}


def test_a_question_is_no_yes() -> None:
    assert read("yes").answer == "yes"
    assert read("yes?").answer is None


@pytest.mark.parametrize("opening", ["please ", "hey salon, ", "could you ", "ok, now please "])
@pytest.mark.parametrize("say", ["follow ada", "like the second one", "draw a fox", "show my feed", "undo that"])
def test_politeness_changes_nothing(opening: str, say: str) -> None:
    assert without_free_text(read(opening + say).commands) == without_free_text(read(say).commands)
    assert without_free_text(read(f"{opening}{say} please!").commands) == without_free_text(read(say).commands)


@pytest.mark.parametrize("say", ["Follow Ada", "FOLLOW ADA", "folow ada", "flolow ada", "follow @ADA."])
def test_case_and_one_slip_of_the_finger_are_forgiven(say: str) -> None:
    assert read(say).commands[0].arguments == {"user": "@ada"}


@pytest.mark.parametrize("say", ["Call me Ada!", "CALL ME @ADA", "hey, call me ada please 🦊", "you can call me ada"])
def test_a_handle_is_taken_in_its_one_spelling(say: str) -> None:
    assert [command.arguments for command in read(say).commands] == [{"handle": "ada"}]


@pytest.mark.parametrize(
    "say",
    ["later", "maybe", "a taxi", "tomorrow", "when you are home", "on 555 1234", "by your name", "crazy", "if you can"],
)
@pytest.mark.parametrize(
    "frame", ["call me {}", "Call me {}!", "please call me {}", "my name is {}", "my handle is {}"]
)
def test_what_is_no_name_never_becomes_one(frame: str, say: str) -> None:
    assert read(frame.format(say)).commands == ()


@pytest.mark.parametrize("verb", ["delete", "remove", "erase", "get rid of", "take down", "please delete"])
@pytest.mark.parametrize(
    "what",
    [
        "my account",
        "this conversation",
        "the fox pictures",
        "that picture",
        "everything",
        "all my posts",
        "lin",
        "my feed",
        "my last two posts",
        "my post about foxes",
        "the file",
        "my profile",
        "it from my feed",
        "my followers",
    ],
)
def test_what_is_no_single_post_or_picture_of_ones_own_is_never_deleted(verb: str, what: str) -> None:
    assert read(f"{verb} {what}").commands == ()


def test_own_words_are_free_and_a_handle_or_a_picture_is_not() -> None:
    free = {say: [command.free for command in read(say).commands] for say in ACTING}
    assert free["my bio is ink and rain"] == [("bio",)]
    assert free["remove my bio"] == [()]
    assert [command.free for command in read("call me ada, use it as my avatar and reply: hi").commands] == [
        (),
        (),
        ("text",),
    ]
    assert read("my name is Ada Lovelace and my pronouns are she/her").commands[1].free == ("pronouns",)


def test_a_step_that_is_refused_is_left_out_with_all_that_follows_it() -> None:
    for say in ("like it but don't follow her", "like it, but do not delete it and follow her"):
        assert [command.tool for command in read(say).commands] == ["react_to_post"]
    assert read("don't follow her but like it").commands == ()


def test_letters_that_only_look_like_a_handle_are_none() -> None:
    assert read("follow @\u017fam").commands == ()
    assert read("follow \u0430da").commands == ()


def test_two_audiences_at_once_are_not_understood() -> None:
    assert read('post to my followers: "hi"').commands[0].arguments == {"visibility": "followers", "text": "hi"}
    assert read('share it with my followers saying "hi" publicly').commands == ()


def test_names_and_free_text_are_never_corrected() -> None:
    assert read("follow folow").commands[0].arguments == {"user": "@folow"}
    assert read("post: folow the pictrue").commands[0].arguments == {"text": "folow the pictrue"}


@pytest.mark.parametrize(
    "frame", ["don't {}", "do not {}", "she said {}", "should I {}", '"{}"', "> {}", "why did you {}"]
)
def test_a_refused_reported_quoted_or_doubted_order_never_acts(frame: str) -> None:
    assert [say for say in ACTING if carried_out(frame.format(say), say)] == []


@pytest.mark.parametrize("say", ["", " ", "\n", "👍", "🦊🦊", "…", "\u200b", "?!"])
def test_nothing_said_is_unknown(say: str) -> None:
    assert read(say) == Reading(question="unknown")


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    assert isinstance(read(text), Reading)


def some_of(words: str) -> st.SearchStrategy[str]:
    return st.sampled_from(words.split(" "))


FRAGMENTS = some_of(
    "post share it follow like draw a fox make picture of undo that show my feed the second one and then , ; : . ? !"
    " \" ' “ ” ‘ ’ \n @ada bob's her please can you don't but saying with followers only more again / # 2 56113204 who"
    " is what by author"
)
SPEECH = st.lists(FRAGMENTS, max_size=14).map(" ".join)


@given(SPEECH)
@settings(max_examples=300)
def test_any_muddle_of_command_words_can_be_read_and_stays_within_its_words(text: str) -> None:
    for command in read(text).commands:
        assert all(command.arguments[name] in text for name in command.free)
        assert command.clause in text


NEUTRAL = some_of(
    "the second one her it that and then please @ada bob's cy is was happy when we met under old trees , ; . \" ' \n"
    " hello can you my boss blocked a request seven 2 @bob whether it rained quietly"
)


@given(st.lists(NEUTRAL, max_size=20).map(" ".join))
def test_a_message_without_a_command_word_never_acts(text: str) -> None:
    assert read(text).commands == ()


@given(
    st.sampled_from(ACTING),
    st.one_of(st.text(), SPEECH, st.sampled_from(ACTING)),
    st.sampled_from(["\n", "\n\n", "\r\n"]),
)
@settings(max_examples=300)
def test_a_paragraph_pasted_below_a_command_changes_at_most_its_free_text(say: str, pasted: str, gap: str) -> None:
    assume(pasted.strip())
    commands = read(f"{say}{gap}{pasted}").commands
    assert not commands or without_free_text(commands) == without_free_text(read(say).commands)


@given(st.text().filter(lambda text: '"' not in text and text.strip()))
def test_quoted_text_is_kept_to_the_letter(text: str) -> None:
    assert [command.arguments for command in read(f'post "{text}"').commands] == [{"text": text.strip()}]


@given(
    st.sampled_from(
        ['reply to her: "{}"', 'reply "{}" to the second one', 'my bio is "{}"', 'call me "{}"', 'my pronouns are "{}"']
    ),
    st.text().filter(lambda text: '"' not in text and text.strip()),
)
def test_what_people_say_of_themselves_and_to_others_is_kept_to_the_letter(frame: str, text: str) -> None:
    (command,) = read(frame.replace("{}", text)).commands
    assert [command.arguments[name] for name in command.free] == [text.strip()]


@given(
    st.sampled_from(["reply to her: ", "reply saying ", "comment on it: ", "set my bio to: ", "describe me as: "]),
    st.lists(
        some_of("Ink and rain, fox; don't like @bob please 🦊 ! ? : then reply it delete"), min_size=1, max_size=9
    ),
)
def test_unquoted_text_is_all_that_was_typed_or_nothing_happens(opening: str, words: list[str]) -> None:
    for command in read(f"{opening}Ink {' '.join(words)}").commands:
        assert [command.arguments[name] for name in command.free] == [f"Ink {' '.join(words)}"]


@given(
    st.sampled_from(["don't ", "do not ", "never ", "please don't ", "hey, do not ", "I don't want you to ", "Don't "]),
    st.sampled_from(ACTING + HELD_ACTING),
    st.sampled_from(["", " please", " yet", "!", ", ok?", " 🦊"]),
)
def test_a_sentence_with_a_refusal_in_front_never_acts(refusal: str, say: str, ending: str) -> None:
    assert carried_out(refusal + say + ending, say) == []


@given(
    st.sampled_from(["please ", "hey salon, ", "ok, now please ", "Hello! ", "thanks, "]),
    st.sampled_from(ACTING + HELD_ACTING),
)
def test_politeness_in_front_never_changes_a_reading(opening: str, say: str) -> None:
    assert without_free_text(read(opening + say).commands) == without_free_text(read(say).commands)


@given(st.from_regex(r"[a-z0-9_]{1,30}", fullmatch=True))
def test_a_handle_with_its_sign_is_always_a_name(handle: str) -> None:
    assert read(f"follow @{handle.upper()}").commands[0].arguments == {"user": f"@{handle}"}


HOSTILE = {
    "quotes": 'post "' + '"' * 100_000,
    "apostrophes": "share it saying '" + "a' 'a " * 20_000,
    "pictures": "draw a cat and " * 7_000,
    "pictures in vain": "draw a cat and " * 40 + "post it with something " + "funny " * 16_000,
    "follows": "follow ada and " * 7_000,
    "joiners": "draw a fox " + "and share it and " * 6_000,
    "commas": "draw a fox" + " ," * 50_000,
    "marks": "follow ada" + "!" * 100_000,
    "politeness": "please follow ada " + "please " * 15_000,
    "references": "follow " + "the author of " * 8_000,
    "slips": "folow " * 17_000,
    "one word": "a" * 100_000,
    "deletions": "delete it and " * 7_000,
    "refused steps": "like it but don't " * 6_000,
    "refusals": "don't delete it but " * 6_000,
    "replies": "reply to her and " * 7_000,
    "threads": "show me the replies to " * 5_000,
    "names": "call me " + "Ada " * 25_000,
    "hyphens": "my name is " + "Ada-" * 25_000,
    "pronouns": "my pronouns are " + "she/" * 25_000,
    "bios": "my bio is " * 10_000,
    "lines": "draw a fox" + "\nand share it" * 8_000,
    "lists": "add ada to my list painters and " * 5_000,
    "people": "mute ada for an hour and " * 6_000,
    "recipients": "message " + "ada, bob and " * 8_000 + ": hi",
    "times": "post tea at " + "9 at " * 20_000,
    "answers": "poll: " + "tea or " * 15_000,
    "answers in vain": "poll: " + "a, " * 30_000 + "?",
    "wishes": "more foxes, no cats and " * 5_000,
    "warnings": "post with the warning " + "loud " * 20_000,
    "names of lists": "make a list called " + "night " * 18_000,
    "votes": "vote for " + "tea in the " * 9_000,
    "searches": "search for " + "posts by ada about " * 5_000,
    "reports": "report it as spam: " * 6_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_paste_takes_no_longer_than_its_length_allows(text: str) -> None:
    def seconds(message: str) -> float:
        runs = []
        for _ in range(3):
            began = perf_counter()
            read(message)
            runs.append(perf_counter() - began)
        return min(runs)

    assert seconds(text) < 2
    assert seconds(text) < 12 * seconds(text[: len(text) // 100]) + 0.25


def slots_of(sequence: Sequence) -> set[str]:
    inside = [slots_of(option) for part in sequence if isinstance(part, Choice) for option in part.options]
    return {part.name for part in sequence if isinstance(part, Slot)}.union(*inside)


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_every_slot_of_a_language_has_a_reader(language: Any) -> None:
    known = compiled(language)
    groups = (known.topics, known.questions, known.answers, known.refs, known.visibility)
    sequences = [rule.sequence for rule in known.rules]
    sequences += [sequence for group in groups for templates in group.values() for sequence in templates]
    sequences += [*known.openings, *known.asking, *known.wishes, *known.joiners, *known.negations, *known.held_back]
    assert set().union(*(slots_of(sequence) for sequence in (*sequences, *known.idioms))) <= SLOTS.keys()
