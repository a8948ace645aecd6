"""Units of facts and measured values, and quantities in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

DATE = "日期"
DAYS = "天"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its printed symbol, the dimension it measures, its size in the base unit.

    The dimension of a plain ratio (percent) is the empty text; counts such as 家 or 人
    are dimensions of their own, so that 人 and 件 never add up. `per` is the dimension below
    the stroke of 万元/人, empty for most units. A date is the number of its day, and a date minus
    a date is days.
    """

    symbol: str
    dimension: str
    factor: Fraction = Fraction(1)
    per: str = ""

    @property
    def counts(self) -> bool:
        """Whether the unit counts things, so that its numbers are never rounded."""
        return self.dimension == self.symbol

    @property
    def is_date(self) -> bool:
        """Whether values are calendar days."""
        return self.symbol == DATE


_SCALED = {
    "%": Unit("%", "", Fraction(1, 100)),
    "倍": Unit("倍", ""),
    "元": Unit("元", "money"),
    "万元": Unit("万元", "money", Fraction(10_000)),
    "亿元": Unit("亿元", "money", Fraction(100_000_000)),
    "m²": Unit("m²", "area"),
    "万m²": Unit("万m²", "area", Fraction(10_000)),
    "亩": Unit("亩", "area", Fraction(2000, 3)),
    "m": Unit("m", "length"),
    "km": Unit("km", "length", Fraction(1000)),
}


def unit(symbol: str) -> Unit:
    """The unit with this symbol; an unknown one, or one with several strokes, is a count."""
    over, stroke, under = symbol.partition("/")
    if stroke and over and under and "/" not in under:
        top, bottom = unit(over), unit(under)
        return Unit(symbol, top.dimension, top.factor / bottom.factor, bottom.dimension)
    return _SCALED.get(symbol) or Unit(symbol, symbol)


def day_of(value: Decimal | Fraction) -> date:
    """The day with this number; a part of a day counts as the day it lies in."""
    return date.fromordinal(int(value))


def number_of(day: date) -> Decimal:
    """The number of a day."""
    return Decimal(day.toordinal())


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as recorded (trailing zeros kept) and its unit."""

    value: Decimal
    unit: Unit

    @property
    def base(self) -> Fraction:
        """The exact value in the base unit of its dimension."""
        return Fraction(self.value) * self.unit.factor
