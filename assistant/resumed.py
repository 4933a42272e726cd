"""Cards of a conversation that is shown again: as things are now, and as its person may see them now."""

from collections.abc import Callable
from typing import Any

from assistant import moderation
from assistant.cards import Card, Cards, Props, feeds, shots, talk
from social_tools import own_pictures
from social_tools.views import ChatRead, ChatsRead, NotificationsRead, ProfileRead
from storage import approvals, chats, circles, drafts, feed, images, notifications, people, post_views, receipts
from storage.database import Reader
from storage.feed import Page
from storage.ids import parse_id
from storage.notifications import TYPES
from storage.people import Relation
from storage.post_views import PostView

PLACE = ("depth", "opened")
"""Where a post stands in a conversation."""
MOST = 20
ANSWERED = {"used": "done", "denied": "cancelled", "replaced": "replaced"}


def redraw(reader: Reader, cards: Cards, card: Card) -> Card | None:
    """A card again; None where nothing of it is left, or where a browser has kept something else in its place."""
    draw = DRAWN.get(card.name)
    try:
        props = draw(_Now(reader, cards), card.props) if draw else card.props
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
    return Card(card.name, props) if props is not None else None


class _Now:
    """Rows of cards, from what is stored. A row that a person has acted on shows the receipt."""

    def __init__(self, reader: Reader, cards: Cards) -> None:
        self.reader, self.cards, self.viewer = reader, cards, cards.viewer.id

    def seen(self, shown: list[Props]) -> list[Props]:
        ids = [parse_id(item["id"]) or 0 for item in shown]
        found = {view.id: view for view in post_views.views(self.reader, self.viewer, ids)}
        return [self._post(item, found.get(id_)) for item, id_ in zip(shown, ids, strict=True)]

    def _post(self, shown: Props, view: PostView | None) -> Props:
        place = {name: shown[name] for name in PLACE if name in shown}
        if view is None:
            return {"id": shown["id"], "gone": True, **place}
        return {**self.cards.post(view, shown.get("position")), **place, **self.receipt_of(shown, view.likes)}

    def brief(self, shown: list[Props]) -> list[Props]:
        ids = [parse_id(item["id"]) or 0 for item in shown]
        return feeds.brief(post_views.views(self.reader, self.viewer, ids))

    def known(self, shown: list[Props]) -> list[Props]:
        found = [(row, people.find(self.reader, self.viewer, row["handle"])) for row in shown]
        return [
            {**self.cards.person(person, following=self._relation(person.id).following), **self.receipt_of(row)}
            for row, person in found
            if person
        ]

    def profile(self, handle: str) -> Props | None:
        person = people.find(self.reader, self.viewer, handle)
        if person is None:
            return None
        requests = circles.requests(self.reader, self.viewer) if person.id == self.viewer else []
        view = ProfileRead(person, self._relation(person.id), Page([], None), requests=requests)
        card = self.cards.card(view)
        return card.props if card else None

    def receipt(self, shown: Props) -> Props | None:
        found = receipts.get(self.reader, self.viewer, parse_id(shown["id"]) or 0)
        return self.cards.receipt(found) if found else None

    def receipt_of(self, row: Props, likes: int | None = None) -> dict[str, Any]:
        """The receipt of a row, and what the row goes back to when it is undone."""
        receipt = self.receipt(row["receipt"]) if row.get("receipt") else None
        if receipt is None:
            return {}
        was = row.get("was") or {}
        if likes is not None and "liked" in was:
            was = {**was, "likes": likes + (1 if was["liked"] else -1)}
        return {"receipt": receipt, "was": was}

    def _relation(self, other: int) -> Relation:
        return people.relation(self.reader, self.viewer, other)


def _feed(now: _Now, props: Props) -> Props:
    empty = bool(props.get("empty_world")) and not feed.explore(now.reader, now.viewer, None, 1).posts
    items = now.seen(props["items"])
    opened = next((item for item in items if props["feed"] == f"thread:{item['id']}"), {"gone": True})
    return {
        **{name: value for name, value in props.items() if name != "seeding"},
        "items": items,
        "versions": [] if opened.get("gone") else props.get("versions") or [],
        "suggestions": now.known(props.get("suggestions") or []),
        "empty_world": empty,
        "viewer": now.cards.person(now.cards.viewer),
    }


def _profile(now: _Now, props: Props) -> Props | None:
    profile = now.profile(props["person"]["handle"])
    if profile is None:
        return None
    return {**profile, "items": now.seen(props["items"]), **now.receipt_of(props)}


def _receipts(now: _Now, props: Props) -> Props:
    kept = {str(id_) for id_, _ in drafts.undecided(now.reader, now.viewer)}
    return {
        **props,
        "receipts": [receipt for shown in props["receipts"] if (receipt := now.receipt(shown))],
        "drafts": [draft for draft in props.get("drafts") or [] if draft["approval"] in kept],
    }


def _preview(now: _Now, props: Props) -> Props:
    approval = approvals.get(now.reader, now.viewer, parse_id(props["approval"]) or 0)
    news: Props = {"state": "expired", "receipt": None, "url": None, "answers": None, "quote": None}
    if approval and approval.state == "open" and approval.expires_ms > now.reader.now_ms:
        above = parse_id(str(approval.arguments.get("reply_to", "")))
        answered = post_views.view(now.reader, now.viewer, above) if above else None
        quoted = parse_id(str(approval.arguments.get("quote_of", "")))
        cited = post_views.view(now.reader, now.viewer, quoted) if quoted else None
        news |= {
            "state": "open",
            "answers": now.cards.line(answered),
            "quote": now.cards.quoted(cited) if cited else None,
        }
    elif approval and approval.state in ANSWERED:
        receipt = receipts.get(now.reader, now.viewer, approval.receipt_id or 0)
        news |= {
            "state": ANSWERED[approval.state],
            "receipt": now.cards.receipt(receipt) if receipt else None,
            "url": (approval.result or {}).get("url"),
        }
    return {**{name: value for name, value in props.items() if name != "say"}, **news}


def _found(now: _Now, props: Props) -> Props:
    """Lines stay as they were told; of posts and people, those that the viewer may still see."""
    return {**props, "posts": now.brief(props.get("posts") or []), "people": now.known(props.get("people") or [])}


def _rules(now: _Now, props: Props) -> Props:
    receipt = now.receipt(props["receipt"]) if props.get("receipt") else None
    return {**props, "sample": now.brief(props["sample"]), "receipt": receipt}


def _notifications(now: _Now, props: Props) -> Props:
    """The list as it is now. A line that something was new names nobody any more."""
    types = tuple(name for name in TYPES if name in (props.get("types") or ()))
    unread = bool(props.get("news") or props.get("only_unread"))
    page = notifications.page(now.reader, now.viewer, types=types or TYPES, unread=unread)
    drawn = talk.notifications(now.cards, NotificationsRead(page, types, unread))
    if not props.get("news"):
        return drawn
    many = "1 unread notification" if page.unread == 1 else f"{page.unread} unread notifications"
    return {"news": f"You have {many}" if page.unread else "You have seen what was new here", "items": []}


def _messages(now: _Now, props: Props) -> Props | None:
    if not props.get("open"):
        page, requests = (chats.page(now.reader, now.viewer, None, MOST, requests=asked) for asked in (False, True))
        return talk.conversations(now.cards, ChatsRead(page, requests.chats))
    chat = chats.one(now.reader, now.viewer, parse_id(props["open"]["id"]) or 0)
    if chat is None:
        return None
    return talk.conversation(now.cards, ChatRead(chat, chats.messages(now.reader, now.viewer, chat, None, MOST)))


def _pictures(now: _Now, props: Props) -> Props:
    """One that was still being drawn when everything stopped is there no more, nor is one that was taken back."""
    shown = [{**one, "of": row.get("of", "")} for row in props.get("receipts") or [] if (one := now.receipt(row))]
    gone = {row["of"] for row in shown if row["undone"] and row["of"]}
    pictures = [picture for picture in props["pictures"] if picture["id"] not in gone]
    return {"pictures": pictures, **({"receipts": shown} if shown else {})}


def _own_pictures(now: _Now, props: Props) -> Props:
    """Those that are not deleted since, as they are now."""
    places = {parse_id(shown["id"]) or 0: shown["position"] for shown in props["pictures"]}
    kept = images.owned(now.reader, now.viewer, list(places))
    standing = own_pictures.standing(now.reader, now.viewer, list(kept))
    drawn = [
        shots.own(now.cards.base, kept[id_], position, standing.get(id_, ""))
        for id_, position in places.items()
        if id_ in kept
    ]
    return {**props, "pictures": drawn}


DRAWN: dict[str, Callable[[_Now, Props], Props | None]] = {
    "FeedCard": _feed,
    "ProfileCard": _profile,
    "ReceiptCard": _receipts,
    "PreviewCard": _preview,
    "PictureCard": _pictures,
    "PicturesCard": _own_pictures,
    "FoundCard": _found,
    "RulesCard": _rules,
    "NotificationsCard": _notifications,
    "MessagesCard": _messages,
    "ModerationCard": lambda now, props: moderation.redraw(now.reader, now.cards, props),
}
