"""What a measured value may have been before its facts were rounded for print.

A printed 2.86 stands for anything from 2.855 to 2.865. A report computes from the figures it had
and prints rounded ones, so its result need not follow from what it prints; it must lie in this
range. A check by equality cries wolf, a check by range does not.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import product

from generator.model.evaluation import Fact
from generator.model.units import Quantity
from generator.score.measures import measure
from generator.score.rounding import EXACT
from generator.score.trace import Measured

MAX_ROUNDED = 8
"""With more rounded facts than this no range is told: every further one doubles the work."""


@dataclass(frozen=True, slots=True)
class Range:
    """From `low` to `high`, both included, in the unit of the measure."""

    low: Fraction
    high: Fraction

    def meets(self, other: Range) -> bool:
        """Whether the two have a value in common."""
        return self.low <= other.high and other.low <= self.high


def rounding_error(value: Decimal) -> Decimal:
    """How far a rounded number may be from what it was: half of its last digit."""
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    return Decimal((0, (5,), exponent - 1))


def printed_range(value: Decimal) -> Range:
    """What a printed number stands for."""
    half = Fraction(rounding_error(value))
    return Range(Fraction(value) - half, Fraction(value) + half)


def measured_range(measured: Measured) -> Range | None:
    """What the measured value may have been; None where that cannot be told.

    Measures rise or fall with each of their facts over so short a way, so the ends of the range
    are found among the ends of the facts.
    """
    ends = [_ends(fact) for fact in measured.facts]
    if sum(len(both) > 1 for both in ends) > MAX_ROUNDED:
        return None
    found: list[Fraction] = []
    for facts in product(*ends):
        outcome = measure(measured.measure, {fact.id: fact for fact in facts})
        if not isinstance(outcome, Measured):
            return None
        found.append(outcome.shown)
    return Range(min(found), max(found))


def _ends(fact: Fact) -> tuple[Fact, ...]:
    """A fact at both ends of what its number stands for; counts and zeros are not rounded."""
    quantity = fact.quantity
    if quantity.unit.counts or quantity.value == 0:
        return (fact,)
    half = rounding_error(quantity.value)
    low, high = EXACT.subtract(quantity.value, half), EXACT.add(quantity.value, half)
    return tuple(replace(fact, quantity=Quantity(end, quantity.unit)) for end in (low, high))
