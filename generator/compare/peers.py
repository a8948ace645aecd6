"""Departments among their peers: who may be ranked together, and where each stands.

Counted are evaluations that are published and graded. Those of a preview that are not published
yet, and those without a grade, are listed after them without a rank: a draft may still change, so
a rank among drafts would be none that a reader will ever see. A body without an evaluation in a
year is not listed at all; it never counts as zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from statistics import mean, median

from generator.audit.result import Result
from generator.model.disclosure import Department
from generator.model.evaluation import Status
from generator.model.framework import Framework


@dataclass(frozen=True, slots=True)
class Pool:
    """Departments that may be ranked together: those of one region, invented apart from real."""

    region: str
    invented: bool

    @property
    def place(self) -> tuple[bool, str]:
        """What pools are put in order by: real ones first."""
        return self.invented, self.region


@dataclass(frozen=True, slots=True)
class Placed:
    """A result with its rank among those counted; `rank` None where it is not ranked.

    Equal totals share a rank, the next one counts on from the number before it (1, 2, 2, 4).
    """

    result: Result
    rank: int | None


@dataclass(frozen=True, slots=True)
class Cohort:
    """Evaluations of one pool and year by one framework: those that may be ranked together.

    `placed` is best first, those not ranked last; among equals by id of the department. `ranked`
    is how many are counted. `mean` and `median` are of the counted totals, None where there are
    none. `level_one` is the mean score rate of each first-level node, of those counted that it
    applied to; None where that is nobody, and for penalties and bonuses, which have no rate.
    """

    pool: Pool
    year: int
    framework: str
    placed: tuple[Placed, ...]
    ranked: int
    mean: Fraction | None
    median: Fraction | None
    level_one: Mapping[str, Fraction | None]

    @property
    def peer_mean(self) -> Fraction | None:
        """The mean of several; None where nobody or one alone is counted."""
        return self.mean if self.ranked > 1 else None


def pool_of(department: Department) -> Pool:
    """The pool a department is ranked in."""
    return Pool(department.region, department.invented)


def is_counted(result: Result) -> bool:
    """Whether a result is ranked."""
    published = result.evaluation.status is Status.PUBLISHED
    return published and result.scores.grade is not None


def cohorts(results: Iterable[Result]) -> tuple[Cohort, ...]:
    """All cohorts: newest year first, then by pool, real ones first, and framework."""
    groups: dict[tuple[int, Pool, str], list[Result]] = {}
    for result in results:
        key = (result.evaluation.year, pool_of(result.department), result.framework.id)
        groups.setdefault(key, []).append(result)
    in_order = sorted(groups, key=lambda one: (-one[0], one[1].place, one[2]))
    return tuple(_cohort(pool, year, groups[year, pool, id]) for year, pool, id in in_order)


def _cohort(pool: Pool, year: int, results: list[Result]) -> Cohort:
    framework = results[0].framework
    counted = [one for one in results if is_counted(one)]
    totals = [Fraction(one.scores.total.score) for one in counted]
    return Cohort(
        pool,
        year,
        framework.id,
        _placed(results),
        len(counted),
        mean(totals) if totals else None,
        median(totals) if totals else None,
        _level_one(framework, counted),
    )


def _placed(results: list[Result]) -> tuple[Placed, ...]:
    by_id = sorted(results, key=lambda one: one.department.id)
    counted = [one for one in by_id if is_counted(one)]
    counted.sort(key=lambda one: one.scores.total.score, reverse=True)
    ranks: dict[Decimal, int] = {}
    for number, one in enumerate(counted, start=1):
        ranks.setdefault(one.scores.total.score, number)
    others = (Placed(one, None) for one in by_id if not is_counted(one))
    return (*(Placed(one, ranks[one.scores.total.score]) for one in counted), *others)


def _level_one(framework: Framework, counted: list[Result]) -> dict[str, Fraction | None]:
    found: dict[str, Fraction | None] = {}
    for root in framework.roots:
        nodes = [one.scores.nodes[root.id] for one in counted]
        rates = [one.rate for one in nodes if one.rate is not None]
        found[root.id] = mean(rates) if rates else None
    return found
