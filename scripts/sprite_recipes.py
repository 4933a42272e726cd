"""Pictures the emoji set lacks, as SVG: bodies for animals that have only a face, and a few buildings of our own."""

from collections.abc import Callable
from dataclasses import dataclass

Face = Callable[[str], str]
"""Gives the SVG body (a 32 by 32 drawing) of one emoji of the set."""


@dataclass(frozen=True)
class Plush:
    """How the toy body under a face is coloured: fur light and dark, belly, paws, and the shape of the tail."""

    face: str
    fur: tuple[str, str]
    belly: str
    paws: str
    tail: str = "none"
    tip: str = "#ffffff"


PLUSHES = {
    "fox": Plush("fox", ("#ff9a2e", "#f26a1b"), "#ffe2b8", "#4b2d33", "brush", "#fff1dc"),
    "bear": Plush("bear", ("#8f6552", "#6b4238"), "#c79a78", "#5a3730"),
    "lion": Plush("lion", ("#f9b233", "#e08f2a"), "#ffd98a", "#d98a2c", "tuft", "#7a4a3c"),
    "panda": Plush("panda", ("#f6f2fc", "#cfc2e6"), "#ffffff", "#4a4274"),
    "polar-bear": Plush("polar-bear", ("#fbfafe", "#d7d2e4"), "#ffffff", "#e6e2f0"),
    "koala": Plush("koala", ("#a9a7ad", "#84818b"), "#dcd9e2", "#7b7883"),
    "wolf": Plush("wolf", ("#a3a3a6", "#77767d"), "#dcdadf", "#6a6971", "brush", "#e6e4ea"),
    "frog": Plush("frog", ("#3fd08c", "#1ea974"), "#ffd86b", "#2bbd80"),
    "hamster": Plush("hamster", ("#f4b07a", "#dd8a58"), "#ffe6cf", "#f0a0a0"),
    "raccoon": Plush("raccoon", ("#aeadb3", "#85848c"), "#dad8df", "#55535c", "rings", "#55535c"),
}

CLOTHES = {
    "girl": ("girl", "#ff7ab0", "#e2508f", "#6f5bd0"),
    "boy": ("boy", "#49b6ff", "#2b8ae0", "#44518c"),
    "child": ("child", "#6bd08a", "#3fae68", "#44518c"),
}


def _gradient(name: str, light: str, dark: str) -> str:
    return (
        f'<radialGradient id="{name}" cx=".38" cy=".28" r=".85"><stop offset="0" stop-color="{light}"/>'
        f'<stop offset=".55" stop-color="{light}"/><stop offset="1" stop-color="{dark}"/></radialGradient>'
    )


def _page(width: int, height: int, body: str) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'viewBox="0 0 {width} {height}" width="{width}" height="{height}">{body}</svg>'
    )


def _tail(plush: Plush) -> str:
    if plush.tail == "brush":
        return (
            '<path d="M42 70C56 72 63 62 58 46C56 40 50 42 49 49C48 58 45 62 38 64Z" fill="url(#fur)"/>'
            f'<path d="M58.6 50C58 44 55 40.500 51.600 43.500C50 45 49.300 47.500 49 50C52 52.500 55.500 52 58.600 50Z" fill="{plush.tip}"/>'
        )
    if plush.tail == "rings":
        rings = "".join(
            f'<path d="M{52 + i} {66 - 7 * i}l8 3" stroke="{plush.tip}" stroke-width="3"/>' for i in range(3)
        )
        return f'<path d="M40 72C56 74 64 62 60 48C58 44 53 45 53 50C53 60 48 64 38 66Z" fill="url(#fur)"/>{rings}'
    if plush.tail == "tuft":
        return (
            '<path d="M42 70C54 72 56 60 55 52" fill="none" stroke="url(#fur)" stroke-width="3.400" stroke-linecap="round"/>'
            f'<ellipse cx="55" cy="50" rx="4" ry="5" fill="{plush.tip}"/>'
        )
    return ""


def plush(recipe: Plush, face: Face) -> str:
    """A sitting toy: tail, pear-shaped body, belly, arms and feet, and the emoji's face as its head."""
    light, dark = recipe.fur
    arms = "".join(
        f'<g transform="rotate({turn} {x} 54)"><ellipse cx="{x}" cy="57" rx="4.600" ry="9.500" fill="url(#fur)"/>'
        f'<ellipse cx="{x}" cy="64" rx="3.900" ry="3.400" fill="{recipe.paws}"/></g>'
        for x, turn in ((20.5, 14), (43.5, -14))
    )
    feet = "".join(f'<ellipse cx="{x}" cy="75" rx="7.400" ry="4.600" fill="{recipe.paws}"/>' for x in (23, 41))
    body = (
        f"<defs>{_gradient('fur', light, dark)}</defs>{_tail(recipe)}"
        '<path d="M32 40C20 40 15 56 15 65C15 74 22 78 32 78C42 78 49 74 49 65C49 56 44 40 32 40Z" fill="url(#fur)"/>'
        f'<ellipse cx="32" cy="63" rx="10.500" ry="11.500" fill="{recipe.belly}" opacity=".92"/>{feet}{arms}'
        f'<ellipse cx="32" cy="45.500" rx="9" ry="3.500" fill="{dark}" opacity=".5"/>'
    )
    return _page(64, 80, f'{body}<g transform="translate(6 -1) scale(1.62)">{face(recipe.face)}</g>')


def child(name: str, face: Face) -> str:
    """A child in plain clothes, standing."""
    emoji, light, dark, trousers = CLOTHES[name]
    skin = "#ffc83a"
    legs = "".join(
        f'<rect x="{x}" y="66" width="7" height="20" rx="3" fill="{trousers}"/>'
        f'<ellipse cx="{x + shoe}" cy="87" rx="5.500" ry="3" fill="#4a3550"/>'
        for x, shoe in ((23.5, 2.5), (33.5, 4.5))
    )
    arms = (
        f'<path d="M22 50C14 54 12 62 12 68" fill="none" stroke="{light}" stroke-width="6.500" stroke-linecap="round"/>'
        f'<path d="M42 50C50 54 52 62 52 68" fill="none" stroke="{light}" stroke-width="6.500" stroke-linecap="round"/>'
        f'<circle cx="12" cy="70" r="3.600" fill="{skin}"/><circle cx="52" cy="70" r="3.600" fill="{skin}"/>'
    )
    body = '<path d="M22 46H42C46 56 46 66 45 73H19C18 66 18 56 22 46Z" fill="url(#top)"/>'
    head = f'<g transform="translate(8 -1) scale(1.5)">{face(emoji)}</g>'
    return _page(64, 92, f"<defs>{_gradient('top', light, dark)}</defs>{legs}{arms}{body}{head}")


def robot(face: Face) -> str:
    """The robot's head on a riveted body with wheels for feet."""
    metal = "url(#metal)"
    body = (
        f"<defs>{_gradient('metal', '#f0e8fb', '#b9a6d6')}</defs>"
        '<rect x="28" y="44" width="8" height="8" fill="#7b6a98"/>'
        '<rect x="7" y="53" width="8" height="18" rx="4" fill="#e8447e"/>'
        '<rect x="49" y="53" width="8" height="18" rx="4" fill="#e8447e"/>'
        f'<rect x="14" y="49" width="36" height="28" rx="7" fill="{metal}"/>'
        '<rect x="21" y="55" width="22" height="12" rx="3" fill="#3b2c5a"/>'
        '<circle cx="27" cy="61" r="2.600" fill="#35d0ff"/><rect x="32" y="59" width="8" height="1.600" rx=".8" fill="#7dffb0"/>'
        '<rect x="32" y="62" width="5" height="1.600" rx=".8" fill="#ffd75a"/>'
        '<rect x="18" y="76" width="10" height="8" rx="3" fill="#5a4a78"/><rect x="36" y="76" width="10" height="8" rx="3" fill="#5a4a78"/>'
        '<ellipse cx="22" cy="85" rx="7" ry="3.600" fill="#3b2c5a"/><ellipse cx="42" cy="85" rx="7" ry="3.600" fill="#3b2c5a"/>'
    )
    return _page(64, 90, f'{body}<g transform="translate(8 -1) scale(1.5)">{face("robot")}</g>')


def alien(face: Face) -> str:
    """The alien's head on a slim green body."""
    body = (
        f"<defs>{_gradient('skin', '#7ee86f', '#35a95a')}</defs>"
        '<path d="M24 46C18 58 16 62 13 66" stroke="url(#skin)" stroke-width="5" stroke-linecap="round" fill="none"/>'
        '<path d="M40 46C46 58 48 62 51 66" stroke="url(#skin)" stroke-width="5" stroke-linecap="round" fill="none"/>'
        '<path d="M23 44H41C44 56 43 66 41 72H23C21 66 20 56 23 44Z" fill="url(#skin)"/>'
        '<rect x="23" y="68" width="7.500" height="16" rx="3.600" fill="#44b862"/><rect x="33.500" y="68" width="7.500" height="16" rx="3.600" fill="#44b862"/>'
        '<ellipse cx="25.500" cy="84.500" rx="6" ry="3" fill="#35a05a"/><ellipse cx="38.500" cy="84.500" rx="6" ry="3" fill="#35a05a"/>'
    )
    return _page(64, 88, f'{body}<g transform="translate(8 -2) scale(1.5)">{face("alien")}</g>')


def astronaut(face: Face) -> str:
    """The astronaut's bust on the lower half of a white suit."""
    legs = "".join(
        f'<rect x="{x}" y="54" width="13" height="26" rx="6" fill="url(#suit)"/>'
        f'<rect x="{x - 1.5}" y="76" width="16" height="9" rx="4" fill="#8f8aa8"/>'
        for x in (18, 33)
    )
    body = f'<defs>{_gradient("suit", "#f4eefc", "#bdb0d8")}</defs>{legs}<rect x="16.500" y="50" width="31" height="14" rx="6" fill="url(#suit)"/>'
    belt = '<rect x="16.500" y="58" width="31" height="3.600" fill="#9a8fc0"/>'
    return _page(64, 88, f'{body}<g transform="translate(0 -2) scale(2)">{face("astronaut")}</g>{belt}')


def wizard(emoji: str, light: str, dark: str, face: Face) -> str:
    """A bust in a hat, and the robe that belongs to it."""
    robe = (
        f"<defs>{_gradient('robe', light, dark)}</defs>"
        '<rect x="46.500" y="50" width="4.200" height="36" rx="1.500" fill="#c98a5c"/>'
        '<path d="M14 56C11 68 9 78 8 86H48C47 76 46 66 45 56Z" fill="url(#robe)"/>'
        '<path d="M24 58C22 70 21 80 20 86H23C24 78 25 68 26 58Z" fill="#00000022"/>'
    )
    return _page(64, 88, f'{robe}<g transform="translate(-2 -4) scale(2)">{face(emoji)}</g>')


LIGHTHOUSE = _page(
    40,
    96,
    '<defs><linearGradient id="w"><stop offset="0" stop-color="#fff"/><stop offset=".6" stop-color="#f1edf5"/><stop offset="1" stop-color="#b9b2cc"/></linearGradient>'
    '<linearGradient id="r"><stop offset="0" stop-color="#ff5b5b"/><stop offset=".6" stop-color="#e8343f"/><stop offset="1" stop-color="#a51f3a"/></linearGradient></defs>'
    '<path d="M12 26H28L33 92H7Z" fill="url(#w)"/><path d="M11.300 35H28.700L29.600 47H10.400Z" fill="url(#r)"/><path d="M9.500 59H30.500L31.400 71H8.600Z" fill="url(#r)"/>'
    '<path d="M7.700 83H32.300L33 92H7Z" fill="url(#r)"/><rect x="9" y="23" width="22" height="4" rx="1.500" fill="#3d3553"/>'
    '<rect x="13" y="12" width="14" height="11" fill="#ffe27a"/><path d="M13 12V23M17.700 12V23M22.300 12V23M27 12V23" stroke="#3d3553" stroke-width="1.200"/>'
    '<path d="M11 12C13 5 18 3 20 3C22 3 27 5 29 12Z" fill="url(#r)"/><circle cx="20" cy="2.600" r="1.600" fill="#3d3553"/>'
    '<path d="M17 92V84C17 81 23 81 23 84V92Z" fill="#6b3f35"/><rect x="18" y="51" width="4" height="6" rx="2" fill="#4b5d9a"/>',
)

BARN = _page(
    80,
    64,
    '<defs><linearGradient id="r" x2="0" y2="1"><stop offset="0" stop-color="#ef5a4c"/><stop offset="1" stop-color="#b52f3a"/></linearGradient></defs>'
    '<path d="M8 62V30L18 14L40 5L62 14L72 30V62Z" fill="url(#r)"/><path d="M4 32L16 12L40 2L64 12L76 32L72 34L61 16L40 7.500L19 16L8 34Z" fill="#6d6480"/>'
    '<rect x="27" y="38" width="26" height="24" fill="#8c2430"/><path d="M27 38H53V62H27ZM27 38L53 62M53 38L27 62M40 38V62" fill="none" stroke="#fff4ea" stroke-width="2.200"/>'
    '<rect x="33" y="17" width="14" height="13" rx="1" fill="#5a2a35" stroke="#fff4ea" stroke-width="2"/>',
)

WINDMILL = _page(
    80,
    100,
    '<defs><linearGradient id="w"><stop offset="0" stop-color="#fff8ee"/><stop offset="1" stop-color="#cdbfc0"/></linearGradient></defs>'
    '<path d="M30 38H50L57 98H23Z" fill="url(#w)"/><path d="M27 40C28 28 36 24 40 24C44 24 52 28 53 40Z" fill="#b5523f"/>'
    '<path d="M35 98V86C35 81 45 81 45 86V98Z" fill="#7a4a35"/><rect x="37" y="56" width="6" height="8" rx="3" fill="#5b7fb0"/>'
    + "".join(
        f'<g transform="rotate({turn} 40 36)"><rect x="39" y="2" width="2" height="34" fill="#7a4a35"/>'
        '<path d="M41 3H50V27H41Z" fill="#fff4dd" stroke="#a5794f" stroke-width="1"/><path d="M45.500 3V27M41 11H50M41 19H50" stroke="#a5794f" stroke-width=".8"/></g>'
        for turn in (20, 110, 200, 290)
    )
    + '<circle cx="40" cy="36" r="3" fill="#5a3428"/>',
)

HOT_AIR_BALLOON = _page(
    64,
    88,
    '<defs><radialGradient id="s" cx=".35" cy=".28" r=".8"><stop offset="0" stop-color="#fff" stop-opacity=".55"/><stop offset=".5" stop-color="#fff" stop-opacity="0"/>'
    '<stop offset="1" stop-color="#5a0f3a" stop-opacity=".45"/></radialGradient></defs>'
    '<path d="M24 62L27 74M40 62L37 74" stroke="#7a5238" stroke-width="1.200"/><path d="M32 2C13 2 4 16 4 29C4 44 20 56 24 64H40C44 56 60 44 60 29C60 16 51 2 32 2Z" fill="#f0443e"/>'
    '<path d="M32 2C22 2 15 14 15 29C15 44 25 56 27 64H37C39 56 49 44 49 29C49 14 42 2 32 2Z" fill="#ffc93c"/>'
    '<path d="M32 2C28 2 25 14 25 29C25 44 29 56 30 64H34C35 56 39 44 39 29C39 14 36 2 32 2Z" fill="#f0443e"/>'
    '<path d="M32 2C13 2 4 16 4 29C4 44 20 56 24 64H40C44 56 60 44 60 29C60 16 51 2 32 2Z" fill="url(#s)"/>'
    '<path d="M24 73H40L38 85C38 86.500 26 86.500 26 85Z" fill="#b9793f"/><rect x="23" y="72" width="18" height="3.400" rx="1.600" fill="#8f5a2e"/>',
)


def unicorn(face: Face) -> str:
    """The unicorn's head and neck on a sitting foal's body, turned like the face."""
    defs = f"<defs>{_gradient('coat', '#fbf6ff', '#cdbbe8')}{_gradient('mane', '#c58bff', '#6a6cf0')}</defs>"
    hooves = ((20, 86), (51, 86), (27, 88), (45, 88))
    body = (
        '<path d="M60 56C72 58 72 74 64 82C62 74 60 68 54 64Z" fill="url(#mane)"/>'
        '<rect x="20" y="64" width="8.500" height="27" rx="3.800" fill="#d9cbee"/>'
        '<rect x="51" y="64" width="8.500" height="27" rx="3.800" fill="#d9cbee"/>'
        '<path d="M17 41C14 55 16 70 24 76H56C66 76 66 58 57 52C52 49 46 50 43 42C36 47 25 47 17 41Z" fill="url(#coat)"/>'
        '<rect x="27" y="66" width="8.500" height="27" rx="3.800" fill="url(#coat)"/>'
        '<rect x="45" y="66" width="8.500" height="27" rx="3.800" fill="url(#coat)"/>'
        + "".join(f'<rect x="{x}" y="{y}" width="8.500" height="6" rx="2.400" fill="#8d7ad0"/>' for x, y in hooves)
    )
    return _page(76, 96, f'{defs}<g transform="translate(-2 -2) scale(1.6)">{face("unicorn")}</g>{body}')


SHIP = _page(
    96,
    64,
    '<defs><linearGradient id="h" x2="0" y2="1"><stop offset="0" stop-color="#f25563"/><stop offset="1" stop-color="#b3243f"/></linearGradient>'
    '<linearGradient id="w" x2="0" y2="1"><stop offset="0" stop-color="#ffffff"/><stop offset="1" stop-color="#cfc8e2"/></linearGradient></defs>'
    '<rect x="36" y="6" width="9" height="17" fill="#e8434f"/><rect x="36" y="6" width="9" height="4" fill="#3b3450"/>'
    '<rect x="54" y="6" width="9" height="17" fill="#e8434f"/><rect x="54" y="6" width="9" height="4" fill="#3b3450"/>'
    '<rect x="28" y="20" width="44" height="10" rx="2" fill="url(#w)"/><rect x="20" y="29" width="60" height="11" rx="2" fill="url(#w)"/>'
    '<path d="M3 36L10 50H88L94 38H16Z" fill="url(#w)"/><path d="M8 47L15 62H82L90 47Z" fill="url(#h)"/>'
    + "".join(f'<circle cx="{x}" cy="43.500" r="1.900" fill="#39b8f2"/>' for x in range(18, 88, 8))
    + "".join(f'<rect x="{x}" y="32" width="5" height="4" rx="1" fill="#39b8f2"/>' for x in range(25, 76, 8))
    + "".join(f'<rect x="{x}" y="23" width="5" height="3.500" rx="1" fill="#39b8f2"/>' for x in range(32, 68, 8)),
)


PARTS = {
    "fork": ("fork-and-knife", "M4 0H16V32H4Z"),
    "tennis-ball": ("tennis", "M4 13H12V21H4Z"),
    "bowling-ball": ("bowling", "M9 15.900A7.050 7.050 0 1 0 9 30A7.050 7.050 0 1 0 9 15.900Z"),
    "shuttlecock": ("badminton", "M14 20.500H24V29H14Z"),
    "cricket-ball": ("cricket-game", "M19 20.500H26V28H19Z"),
    "ice-hockey-puck": ("ice-hockey", "M22.400 24H32V29H22.400Z"),
}
"""Pictures that are a part of an emoji: which one, and the outline of the part."""


def part(name: str, face: Face) -> str:
    emoji, outline = PARTS[name]
    clip = f'<clipPath id="part"><path d="{outline}"/></clipPath>'
    return _page(32, 32, f'<defs>{clip}</defs><g clip-path="url(#part)">{face(emoji)}</g>')


def drawing(name: str, face: Face) -> str:
    """The SVG page of a picture that is put together here."""
    if name in PARTS:
        return part(name, face)
    if name in PLUSHES:
        return plush(PLUSHES[name], face)
    if name in CLOTHES:
        return child(name, face)
    pages: dict[str, Callable[[], str]] = {
        "robot": lambda: robot(face),
        "alien": lambda: alien(face),
        "astronaut": lambda: astronaut(face),
        "wizard": lambda: wizard("person-mage", "#2aa5f5", "#1769c9", face),
        "witch": lambda: wizard("woman-mage", "#2aa5f5", "#1769c9", face),
        "unicorn": lambda: unicorn(face),
        "ship": lambda: SHIP,
        "lighthouse": lambda: LIGHTHOUSE,
        "barn": lambda: BARN,
        "windmill": lambda: WINDMILL,
        "hot-air-balloon": lambda: HOT_AIR_BALLOON,
    }
    return pages[name]()
