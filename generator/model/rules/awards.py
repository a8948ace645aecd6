"""What a band, a level or a part gives: points, a share of the weight, or a range of either."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Award:
    """Points that can be earned, from `least` to `most`; equal where nothing is to choose."""

    least: Fraction
    most: Fraction

    @property
    def is_range(self) -> bool:
        """Whether the evaluator chooses within it."""
        return self.least != self.most

    def holds(self, points: Decimal) -> bool:
        """Whether points lie in it, ends included."""
        return self.least <= points <= self.most


class Awarding(Protocol):
    """Something that gives points.

    `points` is all it can give, in points, or in percent of the weight where `share` (三档
    100-80%). `least` is the low end of a range inside which the evaluator chooses (9-8分), None
    where the points are fixed.
    """

    @property
    def points(self) -> Decimal:
        """All it can give."""

    @property
    def least(self) -> Decimal | None:
        """The low end of a range."""

    @property
    def share(self) -> bool:
        """Whether the numbers are percent of the weight."""


def award(one: Awarding, weight: Decimal) -> Award:
    """What something gives on an indicator of this weight."""
    unit = Fraction(weight) / 100 if one.share else Fraction(1)
    most = Fraction(one.points) * unit
    return Award(most if one.least is None else Fraction(one.least) * unit, most)


def told(points: Fraction) -> str:
    """Points as a message says them, without idle zeros."""
    value = Decimal(points.numerator) / Decimal(points.denominator)
    return f"{value.normalize():f}"
