"""What the cards about feeds show: rules, what was found, why a post is where it is, a digest."""

from collections.abc import Iterable

from assistant.cards.props import Props, gist
from social_tools.text import short
from social_tools.views import DigestRead, Explained, FeedRead, NamesFound, RulesRead
from storage.post_views import PostView

NOBODY_FOLLOWED = "You follow nobody yet. This is what everybody shares."
FEEDS = {"home": "your feed", "explore": "explore"}


def note(view: FeedRead) -> str | None:
    """What stands under the title of a feed: how it differs from everything, newest first."""
    if view.follows_nobody:
        return NOBODY_FOLLOWED
    said = [
        "Best first" if view.sort == "best" else "",
        "Only pictures" if view.images_only else "",
        "By your rules" if view.ruled else "",
    ]
    kept = [words if index == 0 else words.lower() for index, words in enumerate(filter(None, said))]
    return f"{', '.join(kept)}." if kept else None


def mark(view: FeedRead) -> Props | None:
    """The mark between new posts and those that were seen before."""
    return {"before": str(view.caught_up.post), "words": view.caught_up.words} if view.caught_up else None


def rules(view: RulesRead) -> Props:
    return {
        "title": f"Rules for {FEEDS.get(view.feed, f'“{view.feed}”')}",
        "draft": view.draft,
        "rules": view.rules,
        "not_understood": view.not_understood,
        "effect": _effect(view),
        "sample": brief(view.sample),
        "state": "open" if view.draft and view.rules else "standing" if view.standing else "empty",
        "none": "Without rules: everything is shown." if view.standing or view.draft else None,
    }


def _effect(view: RulesRead) -> str:
    if not view.rules:
        return ""
    if not view.of:
        return "There are no posts in it yet on which to try them."
    changes = [(view.hidden, "hidden"), (view.up, "brought up"), (view.down, "pushed down")]
    told = [f"{number} {what}" for number, what in changes if number]
    return f"Of the last {view.of} posts: {', '.join(told) or 'none would change'}."


def names(view: NamesFound) -> Props:
    return {"title": view.title, "lines": [list(line) for line in view.names], "empty": "Nothing was found."}


def explained(view: Explained) -> Props:
    return {"title": view.title, "posts": brief([view.post]), "lines": [list(line) for line in view.lines]}


def digest(view: DigestRead) -> Props:
    return {"title": view.title, "posts": brief(view.posts), "lines": [list(line) for line in view.lines]}


def brief(posts: Iterable[PostView]) -> list[Props]:
    """Posts in one line each, to open."""
    return [{"id": str(post.id), "handle": post.handle, "text": short(gist(post), 140)} for post in posts]
