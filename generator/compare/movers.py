"""Who rose and who fell, by what bodies did and not by what became of the framework.

Vetoes, bonuses and what rounding did to sums are of the body: only the part that the split of the
change gives to the framework is left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from generator.compare.result import NodeChange, Pair, Verdict


@dataclass(frozen=True, slots=True)
class Moved:
    """A pair and by how many points its total moved, the framework's part left out."""

    pair: Pair
    points: Fraction


def moved(pair: Pair) -> Fraction | None:
    """The change of the total without the framework's part, in points.

    None where the totals may not be compared.
    """
    if pair.split is None or pair.comparability.verdict is Verdict.NOT_COMPARABLE:
        return None
    return pair.split.total - pair.split.framework


def movements(pairs: Iterable[Pair]) -> tuple[Moved, ...]:
    """The pairs that may be compared, the largest fall first; ties by department."""
    found = [Moved(pair, points) for pair in pairs if (points := moved(pair)) is not None]
    return tuple(sorted(found, key=lambda one: (one.points, one.pair.new.department.id)))


def main_cause(pair: Pair, direction: int) -> tuple[NodeChange | None, Fraction]:
    """What moved the total most up (1) or down (-1), in points: a leaf, or None for the rest.

    The rest are vetoes, bonuses behind their gate and rounding.
    """
    leaves = leaf_movements(pair)
    leaf = max(leaves, key=lambda one: direction * one[1], default=None)
    rest = pair.split.rest if pair.split else Fraction(0)
    if leaf is None or direction * rest > direction * leaf[1]:
        return None, rest
    return leaf


def leaf_movements(pair: Pair) -> tuple[tuple[NodeChange, Fraction], ...]:
    """The leaves that moved the total by their score rates; the largest fall first."""
    found = [
        (one, points)
        for one in pair.leaves
        if one.contribution is not None
        and one.verdict is not Verdict.NOT_COMPARABLE
        and (points := one.contribution.performance + one.contribution.inseparable)
    ]
    return tuple(sorted(found, key=lambda one: one[1]))
