"""What is a person's own and has a name: their lists, the words they hide, the drafts they left, their pictures."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from social_tools.grammar import Command, Ref
from social_tools.grammar.reading import refs_in
from social_tools.own_pictures import named
from social_tools.settings import setting
from storage import drafts, lists, own_pictures, people
from storage.database import Reader
from storage.people import Person

OWN_KINDS = {"list", "words", "draft", "binned"}
"""The kinds of reference for which this is looked up."""


@dataclass(frozen=True)
class Own:
    """Lists by their names, hidden words, the ids of drafts, newest first, the few pictures that each name of one may
    mean, and the picture that was deleted last."""

    lists: dict[str, str] = field(default_factory=dict)
    hidden: list[str] = field(default_factory=list)
    drafts: list[str] = field(default_factory=list)
    pictures: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    binned: str = ""

    def as_json(self) -> dict[str, Any]:
        """What there is of it."""
        return {name: value for name, value in vars(self).items() if value}

    def in_question(self, command: Command) -> Ref | None:
        """The picture that a command names by words that several of the person's own fit."""
        refs = (ref for ref in refs_in(command.arguments) if ref.named)
        return next((ref for ref in refs if len(self.pictures.get(called(ref), [])) > 1), None)

    def list_called(self, name: str) -> str:
        """The id of a list, or ""."""
        return self.lists.get(_plain(name), "")

    def hiding(self, change: str) -> list[str]:
        """The hidden words with "+one" more, or "-one" less."""
        word = _plain(change[1:])
        return sorted({*self.hidden, word} if change.startswith("+") else set(self.hidden) - {word})


def called(ref: Ref) -> str:
    """The name under which the pictures of a reference stand in `Own.pictures`."""
    return f"{_plain(ref.named)} {ref.day}".strip()


def own_things(reader: Reader, person: Person, pictures: Sequence[tuple[str, str]] = (), now_ms: int = 0) -> Own:
    """`pictures` are the names of some as they were said, each with a day or without one."""
    found = {
        called(Ref("picture", named=name, day=day)): named(reader, person.id, name, day, now_ms)
        for name, day in pictures
    }
    return Own(
        {_plain(found.name): str(found.id) for found in lists.of(reader, person.id, person.id)},
        list(setting(people.by_id(reader, person.id) or person, "hide_words")),
        [str(id_) for id_, _ in drafts.undecided(reader, person.id)],
        found,
        str(own_pictures.last_binned(reader, person.id) or ""),
    )


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
