"""The questions that a preview asks before something is done: title, lines and button, from what is stored."""

from collections.abc import Callable
from typing import Any

from assistant.cards.props import AUDIENCE, Props, gist
from assistant.cards.seen import plainly
from social_tools import times
from social_tools.privacy import NAMES
from social_tools.text import short
from social_tools.views import Question
from storage.post_views import PostView

REACTIONS = {
    ("like", True): "Like",
    ("like", False): "Take back your like",
    ("repost", True): "Pass it on",
    ("repost", False): "Pass it on no longer",
    ("bookmark", True): "Bookmark",
    ("bookmark", False): "Take back your bookmark",
    ("vote", True): "Vote",
}
REMIX = {
    "anyone": "Anyone may remix it, with credit to you.",
    "followers": "Your followers may remix it, with credit to you.",
    "nobody": "Nobody may remix it.",
}
TRAINED = {False: "Nobody may train an AI on it.", True: "AI models may be trained on it."}
NEITHER = "Nobody may remix it or train an AI on it."
REPEATED = {
    "anyone": "",
    "followers": " Only your followers’ assistants may repeat it.",
    "nobody": " No assistant but yours may repeat it.",
}
Asked = tuple[str, list[list[str]], str]
"""A title, lines of a name and a value, and what the button says."""
REMIX_BY = {
    "anyone": "Everybody who sees it. They may share what they make, with credit to you.",
    "followers": "Your followers. They may share what they make, with credit to you.",
    "nobody": "Nobody. Remixes that exist keep the credit, without your picture beside it.",
}
EDITED = {"text": "New text", "warning": "Warning", "visibility": "Who can see it"}
PROFILE = {"handle": "Handle", "name": "Name", "bio": "Bio", "pronouns": "Pronouns"}
ERASED = "It is gone at once, with its file and its smaller versions. Nobody can bring it back."
KEPT = "You can bring it back for 30 days. Then it is erased."
LIMITS = {
    "block": ("Block", "Neither of you sees the other, and you no longer follow each other."),
    "mute": ("Mute", "You do not see their posts. They are told nothing."),
    "none": ("Let back", "You see each other again. Follows that a block has ended do not come back."),
    "remove_follower": ("Remove", "They no longer follow you. They are told nothing."),
}
REQUESTS = {
    "follow": "to follow you",
    "message": "to write to you",
    "starter_pack": "to have you in a starter pack",
    "quote": "to quote you",
}
LIST = {"name": "Name", "add": "Add", "remove": "Take off", "shared": "A starter pack for others", "deleted": "Delete"}


def words(view: Question) -> Props:
    """Title, lines and button of a question that is not a post, from what is stored."""
    arguments = view.approval.arguments
    if ask := ASKED.get(view.approval.tool):
        title, lines, confirm = ask(view, arguments)
    else:
        title, lines = f"{view.approval.tool}?", [[name, str(value)] for name, value in arguments.items()]
        confirm = "Do it"
    return {"title": title, "lines": plainly(lines), "confirm": confirm}


def _draw(view: Question, arguments: Props) -> Asked:
    if post := view.subject.post:
        lines = [["Post", f"@{post.handle}: {short(gist(post), 140)}"], ["Change", arguments["prompt"]]]
        return "Remix this picture?", lines, "Remix"
    return "Draw this?", [["Prompt", arguments["prompt"]]], "Draw"


def _follow(view: Question, arguments: Props) -> Asked:
    act, whom = "Follow" if arguments["follow"] else "Stop following", arguments["user"]
    if view.subject.words:
        return f"{act} these people?", [["Who", view.subject.words]], act
    return f"{act} {whom}?", [["Who", whom]], act


def _react(view: Question, arguments: Props) -> Asked:
    act = REACTIONS[arguments["reaction"], arguments["on"]]
    return f"{act}?", reaction_lines(view), act


def _edit(view: Question, arguments: Props) -> Asked:
    lines = edit_lines(view.subject.post, arguments) if view.subject.post else []
    return "Change this post?", lines, "Change it"


def _delete(view: Question, _: Props) -> Asked:
    post, images = view.subject.post, view.subject.images
    what = "post" if post else "picture"
    shown = gist(post) if post else images[0].alt if images else ""
    if view.subject.terms.get("erase"):
        return "Erase this picture for good?", [["Picture", short(shown, 200)], ["Afterwards", ERASED]], "Erase it"
    return f"Delete this {what}?", [[what.capitalize(), short(shown, 200)], ["Afterwards", KEPT]], "Delete"


def erasable(view: Question) -> str | None:
    """The picture that is asked about deleting, which can be erased at once after that."""
    deletes = view.approval.tool == "delete_post" and not view.subject.terms.get("erase")
    return view.approval.arguments.get("image") if deletes else None


def _undo(view: Question, _: Props) -> Asked:
    return "Take this back?", [["What", view.subject.words]], "Take it back"


def _profile(_: Question, arguments: Props) -> Asked:
    lines = [[PROFILE[name], value or "none"] for name, value in arguments.items() if name != "avatar"]
    return "Change your profile?" if lines else "Make this your avatar?", lines, "Change it"


def _settings(_: Question, arguments: Props) -> Asked:
    changes = {name: _value(value) for name, value in arguments["changes"].items()}
    if "chat_retention_days" in changes:
        changes["chat_retention_days"] += " days of rest, then erased for good"
    lines = [[NAMES[name][:1].upper() + NAMES[name][1:], value] for name, value in changes.items()]
    return "Change your settings?", lines, "Change it"


def _rules(view: Question, arguments: Props) -> Asked:
    feed, *rules = view.subject.words.split("\n")
    until = [["Until", arguments["until"]]] if "until" in arguments else []
    return "Use these rules?", [[feed, rule] for rule in rules or ["no rules at all"]] + until, "Use them"


def _message(view: Question, arguments: Props) -> Asked:
    lines = [["To", view.subject.words], ["Message", arguments["text"] or "no words"]]
    if view.subject.post:
        lines.append(["With the post", short(gist(view.subject.post), 140)])
    return "Send this message?", lines, "Send"


def _read(_: Question, arguments: Props) -> Asked:
    return "Mark as read?", [["Up to", arguments["up_to"]]], "Mark as read"


def _limit(_: Question, arguments: Props) -> Asked:
    """Before somebody is kept away, or let near again."""
    act, after = LIMITS[arguments["level"]]
    until = [["Until", arguments["until"]]] if "until" in arguments else []
    return f"{act} {arguments['user']}?", [["Who", arguments["user"]], ["Afterwards", after], *until], act


def _answer(_: Question, arguments: Props) -> Asked:
    act = "Accept" if arguments["accept"] else "Decline"
    return f"{act}?", [["Who", arguments["user"]], ["Asks", REQUESTS[arguments["kind"]]]], act


def _report(view: Question, arguments: Props) -> Asked:
    lines = [["What", view.subject.words], ["Why", arguments["category"].replace("_", " ")]]
    said = [["You say", arguments["comment"]]] if "comment" in arguments else []
    return "Report this to the moderators?", lines + said, "Report"


def _list(_: Question, arguments: Props) -> Asked:
    lines = [[LIST.get(name, name), _value(value)] for name, value in arguments.items() if name != "list"]
    return "Change this list?" if "list" in arguments else "Make this list?", lines, "Do it"


ASKED: dict[str, Callable[[Question, Props], Asked]] = {
    "create_image": _draw,
    "follow_user": _follow,
    "react_to_post": _react,
    "edit_post": _edit,
    "delete_post": _delete,
    "undo_action": _undo,
    "update_profile": _profile,
    "update_settings": _settings,
    "apply_feed_rules": _rules,
    "send_message": _message,
    "mark_read": _read,
    "limit_user": _limit,
    "answer_request": _answer,
    "report_content": _report,
    "update_list": _list,
}


def reaction_lines(view: Question) -> list[list[str]]:
    """What a reaction is to; of a vote, also for what."""
    post, option = view.subject.post, view.approval.arguments.get("option")
    if post is None:
        return [["Post", view.approval.arguments["post"]]]
    lines = [["Post", f"@{post.handle}: {short(gist(post), 140)}"]]
    if option and post.poll and option <= len(post.poll.options):
        lines.append(["For", post.poll.options[option - 1][0]])
    return lines


def edit_lines(post: PostView, arguments: Props) -> list[list[str]]:
    """What an edit changes, beside what is there now."""
    lines = [["Post", short(gist(post), 140)]]
    lines += [
        [words, AUDIENCE.get(arguments[name], arguments[name]) or "none"]
        for name, words in EDITED.items()
        if name in arguments
    ]
    lines += [["Alt text", picture["alt"]] for picture in arguments.get("alt", ())]
    if "remix" in arguments:
        lines.append(["Who may remix it", REMIX_BY[arguments["remix"]]])
    if "pinned" in arguments:
        lines.append(["Pinned", "on top of your profile" if arguments["pinned"] else "no longer"])
    if len(lines) > 1 + ("pinned" in arguments) + ("remix" in arguments):
        lines.append(["Afterwards", "How it was stays visible as an earlier version."])
    return lines


def terms(agreed: Props, *, pictures: bool) -> str:
    """What may be done with a post that is to be shared. Of one with pictures, the card asks who may remix it."""
    if agreed["remix"] == "nobody" and not agreed["train"] and not pictures:
        return f"{NEITHER}{REPEATED[agreed['assistants']]}"
    remix = "" if pictures else f"{REMIX[agreed['remix']]} "
    return f"{remix}{TRAINED[agreed['train']]}{REPEATED[agreed['assistants']]}"


def poll_ends(poll: Props) -> str:
    """When a poll that is to be shared would close."""
    return (
        f"closes on {times.in_words(times.moment_ms(poll['closes'], 'poll'))}" if "closes" in poll else "open for a day"
    )


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(value) or "none" if isinstance(value, list) else str(value).replace("_", " ")
