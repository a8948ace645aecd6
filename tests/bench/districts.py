"""Invented districts of a wanted size, and what a site about them must hold."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from generator.demo.district import LAST_YEAR, roster
from tests.bench.measuring import measured

ROOT = Path(__file__).resolve().parents[2]
YEARS = 5
"""Of every department, so that only the number of departments grows."""
EVALUATIONS = [sys.executable, "-c", "from generator.cli import main; main()"]
QUIET = {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}
PARTS = ("", "indicators", "finance", "goals", "findings", "method", "audit", "report")
_TOTAL = re.compile(r"^  total: '?([\d.]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class District:
    """A project of `size` evaluations, more or less; `totals` are the printed scores of those that
    are published, by `department/year`."""

    folder: Path
    size: int
    evaluations: int
    totals: Mapping[str, str]

    @property
    def data(self) -> Path:
        """The data folder."""
        return self.folder / "evaluations"


def district(folder: Path, size: int) -> District:
    """Make the project about a district in a folder that is not there yet."""
    folder.mkdir(parents=True)
    departments = ["--departments", str(departments_for(size)), "--years", str(YEARS)]
    measured([*EVALUATIONS, "demo", *departments, "--to", folder / "evaluations"], folder, QUIET)
    shutil.copytree(ROOT / "theme_overrides", folder / "theme_overrides")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    every = len(list((folder / "evaluations").glob("*/*/evaluation.yml")))
    totals = {
        f"{one.parent.name}/{one.name}": _total(one) for one in public(folder / "evaluations")
    }
    return District(folder, size, every, totals)


def public(data: Path) -> list[Path]:
    """The folders of the evaluations that are published."""
    heads = sorted(data.glob("*/*/evaluation.yml"))
    return [one.parent for one in heads if "\nstatus: published\n" in one.read_text("utf-8")]


def _total(evaluation: Path) -> str:
    found = _TOTAL.search((evaluation / "published.yml").read_text("utf-8"))
    assert found is not None, f"{evaluation} has no total"
    return found[1]


def departments_for(size: int) -> int:
    """How many departments have at least so many evaluations."""
    years = range(LAST_YEAR - YEARS + 1, LAST_YEAR + 1)
    bodies, have = roster(size, years), 0
    for number in count():
        if have >= size:
            return number
        have += sum(bodies[number].evaluated_in(year) for year in years)
    raise AssertionError


def markdown(district: District, folder: Path) -> Path:
    """The pages of a district as Markdown in a folder: the same text for every peer."""
    whole = folder.with_name(f"{folder.name}-written")
    measured([*EVALUATIONS, "write", "--to", whole, "--data", district.data], folder.parent, QUIET)
    for path in whole.rglob("*.md"):
        target = folder / path.relative_to(whole)
        target.parent.mkdir(parents=True, exist_ok=True)
        path.rename(target)
    shutil.rmtree(whole)
    return folder


def markdown_paths(folder: Path) -> list[str]:
    """The Markdown pages of a folder, by their paths in it; none where it is not there."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.md"))


@contextmanager
def edited(data: Path) -> Iterator[None]:
    """The first figure of the last published evaluation is another one meanwhile."""
    path = public(data)[-1] / "facts.yml"
    text = path.read_text(encoding="utf-8")
    changed = re.sub(r"value: (\d)", lambda found: f"value: {int(found[1]) % 9 + 1}", text, count=1)
    assert changed != text
    path.write_text(changed, encoding="utf-8")
    try:
        yield
    finally:
        path.write_text(text, encoding="utf-8")
