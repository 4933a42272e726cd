"""Choosing what a prompt leaves open: where, when and in what weather; and taking out what a place cannot show."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from social_tools.painter_local.places import GREEN_PLACES, TIMELESS
from social_tools.painter_local.scene import NO_WEATHER, Scene, Subject
from social_tools.painter_local.vocabulary import nouns

HOMES = {
    "swim": "underwater",
    "float": "sea",
    "food": "table",
    "thing": "table",
    "sky": "sky",
    "space": "space",
    "air": "sky",
    "street": "city",
    "furniture": "room",
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
    "witch": "forest", "tree stump": "forest", "skyscraper": "city", "school bus": "city", "igloo": "snowfield",
    "snowboard": "snowfield", "skis": "snowfield", "pyramid": "desert", "treasure chest": "beach",
    "sandcastle": "beach", "surfboard": "beach", "starfish": "beach", "seagull": "beach", "puffin": "beach",
    "red panda": "forest", "porcupine": "forest", "possum": "forest", "capybara": "lake", "dragonfly": "lake",
    "toucan": "jungle", "chimpanzee": "jungle", "moustache": "table", "ceiling fan": "room", "chandelier": "room",
    "husky": "snowfield", "walrus": "snowfield", "orca": "sea", "mole": "garden", "gnome": "garden",
    "chameleon": "jungle", "hummingbird": "garden", "meerkat": "desert", "rowing boat": "lake", "paper boat": "lake",
    "gingerbread house": "snowfield", "big ben": "city", "double-decker bus": "city", "gondola": "lake",
    "black panther": "jungle", "cheetah": "meadow", "pelican": "beach", "sea lion": "beach",
    "snow leopard": "snowfield",
    "woodpecker": "forest", "toad": "lake", "garden gate": "garden", "statue": "garden", "gazebo": "garden",
    "throne": "castle hall",
}  # fmt: skip
LENDS_ITS_HOME = ("float", "air", "space", "furniture", "street")
"""Who is on such a thing is where it is."""
SEA_FLOOR = {"crab", "lobster", "coral", "shell", "anchor", "turtle", "starfish"}
NIGHT_PLACES = ("starry sky", "space", "moonscape")


def settle(chosen: Mapping[str, str], subjects: tuple[Subject, ...], tones: tuple[str, ...], seed: int) -> Scene:
    season = chosen.get("season", "summer")
    place = chosen.get("place") or home_of(subjects, chosen)
    kinds = {nouns()[subject.noun].kind for subject in subjects}
    below = all(nouns()[subject.noun].kind == "swim" or subject.noun in SEA_FLOOR for subject in subjects)
    if place == "sea" and "swim" in kinds and below:
        place = "underwater"
    weather = chosen.get("weather", "clear")
    if weather == "clear" and season == "winter":
        weather = "snow"
    time = chosen.get("time") or ("night" if weather == "aurora" else usual_time(place, subjects, seed))
    style = chosen.get("style", "storybook")
    looks = (tones, chosen.get("mood", ""), chosen.get("camera", ""))
    return Scene(place, time, weather, season, style, subjects, None, seed & 0xFFFFFFFF, *looks)


def only_what_shows(scene: Scene, take_back: Callable[[str], None]) -> Scene:
    """Rain in a room or spring in space is not drawn: take it out of the scene and call it missed."""
    if scene.place in NO_WEATHER:
        take_back("weather")
        take_back("season")
        scene = replace(scene, weather="clear", season="summer")
    elif scene.season == "spring" and scene.place not in GREEN_PLACES:
        take_back("season")
        scene = replace(scene, season="summer")
    if scene.weather == "aurora" and scene.time != "night":
        take_back("weather")
        scene = replace(scene, weather="clear")
    if scene.place in TIMELESS:
        take_back("time")
        scene = replace(scene, time="day")
    unchanging = scene.place in ("space", "moonscape") and scene.time != "night"
    if unchanging or (scene.place == "underwater" and scene.time in ("dawn", "sunset")):
        take_back("time")
        scene = replace(scene, time="night" if unchanging else "day")
    return scene


def home_of(subjects: tuple[Subject, ...], chosen: Mapping[str, str]) -> str:
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
    if subject.pose == "swimming" and kind == "land":
        return "lake"
    base = nouns()[subject.base.noun] if subject.base else None
    if base and (subject.how == "in" or base.kind in LENDS_ITS_HOME):
        return home_of_one(Subject(base.name))
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
