"""Two to four pictures in one."""

from PIL import Image, ImageOps

SIDE, GAP = 1536, 24
PAPER = "#fbfaf7"
Box = tuple[int, int, int, int]


def collage(pictures: list[Image.Image]) -> Image.Image:
    """Side by side, or one above the other, or four in a square: whatever cuts least off them."""
    shape = sum(picture.width / picture.height for picture in pictures) / len(pictures)
    out = Image.new("RGB", *_sheet(len(pictures), shape))
    for picture, (left, top, right, bottom) in zip(pictures, places(len(pictures), out.size, shape), strict=True):
        out.paste(ImageOps.fit(picture, (right - left, bottom - top), Image.Resampling.LANCZOS), (left, top))
    return out


def _sheet(count: int, shape: float) -> tuple[tuple[int, int], str]:
    if count == 2:
        return ((SIDE, round(SIDE * 0.75)) if shape <= 1.05 else (round(SIDE * 0.85), SIDE)), PAPER
    return (SIDE, SIDE), PAPER


def places(count: int, size: tuple[int, int], shape: float) -> list[Box]:
    width, height = size
    left, right = (GAP, (width - GAP) // 2), ((width + GAP) // 2, width - GAP)
    top, bottom = (GAP, (height - GAP) // 2), ((height + GAP) // 2, height - GAP)
    across, down = (GAP, width - GAP), (GAP, height - GAP)
    cells = {
        (2, True): [(left, down), (right, down)],
        (2, False): [(across, top), (across, bottom)],
        (3, True): [(left, down), (right, top), (right, bottom)],
        (3, False): [(across, top), (left, bottom), (right, bottom)],
    }.get((count, shape <= 1.05), [(left, top), (right, top), (left, bottom), (right, bottom)])
    return [(wide[0], high[0], wide[1], high[1]) for wide, high in cells]
