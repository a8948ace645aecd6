"""A concept (指标概念) across departments and years, joined as far as it is declared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

from generator.audit.result import Result
from generator.compare.alignment import Joint, Link
from generator.compare.peers import Pool, pool_of
from generator.compare.result import Limit, LimitKind, NodeChange, Pair, Verdict
from generator.compare.sheet import side_of
from generator.score.trace import NodeScore


@dataclass(frozen=True, slots=True)
class Point:
    """A concept in one evaluation: the id of its indicator there.

    Evaluations where it does not apply are points too, so that their absence is seen and said;
    `applies` is False and `rate` None for them.
    """

    result: Result
    indicator: str

    @property
    def node(self) -> NodeScore:
        """The score of the indicator."""
        return self.result.scores.nodes[self.indicator]

    @property
    def applies(self) -> bool:
        """Whether the indicator applied to the body; full marks for not applying are none."""
        return self.result.scores.judged(self.indicator)

    @property
    def rate(self) -> Fraction | None:
        """The score rate; None where it does not apply, and for penalties and bonuses."""
        return self.node.rate if self.applies else None


@dataclass(frozen=True)
class ConceptSeries:
    """A concept with every evaluation of a pool that has it, by department, then oldest first.

    `pair` sets two results side by side, the older first.
    """

    concept: str
    pool: Pool
    points: tuple[Point, ...]
    pair: Callable[[Result, Result], Pair]

    @cached_property
    def changes(self) -> Mapping[tuple[str, int], NodeChange]:
        """For each point after the first of its department, what became of it since the
        department's point before: by (department, year). Points that no declaration joins have an
        UNDECLARED change there, which may not be compared, though the concept is the same."""
        return _changes(self.points, self.pair)


def concept_series(
    results: Iterable[Result], pair: Callable[[Result, Result], Pair]
) -> tuple[ConceptSeries, ...]:
    """All series by concept, then pool; `pair` sets two results side by side, the older first."""
    groups: dict[tuple[str, Pool], list[Point]] = {}
    for result in sorted(results, key=lambda one: (one.department.id, one.evaluation.year)):
        pool = pool_of(result.department)
        for node in result.framework.indicators:
            if node.concept is not None:
                groups.setdefault((node.concept, pool), []).append(Point(result, node.id))
    return tuple(
        ConceptSeries(concept, pool, tuple(points), pair)
        for (concept, pool), points in sorted(
            groups.items(), key=lambda one: (one[0][0], one[0][1].place)
        )
    )


def _changes(
    points: Iterable[Point], pair: Callable[[Result, Result], Pair]
) -> dict[tuple[str, int], NodeChange]:
    return {
        (new.result.department.id, new.result.evaluation.year): _change(
            old, new, pair(old.result, new.result)
        )
        for old, new in pairwise(points)
        if old.result.department.id == new.result.department.id
    }


def _change(old: Point, new: Point, pair: Pair) -> NodeChange:
    change = pair.by_new.get(new.indicator)
    if change is not None and old.indicator in change.link.old:
        return change
    link = Link(Joint.UNDECLARED, (old.indicator,), (new.indicator,))
    limit = Limit(LimitKind.UNDECLARED, Fraction(1), Fraction(1), link.old, link.new)
    return NodeChange(
        link,
        side_of(old.result, old.indicator),
        side_of(new.result, new.indicator),
        Verdict.NOT_COMPARABLE,
        (limit,),
    )
