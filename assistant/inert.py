"""Words for a Markdown surface, so that they are only ever words: no link, no picture, no HTML, whatever they say."""

ESCAPES = {
    "&": "&amp;",
    "<": "&lt;",
    "[": "&#91;",
    "]": "&#93;",
    ":": "&#58;",
    "@": "&#64;",
    "`": "&#96;",
    "\\": "&#92;",
}


class Inert:
    """Neutralises a text that comes in pieces: emphasis and lists stay, addresses are not made into links."""

    def __init__(self) -> None:
        self._last = ""

    def __call__(self, piece: str) -> str:
        out = []
        for character in piece:
            after_w = character == "." and self._last in "wW" and self._last
            out.append("&#46;" if after_w else ESCAPES.get(character, character))
            self._last = character
        return "".join(out)


def inert(text: str) -> str:
    return Inert()(text)
