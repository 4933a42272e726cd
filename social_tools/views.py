"""What an outcome looks like, before any surface draws it: typed, and named by noun."""

from dataclasses import dataclass, field
from typing import Any

from storage.circles import Request
from storage.conversation import Conversation
from storage.editing import Version
from storage.feed import Page
from storage.models import Approval, Image, Receipt
from storage.people import Person, Relation
from storage.post_views import PostView
from storage.suggestions import Suggestion


@dataclass(frozen=True)
class PicturesMade:
    """Pictures that were just made, still private."""

    images: list[Image]
    receipt: Receipt | None


@dataclass(frozen=True)
class FeedRead:
    """A page of a feed. `about` is set for one person's posts, `suggested` where the feed is still empty."""

    feed: str
    page: Page
    position: int = 1
    follows_nobody: bool = False
    suggested: list[Suggestion] = field(default_factory=list)

    @property
    def empty_world(self) -> bool:
        """Whether nobody has shared anything with everybody yet."""
        return self.feed == "explore" and self.position == 1 and not self.page.posts


@dataclass(frozen=True)
class ThreadRead:
    """A post in the conversation around it."""

    post: PostView
    conversation: Conversation
    history: list[Version] = field(default_factory=list)


@dataclass(frozen=True)
class ProfileRead:
    """A person, how the viewer stands to them, and their newest posts."""

    person: Person
    relation: Relation
    page: Page
    was: str = ""
    """The former handle by which they were asked for."""
    known_by: tuple[str, ...] = ()
    """Handles of those who follow them and whom the viewer follows."""
    requests: list[Request] = field(default_factory=list)
    """Of oneself: what waits for an answer."""


@dataclass(frozen=True)
class Receipts:
    """What was done: one receipt after an act, or a list of them."""

    receipts: list[Receipt]
    next: int | None = None
    listed: bool = False
    drafts: list[tuple[int, str]] = field(default_factory=list)
    """Previews of posts that were never decided on, and what each says."""


@dataclass(frozen=True)
class Published:
    """A post that is out."""

    post_id: int
    receipt: Receipt | None


@dataclass(frozen=True)
class Subject:
    """What a question to a person is about: pictures that would be shown, the words of a receipt, a post."""

    images: list[Image] = field(default_factory=list)
    words: str = ""
    post: PostView | None = None
    """The one to delete, to edit or to react to, or the one that is answered."""
    quote: PostView | None = None
    only: list[str] = field(default_factory=list)
    """The @handles of those who alone would see it."""
    terms: dict[str, Any] = field(default_factory=dict)
    """What else a person agrees to, besides the arguments."""


@dataclass(frozen=True)
class Question:
    """A call that waits for a yes, as it is stored."""

    approval: Approval
    subject: Subject
