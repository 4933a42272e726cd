"""What the cards of notifications and of private messages show."""

from typing import TYPE_CHECKING

from assistant.cards.props import Props
from social_tools.messages import gist
from social_tools.notifications import SAYS, words
from social_tools.text import ago, short
from social_tools.views import ChatRead, ChatsRead, NotificationsRead
from storage.chats import ChatView, MessageView
from storage.ids import created_ms
from storage.notifications import Notice

if TYPE_CHECKING:
    from assistant.cards.drawing import Cards

FACES = 3


def notifications(cards: "Cards", view: NotificationsRead) -> Props:
    notices = view.page.notices
    return {
        "title": "What is new" if view.unread else "Notifications",
        "unread": view.page.unread,
        "only_unread": view.unread,
        "types": list(view.types),
        "newest": str(notices[0].id) if notices else None,
        "items": [_notice(cards, notice) for notice in notices],
        "next": str(view.page.next) if view.page.next else None,
    }


def _notice(cards: "Cards", notice: Notice) -> Props:
    post = notice.post
    return {
        "id": str(notice.id),
        "type": notice.type,
        "words": words(notice),
        "people": [cards.person(person) for person in notice.people[:FACES]],
        "at": ago(cards.now_ms - created_ms(notice.id)),
        "unread": notice.unread,
        "post": str(post.id) if post else None,
        "quote": (cards.line(post) or {}).get("text"),
        "said": notice.type in SAYS,
        "chat": str(notice.chat) if notice.chat else None,
    }


def conversations(cards: "Cards", view: ChatsRead) -> Props:
    return {
        "chats": [_listed(cards, chat) for chat in view.page.chats],
        "requests": [_listed(cards, chat) for chat in view.requests],
        "next": str(view.page.next) if view.page.next else None,
        "open": None,
    }


def conversation(cards: "Cards", view: ChatRead) -> Props:
    """One that is open; the list behind it is fetched when it is wanted."""
    messages = view.page.messages
    asking = messages[-1].author.handle if view.chat.request and messages else None
    opened = {
        **_chat(cards, view.chat),
        "asking": asking,
        "messages": [_message(cards, message) for message in reversed(messages)],
        "next": str(view.page.next) if view.page.next else None,
        "newest": str(messages[0].id) if messages else None,
    }
    return {"chats": None, "requests": [], "next": None, "open": opened}


def _chat(cards: "Cards", chat: ChatView) -> Props:
    names = ", ".join(person.name or person.handle for person in chat.people)
    return {
        "id": str(chat.id),
        "title": names or "Nobody is left",
        "people": [cards.person(person) for person in chat.people],
        "to": [str(chat.id)] if chat.group else [f"@{person.handle}" for person in chat.people],
        "group": chat.group,
        "unread": chat.unread,
        "request": chat.request,
    }


def _listed(cards: "Cards", chat: ChatView) -> Props:
    newest = chat.newest
    if newest is None:
        return _chat(cards, chat)
    own = "You: " if newest.author.id == cards.viewer.id else ""
    last = f"@{newest.author.handle}" if chat.request else own + short(gist(newest), 90)
    return {**_chat(cards, chat), "last": last, "at": ago(cards.now_ms - created_ms(newest.id))}


def _message(cards: "Cards", message: MessageView) -> Props:
    return {
        "id": str(message.id),
        "author": cards.person(message.author),
        "at": ago(cards.now_ms - created_ms(message.id)),
        "text": message.text,
        "picture": cards.image(message.picture) if message.picture else None,
        "post": cards.quoted(message.post) if message.post else None,
        "post_gone": message.post_gone,
    }
