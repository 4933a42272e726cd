"""Going through the words of a prompt once, from left to right: what is a thing, what describes it, what joins two."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from social_tools.painter_local import joining
from social_tools.painter_local.bodies import can_carry, can_play, role_words
from social_tools.painter_local.notebook import PIEBALD, Notebook
from social_tools.painter_local.phrases import BREAK, one_of_several
from social_tools.painter_local.places import joined
from social_tools.painter_local.scene import Subject, Thing, moved
from social_tools.painter_local.tongues import heard
from social_tools.painter_local.vocabulary import (
    BEFORE_A_NOUN,
    Meaning,
    longest,
    look_words,
    nouns,
    variants,
)

SETTINGS = ("place", "time", "weather", "season", "style", "mood", "camera")
ARTICLES = frozenset({"a", "an", "the", "his", "her", "its", "their", "some"})
ONLY_IN_WISHES = frozenset({"bigger", "smaller", "left", "right", "higher", "lower", "middle", "fewer"})
"""Words that say how a picture is to differ from one that exists."""
GATHERINGS = frozenset({"race", "parade", "family", "crowd", "team", "gathering", "competition", "festival"})
"""Where things are that are named before them: several are drawn, and the gathering itself is not."""
SEATS = (("link", "on"), ("link", "in"))
AND = frozenset({"and", "or", "nor", "und", "oder", "y", "et", "ou"})
PRONOUNS = frozenset({"it", "him", "her", "them"})
SAID_AGAIN = re.compile(r".*(ing|ed|ly)$")
"""Words after a noun that are no second half of a compound."""
VERBS = frozenset({
    "alone", "together", "called", "eat", "eats", "run", "runs", "walk", "walks", "play", "chase", "watch", "smile",
    "laugh", "cry", "stand", "sing", "fight", "kiss", "hug", "wait", "go", "goes", "come", "look", "too", "instead",
    "again", "back", "away", "home", "today", "everywhere", "nearby", "who", "that", "doing", "say", "says", "but",
    "than", "like",
})  # fmt: skip


@dataclass
class Reader(Notebook):
    """Takes the words one phrase after the other."""

    words: list[str] = field(default_factory=list)
    negated: bool = False
    at: int = 0
    noun_at: int = -9
    """Where the last noun ended."""
    known: Mapping[tuple[str, ...], Meaning] = field(init=False)
    """What words mean in the language of these."""

    def __post_init__(self) -> None:
        plain = [word for word in self.words if word != BREAK]
        pieces, self.known = heard(plain)
        if pieces != plain:
            self.words = pieces

    def read(self) -> None:
        while self.at < len(self.words):
            self.at += self.step(self.at)
        self.let_go()
        self.drop_link()
        if self.aloft:
            self.raise_last()

    def step(self, at: int) -> int:
        """Take the words that begin here; how many they were."""
        if self.words[at] == BREAK:
            self.let_go()
            self.drop_link()
            return 1
        length, meaning = self.meaning_at(at)
        one_name = length > 1 and meaning and (meaning.group == "unknown" or meaning.missed)
        taken = (0 if one_name else self.take_look(at) or self.take_costume(at)) or self.take_garment(at)
        if taken:
            return taken
        said = (meaning.english if meaning else "") or " ".join(self.words[at : at + length])
        compound = self.compound(at, length, meaning)
        if compound:
            self.take_unknown(" ".join(self.words[at : at + compound]))
            return compound
        self.take(said, self.as_colour(meaning, at, length), at + length)
        return length

    def meaning_at(self, at: int) -> tuple[int, Meaning | None]:
        for length in range(min(longest(), len(self.words) - at), 0, -1):
            meaning = self.known.get(tuple(self.words[at : at + length]))
            if meaning and meaning.group == "place" and length == 1 and self.count:
                return 1, one_of_several(self.words[at]) or meaning
            if meaning:
                return length, meaning
        return 1, None

    def next_noun(self, at: int) -> Meaning | None:
        """The noun that follows at once, or after its colour or size."""
        while at < len(self.words) and self.words[at] != BREAK:
            length, meaning = self.meaning_at(at)
            if meaning and meaning.group == "noun":
                return meaning
            if not meaning or meaning.group not in ("colour", "scale", "aloft"):
                return None
            at += length
        return None

    def as_colour(self, meaning: Meaning | None, at: int, length: int) -> Meaning | None:
        """ "An orange cat" names a colour, "an orange" a fruit; "a baby cat" is small."""
        following = self.meaning_at(at + length)[1] if at + length < len(self.words) else None
        if following and following.group == "noun" and meaning:
            if meaning.group == "noun" and self.words[at] in BEFORE_A_NOUN and length == 1:
                return BEFORE_A_NOUN[self.words[at]]
            if meaning.value == PIEBALD:
                return Meaning("colour", PIEBALD)
        return meaning

    def compound(self, at: int, length: int, meaning: Meaning | None) -> int:
        """ "A fire hydrant" is no fire: how many words make one thing that is not known, or none."""
        end = at + length
        if not meaning or meaning.group != "noun" or meaning.plural or end >= len(self.words):
            return 0
        word = self.words[end]
        if word == BREAK or len(word) < 3 or word in VERBS or SAID_AGAIN.match(word) or word.isdecimal():
            return 0
        if word in GATHERINGS:
            self.count = self.count or (3, "")
            return 0
        if self.meaning_at(end)[1] is not None or joining.garment_at(self.words, end) or self.role_at(end):
            return 0
        if word.endswith("s") and not word.endswith("ss") and nouns()[meaning.value].kind in joining.LIVING:
            return 0
        return length + 1 if word.isascii() else 0

    def take(self, said: str, meaning: Meaning | None, end: int) -> None:
        if self.negated and self.take_negated(said, meaning):
            return
        group = meaning.group if meaning else "unknown"
        if meaning is None or group == "unknown":
            self.take_unknown(said)
        elif group == "noun":
            self.take_noun(said, meaning)
            self.noun_at = end
        elif group in SETTINGS:
            self.take_setting(said, meaning)
        elif group == "tone":
            self.take_tone(said, meaning)
        elif group == "colour":
            self.miss(self.colour[1] if self.colour else None)
            self.colour = (meaning.value, said)
        elif group == "scale":
            self.take_scale(said, meaning)
        elif group == "count":
            self.count = (int(meaning.value), said)
        elif group == "aloft":
            self.aloft = said
        elif group == "pose":
            self.take_pose(said, meaning.value, end)
        elif group == "link":
            self.take_link(said, meaning.value, end)
        elif group == "not":
            self.take_not(said)
        elif group == "edit" and meaning.value in ONLY_IN_WISHES:
            self.let_go()
            self.miss(said)
        else:
            self.take_filler(said, end)

    def take_not(self, said: str) -> None:
        self.let_go()
        self.drop_link()
        self.negated = True

    def take_negated(self, said: str, meaning: Meaning | None) -> bool:
        """What is asked not to be there; whether this word belongs to it."""
        if meaning is not None and meaning.group in ("filler", "colour", "scale", "count", "link"):
            return True
        self.negated = False
        following = self.words[self.at + 1 : self.at + 3]
        if meaning and meaning.group == "noun" and following[:1] and following[0] in ("or", "nor", "and"):
            self.negated = following[0] != "and" or following[1:2] not in (["a"], ["an"], ["the"])
        return True

    def take_filler(self, said: str, end: int) -> None:
        if said in PRONOUNS and self.link and self.owner:
            self.relate_back()
        elif said in ("of", "full") and self.owner in self.subjects and self.noun_at == self.at:
            self.link = ("of", "")
        elif said in AND and self.chain and not self.link:
            self.link = self.chain
        elif said not in ARTICLES and said not in AND:
            self.chain = None

    def relate_back(self) -> None:
        """ "With a volcano behind it": the last subject stands so towards the one before."""
        kind, said = self.link or ("", "")
        earlier = [key for key in self.subjects if key != self.owner]
        if kind in joining.LAID and earlier:
            self.set_relation(self.owner, kind, earlier[-1], said)
            self.link = None

    def take_unknown(self, said: str) -> None:
        if said.isdecimal() and len(said) <= 3 and said.isascii():
            self.count = (int(said), said)
        elif len(said) > 1 or ord(said) > 0x2E80:
            self.let_go()
            self.drop_link(missed=True)
            self.miss(said)

    def take_setting(self, said: str, meaning: Meaning) -> None:
        self.let_go()
        self.drop_link()
        known = self.settings.get(meaning.group)
        if meaning.group == "camera":
            meaning = replace(meaning, value=moved("", meaning.value))
        both = joined(known, meaning.value) if known and meaning.group == "place" else None
        if both:
            if "starry sky" in (known, meaning.value):
                self.settings.setdefault("time", "night")
            meaning = replace(meaning, value=both)
        elif known not in (None, meaning.value):
            self.miss(said)
            return
        self.note_setting(said, meaning)

    def note_setting(self, said: str, meaning: Meaning) -> None:
        self.settings[meaning.group] = meaning.value
        words = meaning.value if meaning.group in ("weather", "season", "style") else said
        self.words_for.setdefault(meaning.group, words)
        self.note(words)

    def take_tone(self, said: str, meaning: Meaning) -> None:
        self.let_go()
        self.tones.append(meaning.value)
        self.note(said)

    def take_scale(self, said: str, meaning: Meaning) -> None:
        self.miss(self.scale[1] if self.scale and self.scale[1] != said else None)
        self.scale = (float(meaning.value), said)

    def role_at(self, at: int) -> tuple[int, str] | None:
        for length in (3, 2, 1):
            role = role_words().get(tuple(self.words[at : at + length]))
            if role and at + length <= len(self.words):
                return length, role
        return None

    def look_at(self, at: int) -> tuple[int, str] | None:
        for length in (4, 3, 2, 1):
            look = look_words().get(tuple(self.words[at : at + length]))
            if look and at + length <= len(self.words):
                return length, look
        return None

    def take_look(self, at: int) -> int:
        """ "A dark-skinned woman", "a man with red hair": of people alone."""
        found = self.look_at(at)
        if not found or self.negated:
            return 0
        length, look = found
        said, end = " ".join(self.words[at : at + length]), at + length
        if self.meaning_at(at)[0] > length:
            return 0
        while not self.next_noun(end) and (more := self.look_at(end)):
            end += more[0]
        person = self.next_noun(end)
        if person and len(variants(person.value)) > 1 and self.words[at] not in ("with", "in"):
            self.looks.append((look, said))
            return length
        owner = self.subjects.get(self.owner)
        if owner and len(variants(owner.noun)) > 1 and (length > 1 or self.noun_at == at):
            self.take_on(self.owner, look, said)
            return length
        return 0

    def take_costume(self, at: int) -> int:
        """ "Astronaut cat", "a cat astronaut", "a cat dressed as an astronaut"."""
        found = self.role_at(at)
        if not found or self.negated:
            return 0
        length, role = found
        said = " ".join(self.words[at : at + length])
        following = self.next_noun(at + length)
        if following and can_play(following.value, role) and following.value not in role_words().values():
            self.let_go(keep=True)
            self.role = (role, said)
            return length
        owner = self.subjects.get(self.owner)
        dressed = self.link is not None and self.link[0] == "as"
        if owner and (dressed or self.noun_at == at):
            after = joining.in_role(owner, role)
            if after:
                self.subjects[self.owner] = after
                self.note(said)
                self.link = None
                return length
        return 0

    def take_garment(self, at: int) -> int:
        """A hat after "wearing" or "with" is on the head of the last subject."""
        if not self.link or self.link[0] not in ("wearing", "with", "in") or self.negated:
            return 0
        found = joining.garment_at(self.words, at)
        owner = self.subjects.get(self.owner)
        if not found or not owner:
            return 0
        length, garment = found
        known, meaning = self.meaning_at(at)
        if meaning and known > length:
            return 0
        said = " ".join(self.words[at : at + length])
        if joining.wears_already(owner, garment) or joining.wears_already(owner, said):
            self.note_link(said)
            return length
        after = joining.wearing(owner, garment, self.colour[0] if self.colour else None)
        if not after:
            return 0
        self.subjects[self.owner] = after
        self.note_link(said)
        return length

    def note_link(self, said: str) -> None:
        """What the last link joined is drawn, and so is the link."""
        self.note(self.colour[1] if self.colour else "")
        self.miss(self.scale[1] if self.scale else None)
        self.count = self.colour = self.scale = None
        if self.link and self.link[1]:
            self.note(self.link[1])
        if self.seat and self.link and ("link", self.link[0]) in SEATS:
            self.take_seat(self.seat)
        self.chain, self.link = (self.link[0], "") if self.link else None, None
        self.note(said)

    def take_seat(self, seat: tuple[str, str]) -> None:
        """The last subject has something to sit on."""
        self.seat = None
        if seat[0] == "sitting":
            self.apply_pose(self.owner, *seat)
        else:
            self.note(seat[1])

    def take_pose(self, said: str, pose: str, end: int) -> None:
        if self.next_noun(end) and self.noun_at != self.at and pose != "holding hands":
            self.pose = (pose, said)
            return
        self.let_go()
        following = self.meaning_at(end)[1] if end < len(self.words) else None
        if pose in ("sitting", "resting") and following and (following.group, following.value) in SEATS:
            self.seat = (pose, said)
        else:
            self.apply_pose(self.owner, pose, said)

    def take_link(self, said: str, kind: str, end: int) -> None:
        self.let_go()
        if self.seat is None:
            self.drop_link()
        silent = kind in ("with", "on", "in") or (not self.owner and kind in joining.LAID)
        self.link = (kind, "" if silent else said)
        if kind == "carried":
            self.carry_last()
        elif kind == "reading" and not self.reads_something(end):
            self.link = None
            self.apply_pose(self.owner, "reading", said)

    def reads_something(self, at: int) -> bool:
        while at < len(self.words) and self.words[at] in ARTICLES:
            at += 1
        if at >= len(self.words) or self.words[at] == BREAK:
            return False
        meaning = self.meaning_at(at)[1]
        return meaning is None or meaning.group in ("noun", "colour", "scale", "unknown")

    def carry_last(self) -> None:
        """ "A turtle carrying a village on its back": the village is on the turtle."""
        keys = list(self.subjects)
        self.link = None
        if len(keys) < 2 or self.owner != keys[-1]:
            return
        load, bearer = self.subjects[keys[-1]], self.subjects[keys[-2]]
        if bearer.things or bearer.pose or bearer.role or load.base or not can_carry(bearer.noun):
            return
        base = Thing(bearer.noun, bearer.colour, bearer.count)
        if bearer.count != 1 or load.count > joining.MOST_TOGETHER:
            return
        del self.subjects[keys[-2]]
        self.subjects[keys[-1]] = replace(load, base=base, how="on", relation="", to="", aloft=False)
        self.note_carrying()

    def note_carrying(self) -> None:
        for word in ("carrying", "carries"):
            if word in self.missed:
                self.missed.remove(word)
                self.note(word)

    def take_noun(self, said: str, meaning: Meaning) -> None:
        if self.link and self.owner in self.subjects and (self.fill(said, meaning) or self.join(said, meaning)):
            return
        link, self.link = self.link, None
        if self.seat:
            self.drop_link()
        before = self.owner
        key = self.add(said, meaning)
        if key and link and link[0] in joining.LAID and before in self.subjects and key != before:
            self.set_relation(before, link[0], key, link[1])
        elif link:
            self.miss(link[1])

    def fill(self, said: str, meaning: Meaning) -> bool:
        """ "A bowl of oranges": the oranges are in the bowl. Whether this is such a thing."""
        holder = self.subjects[self.owner]
        if not self.link or self.link[0] != "of" or holder.count > 1 or holder.things or holder.role:
            return False
        count = self.count[0] if self.count else (3 if meaning.plural else 1)
        load = Subject(meaning.value, count, self.colour[0] if self.colour else None, key=self.owner)
        inside = joining.based(load, "in", Thing(holder.noun, holder.colour))
        if not inside or self.scale:
            return False
        self.subjects[self.owner] = inside
        self.note_link(said)
        return True

    def join(self, said: str, meaning: Meaning) -> bool:
        """Whether the noun became something that the last subject wears, holds or sits on."""
        assert self.link is not None
        owner = self.subjects[self.owner]
        noun = nouns()[meaning.value]
        count = self.count[0] if self.count else (2 if meaning.plural and owner.count == 1 else 1)
        if self.link[0] in ("with", "holding", "wearing") and joining.wears_already(owner, noun.name):
            self.note_link(said)
            return True
        colour = self.colour[0] if self.colour else None
        if (colour == PIEBALD and colour not in noun.colours) or (
            self.scale and self.link[0] not in ("on", "in", "riding")
        ):
            return False
        thing = Thing(noun.name, colour, count)
        after = joining.with_thing(owner, self.link[0], thing, meaning.plural)
        if not after or (self.count and self.link[0] in ("on", "in", "riding") and count not in (1, owner.count)):
            return False
        self.subjects[self.owner] = after
        self.note_link(said)
        self.miss(meaning.missed)
        return True
