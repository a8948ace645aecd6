"""How the cost of a build grows with the number of evaluations.

The real evaluation is copied under made-up addresses into a temporary folder, marked as
invented; nothing of it is published. Each stage is timed several times, interleaved, and its
median shown per evaluation beside the cost at the smallest size: 1.0 means linear growth.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from generator.build import examine, produce

ROOT = Path(__file__).resolve().parents[2]
DEPARTMENT = "shanting-industry-it"
SIZES = (1, 10, 40)
RUNS = 3


def copies(target: Path, count: int) -> Path:
    """A project with the real evaluation under `count` addresses."""
    data = target / "evaluations"
    for shared in ("frameworks", "pages"):
        shutil.copytree(ROOT / "evaluations" / shared, data / shared)
    shutil.copy(ROOT / "evaluations" / "site.yml", data)
    shutil.copytree(ROOT / "theme_overrides", target / "theme_overrides")
    shutil.copy(ROOT / "mkdocs.yml", target)
    for number in range(count):
        own = data / f"copy-{number}"
        shutil.copytree(ROOT / "evaluations" / DEPARTMENT, own)
        file = own / "department.yml"
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("invented: 否", "invented: 是"), encoding="utf-8")
    return target


def seconds(work: Callable[[], object]) -> float:
    """How long a piece of work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def build(project: Path) -> None:
    """The whole site, as a reader gets it."""
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=project, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def main() -> None:
    """Time every stage at every size and print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    options.add_argument("--runs", type=int, default=RUNS)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        projects = {size: copies(Path(folder) / str(size), size) for size in chosen.sizes}
        data = {size: project / "evaluations" for size, project in projects.items()}
        examined = {size: examine(path) for size, path in data.items()}
        stages: dict[str, Callable[[int], object]] = {
            "read, check, score": lambda size: examine(data[size]),
            "pages and open data": lambda size: produce(examined[size]),
            "whole site": lambda size: build(projects[size]),
        }
        times: dict[tuple[str, int], list[float]] = {}
        for _ in range(chosen.runs):
            for name, stage in stages.items():
                for size in chosen.sizes:
                    taken = seconds(partial(stage, size))
                    times.setdefault((name, size), []).append(taken)
    print(f"{'stage':24}{'evaluations':>12}{'seconds':>10}{'per evaluation, against smallest':>36}")
    for name in stages:
        smallest = statistics.median(times[name, chosen.sizes[0]]) / chosen.sizes[0]
        for size in chosen.sizes:
            median = statistics.median(times[name, size])
            print(f"{name:24}{size:>12}{median:>10.2f}{median / size / smallest:>36.2f}")


if __name__ == "__main__":
    main()
