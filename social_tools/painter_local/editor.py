"""Reading a wish about a picture that exists: it changes what the wish names, and keeps the rest as it is."""

from dataclasses import dataclass, replace

from social_tools.painter_local import joining
from social_tools.painter_local.phrases import BREAK, one_of_several
from social_tools.painter_local.reader import SETTINGS, Reader
from social_tools.painter_local.scene import Scene, Spot, moved
from social_tools.painter_local.tongues import any_of_four
from social_tools.painter_local.vocabulary import Meaning, meanings, nouns

SIZES = (0.3, 0.4, 0.5, 0.6, 0.72, 0.85, 1.0, 1.15, 1.3, 1.6, 2.0)
"""The steps of "bigger" and "smaller"."""
WHERE = {"left": (-0.16, 0.0), "right": (0.16, 0.0), "higher": (0.0, 0.3), "lower": (0.0, -0.3)}
PLAIN = {"weather": "clear", "season": "summer", "style": "storybook", "mood": "", "camera": "", "time": "day"}
"""What is left of a setting that is asked away."""
OFTEN = frozenset(
    {"the", "der", "die", "das", "den", "dem", "el", "la", "los", "las", "le", "les", "l", "this", "that"}
)


@dataclass
class Editor(Reader):
    """Starts from a scene; `target` is the subject that the wish speaks of, at first the scene's main one."""

    target: str = ""
    adding: bool = False
    more: int = 0
    """By how many the next noun, or the target, is to grow."""
    replacing: str = ""
    """The key of the subject that another takes the place of, once it has been named."""
    swapping: bool = False
    sign: str | None = None
    named: bool = False
    """Whether the wish has named a subject of the scene."""

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.known is meanings():
            self.known = any_of_four()

    @classmethod
    def of(cls, scene: Scene, words: list[str]) -> "Editor":
        spanish = [more for word in words for more in (("sin", "la") if word == "sin" else (word,))]
        editor = cls(words=spanish, sign=scene.sign)
        editor.settings = {name: getattr(scene, name) for name in SETTINGS}
        editor.tones = list(scene.tones)
        editor.subjects = {subject.key: subject for subject in scene.subjects}
        editor.target = editor.owner = next(iter(editor.subjects), "")
        return editor

    def result(self, scene: Scene) -> Scene:
        """The scene after the wish; who stood in a relation to what is gone stands in none."""
        keys = set(self.subjects)
        subjects = tuple(
            replace(one, relation="", to="") if one.to and one.to not in keys else one for one in self.subjects.values()
        )
        after = replace(scene, subjects=subjects, sign=self.sign, tones=tuple(self.tones))
        return Scene(**{**vars(after), **self.settings})

    def take(self, said: str, meaning: Meaning | None, end: int) -> None:
        group = meaning.group if meaning else ""
        if group == "edit" and meaning and not self.negated:
            self.take_edit(said, meaning.value, end)
        elif group == "noun" and meaning and not self.negated and self.take_known(said, meaning, end):
            self.noun_at = end
        else:
            super().take(said, meaning, end)

    def take_edit(self, said: str, act: str, end: int) -> None:
        if act == "add":
            self.adding = True
        elif act == "replace":
            self.swapping = True
        elif act == "instead" and self.owner in self.subjects:
            self.swapping, self.replacing = True, ""
            self.take_instead(end)
        elif act == "more":
            self.more = self.count[0] if self.count else (self.more or 1)
            self.count = None
            if end >= len(self.words) or self.words[end] == BREAK:
                self.grow(self.target, said)
        elif act == "fewer":
            self.more = -1
        elif act == "of them":
            self.take_number()
        elif act in ("bigger", "smaller"):
            self.take_size(said, act, end)
        elif act in WHERE or act == "middle":
            self.take_move(said, act)

    def take_instead(self, end: int) -> None:
        """ "A cat instead of the fox": the last subject added takes the place of the one named now."""
        length, meaning = self.meaning_at(end)
        while meaning and meaning.group == "filler" and end + length < len(self.words):
            end += length
            length, meaning = self.meaning_at(end)
        old = self.found(meaning.value) if meaning and meaning.group == "noun" else ""
        new = self.subjects.get(self.owner)
        if old and new and not new.spots and old != self.owner:
            del self.subjects[self.owner]
            self.put_in_place(old, new.noun, new.colour)
            self.words = self.words[:end]
        self.swapping = False

    def found(self, noun: str, colour: str | None = None) -> str:
        """The key of a subject of the scene by its noun, or nothing."""
        same = [key for key, one in self.subjects.items() if one.noun == noun]
        coloured = [key for key in same if colour and self.subjects[key].colour == colour]
        return (coloured or same or [""])[0]

    def take_known(self, said: str, meaning: Meaning, end: int) -> bool:
        """A noun that names what is in the scene, or takes its place; whether this was one."""
        if self.replacing:
            colour = self.colour[0] if self.colour else None
            self.note(self.colour[1] if self.colour else "")
            self.colour = None
            self.put_in_place(self.replacing, nouns()[meaning.value].name, colour, self.count[0] if self.count else 0)
            self.note(said)
            self.replacing, self.swapping, self.count = "", False, None
            return True
        key = self.found(meaning.value, self.colour[0] if self.colour else None)
        if not key:
            return False
        if self.swapping:
            self.replacing, self.colour = key, None
            return True
        if self.link and self.link[0] in joining.LAID and key != self.target:
            self.set_relation(self.target, self.link[0], key, self.link[1])
            self.link = None
            return True
        if self.link and self.link[0] not in ("with",):
            return False
        self.name(key, said, meaning)
        return True

    def name(self, key: str, said: str, meaning: Meaning) -> None:
        subject = self.subjects[key]
        definite = self.at > 0 and self.words[self.at - 1] in OFTEN
        self.target = self.owner = key
        self.named, self.link = True, None
        if self.more:
            self.grow(key, said, 2 if meaning.plural and abs(self.more) == 1 else 1)
        elif self.adding and not definite and not self.colour and not self.count:
            self.more = 1
            self.grow(key, said)
        elif self.count:
            self.recount(key, self.count[0], said)
        self.count = None
        if self.colour and self.adding and self.colour[0] != subject.colour:
            self.add(said, meaning)
        elif self.colour:
            self.paint(key)
        if self.scale:
            self.subjects[key] = replace(self.subjects[key], scale=self.scale[0])
            self.note(self.scale[1])
            self.scale = None
        self.dress(key)

    def put_in_place(self, key: str, noun: str, colour: str | None, count: int = 0) -> None:
        """Another noun where this one is, in the same number, size and spot, doing what it can of the same."""
        old = self.subjects[key]
        new = replace(old, noun=noun, colour=colour, aloft=nouns()[noun].kind == "air", look="")
        if count:
            new = replace(new, count=min(count, 9))
        keep = replace(new, wears=(), holds=(), role="", pose="", base=None, how="")
        for thing in old.wears:
            keep = joining.wearing(keep, thing.noun, thing.colour) or keep
        if old.base:
            keep = joining.based(keep, old.how, old.base) or keep
        if old.role:
            keep = joining.in_role(keep, old.role) or keep
        if old.pose and (joining.has_arms(noun) or old.pose not in ("reading", "playing")):
            keep = joining.posed(keep, old.pose) or (replace(keep, pose=old.pose) if joining.has_arms(noun) else keep)
        keep = replace(keep, holds=old.holds) if joining.has_arms(noun) else keep
        self.subjects[key] = keep
        self.target = self.owner = key

    def recount(self, key: str, count: int, said: str) -> None:
        subject = self.subjects[key]
        if not 1 <= count <= 9 or (subject.together and count > joining.MOST_TOGETHER):
            self.miss(str(count))
            return
        self.subjects[key] = replace(subject, count=count)
        self.note(said)

    def grow(self, key: str, said: str, times: int = 1) -> None:
        if key in self.subjects:
            wanted = self.subjects[key].count + self.more * times
            self.recount(key, max(1, min(wanted, 9)), said)
        self.more = 0

    def take_number(self) -> None:
        """ "Four of them"."""
        if self.count and self.target in self.subjects:
            self.recount(self.target, self.count[0], self.count[1])
            self.count = None

    def paint(self, key: str) -> None:
        assert self.colour is not None
        colour, said = self.colour
        self.colour = None
        subject = self.subjects[key]
        self.subjects[key] = replace(subject, colour=colour)
        self.note(said)

    def take_size(self, said: str, act: str, end: int) -> None:
        """ "Bigger", "the fox bigger", "a bigger fox"."""
        following = self.next_noun(end)
        key = self.found(following.value) if following else self.target
        if key not in self.subjects:
            self.miss(said)
            return
        subject = self.subjects[key]
        nearest = min(range(len(SIZES)), key=lambda i: abs(SIZES[i] - subject.scale))
        step = nearest + (1 if act == "bigger" else -1)
        if 0 <= step < len(SIZES):
            self.subjects[key] = replace(subject, scale=SIZES[step])
            self.note(said)
        else:
            self.miss(said)

    def take_move(self, said: str, act: str) -> None:
        subject = self.subjects.get(self.target)
        if not subject or not subject.spots:
            self.miss(said)
            return
        if act == "middle":
            middle = sum(spot.x for spot in subject.spots) / len(subject.spots)
            across, up = 0.5 - middle, 0.0
        else:
            across, up = WHERE[act]
        if across < 0:
            across = max(across, 0.06 - min(spot.x for spot in subject.spots))
        else:
            across = min(across, 0.94 - max(spot.x for spot in subject.spots))
        spots = tuple(
            Spot(round(spot.x + across, 4), round(min(1.0, max(0.0, spot.deep + up)), 4), spot.tall)
            for spot in subject.spots
        )
        if spots == subject.spots:
            self.miss(said)
            return
        self.subjects[self.target] = replace(subject, spots=spots, relation="", to="")
        self.note(said)

    def take_garment(self, at: int) -> int:
        """ "Put a hat on it", "with a scarf", "remove the hat"."""
        found = joining.garment_at(self.words, at)
        if found and self.negated:
            return self.take_off(found)
        if found and not self.link and self.adding:
            self.link = ("wearing", "")
        if found and self.link:
            self.owner = self.target
            previous = self.subjects.get(self.target)
            worn = next((one for one in previous.wears if one.noun == found[1]), None) if previous else None
            if previous and worn and self.colour:
                other = tuple(replace(one, colour=self.colour[0]) if one is worn else one for one in previous.wears)
                self.subjects[self.target] = replace(previous, wears=other)
                self.note_link(" ".join(self.words[at : at + found[0]]))
                return found[0]
            if previous and worn:
                self.link = None
                return found[0]
        return super().take_garment(at)

    def take_off(self, found: tuple[int, str]) -> int:
        length, garment = found
        for key, subject in self.subjects.items():
            left = tuple(thing for thing in subject.wears if thing.noun != garment)
            if left != subject.wears:
                self.subjects[key] = replace(subject, wears=left)
                self.negated = False
                return length
        return 0

    def take_not(self, said: str) -> None:
        self.let_go()
        self.link = self.chain = None
        self.negated = True

    def take_negated(self, said: str, meaning: Meaning | None) -> bool:
        """Take away what is named after "without" or "remove"."""
        if said in ("sign", "board"):
            self.sign, self.negated = None, False
            return True
        if meaning and meaning.group == "colour":
            self.colour = (meaning.value, said)
            return True
        if meaning and meaning.group == "noun":
            self.remove(meaning.value)
        elif meaning and meaning.group in SETTINGS:
            self.clear(meaning)
        elif meaning and meaning.group == "tone":
            self.tones = [tone for tone in self.tones if tone != meaning.value]
        elif meaning and meaning.group == "pose":
            self.rise(meaning.value)
        return super().take_negated(said, meaning)

    def remove(self, noun: str) -> None:
        """A subject, or what one holds or sits on."""
        key = self.found(noun, self.colour[0] if self.colour else None)
        self.colour = None
        if key:
            del self.subjects[key]
            self.target = self.owner = self.target if self.target in self.subjects else next(iter(self.subjects), "")
            return
        for key, subject in self.subjects.items():
            if subject.base and subject.base.noun == noun:
                self.subjects[key] = replace(subject, base=None, how="")
                return
            if any(thing.noun == noun for thing in subject.holds):
                left = tuple(thing for thing in subject.holds if thing.noun != noun)
                busy = subject.pose in ("reading", "playing") and not left
                self.subjects[key] = replace(subject, holds=left, pose="" if busy else subject.pose)
                return

    def clear(self, meaning: Meaning) -> None:
        """ "No rain", "no snow": only if that is how it is."""
        group = meaning.group
        if self.settings.get(group) == meaning.value and group in PLAIN:
            self.settings[group] = PLAIN[group]
            if meaning.value == "snow" and self.settings.get("season") == "winter":
                self.settings["season"] = "summer"

    def rise(self, pose: str) -> None:
        for key, subject in self.subjects.items():
            if subject.pose == pose and pose not in ("reading", "playing"):
                self.subjects[key] = replace(subject, pose="")

    def take_setting(self, said: str, meaning: Meaning) -> None:
        self.let_go()
        self.link = None
        known = self.settings.get(meaning.group, "")
        if meaning.group == "camera":
            meaning = replace(meaning, value=moved(known, meaning.value))
        if meaning.value == "storybook" or known != meaning.value or meaning.group != "style":
            if known != meaning.value:
                self.words_for.pop(meaning.group, None)
            self.note_setting(said, meaning)

    def take_link(self, said: str, kind: str, end: int) -> None:
        self.let_go()
        if self.seat is None:
            self.drop_link()
        self.link = (kind, "" if kind in ("with", "on", "in") else said)
        self.owner = self.target
        if kind == "reading" and not self.reads_something(end):
            self.link = None
            self.apply_pose(self.target, "reading", said)

    def take_pose(self, said: str, pose: str, end: int) -> None:
        if not self.next_noun(end) or self.noun_at == self.at:
            self.owner = self.target
        super().take_pose(said, pose, end)

    def take_noun(self, said: str, meaning: Meaning) -> None:
        """A noun that is new here: something for the target to hold or sit on, or a subject to add."""
        if self.adding or (self.link and self.link[0] == "with"):
            self.link = None
        self.owner = self.target if self.link else self.owner
        target = self.target
        super().take_noun(said, meaning)
        self.target = self.owner if not self.named and self.owner else target

    def meaning_at(self, at: int) -> tuple[int, Meaning | None]:
        """ "More trees" are trees, though "trees" alone make a forest."""
        length, meaning = super().meaning_at(at)
        if (self.more or self.adding) and meaning and meaning.group == "place":
            return (1, one_of_several(self.words[at]) or meaning) if length == 1 else (length, meaning)
        return length, meaning

    def let_go(self, keep: bool = False) -> None:
        """A colour, a number or a size that named no noun is meant for the target."""
        if not keep and self.target in self.subjects:
            if self.scale:
                act, said, self.scale = ("bigger" if self.scale[0] > 1 else "smaller"), self.scale[1], None
                self.take_size(said, act, len(self.words))
            if self.colour:
                self.paint(self.target)
            if self.count and (self.named or not self.adding):
                self.recount(self.target, *self.count)
                self.count = None
        super().let_go(keep)

    def take_costume(self, at: int) -> int:
        """ "Make it a pirate", "as an astronaut"."""
        found = self.role_at(at)
        subject = self.subjects.get(self.target)
        if found and subject and not self.negated and not self.next_noun(at + found[0]) and not self.adding:
            after = joining.in_role(replace(subject, role=""), found[1])
            if after:
                self.subjects[self.target] = after
                self.note(" ".join(self.words[at : at + found[0]]))
                self.link = None
                return found[0]
        return super().take_costume(at)
