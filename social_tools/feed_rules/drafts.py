"""A draft is the canonical rules themselves, signed: nothing is stored until somebody applies it.

It is bound to its person, and no longer than an argument may be: rules are packed with the words that they are made of.
"""

import base64
import binascii
import hashlib
import hmac
import json
import zlib
from collections.abc import Sequence

from social_tools.errors import SocialError
from social_tools.feed_rules.rules import Rule
from social_tools.feed_rules.topics import TOPICS

LONGEST = 200
MARK = 12
COMMON = (
    ",".join(TOPICS) + '@#reposts_from:anyonelang:ai:madehas_image:yesrel:followingrel:mutualuser:@tag:until:2026-"],["'
    'hide","words:"],["only","["warn","["blur","",1.5,-2,4,"until:2026-12-[["home"[["explore",["boost","topic:'
).encode()
WRONG = "That draft is not one of yours, or was changed. Say your wish again to get a new preview."


def sign(key: bytes, account: int, feed: str, rules: Sequence[Rule]) -> str:
    """Raises SocialError where the rules are too many to be handed over."""
    plain = json.dumps([feed, *(rule.as_json() for rule in rules)], separators=(",", ":"), ensure_ascii=False)
    packing = zlib.compressobj(9, zlib.DEFLATED, -15, zdict=COMMON)
    packed = packing.compress(plain.encode()) + packing.flush()
    draft = base64.urlsafe_b64encode(_mark(key, account, packed) + packed).decode().rstrip("=")
    if len(draft) > LONGEST:
        raise SocialError("too_long", "These are too many rules for one wish. Say less at once.", field="wish")
    return draft


def open_draft(key: bytes, account: int, draft: str) -> tuple[str, tuple[Rule, ...]]:
    """The feed and the rules of a draft. Raises SocialError where the draft is not what this person was given."""
    try:
        raw = base64.urlsafe_b64decode(draft + "=" * (-len(draft) % 4))
        mark, packed = raw[:MARK], raw[MARK:]
        if not hmac.compare_digest(mark, _mark(key, account, packed)):
            raise ValueError("signed by nobody")
        feed, *rules = json.loads(zlib.decompressobj(-15, zdict=COMMON).decompress(packed))
        return str(feed), tuple(Rule.from_json(rule) for rule in rules)
    except (ValueError, binascii.Error, zlib.error, TypeError):
        raise SocialError("stale", WRONG, field="draft") from None


def _mark(key: bytes, account: int, packed: bytes) -> bytes:
    return hmac.digest(key, f"feed rules {account} ".encode() + packed, hashlib.sha256)[:MARK]
