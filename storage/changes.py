"""Every change that can be taken back, by name. Each returns its own inverse, or None where nothing changed."""

from collections.abc import Callable

from storage import (
    drafts,
    editing,
    feed_rules,
    follows,
    images,
    limits,
    lists,
    messages,
    notifications,
    people,
    posts,
    reactions,
    reports,
    samples,
)
from storage.database import Writer
from storage.inverse import Inverse

CHANGES: dict[str, Callable[..., Inverse | None]] = {
    "follow": follows.follow,
    "unfollow": follows.unfollow,
    "ask_to_follow": follows.ask,
    "answer_follow": follows.answer,
    "reopen_follow": follows.reopen,
    "remove_follower": follows.remove_follower,
    "let_follow": follows.let_follow,
    "follow_all": follows.follow_all,
    "unfollow_all": follows.unfollow_all,
    "follow_tag": follows.follow_tag,
    "unfollow_tag": follows.unfollow_tag,
    "mute": limits.keep_away,
    "unmute": limits.keep_away,
    "block": limits.keep_away,
    "unblock": limits.keep_away,
    "change_list": lists.put,
    "share_list": lists.put,
    "delete_list": lists.put,
    "answer_packs": lists.answer_again,
    "reopen_packs": lists.reopen,
    "like": reactions.like,
    "unlike": reactions.unlike,
    "repost": reactions.repost,
    "unrepost": reactions.unrepost,
    "bookmark": reactions.bookmark,
    "unbookmark": reactions.unbookmark,
    "unpublish_post": posts.unpublish,
    "remove_post": posts.remove,
    "restore_post": posts.restore,
    "unedit_post": editing.unedit,
    "attach_quotes": posts.attach_quotes,
    "detach_quotes": posts.detach_quotes,
    "remove_image": images.remove,
    "restore_image": images.restore,
    "take_back_image": images.take_back,
    "describe_image": images.describe,
    "cancel_scheduled": drafts.cancel,
    "remove_samples": samples.take_away,
    "change_profile": people.change_profile,
    "set_feed_rules": feed_rules.set_rules,
    "set_read": notifications.set_read,
    "set_chat_read": messages.set_read,
    "set_chat_states": messages.set_states,
    "recall_message": messages.recall,
    "change_settings": people.change_settings,
    "withdraw_report": reports.withdraw,
    "step_back": reports.step_back,
}


def apply(writer: Writer, undo: Inverse) -> Inverse | None:
    """Run an inverse that a receipt holds."""
    return CHANGES[undo["change"]](writer, **undo["args"])
