"""What a guest made becomes somebody else's, and the guest is gone: one change, kept whole or not at all."""

from dataclasses import astuple, dataclass
from typing import Any

from sqlalchemy import String, bindparam, cast, delete, func, null, select, update
from sqlmodel import col

from storage import accounts, follows, limits, lineage, messages, reactions
from storage.database import Reader, Writer
from storage.models import (
    Account,
    Approval,
    Block,
    Bookmark,
    Chat,
    ChatMember,
    Draft,
    Entry,
    FeedRules,
    FeedSeen,
    Follow,
    FollowRequest,
    FormerHandle,
    Hidden,
    Image,
    ListMember,
    Mention,
    Message,
    Mute,
    Notification,
    PeopleList,
    PollOption,
    Post,
    PostLike,
    Receipt,
    Report,
    Sent,
    SignIn,
    TagFollow,
    Thread,
    Vote,
)
from storage.notify import FROM_NOBODY

MOVED: tuple[Any, ...] = (
    col(Image.owner_id),
    col(Post.author_id),
    col(Receipt.account_id),
    col(Approval.account_id),
    col(Thread.account_id),
    col(Sent.account_id),
    col(Draft.account_id),
    col(Notification.account_id),
    col(Notification.actor_id),
    col(Message.author_id),
    col(PeopleList.account_id),
    col(FormerHandle.account_id),
    col(Report.reporter_id),
    col(Report.account_id),
    col(Report.moderator_id),
)
"""Where the new owner takes the guest's place."""
ENDED: tuple[Any, ...] = (col(SignIn.account_id), col(Entry.account_id))
"""Ways to be the guest."""
KEPT: tuple[Any, ...] = (
    col(Bookmark.account_id),
    col(Hidden.account_id),
    col(Mention.account_id),
    col(TagFollow.account_id),
    col(Mute.account_id),
    col(Mute.target_id),
    col(ListMember.account_id),
    col(FeedRules.account_id),
    col(FeedSeen.account_id),
)
"""What stands between a person and something else, once."""
TAKEN_OVER = (
    "follow", "unfollow", "ask_to_follow", "follow_tag", "unfollow_tag", "mute", "unmute",
    "like", "unlike", "repost", "unrepost", "bookmark", "unbookmark",
)  # fmt: skip
"""Changes that name a person and can be taken back by the new owner too. The guest's old name or bio cannot."""
NO_GUEST = "That guest is no longer there, or has become a member."

BLOCKED = select(col(Block.target_id)).where(col(Block.account_id) == bindparam("account"))
BLOCKING = select(col(Block.account_id)).where(col(Block.target_id) == bindparam("account"))
ASKED = select(col(FollowRequest.followee_id)).where(col(FollowRequest.follower_id) == bindparam("account"))
ASKING = select(col(FollowRequest.follower_id)).where(col(FollowRequest.followee_id) == bindparam("account"))
FOLLOWED = select(col(Follow.followee_id)).where(col(Follow.follower_id) == bindparam("account"))
FOLLOWERS = select(col(Follow.follower_id)).where(col(Follow.followee_id) == bindparam("account"))
LIKED = select(col(PostLike.post_id)).where(col(PostLike.account_id) == bindparam("account"))
SEEN = (
    select(func.count())
    .select_from(Post)
    .where(col(Post.author_id) == bindparam("account"), col(Post.deleted_ms).is_(None), col(Post.repost_of).is_(None))
)
PASSED_ON = select(col(Post.repost_of)).where(
    col(Post.author_id) == bindparam("account"), col(Post.repost_of).is_not(None)
)
VOTES = select(col(Vote.post_id), col(Vote.position)).where(col(Vote.account_id) == bindparam("account"))
PICTURES = select(func.count()).select_from(Image).where(col(Image.owner_id) == bindparam("account"))
LIKES = select(func.count()).select_from(LIKED.subquery())
GUEST = select(col(Account.id)).where(
    col(Account.id) == bindparam("account"), col(Account.kind) == accounts.GUEST, col(Account.passphrase) == ""
)
CHATS = select(col(ChatMember.chat_id)).where(col(ChatMember.account_id) == bindparam("account"))
MEMBERS = select(col(ChatMember.account_id)).where(col(ChatMember.chat_id) == bindparam("chat"))
MENTIONING = select(col(Receipt.id), col(Receipt.inverse)).where(
    cast(col(Receipt.inverse), String).contains(bindparam("account"))
)


@dataclass(frozen=True)
class Made:
    """How much of each kind somebody has made."""

    pictures: int
    posts: int
    replies: int
    likes: int
    follows: int

    def __bool__(self) -> bool:
        return any(astuple(self))


def made(reader: Reader, account: int) -> Made:
    """What there is to bring along."""
    return Made(
        pictures=reader.value(PICTURES, account=account),
        posts=reader.value(SEEN.where(col(Post.reply_to).is_(None)), account=account),
        replies=reader.value(SEEN.where(col(Post.reply_to).is_not(None)), account=account),
        likes=reader.value(LIKES, account=account),
        follows=len(reader.column(FOLLOWED, account=account)),
    )


def is_guest(reader: Reader, account: int) -> bool:
    """Whether this is a guest that only one browser could be."""
    return reader.value(GUEST, account=account) is not None


def bring_along(writer: Writer, guest: int, owner: int) -> None:
    """Give all that is a guest's to another account. Raises ValueError where there is no such guest."""
    if guest == owner or not is_guest(writer, guest):
        raise ValueError(NO_GUEST)
    _move_blocks(writer, guest, owner)
    _move_follows(writer, guest, owner)
    _move_likes(writer, guest, owner)
    _move_what_is_kept(writer, guest, owner)
    _move_votes(writer, guest, owner)
    for post in {*writer.column(PASSED_ON, account=guest)} & {*writer.column(PASSED_ON, account=owner)}:
        reactions.unrepost(writer, guest, post)
    seen = writer.value(SEEN, account=guest)
    writer.run(update(Account).where(col(Account.id) == owner).values(posts=Account.posts + seen))
    _deny_what_waits(writer, guest)
    for chat in writer.column(CHATS, account=guest):
        _move_chat(writer, guest, owner, chat)
    for column in MOVED:
        writer.run(update(column.class_).where(column == guest).values({column.key: owner}))
    told_oneself = col(Notification.account_id) == owner, col(Notification.actor_id) == owner
    writer.run(delete(Notification).where(*told_oneself, col(Notification.type) != FROM_NOBODY))
    lineage.hand_over(writer, guest, owner)
    _rewrite_undos(writer, guest, owner)
    for column in ENDED:
        writer.run(delete(column.class_).where(column == guest))
    writer.run(delete(Account).where(col(Account.id) == guest))


def _move_blocks(writer: Writer, guest: int, owner: int) -> None:
    """A block holds for the owner too, whom it then parts from the other."""
    pairs = [(guest, other) for other in writer.column(BLOCKED, account=guest)]
    pairs += [(other, guest) for other in writer.column(BLOCKING, account=guest)]
    for one, other in pairs:
        limits.keep_away(writer, one, other, "none")
        blocker, target = _instead(one, guest, owner), _instead(other, guest, owner)
        if blocker != target:
            limits.keep_away(writer, blocker, target, "block")


def _move_follows(writer: Writer, guest: int, owner: int) -> None:
    """Follows and requests to. Nobody ends up following themselves, or somebody twice, or against a block."""
    pairs = [(guest, other) for query in (FOLLOWED, ASKED) for other in writer.column(query, account=guest)]
    pairs += [(other, guest) for query in (FOLLOWERS, ASKING) for other in writer.column(query, account=guest)]
    for pair in pairs:
        before = follows.put(writer, *pair, "none")
        follower, followee = (_instead(one, guest, owner) for one in pair)
        if before is None or follower == followee or follows.blocked(writer, follower, followee):
            continue
        if before[0] == "following" or follows.state(writer, follower, followee) == "none":
            follows.put(writer, follower, followee, *before)


def _instead(account: int, guest: int, owner: int) -> int:
    return owner if account == guest else account


def _move_likes(writer: Writer, guest: int, owner: int) -> None:
    for post in writer.column(LIKED, account=guest):
        reactions.unlike(writer, guest, post)
        reactions.like(writer, owner, post)


def _move_what_is_kept(writer: Writer, guest: int, owner: int) -> None:
    """What the owner has of the same already stays as it is; what would stand between them and themselves is gone."""
    for column in KEPT:
        table = column.class_
        for row in writer.rows(select(table.__table__).where(column == guest)):
            moved = table(**{**row._mapping, column.key: owner})
            if not (table is Mute and moved.account_id == moved.target_id):
                writer.add_if_absent(moved)
        writer.run(delete(table).where(column == guest))


def _move_votes(writer: Writer, guest: int, owner: int) -> None:
    """Where both have voted, the owner's vote stays and the guest's is no longer counted."""
    for post, position in writer.rows(VOTES, account=guest):
        if not writer.add_if_absent(Vote(post_id=post, account_id=owner, position=position)):
            option = col(PollOption.post_id) == post, col(PollOption.position) == position
            writer.run(update(PollOption).where(*option).values(votes=PollOption.votes - 1))
    writer.run(delete(Vote).where(col(Vote.account_id) == guest))


def _move_chat(writer: Writer, guest: int, owner: int, chat: int) -> None:
    """The owner takes the guest's place. What the two wrote to each other goes, as nobody is left to write to."""
    members = set(writer.column(MEMBERS, chat=chat)) - {guest}
    there = messages.chat_of(writer, members | {owner})
    if members == {owner}:
        gone = select(col(Message.id)).where(col(Message.chat_id) == chat)
        writer.run(delete(Notification).where(col(Notification.message_id).in_(gone)))
        writer.run(update(Report).where(col(Report.message_id).in_(gone)).values(message_id=None))
        writer.run(delete(Message).where(col(Message.chat_id) == chat))
    elif there:
        writer.run(update(Message).where(col(Message.chat_id) == chat).values(chat_id=there))
    else:
        own = col(ChatMember.chat_id) == chat, col(ChatMember.account_id) == guest
        writer.run(
            delete(ChatMember).where(*own)
            if owner in members
            else update(ChatMember).where(*own).values(account_id=owner)
        )
        writer.run(update(Chat).where(col(Chat.id) == chat).values(people=messages.key_of(members | {owner})))
        return
    writer.run(delete(ChatMember).where(col(ChatMember.chat_id) == chat))
    writer.run(delete(Chat).where(col(Chat.id) == chat))


def _deny_what_waits(writer: Writer, guest: int) -> None:
    """A question that was put to the guest is not one that the new owner was asked."""
    writer.run(
        update(Approval).where(col(Approval.account_id) == guest, col(Approval.state) == "open").values(state="denied")
    )


def _rewrite_undos(writer: Writer, guest: int, owner: int) -> None:
    """Receipts that name the guest, whosever they are, name the new owner, or have nothing left to take back."""
    for id_, undo in writer.rows(MENTIONING, account=str(guest)):
        args = _renamed(undo["args"], guest, owner)
        if args == undo["args"]:
            continue
        pair = args.get("follower", args.get("account")), args.get("followee", args.get("target"))
        kept = undo["change"] in TAKEN_OVER and pair[0] != pair[1]
        writer.run(
            update(Receipt)
            .where(col(Receipt.id) == id_)
            .values(inverse={"change": undo["change"], "args": args} if kept else null())
        )


def _renamed(value: Any, guest: int, owner: int) -> Any:
    """The same with the owner for the guest, however deep."""
    if isinstance(value, dict):
        return {name: _renamed(one, guest, owner) for name, one in value.items()}
    if isinstance(value, list):
        return [_renamed(one, guest, owner) for one in value]
    return owner if value == guest and isinstance(value, int) else value
