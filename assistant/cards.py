"""Outcomes → the name and the props of a card. Nothing here asks the database: a view holds what its card shows."""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import singledispatchmethod
from typing import Any

from social_tools.actions import can_undo
from social_tools.gate import Outcome
from social_tools.text import ago, short
from social_tools.views import FeedRead, PicturesMade, ProfileRead, Published, Question, Receipts, ThreadRead
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
CHOICES = [{"value": name, "words": AUDIENCE[name]} for name in ("public", "followers")]
MAKERS = {"salon-painter": "Drawn by Salon’s offline painter, not an AI model."}
FEEDS = {"home": "Your feed", "explore": "Explore"}
PROFILE = {"handle": "Handle", "name": "Name", "bio": "Bio", "pronouns": "Pronouns"}
CUT = "This conversation is long. Its beginning is shown."
NOBODY_FOLLOWED = "You follow nobody yet. This is what everybody shares."

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
        cursor = f"{view.page.next}.{view.position + len(view.page.posts)}" if view.page.next else None
        return Card(
            "FeedCard",
            {
                "title": FEEDS.get(view.feed, f"Posts by {view.feed}"),
                "feed": view.feed,
                "note": NOBODY_FOLLOWED if view.follows_nobody else None,
                "items": self.posts(view.page.posts, view.position),
                "next": cursor,
                "suggestions": [self.person(person, following=False) for person in view.suggested],
                "empty_world": view.empty_world,
                "viewer": self.person(self.viewer),
            },
        )

    @card.register
    def _(self, view: ThreadRead) -> Card:
        return Card(
            "FeedCard",
            {
                "title": "Conversation" if len(view.conversation.turns) > 1 else "Post",
                "feed": f"thread:{view.post.id}",
                "note": CUT if view.conversation.cut else None,
                "items": self.turns(view),
                "next": None,
                "viewer": self.person(self.viewer),
            },
        )

    @card.register
    def _(self, view: ProfileRead) -> Card:
        person = view.person
        props = self.person(person, following=view.relation.following)
        props |= {
            "bio": person.bio,
            "posts": person.posts,
            "followers": person.followers,
            "pronouns": person.pronouns,
            "following_count": person.following,
            "followed_by": view.relation.followed_by,
            "joined": day(created_ms(person.id)),
        }
        return Card("ProfileCard", {"person": props, "items": self.posts(view.page.posts, 1)})

    @card.register
    def _(self, view: Receipts) -> Card:
        return Card(
            "ReceiptCard",
            {
                "title": "What I did for you" if view.listed else None,
                "receipts": [self.receipt(receipt) for receipt in view.receipts],
            },
        )

    @card.register
    def _(self, view: Published) -> Card | None:
        return self.card(Receipts([view.receipt])) if view.receipt else None

    @card.register
    def _(self, view: Question) -> Card:
        return self.preview(view)

    def preview(self, view: Question) -> Card:
        arguments = view.approval.arguments
        props: Props = {"approval": str(view.approval.id), "state": "open", "author": self.person(self.viewer)}
        if view.approval.tool == "share_post":
            props |= {
                "kind": "share",
                "title": "Reply with this?" if view.subject.post else "Share this?",
                "answers": self.quote(view.subject.post),
                "text": arguments["text"],
                "pictures": [
                    {**self.image(image), "alt": asked["alt"]}
                    for image, asked in zip(view.subject.images, arguments["images"], strict=True)
                ],
                "audience": AUDIENCE[arguments["visibility"]],
                "terms": "Nobody may remix it or train an AI on it.",
                "visibility": arguments["visibility"],
                "choices": CHOICES,
                "editable": True,
                "confirm": "Reply" if view.subject.post else "Share",
                "cancel": "Cancel",
            }
        else:
            props |= {
                "kind": "act",
                "editable": False,
                "cancel": "Cancel",
                "pictures": [self.image(image) for image in view.subject.images],
                **question_words(view),
            }
        return Card("PreviewCard", props)

    def quote(self, post: PostView | None) -> Props | None:
        """A post in one line, where something is about it."""
        return {"handle": post.handle, "text": short(gist(post), 140)} if post else None

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
            "likes": post.likes,
            "replies": post.replies,
            "liked": post.liked,
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
            "undo": can_undo(receipt),
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
            act = "Like" if arguments["on"] else "Take back your like"
            return {"title": f"{act}?", "lines": [["Post", arguments["post"]]], "confirm": act}
        case "undo_action":
            return {"title": "Take this back?", "lines": [["What", view.subject.words]], "confirm": "Take it back"}
        case "delete_post" if view.subject.post:
            return {
                "title": "Delete this post?",
                "lines": [["Post", short(gist(view.subject.post), 200)], ["Afterwards", "You can bring it back."]],
                "confirm": "Delete",
            }
        case "update_profile":
            lines = [[PROFILE[name], value or "none"] for name, value in arguments.items() if name != "avatar"]
            title = "Change your profile?" if lines else "Make this your avatar?"
            return {"title": title, "lines": lines, "confirm": "Change it"}
        case "create_image":
            return {"title": "Draw this?", "lines": [["Prompt", arguments["prompt"]]], "confirm": "Draw"}
    lines = [[name, str(value)] for name, value in arguments.items()]
    return {"title": f"{view.approval.tool}?", "lines": lines, "confirm": "Do it"}


def gist(post: PostView) -> str:
    """What a post says, or what its picture shows."""
    return " ".join(post.text.split()) or (post.pictures[0].alt if post.pictures else "")


def day(milliseconds: int) -> str:
    """A date in words, 23 November 2026."""
    when = datetime.fromtimestamp(milliseconds / 1000, UTC)
    return f"{when.day} {when:%B %Y}"
