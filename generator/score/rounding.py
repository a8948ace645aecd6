"""Rounding, declared by the framework and done once."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from generator.model.framework import Rounding


def round_half_up(value: Fraction, digits: int) -> Decimal:
    """四舍五入: to the nearest decimal of `digits` places, halves away from zero.

    Exact: the fraction is never turned into a binary number on the way.
    """
    scale: int = 10**digits
    doubled = abs(value) * scale * 2 + 1
    whole = doubled.numerator // (doubled.denominator * 2)
    signed = -whole if value < 0 else whole
    return Decimal(signed).scaleb(-digits)


def rounded(value: Fraction, rounding: Rounding) -> Decimal:
    """A value rounded as the framework declares; half up is the one mode there is."""
    return round_half_up(value, rounding.digits)
