"""Draw the painter's contact sheet: 24 prompts, chosen before any of them was drawn.

python scripts/contact_sheet.py docs/painter-sheet.webp
"""

import argparse
import io
import sys
from pathlib import Path

from PIL import Image

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from social_tools.painter_local.painter import paint

PROMPTS = (
    "a fox in a snowy forest at dawn",
    "two penguins on a beach at sunset",
    "an astronaut on the moon",
    "a lighthouse by the sea in a storm, oil painting",
    "a rainy city street at night",
    "three cats in a cosy room",
    "a whale in the ocean at dusk",
    "a birthday cake, watercolour",
    "a hot air balloon over mountains at dawn",
    "an octopus under the sea",
    "a red car in the desert",
    "a giraffe and an elephant in a meadow, pixel art",
    "a bear in an autumn forest",
    "a rocket in space",
    "a castle in the fog",
    "a sailboat on a lake",
    "a robot in a garden",
    "five ducks on a pond in the rain",
    "a purple dragon in the mountains at sunset",
    "a cup of coffee and a croissant",
    "a polar bear in the arctic at night",
    "a unicorn and a rainbow",
    "a parrot in the jungle",
    "a tent under the night sky",
)


def sheet(prompts: tuple[str, ...], seed: int, across: int = 6, tile: int = 320) -> Image.Image:
    down = -(-len(prompts) // across)
    page = Image.new("RGB", (across * tile, down * tile))
    for i, prompt in enumerate(prompts):
        painting = paint(prompt, seed=seed)
        missed = ", ".join(painting.missed) or "nothing"
        print(f"{prompt}\n    {painting.alt}; missed: {missed}; {len(painting.data) // 1024} KB")
        with Image.open(io.BytesIO(painting.data)) as image:
            page.paste(image.resize((tile, tile), Image.Resampling.LANCZOS), (i % across * tile, i // across * tile))
    return page


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output", type=Path, nargs="?", default=Path("docs/painter-sheet.webp"))
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--prompt", action="append", help="draw these prompts and not the 24")
    options = parser.parse_args()
    page = sheet(tuple(options.prompt or PROMPTS), options.seed, across=min(6, len(options.prompt or PROMPTS)))
    page.save(options.output, quality=84, method=4)


if __name__ == "__main__":
    main()
