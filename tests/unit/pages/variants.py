"""The published evaluation in other states, so that every branch of the pages is seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.audit.result import Result
from generator.audit.scores import PublishedScores
from generator.build import examine, plan
from generator.compare.site import comparisons
from generator.exposure import Announced, Shown, Unscored, shown
from generator.load.narrative import NO_FINANCE, NO_FINDINGS, NO_GOALS, NO_METHOD, NO_PROFILE
from generator.model.disclosure import Department, Disclosure
from generator.model.evaluation import Status
from generator.model.todo import Draft, TodoItem, ToFill
from generator.pages.page import Page
from generator.problems import Place
from generator.score.trace import NodeScore, Scores
from tests.unit.pages import real
from tests.unit.pages.released import released
from tests.unit.pages.whole import site_pages

CASES = Path(__file__).parents[2] / "cases"


def bare(result: Result) -> Result:
    """An evaluation of which nothing is recorded but what is scored."""
    evaluation = replace(
        result.evaluation,
        conclusion=(),
        summary=(),
        profile=NO_PROFILE,
        finance=NO_FINANCE,
        goals=NO_GOALS,
        findings=NO_FINDINGS,
        method=NO_METHOD,
        facts={id: replace(fact, main=False) for id, fact in result.evaluation.facts.items()},
        judgements={
            id: replace(one, reason=(), where="")
            for id, one in result.evaluation.judgements.items()
        },
        published=(),
    )
    rules = {
        id: replace(one, explanation="", reading="") for id, one in result.framework.rules.items()
    }
    framework = replace(result.framework, rules=rules, basis="")
    return replace(
        result, evaluation=evaluation, framework=framework, published=PublishedScores({}, (), ())
    )


def with_full_points(result: Result) -> Result:
    nodes = {id: NodeScore(id, one.weight, one.weight) for id, one in result.scores.nodes.items()}
    weight = result.scores.total.weight
    scores = Scores(
        nodes,
        result.scores.traces,
        NodeScore(result.scores.total.indicator, weight, weight),
        result.framework.grades[0],
    )
    return replace(result, scores=scores)


def misprinted(result: Result) -> Result:
    """An evaluation whose report prints other totals and grades than the rules give."""
    published = PublishedScores(
        {
            id: tuple(replace(one, printed=one.printed + Decimal("0.5")) for one in printed)
            for id, printed in result.published.nodes.items()
        },
        tuple(replace(one, printed=one.printed + 1) for one in result.published.total),
        tuple(replace(one, printed="优") for one in result.published.grades),
    )
    return replace(result, published=published)


def of_year(result: Result, year: int, status: Status = Status.PUBLISHED) -> Result:
    return replace(result, evaluation=replace(result.evaluation, year=year, status=status))


def of_department(result: Result, department: Department) -> Result:
    evaluation = replace(result.evaluation, department=department.id)
    return replace(result, evaluation=evaluation, department=department)


def draft(department: Department) -> Unscored:
    """A year of which a number is to be filled in and a table to be looked at."""
    place = Place(f"{department.id}/2022/facts.yml", 4, 10)
    item = TodoItem("请对照原表。", "facts.yml", "在职人数", "表 1-2", place)
    open_values = (ToFill("value", place),)
    return Unscored(
        department, Draft(department.id, 2022, "2022年度报告", open_values, (item,), place)
    )


def _pages(
    departments: tuple[Department, ...],
    results: tuple[Result, ...],
    *,
    names: bool,
    announced: tuple[Announced, ...] = (),
    drafts: tuple[Unscored, ...] = (),
) -> tuple[Page, ...]:
    disclosure = real.examined().disclosure
    changed = Disclosure(
        replace(disclosure.site, show_personal_names=names, description=""),
        {one.id: one for one in departments},
        disclosure.frameworks,
        tuple(result.evaluation for result in results),
    )
    seen = Shown(results, announced, drafts=drafts)
    compared = comparisons(changed, seen)
    return tuple(site_pages(changed, seen, compared).values())


def _case(name: str) -> tuple[Page, ...]:
    """The pages of a data folder for tests, as the public sees them."""
    examined = examine(CASES / name)
    assert not examined.errors
    seen = shown(examined.results, preview=False)
    compared = comparisons(examined.disclosure, seen)
    return tuple(site_pages(examined.disclosure, seen, compared).values())


def _released() -> tuple[Page, ...]:
    with TemporaryDirectory() as folder:
        made = plan(examine(released(Path(folder) / "data")))
        return tuple(made.pages.values())


@cache
def sites() -> tuple[tuple[str, tuple[Page, ...]], ...]:
    return tuple(_sites())


def _sites() -> Iterator[tuple[str, tuple[Page, ...]]]:
    """Name and pages of each state."""
    result = real.result()
    department = result.department
    invented = replace(
        department, id="example-invented", name="示例区发展局", region="", invented=True
    )
    silent = replace(department, id="example-silent", name="示例区沉默局")
    yield "as published", real.pages()
    yield "no evaluation at all", _pages((department,), (), names=False)
    awaited = (Announced(department, 2022),)
    yield "announced only", _pages((department,), (), names=False, announced=awaited)
    yield (
        "a draft to be filled in",
        _pages((department,), (), names=False, drafts=(draft(department),)),
    )
    yield "nothing but scores", _pages((department,), (bare(result),), names=True)
    yield "all points", _pages((department,), (with_full_points(result),), names=True)
    yield "misprinted", _pages((department,), (misprinted(result),), names=True)
    several = (
        of_year(result, 2023, Status.DRAFT),
        of_year(result, 2022, Status.UNDER_REPLY),
        of_year(result, 2020, Status.AUDITED),
        of_department(result, invented),
    )
    yield "several", _pages((department, invented, silent), several, names=False)
    yield "several years and frameworks", _case("comparison")
    yield "lives of departments", _case("lifecycle")
    yield "published three times", _released()
