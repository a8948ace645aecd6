"""Which warnings an acceptance holds for, and when it lapses."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from generator.build import examine
from generator.checks.acceptance import acceptance_for, accepted_file
from generator.problems import Problem
from generator.problems.source_lines import source_lines

YEAR = "example-agriculture/2024"


@pytest.fixture
def differing(minimal: Path) -> Path:
    """A folder with one warning."""
    replace(minimal / YEAR / "published.yml", "total: 85.00", "total:  84.00")
    return minimal


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def accept(root: Path, problem: Problem) -> None:
    line = source_lines(root)(problem.place)
    entry = acceptance_for(problem, line or "", "原文如此")
    content = yaml.safe_dump({"schema_version": 1, "accepted": [entry]}, allow_unicode=True)
    (root / accepted_file(problem)).write_text(content, encoding="utf-8")


def told(root: Path) -> list[tuple[str, str]]:
    return [(one.id, one.accepted) for one in examine(root).problems]


def test_a_warning_is_accepted_by_kind_file_and_line(differing: Path) -> None:
    (warning,) = examine(differing).problems
    accept(differing, warning)
    assert accepted_file(warning) == f"{YEAR}/accepted.yml"
    assert told(differing) == [("score-differs", "原文如此")]
    assert examine(differing).open == ()


def test_other_lines_above_it_and_spaces_inside_do_not_matter(differing: Path) -> None:
    (warning,) = examine(differing).problems
    accept(differing, warning)
    replace(differing / YEAR / "published.yml", "places:", "# 说明\nplaces:")
    replace(differing / YEAR / "published.yml", "  total:  84.00", "  total: 84.00 ")
    assert told(differing) == [("score-differs", "原文如此")]


def test_it_lapses_with_the_line(differing: Path) -> None:
    (warning,) = examine(differing).problems
    accept(differing, warning)
    replace(differing / YEAR / "published.yml", "total:  84.00", "total: 83.00")
    assert told(differing) == [("accepted-nothing", ""), ("score-differs", "")]


def test_it_lapses_with_the_warning(differing: Path) -> None:
    (warning,) = examine(differing).problems
    accept(differing, warning)
    replace(differing / YEAR / "published.yml", "total:  84.00", "total: 85.00")
    assert told(differing) == [("accepted-nothing", "")]


@pytest.mark.parametrize("file", [f"{YEAR}/facts.yml", "frameworks/example-2024/rules.yml"])
def test_while_there_is_an_error_nothing_is_said_to_have_lapsed(differing: Path, file: str) -> None:
    (warning,) = examine(differing).problems
    accept(differing, warning)
    replace(differing / file, "schema_version: 1", "schema_version: 1\nzzzzz: 1")
    assert {id for id, _ in told(differing)} == {"unknown-key"}


def test_an_error_is_never_accepted(minimal: Path) -> None:
    replace(minimal / YEAR / "facts.yml", "value: 35", "value: 35人")
    (error,) = examine(minimal).problems
    accept(minimal, error)
    assert told(minimal) == [("accepted-error", ""), ("unit-in-number", "")]


def test_the_same_acceptance_twice_is_once_too_often(differing: Path) -> None:
    (warning,) = examine(differing).problems
    accept(differing, warning)
    path = differing / accepted_file(warning)
    text = path.read_text(encoding="utf-8")
    entry = text[text.index("- ") :].split("schema_version")[0]
    path.write_text(text.replace(entry, entry + entry), encoding="utf-8")
    assert told(differing) == [("accepted-nothing", ""), ("score-differs", "原文如此")]


@pytest.fixture
def twice(differing: Path) -> Path:
    """A folder with two lines that say the same, a warning on each."""
    path = differing / YEAR / "published.yml"
    place = path.read_text(encoding="utf-8").split("places:\n")[1].split("- ")[1]
    path.write_text(f"{path.read_text(encoding='utf-8')}- {place}", encoding="utf-8")
    return differing


def test_of_lines_that_say_the_same_one_acceptance_is_about_one(twice: Path) -> None:
    lines = [one.place.line for one in examine(twice).problems if one.id == "score-differs"]
    assert len(lines) == 2
    accept(twice, examine(twice).problems[0])
    found = [one for one in examine(twice).problems if one.id == "score-differs"]
    assert [(one.place.line, one.accepted) for one in found] == [
        (lines[0], "原文如此"),
        (lines[1], ""),
    ]
    path = twice / YEAR / "accepted.yml"
    text = path.read_text(encoding="utf-8")
    entry = text[text.index("- ") :].split("schema_version")[0]
    path.write_text(text.replace(entry, entry + entry), encoding="utf-8")
    assert examine(twice).open == ()


def test_two_warnings_on_one_line_are_accepted_together(minimal: Path) -> None:
    path = minimal / YEAR / "published.yml"
    text = path.read_text(encoding="utf-8")
    assert "预算执行率: " in text
    line = next(one for one in text.split("\n") if one.count(": ") > 2)
    path.write_text(text.replace(line, re.sub(r": \d+\.\d+", ": 0.50", line)), encoding="utf-8")
    warnings = [one for one in examine(minimal).problems if one.id == "score-differs"]
    assert len({one.place.line for one in warnings}) == 1
    assert len(warnings) > 1
    accept(minimal, warnings[0])
    assert examine(minimal).open == ()
