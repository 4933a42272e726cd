"""Reading a prompt: words in, a scene and the truth about which words are in it out."""

import re
from dataclasses import dataclass, field, replace
from functools import cache

from social_tools.painter import CannotPaint
from social_tools.painter_local.scene import NO_WEATHER, Reading, Scene, Subject
from social_tools.painter_local.vocabulary import Meaning, emoji, longest, meanings, nouns, plural_of, words_in
from social_tools.text import short

LONGEST_PROMPT = 4_000
MOST_THINGS = 5
MOST_OF_ONE = 9
MOST_MISSED = 12
QUOTED = re.compile(r"[\"“«]([^\"”»\n]{1,24})[\"”»]")
SETTINGS = ("place", "time", "weather", "season", "style")
HOMES = {
    "swim": "underwater",
    "float": "sea",
    "food": "table",
    "thing": "table",
    "sky": "sky",
    "space": "space",
    "air": "sky",
}
HOMES_OF = {
    "rocket": "space", "comet": "space", "planet": "space", "earth": "space", "satellite": "space",
    "star": "starry sky", "moon": "starry sky", "crescent moon": "starry sky", "alien": "moonscape",
    "astronaut": "moonscape", "flying saucer": "starry sky", "camel": "desert", "cactus": "desert",
    "polar bear": "snowfield", "penguin": "snowfield", "snowman": "snowfield", "sled": "snowfield",
    "skier": "snowfield", "monkey": "jungle", "gorilla": "jungle", "orangutan": "jungle", "tiger": "jungle",
    "parrot": "jungle", "sloth": "jungle", "lighthouse": "sea", "tram": "city", "crab": "beach", "lobster": "beach",
    "palm tree": "beach", "coral": "underwater", "fox": "forest", "owl": "forest", "wolf": "forest",
    "bear": "forest", "taxi": "city", "bus": "city", "police car": "city", "duck": "lake", "swan": "lake",
    "otter": "lake", "canoe": "lake", "bee": "garden", "butterfly": "garden", "seal": "beach", "sofa": "room",
    "bed": "room", "chair": "room", "bathtub": "room", "television": "room", "door": "room",
    "beach umbrella": "beach", "anchor": "beach", "shell": "beach", "fire": "forest", "bat": "starry sky",
    "bird": "meadow", "crow": "meadow", "umbrella": "meadow", "rock": "meadow", "ladder": "meadow",
    "witch": "forest", "tree stump": "forest",
}  # fmt: skip
PIEBALD = "black and white"
"""A style, or before a noun its colours: some animals have them, and no sprite can be given them."""
SEA_FLOOR = {"crab", "lobster", "coral", "shell", "anchor", "turtle"}
GREEN_PLACES = ("forest", "meadow", "garden", "mountains", "lake")
NIGHT_PLACES = ("starry sky", "space", "moonscape")
CHANGES = "bluer, darker, at night, in the rain, in watercolour, or with two birds"
EXAMPLES = "a fox in a snowy forest at dawn, two penguins on a beach, or a lighthouse at night"


@cache
def emoji_pattern() -> re.Pattern[str]:
    characters = sorted((re.escape(c) for c in emoji()), key=len, reverse=True)
    return re.compile("(" + "|".join(characters) + r")(?:\s*\1)*")


def spelled_out(text: str) -> str:
    """Write the emoji that can be drawn as words: three cats in a row become "3 cats"."""

    def words(match: re.Match[str]) -> str:
        count = match.group(0).count(match.group(1))
        noun = emoji()[match.group(1)]
        return f" {noun} " if count == 1 else f" {count} {plural_of(noun)} "

    return emoji_pattern().sub(words, text.replace("\ufe0f", ""))


@dataclass
class Reader:
    """Goes through the words once, from left to right, and remembers what waits for its noun."""

    words: list[str]
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
    aloft: str | None = None
    negated: bool = False
    changing: bool = False
    """Whether what is read now changes what was read before, instead of standing beside it."""

    def read(self) -> None:
        at = 0
        while at < len(self.words):
            length, meaning = self.meaning_at(at)
            said = (meaning.english if meaning else "") or " ".join(self.words[at : at + length])
            self.take(said, self.as_colour(meaning, at, length))
            at += length
        self.let_go()
        if self.aloft:
            self.raise_last()

    def meaning_at(self, at: int) -> tuple[int, Meaning | None]:
        for length in range(min(longest(), len(self.words) - at), 0, -1):
            meaning = meanings().get(tuple(self.words[at : at + length]))
            if meaning:
                return length, meaning
        return 1, None

    def as_colour(self, meaning: Meaning | None, at: int, length: int) -> Meaning | None:
        """ "An orange cat" names a colour, "an orange" a fruit."""
        if meaning and meaning.group == "noun" and self.words[at] in ("orange", "peach", "rose") and length == 1:
            _, after = self.meaning_at(at + 1) if at + 1 < len(self.words) else (0, None)
            if after and after.group == "noun" and self.words[at] == "orange":
                return Meaning("colour", "orange")
        if meaning and meaning.value == PIEBALD and at + length < len(self.words):
            _, after = self.meaning_at(at + length)
            if after and after.group == "noun":
                return Meaning("colour", PIEBALD)
        return meaning

    def take(self, said: str, meaning: Meaning | None) -> None:
        if self.negated:
            self.negated = meaning is not None and meaning.group != "noun"
        elif meaning is None or meaning.group == "unknown":
            self.take_unknown(said)
        elif meaning.group == "noun":
            self.take_noun(said, meaning)
        elif meaning.group in SETTINGS:
            self.take_setting(said, meaning)
        elif meaning.group == "tone":
            self.let_go()
            self.tones.append(meaning.value)
            self.note(said)
        elif meaning.group == "colour":
            self.miss(self.colour[1] if self.colour else None)
            self.colour = (meaning.value, said)
        elif meaning.group == "scale":
            self.scale = (float(meaning.value), said)
        elif meaning.group == "count":
            self.count = (int(meaning.value), said)
        elif meaning.group == "aloft":
            self.aloft = said
        elif meaning.group == "not":
            self.negated = True

    def take_unknown(self, said: str) -> None:
        if said.isdecimal() and len(said) <= 3 and said.isascii():
            self.count = (int(said), said)
        elif len(said) > 1 or ord(said) > 0x2E80:
            self.let_go()
            self.miss(said)

    def take_setting(self, said: str, meaning: Meaning) -> None:
        self.let_go()
        known = self.settings.get(meaning.group)
        if known not in (None, meaning.value):
            if not self.changing:
                self.miss(said)
                return
            self.forget(meaning.group)
        self.settings[meaning.group] = meaning.value
        words = meaning.value if meaning.group in ("weather", "season", "style") else said
        self.words_for.setdefault(meaning.group, words)
        self.note(words)

    def take_noun(self, said: str, meaning: Meaning) -> None:
        noun = nouns()[meaning.value]
        colour = self.colour[0] if self.colour else None
        key = self.key_of(noun.name, colour)
        known = self.subjects.get(key)
        if known is None and len(self.subjects) >= MOST_THINGS:
            self.let_go()
            self.miss(said)
            return
        wanted = self.count[0] if self.count else (3 if meaning.plural else 1)
        if wanted > MOST_OF_ONE and self.count:
            self.miss(self.count[1])
        count = max(1, min(wanted, MOST_OF_ONE))
        if colour == PIEBALD and colour not in noun.colours:
            self.miss(self.colour[1] if self.colour else None)
            colour = None
        elif self.colour:
            self.note(self.colour[1])
        if self.scale:
            self.note(self.scale[1])
        scale = self.scale[0] if self.scale else 1.0
        if known:
            count, colour = max(count, known.count), colour or known.colour
            scale = scale if self.scale else known.scale
        self.subjects[key] = Subject(noun.name, count, colour, scale, aloft=noun.kind == "air")
        self.note(said)
        self.miss(meaning.missed)
        self.count = self.colour = self.scale = None
        if self.aloft and self.aloft not in self.drawn:
            self.raise_last()

    def key_of(self, name: str, colour: str | None) -> str:
        """ "A red car and a blue car" are two things; "a red car ... the car" is one."""
        same = [key for key, subject in self.subjects.items() if subject.noun == name]
        if colour is None and same:
            return same[-1]
        return f"{colour} {name}" if colour else name

    def raise_last(self) -> None:
        """ "A flying pig", "a pig flying": the noun beside the word goes up into the air."""
        if self.subjects and self.aloft:
            name, subject = list(self.subjects.items())[-1]
            self.subjects[name] = Subject(subject.noun, subject.count, subject.colour, subject.scale, aloft=True)
            self.note(self.aloft)
        else:
            self.miss(self.aloft)
        self.aloft = None

    def let_go(self) -> None:
        """What waited for a noun and found none was not drawn."""
        self.miss(self.colour[1] if self.colour else None)
        self.miss(self.scale[1] if self.scale else None)
        self.count = self.colour = self.scale = None

    def take_back(self, group: str) -> None:
        """A setting that this place cannot show was missed after all."""
        words = self.words_for.get(group)
        if words in self.drawn:
            self.drawn.remove(words)
            self.miss(words)

    def forget(self, group: str) -> None:
        """A setting that a change puts another in the place of."""
        words = self.words_for.pop(group, "")
        if words in self.drawn:
            self.drawn.remove(words)

    def note(self, said: str) -> None:
        if said not in self.drawn:
            self.drawn.append(said)

    def miss(self, said: str | None) -> None:
        if said and said not in self.missed and len(self.missed) < MOST_MISSED:
            self.missed.append(said[:40])


def change(scene: Scene, wish: str) -> Reading:
    """A scene after a wish, such as "bluer" or "at night"; a sentence where nothing in the wish changes it."""
    reader = Reader(words_in(spelled_out(wish[:LONGEST_PROMPT])), changing=True)
    reader.settings = {name: getattr(scene, name) for name in SETTINGS}
    reader.tones = list(scene.tones)
    for subject in scene.subjects:
        reader.subjects[reader.key_of(subject.noun, subject.colour)] = subject
    reader.read()
    after = only_what_shows(settle(reader, scene.sign, scene.seed), reader)
    if after == scene:
        raise CannotPaint(f"I could not find anything in “{short(wish, 60)}” that I can change. Try {CHANGES}.")
    return Reading(after, tuple(reader.drawn), tuple(reader.missed), True, True)


def read(prompt: str, seed: int = 0) -> Reading:
    """Understand a prompt, or say in a sentence that nothing in it can be drawn."""
    text = spelled_out(prompt[:LONGEST_PROMPT])
    quote = QUOTED.search(text)
    sign = quote.group(1).strip() if quote and quote.group(1).isascii() and quote.group(1).isprintable() else None
    if quote and sign:
        text = text[: quote.start()] + " " + text[quote.end() :]
    reader = Reader(words_in(text))
    reader.read()
    if sign and (reader.subjects or reader.settings):
        reader.note(sign)
    if not reader.subjects and not {"place", "time", "weather", "season"} & reader.settings.keys():
        raise CannotPaint(f"I could not find anything in those words that I know how to draw. Try {EXAMPLES}.")
    scene = only_what_shows(settle(reader, sign or None, seed), reader)
    drawn = {word for said in reader.drawn for word in said.split()}
    missed = tuple(word for word in reader.missed if word not in drawn and word not in reader.drawn)
    return Reading(scene, tuple(reader.drawn), missed, "place" in reader.settings, "time" in reader.settings)


def settle(reader: Reader, sign: str | None, seed: int) -> Scene:
    """Choose what the prompt leaves open: where, when and in what weather."""
    chosen = reader.settings
    subjects = tuple(reader.subjects.values())
    season = chosen.get("season", "summer")
    place = chosen.get("place") or home_of(subjects, chosen)
    kinds = {nouns()[subject.noun].kind for subject in subjects}
    below = all(nouns()[subject.noun].kind == "swim" or subject.noun in SEA_FLOOR for subject in subjects)
    if place == "sea" and "swim" in kinds and below:
        place = "underwater"
    weather = chosen.get("weather", "clear")
    if weather == "clear" and season == "winter":
        weather = "snow"
    time = chosen.get("time") or usual_time(place, subjects, seed)
    style = chosen.get("style", "storybook")
    return Scene(place, time, weather, season, style, subjects, sign, seed & 0xFFFFFFFF, tuple(reader.tones))


def only_what_shows(scene: Scene, reader: Reader) -> Scene:
    """Rain in a room or spring in space is not drawn: take it out of the scene and call it missed."""
    if scene.place in NO_WEATHER:
        reader.take_back("weather")
        reader.take_back("season")
        scene = replace(scene, weather="clear", season="summer")
    elif scene.season == "spring" and scene.place not in GREEN_PLACES:
        reader.take_back("season")
        scene = replace(scene, season="summer")
    unchanging = scene.place in ("space", "moonscape") and scene.time != "night"
    if unchanging or (scene.place == "underwater" and scene.time in ("dawn", "sunset")):
        reader.take_back("time")
        scene = replace(scene, time="night" if unchanging else "day")
    return scene


def home_of(subjects: tuple[Subject, ...], chosen: dict[str, str]) -> str:
    if not subjects:
        return "snowfield" if {"snow", "winter"} & set(chosen.values()) else "meadow"
    outdoors = {"weather", "season"} & chosen.keys()
    homes = [home_of_one(subject) for subject in subjects]
    weaker = {"sky", "table", "starry sky"} if outdoors else {"sky", "starry sky"}
    firm = [home for home in homes if home not in weaker] or homes
    special = [home for home in firm if home not in ("meadow", "table")] or firm
    home = special[0]
    return "meadow" if home == "table" and (outdoors or "meadow" in homes) else home


def home_of_one(subject: Subject) -> str:
    kind = nouns()[subject.noun].kind
    if subject.aloft and kind == "land":
        return "sky"
    return HOMES_OF.get(subject.noun) or HOMES.get(kind, "meadow")


def usual_time(place: str, subjects: tuple[Subject, ...], seed: int) -> str:
    names = {subject.noun for subject in subjects}
    if place in NIGHT_PLACES or names & {"moon", "crescent moon", "star", "owl", "bat", "ghost"}:
        return "night"
    if place in ("underwater", "table", "garden") or names & {"sun", "rainbow"}:
        return "day"
    return ("day", "sunset", "day", "dawn", "day")[seed % 5]
