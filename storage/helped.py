"""How much the assistant helped with a post, as the one number that is kept: the picture, the text, the alt text."""

PARTS: dict[str, tuple[str, ...]] = {
    "image": ("none", "made", "edited"),
    "text": ("none", "written", "suggested", "translated"),
    "alt": ("none", "reviewed", "unreviewed"),
}
"""What each part may be; `none` is nothing to tell, and the order is what the number is made of."""
BITS = 2


def pack(**parts: str) -> int:
    """`image`, `text` and `alt` as a number; what is left out is `none`."""
    places = {name: place for place, name in enumerate(PARTS)}
    return sum(PARTS[name].index(value) << BITS * places[name] for name, value in parts.items())


def unpack(number: int) -> dict[str, str]:
    """What there is to tell."""
    if not number:
        return {}
    told = {name: number >> BITS * place & (1 << BITS) - 1 for place, name in enumerate(PARTS)}
    return {name: PARTS[name][one] for name, one in told.items() if 0 < one < len(PARTS[name])}
