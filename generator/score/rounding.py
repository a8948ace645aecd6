"""Rounding, declared by the framework and done once; sums that lose nothing."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Context, Decimal, Inexact
from fractions import Fraction
from functools import reduce

from generator.model.framework import Rounding

EXACT = Context(prec=100, traps=[Inexact])
"""Decimal arithmetic that raises before it loses a digit; the usual one keeps 28 in silence."""


def round_half_up(value: Fraction, digits: int) -> Decimal:
    """四舍五入: to the nearest decimal of `digits` places, halves away from zero.

    Exact at any size: no binary number and no decimal context on the way.
    """
    scaled: int = abs(value.numerator) * 10**digits
    whole = (2 * scaled + value.denominator) // (2 * value.denominator)
    return Decimal(f"{-whole if value < 0 else whole}E-{digits}")


def rounded(value: Fraction, rounding: Rounding) -> Decimal:
    """A value rounded as the framework declares; half up is the one mode there is."""
    return round_half_up(value, rounding.digits)


def exact_sum(values: Iterable[Decimal]) -> Decimal:
    """The sum of points, with the digits of the longest."""
    return reduce(EXACT.add, values, Decimal(0))
