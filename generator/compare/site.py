"""All comparisons of a site, made once from what is shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from generator.audit.result import Result
from generator.compare.alignment import Alignment
from generator.compare.asked import LookBack, look_back
from generator.compare.concepts import ConceptSeries, Point, concept_series
from generator.compare.desk import Desk, Key, key_of
from generator.compare.lifecycle import Lineage, lineages
from generator.compare.peers import Cohort, Placed, Pool, cohorts, pool_of
from generator.compare.result import Pair
from generator.exposure import Shown
from generator.model.concordance import Concordance
from generator.model.disclosure import Disclosure
from generator.model.framework import Framework

__all__ = [
    "Cohort",
    "Comparisons",
    "ConceptSeries",
    "Key",
    "Placed",
    "Point",
    "Pool",
    "comparisons",
    "key_of",
]


@dataclass(frozen=True)
class Comparisons:
    """Everything set side by side on a site, each kind worked out when it is first asked for.

    `results`: what is compared, by department, oldest first. `desk`: where pairs are made.
    `lineages`: by department, of all departments. `concordances`: the declarations that join.
    """

    results: tuple[Result, ...]
    desk: Desk
    lineages: Mapping[str, Lineage]
    concordances: tuple[Concordance, ...]

    @cached_property
    def pairs(self) -> Mapping[Key, Pair]:
        """Each evaluation with the department's last one shown before it; years may lie between.

        By (department, year), as the next two; only where there is something.
        """
        return _pairs(self.results, self.desk)

    @cached_property
    def inherited(self) -> Mapping[Key, tuple[Pair, ...]]:
        """The first evaluation of a body with the last ones of its predecessors before the change,
        which are other bodies."""
        return _inherited(self.results, self.lineages, self.desk)

    @cached_property
    def asked(self) -> Mapping[Key, tuple[LookBack, ...]]:
        """What each evaluation was to look back on, the newest earlier evaluation first."""
        return _asked(self.results, self.pairs, self.inherited, self.desk)

    @cached_property
    def cohorts(self) -> tuple[Cohort, ...]:
        """Those that may be ranked together, newest year first."""
        return cohorts(self.results)

    @cached_property
    def concepts(self) -> tuple[ConceptSeries, ...]:
        """Each concept across departments and years."""
        return concept_series(self.results, self.desk.pair)

    @cached_property
    def alignments(self) -> Mapping[tuple[str, str], Alignment]:
        """By (older, newer) framework id, those declared between frameworks used in one pool, and
        of each framework with itself; two that have no entry in either order are joined by no
        declaration."""
        return _alignments(self.results, self.concordances, self.desk)

    @cached_property
    def _cohorts(self) -> Mapping[tuple[int, Pool, str], Cohort]:
        return {(one.year, one.pool, one.framework): one for one in self.cohorts}

    @cached_property
    def _placed(self) -> Mapping[Key, Placed]:
        return {key_of(one.result): one for cohort in self.cohorts for one in cohort.placed}

    def cohort_of(self, result: Result) -> Cohort:
        """The cohort an evaluation is counted in."""
        pool = pool_of(result.department)
        return self._cohorts[result.evaluation.year, pool, result.framework.id]

    def rank_of(self, result: Result) -> int | None:
        """The rank of an evaluation in its cohort; None where it is not ranked."""
        return self._placed[key_of(result)].rank


def comparisons(disclosure: Disclosure, shown: Shown) -> Comparisons:
    """All comparisons of the evaluations shown; the time is linear in their number.

    In a preview drafts are set beside the year before as well; only their ranks are left out.
    """
    lines = lineages(disclosure.departments)
    return Comparisons(
        tuple(sorted(shown.results, key=key_of)),
        Desk(lines, disclosure.concordances),
        lines,
        disclosure.concordances,
    )


def _pairs(results: Sequence[Result], desk: Desk) -> dict[Key, Pair]:
    return {
        key_of(new): desk.pair(old, new)
        for old, new in pairwise(results)
        if old.department.id == new.department.id
    }


def _inherited(
    results: Sequence[Result], lines: Mapping[str, Lineage], desk: Desk
) -> dict[Key, tuple[Pair, ...]]:
    """First evaluations beside the last ones of the bodies they came from."""
    by_department: dict[str, list[Result]] = {}
    for result in results:
        by_department.setdefault(result.department.id, []).append(result)
    found = {}
    for department, own in by_department.items():
        first = own[0]
        olds = [
            last
            for came in lines[department].predecessors
            if came.year <= first.evaluation.year
            and (last := _last_before(came.year, by_department.get(came.other, ())))
        ]
        if olds:
            found[key_of(first)] = tuple(desk.pair(old, first) for old in olds)
    return found


def _last_before(year: int, results: Iterable[Result]) -> Result | None:
    before = [one for one in results if one.evaluation.year < year]
    return before[-1] if before else None


def _asked(
    results: Sequence[Result],
    pairs: Mapping[Key, Pair],
    inherited: Mapping[Key, tuple[Pair, ...]],
    desk: Desk,
) -> dict[Key, tuple[LookBack, ...]]:
    by_key = {key_of(one): one for one in results}
    found = {}
    for key, result in by_key.items():
        whole = [*([pairs[key]] if key in pairs else []), *inherited.get(key, ())]
        seen = {key_of(pair.old) for pair in whole}
        said = {(one.department, one.year) for one in result.evaluation.follow_ups} - seen
        further = sorted(said & by_key.keys(), key=lambda one: (-one[1], one[0]))
        looks = [one for pair in whole for one in look_back(pair)]
        for other in further:
            looks += look_back(desk.pair(by_key[other], result), every=False)
        if looks:
            found[key] = tuple(looks)
    return found


def _alignments(
    results: Sequence[Result], concordances: Iterable[Concordance], desk: Desk
) -> dict[tuple[str, str], Alignment]:
    """The declared alignments within each pool; found by walking back from each framework."""
    before = {one.new: one.old for one in concordances}
    pools: dict[Pool, dict[str, Framework]] = {}
    for result in results:
        used = pools.setdefault(pool_of(result.department), {})
        used[result.framework.id] = result.framework
    found = {}
    for used in pools.values():
        for new in used.values():
            for id in _line(new.id, before):
                if id in used:
                    found[id, new.id] = desk.alignment(used[id], new)
    return dict(sorted(found.items()))


def _line(framework: str, before: Mapping[str, str]) -> list[str]:
    """A framework and the editions before it, newest first."""
    line = [framework]
    while (older := before.get(line[-1])) is not None and older not in line:
        line.append(older)
    return line
