"""What is said of a turn that took too long: whether the act happened, from the receipts."""

from social_tools.text import short
from storage import receipts
from storage.database import Database

NOTHING = "Nothing was done or changed."
MOST = 3


async def what_was_done(db: Database, person: int, since: int) -> str:
    """What a person's receipts say was done since an id. It is asked in the queue of writes: what was on its way to
    disk has arrived there, or never will, before this looks."""
    done = await db.write(receipts.since, person, since)
    if not done:
        return NOTHING
    told = "; ".join(short(receipt.words, 120) for receipt in done[:MOST])
    rest = f", and {len(done) - MOST} more" if len(done) > MOST else ""
    return f"This was done before: {told}{rest}. “What did you do” lists it, with what can be undone."
