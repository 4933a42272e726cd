"""Which answer of a poll somebody means, without a word of anybody's post where a model could read it as an order."""

import hashlib
import re
from collections.abc import Iterable
from typing import Any

from storage.post_views import PostView

ARTICLE = re.compile(r"^(?:a|an|the) ")


def fingerprint(words: str) -> str:
    """The same for the same words, whatever their case, spaces and first article; it tells nothing of them."""
    plain = ARTICLE.sub("", " ".join(words.casefold().split()))
    return hashlib.sha256(plain.encode()).hexdigest()[:12]


def shown(posts: Iterable[PostView]) -> dict[str, Any]:
    """What a thread remembers of the polls among these posts: fingerprints of their answers, in order."""
    found = {
        str(post.id): [fingerprint(text) for text, _ in post.poll.options] for post in posts if post.poll is not None
    }
    return {"polls": found} if found else {}
