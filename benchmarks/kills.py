"""Two hundred times `kill -9` while people post: is all there that was confirmed, whole and once?

./salon bench kills          200 of each kind: of a process that only stores, and of the server (half an hour)
./salon bench kills 20       fewer
"""

import argparse
import asyncio
import sys
import tempfile
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent / "tests"))

from killing import kill_product, kill_storage


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="./salon bench kills", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("kills", nargs="?", type=int, default=200, help="of each kind")
    kills = parser.parse_args().kills
    for name, kill in (("storage", kill_storage), ("the server", kill_product)):
        with tempfile.TemporaryDirectory() as folder:

            def told(done: int, name: str = name) -> None:
                print(f"\r{name}: killed {done} times of {kills}", end="", file=sys.stderr, flush=True)

            asyncio.run(kill(Path(folder) / "home", kills, told))
        print(f"\n{name}: nothing was lost that was confirmed, and nothing is half")
    return 0


if __name__ == "__main__":
    sys.exit(main())
