"""Draw the painter's contact sheet: 48 prompts, chosen before any of them was drawn.

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
    "a fox asleep on a stack of books",
    "an astronaut cat on the moon, vaporwave",
    "a chef panda making noodles in a kitchen",
    "a lighthouse in a storm, oil painting",
    "two penguins holding hands at sunset on the ice",
    "a rainy city street at night with neon signs",
    "an elderly woman with a red umbrella in the rain, watercolour",
    "a bear riding a bicycle through an autumn forest",
    "a whale above the clouds at dawn",
    "a bowl of oranges on a table, still life, oil painting",
    "a pirate parrot on a ship",
    "three friends around a campfire under the stars",
    "a castle on a hill, stained glass",
    "a tram in the snow, paper cut",
    "a dragon curled around a tower at dusk",
    "a robot watering flowers in a garden",
    "a detective dog in a city at night, noir",
    "a small boat on a lake in the mountains, morning mist",
    "a wizard owl reading a book by candlelight",
    "a hot air balloon race over a desert, poster",
    "a cat in a window on a rainy day",
    "a village in a valley in spring, woodblock print",
    "a waterfall in the jungle with a red parrot",
    "a child flying a kite on a beach",
    "a bridge over a river in the fog, line art",
    "a cake with candles and balloons, pastel",
    "a king lion on a throne in a castle hall",
    "an octopus playing a guitar under the sea",
    "a train crossing a viaduct in the mountains in winter",
    "a market with fruit stalls, isometric",
    "a deer in a birch forest, watercolour",
    "a spaceship over a city at sunset, comic",
    "a mermaid on a rock at night under a full moon",
    "a farm with cows, a red barn and a tractor",
    "a dancer on a stage, charcoal",
    "a frog with a crown on a lily pad",
    "a cactus with a sombrero in the desert at sunset",
    "a cup of tea and a book by a window in winter",
    "a snowman with a scarf and a hat, pixel art",
    "a dinosaur in a jungle with a volcano behind it",
    "a rabbit in a teacup, pencil sketch",
    "a street café in the evening with lanterns",
    "a girl and her dog on a hill looking at the stars",
    "a turtle carrying a tiny village on its back",
    "a cave with glowing crystals",
    'a sign that says "open late" on a noodle shop at night',
    "sunflowers in a vase, impressionist",
    "a rocket launch, blueprint",
)
"""Chosen before any of them was drawn, and not changed since."""


def sheet(prompts: tuple[str, ...], seed: int, across: int = 8, tile: int = 320) -> Image.Image:
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
    parser.add_argument("--prompt", action="append", help="draw these prompts and not the 48")
    options = parser.parse_args()
    page = sheet(tuple(options.prompt or PROMPTS), options.seed, across=min(8, len(options.prompt or PROMPTS)))
    page.save(options.output, quality=84, method=4)


if __name__ == "__main__":
    main()
