"""Numbers as a finance officer expects them: thousands separators, fixed digits, half up.

Displayed percentages have two decimals; scoring never uses a displayed value.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from generator.model.units import Quantity
from generator.score.rounding import round_half_up

PERCENT_DIGITS = 2


def decimal(value: Decimal) -> str:
    """A recorded number with thousands separators; its own trailing zeros are kept."""
    return f"{value:,f}"


def points(value: Decimal, digits: int) -> str:
    """Points with the digits of the framework: 2.00."""
    return decimal(round_half_up(Fraction(value), digits))


def exact_points(value: Fraction, digits: int) -> str:
    """Exact points, written with the digits of the framework."""
    return decimal(round_half_up(value, digits))


def plain_points(value: Decimal) -> str:
    """Points without idle zeros: 2, 0.5. For weights and the parameters of rules."""
    return f"{value.normalize():,f}"


def percent(ratio: Fraction) -> str:
    """A ratio as a percentage: 99.08%."""
    return f"{decimal(round_half_up(ratio * 100, PERCENT_DIGITS))}%"


def quantity(value: Quantity) -> str:
    """A recorded number with its unit; the percent sign stands close, other units apart."""
    return with_unit(decimal(value.value), value.unit.symbol)


def with_unit(number: str, symbol: str) -> str:
    """A written number and a unit."""
    return f"{number}%" if symbol == "%" else f"{number} {symbol}".rstrip()


def measured(value: Fraction, symbol: str) -> str:
    """A measured value in its unit: whole where it is, else to two decimals; percent always."""
    if symbol == "%":
        return with_unit(decimal(round_half_up(value, PERCENT_DIGITS)), symbol)
    digits = 0 if value.denominator == 1 else PERCENT_DIGITS
    return with_unit(decimal(round_half_up(value, digits)), symbol)
