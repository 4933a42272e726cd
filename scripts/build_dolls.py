"""Build the toy bodies, faces and clothes that the painter dresses animals with.

Prepare the folder as scripts/build_sprites.py says, then:

    build/bin/python <checkout>/scripts/build_dolls.py package/icons.json

It writes social_tools/painter_local/dolls/. The faces and a few hats are Fluent Emoji (MIT, Microsoft), under the
licence text beside the sprites; bodies and clothes are our own.
"""

import argparse
import io
import json
from pathlib import Path

import numpy as np
import resvg_py
from doll_recipes import BEHIND, BODIES, BODY, BORROWED, DOLLS, WORN, body, page
from PIL import Image

FOLDER = Path(__file__).resolve().parent.parent / "social_tools" / "painter_local" / "dolls"
UNIT = 5
"""Pixels for one unit of a body's page."""
HEAD = 8
"""Pixels for one unit of which a head is 32 wide."""


def rendered(svg: str, width: float) -> Image.Image:
    data = bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=None, width=round(width)))
    return Image.open(io.BytesIO(data)).convert("RGBA")


def save(image: Image.Image, name: str) -> int:
    out = io.BytesIO()
    image.save(out, "WEBP", quality=80, method=6, alpha_quality=80)
    (FOLDER / f"{name}.webp").write_bytes(out.getvalue())
    return len(out.getvalue())


def darkened(image: Image.Image) -> Image.Image:
    """The yellow cat's face as a black cat's, with yellow eyes."""
    pixels = np.asarray(image).astype(np.float32)
    red, green, blue = (pixels[..., i] for i in range(3))
    fur = (red > 190) & (green > 110) & (blue < 140)
    light = (red + green) / 2 / 255
    eyes = (red + green + blue < 260) & (np.arange(32 * HEAD)[:, None] < 21.5 * HEAD)
    for i, (fur_to, eye_to) in enumerate(zip((82, 76, 98), (250, 214, 80), strict=True)):
        pixels[..., i] = np.where(fur, fur_to * light, np.where(eyes, eye_to, pixels[..., i]))
    return Image.fromarray(pixels.astype(np.uint8))


def trimmed(image: Image.Image) -> Image.Image:
    return image.crop(image.getchannel("A").point(lambda value: 255 if value > 24 else 0).getbbox())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("icons", type=Path, help="icons.json of @iconify-json/fluent-emoji")
    icons = json.loads(parser.parse_args().icons.read_text(encoding="utf-8"))["icons"]
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.webp"):
        old.unlink()
    total = 0
    for name, recipe in DOLLS.items():
        total += save(rendered(page(BODY, body(recipe)), 76 * UNIT), f"{name}-body")
        face = rendered(page("0 0 32 32", icons[recipe.face]["body"]), 32 * HEAD)
        total += save(darkened(face) if name == "black-cat" else face, f"{name}-face")
    for name, drawn in {**BODIES, **BEHIND}.items():
        total += save(rendered(page(BODY, drawn), 76 * UNIT), name)
    for name, (width, height, drawn) in WORN.items():
        total += save(rendered(page(f"0 0 {width} {height}", drawn), width * HEAD), name)
    for name, (picture, wide) in BORROWED.items():
        image = trimmed(rendered(page("0 0 32 32", icons[picture]["body"]), 32 * HEAD))
        total += save(image.resize((wide * HEAD, round(wide * HEAD * image.height / image.width))), name)
    print(f"{len(list(FOLDER.glob('*.webp')))} pictures, {total / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
