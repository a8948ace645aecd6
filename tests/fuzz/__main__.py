"""`python -m tests.fuzz --inputs 1000000 --seed 1`: spoilt files without end for the loader.

Each input is one data file, spoilt, in a folder that is sound without it; the folder is read,
checked, scored and audited as `evaluations check` does. Ends with a summary, and with exit code 1
where an input crashed the process, took too long or raised; those inputs are kept as files.
`--again NUMBER` feeds a single one and shows what happens.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from tests.fuzz.feeding import feeder, made
from tests.fuzz.running import Summary, run


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--inputs", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--kept", type=Path, default=Path("build/fuzz"))
    parser.add_argument("--again", type=int)
    asked = parser.parse_args()
    if asked.again is not None:
        again(asked.seed, asked.again)
        return
    begun = time.monotonic()

    def told(summary: Summary) -> None:
        print(f"--- after {time.monotonic() - begun:,.0f} s\n{summary}", flush=True)

    summary = run(asked.inputs, asked.seed, asked.workers, asked.kept, told)
    print(f"=== done\n{summary}", flush=True)
    sys.exit(0 if summary.ok else 1)


def again(seed: int, number: int) -> None:
    start, data = made(seed, number)
    print(start.base, start.file, len(data), "bytes", flush=True)
    with feeder() as feed:
        for problem in feed.feed(start, data, printed=True):
            print(problem.place, problem.id)


if __name__ == "__main__":
    main()
