"""Every change that can be taken back, by name. Each returns its own inverse, or None where nothing changed."""

from collections.abc import Callable

from storage import people, posts, samples
from storage.database import Writer
from storage.inverse import Inverse

CHANGES: dict[str, Callable[..., Inverse | None]] = {
    "follow": people.follow,
    "unfollow": people.unfollow,
    "like": posts.like,
    "unlike": posts.unlike,
    "remove_post": posts.remove,
    "restore_post": posts.restore,
    "remove_samples": samples.take_away,
    "change_profile": people.change_profile,
}


def apply(writer: Writer, undo: Inverse) -> Inverse | None:
    """Run an inverse that a receipt holds."""
    return CHANGES[undo["change"]](writer, **undo["args"])
