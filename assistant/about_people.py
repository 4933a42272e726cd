"""What the offline assistant says about people, lists and settings: a sentence; the card shows the rest."""

from collections.abc import Callable
from typing import Any

from social_tools.times import in_words, moment_ms

STANDS = {
    "requested": "You asked to follow {user}. They will answer.",
    "muted": "You do not see {user}’s posts any more. They are told nothing.",
    "blocked": "You have blocked {user}: neither of you sees the other.",
    "none": "{user} is neither muted nor blocked.",
    "not_followed_by": "{user} does not follow you any more.",
    "accepted": "You said yes to {user}.",
    "declined": "You said no to {user}.",
}
WHO = {"anyone": "everybody", "followers": "only your followers", "nobody": "nobody"}
ASSISTANTS = {
    "anyone": "Everybody’s assistant",
    "followers": "Only your followers’ assistants",
    "nobody": "No assistant but yours",
}
SEEN_BY = {"public": "everybody", "unlisted": "everybody who has the address", "followers": "your followers"}


def on_list(result: dict[str, Any]) -> str:
    if result.get("state") == "deleted":
        return "The list is deleted. “Undo that” brings it back."
    asked = result.get("asked")
    waiting = f" {asked} are asked whether they want to be on it." if asked else ""
    return f"“{result['name']}” has {result['people']} people.{waiting}"


def on_person(result: dict[str, Any]) -> str:
    if result.get("state") in STANDS:
        until = f" That ends on {in_words(moment_ms(result['until'], 'until'))}." if "until" in result else ""
        return STANDS[result["state"]].format(user=result["user"]) + until
    if "note" in result:
        return str(result["note"])
    if result["user"].startswith("list:"):
        return "You follow the people of that starter pack now."
    if result.get("state") == "following":
        return f"You follow {result['user']} now." if "act" in result else f"You follow {result['user']} already."
    if result.get("state") == "not_following":
        return f"You no longer follow {result['user']}." if "act" in result else f"You do not follow {result['user']}."
    if around := _around(result):
        return around
    return "This is you." if "yourself" in result.get("you", ()) else f"This is {result['user']}."


def _around(result: dict[str, Any]) -> str:
    """Who follows somebody, whom they follow, their lists, their settings, what waits for an answer."""
    mine = "yourself" in result.get("you", ())
    who = "you" if mine else result["user"]
    if mine and {"followers_list", "following_list"} <= result.keys():
        return _mutuals(result)
    parts = [
        _names(result.get("followers_list"), f"Who follows {who}", f"Nobody follows {who} yet."),
        _names(
            result.get("following_list"),
            "Whom you follow" if mine else f"Whom {who} follows",
            "You follow nobody yet." if mine else f"{who} follows nobody.",
        ),
        _lists(result["lists"], mine=mine) if "lists" in result else "",
        _settings(result["settings"]) if "settings" in result else "",
    ]
    said = " ".join(part for part in parts if part)
    if not said and mine and result.get("requests"):
        return "These wait for your answer."
    return said


def _names(found: dict[str, Any] | None, title: str, nobody: str) -> str:
    if found is None:
        return ""
    if not found["items"]:
        return nobody
    more = " Say “more” to go on." if found["next"] else ""
    return f"{title}: {', '.join(handle for handle, _ in found['items'])}.{more}"


def _mutuals(result: dict[str, Any]) -> str:
    both = [result["followers_list"], result["following_list"]]
    follow, followed = ({handle for handle, _ in one["items"]} for one in both)
    found = sorted(follow & followed)
    return (
        f"You and these follow each other: {', '.join(found)}." if found else "Nobody whom you follow follows you yet."
    )


def _lists(lists: list[dict[str, Any]], *, mine: bool) -> str:
    told = [f"{one['name']} ({one['people']}{', a starter pack' if mine and one['shared'] else ''})" for one in lists]
    if mine:
        return f"Your lists: {', '.join(told)}." if told else "You have no lists. Say: make a list called painters."
    return f"Starter packs: {', '.join(told)}. Say “follow the first starter pack”." if told else "No starter packs."


def _settings(now: dict[str, Any]) -> str:
    return " ".join(SETTINGS[name](now[name]) for name in SETTINGS)


def changed(news: dict[str, list[Any]]) -> str:
    """How settings are, after they were changed."""
    return " ".join(SETTINGS[name](after) for name, (_, after) in news.items() if name in SETTINGS)


def _hidden(words: list[str]) -> str:
    return f"You hide {', '.join(f'“{word}”' for word in words)}." if words else "You hide no words."


SETTINGS: dict[str, Callable[[Any], str]] = {
    "default_visibility": lambda who: f"Your posts are for {SEEN_BY[who]}.",
    "approve_followers": lambda yes: "You approve followers." if yes else "Everybody may follow you.",
    "quote_policy": lambda who: f"{WHO[who].capitalize()} may quote you.",
    "default_remix": lambda who: f"{WHO[who].capitalize()} may remix what you share from now on.",
    "assistant_quote": lambda who: f"{ASSISTANTS[who]} may repeat your posts.",
    "allow_training": lambda yes: f"AI models may {'' if yes else 'not '}be trained on your posts.",
    "discoverable": lambda yes: "You are suggested to others." if yes else "You are not suggested to others.",
    "hide_words": _hidden,
    "review_alt": lambda yes: (
        "Nothing of yours is shared before you have checked its alt text."
        if yes
        else "Alt text may be shared unchecked."
    ),
    "chat_retention_days": lambda days: (
        f"Our conversations are erased after {days} {'day' if days == 1 else 'days'} of rest."
        if days
        else "Our conversations are kept until you delete them."
    ),
    "assistant": lambda how: (
        "I ask you every time." if how == "ask_always" else "I ask before what cannot simply be taken back."
    ),
}
"""Settings in words."""
