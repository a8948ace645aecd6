"""Numbers as a finance officer expects them: thousands separators, fixed digits, half up.

Displayed percentages have two decimals; scoring never uses a displayed value.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from generator.model.units import DATE, Quantity, day_of
from generator.score.rounding import round_half_up
from generator.words import units
from generator.words.catalogue import Words
from generator.words.marks import day, noted

PERCENT_DIGITS = 2
MAX_DIGITS = 12
MORE_DIGITS = 2


def decimal(value: Decimal) -> str:
    """A recorded number with thousands separators; its own trailing zeros are kept.

    For readers, with a true minus sign as in −4 / 5; data keep the hyphen.
    """
    return f"{value:,f}".replace("-", "−")


def points(value: Decimal, digits: int) -> str:
    """Points with the digits of the framework: 2.00; more where they have more."""
    exponent = value.normalize().as_tuple().exponent
    own = -exponent if isinstance(exponent, int) else 0
    return decimal(round_half_up(Fraction(value), max(digits, own)))


def exact_points(value: Fraction, digits: int) -> str:
    """Exact points, written with the digits of the framework.

    Up to two more where they are exact then, so that a sum in a working comes out.
    """
    for more in range(MORE_DIGITS + 1):
        if round_half_up(value, digits + more) == value:
            return decimal(round_half_up(value, digits + more))
    return decimal(round_half_up(value, digits))


def attainable(weight: Decimal, full: Decimal, say: Words) -> str:
    """A weight, and in brackets what can be earned this time where that is not the weight."""
    if full == weight or not full:
        return plain_points(weight)
    return noted(plain_points(weight), plain_points(full), say)


def plain_points(value: Decimal) -> str:
    """Points without idle zeros: 2, 0.5. For weights and the parameters of rules."""
    return decimal(value.normalize())


NO_RATE = "—"
"""Stands where there is no rate, as for an indicator that does not apply."""


def percent(ratio: Fraction | None) -> str:
    """A ratio as a percentage: 99.08%."""
    if ratio is None:
        return NO_RATE
    return f"{decimal(round_half_up(ratio * 100, PERCENT_DIGITS))}%"


def quantity(value: Quantity, say: Words) -> str:
    """A recorded number with its unit; the percent sign stands close, other units apart."""
    if value.unit.is_date:
        return day(day_of(value.value), say)
    return with_unit(decimal(value.value), value.unit.symbol, say)


def with_unit(number: str, symbol: str, say: Words) -> str:
    """A written number and a unit."""
    if symbol == "%":
        return f"{number}%"
    return f"{number} {units.after(number, symbol, say)}".rstrip()


def parameter(value: Decimal, symbol: str, say: Words) -> str:
    """A parameter of a rule in the unit of the measure."""
    if symbol == DATE:
        return day(day_of(value), say)
    return with_unit(plain_points(value), symbol, say)


def exact(value: Fraction) -> str:
    """Exact points without idle zeros."""
    return plain_points(round_half_up(value, MAX_DIGITS))


def measured(value: Fraction, symbol: str, say: Words, edges: Iterable[Decimal] = ()) -> str:
    """A measured value in its unit: whole where it is, else to two decimals; percent always.

    A value close to one of the edges is given as many decimals as tell it from them. A date is
    a day.
    """
    if symbol == DATE:
        return day(day_of(value), say)
    digits = 0 if value.denominator == 1 and symbol != "%" else PERCENT_DIGITS
    near = [Fraction(edge) for edge in edges if Fraction(edge) != value]
    while digits < MAX_DIGITS and round_half_up(value, digits) in near:
        digits += 1
    return with_unit(decimal(round_half_up(value, digits)), symbol, say)
