"""Outcomes → the name and the props of a card. Nothing here asks the database: a view holds what its card shows."""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import singledispatchmethod
from typing import Any

from assistant import cards_talk, feed_cards
from social_tools import times
from social_tools.actions import can_undo, undo_until
from social_tools.feed import shows_votes
from social_tools.gate import Outcome
from social_tools.people import followed_by, reason
from social_tools.privacy import NAMES
from social_tools.text import ago, short
from social_tools.times import DAY_MS
from social_tools.views import (
    ChatRead,
    ChatsRead,
    DigestRead,
    Explained,
    FeedRead,
    NamesFound,
    NotificationsRead,
    PicturesMade,
    ProfileRead,
    Published,
    Question,
    Receipts,
    RulesRead,
    SearchRead,
    ThreadRead,
)
from storage.editing import Version
from storage.ids import created_ms
from storage.models import Image, Receipt
from storage.people import Person
from storage.post_views import Picture, PostView

AUDIENCE = {
    "public": "Everyone, also people without an account",
    "unlisted": "Everyone who has the address",
    "followers": "Only the people who follow you",
    "direct": "Only the people you mention",
}
CHOICES = [{"value": name, "words": AUDIENCE[name]} for name in ("public", "unlisted", "followers", "direct")]
QUOTABLE = {"anyone": None, "followers": "Your followers can quote it", "nobody": "Nobody can quote it"}
REACTIONS = {
    ("like", True): "Like",
    ("like", False): "Take back your like",
    ("repost", True): "Pass it on",
    ("repost", False): "Pass it on no longer",
    ("bookmark", True): "Bookmark",
    ("bookmark", False): "Take back your bookmark",
    ("vote", True): "Vote",
}
EDITED = {"text": "New text", "warning": "Warning", "visibility": "Who can see it"}
MAKERS = {"salon-painter": "Drawn by Salon’s offline painter, not an AI model."}
PROFILE = {"handle": "Handle", "name": "Name", "bio": "Bio", "pronouns": "Pronouns"}
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
CUT = "This conversation is long. Its beginning is shown."

Props = dict[str, Any]


@dataclass(frozen=True)
class Card:
    """A custom element: the name of its drawing, and what it shows."""

    name: str
    props: Props


class Cards:
    """Draws for one viewer. `base` goes before addresses where a card hangs in somebody else's page."""

    def __init__(self, viewer: Person, now_ms: int, base: str = "") -> None:
        self.viewer, self.now_ms, self.base = viewer, now_ms, base

    def draw(self, outcome: Outcome) -> Card | None:
        """The card of an outcome, or None where words are enough."""
        return self.card(outcome.view) if outcome.view is not None else None

    @singledispatchmethod
    def card(self, view: object) -> Card | None:
        raise TypeError(f"no card for {type(view).__name__}")

    @card.register
    def _(self, view: PicturesMade) -> Card:
        return Card("PictureCard", {"pictures": [self.made(image) for image in view.images]})

    @card.register
    def _(self, view: FeedRead) -> Card:
        return Card(
            "FeedCard",
            {
                "title": view.title,
                "feed": view.feed,
                "note": feed_cards.note(view),
                "mark": feed_cards.mark(view),
                "items": self.posts(view.page.posts, view.position),
                "next": view.next,
                "suggestions": [
                    {**self.person(found.person, following=False), "why": reason(found)} for found in view.suggested
                ],
                "empty_world": view.empty_world,
                "viewer": self.person(self.viewer),
            },
        )

    @card.register
    def _(self, view: SearchRead) -> Card:
        return Card(
            "FeedCard",
            {
                "title": view.title,
                "feed": "search",
                "note": None,
                "items": self.posts(view.posts, view.position),
                "next": view.more["cursor"] if view.more else None,
                "more": view.more,
                "viewer": self.person(self.viewer),
            },
        )

    @card.register
    def _(self, view: RulesRead) -> Card:
        return Card("RulesCard", feed_cards.rules(view))

    @card.register
    def _(self, view: NamesFound) -> Card:
        return Card("FoundCard", {**feed_cards.names(view), "people": [self.person(one) for one in view.people]})

    @card.register
    def _(self, view: Explained) -> Card:
        return Card("FoundCard", feed_cards.explained(view))

    @card.register
    def _(self, view: DigestRead) -> Card:
        return Card("FoundCard", feed_cards.digest(view))

    @card.register
    def _(self, view: ThreadRead) -> Card:
        return Card(
            "FeedCard",
            {
                "title": "Conversation" if len(view.conversation.turns) > 1 else "Post",
                "feed": f"thread:{view.post.id}",
                "note": CUT if view.conversation.cut else None,
                "items": self.turns(view),
                "versions": [self.version(each) for each in reversed(view.history)],
                "next": None,
                "viewer": self.person(self.viewer),
            },
        )

    @card.register
    def _(self, view: ProfileRead) -> Card:
        person, known = view.person, view.known_by
        props = self.person(person, following=view.relation.following)
        props |= {
            "bio": person.bio,
            "posts": person.posts,
            "followers": person.followers,
            "pronouns": person.pronouns,
            "following_count": person.following,
            "followed_by": view.relation.followed_by,
            "joined": day(created_ms(person.id)),
            "requested": view.relation.requested,
            "muted": view.relation.muted,
            "blocked": view.relation.blocked,
            "suspended": person.suspended,
            "was": view.was,
            "known_by": followed_by(known[:2], len(known[2:])) if known else "",
        }
        requests = [
            {"kind": request.kind, "about": request.about, "person": self.person(request.person)}
            for request in view.requests
        ]
        return Card("ProfileCard", {"person": props, "items": self.posts(view.page.posts, 1), "requests": requests})

    @card.register
    def _(self, view: Receipts) -> Card:
        return Card(
            "ReceiptCard",
            {
                "title": "What I did for you" if view.listed else None,
                "receipts": [self.receipt(receipt) for receipt in view.receipts],
                "drafts": [{"approval": str(id_), "text": text} for id_, text in view.drafts],
            },
        )

    @card.register
    def _(self, view: NotificationsRead) -> Card:
        return Card("NotificationsCard", cards_talk.notifications(self, view))

    @card.register
    def _(self, view: ChatsRead) -> Card:
        return Card("MessagesCard", cards_talk.conversations(self, view))

    @card.register
    def _(self, view: ChatRead) -> Card:
        return Card("MessagesCard", cards_talk.conversation(self, view))

    @card.register
    def _(self, view: Published) -> Card | None:
        return self.card(Receipts([view.receipt])) if view.receipt else None

    @card.register
    def _(self, view: Question) -> Card:
        return self.preview(view)

    def preview(self, view: Question) -> Card:
        props: Props = {"approval": str(view.approval.id), "state": "open", "author": self.person(self.viewer)}
        if view.approval.tool == "share_post":
            return Card("PreviewCard", props | self._share(view))
        return Card(
            "PreviewCard",
            props
            | {
                "kind": "act",
                "editable": False,
                "cancel": "Cancel",
                "pictures": [self.image(image) for image in view.subject.images],
                **question_words(view),
            },
        )

    def _share(self, view: Question) -> Props:
        """A post as it would be out: what it says, who would see it, and when."""
        arguments, subject = view.approval.arguments, view.subject
        at = arguments.get("publish_at")
        return {
            "kind": "share",
            "title": "Reply with this?" if subject.post else "Share this?",
            "answers": self.line(subject.post),
            "quote": self.quoted(subject.quote) if subject.quote else None,
            "text": arguments["text"],
            "warning": arguments.get("warning"),
            "pictures": [
                {**self.image(image), "alt": asked["alt"]}
                for image, asked in zip(subject.images, arguments["images"], strict=True)
            ],
            "options": arguments.get("poll", {}).get("options"),
            "closes": poll_ends(arguments["poll"]) if "poll" in arguments else None,
            "audience": f"Only {', '.join(subject.only)}" if subject.only else AUDIENCE[arguments["visibility"]],
            "visibility": arguments["visibility"],
            "terms": "Nobody may remix it or train an AI on it.",
            "quotable": QUOTABLE[arguments.get("quote_policy", "anyone")],
            "when": times.in_words(times.moment_ms(at, "publish_at")) if at else None,
            "choices": CHOICES,
            "editable": True,
            "confirm": "Schedule" if at else "Reply" if subject.post else "Share",
            "cancel": "Cancel",
        }

    def line(self, post: PostView | None) -> Props | None:
        """A post in one line, where something is about it."""
        return {"handle": post.handle, "text": short(gist(post), 140)} if post else None

    def quoted(self, post: PostView) -> Props:
        """A post inside another one, small."""
        return {
            "id": str(post.id),
            "url": f"{self.base}/p/{post.id}",
            "author": self._person(post, post.author_id, post.following),
            "text": short(post.warning or post.text, 280),
            "warned": bool(post.warning),
            "pictures": [] if post.warning else [self.image(picture) for picture in post.pictures[:1]],
        }

    def poll(self, post: PostView) -> Props | None:
        """A poll; its votes only where this viewer may know them already."""
        if post.poll is None:
            return None
        known = shows_votes(post, self.now_ms, self.viewer.id)
        closed = post.poll.closes_ms <= self.now_ms
        return {
            "options": [{"text": text, "votes": votes if known else None} for text, votes in post.poll.options],
            "voted": post.poll.chosen,
            "closed": closed,
            "ends": "Closed" if closed else f"Closes on {times.in_words(post.poll.closes_ms)}",
        }

    def version(self, version: Version) -> Props:
        """How a post was, and until when."""
        return {"until": day(version.until_ms), "text": version.text, "warning": version.warning}

    def turns(self, view: ThreadRead) -> list[Props]:
        """A conversation in reading order; what cannot be seen keeps its place, without a number."""
        numbers = itertools.count(1)
        return [
            {
                **(self.post(turn.post, next(numbers)) if turn.post else {"id": str(turn.id), "gone": True}),
                "depth": turn.depth,
                "opened": turn.id == view.post.id and len(view.conversation.turns) > 1,
            }
            for turn in view.conversation.turns
        ]

    def person(self, person: Person, following: bool | None = None) -> Props:
        return self._person(person, person.id, following)

    def _person(self, shown: Person | PostView, id_: int, following: bool | None) -> Props:
        address = f"{self.base}/@{shown.handle}"
        return {
            "handle": shown.handle,
            "name": shown.name,
            "avatar": f"{address}/avatar.webp" + (f"?v={shown.avatar}" if shown.avatar else ""),
            "url": address,
            "self": id_ == self.viewer.id,
            "following": following,
            "sample": shown.kind == "sample",
        }

    def posts(self, posts: Iterable[PostView], position: int) -> list[Props]:
        return [self.post(post, position + index) for index, post in enumerate(posts)]

    def post(self, post: PostView, position: int | None = None) -> Props:
        made = created_ms(post.id)
        return {
            "id": str(post.id),
            "url": f"{self.base}/p/{post.id}",
            "author": self._person(post, post.author_id, post.following),
            "at": ago(self.now_ms - made),
            "iso": datetime.fromtimestamp(made / 1000, UTC).isoformat(timespec="seconds"),
            "text": post.text,
            "pictures": [self.image(picture) for picture in post.pictures],
            "warning": post.warning,
            "quote": self.quoted(post.quote) if post.quote else {"gone": True} if post.quote_gone else None,
            "poll": self.poll(post),
            "passed_on_by": {"handle": passer.handle, "name": passer.name} if (passer := post.passed_on_by) else None,
            "likes": post.likes,
            "replies": post.replies,
            "reposts": post.reposts,
            "quotes": post.quotes,
            "liked": post.liked,
            "reposted": post.reposted,
            "bookmarked": post.bookmarked,
            "edited": day(post.edited_ms) if post.edited_ms else None,
            "pinned": post.pinned_ms is not None,
            "visibility": post.visibility.name,
            "position": position,
        }

    def image(self, image: Image | Picture) -> Props:
        return {
            "id": str(image.id),
            "src": f"{self.base}/media/{image.token}.webp",
            "thumb": f"{self.base}/media/{image.token}.512.webp",
            "blur": image.blur,
            "alt": image.alt,
            "w": image.width,
            "h": image.height,
        }

    def made(self, image: Image) -> Props:
        return {
            **self.image(image),
            "drawn": image.drawn,
            "missed": image.missed,
            "prompt": image.prompt,
            "varied": image.varies is not None,
            "maker": MAKERS.get(image.maker, f"AI image ({image.maker})."),
        }

    def receipt(self, receipt: Receipt) -> Props:
        return {
            "id": str(receipt.id),
            "words": receipt.words,
            "undo": can_undo(receipt, self.now_ms),
            "until": day(deadline) if (deadline := undo_until(receipt)) and deadline - self.now_ms > DAY_MS else None,
            "undone": receipt.undone_by is not None,
            "at": ago(self.now_ms - created_ms(receipt.id)),
        }


def question_words(view: Question) -> Props:
    """Title, lines and button of a question that is not a post, from what is stored."""
    arguments = view.approval.arguments
    match view.approval.tool:
        case "follow_user":
            act = "Follow" if arguments["follow"] else "Stop following"
            return {"title": f"{act} {arguments['user']}?", "lines": [["Who", arguments["user"]]], "confirm": act}
        case "react_to_post":
            act = REACTIONS[arguments["reaction"], arguments["on"]]
            return {"title": f"{act}?", "lines": reaction_lines(view), "confirm": act}
        case "edit_post" if view.subject.post:
            return {
                "title": "Change this post?",
                "lines": edit_lines(view.subject.post, arguments),
                "confirm": "Change it",
            }
        case "undo_action":
            return {"title": "Take this back?", "lines": [["What", view.subject.words]], "confirm": "Take it back"}
        case "delete_post" if view.subject.post:
            return {
                "title": "Delete this post?",
                "lines": [["Post", short(gist(view.subject.post), 200)], ["Afterwards", KEPT]],
                "confirm": "Delete",
            }
        case "delete_post":
            shown = view.subject.images[0].alt if view.subject.images else ""
            lines = [["Picture", short(shown, 200)], ["Afterwards", KEPT]]
            return {"title": "Delete this picture?", "lines": lines, "confirm": "Delete"}
        case "update_profile":
            lines = [[PROFILE[name], value or "none"] for name, value in arguments.items() if name != "avatar"]
            title = "Change your profile?" if lines else "Make this your avatar?"
            return {"title": title, "lines": lines, "confirm": "Change it"}
        case "apply_feed_rules":
            return {"title": "Use these rules?", "lines": [], "confirm": "Use them"}
        case "send_message":
            lines = [["To", view.subject.words], ["Message", arguments["text"] or "no words"]]
            if view.subject.post:
                lines.append(["With the post", short(gist(view.subject.post), 140)])
            return {"title": "Send this message?", "lines": lines, "confirm": "Send"}
        case "mark_read":
            return {"title": "Mark as read?", "lines": [["Up to", arguments["up_to"]]], "confirm": "Mark as read"}
        case "limit_user":
            return limit_words(arguments)
        case "answer_request":
            act = "Accept" if arguments["accept"] else "Decline"
            what = REQUESTS[arguments["kind"]]
            return {"title": f"{act}?", "lines": [["Who", arguments["user"]], ["Asks", what]], "confirm": act}
        case "report_content":
            lines = [["What", view.subject.words], ["Why", arguments["category"].replace("_", " ")]]
            lines += [["You say", arguments["comment"]]] if "comment" in arguments else []
            return {"title": "Report this to the moderators?", "lines": lines, "confirm": "Report"}
        case "update_settings":
            lines = [[NAMES[name].capitalize(), _value(value)] for name, value in arguments["changes"].items()]
            return {"title": "Change your settings?", "lines": lines, "confirm": "Change it"}
        case "update_list":
            lines = [[LIST.get(name, name), _value(value)] for name, value in arguments.items() if name != "list"]
            title = "Change this list?" if "list" in arguments else "Make this list?"
            return {"title": title, "lines": lines, "confirm": "Do it"}
        case "create_image":
            return {"title": "Draw this?", "lines": [["Prompt", arguments["prompt"]]], "confirm": "Draw"}
    lines = [[name, str(value)] for name, value in arguments.items()]
    return {"title": f"{view.approval.tool}?", "lines": lines, "confirm": "Do it"}


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
    if "pinned" in arguments:
        lines.append(["Pinned", "on top of your profile" if arguments["pinned"] else "no longer"])
    if len(lines) > 1 + ("pinned" in arguments):
        lines.append(["Afterwards", "How it was stays visible as an earlier version."])
    return lines


def poll_ends(poll: Props) -> str:
    """When a poll that is to be shared would close."""
    return (
        f"closes on {times.in_words(times.moment_ms(poll['closes'], 'poll'))}" if "closes" in poll else "open for a day"
    )


def limit_words(arguments: Props) -> Props:
    """The question before somebody is kept away, or let near again."""
    who, level = arguments["user"], arguments["level"]
    act, after = LIMITS[level]
    lines = [["Who", who], ["Afterwards", after]]
    return {
        "title": f"{act} {who}?",
        "lines": lines + ([["Until", arguments["until"]]] if "until" in arguments else []),
        "confirm": act,
    }


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(value) or "none" if isinstance(value, list) else str(value).replace("_", " ")


def gist(post: PostView) -> str:
    """What a post says, or what its picture shows; of one with a warning, the warning."""
    return post.warning or " ".join(post.text.split()) or (post.pictures[0].alt if post.pictures else "")


def day(milliseconds: int) -> str:
    """A date in words, 23 November 2026."""
    when = datetime.fromtimestamp(milliseconds / 1000, UTC)
    return f"{when.day} {when:%B %Y}"
