"""What a picture of the offline painter costs, beside re-encoding the same picture as PNG three times.

./salon bench painter            the 48 prompts of scripts/contact_sheet.py, then every style, then memory
./salon bench painter --check    compares with benchmarks/goals.json; ends with 1 where a goal is missed twice in three
Both are CPU time of this process, of reading, drawing and encoding at 1024 x 1024 against three PNGs, in one run.
"""

import argparse
import io
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from scripts.contact_sheet import PROMPTS
from social_tools.painter_local.painter import paint
from social_tools.painter_local.styles import STYLES

HERE = Path(__file__).parent
GOALS: dict[str, dict[str, float]] = json.loads((HERE / "goals.json").read_text())
STYLED = ("a fox in a village", "two penguins on a beach at sunset", "a robot in a library at night")
ONE = "import sys, resource; from social_tools.painter_local.painter import paint; paint(sys.argv[1]); "
PEAK = ONE + "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
UNIT = 1024 * 1024 if sys.platform == "darwin" else 1024


def cpu(act: Callable[[], object]) -> float:
    begun = time.process_time()
    act()
    return time.process_time() - begun


def ratio(prompt: str, seed: int = 0) -> float:
    """CPU of a painting by CPU of three PNGs of it."""
    painted = []
    cost = cpu(lambda: painted.append(paint(prompt, "square", seed)))
    with Image.open(io.BytesIO(painted[0].data)) as image:
        pixels = image.convert("RGB")
    return cost / cpu(lambda: [pixels.save(io.BytesIO(), "PNG") for _ in range(3)])


def peak(prompt: str) -> float:
    """MiB that a fresh process holds at most."""
    done = subprocess.run(
        [sys.executable, "-c", PEAK, prompt], capture_output=True, text=True, check=True, cwd=HERE.parent
    )
    return int(done.stdout) / UNIT


def of_prompts() -> float:
    ratio("a fox in a meadow")
    found = sorted((ratio(prompt), prompt) for prompt in PROMPTS)
    ratios = [one for one, _ in found]
    ninth = ratios[int(0.9 * (len(ratios) - 1))]
    print(f"  p90 {ninth:.2f}, worst {ratios[-1]:.2f} ({found[-1][1]})")
    return statistics.median(ratios)


def of_styles() -> float:
    each = {style: statistics.median(ratio(f"{prompt}, {style}") for prompt in STYLED) for style in STYLES}
    for style, found in sorted(each.items(), key=lambda pair: pair[1]):
        print(f"  {found:.2f} {style}")
    return statistics.median(each.values())


def of_memory() -> float:
    return peak("a fox in a forest")


def of_most_memory() -> float:
    each = {style: peak(f"a fox in a village, {style}") for style in STYLES}
    print(f"  most for {max(each, key=lambda style: each[style])}, median {statistics.median(each.values()):.0f}")
    return max(each.values())


CASES: dict[str, Callable[[], float]] = {
    "painting at 1024 / encoding it as PNG three times, median of 48 prompts": of_prompts,
    "painting at 1024 / encoding it as PNG three times, median of styles": of_styles,
    "peak memory of a painting at 1024, MiB": of_memory,
    "peak memory of a painting at 1024 in the style that takes most, MiB": of_most_memory,
}


def missed(name: str) -> bool:
    found = CASES[name]()
    over = found > GOALS[name]["at_most"]
    print(f"{'MISSED   ' if over else '         '}{name}: {found:.2f} (at most {GOALS[name]['at_most']})", flush=True)
    return over


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="./salon bench painter", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="compare with the goals")
    check = parser.parse_args().check
    doubtful = [name for name in CASES if missed(name)]
    if not check:
        return 0
    again = {name: [missed(name), missed(name)] for name in doubtful}
    failed = [name for name, runs in again.items() if any(runs)]
    print("\n".join(f"Missed: {name}" for name in failed) or "Every goal is reached.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
