"""How a thing is named in a sentence: one, several, tiny, red."""

from social_tools.painter_local.joining import HUNG
from social_tools.painter_local.scene import Subject
from social_tools.painter_local.vocabulary import nouns, plural_of

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
PLURALS = {
    "wolf": "wolves", "mouse": "mice", "sheep": "sheep", "deer": "deer", "fish": "fish",
    "tropical fish": "tropical fish",
    "goose": "geese", "child": "children", "woman": "women", "man": "men", "person": "people", "ox": "oxen",
    "jellyfish": "jellyfish", "pufferfish": "pufferfish", "snowman": "snowmen", "cactus": "cacti", "squid": "squid",
    "bison": "bison", "slice of cake": "slices of cake", "octopus": "octopuses",
    "slice of pizza": "slices of pizza", "cup of tea": "cups of tea", "cup of coffee": "cups of coffee",
    "glass of milk": "glasses of milk", "ball of yarn": "balls of yarn", "statue of liberty": "statues of liberty",
    "tomato": "tomatoes", "potato": "potatoes", "mango": "mangoes", "loaf": "loaves", "polar bear": "polar bears",
    "bow and arrow": "bows and arrows", "leaf": "leaves", "knife": "knives", "tooth": "teeth",
    "drop of water": "drops of water",
    "spool of thread": "spools of thread", "sheet of paper": "sheets of paper", "map of japan": "maps of japan",
    "pile of poo": "piles of poo", "computer mouse": "computer mice", "scarf": "scarves", "lotus": "lotuses",
    "goldfish": "goldfish", "clownfish": "clownfish", "flatfish": "flatfish", "starfish": "starfish", "trout": "trout",
    "jar of jam": "jars of jam", "gingerbread man": "gingerbread men", "bookshelf": "bookshelves", "bonsai": "bonsai",
}  # fmt: skip
NO_ARTICLE = {
    "grapes", "blueberries", "cherries", "pancakes", "chips", "noodles", "sweets", "books", "headphones", "sunglasses",
    "swords", "nesting dolls", "spaghetti", "sushi", "popcorn", "bread", "cheese", "broccoli", "honey", "beer",
    "wine", "chocolate", "coral", "nest with eggs", "paw prints", "fallen leaves", "beans", "champagne glasses",
    "chopsticks", "peas", "sparkles", "bowling pins", "skis", "theatre masks", "hina dolls", "gloves", "socks", "jeans",
    "shorts", "underpants", "glasses", "goggles", "ballet shoes", "prayer beads", "shopping bags", "maracas",
    "musical notes", "control knobs", "banknotes", "euro banknotes", "pound banknotes", "yen banknotes",
    "money with wings", "chequered flags", "chains", "scissors", "balance scales", "bubbles", "lungs",
    "skull and crossbones", "footprints", "bacon", "butter", "rice", "salt", "shaved ice", "soap", "meat on the bone",
    "armour", "overalls", "scrubs", "lightning", "dice", "clover", "salad", "sweetcorn",
    "matches", "binoculars", "pliers", "stairs", "trousers", "toothpaste", "asparagus", "bamboo", "toast", "lemonade",
    "big ben", "stonehenge",
}  # fmt: skip
PROPER = {
    "christmas tree": "Christmas tree", "christmas trees": "Christmas trees", "greek temple": "Greek temple",
    "greek temples": "Greek temples", "ferris wheel": "Ferris wheel", "ferris wheels": "Ferris wheels",
    "tokyo tower": "Tokyo Tower", "statue of liberty": "Statue of Liberty", "earth": "Earth", "t-rex": "T-rex",
    "t-rexes": "T-rexes", "eiffel tower": "Eiffel Tower", "eiffel towers": "Eiffel Towers", "big ben": "Big Ben",
    "great wall of china": "Great Wall of China", "taj mahal": "Taj Mahal", "colosseum": "Colosseum",
    "leaning tower of pisa": "Leaning Tower of Pisa", "stonehenge": "Stonehenge", "easter egg": "Easter egg",
    "easter eggs": "Easter eggs", "highland cow": "Highland cow", "highland cows": "Highland cows",
    "christmas stocking": "Christmas stocking",
    "christmas stockings": "Christmas stockings",
}  # fmt: skip
THE_ONE = {
    "sun", "moon", "earth", "statue of liberty", "tokyo tower", "eiffel tower", "great wall of china", "taj mahal",
    "colosseum", "leaning tower of pisa",
}  # fmt: skip
SIZE_WORDS = ((0.6, "tiny"), (0.8, "small"), (1.2, ""), (1.45, "big"), (9.0, "giant"))


def a(words: str) -> str:
    vowel = words[0] in "aeiou" and not words.startswith(("uni", "euro", "ukulele"))
    return f"an {words}" if vowel or words.startswith("hour") else f"a {words}"


SKIN = {"dark": "dark-skinned", "brown": "brown-skinned", "light": "light-skinned", "medium": "olive-skinned"}
WITH = {"beard": "a beard", "headscarf": "a headscarf", "turban": "a turban", "cane": "a cane", "curly": "curly hair"}


def counted(subject: Subject) -> str:
    """The subject alone, without what it does: "three tiny red foxes"."""
    size = next(word for limit, word in SIZE_WORDS if subject.scale <= limit)
    above = subject.relation == "above" or subject.noun in HUNG or nouns()[subject.noun].kind == "air"
    flying = "flying" if subject.aloft and not above else ""
    worn = [WITH.get(look, look) for look in subject.looks if look in WITH or look.endswith(" hair")]
    skin = [SKIN.get(look, look) for look in subject.looks if look not in WITH and not look.endswith(" hair")]
    words = numbered(subject.noun, subject.count, size, flying, *skin, subject.colour or "", subject.role)
    return f"{words} with {listed(worn)}" if worn else words


def numbered(noun: str, count: int, *looks: str) -> str:
    name = noun if count == 1 or noun in NO_ARTICLE else PLURALS.get(noun, plural_of(noun))
    words = " ".join(word for word in (*looks, PROPER.get(name, name)) if word)
    if count > 1:
        return f"{NUMBERS[count]} {'lots of ' if noun in NO_ARTICLE else ''}{words}"
    if noun in NO_ARTICLE:
        return words
    return f"the {words}" if noun in THE_ONE else a(words)


def the(subject: Subject) -> str:
    """A subject that has been named before."""
    name = subject.noun if subject.count == 1 else PLURALS.get(subject.noun, plural_of(subject.noun))
    return f"the {PROPER.get(name, name)}"


def listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]
