"""What the places hold, as words: which other place is seen in one, and which two make a third."""

SHOWS: dict[str, tuple[str, ...]] = {
    "lake": ("mountains", "forest", "meadow"),
    "pond": ("meadow", "garden", "lake"),
    "river": ("meadow", "forest"),
    "bridge": ("river", "meadow", "forest"),
    "viaduct": ("mountains", "river", "bridge", "meadow"),
    "waterfall": ("forest", "river", "mountains"),
    "jungle waterfall": ("jungle", "waterfall", "river"),
    "village": ("meadow", "hill", "mountains"),
    "farm": ("meadow", "hill"),
    "hill": ("meadow",),
    "park": ("meadow", "garden", "pond"),
    "beach": ("sea",),
    "harbour": ("sea", "village"),
    "cliff": ("sea", "meadow", "beach", "hill"),
    "ice": ("sea", "snowfield"),
    "canyon": ("desert", "mountains"),
    "birch forest": ("forest",),
    "mushroom wood": ("forest",),
    "rooftop": ("city",),
    "shop": ("city",),
    "noodle shop": ("city", "shop"),
    "cafe": ("city", "village"),
    "market": ("city", "village"),
    "moonscape": ("space",),
    "space": ("starry sky",),
    "library": ("room",),
    "classroom": ("room",),
    "kitchen": ("room",),
    "window": ("room",),
    "castle hall": ("room",),
    "stage": ("room",),
}
"""Place -> the places whose words are drawn too where this one is."""

COMBINED = {
    frozenset(("jungle", "waterfall")): "jungle waterfall",
    frozenset(("mountains", "bridge")): "viaduct",
}
"""Two places that are named together and have a picture of their own."""


UNDER_STARS = (
    *("forest", "birch forest", "mushroom wood", "jungle", "meadow", "garden", "park", "village", "farm", "hill"),
    *("snowfield", "mountains", "desert", "canyon", "beach", "sea", "lake", "pond", "river", "bridge", "viaduct"),
    *("waterfall", "jungle waterfall", "cliff", "harbour", "ice", "city", "rooftop", "cafe", "market", "candy land"),
)
"""Places over which there are stars at night, and clouds by day."""


GREEN_PLACES = (
    *("forest", "meadow", "garden", "mountains", "lake", "birch forest", "village", "farm", "park", "hill", "river"),
    *("bridge", "viaduct", "pond", "cliff", "waterfall", "window", "mushroom wood"),
)
"""Places whose leaves and grass show the spring."""


TIMELESS = ("cave", "stage")
"""Places that no daylight reaches."""


def joined(known: str, named: str) -> str | None:
    """The place that shows both, or None where there is none."""
    if known == named or named in SHOWS.get(known, ()):
        return known
    if named in ("sky", "starry sky") and known in UNDER_STARS:
        return known
    if known in ("sky", "starry sky") and named in UNDER_STARS:
        return named
    if known in SHOWS.get(named, ()):
        return named
    return COMBINED.get(frozenset((known, named)))
