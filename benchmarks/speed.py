"""How fast Salon is, in ratios alone: they travel between machines, microseconds do not.

./salon bench speed              every case once
./salon bench speed home post    those whose names have one of these words in them
./salon bench --check            compares with benchmarks/goals.json; ends with 1 where a goal is missed twice in three
./salon bench --check --world T  the same in a world that is made in seconds (or in L, in minutes), as far as it goes
Results go to benchmarks/results/. Worlds that are missing are made first.
"""

import argparse
import asyncio
import json
import sys
import time
from pathlib import Path

from benchmarks import _product
from benchmarks._cases import CASES
from benchmarks.world import make

HERE = Path(__file__).parent
GOALS: dict[str, dict[str, float]] = json.loads((HERE / "goals.json").read_text())
Results = dict[str, float | str]


def misses(name: str, found: float | str) -> bool:
    """What was left out misses no goal; it is named."""
    goal = GOALS.get(name, {})
    if isinstance(found, str):
        return False
    return found > goal.get("at_most", found) or found < goal.get("at_least", found)


def run(names: list[str]) -> Results:
    results: Results = {}
    for name in names:
        found = asyncio.run(CASES[name]())
        results[name] = found
        verdict = "left out: " if isinstance(found, str) else "MISSED   " if misses(name, found) else "         "
        goal = " ".join(f"({limit.replace('_', ' ')} {value})" for limit, value in GOALS.get(name, {}).items())
        print(f"{verdict}{name}: {found if isinstance(found, str) else round(found, 2)} {goal}", flush=True)
    return results


def check(names: list[str]) -> list[str]:
    """The goals that are missed on two of three runs."""
    runs = [run(names)]
    doubtful = [name for name in names if misses(name, runs[0][name])]
    for _ in range(2):
        if doubtful:
            runs.append(run(doubtful))
    save(runs)
    return [name for name in doubtful if sum(misses(name, one[name]) for one in runs) >= 2]


def save(runs: list[Results]) -> None:
    (HERE / "results").mkdir(exist_ok=True)
    file = HERE / "results" / time.strftime("%Y-%m-%d-%H%M%S.json")
    file.write_text(json.dumps({"goals": GOALS, "runs": runs}, indent=1, ensure_ascii=False) + "\n")
    print(f"Saved to {file.relative_to(HERE.parent)}")


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="./salon bench speed", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("words", nargs="*", help="only cases whose names have one of these in them")
    parser.add_argument("--check", action="store_true", help="compare with the goals")
    parser.add_argument("--world", choices=["S", "T", "L"], default="S", help="S (with D beside it), T or L")
    asked = parser.parse_args()
    names = [name for name in CASES if not asked.words or any(word in name for word in asked.words)]
    if not names:
        parser.error("no case has such a word in its name. There are:\n" + "\n".join(CASES))
    _product.SMALL = asked.world
    for size in ("S", "D") if asked.world == "S" else (asked.world,):
        make(size)
    if not asked.check:
        save([run(names)])
        return 0
    missed = check(names)
    print("\n".join(f"Missed: {name}" for name in missed) or "Every goal is reached.")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
