"""`python -m tests.faults`: publications disturbed on purpose, as often as `--kills` and its like.

Real processes publish the real evaluation. Ends with a table of what was tried and seen, and with
exit code 1 at any fault. `--only kills disk` tries some only.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.faults import disk, edits, kills, readers, surroundings, targets, together
from tests.faults.ground import Ground, Tally, prepared

SUBJECTS = ("kills", "disk", "together", "readers", "surroundings", "targets", "edits")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--kills", type=int, default=100, help="at random moments")
    parser.add_argument("--steps", type=int, default=40, help="kills before a step on disk")
    parser.add_argument("--publications", type=int, default=20, help="with readers at work")
    parser.add_argument("--reads", type=int, default=10_000, help="at least, by each way")
    parser.add_argument("--times", type=int, default=10, help="each of the others")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="+", choices=SUBJECTS, default=SUBJECTS)
    asked = parser.parse_args()
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        Path(folder).chmod(0o755)
        ground = prepared(Path(folder))
        print(f"{_machine()}; a publication takes {ground.usual:.1f} s", flush=True)
        faults = _shown(tally for one in asked.only for tally in _tried(one, ground, asked))
    print(f"{faults} faults, {time.monotonic() - begun:,.0f} s")
    sys.exit(1 if faults else 0)


def _tried(subject: str, ground: Ground, asked: argparse.Namespace) -> Iterator[Tally]:
    chance = random.Random(asked.seed)
    times = asked.times
    match subject:
        case "kills":
            yield kills.at_random_moments(ground, asked.kills, chance)
            yield kills.at_steps(ground, asked.steps, chance)
            yield kills.alone(ground, times, chance)
        case "disk":
            yield disk.full(ground, times)
            yield disk.out_of_files(ground, times // 2)
            yield disk.too_large(ground)
        case "together":
            yield together.two_projects(ground, times)
            yield together.two_targets(ground, times)
            yield together.beside_a_build(ground, times)
        case "readers":
            yield from readers.during(ground, asked.publications, asked.reads)
        case "surroundings":
            yield surroundings.same_bytes(ground)
        case "targets":
            yield targets.foreign(ground)
            yield targets.linked(ground)
            yield targets.read_only(ground)
        case "edits":
            yield edits.while_building(ground, times)
            yield edits.and_taken_back(ground, times)
            yield edits.at_random_moments(ground, times, chance)


def _shown(tallies: Iterable[Tally]) -> int:
    """Print a row for each; how many faults there were."""
    count = 0
    print("| tried | times | seen | faults |\n|---|---|---|---|", flush=True)
    for one in tallies:
        seen = "; ".join(f"{number} × {what}" for what, number in sorted(one.seen.items()))
        print(f"| {one.what} | {one.tried:,} | {seen} | {len(one.faults)} |", flush=True)
        for fault in one.faults[:5]:
            print(fault, file=sys.stderr, flush=True)
        count += len(one.faults)
    return count


def _machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    python = platform.python_version()
    return f"{os.cpu_count()} processors, {memory:.0f} GB, {platform.system()}, Python {python}"


if __name__ == "__main__":
    main()
