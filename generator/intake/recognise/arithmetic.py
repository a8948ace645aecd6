"""Whether numbers as printed give a result as printed, all of them rounded for print."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import product

from generator.intake.quantities import Quantity
from generator.intake.wording.expressions import value
from generator.load.expressions import parse_expression
from generator.model.expressions import Expression
from generator.model.units import unit
from generator.yaml_nodes.scalars import Misfit

_MOST = 6
"""Numbers in one expression whose rounding is looked into."""


def parsed(expression: str) -> Expression | None:
    """The tree of an expression; None where it is not plain arithmetic."""
    found = parse_expression(expression)
    return None if isinstance(found, Misfit) else found


def gives(expression: Expression, of: Mapping[str, Quantity], printed: Quantity) -> bool:
    """Whether the printed numbers may give the printed result, by the ends of their rounding."""
    ends = {name: _ends(one) for name, one in of.items()}
    if len(ends) > _MOST:
        ends = {name: (_exact(one),) for name, one in of.items()}
    found = [
        result
        for chosen in product(*ends.values())
        if (result := value(expression, dict(zip(ends, chosen, strict=True)))) is not None
    ]
    half = _half(printed.value)
    low = (Fraction(printed.value) - half) * unit(printed.unit).factor
    high = (Fraction(printed.value) + half) * unit(printed.unit).factor
    return bool(found) and min(found) <= high and max(found) >= low


def _exact(one: Quantity) -> Fraction:
    return Fraction(one.value) * unit(one.unit).factor


def _ends(one: Quantity) -> tuple[Fraction, ...]:
    if one.nothing or "." not in one.printed:
        return (_exact(one),)
    half, factor = _half(one.value), unit(one.unit).factor
    return ((Fraction(one.value) - half) * factor, (Fraction(one.value) + half) * factor)


def _half(number: Decimal) -> Fraction:
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)
    return Fraction(Decimal((0, (5,), exponent - 1)))
