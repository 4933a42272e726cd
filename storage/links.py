"""Where an address stands in what somebody may read: posts, and their messages."""

import re

from sqlalchemy import bindparam, select
from sqlmodel import col

from storage import search
from storage.database import Reader
from storage.dialect import Phrase
from storage.models import ChatMember, Message
from storage.search import Wanted

WORD = re.compile(r"[^\W_]+")
MOST = 20
MESSAGES = (
    select(col(Message.text))
    .join(ChatMember, col(ChatMember.chat_id) == col(Message.chat_id))
    .where(col(ChatMember.account_id) == bindparam("viewer"), col(ChatMember.state) != "out")
    .where(col(Message.deleted_ms).is_(None), col(Message.id) < bindparam("below"))
    .where(col(Message.text).contains(bindparam("address")))
    .order_by(col(Message.id).desc())
    .limit(MOST)
)


def texts(reader: Reader, viewer: int, address: str, below: int) -> list[str]:
    """Texts that seem to hold an address, the newest of those with a smaller id; the caller looks closer."""
    words = " ".join(WORD.findall(address))
    found = search.newest(reader, viewer, Wanted((Phrase(words),), below=below), None, MOST)
    return [*(post.text for post in found.posts), *reader.column(MESSAGES, viewer=viewer, below=below, address=address)]
