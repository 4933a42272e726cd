"""What the offline assistant says about feeds, searches, rules and digests: a sentence; the card shows the rest."""

from typing import Any

NO_RULES = "No rules hold for it. Say what you want more or less of: “in my feed: more watercolour”."
NAMES = {"home": "Your feed", "explore": "What everybody shares", "bookmarks": "Your bookmarks"}


def sentence(result: dict[str, Any]) -> str | None:
    """One sentence about a result, or None where it is about something else."""
    if "q" in result and result["items"] and "prompt" in result["items"][0]:
        count = len(result["items"])
        more = " “More” shows older ones." if result.get("next") else ""
        return f"{'This picture is' if count == 1 else f'These {count} pictures are'} yours, the newest first.{more}"
    if "q" in result:
        nothing = (
            "I found nothing for that. Other words may help." if result["q"] else "There is nothing of that here yet."
        )
        return "This is what I found." if has_posts(result) else nothing
    if "draft" in result:
        return _rules(result)
    if "hidden_by" in result:
        return _explained(result)
    if "themes" in result:
        return "This is what it was about." if result["posts"] else "Nothing was posted in that time."
    if "feed" not in result:
        return None
    if "rules" in result:
        return "Done. Say “undo that” to have it as it was." if "act" in result else "It is so already."
    return _feed(result)


def has_posts(result: dict[str, Any]) -> bool:
    """Whether a list has something in it, be it only for the person's own eyes."""
    return bool(result["items"] or result.get("skipped"))


def skipped(number: int) -> str:
    """What is said of posts that are shown, but not told."""
    if number == 1:
        return "One of these posts you can only read yourself: its author lets no assistant repeat it."
    return f"{number} of these posts you can only read yourself: their authors let no assistant repeat them."


def _rules(result: dict[str, Any]) -> str:
    missed = ", ".join(f"“{words}”" for words in result["not_understood"])
    if result.get("standing"):
        return "These rules hold for it. Say “stop these rules” to have it without." if result["rules"] else NO_RULES
    if result["draft"] and not result["rules"]:
        return "Without rules, it shows everything again."
    if not result["rules"]:
        return "I could make no rule of that. Say, for example: more watercolour, no spoilers this weekend."
    words = "These are the rules I understood. Nothing is changed until you say “use these rules”."
    return f"{words} I did not understand: {missed}." if missed else words


def _explained(result: dict[str, Any]) -> str:
    if result["hidden_by"]:
        return f"It is not in it. {result['hidden_by'][0].upper()}{result['hidden_by'][1:]}."
    return "It is in it. These are the reasons for its place when the best come first."


def _feed(result: dict[str, Any]) -> str:
    if not has_posts(result):
        return "Nothing here yet. Make a picture and share it, and you are the first."
    if "note" in result:
        people = " Here are people you might like, too." if result.get("suggested") else ""
        return "You follow nobody yet, so here is what everybody shares." + people
    if result.get("caught_up", {}).get("new") == 0:
        return f"Nothing new since {result['caught_up']['since']}."
    name = NAMES.get(result["feed"])
    order = "best first" if result.get("sort") == "best" else "newest first"
    return f"{name}, {order}." if name else _named(result["feed"])


def _named(feed: str) -> str:
    if feed.startswith("@"):
        return f"Posts by {feed}."
    return f"Posts with {feed}." if feed.startswith("#") else "Here it is, newest first."
