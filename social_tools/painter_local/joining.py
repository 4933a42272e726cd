"""What words between two things make of them: one wears, holds or rides the other, or stands somewhere beside it."""

from dataclasses import replace

from social_tools.painter_local.bodies import (
    CONTAINERS,
    PLAYED,
    READ,
    body_of,
    can_carry,
    can_hold,
    can_play,
    can_wear,
    garment_words,
    garments,
    toys,
)  # fmt: skip
from social_tools.painter_local.scene import Subject, Thing
from social_tools.painter_local.vocabulary import nouns

MOST_TOGETHER = 4
MOST_HELD = 5
LIVING = ("land", "float", "swim", "air")
LAID = ("left of", "right of", "behind", "in front of", "above", "under", "beside", "between", "around")
"""Ways to stand towards something else."""


def alive(noun: str) -> bool:
    """Whether it has a face: such a thing may act."""
    body = body_of(noun)
    return bool(body.head or body.eyes or body.hands) or can_act(noun)


def can_act(noun: str) -> bool:
    return noun in toys()


def with_thing(owner: Subject, link: str, thing: Thing, plural: bool) -> Subject | None:
    """The owner after it has taken the thing in the way the link says, or None where that cannot be shown."""
    if link in ("with", "holding"):
        return holding(owner, thing)
    if link == "reading":
        return busy(owner, "reading", thing) if thing.noun in READ else None
    if link == "playing":
        return busy(owner, "playing", thing) if thing.noun in PLAYED else None
    if link == "under" and thing.noun == "umbrella":
        return holding(owner, thing)
    if link in ("riding", "on", "in"):
        return based(owner, link, replace(thing, count=owner.count if plural else 1))
    return None


def holding(owner: Subject, thing: Thing) -> Subject | None:
    held = sum(one.count for one in owner.holds) + thing.count
    if not can_hold(owner.noun, thing.noun) or held > MOST_HELD or owner.pose == "asleep":
        return None
    return replace(owner, holds=(*owner.holds, thing))


def busy(owner: Subject, pose: str, thing: Thing) -> Subject | None:
    if owner.pose or not has_arms(owner.noun):
        return None
    return replace(owner, pose=pose, holds=(replace(thing, count=1), *owner.holds))


def has_arms(noun: str) -> bool:
    return can_act(noun) or bool(body_of(noun).hands)


def based(owner: Subject, link: str, base: Thing) -> Subject | None:
    noun, rider = nouns()[base.noun], nouns()[owner.noun]
    if owner.base or owner.aloft or rider.kind in ("building", "tree", "sky", "space"):
        return None
    if owner.count > MOST_TOGETHER and base.count == 1:
        return None
    if link == "in":
        fits = base.noun in CONTAINERS and rider.size <= 6
    elif link == "riding":
        fits = alive(owner.noun) and (noun.kind == "vehicle" or can_carry(base.noun) or base.noun in RIDDEN)
    else:
        solid = noun.kind in SOLID or can_carry(base.noun) or base.noun == "flying carpet"
        fits = solid and noun.size >= rider.size * 0.3 and base.noun not in THIN
    return replace(owner, base=base, how=link) if fits else None


SOLID = frozenset({"thing", "food", "vehicle", "float", "outdoor", "street", "furniture"})
"""Kinds of what somebody may be on."""
HUNG = frozenset({"lantern", "disco ball", "chandelier", "ceiling fan", "wind chime"})
"""What is never seen standing on the ground."""
HANGING = frozenset({"disco ball", "lantern", "light bulb", "bell", "umbrella", "wind chime", "lamp", "kite"})
"""What is higher than those who are under it."""
RIDDEN = frozenset(
    {
        "rocket",
        "broom",
        "balloon",
        "canoe",
        "sailboat",
        "speedboat",
        "surfboard",
        "sled",
        "cloud",
        "star",
        "flying carpet",
    }
)
THIN = frozenset(
    {
        "campfire",
        "parking meter",
        "stop sign",
        "street lamp",
        "signpost",
        "floor lamp",
        "fire",
        "candle",
        "wine",
        "umbrella",
        "swords",
        "key",
        "ring",
        "ladder",
    }
)
"""Nothing sits on these."""


def wearing(owner: Subject, garment: str, colour: str | None) -> Subject | None:
    if not can_wear(owner.noun, garment) or garment in (thing.noun for thing in owner.wears):
        return None
    return replace(owner, wears=(*owner.wears, Thing(garment, colour)))


def wears_already(owner: Subject, phrase: str) -> bool:
    """Some pictures come with a hat, a wand or a scarf."""
    return phrase in body_of(owner.noun).has


def garment_at(words: list[str], at: int) -> tuple[int, str] | None:
    """What can be worn and begins at a word; plurals too."""
    for length in range(min(3, len(words) - at), 0, -1):
        phrase = tuple(words[at : at + length])
        last = phrase[-1]
        for one in (last, last.removesuffix("s"), last.removesuffix("ves") + "f", last.removesuffix("es")):
            tried = (*phrase[:-1], one)
            if tried in garment_words():
                return length, garment_words()[tried]
    return None


def posed(subject: Subject, pose: str) -> Subject | None:
    """The subject in a pose, or None where its picture cannot show it."""
    noun, body = nouns()[subject.noun], body_of(subject.noun)
    living = noun.kind in LIVING and alive(subject.noun)
    fits = {
        "asleep": (can_act(subject.noun) or (living and bool(body.eyes))) and not subject.holds,
        "sitting": can_act(subject.noun) or subject.base is not None,
        "dancing": living,
        "jumping": living and noun.kind == "land" and subject.base is None,
        "swimming": living and noun.kind in ("land", "float", "swim"),
        "upside down": subject.base is None,
        "reading": has_arms(subject.noun),
        "holding hands": 2 <= subject.count <= MOST_TOGETHER and has_arms(subject.noun) and subject.base is None,
    }
    if not fits.get(pose, False) or (subject.pose and subject.pose != pose):
        return None
    if pose == "reading":
        return busy(subject, "reading", Thing("open book"))
    return replace(subject, pose=pose)


def in_role(subject: Subject, role: str) -> Subject | None:
    if subject.role or not can_play(subject.noun, role):
        return None
    return replace(subject, role=role)


def wearable_colour(garment: str, colour: str | None) -> str | None:
    return None if colour in garments()[garment].colours else colour
