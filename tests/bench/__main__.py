"""What a build costs, and how that grows: ours beside other ways to build the same evaluations.

Districts of several sizes are invented in a temporary folder. Everything is built from nothing in
processes of its own, in turn, several times; medians are shown. A site that lacks a page or a score
counts as failed. `--docs` writes the tables and the picture of docs/speed.md.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.bench import documentation
from tests.bench.machine import machine
from tests.bench.peers.hugo import binary
from tests.bench.peers.known import PEERS
from tests.bench.results import Results, saved
from tests.bench.running import Asked, Bench
from tests.bench.table import tables

SIZES = (60, 250, 1000, 4000)
RUNS = 3
PATIENCE = 120.0


def options() -> argparse.Namespace:
    """What was asked on the command line."""
    names = [one.name for one in PEERS]
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="evaluations")
    parser.add_argument("--peers", nargs="+", choices=names, default=names, metavar="PEER")
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--patience", type=float, default=PATIENCE,
                        help="what took longer, in seconds, is not repeated")  # fmt: skip
    parser.add_argument("--largest", nargs="+", default=[], metavar="PEER=SIZE",
                        help="build a peer up to a larger size, or a smaller one")  # fmt: skip
    parser.add_argument("--folder", type=Path, help="to build in; must have room")
    parser.add_argument("--json", type=Path, help="keep what was measured")
    parser.add_argument("--saved", type=Path, help="show what was kept, measure nothing")
    parser.add_argument(
        "--docs", action="store_true", help="write docs/speed.md and docs/speed.svg"
    )
    return parser.parse_args()


def asked(given: argparse.Namespace) -> Asked:
    """What is to be measured; without Hugo installed, the rest."""
    peers = [one for one in PEERS if one.name in given.peers]
    if binary() is None and any(one.name.startswith("hugo") for one in peers):
        print("Hugo is not installed (`make bench` does), it is left out", file=sys.stderr)
        peers = [one for one in peers if not one.name.startswith("hugo")]
    largest = {one.name: one.largest for one in PEERS}
    for one in given.largest:
        name, _, size = one.partition("=")
        largest[name] = int(size)
    return Asked(given.sizes, peers, given.runs, largest, given.patience)


def measure(given: argparse.Namespace) -> tuple[Results, list[str]]:
    """Build it all; what was measured, and what failed."""
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        bench = Bench(asked(given), Path(folder), Results(machine()))
        for so_far in bench.run():
            if given.json:
                so_far.save(given.json)
    return bench.results, bench.failed


def main() -> None:
    """Measure or read what was measured, and show it."""
    given = options()
    results, failed = (saved(given.saved), []) if given.saved else measure(given)
    print(tables(results))
    if given.docs:
        documentation.write(results)
    if failed:
        sys.exit(f"failed: {', '.join(failed)}")


if __name__ == "__main__":
    main()
