"""Data folders from which a new year is started."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from generator.carry_over import Asked, Started, start
from generator.checks import check
from generator.load import Loaded, load
from generator.output import new_folder
from generator.problems import Problem, Report
from tests.conftest import TESTS

CASES = TESTS / "cases"
SHIPPED = TESTS.parent / "evaluations"


def loaded(root: Path) -> Loaded:
    return load(root, Report())


def started(root: Path, asked: Asked) -> Started:
    """The folder asked for, written into the data folder."""
    found = start(root, loaded(root), asked)
    new_folder(root / found.folder, found.files)
    return found


def problems(root: Path) -> tuple[Problem, ...]:
    report = Report()
    check(load(root, report), report)
    return report.problems


def with_year_open(source: Path, department: str, year: int, target: Path) -> Path:
    """A copy of a data folder in which a department has nothing from a year on.

    Of other departments it has those that are spoken of.
    """
    spoken_of = "".join(
        path.read_text(encoding="utf-8") for path in (source / department).rglob("*.yml")
    )

    def left_out(folder: str, names: list[str]) -> set[str]:
        if Path(folder) == source:
            around = {department, "frameworks", "site.yml"}
            return {one for one in names if one not in around and one not in spoken_of}
        here = Path(folder) == source / department
        return {one for one in names if here and one.isdigit() and int(one) >= year}

    return Path(shutil.copytree(source, target, ignore=left_out))


def every_case() -> Iterator[tuple[Path, str, int]]:
    """Every data folder of the tests, with each department's years."""
    folders = [path.parent for path in sorted(CASES.rglob("site.yml"))]
    for folder in folders:
        for year in sorted(folder.glob("*/[12][0-9][0-9][0-9]")):
            yield folder, year.parent.name, int(year.name)


def shipped() -> Iterator[tuple[Path, str, int]]:
    """The newest evaluation of each department that is shipped."""
    for department in sorted(path for path in SHIPPED.iterdir() if path.is_dir()):
        years = sorted(int(path.name) for path in department.glob("[12][0-9][0-9][0-9]"))
        if years:
            yield SHIPPED, department.name, years[-1]
