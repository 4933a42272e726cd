"""What is new, into the chats that an account has open in this process."""

import asyncio
import logging
import sys
from typing import Any

import chainlit as cl
from chainlit.context import init_ws_context

from assistant import render
from assistant.cards import Card
from assistant.inert import plain
from assistant.live import Hub, line
from assistant.running import Running
from storage import notifications

log = logging.getLogger("salon")


def hub(running: Running) -> Hub:
    return Hub(lambda account, first: show(running, account, first))


async def show(running: Running, account: int, first: int) -> bool:
    """Show what reached an account from an id on, in every chat that it has open."""
    chats = open_chats(account)
    if not chats:
        return False
    page = await running.salon.db.read(notifications.page, account, unread=True, since=first)
    if not page.notices:
        return False
    said = plain(line(page.notices))
    shown = [asyncio.create_task(_into(running, chat, account, said)) for chat in chats]
    await asyncio.gather(*shown)
    return True


def open_chats(account: int) -> list[Any]:
    """The chat sessions of an account whose page is there."""
    sessions = sys.modules["chainlit.session"].ws_sessions_id.values()
    return [one for one in sessions if not one.to_clear and one.user and getattr(one.user, "id", "") == str(account)]


async def _into(running: Running, session: Any, account: int, said: str) -> None:
    """Into one chat, once no turn runs in it. One where nothing has been said yet keeps its opening page."""
    try:
        init_ws_context(session)
        person = await running.sessions.person(running.salon.db, session.token)
        if person is None or person.id != account:
            return
        if not session.has_first_interaction:
            await cl.context.emitter.send_toast(said, "info")
            return
        async with running.memory.turn(account, session.thread_id):
            await render.news(Card("NotificationsCard", {"news": said, "items": []}))
    except Exception:
        log.warning("what is new could not be shown in a chat", exc_info=True)
