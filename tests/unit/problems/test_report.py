"""A report holds every problem once, sorted, and prints for persons and programs."""

from __future__ import annotations

import json

from generator.problems import Place, Report
from generator.problems.printing import as_github, as_json, as_text


def spoilt() -> Report:
    report = Report()
    report.add("missing-key", Place("b.yml", 10, 1), key="name")
    report.add("unknown-key", Place("b.yml", 9, 7), key="wieght", known="weight", meant="weight")
    report.add("empty-file", Place("a,1.yml"))
    return report


def test_problems_are_sorted_by_place() -> None:
    places = [str(problem.place) for problem in spoilt().problems]
    assert places == ["a,1.yml:1:1", "b.yml:9:7", "b.yml:10:1"]


def test_the_same_problem_counts_once() -> None:
    report = spoilt()
    report.extend(spoilt().problems)
    assert len(report) == 3


def test_text_marks_the_spot_under_wide_characters() -> None:
    text = as_text(spoilt().problems[1:2], lambda place: "- 名称: wieght: 1", "en")
    assert text == (
        "b.yml:9:7: error [unknown-key]\n"
        "  unknown key `wieght`\n"
        "    | - 名称: wieght: 1\n"
        "    |         ^\n"
        "  → Did you mean weight? Known here: weight.\n"
    )


def test_json_has_places_and_both_languages() -> None:
    first = json.loads(as_json(spoilt().problems))[1]
    assert (first["file"], first["line"], first["column"]) == ("b.yml", 9, 7)
    assert first["severity"] == "error"
    assert first["meant"] == "weight"
    assert set(first["message"]) == {"zh", "en"}


def test_github_escapes_what_it_uses_itself() -> None:
    lines = as_github(spoilt().problems, "evaluations/").splitlines()
    assert lines[0].startswith("::error file=evaluations/a%2C1.yml,line=1,col=1,title=empty-file::")
    assert len(lines) == 3
