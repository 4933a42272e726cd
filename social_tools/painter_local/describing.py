"""Telling what the subjects of a scene do, wear and hold, and how they stand to one another."""

from social_tools.painter_local.naming import counted, listed, numbered, the
from social_tools.painter_local.scene import Subject, Thing

TOWARDS = {
    "left of": "to the left of", "right of": "to the right of", "behind": "behind", "in front of": "in front of",
    "above": "above", "under": "under", "beside": "beside", "between": "between", "around": "around",
}  # fmt: skip
DOING = {
    "asleep": "asleep", "sitting": "sitting", "jumping": "jumping", "dancing": "dancing", "swimming": "swimming",
    "upside down": "upside down", "holding hands": "holding hands",
}  # fmt: skip


def described(subjects: tuple[Subject, ...]) -> str:
    """All of them; one that another stands beside is told with it."""
    by_key = {subject.key: subject for subject in subjects}
    told: set[str] = set()
    parts: list[str] = []
    busy = False
    later = {subject.to for subject in subjects if subject.relation and subject.to in by_key}
    for subject in sorted(subjects, key=lambda subject: subject.key in later and not subject.relation):
        if subject.key in told:
            continue
        told.add(subject.key)
        words = alone(subject)
        other = by_key.get(subject.to) if subject.relation else None
        if other and other.key != subject.key:
            words += f" {TOWARDS[subject.relation]} {the(other) if other.key in told else alone(other)}"
            told.add(other.key)
        parts.append(words)
        busy = busy or words != counted(subject)
    if busy and len(parts) > 1:
        return f"{', '.join(parts[:-1])}, and {parts[-1]}"
    return listed(parts)


def alone(subject: Subject) -> str:
    """One subject with what it does."""
    doing = [DOING[subject.pose]] if subject.pose in DOING else []
    held = list(subject.holds)
    many = subject.count > 1
    if subject.pose in ("reading", "playing") and held:
        doing.append(f"{subject.pose} {thing(held.pop(0), many)}")
    if subject.wears:
        doing.append("wearing " + listed([thing(one, many) for one in subject.wears]))
    if held:
        each = "each " if many and any(one.count > 1 for one in held) else ""
        doing.append(f"{each}holding " + listed([thing(one, many and not each) for one in held]))
    base = thing(subject.base, subject.base.count > 1) if subject.base else ""
    if base and subject.how == "riding":
        doing.append(f"riding {base}")
    where = f"{subject.how} {base}" if base and subject.how != "riding" else ""
    return " ".join(words for words in (counted(subject), listed(doing) if doing else "", where) if words)


def thing(one: Thing, several: bool = False) -> str:
    """ "A red hat", or "red hats" where each of several has one."""
    if several:
        return numbered(one.noun, 2, one.colour or "").partition(" ")[2].removeprefix("lots of ")
    return numbered(one.noun, one.count, one.colour or "")
