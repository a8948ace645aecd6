"""Successions of several departments, and what may be followed up."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.checks.follow_ups import check_follow_ups
from generator.checks.lifecycle import check_lives, exists_in, forebears
from generator.load import load
from generator.model.disclosure import Department, Disclosure, Predecessor, Succession
from generator.problems import Place, Report

CASE = Path(__file__).parents[2] / "cases" / "lifecycle"


def body(id: str, *origins: str, year: int = 2023) -> Department:
    """A department that took over a part of others."""
    return Department(
        id, f"{id}局", f"{id}局", "示例区", True, Place(f"{id}/department.yml"),
        predecessors=tuple(
            Predecessor(one, Succession.SPLIT, year, "理由", Place(f"{id}/department.yml", 9))
            for one in origins
        ),
    )  # fmt: skip


def of(*bodies: Department) -> dict[str, Department]:
    return {one.id: one for one in bodies}


def told(disclosure: Disclosure) -> list[tuple[str, str]]:
    report = Report()
    check_lives(disclosure, report)
    check_follow_ups(disclosure, report)
    return [(one.id, one.values.get("path", "")) for one in report.problems]


@pytest.fixture
def disclosure() -> Disclosure:
    return load(CASE, Report()).disclosure


@pytest.mark.parametrize(
    ("first", "last", "years"),
    [
        (None, None, [2021, 2022, 2023, 2024]),
        (2022, None, [2022, 2023, 2024]),
        (None, 2023, [2021, 2022, 2023]),
        (2022, 2023, [2022, 2023]),
    ],
)
def test_the_years_of_a_life_are_all_counted(
    first: int | None, last: int | None, years: list[int]
) -> None:
    department = replace(body("a"), first_year=first, last_year=last)
    assert [year for year in range(2021, 2025) if exists_in(department, year)] == years


def test_forebears_are_those_further_back_too() -> None:
    line = of(body("a"), body("b", "a"), body("c", "b", "x"), body("x"))
    assert sorted(forebears("c", line)) == ["a", "b", "x"]
    assert forebears("a", line) == ()


def test_forebears_of_a_circle_come_to_an_end() -> None:
    assert sorted(forebears("a", of(body("a", "b"), body("b", "a")))) == ["a", "b"]


def test_a_circle_of_three_is_told_once(disclosure: Disclosure) -> None:
    circle = of(body("a", "c"), body("b", "a"), body("c", "b"), body("d", "c"))
    found = told(replace(disclosure, departments=circle, evaluations=()))
    assert found == [("predecessor-circle", "a → c → b → a")]


def test_two_circles_are_told_both(disclosure: Disclosure) -> None:
    circles = of(body("a", "b"), body("b", "a", "c"), body("c", "b"))
    found = told(replace(disclosure, departments=circles, evaluations=()))
    assert found == [("predecessor-circle", "a → b → a"), ("predecessor-circle", "b → c → b")]


def test_two_ways_to_one_origin_are_no_circle(disclosure: Disclosure) -> None:
    family = of(body("a"), body("b", "a"), body("c", "a"), body("d", "b", "c"))
    assert told(replace(disclosure, departments=family, evaluations=())) == []


def follow_up_of_food(disclosure: Disclosure, department: str) -> Disclosure:
    """The follow-up addressed to the food bureau alone, by an evaluation of a department."""
    evaluations = []
    for one in disclosure.evaluations:
        ups = tuple(up for up in one.follow_ups if up.department == "example-food")
        if one.follow_ups:
            one = replace(one, department=department, follow_ups=ups)
        evaluations.append(one)
    return replace(disclosure, evaluations=tuple(evaluations))


def test_a_finding_of_one_further_back_may_be_followed_up(disclosure: Disclosure) -> None:
    assert told(follow_up_of_food(disclosure, "example-parks")) == []


def test_a_finding_of_a_successor_may_not(disclosure: Disclosure) -> None:
    departments = dict(disclosure.departments)
    departments["example-parks"] = replace(departments["example-parks"], predecessors=())
    changed = replace(disclosure, departments=departments)
    assert told(follow_up_of_food(changed, "example-parks")) == [("follow-up-body", "")]


def test_nothing_is_said_where_a_line_of_descent_could_not_be_read(
    disclosure: Disclosure,
) -> None:
    departments = dict(disclosure.departments)
    del departments["example-trade"]
    changed = replace(disclosure, departments=departments)
    assert told(follow_up_of_food(changed, "example-parks")) == []


def test_another_region_and_invented_ones_have_their_own_abbreviations(
    disclosure: Disclosure,
) -> None:
    here = replace(body("a"), abbreviations=("商务",))
    there = replace(body("b"), abbreviations=("商务",), region="别区")
    real = replace(body("c"), abbreviations=("商务",), invented=False)
    same = replace(body("d"), abbreviations=("商务",))
    report = Report()
    departments = of(here, there, real, same)
    check_lives(replace(disclosure, departments=departments, evaluations=()), report)
    (one,) = report.problems
    assert (one.place.file, dict(one.values)) == (
        "d/department.yml", {"name": "商务", "other": "a"},
    )  # fmt: skip
