"""How a printed figure stands to what can be computed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from generator.audit.ranges import Range, printed_range
from generator.score.rounding import round_half_up


class Verdict(StrEnum):
    """What an audit says of a printed figure.

    EXACT: what the printed operands give, rounded to the printed digits, is the printed figure.
    ROUNDING: it is not, but it is possible within the rounding of the operands.
    CONTRADICTS: no operands that round to the printed ones give it.
    NOT_COMPUTABLE: nothing in the report lets it be checked.
    """

    EXACT = "exact"
    ROUNDING = "rounding"
    CONTRADICTS = "contradicts"
    NOT_COMPUTABLE = "not_computable"


@dataclass(frozen=True, slots=True)
class Computed:
    """A value computed from printed operands, and the range their rounding allows.

    `range` is None where it cannot be told.
    """

    value: Fraction
    range: Range | None


def verdict(printed: Decimal, computed: Computed) -> Verdict:
    """The verdict on a printed number; both are in the same unit."""
    exponent = printed.as_tuple().exponent
    digits = max(0, -exponent) if isinstance(exponent, int) else 0
    if round_half_up(computed.value, digits) == printed:
        return Verdict.EXACT
    if computed.range is not None and computed.range.meets(printed_range(printed)):
        return Verdict.ROUNDING
    return Verdict.CONTRADICTS
