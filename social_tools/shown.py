"""The server's record of what a thread has shown, by which "the second one", "her" and "that" are resolved.

Nothing here reads text that a person wrote in a post: only ids, handles and positions.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from social_tools.context import Context
from social_tools.grammar import Command, Ref
from social_tools.tool import Shows
from storage import posts, threads

T = TypeVar("T")
RECENT = 12
ME = {"me", "my", "i"}
REPLY_WORDS = {"reply", "replies", "comment", "comments", "answer", "answers"}
PICTURE_WORDS = {"picture", "pictures", "image", "photo", "drawing", "painting", "one"}


class Unresolved(Exception):
    """A reference to something that this thread has not shown, or has shown several of."""

    def __init__(self, what: str, handle: str = "") -> None:
        super().__init__(what)
        self.what, self.handle = what, handle


@dataclass(frozen=True)
class Snapshot:
    """The last things shown, newest first. As JSON: [[kind, [item, …], {about}], …]."""

    shows: tuple[Shows, ...] = ()
    me: str = ""
    """The @handle of the person who speaks."""
    mine: dict[str, str] = field(default_factory=dict)
    """The ids of their own newest `post` and `reply`."""

    def as_json(self) -> list[list[Any]]:
        """The most recent, and the last of each kind however long ago."""
        last = {show.kind: index for index, show in reversed(list(enumerate(self.shows)))}
        kept = {*range(RECENT), *last.values()}
        return [[show.kind, show.items, show.about] for index, show in enumerate(self.shows) if index in kept]

    @classmethod
    def from_json(cls, data: list[list[Any]], me: str = "", mine: dict[str, str] | None = None) -> "Snapshot":
        return cls(tuple(Shows(kind, items, about) for kind, items, about in data), me, mine or {})

    def after(self, shows: tuple[Shows, ...]) -> "Snapshot":
        """With these shown last."""
        own = [show for show in shows if show.kind == "post" and show.about.get("new")]
        mine = {show.about["new"]: show.items[0] for show in own}
        return replace(self, shows=(*reversed(shows), *self.shows), mine=self.mine | mine)

    def of(self, *kinds: str) -> Iterator[Shows]:
        return (show for show in self.shows if show.kind in kinds)

    def resolve(self, command: Command) -> dict[str, Any]:
        """The arguments of a command with every reference resolved. Raises Unresolved."""
        found = {name: self._value(name, value) for name, value in command.arguments.items()}
        return {name: value for name, value in found.items() if value is not None}

    def _value(self, name: str, value: Any) -> Any:
        if isinstance(value, list):
            return [item for part in value for item in self._many(part)]
        if not isinstance(value, Ref):
            return value
        match value.kind:
            case "post":
                return self._post(value)
            case "user":
                return self._user(value)
            case "act":
                return self._act(deleted=value.word == "restore")
            case "prompt":
                return self._prompt()
            case "feed":
                return self._more()[name]
            case "image":
                return self._images(value)[0]["id"]

    def _many(self, part: Any) -> list[Any]:
        if not isinstance(part, Ref):
            return [part]
        return [self._user(part)] if part.kind == "user" else self._images(part)

    def _posts(self) -> tuple[list[str], list[str]]:
        """Ids and authors of the last list of posts, with the pages that were added to it."""
        items: list[str] = []
        authors: list[str] = []
        for show in self.of("posts"):
            items, authors = show.items + items, show.about["authors"] + authors
            if show.about["start"] == 1:
                break
        if not items:
            raise Unresolved("no_posts")
        return items, authors

    def _post(self, ref: Ref) -> str:
        if ref.whose:
            return self._post_by(ref)
        if ref.position is not None:
            return _at(self._answers() if _means_a_reply(ref) else self._posts()[0], ref.position)
        for show in self.of("post", "posts"):
            if len(show.items) == 1:
                return show.items[0]
            break
        raise Unresolved("which_post")

    def _answers(self) -> list[str]:
        """The posts below the first one, where the last list is a conversation; any list otherwise."""
        in_a_thread = next((show.about["feed"].startswith("thread:") for show in self.of("posts")), False)
        return self._posts()[0][1:] if in_a_thread else self._posts()[0]

    def _post_by(self, ref: Ref) -> str:
        """The newest post of a person among those shown, or the one at a position among that person's.

        One's own newest is known without having been shown.
        """
        whose = ref.whose or ""
        handle = whose if whose.startswith("@") else self._user(Ref("user", word=whose))
        own = "reply" if _means_a_reply(ref) else "post"
        if handle == self.me and ref.position is None:
            if own not in self.mine:
                raise Unresolved(f"no_{own}_of_mine")
            return self.mine[own]
        found = [
            item
            for show in self.of("posts", "post")
            for item, author in zip(show.items, show.about["authors"], strict=True)
            if author == handle
        ]
        if not found:
            raise Unresolved("no_posts_by", handle)
        return max(found, key=int) if ref.position is None else _at(list(dict.fromkeys(found)), ref.position)

    def _user(self, ref: Ref) -> str:
        if ref.word in ME:
            return self.me
        if ref.whose:
            return ref.whose
        if ref.position is not None:
            return _at(self._posts()[1], ref.position)
        for show in self.of("user", "post", "posts"):
            names = show.items if show.kind == "user" else show.about["authors"]
            if len(set(names)) == 1:
                return names[0]
            break
        raise Unresolved("which_user")

    def _act(self, *, deleted: bool) -> str:
        """The last act that is not undone yet; to bring something back, the last that deleted."""
        undone = {item for show in self.of("undone") for item in show.items}
        for show in self.of("act"):
            if show.items[0] not in undone and (not deleted or show.about.get("tool") == "delete_post"):
                return show.items[0]
        raise Unresolved("nothing_to_restore" if deleted else "nothing_to_undo")

    def _prompt(self) -> str:
        for show in self.of("images"):
            return str(show.about["prompt"])
        raise Unresolved("no_picture")

    def _more(self) -> dict[str, str]:
        for show in self.of("posts"):
            if show.about.get("next"):
                return {"feed": show.about["feed"], "cursor": show.about["next"]}
            raise Unresolved("no_more")
        raise Unresolved("no_posts")

    def _images(self, ref: Ref) -> list[dict[str, str]]:
        """The last picture, or the one at a position among those made with it, or the one that "the fox" names."""
        named = ref.word.lower().removeprefix("the ") if ref.word.lower().startswith("the ") else ""
        for show in self.of("images"):
            pictures = [{"id": id_, "alt": alt} for id_, alt in zip(show.items, show.about["alts"], strict=True)]
            if named and named.split()[-1] not in PICTURE_WORDS:
                pictures = [picture for picture in pictures if _names(named, picture["alt"], show.about["prompt"])]
                if not pictures:
                    continue
            return [pictures[0]] if len(pictures) == 1 else [_at(pictures, ref.position or -1)]
        raise Unresolved("no_picture")


def _means_a_reply(ref: Ref) -> bool:
    return not REPLY_WORDS.isdisjoint(ref.word.lower().split())


def _names(named: str, *texts: str) -> bool:
    """Whether all of these words stand in what a picture shows, or was asked for as."""
    words = set(re.findall(r"\w+", " ".join(texts).lower()))
    return set(named.split()) <= words


def _at(items: list[T], position: int) -> T:
    index = position - 1 if position > 0 else position
    if not -len(items) <= index < len(items):
        raise Unresolved(f"only_{len(items)}")
    return items[index]


async def snapshot(context: Context) -> Snapshot:
    """What this thread has shown to this person."""
    rows = await context.salon.db.read(threads.recent, context.person.id, context.thread)
    shows = tuple(Shows(row.kind, row.items, row.about) for row in rows)  # type: ignore[arg-type]
    mine = await context.salon.db.read(posts.newest_of, context.person.id)
    return Snapshot(shows, f"@{context.person.handle}", {kind: str(id_) for kind, id_ in mine.items()})


async def remember(context: Context, shows: tuple[Shows, ...]) -> None:
    if not context.thread:
        return
    for show in shows:
        await context.salon.db.write(threads.show, context.person.id, context.thread, show.kind, show.items, show.about)
