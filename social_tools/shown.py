"""The server's record of what a thread has shown, by which "the second one", "her" and "that" are resolved.

Nothing here reads text that a person wrote in a post: only ids, handles and positions.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from social_tools.acts_named import undoes
from social_tools.context import Context
from social_tools.grammar import Command, Reading, Ref, read
from social_tools.grammar.reading import refs_in
from social_tools.own_things import OWN_KINDS, Own, called, own_things
from social_tools.polls import fingerprint
from social_tools.said_times import ahead, back
from social_tools.times import MINUTE_MS
from social_tools.tool import Shows
from storage import posts, threads

T = TypeVar("T")
RECENT = 12
PICTURES = {"image", "picture"}
BOTH, IN_A_POST = 2, 4
ME = {"me", "my", "i"}
REPLY_WORDS = {"reply", "replies", "comment", "comments", "answer", "answers"}
PICTURE_WORDS = {"picture", "pictures", "image", "photo", "drawing", "painting", "one"}


class Unresolved(Exception):
    """A reference to something that this thread has not shown, or has shown several of."""

    def __init__(self, what: str, about: str = "") -> None:
        super().__init__(what)
        self.what, self.about = what, about


@dataclass(frozen=True)
class Snapshot:
    """The last things shown, newest first. As JSON: [[kind, [item, …], {about}], …]."""

    shows: tuple[Shows, ...] = ()
    me: str = ""
    """The @handle of the person who speaks."""
    mine: dict[str, str] = field(default_factory=dict)
    """The ids of their own newest `post` and `reply`."""
    now_ms: int = 0
    """When they spoke, to the minute."""
    own: Own = field(default_factory=Own)
    """Of what is theirs, what their message speaks of."""

    def as_json(self, recent: int = RECENT) -> list[list[Any]]:
        """So many of the most recent, and the last of each kind however long ago."""
        last = {show.kind: index for index, show in reversed(list(enumerate(self.shows)))}
        kept = {*range(recent), *last.values()}
        return [[show.kind, show.items, show.about] for index, show in enumerate(self.shows) if index in kept]

    @classmethod
    def from_json(
        cls,
        data: list[list[Any]],
        me: str = "",
        mine: dict[str, str] | None = None,
        now_ms: int = 0,
        own: dict[str, Any] | None = None,
    ) -> "Snapshot":
        shows = tuple(Shows(kind, items, about) for kind, items, about in data)
        return cls(shows, me, mine or {}, now_ms, Own(**(own or {})))

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
        option = found.get("option")
        if isinstance(option, Ref):
            found["option"] = self._option(found["post"], option.word)
        return {name: value for name, value in found.items() if value is not None}

    def meant(self, reading: Reading) -> tuple[Command, ...]:
        """The commands of a message; a yes right after rules were shown means to use them."""
        if reading.answer == "yes" and not reading.commands and self.shows and self.shows[0].kind == "rules":
            return (Command("apply_feed_rules", {"draft": Ref("rules")}),)
        return reading.commands

    def _value(self, name: str, value: Any) -> Any:
        if isinstance(value, list):
            return [item for part in value for item in self._many(part)]
        if isinstance(value, dict):
            return {key: self._value(key, part) for key, part in value.items()}
        if not isinstance(value, Ref):
            return value
        match value.kind:
            case "post":
                return self._post(value)
            case "user":
                return self._user(value)
            case "act":
                return self._act(value)
            case "prompt":
                return self._prompt()
            case "feed":
                return self._feed()
            case "image":
                return self._images(value)[0]["id"]
            case "poll":
                return self._poll()
            case "list":
                return self._list(value) if name == "list" else f"list:{self._list(value)}"
            case "rules":
                return self._last("rules", "no_rules")
            case "read":
                return self._unread(value)
            case "words":
                return self.own.hiding(value.word)
            case "time":
                return ahead(value.word, self.now_ms)
            case "since":
                return back(value.word, self.now_ms)
            case "option":
                return value
            case "message":
                return self._message(value)
            case "draft":
                return self._draft(value)
            case "picture":
                return self._images(value)[0]["id"]
            case "collage":
                return ",".join(self._several(value.position))
            case "proposal":
                return self._proposal(value.word)
            case "binned":
                return self._binned()

    def _many(self, part: Any) -> list[Any]:
        if not isinstance(part, Ref):
            return [part]
        if part.kind == "picture":
            return [image["id"] for image in self._images(part)]
        return [self._user(part)] if part.kind == "user" else self._to_share(part)

    def _several(self, count: int | None) -> list[str]:
        """The last pictures that were shown, the oldest first; without a number those that were shown together, or
        else the last two."""
        shows = list(self.of("images"))
        if not shows:
            raise Unresolved("no_picture")
        if count is None and BOTH <= len(shows[0].items) <= IN_A_POST:
            return shows[0].items
        newest = list(dict.fromkeys(id_ for show in shows for id_ in reversed(show.items)))
        if len(newest) < (count or BOTH):
            raise Unresolved("few_pictures", str(len(newest)))
        return newest[: count or BOTH][::-1]

    def _to_share(self, ref: Ref) -> list[dict[str, str]]:
        pictures = self._images(ref)
        if not all(picture["alt"] for picture in pictures):
            raise Unresolved("no_alt")
        return pictures

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
            return _at(self._people(), ref.position)
        for show in self.of("user", "post", "posts"):
            names = show.items if show.kind == "user" else show.about["authors"]
            if len(set(names)) == 1:
                return names[0]
            break
        raise Unresolved("which_user")

    def _people(self) -> list[str]:
        """The last list of people, or the authors of the last list of posts."""
        for show in self.of("user", "posts"):
            if show.kind == "posts":
                break
            if len(show.items) > 1:
                return show.items
        return self._posts()[1]

    def _act(self, ref: Ref) -> str:
        """The last act that is not undone yet, of the kind that is named; or the one at a place in the list of acts."""
        if ref.position is not None and ref.position > 0:
            return _at(self._shown_acts(), ref.position)
        undone = {item for show in self.of("undone") for item in show.items}
        for show in self.of("act"):
            if show.items[0] not in undone and undoes(ref.word, show.about):
                return show.items[0]
        raise Unresolved("nothing_to_restore" if ref.word == "restore" else "nothing_to_undo")

    def _shown_acts(self) -> list[str]:
        for show in self.of("acts"):
            return show.items
        raise Unresolved("no_acts")

    def _draft(self, ref: Ref) -> str:
        if not self.own.drafts:
            raise Unresolved("no_draft")
        return _at(self.own.drafts, ref.position or 1)

    def _proposal(self, part: str) -> Any:
        """The text, the warning, or the pictures with their alt texts, as proposed last; None where there is none."""
        for show in self.of("proposal"):
            if part == "images":
                return [{"id": id_, "alt": alt} for id_, alt in show.about["alts"].items()] or None
            return show.about[part] or None
        raise Unresolved("no_proposal")

    def _last(self, kind: str, otherwise: str) -> str:
        for show in self.of(kind):
            return show.items[0]
        raise Unresolved(otherwise)

    def _unread(self, ref: Ref) -> str:
        """The newest of what was read: a notification, or a message of a conversation."""
        words = set(re.findall(r"\w+", ref.word.lower()))
        kinds = [
            *([] if words & {"conversation", "messages"} else ["notices"]),
            *([] if words & {"notifications", "everything"} else ["messages"]),
        ]
        for show in self.of(*kinds):
            return show.items[0]
        raise Unresolved("nothing_to_mark")

    def _message(self, ref: Ref) -> str:
        """A message of the conversation that was opened last, written by somebody else; the newest is the last."""
        for show in self.of("messages"):
            theirs: list[str] = show.about.get("theirs", [])
            return _at(theirs[::-1], ref.position or -1)
        raise Unresolved("no_message")

    def _polls(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for show in self.of("post", "posts"):
            found = {**show.about.get("polls", {}), **found}
        return found

    def _poll(self) -> str:
        """The post with a poll that was spoken of last, or the only one in the last list."""
        known = self._polls()
        for show in self.of("post", "posts"):
            polls = [item for item in dict.fromkeys(show.items) if item in known]
            if len(polls) == 1:
                return polls[0]
            if polls:
                raise Unresolved("which_poll", " ".join(str(show.items.index(poll) + 1) for poll in polls))
            if show.kind == "posts":
                break
        raise Unresolved("no_poll")

    def _option(self, post: str, words: str) -> int:
        """The place of an answer that is exactly these words."""
        answers = self._polls().get(post, [])
        if not answers:
            raise Unresolved("no_poll")
        if answers.count(fingerprint(words)) != 1:
            raise Unresolved("no_such_answer", words)
        return answers.index(fingerprint(words)) + 1

    def _list(self, ref: Ref) -> str:
        """A list of one's own by its name; a starter pack that was shown, by its name or its place."""
        if ref.position is None and (own := self.own.list_called(ref.word)):
            return own
        for show in self.of("lists"):
            if ref.position is not None:
                return _at(show.items, ref.position)
            if show.about["of"] != self.me and fingerprint(ref.word) in show.about["marks"]:
                place: int = show.about["marks"].index(fingerprint(ref.word))
                return show.items[place]
        raise Unresolved("no_list", ref.word)

    def _prompt(self) -> str:
        for show in self.of("images"):
            if show.about["prompt"] or not show.about.get("photos"):
                return str(show.about["prompt"])
        raise Unresolved("no_picture")

    def more(self) -> tuple[str, dict[str, Any]]:
        """The call that goes on with what was listed last. Raises Unresolved where that was all."""
        for show in self.of("page", "posts"):
            if show.kind == "page":
                return show.about["tool"], show.about["arguments"]
            if show.about.get("next"):
                return "read_feed", {"feed": show.about["feed"], "cursor": show.about["next"]}
            raise Unresolved("no_more")
        raise Unresolved("no_posts")

    def _feed(self) -> str | None:
        """The feed that was read last; None where that was none, but a conversation or what a search had found."""
        for show in self.of("posts"):
            feed: str = show.about["feed"]
            return None if feed.startswith(("thread:", "remixes:")) or feed in ("search", "digest") else feed
        return None

    def _images(self, ref: Ref) -> list[dict[str, str]]:
        """The last picture, or the one at a position among those made with it, or the one that "the fox" names: of
        those that were shown here, or of the person's own."""
        named = ref.named.lower()
        for show in self.of("images") if not ref.day else ():
            pictures = [{"id": id_, "alt": alt} for id_, alt in zip(show.items, show.about["alts"], strict=True)]
            if ref.word.lower().split()[:1] in (["all"], ["both"], ["them"]) and ref.word.lower() != "them":
                return _all(pictures, both=ref.word.lower().startswith("both"))
            if named and named.split()[-1] not in PICTURE_WORDS:
                pictures = [picture for picture in pictures if _names(named, picture["alt"], show.about["prompt"])]
                if not pictures:
                    continue
                if len(pictures) > 1 and ref.named and ref.position is None:
                    break
            return [pictures[0]] if len(pictures) == 1 else [_at(pictures, ref.position or -1)]
        if ref.named:
            return [self._own_picture(ref)]
        raise Unresolved("no_picture")

    def _own_picture(self, ref: Ref) -> dict[str, str]:
        """The one picture of the person's own that these words and this day fit."""
        found = self.own.pictures.get(called(ref), [])
        if not found:
            raise Unresolved("no_such_picture", ref.named)
        if len(found) > 1:
            raise Unresolved("which_picture", ref.word)
        return found[0]

    def _binned(self) -> str:
        if not self.own.binned:
            raise Unresolved("nothing_binned")
        return self.own.binned


def _all(pictures: list[dict[str, str]], *, both: bool) -> list[dict[str, str]]:
    """All the pictures that were made together, as many as a post holds; "both" are two."""
    if (both and len(pictures) != BOTH) or len(pictures) > IN_A_POST:
        raise Unresolved(f"pictures_{len(pictures)}")
    return pictures


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


def reading_of(context: Context) -> Reading:
    """What the person's message says, as the grammar reads it."""
    if context.turn.reading is None:
        context.turn.reading = read(context.message)
    found: Reading = context.turn.reading
    return found


async def snapshot(context: Context) -> Snapshot:
    """What this thread has shown to this person."""
    db, me, turn = context.salon.db, context.person, context.turn
    turn.now_ms = turn.now_ms or db.clock() // MINUTE_MS * MINUTE_MS
    rows = await db.read(threads.recent, me.id, context.thread)
    shows = tuple(Shows(row.kind, row.items, row.about) for row in rows)  # type: ignore[arg-type]
    mine = await db.read(posts.newest_of, me.id)
    refs = [ref for command in reading_of(context).commands for ref in refs_in(command.arguments)]
    asked = tuple(dict.fromkeys((ref.named, ref.day) for ref in refs if ref.kind in PICTURES and ref.named))
    own = Own()
    if asked or {ref.kind for ref in refs} & OWN_KINDS:
        own = await db.read(own_things, me, asked, turn.now_ms)
    return Snapshot(shows, f"@{me.handle}", {kind: str(id_) for kind, id_ in mine.items()}, turn.now_ms, own)


async def remember(context: Context, shows: tuple[Shows, ...]) -> None:
    if not context.thread:
        return
    for show in shows:
        await context.salon.db.write(threads.show, context.person.id, context.thread, show.kind, show.items, show.about)
