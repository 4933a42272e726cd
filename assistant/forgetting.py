"""Conversations go when their person wants them kept no longer: every message, card, question and memory of them."""

from assistant.memory import Memory
from storage import history
from storage.database import Database


async def forget_due(db: Database, memory: Memory) -> int:
    """Erase all conversations whose time is over; how many. One in which a turn runs is waited for."""
    gone, erased = 0, True
    while erased and (due := await db.read(history.over)):
        erased = False
        for thread, person in due:
            async with memory.turn(person, thread):
                one = await db.write(history.erase_over, thread)
                gone, erased = gone + one, erased or one
    if gone:
        await db.scrub()
    return gone
