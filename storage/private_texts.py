"""Texts that a person knows and the world does not: messages, what is not published yet, posts of theirs for a few."""

from typing import Any

from sqlalchemy import bindparam, select
from sqlmodel import col

from storage.database import Reader
from storage.models import Approval, ChatMember, Draft, Message, Post, Visibility

LATEST = 300
"""So many of each kind are looked at, the newest."""
MESSAGES = (
    select(col(Message.text))
    .join(ChatMember, col(ChatMember.chat_id) == col(Message.chat_id))
    .where(col(ChatMember.account_id) == bindparam("account"), col(ChatMember.state) != "out")
    .where(col(Message.deleted_ms).is_(None))
    .order_by(col(Message.id).desc())
    .limit(LATEST)
)
POSTS = (
    select(col(Post.text))
    .where(col(Post.author_id) == bindparam("account"), col(Post.visibility) > Visibility.unlisted)
    .where(col(Post.deleted_ms).is_(None), col(Post.text) != "")
    .order_by(col(Post.id).desc())
    .limit(LATEST)
)
SCHEDULED = select(col(Draft.arguments)).where(col(Draft.account_id) == bindparam("account")).limit(LATEST)
UNDECIDED = (
    select(col(Approval.arguments))
    .where(col(Approval.account_id) == bindparam("account"), col(Approval.tool) == "share_post")
    .where(col(Approval.state) == "open", col(Approval.expires_ms) <= bindparam("now"))
    .order_by(col(Approval.id).desc())
    .limit(LATEST)
)


def of(reader: Reader, account: int) -> dict[str, list[str]]:
    """By where they stand: messages, drafts, posts."""
    drafts: list[dict[str, Any]] = [
        *reader.column(SCHEDULED, account=account),
        *reader.column(UNDECIDED, account=account, now=reader.now_ms),
    ]
    return {
        "messages": reader.column(MESSAGES, account=account),
        "drafts": [str(arguments.get("text", "")) for arguments in drafts],
        "posts": reader.column(POSTS, account=account),
    }
