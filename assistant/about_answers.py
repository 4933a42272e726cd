"""What the offline assistant answers to a question about what people say: by extraction, and it says so."""

from typing import Any

from social_tools.answers import Quoted, extract

HOW = "These are their own sentences, picked by fixed rules: not a summary."
HOW_ONE = "That is their own sentence, picked by fixed rules: not a summary."
WORDLESS = 3


def answer(result: dict[str, Any], me: str = "") -> str:
    """The result of a search as two or three quoted sentences, each with the id of its post in brackets."""
    items, query = result["items"], result["q"]
    found = extract(items, query, me)
    if found:
        said = " ".join(map(_quoted, found))
        return " ".join(filter(None, (said, HOW if len(found) > 1 else HOW_ONE, _left_out(result, "more ")))).strip()
    if items:
        marks = "".join(f" [{item['id']}]" for item in items[:WORDLESS])
        told = f"There is something about “{query}”, without words that I can quote:{marks}."
        return f"{told} {_left_out(result, 'more ')}".strip()
    if result.get("skipped"):
        return f"I cannot tell you. {_left_out(result)}"
    return f"I found nothing about “{query}” that you can see here. Other words may help."


def _quoted(found: Quoted) -> str:
    return f"{found.by}: “{found.words}” [{found.post}]"


def _left_out(result: dict[str, Any], more: str = "") -> str:
    """Posts whose authors do not want an assistant to quote them."""
    count = int(result.get("skipped", 0))
    if not count:
        return ""
    if count == 1:
        return f"I left out one {more}post: its author does not want assistants to quote it."
    return f"I left out {count} {more}posts: their authors do not want assistants to quote them."
