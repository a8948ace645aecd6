"""Where the time of our own build goes: `python -m tests.bench.stages`, for who makes it faster.

Districts of several sizes are built by one process, from nothing, then once more after one figure
was changed, keeping what was read; several times, interleaved. Medians are shown, and per
evaluation beside the cost at the smallest size: 1.0 means linear growth.
"""

from __future__ import annotations

import argparse
import logging
import statistics
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from functools import partial, wraps
from pathlib import Path
from typing import Any

import mkdocs.commands.build
from mkdocs.config import load_config

import generator.build
import generator.plugin
from generator.pages.made import Pages
from tests.bench.districts import district, edited

SIZES = (60, 250)
RUNS = 3
PARTS: dict[str, tuple[tuple[Any, str], ...]] = {
    "read, check, score": ((generator.plugin, "examine"),),
    "contexts of pages": ((Pages, "__getitem__"),),
    "Markdown of pages": ((generator.build, "render"),),
    "open data": (),
    "search": ((generator.build, "search_files"),),
}
MAKERS = ("open_data_makers", "comparison_makers")
"""Functions of `build` that give a maker for each file of the open data."""
REST, WHOLE = "MkDocs and the rest", "whole"
Taken = dict[tuple[str, str, int], list[float]]


def watched(work: Callable[..., Any], stage: str, seconds: Counter[str]) -> Callable[..., Any]:
    """A function that adds the time it takes to its stage."""

    @wraps(work)
    def timed(*args: Any, **kwargs: Any) -> Any:
        start = time.perf_counter()
        try:
            return work(*args, **kwargs)
        finally:
            seconds[stage] += time.perf_counter() - start  # type: ignore[assignment]

    return timed


def all_watched(makers: Callable[..., Any], seconds: Counter[str]) -> Callable[..., Any]:
    """A function that gives makers which add the time they take to the open data."""

    @wraps(makers)
    def watching(*args: Any, **kwargs: Any) -> Any:
        found = makers(*args, **kwargs).items()
        return {address: watched(make, "open data", seconds) for address, make in found}

    return watching


def build(project: Path, seconds: Counter[str], *, cold: bool) -> None:
    """The whole site, by the plugin that MkDocs keeps alive; cold, it has read nothing before."""
    seconds.clear()
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(project / "site"))
    plugin: Any = config.plugins["evaluations"]
    if cold:
        plugin.__init__()
    config.plugins.on_startup(command="serve", dirty=False)
    watched(mkdocs.commands.build.build, WHOLE, seconds)(config, serve_url="http://localhost/")
    seconds[REST] = seconds[WHOLE] - sum(seconds[stage] for stage in PARTS)


def noted(taken: Taken, size: int, seconds: Counter[str], kind: str) -> None:
    """Keep what each stage of a build took."""
    for stage in (*PARTS, REST, WHOLE):
        taken[kind, stage, size].append(seconds[stage])


def shown(taken: Taken, sizes: dict[int, int]) -> None:
    """The table of medians."""
    print(f"{'':10}{'stage':22}{'evaluations':>12}{'seconds':>10}{'per evaluation':>16}")
    first = min(sizes)
    for kind, stage in dict.fromkeys((kind, stage) for kind, stage, _ in taken):
        least = statistics.median(taken[kind, stage, first]) / sizes[first]
        for size, count in sizes.items():
            median = statistics.median(taken[kind, stage, size])
            ratio = f"{median / count / least:.2f}" if least else "–"
            print(f"{kind:10}{stage:22}{count:>12}{median:>10.2f}{ratio:>16}")


def main() -> None:
    """Build every size from nothing and again, and print what each stage took."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    options.add_argument("--runs", type=int, default=RUNS)
    chosen = options.parse_args()
    logging.disable()
    seconds: Counter[str] = Counter()
    for stage, functions in PARTS.items():
        for module, name in functions:
            setattr(module, name, watched(getattr(module, name), stage, seconds))
    for name in MAKERS:
        setattr(generator.build, name, all_watched(getattr(generator.build, name), seconds))
    taken: Taken = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        own = {size: district(Path(folder) / str(size), size) for size in sorted(chosen.sizes)}
        sizes = {size: one.evaluations for size, one in own.items()}
        for _ in range(chosen.runs):
            for size, one in own.items():
                note = partial(noted, taken, size, seconds)
                build(one.folder, seconds, cold=True)
                note("cold")
                with edited(one.data):
                    build(one.folder, seconds, cold=False)
                note("warm")
    shown(taken, sizes)


if __name__ == "__main__":
    main()
