"""How the last picture can be changed, as data: what is added, taken away, moved, dressed, counted or painted anew.

Each is a whole message, so that nothing said of posts or people is ever taken for it."""

from collections.abc import Iterator, Mapping

from social_tools.grammar.matcher import Found, Matcher, SlotReader
from social_tools.painter_local.joining import garment_at
from social_tools.painter_local.tongues import lexicon
from social_tools.painter_local.vocabulary import Meaning, meanings, nouns, words_in

_LONGEST = 4  # words
_MEANS_MORE_HERE = frozenset(
    ("person", "man", "woman", "child", "heart", "letter", "love letter", "bookmark", "bell", "phone", "padlock")
)
"""Things of pictures that are also things of this network: "remove the person" is not about a drawing."""


def drawable(matcher: Matcher, at: int) -> Iterator[Found]:
    """The name of a thing that can be drawn, with its colour or size."""
    for end in range(min(at + _LONGEST, matcher.message.end), at, -1):
        if is_drawable(words_in(matcher.message.text(at, end)), words_of(matcher)):
            yield end, {}


def words_of(matcher: Matcher) -> Mapping[tuple[str, ...], Meaning]:
    """What words mean to the painter in the language of the matcher."""
    return meanings() if matcher.data.code == "en" else lexicon(matcher.data.code)


def is_drawable(words: list[str], known: Mapping[tuple[str, ...], Meaning]) -> bool:
    while words and (meaning := known.get((words[0],))) and meaning.group in ("colour", "scale", "count"):
        words = words[1:]
    found = known.get(tuple(words))
    if found is not None and found.group == "noun":
        return found.value not in _MEANS_MORE_HERE
    worn = garment_at(words, 0) if words else None
    return worn is not None and worn[0] == len(words)


def scenic(matcher: Matcher, at: int) -> Iterator[Found]:
    """What is mostly met with in pictures: "remove the batteries" may be about anything, "remove the tree" is not."""
    for end, _ in drawable(matcher, at):
        words = words_in(matcher.message.text(at, end))
        known = words_of(matcher)
        found = known.get(tuple(words[-2:])) or known.get(tuple(words[-1:]))
        if not found or found.group != "noun" or nouns()[found.value].kind not in ("thing", "food"):
            yield end, {}


def coloured(matcher: Matcher, at: int) -> Iterator[Found]:
    """A colour by its own name."""
    meaning = words_of(matcher).get(tuple(words_in(matcher.message.word(at))))
    if meaning and meaning.group == "colour":
        yield at + 1, {}


SLOTS: dict[str, SlotReader] = {"drawable": drawable, "scenic": scenic, "coloured": coloured}

_STYLE = (
    "watercolour|watercolor|oils|oil|(an|as an) oil painting|pixel art|pencil|charcoal|line art|black and white|noir"
    "|sepia|pop art|vaporwave|neon|paper cut|stained glass|mosaic|low poly|embroidery|isometric|pastel|impressionist"
    "|a (watercolour|poster|comic|blueprint|mosaic|woodblock print|pencil sketch)|blueprint|comic"
)
_FALLING = "rain|snow|fog|clouds|storm"
ENGLISH = (
    "[a (bit|little)|much|even|slightly] (closer|nearer|further away|farther away|bigger|smaller|larger) [please]",
    "zoom (in|out) [a (bit|little|lot)]",
    "(add|include) [a|an|another|one more|some|more|two|three|four|five|the] {drawable} [too|as well]",
    "with (a|an|two|three|four|some|more|another) {drawable} [too|as well|instead]",
    "without [the|its|his|her|that|any] {drawable}",
    "(remove|take away) [the|its|his|her|that|all the] {scenic}",
    f"(no|without|remove the|without the) ({_FALLING}|sign)",
    "take off [the|its|his|her] {drawable}",
    "(one|two|three|four|five|six|seven|eight|nine|only one|just one|only two|just two) of them",
    "(one|two|three) more {drawable}",
    "another {drawable} [too|as well]",
    "(replace|swap) (the|that) {drawable} (by|with|for) (a|an|the|two|three|some) {drawable}",
    "(a|an) {drawable} instead of (the|a|an) {drawable}",
    "(make|turn) (it|him|them|the {drawable}) {coloured}",
    "(paint|colour) the {drawable} {coloured}",
    "make (him|them|the {drawable}) [a (bit|little)|much] (bigger|smaller|larger)",
    "(turn|make) the {drawable} into (a|an) {drawable}",
    "move (it|him|her|them|the {drawable}) [a (bit|little)] [(to the|further) [far]] (left|right|middle|centre|center)",
    "[a (bit|little)] [more] (to the|further) (left|right)",
    "(put|with) (a|an|some) {drawable} on (it|him|her|them|the {drawable})",
    "give (it|him|her|them|the {drawable}) (a|an|some) {drawable}",
    f"same [one|<picture>] but [(in|as)] ({_STYLE})",
    f"(the same|same) (in|as) ({_STYLE})",
    f"in ({_STYLE})",
    "same [one|<picture>] but ([in] <tone>|<moment>|<manner>)",
)
GERMAN = (
    "[etwas|ein bisschen|viel] (näher|weiter weg|größer|kleiner)",
    "mit (einem|einer|zwei|drei|vier|noch einem|noch einer) {drawable}",
    "ohne [den|die|das] {drawable}",
    "entferne (den|die|das) {scenic}",
    "ohne [den|die|das] (regen|schnee|nebel|schild)",
    "(füge|füg) (einen|eine|ein|noch einen|noch eine|zwei|drei) {drawable} hinzu",
    "(noch ein|noch eine|noch einen) {drawable}",
    "(zwei|drei|vier|fünf|sechs|nur einer|nur eine) davon",
    "ersetze (den|die|das) {drawable} durch (einen|eine|ein) {drawable}",
    "(mach|mache|male|färbe) (es|ihn|sie|(den|die|das) {drawable}) {coloured}",
    "[weiter|mehr] nach (links|rechts|oben|unten)",
    "(dasselbe|das gleiche|das selbe) aber <scene>",
)
SPANISH = (
    "más (cerca|lejos|grande|pequeño|pequeña)",
    "con (un|una|dos|tres|otro|otra) {drawable}",
    "sin (el|la|los|las|un|una) {drawable}",
    "(quita|elimina) (el|la|los|las) {scenic}",
    "sin (la) (lluvia|nieve|niebla)",
    "sin (lluvia|nieve|niebla)",
    "(añade|agrega|pon) (un|una|otro|otra|dos|tres) {drawable}",
    "(otro|otra) {drawable}",
    "(dos|tres|cuatro|cinco) de ellos",
    "(cambia|reemplaza|sustituye) (el|la) {drawable} por (un|una) {drawable}",
    "(lo mismo|igual) pero <scene>",
)
FRENCH = (
    "plus (près|loin|grand|grande|petit|petite)",
    "avec (un|une|deux|trois|encore un|encore une) {drawable}",
    "sans (le|la|les|l|un|une) {drawable}",
    "(enlève|supprime|retire) (le|la|les|l) {scenic}",
    "sans (la) (pluie|neige|brume)",
    "sans (pluie|neige|brume)",
    "(ajoute|rajoute) (un|une|encore un|encore une|deux|trois) {drawable}",
    "(encore un|encore une|un autre|une autre) {drawable}",
    "(deux|trois|quatre|cinq) d entre eux",
    "(remplace) (le|la|l) {drawable} par (un|une) {drawable}",
    "(la même|pareil|pareille) mais <scene>",
)
