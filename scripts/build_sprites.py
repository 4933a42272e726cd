"""Build the painter's sprites from the Fluent Emoji colour set (MIT, Microsoft).

Run it again, in an empty folder, with Node's npm and any Python 3.11 that may have extra packages:

    npm pack @iconify-json/fluent-emoji@1.2.7 && tar xzf iconify-json-fluent-emoji-1.2.7.tgz
    python -m venv build && build/bin/pip install resvg-py==0.5.0 pillow numpy
    build/bin/python <checkout>/scripts/build_sprites.py package/icons.json

It reads which pictures are wanted from nouns.txt and people.txt in social_tools/painter_local and writes one WebP for
each into social_tools/painter_local/sprites/, beside the licence text. resvg is needed here only, never at run time.
"""

import argparse
import io
import json
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
import resvg_py
from people_busts import person
from PIL import Image, ImageDraw
from sprite_recipes import drawing

PAINTER = Path(__file__).resolve().parent.parent / "social_tools" / "painter_local"
LONG_SIDE = {"thing": 288, "food": 288, "sky": 320, "plant": 320}
OTHERWISE = 376
ART = Path(__file__).resolve().parent / "art"
"""Pictures of our own, for what the set lacks."""
PERSON, GROUP = 304, 376
ON_WATER = {"sailboat", "canoe", "speedboat"}
"""These emoji stand on a strip of blue sea; the painter has a sea of its own."""


def wanted(nouns: Path) -> dict[str, tuple[str, int]]:
    """File name of each sprite -> the picture it is made from, and its longer side in pixels."""
    sprites = {}
    for line in nouns.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            name, picture, kind = (cell.strip() for cell in line.split("|")[:3])
            slug = name.replace(" ", "-")
            if picture == "people":
                continue
            sprites[slug] = (picture or slug, LONG_SIDE.get(kind, OTHERWISE))
    return sprites


def wanted_people(people: Path) -> dict[str, str]:
    """File name of each person's sprite -> what it is made from."""
    lines = people.read_text(encoding="utf-8").splitlines()
    cells = [line.split("|") for line in lines if line.strip() and not line.startswith("#")]
    return {row[0].strip(): row[-1].strip() for row in cells}


def page(slug: str, picture: str, icons: dict[str, dict[str, str]]) -> str:
    if picture == "drawn":
        return (ART / f"{slug}.svg").read_text(encoding="utf-8")
    if picture in ("plush", "made"):
        return drawing(slug, lambda emoji: icons[emoji]["body"])
    body = icons[picture]["body"]
    xlink = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'<svg {xlink} viewBox="0 0 32 32" width="32" height="32">{body}</svg>'


def render_person(job: tuple[str, dict[str, str], dict[str, str]]) -> tuple[str, bytes]:
    slug, pictures, bodies = job
    image = person(pictures[slug], pictures, lambda emoji: bodies[emoji])
    if slug.startswith("witch"):
        image = in_purple(image)
    if slug.startswith("swimmer"):
        image = without_waves(image)
    return slug, packed(image, GROUP if pictures[slug].startswith("group") else PERSON, 76)


def render(job: tuple[str, str, int]) -> tuple[str, bytes]:
    slug, svg, side = job
    data = bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=None, width=512 if 'viewBox="0 0 32 32"' in svg else 400))
    image = Image.open(io.BytesIO(data)).convert("RGBA")
    if slug in ON_WATER:
        image = without_sea(image)
    if slug == "tent":
        image = without_moon(image)
    return slug, packed(image, side)


def packed(image: Image.Image, side: int, quality: int = 80) -> bytes:
    """Trimmed, its longer side so many pixels, as WebP."""
    box = image.getchannel("A").point(lambda value: 255 if value > 24 else 0).getbbox()
    image = image.crop(box)
    scale = side / max(image.size)
    image = image.resize((round(image.width * scale), round(image.height * scale)), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    image.save(out, "WEBP", quality=quality, method=6, alpha_quality=80)
    return out.getvalue()


def without_sea(image: Image.Image) -> Image.Image:
    """Take away the strip of blue water at the foot of a boat."""
    pixels = np.asarray(image).copy()
    red, green, blue = (pixels[..., i].astype(int) for i in range(3))
    sea = (blue > 200) & (red < 120) & (green > 110) & (green < 185)
    sea[: int(pixels.shape[0] * 0.66)] = False
    first = np.argmax(sea, axis=0)
    for x in np.flatnonzero(sea.any(axis=0)):
        pixels[first[x] - 1 :, x, 3] = 0
    return Image.fromarray(pixels)


def without_waves(image: Image.Image) -> Image.Image:
    """Take away the blue waves around a swimmer, as far as they reach the picture's edge: goggles stay."""
    pixels = np.asarray(image).copy()
    red, green, blue, alpha = (pixels[..., i].astype(int) for i in range(4))
    sea = ((blue > 190) & (red < 130) & (green > 100) & (green < 210)) | (alpha < 128)
    mask = Image.fromarray(np.pad(np.where(sea, 255, 0).astype(np.uint8), 1, constant_values=255)).copy()
    ImageDraw.floodfill(mask, (0, 0), 128)
    pixels[np.asarray(mask)[1:-1, 1:-1] == 128, 3] = 0
    return Image.fromarray(pixels)


def in_purple(image: Image.Image) -> Image.Image:
    """Turn blue cloth purple and a little darker."""
    hue, vivid, bright = (np.asarray(band).astype(int) for band in image.convert("RGB").convert("HSV").split())
    cloth = (hue > 130) & (hue < 175) & (vivid > 90)
    bands = (np.where(cloth, hue + 42, hue), vivid, np.where(cloth, bright * 3 // 4, bright))
    hsv = Image.merge("HSV", [Image.fromarray(band.astype(np.uint8)) for band in bands])
    result = hsv.convert("RGB")
    result.putalpha(image.getchannel("A"))
    return result


def without_moon(image: Image.Image) -> Image.Image:
    """Take away the moon beside the tent; the painter's sky has one of its own."""
    pixels = np.asarray(image).copy()
    red, green = pixels[..., 0].astype(int), pixels[..., 1].astype(int)
    high = np.arange(pixels.shape[0])[:, None] < pixels.shape[0] * 0.7
    pixels[(red > green * 0.9) & high & (np.arange(pixels.shape[1])[None, :] > pixels.shape[1] * 0.5), 3] = 0
    return Image.fromarray(pixels)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("icons", type=Path, help="icons.json of @iconify-json/fluent-emoji")
    parser.add_argument("--only", nargs="*", default=[], help="build these sprites alone")
    options = parser.parse_args()
    icons = json.loads(options.icons.read_text(encoding="utf-8"))["icons"]
    folder = PAINTER / "sprites"
    folder.mkdir(exist_ok=True)
    sprites = wanted(PAINTER / "nouns.txt")
    jobs = [
        (slug, page(slug, picture, icons), side)
        for slug, (picture, side) in sprites.items()
        if not options.only or slug in options.only
    ]
    people = wanted_people(PAINTER / "people.txt")
    bodies = {emoji: icon["body"] for emoji, icon in icons.items()}
    figures = [(slug, people, bodies) for slug in people if not options.only or slug in options.only]
    with ProcessPoolExecutor(2) as pool:
        for slug, data in (*pool.map(render, jobs, chunksize=4), *pool.map(render_person, figures, chunksize=8)):
            (folder / f"{slug}.webp").write_bytes(data)
    for old in folder.glob("*.webp"):
        if old.stem not in sprites and old.stem not in people:
            old.unlink()
    total = sum(file.stat().st_size for file in folder.glob("*.webp"))
    print(f"{len(sprites) + len(people)} sprites, {total / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
