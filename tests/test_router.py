"""The optional suggestions by meaning: they choose the buttons of a question, and nothing else."""

import importlib
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from assistant import asking, router
from assistant.about import TOPICS
from social_tools.grammar import read

PUZZLING = "nothing rhymes with orange"


class Encoder:
    """Says that every sentence means the same as "my messages", or nothing."""

    def __init__(self, near: str = "my messages") -> None:
        self.near = near

    def encode(self, said: str | list[str]) -> Any:
        if isinstance(said, str):
            return np.array([1.0, 0.0])
        return np.array([[1.0, 0.0] if say == self.near else [0.0, 1.0] for say in said])


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    router._known.cache_clear()
    monkeypatch.setattr(router, "encoder", Encoder)
    yield
    router._known.cache_clear()


def test_without_the_package_the_general_question_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> Any:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(importlib, "import_module", missing)
    router.encoder.cache_clear()
    assert asking.back(read(PUZZLING), PUZZLING) == asking.QUESTIONS["unknown"]
    router.warm()
    router.encoder.cache_clear()


@pytest.mark.usefixtures("installed")
def test_what_is_near_in_meaning_chooses_the_buttons() -> None:
    asked = asking.back(read(PUZZLING), PUZZLING)
    assert asked.choices == asking.SUBJECTS["messages"]
    assert 2 <= len(asked.choices) <= 4
    router.warm()


@pytest.mark.usefixtures("installed")
def test_what_is_understood_or_known_to_be_about_something_is_left_as_it_is() -> None:
    for say in ("explore", "hello", "follow", "tidy up my feed"):
        reading = read(say)
        assert reading.commands or reading.topic in TOPICS or asking.back(reading, say).choices
        assert asking.back(read("tidy up my feed"), say).choices[0] == asking.SUBJECTS["feeds"][0]


def test_nothing_near_asks_the_general_question(monkeypatch: pytest.MonkeyPatch) -> None:
    router._known.cache_clear()
    monkeypatch.setattr(router, "encoder", lambda: Encoder("a sentence that nobody teaches"))
    assert asking.back(read(PUZZLING), PUZZLING) == asking.QUESTIONS["unknown"]
    router._known.cache_clear()


@pytest.mark.parametrize("language", ["en", "de", "es", "fr"])
def test_every_sentence_that_is_taught_is_about_something_that_has_buttons(language: str) -> None:
    assert {about for _, about in router._taught(language)} <= asking.SUBJECTS.keys()
