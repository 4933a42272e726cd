"""Outcomes → the name and the props of a card. Nothing here asks the database: a view holds what its card shows."""

import itertools
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import singledispatchmethod

from assistant.cards import feeds, questions, remixes, seen, shots, talk
from assistant.cards.props import AUDIENCE, Card, Props, day, gist, helped_with, proposed_by
from social_tools import times
from social_tools.actions import can_undo, undo_until
from social_tools.gate import Outcome
from social_tools.items import shows_votes
from social_tools.people import followed_by, reason
from social_tools.remixing import in_words
from social_tools.text import ago, short
from social_tools.times import DAY_MS
from social_tools.views import (
    ChatRead,
    ChatsRead,
    DigestRead,
    Drafted,
    Explained,
    FeedRead,
    NamesFound,
    NotificationsRead,
    OwnPictures,
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
from storage.lineage import SourcePicture
from storage.models import Image, Receipt
from storage.people import Person
from storage.post_views import Picture, PostView

CHOICES = [{"value": name, "words": AUDIENCE[name]} for name in ("public", "unlisted", "followers", "direct")]
QUOTABLE = {"anyone": None, "followers": "Your followers can quote it", "nobody": "Nobody can quote it"}
NO_PICTURES = "You have not made any pictures yet. Say “draw a fox in the snow”, and it appears here."
NO_SUCH_PICTURES = "None of your pictures fits that. Fewer words, or other ones, may help."
CUT = "This conversation is very long. No more of it is shown."


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
        made = [
            {**self.made(image, view.credit.get(image.id)), "notes": list(view.notes.get(image.id, ()))}
            for image in view.images
        ]
        receipts = [{**self.receipt(receipt), "of": receipt.target} for receipt in view.receipts]
        return Card(
            "PictureCard", {"pictures": made, "note": view.note, **({"receipts": receipts} if receipts else {})}
        )

    @card.register
    def _(self, view: OwnPictures) -> Card:
        numbered = enumerate(view.pictures, view.position)
        return Card(
            "PicturesCard",
            {
                "title": view.title,
                "pictures": [
                    shots.own(self.base, image, number, view.shown.get(image.id, "")) for number, image in numbered
                ],
                "more": view.more,
                "empty": NO_SUCH_PICTURES if view.searched else NO_PICTURES,
            },
        )

    @card.register
    def _(self, view: FeedRead) -> Card:
        return Card(
            "FeedCard",
            {
                "title": view.title,
                "feed": view.feed,
                "note": feeds.note(view),
                "mark": feeds.mark(view),
                "grid": view.images_only,
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
        return Card("RulesCard", feeds.rules(view))

    @card.register
    def _(self, view: NamesFound) -> Card:
        return Card("FoundCard", {**feeds.names(view), "people": [self.person(one) for one in view.people]})

    @card.register
    def _(self, view: Drafted) -> Card:
        proposal = view.proposal
        alts = zip(view.images, proposal.alts, strict=True)
        return Card(
            "DraftCard",
            {
                "text": proposal.text,
                "pictures": [{**self.image(image), "alt": alt} for image, alt in alts],
                "tags": list(proposal.tags),
                "warning": view.warning,
                "by": proposed_by(proposal.by),
                "note": proposal.note,
            },
        )

    @card.register
    def _(self, view: Explained) -> Card:
        return Card("FoundCard", feeds.explained(view))

    @card.register
    def _(self, view: DigestRead) -> Card:
        return Card("FoundCard", feeds.digest(view))

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
                "next": view.next,
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
        return Card("NotificationsCard", talk.notifications(self, view))

    @card.register
    def _(self, view: ChatsRead) -> Card:
        return Card("MessagesCard", talk.conversations(self, view))

    @card.register
    def _(self, view: ChatRead) -> Card:
        return Card("MessagesCard", talk.conversation(self, view))

    @card.register
    def _(self, view: Published) -> Card | None:
        return self.card(Receipts([view.receipt])) if view.receipt else None

    @card.register
    def _(self, view: Question) -> Card:
        return self.preview(view)

    def preview(self, view: Question) -> Card:
        props: Props = {
            "approval": str(view.approval.id),
            "state": "open",
            "author": self.person(self.viewer),
            "notes": seen.notes(view.approval.arguments, view.private),
        }
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
                "erasable": questions.erasable(view),
                **questions.words(view),
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
            "seen": seen.plainly({name: arguments.get(name) for name in ("text", "warning")}),
            "pictures": [
                {**self.image(image), "alt": asked["alt"], "seen": seen.plainly(asked["alt"])}
                for image, asked in zip(subject.images, arguments["images"], strict=True)
            ],
            "options": seen.plainly(arguments.get("poll", {}).get("options")),
            "closes": questions.poll_ends(arguments["poll"]) if "poll" in arguments else None,
            "audience": f"Only {', '.join(subject.only)}" if subject.only else AUDIENCE[arguments["visibility"]],
            "visibility": arguments["visibility"],
            "terms": questions.terms(subject.terms, pictures=bool(subject.images)),
            "credit": in_words(subject.terms["credit"]) if "credit" in subject.terms else None,
            "remix": {"value": subject.terms["remix"], "choices": remixes.CHOICES} if subject.images else None,
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
        numbers = itertools.count(view.position)
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
            "ai": helped_with(post.ai),
            **remixes.of_post(self, post),
            "visibility": post.visibility.name,
            "position": position,
        }

    def image(self, image: Image | Picture | SourcePicture) -> Props:
        return shots.image(self.base, image)

    def made(self, image: Image, credit: list[str] | None = None) -> Props:
        return shots.made(self.base, image) | {"credit": in_words(credit) if credit else None}

    def receipt(self, receipt: Receipt) -> Props:
        return {
            "id": str(receipt.id),
            "words": receipt.words,
            "undo": can_undo(receipt, self.now_ms),
            "until": day(deadline) if (deadline := undo_until(receipt)) and deadline - self.now_ms > DAY_MS else None,
            "undone": receipt.undone_by is not None,
            "at": ago(self.now_ms - created_ms(receipt.id)),
        }
