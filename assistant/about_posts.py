"""What the offline assistant says about posts, and what was done with them: a sentence; the card shows the rest."""

from typing import Any

from social_tools.remixing import in_words

REACTED = {
    "liked": {
        (True, True): "You like it now.",
        (True, False): "Your like is taken back.",
        (False, True): "You like it already.",
        (False, False): "You had not liked it.",
    },
    "reposted": {
        (True, True): "Passed on: the people who follow you see it in their feeds.",
        (True, False): "You no longer pass it on.",
        (False, True): "You have passed it on already.",
        (False, False): "You had not passed it on.",
    },
    "bookmarked": {
        (True, True): "It is in your bookmarks, which only you see.",
        (True, False): "It is out of your bookmarks.",
        (False, True): "It is in your bookmarks already.",
        (False, False): "It was not in your bookmarks.",
    },
    "voted": {(True, True): "Your vote counts.", (False, True): "You have voted for that already."},
}
"""What is said of a reaction, by whether it changed something, and how it is now."""


def on_proposal(result: dict[str, Any], *, last: bool = True) -> str:
    """By whom a proposal is, and, where nothing else follows, how it is used."""
    if result["by"] == "rules":
        how = "A proposal by fixed rules, from your words and what was drawn: no model looked at it."
    else:
        how = f"A proposal by {result['by']}."
    use = "Nothing is shared. “Share it with that caption” shows how it would look."
    return " ".join(filter(None, (how, result.get("note", ""), use if last else "")))


REMIXED_BY = {
    "anyone": "Everybody who sees it may remix it now. You are credited, and you can end it at any time.",
    "followers": "Your followers may remix it now. You are credited, and you can end it at any time.",
    "nobody": "Nobody may remix it now. Remixes that exist keep the credit, without your picture beside them.",
}
"""What is said once others may remix a post, or may not."""
MADE_BY = {
    "painter": "It was drawn by Salon’s offline painter, not by an AI model.",
    "model": "It was made by an AI model, {model}.",
    "person": "It is a photo that its author brought along.",
}


CREDENTIALS = {
    "ours": "Its file is signed by this server, and unchanged since.",
    "other": "Its file has content credentials by somebody else.",
    "changed": "Its content credentials do not fit: it was changed after it was signed.",
}


def on_provenance(told: dict[str, Any]) -> str:
    """Who made a picture, from whose, and what becomes of it."""
    said = [
        MADE_BY[told["made_by"]].format(model=told.get("model", "")),
        CREDENTIALS.get(told.get("credentials", ""), ""),
    ]
    if "credit" in told:
        said.insert(1, f"{in_words(told['credit'])}.")
    return " ".join(filter(None, said))


def on_post(result: dict[str, Any]) -> str:
    if result.get("state") == "erased":
        return "It is erased, with its file. Nobody can bring it back."
    if result.get("state") == "removed":
        sooner = " “Erase it for good” does not wait so long." if "image" in result else ""
        return f"It is deleted. For 30 days, “undo that” brings it back.{sooner}"
    if "reply_to" in result:
        return "Your reply is out. You can take it back at any time."
    return "It is out. You can take it back at any time."


def on_thread(result: dict[str, Any]) -> str:
    if "liked_by" in result:
        names = ", ".join(result["liked_by"])
        return f"Liked by {names}." if names else "Nobody likes it yet."
    if "provenance" in result:
        return on_provenance(result["provenance"])
    if "remixes" in result:
        by = list(dict.fromkeys(one["by"] for one in result["remixes"]["items"]))
        return f"Remixed by {', '.join(by)}." if by else "Nobody has remixed it yet."
    if "history" in result:
        return "This is how it was before." if result["history"] else "It was never changed."
    answers = len(result.get("thread", ())) - 1
    if answers < 1:
        return "Here it is. Nobody has replied yet."
    return "Here is the conversation. The numbers are for talking about it: “like the first reply”."
