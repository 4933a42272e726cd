"""What has been understood of a text so far: its subjects, what waits for a noun, what is drawn and what missed."""

from dataclasses import dataclass, field, replace

from social_tools.painter_local import joining
from social_tools.painter_local.scene import Subject
from social_tools.painter_local.vocabulary import Meaning, fitting, nouns

MOST_THINGS = 6
MOST_OF_ONE = 9
MOST_MISSED = 12
PIEBALD = "black and white"
"""A style, or before a noun its colours: some animals have them, and no sprite can be given them."""


@dataclass
class Notebook:
    """Remembers what waits for its noun, what the last noun was, and what of the words is drawn."""

    settings: dict[str, str] = field(default_factory=dict)
    tones: list[str] = field(default_factory=list)
    words_for: dict[str, str] = field(default_factory=dict)
    """Setting -> the words noted for it."""
    subjects: dict[str, Subject] = field(default_factory=dict)
    drawn: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    count: tuple[int, str] | None = None
    colour: tuple[str, str] | None = None
    scale: tuple[float, str] | None = None
    role: tuple[str, str] | None = None
    pose: tuple[str, str] | None = None
    looks: list[tuple[str, str]] = field(default_factory=list)
    """How a person is to look, and the words for it."""
    aloft: str | None = None
    link: tuple[str, str] | None = None
    """What joins the last subject to the next noun, and the words for it."""
    chain: tuple[str, str] | None = None
    """The link that has just been used: "with a hat and a scarf" uses it twice."""
    seat: tuple[str, str] | None = None
    """ "Sitting" or "lying", which is seen if there is something to sit on."""
    owner: str = ""
    """The key of the last subject."""

    def apply_pose(self, key: str, pose: str, said: str) -> None:
        subject = self.subjects.get(key)
        after = joining.posed(subject, pose) if subject else None
        if after:
            self.subjects[key] = after
            self.note(said)
        else:
            self.miss(said)

    def set_relation(self, key: str, kind: str, to: str, said: str) -> None:
        subject = self.subjects[key]
        kinds = {nouns()[self.subjects[one].noun].kind for one in (key, to)}
        if kind in ("above", "under") and kinds & {"sky", "space"}:
            self.note(said)
        elif subject.relation or subject.base or (kind == "around" and subject.count < 2):
            self.miss(said)
        elif kind == "under" and self.subjects[to].noun in joining.HANGING:
            self.subjects[to] = replace(self.subjects[to], relation="above", to=key, aloft=True)
            self.note(said) if said else None
        else:
            self.subjects[key] = replace(subject, relation=kind, to=to)
            self.note(said) if said else None

    def add(self, said: str, meaning: Meaning) -> str:
        """A subject of its own, or again one that was named before; its key, or nothing where there is no more room."""
        noun = nouns()[meaning.value]
        colour = self.colour[0] if self.colour else None
        key = self.key_of(noun.name, colour)
        known = self.subjects.get(key)
        if known is None and len(self.subjects) >= MOST_THINGS:
            self.let_go()
            self.miss(said)
            return ""
        count = self.counted(meaning)
        if colour == PIEBALD and colour not in noun.colours:
            self.miss(self.colour[1] if self.colour else None)
            colour = None
        elif self.colour:
            self.note(self.colour[1])
        scale = self.scale[0] if self.scale else 1.0
        if self.scale:
            self.note(self.scale[1])
        if known:
            more = replace(known, count=max(count, known.count), colour=colour or known.colour)
            self.subjects[key] = replace(more, scale=scale if self.scale else known.scale)
        else:
            rises = noun.kind == "air" or noun.name in joining.HUNG
            self.subjects[key] = Subject(noun.name, count, colour, scale, rises, key)
        self.note(said)
        self.miss(meaning.missed)
        self.owner, self.chain = key, None
        self.dress(key)
        self.count = self.colour = self.scale = None
        if self.aloft and self.aloft not in self.drawn:
            self.raise_last()
        return key

    def counted(self, meaning: Meaning) -> int:
        wanted = self.count[0] if self.count else (3 if meaning.plural else 1)
        if wanted > MOST_OF_ONE and self.count:
            self.miss(self.count[1])
        return max(1, min(wanted, MOST_OF_ONE))

    def dress(self, key: str) -> None:
        """Give a new subject the role and the pose that were said before it."""
        if self.role:
            after = joining.in_role(self.subjects[key], self.role[0])
            if after:
                self.subjects[key] = after
                self.note(self.role[1])
            else:
                self.miss(self.role[1])
        if self.pose:
            self.apply_pose(key, *self.pose)
        self.role = self.pose = None
        looks, self.looks = self.looks, []
        for look in looks:
            self.take_on(key, *look)

    def take_on(self, key: str, look: str, said: str) -> None:
        """A person is to look so, if one of the pictures does."""
        subject = self.subjects[key]
        asked = tuple(dict.fromkeys((*subject.looks, look)))
        if fitting(subject.noun, asked):
            self.subjects[key] = replace(subject, look=", ".join(asked))
            self.note(said)
        else:
            self.miss(said)

    def key_of(self, name: str, colour: str | None) -> str:
        """ "A red car and a blue car" are two things; "a red car ... the car" is one."""
        same = [key for key, subject in self.subjects.items() if subject.noun == name]
        if colour is None and same:
            return same[-1]
        matching = [key for key in same if self.subjects[key].colour == colour]
        return matching[-1] if matching else f"{colour} {name}" if colour else name

    def raise_last(self) -> None:
        """ "A flying pig", "a pig flying": the noun beside the word goes up into the air."""
        subject = self.subjects.get(self.owner)
        if subject and self.aloft and subject.base is None:
            self.subjects[self.owner] = replace(subject, aloft=True)
            self.note(self.aloft)
        else:
            self.miss(self.aloft)
        self.aloft = None

    def let_go(self, keep: bool = False) -> None:
        """What waited for a noun and found none was not drawn. With `keep`, a colour and a number still wait."""
        for waiting in (self.role, self.pose):
            self.miss(waiting[1] if waiting else None)
        for _, said in self.looks:
            self.miss(said)
        self.looks = []
        self.role = self.pose = None
        if keep:
            return
        self.miss(self.colour[1] if self.colour else None)
        self.miss(self.scale[1] if self.scale else None)
        self.count = self.colour = self.scale = None

    def drop_link(self, missed: bool = False) -> None:
        """A link that joined nothing: "over the sea" says no more than "the sea", but "riding the sea" does."""
        if self.link and (missed or self.link[0] not in joining.LAID):
            self.miss(self.link[1])
        self.link = self.chain = None
        if self.seat:
            seat, self.seat = self.seat, None
            self.apply_pose(self.owner, *seat)

    def take_back(self, group: str) -> None:
        """A setting that this place cannot show was missed after all."""
        words = self.words_for.get(group)
        if words in self.drawn:
            self.drawn.remove(words)
            self.miss(words)

    def note(self, said: str) -> None:
        if said and said not in self.drawn:
            self.drawn.append(said)

    def miss(self, said: str | None) -> None:
        if said and said not in self.missed and len(self.missed) < MOST_MISSED:
            self.missed.append(said[:40])
