"""Which warnings an acceptance holds for, and when it lapses."""

from __future__ import annotations

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
