"""What cards and pages show of remixes: whose pictures one was made from, and who may make one."""

from typing import TYPE_CHECKING

from assistant.cards.props import Props
from social_tools import remixing
from storage.models import Policy
from storage.post_views import PostView

if TYPE_CHECKING:
    from assistant.cards.drawing import Cards

WHO = {"anyone": "Anyone may remix it", "followers": "Your followers may remix it", "nobody": "Nobody may remix it"}
CHOICES = [{"value": value, "words": words} for value, words in WHO.items()]


def of_post(cards: "Cards", post: PostView) -> Props:
    """Whether the viewer may remix a post; of one's own, who may."""
    own = post.author_id == cards.viewer.id
    return {
        "credit": credit(cards, post),
        "remixable": bool(cards.viewer.id) and remixing.may_remix(post, cards.viewer.id),
        "remix": Policy(post.remix).name if own and post.pictures else None,
    }


def credit(cards: "Cards", post: PostView) -> Props | None:
    """The line under a picture, and the picture that it was made from, where that may be shown."""
    lines = [picture.lineage for picture in post.pictures if picture.lineage]
    if not lines:
        return None
    found = remixing.ancestors(post)
    kept = found if len(found) <= remixing.NAMED else [*found[: remixing.NAMED - 1], None, found[-1]]
    first = lines[0]
    return {
        "people": [
            {
                "handle": one.handle,
                "person": f"{cards.base}/@{one.handle}" if one.handle else None,
                "post": f"{cards.base}/p/{one.post}" if one.post else None,
            }
            if one
            else {"more": len(found) - remixing.NAMED}
            for one in kept
        ],
        "source": cards.image(first.source) if first.source else None,
        "url": f"{cards.base}/p/{first.ancestors[0].post}" if first.source else None,
    }
