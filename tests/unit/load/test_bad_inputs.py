"""Every way to spoil a data folder that is kept in tests/cases/bad-inputs, and what is reported.

A file of cases names the folder they spoil as its `base`, tests/cases/minimal if it names none; a
case may list more changes under `also`.

The expected reports are golden files, in Chinese and English, with the place of each problem.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.checks import check
from generator.load import load
from generator.problems import Place, Report
from generator.problems.printing import as_text

TESTS = Path(__file__).parents[2]
CASES = sorted((TESTS / "cases" / "bad-inputs").glob("*.yml"))


def report_of(folder: Path) -> str:
    """What an editor reads about a data folder."""
    report = Report()
    check(load(folder, report), report)

    def line(place: Place) -> str | None:
        try:
            lines = (folder / place.file).read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return None
        return lines[place.line - 1] if place.line <= len(lines) else None

    return as_text(report.problems, line) or "(no problem)\n"


def locate(folder: Path, name: str) -> Path:
    """A file by its name, or where a new one goes; a path when it has a slash."""
    if (folder / name).exists() or (folder / Path(name).parts[0]).is_dir():
        return folder / name
    found = list(folder.rglob(name))
    return found[0] if found else folder / "example-agriculture" / "2024" / name


def spoil(folder: Path, case: dict[str, Any]) -> None:
    for change in (case, *case.get("also", ())):
        make(folder, {"name": case["name"], **change})


def make(folder: Path, case: dict[str, Any]) -> None:
    path = locate(folder, case["file"])
    if "rename" in case:
        path.rename(path.with_name(case["rename"]))
    elif "remove" in case:
        path.unlink()
    elif "write" in case:
        path.parent.mkdir(exist_ok=True)
        path.write_text(case["write"], encoding="utf-8", newline="")
    else:
        text = path.read_text(encoding="utf-8")
        assert text.count(case["replace"]), f"{case['name']}: nothing to replace"
        char, times = case.get("repeat", ("", 0))
        by = char * int(times) if times else case["by"]
        path.write_text(text.replace(case["replace"], by, 1), encoding="utf-8", newline="")


@pytest.mark.parametrize("file", CASES, ids=[path.stem for path in CASES])
def test_bad_input(file: Path, tmp_path: Path, golden) -> None:
    told: list[str] = []
    content = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)
    base = TESTS / "cases" / content.get("base", "minimal")
    for number, case in enumerate(content["cases"]):
        folder = Path(shutil.copytree(base, tmp_path / str(number)))
        spoil(folder, case)
        told.append(f"## {case['name']}\n\n{report_of(folder)}")
    golden(f"{file.stem}.txt", "\n".join(told))


@pytest.mark.parametrize("base", ["minimal", "lifecycle"])
def test_the_folders_that_are_spoilt_have_no_problem(base: str) -> None:
    assert report_of(TESTS / "cases" / base) == "(no problem)\n"
