"""A wish about a picture, read: what is to be done, in whose words, and what was not understood."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from social_tools.grammar.words import QUOTES
from social_tools.photo_edits import phrases as say

Edit = dict[str, Any]
LONGEST_WISH, LONGEST_CAPTION = 1000, 200
WORD = re.compile(r"\w+")
KINDS = (
    (say.CAPTION, "caption"),
    (say.FRAME, "frame"),
    (say.BLUR, "blur"),
    (say.CROP, "crop"),
    (say.FLIP, "flip"),
)
OPENING = "".join(mark for mark in QUOTES if mark not in "'’")
STRUCTURE = ("crop", "turn", "flip", "blur", "caption", "frame", "resize", "collage", "without")
"""What a painter has no say in: done to any picture, whoever made it."""


@dataclass
class Wish:
    """What was asked for. Words are as they were typed."""

    edits: list[Edit] = field(default_factory=list)
    drawn: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    hidden: str = ""
    """Somebody or something to be blurred that only who sees the picture could find."""
    unsure: bool = False
    """It says what not to do, and cannot be read with certainty."""

    @property
    def is_structure(self) -> bool:
        """Whether it is wholly about the picture as a thing, and not about what it shows."""
        known = bool(self.edits or self.hidden) and not self.missed and not self.unsure
        return known and all(edit["do"] in STRUCTURE for edit in self.edits)


def read(words: str) -> Wish:
    wish = Wish()
    typed = " ".join(words[:LONGEST_WISH].split())
    typed, caption = _caption(typed)
    for clause in say.PARTING.split(_kept_together(folded(typed))):
        _Clause(clause, wish).read()
    if caption:
        frame = next((at for at, edit in enumerate(wish.edits) if edit["do"] == "frame"), len(wish.edits))
        wish.edits.insert(frame, caption)
        wish.drawn.append(f"“{caption['text']}”")
    return wish


def folded(text: str) -> str:
    """Small letters without accents."""
    plain = "".join(unicodedata.normalize("NFKD", sign)[:1] or sign for sign in text.lower().replace("ß", "ss"))
    return re.sub(r"['’]", " ", plain)


def _kept_together(text: str) -> str:
    """ "black and white" is one thing, not two."""
    return re.sub(r"\b(black|schwarz|blanco|noir) (?:and|und|y|et) (?=white|weiss|negro|blanc)", r"\1 & ", text)


def _caption(typed: str) -> tuple[str, Edit | None]:
    """The words that are to stand in the picture, out of the others."""
    small = folded(typed)
    if not (say.CAPTION.search(small) or say.WRITE.search(small)):
        return typed, None
    opening = next((at for at, sign in enumerate(typed) if sign in OPENING), -1)
    if opening >= 0:
        closing = typed.find(QUOTES[typed[opening]], opening + 1)
        text, before, after = typed[opening + 1 : closing], typed[:opening], typed[closing + 1 :]
        if closing < 0:
            text, after = typed[opening + 1 :], ""
    elif len(small) == len(typed) and (found := say.SAYING.search(small)):
        text, before, after = typed[found.end() :], typed[: found.start()], ""
    else:
        return typed, None
    text = " ".join(text.split())[:LONGEST_CAPTION]
    if not text:
        return typed, None
    behind = re.split(r"[,;.]| and | und | y | et ", after)[0]
    at = "top" if say.ABOVE.search(f"{folded(before)} {folded(behind)}") else "bottom"
    for pattern in (say.CAPTION, say.SAYING, say.ABOVE, say.BELOW):
        before, behind = pattern.sub(" ", folded(before)), pattern.sub(" ", folded(behind))
    rest = after[len(re.split(r"[,;.]| and | und | y | et ", after)[0]) :]
    return f"{before} , {behind} , {rest}", {"do": "caption", "text": text, "at": at}


class _Clause:
    """One thing that is said; what is understood of it is crossed out."""

    def __init__(self, text: str, wish: Wish) -> None:
        self.text, self.wish = text, wish

    def read(self) -> None:
        if not WORD.search(self.text):
            return
        if off := self._take(say.OFF):
            self._without(off)
        elif not (self._takes_back_all() or self._keeps()):
            self._read_edits()
        if say.NOT.search(self.text) and "mas" not in self.text:
            self.wish.unsure = True
        left = [word for word in WORD.findall(self.text) if word not in say.FILLERS]
        self.wish.missed += [word for word in left if not re.fullmatch("|".join(say.STRENGTHS.values()), word)]

    def _read_edits(self) -> None:
        for read in (self._collage, self._blur, self._frame, self._turn, self._flip, self._crop, self._resize):
            read()
        for edit in self._looks():
            self.wish.edits.append(edit)

    def _keeps(self) -> bool:
        """ "…, keep the top": what of a picture that was just cropped."""
        edits = self.wish.edits
        if not (edits and edits[-1]["do"] == "crop" and "keep" in edits[-1] and say.KEEP.search(self.text)):
            return False
        self._take(say.KEEP)
        edits[-1]["keep"], said = self._where()
        self.wish.drawn[-1] += "".join(f" {word.strip()}" for word in said if word)
        return True

    def _take(self, pattern: re.Pattern[str]) -> str:
        """What a pattern finds, crossed out; empty where it finds nothing."""
        found = pattern.search(self.text)
        if not found:
            return ""
        self.text = f"{self.text[: found.start()]} | {self.text[found.end() :]}"
        return found.group()

    def _pick(self, table: say.Table) -> tuple[dict[str, Any], str]:
        for pattern, made in table:
            if words := self._take(pattern):
                return dict(made), words
        return {}, ""

    def _done(self, edit: Edit, *words: str) -> None:
        self.wish.edits.append(edit)
        self.wish.drawn.append(" ".join(word.strip() for word in words if word.strip()))

    def _without(self, off: str) -> None:
        for pattern, kind in KINDS:
            if words := self._take(pattern):
                self._done({"do": "without", "what": kind}, off, words)
                return
        if self._takes_back_all(off):
            return
        if re.search(r"(?<!\w)(?:colou?rs?|farben?|color|couleurs?)(?!\w)", self.text):
            self._take(re.compile(r"(?<!\w)(?:any )?(?:colou?rs?|farben?|color|couleurs?)(?!\w)"))
            self._done({"do": "grey"}, off, "colour")
            return
        self.wish.missed.append(off)

    def _takes_back_all(self, off: str = "") -> bool:
        words = self._take(say.ORIGINAL)
        if words:
            self._done({"do": "without", "what": "all"}, off, words)
        return bool(words)

    def _collage(self) -> None:
        if words := self._take(say.COLLAGE):
            self._done({"do": "collage"}, words)

    def _blur(self) -> None:
        words = self._take(say.BLUR)
        if not words:
            return
        if who := self._take(say.WHO):
            self.wish.hidden = who
            return
        where, said = self._where()
        left = [word for word in WORD.findall(self.text) if word not in say.FILLERS]
        if where == "whole" and left:  # a thing in it that has no name here: then not everything else is blurred
            self.wish.hidden, self.text = " ".join(left), ""
            return
        self._done({"do": "blur", "where": where}, words, *said)

    def _where(self) -> tuple[str, list[str]]:
        """A part of the picture: "top left", "left half", "middle"; "whole" where none is named."""
        high, high_words = self._pick(say.HIGH)
        wide, wide_words = self._pick(say.WIDE)
        middle = self._take(say.MIDDLE)
        half, corner = self._take(say.HALF), self._take(say.CORNER)
        names = [("top", "middle", "bottom")[high["high"]]] if high else []
        names += [("left", "middle", "right")[wide["wide"]]] if wide else []
        if middle and len(names) < 2 and not half:
            names.append("middle")
        if half and names:
            names = [names[0], "half"]
        return " ".join(names) or "whole", [high_words, wide_words, middle, half, corner]

    def _frame(self) -> None:
        words = self._take(say.FRAME)
        if not words:
            return
        for colour, pattern in say.COLOURS.items():
            if said := self._take(re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")):
                self._done({"do": "frame", "colour": colour}, said, words)
                return
        self._done({"do": "frame", "colour": "white"}, words)

    def _turn(self) -> None:
        wanted = say.TURN.search(self.text)
        upside = re.search(r"(?<!\w)upside down(?!\w)", self.text)
        if not (wanted or upside) or say.FLIP.search(self.text):
            return
        before = self.text
        words = self._take(say.TURN)
        found, said = self._pick(say.TURNS)
        if found:
            self._take(re.compile(r"(?<!\w)(?:by )?(?:90|180|270)(?: ?°| degrees| grad| grados| degres)?(?!\w)"))
            self._done({"do": "turn", **found}, words, said)
        else:
            self.text = before

    def _flip(self) -> None:
        if words := self._take(say.FLIP):
            over, _ = self._take(say.OVER), self._take(say.ACROSS)
            self._done({"do": "flip", "way": "over" if over else "across"}, words, over)

    def _crop(self) -> None:
        words = self._take(say.CROP)
        shape, said = self._pick(say.SHAPES)
        if ratio := say.RATIO.search(self.text):
            wide, high = int(ratio[1]), int(ratio[2])
            if wide and high and 1 / 4 <= wide / high <= 4:
                self._take(say.RATIO)
                shape, said = {"to": [wide, high]}, ratio.group()
        if shape:
            keep, kept = self._where()
            self._done({"do": "crop", **shape, "keep": "middle" if keep == "whole" else keep}, words, said, *kept)
        elif words:
            where, said_where = self._where()
            if where.endswith("half"):
                self._done({"do": "crop", "part": where}, words, *said_where)
            else:
                self.wish.missed.append(words)

    def _resize(self) -> None:
        words, size = self._take(say.RESIZE), say.SIZE.search(self.text)
        if size:
            self._take(say.SIZE)
            self._done({"do": "resize", "side": int(size[1])}, words, size.group())
        elif words:
            self._done({"do": "resize", "side": 0}, words)

    def _looks(self) -> Iterator[Edit]:
        """Colours and light, in the order in which they are said; how strongly, where that is said beside them."""
        found = []
        for pattern, made in say.LOOKS:
            if match := pattern.search(self.text):
                found.append((match.start(), dict(made), match.group()))
                self._take(pattern)
        for _, made, words in sorted(found, key=lambda one: one[0]):
            if made["do"] in ("tone", "tint"):
                made["by"] = next(
                    (by for by, much in say.STRENGTHS.items() if re.search(rf"(?<!\w)(?:{much})(?!\w)", self.text)), 2
                )
            self.wish.drawn.append(words.strip())
            yield made
