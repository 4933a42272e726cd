"""Toy bodies for animals that are dressed, ride, hold or read, and what they wear, as SVG."""

from collections.abc import Callable

from sprite_recipes import PLUSHES, Plush, _gradient, _tail

DOLLS = {
    **PLUSHES,
    "cat": Plush("cat-face", ("#f8c21c", "#e39a10"), "#fff0b8", "#d98a10"),
    "black-cat": Plush("cat-face", ("#565062", "#35303f"), "#77708a", "#2a2632"),
    "dog": Plush("dog-face", ("#f0bd8a", "#d2935e"), "#ffe9d2", "#8a5a48"),
    "rabbit": Plush("rabbit-face", ("#f3f0f6", "#c9c2d8"), "#ffffff", "#d9cfe4"),
    "tiger": Plush("tiger-face", ("#ff8420", "#e0561a"), "#ffe7cf", "#4a4274"),
    "mouse": Plush("mouse-face", ("#d9d2e6", "#a9a0c0"), "#f4f0fa", "#f08aa8"),
    "monkey": Plush("monkey-face", ("#7d5142", "#553430"), "#e9a58c", "#e39a86"),
    "cow": Plush("cow-face", ("#f6f2fa", "#cdc4da"), "#ffe3dc", "#5a5660"),
    "pig": Plush("pig-face", ("#ff9bb8", "#f06a92"), "#ffc4d6", "#d94f7a"),
}
BODY = "-6 -2 76 84"
"""The page of a body and of all that covers it. The head is 51.84 wide, its top left corner at (6, -1)."""


def body(recipe: Plush) -> str:
    """A sitting toy without its head."""
    light, dark = recipe.fur
    arms = "".join(
        f'<g transform="rotate({turn} {x} 54)"><ellipse cx="{x}" cy="57" rx="4.600" ry="9.500" fill="url(#fur)"/>'
        f'<ellipse cx="{x}" cy="64" rx="3.900" ry="3.400" fill="{recipe.paws}"/></g>'
        for x, turn in ((20.5, 14), (43.5, -14))
    )
    feet = "".join(f'<ellipse cx="{x}" cy="75" rx="7.400" ry="4.600" fill="{recipe.paws}"/>' for x in (23, 41))
    return (
        f"<defs>{_gradient('fur', light, dark)}</defs>{_tail(recipe)}"
        '<path d="M32 40C20 40 15 56 15 65C15 74 22 78 32 78C42 78 49 74 49 65C49 56 44 40 32 40Z" fill="url(#fur)"/>'
        f'<ellipse cx="32" cy="63" rx="10.500" ry="11.500" fill="{recipe.belly}" opacity=".92"/>{feet}{arms}'
        f'<ellipse cx="32" cy="45.500" rx="9" ry="3.500" fill="{dark}" opacity=".5"/>'
    )


def cloth(light: str, dark: str, details: str = "", low: float = 70, cuffs: str | None = None) -> str:
    """A coat over the toy's body, with sleeves down to the paws."""
    sleeves = "".join(
        f'<g transform="rotate({turn} {x} 54)"><ellipse cx="{x}" cy="55.500" rx="5.700" ry="8.400" fill="url(#cloth)"/>'
        f'<rect x="{x - 4.4}" y="60.200" width="8.800" height="2.600" rx="1.300" fill="{cuffs or dark}"/></g>'
        for x, turn in ((20.5, 14), (43.5, -14))
    )
    return (
        f"<defs>{_gradient('cloth', light, dark)}</defs>"
        f'<path d="M32 40C20 40 14 55 14 64C14 66 13.500 {low - 3} 13 {low}C20 {low + 4} 44 {low + 4} 51 {low}'
        f'C50.500 {low - 3} 50 66 50 64C50 55 44 40 32 40Z" fill="url(#cloth)"/>{details}{sleeves}'
    )


def buttons(colour: str, x: float = 32, ys: tuple[float, ...] = (55, 61, 67)) -> str:
    return "".join(f'<circle cx="{x}" cy="{y}" r="1.300" fill="{colour}"/>' for y in ys)


BODIES: dict[str, str] = {
    "spacesuit": cloth(
        "#f7f3fd",
        "#bfb3da",
        '<rect x="23" y="55" width="18" height="12" rx="3" fill="#d8cfec"/><circle cx="28" cy="59" r="2" fill="#3f7fe0"/>'
        '<circle cx="34" cy="59" r="2" fill="#e8447e"/><rect x="26" y="62.500" width="12" height="2" rx="1" fill="#8f86b0"/>'
        '<rect x="14" y="68" width="36" height="3" fill="#9a8fc0"/>',
        73,
        "#8f86b0",
    ),
    "chef-coat": cloth(
        "#ffffff",
        "#d3d3e2",
        '<path d="M32 47V73" stroke="#c3c3d6" stroke-width="1"/>' + buttons("#8d8da8", 28) + buttons("#8d8da8", 36)
        + '<path d="M22 46C26 53 38 53 42 46L40 50L34 53L32 58L30 53L24 50Z" fill="#e8343f"/>',
        72,
    ),
    "wizard-robe": cloth(
        "#5a6cf0",
        "#3a2f9a",
        '<path d="M24 58l1 2.200 2.300.2-1.800 1.500.6 2.300-2.100-1.200-2.100 1.200.6-2.300-1.800-1.500 2.300-.2Z" fill="#ffd75a"/>'
        '<path d="M38 64l1 2.200 2.300.2-1.800 1.500.6 2.300-2.100-1.200-2.100 1.200.6-2.300-1.800-1.500 2.300-.2Z" fill="#ffd75a"/>'
        '<rect x="15" y="56" width="34" height="2.600" rx="1.300" fill="#ffd75a" opacity=".0"/>',
        76,
        "#ffd75a",
    ),
    "witch-robe": cloth("#7a3fc0", "#43207c", '<path d="M15 60H49V63.500H15Z" fill="#2f1a4a"/><rect x="29" y="59" width="6" height="5.500" rx="1" fill="#ffd75a"/>', 76, "#2f1a4a"),
    "royal-robe": cloth(
        "#d8324a",
        "#8f1a36",
        '<path d="M20 44C24 54 40 54 44 44L46 50C40 60 24 60 18 50Z" fill="#fff7ee"/>'
        '<path d="M28 55L29.500 73H34.500L36 55Z" fill="#fff7ee"/>'
        + "".join(f'<ellipse cx="{x}" cy="{y}" rx=".9" ry="1.300" fill="#3d3040"/>' for x, y in ((22, 51), (27, 55), (37, 55), (42, 51), (31, 61), (33, 67))),
        76,
        "#fff7ee",
    ),
    "trench-coat": cloth(
        "#c9a36c",
        "#8f6b40",
        '<path d="M32 46L22 46L27 58L32 52L37 58L42 46Z" fill="#a98352"/><path d="M32 52V74" stroke="#7d5c35" stroke-width="1.200"/>'
        '<path d="M14.500 61H49.500V64.500H14.500Z" fill="#7d5c35"/><rect x="29" y="60" width="6" height="5.500" rx="1" fill="#e8c98a"/>'
        + buttons("#5d4325", 28.5, (57, 69)) + buttons("#5d4325", 35.5, (57, 69)),
        75,
    ),
    "doctor-coat": cloth(
        "#ffffff",
        "#cfd6e4",
        '<path d="M27 45L32 56L37 45Z" fill="#7cc4e8"/><path d="M32 56V74" stroke="#b9c2d4" stroke-width="1"/>'
        '<path d="M25 46C24 56 27 60 31 61M39 46C40 56 38 58 36.500 60" fill="none" stroke="#4a5270" stroke-width="1.500"/>'
        '<circle cx="31.800" cy="62" r="2.400" fill="#4a5270"/><circle cx="31.800" cy="62" r="1.200" fill="#cfd6e4"/>'
        '<rect x="37" y="62" width="7" height="6" rx="1" fill="none" stroke="#b9c2d4" stroke-width="1"/>',
        75,
    ),
    "police-jacket": cloth(
        "#3d5fb8",
        "#23366f",
        '<path d="M27 45L32 54L37 45Z" fill="#dfe6f6"/><path d="M31 48H33L34 56L32 58L30 56Z" fill="#1c2547"/>'
        '<path d="M40 55l1.200 2.600 2.800.3-2.100 1.900.6 2.800-2.500-1.400-2.500 1.400.6-2.800-2.100-1.900 2.800-.3Z" fill="#ffd75a"/>'
        '<path d="M14.500 66H49.500V69H14.500Z" fill="#161d38"/><rect x="29.500" y="65" width="5" height="5" rx="1" fill="#ffd75a"/>',
        72,
    ),
    "pirate-coat": cloth(
        "#b8323f",
        "#6f1a2a",
        '<path d="M26 44L28 72H36L38 44Z" fill="#fff7ee"/><path d="M27 52H37M27 57H37M27 62H37" stroke="#3b3450" stroke-width="2"/>'
        '<path d="M14.500 66H49.500V69.500H14.500Z" fill="#33242e"/><rect x="29" y="65" width="6" height="5.500" rx="1" fill="#ffd75a"/>'
        + buttons("#ffd75a", 24, (52, 58)) + buttons("#ffd75a", 40, (52, 58)),
        73,
        "#ffd75a",
    ),
    "armour": cloth(
        "#e4e8f0",
        "#8d95a8",
        '<path d="M32 42V72" stroke="#77809a" stroke-width="1.400"/><path d="M16 58C24 63 40 63 48 58" fill="none" stroke="#77809a" stroke-width="1.600"/>'
        '<path d="M15 66H49" stroke="#77809a" stroke-width="2"/>' + buttons("#77809a", 24, (52,)) + buttons("#77809a", 40, (52,)),
        72,
    ),
    "hero-suit": cloth(
        "#2f6fe8",
        "#1a3f9a",
        '<path d="M32 50L41 55L32 68L23 55Z" fill="#ffd23a"/><path d="M32 53L37.500 56L32 64.500L26.500 56Z" fill="#e8343f"/>'
        '<path d="M14.500 69H49.500V72H14.500Z" fill="#ffd23a"/>',
        73,
        "#e8343f",
    ),
    "santa-coat": cloth(
        "#e8343f",
        "#a31d33",
        '<path d="M29.500 45H34.500V74H29.500Z" fill="#fff7f2"/><path d="M14.500 62H49.500V66H14.500Z" fill="#2f2530"/>'
        '<rect x="28.500" y="61" width="7" height="6" rx="1" fill="#ffd75a"/><path d="M13 70C20 74 44 74 51 70V74C44 78 20 78 13 74Z" fill="#fff7f2"/>',
        73,
        "#fff7f2",
    ),
    "overalls": cloth(
        "#e8584a",
        "#b33a34",
        '<path d="M22 54H42V62H50L51 75H13L14 62H22Z" fill="#3f6fc0"/><path d="M23 44L24 55M41 44L40 55" stroke="#3f6fc0" stroke-width="3"/>'
        '<rect x="26" y="57" width="12" height="7" rx="1" fill="#335ca3"/>' + buttons("#ffd75a", 24, (56,)) + buttons("#ffd75a", 40, (56,)),
        70,
    ),
    "sailor-shirt": cloth(
        "#ffffff",
        "#d0d6e6",
        '<path d="M16 56H48M15 61H49M14.500 66H49.500" stroke="#2f5fb8" stroke-width="2.200"/>'
        '<path d="M21 44L32 58L43 44L46 52L32 62L18 52Z" fill="#2f5fb8"/><path d="M29 58L32 61L35 58L34 66L32 63L30 66Z" fill="#e8343f"/>',
        71,
    ),
    "black-cloak": cloth("#453f5a", "#1d1a2b", '<path d="M24 44L32 60L40 44Z" fill="#e8e4f2"/><path d="M29 50L32 52L35 50V54L32 52L29 54Z" fill="#e8343f"/>', 76),
    "ninja-suit": cloth("#4a4a5e", "#23232f", '<path d="M22 46L36 62M42 46L28 62" stroke="#2f2f3e" stroke-width="2"/><path d="M14.500 65H49.500V68.500H14.500Z" fill="#d8324a"/>', 73, "#d8324a"),
    "tutu": '<defs>' + _gradient("cloth", "#ffc4e0", "#f27db0") + '</defs><path d="M22 44C18 50 18 56 20 61H44C46 56 46 50 42 44C36 47 28 47 22 44Z" fill="url(#cloth)"/>'
    '<path d="M8 68C10 62 20 59 32 59C44 59 54 62 56 68C52 73 48 69 44 72C40 75 36 70 32 73C28 70 24 75 20 72C16 69 12 73 8 68Z" fill="#ff9fcb" opacity=".94"/>',
    "striped-shirt": cloth("#ffffff", "#d6d6e0", '<path d="M17 53H47M15.500 58H48.500M14.500 63H49.500M14 68H50" stroke="#2d3550" stroke-width="2.200"/>', 71),
    "suit": cloth("#4a5272", "#2a2f48", '<path d="M25 44L32 60L39 44Z" fill="#ffffff"/><path d="M31 48H33L34.500 57L32 60L29.500 57Z" fill="#d8324a"/><path d="M25 44L21 50L32 62L43 50L39 44L32 60Z" fill="#3a4160"/>' + buttons("#1c2036", 32, (66,)), 73),
    "scrubs": cloth("#7fd0e8", "#4a9cc0", '<path d="M26 44L32 54L38 44Z" fill="#d9f1fa"/><rect x="36" y="58" width="8" height="7" rx="1" fill="#5fb4d2"/>', 72),
    "firefighter-coat": cloth("#e8b23a", "#a87a1c", '<path d="M14.500 62H49.500V65.500H14.500Z" fill="#e9f26a"/><path d="M15 56H49V58.500H15Z" fill="#c8ccd6"/><path d="M32 46V73" stroke="#7a5a18" stroke-width="1.400"/>', 73, "#e9f26a"),
    "explorer-shirt": cloth("#d9c08a", "#a3844e", '<path d="M26 44L32 54L38 44Z" fill="#8f6d3d"/><rect x="21" y="56" width="8" height="7" rx="1" fill="#bfa36c"/><rect x="35" y="56" width="8" height="7" rx="1" fill="#bfa36c"/><path d="M14.500 67H49.500V70H14.500Z" fill="#6b4a2c"/>', 73),
    "smock": cloth("#8fd0c0", "#559c8c", '<circle cx="25" cy="60" r="2.200" fill="#e8343f"/><circle cx="38" cy="57" r="1.800" fill="#ffd23a"/><circle cx="35" cy="67" r="2.400" fill="#3f7fe0"/><circle cx="28" cy="68" r="1.400" fill="#ff8ad0"/>', 74),
}  # fmt: skip
BEHIND: dict[str, str] = {
    "cape": '<defs>' + _gradient("back", "#f0444e", "#9a1a34") + '</defs><path d="M22 42C8 52 2 66 0 77C10 82 54 82 64 77C62 66 56 52 42 42Z" fill="url(#back)"/>',
    "cloak": '<defs>' + _gradient("back", "#3a3450", "#171424") + '</defs><path d="M20 40C6 46 4 66 2 78C14 82 50 82 62 78C60 66 58 46 44 40L52 34L32 44L12 34Z" fill="url(#back)"/>',
    "royal-cape": '<defs>' + _gradient("back", "#c02540", "#7a1230") + '</defs><path d="M22 42C8 50 4 66 2 78C14 82 50 82 62 78C60 66 56 50 42 42Z" fill="url(#back)"/><path d="M2 76C14 80 50 80 62 76L62.500 79.500C50 83.500 14 83.500 1.500 79.500Z" fill="#fff7ee"/>',
}  # fmt: skip


def hat(width: float, height: float, drawn: str, *gradients: tuple[str, str, str]) -> tuple[float, float, str]:
    """A page in units of which a head is 32 wide; the middle of its lower edge rests on the crown of the head."""
    return width, height, f"<defs>{''.join(_gradient(*one) for one in gradients)}</defs>{drawn}"


WORN: dict[str, tuple[float, float, str]] = {
    "chef-hat": hat(
        22, 19,
        '<path d="M5 18V10C0 9 0 2 6 2.500C8-.5 14-.5 16 2.500C22 2 22 9 17 10V18C13 19.300 9 19.300 5 18Z" fill="url(#a)"/>'
        '<path d="M5 14.500C9 15.800 13 15.800 17 14.500V18C13 19.300 9 19.300 5 18Z" fill="#c9c9dc"/>'
        '<path d="M8 10V13.500M11 10.500V14M14 10V13.500" stroke="#c9c9dc" stroke-width=".8" stroke-linecap="round"/>',
        ("a", "#ffffff", "#d8d8e8")),
    "wizard-hat": hat(
        34, 26,
        '<ellipse cx="17" cy="22.500" rx="16.500" ry="3.400" fill="#332a80"/><path d="M7 22C10 14 13 6 20 .5C22 2 19 5 20.500 8C23 14 25 18 27 22C21 25 13 25 7 22Z" fill="url(#a)"/>'
        '<path d="M8 19.500C14 22 20 22 26 19.500L27 22C21 25 13 25 7 22Z" fill="#ffd23a"/>'
        '<path d="M15 11l.8 1.700 1.800.2-1.300 1.200.4 1.800-1.700-.9-1.700.9.4-1.800-1.300-1.200 1.800-.2Z" fill="#ffe27a"/><circle cx="20" cy="15.500" r="1" fill="#ffe27a"/>',
        ("a", "#6a78ff", "#3b3ab0")),
    "witch-hat": hat(
        34, 25,
        '<ellipse cx="17" cy="21.500" rx="16.500" ry="3.400" fill="#241538"/><path d="M8 21C11 13 13 6 21 .5C22 3 20 5 21 8C23 14 24 17 26 21C20 24 14 24 8 21Z" fill="url(#a)"/>'
        '<path d="M9 18.300C14 20.600 20 20.600 25.200 18.300L26 21C20 24 14 24 8 21Z" fill="#f5862a"/><rect x="15" y="18.300" width="4.600" height="4" rx=".6" fill="none" stroke="#ffd75a" stroke-width="1.200"/>',
        ("a", "#5c3a8a", "#2e1a4c")),
    "pirate-hat": hat(
        34, 17,
        '<path d="M1 13C4 12 5 6 9 5C12 4 13 .5 17 .5C21 .5 22 4 25 5C29 6 30 12 33 13C31 17 24 15.500 17 15.500C10 15.500 3 17 1 13Z" fill="url(#a)"/>'
        '<path d="M1 13C4 12 5 6 9 5C12 4 13 .5 17 .5C21 .5 22 4 25 5C29 6 30 12 33 13" fill="none" stroke="#ffd75a" stroke-width="1"/>'
        '<path d="M12.500 10.500L21.500 14.300M21.500 10.500L12.500 14.300" stroke="#fff" stroke-width="1.300" stroke-linecap="round"/>'
        '<path d="M17 4.500C14.800 4.500 14 6 14 7.500C14 9 15 9.600 15.300 10.600H18.700C19 9.600 20 9 20 7.500C20 6 19.200 4.500 17 4.500Z" fill="#fff"/><circle cx="15.900" cy="7.700" r=".8" fill="#221c2e"/><circle cx="18.100" cy="7.700" r=".8" fill="#221c2e"/>',
        ("a", "#454058", "#1e1a2a")),
    "fedora": hat(
        32, 15,
        '<path d="M.5 12C6 9 26 9 31.500 12C30 15 24 15 16 15C8 15 2 15 .5 12Z" fill="#7a5a34"/><path d="M7 11.500C7 5 9 1 12 1.500C14 2.500 18 2.500 20 1.500C23 1 25 5 25 11.500C20 13.300 12 13.300 7 11.500Z" fill="url(#a)"/>'
        '<path d="M6.900 9C12 11 20 11 25.100 9V11.500C20 13.300 12 13.300 7 11.500Z" fill="#3b2a1c"/>',
        ("a", "#b98c56", "#85602f")),
    "cowboy-hat": hat(
        40, 17,
        '<path d="M.5 8C6 13 12 12.500 20 12.500C28 12.500 34 13 39.500 8C38 16 29 17 20 17C11 17 2 16 .5 8Z" fill="#8f5a30"/><path d="M10 13C10 6 12 1 15 1.500C17 2.500 23 2.500 25 1.500C28 1 30 6 30 13C24 15 16 15 10 13Z" fill="url(#a)"/>'
        '<path d="M10 10.800C16 12.800 24 12.800 30 10.800V13C24 15 16 15 10 13Z" fill="#5a3418"/>',
        ("a", "#c98a50", "#94602f")),
    "sombrero": hat(
        48, 20,
        '<ellipse cx="24" cy="15" rx="23.500" ry="5" fill="#c98a2e"/><ellipse cx="24" cy="14" rx="21" ry="3.800" fill="#f0bd4a"/><path d="M14 14C15 7 18 .5 24 .5C30 .5 33 7 34 14C28 16 20 16 14 14Z" fill="url(#a)"/>'
        '<path d="M14.400 11.500C20 13.600 28 13.600 33.600 11.500L34 14C28 16 20 16 14 14Z" fill="#d8324a"/><path d="M3 16.500l2-1.500 2 2.200 2.200-1.600 2 2.300 2.300-1.500 2 2.100 2.200-1.600 2.200 1.900 2.200-1.900 2.200 1.900 2.200-1.900 2.200 1.600 2-2.100 2.300 1.500 2-2.300 2.200 1.600 2-2.200 2 1.500" fill="none" stroke="#2f9a6a" stroke-width="1.100"/>',
        ("a", "#ffd97a", "#d99a30")),
    "santa-hat": hat(
        30, 20,
        '<path d="M5 16C6 8 11 1 19 2C25 3 28 8 28.500 13C25 10 22 9.500 20 10C23 12 25 14 25.500 16.500Z" fill="url(#a)"/><circle cx="28" cy="14" r="2.800" fill="#fff"/><rect x="3" y="14.500" width="24" height="5.500" rx="2.700" fill="#fff7f2"/>',
        ("a", "#f0444e", "#b31d33")),
    "party-hat": hat(
        20, 22,
        '<path d="M3 20L10 2L17 20C13 22.300 7 22.300 3 20Z" fill="url(#a)"/><path d="M6.500 11L14.500 14.500M4.500 16L13 20.800" stroke="#ffd23a" stroke-width="2"/><circle cx="10" cy="2.200" r="2.200" fill="#ff5fa0"/><circle cx="9.500" cy="8.500" r="1" fill="#fff"/><circle cx="8" cy="18" r="1" fill="#fff"/>',
        ("a", "#4ac0f5", "#2a7fd0")),
    "police-cap": hat(
        32, 13,
        '<path d="M2 6C5 1 27 1 30 6C31 8 29 9.500 27 10H5C3 9.500 1 8 2 6Z" fill="url(#a)"/><path d="M5.500 8.500H26.500V11H5.500Z" fill="#161d38"/><path d="M6 11C10 14 22 14 26 11C26 13 22 13.400 16 13.400C10 13.400 6 13 6 11Z" fill="#0e1326"/>'
        '<path d="M16 3l1.100 2.300 2.500.3-1.900 1.700.5 2.500-2.200-1.200-2.200 1.200.5-2.500-1.900-1.700 2.500-.3Z" fill="#ffd75a"/>',
        ("a", "#3d5fb8", "#22356c")),
    "beret": hat(
        28, 11,
        '<path d="M1 7C2 1 18-1 25 3C30 7 24 10 20 10C14 11 8 11 5 10.500C2 10 .7 9 1 7Z" fill="url(#a)"/><path d="M16 1.500L17.500 -1" stroke="#8f1a36" stroke-width="1.600" stroke-linecap="round"/>',
        ("a", "#e8445a", "#a31d40")),
    "beanie": hat(
        24, 17,
        '<path d="M3 13C2 5 7 2 12 2C17 2 22 5 21 13Z" fill="url(#a)"/><rect x="1.500" y="11.500" width="21" height="5.500" rx="2.500" fill="#c02a48"/><circle cx="12" cy="2.400" r="2.600" fill="#fff2e8"/><path d="M6 12V16.500M10 12V16.500M14 12V16.500M18 12V16.500" stroke="#97203a" stroke-width=".9"/>',
        ("a", "#f0546a", "#b8283f")),
    "helmet": hat(
        28, 20,
        '<path d="M3 19C2 7 8 1.500 14 1.500C20 1.500 26 7 25 19C18 20.500 10 20.500 3 19Z" fill="url(#a)"/><path d="M12.600 1.500H15.400V20H12.600Z" fill="#8d95a8"/><path d="M14 1.500C18-2 24 0 25 5C21 3 18 3.500 15 4Z" fill="#e8343f"/><path d="M3 14.500H25V17H3Z" fill="#77809a"/>',
        ("a", "#eef1f6", "#9aa2b5")),
    "viking-helmet": hat(
        38, 18,
        '<path d="M9 11C4 11 1 7 2 .5C5 5 8 6.500 12 7ZM29 11C34 11 37 7 36 .5C33 5 30 6.500 26 7Z" fill="#fff2d8"/><path d="M8 17C7 8 13 3 19 3C25 3 31 8 30 17C24 18.300 14 18.300 8 17Z" fill="url(#a)"/><path d="M8 13.500H30V17C24 18.300 14 18.300 8 17Z" fill="#8f6b3a"/><circle cx="13" cy="15.500" r=".9" fill="#ffe27a"/><circle cx="19" cy="15.900" r=".9" fill="#ffe27a"/><circle cx="25" cy="15.500" r=".9" fill="#ffe27a"/>',
        ("a", "#c9ced8", "#868fa3")),
    "flower-crown": hat(
        28, 9,
        '<path d="M1 7C8 3.500 20 3.500 27 7" fill="none" stroke="#3fae55" stroke-width="2.200"/>'
        + "".join(f'<g transform="translate({x} {y})">' + "".join(f'<circle cx="{dx}" cy="{dy}" r="1.600" fill="{c}"/>' for dx, dy in ((1.6, 0), (-1.6, 0), (0, 1.6), (0, -1.6))) + '<circle r="1.100" fill="#ffd23a"/></g>' for x, y, c in ((3.5, 6, "#ff8ac0"), (8.7, 4.4, "#fff"), (14, 3.9, "#f0546a"), (19.3, 4.4, "#fff"), (24.5, 6, "#b48af5")))),
    "halo": hat(24, 10, '<ellipse cx="12" cy="4" rx="10.500" ry="3" fill="none" stroke="#ffd23a" stroke-width="2"/><ellipse cx="12" cy="3.600" rx="10.500" ry="3" fill="none" stroke="#fff2b0" stroke-width=".7"/>'),
    "glasses": hat(26, 11, '<path d="M.5 2L4 3M25.500 2L22 3" stroke="#2a2f48" stroke-width="1.400"/><rect x="2.500" y="1" width="9" height="8.600" rx="4" fill="#dff4ff" fill-opacity=".3" stroke="#2a2f48" stroke-width="1.300"/><rect x="14.500" y="1" width="9" height="8.600" rx="4" fill="#dff4ff" fill-opacity=".3" stroke="#2a2f48" stroke-width="1.300"/><path d="M11.500 4.500C12.500 3.500 13.500 3.500 14.500 4.500" fill="none" stroke="#2a2f48" stroke-width="1.300"/><path d="M4.500 5L6.500 3M16.500 5L18.500 3" stroke="#fff" stroke-width="1" stroke-linecap="round"/>'),
    "military-helmet": hat(28, 15, '<path d="M3.500 12C3.500 5 8 1.500 14 1.500C20 1.500 24.500 5 24.500 12Z" fill="url(#a)"/><path d="M1 11.500C8 9.500 20 9.500 27 11.500C27.500 14 25 14.500 14 14.500C3 14.500 .5 14 1 11.500Z" fill="#3c5a34"/><path d="M4.200 8.500C10 6.800 18 6.800 23.800 8.500" fill="none" stroke="#36502f" stroke-width="1.400"/>', ("a", "#6f9a5a", "#48693c")),
    "hair-bow": hat(16, 10, '<path d="M8 5C3 0 0 1 .5 5C0 9 3 10 8 5C13 10 16 9 15.500 5C16 1 13 0 8 5Z" fill="url(#a)"/><circle cx="8" cy="5" r="2" fill="#c02a6a"/>', ("a", "#ff7ab8", "#e0408a")),
    "jester-hat": hat(
        36, 19,
        '<path d="M8 18C8 9 4 6 1.500 9C2 3 10 1 15 9C16 4 20 4 21 9C26 1 34 3 34.500 9C32 6 28 9 28 18C22 19.500 14 19.500 8 18Z" fill="url(#a)"/><path d="M18 6V19C22 19.200 25 18.700 28 18C28 9 32 6 34.500 9C34 3 26 1 21 9C20 6.500 19 5.500 18 6Z" fill="#ffd23a"/><circle cx="1.800" cy="10" r="1.800" fill="#ffe27a"/><circle cx="34.200" cy="10" r="1.800" fill="#ffe27a"/>',
        ("a", "#8a52d6", "#5a2fa0")),
    "sailor-cap": hat(24, 11, '<path d="M4 6C4 1 20 1 20 6Z" fill="url(#a)"/><path d="M2 5.500C8 7.500 16 7.500 22 5.500L21 10C16 11.500 8 11.500 3 10Z" fill="#f7f7fc"/><path d="M3 10C8 11.500 16 11.500 21 10" fill="none" stroke="#2f5fb8" stroke-width="1.200"/>', ("a", "#ffffff", "#d6d9e8")),
    "straw-hat": hat(
        42, 13,
        '<ellipse cx="21" cy="10" rx="20.500" ry="3" fill="#d9a94a"/><path d="M10 9.500C10 4 13 1 21 1C29 1 32 4 32 9.500C26 11.500 16 11.500 10 9.500Z" fill="url(#a)"/><path d="M10 7.400C16 9.600 26 9.600 32 7.400V9.500C26 11.500 16 11.500 10 9.500Z" fill="#d8324a"/>',
        ("a", "#ffe29a", "#e0b050")),
    "nurse-cap": hat(20, 10, '<path d="M2 3C7 .5 13 .5 18 3L17 9C13 10.300 7 10.300 3 9Z" fill="url(#a)"/><path d="M9 3.500H11V8H9ZM7.800 4.700H12.200V6.800H7.800Z" fill="#e8343f"/>', ("a", "#ffffff", "#d6dbe8")),
    "eyepatch": hat(32, 12, '<path d="M1 1L31 7" stroke="#1d1a2b" stroke-width="1.200"/><path d="M9 3.500C13 2.500 17 4 17 7.500C16 11 10.500 11 9 7.500Z" fill="#1d1a2b"/>'),
    "mask": hat(32, 9, '<path d="M2 4C8-.5 13 2 16 3C19 2 24-.5 30 4C29 8 24 9 21 8C18.500 7.500 17 5.500 16 5.500C15 5.500 13.500 7.500 11 8C8 9 3 8 2 4Z" fill="#2a2338"/><ellipse cx="11.500" cy="4.600" rx="2.600" ry="1.800" fill="#fff"/><ellipse cx="20.500" cy="4.600" rx="2.600" ry="1.800" fill="#fff"/><circle cx="11.700" cy="4.700" r="1.100" fill="#2a2338"/><circle cx="20.300" cy="4.700" r="1.100" fill="#2a2338"/>'),
    "ninja-band": hat(32, 8, '<path d="M1 3C10 1 22 1 31 3V6.500C22 4.600 10 4.600 1 6.500Z" fill="#d8324a"/><rect x="11" y="1.700" width="10" height="3.600" rx=".8" fill="#c9ced8"/>'),
    "monocle": hat(12, 14, '<circle cx="6" cy="5" r="4" fill="#cfefff" fill-opacity=".35" stroke="#e0a92e" stroke-width="1.100"/><path d="M9.500 7C11 10 10.500 12 9.500 14" fill="none" stroke="#e0a92e" stroke-width=".6"/>'),
    "headphones-worn": hat(36, 26, '<path d="M5 19C3 6 10 1.500 18 1.500C26 1.500 33 6 31 19" fill="none" stroke="#4a4664" stroke-width="2.600"/><rect x="1" y="14" width="7" height="11" rx="3.300" fill="url(#a)"/><rect x="28" y="14" width="7" height="11" rx="3.300" fill="url(#a)"/>', ("a", "#f0546a", "#a82848")),
    "scarf": hat(30, 20, '<path d="M2 3C8 8 22 8 28 3C30 5 29.500 8.500 28 10C21 14 9 14 2 10C.5 8.500 0 5 2 3Z" fill="url(#a)"/><path d="M18 9L24 9.500L26 19L20 20Z" fill="#b8243c"/><path d="M18.500 17.500L25.500 16.500" stroke="#ff8a8a" stroke-width="1.200"/><path d="M4 8C10 11 20 11 26 8" fill="none" stroke="#b8243c" stroke-width=".9"/>', ("a", "#f0444e", "#c02a40")),
    "bow-tie": hat(16, 9, '<path d="M8 4.500C3 0 0 .5 .5 4.500C0 8.500 3 9 8 4.500C13 9 16 8.500 15.500 4.500C16 .5 13 0 8 4.500Z" fill="url(#a)"/><circle cx="8" cy="4.500" r="1.900" fill="#8f1a36"/>', ("a", "#f0444e", "#b31d33")),
    "necktie-worn": hat(8, 20, '<path d="M2.500 0H5.500L6 3L4 4.500L2 3Z" fill="#b31d33"/><path d="M3 4H5L7.500 16L4 20L.5 16Z" fill="url(#a)"/>', ("a", "#f0444e", "#b31d33")),
    "medal-worn": hat(14, 18, '<path d="M1 0L6 10H8L13 0H10L7 7L4 0Z" fill="#3f7fe0"/><circle cx="7" cy="13" r="4.600" fill="url(#a)"/><path d="M7 10.200l.9 1.800 2 .2-1.500 1.400.4 2-1.800-1-1.800 1 .4-2-1.500-1.400 2-.2Z" fill="#fff2b0"/>', ("a", "#ffd75a", "#d99a1c")),
    "hard-hat": hat(28, 15, '<path d="M4 12C4 5 8 1.500 14 1.500C20 1.500 24 5 24 12Z" fill="url(#a)"/><path d="M12 1H16V9H12Z" fill="#ffe27a"/><path d="M1 11.500C8 9.500 20 9.500 27 11.500C28 14 25 14.500 14 14.500C3 14.500 0 14 1 11.500Z" fill="#e0a01c"/>', ("a", "#ffd23a", "#e8a81c")),
    "fire-helmet": hat(30, 17, '<path d="M5 13C5 5 9 1.500 15 1.500C21 1.500 25 5 25 13Z" fill="url(#a)"/><path d="M13.500 .5H16.500V12H13.500Z" fill="#ff8a7a"/><path d="M1 13C8 10.500 22 10.500 29 13C30 16 26 16.500 15 16.500C4 16.500 0 16 1 13Z" fill="#a31d2a"/><path d="M11 6L15 4.500L19 6V10C19 12.500 16 13.500 15 14C14 13.500 11 12.500 11 10Z" fill="#ffd75a"/>', ("a", "#f0444e", "#b81d2f")),
    "pilot-cap": hat(28, 17, '<path d="M3 16C2 6 7 1.500 14 1.500C21 1.500 26 6 25 16C18 13.500 10 13.500 3 16Z" fill="url(#a)"/><path d="M3 12H25" stroke="#3d2414" stroke-width="2"/><circle cx="9.500" cy="10.500" r="4" fill="#bfe8ff" stroke="#e0a92e" stroke-width="1.400"/><circle cx="18.500" cy="10.500" r="4" fill="#bfe8ff" stroke="#e0a92e" stroke-width="1.400"/>', ("a", "#9a6236", "#653a1c")),
    "space-helmet": hat(46, 46, '<circle cx="23" cy="23" r="21.500" fill="#d8ecff" fill-opacity=".09"/><circle cx="23" cy="23" r="20.800" fill="none" stroke="url(#a)" stroke-width="4"/><circle cx="23" cy="23" r="18.700" fill="none" stroke="#8f86b0" stroke-width=".8"/><rect x="-1" y="19" width="5" height="10" rx="2.500" fill="#b9aedb"/><rect x="42" y="19" width="5" height="10" rx="2.500" fill="#b9aedb"/><path d="M10 14C13 8.500 18 6.500 22 6.500" fill="none" stroke="#fff" stroke-width="2.600" stroke-linecap="round" opacity=".85"/><circle cx="8" cy="18.500" r="1.300" fill="#fff" opacity=".85"/>', ("a", "#ffffff", "#b4a8d4")),
    "diving-mask": hat(32, 13, '<path d="M0 4H32V7H0Z" fill="#2a2f48"/><rect x="5" y=".8" width="22" height="11.400" rx="5" fill="#8fe0ff" fill-opacity=".5" stroke="#f5862a" stroke-width="1.800"/><path d="M9 8L13 3" stroke="#fff" stroke-width="1.200" opacity=".8"/>'),
}  # fmt: skip
BORROWED: dict[str, tuple[str, float]] = {
    "top-hat": ("top-hat", 19), "crown": ("crown", 17), "cap": ("billed-cap", 22), "sun-hat": ("womans-hat", 27),
    "graduation-cap": ("graduation-cap", 25), "sunglasses": ("sunglasses", 24),
}  # fmt: skip
"""Worn things that the emoji set has: its picture, and how wide it is where a head is 32."""

Body = Callable[[str], str]


def page(box: str, drawn: str) -> str:
    x, y, width, height = box.split()
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'viewBox="{x} {y} {width} {height}" width="{width}" height="{height}">{drawn}</svg>'
    )
