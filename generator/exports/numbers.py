"""Numbers as open data: exact where a decimal can be exact."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from generator.model.units import DATE, day_of
from generator.score.rounding import round_half_up

MAX_DIGITS = 12
"""Decimals kept of a value that no decimal expresses exactly, such as 1/3."""


def number(value: Decimal | None) -> str | None:
    """A recorded or rounded number, its digits kept."""
    return None if value is None else f"{value:f}"


def fraction(value: Fraction) -> str:
    """An exact decimal without idle zeros, or twelve decimals where none is exact."""
    text = f"{round_half_up(value, MAX_DIGITS):f}"
    return text.rstrip("0").rstrip(".") or "0"


def in_unit(value: Fraction, symbol: str) -> str:
    """An exact value in its unit; a date as 2021-06-30."""
    return day_of(value).isoformat() if symbol == DATE else fraction(value)
