"""All comparisons of a site, made once from what is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from generator.audit.result import Result
from generator.compare.alignment import Alignment
from generator.compare.result import NodeChange, Pair


@dataclass(frozen=True, slots=True)
class Pool:
    """Departments that may be ranked together: those of one region, invented apart from real."""

    region: str
    invented: bool


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

    `placed` is best first, those not ranked (ungraded) last; `ranked` is how many are counted.
    `mean` and `median` are of the counted totals, None where there are none. `level_one` is the
    mean score rate of each first-level node, of those it applied to.
    """

    pool: Pool
    year: int
    framework: str
    placed: tuple[Placed, ...]
    ranked: int
    mean: Fraction | None
    median: Fraction | None
    level_one: Mapping[str, Fraction | None]


@dataclass(frozen=True, slots=True)
class Point:
    """A concept in one evaluation: the id of its indicator there."""

    result: Result
    indicator: str


@dataclass(frozen=True, slots=True)
class ConceptSeries:
    """A concept with every evaluation of a pool that has it, by department, then oldest first.

    `changes` has, for each point after the first of its department, what became of it since the
    department's point before: by (department, year).
    """

    concept: str
    pool: Pool
    points: tuple[Point, ...]
    changes: Mapping[tuple[str, int], NodeChange]


@dataclass(frozen=True, slots=True)
class Comparisons:
    """Everything set side by side on a site.

    `pairs`: each evaluation with the department's last one before it, by (department, year).
    `cohorts`: newest year first. `alignments`: by (older, newer) framework id, for frameworks
    used in one pool.
    """

    pairs: Mapping[tuple[str, int], Pair]
    cohorts: tuple[Cohort, ...]
    concepts: tuple[ConceptSeries, ...]
    alignments: Mapping[tuple[str, str], Alignment]

    def cohort_of(self, result: Result) -> Cohort:
        """The cohort an evaluation is counted in."""
        return next(
            one for one in self.cohorts if any(placed.result is result for placed in one.placed)
        )
