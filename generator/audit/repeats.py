"""The same quantity printed differently in two places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from generator.audit.figures import Audited
from generator.audit.ranges import Range, printed_range
from generator.audit.sums import Sum
from generator.model.expressions import FactName
from generator.model.figures import Basis, NotComputable, OfExpression


@dataclass(frozen=True, slots=True)
class Repeat:
    """A quantity and the figures that print it, of which at least two cannot both be right."""

    basis: Basis
    figures: tuple[Audited, ...]


def repeats(figures: Iterable[Audited]) -> tuple[Repeat, ...]:
    """Quantities printed in several places whose printed numbers exclude each other.

    2.86 and 2.9 agree: both can be roundings of one number. 4 points and 5 points do not.
    """
    by_quantity: dict[Basis, list[Audited]] = defaultdict(list)
    for one in figures:
        if not isinstance(one.basis, Sum | NotComputable) and _is_quantity(one.basis):
            by_quantity[one.basis].append(one)
    return tuple(
        Repeat(basis, tuple(places))
        for basis, places in by_quantity.items()
        if not all(_agree(one, other) for one, other in combinations(places, 2))
    )


def _is_quantity(basis: Basis) -> bool:
    """Whether a basis names one quantity, such as a fact or a score, not an expression."""
    return not isinstance(basis, OfExpression) or isinstance(basis.expression, FactName)


def _agree(one: Audited, other: Audited) -> bool:
    return _stands_for(one).meets(_stands_for(other))


def _stands_for(one: Audited) -> Range:
    """What a printed number stands for, in the base unit; a count stands for itself."""
    factor = one.unit.factor
    if one.unit.counts:
        exact = Fraction(one.value)
        return Range(exact, exact)
    ends = printed_range(one.value)
    return Range(ends.low * factor, ends.high * factor)
