"""People from head to foot, as SVG: heads and busts of the emoji set on bodies and legs of our own.

A picture in people.txt is named in one of three ways:

    woman-dark                          the emoji of that name
    doll woman-dark dress red           the head of that emoji on a body in those clothes
    bust cook-dark                      the bust of that emoji on the legs or the skirt that BUSTS gives it

All are drawn on a page 32 wide and 48 high, on which a bust stands as on the emoji's own 32 by 32.
"""

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from dataclasses import dataclass

Face = Callable[[str], str]

SKINS = {
    "light": "#f7d3c0", "medium-light": "#f2c197", "medium": "#a57b63", "medium-dark": "#7a5347", "dark": "#4a3431",
    "": "#ffc83a",
}  # fmt: skip
PAINTS = {
    "red": ("#ff6166", "#cf3344"), "orange": ("#ff9a4a", "#e46c22"), "yellow": ("#ffd45c", "#eaa92e"),
    "green": ("#5fcf85", "#2f9c62"), "teal": ("#4fd0cb", "#23949c"), "blue": ("#5aa5f7", "#2f6fd6"),
    "navy": ("#5a66a8", "#37407c"), "purple": ("#a878ea", "#7449bd"), "pink": ("#ff92be", "#e05c94"),
    "brown": ("#a97a5b", "#7b5240"), "black": ("#5f586c", "#3b3547"), "white": ("#fbf8ff", "#cfc6de"),
    "grey": ("#b9b4c4", "#86808f"), "cream": ("#ffeccf", "#e0c19c"), "denim": ("#6d93d6", "#41639f"),
    "mint": ("#a8ecc9", "#62bd93"), "wine": ("#b0426a", "#7d274b"), "khaki": ("#cdb98a", "#9d8757"),
    "violet": ("#8368cd", "#6a4fb0"),
}  # fmt: skip


def skin_of(emoji: str) -> str:
    tone = re.search(r"-(light|medium-light|medium|medium-dark|dark)$", emoji)
    longest = re.search(r"-(medium-light|medium-dark)$", emoji) or tone
    return SKINS[longest.group(1) if longest else ""]


def gradient(name: str, paint: str) -> str:
    light, dark = PAINTS[paint]
    return (
        f'<radialGradient id="{name}" cx=".66" cy=".22" r=".95"><stop offset="0" stop-color="{light}"/>'
        f'<stop offset=".5" stop-color="{light}"/><stop offset="1" stop-color="{dark}"/></radialGradient>'
    )


def page(body: str, height: float = 48) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'viewBox="-4 0 40 {height}" width="40" height="{height}">{body}</svg>'
    )


def both(left: str) -> str:
    """A shape and its mirror image."""
    return f'{left}<g transform="translate(32 0) scale(-1 1)">{left}</g>'


def shoes(colour: str = "#4d3f5c", y: float = 45.3, apart: float = 3.1) -> str:
    shape = f'<path d="M{16 - apart - 2.9} {y + 1.7}C{16 - apart - 3} {y - 0.6} {16 - apart - 1} {y - 1.8} {16 - apart + 0.4} {y - 1.6}C{16 - apart + 1.8} {y - 1.5} {16 - apart + 2.2} {y} {16 - apart + 2.2} {y + 1.7}Z"'
    return both(f'{shape} fill="{colour}"/>')


def trousers(paint: str, top: float = 30.4, foot: float = 44.8) -> str:
    leg = f'<path d="M10.500 {top}H16.100V{top + 3}L15.700 {foot}H11.100C10.900 {foot - 5} 10.200 {top + 4} 10.500 {top}Z" fill="url(#legs)"/>'
    seam = f'<path d="M16 {top + 2}V{top + 6}" stroke="{PAINTS[paint][1]}" stroke-width=".5"/>'
    return gradient("legs", paint) + both(leg) + seam


def bare_legs(skin: str, top: float) -> str:
    return both(f'<path d="M11.600 {top}H15.200L14.700 45H12.200Z" fill="{skin}"/>') + both(
        f'<path d="M14.300 {top}H15.200L14.700 45H13.900Z" fill="#5a2a4a" opacity=".18"/>'
    )


def arm(cloth: str, skin: str, raised: bool = False, sleeve: str = "long") -> str:
    path = (
        "M10.900 19.300C8.200 18.800 6.300 16.300 5.400 12.800"
        if raised
        else "M10.900 19.400C9 22 8.400 25 8.300 28.400"
    )
    short = (
        "M10.900 19.300C9.300 19 8.100 18.200 7.200 17"
        if raised
        else "M10.900 19.400C9.900 20.800 9.300 22.200 8.900 23.800"
    )
    hand = (5.1, 11.2) if raised else (8.3, 29.6)
    limb = f'<path d="{path}" fill="none" stroke="{skin}" stroke-width="2.700" stroke-linecap="round"/>'
    limb += f'<circle cx="{hand[0]}" cy="{hand[1]}" r="1.700" fill="{skin}"/>'
    if sleeve == "none":
        return limb
    cover = path if sleeve == "long" else short
    shoulder = f'<circle cx="10.900" cy="19.300" r="1.900" fill="{cloth}"/>'
    return f'{limb}<path d="{cover}" fill="none" stroke="{cloth}" stroke-width="3.800" stroke-linecap="{"butt" if sleeve == "short" else "round"}"/>{shoulder}'


TORSO = (
    "M13 16.700C11 17.100 9.700 18.200 9.500 20.400L10.300 31.600C13 32.600 19 32.600 21.700 31.600L22.500 20.400"
    "C22.300 18.200 21 17.100 19 16.700C18 18.300 14 18.300 13 16.700Z"
)
BODICE = (
    "M13 16.700C11 17.100 9.900 18.200 9.900 20.400L11.300 27C13 27.800 19 27.800 20.700 27L22.100 20.400"
    "C22.100 18.200 21 17.100 19 16.700C18 18.300 14 18.300 13 16.700Z"
)


def stripes(paint: str) -> str:
    rows = "".join(
        f'<rect x="8" y="{y}" width="16" height="1.300" fill="{PAINTS[paint][0]}"/>' for y in (21, 24, 27, 30)
    )
    return f'<clipPath id="torso"><path d="{TORSO}"/></clipPath><g clip-path="url(#torso)" opacity=".9">{rows}</g>'


def clothes(outfit: str, paint: str, other: str, skin: str, raised: bool) -> str:
    """What a doll wears from the neck down, its limbs with it."""
    cloth = PAINTS[paint][0]
    top = gradient("top", paint)
    arms = arm(cloth, skin, sleeve="long") if not raised else arm(cloth, skin, raised=True)
    right = f'<g transform="translate(32 0) scale(-1 1)">{arm(cloth, skin)}</g>'
    tee = (
        arm(cloth, skin, raised, "short")
        + f'<g transform="translate(32 0) scale(-1 1)">{arm(cloth, skin, sleeve="short")}</g>'
    )
    bare = (
        arm(cloth, skin, raised, "none")
        + f'<g transform="translate(32 0) scale(-1 1)">{arm(cloth, skin, sleeve="none")}</g>'
    )
    torso = f'<path d="{TORSO}" fill="url(#top)"/>'
    if outfit == "dress":
        skirt = '<path d="M11.200 26.400C9.800 31 8.300 35 7.600 38.600C12 40.600 20 40.600 24.400 38.600C23.700 35 22.200 31 20.800 26.400Z" fill="url(#top)"/>'
        belt = f'<path d="M11.100 26.200C13.500 27.200 18.500 27.200 20.900 26.200L21.200 27.600C18.500 28.600 13.500 28.600 10.800 27.600Z" fill="{PAINTS[other][1]}"/>'
        return f'<defs>{top}</defs>{bare_legs(skin, 37)}{shoes(PAINTS[other][1])}{bare}<path d="{BODICE}" fill="url(#top)"/>{skirt}{belt}'
    if outfit == "gown":
        skirt = '<path d="M11.200 26.400C9.500 33 7.500 39 6.600 45C12 47.200 20 47.200 25.400 45C24.500 39 22.500 33 20.800 26.400Z" fill="url(#top)"/>'
        sash = f'<path d="M11.100 26.200C13.500 27.200 18.500 27.200 20.900 26.200L21.200 27.700C18.500 28.700 13.500 28.700 10.800 27.700Z" fill="{PAINTS[other][0]}"/>'
        return f'<defs>{top}</defs>{arms}{right}<path d="{BODICE}" fill="url(#top)"/>{skirt}{sash}'
    if outfit == "skirt":
        low = gradient("low", other)
        skirt = '<path d="M10.900 29C9.900 32 9.100 34.500 8.600 37.400C12.500 39 19.500 39 23.400 37.400C22.900 34.500 22.100 32 21.100 29Z" fill="url(#low)"/>'
        return f"<defs>{top}{low}</defs>{bare_legs(skin, 36)}{shoes()}{torso.replace('31.600', '30')}{skirt}{tee}"
    legs = f"<defs>{top}</defs>{trousers(other)}{shoes()}"
    if outfit == "tee":
        return f"{legs}{torso}{tee}"
    if outfit == "striped":
        return f"{legs}{torso}{stripes('white')}{arms}{right}"
    if outfit == "jacket":
        shirt = f'<path d="M13.600 17.100L16 31.800L18.400 17.100C17.400 18.200 14.600 18.200 13.600 17.100Z" fill="#fbf8ff"/><path d="M13.400 16.900L12.300 20.600L15.900 31.600ZM18.600 16.900L19.700 20.600L16.100 31.600Z" fill="{PAINTS[paint][1]}"/>'
        return f"{legs}{torso}{shirt}{arms}{right}"
    if outfit == "cardigan":
        knit = '<path d="M13.400 17L15.300 32.100H16.700L18.600 17C17.600 18.200 14.400 18.200 13.400 17Z" fill="#fff6e6"/>'
        dots = "".join(f'<circle cx="17.900" cy="{y}" r=".45" fill="{PAINTS[paint][1]}"/>' for y in (24, 27, 30))
        return f"{legs}{torso}{knit}{dots}{arms}{right}"
    if outfit == "dungarees":
        bib = f'<path d="M12.400 22.500H19.600L21.700 31.600V32.500H10.300V31.600Z" fill="{PAINTS[other][0]}"/><path d="M12.900 17L12.800 23M19.100 17L19.200 23" stroke="{PAINTS[other][0]}" stroke-width="1.500"/><rect x="13.900" y="25" width="4.200" height="3" rx=".6" fill="{PAINTS[other][1]}"/>'
        return f"{legs}{torso}{bib}{tee}"
    if outfit == "scrubs":
        neck = f'<path d="M14 16.900L16 20.400L18 16.900C17 18 15 18 14 16.900Z" fill="{skin}"/><rect x="17.900" y="22" width="2.600" height="2.400" rx=".4" fill="{PAINTS[paint][1]}"/>'
        cross = '<path d="M12.200 22.200h1v-1h1v1h1v1h-1v1h-1v-1h-1Z" fill="#ff4d5e"/>'
        return f"{legs}{torso}{neck}{cross}{tee}"
    if outfit == "royal":
        robe = '<path d="M10.500 20L8.400 44.500C12 46.500 20 46.500 23.600 44.500L21.500 20Z" fill="url(#top)"/>'
        fur = '<path d="M14.700 18L14.200 45.800H17.800L17.300 18Z" fill="#fffafc"/><path d="M10.200 17.200C12 20.600 20 20.600 21.800 17.200L22.600 20.400C20 23.600 12 23.600 9.400 20.400Z" fill="#fffafc"/>'
        dots = "".join(
            f'<ellipse cx="{x}" cy="{y}" rx=".35" ry=".6" fill="#3b3547"/>'
            for x, y in ((11.5, 20), (14, 21.4), (18, 21.4), (20.5, 20), (16, 27), (15.6, 33), (16.4, 39))
        )
        return f"<defs>{top}</defs>{shoes()}{robe}{arms}{right}{fur}{dots}"
    if outfit == "suit-of-santa":
        fur = '<path d="M9.700 29.400C13 30.600 19 30.600 22.300 29.400L22.400 32C19 33.200 13 33.200 9.600 32Z" fill="#fffafc"/><rect x="15" y="17.500" width="2" height="12.500" fill="#fffafc"/><path d="M9.700 25.800C13 26.800 19 26.800 22.300 25.800L22.400 27.600C19 28.600 13 28.600 9.600 27.600Z" fill="#3b3547"/><rect x="14.300" y="25.900" width="3.400" height="2.600" rx=".5" fill="#ffd45c"/>'
        return f"{legs}{torso}{fur}{arms}{right}"
    if outfit == "clown-suit":
        ruff = "".join(f'<circle cx="{x}" cy="17.400" r="1.700" fill="#fbf8ff"/>' for x in (11.6, 13.8, 16, 18.2, 20.4))
        pompons = "".join(f'<circle cx="16" cy="{y}" r="1.100" fill="#ff6166"/>' for y in (21.5, 25.2, 28.9))
        spots = "".join(
            f'<circle cx="{x}" cy="{y}" r=".9" fill="#5aa5f7"/>'
            for x, y in ((12, 23), (20, 22.500), (19.500, 28), (12.300, 28.600))
        )
        return f"{legs}{torso}{spots}{pompons}{arms}{right}{ruff}"
    return f"{legs}{torso}{arms}{right}"


def doll(head: str, outfit: str, paint: str, other: str, face: Face, extra: str = "") -> str:
    """A head on a body: its skin goes on in neck and hands."""
    skin = skin_of(head)
    raised = extra == "waving"
    neck = f'<rect x="14.200" y="13.500" width="3.600" height="5" rx="1.500" fill="{skin}"/><path d="M14.200 15.500C15.500 16.600 16.500 16.600 17.800 15.500V17C16.500 17.800 15.500 17.800 14.200 17Z" fill="#5a2a4a" opacity=".25"/>'
    cane = (
        '<path d="M5.900 46.500V29.500C5.900 27 9 27 9 29" fill="none" stroke="#8a5a3c" stroke-width="1.100" stroke-linecap="round"/>'
        if extra == "cane"
        else ""
    )
    top = face(head)
    body = f'{clothes(outfit, paint, other, skin, raised)}{cane}{neck}<g transform="translate(5.900 -.6) scale(.63)">{top}</g>'
    if extra == "crown":
        body += f'<g transform="translate(11.100 -3.200) scale(.306)">{face("crown")}</g>'
    return page(f'<g transform="translate(0 1)">{body}</g>')


def child(head: str, outfit: str, paint: str, other: str, face: Face, extra: str = "") -> str:
    """A doll with a larger head on a shorter body."""
    skin = skin_of(head)
    body = clothes(outfit, paint, other, skin, extra == "waving")
    neck = f'<rect x="14" y="15" width="4" height="4" fill="{skin}"/>'
    return page(
        f'<g transform="translate(2.560 10.600) scale(.84 .68)">{body}{neck}</g>'
        f'<g transform="translate(3.500 -.4) scale(.78)">{face(head)}</g>',
        44,
    )


def baby(head: str, paint: str, face: Face) -> str:
    """A baby that sits in its romper suit."""
    skin = skin_of(head)
    limbs = both(
        f'<path d="M11 25C8.500 26.500 7.500 28.500 7.200 30" fill="none" stroke="{PAINTS[paint][0]}" stroke-width="3.600" stroke-linecap="round"/>'
        f'<circle cx="7" cy="31.300" r="1.800" fill="{skin}"/>'
        f'<ellipse cx="10.500" cy="37" rx="4.600" ry="2.800" fill="{PAINTS[paint][0]}"/><ellipse cx="7.400" cy="37" rx="2.300" ry="2.500" fill="{skin}"/>'
    )
    body = f'<defs>{gradient("top", paint)}</defs><path d="M16 21C10.500 21 8.700 28 8.700 33C8.700 38 12 39.500 16 39.500C20 39.500 23.300 38 23.300 33C23.300 28 21.500 21 16 21Z" fill="url(#top)"/>'
    bib = '<path d="M12.600 22.300C12.600 28.500 19.400 28.500 19.400 22.300Z" fill="#fffafc"/>'
    return page(f'{body}{limbs}{bib}<g transform="translate(3.200 -.6) scale(.8)">{face(head)}</g>', 41)


@dataclass(frozen=True)
class Lower:
    """What goes on below the flat foot of a bust: a coat's tail and trousers, or a robe or a gown to the ground."""

    legs: str = "navy"
    shape: str = "trousers"
    left: float = 5.2
    right: float = 26.8
    """From where to where the bust's last row goes on downward; what a hand holds does not."""
    gown: str = ""
    """The paint of a gown whose colours the last row does not give."""
    cut: float = 29.2
    """Where the bust ends."""
    without: int = 0
    """How many of the emoji's first shapes are left out: the teacher's blackboard."""


BUSTS = {
    "artist": Lower("denim", left=4.6, right=23.2),
    "cook": Lower("black", left=4.8, right=23.6),
    "farmer": Lower("blue", left=4.2, right=22),
    "firefighter": Lower("brown", left=3.6, right=22.6),
    "judge": Lower(shape="robe", left=4, right=22.4),
    "health-worker": Lower("navy"),
    "teacher": Lower("denim", left=5.2, right=26.6, without=6),
    "pilot": Lower("navy"),
    "police-officer": Lower("navy", left=4, right=27.8),
    "guard": Lower("black", left=5.6, right=26.2),
    "detective": Lower("black", left=3, right=23.6),
    "construction-worker": Lower("denim"),
    "mechanic": Lower("blue", left=5, right=23),
    "student": Lower(shape="robe"),
    "singer": Lower("black", left=4.4, right=22.6, cut=27.6),
    "scientist": Lower("navy", left=4.6, right=23.2),
    "office-worker": Lower("navy"),
    "factory-worker": Lower("navy", left=4, right=22.4),
    "prince": Lower("white"),
    "princess": Lower(shape="gown", left=8, right=24, gown="violet"),
    "person-with-crown": Lower("white"),
    "superhero": Lower("blue", left=2.2, right=29.8),
    "supervillain": Lower("black", left=2.2, right=29.8),
    "vampire": Lower("black"),
    "elf": Lower("brown"),
    "zombie": Lower("denim", left=10, right=22),
    "ninja": Lower("black", left=7, right=28),
    "troll": Lower("brown", left=4.6, right=23),
    "juggling": Lower("navy", left=5.6, right=26.2),
    "in-tuxedo": Lower("navy"),
    "pregnant-woman": Lower("navy", left=8, right=22.2),
    "feeding-baby": Lower("denim", left=3, right=28.4),
    "with-veil": Lower(shape="gown", left=6, right=26, gown="white"),
    "with-headscarf": Lower(shape="robe", left=5.8, right=26.6),
}
"""By the end of the emoji's name before its skin tone."""


def lower_of(emoji: str) -> Lower:
    bare = re.sub(r"-(light|medium-light|medium|medium-dark|dark)$", "", emoji)
    return next(BUSTS[name] for name in sorted(BUSTS, key=len, reverse=True) if bare.endswith(name))


def bust_alone(emoji: str, face: Face) -> str:
    drawing = ElementTree.fromstring(page(face(emoji)))
    shapes = drawing[0]
    for shape in list(shapes)[: lower_of(emoji).without]:
        shapes.remove(shape)
    return ElementTree.tostring(drawing, encoding="unicode")


def legs_alone(emoji: str) -> str:
    """What stands below a bust and behind it."""
    lower = lower_of(emoji)
    if lower.gown:
        hem = "M{0} 28H{1}C{2} 34 26.500 41 27.500 45.200C20 47.600 12 47.600 4.500 45.200C5.500 41 {3} 34 {0} 28Z"
        drawn = hem.format(lower.left, lower.right, lower.right + 1, lower.left - 1)
        folds = "M12 33C11 38 10.400 42 10.200 46M20 33C21 38 21.600 42 21.800 46"
        shade = f'<path d="{folds}" stroke="#2a1540" stroke-opacity=".14" stroke-width=".8" fill="none"/>'
        return page(f'<defs>{gradient("coat", lower.gown)}</defs><path d="{drawn}" fill="url(#coat)"/>{shade}')
    if lower.shape == "robe":
        return page(shoes(y=45.2))
    return page(f"{trousers(lower.legs, 31)}{shoes()}")


def figure(picture: str, face: Face) -> str | None:
    """The SVG page of a doll, a child or a baby; None for a bust and for a plain emoji."""
    kind, *words = picture.split()
    if kind == "baby":
        return baby(words[0], words[1], face)
    if kind in ("doll", "child"):
        head, outfit, paint, other, *extra = words
        return (doll if kind == "doll" else child)(head, outfit, paint, other, face, *extra)
    return None
