"""Which act a person means by "the follow", "my last like": acts by the change that takes them back."""

from typing import Any

NAMED = {
    "follow": {"unfollow", "unfollow_all", "unfollow_tag"},
    "unfollow": {"follow", "ask_to_follow", "follow_tag"},
    "like": {"unlike"},
    "repost": {"unrepost"},
    "bookmark": {"unbookmark"},
    "mute": {"unmute"},
    "block": {"unblock"},
    "edit": {"unedit_post"},
    "pin": {"unedit_post"},
    "deletion": {"restore_post", "restore_image"},
    "restore": {"restore_post", "restore_image"},
    "rules": {"set_feed_rules"},
    "settings": {"change_settings"},
    "profile": {"change_profile"},
    "message": {"recall_message"},
    "report": {"withdraw_report"},
    "list": {"change_list", "delete_list", "share_list"},
    "scheduled": {"cancel_scheduled"},
}


def undoes(words: str, about: dict[str, Any]) -> bool:
    """Whether a remembered act is one that these words name; any is, where they name no kind."""
    named = [changes for word, changes in NAMED.items() if word in words.lower().split()]
    return all(about.get("undo") in changes for changes in named)
