"""Chainlit's decorators: thin, without state. Chainlit loads this file by its path."""

import asyncio
import logging
from typing import Any

import chainlit as cl

from assistant import render, slash
from assistant.history import History
from assistant.running import current

log = logging.getLogger("salon")

warming: set[asyncio.Task[None]] = set()
STARTERS = (
    ("Make a picture", "make a picture of a fox in a snowy forest at dawn", "picture"),
    ("Explore", "explore", "explore"),
    ("My feed", "show me my feed", "feed"),
    ("What can you do?", "help", "help"),
)


@cl.set_starters
async def starters(_user: cl.User | None, _language: str | None = None) -> list[cl.Starter]:
    return [
        cl.Starter(label=label, message=message, icon=f"/public/starters/{icon}.svg")
        for label, message, icon in STARTERS
    ]


@cl.data_layer
def data_layer() -> History:
    return History(current)


@cl.on_chat_start
async def on_chat_start() -> None:
    """Nobody waits for the warming: a person reads the page first."""
    await cl.context.emitter.set_commands(slash.offered())  # type: ignore[arg-type]
    task = asyncio.create_task(asyncio.to_thread(current().warm))
    warming.add(task)
    task.add_done_callback(warming.discard)


@cl.on_chat_resume
async def on_chat_resume(thread: cl.types.ThreadDict) -> None:
    try:
        await render.resume(current(), thread)
    except Exception:
        log.exception("the cards of a conversation could not be shown again")
        thread["elements"] = []
    await on_chat_start()


@cl.on_message
async def on_message(message: cl.Message) -> None:
    try:
        await render.answer(current(), message)
    except Exception:
        log.exception("a message could not be answered")
        await cl.Message(content="Something went wrong on my side. Nothing is lost; send that again.").send()


@cl.on_stop
async def on_stop() -> None:
    try:
        await render.stopped(current())
    except Exception:
        log.exception("it could not be told what a stopped message has done")
        await cl.Message(content="Stopped. To see what was done before that, ask: what did you do?").send()


@cl.action_callback("salon")
async def on_button(action: cl.Action) -> dict[str, Any]:
    try:
        return await render.press(current(), action.payload)
    except Exception:
        log.exception("a button could not be answered")
        return render.NO_ANSWER
