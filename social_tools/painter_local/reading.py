"""Reading a prompt: words in, a scene and the truth about which words are in it out."""

import re
from dataclasses import replace

from social_tools.painter import CannotPaint
from social_tools.painter_local.arranging import arranged
from social_tools.painter_local.editor import Editor
from social_tools.painter_local.phrases import phrases, spelled_out
from social_tools.painter_local.reader import Reader
from social_tools.painter_local.scene import Reading, Scene
from social_tools.painter_local.settling import only_what_shows, settle
from social_tools.text import short

LONGEST_PROMPT = 4_000
QUOTED = re.compile(r"[\"“«]([^\"”»\n]{1,24})[\"”»]")
SIGNS = re.compile(
    r"\b(sign|board|placard|billboard|banner)s?\b(\s+(that|which))?(\s+(says|reads|saying|reading|with))?", re.I
)
CHANGES = "bluer, darker, at night, closer, in the rain, in watercolour, four of them, with a hat, or without the tree"
EXAMPLES = "a fox in a snowy forest at dawn, two penguins on a beach, or a lighthouse at night"


def read(prompt: str, seed: int = 0) -> Reading:
    """Understand a prompt, or say in a sentence that nothing in it can be drawn."""
    text, sign = without_sign(spelled_out(prompt[:LONGEST_PROMPT]))
    reader = Reader(words=phrases(text))
    reader.read()
    if not reader.subjects and not {"place", "time", "weather", "season"} & reader.settings.keys():
        raise CannotPaint(f"I could not find anything in those words that I know how to draw. Try {EXAMPLES}.")
    if sign:
        reader.note(sign)
    scene = settle(reader.settings, tuple(reader.subjects.values()), tuple(reader.tones), seed)
    scene = only_what_shows(replace(scene, sign=sign), reader.take_back)
    where = "place" in reader.settings, "time" in reader.settings
    return Reading(arranged(scene), tuple(reader.drawn), left_out(reader), *where)


def change(scene: Scene, wish: str) -> Reading:
    """A scene after a wish, such as "bluer" or "without the tree"; a sentence where nothing in the wish changes it."""
    scene = arranged(scene)
    text, sign = without_sign(spelled_out(wish[:LONGEST_PROMPT]))
    editor = Editor.of(scene, phrases(text))
    editor.read()
    if sign:
        editor.sign = sign
        editor.note(sign)
    after = arranged(only_what_shows(editor.result(scene), editor.take_back))
    if after == scene:
        raise CannotPaint(f"I could not find anything in “{short(wish, 60)}” that I can change. Try {CHANGES}.")
    return Reading(after, tuple(editor.drawn), left_out(editor), True, True)


def without_sign(text: str) -> tuple[str, str | None]:
    """The text without its quoted words, and those, where they can stand on a sign."""
    quote = QUOTED.search(text)
    words = quote.group(1).strip() if quote and quote.group(1).isascii() and quote.group(1).isprintable() else ""
    if not quote or not words:
        return text, None
    rest = SIGNS.sub(" ", text[: quote.start()]) + " , " + SIGNS.sub(" ", text[quote.end() :])
    return rest, words


def left_out(reader: Reader) -> tuple[str, ...]:
    """The words that are missed, without those that are drawn elsewhere in the picture."""
    drawn = {word for said in reader.drawn for word in said.split()}
    return tuple(said for said in reader.missed if said not in drawn and said not in reader.drawn)
