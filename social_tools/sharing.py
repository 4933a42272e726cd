"""Sharing posts: now, or at a time."""

from dataclasses import dataclass, field, replace
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from social_tools import helping, remixing, times
from social_tools.context import Act, Context
from social_tools.errors import SocialError
from social_tools.marks import marks
from social_tools.posts import check_text, own_images, seen
from social_tools.settings import setting
from social_tools.text import clean, short
from social_tools.times import DAY_MS, MINUTE_MS
from social_tools.tool import Plan, Result, Shows, tool
from social_tools.views import Published, Receipts, Subject
from storage import drafts, people, posts
from storage.database import Reader, Writer
from storage.models import Image, Policy, Visibility
from storage.people import Person
from storage.post_views import PostView
from storage.posts import NewPost

SOONEST_MS = 5 * MINUTE_MS
PER_DAY = 25
LATEST_DAYS, POLL_DAYS = 365, 30
UNCHECKED = "You share no alt text that you have not checked. Press Edit, look at it, save, and share it then."
WHO = {"followers": "only people who follow them", "nobody": "nobody"}


class SharedImage(BaseModel):
    """A picture to share, with its alt text."""

    model_config = ConfigDict(extra="forbid")

    id: Annotated[str, Field(max_length=64)]
    alt: Annotated[str, Field(min_length=1, max_length=1500, description="Image description.")]


class NewPoll(BaseModel):
    """A question's answers, and when it closes."""

    model_config = ConfigDict(extra="forbid")

    options: Annotated[list[Annotated[str, Field(max_length=50)]], Field(min_length=2, max_length=4)]
    closes: Annotated[
        str | None,
        Field(max_length=200, description="ISO 8601 time, at most 30 days ahead; default: a day."),
    ] = None


@dataclass(frozen=True)
class Ready:
    """A post that may be published as it is: its canonical arguments, what it is made of, what it is about."""

    new: NewPost
    arguments: dict[str, Any]
    images: list[Image] = field(default_factory=list)
    above: PostView | None = None
    quoted: PostView | None = None
    publish_ms: int | None = None
    credit: list[str] = field(default_factory=list)
    """Whom its pictures credit, where they are remixes."""
    only: list[str] = field(default_factory=list)
    """Of a direct post: the @handles of those whom it reaches."""


def make_ready(
    reader: Reader,
    person: Person,
    text: str = "",
    images: list[dict[str, str]] | None = None,
    visibility: str | None = None,
    reply_to: str | None = None,
    quote_of: str | None = None,
    warning: str = "",
    quote_policy: str | None = None,
    publish_at: str | None = None,
    poll: dict[str, Any] | None = None,
    assistant_quote: str | None = None,
    allow_training: bool | None = None,
    remix: str | None = None,
    ai: int = 0,
) -> Ready:
    """Check everything that a post is made of, as of now. Raises SocialError, a sentence, where it cannot be out.

    ai: how much the assistant helped with it, where that is known already.
    """
    text, warning = clean(text), clean(warning)
    above = seen(reader, person.id, reply_to, field="reply_to") if reply_to else None
    quoted = _quoted(reader, person, quote_of) if quote_of else None
    check_text(text, bare=not images and not quoted)
    owned = own_images(reader, person.id, [picture["id"] for picture in images or []])
    alts = [_alt(picture["alt"]) for picture in images or []]
    publish_ms = _publish_ms(reader, person, publish_at) if publish_at else None
    options, closes_ms = _poll(reader, poll, publish_ms) if poll else ([], None)
    audience = _audience(person, visibility, above)
    policy = quote_policy or setting(person, "quote_policy")
    found = marks(text)
    new = NewPost(
        author=person.id,
        text=text,
        visibility=Visibility[audience],
        images=[(image.id, alt) for image, alt in zip(owned, alts, strict=True)],
        reply_to=above.id if above else None,
        quote_of=quoted.id if quoted else None,
        warning=warning,
        quote_policy=Policy[policy],
        remix=Policy[remix or usual_remix(person, audience)],
        assistant_quote=Policy[assistant_quote] if assistant_quote else None,
        allow_training=allow_training,
        options=options,
        closes_ms=closes_ms,
        tags=found.tags,
        mentions=found.mentions,
        ai=ai,
    )
    arguments = {
        "text": text,
        "images": [{"id": str(image.id), "alt": alt} for image, alt in zip(owned, alts, strict=True)],
        "visibility": audience,
        "reply_to": str(above.id) if above else None,
        "quote_of": str(quoted.id) if quoted else None,
        "warning": warning or None,
        "quote_policy": policy if policy != Policy.anyone.name else None,
        "remix": remix,
        "assistant_quote": assistant_quote,
        "allow_training": allow_training,
        "publish_at": times.iso(publish_ms) if publish_ms else None,
        "poll": {"options": options} | ({"closes": times.iso(closes_ms)} if closes_ms else {}) if options else None,
    }
    kept = {name: value for name, value in arguments.items() if value is not None}
    credited = remixing.credits(reader, person.id, owned)
    credit = list(dict.fromkeys(name for names in credited.values() for name in names))
    return Ready(new, kept, owned, above, quoted, publish_ms, credit, _only(reader, new))


async def plan_share(context: Context, **arguments: Any) -> Plan:
    """Checks everything before anybody is asked. A post with a picture, or in the assistant's words, is always shown
    first."""
    ready = await context.salon.db.read(make_ready, context.person, **arguments)
    known = await context.salon.db.read(helping.is_proposed, context, ready.new.text)
    return Plan(
        ready.arguments,
        "send",
        asks=bool(ready.images) or (known and not context.click),
        digests=tuple(image.sha256 for image in ready.images),
        subject=Subject(
            images=ready.images,
            post=ready.above,
            quote=ready.quoted,
            only=ready.only,
            terms=terms(context.person, ready),
        ),
        shows=() if known else helping.by_a_model(context, ready.arguments),
    )


def terms(person: Person, ready: Ready) -> dict[str, Any]:
    """What others, their assistants and makers of models may do with a post, and whom it credits: in its preview."""
    policy, train = ready.new.assistant_quote, ready.new.allow_training
    credit = {"credit": ready.credit} if ready.credit else {}
    return credit | {
        "remix": ready.new.remix.name,
        "assistants": setting(person, "assistant_quote") if policy is None else policy.name,
        "train": setting(person, "allow_training") if train is None else train,
    }


def usual_remix(person: Person, audience: str) -> str:
    """Who may remix a post of which nothing is said: as its author set for what everybody sees, otherwise nobody."""
    everybodys = Visibility[audience] <= Visibility.unlisted
    return str(setting(person, "default_remix")) if everybodys else Policy.nobody.name


@tool("send", idempotent=False, plan=plan_share)
async def share_post(
    context: Context,
    text: Annotated[
        str,
        Field(
            max_length=5000,
            description="At most 500 characters as people count them (grapheme clusters; a URL counts 23).",
        ),
    ] = "",
    images: Annotated[list[SharedImage] | None, Field(max_length=4)] = None,
    visibility: Annotated[
        Literal["public", "unlisted", "followers", "direct"] | None,
        Field(
            description="Default: the user's setting; of a reply, as what it answers. "
            "direct reaches only the people mentioned in the text."
        ),
    ] = None,
    reply_to: Annotated[str | None, Field(max_length=64, description="Post id.")] = None,
    quote_of: Annotated[str | None, Field(max_length=64, description="Post id.")] = None,
    warning: Annotated[str, Field(max_length=140, description="Content warning shown before the post.")] = "",
    quote_policy: Literal["anyone", "followers", "nobody"] | None = None,
    remix: Literal["anyone", "followers", "nobody"] | None = None,
    publish_at: Annotated[str | None, Field(max_length=200, description="ISO 8601 time to schedule.")] = None,
    poll: NewPoll | None = None,
    assistant_quote: Literal["anyone", "followers", "nobody"] | None = None,
    allow_training: bool | None = None,
) -> Result:
    """Publish a post, reply or quote. Shows the user a preview and waits for approval; returns a receipt."""
    arguments = {
        "text": text, "images": images, "visibility": visibility, "reply_to": reply_to, "quote_of": quote_of,
        "warning": warning, "quote_policy": quote_policy, "publish_at": publish_at, "poll": poll,
        "assistant_quote": assistant_quote, "allow_training": allow_training, "remix": remix,
    }  # fmt: skip

    def change(writer: Writer) -> Act:
        ready = make_ready(writer, context.person, **arguments)  # type: ignore[arg-type]
        ready = replace(ready, new=helping.told(writer, context, ready.new, ready.images))
        if setting(context.person, "review_alt") and helping.is_unchecked(ready.new):
            raise SocialError("invalid", UNCHECKED, field="images")
        return _scheduled(writer, ready) if ready.publish_ms else published(writer, ready, context.salon.url)

    done = await context.act(change)
    if "scheduled" in done.data:
        return Result(done.data, view=Receipts([done.receipt]) if done.receipt else None, receipt=done.receipt)
    about = {"authors": [f"@{context.person.handle}"], "new": "reply" if reply_to else "post"}
    shows = Shows("post", [done.data["post"]], about)
    return Result(done.data, view=Published(int(done.data["post"]), done.receipt), shows=(shows,), receipt=done.receipt)


def published(writer: Writer, ready: Ready, url: str) -> Act:
    """Publish what is ready."""
    post, undo = posts.publish(writer, ready.new)
    data = {"ok": "done", "post": str(post), "url": f"{url}/p/{post}"}
    about = {name: ready.arguments[name] for name in ("reply_to", "quote_of") if name in ready.arguments}
    return Act(data | about, str(post), _words(ready), undo)


def _scheduled(writer: Writer, ready: Ready) -> Act:
    publish_ms = ready.publish_ms or 0
    arguments = {name: value for name, value in ready.arguments.items() if name != "publish_at"} | {"ai": ready.new.ai}
    draft, undo = drafts.schedule(writer, ready.new.author, arguments, publish_ms)
    data = {"ok": "done", "scheduled": str(draft), "publish_at": ready.arguments["publish_at"]}
    return Act(data, str(draft), f"You will share {_said(ready)} on {times.in_words(publish_ms)}", undo)


def _words(ready: Ready) -> str:
    if ready.above is not None:
        own = ready.above.author_id == ready.new.author
        return f"You replied to {'yourself' if own else f'@{ready.above.handle}'}: {_said(ready)}"
    if ready.quoted is not None:
        own = ready.quoted.author_id == ready.new.author
        return f"You quoted {'yourself' if own else f'@{ready.quoted.handle}'}: {_said(ready)}"
    return f"You shared {_said(ready)}"


def _said(ready: Ready) -> str:
    return f"“{short(ready.new.text, 60)}”" if ready.new.text else "a picture" if ready.images else "their post"


def _audience(person: Person, asked: str | None, above: PostView | None) -> str:
    """Who will see a post: as the person set unless said otherwise, and of an answer nobody beyond what it answers."""
    usual = Visibility[setting(person, "default_visibility")]
    if above is None:
        return asked or usual.name
    if asked and Visibility[asked] < above.visibility:
        hint = f"@{above.handle}’s post is not for everyone, so an answer to it cannot be either."
        raise SocialError("invalid", hint, field="visibility")
    return asked or max(usual, above.visibility).name


def _only(reader: Reader, new: NewPost) -> list[str]:
    if new.visibility is not Visibility.direct:
        return []
    found = [people.by_id(reader, id_) for id_ in posts.audience(reader, new)]
    if not found:
        hint = "A direct post reaches only the people whom it mentions. Mention somebody in it, like @ada."
        raise SocialError("invalid", hint, field="text")
    return [f"@{person.handle}" for person in found if person]


def _quoted(reader: Reader, person: Person, quote_of: str) -> PostView:
    quoted = seen(reader, person.id, quote_of, field="quote_of")
    if posts.may_quote(reader, person.id, quoted.id):
        return quoted
    if quoted.visibility > Visibility.unlisted:
        hint = f"@{quoted.handle}’s post is not for everyone, so it cannot be quoted."
    else:
        hint = f"@{quoted.handle} lets {WHO[Policy(quoted.quote_policy).name]} quote this post. You can reply to it."
    raise SocialError("forbidden", hint, field="quote_of")


def _alt(text: str) -> str:
    alt = clean(text)
    if not alt:
        hint = "Each picture needs alt text, so that everybody can know what it shows."
        raise SocialError("invalid", hint, field="images")
    return alt


def _publish_ms(reader: Reader, person: Person, text: str) -> int:
    moment = times.moment_ms(text, "publish_at")
    if moment < reader.now_ms + SOONEST_MS:
        hint = "A post can be scheduled for five minutes from now at the earliest. Choose a later time."
        raise SocialError("invalid", hint, field="publish_at")
    if moment > reader.now_ms + LATEST_DAYS * DAY_MS:
        raise SocialError("invalid", "That is more than a year ahead. Choose an earlier time.", field="publish_at")
    day = moment - moment % DAY_MS
    if drafts.scheduled_between(reader, person.id, day, day + DAY_MS) >= PER_DAY:
        hint = f"{PER_DAY} posts wait for that day already, as many as one day can have. Choose another day."
        raise SocialError("rate_limited", hint, field="publish_at")
    return moment


def _poll(reader: Reader, poll: dict[str, Any], publish_ms: int | None) -> tuple[list[str], int | None]:
    options = [clean(option) for option in poll["options"]]
    if not all(options) or len({option.casefold() for option in options}) < len(options):
        raise SocialError("invalid", "Each answer of a poll needs words of its own.", field="poll")
    if not poll.get("closes"):
        return options, None
    closes, start = times.moment_ms(poll["closes"], "poll"), publish_ms or reader.now_ms
    if not start + SOONEST_MS <= closes <= start + POLL_DAYS * DAY_MS:
        hint = f"A poll is open for five minutes at least, and for {POLL_DAYS} days at most."
        raise SocialError("invalid", hint, field="poll")
    return options, closes
