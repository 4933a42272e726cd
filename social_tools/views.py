"""What an outcome looks like, before any surface draws it: typed, and named by noun."""

from dataclasses import dataclass, field
from typing import Any

from social_tools.drafter import Proposal
from storage import notifications
from storage.chats import ChatPage, ChatView, MessagePage
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
    note: str = ""
    """What there is to say about how they were made, and how many more may be."""
    credit: dict[int, list[str]] = field(default_factory=dict)
    """Of remixes: whom each credits."""
    notes: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """By picture that was brought: what became of its file."""
    receipts: list[Receipt] = field(default_factory=list)
    """Of pictures that were brought: one for each."""


@dataclass(frozen=True)
class OwnPictures:
    """A page of what a person made. `shown` tells of each that is not private where it is shown, by its id."""

    title: str
    pictures: list[Image]
    shown: dict[int, str]
    position: int = 1
    more: dict[str, Any] | None = None
    searched: bool = False
    """Whether words or days were asked for."""


@dataclass(frozen=True)
class CaughtUp:
    """The mark between posts that are new to a viewer and those that they have seen: it stands before one of a page."""

    index: int
    post: int
    since: str
    words: str


@dataclass(frozen=True)
class FeedRead:
    """A page of a feed. `suggested` is set where the feed is still empty, `next` where there is more."""

    feed: str
    page: Page
    position: int = 1
    follows_nobody: bool = False
    suggested: list[Suggestion] = field(default_factory=list)
    next: str | None = None
    title: str = ""
    sort: str = "newest"
    caught_up: CaughtUp | None = None
    images_only: bool = False
    ruled: bool = False
    """Whether rules of the viewer's hold for it."""

    @property
    def empty_world(self) -> bool:
        """Whether nobody has shared anything with everybody yet."""
        plain = self.feed == "explore" and not (self.images_only or self.ruled)
        return plain and self.position == 1 and not self.page.posts


@dataclass(frozen=True)
class SearchRead:
    """Posts that were found. `more` are the arguments of the call that goes on, None at the end."""

    title: str
    posts: list[PostView]
    position: int = 1
    more: dict[str, Any] | None = None


@dataclass(frozen=True)
class NamesFound:
    """People, tags or feeds that were found: people as they are, all else as a name and a line about it."""

    title: str
    people: list[Person] = field(default_factory=list)
    names: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class RulesRead:
    """Rules in words, what they would change among so many posts, and what was not understood."""

    feed: str
    draft: str
    rules: list[str]
    not_understood: list[str]
    of: int = 0
    hidden: int = 0
    up: int = 0
    down: int = 0
    sample: list[PostView] = field(default_factory=list)
    standing: bool = False
    """Whether these rules hold already."""


@dataclass(frozen=True)
class Explained:
    """Why a post is, or is not, in a feed, in lines of words and shares."""

    title: str
    post: PostView
    lines: list[tuple[str, str]]


@dataclass(frozen=True)
class DigestRead:
    """A period in short: what it was about, as a line of words for each, and the posts to open."""

    title: str
    lines: list[tuple[str, str]]
    posts: list[PostView]


@dataclass(frozen=True)
class Drafted:
    """How something could be shared: a proposal, and the pictures that it is for."""

    images: list[Image]
    proposal: Proposal
    warning: str = ""


@dataclass(frozen=True)
class ThreadRead:
    """A post in the conversation around it."""

    post: PostView
    conversation: Conversation
    history: list[Version] = field(default_factory=list)
    position: int = 1
    next: str | None = None


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
class NotificationsRead:
    """A page of what happened; of these types only, where some are named, and of what is unread only, or of all."""

    page: notifications.Page
    types: tuple[str, ...] = ()
    unread: bool = False


@dataclass(frozen=True)
class ChatsRead:
    """A page of conversations, and the requests from strangers beside it."""

    page: ChatPage
    requests: list[ChatView] = field(default_factory=list)


@dataclass(frozen=True)
class ChatRead:
    """One conversation, with a page of its messages."""

    chat: ChatView
    page: MessagePage


@dataclass(frozen=True)
class Subject:
    """What a question to a person is about: pictures that would be shown, a post, the words of a receipt or names."""

    images: list[Image] = field(default_factory=list)
    words: str = ""
    post: PostView | None = None
    """The one to delete, to edit or to react to, the one that is answered, or the one that is sent along."""
    quote: PostView | None = None
    only: list[str] = field(default_factory=list)
    """The @handles of those who alone would see it."""
    terms: dict[str, Any] = field(default_factory=dict)
    """What else a person agrees to, besides the arguments."""

    @property
    def bound(self) -> list[Any]:
        """What a yes is given to besides the arguments: as long as this stays the same, it holds."""
        posts = [
            [post.id, post.text, post.warning, post.visibility, [picture.alt for picture in post.pictures]]
            for post in (self.post, self.quote)
            if post
        ]
        return [self.words, self.only, self.terms, posts]


@dataclass(frozen=True)
class Question:
    """A call that waits for a yes, as it is stored."""

    approval: Approval
    subject: Subject
    private: tuple[str, ...] = ()
    """Where words of it stand that nobody else knows yet: in one's messages, for example."""
