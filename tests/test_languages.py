"""German, Spanish and French: what everyday sentences mean, and that no language acts on another's words."""

import unicodedata
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant import asking, in_french, in_german, in_spanish, tongues
from assistant.about import PLACES
from benchmarks._sentences import TESTS, half, is_right, is_wrong_act, lines, said
from benchmarks.understanding import LONG, PASTES, SHORT, count_steps, done, taught
from social_tools import TOOLS
from social_tools.grammar import TAUGHT, Command, Reading, read
from social_tools.grammar.reader import LANGUAGES, _agreed, _Heard

OTHERS = ("de", "es", "fr")
DEV = [(language, line["say"], line["reading"]) for language in ("en", *OTHERS) for line in half(language, "dev")]
HELD = [(language, line["say"], line["reading"]) for language in ("en", *OTHERS) for line in half(language, "held")]
ACTING = [(language, say) for language, say, reading in DEV if isinstance(reading, list) and language != "en"]
NOT_YET = {
    "suiss lin",
    "find out who lives near me on here",
    "I'd love to see a heron in the reeds",
    "I really like the second one",  # is a question now: it may be only a remark
    "export my data",
}
"""Sentences that rules were written with, and that are not understood as they should be. None of them acts."""


@pytest.mark.parametrize(("language", "say", "reading"), DEV, ids=[say for _, say, _ in DEV])
def test_a_sentence_is_read_as_written_down_whatever_language_it_is_in(language: str, say: str, reading: Any) -> None:
    got = said(read(say))
    assert is_right(got, reading) or (say in NOT_YET and not is_wrong_act(got, reading))


@pytest.mark.parametrize(("language", "least"), [("en", 42), ("de", 70), ("es", 70), ("fr", 71)])
def test_sentences_that_were_put_aside_are_read_as_well_as_on_the_first_day(language: str, least: int) -> None:
    assert sum(is_right(said(read(say)), reading) for code, say, reading in HELD if code == language) >= least


def test_what_must_not_act_does_not_in_any_language() -> None:
    quiet = [(say, reading) for code, say, reading in HELD + DEV if isinstance(reading, str) and code != "en"]
    assert len(quiet) >= 100
    assert [say for say, _ in quiet if read(say).commands] == []


@pytest.mark.parametrize(("language", "say"), sorted(set(taught())))
def test_every_sentence_that_is_taught_and_every_button_is_a_whole_message_in_its_language(
    language: str, say: str
) -> None:
    reading = read(say)
    assert reading.commands or reading.topic or reading.answer
    assert reading.language == language or say == "help" or len(say.split()) < 3


@pytest.mark.parametrize("code", OTHERS)
def test_each_language_has_an_answer_to_every_topic_it_knows_and_a_question_for_all_it_may_ask(code: str) -> None:
    (data,) = (language for language in LANGUAGES if language.code == code)
    tongue = tongues.TONGUES[code]
    assert set(data.topics) <= {*tongue.topics}
    assert {*data.questions, "subject", "unknown"} == {*tongue.questions}
    assert {*data.subjects} == {*tongue.subjects}
    assert {*tongue.topics} <= {*asking.tongues.about.TOPICS} and {*tongue.unresolved} <= {*asking.UNRESOLVED}
    for answer in (*tongue.questions.values(), *tongue.unresolved.values(), *tongue.topics.values()):
        assert len(answer.choices) <= 4
    for of in ("sign_in", "passphrase", "told_passphrase"):
        assert {*tongue.topics[of].choices} <= PLACES.keys()


@pytest.mark.parametrize("of", [in_german, in_spanish, in_french])
def test_the_help_of_a_language_says_all_that_it_teaches(of: Any) -> None:
    words = of._HELP.words
    assert all(say in words for says in of.TAUGHT.values() for say in says)


@pytest.mark.parametrize(
    ("say", "words"),
    [("Hilfe", "Das kannst du sagen"), ("¿quién eres?", "no soy un modelo"), ("lösche", "Was meinst du?"),
     ("qui peut lire mes messages ?", "ne quitte cette machine"), ("was macht mein Feed", "nicht ganz verstanden")],
)  # fmt: skip
def test_an_answer_comes_in_the_language_of_the_person(say: str, words: str) -> None:
    reading = read(say)
    found = tongues.topic(reading.topic, reading.language) if reading.topic else asking.back(reading, say)
    assert words in found.words


@pytest.mark.parametrize(
    ("sentence", "german"),
    [
        ("Here it is.", "Hier ist es."),
        ("You follow @lin now.", "Du folgst jetzt @lin."),
        ("You and these follow each other: @lin, @mo.", "You and these follow each other: @lin, @mo."),
        ("The poll has no answer {that} is it.", "The poll has no answer {that} is it."),
    ],
)
def test_what_came_of_an_act_is_told_in_the_persons_language_where_that_is_written_down(
    sentence: str, german: str
) -> None:
    assert tongues.told(sentence, "de") == german
    assert tongues.told(sentence, "en") == sentence


def test_the_languages_tell_the_same_things() -> None:
    told = [tongue.results.keys() for tongue in tongues.TONGUES.values()]
    assert told[0] == told[1] == told[2] and len(told[0]) > 40
    for tongue in tongues.TONGUES.values():
        assert all(english.count("{}") == said.count("{}") for english, said in tongue.results.items())


@pytest.mark.parametrize("subject", asking.SUBJECTS)
def test_a_question_about_a_subject_has_two_to_four_buttons(subject: str) -> None:
    for language in ("en", *OTHERS):
        if language == "en" or subject in tongues.TONGUES[language].subjects:
            asked = asking.back(Reading(question="subject", subjects=(subject,), language=language))
            assert 2 <= len(asked.choices) <= 4
    several = asking.back(Reading(question="subject", subjects=tuple(asking.SUBJECTS)))
    assert len(several.choices) == 4


@pytest.mark.parametrize("tool", [tool.name for tool in TOOLS])
def test_every_tool_can_be_had_by_an_english_sentence(tool: str) -> None:
    files = ("grammar_en", "grammar_network_en", "help_en")
    said_of = [line["say"] for name in files for line in lines(TESTS / f"{name}.jsonl") if tool in str(line)]
    found = (command.tool for line in said_of for command in read(line).commands)
    assert tool in {*found, *(one.tool for say in TAUGHT for one in read(say).commands)}


def plain(text: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFD", text) if not unicodedata.combining(one))


@pytest.mark.parametrize("say", [say for language, say in ACTING if language != "de"])
def test_accents_may_be_left_out(say: str) -> None:
    assert [command.tool for command in read(plain(say)).commands] == [command.tool for command in read(say).commands]


REFUSED = {
    "de": ("teile {} nicht", "poste {} noch nicht", "lösche {} bitte nicht", "du sollst {} nicht teilen"),
    "es": ("no compartas {}", "no publiques {} todavía", "no borres {}", "por favor no compartas {}"),
    "fr": ("ne partage pas {}", "ne publie pas {} maintenant", "ne supprime pas {}", "partage pas {}"),
}
THINGS = {
    "de": ("das", "es", "den zweiten", "meinen letzten Beitrag", "das Bild"),
    "es": ("eso", "el segundo", "mi última publicación", "la imagen"),
    "fr": ("ça", "le deuxième", "mon dernier post", "l'image"),
}


@given(st.sampled_from(OTHERS).flatmap(lambda code: st.tuples(*map(st.sampled_from, (REFUSED[code], THINGS[code])))))
def test_a_refused_order_does_nothing_in_any_language(said_and_thing: tuple[str, str]) -> None:
    frame, thing = said_and_thing
    reading = read(frame.format(thing))
    assert (reading.commands, reading.topic) == ((), "not_done")


@given(st.sampled_from(ACTING), st.sampled_from(["sie sagt: {}", "„{}“", "«{}»", "> {}", "¿debería? {}", "warum {}"]))
def test_a_quoted_or_reported_order_never_acts(acting: tuple[str, str], frame: str) -> None:
    assert read(frame.format(acting[1])).commands == ()


MUDDLE = (
    "poste das nicht teile den zweiten und dann publica lo compartas no el segundo y luego publie la pas ne le deuxième"
    " puis post it like : « » „ “ ¿ ? ! , . @lin l'image mon mein mi"
)
WORDS = st.sampled_from(MUDDLE.split(" "))


@given(st.lists(WORDS, max_size=12).map(" ".join))
@settings(max_examples=200)
def test_a_muddle_of_languages_can_be_read_and_is_kept_to_the_letter(text: str) -> None:
    for command in read(text).commands:
        assert all(command.arguments[name] in text for name in command.free)


def test_where_languages_differ_what_does_nothing_wins_over_what_acts() -> None:
    acts = Reading((Command("follow_user", {"user": "@lin"}),), language="en")
    refuses = Reading(topic="not_done", language="de")
    heard = _Heard("")
    heard.likely = "fr"
    assert _agreed([acts, refuses], heard) == refuses
    assert _agreed([acts, replace(acts, language="de")], heard) == acts
    assert _agreed([acts, Reading((Command("delete_post", {}),), language="es")], heard) is None
    heard.likely = "en"
    assert _agreed([acts, refuses], heard) == acts


NOBODY = (
    "blockiere niemanden", "folge keinem", "poste nichts", "lösche nichts", "mal keinen Fuchs", "antworte niemandem",
    "sigue a nadie", "no publiques nada", "publica nada", "no dibujes un zorro", "dibuja nada",
    "suis personne", "publie rien", "ne supprime rien", "dessine pas un renard", "ne suis jamais lin",
    "poste restante", "ich habe keine Lust zu posten", "¿por qué borraste mi última publicación?",
    "pourquoi as-tu supprimé mon dernier post", "comment « partager » ?", "si bloqueo a lin, qué pasa",
    "appelle-moi un taxi", "mach das Licht aus", "pon música", "suis la route", "je suis lin",
)  # fmt: skip


@pytest.mark.parametrize("say", NOBODY)
def test_an_order_about_nobody_and_nothing_and_what_is_none_does_nothing(say: str) -> None:
    assert read(say).commands == ()


@pytest.mark.parametrize("say", ["poste: nichts davon", "publica: nada", "publie « rien »", 'post "nichts"'])
def test_a_refusing_word_may_be_posted_where_it_is_plain_that_it_is_text(say: str) -> None:
    assert [command.tool for command in read(say).commands] == ["share_post"]


def test_a_refusal_in_any_language_is_no_text_to_post() -> None:
    for say in (
        "tweet nichts davon",
        "post nichts",
        "post no pasa nada",
        "post das nicht",
        "post das noch nicht",
        "post no lo publiques",
        "tweet das bitte nicht",
        "post ça non",
    ):
        assert read(say).commands == ()


@pytest.mark.parametrize("code", PASTES)
def test_a_paste_of_twice_the_length_takes_at_most_about_twice_the_steps(code: str) -> None:
    for piece in PASTES[code]:
        short, long = (count_steps((piece * LONG)[:length]) for length in (SHORT, LONG))
        assert long < 2.6 * short + 1000
        assert count_steps((piece * 100_000)[:100_000]) < 2.6 * count_steps((piece * 4_000)[:4_000]) + 1000


def test_a_reference_to_nothing_shown_is_a_question_before_it_is_an_act() -> None:
    for say in ("delete it", "lösch es", "bórralo", "supprime-le", "delete that", "share it", "like the second one"):
        calls, missing = done(read(say))
        assert (calls, bool(missing)) == ([], True), say
