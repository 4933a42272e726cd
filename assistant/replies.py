"""What the offline assistant says once something is done: each result in a sentence."""

from typing import Any

from assistant import about_feeds, about_people, about_posts, about_talk
from assistant.tongues import told as in_language
from social_tools import times

EDITS = "salon-edits"
UNDONE = {
    "already_undone": "That was undone already.",
    "restored": "It is back.",
    "cancelled": "It is cancelled, and will not be shared.",
    "as_before": "It is as it was before.",
    "rules_changed_back": "The rules are as they were before.",
    "samples_removed": "The sample people are gone.",
    "recalled": "Your message is taken back. It is gone for everybody.",
}


def sentences(results: list[dict[str, Any]], language: str = "en") -> str:
    """What came of each step, each said once."""
    *before, last = results
    told = (about_posts.on_proposal(one, last=False) if is_proposal(one) else sentence(one) for one in before)
    return " ".join(dict.fromkeys(in_language(one, language) for one in (*told, sentence(last))))


def is_proposal(result: dict[str, Any]) -> bool:
    return "chars" in result and "by" in result


def sentence(result: dict[str, Any]) -> str:
    """One sentence about a result, and one about what is left out of it; its card shows the rest."""
    left_out = result.get("skipped")
    return f"{_done(result)} {about_feeds.skipped(left_out)}" if left_out else _done(result)


def _done(result: dict[str, Any]) -> str:
    if "error" in result:
        return str(result["hint"])
    if result.get("ok") == "pending":
        question = "This is how it will look. " if "text" in result["preview"] else ""
        return question + "Press the button, or say yes or no."
    if result.get("ok") == "cancelled":
        return "Cancelled. Nothing was done."
    if is_proposal(result):
        return about_posts.on_proposal(result)
    if said := about_feeds.sentence(result):
        return said
    if "changed" in result:
        return f"Done: you are {result['user']} now." if "handle" in result["changed"] else _changed(result)
    if "images" in result:
        return " ".join(filter(None, (_about_pictures(result["images"]), result.get("note"))))
    if "unread" in result:
        return about_talk.on_notifications(result)
    if "conv" in result or ("requests" in result and "user" not in result):
        return about_talk.on_messages(result)
    if "report" in result:
        return "The moderators will look at it. “My reports” shows what they decide."
    if "list" in result:
        return about_people.on_list(result)
    if "user" in result:
        return about_people.on_person(result)
    if reaction := next((name for name in about_posts.REACTED if name in result), None):
        return about_posts.REACTED[reaction][("act" in result, bool(result[reaction]))]
    if "scheduled" in result:
        when = times.in_words(times.moment_ms(result["publish_at"], "publish_at"))
        return f"It will be shared on {when}. Until then, “undo that” cancels it."
    if "undo_until" in result and "remix" in result:
        return about_posts.REMIXED_BY[result["remix"]]
    if "undo_until" in result:
        pinned = "It stands at the top of your profile." if result.get("pinned") else "It is pinned no longer."
        return "It is changed. How it was stays visible." if "version" in result else pinned
    if "undid" in result:
        return UNDONE.get(result["state"], "Undone.")
    if "post" in result or result.get("state") in ("removed", "erased"):
        return about_posts.on_post(result)
    if "by" in result:
        return about_posts.on_thread(result)
    if "items" in result:
        drafts = " “Share the draft” opens the newest draft again." if result.get("drafts") else ""
        done = "This is what I did for you." if result["items"] else "I have not done anything for you yet."
        return done + drafts
    return "Done."


def _changed(result: dict[str, Any]) -> str:
    if isinstance(result["changed"], dict):
        now = about_people.changed(result["changed"])
        return f"Done. {now}" if now else "It is so already, so I changed nothing."
    return "Your profile is changed." if result["changed"] else "It is so already, so I changed nothing."


def _about_pictures(images: list[dict[str, Any]]) -> str:
    missed = list(dict.fromkeys(word for image in images for word in image["missed"]))
    words = "Here it is." if len(images) == 1 else f"Here are {len(images)}."
    could_not = "I did not understand" if all(image["model"] == EDITS for image in images) else "I could not draw"
    return f"{words} {could_not}: {', '.join(missed)}." if missed else words
