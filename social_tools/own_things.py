"""What is a person's own and has a name: their lists, the words they hide, the drafts they left."""

from dataclasses import dataclass, field
from typing import Any

from social_tools.settings import setting
from storage import drafts, lists, people
from storage.database import Reader
from storage.people import Person

OWN_KINDS = {"list", "words", "draft"}
"""The kinds of reference for which this is looked up."""


@dataclass(frozen=True)
class Own:
    """Lists by their names, hidden words, and the ids of drafts, newest first."""

    lists: dict[str, str] = field(default_factory=dict)
    hidden: list[str] = field(default_factory=list)
    drafts: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """What there is of it."""
        return {name: value for name, value in vars(self).items() if value}

    def list_called(self, name: str) -> str:
        """The id of a list, or ""."""
        return self.lists.get(_plain(name), "")

    def hiding(self, change: str) -> list[str]:
        """The hidden words with "+one" more, or "-one" less."""
        word = _plain(change[1:])
        return sorted({*self.hidden, word} if change.startswith("+") else set(self.hidden) - {word})


def own_things(reader: Reader, person: Person) -> Own:
    return Own(
        {_plain(found.name): str(found.id) for found in lists.of(reader, person.id, person.id)},
        list(setting(people.by_id(reader, person.id) or person, "hide_words")),
        [str(id_) for id_, _ in drafts.undecided(reader, person.id)],
    )


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
