"""What the pages of concepts are made from: editions of a definition, means, empty cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from statistics import mean

from generator.audit.result import Result
from generator.compare.alignment import Joint, Link
from generator.compare.concepts import ConceptSeries, Point
from generator.compare.peers import Pool, is_counted, pool_of
from generator.compare.result import Verdict
from generator.compare.site import Key, key_of
from generator.exposure import Shown
from generator.model.disclosure import Department
from generator.model.framework import Framework, Indicator
from generator.words.catalogue import Words


@dataclass(frozen=True, slots=True)
class Edition:
    """A concept in one framework, the years it was used in, what it came from.

    `before` is the framework it follows, None where it follows none that was used; `link` is how it
    hangs together with that one, None where nothing is declared.
    """

    framework: Framework
    node: Indicator
    years: tuple[int, ...]
    before: Framework | None = None
    link: Link | None = None

    @property
    def joint(self) -> Joint:
        """How it hangs together with what was before it."""
        return Joint.UNDECLARED if self.link is None else self.link.joint


@dataclass(frozen=True)
class Known:
    """What is known of the departments of a site besides the points of a concept."""

    evaluated: frozenset[Key]
    announced: frozenset[Key]
    withdrawn: frozenset[Key]
    years: Mapping[Pool, range]
    frameworks: Mapping[Pool, frozenset[str]]

    def why_none(self, department: Department, year: int, say: Words) -> str:
        """Why a concept has no point there."""
        return say(f"concept.{self._reason(department, year)}")

    def _reason(self, department: Department, year: int) -> str:
        key = (department.id, year)
        if key in self.evaluated:
            return "not_in_framework"
        if key in self.withdrawn:
            return "withdrawn"
        if key in self.announced:
            return "announced"
        if department.first_year is not None and year < department.first_year:
            return "not_yet"
        if department.last_year is not None and year > department.last_year:
            return "ended"
        return "not_evaluated"


@dataclass(frozen=True)
class Study:
    """A concept in a pool; `editions` oldest first.

    `after` is a later framework of the pool without the concept, with what became of it there.
    """

    series: ConceptSeries
    editions: tuple[Edition, ...]
    after: tuple[Framework, Link] | None

    @cached_property
    def rates(self) -> Mapping[Key, Fraction | None]:
        """The score rate of each point, worked out once."""
        return {key_of(one.result): self.rate(one) for one in self.series.points}

    def rate(self, point: Point) -> Fraction | None:
        """The score rate of a point of the series."""
        key = key_of(point.result)
        if key not in self._known:
            self._known[key] = point.rate
        return self._known[key]

    @cached_property
    def _known(self) -> dict[Key, Fraction | None]:
        """The rates asked for so far."""
        return {}

    @cached_property
    def newest(self) -> Edition:
        """The edition used last."""
        return max(self.editions, key=lambda one: one.years[-1])

    @cached_property
    def last_year(self) -> int:
        """The last year with the concept."""
        return self.newest.years[-1]

    @cached_property
    def by_department(self) -> Mapping[str, tuple[Point, ...]]:
        """The points of each department, oldest first."""
        found: dict[str, list[Point]] = {}
        for one in self.series.points:
            found.setdefault(one.result.department.id, []).append(one)
        return {id: tuple(points) for id, points in found.items()}

    @cached_property
    def before(self) -> Mapping[Key, Point]:
        """The point of the same department before each point that has one."""
        return {
            key_of(new.result): old
            for points in self.by_department.values()
            for old, new in pairwise(points)
        }

    @cached_property
    def by_year(self) -> Mapping[int, tuple[Point, ...]]:
        """The points of each year, oldest year first."""
        found: dict[int, list[Point]] = {}
        for one in self.series.points:
            found.setdefault(one.result.evaluation.year, []).append(one)
        return {year: tuple(found[year]) for year in sorted(found)}

    @cached_property
    def means(self) -> Mapping[int, Fraction]:
        """The mean score rate of those ranked, by year; none where a year has two definitions."""
        found = ((year, self.mean_in(year)) for year in self.by_year)
        return {year: value for year, value in found if value is not None}

    def mean_in(self, year: int) -> Fraction | None:
        """The mean of one year, None where it has none."""
        points = ranked(self.by_year[year])
        rates = [rate for one in points if (rate := self.rate(one)) is not None]
        return mean(rates) if rates and len(self.frameworks_in(year)) == 1 else None

    def frameworks_in(self, year: int) -> frozenset[str]:
        """The ids of the frameworks with the concept used in a year."""
        return frozenset(one.framework.id for one in self.editions if year in one.years)

    def mean_is_joined(self, year: int) -> bool:
        """Whether the mean of a year may be compared with that of the year before."""
        if year - 1 not in self.means:
            return False
        same = self.frameworks_in(year - 1) == self.frameworks_in(year)
        return same or year in self._comparable

    @cached_property
    def _comparable(self) -> frozenset[int]:
        """Years in which a department may be compared with itself before."""
        changes = self.series.changes.items()
        return frozenset(
            year for (_, year), one in changes if one.verdict is not Verdict.NOT_COMPARABLE
        )


def ranked(points: Sequence[Point]) -> list[Point]:
    """The points of evaluations that are ranked."""
    return [one for one in points if is_counted(one.result)]


def known(shown: Shown) -> Known:
    """What is known of departments, years and frameworks."""
    pools: dict[Pool, list[Result]] = {}
    for one in shown.results:
        pools.setdefault(pool_of(one.department), []).append(one)
    years = {pool: [one.evaluation.year for one in own] for pool, own in pools.items()}
    return Known(
        frozenset(map(key_of, shown.results)),
        frozenset((one.department.id, one.year) for one in shown.announced),
        frozenset((one.department.id, one.year) for one in shown.withdrawn),
        {pool: range(min(own), max(own) + 1) for pool, own in years.items()},
        {pool: frozenset(one.framework.id for one in own) for pool, own in pools.items()},
    )
